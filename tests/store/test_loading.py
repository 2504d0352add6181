"""A store while it is read: ids are used once, entries follow what they take back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aitrack.errors import Words
from aitrack.model import Outcome, Source, Status
from aitrack.store.files.complaints import Complaint, Complaints
from aitrack.store.files.fields import Fields
from aitrack.store.files.loading import Loading
from aitrack.store.files.reader import KEY, Damage

FILE = Complaints("a.yaml", bytes)
DAY = date(2026, 1, 1)


@pytest.fixture
def loading() -> Loading:
    return Loading(complaints={"a.yaml": Complaints("a.yaml", bytes)})


def fields(loading: Loading, at: int, name: str | None = "one", **values: object) -> Fields:
    where = ("events", at)
    return Fields({"id": name, **values}, where, loading.complaints["a.yaml"], name)


def said(loading: Loading) -> list[tuple[Any, ...]]:
    found = loading.complaints["a.yaml"].found
    return [(each.path, each.event_id, each.field, each.words.en, each.first) for each in found]


def outcome(event: str, retracts: str | None = None) -> Outcome:
    status = Status.RETRACTED if retracts else Status.DONE
    return Outcome(event, status, None, None, DAY, Source.USER, "예", (), retracts=retracts)


def test_an_id_is_the_first_one_s(loading: Loading) -> None:
    known: dict[str, str] = {}
    loading.add("event", fields(loading, 0), "first", known)
    loading.add("event", fields(loading, 0), "first, read again", known)
    loading.add("event", fields(loading, 1, "two"), None, known)
    loading.add("body", fields(loading, 2), "a body", {})
    assert said(loading) == []
    for at, name in ((3, "one"), (4, "two")):
        loading.add("event", fields(loading, at, name), "another", known)
    words = "the id already stands at {file}:{line}"
    file = loading.complaints["a.yaml"]
    assert said(loading) == [
        (("events", 3, "id", KEY), "one", "id", words, (file, ("events", 0))),
        (("events", 4, "id", KEY), "two", "id", words, (file, ("events", 1))),
    ]
    assert known == {"one": "first, read again"}


def test_what_has_no_id_is_told_elsewhere(loading: Loading) -> None:
    known: dict[str, str] = {}
    for at in range(2):
        loading.add("event", fields(loading, at, None), "a value", known)
    assert (said(loading), known) == ([], {})


def test_the_id_of_a_removed_event_is_free_for_other_things(loading: Loading) -> None:
    place = (FILE, ("removed", 0))
    loading.removed["one"] = place
    known: dict[str, str] = {}
    loading.add("document", fields(loading, 0), "a document", known)
    assert (said(loading), known) == ([], {"one": "a document"})
    loading.add("event", fields(loading, 1), "an event", known)
    words = "the id of a removed item is never used again: {file}:{line}"
    assert said(loading) == [(("events", 1, "id", KEY), "one", "id", words, place)]
    assert known == {"one": "a document"}


def test_what_takes_an_entry_back_stands_behind_it(loading: Loading) -> None:
    entry = outcome("one")
    back = outcome("one", entry.key)
    missed = (("events", 0, "retracts"), "one", "retracts")
    words = f"no entry '{entry.key}' before it to take back"
    where = fields(loading, 0, retracts=entry.key)
    assert not loading.may_follow(where, back)
    assert said(loading) == [(*missed, words, None)]
    assert loading.may_follow(where, entry)
    assert loading.may_follow(where, back)
    assert loading.may_follow(where, outcome("one", back.key))
    assert not loading.may_follow(where, outcome("two", entry.key))
    assert len(said(loading)) == 2


def test_it_is_flawless_where_nothing_at_all_is_wrong(loading: Loading) -> None:
    assert loading.flawless is Loading().flawless is True
    for name in ("found", "damages"):
        wrong = Complaints("b.yaml", bytes)
        loading.complaints["b.yaml"] = wrong
        assert loading.flawless
        if name == "found":
            wrong.add(Complaint((), None, None, Words("가", "a")))
        else:
            wrong.damages.append(Damage(1, 1, "가", "a"))
        assert not loading.flawless
