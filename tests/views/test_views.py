"""Every view of the example store against its golden file, and what no view may let through."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.answers.items import item
from aitrack.printable import clean, width_columns
from aitrack.views.formats import FIELDS, SHEET
from aitrack.views.width import cut, pad
from conftest import EXAMPLE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run

STORE = ("--store", str(EXAMPLE))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("due.txt", ["due"]),
        ("due-en.txt", ["due", "--lang", "en", "--undated"]),
        ("due-nothing.txt", ["due", "--ministry", "환경부"]),
        ("list.txt", ["list"]),
        ("list.json", ["list", "--format", "json"]),
        ("list.jsonl", ["list", "--format", "jsonl"]),
        ("list.csv", ["list", "--format", "csv"]),
        ("list.tsv", ["list", "--format", "tsv"]),
        ("due.md", ["due", "--format", "markdown"]),
        ("show-conflict.txt", ["show", "promise-half"]),
        ("show-outcomes.txt", ["show", "promise-corrected"]),
        ("show-en.txt", ["show", "promise-kept", "--lang", "en"]),
        ("ministries.txt", ["ministries"]),
        ("documents.txt", ["documents"]),
        ("documents.json", ["documents", "--format", "json"]),
    ],
)
def test_view(
    run: Run, golden: Callable[[str, str], None], name: str, arguments: list[str]
) -> None:
    result = run(*arguments, *STORE)
    assert result.exit_code == 0, result.stderr
    golden(name, result.stdout_bytes.decode("utf-8"))


def envelope(run: Run, *arguments: str) -> dict[str, Any]:
    found = json.loads(run(*arguments, "--format", "json").stdout)
    assert isinstance(found, dict)
    return found


def test_the_envelope_is_the_contract_exactly(run: Run) -> None:
    """Keys, their order and their types, for every event of the shipped store."""
    whole = envelope(run, "list")
    assert list(whole) == [
        "schema_version", "today", "as_of", "record_day", "filters", "total", "hidden", "problems",
        "items",
    ]  # fmt: skip
    assert (whole["schema_version"], whole["today"], whole["as_of"]) == (1, str(TODAY), None)
    assert whole["total"] == len(whole["items"]) > 90
    types: dict[str, tuple[type, ...]] = {
        "id": (str,), "title": (str,), "kind": (str,), "ministries": (list,),
        "ministry_ids": (list,), "deliverable": (bool,), "when": (str, type(None)),
        "start": (str, type(None)), "end": (str, type(None)), "bound": (str,),
        "precision": (str,), "edtf": (str,), "deadline": (str, type(None)), "state": (str,),
        "days_left": (int, type(None)), "no_news_days": (int, type(None)), "inferred": (bool,),
        "conflict": (bool,), "mentions": (list,), "outcome": (dict, type(None)),
        "part_of": (str, type(None)), "tags": (list,), "note": (str, type(None)),
        "late_days": (int, type(None)), "title_en": (str, type(None)), "nature": (str, type(None)),
        "field": (str, type(None)), "field_ministries": (list,), "field_ministry_ids": (list,),
        "parts": (dict, type(None)), "ministries_en": (list,), "note_en": (str, type(None)),
        "disagreements": (list,), "related": (list,), "renamed_from": (list,),
        "source": (str, type(None)), "field_ministries_en": (list,),
        "ministries_label": (list,), "ministries_now": (list,), "ministries_now_en": (list,),
        "ministry_ids_now": (list,), "tags_en": (list,), "number": (int,),
    }  # fmt: skip
    for each in whole["items"]:
        assert list(each) == list(types)
        for name, value in each.items():
            assert isinstance(value, types[name]), (each["id"], name)
        for mention in each["mentions"]:
            assert list(mention) == [
                "document", "line", "at", "when", "start", "end", "bound", "precision", "read_as",
                "why", "inferred", "ministries", "why_en", "ministries_en",
            ]  # fmt: skip


def test_the_example_of_the_contract(run: Run) -> None:
    whole = envelope(
        run, "list", "--document", "ai-strategy-2024", "--tag", "인재", "--kind", "plan"
    )
    (found,) = whole["items"]
    assert whole["filters"] == {"document": ["ai-strategy-2024"], "tag": ["인재"], "kind": ["plan"]}
    expected = {
        "id": "ai-talent-plan", "title": "AI 핵심인재 양성·확보 방안", "kind": "plan",
        "ministries": ["과기정통부"], "ministry_ids": ["msit"], "deliverable": True,
        "when": "'24.下", "start": "2024-07-01", "end": "2024-12-31", "bound": "on",
        "precision": "half", "edtf": "2024-41", "deadline": "2024-12-31", "state": "overdue",
        "days_left": -691, "no_news_days": 787, "inferred": False, "conflict": False,
        "outcome": None,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    mention = {
        "document": "ai-strategy-2024", "line": 1054, "at": "붙임", "when": "'24.下",
        "start": "2024-07-01", "end": "2024-12-31", "bound": "on", "precision": "half",
        "read_as": None, "why": None, "why_en": None, "inferred": False, "ministries": [],
    }  # fmt: skip
    assert {name: found["mentions"][0][name] for name in mention} == mention


def test_csv_has_every_key_of_an_item_and_reads_back(run: Run, example: Any) -> None:
    from aitrack.answers.report import Row  # noqa: PLC0415
    from aitrack.query import Query, select  # noqa: PLC0415

    row = Row(*next(iter(select(example, Query(), TODAY))))
    assert tuple(item(row)) == FIELDS
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv", *STORE).stdout)))
    assert len(rows) == len(example.events)
    assert tuple(rows[0]) == SHEET


def test_a_sheet_runs_no_cell(run: Run) -> None:
    rows = csv.DictReader(io.StringIO(run("list", "--format", "csv", *STORE).stdout))
    titles = {row["id"]: row["title"] for row in rows}
    assert titles["promise-from"] == "'=디지털 포용법"


def test_a_file_for_a_spreadsheet_has_a_byte_order_mark_and_a_pipe_has_none(
    run: Run, tmp_path: Any
) -> None:
    result = run("list", "-o", str(tmp_path / "out.csv"), *STORE)
    assert result.stdout == ""
    assert "out.csv" in result.stderr
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,")
    assert run("list", "--format", "csv", *STORE).stdout.encode().startswith(b"id,")


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".tsv", ".md", ".txt"])
def test_the_format_is_guessed_from_the_suffix(run: Run, tmp_path: Any, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    form = {".md": "markdown", ".txt": "table"}.get(suffix, suffix[1:])
    run("list", "-o", str(path), *STORE)
    written = path.read_bytes().decode("utf-8-sig")
    assert written == run("list", "--format", form, *STORE).stdout_bytes.decode("utf-8")


def test_nothing_a_terminal_would_obey_gets_out() -> None:
    hostile = "".join(map(chr, [*range(32), *range(127, 160), 0x202E, 0x2066, 0x200B])) + "[/x]가"
    assert clean(hostile).strip() == "[/x]가"


def test_widths_count_hangul_twice_and_never_split_it() -> None:
    assert width_columns("가a\u0301") == 3
    assert width_columns("\u1100\u1161") == 2
    assert cut("가나다", 4) == "가…"
    assert pad("가", 4) == "가  "
    assert pad("가", 4, right=True) == "  가"
