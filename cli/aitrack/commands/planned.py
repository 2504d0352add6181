"""Schedules for the commands that use them: found by name, their filters understood."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

from aitrack.commands.filters import Filters, unknown
from aitrack.errors import DataError, UsageError
from aitrack.model import Problem
from aitrack.store.plans import Found
from aitrack.store.schedules import read_calendar, read_schedules

if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.library import AnyTimeline
    from aitrack.query import Query
    from aitrack.schedule import Schedule


def find_schedule(folders: list[Path], name: str) -> tuple[Found, Schedule]:
    """The schedule of a name.

    Raises:
        UsageError: There is none, with the nearest one.
        DataError: Its file has Problems, with the first of them.
    """
    known = read_schedules(folders)
    if name not in known:
        raise unknown("--schedule", name, known)
    found = known[name]
    if found.schedule is None:
        raise _bad(found.problems[0], len(found.problems))
    return found, found.schedule


def _bad(first: Problem, number: int) -> DataError:
    place = f"{first.path}:{first.line}:{first.column}"
    return DataError(
        f"{place}: {first.message.ko} (문제 {number}건: aitrack check)",
        f"{place}: {first.message.en} ({number} problems: aitrack check)",
    )


def query_of(found: Found, schedule: Schedule, timeline: AnyTimeline) -> Query:
    """The filters of a file mean what they mean on the command line.

    Raises:
        DataError: One of them names what is not there.
    """
    if problems := filter_problems(found, timeline):
        raise _bad(problems[0], len(problems))
    with redirect_stderr(io.StringIO()):  # who came after whom is no news every morning
        return Filters(dict(schedule.filters)).query(timeline)


def filter_problems(found: Found, timeline: AnyTimeline) -> list[Problem]:
    """The values of a schedule's filters that mean nothing in this store."""
    problems = []
    for name, value in found.filters:
        try:
            with redirect_stderr(io.StringIO()):
                Filters({name: [value.text]}).query(timeline)
        except UsageError as error:
            problems.append(
                Problem(str(found.path), value.line, value.column, None, name, error.words)
            )
    return problems


def schedule_problems(folders: list[Path], timeline: AnyTimeline) -> list[Problem]:
    """Everything wrong with the schedules and holidays that a run on these stores would read."""
    _, problems = read_calendar(folders)
    found = list(problems)
    for each in read_schedules(folders).values():
        found += each.problems or filter_problems(each, timeline)
    return found
