"""The same items for the tools people would otherwise use, and the same question to each.

python benchmarks/peers.py ITEMS FOLDER [NAME ...] [--patience SECONDS]

writes ITEMS items of the generated store in each peer's own format, asks each what is due for one
owner in the next 30 days, at most 50, and says whether the number of lines is the right one. A peer
that is not installed, or whose first run takes longer than the patience, is passed over.

    apt-get install taskwarrior remind calcurse khal todoman
    pip install khal todoman                                # newer ones, in an environment on PATH

Where a peer is on PATH twice, as Debian's and as PyPI's, both are asked. An owner is the id of a
body, so that a peer need not tell old and new names apart. How far each can be compared stands at
its class. None has periods, evidence or succession.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import stores
from runs import TooSlowError, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TODAY = date(2026, 11, 24)
DAYS = 30
LIMIT = 50
OWNER = "msit"
LAST = TODAY + timedelta(days=DAYS)
STAMP = "20260101T000000Z"


class Peer:
    """One tool: its files, its question, and what a right answer looks like."""

    name: str
    programs: tuple[str, ...]
    line = re.compile(r"\S")
    """What begins a line that stands for an item."""
    knows_done: ClassVar[bool] = True
    """Whether what is done is left out of the answer."""

    def __init__(self, folder: Path, path: str) -> None:
        self.path = path
        self.label = f"{self.name} {self.version()}"
        self.folder = folder / self.label.replace(" ", "-")

    def write(self, items: Sequence[stores.Made]) -> None:
        """Write the items into the folder, which is there and empty."""
        raise NotImplementedError

    def command(self) -> list[str]:
        """The question."""
        raise NotImplementedError

    def version(self) -> str:
        """What it calls itself."""
        asked = subprocess.run(  # noqa: S603
            [self.path, "-v" if self.name == "calcurse" else "--version"],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        found = re.search(r"[0-9]+(\.[0-9]+)+", asked.stdout + asked.stderr)
        return found[0] if found else "?"

    def environment(self) -> dict[str, str]:
        """A home of its own, UTC, and UTF-8."""
        return {
            "HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder / "cache"), "TZ": "UTC",
            "XDG_CONFIG_HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data"),
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "dumb",
            "TASKRC": str(self.folder / "taskrc"),
        }  # fmt: skip

    def expected(self, items: Sequence[stores.Made]) -> int:
        """How many items a right answer shows."""
        return min(LIMIT, len(due(items, settled=not self.knows_done)))

    def found(self, answer: str) -> int:
        """How many items an answer shows."""
        return sum(1 for line in answer.splitlines() if self.line.match(line))


def due(items: Sequence[stores.Made], *, settled: bool = False) -> list[stores.Made]:
    """What falls due in the days asked about."""
    return [
        each
        for each in items
        if OWNER in each.bodies
        and each.deadline
        and TODAY <= each.deadline <= LAST
        and (settled or not each.settled)
    ]


class Taskwarrior(Peer):
    """The closest one: tasks with tags and a due day, done ones out, sorted by the due day.

    Its files are written directly, as ``task import`` would write them. The garbage collector,
    hooks and recurrence are off, which is the quickest it can be.
    """

    name, programs = "taskwarrior", ("task",)

    def write(self, items: Sequence[stores.Made]) -> None:
        """``pending.data`` and ``completed.data``."""
        lines: dict[bool, list[str]] = {False: [], True: []}
        for number, each in enumerate(items):
            owners = sorted(body.replace("-", "_") for body in each.bodies)
            parts = [f'description:"{each.title}"']
            if each.deadline:
                parts.append(f'due:"{_seconds(each.deadline)}"')
            state = "completed" if each.settled else "pending"
            parts += [f'end:"{_seconds(TODAY)}"'] * each.settled
            parts += [f'entry:"{_seconds(TODAY)}" modified:"{_seconds(TODAY)}" status:"{state}"']
            if owners:
                parts += [f'tags:"{",".join(owners)}"', *(f'tags_{owner}:"x"' for owner in owners)]
            parts.append(f'uuid:"00000000-0000-4000-8000-{number:012x}"')
            lines[each.settled].append(f"[{' '.join(parts)}]\n")
        (self.folder / "pending.data").write_text("".join(lines[False]), "utf-8")
        (self.folder / "completed.data").write_text("".join(lines[True]), "utf-8")
        for name in ("backlog.data", "undo.data"):
            (self.folder / name).touch()
        (self.folder / "taskrc").write_text(
            f"data.location={self.folder}\nverbose=nothing\ngc=off\nhooks=off\nrecurrence=off\n"
            "confirmation=off\ndefaultwidth=0\ncolor=off\nreport.due.columns=due,tags,description\n"
            "report.due.labels=due,tags,description\nreport.due.filter=status:pending\n"
            "report.due.sort=due+\n",
            "utf-8",
        )

    def command(self) -> list[str]:
        """A report of its own with three columns."""
        return [
            self.path, "due", f"+{OWNER}", f"due.after:{TODAY - timedelta(days=1)}",
            f"due.before:{LAST + timedelta(days=1)}", f"limit:{LIMIT}",
        ]  # fmt: skip


class Remind(Peer):
    """A calendar: no notion of done, and no question by owner, so awk picks the owner's word out.

    ``-n`` goes through the file once and prints the next day of every reminder there is; the
    calendar of five weeks (``-s+5``) goes through it once a day and takes ten times as long. What
    has no deadline cannot be told to it and is left out. The shell, awk, sort and head are part of
    the time.
    """

    name, programs, knows_done = "remind", ("remind",), False

    def write(self, items: Sequence[stores.Made]) -> None:
        """One line a reminder, the owners as words of its text."""
        lines = [
            f"REM {each.deadline.day} {each.deadline:%b %Y} MSG {_with_owners(each)}\n"
            for each in items
            if each.deadline
        ]
        (self.folder / "all.rem").write_text("".join(lines).replace("%", "%%"), "utf-8")

    def command(self) -> list[str]:
        """Every next day, cut to the window and the owner."""
        window = f'$1>="{TODAY:%Y/%m/%d}" && $1<="{LAST:%Y/%m/%d}"'
        return _shell(
            f"'{self.path}' -n '{self.folder}/all.rem' {TODAY} | "
            f"awk '{window} && / @{OWNER}( |$)/' | sort | head -n {LIMIT}"
        )


class Calcurse(Peer):
    """Day-long events, the owners as words of their text; it has no owners and no done events.

    Its todo items have no due day, so only what has no deadline is one, and is not asked for.
    """

    name, programs, knows_done = "calcurse", ("calcurse",), False
    line = re.compile(r" \* ")

    def write(self, items: Sequence[stores.Made]) -> None:
        """``apts`` and ``todo``."""
        apts, todo = [], []
        for each in items:
            if each.deadline:
                line = f"{each.deadline:%m/%d/%Y} [1] {_with_owners(each)}\n"
                apts.append((each.deadline, line))
            else:
                todo.append(f"[0] {_with_owners(each)}\n")
        (self.folder / "apts").write_text("".join(line for _, line in sorted(apts)), "utf-8")
        (self.folder / "todo").write_text("".join(todo), "utf-8")
        (self.folder / "conf").touch()

    def command(self) -> list[str]:
        """A query over days, by a pattern."""
        return [
            self.path, "-D", str(self.folder), "-C", str(self.folder), "--read-only", "-Q",
            "--filter-type", "cal", "--from", f"{TODAY:%m/%d/%Y}", "--days", str(DAYS + 1),
            "--filter-pattern", f"@{OWNER}( |$)", "--format-event", " * %m\n", "-l", str(LIMIT),
        ]  # fmt: skip


class Khal(Peer):
    """A calendar an owner, which is how khal tells them apart; with two owners it stands in both.

    It is asked for one calendar and looks at that one only, in its own SQLite cache. It has no done
    events and no limit, so head cuts the answer; what has no deadline is left out.
    """

    name, programs, knows_done = "khal", ("khal",), False

    def write(self, items: Sequence[stores.Made]) -> None:
        """One file an event."""
        owners = sorted({body for each in items for body in each.bodies} | {OWNER})
        for owner in owners:
            (self.folder / "calendars" / owner).mkdir(parents=True)
        for each in items:
            if each.deadline:
                end = each.deadline + timedelta(days=1)
                lines = (
                    f"DTSTART;VALUE=DATE:{each.deadline:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}",
                )  # fmt: skip
                for owner in each.bodies:
                    path = self.folder / "calendars" / owner / f"{each.id}.ics"
                    path.write_bytes(_icalendar("VEVENT", each, *lines))
        (self.folder / "khal.conf").write_text(
            "[calendars]\n"
            + "".join(
                f"[[{owner}]]\npath = {self.folder}/calendars/{owner}\ntype = calendar\n"
                for owner in owners
            )
            + f"[sqlite]\npath = {self.folder}/khal.db\n"
            "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "local_timezone = UTC\ndefault_timezone = UTC\n",
            "utf-8",
        )

    def command(self) -> list[str]:
        """A list of days, without its day lines."""
        return _shell(
            f"'{self.path}' -c '{self.folder}/khal.conf' list -a {OWNER} --once --day-format '' "
            f"--format '{{start-date}} {{title}}' {TODAY} {DAYS + 1}d | head -n {LIMIT}",
        )


class Todoman(Peer):
    """Tasks with categories and a due day; done ones are left out.

    It counts hours from its own now, so the days are moved to the day of the run, and it cannot
    leave out what is overdue, so that is done here already: both help it. It has no limit, so head
    cuts the answer.
    """

    name, programs = "todoman", ("todo", "todoman")
    line = re.compile(r"\[ \]")

    def write(self, items: Sequence[stores.Made]) -> None:
        """One file a task."""
        (self.folder / "lists" / "all").mkdir(parents=True)
        moved = datetime.now(UTC).date() - TODAY
        for each in items:
            done = each.settled or (each.deadline and each.deadline < TODAY)
            lines = [f"STATUS:{'COMPLETED' if done else 'NEEDS-ACTION'}"]
            if done:
                lines += [f"COMPLETED:{STAMP}", "PERCENT-COMPLETE:100"]
            if each.deadline:
                lines.append(f"DUE;VALUE=DATE:{each.deadline + moved:%Y%m%d}")
            if each.bodies:
                lines.append(f"CATEGORIES:{','.join(each.bodies)}")
            path = self.folder / "lists" / "all" / f"{each.id}.ics"
            path.write_bytes(_icalendar("VTODO", each, *lines))
        (self.folder / "todo.py").write_text(
            f'path = "{self.folder}/lists/*"\ndate_format = "%Y-%m-%d"\ndefault_list = "all"\n'
            f'cache_path = "{self.folder}/cache.sqlite3"\n',
            "utf-8",
        )

    def command(self) -> list[str]:
        """A list of one category, by hours from now."""
        return _shell(
            f"'{self.path}' --config '{self.folder}/todo.py' list --category {OWNER} "
            f"--due {DAYS * 24} --sort due --no-reverse | head -n {LIMIT}",
        )


MARK = "answered-rightly"
"""A file beside a peer's own, that says for which items it was last asked, and when."""
PEERS: tuple[type[Peer], ...] = (Taskwarrior, Remind, Calcurse, Khal, Todoman)


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _with_owners(item: stores.Made) -> str:
    return " ".join([item.title, *(f"@{body}" for body in item.bodies)])


def _shell(line: str) -> list[str]:
    return ["/bin/sh", "-c", line]


def _icalendar(kind: str, item: stores.Made, *lines: str) -> bytes:
    title = item.title.replace(",", r"\,")
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//aitrack//benchmarks//KO", f"BEGIN:{kind}",
            f"UID:{item.id}", f"DTSTAMP:{STAMP}", f"SUMMARY:{title}",
            *lines, f"END:{kind}", "END:VCALENDAR", "",
        ]
    ).encode()  # fmt: skip


def items(number: int, seed: int = stores.SEED) -> list[stores.Made]:
    """The events of the generated store of that size."""
    files = stores.files_for(number)
    return [each for part in stores.parts(number, files, seed) for each in part.events]


def installed(folder: Path, names: Sequence[str] = ()) -> Iterator[Peer]:
    """The peers that are there, each version of them, with a word on the others."""
    places = [str(Path(sys.executable).parent), *os.environ["PATH"].split(os.pathsep)]
    for make in PEERS:
        if names and make.name not in names:
            continue
        found = [shutil.which(program, path=place) for place in places for program in make.programs]
        paths = {os.path.realpath(path): path for path in found if path}
        if not paths:
            print(f"{make.name}: not installed, passed over")
        for path in paths.values():
            yield make(folder, path)


def ready(folder: Path) -> Iterator[Peer]:
    """The peers whose files are there and whose answer was the right one."""
    for peer in installed(folder):
        if (peer.folder / MARK).exists():
            yield peer


def main() -> None:
    """Write, ask twice, compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("items", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--seed", type=int, default=stores.SEED)
    parser.add_argument("--patience", type=float, default=600)
    parser.add_argument("--keep", action="store_true", help="ask none again that was right today")
    asked = parser.parse_args()
    mark = f"{asked.items} {asked.seed} {stores.VERSION} {datetime.now(UTC).date()}"
    made = items(asked.items, asked.seed)
    wrong = 0
    for peer in installed(asked.folder.resolve(), asked.names):
        path = peer.folder / MARK
        if asked.keep and path.exists() and path.read_text("utf-8") == mark:
            continue
        shutil.rmtree(peer.folder, ignore_errors=True)
        peer.folder.mkdir(parents=True)
        peer.write(made)
        command, environment = peer.command(), peer.environment()
        try:
            first = measure(command, environment, asked.patience)
            second = measure(command, environment, asked.patience)
        except TooSlowError:
            print(f"{peer.label}: no answer within {asked.patience:.0f} s, passed over")
            continue
        found, expected = peer.found(second.output.decode()), peer.expected(made)
        print(
            f"{peer.label}, {asked.items:,} items: {found} lines of {expected} "
            f"expected; first run {first.wall * 1e3:.0f} ms, then {second.wall * 1e3:.0f} ms"
        )
        if found == expected:
            path.write_text(mark, "utf-8")
        else:
            wrong += 1
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
