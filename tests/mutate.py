"""Do the tests notice? One small mistake at a time is made in a module, and the tests are run.

python tests/mutate.py [--quick] [COUNT] [SEED] [dates | status | query | reader | MODULE]...

Tries so many mistakes in each of the four areas (or those, or the modules, that are named), drawn
from all there could be (``mistakes.py``). Which tests run a line is found out once and kept in
``.pytest_cache``; of these the quick ones go first, and the first that fails is enough. What nobody
notices is tried again in a process of its own, and printed with its line: a test is missing for it,
or it makes no difference. What is known to make none, and why, stands in ``data/mistakes.tsv``.
With ``--quick`` there is no second try: for who writes the tests that are missing.

A test that starts a process sees no mistake in it, so a share is rather too low than too high.
"""

# ruff: noqa: T201, for a person at a terminal
from __future__ import annotations

import ast
import os
import random
import sys
from itertools import accumulate
from typing import TYPE_CHECKING

from covering import ERRORS, PACKAGE, ROOT, all_measured
from mistakes import Mistake, made, mistakes
from trials import Mutant, does, quickly, slowly

if TYPE_CHECKING:
    from pathlib import Path

    from covering import Measured

LISTED = ROOT / "tests" / "data" / "mistakes.tsv"
AREAS = {
    "dates": ("dates/*.py",),
    "status": ("status.py",),
    "query": (
        "query.py", "commands/filters.py", "answers/[flors]*.py", "store/index/[cnr]*ing.py",
        "store/index/counts.py", "store/index/search.py", "store/index/days.py",
    ),
    "reader": ("store/files/*.py",),
}  # fmt: skip
MOST_SECONDS = 20
"""For the tests of one mistake, as they take without it."""


def drawn(
    paths: list[Path], count: int, chance: random.Random, tests: dict[str, Measured]
) -> list[Mutant]:
    """So many mistakes of all that could be made and compile to something else."""
    every = [
        (path, mistake)
        for path in paths
        for mistake in mistakes(ast.parse(path.read_text("utf-8")))
    ]
    chance.shuffle(every)
    print(f"{len(every)} mistakes could be made", flush=True)
    found: list[Mutant] = []
    for path, mistake in every:
        if len(found) == count:
            break
        text = path.read_text("utf-8")
        tree, told = made(text, mistake)
        code = compile(tree, str(path), "exec")
        if does(code) != does(compile(text, str(path), "exec")):
            found.append(Mutant(path, mistake, code, told, running(path, mistake, tests)))
    return found


def running(path: Path, mistake: Mistake, tests: dict[str, Measured]) -> list[str]:
    """The tests that run the lines of a mistake, quick ones first."""
    module = str(path.relative_to(PACKAGE))
    mask = (1 << mistake.last + 1) - (1 << mistake.first) if mistake.inside else -1
    met = sorted((seconds, name) for name, (seconds, lines) in tests.items()
                 if int(lines.get(module, "0"), 16) & mask)  # fmt: skip
    total = accumulate(seconds for seconds, _ in met)
    return [name for (_, name), seconds in zip(met, total, strict=True) if seconds < MOST_SECONDS]


def tried(area: str, mutants: list[Mutant], *, quick_only: bool) -> None:
    """Say how many are noticed, and print what is not."""
    listed = {tuple(row.split("\t")[:3]) for row in LISTED.read_text("utf-8").splitlines()[1:]}
    quick = [each for each in mutants if each.tests]
    answers = dict(zip(map(id, quick), quickly(quick), strict=True))
    killed, same, left = 0, 0, []
    for mutant in mutants:
        answer = answers.get(id(mutant), "")
        known = (mutant.module, mutant.line, mutant.told) in listed
        if answer == "" and mutant.tests and not known and not quick_only:
            answer = slowly(mutant)
            os.write(ERRORS, b"-" if answer == "" else b"+")
        if answer != "":
            killed += 1
        elif known:
            same += 1
        else:
            left.append(mutant)
    print()
    for mutant in sorted(left):
        print(f"{mutant.module}:{mutant.mistake.line}\t{mutant.line}\t{mutant.told}"
              + "\tno test runs it" * (not mutant.tests))  # fmt: skip
    share, rest = 100 * killed / len(mutants), 100 * killed / max(1, len(mutants) - same)
    print(
        f"{area}: {killed} of {len(mutants)} noticed, {share:.1f} %; {same} are known to make no"
        f" difference, without them {rest:.1f} %",
        flush=True,
    )


def main() -> None:
    """All areas, or what is named."""
    os.nice(5)
    os.chdir(ROOT)
    given = sys.argv[1:]
    quick_only = "--quick" in given
    given = [each for each in given if each != "--quick"]
    count = int(given.pop(0)) if given else 150
    seed = given.pop(0) if given else "1"
    tests = all_measured()
    for area in given or AREAS:
        paths = sorted(path for one in AREAS.get(area, (area,)) for path in PACKAGE.glob(one))
        mutants = drawn(paths, count, random.Random(f"{seed} {area}"), tests)
        tried(area, mutants, quick_only=quick_only)


if __name__ == "__main__":
    main()
