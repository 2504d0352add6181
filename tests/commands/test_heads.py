"""Every field of every sheet has a name for people, in both languages."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from aitrack.commands import module
from aitrack.commands.catalogue import COMMANDS
from aitrack.views.cells import cell
from aitrack.views.heads import HEADS, LISTS
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

LINES = [
    ["due"], ["list"], ["search", "저작권"], ["show", "ai-basic-act"], ["conflicts"], ["timeline"],
    ["slips"], ["log"], ["documents"], ["ministries"], ["stats"], ["stats", "--by", "year"],
    ["when", "'26.4Q"], ["when", "--text", "t.txt"], ["doctor"], ["check", "--store", "wrong"],
    ["diff", "our", str(EXAMPLE)], ["diff", "--since", "2026-10-01"],
    ["diff", "one", "two", "--store", "our"],
    ["review", "one", "--store", "our"], ["schedule", "list"], ["schedule", "show", "daily"],
    ["schedule", "next"], ["schedule", "cron", "daily"], ["schedule", "systemd", "daily"],
]  # fmt: skip
"""Each sheet that a command can give."""
AS_THEY_ARE = {"ID", "EDTF", "SHA-256"}
"""The same in every language."""


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """Where the lines find a text, a store with a mistake, and two documents that were read."""
    (tmp_path / "t.txt").write_text("발표는 2026-11-22에\n", "utf-8")
    assert run("init", "our").exit_code == 0
    assert run("init", "wrong").exit_code == 0
    wrong = tmp_path / "wrong" / "timeline.yaml"
    wrong.write_text(wrong.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    for name, day in (("one", "2026-11-22"), ("two", "2026-12-22")):
        (tmp_path / f"{name}.txt").write_text(f"계획 발표: ~{day}\n", "utf-8")
        answer = run(
            "read", f"{name}.txt", "--store", "our", "--id", name, "--dated", "2026-11-01",
            "--title", name, "--publisher", "기관",
        )  # fmt: skip
        assert answer.exit_code == 0, answer.stderr
    return tmp_path


def test_no_sheet_is_forgotten() -> None:
    with_heads = {
        name
        for name in COMMANDS
        if any(each.key == "headers" for each in module(name).COMMAND.parameters)
    }
    assert {line[0] for line in LINES} == with_heads


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:2]))
def test_every_head_is_a_word_of_the_language(line: list[str], run: Run) -> None:
    def heads(*more: str) -> list[str]:
        answer = run(*line, "-f", "csv", *more)
        assert answer.stdout, answer.stderr
        return next(csv.reader(io.StringIO(answer.stdout)))

    names, korean, english = heads(), heads("--headers", "ko"), heads("--headers", "en")
    assert all(name.replace("_", "").isascii() for name in names)
    assert len(set(korean)) == len(set(names)) == len(set(english)) == len(names)
    for name, ko, en in zip(names, korean, english, strict=True):
        assert ko in AS_THEY_ARE or any("가" <= each <= "힣" for each in ko), name
        assert en.isascii(), name
        assert en, name
        assert "_" not in en


def test_a_field_has_one_name() -> None:
    assert not set(HEADS) & set(LISTS)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "line", [["doctor"], ["check", "--store", "wrong"], ["schedule", "next", "daily"]], ids=" ".join
)
def test_a_table_of_markdown_has_heads_of_its_language(line: list[str], run: Run) -> None:
    rows = [row for row in run(*line, "-f", "markdown").stdout.splitlines() if row[:1] == "|"]
    heads = [each.strip() for each in rows[0].strip("|").split("|")]
    assert all(each in AS_THEY_ARE or any("가" <= c <= "힣" for c in each) for each in heads)


def test_a_mapping_is_no_repr_in_a_cell() -> None:
    filters = {"ministry": ["과기정통부", "산업부"], "kind": ["plan"]}
    assert cell(filters) == "ministry=과기정통부; 산업부; kind=plan"
    assert cell({}) == ""
