"""The scorecard of a reminder: what became of the promises of each group."""

from __future__ import annotations

from aitrack.answers.scores import By
from aitrack.errors import Words
from aitrack.printable import clean
from aitrack.status import State
from aitrack.views.labels import KINDS, STATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.scores import Score
    from aitrack.errors import Lang
    from aitrack.reminders.announcing import Reminder

SCORE = Words("성적표", "scorecard")
UNCONFIRMED = Words(
    "'미확인'은 공개된 근거를 찾지 못했다는 뜻이며, 이행하지 않았다는 뜻이 아님."
    " '미이행'은 기한 뒤에도 안 되어 있었다는 근거가 있음",
    "unconfirmed: no public evidence found; only of what is not done there is evidence of that",
)
COUNTS = (
    Words("약속", "promised"), Words("기한 옴", "due so far"), Words("이행", "done"),
    Words("일부", "partly"),
    Words("변경·철회", "changed"), Words("미이행", "not done"), Words("미확인", "unconfirmed"),
    Words("기한 전", "not yet due"),
)  # fmt: skip


def score_cells(reminder: Reminder, lang: Lang) -> list[list[str]]:
    """The heads, then a row for each group."""
    heads = ["", *(words.say(lang) for words in COUNTS)]
    return [heads, *(_score_row(each, reminder, lang) for each in reminder.scores)]


def _score_row(each: Score, reminder: Reminder, lang: Lang) -> list[str]:
    whole = each is reminder.scores[-1]
    label = Words("모두", "all").say(lang) if whole else _score_label(each, reminder, lang)
    numbers = (
        each.promised, each.due, each.done, each.partly, each.changed, each.missed,
        each.unconfirmed, each.open,
    )  # fmt: skip
    return [clean(label), *map(str, numbers)]


def _score_label(each: Score, reminder: Reminder, lang: Lang) -> str:
    by = By(reminder.schedule.scorecard or By.MINISTRY)
    if by is By.KIND:
        return next(words.say(lang) for kind, words in KINDS.items() if kind == each.group)
    if by is By.STATE:
        return STATES[State(each.group)].say(lang)
    named = Words(each.group, each.group_en or each.group).say(lang)
    return named or Words("(없음)", "(none)").say(lang)
