"""An entry whose every field is written becomes a value that says each of them, and no other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.bodies import Bodies, Body, Former, Succession
from aitrack.dates.period import UNDATED, Bound, Period, Precision
from aitrack.model import (
    Disagreement,
    Document,
    Event,
    Evidence,
    Exclusion,
    Kind,
    Mention,
    Nature,
    Outcome,
    Source,
    Status,
)
from aitrack.store.files import decode
from aitrack.store.files.complaints import Complaints
from aitrack.store.files.decode_bodies import body
from aitrack.store.files.decode_outcomes import outcome
from aitrack.store.files.fields import Fields
from aitrack.store.files.reader import KEY, parse

if TYPE_CHECKING:
    from collections.abc import Callable

SHA, DAY = "0123456789abcdef" * 4, date(2026, 1, 2)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1), Bound.ON, Precision.YEAR)
PLAN = Document("plan", "계획", "정부", date(2024, 9, 26), "plan.txt", SHA, lines=90)
GA = Body("ga", "가부", "부", english="Ga", former=(
    Former("옛부", None, "Old Ga", None, DAY, "renamed", ()),
))  # fmt: skip
NA = Body("na", "나부", "부", acronym="NA", succeeded=Succession(("ga",), DAY, "split", ()))
KNOWN = decode.Known({"plan": PLAN}, Bodies([GA, NA]), {"인재": "talent"})


def fields(text: str) -> Fields:
    return Fields(parse(text), ("list", 0), Complaints("a.yaml", bytes))


def said(read: Fields) -> list[tuple[Any, ...]]:
    return [(each.path[2:], each.field, each.words.en) for each in read.complaints.found]


def test_a_document() -> None:
    read = fields(
        f"{{id: plan, title: 계획, publisher: 정부, dated: 2026-01-02, file: p.txt, sha256: {SHA},"
        " inferred: true, note: n, title_en: Plan, url: 'https://a.kr', publisher_en: Gov,"
        " note_en: N, lines: 12}"
    )
    assert decode.document(read) == Document(
        "plan", "계획", "정부", DAY, "p.txt", SHA, True, "n", "Plan", "https://a.kr", "Gov", "N",
        12,
    )  # fmt: skip
    assert (said(read), read.event_id) == ([], "plan")


def test_an_event_of_documents() -> None:
    read = fields(
        "{id: one, title: 하나, title_en: One, kind: law, ministries: [옛부, 나부, 가부],"
        " deliverable: true, ministries_from: 7, disagree: [date], part_of: p, related: [r, s],"
        " renamed_from: [old], tags: [인재, 법], note: n, note_en: N, field: f,"
        " field_ministries: [나부],"
        " mentions: [{document: plan, line: 90, at: 붙임, when: '2026', ministries: [옛부],"
        " why_en: W}, {document: plan, line: 3, at: 가, when: '2025', read_as: '2026', why: w,"
        " inferred: true}, {document: plan, line: 4, at: 나}]}"
    )
    assert decode.event(read, KNOWN) == Event(
        "one", "하나", Kind.LAW, ("가부", "나부"), ("ga", "na"), True,
        (
            Mention("plan", 90, "붙임", "2026", YEAR, None, None, False, ("옛부",), "W",
                    ("Old Ga",)),
            Mention("plan", 3, "가", "2025", YEAR, "2026", "w", True),
            Mention("plan", 4, "나", None, UNDATED),
        ),
        7, (Disagreement.DATE,), "p", ("r", "s"), ("old",), ("인재", "법"), "n", None, "One",
        Nature.DELIVERY, "f", ("나부",), ("na",), ("Ga", "NA"), "N", ("NA",),
        ("옛부", "나부", "가부"), ("나부 → 가부",), ("NA → Ga",), ("ga",), (), ("talent", "법"),
    )  # fmt: skip
    assert said(read) == []


@pytest.mark.parametrize(
    ("more", "deliverable", "nature"),
    [
        ("", False, None),
        (", deliverable: true", True, Nature.DELIVERY),
        (", nature: delivery", True, Nature.DELIVERY),
        (", nature: amount", False, Nature.AMOUNT),
        (", nature: amount, deliverable: false", False, Nature.AMOUNT),
    ],
)
def test_an_event_of_an_address(more: str, deliverable: bool, nature: Nature | None) -> None:
    text = "{id: one, title: 하나, kind: plan, source: 'https://a.kr/b'"
    for when, period in ((", when: '2026'", YEAR), ("", UNDATED)):
        read = fields(f"{text}{when}{more}}}")
        mention = Mention(None, None, None, "2026" if when else None, period)
        assert decode.event(read, KNOWN) == Event(
            "one", "하나", Kind.PLAN, (), (), deliverable, (mention,), source="https://a.kr/b",
            nature=nature,
        )  # fmt: skip
        assert said(read) == []


def test_a_body_with_what_it_was_and_what_it_became() -> None:
    read = fields(
        "{id: ga, name: 가부, kind: 부, short: 가, names: [ㄱ, ㄴ], english: Ga, acronym: G,"
        " until: 2026-01-02, sources: [s], note: n, former: [{name: 옛부, short: 옛, english: Old,"
        " acronym: O, until: 2026-01-02, how: renamed, sources: [t]}],"
        " succeeded: {to: [na, da], 'on': 2026-01-02, how: split, sources: [u]}}"
    )
    assert body(read) == Body(
        "ga", "가부", "부", "가", ("ㄱ", "ㄴ"), "Ga", "G",
        (Former("옛부", "옛", "Old", "O", DAY, "renamed", ("t",)),),
        Succession(("na", "da"), DAY, "split", ("u",)), DAY, ("s",), "n",
    )  # fmt: skip
    assert said(read) == []


@pytest.mark.parametrize(
    ("more", "where", "words"),
    [
        ("nmae: x", ("nmae", None), "unknown key 'nmae': 'name'?"),
        ("former: [{name: 옛, how: split}]", ("former", 0), "until is missing"),
        ("former: [{name: 옛, how: split, until: 2026-01-02, x9: y}]", ("former", 0, "x9", None),
         "unknown key 'x9'"),
        ("succeeded: {to: [a], how: split}", ("succeeded",), "on is missing"),
        ("succeeded: {to: [a], how: functions-moved, x9: y}", ("succeeded", "x9", None),
         "unknown key 'x9'"),
    ],
)  # fmt: skip
def test_a_body_with_a_mistake_is_none(more: str, where: tuple[Any, ...], words: str) -> None:
    read = fields(f"{{id: ga, name: 가부, kind: 부, {more}}}")
    assert body(read) is None
    assert [(each[0], each[2]) for each in said(read)] == [(where, words)]


def test_an_entry_of_the_record() -> None:
    read = fields(
        "{event: one, status: partly, 'on': '2026', recorded: 2026-01-02, by: press, note: n,"
        " note_en: N, candidate: true, renamed_to: r, renamed_to_en: R, retracts: abc, evidence:"
        " [{url: 'http://a.kr', title: t, publisher: 신문, dated: 2026-01-02},"
        f" {{file: a.pdf, sha256: {SHA}}}, {{number: 과-12}}]}}"
    )
    assert outcome(read) == Outcome(
        "one", Status.PARTLY, "2026", YEAR, DAY, Source.PRESS, "n",
        (
            Evidence("t", "신문", "http://a.kr", DAY),
            Evidence(None, "", None, None, "a.pdf", SHA),
            Evidence(None, "", None, None, number="과-12"),
        ),
        "r", True, "N", "R", "abc",
    )  # fmt: skip
    assert (said(read), read.event_id) == ([], "one")


def test_an_entry_about_nothing_has_no_name() -> None:
    for event in ("", "event: '', "):
        read = fields(f"{{{event}status: done, recorded: 2026-01-02, by: user}}")
        assert (outcome(read), read.event_id, len(said(read))) == (None, None, 1)


@pytest.mark.parametrize(
    ("on", "good"),
    [
        ("'2026'", True),
        ("2025~2026", True),
        ("~2026", False),
        ("2026~", False),
        ("향후", False),
        ("", False),
    ],
)
def test_not_done_needs_the_days_it_was_not_done_by(on: str, good: bool) -> None:
    read = fields(f"{{event: one, status: not-done, 'on': {on}, recorded: 2026-01-02, by: user}}")
    assert (outcome(read) is not None) is good
    assert [each[1] for each in said(read)] == ([] if good else ["on"])


def test_an_exclusion_and_a_removed_item() -> None:
    read = fields("{document: plan, line: 5, when: '*', why: 나}")
    assert decode.exclusion(read, {"plan": PLAN}) == Exclusion("plan", 5, "*", "나")
    assert decode.exclusion(fields("{line: 5, when: '*', why: 나}"), {}) is None
    read = fields("{id: gone, why: 나, title: 다, 'on': 2026-01-02}")
    assert (decode.removed(read), said(read)) == ("gone", [])
    assert decode.removed(fields("{id: gone}")) is None


@pytest.mark.parametrize(
    ("name", "said_of", "good"),
    [
        ("a" * 200, "a" * 200, True),
        ("a" * 201, "a" * 200 + "…", False),
        ("A", "A", False),
        ("a_b", "a_b", False),
        ("한", "한", False),
        ("2", "2", True),
    ],
)
def test_an_id_becomes_the_name_of_a_file(name: str, said_of: str, good: bool) -> None:
    """So it is short, and a longer one is not written out in full."""
    assert decode.is_id(name) is good
    read = fields(f"{{id: '{name}'}}")
    assert (decode.identity(read), read.event_id) == (name, said_of)
    assert said(read) == (
        [] if good else [(("id",), "id", "an id is lower case words joined by -")]
    )


@pytest.mark.parametrize(
    ("read", "needed"),
    [
        (decode.document, "id title publisher dated file sha256"),
        (lambda each: decode.event(each, KNOWN), "id title kind mentions"),
        (lambda each: decode.mention(each, KNOWN), "document line at"),
        (lambda each: decode.exclusion(each, {}), "document line when why"),
        (decode.removed, "id why"),
        (body, "id name kind"),
        (outcome, "event status recorded by"),
    ],
)
def test_what_is_not_there_is_missed_each_once_and_there_is_no_value(
    read: Callable[[Fields], object], needed: str
) -> None:
    bare = fields("{}")
    assert read(bare) is None
    assert sorted(said(bare)) == sorted(((), name, f"{name} is missing") for name in needed.split())
    if needed.startswith("id"):
        assert decode.identity(bare) == ""


def test_a_list_that_must_say_something_is_not_empty() -> None:
    """An event with ``mentions: []`` was left out, and nobody was told."""
    for text, read, name in (
        ("{id: one, title: 하나, kind: law, mentions: []}", lambda one: decode.event(one, KNOWN),
         ("mentions",)),
        ("{id: ga, name: 가, kind: 부, succeeded: {to: [], 'on': 2026-01-02, how: split}}", body,
         ("succeeded", "to")),
    ):  # fmt: skip
        each = fields(text)
        assert read(each) is None
        assert said(each) == [(name, name[-1], "is empty")]


def test_a_mention_or_a_title_with_a_mistake_is_told() -> None:
    read = fields("{document: plan, line: 3, at: 가, x9: 나}")
    assert decode.mention(read, KNOWN) is None
    read = fields("{id: gone, why: 나, title: []}")
    assert decode.removed(read) is None
    assert said(read) == [(("title",), "title", "text is expected")]


def test_an_event_of_an_address_has_no_mentions_and_the_address_is_one() -> None:
    read = fields("{id: a, title: b, kind: law, source: 'https://a.kr', mentions: []}")
    assert decode.event(read, KNOWN) is None
    assert [each[0] for each in said(read)] == [("mentions", KEY)]
    for url, good in (("http://a.kr", True), ("https://a.kr/b?c=@d", True), ("a.kr", False),
                      ("ftp://a.kr", False), ("https:///b", False), ("https://me@a.kr", False),
                      ("https://a.kr/b c", False), (" https://a.kr", False)):  # fmt: skip
        read = fields("{}")
        decode.address(read, "url", url)
        assert read.ok is good, url


def test_a_checksum_is_of_64_lower_case_figures() -> None:
    for sha256, good in ((SHA, True), (None, True), (SHA[1:], False), (SHA + "0", False),
                         (SHA.upper(), False), ("g" + SHA[1:], False)):  # fmt: skip
        read = fields("{}")
        decode.checksum(read, sha256)
        assert said(read) == ([] if good else [(("sha256",), "sha256", "64 hexadecimal digits")])


def test_an_unknown_body_is_told_with_its_number_and_the_nearest_name() -> None:
    read = fields("{}")
    found = [KNOWN.body_id(read, "k", *each) for each in (("가부", 0), ("Ga", 1), ("옛브", 2))]
    assert found == ["ga", "ga", ""]
    assert said(read) == [(("k", 2), "k", "'옛브' is not in ministries.yaml: '옛부'?")]
    assert KNOWN.owners(("ga",)) is KNOWN.owners(("ga",))
    assert KNOWN.in_english("나부") == KNOWN.in_english("나부") == "NA"
