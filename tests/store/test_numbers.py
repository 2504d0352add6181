"""Short numbers: as people would count the events of a store, however it is kept and has grown."""

from __future__ import annotations

import json
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from aitrack.answers.library import Indexed
from aitrack.store.files.load import load
from aitrack.store.index.build import refresh
from aitrack.store.index.opening import close_all, open_fresh
from conftest import EXAMPLE, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

DOCUMENT = """\
format: 1
documents:
  - id: doc-{at}
    title: 문서
    publisher: 기관
    dated: "2024-01-15"
    file: a.txt
    sha256: "{zero}"
events:
"""


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    yield
    close_all()


def write(folder: Path, at: int, names: list[str]) -> None:
    """A file of a store, with events of these names in this order."""
    (folder / "timeline.d").mkdir(parents=True, exist_ok=True)
    shutil.copy(EXAMPLE / "ministries.yaml", folder)
    text = DOCUMENT.format(at=at, zero="0" * 64)
    for name in names:
        text += f"  - id: {name}\n    title: 과제 {name}\n    kind: plan\n    ministries: []\n"
        text += "    deliverable: true\n    mentions:\n"
        text += f'      - {{document: doc-{at}, line: 1, at: 붙임, when: "\'25"}}\n'
    (folder / "timeline.d" / f"{at}.yaml").write_text(text, "utf-8")


def both(folder: Path) -> tuple[list[str], Indexed]:
    assert refresh([folder], TODAY)
    index = open_fresh([str(folder)])
    assert index is not None
    timeline, problems = load([folder])
    assert problems == ()
    return [event.id for event in timeline.events], Indexed(index)


@pytest.mark.parametrize("seed", [2, 5, 256])
def test_numbers_are_those_of_the_yaml_after_every_change(tmp_path: Path, seed: int) -> None:
    """Also where only one is asked for, and where files come and go between the others."""
    draw = random.Random(seed)
    folder = tmp_path / "s"
    files = {at: [f"e-{at}-{n}" for n in range(20)] for at in (1, 2, 3)}
    for at, names in files.items():
        write(folder, at, names)
    for step in range(7):
        if step == 5:
            files[0] = ["before-all"]
            files[7] = [f"behind-all-{n}" for n in range(3)]
            for at in (0, 7):
                write(folder, at, files[at])
        ids, timeline = both(folder)
        wanted = dict(zip(ids, range(1, len(ids) + 1), strict=True))
        assert timeline.numbers(ids) == wanted
        for name in draw.sample(ids, 3):
            assert timeline.numbers([name]) == {name: wanted[name]}
        for number in {1, 2, 20, 21, 40, len(ids)}.intersection(wanted.values()):
            found = timeline.numbered(number)
            assert found is not None
            assert found.id == ids[number - 1]
        assert timeline.numbered(0) is None
        assert timeline.numbered(len(ids) + 1) is None
        close_all()
        at = draw.choice(list(files))
        names = [name for name in files[at] if draw.random() < 0.8]
        for new in range(draw.randrange(4)):
            names.insert(draw.randrange(len(names) + 1), f"new-{step}-{new}")
        files[at] = names
        write(folder, at, names)


def test_a_number_names_the_same_event_whatever_day_is_asked_about(run: Run) -> None:
    """A page as of a day counts as the whole store does."""
    now = run("show", "508").stdout
    then = run("show", "508", "--as-of", "2025-01-01").stdout
    assert now.partition("   ")[0] == then.partition("   ")[0]
    shown = run("due", "--as-of", "2024-10-01").stdout
    assert " 506 " in shown
    assert "번호      506" in run("show", "506", "--as-of", "2024-10-01").stdout


def test_pages_show_the_number_that_show_and_log_take(run: Run) -> None:
    for command in (["due"], ["list"], ["search", "전략"], ["remind", "--schedule", "weekly"]):
        line = next(
            line for line in run(*command, "--today", "2026-11-30", today=None).stdout.splitlines()
            if line.strip()[:1].isdigit()
        )  # fmt: skip
        number = line.split()[0]
        title = run("show", number).stdout.partition("   ")[0]
        assert title in line, command
        assert run("log", number).exit_code == 0


def test_the_number_of_no_event_and_words_that_fit_several(run: Run) -> None:
    assert "99999" in run("show", "99999").stderr
    assert run("show", "99999").exit_code == 2
    said = run("show", "저작권").stderr.splitlines()
    assert len(said) == 7
    for line in said[1:]:
        number, name, title = line.split(maxsplit=2)
        assert f"ID        {name}\n번호      {number}\n" in run("show", number).stdout
        assert run("show", name).stdout.startswith(title)
    many = run("show", "데이터", "--lang", "en").stderr.splitlines()
    assert len(many) == 10
    assert (
        many[-1].strip()
        == f"and {int(many[0].split(' fits ')[1].split()[0]) - 8} more: aitrack search"
    )


def test_an_id_of_digits_is_an_id_first(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "s", 1, ["first", "1"])
    assert run("show", "1", "--store", str(tmp_path / "s")).stdout.startswith("과제 1 ")
    assert run("show", "2", "--store", str(tmp_path / "s")).stdout.startswith("과제 1 ")


def test_programs_get_the_number_beside_the_id(run: Run) -> None:
    """A number is of one version of a store, an id is for good: a program has both, never one."""
    items = json.loads(run("list", "-f", "json").stdout)["items"]
    numbers = [item["number"] for item in items]
    assert len(set(numbers)) == len(items)
    for item in items[:: len(items) // 5]:
        assert f"ID        {item['id']}\n" in run("show", str(item["number"])).stdout
    assert "번호" in run("list", "-f", "markdown").stdout
