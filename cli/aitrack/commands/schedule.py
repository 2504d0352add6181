"""``aitrack schedule``: the reminder schedules, when they speak, and how to have them run."""

from __future__ import annotations

from itertools import islice

from aitrack.commands.choosing import unknown
from aitrack.commands.output import OUTPUT, answer_records, output
from aitrack.commands.parameters import NAME_WORD, Command, Parameter
from aitrack.commands.planned import (
    filter_problems,
    find_schedule,
    first_of,
    query_of,
    schedules,
)
from aitrack.commands.saving import save_into
from aitrack.commands.session import SESSION, remark, session
from aitrack.dates.day import date
from aitrack.errors import UsageError, Words
from aitrack.language import say, spoken
from aitrack.reminders.announcing import Question, announce
from aitrack.values import StrEnum
from aitrack.views.formats import Format
from aitrack.views.labels import day_text
from aitrack.views.records import Records
from aitrack.views.reminder import subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from aitrack.commands.output import Output
    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.model import Problem
    from aitrack.reminders.announcing import Reminder
    from aitrack.reminders.schedule import Found, Schedule

EXAMPLES = """\
aitrack schedule list
aitrack schedule next daily
aitrack schedule cron daily
aitrack schedule systemd weekly
"""
DAYS = 10
HORIZON = 400
HEADS = {
    "name": Words("이름", "name"),
    "title": Words("제목", "title"),
    "says": Words("다음에 알릴 것이 있는 날", "next has something to say"),
    "time": Words("시각", "time"),
    "deliver": Words("보낼 곳", "goes to"),
}
LEAVING = ("deliver", "title")


class Action(StrEnum):
    """What to do with schedules."""

    LIST = "list"
    SHOW = "show"
    NEXT = "next"
    CRON = "cron"
    SYSTEMD = "systemd"


COMMAND = Command(
    (
        Parameter(
            "action", Words("할 일", "what to do"), "|".join(Action), needed=True,
            completes=tuple(Action),
        ),
        Parameter("name", Words("일정", "schedule"), NAME_WORD, completes="schedule"),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Text to paste is printed; no crontab and no unit is touched."""
    action, name = asked["action"], asked["name"]
    folder = asked["output"] if action == Action.SYSTEMD and asked["output"] != "-" else None
    run, out = session(asked), output({**asked, "output": None} if folder else asked)
    if action not in tuple(Action):
        raise unknown("schedule", action, Action, Action)
    if action == Action.LIST:
        answer_records(run, _listed(run, schedules(run)), out)
        return
    if name is None and action != Action.NEXT:
        raise UsageError(f"일정의 이름을 적음: schedule {action} 이름", "name a schedule")
    plans = [find_schedule(run, name)] if name is not None else _plans(run)
    if out.form is not Format.TABLE:
        _write_items(run, Action(action), plans, out)
        return
    if action == Action.NEXT:
        out.write_folded("".join(_next(run, *plan) for plan in plans))
        return
    found, schedule = plans[0]
    match Action(action):
        case Action.SHOW:
            out.write(_shown(run, found, schedule))
        case Action.CRON:
            from aitrack.reminders.install import crontab  # noqa: PLC0415, only here

            out.write(crontab(schedule, _command(run, schedule)))
        case _:
            from aitrack.reminders.install import units  # noqa: PLC0415, only here

            _units(units(schedule, _command(run, schedule)), folder, out)


def _plans(run: Session) -> list[tuple[Found, Schedule]]:
    """All that can be read; a mistake in one costs nobody else."""
    plans = []
    for found in schedules(run).values():
        wrong = _wrong(run, found)
        if found.schedule and not wrong:
            plans.append((found, found.schedule))
        else:
            remark(*first_of(wrong).words)
    return plans


def _wrong(run: Session, found: Found) -> Sequence[Problem]:
    return found.problems or filter_problems(found, run.timeline)


def _write_items(
    run: Session, action: Action, plans: list[tuple[Found, Schedule]], out: Output
) -> None:
    """Write schedules for programs: as an envelope of JSON, or as rows of a sheet."""
    items: list[dict[str, Any]] = []
    for found, schedule in plans:
        if action == Action.SHOW:
            values = _item(run, schedule.name, found)
            items.append(
                {**values, "filters": schedule.filters, "watched": _watched(run, found, schedule)}
            )
        elif action == Action.NEXT:
            items += [
                {
                    "name": schedule.name,
                    "day": day.isoformat(),
                    "time": schedule.time,
                    "says": subject(said, spoken()),
                }
                for day, said in islice(_saying(run, found, schedule), DAYS)
            ]
        else:
            from aitrack.reminders.install import crontab, units  # noqa: PLC0415, only here

            command = _command(run, schedule)
            files = (
                {"crontab": crontab(schedule, command)}
                if action == Action.CRON
                else units(schedule, command)
            )
            items += [{"name": each, "text": text} for each, text in files.items()]
    from aitrack.views.heads import named  # noqa: PLC0415, only for programs

    own = HEADS if action == Action.SHOW else {}
    names = list(items[0]) if items else []
    heads = {name: own.get(name, word) for name, word in named(names).items()}
    title = Words(f"알림 일정: {action}", f"schedule {action}")
    records = Records(run.today, run.as_of, run.problems, tuple(items), heads, title)
    answer_records(run, records, out)


def _command(run: Session, schedule: Schedule) -> list[str]:
    """The stores of this run are those of the job, wherever it is started."""
    from aitrack.reminders.install import arguments  # noqa: PLC0415, only here

    stores = [str(folder.absolute()) for folder in run.folders] if run.named else []
    for each in stores:
        if not each.isprintable():  # a line of a crontab ends where its text does
            raise UsageError(
                f"이 이름의 폴더로는 만들 수 없음: {each}", f"not with such a name: {each}"
            )
    return arguments(schedule, stores, spoken())


def _listed(run: Session, known: dict[str, Found]) -> Records:
    items = tuple(_item(run, name, found) for name, found in known.items())
    title = Words(f"알림 일정 {len(items)}건", f"{len(items)} schedules")
    return Records(run.today, run.as_of, run.problems, items, HEADS, title, LEAVING)


def _item(run: Session, name: str, found: Found) -> dict[str, Any]:
    plan, problems = found.schedule, _wrong(run, found)
    if plan is None or problems:
        first = problems[0]
        wrong = f"{first.line}:{first.column}: {first.message.say(spoken())}"
        return {
            "name": name, "title": wrong, "next": None, "time": None, "deliver": [],
            "path": found.path, "says": None,
        }  # fmt: skip
    day, complaint = plan.next_on(run.today), None
    try:
        says = next((str(day) for day, _ in _saying(run, found, plan)), None)
    except UsageError as error:  # a filter that the store knows nothing of: the row says so
        says, complaint = None, f"filters: {error.words.say(spoken())}"
    return {
        "name": name,
        "title": complaint or (plan.title_en if spoken() == "en" else None) or plan.title,
        "next": day.isoformat() if day else None,
        "time": plan.time,
        "deliver": list(plan.deliver),
        "path": found.path,
        "says": says,
    }


def _watched(run: Session, found: Found, schedule: Schedule) -> int:
    from aitrack.query import select  # noqa: PLC0415, only here

    query = query_of(found, schedule, run.timeline, run.today)
    return sum(1 for _ in select(run.timeline, query, run.today))


def _shown(run: Session, found: Found, schedule: Schedule) -> str:
    """The file as it stands, and how much of the store it watches."""
    with open(found.path, encoding="utf-8") as file:
        text = file.read()
    watched = _watched(run, found, schedule)
    day = schedule.next_on(run.today)
    when = day_text(day, spoken()) if day else say("없음", "never")
    return text + Words(
        f"# {found.path}\n# 지켜보는 항목 {watched}건, 다음 실행 {when} {schedule.time}\n",
        f"# {found.path}\n# watches {watched} items, runs next on {when} at {schedule.time}\n",
    ).say(spoken())


def _saying(run: Session, found: Found, schedule: Schedule) -> Iterator[tuple[date, Reminder]]:
    """The days on which it will have something to say, and what."""
    query = query_of(found, schedule, run.timeline, run.today)
    for day in schedule.speaking(run.today, _bounded(run.today, HORIZON)):
        said = announce(Question(schedule, query, day, day), run.timeline)
        if said:
            yield day, said


def _next(run: Session, found: Found, schedule: Schedule) -> str:
    """The next days on which it would say something, and what."""
    said = islice(_saying(run, found, schedule), DAYS)
    lines = [f"  {schedule.time} {subject(each, spoken())}" for _, each in said]
    last = _bounded(run.today, HORIZON)
    none = Words(f"  {last}까지 알릴 것이 없음", f"  nothing to say until {last}").say(spoken())
    return "\n".join([schedule.name, *(lines or [none])]) + "\n"


def _bounded(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal() - HORIZON))


def _units(files: dict[str, str], folder: str | None, out: Output) -> None:
    """Into a folder where one is named, else printed one after the other."""
    timer = next(name for name in files if name.endswith(".timer"))
    steps = (
        f"systemctl --user daemon-reload && systemctl --user enable --now {timer} "
        "&& loginctl enable-linger"
    )
    if folder is None:
        text = "\n".join(f"# ~/.config/systemd/user/{name}\n{body}" for name, body in files.items())
        out.write(f"{text}\n# {steps}\n")
        return
    for name, body in files.items():
        save_into(folder, name, body.encode())
    remark(f"{folder}에 썼습니다. 다음: {steps}", f"written to {folder}. Next: {steps}")
