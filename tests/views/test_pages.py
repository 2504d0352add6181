"""Pages in windows of every width: nothing is wider, nothing breaks that must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from aitrack.printable import width_columns
from aitrack.views.fit import fitted
from aitrack.views.grid import left_out
from aitrack.views.labels import COLUMNS
from aitrack.views.paint import painted
from aitrack.views.terminal import drawn
from aitrack.views.width import fold, hang, pieces
from conftest import EXAMPLE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from conftest import Run

WIDTHS = (60, 80, 100, 140)
PAGES = {
    "due": ["due"],
    "list": ["list"],
    "timeline": ["timeline", "--year", "2026", "--all"],
    "timeline-years": ["timeline", "--from", "2024", "--to", "2028", "--by", "document"],
    "search": ["search", "계획"],
    "show": ["show", "promise-half"],
    "stats": ["stats"],
    "log": ["log"],
    "documents": ["documents"],
    "ministries": ["ministries"],
    "conflicts": ["conflicts"],
    "remind": ["remind", "--schedule", "monthly", "--today", "2025-02-03"],
    "schedule": ["schedule", "list"],
}
LONG = [
    *PAGES.values(), ["slips"], ["schedule", "next"], ["doctor", "schedules"], ["diff", ".", "."],
    ["remind", "--schedule", "quarterly", "--today", "2027-01-04"], ["when", "공포 후 6개월"],
    ["list", "--year", "2025"], ["show", "ai-basic-act"],
]  # fmt: skip


def day(arguments: list[str]) -> date | None:
    """The day of the tests, where the command line has none."""
    return None if "--today" in arguments else TODAY


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page(
    run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch,
    name: str, width: int,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("AITRACK_STORE", str(EXAMPLE))
    result = run(*PAGES[name], today=day(PAGES[name]))
    assert result.exit_code == 0, result.stderr
    golden(f"pages/{name}-{width}.txt", result.stdout_bytes.decode("utf-8"))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_no_page_of_the_shipped_store_is_wider_than_its_window(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for arguments in LONG:
        shown = run(*arguments, "--lang", lang, today=day(arguments))
        lines = shown.stdout.splitlines()
        assert lines or shown.exit_code, arguments
        assert max(map(width_columns, lines), default=0) <= width, arguments
        for line in lines:
            assert not re.search(r"(^| )\d{4}-(\d\d-)?( |$)|(^| )-\d", line), line


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("command", ["due", "list", "log", "documents", "stats"])
def test_every_head_stands_in_the_page_or_in_its_foot(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    whole = run(command).stdout.split("\n\n")[1].splitlines()
    heads = re.split(r"  +", next(line for line in whole if not line.startswith("[")).strip())
    assert len(heads) > 4
    monkeypatch.setenv("COLUMNS", str(width))
    page = run(command).stdout
    row = next(line for line in page.splitlines() if line.strip().startswith(heads[0] + "  "))
    foot = page.partition("뺀 열: ")[2].replace("\n", " ").strip().split(", ")
    assert {*re.split(r"  +", row.strip()), *filter(None, foot)} == set(heads)


def test_a_pipe_gets_whole_rows_and_a_window_folded_ones(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run("due").stdout
    assert max(map(width_columns, whole.splitlines())) > 100
    assert "뺀 열" not in whole
    monkeypatch.setenv("COLUMNS", "80")
    assert run("due").stdout != whole
    assert run("due", "-f", "json").stdout == run("due", "-f", "json").stdout
    assert "\x1b" not in run("due").stdout


def test_a_file_is_not_folded(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole = run("list").stdout
    monkeypatch.setenv("COLUMNS", "60")
    run("list", "-o", str(tmp_path / "list.txt"))
    assert (tmp_path / "list.txt").read_text("utf-8") == whole


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("과기정통부·기재부·금융위", 16, ["과기정통부·", "기재부·금융위"]),
        ("2024-07-01 ~ 2024-12-31", 14, ["2024-07-01 ~", "2024-12-31"]),
        ("예산 4,027억원", 9, ["예산", "4,027억원"]),
        ("조건 밖 3 · 지난 일정 86", 12, ["조건 밖 3 ·", "지난 일정 86"]),
        ("/root/.config/aitrack", 30, ["/root/.config/aitrack"]),
    ],
)
def test_lines_end_at_marks(text: str, columns: int, lines: list[str]) -> None:
    assert fold(text, columns) == lines


def test_a_weekday_is_no_part_of_its_own() -> None:
    assert pieces("2026-11-22(일)") == ["2026-11-22(일)"]
    assert pieces("이행(정부") == ["이행", "(정부"]
    assert pieces("15/32") == ["15/32"]


def test_what_goes_on_stands_under_its_text() -> None:
    assert hang("메모      가나다 라마바", 18, 10) == ["메모      가나다", "          라마바"]
    assert hang("아무리 길어도", None) == ["아무리 길어도"]


def table(width: int) -> tuple[list[str], tuple[str, ...]]:
    names = ("number", "d_day", "title", "ministries", "when")
    heads = [COLUMNS[name].say("ko") for name in names]
    rows = [heads, ["7", "완료 D+84", "아주 긴 이름의 과제 " * 4, "과기정통부·기재부", "'24.下"]]
    fit = fitted(names, [rows], width, ("when", "ministries"))
    return painted(drawn(fit.cells(rows), fit), colour=False).splitlines(), fit.left


def test_columns_leave_in_their_order_and_only_where_they_must() -> None:
    seen = [table(width)[1] for width in range(120, 30, -1)]
    assert seen[0] == ()
    assert seen[-1] == ("when", "ministries")
    assert set(seen) == {(), ("when",), ("when", "ministries")}
    assert seen == sorted(seen, key=len)


@pytest.mark.parametrize("width", range(34, 120, 7))
def test_what_must_stay_whole_stays_whole(width: int) -> None:
    lines, left = table(width)
    assert max(map(width_columns, lines)) <= width
    assert any("완료 D+84" in line for line in lines)
    if "ministries" not in left:
        assert any("과기정통부·" in line for line in lines)
        assert any("기재부" in line for line in lines)
    assert not [each for each in left if COLUMNS[each].ko in lines[0]]


def test_the_foot_says_what_left() -> None:
    assert left_out((), COLUMNS, "ko") == ""
    assert left_out(("when", "id"), COLUMNS, "ko") == "폭이 좁아 뺀 열: 표기, ID"
    assert left_out(("when",), COLUMNS, "en") == "columns left out for want of room: as printed"
