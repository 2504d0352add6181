"""A thousand command lines as people type them, some of them wrong, and what was answered.

What is answered is kept in ``data/answers.tsv``: a line for each command line, with its exit code
and a checksum of what it printed on either stream. Run as a script, in a folder that has the stores
of ``prepare``, it prints that file anew with the aitrack that this Python has.
"""

from __future__ import annotations

import os
import random
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
KEPT = DATA / "answers.tsv"
NUMBER = 1000
TODAY = "2026-11-22"
MINISTRIES = (
    "과기정통부",
    "과학부",
    "과부",
    "기후부",
    "환경부",
    "새예산처",
    "MOC",
    "없는부",
    "과학뷰",
)
DATES = (
    "2026-11-22",
    "2025-01-01",
    "'24.下",
    "2031-12-31",
    "2026-13-01",
    "내년",
    "soon",
    "20261122",
)
FORMS = ("json", "jsonl", "csv", "tsv", "markdown", "table", "jsn")
WORDS = ("전략", "AI 인재", "인재", "생성형AI", "없는말", "계획", "promise")
IDS = (
    "promise-half", "promise-kept", "meeting", "promise-moving", "from-the-web", "promise-hlaf",
    "전략", "promise",
)  # fmt: skip
NOTATIONS = (
    "'24.下", "~'25", "2026년 하반기", "매년 3월", "공포 후 6개월", "향후", "24.5", "7월 8일(수)",
    "2026-11-22", "'26. 5. 21.(금)", "3월~5월", "rubbish",
)  # fmt: skip
SHARED = (
    ("--today", DATES), ("--as-of", DATES), ("--lang", ("en", "ko", "fr")), ("--store", ("two",)),
    ("--store", ("store", "broken", "nowhere")),
)  # fmt: skip
FILTERS = (
    ("--ministry", MINISTRIES), ("-m", MINISTRIES), ("--kind", ("law", "법령", "meeting", "lwa")),
    ("--state", ("overdue", "이행 미확인", "open", "no such")), ("--tag", ("인재", "인제")),
    ("--document", ("release-2026", "plan", "relaese-2026")), ("--year", ("2026", "'25", "~'25")),
    ("--from", DATES), ("--to", DATES), ("--stale", ("100", "787", "x")),
)  # fmt: skip
OUTPUT = (("--format", FORMS), ("-f", FORMS), ("--fields", ("id,title", "id,titel", "")))
LIMIT = (("--limit", ("0", "1", "3", "50", "-1", "x")), ("-n", ("2",)))
FAIL = (("--fail-on", ("due", "overdue", "stale", "problems", "overdu")),)
COMMANDS = {
    "due": (
        ("--within", ("30d", "90d", "2w", "400", "0d", "6m", "1y", "x", "99999d", "w")),
        ("--until", DATES), ("--no-overdue", ()), ("--overdue", ()), ("--undated", ()),
        *FILTERS, *OUTPUT, *LIMIT, *FAIL,
    ),
    "list": (*FILTERS, *OUTPUT, *LIMIT, *FAIL),
    "timeline": (("--width", ("60", "100", "wide")), *FILTERS, *OUTPUT, *LIMIT),
    "show": (("", IDS), ("", IDS), *OUTPUT),
    "search": (("", WORDS), ("", WORDS), *FILTERS, *OUTPUT, *LIMIT),
    "when": (("", NOTATIONS), ("", NOTATIONS), ("--ref", DATES), ("--anchor", DATES), *OUTPUT[:2]),
    "conflicts": (*FILTERS, *OUTPUT, *LIMIT),
    "slips": (*FILTERS, *OUTPUT),
    "log": (("", IDS), *OUTPUT),
    "stats": (("--by", ("kind", "year", "state", "document", "yera")), *FILTERS, *OUTPUT),
    "ministries": OUTPUT,
    "documents": OUTPUT,
    "check": OUTPUT,
    "remind": (
        ("--schedule", ("daily", "weekly", "monthly", "quarterly", "dialy")), ("--since", DATES),
        ("--format", ("text", "markdown", "html", "json", "x")), *FILTERS[:4],
    ),
    "schedule": (("", ("list", "show", "next", "nxet")), ("", ("daily", "weekly", "x")), *OUTPUT),
    "mark": (
        ("", IDS), ("--status", ("done", "partly", "x")), ("--on", DATES), ("--dry-run", ()),
        ("--evidence", ("https://example.org/a", "nowhere")), ("--note", ("한 문장",)),
        ("--by", ("press", "x")),
    ),
    "init": (("", ("store", "new")),),
}  # fmt: skip
ODD = (["--help"], ["--nothing"], ["more"], ["--"], ["-n"], ["--format=json"], ["--lang=en"])


def lines() -> Iterator[list[str]]:
    """The command lines, the same every time."""
    draw = random.Random(13)
    for _ in range(NUMBER):
        name = draw.choice([*COMMANDS, *list(COMMANDS)[:6], "due", "list", "nothing"])
        possible = [*COMMANDS.get(name, ()), *SHARED]
        words = [name]
        number = draw.choice((0, 1, 1, 2, 2, 3, 4))
        for option, values in draw.sample(possible, k=min(number, len(possible))):
            right = draw.random() < 0.85
            some = values[: max(1, len(values) // 2)] if right else values
            words += [each for each in (option, draw.choice(some) if some else "") if each]
        if name == "mark" and "--dry-run" not in words:
            words.append("--dry-run")
        if draw.random() < 0.06:
            words += draw.choice(ODD)
        yield words


def prepare(folder: Path) -> None:
    """Stores to ask, in a folder that becomes the current one."""
    for name in ("store", "broken"):
        shutil.copytree(DATA / name, folder / name)
    (folder / "two").mkdir()
    for name in ("timeline.yaml", "ministries.yaml"):
        shutil.copy(DATA / "store" / name, folder / "two" / name)
    (folder / "aitrack.toml").write_text("")
    for name in ("timeline.yaml", "ministries.yaml", "outcomes.yaml"):
        shutil.copy(DATA / "store" / name, folder / name)


def row(words: list[str], code: int, out: str, err: str) -> str:
    """One line of the file."""
    here = str(Path.cwd())
    sums = (f"{crc32(text.replace(here, '.').encode()):08x}" for text in (out, err))
    return "\t".join([str(code), *sums, shlex.join(words)])


def settle() -> None:
    """Nothing of the caller's."""
    for name in ("AITRACK_STORE", "AITRACK_LANG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "COLUMNS"):
        os.environ.pop(name, None)
    os.environ |= {"AITRACK_TODAY": TODAY, "HOME": str(Path.cwd())}


def main() -> None:
    """By the aitrack that this Python has, through Typer."""
    from typer.testing import CliRunner  # noqa: PLC0415

    from aitrack.app import app  # noqa: PLC0415, so that the lines can be had without it

    settle()
    for words in lines():
        found = CliRunner().invoke(app, words)
        if found.exception and not isinstance(found.exception, SystemExit):
            sys.stderr.write(f"{words}: {found.exception!r}\n")
        sys.stdout.write(row(words, found.exit_code, found.stdout, found.stderr) + "\n")


if __name__ == "__main__":
    main()
