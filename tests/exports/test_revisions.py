"""What other programs know an item by: a UID for ever, and a number that grows as it changes."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import icalendar
import jsonschema
import pytest

from aitrack.exports.folder import LIST

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STORE = """\
format: 1
documents: []
events:
  - id: one
    title: "하나"
    kind: plan
    deliverable: true
    source: "https://example.org/a"
    when: "'27.上"

  - id: two
    title: "둘"
    kind: plan
    deliverable: true
    source: "https://example.org/a"
    when: "'27.下"
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "outcomes.yaml").write_text("format: 1\noutcomes: []\n", "utf-8")
    commit(folder, STORE)
    return folder


def commit(folder: Path, text: str) -> None:
    (folder / "timeline.yaml").write_text(text, "utf-8")
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "more")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def events(run: Run, store: Path, path: Path) -> dict[str, Any]:
    result = run("export", "ics", str(path), "--store", str(store))
    assert result.exit_code == 0, result.stderr
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["SUMMARY"]).split(" (")[0]: each for each in found}


def test_a_change_raises_the_sequence_of_its_item_alone(
    run: Run, store: Path, tmp_path: Path
) -> None:
    before = events(run, store, tmp_path / "a.ics")
    commit(store, STORE.replace("'27.下", "'28.上"))
    after = events(run, store, tmp_path / "b.ics")
    assert {name: int(each["SEQUENCE"]) for name, each in before.items()} == {"하나": 0, "둘": 0}
    assert {name: int(each["SEQUENCE"]) for name, each in after.items()} == {"하나": 0, "둘": 1}
    assert after["둘"]["DTSTART"].dt.isoformat() == "2028-06-30"


def test_what_is_dropped_is_cancelled_and_newer(run: Run, store: Path, tmp_path: Path) -> None:
    assert events(run, store, tmp_path / "a.ics")["둘"]["STATUS"] == "CONFIRMED"
    entry = (
        'outcomes:\n  - {event: two, status: dropped, "on": "2026-11-01", recorded: "2026-11-02",'
        ' by: press, note: "철회", evidence: [{publisher: "신문", url: "https://example.org/b"}]}\n'
    )
    (store / "outcomes.yaml").write_text(f"format: 1\n{entry}", "utf-8")
    after = events(run, store, tmp_path / "b.ics")
    found = next(each for name, each in after.items() if "둘" in name)
    assert found["STATUS"] == "CANCELLED"
    assert int(found["SEQUENCE"]) > 0
    assert found.walk("VALARM") == []


def test_a_renamed_item_keeps_its_uid(run: Run, store: Path, tmp_path: Path) -> None:
    before = events(run, store, tmp_path / "a.ics")
    commit(store, STORE.replace("- id: two", "- id: second\n    renamed_from: [two]"))
    after = events(run, store, tmp_path / "b.ics")
    assert {each["UID"] for each in after.values()} == {each["UID"] for each in before.values()}


def test_every_item_of_the_api_is_what_its_schema_says(run: Run, tmp_path: Path) -> None:
    result = run("export", "site", str(tmp_path / "site"), "--document", "ai-strategy-2024")
    assert result.exit_code == 0, result.stderr
    api = tmp_path / "site" / "api" / "v1"
    schema = jsonschema.Draft202012Validator(json.loads((api / "schema.json").read_text("utf-8")))
    files = list((api / "items").iterdir())
    whole = json.loads((api / "items.json").read_text("utf-8"))["items"]
    assert len(files) == len(whole) > 100
    for each in (*whole, *(json.loads(path.read_text("utf-8")) for path in files)):
        schema.validate(each)


def test_a_folder_with_other_things_in_it_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "letter.txt").write_text("mine", "utf-8")
    result = run("export", "site", str(place), "--store", str(store))
    assert result.exit_code == 2
    assert [each.name for each in place.iterdir()] == ["letter.txt"]


def test_what_is_no_longer_made_is_taken_away_and_nothing_outside(
    run: Run, store: Path, tmp_path: Path
) -> None:
    place = tmp_path / "site"
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", "utf-8")
    run("export", "site", str(place), "--store", str(store))
    with (place / LIST).open("a", encoding="utf-8") as file:
        file.write("../outside.txt\n")
    commit(store, STORE.partition("  - id: two")[0])
    result = run("export", "site", str(place), "--store", str(store))
    assert result.exit_code == 0, result.stderr
    assert not (place / "event" / "two").exists()
    assert (place / "event" / "one" / "index.html").is_file()
    assert outside.is_file()
