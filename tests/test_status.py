"""Where an event stands: passed is not done, and a period ends with its last day."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.dates.notation import parse
from aitrack.model import Event, Evidence, Kind, Mention, Nature, Outcome, Source, Status
from aitrack.status import (
    Parts,
    State,
    beneath,
    governing,
    known,
    late_days,
    news_of,
    numbered,
    promises_beneath,
    settled_on,
    standing,
    standing_entries,
    state_above,
    state_of,
    timing,
)
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


# The rules of a record, one by one


def entry(status: str, on: str | None = "2025-03-10", by: str = "press", **more: Any) -> Outcome:
    happened = parse(on) if on else None
    return Outcome("e", Status(status), on, happened, date(2026, 1, 1), Source(by),
                   more.pop("note", None), more.pop("evidence", ()), **more)  # fmt: skip


@pytest.mark.parametrize(
    ("record", "holds"),
    [
        ([], None),
        ([("done", "press"), ("done", "government")], 1),
        ([("done", "government"), ("done", "press")], 0),
        ([("done", "press"), ("partly", "press")], 1),  # the last of equals
        ([("partly", "government"), ("dropped", "reference"), ("changed", "user")], 0),
        ([("done", "user"), ("not-done", "government")], 0),  # what settles, before what denies
        ([("not-done", "user"), ("in-progress", "government")], 0),  # that, before mere news
        ([("in-progress", "government"), ("not-done", "user")], 1),
        ([("not-done", "press"), ("not-done", "press")], 1),
        ([("in-progress", "user"), ("in-progress", "press"), ("in-progress", "reference")], 1),
    ],
)
def test_which_entry_of_a_record_holds(record: list[tuple[str, str]], holds: int | None) -> None:
    entries = [entry(status, by=by, note=str(at)) for at, (status, by) in enumerate(record)]
    found = governing(entries, date(2026, 1, 1))
    assert found == (None if holds is None else entries[holds])


def test_what_is_uncertain_or_has_not_happened_yet_does_not_hold() -> None:
    certain, doubtful = entry("partly"), entry("done", by="government", candidate=True)
    later = entry("changed", "2025-04", by="government")
    record = [certain, doubtful, later]
    assert known(record, date(2025, 3, 9)) == []
    assert known(record, date(2025, 4, 29)) == [certain]  # April is over on its last day
    assert known(record, date(2025, 4, 30)) == [certain, later]
    undated = entry("done", None)
    assert governing([undated], date(2025, 12, 31)) is None  # known from when it was recorded
    assert governing([undated], date(2026, 1, 1)) is undated


def test_what_is_taken_back_does_not_stand_and_its_taking_back_can_be_taken_back() -> None:
    kept, wrong = entry("partly", note="a"), entry("done", note="b")
    back = entry("retracted", None, retracts=wrong.key)
    again = entry("retracted", None, retracts=back.key)
    better = entry("changed", note="c", retracts=wrong.key)
    assert standing_entries([kept, wrong]) == [kept, wrong]
    assert standing_entries([kept, wrong, back]) == [kept]
    assert standing_entries([kept, wrong, back, again]) == [kept, wrong]
    assert standing_entries([kept, wrong, better]) == [kept, better]
    record = [kept, wrong, back, again, better]
    assert [(number, stands, taken) for number, _, stands, taken in numbered(record)] == [
        (1, True, None), (2, False, None), (3, False, 2), (4, True, 3), (5, True, 2),
    ]  # fmt: skip


def test_the_news_of_an_entry_is_its_newest_evidence_or_what_happened_else_its_own_day() -> None:
    """Found: evidence of a later day hid what had been known on the day that was asked about."""

    def proof(day: str | None) -> Evidence:
        return Evidence("제목", "", "https://example.org/", parse(day).start if day else None)

    for on, days, asked, news in (
        ("2025-03", ["2025-04-02", "2025-04-01", None], "2025-04-02", "2025-04-02"),
        ("2025-03", ["2025-04-02", "2025-04-01", None], "2025-04-01", "2025-04-01"),
        ("2025-03", ["2025-04-02", "2025-04-01", None], "2025-03-31", "2025-03-31"),
        ("2025-03", ["2025-03-30"], "2025-03-31", "2025-03-31"),
        (None, [None], "2026-01-01", "2026-01-01"),
        (None, ["2025-03-30"], "2026-01-01", "2025-03-30"),
        (None, ["2026-03-30"], "2026-01-01", "2026-01-01"),
        ("2025~", [], "2026-01-01", "2026-01-01"),
    ):
        recorded = entry("done", on, evidence=tuple(map(proof, days)))
        assert str(news_of(recorded, date.fromisoformat(asked))) == news


@pytest.mark.parametrize(
    ("status", "on", "deadline", "late", "timing_"),
    [
        ("done", "2024-12-31", "2024-12-31", None, "on-time"),
        ("done", "2025-01-01", "2024-12-31", 1, "late"),
        ("partly", "2025-01-10", "2024-12-31", 10, "late"),
        ("changed", "2025-01-10", "2024-12-31", None, "on-time"),  # nothing was delivered
        ("done", None, "2024-12-31", None, "unknown"),
        ("done", "2025-01-01", None, None, "no-deadline"),
        ("done", None, None, None, "no-deadline"),
        ("done", "~2025-03", "2024-12-31", None, "on-time"),  # by then: perhaps long before
    ],
)
def test_how_late_it_came(
    status: str, on: str | None, deadline: str | None, late: int | None, timing_: str
) -> None:
    day = date.fromisoformat(deadline) if deadline else None
    assert late_days(entry(status, on), day) == late
    assert timing(entry(status, on), day).value == timing_


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        # done, partly, changed, missed, unconfirmed, ahead
        ((2, 0, 0, 0, 0, 0), State.DONE),
        ((0, 0, 2, 0, 0, 0), State.CHANGED),
        ((1, 0, 1, 0, 0, 0), State.PARTLY),
        ((1, 0, 0, 0, 0, 1), State.PARTLY),
        ((0, 1, 0, 1, 0, 0), State.PARTLY),
        ((0, 0, 1, 0, 1, 0), None),
        ((0, 0, 0, 1, 1, 1), None),
    ],
)
def test_what_follows_for_the_whole(counts: tuple[int, ...], state: State | None) -> None:
    parts = Parts(sum(counts), *counts)
    assert state_above(parts) is state
    assert parts.delivered == counts[0] + counts[1]


def promise(name: str, when: str, nature: Nature = Nature.DELIVERY) -> Event:
    mention = Mention(None, None, None, when, parse(when))
    return Event(
        name, name, Kind.PLAN, (), (), nature is Nature.DELIVERY, (mention,), nature=nature
    )


def among(record: dict[str, list[Outcome]], **parts: list[Event]) -> Any:
    return SimpleNamespace(
        documents={}, outcomes={name: tuple(each) for name, each in record.items()}, parts=parts
    )


DAY = date(2025, 6, 1)


def test_what_stands_beneath_an_umbrella_is_counted_once_by_what_became_of_it() -> None:
    whole, inner = (
        promise("whole", "'24", Nature.UMBRELLA),
        promise("inner", "'24", Nature.UMBRELLA),
    )
    became = {"a": "done", "b": "partly", "c": "partly", "d": "changed", "e": "dropped",
              "f": "dropped", "g": "not-done"}  # fmt: skip
    here = among(
        {name: [entry(status)] for name, status in became.items()},
        whole=[*(promise(name, "'24") for name in "abcd"), inner, promise("far", "'26")],
        a=[promise("z", "'26")],
        inner=[*(promise(name, "'24") for name in "efgh"), promise("sum", "'24", Nature.AMOUNT),
               promise("other", "향후"), whole],
    )  # fmt: skip
    assert [each.id for each in promises_beneath(whole, here)] == [
        *"abcd",
        "far",
        "z",
        *"efgh",
        "other",
    ]
    parts = beneath(whole, here, DAY)
    assert parts == Parts(11, 1, 2, 3, 1, 1, 3)
    assert beneath(promise("x", "'24", Nature.UMBRELLA), here, DAY) is None


@pytest.mark.parametrize(
    ("own", "state", "rolled_up"),
    [
        (None, State.PARTLY, True),
        ("in-progress", State.PARTLY, True),  # news of the whole settles nothing
        ("dropped", State.DROPPED, False),
    ],
)
def test_what_is_recorded_of_the_whole_comes_before_its_parts(
    own: str | None, state: State, rolled_up: bool
) -> None:
    record = {"a": [entry("done")], **({"whole": [entry(own)]} if own else {})}
    here = among(record, whole=[promise("a", "'24"), promise("b", "'24")])
    stands = standing(promise("whole", "'24", Nature.UMBRELLA), here, DAY)
    assert (stands.state, stands.rolled_up) == (state, rolled_up)
    alone = standing(promise("b", "'24"), here, DAY)
    assert (alone.parts, alone.rolled_up) == (None, False)


@pytest.mark.parametrize(
    ("status", "on", "state"),
    [
        ("not-done", "2024-12-31", State.OVERDUE),  # that day it was not late yet
        ("not-done", "2025-01-01", State.MISSED),
        ("not-done", "2024-12~2025-02", State.OVERDUE),  # perhaps in December
        ("not-done", "~2025-02", State.OVERDUE),
        ("not-done", None, State.OVERDUE),
        ("in-progress", "2025-02-01", State.OVERDUE),
        (None, None, State.OVERDUE),
    ],
)
def test_late_is_known_only_from_a_day_after_the_deadline(
    status: str | None, on: str | None, state: State
) -> None:
    outcome = entry(status, on) if status else None
    assert state_of(parse("'24"), outcome, DAY, Nature.DELIVERY) is state


@pytest.mark.parametrize(
    ("status", "on", "day"),
    [
        ("done", "2025-03-10", "2025-03-10"),
        ("dropped", "2025-03", "2025-03-31"),  # the last day that it may have been
        ("partly", "2025~", "2025-01-01"),
        ("done", None, None),
        ("in-progress", "2025-03-10", None),  # news settle nothing, of an umbrella neither
    ],
)
def test_the_day_on_which_an_event_was_settled(
    status: str, on: str | None, day: str | None
) -> None:
    found = settled_on(entry(status, on))
    assert (found.isoformat() if found else None) == day
    assert settled_on(None) is None


def test_only_what_was_promised_comes_late() -> None:
    here = among({"a": [entry("done")], "w": [entry("done")]})
    assert standing(promise("a", "'24"), here, DAY).late_days == 69
    assert standing(promise("w", "'24", Nature.WINDOW), here, DAY).late_days is None


def test_where_a_thing_stands_cannot_be_changed() -> None:
    stands = standing(promise("a", "'24"), among({}), DAY)
    for value, name in ((stands, "state"), (Parts(1, 1, 0, 0, 0, 0, 0), "done")):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
        assert hash(value)


def test_no_document_and_no_evidence_is_news_before_its_day(example: Timeline) -> None:
    late, early = (replace(each, dated=date.fromisoformat(day)) for each, day in zip(
        [*example.documents.values()] * 2, ("2025-05-20", "2024-05-20"), strict=False))  # fmt: skip
    mentions = tuple(Mention(each, 1, None, "'26", parse("'26")) for each in ("late", "early"))
    here = among({"a": [entry("in-progress", "2025-03-10")]})
    here.documents.update(late=late, early=early)
    for said in (mentions, mentions[::-1]):
        event = replace(promise("a", "'26"), mentions=said)
        for day, days in (
            ("2025-05-20", 0), ("2025-05-19", 70), ("2025-03-10", 0), ("2025-03-09", 293),
            ("2024-05-20", 0), ("2024-05-19", None),
        ):  # fmt: skip
            assert standing(event, here, date.fromisoformat(day)).no_news_days == days


def test_evidence_from_after_the_day_is_no_news_yet() -> None:
    proof = Evidence("제목", "", "https://example.org/", date(2025, 4, 2))
    here = among({"a": [entry("in-progress", "2025-03-10", evidence=(proof,))]})
    days = [standing(promise("a", "'26"), here, date(2025, 4, day)).no_news_days for day in (1, 2)]
    assert days[1] == 0
    assert days[0] is None or days[0] >= 0


def test_the_parts_of_what_is_no_umbrella_say_nothing_of_it() -> None:
    here = among({"b": [entry("done")]}, a=[promise("b", "'24")])
    assert standing(promise("a", "'26"), here, DAY).parts is None
