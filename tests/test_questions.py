"""A question at a terminal: it may be answered by nothing, by Ctrl-C, or by closing the window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import EXAMPLE
from terminal import ended

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty")

EDITOR = """\
#!/bin/sh
echo '- id: x' > "$1"
"""
REMOVE = ["remove", "meeting", "--why", "x", "--store", "s"]
EDIT = ["edit", "meeting", "--store", "s"]
CTRL_C, CTRL_D = b"\x03", b"\x04"
TO_HANG_UP = -1
"""The exit code of what SIGHUP ended."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "s")
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    (tmp_path / "kept").mkdir()
    for name, value in {
        "HOME": tmp_path, "XDG_CACHE_HOME": tmp_path / "cache", "VISUAL": editor,
        "TMPDIR": tmp_path / "kept", "AITRACK_TODAY": "2026-11-20", "TERM": "xterm",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv("AITRACK_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "s"


@pytest.mark.parametrize(
    ("words", "key", "deaf", "code"),
    [
        (REMOVE, CTRL_D, False, 1),
        (REMOVE, CTRL_C, False, 130),
        (REMOVE, None, False, TO_HANG_UP),
        (REMOVE, None, True, 1),
        (EDIT, CTRL_D, False, 1),
        (EDIT, CTRL_C, False, 130),
        (EDIT, None, False, TO_HANG_UP),
    ],
)
def test_a_question_without_an_answer_is_no(
    store: Path, words: list[str], key: bytes | None, deaf: bool, code: int
) -> None:
    """Found: with its window gone a run ended in a traceback, and Ctrl-C lost what was edited."""
    before = (store / "timeline.yaml").read_bytes()
    done, said = ended(words, key, deaf=deaf)
    assert done == code, said
    assert "Traceback" not in said
    assert (store / "timeline.yaml").read_bytes() == before
    kept = [path.read_text("utf-8") for path in (store.parent / "kept").iterdir()]
    assert kept == (["- id: x\n"] if words == EDIT else [])
    if key == CTRL_D:
        assert "[y/N] \r\n" in said  # what follows has a line of its own


def test_ctrl_c_in_an_editor_is_the_editors(store: Path) -> None:
    """Found: it ended aitrack, and took the file away from under the editor."""
    (store.parent / "editor").write_text(
        "#!/bin/sh\ntrap 'echo heard' INT\nkill -INT 0\necho '- id: x' > \"$1\"\n"
    )
    code, said = ended(EDIT, CTRL_D)
    assert "heard" in said
    assert code == 1
    assert "- id: x\n" in [path.read_text("utf-8") for path in (store.parent / "kept").iterdir()]


def test_what_an_editor_wrote_is_edited_again_whatever_it_is(store: Path) -> None:
    """Found: what is no UTF-8 was a traceback when it came to be edited a second time."""
    (store.parent / "editor").write_text("#!/bin/sh\nprintf '\\377\\n' >> \"$1\"\n")
    code, said = ended(EDIT, b"y\n" + CTRL_D)
    assert code == 1, said
    assert "Traceback" not in said
    (kept,) = (store.parent / "kept").iterdir()
    assert kept.read_bytes().count(b"\xff\n") == 2


def test_an_editor_without_room_for_its_file(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(store / "timeline.yaml"))
    monkeypatch.setenv("VISUAL", "true")
    main, other = pty.openpty()
    done = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f 0; exec '{sys.executable}' -m aitrack {' '.join(EDIT)}"],
        stdin=other, capture_output=True, text=True, check=False,
        env={**os.environ, "AITRACK_INDEX": "off"},
    )  # fmt: skip
    os.close(main)
    os.close(other)
    assert done.returncode == 1
    assert "TMPDIR" in done.stderr


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "words", ["add --store s", "edit meeting --store s", "when --format jsonl"]
)
def test_standard_input_that_cannot_be_read_is_said_to_be_that(words: str) -> None:
    """Found: a traceback, where it is open for writing only."""
    with open(os.devnull, "wb") as only_written:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "aitrack", *words.split()],
            stdin=only_written, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("aitrack: 표준 입력을 읽을 수 없음")
