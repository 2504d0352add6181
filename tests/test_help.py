"""Help in one language, aligned, however it is asked for; and what no command stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from aitrack.app import app
from aitrack.commands import NAMES, module
from aitrack.commands.export import KINDS
from aitrack.commands.mark import COLUMNS
from aitrack.language import settle
from aitrack.line import help as pages
from aitrack.printable import width_columns
from conftest import TODAY
from test_pager import on_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

HANGUL = re.compile("[가-힣]")
ENGLISH = re.compile(r"[A-Za-z]{4,}")
NO_ENGLISH = frozenset(
    ("aitrack", "help", "json", "jsonl", "table", "markdown", "cron", "systemd", "cc", "crontab",
     "due", "list", "show", "stats", "Tab", "outcomes", "yaml", "bash", "fish", "HTML", "NOTATION")
)  # fmt: skip


@pytest.fixture(params=["ko", "en"])
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    settle(["--lang", request.param])
    yield request.param
    settle([])


def page(name: str | None) -> str:
    return pages.of_command(name) if name else pages.whole()


@pytest.mark.parametrize("name", [None, *NAMES])
def test_a_page_is_in_one_language(lang: str, name: str | None) -> None:
    said = page(name).partition("\n보기:")[0].partition("\nExamples:")[0]
    if lang == "en":
        assert not HANGUL.search(said)
        assert "[default: ]" not in said
        return
    assert "[기본: ]" not in said
    for line in said.splitlines():
        if name is None and line.startswith("  ") and not line.startswith("  -"):
            line = line.strip().partition(" ")[2]  # noqa: PLW2901, a command goes by its name
        text = re.sub(
            r"--?[a-z-]+|\S*\|\S*|[a-z_]+:[A-Z]+|\[기본: [^]]*\]|[a-z]+\.[a-z]+", "", line
        )
        foreign = [word for word in ENGLISH.findall(text) if word not in NO_ENGLISH]
        if not line.startswith("사용법") and name:
            own = {name, "file", "deadline", "none", *KINDS, *COLUMNS}  # of mark --from FILE.csv
            assert not [word for word in foreign if word.islower() and word not in own], line


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("name", [None, *NAMES])
def test_a_page_fits_and_its_words_stand_in_line(
    monkeypatch: pytest.MonkeyPatch, lang: str, name: str | None, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    said = page(name).partition("\n보기:")[0].partition("\nExamples:")[0]
    lines = said.splitlines()[1:]
    assert max(map(width_columns, lines)) <= max(width, 48), lang
    columns = {
        width_columns(found[1])
        for line in lines
        if (found := re.match(r"^(  \S+(?: \S+)*  +)\S", line))
    }
    assert len(columns) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_on_the_page(name: str) -> None:
    said = pages.of_command(name)
    for each in module(name).COMMAND.parameters:
        for option in (*each.names, *filter(None, [each.off])):
            assert re.search(rf"(^|[ ,]){re.escape(option)}([ ,\n]|$)", said, re.MULTILINE), option
    assert said.startswith(f"사용법: aitrack {name}")


def test_typer_prints_the_same_page(run: Run) -> None:
    for arguments in (["--help"], ["due", "-h"], ["list", "--year", "2026", "--help"]):
        found = run(*arguments, today=None)
        assert found.exit_code == 0
        assert found.stdout == page(arguments[0] if arguments[0] != "--help" else None)
    english = run("due", "--lang", "en", "--help", today=None).stdout
    assert english.startswith("Usage: aitrack due [OPTIONS]")


def test_without_a_command_it_is_the_page_of_today(run: Run) -> None:
    for words in ([], ["--lang", "en"]):
        found = CliRunner().invoke(app, words, env={"AITRACK_TODAY": str(TODAY)})
        assert found.exit_code == 0
        assert found.stdout == run("due", *words).stdout


def test_on_a_terminal_it_says_where_the_rest_is(tmp_path: Path) -> None:
    on_terminal(tmp_path, "due")  # so that the index is there
    _, bare = on_terminal(tmp_path, AITRACK_PAGER="", stderr=True)
    _, due = on_terminal(tmp_path, "due", AITRACK_PAGER="", stderr=True)
    assert bare.startswith(due)
    assert "aitrack --help" in bare.removeprefix(due)
