"""The first and the last line of a page: the day and its counts, what is not shown and why."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.printable import clean
from aitrack.status import SOON_DAYS
from aitrack.views.labels import counted, day_text, joined, recorded_until, then

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any, Protocol

    from aitrack.answers.report import Row
    from aitrack.errors import Lang
    from aitrack.model import Event

    class Head(Protocol):
        """What a page says above and below its rows; a Report is one."""

        @property
        def command(self) -> str: ...
        @property
        def today(self) -> date: ...
        @property
        def as_of(self) -> date | None: ...
        @property
        def record_day(self) -> date | None: ...
        @property
        def filters(self) -> dict[str, Any]: ...
        @property
        def counts(self) -> dict[str, int]: ...
        @property
        def total(self) -> int: ...
        @property
        def hidden(self) -> dict[str, int]: ...
        @property
        def rows(self) -> tuple[Row, ...]: ...
        @property
        def ministries(self) -> tuple[Words, ...]: ...


HIDDEN = {
    "filtered": Words("조건 밖", "filtered out"),
    "missed": Words("미이행 확인", "known not to be done"),
    "overdue": Words("이행 미확인", "delivery unconfirmed"),
    "later": Words("더 먼 기한", "due later"),
    "not_late": Words("기간 안의 금액·목표·일정", "amounts, targets and occasions not yet over"),
    "amounts_ended": Words(
        "기간 종료·실적 미확인인 계획 금액", "amounts planned whose period is over"
    ),
    "targets_ended": Words("기간 종료·실적 미확인인 목표", "targets whose period is over"),
    "settled": Words("이행·변경 등 결과 있음", "with an outcome"),
    "past": Words("지난 일정", "past"),
    "umbrellas": Words("묶음(세부 과제로 봄)", "umbrellas, seen by their parts"),
    "open_ended": Words("끝이 열린 약속", "open-ended"),
    "undated": Words("기한 미정", "no date"),
    "as_of": Words("그날 아직 알려지지 않음", "not yet known then"),
    "limit": Words("개수 제한", "over the limit"),
}


def heading(report: Head, lang: Lang) -> str:
    """The first line of a page: the day it speaks of, and its counts."""
    today = Words("오늘", "today").say(lang)
    asked = [words.say(lang) for words in report.ministries]
    parts = [joined(asked, lang)] if asked else []
    parts.append(f"{today} {day_text(report.today, lang)}")
    if report.as_of:
        parts.append(then(report.as_of).say(lang))
    if report.record_day:
        parts.append(recorded_until(report.record_day).say(lang))
    if report.counts:
        missed, late, soon, later = (
            report.counts[name] for name in ("missed", "overdue", "soon", "later")
        )
        parts.append(
            Words(
                f"미이행 확인 {missed} · 이행 미확인 {late} · {SOON_DAYS}일 이내 {soon}"
                f" · 그 뒤 {later}",
                f"not done {missed} · unconfirmed {late} · within {SOON_DAYS} days {soon}"
                f" · later {later}",
            ).say(lang)
        )
    else:
        parts.append(Words(f"{report.total}건", counted(report.total, "item")).say(lang))
    return clean("   ".join(parts))


def footing(report: Head, lang: Lang) -> str:
    """The last line: what is not shown and why; empty where all is shown."""
    if not report.hidden:
        return ""
    reasons = " · ".join(
        f"{HIDDEN[reason].say(lang)} {number}" for reason, number in report.hidden.items()
    )
    return Words("보이지 않은 항목: ", "not shown: ").say(lang) + reasons


def bodies_now(report: Head, lang: Lang) -> str:
    """Who has the work of the bodies of a page that are no more; empty where there are none."""
    return moved_on((row.event for row in report.rows), lang)


def moved_on(events: Iterable[Event], lang: Lang) -> str:
    """The same of some events. Which heir has which of them nobody said, so it is worked out."""
    found: dict[str, None] = {}
    for event in events:
        if event.ministries_now:
            found |= dict.fromkeys(
                event.ministries_now_en if lang == "en" else event.ministries_now
            )
    if not found:
        return ""
    head = Words("지금 맡을 기관(추정): ", "who has the work now (worked out): ").say(lang)
    return clean(head + ("; " if lang == "en" else ", ").join(found))


def nothing(report: Head, lang: Lang) -> str:
    """The sentence that stands in the place of a table without rows."""
    if report.hidden.get("limit"):
        return Words(
            "개수 제한(--limit)으로 모두 가려짐.", "All are over the limit (--limit)."
        ).say(lang)
    if report.command == "due":
        return Words("기한이 지났거나 다가오는 항목이 없습니다.", "Nothing is overdue or due.").say(
            lang
        )
    return Words("해당하는 항목이 없습니다.", "No items.").say(lang)
