"""Formats keep their word: what help offers works, and says what the table says."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from aitrack.commands import module
from aitrack.commands.catalogue import COMMANDS
from aitrack.views.formats import SHEET, Format
from aitrack.views.heads import HEADS
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STORE = ("--store", str(EXAMPLE))
ASKED = {
    "show": ["promise-corrected"], "search": ["안내서"], "when": ["'25"], "schedule": ["list"],
    "diff": [str(EXAMPLE), str(EXAMPLE)],
}  # fmt: skip
"""What a command cannot do without."""
WITH_FORMATS = [
    name
    for name in COMMANDS
    if any(each.key == "headers" for each in module(name).COMMAND.parameters)
    and name != "review"  # which needs a document that was read
]
ENVELOPE = {"schema_version", "today", "as_of", "filters", "total", "hidden", "problems", "items"}


def answered(run: Run, *words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, (words, result.stderr)
    return str(result.stdout)


@pytest.mark.parametrize("name", WITH_FORMATS)
def test_every_format_that_help_offers_works(run: Run, name: str) -> None:
    store = () if name in ("when", "doctor") else STORE
    for form in Format:
        result = run(name, *ASKED.get(name, []), *store, "-f", form)
        assert result.exit_code in (0, 1) if name == "doctor" else result.exit_code == 0, form
        if form is Format.JSON:
            assert set(json.loads(result.stdout)) >= ENVELOPE


@pytest.mark.parametrize("action", ["list", "show", "next", "cron", "systemd"])
def test_schedules_are_told_in_every_format(run: Run, action: str) -> None:
    name = [] if action == "list" else ["weekly"]
    for form in Format:
        text = answered(run, "schedule", action, *name, "-f", form)
        if form is Format.JSON:
            items = json.loads(text)["items"]
            assert items
            assert all("name" in item for item in items)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".hwp", ".json.gz", ""])
def test_a_suffix_nobody_writes_is_refused_with_the_list(
    run: Run, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"x{suffix}"
    for command in (["list"], ["conflicts"], ["stats"], ["log"], ["when", "2026"]):
        result = run(*command, "-o", str(path))
        assert result.exit_code == 2
        assert ".csv" in result.stderr
        assert not path.exists()


def test_what_the_documents_contradict_is_in_every_format(run: Run) -> None:
    items = json.loads(answered(run, "conflicts", "-f", "json"))["items"]
    assert all(item["disagreements"] for item in items)
    rows = list(csv.DictReader(io.StringIO(answered(run, "conflicts", "-f", "csv"))))
    for item, row in zip(items, rows, strict=True):
        assert row["disagreements"] == "; ".join(item["disagreements"])
        assert len(row["sides"].split("; ")) >= len(item["mentions"])
        for mention in item["mentions"]:
            assert f"{mention['document']}:{mention['line']}" in row["sides"]
            assert (mention["read_as"] or "") in row["sides"]
    page = answered(run, "conflicts", "-f", "markdown")
    assert all(item["id"] in page for item in items)
    assert "ai-strategy-2024:58" in page


def test_a_date_that_was_mended_says_how_and_why(run: Run) -> None:
    items = json.loads(answered(run, "list", "-f", "json"))["items"]
    mended = [(item["id"], m) for item in items for m in item["mentions"] if m["read_as"]]
    assert mended
    rows = {r["id"]: r for r in csv.DictReader(io.StringIO(answered(run, "list", "-f", "csv")))}
    for name, mention in mended:
        assert f"⇒ {mention['read_as']}" in rows[name]["sides"]
        assert (mention["why"] or "") in rows[name]["sides"]


def test_one_item_in_full_has_its_whole_record(run: Run) -> None:
    text = answered(run, "show", "promise-corrected", "-f", "json", *STORE)
    (item,) = json.loads(text)["items"]
    assert [(e["status"], e["governs"]) for e in item["record"]] == [
        ("partly", False), ("changed", True),
    ]  # fmt: skip
    (line,) = answered(run, "show", "promise-corrected", "-f", "jsonl", *STORE).splitlines()
    assert json.loads(line) == item
    (row,) = csv.DictReader(io.StringIO(answered(run, "show", "promise-kept", "-f", "csv", *STORE)))
    assert "https://example.org/law" in row["evidence"]
    assert "https\\://example.org/law" in answered(
        run, "show", "promise-kept", "-f", "markdown", *STORE
    )


def test_heads_of_a_sheet_can_be_korean(run: Run) -> None:
    assert set(HEADS) == set(SHEET)
    first = answered(run, "list", "-f", "csv", *STORE).splitlines()[0]
    assert first == ",".join(SHEET)
    korean = answered(run, "list", "-f", "csv", "--headers", "ko", *STORE).splitlines()[0]
    assert korean == ",".join(HEADS[name].ko for name in SHEET)
    log = answered(run, "log", "-f", "tsv", "--headers", "ko", *STORE).splitlines()[0]
    assert "일어난 때" in log.split("\t")
    assert run("list", "-f", "csv", "--headers", "fr").exit_code == 2


def test_every_date_of_a_text_can_be_a_sheet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("가\n회의는 2026-11-22에, 발표는 '26.4Q에\n", "utf-8")
    items = json.loads(answered(run, "when", "--text", "t.txt", "-f", "json"))["items"]
    assert [(each["line"], each["start"]) for each in items] == [
        (2, "2026-11-22"), (2, "2026-10-01"),
    ]  # fmt: skip
    assert len(answered(run, "when", "--text", "t.txt", "-f", "csv").splitlines()) == 3


@pytest.mark.parametrize(
    "line", [["list"], ["due"], ["search", "저작권"], ["show", "ai-basic-act"]]
)
def test_the_short_number_is_in_every_format_and_names_the_item(line: list[str], run: Run) -> None:
    items = json.loads(answered(run, *line, "-f", "json"))["items"]
    numbers = {item["id"]: item["number"] for item in items}
    assert len(set(numbers.values())) == len(items) > 0
    first = items[0]
    (again,) = json.loads(answered(run, "show", str(first["number"]), "-f", "json"))["items"]
    assert again["id"] == first["id"]
    lines = [json.loads(each) for each in answered(run, *line, "-f", "jsonl").splitlines()]
    assert {each["id"]: each["number"] for each in lines} == numbers
    for form, mark in (("csv", ","), ("tsv", "\t")):
        rows = csv.DictReader(io.StringIO(answered(run, *line, "-f", form)), delimiter=mark)
        assert {row["id"]: int(row["number"]) for row in rows} == numbers
    page = answered(run, *line, "-f", "markdown").splitlines()
    rows_of_page = [each for each in page if each.startswith("| ")]
    assert rows_of_page[0].startswith("| 번호 |")
    assert f"| {first['number']} |" in "\n".join(rows_of_page)
    only = json.loads(answered(run, *line, "-f", "json", "--fields", "number"))["items"]
    assert [each["number"] for each in only] == list(numbers.values())
