"""One ruler: what we count is what a terminal moves on by; columns begin where they should."""

from __future__ import annotations

import shutil
import subprocess
import time
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from aitrack.answers.listing import build_list
from aitrack.answers.report import Frame
from aitrack.printable import clean, columns_of, width_columns
from aitrack.query import Query
from aitrack.values import replace
from aitrack.views import table, terminal
from aitrack.views.width import cut, fold, pad
from conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aitrack.timeline import Timeline

TMUX = shutil.which("tmux")
ODD = (
    "☎\ufe0f 전화", "❤\ufe0f", "👨\u200d👩\u200d👧 가족", "🇰🇷 한국", normalize("NFD", "과기정통부"),
    "\u1112\u119e\u11ab글", "\ua960\u1161\u11a8", "\u1100\ud7b0", "가\ud7cb", "ㆍ점", "①",
    "e\u0301",
    "👍🏽", "1\ufe0f\u20e3", "\u115fa", "\u3164빈", "葛\U000e0100", "\u302e방점", "\uffa1", "กำ",
    "✅⚠",
    "㈜회사", "\u115f\u1160", "\u200b틈\u00ad",
)  # fmt: skip


@pytest.fixture
def odd(example: Timeline) -> Timeline:
    """The example, its titles and bodies replaced."""
    pairs = zip(example.events, ODD * 3, strict=False)
    return replace(
        example,
        events=tuple(
            replace(event, title=f"{text} {text}", ministries=(text,)) for event, text in pairs
        ),
    )


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_columns_of_a_terminal_s_table_begin_in_line(odd: Timeline, width: int) -> None:
    report = build_list(Frame(odd, TODAY, None, {}, 0), Query())
    lines = terminal.render(report, "ko", width).split("\n")
    head = next(line for line in lines if "과제" in line)
    column = width_columns(head[: head.index("상태")])
    states = [
        line for line in lines if any(f" {state}" in line for state in ("진행 중", "지난 일정"))
    ]
    assert states
    for line in states:
        at = max(line.find(" 진행 중"), line.find(" 지난 일정")) + 1
        assert width_columns(line[:at]) == column, line
    assert max(map(width_columns, lines)) <= width


def test_a_pipe_s_columns_too(odd: Timeline) -> None:
    page = table.render(build_list(Frame(odd, TODAY, None, {}, 0), Query()), "ko")
    lines = page.split("\n")
    column = width_columns(lines[2][: lines[2].index("상태")])
    for line in lines[3:]:
        for state in (" 진행 중", " 지난 일정"):
            if state in line:
                assert width_columns(line[: line.index(state) + 1]) == column


@pytest.fixture(scope="module")
def screen() -> Iterator[tuple[str, ...]]:
    """A terminal of 100 columns that nobody sees."""
    command = (str(TMUX), "-L", "aitrack-test", "-f", "/dev/null", "-u")
    env = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "HOME": "/tmp"}  # noqa: S108
    subprocess.run(
        [*command, "new-session", "-d", "-x", "100", "-y", "30", "sleep 600"], check=True, env=env
    )
    yield command
    subprocess.run([*command, "kill-server"], check=False)


@pytest.mark.skipif(TMUX is None, reason="without tmux")
def test_a_terminal_counts_as_we_do(screen: tuple[str, ...], tmp_path: Path) -> None:
    for number, text in enumerate(map(clean, ODD)):
        (tmp_path / "text").write_text(text, "utf-8")
        done = tmp_path / f"done-{number}"
        show = f"printf '\\033[2J\\033[H'; cat {tmp_path}/text; touch {done}; sleep 600"
        subprocess.run([*screen, "respawn-pane", "-k", show], check=True)
        asked = [*screen, "display", "-p", "#{cursor_x}"]
        for _ in range(100):
            time.sleep(0.05)
            seen = subprocess.run(asked, check=True, capture_output=True).stdout.decode().strip()
            if done.exists() and seen == str(width_columns(text)):
                break
        assert (text, seen) == (text, str(width_columns(text)))


@pytest.mark.parametrize("columns", [1, 2, 3, 5, 8, 13])
def test_folding_and_cutting_keep_to_the_width(columns: int) -> None:
    for text in map(clean, ODD):
        lines = fold(f"{text} {text}{text}", columns)
        assert all(width_columns(line) <= max(columns, 2) for line in lines)
        assert "".join(lines).replace(" ", "") == (text * 3).replace(" ", "")
        assert width_columns(cut(text, columns)) <= columns
        assert width_columns(pad(cut(text, columns), columns)) == columns


def test_a_text_takes_the_columns_of_its_characters() -> None:
    """However they are told: some at once, by the block they are of."""
    for first in range(0, 0x11000, 0x10):
        text = "".join(map(chr, range(first, first + 0x10)))
        for each in (text, f"가{text[0]}", *("葛a" + char for char in text)):
            assert width_columns(each) == sum(columns_of[char] for char in each), ascii(each)
