"""How long whole runs take, interleaved, beside ``python -c pass`` and beside the peers.

python benchmarks/speed.py [CASE ...] --stores FOLDER [--aitrack PATH] [--rounds N] [--sizes N,N]

Every command is run once in each round, one after the other, so that what disturbs the machine
disturbs all of them. The measure is ``python -c pass`` by the interpreter that the console script
itself names. Stores are made once in the folder given and kept; the index, the user's record and
the home are in a folder of the runner's own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import peers
import stores
from runs import Run, TooSlowError, measure, median

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-24"
DUE = ("due", "--ministry", "과기정통부", "--within", "30d", "--no-overdue", "--limit", "50")
QUESTIONS = {
    "timeline": ("timeline", "--year", "2026", "--limit", "50"),
    "list": ("list", "--kind", "law", "--limit", "50"),
    "search": ("search", "AI 인재", "--limit", "50"),
    "stats": ("stats",),
    "remind": ("remind",),
    "conflicts": ("conflicts", "--limit", "50"),
    "log": ("log",),
    "documents": ("documents",),
    "ministries": ("ministries",),
}
FORMS = ("json", "csv")
"""Asked for beside the text where the size is small: what is written is then most of the time."""
SMALL = (0, 10_000)
SINGLE = {
    "list-whole": ("list",),
    "list-whole-json": ("list", "--format", "json"),
    "list-whole-csv": ("list", "--format", "csv"),
    "search-whole": ("search", "AI"),
    "show": ("show", "ai-basic-act"),
    "show-json": ("show", "ai-basic-act", "--format", "json"),
    "when": ("when", "'24.下"),
    "when-json": ("when", "'24.下", "--format", "json"),
    "complete": ("__complete", "fish", "list", "--ministry", "과"),
    "mark-shipped": (
        "mark", "ai-basic-act", "--status", "done", "--on", "2026-11-20",
        "--evidence", "https://example.org/a",
    ),
}  # fmt: skip
"""What is asked of the shipped store alone."""
CASES = (
    "due", "terminal", "help", *QUESTIONS, *SINGLE, "add-shipped", "add", "mark", "mark-few",
    "peers", "build",
)  # fmt: skip
SHIPPED = 0
"""Stands for the shipped store among the sizes."""
CHANGING = 350
"""Files of the stores that are changed or built: at 100,000 events some 286 in each."""
FEW = 0.001
"""Share of events with an outcome where the record itself is to be small."""
ALL_YAML = """\
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
WARM = (-2, -1)
"""The numbers of the rounds that do not count."""
LONG = 1.0
"""Seconds from which a first run is worth a word."""


class Row(NamedTuple):
    """One command of a case."""

    case: str
    name: str
    command: Callable[[int], list[str]]
    """By the number of the round."""
    environment: dict[str, str]
    terminal: bool = False
    before: Callable[[], None] | None = None
    """What is done first, outside the time."""
    shows: Callable[[int], str] | None = None
    """What must stand in the answer of a round, or it is no answer."""


class Bench:
    """The folders and programs of one call."""

    def __init__(self, asked: argparse.Namespace, work: Path) -> None:
        self.work = work
        self.stores: Path = asked.stores.resolve()
        self.script: Path = asked.aitrack.absolute()
        self.seed: int = asked.seed
        self.patience: float = asked.patience
        self.sizes: list[int] = asked.sizes
        self.peer_sizes: list[int] = asked.peer_sizes
        self.change_size: int = asked.change_size
        self.python = interpreter(self.script)
        self.stamp = f"{int(time.time()):x}"
        self.changed: dict[Path, bytes] = {}

    def environment(self, name: str = "home") -> dict[str, str]:
        """A home of its own, and nothing of the caller's."""
        home = self.work / name
        home.mkdir(exist_ok=True)
        return {
            "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PATH": os.environ["PATH"],
            "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"),
            "AITRACK_TODAY": TODAY, "LANG": "C.UTF-8", "TERM": "xterm-256color",
        }  # fmt: skip

    def aitrack(self, *words: str, size: int = SHIPPED, store: Path | None = None) -> list[str]:
        """A command line of the console script."""
        if size != SHIPPED:
            store = self.store(size, stores.files_for(size))
        return [str(self.script), *words, *(["--store", str(store)] if store else [])]

    def store(self, events: int, files: int, share: float = stores.OUTCOMES) -> Path:
        """A generated store, made if it is not there."""
        name = f"{events}x{files}-o{share}-s{self.seed}-v{stores.VERSION}"
        folder = self.stores / name
        if not folder.exists():
            half = self.stores / f"{name}.making"
            shutil.rmtree(half, ignore_errors=True)
            half.parent.mkdir(parents=True, exist_ok=True)
            tell(f"making {name} ...")
            self.helper(
                "stores.py", str(events), str(files), str(half), "--seed", str(self.seed),
                "--outcomes", str(share),
            )  # fmt: skip
            half.rename(folder)
        return folder

    def helper(self, script: str, *words: str) -> None:
        """Run another script of this folder in a process of its own: it needs much memory."""
        command = [sys.executable, str(HERE / script), *words]
        run = measure(command, dict(os.environ), 24 * 3600)
        sys.stderr.buffer.write(run.output + run.remarks)
        if run.code and not run.output:
            raise SystemExit(f"{script} failed")

    def keep(self, path: Path) -> None:
        """Remember a file that the runs change."""
        self.changed.setdefault(path, path.read_bytes())

    @contextmanager
    def put_back(self) -> Iterator[None]:
        """Whatever happens, the kept stores are afterwards as they were."""
        try:
            yield
        finally:
            for path, data in self.changed.items():
                path.write_bytes(data)


def interpreter(script: Path) -> str:
    """The Python that a console script names in its first line, or its second for a long path."""
    with script.open("rb") as file:
        head = file.read(4096).decode("utf-8", "replace").splitlines()
    if head[0].startswith("#!/bin/sh"):
        return head[1].split("'''exec' ", 1)[1].split('"')[1]
    found = head[0].removeprefix("#!").strip()
    if not head[0].startswith("#!") or "env " in found or "shims" in found:
        raise SystemExit(f"{script} names no interpreter of its own: {head[0]}")
    return found


def label(size: int) -> str:
    """A size as the table names it."""
    return f"{size:,}" if size else "shipped"


def rows(bench: Bench, case: str) -> list[Row]:  # noqa: C901, a case for each name
    """The commands of one case; the first is what the others of it are compared with."""
    here = bench.environment()
    match case:
        case "due":
            return [
                _fixed(case, size, bench.aitrack(*DUE, size=size), here) for size in bench.sizes
            ]
        case "terminal":
            asked = {"due": DUE, "list": QUESTIONS["list"], "timeline": QUESTIONS["timeline"]}
            return [
                _fixed(f"{case} {name}", size, bench.aitrack(*words, size=size), here)._replace(
                    terminal=True
                )
                for name, words in asked.items()
                for size in bench.sizes
                if size in SMALL
            ]
        case "help":
            return [Row(case, "--help", lambda _: bench.aitrack("--help"), here)]
        case "add-shipped":
            return _adding_here(bench)
        case "add":
            return _adding(bench)
        case "mark":
            return _marking(bench, case, stores.OUTCOMES)
        case "mark-few":
            return _marking(bench, case, FEW)
        case "peers":
            return [row for size in bench.peer_sizes for row in _peers(bench, size)]
        case "build":
            return _building(bench)
        case _ if case in SINGLE:
            return [_fixed(case, SHIPPED, bench.aitrack(*SINGLE[case]), here)]
        case _:
            return _asking(bench, case, here)


def _fixed(case: str, size: int, command: list[str], environment: dict[str, str]) -> Row:
    return Row(case, f"{case}, {label(size)}", lambda _: command, environment)


def _asking(bench: Bench, case: str, here: dict[str, str]) -> list[Row]:
    """A question as a page, and of small stores also for programs."""
    words = QUESTIONS[case]
    found = [_fixed(case, size, bench.aitrack(*words, size=size), here) for size in bench.sizes]
    for form in FORMS if case != "remind" else FORMS[:1]:
        found += [
            _fixed(f"{case} {form}", size, bench.aitrack(*words, "-f", form, size=size), here)
            for size in bench.sizes
            if size in SMALL
        ]
    return found


def _adding_here(bench: Bench) -> list[Row]:
    """An event more in a copy of the shipped store."""
    store = bench.work / "copy"
    shutil.copytree(HERE.parent, store, ignore=lambda *_: {"cli", "tests", ".git", ".venv", "docs"})

    def command(number: int) -> list[str]:
        words = (
            "add", f"added-{bench.stamp}-{number + 3}", "--title", _title(number),
            "--kind", "plan", "--ministry", "과기정통부", "--deliverable",
            "--document", "ai-strategy-2024", "--line", str(5000 + number), "--at", "붙임",
            "--when", "'26. 11. 24.(화)",
        )  # fmt: skip
        return bench.aitrack(*words, store=store)

    return [Row("add-shipped", "add, a copy of the shipped store", command, bench.environment())]


def _adding(bench: Bench) -> list[Row]:
    """An event into one of many files, the list after it, and the list once more."""
    store = bench.store(bench.change_size, CHANGING)
    document = f"made-{CHANGING // 2:04}"
    bench.keep(store / "timeline.d" / f"{CHANGING // 2:04}.yaml")

    def command(number: int) -> list[str]:
        words = (
            "add", f"added-{bench.stamp}-{number + 3}", "--title", _title(number),
            "--kind", "plan", "--ministry", "과기정통부", "--deliverable", "--document", document,
            "--line", str(5000 + number), "--at", "붙임", "--when", "'26. 11. 24.(화)",
        )  # fmt: skip
        return bench.aitrack(*words, store=store)

    warm_one, change, after = _change(bench, "add", command, store)
    return [warm_one, change, after._replace(shows=_title)]


def _title(number: int) -> str:
    return f"제{number + 3}차 개정 계획"


def _marking(bench: Bench, case: str, share: float) -> list[Row]:
    """An outcome into the record, the list after it, and the list once more."""
    store = bench.store(bench.change_size, CHANGING, share)
    path = store / "timeline.d" / f"{CHANGING // 2:04}.yaml"
    events = path.read_text("utf-8").partition("\nevents:\n")[2].splitlines()
    names = [line.split()[-1] for line in events if line.startswith("  - id: ")]
    bench.keep(store / "outcomes.yaml")

    def command(number: int) -> list[str]:
        words = (
            "mark", names[number % len(names)], "--status", "done", "--on", "2026-11-20",
            "--evidence", "https://example.org/a",
        )  # fmt: skip
        return bench.aitrack(*words, store=store)

    return _change(bench, case, command, store)


def _change(bench: Bench, case: str, command: Callable[[int], list[str]], store: Path) -> list[Row]:
    """The warm answer comes first in the table, and so last in a round: after the other two."""
    here, again = bench.environment(), bench.aitrack(*DUE, store=store)
    size = label(bench.change_size)
    return [
        Row(case, f"due, warm, the store of {case}", lambda _: again, here),
        Row(case, f"{case}, {size} in {CHANGING:,} files", command, here),
        Row(case, f"due after {case}", lambda _: again, here),
    ]


def _building(bench: Bench) -> list[Row]:
    """The first run without an index, and what PyYAML's C loader takes for the same files."""
    store = bench.store(bench.change_size, CHANGING)
    fresh = bench.environment("building")
    size = label(bench.change_size)
    asked = {"due": DUE, "search": QUESTIONS["search"]}
    return [
        *(
            Row(
                "build", f"{name}, no index, {size}",
                lambda _, words=words: bench.aitrack(*words, store=store), fresh,
                before=lambda: shutil.rmtree(fresh["XDG_CACHE_HOME"], ignore_errors=True),
            )
            for name, words in asked.items()
        ),
        Row(
            "build", "PyYAML CSafeLoader, one process",
            lambda _: [bench.python, "-c", ALL_YAML, str(store)], fresh,
        ),
    ]  # fmt: skip


def _peers(bench: Bench, size: int) -> list[Row]:
    """Ours first, then whoever is installed and answered rightly."""
    folder = bench.stores / f"peers-{size}"
    bench.helper(
        "peers.py", str(size), str(folder), "--seed", str(bench.seed),
        "--patience", str(bench.patience), "--keep",
    )  # fmt: skip
    found = [
        Row(
            "peers", f"aitrack, {label(size)}", lambda _: bench.aitrack(*DUE, size=size),
            bench.environment(),
        )
    ]  # fmt: skip
    for peer in peers.ready(folder):
        row = _fixed("peers", size, peer.command(), peer.environment())
        found.append(row._replace(name=f"{peer.label}, {label(size)}"))
    return found


def run(bench: Bench, row: Row, number: int) -> Run | None:
    """One run of a row; None, with a word, where it cannot be measured."""
    if row.before:
        row.before()
    try:
        found = measure(row.command(number), row.environment, bench.patience, terminal=row.terminal)
    except TooSlowError:
        tell(f"{row.name}: no end within {bench.patience:.0f} s, passed over")
        return None
    if found.code:
        words = (found.remarks or found.output).decode("utf-8", "replace").strip().splitlines()
        tell(f"{row.name}: exit code {found.code}, passed over: {words[-1] if words else ''}")
        return None
    if row.shows and row.shows(number) not in found.output.decode():
        tell(f"{row.name}: '{row.shows(number)}' is not in the answer, passed over")
        return None
    return found._replace(output=b"", remarks=b"")


def warm(bench: Bench, chosen: list[Row]) -> list[Row]:
    """Run each twice before it counts, or once where that is long; those that can be measured."""
    failed = set()
    for number in WARM:
        for row in in_order(chosen):
            again = number != WARM[0]
            if row.name in failed or (again and row.case == "build"):
                continue
            found = run(bench, row, number)
            if not found:
                failed.add(row.name)
            elif found.wall > LONG and not again:
                tell(f"{row.name}: first run {found.wall:.1f} s")
    return [row for row in chosen if row.name not in failed]


def in_order(chosen: list[Row]) -> list[Row]:
    """As they are run: the warm answer of a store that is changed comes behind the changes."""
    return sorted(chosen, key=lambda row: row.name.startswith("due, warm"))


def rounds(bench: Bench, chosen: list[Row], many: int) -> dict[str, list[Run]]:
    """Every row once a round; a row that fails on the way is left out of the table."""
    kept: dict[str, list[Run]] = {row.name: [] for row in chosen}
    for number in range(many):
        tell(f"\rround {number + 1} of {many}", end="")
        for row in in_order(chosen):
            if row.name in kept:
                found = run(bench, row, number)
                if found:
                    kept[row.name].append(found)
                else:
                    del kept[row.name]
    tell("")
    return kept


def table(chosen: list[Row], kept: dict[str, list[Run]], floor: float) -> str:
    """As Markdown."""
    heads = (
        "command", "min ms", "median ms", "× pass", "× pass, by rounds", "× first of its case",
        "CPU ms", "peak MB", "bytes",
    )  # fmt: skip
    lines = [heads, ("---",) * len(heads)]
    base = [run.wall for run in kept[chosen[0].name]]
    first: dict[str, list[float]] = {}
    for row in chosen:
        runs = kept[row.name]
        walls = [run.wall for run in runs]
        place = f"{row.case} {row.name.rpartition(', ')[2]}" if row.case == "peers" else row.case
        beside = first.setdefault(place, walls)
        peak = max(run.peak_mb for run in runs)
        lines.append((
            row.name, f"{min(walls) * 1e3:.1f}", f"{median(walls) * 1e3:.1f}",
            f"{median(walls) / median(base):.2f}", f"{_ratio(walls, base):.2f}",
            f"{_ratio(walls, beside):.3g}", f"{median([run.cpu for run in runs]) * 1e3:.1f}",
            f"≤ {floor:.0f}" if peak <= floor + 0.5 else f"{peak:.0f}",
            f"{runs[-1].size:,}",
        ))  # fmt: skip
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ratio(walls: list[float], beside: list[float]) -> float:
    """The median of the rounds' own ratios."""
    return median([mine / other for mine, other in zip(walls, beside, strict=True)])


def tell(text: str, end: str = "\n") -> None:
    """A word beside the table."""
    print(text, end=end, file=sys.stderr, flush=True)


def machine(bench: Bench) -> str:
    """What the figures were measured on."""
    cpu = "?"
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            cpu = line.partition(": ")[2]
            break
    python = measure([bench.python, "--version"], bench.environment(), 60).output.decode().strip()
    version = measure(bench.aitrack("--version"), bench.environment(), 60).output.decode().strip()
    return (
        f"{version}, {python}, {platform.system()} {platform.release()}, {os.cpu_count()} × {cpu}, "
        f"load {os.getloadavg()[0]:.2f}"
    )


def main() -> None:
    """Prepare, warm up, measure, print."""

    def numbers(text: str) -> list[int]:
        return [SHIPPED if each == "shipped" else int(each) for each in text.split(",")]

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    parser.add_argument("--stores", type=Path, required=True, help="where stores are kept")
    parser.add_argument("--aitrack", type=Path, default=Path(sys.executable).parent / "aitrack")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--build-rounds", type=int, default=3)
    parser.add_argument(
        "--sizes", type=numbers, default=numbers("shipped,10000,100000,1000000"), help="of stores"
    )
    parser.add_argument("--peer-sizes", type=numbers, default=numbers("200,10000,100000"))
    parser.add_argument("--change-size", type=int, default=100_000, help="for add, mark and build")
    parser.add_argument("--seed", type=int, default=stores.SEED)
    parser.add_argument("--patience", type=float, default=900, help="seconds a run may take")
    parser.add_argument("--raw", type=Path, help="a JSON file for every single run")
    asked = parser.parse_args()
    unknown = [case for case in asked.cases if case not in CASES]
    if unknown:
        parser.error(f"unknown case {unknown[0]}: {', '.join(CASES)}")
    asked.raw = asked.raw and asked.raw.absolute()
    with tempfile.TemporaryDirectory(prefix="aitrack-speed-") as work:
        bench = Bench(asked, Path(work))
        os.chdir(work)  # where no store lies above
        with bench.put_back():
            _all(bench, asked)


def _all(bench: Bench, asked: argparse.Namespace) -> None:
    wanted = [case for case in CASES if case in asked.cases or not asked.cases]
    nothing = Row(
        "pass", "python -c pass", lambda _: [bench.python, "-c", "pass"], bench.environment()
    )
    print(f"{machine(bench)}; seed {bench.seed}, today {TODAY}\n")
    raw: dict[str, list[tuple[float, float, float]]] = {}
    for slow in (False, True):
        chosen = [row for case in wanted if (case == "build") is slow for row in rows(bench, case)]
        chosen = warm(bench, [nothing, *chosen])
        if len(chosen) == 1:
            continue
        kept = rounds(bench, chosen, asked.build_rounds if slow else asked.rounds)
        floor = measure(["/bin/true"], bench.environment(), 60).peak_mb
        chosen = [row for row in chosen if row.name in kept]
        print(table(chosen, kept, floor), flush=True)
        print()
        raw |= {
            name: [(run.wall, run.cpu, run.peak_mb) for run in found]
            for name, found in kept.items()
        }
    if asked.raw:
        asked.raw.write_text(json.dumps(raw, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
