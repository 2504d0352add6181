"""A year of days for each shipped schedule: each day said once, on open days, else silence."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from aitrack.dates.holidays import Calendar
from aitrack.query import Query
from aitrack.reminders.announcing import Question, Reminder, announce
from aitrack.reminders.schedule import OnHoliday, Schedule
from aitrack.reminders.schedules import read_schedules
from aitrack.status import State, standing
from aitrack.values import replace
from conftest import ROOT

if TYPE_CHECKING:
    from aitrack.timeline import Timeline

YEAR = [date(2026, 1, 1) + timedelta(number) for number in range(365)]
CLOSED = [  # 관공서의 공휴일, 2026: each holiday on a weekday, substitutes included
    "01-01", "02-16", "02-17", "02-18", "03-02", "05-01", "05-05", "05-25", "06-03", "07-17",
    "08-17", "09-24", "09-25", "10-05", "10-09", "12-25",
]  # fmt: skip
NAMES = ("daily", "weekly", "monthly", "quarterly")
SETTLED = {State.DONE, State.PARTLY, State.CHANGED, State.DROPPED}


@pytest.fixture(scope="module")
def plans() -> dict[str, Schedule]:
    found = read_schedules([ROOT])
    assert set(NAMES) <= found.keys()
    return {name: plan for name in NAMES if (plan := found[name].schedule)}


def closed(day: date) -> bool:
    return day.weekday() > 4 or f"{day:%m-%d}" in CLOSED


def say(plan: Schedule, timeline: Timeline, day: date, first: date | None = None) -> Reminder:
    return announce(Question(plan, Query(), day, first or day), timeline)


@pytest.fixture(scope="module")
def said(plans: dict[str, Schedule], shipped: Timeline) -> dict[str, dict[date, Reminder]]:
    return {
        name: {day: found for day in YEAR if (found := say(plan, shipped, day))}
        for name, plan in plans.items()
    }


def test_the_calendar_of_2026_is_the_official_one() -> None:
    calendar = Calendar()
    assert [f"{day:%m-%d}" for day in YEAR if closed(day) and day.weekday() < 5] == CLOSED
    assert [day for day in YEAR if not calendar.is_business(day)] == [d for d in YEAR if closed(d)]


def test_a_store_adds_and_takes_away() -> None:
    calendar = Calendar({date(2026, 6, 5): "임시공휴일"}, frozenset({date(2026, 7, 17)}))
    assert calendar.holiday(date(2026, 6, 5)) == "임시공휴일"
    assert calendar.is_business(date(2026, 7, 17))


@pytest.mark.parametrize("name", NAMES)
def test_on_closed_days_it_is_silent(said: dict[str, dict[date, Reminder]], name: str) -> None:
    assert said[name]
    assert not [day for day in said[name] if closed(day)]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("monthly", "01-02 02-02 03-03 04-01 05-04 06-01 07-01 08-03 09-01 10-01 11-02 12-01"),
        ("quarterly", "01-02 04-01 07-01 10-01"),
    ],
)
def test_a_digest_comes_on_the_first_open_day(
    said: dict[str, dict[date, Reminder]], name: str, days: str
) -> None:
    assert " ".join(f"{day:%m-%d}" for day in said[name]) == days


def test_the_monday_digest_rolls_over_holidays(plans: dict[str, Schedule]) -> None:
    expected = []
    for monday in YEAR[4::7]:
        day = monday
        while closed(day):
            day += timedelta(1)
        expected.append(day)
    spoken = list(plans["weekly"].speaking(YEAR[0], YEAR[-1]))
    # 2025-12-29 is an open Monday, so the year begins with the Monday of its second week.
    assert spoken == expected
    assert {date(2026, 2, 19), date(2026, 3, 3), date(2026, 5, 26), date(2026, 8, 18),
            date(2026, 10, 6)} <= set(spoken)  # fmt: skip


def test_each_lead_day_is_announced_exactly_once(
    plans: dict[str, Schedule], shipped: Timeline, said: dict[str, dict[date, Reminder]]
) -> None:
    """Worked out again from the rule, event by event, without the windows."""
    found = Counter(
        (each.row.event.id, turn.days, day)
        for day, reminder in said["daily"].items()
        for each in reminder.announcements
        for turn in each.turns
        if turn.rule == "lead"
    )
    expected = set()
    for event in shipped.events:
        deadline = event.period.deadline
        for lead in plans["daily"].lead_days if deadline else ():
            day = deadline - timedelta(lead) if deadline else YEAR[0]
            while closed_in_any_year(day):
                day -= timedelta(1)
            if day.year == 2026 and standing(event, shipped, day).state not in SETTLED:
                expected.add((event.id, lead, day))
    assert set(found) == expected
    assert set(found.values()) == {1}
    assert len(expected) > 50


def closed_in_any_year(day: date) -> bool:
    return not Calendar().is_business(day)


LATE = (State.OVERDUE, State.MISSED)


def test_nagging_comes_on_the_first_open_day_from_the_day_it_is_due(
    shipped: Timeline, said: dict[str, dict[date, Reminder]]
) -> None:
    found = Counter(
        (each.row.event.id, turn.days, day)
        for day, reminder in said["daily"].items()
        for each in reminder.announcements
        for turn in each.turns
        if turn.rule == "after"
    )
    expected = set()
    for event in shipped.events:
        deadline = event.period.deadline
        for late in [1, *range(7, 1200, 30)] if deadline else ():
            day = deadline + timedelta(late) if deadline else YEAR[0]
            while closed_in_any_year(day):
                day += timedelta(1)
            if day.year == 2026 and standing(event, shipped, day).state in LATE:
                expected.add((event.id, late, day))
    assert set(found) == expected
    assert set(found.values()) == {1}


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_year_at_once_says_no_less_than_its_days(
    plans: dict[str, Schedule], shipped: Timeline, said: dict[str, dict[date, Reminder]], name: str
) -> None:
    """What ``--since`` and a gap announce: every turn of every day, for what is not settled."""
    last = YEAR[-1]
    whole = say(plans[name], shipped, last, YEAR[0])
    keys = {
        turn.key(each.row.event.id)
        for reminder in said[name].values()
        for each in reminder.announcements
        for turn in each.turns
        if turn.rule in ("lead", "after", "opening")
        and standing(each.row.event, shipped, last).state not in SETTLED
        and (turn.rule != "opening" or standing(each.row.event, shipped, last).state
             in (State.OPEN, State.UPCOMING, State.ONGOING))
    }  # fmt: skip
    assert keys <= whole.all_keys
    per_event = Counter((each.what, each.row.event.id) for each in whole.announcements)
    assert set(per_event.values()) <= {1}


def test_skipping_and_rolling_differ_only_after_closed_days() -> None:
    """2026-05-25 is a Monday and the substitute of 부처님오신날."""
    monday = frozenset({0})
    skip = Schedule("x", "x", weekdays=monday)
    roll = replace(skip, on_holiday=OnHoliday.ROLL)
    days = [date(2026, 5, 18) + timedelta(number) for number in range(15)]
    assert [day.day for day in days if skip.speaks(day)] == [18, 1]
    assert [day.day for day in days if roll.speaks(day)] == [18, 26, 1]


def test_a_schedule_without_a_day_never_speaks() -> None:
    never = Schedule("x", "x", month_days=frozenset({31}), months=frozenset({2}))
    assert never.next_on(YEAR[0]) is None
    assert never.window(YEAR[0], YEAR[-1]) is None
