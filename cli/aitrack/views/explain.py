"""One notation explained: the days, the bound, the precision, D-day, EDTF, and each part."""

from __future__ import annotations

from aitrack.dates.reading import Form
from aitrack.dates.wording import d_day, describe, format_edtf, iso_days
from aitrack.errors import Words
from aitrack.printable import clean, width_columns
from aitrack.views.labels import day_text
from aitrack.views.width import pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Any

    from aitrack.dates.cursor import NotationError
    from aitrack.dates.find import Found
    from aitrack.dates.reading import Reading
    from aitrack.dates.running import Dated
    from aitrack.errors import Lang

_MARGIN = 10
_FORMS = {
    Form.VAGUE: Words("날짜 없는 말(날짜로 읽지 않음)", "a word without a date (never dated)"),
    Form.RECURRING: Words("되풀이되는 일(날짜가 아니라 규칙)", "recurring: a rule, not days"),
    Form.ANCHORED: Words("어떤 날부터 세는 기간", "counted from an event"),
}


def item(notation: str, read: Reading | NotationError, lang: Lang) -> dict[str, Any]:
    """What a program gets: the contract's keys, null where there is nothing to say."""
    from aitrack.dates.reading import Reading  # noqa: PLC0415, here a type to tell apart

    keys = ("start", "end", "bound", "precision", "edtf", "approximate", "inferred", "rrule")
    if not isinstance(read, Reading):
        error = {"column": read.column + 1, "message": read.words.say(lang)}
        return {
            "notation": notation, "ok": False, **dict.fromkeys(keys),
            "approximate": False, "inferred": False, "warnings": [],
            "error": error["message"], "anchor": None, "column": error["column"],
        }  # fmt: skip
    said = {"notation": notation, "ok": True, **_said(read, lang)}
    return said | {"error": None, "anchor": read.anchor, "column": None}


def _said(read: Reading, lang: Lang) -> dict[str, Any]:
    """The days, the bound and all that was noticed, as programs get them."""
    period = read.period
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.last_day.isoformat() if period.last_day else None,
        "bound": read.bound,
        "precision": period.precision.value,
        "edtf": format_edtf(period, approximate=read.approximate, known=read.edtf),
        "approximate": read.approximate,
        "inferred": period.inferred,
        "rrule": read.rrule,
        "warnings": [words.say(lang) for words in read.warnings],
    }


def text_item(text: str, found: Iterable[Found], lang: Lang) -> dict[str, Any]:
    """A line of running text and every date in it: columns from 1, lengths in characters."""
    dates = [
        {
            "column": each.start + 1,
            "length": each.stop - each.start,
            "notation": each.text,
            **_said(each.reading, lang),
        }
        for each in found
    ]
    return {"text": text, "found": dates}


def text_items(
    lines: Iterable[str], reference: date | None, lang: Lang
) -> Iterator[dict[str, Any]]:
    """One item a line of input: ``TEXT``, then after a tab, if any, its reference date."""
    from aitrack.dates import running  # noqa: PLC0415, only where a text is read
    from aitrack.dates.find import find  # noqa: PLC0415

    for line in lines:
        text, own = running.split(line.rstrip("\r\n"))
        yield text_item(text, find(text, own or reference), lang)


def text_page(dates: Iterable[Dated], lang: Lang) -> str:
    """Every date of a running text, one a line: where it stands, as printed, and its days."""
    rows = [
        (f"{each.line}:{each.column}", clean(each.found.text), _meaning(each.found.reading, lang))
        for each in dates
    ]
    if not rows:
        return Words("날짜가 없음", "no dates").say(lang) + "\n"
    place, text = (max(width_columns(row[at]) for row in rows) for at in (0, 1))
    lines = [f"{pad(row[0], place)}  {pad(row[1], text)}  {row[2]}" for row in rows]
    count = Words(f"날짜 {len(rows)}곳", f"{len(rows)} dates")
    return "\n".join([*lines, count.say(lang)]) + "\n"


def meaning(read: Reading, lang: Lang) -> str:
    """What a reading says in a few words: its days, or what sort of thing it is."""
    if read.bound not in tuple(Form):
        return describe(read.period, lang)
    more = read.rrule or read.anchor
    return _FORMS[read.form].say(lang) + (f": {more}" if more else "")


def _meaning(read: Reading, lang: Lang) -> str:
    return " · ".join([meaning(read, lang), *(words.say(lang) for words in read.warnings)])


def page(notation: str, read: Reading, today: date, lang: Lang) -> str:
    """What a person gets."""

    def line(ko: str, en: str, text: str) -> str:
        return f"{pad(Words(ko, en).say(lang), _MARGIN)}{text}"

    period = read.period
    lines = [clean(notation)]
    if read.bound in tuple(Form):
        lines.append(line("뜻", "meaning", _FORMS[read.form].say(lang)))
    else:
        lines.append(line("읽은 날짜", "days", describe(period, lang)))
    if period.deadline:
        left = d_day((period.deadline - today).days)
        lines.append(line("기한", "deadline", f"{day_text(period.deadline, lang)} {left}"))
    if read.approximate:
        said = Words("'초·말·경'은 관례로 읽은 어림", "early, late, about: read by custom")
        lines.append(line("어림", "about", said.say(lang)))
    if edtf := format_edtf(period, approximate=read.approximate, known=read.edtf):
        lines.append(line("EDTF", "EDTF", edtf))
    if read.rrule:
        lines.append(line("RRULE", "RRULE", read.rrule))
    if read.anchor or read.bound == Form.ANCHORED.value:
        counted = read.anchor or Words("적혀 있지 않음", "not said").say(lang)
        if read.bound == Form.ANCHORED.value:
            hint = Words("(그날을 --anchor로 주면 셈)", "(give its day with --anchor)")
            counted += f" {hint.say(lang)}"
        lines.append(line("세는 날", "counted", counted))
    for number, (text, unit) in enumerate(read.parts):
        name = ("부분", "part") if not number else ("", "")
        lines.append(line(*name, f"{clean(text)} → {iso_days(unit)}"))
    lines += [line("주의", "warning", words.say(lang)) for words in read.warnings]
    return "\n".join(lines) + "\n"


def pointed(error: NotationError, lang: Lang) -> str:
    """An error under the text it speaks of, pointing at the column; Hangul counts two wide."""
    text = clean(error.text)
    indent = " " * width_columns(clean(error.text[: error.column]))
    return f"{text}\n{indent}^ {error.said.say(lang)}"
