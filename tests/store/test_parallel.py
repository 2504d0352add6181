"""Files read beside each other give the index that files read one by one give."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.store.files.load import load
from aitrack.store.index import build, parallel
from aitrack.store.index.opening import close_all, path_of
from conftest import TODAY
from store.test_index import write_store

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 3


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    yield
    close_all()


def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a large store on a machine of several cores."""
    monkeypatch.setattr(parallel, "LARGE_BYTES", 0)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(MANY)))


def content(folder: Path) -> dict[str, list[Any]]:
    """All rows of the index of a store but for the stamps."""
    base = sqlite3.connect(path_of([str(folder)]) or "")
    names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    found = {
        name: sorted(map(repr, base.execute(f"SELECT * FROM {name}")))  # noqa: S608
        for name in names
        if name not in ("meta", "files")
    }
    base.close()
    return found


def test_beside_is_as_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_store(tmp_path / "store", 3, files=25, events=9)
    assert build.refresh([folder], TODAY)
    alone = content(folder)
    Path(path_of([str(folder)]) or "").unlink()
    beside(monkeypatch)
    assert build.refresh([folder], TODAY)
    assert content(folder) == alone
    assert len(alone["events"]) == len(load([folder])[0].events)


@pytest.mark.parametrize("end", ["killed", "a mistake"])
def test_what_happens_to_one_of_them_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    folder = write_store(tmp_path / "store", 3, files=9)

    real = parallel.read_events

    def read_events(path: str, *more: Any) -> Any:
        if path.endswith("7.yaml"):
            if end == "killed":
                os._exit(9)
            raise parallel.Unsure
        return real(path, *more)

    beside(monkeypatch)
    monkeypatch.setattr(parallel, "read_events", read_events)
    assert build.refresh([folder], TODAY)  # as a whole, by the YAML
    base = sqlite3.connect(path_of([str(folder)]) or "")
    assert dict(base.execute("SELECT key, value FROM meta"))["by_files"] == 0
    base.close()
    names = [row.split("'")[1] for row in content(folder)["events"]]
    assert sorted(names) == sorted(event.id for event in load([folder])[0].events)
