"""Do the tests notice? One small mistake at a time is made in a module, and its own tests are run.

``python tests/mutate.py [COUNT] [SEED] [MODULE]...`` tries so many mistakes, drawn from all there
could be: a comparison turned, an ``and`` made an ``or``, a number one more, a condition denied, a
sum made a difference, a result left out. The tests run on a copy; survivors are printed, each with
its line, and are what a test is missing for, or what makes no difference.
"""

# ruff: noqa: T201, PLW1509, for a person at a terminal
from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
STORE = "tests/store/test_reader.py tests/store/test_load.py tests/store/test_conflicts.py"
DATES = "tests/dates"
TESTS = {
    "status.py": "tests/test_status.py tests/test_shipped.py",
    "query.py": "tests/test_status.py tests/commands/test_commands.py",
    "dates/period.py": DATES, "dates/point.py": DATES, "dates/ranges.py": DATES,
    "dates/units.py": DATES, "dates/spans.py": DATES, "dates/numbers.py": DATES,
    "dates/relative.py": DATES,
    "store/files/reader.py": STORE, "store/files/recovery.py": STORE,
    "store/files/conflicts.py": STORE, "store/files/fields.py": f"{STORE} tests/test_hostile.py",
}  # fmt: skip
"""Which tests are a module's own."""
_TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


def mutants(tree: ast.Module) -> list[tuple[int, str, ast.Module]]:
    """Every mistake that could be made: its line, what it is, and the module with it."""
    found: list[tuple[int, str, ast.Module]] = []
    for number, node in enumerate(ast.walk(tree)):
        for what in _mistakes(node):
            whole = deepcopy(tree)
            there = next(each for at, each in enumerate(ast.walk(whole)) if at == number)
            _make(there, what)
            found.append((getattr(node, "lineno", 0), what, whole))
    return found


def _mistakes(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _TURNED:
        return ["comparison turned"]
    if isinstance(node, ast.BoolOp):
        return ["and for or"]
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return ["one more"]
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return ["true for false"]
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return ["condition denied"]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        return ["plus for minus"]
    if isinstance(node, ast.Return) and node.value:
        return ["nothing returned"]
    return []


def _make(node: ast.AST, what: str) -> None:
    match node:
        case ast.Compare():
            node.ops[0] = _TURNED[type(node.ops[0])]()
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.Constant() if what == "one more":
            node.value = int(node.value) + 1
        case ast.Constant():
            node.value = not node.value
        case ast.If() | ast.IfExp() | ast.While():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.BinOp():
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        case ast.Return():
            node.value = ast.Constant(None)


def noticed(copy: Path, tests: str) -> bool:
    """Whether any test of the copy fails; one that does not end counts too."""
    env = {**os.environ, "PYTHONPATH": str(copy / "cli"), "PYTHONDONTWRITEBYTECODE": "1"}
    asked = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
    try:
        done = subprocess.run(
            asked, cwd=copy, env=env, capture_output=True, timeout=300, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main() -> None:
    """All modules of the table, or those named."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    killed = tried = 0
    with TemporaryDirectory() as folder:
        copy = Path(folder, "aitrack")
        left = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*cache")
        shutil.copytree(ROOT, copy, ignore=left)
        names = sys.argv[3:] or list(TESTS)
        drawn = [
            (name, *each)
            for name in names
            for each in mutants(ast.parse((ROOT / "cli/aitrack" / name).read_text("utf-8")))
        ]
        print(f"{len(drawn)} mistakes could be made; {min(count, len(drawn))} are")
        for tests in {TESTS[name] for name in names}:
            if noticed(copy, tests):
                raise SystemExit(f"without any mistake these fail already: {tests}")
        for name, line, what, tree in chance.sample(drawn, min(count, len(drawn))):
            path = copy / "cli/aitrack" / name
            kept = path.read_text("utf-8")
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")
            tried += 1
            if noticed(copy, TESTS[name]):
                killed += 1
                print(".", end="")
            else:
                print(f"not noticed: {name}:{line}: {what}: {kept.splitlines()[line - 1].strip()}")
            path.write_text(kept, "utf-8")
            sys.stdout.flush()
    print(f"{killed} of {tried} noticed: {100 * killed / max(1, tried):.0f} %")


if __name__ == "__main__":
    main()
