"""The house stays one that a stranger can live in: small files, few floors, rooms that say why."""

from __future__ import annotations

import ast
import re
import statistics
import tomllib
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "cli" / "aitrack"
FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted({path.parent for path in FILES} - {PACKAGE})
LINES = {path: len(path.read_text("utf-8").splitlines()) for path in FILES}
MOST_LINES = 300
MEDIAN_LINES = 125
STORE_LINES = 4_976
"""The room with the most to know; it may shrink, not grow."""
MOST_FLOORS = 10
WALKS, MOST_STOPS = 3, 7
RIDDLES = (
    "swift", "shelve", "blocks", "sheet", "entered", "whole", "letters", "gather", "refile",
    "memory",
)  # fmt: skip
"""Names of modules that told nobody what they hold."""


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports when it is imported itself, or later: not for types alone."""
    tree = ast.parse(path.read_text("utf-8"))
    types_alone = {
        id(each)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for stays in node.body
        for each in ast.walk(stays)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in types_alone:
            for each in node.names:
                yield f"{node.module}.{each.name}"
                yield node.module


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    assert LINES[path] <= MOST_LINES


def test_most_files_know_one_thing() -> None:
    assert statistics.median(LINES.values()) <= MEDIAN_LINES


def test_the_store_does_not_grow() -> None:
    assert sum(n for path, n in LINES.items() if PACKAGE / "store" in path.parents) <= STORE_LINES


def test_there_are_few_floors() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    assert len(contract["layers"]) <= MOST_FLOORS


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(PACKAGE)))
def test_a_room_says_in_one_line_what_may_stand_in_it(room: Path) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    assert said
    assert "\n" not in said


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_says_what_it_is_about_under_a_name_of_the_field(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))) or path.name == "__main__.py"
    assert path.stem not in RIDDLES


def test_the_page_of_architecture_is_true_and_its_walks_are_short() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for name in re.findall(r"`([a-z_/]+(?:\.py|/))`", page):
        assert (PACKAGE / name).exists() or (ROOT / name).exists(), name
    rooms = {room.relative_to(PACKAGE).parts[0] for room in ROOMS}
    assert all(f"`{room}/" in page for room in rooms)
    stops = [int(number) for number in re.findall(r"^(\d+)\. ", page, re.MULTILINE)]
    assert stops.count(1) == WALKS
    assert max(stops) <= MOST_STOPS


def test_no_circle_of_imports() -> None:
    """Neither between modules, which the layers allow inside a floor, nor between rooms."""
    known = {name_of(path): path for path in FILES}
    modules = {
        name: {other for other in imported(path) if other in known and other != name}
        for name, path in known.items()
    }
    tuple(TopologicalSorter(modules).static_order())
    rooms: dict[str, set[str]] = {}
    for name, others in modules.items():
        room = name.split(".")[1:2]
        for other in others:
            if room and other.split(".")[1:2] not in ([], room):
                rooms.setdefault(room[0], set()).add(other.split(".")[1])
    tuple(TopologicalSorter(rooms).static_order())
