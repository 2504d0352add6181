"""A dictionary of a file, value by value: what is taken, and what is said, and where."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aitrack.model import Status
from aitrack.store.files.complaints import Complaints
from aitrack.store.files.fields import Fields, names
from aitrack.store.files.reader import KEY, TWINS

HERE = ("events", 3)


def fields(values: Any) -> Fields:
    return Fields(values, HERE, Complaints("a.yaml", bytes), "e")


def said(read: Fields) -> list[tuple[Any, ...]]:
    """Of each complaint where it is below the dictionary, the field, and the words."""
    found = read.complaints.found
    assert all(each.path[:2] == HERE and each.event_id == "e" for each in found)
    assert read.ok == (not found)
    return [(each.path[2:], each.field, each.words.en) for each in found]


TEXT, EMPTY, GONE = "text is expected", "is empty", "k is missing"
WHOLE = "a whole number is expected"
NO_DAY = "must name a single day"
LIST = "a list is expected"


@pytest.mark.parametrize(
    ("how", "values", "taken", "words"),
    [
        ("text", {"k": "글"}, "글", None),
        ("text", {}, None, None),
        ("text", {"k": None}, None, None),
        ("text", {"k": ""}, None, EMPTY),
        ("text", {"k": " \t"}, None, EMPTY),
        ("text", {"k": ["글"]}, None, TEXT),
        ("needed", {"k": "글"}, "글", None),
        ("needed", {}, "", GONE),
        ("needed", {"k": ""}, "", EMPTY),
        ("flag", {"k": "true"}, True, None),
        ("flag", {"k": "false"}, False, None),
        ("flag", {}, False, None),
        ("flag", {"k": "yes"}, False, "true or false is expected"),
        ("flag", {"k": ""}, False, EMPTY),
        ("number", {"k": "1"}, 1, None),
        ("number", {"k": "12345678"}, 12345678, None),
        ("number", {"k": "123456789"}, None, WHOLE),
        ("number", {"k": "0"}, None, WHOLE),
        ("number", {"k": "-1"}, None, WHOLE),
        ("number", {"k": "1.5"}, None, WHOLE),
        ("number", {"k": "１"}, None, WHOLE),
        ("number", {"k": "²"}, None, WHOLE),
        ("number", {}, None, None),
        ("day", {"k": "2025-03-10"}, date(2025, 3, 10), None),
        ("day", {"k": "'25.3.10"}, date(2025, 3, 10), None),
        ("day", {"k": "'25.3"}, None, NO_DAY),
        ("day", {"k": "~'25.3.10"}, None, NO_DAY),
        ("day", {"k": "'25.3.10~"}, None, NO_DAY),
        ("day", {"k": "향후"}, None, NO_DAY),
        ("day", {}, None, None),
        ("texts", {"k": ["가", "나"]}, ("가", "나"), None),
        ("texts", {"k": []}, (), None),
        ("texts", {}, (), None),
        ("texts", {"k": "가"}, (), LIST),
        ("items", {}, [], None),
        ("items", {"k": None}, [], None),
        ("record", {}, None, None),
    ],
)
def test_what_is_taken_of_one_value(
    how: str, values: dict[str, Any], taken: object, words: str | None
) -> None:
    read = fields(values)
    assert getattr(read, how)("k") == taken
    where = ("k",) if "k" in values else ()
    assert said(read) == ([(where, "k", words)] if words else [])


@pytest.mark.parametrize("how", ["text", "number", "day", "texts", "items", "records"])
def test_what_is_required_is_missed_once(how: str) -> None:
    for values, where in (({}, ()), ({"k": None}, ("k", KEY))):
        read = fields(values)
        assert not list(getattr(read, how)("k", required=True) or ())
        assert said(read) == [(where, "k", GONE)]
    for other in ("글", ["k"], None):
        read = fields(other)
        assert not list(getattr(read, how)("k", required=True) or ())
        assert said(read) == [((), None, "a mapping is expected")]  # and nothing in it is missed


def test_of_a_list_the_bad_items_are_named_by_their_number() -> None:
    read = fields({"k": ["가", " ", "나", ["다"]]})
    assert read.items("k") == [(0, "가"), (2, "나")]
    assert said(read) == [(("k", 1), "k", TEXT), (("k", 3), "k", TEXT)]
    read = fields({"k": [{"a": "1"}, "글"], "one": {"b": "2"}})
    each = read.records("k")
    one = next(each)  # in turn: what comes later spoils no earlier one
    assert one.ok
    other = next(each)
    inner = read.record("one")
    assert inner is not None
    assert (one.number("a"), inner.number("b")) == (1, 2)
    assert (one.path, other.path, inner.path) == ((*HERE, "k", 0), (*HERE, "k", 1), (*HERE, "one"))
    assert (one.event_id, inner.event_id) == ("e", "e")
    assert (other.ok, read.ok) == (False, False)
    assert said(read) == [(("k", 1), None, "a mapping is expected")]


def test_of_a_closed_set_what_does_not_belong_is_told_with_the_rest() -> None:
    words = "'maybe' is not one of " + ", ".join(Status)
    for values, taken, complaint in (
        ({"k": "partly"}, Status.PARTLY, []),
        ({"k": "maybe"}, Status.DONE, [(("k",), "k", words)]),
        ({}, Status.DONE, [((), "k", GONE)]),
    ):
        read = fields(values)
        assert read.choice("k", Status, Status.DONE) is taken
        assert said(read) == complaint
    read = fields({"k": ["done", "maybe", "partly"]})
    assert read.choices("k", Status) == (Status.DONE, Status.PARTLY)
    assert said(read) == [(("k", 1), "k", words)]
    assert fields({}).choices("k", Status) == ()


def test_a_list_of_dictionaries_may_be_left_out() -> None:
    read = fields({})
    assert list(read.records("k")) == []
    assert said(read) == []


def test_a_date_that_is_none_is_told_where_it_stands() -> None:
    read = fields({"k": "언젠가 그날"})
    assert read.day("k") is None
    ((where, field, _),) = said(read)
    assert (where, field) == (("k",), "k")


def test_names_that_nobody_asks_for_or_that_stand_there_again_are_refused() -> None:
    known = names("title note")
    assert list(known) == ["title", "note"]
    assert fields({"title": "가"}).finish(known)
    read = fields({"title": "가", "titel": "나", "x9": "다", TWINS: ["title", "title"]})
    assert not read.finish(known)
    again = "the key stands at line {line}"
    assert said(read) == [
        (("title", KEY, 1), "title", again),
        (("title", KEY, 2), "title", again),
        (("titel", KEY), "titel", "unknown key 'titel': 'title'?"),
        (("x9", KEY), "x9", "unknown key 'x9'"),
    ]
    assert read.complaints.found[0].first == (read.complaints, (*HERE, "title", KEY))
