"""``aitrack remind``: what a schedule announces for a day; not a byte where that is nothing."""

from __future__ import annotations

import os
import sys

from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import Output
from aitrack.commands.parameters import (
    DATE_WORD,
    NAME_WORD,
    NO_PAGER,
    Command,
    Parameter,
    flag,
    option,
)
from aitrack.commands.planned import find_schedule, query_of
from aitrack.commands.session import SESSION, own_day, remark, session, single_day
from aitrack.dates.day import date
from aitrack.dates.period import ONE_DAY
from aitrack.errors import AitrackError, UsageError, Words
from aitrack.language import VARIABLE, say, spoken
from aitrack.reminders.announcing import Question, Reminder, announce
from aitrack.reminders.schedule import Grouping, Schedule, Shape
from aitrack.store import places
from aitrack.streams import message
from aitrack.values import replace
from aitrack.views import notice, reminder
from aitrack.views.formats import Format

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session, Tell
    from aitrack.errors import Lang
    from aitrack.reminders.announced import Memory
    from aitrack.reminders.delivery import Recipient

    Hand = tuple[str, Callable[[Reminder, set[str]], None]]
    """The key of a recipient, and what hands a reminder over, but for the parts that arrived."""
    Way = Callable[[], list[Hand]]
    """Those whom a reminder goes to: asked only where there is one."""
    Opened = Callable[[str], AbstractContextManager[Memory]]
    Failed = list[AitrackError]

EXAMPLES = """\
aitrack remind
aitrack remind --schedule weekly --today 2026-11-23
aitrack remind --since 2026-11-02 --ministry 과기정통부 --format markdown
"""
COMMAND = Command(
    (
        option(
            "--schedule", "알림 일정", "reminder schedule", NAME_WORD, default="daily",
            completes="schedule",
        ),
        option("--since", "이날부터의 것을 모두", "all since this day", DATE_WORD),
        flag("--catch-up", "거른 날의 것도 한 번만(기억함)", "missed days too, once (remembers)"),
        flag("--deliver", "일정에 적힌 곳으로 보내기", "send where it says"),
        option(
            "--target", "이곳으로 보내기(되풀이됨)", "send to this target (repeatable)", NAME_WORD,
            many=True,
        ),
        Parameter(
            "format", Words("출력 형식", "output format"), "|".join(Shape), ("--format", "-f"),
            completes=tuple(Shape),
        ),
        NO_PAGER,
        *SESSION, *FILTERS,
    ),
    Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT")),
)  # fmt: skip


def run(asked: Asked) -> None:
    """Deterministic without --catch-up: the same day, the same answer."""
    narrowed = filters(asked).asked
    form, since, remembers = asked["format"], asked["since"], asked["catch_up"]
    if form is not None and form not in tuple(Shape):
        from aitrack.commands.choosing import unknown  # noqa: PLC0415, only for what is wrong

        raise unknown("--format", form, Shape, Shape)
    _refuse_together(asked)
    held: list[str] = []  # remarks are for a run that says something

    def tell(ko: str, en: str) -> None:
        held.append(say(ko, en))

    settled = session(asked, tell=tell)
    found, plan = find_schedule(settled, asked["schedule"], tell)
    plan = replace(plan, filters={**plan.filters, **narrowed})
    speech: Lang = spoken()
    if plan.lang and not _language_asked(asked):
        speech = "en" if plan.lang == "en" else "ko"
    first = single_day("--since", since, settled.today) if since else settled.today
    if first > settled.today:
        raise UsageError(f"--since가 오늘({settled.today})보다 뒤임", "--since lies after today")
    names = _targets(plan, asked["target"] or [], deliver=asked["deliver"])
    if names and not asked["target"] and not found.own and not settled.named:
        raise UsageError(
            f"현재 폴더에서 찾은 {found.path}은(는) 보낼 곳을 정할 수 없음: --store나 --target",
            f"{found.path}, found from the current folder, cannot say where to send: name it with "
            "--store, or use --target",
        )
    shape = Shape(form) if form else plan.output
    opened = _memory(asked, tell) if remembers else None
    job = Job(
        settled, plan, shape, speech, tuple(asked["store"] or ()), paged=not asked["no_pager"]
    )
    question = Question(
        plan, query_of(found, plan, settled.timeline, settled.today), settled.today, first
    )
    memory = plan.name + _apart(narrowed)
    ways: dict[str, Way] = {memory: lambda: [("", job.printing(held))]}
    if names:
        ways = {f"{memory}@{name}": job.way(name) for name in names}
    failed = [each for name, way in ways.items() for each in job.tell(question, name, way, opened)]
    for each in failed[:-1]:
        remark(each.words.ko, each.words.en)
    if failed:
        raise failed[-1]


def _memory(asked: Asked, tell: Tell) -> Opened:
    """How the memory of a name is opened: a run with a day of its own only looks at it."""
    from aitrack.reminders import announced as memory  # noqa: PLC0415, only with a memory

    if not own_day(asked):
        return memory.remembered
    tell(
        "오늘을 정한 실행이므로 알린 것을 기억하지 않습니다.",
        "a run with a day of its own remembers nothing of what it says",
    )
    return memory.looked_at


def _apart(asked: dict[str, Any]) -> str:
    """Filters of the command line make another reminder, with a memory of its own."""
    if not asked:
        return ""
    import hashlib  # noqa: PLC0415, only then
    import json  # noqa: PLC0415

    text = json.dumps(asked, sort_keys=True, default=str)
    return "." + hashlib.sha256(text.encode()).hexdigest()[:12]


def _language_asked(asked: Asked) -> bool:
    """Whether this run names a language; otherwise the schedule does."""
    named = any(arg == "--lang" or arg.startswith("--lang=") for arg in sys.argv[1:])
    return bool(asked["lang"] or os.environ.get(VARIABLE) or named)


def _targets(plan: Schedule, named: list[str], *, deliver: bool) -> list[str]:
    """Where it goes; nowhere but standard output unless that is asked for."""
    names = list(dict.fromkeys(named or (plan.deliver if deliver else ())))
    if deliver and not names:
        raise UsageError(
            f"'{plan.name}'에 deliver가 없음: --target 이름",
            f"'{plan.name}' has no deliver: --target NAME",
        )
    if names:
        from aitrack.store.files.decode import is_id  # noqa: PLC0415, only then
    for name in names:
        if not is_id(name):
            raise UsageError(f"보낼 곳의 이름이 아님: '{name}'", f"no name of a target: '{name}'")
    return names


class Job:
    """One run: what is said is settled here, where it goes differs."""

    def __init__(
        self, run: Session, plan: Schedule, shape: Shape, lang: Lang, store: tuple[str, ...],
        *, paged: bool,
    ) -> None:  # fmt: skip
        self.run, self.plan, self.shape, self.lang, self.paged = run, plan, shape, lang, paged
        self.store = tuple(map(places.full, store))

    def announce(self, asked: Question) -> Reminder:
        """The announcement, with what a page needs beside it."""
        said = announce(asked, self.run.timeline)
        numbers = self.run.numbers([each.row.event.id for each in said.announcements])
        bodies = {
            each.id: Words(each.label, each.english or each.label)
            for each in (
                self.run.timeline.bodies if asked.schedule.group is Grouping.MINISTRY else ()
            )
        }
        return replace(
            said, problems=self.run.problems, store=self.store, numbers=numbers, bodies=bodies
        )

    def tell(self, asked: Question, name: str, way: Way, memory: Opened | None) -> Failed:
        """Announce one way; with a memory only what it does not have, and note what arrived."""
        try:
            if memory:
                return self._catch_up(asked, name, way, memory)
            said, failed = self.announce(asked), list[AitrackError]()
            for _, hand in way() if said else ():
                failed += _tried(hand, said, set())
        except AitrackError as error:
            return [error]
        return failed

    def _catch_up(self, asked: Question, name: str, way: Way, opened: Opened) -> Failed:
        day, plan = self.run.today, self.plan
        with opened(name) as memory:
            if memory.damaged:
                remark(
                    f"{memory.path}가 깨져 있어 옆에 치우고 오늘 것만 알립니다.",
                    f"{memory.path} was damaged and put aside; only today is announced.",
                )
            first = _day_after(memory.last, day)
            if plan.off(day):
                return []  # the next open day makes up for it
            asked = replace(asked, first=first, announced=memory.announced)
            said, failed = self.announce(asked), list[AitrackError]()
            if said and memory.last is None:  # should it fail, tomorrow begins where today did
                memory.record(day - ONE_DAY, frozenset())
            for key, hand in way() if said else ():
                had = memory.ahead.get(key, {})
                theirs = self.announce(replace(asked, announced={**memory.announced, **had}))
                wrong = _tried(hand, theirs, memory.parts) if theirs else []
                if not wrong:
                    memory.arrived(key, day, theirs.all_keys)
                failed += wrong
            if failed:
                memory.save()
            else:
                memory.record(day, said.all_keys)
            return failed

    def printing(self, held: list[str]) -> Callable[[Reminder, set[str]], None]:
        """To standard output, and what the run has to remark behind it."""

        def hand(said: Reminder, _: set[str]) -> None:
            out = Output(Format.TABLE, None, (), paged=self.paged)
            text = notice.render(said, self.shape, self.lang, room=out.room())
            out.write(text, cleaned=self.shape is Shape.JSON)
            for each in held:
                message(each)

        return hand

    def way(self, name: str) -> Way:
        """How to deliver to a target: one message to each of its recipients in turn."""
        from aitrack.reminders.delivery import Message, recipients  # noqa: PLC0415, only to send
        from aitrack.reminders.targets import find_target  # noqa: PLC0415

        def written(said: Reminder) -> Message:
            shape = Shape.TEXT if self.shape is Shape.HTML else self.shape
            return Message(
                f"[aitrack] {reminder.subject(said, self.lang)}",
                notice.render(said, shape, self.lang),
                reminder.html(said, self.lang),
            )

        def handing(to: Recipient) -> Hand:
            return to.key, lambda said, arrived: to.send(written(said), arrived)

        return lambda: list(map(handing, recipients(name, find_target(name).url)))


def _tried(hand: Callable[[Reminder, set[str]], None], said: Reminder, arrived: set[str]) -> Failed:
    """What went wrong for one recipient, which is nothing to the others."""
    try:
        hand(said, arrived)
    except AitrackError as error:
        return [error]
    return []


def _day_after(last: date | None, day: date) -> date:
    """The first day not yet covered; today where nothing is remembered or the clock went back."""
    if last is None or last >= day:
        return day
    return date.fromordinal(last.toordinal() + 1)


def _refuse_together(asked: Asked) -> None:
    """Options that contradict each other.

    Raises:
        UsageError: Which.
    """
    memory = asked["catch_up"]
    if asked["since"] and memory:
        raise UsageError("--since와 --catch-up은 함께 쓰지 않음", "--since or --catch-up, not both")
    if asked["as_of"] and (memory or asked["deliver"] or asked["target"]):
        raise UsageError(
            "--as-of는 지난 기록을 볼 때 씁니다: --catch-up, --deliver, --target과 함께 쓰지 않음",
            "--as-of looks at a past record: not with --catch-up, --deliver or --target",
        )
