"""What was decided goes into the store: all of it or nothing, and never twice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from aitrack.intake import entries
from aitrack.intake.entries import load, save
from aitrack.intake.placing import with_mention
from aitrack.store.files.load import load as load_store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

NAME = "living-ai-2026"


def decide(store: Path, *decisions: str, name: str = NAME) -> None:
    review = load(store, name)
    for entry, decision in zip(review.proposals, decisions, strict=False):
        key, _, event = decision.partition(" ")
        entry["decision"] = key
        if event:
            entry["event"] = event
    save(entries.path_of(store, name), review)


def files(store: Path) -> dict[str, bytes]:
    found = [*store.glob("*.yaml"), *store.glob("timeline.d/*.yaml")]
    return {str(path.relative_to(store)): path.read_bytes() for path in found}


def test_a_reviewed_document_is_in_the_store_and_no_date_is_left_out(store: Path, run: Run) -> None:
    decide(store, "n", "y", "d", "d", "d", "y", "d", "d")
    result = run("accept", NAME, "--store", "s")
    assert result.exit_code == 0, result.stderr
    assert "새 항목 7건, 이미 있는 항목의 인용 0곳, 항목이 아닌 날짜 4곳" in result.stdout
    timeline, problems = load_store([store])
    assert problems == ()
    assert len(timeline.events) == 7
    law = timeline.get(f"{NAME}-15")
    assert law is not None
    assert (law.title, law.deliverable) == ("생활 AI 특별법 제정안 국회 제출", True)
    assert law.mentions[0].line == 15
    for option in ("--coverage", "--documents"):
        checked = run("check", option, "s/texts", "--store", "s")
        assert checked.exit_code == 0, checked.stdout
    assert "생활 AI 특별법" in run("due", "--within", "12m", "--store", "s").stdout


def test_a_second_time_changes_nothing(store: Path, run: Run) -> None:
    decide(store, *["y"] * 8)
    run("accept", NAME, "--store", "s")
    before = files(store)
    again = run("accept", NAME, "--store", "s")
    assert again.exit_code == 0
    assert "이미 다 있습니다" in again.stderr
    assert files(store) == before


def test_it_can_be_undone_and_done_again(store: Path, run: Run) -> None:
    decide(store, *["y"] * 8)
    run("accept", NAME, "--store", "s")
    accepted = files(store)
    assert run("undo", "--store", "s").exit_code == 0
    timeline, problems = load_store([store])
    assert (timeline.events, timeline.exclusions, problems) == ((), (), ())
    assert run("accept", NAME, "--store", "s").exit_code == 0
    assert files(store) == accepted


def test_what_is_decided_later_is_added_later(store: Path, run: Run) -> None:
    decide(store, "y", "y", "s")
    result = run("accept", NAME, "--store", "s")
    assert "정하지 않은 제안 6건" in result.stderr
    decide(store, *["y"] * 8)
    result = run("accept", NAME, "--store", "s")
    assert result.stdout.endswith("새 항목 6건, 이미 있는 항목의 인용 0곳, 항목이 아닌 날짜 0곳\n")
    timeline, problems = load_store([store])
    assert (len(timeline.events), problems) == (8, ())


def test_a_dry_run_writes_nothing(store: Path, run: Run) -> None:
    decide(store, *["y"] * 8)
    before = files(store)
    result = run("accept", NAME, "--store", "s", "--dry-run")
    assert "새 항목 8건" in result.stdout
    assert files(store) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ministries": ["없는부"]}, "ministries.yaml에 없는 기관"),
        ({"kind": "promise"}, "'promise'은(는) 쓸 수 없음"),
        ({"id": "Not An Id"}, "소문자·숫자를 -로"),
        ({"decision": "m", "event": "nowhere"}, "없는 항목 'nowhere'"),
        ({"id": f"{NAME}-6"}, "다른 항목의 것"),
    ],
)
def test_one_wrong_decision_and_nothing_is_written(
    store: Path, run: Run, change: dict[str, str], said: str
) -> None:
    decide(store, *["y"] * 8)
    review = load(store, NAME)
    review.proposals[0].update(change)
    save(entries.path_of(store, NAME), review)
    before = files(store)
    result = run("accept", NAME, "--store", "s")
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert files(store) == before


def test_a_known_event_gets_a_mention_and_a_moved_date_is_a_slip(
    store: Path, run: Run, tmp_path: Path
) -> None:
    decide(store, *["d"] * 8)
    run("accept", NAME, "--store", "s")
    later = "생활 AI 점검 보도\n\n복지부는 생활 AI 실태조사 결과를 ’28.上에 공표할 예정이다.\n"
    (tmp_path / "later.txt").write_text(later, "utf-8")
    read = run("read", "later.txt", "--id", "later-2027", "--dated", "2027-12-01", "--store", "s",
               "--publisher", "복지부")  # fmt: skip
    assert read.exit_code == 0, read.stderr
    entry = load(store, "later-2027").proposals[0]
    assert entry["known"][0].startswith(f"{NAME}-16 ")
    decide(store, f"m {NAME}-16", name="later-2027")
    before = files(store)[f"timeline.d/{NAME}.yaml"]
    result = run("accept", "later-2027", "--store", "s")
    assert result.exit_code == 0, result.stderr
    after = files(store)[f"timeline.d/{NAME}.yaml"]
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(added) == 1
    assert "’28.上" in added[0].decode()
    assert "'27.下 → ’28.上" in run("slips", "--store", "s").stdout
    assert run("check", "--coverage", "s/texts", "--store", "s").exit_code == 0


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_mention_changes_no_other_byte(ending: str) -> None:
    text = ending.join([
        "events:", "  - id: a", "    mentions:", "      - {document: d, line: 1, at: x,",
        "         when: '25'}", "    tags: [b]  # so", "  - id: b", "    mentions:",
        "      - {document: d, line: 2, at: x}", "",
    ])  # fmt: skip
    new = with_mention(text.encode(), "a", {"document": "e", "line": "9", "at": "y"}, "f").decode()
    line = f'      - {{document: e, line: 9, at: "y"}}{ending}'
    assert new.replace(line, "") == text
    assert new.index(line) < new.index("tags")


def test_words_of_another_land_where_a_decision_was_set_aside(store: Path, run: Run) -> None:
    """A place that was set aside becomes an event by a title and a decision."""
    review = load(store, NAME)
    place = next(each for each in review.set_aside if each["line"] == "11")
    place |= {"decision": "y", "title": "돌봄 로봇 보급률", "kind": "target", "id": "robots"}
    save(entries.path_of(store, NAME), review)
    decide(store, *["y"] * 8)
    assert run("accept", NAME, "--store", "s").exit_code == 0
    timeline, _ = load_store([store])
    assert timeline.get("robots") is not None
    assert not any(each.line == 11 for each in timeline.exclusions)


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="needs fork")
def test_killed_anywhere_no_decision_is_lost_and_no_event_is_doubled(
    store: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each call that changes a file it is killed; the next run leaves what one whole does."""
    import shutil  # noqa: PLC0415

    from faults import AFTER, KILLED  # noqa: PLC0415, needs fork
    from faults import run as broken  # noqa: PLC0415

    decide(store, "n", *["d"] * 7)
    whole = store.parent / "whole"
    shutil.copytree(store, whole)
    assert run("accept", NAME, "--store", "whole").exit_code == 0
    expected = files(whole)
    monkeypatch.setenv("AITRACK_TODAY", "2026-12-03")
    monkeypatch.setenv("AITRACK_INDEX", "off")
    tried = 0
    for sort in (KILLED, AFTER):
        for number in range(1, 40):
            shutil.rmtree(store.parent / "k", ignore_errors=True)
            shutil.copytree(store, store.parent / "k")
            done = broken(["accept", NAME, "--store", "k"], sort, number)
            timeline, problems = load_store([store.parent / "k"])
            assert problems == ()
            assert len(timeline.events) in (0, 7)
            assert run("accept", NAME, "--store", "k").exit_code == 0
            assert files(store.parent / "k") == expected
            if done.code == 0:
                break
            tried += 1
    assert tried > 5
