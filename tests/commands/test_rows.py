"""What people hand in: CSV files of Excel and of editors, and lines on standard input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

HEAD = "event,status,on,note\n"
ROW = "promise-half,done,2026-11-20,{}\n"


def recorded(run: Run, tmp_path: Path, data: bytes) -> tuple[int, str, str]:
    path = tmp_path / "rows.csv"
    path.write_bytes(data)
    result = run("mark", "--from", str(path), "--no-evidence", "--store", str(EXAMPLE), "--dry-run")
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + ROW.format('"not closed') + ROW.format("two"), 3),
        (HEAD + ROW.format('"not closed') + ROW.format('"two"'), 3),
        (HEAD + ROW.format('"swallows') + ROW.format('the next"'), 3),
        (HEAD + ROW.format('"ends" early'), 2),
        (HEAD + ROW.format("a") + "\n,,,\n" + "nobody,done,,\n", 5),
        (HEAD + ROW.format("a,more"), 2),
        ("event,status,event\na,done,b\n", 1),
        ("event,status,colour\na,done,b\n", 1),
        (HEAD + ",done,,\n", 2),
        (HEAD + "promise-half,,,\n", 2),
        (HEAD + "promise-half,done,\x00,\n", 2),
        ("event,status,url\npromise-half,done,https://exam[[ple.org/a\n", 2),
    ],
)
def test_a_row_that_is_wrong_is_named_and_nothing_is_recorded(
    run: Run, tmp_path: Path, text: str, line: int
) -> None:
    code, out, said = recorded(run, tmp_path, text.encode())
    assert code == 2
    assert out == ""
    assert f"rows.csv:{line}: " in said, said


@pytest.mark.parametrize("mark", ["\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_line_ends_end_lines(run: Run, tmp_path: Path, mark: str) -> None:
    """Found: each of these cut a row in two."""
    code, out, said = recorded(run, tmp_path, (HEAD + ROW.format(f"앞{mark}뒤")).encode())
    assert code == 0, said
    assert out.count("- {event:") == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_files_of_excel_are_taken(run: Run, tmp_path: Path, ending: str, encoding: str) -> None:
    """With blank rows, and blank columns behind the last."""
    text = "event,status,on,note,,\n,,,,,\npromise-half,done,2026-11-20,하나,,\n , ,,,,\n\n\n"
    text += "promise-by,partly,2026-11-20,둘,,\n,,,,,\n"
    code, out, said = recorded(run, tmp_path, text.replace("\n", ending).encode(encoding))
    assert code == 0, said
    assert out.count("- {event:") == 2
    assert 'note: "둘"' in out


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b",,,\n", HEAD.encode(), b"\n\n"])
def test_nothing_to_record_is_said(run: Run, tmp_path: Path, data: bytes) -> None:
    assert recorded(run, tmp_path, data)[0] == 2


@pytest.mark.parametrize("data", ["가,나".encode("utf-16"), b"\xff\xfe\x00", b"\x80" * 9])
def test_another_encoding_is_refused_in_words(run: Run, tmp_path: Path, data: bytes) -> None:
    code, _, said = recorded(run, tmp_path, data)
    assert code == 2
    assert said.count("\n") <= 2


def test_what_is_no_file_or_has_no_end_is_refused(run: Run, tmp_path: Path) -> None:
    for name in (str(tmp_path), "/dev/zero", "nowhere.csv"):
        assert run("mark", "--from", name).exit_code == 2


@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_a_mark_at_the_start_of_standard_input_is_no_text(run: Run, begin: str) -> None:
    result = run("when", "--format", "jsonl", stdin=f"{begin}2026\n'24.下\n".encode())
    assert [json.loads(line)["ok"] for line in result.stdout.splitlines()] == [True, True]
    event = "id: new\ntitle: t\nkind: plan\nsource: https://example.org/a\nwhen: '2026'\n"
    added = run("add", "--store", str(EXAMPLE), "--dry-run", stdin=f"{begin}{event}".encode())
    assert added.exit_code == 0, added.stderr


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "cp949"}, {"LC_ALL": "C"}, {}])
def test_standard_input_is_utf_8(tmp_path: Path, env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "aitrack", "when", "--format", "jsonl"],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], **env},
        input="2026년 하반기\n".encode() + b"\xff\xfe\n", capture_output=True, check=True,
    )  # fmt: skip
    first, second = map(json.loads, done.stdout.decode().splitlines())
    assert first["end"] == "2026-12-31"
    assert second["ok"] is False


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("title: again\n", "'title'"),
        ("mentions: [{document: a, line: 1, line: 2}]\n", "'line'"),
    ],
)
def test_a_key_that_stands_twice_is_not_half_taken(run: Run, more: str, says: str) -> None:
    """Found: the first was added, and the second lost without a word."""
    event = f"id: new\ntitle: t\nkind: plan\nsource: https://example.org/a\n{more}"
    for stdin in (event, f"- {event.replace(chr(10), chr(10) + '  ').rstrip()}\n"):
        result = run("add", "--store", str(EXAMPLE), "--dry-run", stdin=stdin)
        assert result.exit_code == 2
        assert says in result.stderr


def test_what_stands_beside_events_is_not_lost(run: Run) -> None:
    event = "{id: new, title: t, kind: plan, source: https://example.org/a}"
    for beside, code in (("format: 1\n", 0), ("documents:\n", 0), ("outcomes: [a]\n", 2)):
        stdin = f"{beside}events: [{event}]\n"
        assert run("add", "--store", str(EXAMPLE), "--dry-run", stdin=stdin).exit_code == code
