"""Items as rows for spreadsheets: one line each, lists joined, no cell that a sheet would run."""

from __future__ import annotations

import io
from unicodedata import category, normalize

from aitrack.answers.items import item
from aitrack.views.width import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.report import Report, Row
    from aitrack.errors import Lang

_RUNS = ("=", "+", "-", "@", "\N{MINUS SIGN}")
"""What begins a formula, once a text is in its usual form."""
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and marks that look like a blank."""
_MONEY = "$₩€¥£"
_MARKS = frozenset(f".,-/:()%+\N{FRACTION SLASH}{_MONEY}")
_UNITS = frozenset(
    ("e", "am", "pm", "년", "월", "일", "시", "분", "초", "오전", "오후", "年", "月", "日", "時")
)
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_MOST_DIGITS = 15
"""A sheet keeps no more of a number."""
_ISO = 10
_YEAR = 4
_MONTHS_OF_A_YEAR = 12
_JOIN = "; "


def render(
    report: Report, fields: Sequence[str], headers: Lang | None = None, delimiter: str = ","
) -> str:
    """Comma-separated, CRLF line ends as RFC 4180 wants them."""
    out = io.StringIO()
    writer = sheet(out, delimiter)
    writer.writerow(headed(fields, headers))
    for row in report.rows:
        values = flat(row, number=report.numbers.get(row.event.id))
        writer.writerow([sheet_cell(values[name]) for name in fields])
    return out.getvalue()


def sheet(out: io.StringIO, delimiter: str) -> Any:
    """A writer of rows; without the module around it, which takes long to import."""
    try:
        from _csv import writer  # noqa: PLC0415
    except ImportError:  # another Python than CPython
        from csv import writer  # noqa: PLC0415
    return writer(out, delimiter=delimiter)


def render_tabs(report: Report, fields: Sequence[str], headers: Lang | None = None) -> str:
    """Tab-separated, for pasting into a sheet."""
    return render(report, fields, headers, "\t")


def headed(names: Sequence[str], headers: Lang | None) -> list[str]:
    """The heads of columns, in a language or as programs know them."""
    if headers is None:
        return list(names)
    from aitrack.views.heads import HEADS  # noqa: PLC0415, only where they are asked for

    return [HEADS[name].say(headers) if name in HEADS else name for name in names]


def flat(row: Row, lang: Lang = "ko", number: int | None = None) -> dict[str, Any]:
    """An item with every value as ``cell`` or ``sheet_cell`` takes it.

    A mention becomes ``document:line``, an outcome its status, day and whose
    word it is, the parts of an umbrella their counts.

    Args:
        row: The item.
        lang: In English, what has its English beside it gives way to that.
        number: Its short number, where it is known.
    """
    values = item(row, number)
    said_in = values["mentions"]
    if lang == "en":
        said_in = [_english(each) for each in said_in]
    values["sides"] = [_side(each) for each in said_in]
    if lang == "en":
        values = _english(values)
    said = values["outcome"]
    values["evidence"] = [_place(each) for each in said["evidence"]] if said else []
    values["mentions"] = [f"{m['document']}:{m['line']}" for m in values["mentions"] if m["line"]]
    if values["parts"]:
        values["parts"] = "; ".join([f"{name} {n}" for name, n in values["parts"].items()])
    if said:
        values["outcome"] = " ".join(filter(None, (said["status"], said["on"], f"({said['by']})")))
    return values


def _english(values: dict[str, Any]) -> dict[str, Any]:
    """The same with the English of what has it."""
    return {name: values.get(f"{name}_en") or value for name, value in values.items()}


def _side(said: dict[str, Any]) -> str:
    """One place that speaks of an item: where, as printed, as read, and why so."""
    parts = [f"{said['document']}:{said['line']}"] if said["document"] else []
    parts.append(said["when"] or "-")
    if said["read_as"]:
        parts.append(f"⇒ {said['read_as']}")
    days = [said[name] or "" for name in ("start", "end")]
    parts.append("/".join(days) if any(days) else "")
    if said["why"]:
        parts.append(f"({said['why']})")
    return " ".join(filter(None, (*parts, "·".join(said["ministries"]))))


def _place(evidence: dict[str, Any]) -> str:
    names = ("title", "publisher", "document_number", "dated", "url", "file")
    return " ".join(evidence[name] for name in names if evidence[name])


def cell(value: Any) -> str:
    """A value as the text of one cell, for people."""
    kind = value.__class__
    if kind is str:
        return clean(value)
    if value is None:
        return ""
    if kind is bool:
        return "true" if value else "false"
    if kind is list:
        return clean(_JOIN.join(value)) if value else ""
    return str(value) if kind is int else clean(str(value))


def sheet_cell(value: Any) -> str:
    """The same for a sheet: text that it would run, or take for a number, has an apostrophe."""
    text = cell(value)
    return text if not text or isinstance(value, int | float) else _in_a_sheet(text)


class _InASheet(dict[str, str]):
    """Texts that were met, as they stand in a sheet: most stand there often."""

    def __missing__(self, text: str) -> str:
        if len(self) > _MOST_TEXTS:
            self.clear()
        self[text] = found = f"'{text}" if is_run(text) or is_misread(text) else text
        return found


_in_a_sheet = _InASheet().__getitem__
_MOST_TEXTS = 1 << 14


def is_run(text: str) -> bool:
    """Whether a sheet would read a text as a formula, in whatever form of the marks.

    >>> is_run(" ﹢1"), is_run("1+1")
    (True, False)
    """
    return _folded(text).startswith(_RUNS)


def is_misread(text: str) -> bool:
    """Whether a sheet would make another number, day or time of a text.

    A day such as ``2026-11-22`` and a plain number are what they are taken for.

    >>> [is_misread(text) for text in ("(24.1)", "2026.10", "5월 21일", "2025", "24.下")]
    [True, True, True, False, False]
    """
    if _is_plain(text):
        return False
    text = _folded(text)
    if not _is_unit(_first_word(text)):
        return False
    if not _is_number_or_day("".join([char if char.isdecimal() else " " for char in text]), text):
        return False
    letters = "".join([char if char.isalpha() else " " for char in text])
    others = [char for char in text if not (char.isdecimal() or char.isalpha() or char.isspace())]
    return _MARKS.issuperset(others) and all(map(_is_unit, letters.split()))


def _first_word(text: str) -> str:
    """Its first letters, to whatever is none: of most texts they tell that it is no day."""
    start = None
    for at, char in enumerate(text):
        if char.isalpha():
            start = at if start is None else start
        elif start is not None:
            return text[start:at]
    return "" if start is None else text[start:]


def _is_unit(word: str) -> bool:
    """Whether a word can stand in a number or a day; no word can."""
    word = word.casefold()
    return not word or word in _UNITS or word[:3] in _MONTHS


def _is_number_or_day(digits: str, text: str) -> bool:
    """Whether the numbers in a text can be a number, a day, or a time, by how many they are."""
    numbers = digits.split()
    joined = "-" in text or "/" in text
    if not numbers or (joined and sum(len(each) >= _YEAR for each in numbers) > 1):
        return False
    if joined and len(numbers) == 2 and not text.endswith("%"):  # noqa: PLR2004, a month and more
        return any(len(each) <= _YEAR and 1 <= int(each) <= _MONTHS_OF_A_YEAR for each in numbers)
    before, bracket, _ = text.partition("(")
    return ".." not in text and not (bracket and before.strip() not in ("", *_MONEY))


def _is_plain(text: str) -> bool:
    """A whole number as it is usually written, or a day of ISO 8601."""
    if text.isascii() and text.isdecimal():
        return text == "0" or (len(text) <= _MOST_DIGITS and text[0] != "0")
    if len(text) != _ISO:
        return False
    year, month, day = [*text.split("-"), "", ""][:3]
    parts = (year, month, day)
    return tuple(map(len, parts)) == (4, 2, 2) and "".join(parts).isdecimal()


def _folded(text: str) -> str:
    """As a sheet reads it: in its usual form, without what cannot be seen before it."""
    at = 0
    text = normalize("NFKC", text)
    while at < len(text) and (
        text[at].isspace() or text[at] in _UNSEEN or category(text[at]) in ("Mn", "Me", "Cf", "Cc")
    ):
        at += 1
    return text[at:]
