"""The words of the screen, in Korean and English.

Every page needs them, so the keys are plain text, and no enum is imported to say them: a member of
``State``, ``Kind`` or ``Status`` is its text and finds its words.
"""

from __future__ import annotations

from aitrack.dates.day import WEEKDAYS_EN, WEEKDAYS_KO, d_day
from aitrack.errors import Words
from aitrack.status import SOON_DAYS
from aitrack.views.width import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any, Protocol

    from aitrack.errors import Lang
    from aitrack.model import Event
    from aitrack.status import Parts, Standing

    class Titled(Protocol):
        """An event or a document."""

        @property
        def title(self) -> str: ...
        @property
        def title_en(self) -> str | None: ...

    class Head(Protocol):
        """What a page says above and below its rows; a Report is one."""

        @property
        def command(self) -> str: ...
        @property
        def today(self) -> date: ...
        @property
        def as_of(self) -> date | None: ...
        @property
        def filters(self) -> dict[str, Any]: ...
        @property
        def counts(self) -> dict[str, int]: ...
        @property
        def total(self) -> int: ...
        @property
        def hidden(self) -> dict[str, int]: ...


STATES: Mapping[str, Words] = {
    "done": Words("이행", "done"),
    "partly": Words("일부 이행", "partly done"),
    "changed": Words("변경", "changed"),
    "dropped": Words("철회", "dropped"),
    "missed": Words("미이행 확인", "not done"),
    "overdue": Words("이행 미확인", "unconfirmed"),
    "ended": Words("실적 미확인", "figure unconfirmed"),
    "past": Words("지난 일정", "past"),
    "open": Words("진행 중", "open"),
    "upcoming": Words("예정", "upcoming"),
    "ongoing": Words("상시", "ongoing"),
    "undated": Words("기한 미정", "no date"),
}
SETTLED = ("done", "partly", "changed", "dropped")
STATUSES = {
    **{name: STATES[name] for name in SETTLED},
    "in-progress": Words("진행 소식", "in progress"),
    "not-done": STATES["missed"],
}
KINDS: Mapping[str, Words] = {
    "summit": Words("정상회의", "summit"),
    "meeting": Words("회의", "meeting"),
    "mou": Words("양해각서", "MOU"),
    "statement": Words("선언", "statement"),
    "law": Words("법령", "law"),
    "plan": Words("계획", "plan"),
    "programme": Words("사업", "programme"),
    "service": Words("서비스", "service"),
    "infrastructure": Words("인프라", "infrastructure"),
    "investment": Words("투자", "investment"),
    "target": Words("목표", "target"),
    "phase": Words("단계", "phase"),
    "organisation": Words("조직", "organisation"),
    "other": Words("기타", "other"),
}
FIGURES: Mapping[str | None, Words] = {
    "amount": Words("계획 금액", "amount"),
    "target": Words("목표", "target"),
}
NATURES: Mapping[str, Words] = {
    "delivery": Words("이행할 약속", "to be delivered"),
    "amount": Words("계획 금액", "amount planned"),
    "target": Words("목표 수치", "target figure"),
    "window": Words("기간·행사", "window or occasion"),
    "umbrella": Words("묶음(하위 과제가 약속)", "umbrella (its parts are the promises)"),
    "example": Words("예시·검토·지원", "example, review or support"),
}
GROUPS = {
    "missed": Words("기한 경과 · 미이행 확인", "overdue · known not to be done"),
    "overdue": Words("기한 경과 · 이행 미확인", "overdue · delivery unconfirmed"),
    "due": Words("다가오는 기한", "falling due"),
    "undated": Words("기한 미정", "no date"),
    "stale": Words("기한 없이 소식 끊긴 약속", "open-ended and without news"),
}
COLUMNS = {
    "number": Words("번호", "no."),
    "d_day": Words("D-day", "D-day"),
    "deadline": Words("기한", "deadline"),
    "days": Words("기간", "days"),
    "title": Words("과제", "title"),
    "ministries": Words("기관", "ministry"),
    "state": Words("상태", "state"),
    "when": Words("표기", "as printed"),
    "id": Words("ID", "ID"),
}
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
SOURCES = {
    "government": Words("정부 발표", "government"),
    "press": Words("언론 보도", "press"),
    "reference": Words("참고 자료", "reference"),
    "user": Words("사용자 기록", "user"),
}


LATE = Words("완료 ", "done ")


def state_text(stands: Standing, lang: Lang, nature: str | None = None) -> str:
    """The state; whose word it rests on where an outcome says so, else how long it was silent.

    Args:
        stands: Where it stands.
        lang: The language.
        nature: What was promised: of an amount or a target it is said that it is one.
    """
    label = STATES[stands.state].say(lang)
    if nature in FIGURES and stands.state not in SETTLED:
        label = f"{FIGURES[nature].say(lang)} · {label}"
    if stands.parts and stands.rolled_up:
        return f"{label}({parts_text(stands.parts).say(lang)})"
    if stands.outcome and stands.state in SETTLED:
        return f"{label}({SOURCES[stands.outcome.by].say(lang)})"
    if stands.outcome and stands.state == "missed":
        return f"{label}({SOURCES[stands.outcome.by].say(lang)} {stands.outcome.on})"
    if stands.deadline is None and stands.no_news_days is not None:
        return f"{label}({silence(stands.no_news_days).say(lang)})"
    return label


WORKED_OUT = Words("분야로 추정", "by the field")
"""That a body is not named there, but answers for what the label of the row says."""


def bodies_text(event: Event, lang: Lang) -> str:
    """The bodies of an event: as printed, then those that a reader worked out, marked as such."""
    text = "·".join(event.ministries)
    if event.field_ministries:
        text += f" {'·'.join(event.field_ministries)}({WORKED_OUT.say(lang)})"
    return text.strip()


def parts_text(parts: Parts) -> Words:
    """How many of the promises beneath an umbrella were delivered."""
    partly = Words(f"(일부 {parts.partly})", f" ({parts.partly} in part)")
    return Words(
        f"세부 {parts.total}건 중 {parts.delivered}건 이행{partly.ko * bool(parts.partly)}",
        f"{parts.delivered} of {parts.total} parts delivered{partly.en * bool(parts.partly)}",
    )


def title_of(named: Titled, lang: Lang) -> str:
    """The title of an event or a document in the language of the page, where it has one in it."""
    return named.title_en or named.title if lang == "en" else named.title


def silence(days: int) -> Words:
    """How long nobody has reported on it: the only watch on what can never be late."""
    return Words(f"소식 없이 {days}일", f"no news for {days} days")


def lateness(stands: Standing, lang: Lang) -> str:
    """The D-day; once it is settled, only how late it was delivered."""
    if stands.late_days:
        return LATE.say(lang) + d_day(-stands.late_days)
    if stands.days_left is None or stands.state in SETTLED:
        return ""
    return d_day(stands.days_left)


def day_text(day: date, lang: Lang) -> str:
    """A day with its weekday."""
    if lang == "en":
        return f"{day} ({WEEKDAYS_EN[day.weekday()]})"
    return f"{day}({WEEKDAYS_KO[day.weekday()]})"


def then(day: date) -> Words:
    """That the page shows what the record said on a day, and not what is known now."""
    return Words(f"{day} 당시 기록", f"record as of {day}")


def heading(report: Head, lang: Lang) -> str:
    """The first line of a page: the day it speaks of, and its counts."""
    today = Words("오늘", "today").say(lang)
    parts = ["·".join(report.filters["ministry"])] if "ministry" in report.filters else []
    parts.append(f"{today} {day_text(report.today, lang)}")
    if report.as_of:
        parts.append(then(report.as_of).say(lang))
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
        parts.append(Words(f"{report.total}건", f"{report.total} items").say(lang))
    return clean("   ".join(parts))


def footing(report: Head, lang: Lang) -> str:
    """The last line: what is not shown and why; empty where all is shown."""
    if not report.hidden:
        return ""
    reasons = " · ".join(
        f"{HIDDEN[reason].say(lang)} {number}" for reason, number in report.hidden.items()
    )
    return Words("보이지 않은 항목: ", "not shown: ").say(lang) + reasons


def nothing(report: Head, lang: Lang) -> str:
    """What stands where there are no rows."""
    if report.command == "due":
        return Words("기한이 지났거나 다가오는 항목이 없습니다.", "Nothing is overdue or due.").say(
            lang
        )
    return Words("해당하는 항목이 없습니다.", "No items.").say(lang)


def problems_left_out(number: int) -> Words:
    """The remark that bad data was left out."""
    return Words(
        f"저장소에 문제 {number}건이 있어 그 항목은 빠졌습니다: aitrack check",
        f"{number} problems in the store, whose items are left out: aitrack check",
    )


def elsewhere(seoul: date, machine: date) -> Words:
    """The remark that it is another day here than in Seoul."""
    return Words(
        f"서울은 {seoul}입니다. 오늘을 서울 날짜로 셉니다(이 컴퓨터는 {machine}).",
        f"It is {seoul} in Seoul, and that is today (this machine says {machine}).",
    )
