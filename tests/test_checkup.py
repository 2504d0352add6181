"""What doctor finds, on machines made for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from aitrack.commands.doctor import TOPICS
from aitrack.reminders.checkup import Level, Machine, clockwork, mail, writable, zone

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

CRON, PROCESS = "usr/sbin/cron", "proc/7/comm"
SYSTEMD, LINGER = "run/systemd/system/x", "var/lib/systemd/linger/kim"
TIMER = "home/systemd/user/aitrack-daily.timer"


def machine(root: Path, *files: str) -> Machine:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("cron\n", "utf-8")
    return Machine(root, "kim", root / "home")


@pytest.mark.parametrize(
    ("files", "cron", "systemd"),
    [
        ([], Level.WRONG, Level.NOTE),
        ([CRON], Level.WRONG, Level.NOTE),
        ([CRON, PROCESS], Level.OK, Level.NOTE),
        ([CRON, PROCESS, SYSTEMD], Level.OK, Level.NOTE),
        ([CRON, PROCESS, SYSTEMD, LINGER], Level.OK, Level.OK),
        ([CRON, PROCESS, SYSTEMD, TIMER], Level.OK, Level.WRONG),
        ([SYSTEMD, LINGER, TIMER], Level.NOTE, Level.OK),
        ([CRON, SYSTEMD, LINGER, TIMER], Level.NOTE, Level.OK),
    ],
)
def test_something_has_to_start_the_job(
    tmp_path: Path, files: list[str], cron: Level, systemd: Level
) -> None:
    found = {each.topic: each for each in clockwork(machine(tmp_path, *files))}
    assert (found["cron"].level, found["systemd"].level) == (cron, systemd)
    for each in found.values():
        assert each.level is not Level.WRONG or each.way_out


def test_cron_needs_a_mail_program_unless_something_else_delivers(tmp_path: Path) -> None:
    assert mail(machine(tmp_path), delivers=False).level is Level.WRONG
    assert mail(machine(tmp_path), delivers=True).level is Level.NOTE
    assert mail(machine(tmp_path, "usr/sbin/sendmail"), delivers=False).level is Level.OK


def test_another_zone_is_no_mistake() -> None:
    assert zone(datetime(2026, 11, 22, tzinfo=timezone(timedelta(hours=9)))).level is Level.OK
    assert zone(datetime(2026, 11, 22, tzinfo=UTC)).level is Level.NOTE


def test_the_memory_needs_a_folder(tmp_path: Path) -> None:
    assert writable(tmp_path / "not" / "yet").level is Level.OK
    (tmp_path / "file").touch()
    assert writable(tmp_path / "file" / "below").level is Level.WRONG
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_doctor_names_a_schedule_that_never_speaks(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / ".config" / "aitrack" / "schedules"
    folder.mkdir(parents=True)
    (folder / "never.yaml").write_text(
        "format: 1\ntitle: x\nlead_days: [1]\nmonth_days: [31]\nmonths: [2]\n", "utf-8"
    )
    (folder / "wrong.yaml").write_text("format: 1\ntitle: x\nlead_day: [1]\n", "utf-8")
    result = run("doctor", "schedules")
    assert result.exit_code == 1
    assert "문제 알림 일정: never: 1년 동안" in result.stdout
    assert "wrong.yaml:3:1" in result.stdout
    assert "정상 알림 일정: daily: 다음 실행 2026-11-23(월) 09:00" in result.stdout
    assert "3:1" in run("schedule", "list").stdout


def test_doctor_looks_at_everything(run: Run) -> None:
    """What it finds is this machine's; that it answers is not."""
    result = run("doctor")
    assert result.exit_code in (0, 1)
    english = run("doctor", "--lang", "en").stdout
    for topic, words in TOPICS.items():
        assert f" {words.ko}: " in result.stdout
        assert f" {topic}: " in english
    assert run("doctor", "moon").exit_code == 2


def test_schedules_are_shown_and_previewed(run: Run) -> None:
    assert "지켜보는 항목 526건" in run("schedule", "show", "daily").stdout
    text = run("schedule", "next", "monthly", "--lang", "en").stdout
    assert len(text.splitlines()) == 11
    assert "08:30 Monthly digest by ministry 2026-12-01 (Tue)" in text
    everyone = run("schedule", "next").stdout
    assert all(f"{name}\n" in everyone for name in ("daily", "weekly", "monthly", "quarterly"))
    for arguments, says in ((["shw"], "show"), (["cron"], "이름"), (["cron", "dayly"], "daily")):
        result = run("schedule", *arguments)
        assert (result.exit_code, says in result.stderr) == (2, True)
