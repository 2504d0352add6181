"""The words of the screen, in Korean and English.

Every page needs them, so the keys are plain text, and no enum is imported to say them: a member of
``State``, ``Kind`` or ``Status`` is its text and finds its words.
"""

from __future__ import annotations

from aitrack.dates.day import WEEKDAYS_EN, WEEKDAYS_KO, d_day
from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Protocol

    from aitrack.errors import Lang
    from aitrack.model import Event, Evidence, Mention, Outcome
    from aitrack.status import Parts, Standing

    class Titled(Protocol):
        """An event or a document."""

        @property
        def title(self) -> str: ...
        @property
        def title_en(self) -> str | None: ...

    class Noted(Protocol):
        """An event, a document or an outcome."""

        @property
        def note(self) -> str | None: ...
        @property
        def note_en(self) -> str | None: ...

    class Owned(Protocol):
        """An event."""

        @property
        def ministries(self) -> tuple[str, ...]: ...
        @property
        def ministries_en(self) -> tuple[str, ...]: ...


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
    "retracted": Words("기록 취소", "retracted"),
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
SOURCES = {
    "government": Words("정부 발표", "government"),
    "press": Words("언론 보도", "press"),
    "reference": Words("참고 자료", "reference"),
    "user": Words("사용자 기록", "user"),
}


TAKEN_BACK = Words("뒤의 기록이 취소함", "taken back by a later entry")
NO_EVIDENCE = Words("근거 없음", "no evidence")


NOT_COUNTED = (*SETTLED, "ended")
LATE = Words("완료 ", "done ")
PARTLY_LATE = Words("일부 ", "partly ")


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
        return bracketed(label, parts_text(stands.parts).say(lang), lang)
    if stands.outcome and stands.state in SETTLED:
        word = word_of(stands.outcome, lang)
        if stands.parts:
            word += f" · {parts_text(stands.parts).say(lang)}"
        return bracketed(label, word, lang)
    if stands.outcome and stands.state == "missed":
        return bracketed(label, f"{word_of(stands.outcome, lang)} {stands.outcome.on}", lang)
    if stands.deadline is None and stands.no_news_days is not None:
        return bracketed(label, silence(stands.no_news_days).say(lang), lang)
    return label


def word_of(outcome: Outcome, lang: Lang) -> str:
    """Whose word an outcome is, and whether it can be looked up."""
    word = SOURCES[outcome.by].say(lang)
    return word if outcome.evidence else f"{word}·{NO_EVIDENCE.say(lang)}"


def place_of(evidence: Evidence) -> str:
    """Where an outcome can be looked up, on one line."""
    own = f"{evidence.file} (sha256 {(evidence.sha256 or '')[:12]})" if evidence.file else None
    parts = (
        evidence.title, evidence.publisher, evidence.number, evidence.dated, evidence.url, own
    )  # fmt: skip
    return " · ".join(str(part) for part in parts if part)


def counted(number: int, one: str) -> str:
    """A number of things in English: ``1 item``, ``2 items``."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def bracketed(said: str, more: str, lang: Lang) -> str:
    """A word and what is added to it, as the language writes brackets."""
    return f"{said} ({more})" if lang == "en" else f"{said}({more})"


WORKED_OUT = Words("분야로 추정", "by the field")
"""That a body is not named there, but answers for what the label of the row says."""


def bodies_text(event: Event, lang: Lang) -> str:
    """The bodies of an event, then those that a reader worked out, marked as such."""
    text = joined(names_of(event, lang), lang)
    if event.field_ministries:
        names = event.field_ministries_en if lang == "en" else event.field_ministries
        worked_out = joined(names or event.field_ministries, lang)
        text += (", " if text and lang == "en" else " ") + bracketed(
            worked_out, WORKED_OUT.say(lang), lang
        )
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


def note_of(noted: Noted, lang: Lang) -> str | None:
    """What an editor says of it, in the language of the page where it is said in it."""
    return noted.note_en or noted.note if lang == "en" else noted.note


def names_of(owned: Owned, lang: Lang) -> list[str]:
    """The ministries of an event, each once and by its one name in the language of the page."""
    return list((owned.ministries_en if lang == "en" else None) or owned.ministries)


def tags_of(event: Event, lang: Lang) -> tuple[str, ...]:
    """Its tags in the language of the page."""
    return (event.tags_en if lang == "en" else None) or event.tags


def names_printed(mention: Mention, lang: Lang) -> str:
    """The ministries that one place of a document names."""
    return joined(mention.ministries_en if lang == "en" else mention.ministries, lang)


def renamed_of(outcome: Outcome, lang: Lang) -> str | None:
    """The name under which a promise was kept."""
    return outcome.renamed_to_en or outcome.renamed_to if lang == "en" else outcome.renamed_to


def joined(names: Iterable[str], lang: Lang) -> str:
    """Names side by side, as the language sets them apart."""
    return (", " if lang == "en" else "·").join(names)


def silence(days: int) -> Words:
    """How long nobody has reported on it: the only watch on what can never be late."""
    return Words(f"소식 없이 {days}일", f"no news for {counted(days, 'day')}")


def lateness(stands: Standing, lang: Lang) -> str:
    """The D-day; of what is settled only how late it was delivered, of figures none at the end."""
    if stands.late_days:
        word = PARTLY_LATE if stands.state == "partly" else LATE
        return word.say(lang) + d_day(-stands.late_days)
    if stands.days_left is None or stands.state in NOT_COUNTED:
        return ""
    return d_day(stands.days_left)


def day_text(day: date, lang: Lang) -> str:
    """A day with its weekday."""
    if lang == "en":
        return f"{day} ({WEEKDAYS_EN[day.weekday()]})"
    return f"{day}({WEEKDAYS_KO[day.weekday()]})"


def recorded_until(day: date) -> Words:
    """How far the record goes, so that nobody takes it for the news of the day."""
    return Words(f"기록 기준 {day}", f"record as of {day}")


def then(day: date) -> Words:
    """That the page shows what the record said on a day, and not what is known now."""
    return Words(f"{day} 당시 기록", f"as it was known on {day}")


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
