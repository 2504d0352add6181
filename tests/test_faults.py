"""A disk that fails at any call of any write: the old file or the new one, never a third thing."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

import aitrack.dates.clock
from aitrack.commands import NAMES, module
from conftest import EXAMPLE, TODAY

if TYPE_CHECKING:
    from pathlib import Path

if not hasattr(os, "memfd_create"):
    pytest.skip("needs fork and files without a name", allow_module_level=True)

from faults import AFTER, BROKEN, KILLED, SHORT, SORTS, Done, run

ROWS = "event,status,note\n{0},done,하나\n{1},partly,둘\n{1},done,셋\n"
EVENT = (
    b'id: new-one\ntitle: "\xec\x83\x88"\nkind: plan\nsource: https://example.org/n\nwhen: "2027"\n'
)
EDITED = """\
- id: {event}
  title: "고친 제목"
  kind: plan
  source: https://example.org/n
  when: "2027"
"""
COMMANDS = {
    "mark": "mark {event} --status done --no-evidence --note 예 --store s",
    "mark the first": "mark {event} --status done --no-evidence --note 예 --store bare",
    "mark rows": "mark --from rows.csv --no-evidence --store s",
    "retract": "retract promise-kept 1 --why 예 --yes --store s",
    "remove": "remove {other} --why 예 --yes --store s",
    "add": "add --store s",
    "add to two files": "add --store s",
    "add to a new file": "add --file more --store s",
    "add-document": "add-document note-2027 --title 알림 --publisher p --dated 2027-01-01"
                    " --text rows.csv --store s",
    "init": "init new",
    "remember": "remind --catch-up --schedule mine --store s",
    "answer": "list --store s -o answer.csv",
    "calendar": "export ics calendar.ics --store s",
    "read": "read plan.txt --store s --id plan-2027 --title 계획 --publisher p --dated 2027-01-01",
    "units": "schedule systemd mine --store s -o units",
    "edit": "edit {event} --store s",
    "undo": "undo --yes --store s",
    "undo a mark": "undo --yes --store s",
    "review": "review doc --store s",
    "accept": "accept doc --store s",
    "database": "export sqlite it.sqlite --store s",
    "calendars": "export ics units --by-ministry --store s",
    "site": "export site site --store s",
    "workbook": "export xlsx it.xlsx --store s",
    "undo two files": "undo --yes --store s",
    "undo a removal": "undo --yes --store s",
    "undo what was accepted": "undo --yes --store s",
    "read again": "read plan.txt --store s --id doc --title 계획 --publisher p --dated 2027-01-01",
    "remember anew": "remind --catch-up --schedule mine --store s",
    "mark the shipped": "mark ai-basic-act --status done --no-evidence --note 예",
}  # fmt: skip
"""Every way to write."""
FIRST = {
    "undo": ("edit {event} --store s",),
    "undo a mark": ("edit {event} --store s", COMMANDS["mark"]),
    "review": ("read plan.txt --store s --id doc --title 계획 --publisher p --dated 2027-01-01",),
    "site": ("export site site --store s --ministry 과학부",),
}  # fmt: skip
"""What was run before; a site had other pages."""
FIRST["accept"] = (*FIRST["review"], COMMANDS["review"])
FIRST["read again"] = FIRST["review"]
FIRST["remember anew"] = (COMMANDS["remember"],)
FIRST["undo two files"] = (COMMANDS["add to two files"],)
FIRST["undo a removal"] = (COMMANDS["remove"],)
FIRST["undo what was accepted"] = (*FIRST["accept"], COMMANDS["accept"])
HARMED = {
    "read again": ("s/texts/doc.txt", None),
    "remember anew": (".local/state/aitrack/reminders/mine.json", b"{"),
}
"""A file that has been lost or torn since."""
STDIN = {"edit": EDITED.encode(), "review": "y\n과학부\n계획을 수립\nq\n".encode()}
"""By the first word of a command; else an event."""
AGAIN = ("answer", "calendar", "calendars", "database", "site", "units")
"""What is made anew each time: the next run makes whole what a killed one has left."""
FEW = 24
"""How many faults of each command are tried, of a site a third; all by ``AITRACK_FAULTS=all``."""
EVENTS = dict.fromkeys(
    ("add to two files", "undo two files"),
    b"""\
- {id: new-one, title: "a", kind: plan, source: "https://example.org/n", when: "2027"}
- {id: new-two, title: b, kind: plan, mentions: [{document: more, line: 3, at: x, when: "2027"}]}
""",
)
GROWING = ("site/.aitrack-site",)
"""Names stand in it before their files do."""
LOG = ".local/state/aitrack/changes/"
"""A line is added to it behind a change, and one that is torn is passed over."""
BESIDE = ("mark rows", "answer", "add to two files")
"""Tried without the index."""
MORE = """\
format: 1
documents:
  - {id: more, title: "문서", publisher: p, dated: "2026-01-01", file: more.txt, sha256: "%s"}
events:
  - {id: more-one, title: a, kind: plan, mentions: [{document: more, line: 1, at: x, when: "2027"}]}
""" % ("0" * 64)


def prepare(folder: Path) -> str:
    """The stores and files that the commands are asked of; the id of an event."""
    shutil.copytree(EXAMPLE, folder / "s")
    (folder / "s" / "schedules").mkdir(exist_ok=True)
    (folder / "s" / "schedules" / "mine.yaml").write_text(
        "format: 1\ntitle: 내 일정\nlead_days: [30]\n", "utf-8"
    )
    (folder / "s" / "timeline.d").mkdir(exist_ok=True)
    (folder / "s" / "timeline.d" / "z-more.yaml").write_text(MORE, "utf-8")
    shutil.copytree(EXAMPLE, folder / "bare")
    (folder / "bare" / "outcomes.yaml").unlink()
    (folder / "units").mkdir()
    (folder / "plan.txt").write_text("□ 인공지능 기본계획 수립 ('27.上)\n", "utf-8")
    ids = [
        line.split("id:")[1].strip()
        for line in (folder / "s" / "timeline.yaml").read_text("utf-8").splitlines()
        if line.startswith("  - id: ")
    ]
    (folder / "rows.csv").write_text(ROWS.format(ids[-1], ids[-2]), "utf-8")
    (folder / "answer.csv").write_text("an answer of before\n", "utf-8")
    (folder / "units" / "aitrack-mine.timer").write_text("of before\n", "utf-8")
    return ids[-1]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that means anything: not the index, not locks, not what a kill left beside.

    Nor what ``undo`` goes by, in which a line that was torn is passed over.
    """
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not {"cache", "changes"}.intersection(path.parts)
        and path.suffix not in (".lock", ".new")
    }


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """A child begins as this process is: what is imported here, it need not."""
    for name in NAMES:
        module(name)
    for name in ("build", "renew", "reading", "parallel"):
        import_module(f"aitrack.store.index.{name}")
    for name in ("icalendar", "jinja2", "holidays"):
        with suppress(ImportError):
            import_module(name)


class Place:
    """A folder that is put back as it was after each try; what did not change is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.old = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def put_back(self) -> None:
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_file() and path not in self.old:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()) and path.name not in ("units", "s"):
                path.rmdir()
        for path, data in self.old.items():
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("AITRACK_STORE", "AITRACK_TODAY", "AITRACK_LANG", "XDG_DATA_HOME",
                 "XDG_STATE_HOME", "XDG_CONFIG_HOME", "COLUMNS"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    monday = TODAY + timedelta(1)
    now = aitrack.dates.clock.Today(monday, monday)
    monkeypatch.setattr(aitrack.dates.clock, "today", lambda: now)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_fails_leaves_the_old_file_or_the_new_one(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says which: what was acknowledged is there, and what was refused is not."""
    if name in BESIDE:
        monkeypatch.setenv("AITRACK_INDEX", "off")
    event = prepare(place)

    def asked(line: str, sort: str = "", number: int = 0) -> Done:
        words = line.format(event=event, other="meeting").split()
        stdin = EVENTS.get(name, EVENT) if words[0] == "add" else STDIN.get(words[0], b"")
        stdin = stdin.replace(b"{event}", event.encode())
        return run(words, sort, number, stdin, person=words[0] == "review")

    for line in ("list --store s", *FIRST.get(name, ())):  # the first makes the index
        done = asked(line)
        assert done.code == 0, done.said
    if name in HARMED:
        file, torn = HARMED[name]
        (place / file).unlink()
        if torn:
            (place / file).write_bytes(torn)
    kept, old = Place(place), contents(place)
    whole = asked(COMMANDS[name])
    assert whole.code == 0, whole.said
    new = contents(place)
    assert new != old
    assert len(whole.calls) > 2
    faults = [
        (sort, number)
        for sort, calls in SORTS.items()
        for number, call in enumerate(whole.calls, 1)
        if call in calls
    ]
    few = len(faults) if os.environ.get("AITRACK_FAULTS") == "all" else FEW
    for sort, number in faults[:: 1 + (len(faults) - 1) // (few // 3 if name == "site" else few)]:
        kept.put_back()
        done = asked(COMMANDS[name], sort, number)
        _see(place, old, new, done, (name, sort, number, whole.calls))
        if name in AGAIN and sort in (KILLED, AFTER):
            assert asked(COMMANDS[name]).code == 0
            assert contents(place) == new, (name, sort, number)
            assert not list(place.rglob("*.new")), (name, sort, number)


def _see(
    place: Path,
    old: dict[str, bytes],
    new: dict[str, bytes],
    done: Done,
    which: tuple[str, str, int, str],
) -> None:
    """Hold what a run has left against what was there and what should be."""
    _, sort, *_ = about = (*which, done)
    now = contents(place)
    assert "Traceback" not in done.said, about
    for file in sorted(old.keys() | now.keys()):
        if file.startswith(LOG):  # what it lacks can only not be undone
            assert new[file].startswith(now[file]), about
        elif file in GROWING:
            assert now[file] == new[file] or now[file].startswith(old[file]), about
        else:
            assert now.get(file) in (old.get(file), new.get(file)), (file, *about)
    if sort in (KILLED, AFTER):
        assert done.code in (-9, 0), about
        return
    assert done.code in ((0,) if sort == SHORT else (0, 1)), about
    assert sort == BROKEN or not list(place.rglob("*.new")), about
    if done.code == 0:
        assert {file: now.get(file) for file in new if not file.startswith(LOG)} == {
            file: data for file, data in new.items() if not file.startswith(LOG)
        }, about
    elif "아무것도" in done.said:
        assert now == old, about
