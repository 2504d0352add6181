"""Whatever it is fed, it keeps its word: every file of the corpus, where it would be read."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from typer.testing import CliRunner

from aitrack.app import app
from aitrack.commands.when import MOST_BYTES
from aitrack.language import settle
from aitrack.start import ordinarily
from hostile import CORPUS, GOOD, OUTCOMES, Case, corpus, raw

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

TOGETHER = 40
"""Files that are tried in one test."""
EACH = 2
"""Of all other commands, so many are asked of a file; ``hostile.py run`` asks all."""
NAMES = list(OUTCOMES)


def test_the_corpus_is_what_its_script_writes() -> None:
    kept = {
        f"{path.parent.name}/{path.name}": path.read_bytes()
        for path in CORPUS.rglob("*")
        if path.is_file()
    }
    made = {
        f"{kind}/{name}": data
        for kind, files in corpus().items()
        for name, (data, _) in files.items()
    }
    assert kept == made
    assert len(made) > 600


def answer(words: list[str], data: bytes, capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What is printed on either stream; a line that is out of the ordinary goes Typer's way."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), "utf-8", errors="replace")
    settle(words)
    code = ordinarily(words)
    if code is not None:
        return code, "".join(capfd.readouterr())
    done = CliRunner().invoke(app, words, input=data)
    assert done.exception is None or isinstance(done.exception, SystemExit), words
    return done.exit_code, done.output


@pytest.mark.parametrize("first", range(0, len(NAMES), TOGETHER))
def test_a_hostile_file_is_named_or_does_no_harm(
    first: int, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback, no control character, nothing run, the documented outcome; nothing lost."""
    for name in ("AITRACK_STORE", "AITRACK_LANG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AITRACK_TODAY", "2026-11-20")
    monkeypatch.setattr(sys, "stdin", sys.stdin)
    for number, name in enumerate(NAMES[first : first + TOGETHER]):
        case = Case(name, tmp_path / str(number))
        monkeypatch.setenv("HOME", str(case.home))
        monkeypatch.setenv("XDG_CACHE_HOME", str(case.home / "cache"))
        monkeypatch.chdir(case.store)
        others = case.others()
        at = crc32(name.encode())
        asked = [others[(at + n * 7) % len(others)] for n in range(EACH)] if others else []
        for words in (case.first(), *asked):
            code, said = answer(words, case.data, capfd)
            assert code in range(4), (name, words, said)
            assert not raw(said), (name, words)
            if words == case.first() and case.promised != "either":
                assert (code == 0) is (case.promised == "harmless"), (name, words, said)
                if code and case.place != case.path:
                    assert case.place.name in said, (name, said)
        assert not list(case.home.rglob("sprung")), name
        after = case.place.read_bytes()
        assert after == case.data or (case.kind == "outcomes" and after.startswith(case.data))


def test_dense_input_is_refused_in_words_or_answered_line_by_line(run: Run, tmp_path: Path) -> None:
    """Found: 1,000 rows of one item took 10 s, a line without an end all the memory there was."""
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "timeline.yaml").write_text(GOOD, "utf-8")
    rows = tmp_path / "rows.csv"
    rows.write_text("event,status,note\n" + "".join(f"good,done,{at}\n" for at in range(21)))
    mark = ("mark", "--from", str(rows), "--no-evidence", "--dry-run", "--store")
    said = run(*mark, str(tmp_path / "store"))
    assert said.exit_code == 2
    assert f"{rows}:22: " in said.stderr
    text = tmp_path / "text.txt"
    text.write_text("'24.上 " * 10_001, "utf-8")
    assert run("when", "--text", str(text)).exit_code == 2
    text.write_bytes(b" " * (MOST_BYTES + 1))
    assert run("when", "--text", str(text)).exit_code == 2
    told = run("when", "--format", "jsonl", stdin="9" * 350_000 + "\n2026\n").stdout
    assert [json.loads(each)["ok"] for each in told.splitlines()] == [False, True]
