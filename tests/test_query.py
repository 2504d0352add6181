"""What each filter keeps: several values of one widen, different ones narrow."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from aitrack.answers.finding import count_undated, find
from aitrack.answers.ordering import Order, ordered
from aitrack.answers.scores import Score
from aitrack.dates.notation import parse
from aitrack.matching import fold_text
from aitrack.model import Document, Event, Kind, Mention, Nature, Outcome, Source, Status
from aitrack.query import Query, is_stale, parts_of, select
from aitrack.searching import alternatives, terms
from aitrack.status import State, standing

DAY = date(2025, 6, 1)
DOCUMENTS = {
    name: Document(name, name, "정부", date.fromisoformat(day), f"{name}.txt", "0" * 64)
    for name, day in (("old", "2024-06-01"), ("new", "2025-03-01"))
}


def event(name: str, when: str, **more: Any) -> Event:
    said = [(document, when) for document in more.pop("documents", ("old",))]
    said += more.pop("also", [])
    mentions = tuple(Mention(each, 1, None, when, parse(when)) for each, when in said)
    nature = more.pop("nature", Nature.DELIVERY)
    ministries = more.pop("ministries", ())
    return Event(name, more.pop("title", name), more.pop("kind", Kind.PLAN), ministries, ministries,
                 nature is Nature.DELIVERY, mentions, nature=nature, **more)  # fmt: skip


def entry(status: Status, on: str, **more: Any) -> Outcome:
    return Outcome("e", status, on, parse(on), date(2025, 5, 1), Source.PRESS,
                   more.pop("note", None), (), **more)  # fmt: skip


EVENTS = (
    event("half", "'24.下", kind=Kind.LAW, ministries=("msit",), tags=("법제", "인재")),
    event("year", "'25", ministries=("moef",), field_ministry_ids=("kcs",), documents=("new",)),
    event("by", "~'25.6.30", kind=Kind.LAW, documents=("old", "new")),
    event("from", "'24~", ministries=("msit", "moef"), note="AI 기본법 뒤"),
    event("none", "향후", tags=("인재",), documents=("new",), title="데이터 개방"),
    event("window", "'24~", nature=Nature.WINDOW, also=[("new", "'26~")]),
    event("moving", "'24.10", also=[("new", "'25.10")]),
)
RECORD = {
    "moving": (entry(Status.IN_PROGRESS, "2025-03-03", note="시행령 예고"),),
    "by": (entry(Status.DONE, "2025-05-02", renamed_to="새 이름"),),
}
STORE: Any = SimpleNamespace(events=EVENTS, documents=DOCUMENTS, outcomes=RECORD, parts={})
ALL = "half year by from none window moving"


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, ALL),
        ({"ministry_ids": {"msit"}}, "half from"),
        ({"ministry_ids": {"msit", "kcs"}}, "half year from"),  # also by the field
        ({"ministry_ids": frozenset()}, ""),
        ({"kinds": {Kind.LAW}}, "half by"),
        ({"kinds": {Kind.LAW, Kind.PLAN}}, ALL),
        ({"documents": {"new"}}, "year by none window moving"),  # whichever mention it is
        ({"documents": {"old", "new"}}, ALL),
        ({"tags": {"인재"}}, "half none"),
        ({"tags": {"법제", "없는"}}, "half"),
        ({"ids": {"none", "year"}}, "year none"),
        ({"conflicting": True}, "window moving"),
        ({"states": {State.OVERDUE}}, "half moving"),
        ({"states": {State.OVERDUE, State.UNDATED}}, "half none moving"),
        ({"states": {State.DONE}}, "by"),
        ({"kinds": {Kind.LAW}, "tags": {"인재"}}, "half"),
        ({"states": {State.OVERDUE}, "ministry_ids": {"moef"}}, ""),
        # days: what has none lies nowhere, an open side reaches everywhere
        ({"first": day("2024-12-31")}, "half year by from window"),
        ({"first": day("2025-01-01")}, "year by from window"),
        ({"first": day("2025-07-01")}, "year from window"),
        ({"stop": day("2024-07-01")}, "by from window"),
        ({"stop": day("2024-07-02")}, "half by from window"),
        ({"first": day("2024-09-01"), "stop": day("2024-11-01")}, "half by from window moving"),
        # deadlines: the first day is asked for, the one after the last is not
        ({"due_first": day("2025-06-30")}, "year by"),
        ({"due_first": day("2025-07-01")}, "year"),
        ({"due_stop": day("2024-12-31")}, "moving"),
        ({"due_stop": day("2025-01-01")}, "half moving"),
        ({"due_first": day("2024-11-01"), "due_stop": day("2025-12-31")}, "half by"),
        # no news of what can never be late, or is said to be in progress
        ({"stale_days": 365}, "from"),
        ({"stale_days": 366}, ""),
        ({"stale_days": 92}, "from none"),
        ({"stale_days": 90}, "from none moving"),
        ({"stale_days": 91}, "from none"),
        ({"stale_days": 0}, "from none moving"),  # not what is settled, however long ago
        ({"stale_days": 0, "states": {State.UNDATED}}, "none"),
        # words: all of them, each in one text
        ({"text": "개방"}, "none"),
        ({"text": "데이터개방"}, "none"),
        ({"text": "개방 데이터"}, "none"),
        ({"text": "개방 법제"}, ""),
        ({"text": "시행령"}, "moving"),
        ({"text": "새이름"}, "by"),
        ({"text": "'"}, ALL),
        ({"words": (("없는말", "법제"),)}, "half"),
        ({"words": (("인재",),), "text": "법제"}, "half"),
        ({"text": "법제인재"}, ""),  # not where one tag ends and the next begins
    ],
)
def test_what_is_kept(asked: dict[str, Any], kept: str) -> None:
    sets: dict[str, Any] = {
        key: frozenset(each) if isinstance(each, set) else each for key, each in asked.items()
    }
    found = [one.id for one, _ in select(STORE, Query(**sets), DAY)]
    assert found == kept.split()


def test_a_word_of_a_pair_may_stand_in_part_of_another() -> None:
    pair = (("AI", "인공지능"), ("법", "법률"))
    said = ("AI기본법", "인공지능 기본법", "AI 기본법률")
    assert alternatives("AI 기본법", pair) == tuple(map(fold_text, said))
    assert alternatives("'", pair) == ()
    many = [("x", *(f"x{at}" for at in range(20)))]
    assert len(alternatives("x", many)) == 12
    assert alternatives("ai", [("·", "x")]) == alternatives("ai", []) == (fold_text("ai"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("data center plan", ["data center", "plan"]),
        ("plan data center", ["plan", "data center"]),
        ("data center", ["data center"]),
        ("a data center act b", ["a", "data center act", "b"]),  # the longest that it makes
        ("인공 지능 data", ["인공", "지능", "data"]),  # a name of one word is none of two
    ],
)
def test_words_that_make_one_name_stay_together(text: str, found: list[str]) -> None:
    names = [("인공지능", "AI"), ("데이터센터", "data center"), ("센터법", "data center act")]
    assert terms(text, names) == found
    assert terms(text, names[:1]) == terms(text, []) == text.split()


def test_what_no_document_tells_of_is_not_said_to_be_without_news_for_so_long() -> None:
    bare = standing(event("bare", "향후", documents=(None,)), STORE, DAY)
    assert bare.state is State.UNDATED
    assert not is_stale(bare, 0)


def test_a_word_of_which_nothing_is_left_when_it_is_folded_is_not_looked_for() -> None:
    assert Query(text="' 개방").spelled == ((fold_text("개방"),),)
    assert not Query().conflicting  # nor is anything else that nobody asked for


def test_parts_lie_under_what_they_are_part_of_in_the_order_given() -> None:
    one, other, far = (
        event(name, "'25", part_of=above) for name, above in (("b", "w"), ("a", "w"), ("c", "a"))
    )
    assert parts_of([one, EVENTS[0], other, far]) == {"w": (one, other), "a": (far,)}


@pytest.mark.parametrize(
    ("order", "first", "rest"),
    [
        # what has no such value comes last, whichever way it runs
        ("time", "half year by from window moving", "none"),
        ("deadline", "moving half by year", "from none window"),
        ("title", "by from half moving window year none", ""),
        ("ministry", "year half from", "by none window moving"),
        ("kind", "half by year from none window moving", ""),
        ("state", "half moving year from window none by", ""),
        ("news", "half from year none window moving by", ""),
        ("id", "by from half moving none window year", ""),
    ],
)
def test_the_orders_of_a_list(order: str, first: str, rest: str) -> None:
    found = list(select(STORE, Query(), DAY))
    for reverse in (False, True):
        wanted = [*(first.split()[::-1] if reverse else first.split()), *rest.split()]
        assert [one.id for one, _ in ordered(found, Order(order), reverse=reverse)] == wanted


def test_a_list_is_in_order_of_time_or_of_deadlines_and_cut() -> None:
    for limit, by_deadline, wanted in (
        (None, False, "from window half moving year by none"),
        (2, False, "from window"),
        (0, False, ""),
        (None, True, "moving half by year from window none"),
        (3, True, "moving half by"),
    ):
        found, total = find(STORE, Query(), DAY, limit, by_deadline=by_deadline)
        assert [one.id for one, _ in found] == wanted.split()
        assert total == 7
    assert count_undated(STORE, Query(first=DAY, tags=frozenset({"인재"})), DAY) == 1


@pytest.mark.parametrize(
    ("stands", "counted"),
    [
        ("done late press", "with_deadline due done late by_press"),
        ("done on-time government", "with_deadline due done on_time by_government"),
        ("done unknown user", "with_deadline due done day_unknown by_user"),
        ("partly no-deadline reference", "due partly no_deadline by_reference"),
        ("changed on-time government", "with_deadline due changed by_government"),
        ("dropped no-deadline press", "due changed dropped by_press"),
        ("overdue", "with_deadline due unconfirmed"),
        ("missed", "with_deadline due missed"),
        ("open", "with_deadline open"),
        ("upcoming", "with_deadline open"),
        ("ahead", "with_deadline open"),
        ("endless", "open_ended"),
        ("undated", "undated"),
    ],
)
def test_a_promise_is_counted_where_it_belongs(stands: str, counted: str) -> None:
    score = Score("")
    numbers = [name for name in Score.__slots__ if not name.startswith("group")]
    assert [getattr(score, name) for name in numbers] == [0] * len(numbers)
    assert score.rate is None
    score.count(stands, 2)
    score.count(stands, 1)
    found = {name: getattr(score, name) for name in numbers if getattr(score, name)}
    assert found == dict.fromkeys(["promised", *counted.split()], 3)
    assert score.delivered == 3 * stands.startswith(("done", "partly"))
    assert score.rate == ((stands.startswith("done") or 0.0) if "due" in counted.split() else None)
