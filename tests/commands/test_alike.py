"""Names that look alike: all of them for a tag, and one or none for a document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

TAGS = (
    "AI 인재",
    "AI인재",
    "ai인재",
    normalize("NFD", "AI인재"),
    "AI\u200b인재",
    "ＡＩ\ufe0f인재\u3164",
)
DOCUMENTS = ("plan-one", "plan-two", "same", "same", "plan-one", "plan-two")
STORE = "format: 1\ndocuments:\n" + "".join(
    f"  - {{id: {name}, title: {title!r}, publisher: p, dated: '2026-01-01', file: {name}.txt,"
    f" sha256: '{'0' * 64}'}}\n"
    for name, title in (("plan-one", "같은 제목"), ("plan-two", "같은 제목"), ("same", "plan one"))
) + "events:\n" + "".join(
    f"  - {{id: event-{at}, title: t, kind: plan, deliverable: true, tags: [{json.dumps(tag)}],"
    f" mentions: [{{document: {document}, line: 1, at: a, when: '2026'}}]}}\n"
    for at, (tag, document) in enumerate(zip(TAGS, DOCUMENTS, strict=True))
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "timeline.yaml").write_text(STORE, "utf-8")
    return folder


def ids(run: Run, store: Path, *words: str) -> list[str]:
    result = run("list", "--store", str(store), "--format", "json", *words)
    assert result.exit_code == 0, result.stderr
    return sorted(item["id"] for item in json.loads(result.stdout)["items"])


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("index", ["on", "off"])
def test_a_tag_means_all_that_are_called_so(
    run: Run, store: Path, tag: str, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found: one of four."""
    monkeypatch.setenv("AITRACK_INDEX", index)
    assert ids(run, store, "--tag", tag) == [f"event-{at}" for at in range(len(TAGS))]


def test_a_document_is_meant_exactly_or_not_at_all(run: Run, store: Path) -> None:
    """Found: of two documents of one title the first was taken."""
    assert ids(run, store, "--document", "plan-two") == ["event-1", "event-5"]
    assert ids(run, store, "--document", "plan-one") == [
        "event-0",
        "event-4",
    ]  # an id before any title
    refused = run("list", "--store", str(store), "--document", "같은제목")
    assert refused.exit_code == 2
    assert "plan-one, plan-two" in refused.stderr
    assert run("list", "--store", str(store), "--document", "PLAN ONE").exit_code == 2


def test_a_schedule_s_filters_mean_the_same(run: Run, store: Path) -> None:
    folder = store / "schedules"
    folder.mkdir()
    for name, value in (("tag", "AI인재"), ("document", "같은 제목")):
        (folder / f"{name}.yaml").write_text(
            f"format: 1\ntitle: t\nlead_days: [31]\nfilters: {{{name}: ['{value}']}}\n", "utf-8"
        )
    said = run("remind", "--store", str(store), "--schedule", "tag", "--format", "json",
               "--today", "2026-11-30", today=None)  # fmt: skip
    assert len(json.loads(said.stdout)["items"]) == len(TAGS)
    said = run("remind", "--store", str(store), "--schedule", "document")
    assert said.exit_code == 3
    assert "plan-one, plan-two" in said.stderr
    assert "plan-one, plan-two" in run("check", "--store", str(store)).stdout
