"""Contradictions side by side: every mention with its line, its print and its reading."""

from __future__ import annotations

from aitrack.dates.wording import iso_days
from aitrack.errors import Words
from aitrack.model import Disagreement
from aitrack.printable import clean
from aitrack.views.grid import align, left_out, natural_widths
from aitrack.views.labels import names_printed, note_of, title_of
from aitrack.views.summary import footing, heading, nothing
from aitrack.views.width import hang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report
    from aitrack.errors import Lang
    from aitrack.model import Event
    from aitrack.views.grid import Cells

ABOUT = {
    Disagreement.DATE: Words("날짜", "date"),
    Disagreement.NAME: Words("이름", "name"),
    Disagreement.MINISTRY: Words("기관", "ministry"),
    Disagreement.FIGURE: Words("수치", "figure"),
    Disagreement.STRENGTH: Words("약속의 세기", "strength of commitment"),
}
HEADS = {
    "governs": Words("기준", "governs"),
    "place": Words("문서와 행", "document, line"),
    "printed": Words("표기", "as printed"),
    "days": Words("읽은 날짜", "read as"),
    "at": Words("문서 안의 자리", "where in it"),
}
_LEAVING = ("at",)
_INDENT = 2


def render(report: Report, lang: Lang, *, room: int | None = None) -> str:
    """A block for each event, the governing mention first; for a window of so many columns."""
    lines = hang(heading(report, lang), room)
    left = list[str]()
    for row in report.rows:
        event = row.event
        about = ", ".join(ABOUT[each].say(lang) for each in event.disagreements)
        number = f"{report.numbers[event.id]}  " if event.id in report.numbers else ""
        first = f"{number}{clean(title_of(event, lang))}  [{about}]  {event.id}"
        lines += ["", *hang(first, room, len(number) or _INDENT)]
        drawn, left_here = _aligned(_cells(event, lang), room)
        lines += [f"  {line}" for line in drawn]
        left += [name for name in left_here if name not in left]
        if note := note_of(event, lang):
            lines += hang(f"  {clean(note)}", room)
    if not report.rows:
        lines += ["", nothing(report, lang)]
    feet = [footing(report, lang), left_out(left, HEADS, lang)]
    foot = [part for each in feet if each for part in hang(each, room)]
    return "\n".join([*lines, *(["", *foot] if foot else [])]) + "\n"


def _aligned(cells: Cells, room: int | None) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a table without heads, and the names of the columns that did not fit."""
    if room is None:
        return align(cells, natural_widths([cells]), [False] * len(HEADS)), ()
    from aitrack.views.fit import fitted  # noqa: PLC0415, only for a window
    from aitrack.views.paint import painted  # noqa: PLC0415
    from aitrack.views.terminal import drawn  # noqa: PLC0415

    fit = fitted(tuple(HEADS), [cells], room - _INDENT, _LEAVING, headed=False)
    return painted(drawn(fit.cells(cells), fit), colour=False).splitlines(), fit.left


def _cells(event: Event, lang: Lang) -> list[list[str]]:
    rows = []
    for mention in event.mentions:
        printed = mention.when or Words("(날짜 없음)", "(no date)").say(lang)
        days = iso_days(mention.period) if mention.when or mention.read_as else ""
        governs = HEADS["governs"].say(lang) if mention is event.mentions[0] else ""
        named = f" · {names_printed(mention, lang)}" if mention.ministries else ""
        place = f"{mention.document}:{mention.line}"
        rows.append([governs, place, clean(printed), days, clean(f"{mention.at or ''}{named}")])
    return rows
