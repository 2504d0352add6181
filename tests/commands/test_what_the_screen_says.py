"""What a page shows can be typed back, and what it proposes can be typed as it stands."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from aitrack.errors import installing

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STATES = {
    "미이행": "missed",
    "미이행 확인(정부 발표 2025-03-26)": "missed",
    "미확인": "overdue",
    "완료": "done",
    "일부": "partly",
    "계획 금액 · 진행 중": "open",
    "목표 · 예정": "upcoming",
    "not done": "missed",
    "amount · open": "open",
}


@pytest.mark.parametrize("word", STATES)
def test_a_state_is_taken_as_the_screen_shows_it(word: str, run: Run) -> None:
    said = run("list", "--state", word, "--format", "csv").stdout
    assert said == run("list", "--state", STATES[word], "--format", "csv").stdout
    assert len(said.splitlines()) > 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("list", "-m", "없는부"), "aitrack ministries"),
        (("show", "9999"), "aitrack search"),
        (("list", "--tag", "foo"), "거버넌스"),
        (("export", "foo"), "ics, xlsx, html"),
        (("export", "ics", "--as", "foo"), "deadline, span, todo"),
        (("list", "--lang", "en", "--state", "foo"), "not done (missed), unconfirmed (overdue)"),
    ],
)
def test_a_name_that_nobody_knows_is_told_the_way_on(
    line: tuple[str, ...], told: str, run: Run
) -> None:
    answer = run(*line)
    assert answer.exit_code == 2
    assert told in answer.stderr


def test_the_way_back_names_the_store_that_was_written(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "우리 회사"
    assert run("init", str(store)).exit_code == 0
    added = run(
        "add", "plan-one", "--title", "계획", "--when", "2026-12", "--source",
        "https://example.org/a", "--deliverable", "--ministry", "과기정통부", "--kind", "plan",
        "--store", str(store),
    )  # fmt: skip
    assert added.exit_code == 0, added.stderr
    back = shlex.split(added.stderr.partition("되돌리려면 ")[2])
    assert back == ["aitrack", "undo", "--store", str(store)]
    assert run(*back[1:], "--yes").exit_code == 0
    assert "plan-one" not in (store / "timeline.yaml").read_text("utf-8")


def test_a_file_of_one_kind_has_no_name_of_another(run: Run, tmp_path: Path) -> None:
    for kind, name in (("ics", "x.pdf"), ("ics", "x.csv"), ("svg", "x.html"), ("xlsx", "x.xls")):
        answer = run("export", kind, str(tmp_path / name))
        assert answer.exit_code == 2
        assert f".{kind}" in answer.stderr
        assert not (tmp_path / name).exists()
    assert run("export", "ics", str(tmp_path / "calendar.ICS")).exit_code == 0
    for kind, name in (("xlsx", "y.pdf"), ("html", "y.csv")):
        answer = run("export", kind, "--by-ministry", "-o", str(tmp_path / name))
        assert answer.exit_code == 2
        assert not (tmp_path / name).exists()
    apart = tmp_path / "calendars.d"
    assert run("export", "ics", str(apart), "--by-ministry", "-m", "과기정통부").exit_code == 0
    assert list(apart.glob("*.ics"))


@pytest.mark.parametrize(
    ("library", "line", "extra"),
    [
        ("icalendar", ("export", "ics"), "export"),
        ("xlsxwriter", ("list", "-o", "x.xlsx"), "export"),
        ("xlsxwriter", ("log", "-o", "x.xlsx"), "export"),
    ],
)
def test_what_is_missing_is_installed_by_the_python_that_misses_it(
    library: str, line: tuple[str, ...], extra: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    answer = run(*line)
    assert answer.exit_code == 1
    assert f"{shlex.quote(sys.executable)} -m pip install '.[{extra}]'" in answer.stderr


def test_what_came_late_and_in_part_is_not_called_done(run: Run) -> None:
    rows = run("list", "--state", "partly").stdout
    assert " 일부 D+" in rows
    assert "완료" not in rows


@pytest.mark.parametrize(
    ("prefix", "line"),
    [
        ("/home/me/.local/share/uv/tools/aitrack", "uv tool install --force '.[export]'"),
        ("/home/me/.local/pipx/venvs/aitrack", "pipx install --force '.[export]'"),
        ("/home/me/aitrack/.venv", f"{shlex.quote(sys.executable)} -m pip install '.[export]'"),
    ],
)
def test_a_tool_is_installed_again_by_what_keeps_it(
    monkeypatch: pytest.MonkeyPatch, prefix: str, line: str
) -> None:
    monkeypatch.setattr(sys, "prefix", prefix)
    assert installing("export") == (f"복제한 폴더에서 {line}", f"in the clone, {line}")
