"""Schedules for the commands that use them: found by name, their filters understood."""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.commands.choosing import choice
from aitrack.commands.filters import Filters
from aitrack.dates.day import date
from aitrack.errors import DataError, UsageError, Words
from aitrack.model import Problem
from aitrack.reminders.plans import read_plans
from aitrack.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.answers.library import AnyTimeline
    from aitrack.commands.session import Session
    from aitrack.query import Query
    from aitrack.reminders.schedule import Found, Schedule
_ANY_DAY = date(2026, 1, 1)
"""Relative words mean something on every day."""


def schedules(run: Session) -> dict[str, Found]:
    """Every schedule that a run can name, by its name; from the index where there is one."""
    index = run.timeline.index if isinstance(run.timeline, Indexed) else None
    return read_plans([places.full(each) for each in run.stores], run.today, index)[0]


def find_schedule(run: Session, name: str) -> tuple[Found, Schedule]:
    """The schedule of a name.

    Raises:
        UsageError: There is none, with the nearest one.
        DataError: Its file has Problems, with the first of them.
    """
    known = schedules(run)
    if name not in known:
        titles = {each: _titles(each, found.schedule) for each, found in known.items()}
        name = choice("--schedule", name, titles)
    found = known[name]
    if found.schedule is None:
        raise _bad(found.problems[0], len(found.problems))
    return found, found.schedule


def _titles(name: str, plan: Schedule | None) -> Words:
    """What the screen calls a schedule."""
    return Words(plan.title, plan.title_en or plan.title) if plan else Words(name, name)


def _bad(first: Problem, number: int) -> DataError:
    place = f"{first.path}:{first.line}:{first.column}"
    return DataError(
        f"{place}: {first.message.ko} (문제 {number}건: aitrack check)",
        f"{place}: {first.message.en} ({number} problems: aitrack check)",
    )


def query_of(found: Found, schedule: Schedule, timeline: AnyTimeline, today: date) -> Query:
    """The filters of a file mean what they mean on the command line.

    Raises:
        DataError: One of them names what is not there.
    """
    if problems := filter_problems(found, timeline):
        raise _bad(problems[0], len(problems))
    return Filters(dict(schedule.filters), today).query(timeline, tell=_quietly)


def _quietly(ko: str, en: str) -> None:
    """Who came after whom is no news every morning."""


def filter_problems(found: Found, timeline: AnyTimeline) -> list[Problem]:
    """The values of a schedule's filters that mean nothing in this store."""
    problems = []
    for name, value in found.filters:
        try:
            Filters({name: [value.text]}, _ANY_DAY).query(timeline, tell=_quietly)
        except UsageError as error:
            problems.append(Problem(found.path, value.line, value.column, None, name, error.words))
    return problems


def schedule_problems(folders: list[Path], timeline: AnyTimeline) -> list[Problem]:
    """Everything wrong with the schedules and holidays that a run on these stores would read."""
    from aitrack.reminders.schedules import read_calendar, read_schedules  # noqa: PLC0415, their files

    found = list(read_calendar(folders)[1])
    for each in read_schedules(folders).values():
        found += each.problems or filter_problems(each, timeline)
    return found
