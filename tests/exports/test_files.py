"""What is exported says the same days as the JSON, read by other programs; nothing in it runs."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import icalendar
import openpyxl
import pytest
import python_calamine
import vobject

from aitrack.editing.ledger import add
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    "[/x]",
    "bell\a",
    "\u202eright to left",
    "+82 2",
    "@SUM(A1)",
)


@pytest.fixture
def items(run: Run) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(run("list", "-f", "json").stdout)["items"]}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    folder.mkdir()
    events = "".join(
        f"  - id: item-{number}\n    title: {json.dumps(f'{text} {number}')}\n    kind: plan\n"
        f'    deliverable: true\n    ministries: [과기정통부]\n    when: "\'27.上"\n'
        f'    source: "https://example.org/a"\n\n'
        for number, text in enumerate(HOSTILE)
    )
    head = "format: 1\ndocuments: []\nevents:\n"
    (folder / "timeline.yaml").write_text(head + events, "utf-8")
    (folder / "outcomes.yaml").write_text("format: 1\noutcomes: []\n", "utf-8")
    shutil.copy(ROOT / "ministries.yaml", folder)
    return folder


def made(run: Run, kind: str, path: Path, *more: str) -> bytes:
    result = run("export", kind, str(path), *more)
    assert result.exit_code == 0, result.stderr
    return path.read_bytes()


def test_a_calendar_has_every_deadline_on_its_day(
    run: Run, tmp_path: Path, items: dict[str, dict[str, Any]]
) -> None:
    text = made(run, "ics", tmp_path / "a.ics")
    assert text == made(run, "ics", tmp_path / "b.ics")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    components: list[Any] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    ours = {str(each["UID"]).partition("@")[0]: each["DTSTART"].dt for each in components}
    theirs = {
        each.uid.value.partition("@")[0]: each.dtstart.value
        for each in vobject.readOne(text.decode()).vevent_list
    }
    assert ours == theirs
    assert ours == {name: date.fromisoformat(each["deadline"])
                    for name, each in items.items() if each["deadline"]}  # fmt: skip


def test_a_workbook_has_days_that_are_days(
    run: Run, tmp_path: Path, items: dict[str, dict[str, Any]]
) -> None:
    path = tmp_path / "a.xlsx"
    data = made(run, "xlsx", path)
    assert data == made(run, "xlsx", tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(at for at, row in enumerate(rows) if "ID" in row)
    names, deadline = rows[head].index("ID"), rows[head].index("기한")
    found = {row[names]: row[deadline] for row in rows[head + 1 :] if row[names]}
    days = {
        name: value.date() if isinstance(value, datetime) else value
        for name, value in found.items()
    }
    assert days == {name: date.fromisoformat(each["deadline"]) if each["deadline"] else None
                    for name, each in items.items()}  # fmt: skip
    other = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    again = {row[names]: row[deadline] or None for row in other if row[names] in items}
    assert again == days
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref


@pytest.mark.parametrize("kind", ["ics", "xlsx", "html", "sqlite", "svg", "scorecard", "fragment"])
def test_the_same_store_gives_the_same_bytes(run: Run, tmp_path: Path, kind: str) -> None:
    ours = ("--ministry", "개인정보위")
    assert made(run, kind, tmp_path / "a", *ours) == made(run, kind, tmp_path / "b", *ours)


@pytest.mark.parametrize("kind", ["ics", "xlsx", "html", "svg", "fragment", "scorecard", "sqlite"])
def test_titles_that_would_do_something_do_nothing(
    run: Run, tmp_path: Path, hostile: Path, kind: str
) -> None:
    more = ["--year", "2027"] if kind == "svg" else []
    data = made(run, kind, tmp_path / f"x.{kind}", "--store", str(hostile), *more)
    text = data.decode("utf-8", "replace")
    if kind == "xlsx":
        cells = [
            cell
            for sheet in openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets
            for row in sheet.iter_rows() for cell in row
        ]  # fmt: skip
        assert all(cell.data_type != "f" for cell in cells)
        text = "".join(str(cell.value) for cell in cells)
    if kind == "sqlite":
        with closing(sqlite3.connect(tmp_path / "x.sqlite")) as base:
            text = "".join(title for (title,) in base.execute("SELECT title FROM events"))
    assert "bell" in text or kind == "scorecard"
    assert "\a" not in text
    assert "\u202e" not in text
    if kind in ("html", "svg", "fragment", "scorecard"):  # the others show it as the text it is
        assert "<script>alert" not in text


def test_an_output_named_by_its_suffix_is_the_same_file(run: Run, tmp_path: Path) -> None:
    ours = ("--ministry", "개인정보위")
    assert run("due", *ours, "-o", str(tmp_path / "due.xlsx")).exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "due.xlsx").worksheets
    assert run("list", *ours, "-o", str(tmp_path / "a.ics")).exit_code == 0
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    wrong = run("list", "-o", str(tmp_path / "a.pdf"))
    assert wrong.exit_code == 2
    assert not (tmp_path / "a.pdf").exists()
    assert run("export", "ics", str(ROOT / "timeline.yaml")).exit_code == 2


def test_a_site_rewrites_only_what_shows_the_change(
    run: Run, tmp_path: Path, hostile: Path
) -> None:
    site = tmp_path / "site"
    asked = ("export", "site", str(site), "--store", str(hostile))
    add([hostile], [{
        "id": "another", "title": "다른 약속", "kind": "law", "deliverable": "true",
        "ministries": ["법무부"], "source": "https://example.org/b", "when": "2028",
    }])  # fmt: skip
    assert run(*asked).exit_code == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert "새로 쓴 파일 0" in run(*asked).stderr
    store = next(each for each in hostile.rglob("*.yaml") if "다른 약속" in each.read_text("utf-8"))
    store.write_text(store.read_text("utf-8").replace("다른 약속", "바뀐 약속"), "utf-8")
    assert run(*asked).exit_code == 0
    changed = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*") if path.is_file() and path.read_bytes() != before[path]
    }  # fmt: skip
    assert changed == {
        "index.html", "items.xlsx", "event/another/index.html", "ministry/moj/index.html",
        "calendar/all.ics", "calendar/moj.ics", "api/v1/items.json", "api/v1/items.jsonl",
        "api/v1/items/another.json",
    }  # fmt: skip


def test_nobody_gets_a_folder_who_names_a_file(run: Run, tmp_path: Path) -> None:
    for words in (("site", "x.html"), ("site", "x.db"), ("ics", "x.ics", "--by-ministry")):
        result = run("export", *words)
        assert (result.exit_code, words[1] in result.stderr) == (2, True)
        assert not (tmp_path / words[1]).exists()


@pytest.mark.parametrize("command", ["stats", "ministries", "documents", "log", "slips"])
def test_any_list_is_a_sheet_and_says_what_else_it_can_be(
    run: Run, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "a.xlsx"
    assert run(command, "-o", str(path)).exit_code == 0
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert len(rows) - 1 == len(json.loads(run(command, "-f", "json").stdout)["items"])
    wrong = run(command, "-o", str(tmp_path / "a.ics"))
    assert (wrong.exit_code, ".xlsx" in wrong.stderr) == (2, True)
    assert not (tmp_path / "a.ics").exists()


def test_days_of_any_list_are_days_and_a_scorecard_is_a_picture(run: Run, tmp_path: Path) -> None:
    assert run("documents", "-o", str(tmp_path / "a.xlsx")).exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    days = {str(row[0].value): row[1].value for row in sheet.iter_rows(min_row=2)}
    listed = json.loads(run("documents", "-f", "json").stdout)["items"]
    assert days == {each["id"]: datetime.fromisoformat(each["dated"]) for each in listed}
    ours = ("--ministry", "개인정보위")
    assert run("stats", *ours, "-o", str(tmp_path / "a.svg")).exit_code == 0
    assert run("export", "scorecard", str(tmp_path / "b.svg"), *ours).exit_code == 0
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
