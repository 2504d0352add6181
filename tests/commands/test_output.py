"""Where an answer is written: the old file or the whole new one, and never a store's own."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from aitrack.exports import database
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    shutil.copytree(EXAMPLE, folder)
    (folder / "aitrack.toml").touch()
    (folder / "plan.txt").write_text("what lines are counted in", "utf-8")
    for name in (".git/config", ".gitattributes", "texts/not-yet-cited.csv", "review/own.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    return folder


OWN = ("timeline.yaml", "outcomes.yaml", "ministries.yaml", "timeline.d/new.yaml", "aitrack.toml",
       "exclusions.yml", "schedules/x.YAML", "plan.txt", "texts/not-yet-cited.csv",
       "review/own.csv", ".git/config", ".gitattributes", ".git/new.csv")  # fmt: skip


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("form", [(), ("--format", "csv")])
def test_the_store_s_own_files_are_left_alone(
    run: Run, store: Path, name: str, form: tuple[str, ...]
) -> None:
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    for command in ("list", "documents", "check", "log"):
        result = run(command, "--store", str(store), "-o", str(store / name), *form)
        assert result.exit_code == 2, result.stderr
    (store / "link.csv").symlink_to(store / name)
    result = run("list", "--store", str(store), "-o", str(store / "link.csv"), *form)
    assert result.exit_code == 2
    (store / "link.csv").unlink()
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_what_aitrack_remembers_is_left_alone(run: Run, store: Path, tmp_path: Path) -> None:
    for folder in (".local/state/aitrack/reminders", ".config/aitrack"):
        path = tmp_path / folder / "daily.json"
        assert run("list", "--store", str(store), "-o", str(path)).exit_code == 2
    assert run("export", "ics", "--store", str(store), "-o", str(store / ".git")).exit_code == 2


def test_a_folder_of_calendars_is_a_folder_and_leads_nowhere(
    run: Run, store: Path, tmp_path: Path
) -> None:
    asked = ("export", "ics", "--by-ministry", "--store", str(store))
    result = run(*asked, str(tmp_path / "c"))
    assert result.exit_code == 0, result.stderr
    made = next((tmp_path / "c").glob("*.ics"))
    wanted = made.read_bytes()
    made.unlink()
    (tmp_path / "victim").write_text("mine", "utf-8")
    made.symlink_to(tmp_path / "victim")
    assert run(*asked, str(tmp_path / "c")).exit_code == 0
    assert (tmp_path / "victim").read_text("utf-8") == "mine"
    assert made.read_bytes() == wanted
    result = run(*asked, str(tmp_path / "victim"))
    assert result.exit_code == 1
    assert "victim" in result.stderr


def test_an_unknown_suffix_is_refused_with_the_known_ones(
    run: Run, store: Path, tmp_path: Path
) -> None:
    for name in ("out", "out.xls", "out.csv~", ".csv"):
        result = run("list", "--store", str(store), "-o", str(tmp_path / name))
        assert result.exit_code == 2
        assert ".json .jsonl .csv .tsv .md .txt" in result.stderr
        assert not (tmp_path / name).exists()
    assert run("list", "--store", str(store), "-o", "out.x", "--format", "csv").exit_code == 0
    assert (tmp_path / "out.x").exists()
    assert run("list", "--store", str(store), "-o", "out.CSV").exit_code == 0


def test_a_dash_is_standard_output(run: Run, store: Path, tmp_path: Path) -> None:
    plain = run("list", "--store", str(store))
    assert run("list", "--store", str(store), "-o", "-").stdout == plain.stdout
    assert run("list", "--store", str(store), "-o", "-", "-f", "json").stdout.startswith("{")
    assert not (tmp_path / "-").exists()


def test_a_full_disk_leaves_the_old_file(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", "utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("list", "--store", str(store), "-o", str(path))
    assert result.exit_code == 1
    assert "디스크가 가득 참" in result.stderr
    assert path.read_text("utf-8") == "old"
    assert not list(tmp_path.glob(".out*"))


def test_a_file_keeps_its_mode_and_a_new_one_has_the_user_s(
    run: Run, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    before = os.umask(0o022)
    try:
        run("list", "--store", str(store), "-o", str(path))
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        path.chmod(0o600)
        run("list", "--store", str(store), "-o", str(path))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)
    (tmp_path / "link.csv").symlink_to(path)
    run("list", "--store", str(store), "-o", str(tmp_path / "link.csv"), "-n", "0")
    assert (tmp_path / "link.csv").is_symlink()
    assert path.read_text("utf-8-sig").count("\n") == 1


def test_devices_take_it_and_folders_do_not(run: Run, store: Path, tmp_path: Path) -> None:
    arguments = ("list", "--store", str(store), "--format", "csv", "-o")
    assert run(*arguments, "/dev/null").exit_code == 0
    assert run(*arguments, str(tmp_path)).exit_code == 1
    assert run(*arguments, str(tmp_path / "no" / "x.csv")).exit_code == 1
    assert run(*arguments, str(tmp_path / ("x" * 300 + ".csv"))).exit_code == 1
    if os.path.exists("/dev/full"):  # noqa: PTH110, a device
        assert run(*arguments, "/dev/full").exit_code == 1


def test_a_database_that_cannot_be_written_is_not_the_index_that_cannot_be_read(
    run: Run, store: Path, tmp_path: Path
) -> None:
    for path, said in ((tmp_path, "폴더임"), ("/dev/full", "/dev/full"), ("/dev/null", "null")):
        result = run("export", "sqlite", str(path), "--store", str(store))
        assert result.exit_code == 1
        assert said in result.stderr
    assert run("export", "sqlite", str(tmp_path / "no" / "x.db")).exit_code == 1


def test_an_error_of_sqlite_s_that_is_not_the_index_s_ends_the_run(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def wrong(*_: object) -> None:
        tried.append(1)
        raise sqlite3.OperationalError

    monkeypatch.setattr(database, "write", wrong)
    result = run("export", "sqlite", str(tmp_path / "x.db"), "--store", str(store))
    assert type(result.exception) is sqlite3.OperationalError
    assert len(tried) == 2  # by the index, and by the YAML


def test_all_lines_of_standard_input_are_in_the_file(run: Run, tmp_path: Path) -> None:
    assert run("when", "-o", "out.jsonl", stdin="2026\n2027\n").exit_code == 0
    assert (tmp_path / "out.jsonl").read_text("utf-8").count("\n") == 2


def test_all_schedules_are_in_the_file(run: Run, tmp_path: Path) -> None:
    assert run("schedule", "next", "-o", "next.txt").exit_code == 0
    assert (tmp_path / "next.txt").read_text("utf-8") == run("schedule", "next").stdout


def test_no_folder_s_name_writes_a_line_of_a_crontab(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "x\n* * * * * touch y"
    shutil.copytree(EXAMPLE, folder)
    (folder / "schedules").mkdir()
    (folder / "schedules" / "daily.yaml").write_text("format: 1\ntitle: x\nlead_days: [1]\n")
    for action in ("cron", "systemd"):
        assert run("schedule", action, "daily", "--store", str(folder)).exit_code == 2
