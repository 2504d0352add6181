"""Every day of every item is the same in every format, read by two programs that know us not.

Of the shipped store, and of one whose days are odd: open ends, before 1970, a leap day, far ahead.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
from contextlib import closing
from datetime import date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, files
from typing import TYPE_CHECKING, Any

import icalendar
import openpyxl
import pytest
import python_calamine
import vobject

from conftest import ROOT
from node import NODE, package_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import Run

Items = dict[str, dict[str, Any]]
Days = dict[str, tuple[str | None, ...]]
ODD = (
    "내달", "'24~", "~'25", "연내", "향후", "'24.下", "24.4Q", "'24~'27", "2024.2.29.",
    "1969.12.31.", "1900", "2100.12.31.", "2030년대", "2025학년도", "'26. 5. 21.(목)",
)  # fmt: skip
HEAD = """\
format: 1
documents:
  - {id: paper, title: "문서", publisher: "부처", dated: "2024-11-29", file: a.txt, sha256: "%s"}
events:
"""
READ = """
const { readFileSync } = require("fs");
const ICAL = require(process.argv[1]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const found = {};
for (const name of ["vevent", "vtodo"]) for (const each of calendar.getAllSubcomponents(name)) {
  const uid = each.getFirstPropertyValue("uid").split("@")[0];
  const day = (name) => each.getFirstPropertyValue(name)?.toString() ?? null;
  found[uid] = ["dtstart", "dtend", "due", "x-aitrack-edtf"].map(day);
}
console.log(JSON.stringify(found));
"""
UNITS = {
    "일": "day", "순(10일)": "tenday", "월": "month", "분기": "quarter", "반기": "half",
    "연": "year", "학년도": "school_year", "10년대": "decade", "": "none",
}  # fmt: skip


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    text = "".join(
        f'  - id: odd-{at}\n    title: "약속 {at}"\n    kind: plan\n    deliverable: true\n'
        f'    mentions: [{{document: paper, line: {at}, at: "붙임", when: "{when}"}}]\n\n'
        for at, when in enumerate(ODD, 1)
    )
    (folder / "timeline.yaml").write_text(HEAD % ("0" * 64) + text, "utf-8")
    (folder / "outcomes.yaml").write_text("format: 1\noutcomes: []\n", "utf-8")
    return folder


@pytest.fixture(params=["shipped", "odd"])
def store(request: pytest.FixtureRequest, odd: Path) -> Path:
    return odd if request.param == "odd" else ROOT


@pytest.fixture
def items(run: Run, store: Path) -> Items:
    found = json.loads(run("list", "-f", "json", "--store", str(store)).stdout)["items"]
    assert store == ROOT or len(found) == len(ODD)
    return {each["id"]: each for each in found}


def days(items: Items, *names: str) -> Days:
    return {name: tuple(each[key] for key in names) for name, each in items.items()}


def said(value: Any) -> str | None:
    """A cell as text: a day is ISO, nothing is None."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value) if value not in (None, "") else None


def calendars(path: Path) -> Iterable[dict[str, tuple[str | None, ...]]]:
    """First day, day behind the last, day due, and EDTF of each, by three programs."""
    text = path.read_bytes()
    names = ("DTSTART", "DTEND", "DUE")
    parts: list[Any] = icalendar.Calendar.from_ical(text).walk()
    yield {
        str(each["UID"]).split("@")[0]: (
            *(said(each[name].dt) if name in each else None for name in names),
            said(each.get("X-AITRACK-EDTF")),
        )
        for each in parts
        if each.name in ("VEVENT", "VTODO")
    }
    whole = vobject.readOne(text.decode())
    yield {
        each.uid.value.split("@")[0]: (
            *(said(getattr(each, name.lower()).value) if name.lower() in each.contents else None
              for name in names),
            each.x_aitrack_edtf.value if "x-aitrack-edtf" in each.contents else None,
        )
        for each in whole.components()
    }  # fmt: skip
    if NODE:
        library = str(package_file("ical.js/dist/ical.es5.cjs"))
        told = subprocess.run(
            [NODE, "-e", READ, library, str(path)], check=True, capture_output=True
        )
        yield {name: tuple(each) for name, each in json.loads(told.stdout).items()}


@pytest.mark.parametrize("shape", ["deadline", "span", "todo"])
def test_in_a_calendar(run: Run, tmp_path: Path, store: Path, items: Items, shape: str) -> None:
    path = tmp_path / "a.ics"
    result = run("export", "ics", str(path), "--as", shape, "--store", str(store))
    assert result.exit_code == 0, result.stderr

    def behind(day: str) -> str:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()

    wanted: Days = {}
    for name, each in items.items():
        first, last, edtf = each["start"], each["end"], each["edtf"] or None
        if shape == "todo":
            wanted[name] = (None if first == last else first, None, last, edtf)
        elif shape == "span" and (first or last):
            wanted[name] = (first or last, behind(last or first), None, edtf)
        elif shape == "deadline" and each["deadline"]:
            wanted[name] = (each["deadline"], behind(each["deadline"]), None, edtf)
    for found in calendars(path):
        assert found == wanted
    for component in icalendar.Calendar.from_ical(path.read_bytes()).walk("VALARM"):
        end = component["TRIGGER"].params.get("RELATED")
        assert end == (None if shape == "deadline" else "END")  # else it would be of the start


def test_in_a_workbook(run: Run, tmp_path: Path, store: Path, items: Items) -> None:
    path = tmp_path / "a.xlsx"
    assert run("list", "-o", str(path), "--store", str(store)).exit_code == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    other = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    tables: list[list[list[Any]]] = [
        [list(row) for row in sheet.iter_rows(values_only=True)], other.to_python()
    ]  # fmt: skip
    for head, *rows in tables:
        at = [head.index(name) for name in ("ID", "시작", "끝", "기한", "단위")]
        found = {}
        for row in rows:
            name, *ends, unit = (said(row[place]) for place in at)
            found[str(name)] = (*ends, UNITS[unit or ""])
        assert found == days(items, "start", "end", "deadline", "precision")


NAMES = ("start", "end", "deadline", "precision", "bound", "edtf")


def test_in_a_sheet_and_a_database(run: Run, tmp_path: Path, store: Path, items: Items) -> None:
    for name in ("a.csv", "a.jsonl", "a.sqlite"):
        assert run("list", "-o", str(tmp_path / name), "--store", str(store)).exit_code == 0
    wanted = {
        name: tuple(said(each) for each in found) for name, found in days(items, *NAMES).items()
    }
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["id"], *(said(row[name]) for name in NAMES)) for row in csv.DictReader(file)]
    assert {name: (*found, edtf and edtf.lstrip("'")) for name, *found, edtf in rows} == wanted
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        columns = ", ".join(f'"{name}"' for name in NAMES)
        again = base.execute(f"SELECT id, {columns} FROM events").fetchall()  # noqa: S608
    assert {name: tuple(map(said, found)) for name, *found in again} == wanted
    if NODE:
        read = "console.log(JSON.stringify(require('fs').readFileSync(process.argv[1], 'utf-8')"
        read += ".trim().split('\\n').map((line) => JSON.parse(line))))"
        told = subprocess.run(
            [NODE, "-e", read, str(tmp_path / "a.jsonl")], check=True, capture_output=True
        )
        lines = {each["id"]: each for each in json.loads(told.stdout)}
        assert days(lines, *NAMES) == days(items, *NAMES)


def test_in_duckdb(run: Run, tmp_path: Path, store: Path, items: Items) -> None:
    duckdb = pytest.importorskip("duckdb")
    try:
        parts = files("duckdb_extension_sqlite_scanner") or []
    except PackageNotFoundError:
        pytest.skip("DuckDB's reader of SQLite is not installed")
    reader = next(str(part.locate()) for part in parts if part.suffix == ".duckdb_extension")
    names = ("start", "end", "deadline")
    columns = ", ".join(f'CAST(CAST("{name}" AS DATE) AS VARCHAR)' for name in names)
    for name in ("a.csv", "a.jsonl", "a.sqlite"):
        assert run("list", "-o", str(tmp_path / name), "--store", str(store)).exit_code == 0
    with duckdb.connect() as base:
        base.execute(f"LOAD '{reader}'; ATTACH '{tmp_path}/a.sqlite' AS record (TYPE sqlite)")
        for source in (f"'{tmp_path}/a.csv'", f"'{tmp_path}/a.jsonl'", "record.events"):
            rows = base.execute(
                f"SELECT id, {columns}, precision FROM {source}"  # noqa: S608
            ).fetchall()
            found = {name: tuple(told) for name, *told in rows}
            assert found == days(items, *names, "precision"), source
