"""No character of another's reaches a terminal raw, by whatever way it comes."""

from __future__ import annotations

import ast
import json
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from aitrack.line import shells
from aitrack.printable import clean, escaped, page
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

OBEYED = "".join(
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs"}
    or ord(char) & 0xFFFE == 0xFFFE  # no character, now or ever: no XML may hold one
    or 0xFDD0 <= ord(char) <= 0xFDEF
)
EVIL = "\x1b[31m\x9b2J\x85\u202e\u2066\u2028\u200f\x07\U000e0041"
STORE = f"""\
format: 1
"unk{EVIL}nown": 1
documents:
events:
  - id: plan
    title: "가{EVIL}나"
    kind: plan
    deliverable: true
    source: https://example.org/plan
    when: "2026. 12. 31."
    note: "다{EVIL}라"
    tags: ["태{EVIL}그"]
  - id: wrong
    title: "마{EVIL}바"
    kind: "pl{EVIL}an"
    source: https://example.org/plan
    when: "20{EVIL}26"
    "k{EVIL}ey": 1
"""
ALLOWED = {"streams.py", "start.py", "app.py", "pages.py", "progress.py"}
"""Who may write to a stream beside ``put`` and ``complain``: what these write is ours alone."""


def yaml(text: str) -> str:
    """Control characters as YAML takes them, in double quotes."""
    return "".join(
        f"\\U{ord(char):08x}" if char in OBEYED and char != "\n" else char for char in text
    )


@pytest.fixture
def store(tmp_path: Path) -> str:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "timeline.yaml").write_text(yaml(STORE), "utf-8")
    (folder / "schedules").mkdir()
    (folder / "schedules" / "odd.yaml").write_text(
        f'format: 1\ntitle: "{yaml(EVIL)}x"\nlead_days: [45]\n', "utf-8"
    )
    return str(folder)


def raw(text: str) -> set[str]:
    return {char for char in text if char in OBEYED} - set("\n\r\t")


def test_every_character_that_is_obeyed_is_dropped_or_a_blank() -> None:
    assert not raw(clean(OBEYED))
    assert not raw(page(OBEYED))
    quoted = json.dumps(OBEYED.replace("\ud800", ""), ensure_ascii=False)
    whole = escaped(quoted)
    assert not raw(whole)
    told = json.loads(whole)
    assert [char for char in told if unicodedata.category(char) != "Cs" and char != "\ufffd"] == [
        char for char in OBEYED if unicodedata.category(char) != "Cs"
    ]
    told.encode()


@pytest.mark.parametrize(
    "words",
    [
        ["check"], ["list"], ["due"], ["show", "plan"], ["search", "가"], ["stats", "--by", "kind"],
        ["timeline"],
        ["remind", "--schedule", "odd", "--since", "2026-11-16"], ["schedule", "list"],
        ["schedule", "show", "odd"], ["schedule", "systemd", "odd"], ["documents"], ["conflicts"],
        ["log"], ["doctor", "schedules"], ["show", f"no{EVIL}"], ["list", "--tag", f"no{EVIL}"],
        ["list", "--ministry", EVIL], ["list", "--year", f"20{EVIL}26"], ["when", f"24{EVIL}"],
        [f"no{EVIL}"], ["list", f"--no{EVIL}"], ["list", "--stale", EVIL],
        ["mark", "plan", "--status", "done", "--note", EVIL, "--dry-run"],
        ["add", "new", "--title", EVIL, "--kind", EVIL, "--dry-run"],
        ["diff", EVIL.replace("\x00", ""), "."], ["search", EVIL], ["due", "--within", EVIL],
    ],
    ids=lambda words: " ".join(map(repr, words)),
)  # fmt: skip
def test_no_command_prints_them(run: Run, store: str, words: list[str]) -> None:
    forms = ["table", "json", "csv", "tsv", "markdown", "jsonl"] if len(words) == 1 else [None]
    for form in forms:
        extra = ["--format", form] if form and words != ["remind"] else []
        named = [] if words[0] in {"when", "diff"} else ["--store", store]
        result = run(*words, *named, *extra)
        assert not raw(result.stdout), result.stdout
        assert not raw(result.stderr), result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit)


def test_what_json_says_is_what_stood_there(run: Run, store: str) -> None:
    (item,) = json.loads(run("list", "--store", store, "--format", "json").stdout)["items"]
    assert item["title"] == f"가{EVIL}나"
    assert item["note"] == f"다{EVIL}라"


def test_a_name_cannot_begin_a_line_of_its_own(run: Run) -> None:
    said = run("show", "x\naitrack: all is well").stderr
    assert said.count("\n") == 1
    assert run("list", "--store", "x\naitrack: all is well").stderr.count("\n") == 1


def test_a_file_or_a_title_cannot_begin_a_line_of_its_own(run: Run, tmp_path: Path) -> None:
    """Found: check told of a file that was not there, remove of another item."""
    store = tmp_path / "a\nfor ged"
    (store / "timeline.d").mkdir(parents=True)
    odd = yaml(STORE.replace("가", "가\\nforged").replace("라", "라\\nforged"))
    (store / "timeline.d" / "x\nforged.yaml").write_text(odd, "utf-8")
    for words in (["check"], ["list"], ["show", "plan"], ["remove", "plan", "--why", "x"]):
        said = run(*words, "--store", str(store))
        lines = (said.stdout + said.stderr).split("\n")
        assert not [each for each in lines if each.startswith(("forged", "for ged"))], words


def test_a_shell_is_handed_no_word_that_it_would_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tag is another's text, and what bash puts between open quotes it puts there as it is."""
    tags = [("$(touch x)", ""), ("`x`", ""), ("it's", ""), ("a\nb", ""), ("인재", "뜻\x1b[31m")]
    monkeypatch.setattr(shells, "candidates", lambda _: tags)
    assert shells.answer(["bash", 'aitrack list --tag "', "="]) == "it's\n인재\n"
    assert shells.answer(["bash", "aitrack list --tag '", "="]) == "$(touch x)\n`x`\n인재\n"
    assert shells.answer(["bash", "aitrack list --tag ", "="]) == (
        "\\$\\(touch\\ x\\)\n\\`x\\`\nit\\'s\n인재\n"
    )
    assert shells.answer(["zsh", "list", "--tag", ""]).endswith("인재:뜻[31m\n")
    assert "a\n" not in shells.answer(["fish", "list", "--tag", ""])


def test_nothing_is_printed_but_by_the_two_functions_that_clean() -> None:
    for path in (ROOT / "cli" / "aitrack").rglob("*.py"):
        if path.name in ALLOWED:
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called != "print", f"{path}:{node.lineno}"
                assert not called.endswith(("stdout.write", "stderr.write")), (
                    f"{path}:{node.lineno}"
                )
