"""What cannot be looked into is said to be that, and not to be missing, empty or something else."""

from __future__ import annotations

import os
import shutil
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aitrack.dates import clock
from aitrack.errors import AitrackError
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    shutil.copytree(EXAMPLE, folder)
    return folder


@pytest.mark.parametrize("there", ["folder", "loop", "pipe"])
def test_a_store_that_cannot_be_read_is_not_said_to_be_none(
    run: Run, tmp_path: Path, there: str
) -> None:
    """Found: whatever was wrong, it was no store, and a folder with timeline.yaml was asked for."""
    path = tmp_path / "odd" / "timeline.yaml"
    path.parent.mkdir()
    if there == "folder":
        path.mkdir()
    elif there == "loop":
        path.symlink_to(path)
    else:
        os.mkfifo(path)
    for command in ("list", "check", "mark"):
        said = run(command, "--store", str(path.parent))
        assert said.exit_code == 3
        assert f"{path}: 읽을 수 없음: " in said.stderr
    empty = run("list", "--store", str(tmp_path))
    assert (empty.exit_code, "저장소가 아님" in empty.stderr) == (3, True)


def test_a_folder_of_schedules_that_cannot_be_listed_is_no_schedule(run: Run, store: Path) -> None:
    """Found: it stood in the list as a schedule of that name, without a title."""
    (store / "schedules").write_text("format: 1\n")
    at = ("--store", str(store))
    listed = run("schedule", "list", *at)
    assert listed.exit_code == 0
    assert "schedules" not in listed.stdout
    reason = f"{store}/schedules:1:1: 읽을 수 없음: 폴더가 아님"
    assert reason in listed.stderr
    assert reason in run("remind", *at, today=date(2026, 11, 27)).stderr
    assert run("check", *at).stdout.count("schedules:1:1: ") == 1
    for name in ("mine", "schedules"):
        missing = run("remind", "--schedule", name, *at)
        assert (missing.exit_code, reason in missing.stderr) == (3, True)


def test_of_thousands_of_schedules_so_many_are_read_and_the_others_counted(
    run: Run, store: Path
) -> None:
    """Found: with 3,000 of them ``schedule list`` took 7 seconds, and ``next`` minutes."""
    (store / "schedules").mkdir()
    for number in range(120):
        (store / "schedules" / f"s{number:03}.yaml").write_text(
            "format: 1\ntitle: t\nlead_days: [9]\n"
        )
    at = ("--store", str(store))
    reason = "schedules:1:1: 일정이 100개보다 많음: 나머지 20개는 읽지 않음"
    listed = run("schedule", "list", *at)
    assert listed.exit_code == 0
    assert ("s099" in listed.stdout, "s100" in listed.stdout) == (True, False)
    assert reason in listed.stderr
    assert reason in run("check", *at).stdout
    for name, code in (("s099", 0), ("s100", 3)):
        assert run("schedule", "show", name, *at).exit_code == code


def test_one_schedule_with_a_mistake_costs_the_others_nothing(run: Run, store: Path) -> None:
    """Found: a filter that meant nothing ended the list, any mistake what comes next."""
    head = "format: 1\ntitle: t\nlead_days: [9]\n"
    (store / "schedules").mkdir()
    (store / "schedules" / "odd.yaml").write_text(f"{head}filters: {{ministry: [없는곳]}}\n")
    (store / "schedules" / "torn.yaml").write_text("format: 1\ntitle: [\n")
    many = f"{head}filters: {{ministry: [{', '.join(f'기관{at}' for at in range(400))}]}}\n"
    (store / "schedules" / "many.yaml").write_text(many)
    for action in ("list", "next"):
        said = run("schedule", action, "--store", str(store))
        assert said.exit_code == 0
        for name, place in (("odd", "4:22: "), ("torn", "3:1: YAML"), ("many", "4:")):
            line = next(each for each in said.output.splitlines() if name in each)
            assert place in line
        assert "weekly" in said.stdout
    assert "366개까지" in run("check", "--store", str(store)).stdout


@pytest.mark.parametrize("now", [-62135629200, -1, 0, 253402268400, 1e15, 1e18])
def test_a_clock_that_tells_an_impossible_year_is_said_to(
    now: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: now)
    if now in (-1, 0):
        assert clock.today().seoul.year == 1970
        return
    with pytest.raises(AitrackError, match="시계"):
        clock.today()
