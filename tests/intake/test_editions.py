"""A second edition asks only about what is new, and says what moved, vanished or was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aitrack.intake.editions import differences, page
from aitrack.intake.entries import load, path_of, save
from aitrack.store.files.load import load as load_store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

NAME, LATER = "living-ai-2026", "living-ai-2027"


@pytest.fixture
def later(store: Path, run: Run) -> Path:
    """A second edition: one date moved, one line is new, one is gone, others stand elsewhere."""
    review = load(store, NAME)
    for entry, decision in zip(review.proposals, "nydddddd", strict=True):
        entry["decision"] = decision
    save(path_of(store, NAME), review)
    assert run("accept", NAME, "--store", "s").exit_code == 0
    text = (store.parent / "release.txt").read_text("utf-8")
    text = text.replace("국회 제출\t과기정통부\t'27.2분기", "국회 제출\t과기정통부\t'27.4분기")
    text = text.replace("○ (교육 교육부) AI 학습지원 서비스 개통('27.3월)\n", "\n\n")
    text = text.replace("□ 향후 일정", "○ (안전 행안부) 재난 예측 모형 개발(~'28)\n\n□ 향후 일정")
    (store.parent / "later.txt").write_text(text, "utf-8")
    result = run("read", "later.txt", "--id", LATER, "--after", NAME, "--store", "s")
    assert result.exit_code == 0, result.stderr
    assert (
        "옮겨짐  생활 AI 특별법 제정안 국회 제출  (15: '27.2분기 → 18: '27.4분기)" in result.stdout
    )
    assert "새로 생김  재난 예측 모형 개발" in result.stdout
    assert "사라짐  AI 학습지원 서비스 개통" in result.stdout
    assert len(result.stdout.split("다음:")[0].strip().splitlines()) < 12
    return store


def test_only_what_is_new_is_asked_about(later: Path) -> None:
    review = load(later, LATER)
    assert [each["title"] for each in review.undecided] == [
        "재난 예측 모형 개발", "생활 AI 특별법 제정안 국회 제출",
    ]  # fmt: skip
    kept = [(each["decision"], each.get("event")) for each in review.proposals[:3]]
    assert kept == [("n", None), ("m", f"{NAME}-6"), ("m", f"{NAME}-6-2")]


def test_the_earlier_events_are_spoken_of_again_and_none_is_doubled(later: Path, run: Run) -> None:
    review = load(later, LATER)
    new, moved = review.undecided
    new["decision"] = "d"
    assert moved["known"][0].startswith(f"{NAME}-15 ")
    moved |= {"decision": "m", "event": f"{NAME}-15"}
    save(path_of(later, LATER), review)
    result = run("accept", LATER, "--store", "s")
    assert "새 항목 1건, 이미 있는 항목의 인용 6곳" in result.stdout
    timeline, problems = load_store([later])
    assert (len(timeline.events), problems) == (8, ())
    assert run("check", "--coverage", "s/texts", "--store", "s").exit_code == 0
    law = timeline.get(f"{NAME}-15")
    assert law is not None
    assert [each.when for each in law.mentions] == ["'27.2분기", "'27.4분기"]


def test_diff_of_two_documents_says_the_same_at_any_time(later: Path, run: Run) -> None:
    result = run("diff", NAME, LATER, "--store", "s")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == page(differences(load(later, NAME), load(later, LATER)), "ko")
    rows = run("diff", NAME, LATER, "--store", "s", "--format", "csv").stdout.splitlines()
    assert rows[0] == "change,title,before_line,before_when,after_line,after_when"
    assert len(rows) == 4
    assert run("diff", LATER, LATER, "--store", "s").stdout == "달라진 날짜가 없음\n"
