"""What a schedule looks like in a crontab and as systemd units: text to paste, nothing is changed.

The job runs every day, and the schedule itself decides by the day in Seoul whether it speaks: so
holidays, a machine in another zone, and cron's way of reading two day fields as "or" do no harm.
"""

from __future__ import annotations

import shlex
import sys
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

from aitrack.dates.clock import SEOUL_SECONDS
from aitrack.language import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from aitrack.errors import Lang
    from aitrack.reminders.schedule import Schedule

_SEOUL = timezone(timedelta(seconds=SEOUL_SECONDS), "Asia/Seoul")
ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONUTF8": "1"}


def program() -> list[str]:
    """How to call aitrack from anywhere: the script beside this Python, or this Python itself."""
    script = Path(sys.executable).parent / "aitrack"
    if script.is_file():
        return [str(script)]
    return [sys.executable, "-m", "aitrack"]


def arguments(schedule: Schedule, stores: list[str], lang: Lang) -> list[str]:
    """The command that a job runs."""
    command = [*program(), "remind", "--schedule", schedule.name, "--catch-up"]
    if schedule.deliver:
        command.append("--deliver")
    for store in stores:
        command += ["--store", store]
    return [*command, "--lang", lang] if lang != "ko" else command


def crontab(schedule: Schedule, command: list[str], zone: tzinfo | None = None) -> str:
    """Lines that Debian's cron and cronie both read; ``zone`` is this machine's unless given."""
    moment = _next(schedule)
    local = local_time(moment, zone)
    line = shlex.join(command).replace("%", r"\%")
    same = local.utcoffset() == moment.utcoffset()
    # cronie's CRON_TZ is a variable like any other to Debian's cron, which goes by the machine.
    remark = say(
        f"# 서울 {schedule.time}은 이 컴퓨터의 {local:%H:%M}({local:%Z})입니다. "
        "데비안의 cron은 이 컴퓨터의\n# 시간대로 돌아 서머타임이 있으면 시각이 밀립니다. "
        "cronie(Fedora, RHEL, Arch)라면\n"
        f"#   CRON_TZ=Asia/Seoul\n# 을 위에 적고 아래의 분과 시를 {_fields(moment)} 로 바꿉니다.\n",
        f"# {schedule.time} in Seoul is {local:%H:%M} here ({local:%Z}). Debian's cron goes by "
        "this machine's zone;\n# where it has summer time, that hour moves. With cronie (Fedora, "
        "RHEL, Arch) put\n#   CRON_TZ=Asia/Seoul\n"
        f"# above the line, and {_fields(moment)} in it.\n",
    )
    head = say(
        "날마다 돌고, 알릴 날이 아니면 아무 말도 하지 않습니다.",
        "every day; it is silent on the days that are not its own.",
    )
    return (
        f"# aitrack {schedule.name}: {head}\n"
        f"{'' if same else remark}"
        'CONTENT_TYPE="text/plain; charset=UTF-8"\n'
        + "".join(f"{name}={value}\n" for name, value in ENVIRONMENT.items())
        + f"{_fields(local)} * * * {line}\n"
    )


def local_time(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """A moment as this machine's clocks show it; by UTC where ``TZ`` names no zone there can be."""
    try:
        return moment.astimezone(zone)
    except ValueError:
        return moment.astimezone(UTC)


def _next(schedule: Schedule) -> datetime:
    """The next moment in Seoul that the schedule's time stands for."""
    hour, minute = map(int, schedule.time.split(":"))
    now = datetime.now(_SEOUL)
    moment = datetime.combine(now.date(), time(hour, minute), _SEOUL)
    return moment if moment > now else moment + timedelta(days=1)


def _fields(moment: datetime) -> str:
    return f"{moment.minute} {moment.hour}"


def units(schedule: Schedule, command: list[str]) -> dict[str, str]:
    """A service and its timer, by file name; a run that was missed is made up for."""
    name = f"aitrack-{schedule.name}"
    environment = " ".join(f"{key}={value}" for key, value in ENVIRONMENT.items())
    title = _unit_text(" ".join(schedule.title.split()))
    return {
        f"{name}.service": (
            f"[Unit]\nDescription=aitrack: {title}\n\n"
            f"[Service]\nType=oneshot\nEnvironment={environment}\n"
            f"ExecStart={_program(command[0])}{''.join(map(_argument, command[1:]))}\n"
        ),
        f"{name}.timer": (
            f"[Unit]\nDescription=aitrack: {title}\n\n"
            f"[Timer]\nOnCalendar=*-*-* {schedule.time}:00 Asia/Seoul\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        ),
    }


def _unit_text(text: str) -> str:
    """``%`` is a specifier to systemd, and a backslash at the end joins lines."""
    return text.replace("%", "%%").replace("\\", "")


def _program(text: str) -> str:
    """The first word of ExecStart: specifiers are replaced in it, variables are not."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"' if escaped != text or " " in text or "'" in text else text


def _argument(text: str) -> str:
    """Any other word, where a dollar sign would begin a variable."""
    return " " + _program(text).replace("$", "$$")
