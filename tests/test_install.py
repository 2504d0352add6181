"""Crontab lines and units: as printed, they are understood, run, and survive odd paths."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from datetime import timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aitrack.reminders import install
from aitrack.reminders.schedule import Schedule
from conftest import EXAMPLE, ROOT

if TYPE_CHECKING:
    from conftest import Run

PLAN = Schedule("daily", "매일 100% 알림", time="09:00")
ODD = ["/opt/내 폴더/100%/aitrack", "remind", "--store", "/a'b\"$c"]
AITRACK = Path(sys.executable).parent / "aitrack"
ANALYZE = shutil.which("systemd-analyze")
CRON = shutil.which("cron", path="/usr/sbin")


def test_the_hour_is_that_of_the_machine_and_the_job_runs_every_day() -> None:
    seoul = install.crontab(PLAN, ["aitrack"], timezone(timedelta(hours=9)))
    assert seoul.splitlines()[-1] == "0 9 * * * aitrack"
    assert "CRON_TZ" not in seoul
    new_york = install.crontab(PLAN, ["aitrack"], timezone(timedelta(hours=-5)))
    assert new_york.splitlines()[-1] == "0 19 * * * aitrack"
    assert "CRON_TZ=Asia/Seoul" in new_york
    assert "\nCRON_TZ" not in new_york  # Debian's cron would set it for the job only
    for text in (seoul, new_york):
        assert 'CONTENT_TYPE="text/plain; charset=UTF-8"' in text
        assert "LANG=C.UTF-8" in text


def test_a_percent_sign_ends_no_command() -> None:
    line = install.crontab(PLAN, ODD, timezone(timedelta(hours=9))).splitlines()[-1]
    assert not re.search(r"(?<!\\)%", line)
    assert shlex.split(line.replace(r"\%", "%"))[5:] == ODD


def test_the_command_is_absolute_and_names_the_store(run: Run) -> None:
    text = run("schedule", "cron", "daily", "--store", str(EXAMPLE)).stdout
    words = shlex.split(text.splitlines()[-1].replace(r"\%", "%"))[5:]
    assert Path(words[0]).is_absolute()
    assert words[1:5] == ["remind", "--schedule", "daily", "--catch-up"]
    assert words[5:] == ["--store", str(EXAMPLE)]


@pytest.mark.parametrize("name", ["daily", "weekly", "monthly", "quarterly"])
def test_systemd_accepts_the_units(run: Run, tmp_path: Path, name: str) -> None:
    result = run("schedule", "systemd", name, "-o", str(tmp_path))
    assert result.exit_code == 0
    timer = (tmp_path / f"aitrack-{name}.timer").read_text("utf-8")
    assert "Persistent=true" in timer
    if ANALYZE is None:
        pytest.skip("systemd-analyze is not installed")
    verify(tmp_path / f"aitrack-{name}.service", tmp_path / f"aitrack-{name}.timer")
    found = re.search(r"OnCalendar=(.*)", timer)
    assert found is not None
    done = subprocess.run(
        [ANALYZE, "calendar", found[1]], capture_output=True, text=True, check=True,
        env={"TZ": "UTC", "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert "Asia/Seoul" in done.stdout
    assert re.search(r" (00:00|23:30):00 UTC", done.stdout)


def test_systemd_reads_odd_words_as_they_are_meant(tmp_path: Path) -> None:
    program = tmp_path / "내 100% $x" / "aitrack"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    files = install.units(PLAN, [str(program), *ODD[1:]])
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert "100%%" in files["aitrack-daily.service"]
    if ANALYZE is None:
        pytest.skip("systemd-analyze is not installed")
    verify(tmp_path / "aitrack-daily.service", tmp_path / "aitrack-daily.timer")


def verify(*paths: Path) -> None:
    assert ANALYZE is not None
    done = subprocess.run(
        [ANALYZE, "--user", "verify", *map(str, paths)],
        capture_output=True, text=True, check=False,
        env={"XDG_RUNTIME_DIR": str(paths[0].parent), "PATH": os.environ["PATH"], "HOME": "/root"},
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if "aitrack" in line]
    assert ours == []


RECIPE = re.compile(r"```crontab\n(.*?)```", re.DOTALL)


def test_the_recipe_is_the_same_everywhere() -> None:
    pages = [ROOT / "README.md", ROOT / "README.ko.md"]
    recipes = {RECIPE.findall(page.read_text("utf-8"))[0] for page in pages}
    assert len(recipes) == 1
    assert "\n0 9 * * * " in recipes.pop()


@pytest.fixture
def cron(tmp_path: Path) -> Path:
    """Debian's cron in a mount namespace of its own: no crontab and no spool but the test's."""
    if CRON is None or shutil.which("crontab") is None:
        pytest.skip("Debian's cron is not installed")
    if os.geteuid() != 0:
        pytest.skip("only root can start cron")
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mount namespaces here")
    tabs = tmp_path / "tabs"
    tabs.mkdir(mode=0o730)
    shutil.chown(tabs, group="crontab")
    return tabs


def test_cron_runs_the_recipe_as_pasted_and_mails_its_output(cron: Path, tmp_path: Path) -> None:
    """Only the hour is changed, to the moment cron starts; the mail goes to a stand-in."""
    home, sbin, empty, mail = (tmp_path / each for each in ("home", "sbin", "empty", "mail"))
    for folder in (home, sbin, empty):
        folder.mkdir()
    (home / "aitrack" / ".venv").mkdir(parents=True)
    (home / "aitrack" / ".venv" / "bin").symlink_to(AITRACK.parent)
    sendmail = sbin / "sendmail"
    sendmail.write_text(f"#!/bin/sh\ncat > {mail}.new && mv {mail}.new {mail}\n", "utf-8")
    sendmail.chmod(0o755)
    shutil.copy(str(CRON), sbin / "cron")
    recipe = RECIPE.findall((ROOT / "README.ko.md").read_text("utf-8"))[0]
    tab = cron / "root"
    tab.write_text(
        f"HOME={home}\nAITRACK_TODAY=2026-12-01\n" + recipe.replace("0 9 * * *", "@reboot"), "utf-8"
    )
    tab.chmod(0o600)
    mounts = " && ".join(
        f"mount --bind {source} {target}"
        for source, target in (
            (cron, "/var/spool/cron/crontabs"), (empty, "/etc/cron.d"), (sbin, "/usr/sbin"),
        )
    )  # fmt: skip
    script = f"{mounts} && mount -t tmpfs tmpfs /run && exec /usr/sbin/cron -f"
    daemon = subprocess.Popen(["unshare", "-m", "/bin/sh", "-c", script])
    try:
        stop = time.monotonic() + 30
        while not mail.exists() and time.monotonic() < stop and daemon.poll() is None:
            time.sleep(0.1)
    finally:
        daemon.terminate()
        daemon.wait(10)
    text = mail.read_bytes().decode("utf-8")
    assert re.search(r"(?i)content-type: text/plain; charset=utf-8", text)
    assert "매일 알림 2026-12-01(화): 다가오는 기한 5" in text
    assert "교사의 AI 기반 수업혁신 역량 강화 연수(35만명)" in text
    assert "Traceback" not in text
    memory = home / ".local/state/aitrack/reminders/daily.json"
    assert '"last": "2026-12-01"' in memory.read_text("utf-8")
