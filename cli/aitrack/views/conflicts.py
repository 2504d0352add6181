"""Contradictions side by side: every mention with its line, its print and its reading."""

from __future__ import annotations

from aitrack.dates.wording import iso_days
from aitrack.errors import Words
from aitrack.model import Disagreement
from aitrack.views.grid import align, natural_widths
from aitrack.views.labels import footing, heading, names_printed, note_of, nothing, title_of
from aitrack.views.width import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report
    from aitrack.bodies import Bodies
    from aitrack.errors import Lang
    from aitrack.model import Event

ABOUT = {
    Disagreement.DATE: Words("날짜", "date"),
    Disagreement.NAME: Words("이름", "name"),
    Disagreement.MINISTRY: Words("기관", "ministry"),
    Disagreement.FIGURE: Words("수치", "figure"),
    Disagreement.STRENGTH: Words("약속의 세기", "strength of commitment"),
}


def render(report: Report, bodies: Bodies, lang: Lang) -> str:
    """A block for each event, the governing mention first."""
    lines = [heading(report, lang)]
    for row in report.rows:
        event = row.event
        about = ", ".join(ABOUT[each].say(lang) for each in event.disagreements)
        lines += ["", f"{clean(title_of(event, lang))}  [{about}]  {event.id}"]
        cells = _cells(event, bodies, lang)
        lines += [f"  {line}" for line in align(cells, natural_widths([cells]), [False] * 4)]
        if note := note_of(event, lang):
            lines.append(f"  {clean(note)}")
    if not report.rows:
        lines += ["", nothing(report, lang)]
    foot = footing(report, lang)
    return "\n".join([*lines, *(["", foot] if foot else [])]) + "\n"


def _cells(event: Event, bodies: Bodies, lang: Lang) -> list[list[str]]:
    rows = []
    for mention in event.mentions:
        printed = mention.when or Words("(날짜 없음)", "(no date)").say(lang)
        days = iso_days(mention.period) if mention.when or mention.read_as else ""
        governs = Words(" (기준)", " (governs)").say(lang) if mention is event.mentions[0] else ""
        named = f" · {names_printed(mention, bodies, lang)}" if mention.ministries else ""
        place = f"{mention.document}:{mention.line}"
        rows.append([place, clean(printed), days, clean(f"{mention.at or ''}{named}{governs}")])
    return rows
