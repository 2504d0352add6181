"""A mistake on the command line is told in the language of the screen, with what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

KOREAN = {
    ("due", "--ministr", "MSIT"): ("없는 옵션: --ministr", "--ministry", "aitrack due --help"),
    ("due", "--within"): ("--within 뒤에 값을 적습니다", "aitrack due --help"),
    ("due", "--undated=3"): ("--undated에는 값을 적지 않습니다",),
    ("lst",): ("없는 명령: lst (비슷한 것: list)", "aitrack --help"),
    ("zzz",): ("없는 명령: zzz",),
    ("list", "extra"): ("더 적힌 말: extra",),
    ("show",): ("빠진 것: ID", "aitrack show ID [옵션]"),
    ("search",): ("빠진 것: 낱말...",),
    ("add", "--line", "x"): ("--line에 쓸 수 없는 값: 정수가 아님",),
    ("--lang", "fr", "due"): ("--lang에 쓸 수 없는 값: 'fr': ko, en",),
    ("list", "a\x1b[31m\u202e"): ("더 적힌 말: a",),
}


@pytest.mark.parametrize("line", KOREAN)
def test_in_korean_nothing_is_told_in_english(line: tuple[str, ...], run: Run) -> None:
    answer = run(*line, today=None)
    told = answer.stderr
    assert answer.exit_code == 2
    assert "오류: " in told
    for words in KOREAN[line]:
        assert words in told
    for words in ("Usage", "Error", "Try", "argument", "option ", "\x1b", "\u202e"):
        assert words not in told


def test_in_english_it_is_told_as_typer_tells_it(run: Run) -> None:
    told = run("--lang", "en", "lst", today=None).stderr
    assert told.splitlines()[0].startswith("Usage: ")
    assert told.splitlines()[-1] == "Error: No such command 'lst'. Did you mean 'list'?"
