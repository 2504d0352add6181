"""The largest files that are read: each as full as its limits let it be, through the commands.

``python tests/dense.py [NAME]...`` makes each file in turn and says how long every command took and
how much it held. It takes some ten minutes; the exit code is 1 where one took over ten seconds of
the processor, held more than 300 MB, or ended in a traceback.
"""

# ruff: noqa: T201, PLW1509, for a person at a terminal
from __future__ import annotations

import os
import resource
import subprocess
import sys
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from aitrack.store.files.reader import MOST_BYTES, MOST_ITEMS, MOST_MARKS, MOST_NAMES
from hostile import GOOD

MOST_SECONDS, MOST_MB = 10, 300
COMMANDS = ("check", "list", "due", "show good", "search 좋은", "list --ministry 기관5", "stats",
            "schedule list", "mark good --status done --no-evidence --note 예")  # fmt: skip
EVENTS, ONE = "format: 1\nevents:\n", "- {{id: a{0}, title: b, kind: law, source: 'https://a.b'"
EVENT = "- id: a\n  title: b\n  kind: law\n  source: 'https://a.b'\n"
BODY = "- {{id: b{0}, name: 기관{0}, kind: 부"
FILES: dict[str, tuple[str, str, str, str]] = {
    "events": ("timeline.d/x.yaml", EVENTS, f"{ONE}, when: '2026'}}}}\n", ""),
    "dates": ("timeline.d/x.yaml", EVENTS, f"{ONE}, when: '2026. 12. 3{{0}}.'}}}}\n", ""),
    "chain": ("timeline.d/x.yaml", EVENTS, f"{ONE}, part_of: b{{0}}}}}}\n", ""),
    "mentions": ("timeline.d/x.yaml", EVENTS + EVENT.replace("  source: 'https://a.b'\n", "")
                 + "  mentions:\n", "  - {{document: doc, line: {0}, at: a, when: '2026'}}\n", ""),
    "tags": ("timeline.d/x.yaml", f"{EVENTS}{EVENT}  tags: [", "t{0},", "x]\n"),
    "names": ("timeline.d/x.yaml", f"{EVENTS}- {{", "k{0}: 1,", "z: 1}\n"),
    "twins": ("timeline.d/x.yaml", f"{EVENTS}- {{", "k: 1,", "z: 1}\n"),
    "tops": ("timeline.d/x.yaml", "format: 1\n", "k{0}: 1\n", ""),
    "empty lists": ("timeline.d/x.yaml", f"{EVENTS}- [", "[],", "]\n"),
    "torn": ("timeline.d/x.yaml", EVENTS, "- {{id: a{0}, \n", ""),
    "merges": ("timeline.d/x.yaml", EVENTS, "<<<<<<< a\n- {{id: a{0}}}\n=======\n>>>>>>> b\n", ""),
    "title": ("timeline.d/x.yaml", f"{EVENTS}- {{id: a, title: '", "가", "'}\n"),
    "notation": ("timeline.d/x.yaml", f"{EVENTS}- {{id: a, when: '", "2026~", "'}\n"),
    "documents": ("timeline.d/x.yaml", "format: 1\ndocuments:\n",
                  "- {{id: d{0}, title: t, publisher: p, dated: '2026-01-01', file: f}}\n", ""),
    "outcomes": ("outcomes.yaml", "format: 1\noutcomes:\n",
                 "- {{event: good, status: done, recorded: '2026-01-01', by: press}}\n", ""),
    "outcomes of nothing": ("outcomes.yaml", "format: 1\noutcomes:\n",
                 "- {{event: x{0}, status: done, recorded: '2026-01-01', by: press}}\n", ""),
    "exclusions": ("exclusions.yaml", "format: 1\nexclusions:\n",
                   "- {{document: doc, line: {0}, when: '*', why: b}}\n", ""),
    "bodies": ("ministries.yaml", "format: 1\nbodies:\n", f"{BODY}}}}}\n", ""),
    "heirs": ("ministries.yaml", "format: 1\nbodies:\n",
              f"{BODY}, succeeded: {{{{on: '2026-01-01', to: [b0, b{{0}}], how: x}}}}}}}}\n", ""),
    "holidays": ("holidays.yaml", "format: 1\nadded:\n", "- {{day: '2026-12-31', name: n}}\n", ""),
    "lead days": ("schedules/odd.yaml", "format: 1\ntitle: t\nlead_days: [", "{0},", "1]\n"),
    "filters": ("schedules/odd.yaml", "format: 1\ntitle: t\nlead_days: [1]\nfilters: {ministry: [",
                "과{0},", "1]}\n"),
}  # fmt: skip
"""What each is called: its place in a store, and what it begins with, repeats and ends with."""


def made(head: str, item: str, tail: str, most: int) -> bytes:
    """As many items as a file may have bytes, ends of lines and commas, or a list items."""
    size, marks = len((head + tail).encode()), 0
    items: list[str] = []
    for number in islice(count(), most):
        text = item.format(number)
        size += len(text.encode())
        marks += text.count("\n") + text.count(",")
        if size > MOST_BYTES or marks > MOST_MARKS - 100:
            break
        items.append(text)
    return "".join([head, *items, tail]).encode()


def cases(name: str) -> list[bytes]:
    """At the limit of a list or a mapping, and as far beyond it as a file goes."""
    head, item, tail = FILES[name][1:]
    most = MOST_NAMES if "k{0}" in item else MOST_ITEMS
    return [made(head, item, tail, most - 1), made(head, item, tail, MOST_BYTES)]


def asked(words: list[str], home: Path) -> tuple[float, int, str]:
    """Seconds of the processor, megabytes, and what was said."""
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-20"}
    with (home / "said").open("w+b") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "aitrack", *words, "--store", str(home / "store")],
            env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read(1 << 20).decode("utf-8", "replace")
    return used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, text


def main() -> None:
    """All files, or those named."""
    broken = 0
    for name in sys.argv[1:] or FILES:
        for data in cases(name):
            with TemporaryDirectory() as folder:
                place = Path(folder, "store", FILES[name][0])
                place.parent.mkdir(parents=True)
                Path(folder, "store", "timeline.yaml").write_text(GOOD, "utf-8")
                place.write_bytes(data)
                for command in COMMANDS:
                    seconds, mb, said = asked(command.split(), Path(folder))
                    wrong = seconds > MOST_SECONDS or mb > MOST_MB or "Traceback" in said
                    broken += wrong
                    print(f"{name:20} {len(data) / 1e6:4.1f} MB  {command:34} {seconds:5.1f} s"
                          f" {mb:4} MB{'  BROKEN' * wrong}", flush=True)  # fmt: skip
    raise SystemExit(broken > 0)


if __name__ == "__main__":
    main()
