"""What is longer than a window is shown a page at a time, by the program the user names."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.printable import width_columns
from aitrack.streams import folded
from conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

termios = pytest.importorskip("termios")
MARK = "sed 's/^/PAGED:/'"


def on_terminal(
    home: Path, *arguments: str, rows: int = 24, columns: int = 80, stderr: bool = False,
    **variables: Any,
) -> tuple[int, str]:  # fmt: skip
    """Run aitrack on a terminal of that size; its exit code and all that was shown."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (rows, columns))
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY),
           "TERM": "xterm", **variables}  # fmt: skip
    started = subprocess.Popen(
        [sys.executable, "-m", "aitrack", *arguments], env=env, stdout=theirs,
        stdin=subprocess.DEVNULL, stderr=theirs if stderr else subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return started.wait(), shown.decode().replace("\r\n", "\n")


class TestPager:
    """On a terminal of a known size."""

    def test_a_long_answer_goes_through_it_and_a_short_one_does_not(self, tmp_path: Path) -> None:
        for arguments in (["list"], ["list", "-f", "json"], ["stats"], ["timeline"]):
            code, shown = on_terminal(tmp_path, *arguments, AITRACK_PAGER=MARK)
            assert code == 0
            assert all(line.startswith("PAGED:") for line in shown.splitlines()), arguments
        _, shown = on_terminal(tmp_path, "due", "--limit", "1", AITRACK_PAGER=MARK)
        assert "PAGED" not in shown
        _, shown = on_terminal(tmp_path, "due", rows=2000, AITRACK_PAGER=MARK)
        assert "PAGED" not in shown

    @pytest.mark.parametrize(
        ("arguments", "variables"),
        [
            (["list", "--no-pager"], {"AITRACK_PAGER": MARK}),
            (["--no-pager", "list"], {"AITRACK_PAGER": MARK}),
            (["list"], {"AITRACK_PAGER": ""}),
            (["list"], {"AITRACK_PAGER": "cat", "PAGER": MARK}),
            (["list"], {"AITRACK_PAGER": MARK, "TERM": "dumb"}),
            (["list"], {"AITRACK_PAGER": "no-such-pager"}),
        ],
    )
    def test_it_is_all_shown_at_once(
        self, tmp_path: Path, arguments: list[str], variables: dict[str, Any]
    ) -> None:
        code, shown = on_terminal(tmp_path, *arguments, **variables)
        assert code == 0
        assert "PAGED" not in shown
        assert "보이지 않은" in shown or "폭이 좁아" in shown

    def test_aitrack_s_own_variable_goes_before_the_common_one(self, tmp_path: Path) -> None:
        _, shown = on_terminal(tmp_path, "list", AITRACK_PAGER=MARK, PAGER="sed 's/^/OTHER:/'")
        assert "OTHER" not in shown
        _, shown = on_terminal(tmp_path, "list", PAGER="sed 's/^/OTHER:/'")
        assert "OTHER" in shown

    def test_who_leaves_it_early_is_told_nothing(self, tmp_path: Path) -> None:
        code, shown = on_terminal(tmp_path, "list", AITRACK_PAGER="head -n 3")
        assert code == 0
        assert len(shown.splitlines()) == 3

    def test_colours_are_ours_and_can_be_had_without(self, tmp_path: Path) -> None:
        _, shown = on_terminal(tmp_path, "due", AITRACK_PAGER="")
        assert "\x1b[1;31m이행 미확인\x1b[0m" in shown
        asked: tuple[dict[str, Any], ...] = ({"NO_COLOR": "1"}, {"TERM": "dumb"})
        for variables in asked:
            _, shown = on_terminal(tmp_path, "due", AITRACK_PAGER="", **variables)
            assert "\x1b" not in shown

    def test_a_page_of_a_terminal_fits_it(self, tmp_path: Path) -> None:
        _, shown = on_terminal(tmp_path, "due", columns=60, AITRACK_PAGER="", NO_COLOR="1")
        assert "뺀 열: 표기, 상태" in shown


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_message_breaks_between_words_on_a_terminal_and_nowhere_in_a_pipe(
    tmp_path: Path, columns: int, lang: str
) -> None:
    line = ("show", "9999-no-such-item", "--lang", lang)
    _, shown = on_terminal(tmp_path, *line, columns=columns, stderr=True, AITRACK_INDEX="off")
    piped = subprocess.run(
        [sys.executable, "-m", "aitrack", *line], capture_output=True, text=True, check=False,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY)},
    ).stderr  # fmt: skip
    first, *others = shown.splitlines()
    assert first.startswith("aitrack: ")
    assert all(each.startswith(" " * 9) for each in others)
    assert all(width_columns(each) <= columns for each in shown.splitlines())
    assert shown.split() == piped.split()
    assert len(piped.splitlines()) == 1
    assert others or columns > 60


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "서울은 2026-11-27입니다. 오늘을 서울 날짜로 셉니다(이 컴퓨터는 2026-11-26).",
            ["서울은 2026-11-27입니다. 오늘을", "서울 날짜로 셉니다(이 컴퓨터는", "2026-11-26)."],
        ),
        (
            "적었습니다. 되돌리려면 aitrack undo --store '/srv/우리 회사, 둘/정책'",
            ["적었습니다. 되돌리려면", "aitrack undo --store '/srv/우리 회사, 둘/정책'"],
        ),
        (
            "찾으려면 (aitrack search 낱말)을 하고, 그다음에 다시 합니다",
            ["찾으려면", "(aitrack search 낱말)을 하고,", "그다음에 다시 합니다"],
        ),
        ("/a/path/that/is/longer/than/any/line", ["/a/path/that/is/longer/than/any/line"]),
        ("", [""]),
    ],
)
def test_no_word_and_no_command_of_a_message_is_broken(text: str, lines: list[str]) -> None:
    assert folded(text, 31) == lines
    assert " ".join(lines) == text
