"""Why an event stands where it stands, in one sentence."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.status import State
from aitrack.views.labels import NATURES, note_of, parts_text, word_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from aitrack.answers.report import Row
    from aitrack.errors import Lang
    from aitrack.model import Outcome
    from aitrack.status import Parts


def why(row: Row, today: date, lang: Lang) -> str:
    """Why the state is what it is, in one sentence."""
    event, stands = row.event, row.standing
    start, deadline = event.period.start, stands.deadline
    reasons = {
        State.OVERDUE: Words(
            f"기한 {deadline}이 지났고 이행했다는 기록이 없음(안 했다는 뜻은 아님)",
            f"the deadline {deadline} has passed and no outcome is recorded"
            " (which does not mean it was not done)",
        ),
        State.PAST: _past(row),
        State.ENDED: _past(row),
        State.OPEN: Words(
            f"{today}이 기간 안이고 기한 {deadline}이 아직 지나지 않음",
            f"{today} lies inside and the deadline {deadline} is still ahead",
        ),
        State.UPCOMING: Words(f"{start}에 시작함", f"begins on {start}"),
        State.ONGOING: Words(
            f"{start}부터이고 끝이 정해지지 않아 늦을 수 없음",
            f"runs from {start} with no end said, so it cannot be late",
        ),
        State.UNDATED: Words("날짜 없이 약속함", "promised without a date"),
    }
    if stands.state is State.MISSED and stands.outcome:
        said = said_of(stands.outcome, lang)
        return Words(
            f"기한 {deadline}이 지났고 그 뒤에도 안 되어 있었다는 기록이 있음({said})",
            f"the deadline {deadline} has passed, and it is recorded that it had not been done"
            f" after that ({said})",
        ).say(lang)
    if stands.parts and stands.rolled_up:
        return _beneath(stands.parts, parts_text(stands.parts).say(lang)).say(lang)
    if stands.state in reasons:
        return reasons[stands.state].say(lang)
    said = said_of(stands.outcome, lang) if stands.outcome else ""
    return f"{said} ({parts_text(stands.parts).say(lang)})" if stands.parts else said


def _beneath(parts: Parts, told: str) -> Words:
    """What the state of an umbrella follows from."""
    return Words(
        f"{told}, 변경·철회 {parts.changed}, 미이행 확인 {parts.missed},"
        f" 이행 미확인 {parts.unconfirmed}, 기한 전·미정 {parts.ahead}."
        " 하위 과제가 약속이어서 그 자체는 늦을 수 없음",
        f"{told}, {parts.changed} changed, {parts.missed} known not to be done,"
        f" {parts.unconfirmed} unconfirmed, {parts.ahead} not due or without a date;"
        " its parts are the promises, so it cannot be late itself",
    )


def _past(row: Row) -> Words:
    """Why something whose days are over is not called late."""
    day, nature = row.standing.deadline, row.event.nature
    if nature is None:
        return Words(f"{day}에 끝난 일정이며 약속이 아님", f"ended {day}; nobody promised it")
    ko, en = NATURES[nature]
    if row.standing.state is State.ENDED:
        return Words(
            f"{day}에 기간이 끝났고 실적을 적은 기록이 없음. {ko}이어서 늦을 수 없음",
            f"its period ended {day} and no figure is recorded; {en}: nothing that can be late",
        )
    return Words(
        f"{day}에 끝남. {ko}이어서 기한을 어길 수 있는 약속이 아님",
        f"ended {day}; {en}: nothing that can be late",
    )


def said_of(outcome: Outcome, lang: Lang) -> str:
    """What an entry of the record says: when it happened, whose word it is, and the note."""
    on = outcome.on or Words("날짜 미상", "day unknown").say(lang)
    said = note_of(outcome, lang)
    note = f". {said}" if said else ""
    return f"{on}, {word_of(outcome, lang)}{note}"
