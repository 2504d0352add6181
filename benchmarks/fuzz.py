"""Whatever comes in at random, only an answer or an error of ours may come out, and quickly.

python benchmarks/fuzz.py [COUNT] [SEED] [notations | rows | lines | stores]...
python benchmarks/fuzz.py 60s [SEED] [...]      for so many seconds each

Without names, all four: notations read and searched for; CSV files recorded from; command lines;
stores with bytes changed, asked by the index and without it. Whatever breaks the promise is printed
with the number of its case, and the exit code is 1. Rows take some 40 times as long as notations,
lines 100 times and stores 1,000 times, and of each so many fewer are tried.
"""

from __future__ import annotations

import io
import math
import os
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from aitrack.commands import NAMES, module
from aitrack.dates.find import find
from aitrack.dates.notation import NotationError, read
from aitrack.dates.tokens import WORDS
from aitrack.dates.wording import describe, format_edtf
from aitrack.language import settle
from aitrack.start import ordinarily

if TYPE_CHECKING:
    from collections.abc import Callable

    Case = tuple[str, Callable[[], None]]
    """What it is called when it breaks the promise, and what it does."""

REFERENCE = date(2025, 6, 15)
ALPHABET = [
    *"0123456789" * 4, *"'’‘~～∼.()[]-/,· ○%", "24", "25", "2025", "12", "31", "㈭", "\u1112\u1161",
    "\u0301", "\n", "5년간", "D-", "매년", "공포 후", *WORDS,
]  # fmt: skip
LONGEST = 12
BYTES = [
    *(bytes([at]) for at in b"\0\x1b\r\n\t\"'#&*!|>%@`{}[],:?- "), b"\xff", b"\xc2\x9b", b"\n\n",
    "\u202e".encode(), "\u2028".encode(), "가".encode(), "한글".encode("cp949"), b"- ", b": ",
    b"\n  - ", b"\n    ", b"&a ", b"*a", b"!!python/name:os.system ", b"<<: ", b"|\n", b">-\n",
    b"\xef\xbb\xbf", b"---\n", b"format: 2\n", b"id: ", b"null", b"~", b"9" * 30, b"[" * 40,
    b"<<<<<<< ours\n", b"=======\n",
]  # fmt: skip
"""What is put into files."""
ODD = [
    "", "-", "--", "\x1b[31m", "\u202e", "\n", "과기정통부", "good", "2026", "'24.下",
    "x" * 300,
    "../..", "/", "/dev/null", "store", "git:HEAD", "json", "csv", "-1", "0", "9" * 30, "~nobody",
    "=1+1", "*", "$(x)", "'", '"', "인재", "law", "done", "daily", "next", "a,b",
    "id,title", "\udcff",
]  # fmt: skip
"""What is put into command lines."""
STORE = {
    "timeline.yaml": """\
format: 1
documents:
  - {id: doc, title: 문서, publisher: 부처, dated: "2026-01-01", file: doc.txt, sha256: "%s"}
events:
  - id: good
    title: "좋은 것: #1"
    kind: plan
    ministries: [과기정통부]
    deliverable: true
    mentions:
      - {document: doc, line: 1, at: 앞, when: "'26.下"}
      - {document: doc, line: 2, at: 뒤, when: "2026. 12. 30.", read_as: "2026. 12. 31.", why: 오기}
    tags: [인재, "AI 인재"]
    note: |
      첫 줄
      #1 예산
  - id: other
    title: 다른 것
    kind: law
    source: https://example.org/a
    when: "2027~"
    part_of: good
"""
    % ("0" * 64),
    "ministries.yaml": """\
format: 1
bodies:
  - {id: msit, name: 과학기술정보통신부, kind: 부, short: 과기정통부, names: [과기부]}
""",
    "outcomes.yaml": """\
format: 1
outcomes:
  - event: good
    status: partly
    "on": "2026-11-01"
    recorded: "2026-11-02"
    by: press
    evidence:
      - {title: 기사, publisher: 신문, url: "https://example.org/b", dated: "2026-11-01"}
""",
    "exclusions.yaml": """\
format: 1
exclusions:
  - {document: doc, line: 3, when: "*", why: 인용}
""",
    "holidays.yaml": """\
format: 1
added:
  - {day: "2026-12-01", name: 쉬는 날}
""",
    "schedules/daily.yaml": """\
format: 1
title: 매일
lead_days: [30, 7]
filters: {tag: [인재]}
""",
}
CSV = 'event,status,on,note,url\ngood,done,2026-11-20,"한, 문장",https://example.org/a\nother,partly,,x,\n'
QUESTIONS = (
    ["list", "--format", "json"], ["due", "--undated"], ["check"], ["search", "좋은"], ["log"],
    ["stats", "--format", "csv"], ["remind", "--format", "json"], ["timeline", "--year", "2026"],
)  # fmt: skip
FEWER = {"notations": 1, "rows": 40, "lines": 100, "stores": 1000}
"""Of so many cases that are asked for, one is tried."""


def notations(chance: random.Random) -> Case:
    """A string of digits, marks and words, read as a notation and searched as a text."""
    text = "".join(chance.choices(ALPHABET, k=chance.randint(0, LONGEST)))
    anchor = chance.choice((REFERENCE, None))

    def act() -> None:
        try:
            reading = read(text, REFERENCE, anchor)
            describe(reading.period)
            format_edtf(reading.period, approximate=reading.approximate, known=reading.edtf)
        except NotationError as error:
            if not 0 <= error.column <= len(text):
                raise
        for _ in find(text, REFERENCE):
            pass

    return repr(text), act


def rows(chance: random.Random) -> Case:
    """A CSV file with bytes changed: its rows are recorded as they stand, or it is refused."""
    data = _mutated(CSV.encode(), chance)
    Path("store", "rows.csv").write_bytes(data)
    words = ["mark", "--from", "store/rows.csv", "--no-evidence", "--dry-run", "--store", "store"]
    return repr(data), lambda: _answer(words) and None


def lines(chance: random.Random) -> Case:
    """A command line of options that there are and values that nobody expects."""
    name = chance.choice(NAMES)
    words = [name]
    declared = [each for each in module(name).COMMAND.parameters if each.key != "output"]
    for each in chance.choices(declared, k=chance.randint(0, 4)):
        known = [*each.completes] if isinstance(each.completes, tuple) else []
        words += [chance.choice(each.names)] if each.names else []
        words += [str(chance.choice([*(known * 3), *ODD]))] if each.kind != "flag" else []
    if name in ("mark", "add", "add-document"):
        words.append("--dry-run")
    if name == "init":
        words = ["init", "store"]
    return repr(words), lambda: _answer(words) and None


def stores(chance: random.Random) -> Case:
    """A store with bytes changed: the same answers by the index and without it."""
    name = chance.choice([*STORE, "timeline.yaml", "timeline.yaml"])
    data = _mutated(STORE[name].encode(), chance)
    questions = chance.sample(QUESTIONS, 3)

    def act() -> None:
        _write({name: data})
        for words in questions:
            told = []
            for index in ("off", "on", "on"):
                os.environ["AITRACK_INDEX"] = index
                told.append(_answer([*words, "--store", "store"]))
            if told[0] != told[1] or told[0] != told[2]:
                raise AssertionError(f"{words}: without the index {told[0]}, by it {told[1:]}")

    return f"{name}: {data!r}", act


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes taken out, put in, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((0, 1, 1, 3, 20)))
        new = chance.choice([b"", data[at:to] * 2, *(chance.choice(BYTES) for _ in range(4))])
        data = data[:at] + new + data[to:]
    return data


def _write(changed: dict[str, bytes]) -> None:
    """The store, some of its files changed."""
    for name, data in {**{name: text.encode() for name, text in STORE.items()}, **changed}.items():
        path = Path("store", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _answer(words: list[str]) -> tuple[int | None, str, str]:
    """What an ordinary line answers; one that is out of the ordinary is Typer's, and None."""
    words = [os.fsencode(each).decode("utf-8", "replace") for each in words]  # as start does
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = io.StringIO(), io.StringIO()
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO()), out, err
    try:
        settle(words)
        code = ordinarily(words)
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    if code not in (None, 0, 1, 2, 3, 4):
        raise AssertionError(f"exit code {code}")
    for char in {*out.getvalue(), *err.getvalue()} - {"\n", "\r", "\t"}:
        if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            raise AssertionError(f"{char!r} was printed")
    return code, out.getvalue(), err.getvalue()


KINDS: dict[str, Callable[[random.Random], Case]] = {
    "notations": notations, "rows": rows, "lines": lines, "stores": stores,
}  # fmt: skip


def tried(name: str, count: int, seconds: float, seed: int) -> int:
    """How many of so many cases, or of those that fit the seconds, broke the promise."""
    chance = random.Random(seed)  # noqa: S311, not for secrets
    broken = 0
    slowest, worst, begin = 0.0, "", time.perf_counter()
    _write({})
    number = -1
    while number + 1 < count and time.perf_counter() - begin < seconds:
        number += 1
        label, act = KINDS[name](chance)
        start = time.perf_counter()
        try:
            act()
        except Exception as error:  # noqa: BLE001, this is what is looked for
            broken += 1
            print(f"{name} {number} (seed {seed}): {type(error).__name__}: {error}\n  {label}")
        spent = time.perf_counter() - start
        if spent > slowest:
            slowest, worst = spent, label
    print(
        f"{name}: {number + 1} cases (seed {seed}), {broken} broke the promise,"
        f" {time.perf_counter() - begin:.0f} s;"
        f" the slowest took {slowest * 1e3:.1f} ms: {worst[:200]}"
    )
    return broken


def main() -> None:
    """All kinds, or those named."""
    asked = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    timed = asked.endswith("s")
    count = sys.maxsize if timed else int(asked)
    seconds = float(asked[:-1]) if timed else math.inf
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004
    names = sys.argv[3:] or list(KINDS)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for variable in [each for each in os.environ if each.startswith(("AITRACK_", "XDG_"))]:
            del os.environ[variable]
        os.environ |= {"HOME": folder, "AITRACK_TODAY": "2026-11-20"}
        broken = sum(tried(name, max(1, count // FEWER[name]), seconds, seed) for name in names)
        os.chdir("/")
    raise SystemExit(broken > 0)


if __name__ == "__main__":
    main()
