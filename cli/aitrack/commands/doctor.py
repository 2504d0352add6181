"""``aitrack doctor``: what would keep a reminder from arriving, and the way out of it."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path

from aitrack.commands.choosing import choice
from aitrack.commands.output import OUTPUT, answer_records, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.planned import filter_problems
from aitrack.commands.session import SESSION, session
from aitrack.errors import AitrackError, Words, installing
from aitrack.language import spoken
from aitrack.printable import clean
from aitrack.reminders import delivery
from aitrack.reminders.checkup import Finding, Level, Machine, clockwork, mail, writable, zone
from aitrack.reminders.install import local_time
from aitrack.reminders.schedules import read_calendar, read_schedules
from aitrack.reminders.targets import find_target, read_targets, targets_file
from aitrack.store.places import config_folder, state_folder
from aitrack.views.formats import Format
from aitrack.views.labels import day_text
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.model import Problem
    from aitrack.reminders.schedule import Found

EXAMPLES = """\
aitrack doctor schedules
aitrack doctor schedules state --format json
"""
TOPICS = {
    "cron": Words("cron", "cron"),
    "systemd": Words("systemd", "systemd"),
    "mail": Words("메일", "mail"),
    "zone": Words("시간대", "zone"),
    "state": Words("기억", "state"),
    "delivery": Words("보낼 곳", "delivery"),
    "schedules": Words("알림 일정", "schedules"),
}
LEVELS = {
    Level.OK: Words("정상", "OK"),
    Level.NOTE: Words("주의", "note"),
    Level.WRONG: Words("문제", "wrong"),
}
FIELDS = ("topic", "level", "message", "way_out")


COMMAND = Command(
    (
        Parameter(
            "topics", Words("이것만 보기", "look at these only"), "|".join(TOPICS), many=True,
            completes=tuple(TOPICS),
        ),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> int:
    """Exit 1 only where something would keep a reminder from arriving."""
    run, out = session(asked), output(asked)
    topics = [choice("doctor", each, TOPICS) for each in asked["topics"] or ()]
    found = [each for each in examine(run) if each.topic in (topics or TOPICS)]
    if out.form is Format.TABLE:
        out.write_folded("".join(map(_line, found)))
    else:
        from aitrack.views.heads import named  # noqa: PLC0415, only for programs

        title, heads = Words("점검", "check-up"), named(FIELDS)
        items = tuple(map(_item, found))
        answer_records(run, Records(run.today, run.as_of, run.problems, items, heads, title), out)
    return int(any(each.level is Level.WRONG for each in found))


def examine(run: Session) -> Iterator[Finding]:
    """Everything, from what starts the job to where it goes."""
    known = read_schedules(run.folders)
    sending = list(_delivery(known))
    try:
        config: Path | None = config_folder().parent
    except AitrackError:
        config = None
    machine = Machine(Path("/"), _user(), config)
    yield from clockwork(machine)
    arrives = any(each.level is Level.OK for each in sending)
    yield mail(machine, delivers=arrives)
    yield zone(local_time(datetime.now(UTC)))
    try:
        yield writable(state_folder() / "reminders")
    except AitrackError as error:
        yield Finding("state", Level.WRONG, error.words)
    yield from sending
    yield from _schedules(run, known)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this number
        return str(os.getuid())


def _delivery(known: dict[str, Found]) -> Iterator[Finding]:
    """Every target that the file or a schedule names: there, private, and understood."""
    needed = [name for found in known.values() if found.schedule for name in found.schedule.deliver]
    try:
        names = list(dict.fromkeys([*read_targets(), *needed]))
    except AitrackError as error:
        yield Finding("delivery", Level.WRONG, error.words)
        return
    if not names:
        yield Finding(
            "delivery", Level.NOTE,
            Words("보낼 곳이 없음: 표준 출력만", "no targets: output only"),
            Words(f"{_file()}에 적음", f"write {_file()}"),
        )  # fmt: skip
    elif not delivery.installed():
        yield Finding(
            "delivery", Level.WRONG, Words("apprise가 없음", "apprise is not installed"),
            installing("notify"),
        )  # fmt: skip
    else:
        for name in names:
            yield _target(name)


def _file() -> str:
    try:
        return str(targets_file())
    except AitrackError:
        return "targets.yaml"


def _target(name: str) -> Finding:
    try:
        target = find_target(name)
    except AitrackError as error:
        return Finding("delivery", Level.WRONG, error.words)
    if not delivery.usable(target.url):
        return Finding(
            "delivery", Level.WRONG,
            Words(f"{name}: apprise가 모르는 주소({target.where})",
                  f"{name}: apprise does not know the address ({target.where})"),
            Words("https://appriseit.com 의 주소 형식", "see https://appriseit.com for addresses"),
        )  # fmt: skip
    return Finding("delivery", Level.OK, Words(f"{name}: 보낼 수 있음", f"{name}: can be sent to"))


def _schedules(run: Session, known: dict[str, Found]) -> Iterator[Finding]:
    """Each schedule: without mistakes, and with a day to speak on."""
    _, wrong = read_calendar(run.folders)
    for each in wrong:
        yield _mistake(each)
    for name, found in known.items():
        problems = found.problems or tuple(filter_problems(found, run.timeline))
        for each in problems:
            yield _mistake(each)
        plan = found.schedule
        if plan is None or problems:
            continue
        day = plan.next_on(run.today)
        if day is None or (day - run.today).days > 366:  # noqa: PLR2004, a year
            yield Finding(
                "schedules", Level.WRONG,
                Words(f"{name}: 1년 동안 실행하는 날이 없음", f"{name}: never runs in a year"),
                Words("weekdays, month_days, months를 고침", "mend weekdays, month_days, months"),
            )  # fmt: skip
            continue
        yield Finding(
            "schedules", Level.OK,
            Words(f"{name}: 다음 실행 {day_text(day, 'ko')} {plan.time}",
                  f"{name}: runs next on {day_text(day, 'en')} at {plan.time}"),
        )  # fmt: skip


def _mistake(problem: Problem) -> Finding:
    place = f"{problem.path}:{problem.line}:{problem.column}: "
    words = Words(place + problem.message.ko, place + problem.message.en)
    return Finding("schedules", Level.WRONG, words, Words("aitrack check", "aitrack check"))


def _line(each: Finding) -> str:
    level = LEVELS[each.level].say(spoken())
    way_out = f" → {each.way_out.say(spoken())}" if each.way_out else ""
    topic = TOPICS[each.topic].say(spoken())
    return clean(f"{level} {topic}: {each.words.say(spoken())}{way_out}") + "\n"


def _item(each: Finding) -> dict[str, Any]:
    return {
        "topic": each.topic,
        "level": each.level.value,
        "message": each.words.say(spoken()),
        "way_out": each.way_out.say(spoken()) if each.way_out else None,
    }
