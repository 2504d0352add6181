"""Schedules for the commands that use them: found by name, their filters understood."""

from __future__ import annotations

import os

from aitrack.answers.library import Indexed
from aitrack.commands.filters import Filters, quietly
from aitrack.commands.session import remark
from aitrack.dates.day import date
from aitrack.errors import DataError, UsageError, Words
from aitrack.model import Problem
from aitrack.reminders.plans import read_plans
from aitrack.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aitrack.answers.library import AnyTimeline
    from aitrack.commands.session import Session, Tell
    from aitrack.query import Query
    from aitrack.reminders.schedule import Found, Schedule
_ANY_DAY = date(2026, 1, 1)
"""Relative words mean something on every day."""


def schedules(run: Session, tell: Tell = remark) -> dict[str, Found]:
    """Every schedule that a run can name, by its name; from the index where there is one.

    Args:
        run: The run.
        tell: Where it is said that a folder could not be listed, so that some may be missing.
    """
    known, hidden = _known(run)
    for each in hidden:
        tell(*each.words)
    return known


def _known(run: Session) -> tuple[dict[str, Found], list[DataError]]:
    index = run.timeline.index if isinstance(run.timeline, Indexed) else None
    found = read_plans([places.full(each) for each in run.stores], run.today, index)[0]
    hidden = [name for name in found if os.sep in name]  # folders: no schedule has such a name
    return found, [first_of(found.pop(name).problems) for name in hidden]


def find_schedule(run: Session, name: str, tell: Tell = remark) -> tuple[Found, Schedule]:
    """The schedule of a name.

    Args:
        run: The run.
        name: What was asked for.
        tell: Where it is said that a folder could not be listed.

    Raises:
        UsageError: There is none, with the nearest one.
        DataError: Its file has Problems, with the first of them; or it may be in a folder that
            could not be listed.
    """
    known, hidden = _known(run)
    if name not in known and hidden:
        raise hidden[0]
    for each in hidden:
        tell(*each.words)
    if name not in known:
        from aitrack.commands.choosing import choice  # noqa: PLC0415, only for what is wrong

        titles = {each: _titles(each, found.schedule) for each, found in known.items()}
        name = choice("--schedule", name, titles)
    found = known[name]
    if found.schedule is None:
        raise first_of(found.problems)
    return found, found.schedule


def _titles(name: str, plan: Schedule | None) -> Words:
    """What the screen calls a schedule."""
    return Words(plan.title, plan.title_en or plan.title) if plan else Words(name, name)


def first_of(problems: Sequence[Problem]) -> DataError:
    """The first of what is wrong with a file, and how many there are."""
    first, number = problems[0], len(problems)
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
        raise first_of(problems)
    return Filters(dict(schedule.filters), today).query(timeline, tell=quietly)


def filter_problems(found: Found, timeline: AnyTimeline) -> list[Problem]:
    """The values of a schedule's filters that mean nothing in this store."""
    problems = []
    for name, value in found.filters:
        try:
            Filters({name: [value.text]}, _ANY_DAY).query(timeline, tell=quietly)
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
