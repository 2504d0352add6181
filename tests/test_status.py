"""Where an event stands: passed is not done, and a period ends with its last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aitrack.dates.notation import parse
from aitrack.status import State, standing
from aitrack.values import replace

if TYPE_CHECKING:
    from aitrack.timeline import Timeline


@pytest.mark.parametrize(
    ("event", "day", "state", "days_left"),
    [
        # '24.下, promised, never reported
        ("promise-half", "2024-06-30", State.UPCOMING, 184),
        ("promise-half", "2024-07-01", State.OPEN, 183),
        ("promise-half", "2024-12-31", State.OPEN, 0),
        ("promise-half", "2025-01-01", State.OVERDUE, -1),
        # ~'25, promised: open from the start, late after its last day
        ("promise-by", "2020-01-01", State.OPEN, 2191),
        ("promise-by", "2025-12-31", State.OPEN, 0),
        ("promise-by", "2026-01-01", State.OVERDUE, -1),
        # '24~: never late
        ("promise-from", "2023-12-31", State.UPCOMING, None),
        ("promise-from", "2039-01-01", State.ONGOING, None),
        ("promise-undated", "2039-01-01", State.UNDATED, None),
        # nobody promised it
        ("meeting", "2026-05-20", State.UPCOMING, 1),
        ("meeting", "2026-05-21", State.OPEN, 0),
        ("meeting", "2026-05-22", State.PAST, -1),
        # an outcome counts from the day it happened
        ("promise-kept", "2025-03-24", State.OVERDUE, -83),
        ("promise-kept", "2025-03-25", State.DONE, -84),
        # the latest entry governs
        ("promise-corrected", "2025-06-30", State.PARTLY, -181),
        ("promise-corrected", "2025-07-31", State.CHANGED, -212),
        # news of progress is not an outcome
        ("promise-moving", "2026-03-10", State.OVERDUE, -69),
    ],
)
def test_state(
    example: Timeline, event: str, day: str, state: State, days_left: int | None
) -> None:
    found = example.get(event)
    assert found is not None
    stands = standing(found, example, date.fromisoformat(day))
    assert (stands.state, stands.days_left) == (state, days_left)


def test_news_is_the_newest_document_or_evidence_known_that_day(example: Timeline) -> None:
    found = example.get("promise-moving")
    assert found is not None
    before = standing(found, example, date(2026, 3, 9))
    after = standing(found, example, date(2026, 3, 12))
    assert before.no_news_days == (date(2026, 3, 9) - date(2024, 9, 26)).days
    assert after.no_news_days == 2


def test_as_of_hides_later_documents_and_later_entries(example: Timeline) -> None:
    early = example.as_of(date(2024, 9, 26))
    assert early.get("meeting") is None
    assert early.outcomes == {}
    kept = example.get("promise-kept")
    assert kept is not None
    assert standing(kept, early, date(2026, 1, 1)).state is State.OVERDUE


def test_an_event_answers_to_its_former_id(example: Timeline) -> None:
    found = example.get("old-name")
    assert found is not None
    assert found.id == "promise-half"


def test_a_later_mention_that_moves_the_deadline_is_a_conflict(example: Timeline) -> None:
    found = example.get("promise-half")
    assert found is not None
    assert found.conflict
    assert not replace(found, mentions=found.mentions[:1]).conflict


@pytest.mark.parametrize(
    ("on", "late_days"), [("2024-12-31", None), ("2024-12", None), ("2025-01", 1), ("2025", 1)]
)
def test_a_delivery_is_no_later_than_the_record_must_mean(
    example: Timeline, on: str, late_days: int | None
) -> None:
    (entry,) = example.outcomes["promise-kept"]
    outcomes = dict(example.outcomes)
    outcomes["promise-kept"] = (replace(entry, on=on, happened=parse(on)),)
    found = example.get("promise-kept")
    assert found is not None
    stands = standing(found, replace(example, outcomes=outcomes), date(2026, 1, 1))
    assert stands.late_days == late_days
