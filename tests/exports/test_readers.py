"""Exports read by programs that know nothing of us, ical.js and DuckDB: every day is the same."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import PackageNotFoundError, files
from typing import TYPE_CHECKING, Any

import pytest

from node import NODE, package_file

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

READ = """
const { readFileSync } = require("fs");
const ICAL = require(process.argv[1]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const found = {};
for (const name of ["vevent", "vtodo"]) for (const each of calendar.getAllSubcomponents(name)) {
  const uid = each.getFirstPropertyValue("uid").split("@")[0];
  const day = (name) => each.getFirstPropertyValue(name)?.toString() ?? null;
  found[uid] = ["dtstart", "dtend", "due"].map(day);
}
console.log(JSON.stringify(found));
"""


@pytest.fixture
def items(run: Run) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(run("list", "-f", "json").stdout)["items"]}


@pytest.mark.skipif(NODE is None, reason="no node")
@pytest.mark.parametrize("shape", ["deadline", "span", "todo"])
def test_a_calendar_in_javascript(
    run: Run, tmp_path: Path, items: dict[str, dict[str, Any]], shape: str
) -> None:
    library = package_file("ical.js/dist/ical.es5.cjs")
    path = tmp_path / "a.ics"
    assert run("export", "ics", str(path), "--as", shape).exit_code == 0
    found = subprocess.run(
        [str(NODE), "-e", READ, str(library), str(path)], check=True, capture_output=True
    )
    read: dict[str, list[str | None]] = json.loads(found.stdout)
    if shape == "todo":
        assert {name: due for name, (_, _, due) in read.items()} == {
            name: each["deadline"] for name, each in items.items()
        }
        return
    first = "deadline" if shape == "deadline" else "start"
    wanted = {
        name: each[first] or each["end"] for name, each in items.items()
        if each["deadline"] or (shape == "span" and each["start"])
    }  # fmt: skip
    assert {name: start for name, (start, _, _) in read.items()} == wanted


def test_a_database_and_a_sheet_in_duckdb(
    run: Run, tmp_path: Path, items: dict[str, dict[str, Any]]
) -> None:
    duckdb = pytest.importorskip("duckdb")
    try:
        parts = files("duckdb_extension_sqlite_scanner") or []
    except PackageNotFoundError:
        pytest.skip("DuckDB's reader of SQLite is not installed")
    reader = next(str(part.locate()) for part in parts if part.suffix == ".duckdb_extension")
    names = ("start", "end", "deadline")
    days = {each: tuple(item[name] for name in names) for each, item in items.items()}
    columns = ", ".join(f'CAST(CAST("{name}" AS DATE) AS VARCHAR)' for name in names)
    for name in ("a.csv", "a.jsonl", "a.sqlite"):
        assert run("list", "-o", str(tmp_path / name)).exit_code == 0
    with duckdb.connect() as base:
        base.execute(f"LOAD '{reader}'; ATTACH '{tmp_path}/a.sqlite' AS record (TYPE sqlite)")
        for source in (f"'{tmp_path}/a.csv'", f"'{tmp_path}/a.jsonl'", "record.events"):
            rows = base.execute(f"SELECT id, {columns} FROM {source}").fetchall()  # noqa: S608
            assert {name: tuple(said) for name, *said in rows} == days, source
