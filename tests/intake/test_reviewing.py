"""Deciding: one after the other at a terminal, or by hand in the file; both mean the same."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aitrack.bodies import Bodies
from aitrack.intake import entries
from aitrack.intake.deciding import order, talk
from aitrack.intake.entries import Review, load, save
from aitrack.intake.filling import entry_of
from aitrack.intake.known import Known
from aitrack.intake.owners import Owners
from aitrack.intake.proposals import Paper, propose
from aitrack.intake.showing import Show
from terminal import typed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Run

NAME = "living-ai-2026"
FIELDS = [
    "line", "page", "at", "when", "start", "end", "bound", "title", "kind", "ministries", "known",
    "rule", "decision", "reason",
]  # fmt: skip


def answered(review: Review, answers: Iterable[str]) -> int:
    """How often there was something to save."""
    waiting = iter(answers)
    ids = {each["id"] for each in review.proposals}
    lines = ["글"] * 40
    return sum(1 for _ in talk(review, lines, ids.__contains__, lambda _: next(waiting, None)))


def decisions(review: Review) -> list[str]:
    return [each["decision"] for each in review.proposals]


def test_a_field_is_mended_by_one_key_and_a_bulk_key_says_how_many(store: Path) -> None:
    review = load(store, NAME)
    asked: list[str] = []
    answers = iter(["t 다른 이름", "o 교육부, 법무부", "d", "nh 아님", None])

    def ask(text: str) -> str | None:
        asked.append(text)
        return next(answers)

    list(talk(review, ["글"] * 40, lambda _: False, ask))
    first = order(load(store, NAME))[0]
    mended = next(each for each in review.proposals if each["key"] == first["key"])
    assert (mended["title"], mended["ministries"]) == ("다른 이름", ["교육부", "법무부"])
    assert mended["decision"] == "d"
    number = decisions(review).count("n")
    assert number == 2
    assert "같은 자리 2건: yh dh nh" in asked[3]
    assert asked[4].startswith("2건: n\n")
    assert "남음 5" in asked[4]


def test_of_two_dates_written_alike_the_one_that_is_asked_about_is_marked() -> None:
    line = "ㅇ 가 센터 개소('27.3월), 나 센터 개소('27.3월)"
    paper = Paper("x", "", "", date(2026, 1, 1), ("1. 센터", line))
    places = list(propose(paper, Owners(Bodies([])), Known()))
    found = [entry_of(each, paper.dated, ()) for each in places]
    show = Show(Review({}, {}, [], "", found, []), paper.lines)
    asked = [show.proposal(each, "1") for each in found]
    assert "가 센터 개소(»'27.3월«), 나" in asked[0]
    assert "나 센터 개소(»'27.3월«)" in asked[1]


def test_an_answer_that_is_none_and_a_body_that_is_none_are_named(store: Path) -> None:
    asked: list[str] = []
    answers = iter(["zz", "o 없는부", None])

    def ask(text: str) -> str | None:
        asked.append(text)
        return next(answers)

    review = load(store, NAME)
    list(talk(review, ["글"] * 40, lambda _: False, ask, unknown=lambda name: f"모름 {name}\n"))
    assert asked[1].startswith("'zz': 그런 답은 없음")
    assert asked[2].startswith("모름 없는부")


def test_what_is_read_is_kept_beside_the_timeline(store: Path, run: Run) -> None:
    original = (store.parent / "release.txt").read_bytes()
    assert (store / "texts" / f"{NAME}.txt").read_bytes() == original
    review = load(store, NAME)
    assert review.document["dated"] == "2026-12-03"
    assert review.document["publisher"] == "과학기술정보통신부"
    assert review.source["name"] == "release.txt"
    assert review.source["reader"] == "text 1"
    assert len(review.proposals) == 8
    assert "events:\n" in (store / "timeline.yaml").read_text("utf-8")
    again = run("read", "release.txt", "--id", NAME, "--store", "s")
    assert (again.exit_code, "이미 읽은 문서" in again.stderr) == (0, True)


def test_another_text_never_takes_the_place_of_one_that_is_cited(store: Path, run: Run) -> None:
    before = (store / "texts" / f"{NAME}.txt").read_bytes()
    (store.parent / "release.txt").write_text("다른 글 '27.上", "utf-8")
    result = run("read", "release.txt", "--id", NAME, "--store", "s")
    assert result.exit_code == 2
    assert f"--id {NAME}-2 --after {NAME}" in result.stderr
    assert (store / "texts" / f"{NAME}.txt").read_bytes() == before


def test_a_document_of_the_store_keeps_its_text_when_its_review_is_gone(
    store: Path, run: Run
) -> None:
    review = load(store, NAME)
    for each in review.proposals:
        each["decision"] = "y"
    save(entries.path_of(store, NAME), review)
    assert run("accept", NAME, "--store", "s").exit_code == 0
    entries.path_of(store, NAME).unlink()
    kept = (store / "texts" / f"{NAME}.txt").read_bytes()
    assert run("read", "release.txt", "--id", NAME, "--store", "s").exit_code == 0
    (store.parent / "release.txt").write_text("다른 글 '27.上", "utf-8")
    entries.path_of(store, NAME).unlink()
    assert run("read", "release.txt", "--id", NAME, "--store", "s").exit_code == 2
    assert (store / "texts" / f"{NAME}.txt").read_bytes() == kept


def test_each_key_decides_one_and_the_rest_waits(store: Path) -> None:
    review = load(store, NAME)
    assert answered(review, ["y", "d", "n 이름일 뿐", "s", "m living-ai-2026-4", "q"]) == 5
    assert decisions(review) == ["y", "d", "n", "s", "m", "", "", ""]
    assert review.proposals[2]["reason"] == "이름일 뿐"
    assert review.proposals[4]["event"] == "living-ai-2026-4"
    assert [each["line"] for each in order(review)] == ["9", "10", "15", "16"]


def test_bulk_keys_take_all_of_a_kind_or_under_a_heading(store: Path) -> None:
    review = load(store, NAME)
    answered(review, ["s", "s", "s", "yh", "q"])
    assert decisions(review) == ["s", "s", "s", "y", "y", "y", "", ""]
    review = load(store, NAME)
    kinds = [each["kind"] for each in review.proposals]
    answered(review, ["nk", "q"])
    assert decisions(review) == ["n" if kind == kinds[0] else "" for kind in kinds]


def test_a_kind_is_taken_by_its_word_and_a_wrong_answer_is_asked_again(store: Path) -> None:
    review, asked = load(store, NAME), list[str]()
    other = str(review.proposals[1]["id"])
    answers = iter(["e", "", "행사", "회의", "", "과기부", other, "care-pilot", "y", "q"])

    def ask(text: str) -> str | None:
        asked.append(text)
        return next(answers, None)

    kinds = {"meeting": "회의", "plan": "계획"}
    for _ in talk(review, [], lambda name: name == other, ask, kinds=kinds):
        pass
    first = review.proposals[0]
    assert (first["kind"], first["id"], first["decision"]) == ("meeting", "care-pilot", "y")
    assert [text.splitlines()[0] for text in asked if text.startswith("'")] == [
        "'행사': 그런 갈래는 없음", "'과기부': id는 소문자·숫자를 -로 이은 것",
        f"'{other}': 이미 있는 id",
    ]  # fmt: skip


def test_back_edit_and_what_is_no_answer(store: Path) -> None:
    review = load(store, NAME)
    edit = ["e", "돌봄 AI 실증 추진", "service", "복지부, 교육부", "care-pilot"]
    answered(review, ["x", *edit, "y", "n", "b", "y", "q"])
    first = review.proposals[0]
    assert (first["title"], first["kind"], first["id"]) == (
        "돌봄 AI 실증 추진",
        "service",
        "care-pilot",
    )
    assert first["ministries"] == ["복지부", "교육부"]
    assert decisions(review)[:3] == ["y", "y", ""]


def test_a_review_reads_as_it_was_written(store: Path) -> None:
    path = entries.path_of(store, NAME)
    before = path.read_bytes()
    save(path, load(store, NAME))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('decision: ""', "decision: maybe", "decision은 y, d, n, m, s: 'maybe'"),
        ('decision: ""', "decision: m", "m에는 event에 id를 적음"),
        ("    kind: programme\n", "", "title, kind, id가 있어야 함"),
        ("    when:", "    wen:", "line, when, key가 있어야 함"),
        ("proposals:", "proposals: [", "YAML로 읽을 수 없음"),
        ("document:\n", "documentt:\n", "document가 없음"),
    ],
)
def test_what_a_hand_wrote_wrong_is_named(
    store: Path, run: Run, old: str, new: str, said: str
) -> None:
    path = entries.path_of(store, NAME)
    text = path.read_text("utf-8").replace(old, new, 1)
    if "kind" in old:
        text = text.replace('decision: ""', "decision: y", 1)
    path.write_text(text, "utf-8")
    result = run("review", NAME, "--store", "s")
    assert result.exit_code == 1
    assert said in result.stderr
    assert str(path.name) in result.stderr


@pytest.mark.usefixtures("store")
def test_programs_get_every_place(run: Run) -> None:
    result = run("review", NAME, "--store", "s", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 12
    assert all(list(row) == FIELDS for row in rows)
    titled = [row for row in rows if row["title"] is not None]
    assert len(titled) == 8
    assert all(row["reason"] for row in rows if row["title"] is None)
    law = next(row for row in titled if row["kind"] == "law")
    assert (law["start"], law["end"], law["bound"]) == ("2027-04-01", "2027-06-30", "on")
    assert law["ministries"] == ["과기정통부"]


def test_without_an_id_all_documents_are_listed(store: Path, run: Run) -> None:
    for name in ("review", "accept"):
        assert f"{NAME}  정할 것 8/8건" in run(name, "--store", str(store)).stdout
    assert "aitrack read FILE" in run("review").stdout


def test_an_unknown_document_is_refused(store: Path, run: Run) -> None:
    result = run("review", "nothing", "--store", str(store))
    assert result.exit_code == 2
    assert NAME in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of the system")
def test_at_a_terminal_what_is_answered_is_kept_at_once(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is killed in the middle: what was decided until then is there."""
    monkeypatch.setenv("AITRACK_TODAY", "2026-12-03")
    seen = typed(["review", NAME, "--store", str(store)], ["d", "y", "n"])
    assert decisions(load(store, NAME))[:4] == ["d", "y", "n", ""]
    assert "»내년«".encode() in seen
    assert "2027-01-01 ~ 2027-12-31 (연 단위)".encode() in seen
