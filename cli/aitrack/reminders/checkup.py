"""What would keep a reminder from arriving, as far as a look at the machine can tell.

Nothing is run and nothing is sent: processes, files and the zone are looked at below ``root``.
"""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.errors import Words
from aitrack.values import Frozen, StrEnum, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding(Frozen):
    """One line of the answer."""

    topic: str
    level: Level
    words: Words
    way_out: Words | None = None


@dataclass(frozen=True, slots=True)
class Machine(Frozen):
    """Where on a machine ``doctor`` looks; tests give a made one."""

    root: Path
    user: str
    config: Path | None
    """The user's configuration folder (the one above aitrack's)."""

    def _exists(self, *places: str) -> bool:
        return any((self.root / place).exists() for place in places)

    def cron_runs(self) -> bool:
        """Whether a cron daemon is among the processes."""
        for comm in (self.root / "proc").glob("[0-9]*/comm"):
            try:
                name = comm.read_text("utf-8", "replace").strip()
            except OSError:
                continue
            if name in ("cron", "crond", "fcron", "dcron"):
                return True
        return False

    def cron_installed(self) -> bool:
        """Whether a cron daemon is installed, running or not."""
        return self._exists("usr/sbin/cron", "usr/sbin/crond", "usr/bin/crond")

    def mails(self) -> bool:
        """Whether cron has a program to hand its mail to."""
        return self._exists("usr/sbin/sendmail", "usr/lib/sendmail", "usr/bin/sendmail")

    def systemd_runs(self) -> bool:
        """Whether systemd started this machine."""
        return self._exists("run/systemd/system")

    def lingers(self) -> bool:
        """Whether the user's timers go on when nobody is logged in."""
        return self._exists(f"var/lib/systemd/linger/{self.user}")

    def timers(self) -> list[str]:
        """The timers of aitrack that the user has."""
        folder = self.config / "systemd" / "user" if self.config else Path(os.devnull)
        try:
            return sorted(path.name for path in folder.glob("aitrack-*.timer"))
        except OSError:  # whoever may not look there has none
            return []


def clockwork(machine: Machine) -> Iterator[Finding]:
    """Something has to start the job: cron, or systemd with linger."""
    timers = machine.timers()
    if machine.cron_runs():
        yield Finding("cron", Level.OK, Words("cron이 돌고 있음", "cron is running"))
    elif machine.cron_installed():
        yield Finding(
            "cron",
            Level.NOTE if timers else Level.WRONG,
            Words("cron이 있으나 돌고 있지 않음", "cron is installed and not running"),
            Words("sudo systemctl enable --now cron", "sudo systemctl enable --now cron"),
        )
    else:
        yield Finding(
            "cron",
            Level.NOTE if machine.systemd_runs() else Level.WRONG,
            Words("cron이 없음", "no cron"),
            Words("sudo apt install cron, 또는 aitrack schedule systemd",
                  "sudo apt install cron, or aitrack schedule systemd"),
        )  # fmt: skip
    if not machine.systemd_runs():
        yield Finding(
            "systemd", Level.NOTE, Words("systemd가 돌지 않음: cron만 쓸 수 있음",
            "systemd is not running: only cron will do"),
        )  # fmt: skip
    elif machine.lingers():
        yield Finding("systemd", Level.OK, Words("linger가 켜져 있음", "linger is on"))
    else:
        yield Finding(
            "systemd",
            Level.WRONG if timers else Level.NOTE,
            Words(
                "linger가 꺼져 있음: 로그아웃하면 사용자 타이머가 멈춤",
                "linger is off: the user's timers stop at log-out",
            ),
            Words("loginctl enable-linger", "loginctl enable-linger"),
        )


def mail(machine: Machine, *, delivers: bool) -> Finding:
    """What cron does with output: mail it, or lose it."""
    if machine.mails():
        return Finding(
            "mail",
            Level.OK,
            Words(
                "cron이 메일을 넘길 프로그램이 있음(MAILTO=주소를 crontab에 적으면 그리로 감)",
                "cron can mail (MAILTO=ADDRESS in the crontab says where to)",
            ),
        )
    return Finding(
        "mail",
        Level.NOTE if delivers else Level.WRONG,
        Words(
            "메일 프로그램이 없음: cron이 출력을 버림(No MTA installed)",
            "no mail program: cron discards the output (No MTA installed)",
        ),
        Words(
            "sudo apt install msmtp-mta, 또는 보낼 곳을 정하고 remind --deliver",
            "sudo apt install msmtp-mta, or name a target and use remind --deliver",
        ),
    )


def zone(now: datetime) -> Finding:
    """Only what cron's hours mean: the day is Seoul's everywhere."""
    offset = now.strftime("%z")
    if offset == "+0900":
        return Finding(
            "zone", Level.OK, Words("이 컴퓨터는 서울 시각", "this machine is on Seoul time")
        )
    return Finding(
        "zone",
        Level.NOTE,
        Words(
            f"이 컴퓨터의 시각은 UTC{offset}: 날짜는 서울로 세지만 crontab의 시각은 이곳 시각임",
            f"this machine is at UTC{offset}: days are Seoul's, but crontab's hours are local",
        ),
        Words("aitrack schedule cron 이름", "aitrack schedule cron NAME"),
    )


def writable(folder: Path) -> Finding:
    """The memory of --catch-up needs a place; nothing is made to find out."""
    nearest = folder
    while not os.path.exists(nearest) and nearest != nearest.parent:  # noqa: PTH110, it never raises
        nearest = nearest.parent
    if os.access(nearest, os.W_OK | os.X_OK) and nearest.is_dir():
        return Finding("state", Level.OK, Words("알린 것을 적어 둘 수 있음", "memory can be kept"))
    return Finding(
        "state",
        Level.WRONG,
        Words(f"쓸 수 없음: {folder}", f"not writable: {folder}"),
        Words("권한을 고치거나 XDG_STATE_HOME으로 옮김", "mend it, or move it with XDG_STATE_HOME"),
    )
