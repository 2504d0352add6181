"""Items as a Markdown table, for a newsletter, an issue or 한글."""

from __future__ import annotations

from aitrack.views.cells import cell
from aitrack.views.csv import flat
from aitrack.views.heads import HEADS
from aitrack.views.labels import COLUMNS, GROUPS, state_text
from aitrack.views.summary import bodies_now, footing, heading, nothing
from aitrack.views.table import columns, rows_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.answers.report import Report, Row
    from aitrack.errors import Lang

_SPECIAL = {ord(mark): f"\\{mark}" for mark in "\\`*_[]<>|~&$"}
_AT_THE_START = "#+-=:"
WHOLE = {
    "show": (
        "number",
        "id",
        "title",
        "state",
        "when",
        "deadline",
        "sides",
        "outcome",
        "evidence",
        "note",
    ),
    "conflicts": ("number", "id", "title", "disagreements", "sides", "note"),
}
"""Commands whose page says more than a line of a list: what their table says, in fields."""


def render(report: Report, fields: Sequence[str], lang: Lang) -> str:
    """The page's columns, or the fields asked for."""
    lines = [opening(heading(report, lang)), ""]
    named = list(fields)
    for group in report.groups:
        fields = fields or WHOLE.get(report.command, ())
        names = list(fields or columns(report))
        heads = named or [(HEADS if fields else COLUMNS)[name].say(lang) for name in names]
        if group.name:
            lines += [f"**{escape(GROUPS[group.name].say(lang))}** ({len(group.rows)})", ""]
        lines += [_row(heads), _row(["---"] * len(names))]
        if fields:
            told = flat(group.rows, report.numbers, lang)
            if not named:
                told.update(_in_words(group.rows, lang))
            rows = zip(*[told[name] for name in fields], strict=True)
            cells = [list(map(cell, row)) for row in rows]
        else:
            cells = rows_of(report, group, names, lang)[1:]
        lines += [_row([escape(value) for value in row]) for row in cells]
        lines.append("")
    if not report.groups:
        lines += [nothing(report, lang), ""]
    feet = [foot for foot in (footing(report, lang), bodies_now(report, lang)) if foot]
    return "\n".join([*lines, "\n\n".join(map(escape, feet))]).rstrip() + "\n"


def _in_words(rows: Sequence[Row], lang: Lang) -> dict[str, list[str]]:
    """What programs know by a name, as the other pages say it."""
    from aitrack.views.conflicts import ABOUT  # noqa: PLC0415, only for whole items
    from aitrack.views.entries import entry_text  # noqa: PLC0415

    about = [[ABOUT[each].say(lang) for each in row.event.disagreements] for row in rows]
    outcomes = [row.standing.outcome for row in rows]
    return {
        "state": [state_text(row.standing, lang, row.event.nature) for row in rows],
        "disagreements": list(map(", ".join, about)),
        "outcome": [
            f"{entry_text(said, lang)} {said.on or ''}".rstrip() if said else ""
            for said in outcomes
        ],
    }


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    r"""Take from every character the meaning that Markdown gives it; an address is no link.

    >>> escape("<b>*a*</b> https://example.org www.example.org")
    '\\<b\\>\\*a\\*\\</b\\> https\\://example.org www\\.example.org'
    """
    text = text.translate(_SPECIAL).replace("://", "\\://")
    for www in ("www.", "WWW."):
        text = text.replace(www, f"{www[:3]}\\.")
    return text


def opening(text: str) -> str:
    r"""The same at the start of a line, where more means something: a heading, a list.

    >>> opening("# a"), opening("1. a"), opening("2026")
    ('\\# a', '1\\. a', '2026')
    """
    text = escape(text)
    number = len(text) - len(text.lstrip("0123456789"))
    if text[:1] and text[0] in _AT_THE_START:
        return f"\\{text}"
    return (
        f"{text[:number]}\\{text[number:]}" if number and text[number:][:1] in tuple(".)") else text
    )
