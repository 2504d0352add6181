"""The documentation is true: every example runs and prints what stands there."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from aitrack.commands.catalogue import COMMANDS
from aitrack.language import LANGUAGES, spoken
from conftest import ROOT

if TYPE_CHECKING:
    from aitrack.errors import Lang
    from conftest import Run

READMES = ("README.md", "README.ko.md")
COMMAND_PAGES = ("docs/commands.md", "docs/commands.ko.md")
PAGES = (*READMES, *COMMAND_PAGES)
MOST_LINES = 130
"""Of a README: what more there is to say stands in docs/."""
EXAMPLE = re.compile(r"```console\n\$ aitrack (.*)\n((?:.*\n)*?)```")


@pytest.mark.parametrize("page", PAGES)
def test_every_example_prints_what_stands_there(
    run: Run, request: pytest.FixtureRequest, page: str
) -> None:
    """``--update-golden`` rewrites the answers for review."""
    path = ROOT / page

    def answer(found: re.Match[str]) -> str:
        words = (each.replace("docs/", f"{ROOT}/docs/") for each in shlex.split(found[1]))
        result = run(*words)
        assert result.exit_code == 0, result.stderr
        return f"```console\n$ aitrack {found[1]}\n{result.stdout.replace(chr(13), '')}```"

    text = path.read_text("utf-8")
    fresh = EXAMPLE.sub(answer, text)
    if request.config.getoption("--update-golden"):
        path.write_text(fresh, "utf-8")
    assert path.read_text("utf-8") == fresh


@pytest.mark.parametrize("page", COMMAND_PAGES)
def test_every_command_has_an_example(page: str) -> None:
    shown = {found[1].split()[0] for found in EXAMPLE.finditer((ROOT / page).read_text("utf-8"))}
    assert shown == set(COMMANDS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_that_run(run: Run, name: str, lang: Lang) -> None:
    help_text = run(name, "--lang", lang, "--help", today=None).stdout
    assert COMMANDS[name].say(lang) in help_text
    assert lang == spoken()
    examples = re.findall(r"^ *aitrack (.*)$", help_text, re.MULTILINE)
    assert examples
    for example in examples:
        typed = example.replace("./our-store", str(ROOT)).replace(" docs/", f" {ROOT}/docs/")
        arguments = shlex.split(typed)
        assert run(*arguments).exit_code == 0, example


def test_ci_runs_the_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = re.search(r"grep -m 1 -- '(.*)' README.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert wanted is not None
    lines = [line for line in readme.splitlines() if wanted[1] in line]
    assert len(lines) == 1
    assert all(lines[0] in (ROOT / page).read_text("utf-8") for page in READMES)


def test_the_changelog_counts_what_is_shipped(run: Run) -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(r"store of (\d+) events", text)
    assert found is not None
    assert f"항목 {found[1]}건" in run("check").stdout


@pytest.mark.parametrize("page", READMES)
def test_a_readme_is_short(page: str) -> None:
    assert len((ROOT / page).read_text("utf-8").splitlines()) <= MOST_LINES


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "schedules" / "README.md"]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page, target)
