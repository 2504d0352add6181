"""Differences between two stores, for the screen and for a commit message or a newsletter."""

from __future__ import annotations

from itertools import groupby

from aitrack.answers.changes import Change
from aitrack.errors import Words
from aitrack.model import Status
from aitrack.printable import clean
from aitrack.views.heads import HEADS
from aitrack.views.labels import (
    STATES,
    STATUSES,
    bodies_text,
    bracketed,
    joined,
    names_of,
    recorded_until,
    then,
    title_of,
    word_of,
)
from aitrack.views.markdown import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aitrack.answers.changes import Difference
    from aitrack.errors import Lang

CHANGES = {
    Change.FELL_DUE: Words("기한이 지남", "fell due"),
    Change.ADDED: Words("추가", "added"),
    Change.REMOVED: Words("삭제", "removed"),
    Change.MOVED: Words("기한·기간 이동", "moved in time"),
    Change.REASSIGNED: Words("담당 변경", "re-assigned"),
    Change.SETTLED: Words("결과", "outcomes"),
    Change.EDITED: Words("그 밖의 수정", "edited otherwise"),
}
NOTHING = Words("달라진 항목이 없습니다.", "No item differs.")


def summary(found: Sequence[Difference], lang: Lang) -> str:
    """How many of each."""
    counts = [(each, sum(one.change is each for one in found)) for each in Change]
    said = [f"{CHANGES[each].say(lang)} {number}" for each, number in counts if number]
    return " · ".join(said) or NOTHING.say(lang)


def between(first: date, day: date) -> Words:
    """Which two days of one store are compared."""
    return Words(f"{first}부터 {day}까지", f"from {first} to {day}")


def text(found: Sequence[Difference], head: str, lang: Lang) -> str:
    """A block for each kind of change, a line for each item."""
    lines = [head]
    for change, several in groupby(found, key=lambda each: each.change):
        lines += ["", f"[{CHANGES[change].say(lang)}]"]
        lines += [
            f"  {_title(each, lang)}: {detail(each, lang)}  {each.event.id}" for each in several
        ]
    return "\n".join(map(clean, lines)) + "\n"


def markdown(found: Sequence[Difference], head: str, lang: Lang) -> str:
    """Headings and bullets."""
    lines = [head]
    for change, several in groupby(found, key=lambda each: each.change):
        lines += ["", f"### {CHANGES[change].say(lang)}", ""]
        lines += [
            f"- **{escape(_title(each, lang))}**: {escape(detail(each, lang))}" for each in several
        ]
    return "\n".join(map(clean, lines)) + "\n"


def first(
    found: Sequence[Difference],
    as_of: date | None,
    record_day: date | None,
    lang: Lang,
    days: Words | None = None,
) -> str:
    """How many of each, the days whose record is compared, and how far the newer record goes."""
    said = [days.say(lang)] if days else []
    said.append(summary(found, lang))
    said += [then(as_of).say(lang)] if as_of and not days else []
    said += [recorded_until(record_day).say(lang)] if record_day else []
    return "   ".join(said)


def detail(each: Difference, lang: Lang) -> str:
    """What changed, from what to what."""
    before, after = each.before, each.after
    if each.change is Change.FELL_DUE:
        return f"{before} → {STATES[after].say(lang)}"
    if each.change is Change.SETTLED:
        nothing = Words("기록 없음", "no record").say(lang)
        before, after = (_status(value, lang) or nothing for value in (before, after))
        if each.outcome:
            said = (word_of(each.outcome, lang), each.outcome.on)
            after = bracketed(after, " ".join(filter(None, said)), lang)
    if each.change is Change.REASSIGNED and each.was:
        before, after = (joined(names_of(one, lang), lang) for one in (each.was, each.event))
    if each.change is Change.EDITED:
        return ", ".join(_field(name).say(lang) for name in after.split(", "))
    if each.change in (Change.ADDED, Change.REMOVED):
        return before or after or Words("기한 미정", "no date").say(lang)
    none = Words("없음", "none").say(lang)
    days = Words("일", " days").say(lang)
    moved = f", {each.days:+d}{days}" if each.days else ""
    return f"{before or none} → {after or none}{moved}"


def _field(name: str) -> Words:
    """What people call a part of an item."""
    if name == "outcomes":
        return Words("결과 기록(확인 필요·취소)", "record (to be confirmed, taken back)")
    return HEADS.get(name, Words(name, name))


def _status(value: str, lang: Lang) -> str:
    return STATUSES[Status(value)].say(lang) if value else ""


def _title(each: Difference, lang: Lang) -> str:
    names = bodies_text(each.event, lang)
    title = title_of(each.event, lang)
    return f"{title} ({names})" if names else title
