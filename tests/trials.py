"""A mistake is made in what is loaded already, or in what is imported, and its tests are run."""

from __future__ import annotations

import gc
import importlib.abc
import os
import resource
import signal
import sys
from collections import Counter
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

from covering import ERRORS, PACKAGE, collected, forked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from covering import Items, Runner
    from mistakes import Mistake

MOST_FILES = 8
"""With tests of a mistake, where they have to be imported for it alone."""
PATIENCE = 30
"""Seconds for one test; what takes longer goes round for ever."""


class Mutant(NamedTuple):
    """A module with one mistake in it."""

    path: Path
    mistake: Mistake
    code: CodeType
    told: str
    tests: list[str]

    @property
    def module(self) -> str:
        return str(self.path.relative_to(PACKAGE))

    @property
    def name(self) -> str:
        return ".".join(("aitrack", *self.path.relative_to(PACKAGE).with_suffix("").parts))

    @property
    def line(self) -> str:
        return self.path.read_text("utf-8").splitlines()[self.mistake.line - 1].strip()


def trial(runner: Runner, items: Items, mutant: Mutant) -> str:
    """Whether its tests notice."""
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    asked = [items[name] for name in mutant.tests if name in items]
    for item, after in zip(asked, [*asked[1:], None], strict=True):
        signal.alarm(PATIENCE)
        item.config._tmp_path_factory._basetemp = Path(os.environ["TMPDIR"])  # type: ignore[attr-defined]  # noqa: SLF001
        if not runner.passes(item, after):
            return item.nodeid
    return ""


def quickly(mutants: list[Mutant]) -> list[str | None]:
    """Which test notices each: the functions of tests already collected get the wrong code.

    Where none does, or the code has not the same shape, the answer is empty.
    """
    answers: list[str | None] = []

    def act() -> list[str | None]:
        def each(runner: Runner, items: Items) -> None:
            functions = [one for one in gc.get_objects() if type(one) is FunctionType]
            for mutant in mutants:

                def one(mutant: Mutant = mutant) -> str:
                    return trial(runner, items, mutant) if exchange(functions, mutant) else ""

                answers.append(forked(one, PATIENCE))
                os.write(ERRORS, b"!" if answers[-1] is None else b"." if answers[-1] else b"?")

        collected(each, files_of(mutants))
        return answers

    return forked(act, 36000) if mutants else []


def exchange(functions: list[FunctionType], mutant: Mutant) -> bool:
    """Give what is loaded the wrong code, or the wrong tables; whether that made a difference."""
    if not mutant.mistake.inside:
        return _remade(mutant)
    wrong = {(each.co_qualname, each.co_firstlineno): each for each in _codes(mutant.code)}
    found = False
    for function in functions:
        old = function.__code__
        if old.co_filename == str(mutant.path):
            new = wrong.get((old.co_qualname, old.co_firstlineno))
            if new is None or new.co_freevars != old.co_freevars:
                return False
            found = found or does(new) != does(old)
            function.__code__ = new
    return found


def _remade(mutant: Mutant) -> bool:
    """Make the values of a module anew, with its mistake, wherever their names are known."""
    known = [vars(each) for name, each in list(sys.modules.items()) if name.startswith("aitrack")]
    mine = vars(sys.modules[mutant.name])
    made_ = {"__name__": mutant.name, "__file__": str(mutant.path)}
    exec(mutant.code, made_)  # noqa: S102, that is the trial
    found = False
    for name, new in made_.items():
        old = mine.get(name)
        if not name.startswith("__") and not callable(new) and repr(old) != repr(new):
            found = True
            for space in known:
                if space.get(name) is old:
                    space[name] = new
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def slowly(mutant: Mutant) -> str | None:
    """Which test notices, where the module is imported with its mistake."""

    class Loader(SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType:
            del fullname
            return mutant.code

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, fullname: str, *_: object) -> Any:
            if fullname != mutant.name:
                return None
            return spec_from_file_location(fullname, mutant.path,
                                           loader=Loader(fullname, str(mutant.path)))  # fmt: skip

    def act() -> str:
        sys.meta_path.insert(0, Finder())
        noticed = ["not collected"]

        def each(runner: Runner, items: Items) -> None:
            noticed[0] = trial(runner, items, mutant)

        files = Counter(name.partition("::")[0] for name in mutant.tests)
        collected(each, [file for file, _ in files.most_common(MOST_FILES)])
        return noticed[0]

    answer: str | None = forked(act, 4 * PATIENCE)
    return answer


def files_of(mutants: list[Mutant]) -> list[str]:
    return list(dict.fromkeys(name.partition("::")[0] for each in mutants for name in each.tests))


def does(code: CodeType) -> tuple[object, ...]:
    """What code does, without the places of its text."""
    consts = [does(one) if isinstance(one, CodeType) else repr(one) for one in code.co_consts]
    return code.co_code, code.co_names, code.co_varnames, consts
