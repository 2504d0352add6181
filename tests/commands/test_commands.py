"""The command line: what each option means, what is said beside the answer, how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
import time_machine

from aitrack.app import command
from aitrack.commands.catalogue import COMMANDS
from conftest import DATA, EXAMPLE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STORE = ("--store", str(EXAMPLE))


BARE = ("--no-evidence", "--note", "한 문장")
"""A mark without evidence."""


def ids(run: Run, *arguments: str, today: date | None = date(2026, 11, 22)) -> list[str]:
    result = run(*arguments, "--format", "json", today=today)
    assert result.exit_code == 0, result.stderr
    return [item["id"] for item in json.loads(result.stdout)["items"]]


# --- due -------------------------------------------------------------------------------------


def half_year_promises(run: Run, today: date) -> dict[str, str]:
    result = run("list", "--format", "json", today=today)
    return {
        item["id"]: item["state"]
        for item in json.loads(result.stdout)["items"]
        if item["deliverable"] and item["end"] == "2024-12-31" and item["precision"] == "half"
    }


def test_on_its_last_day_no_second_half_promise_is_overdue(run: Run) -> None:
    states = half_year_promises(run, date(2024, 12, 31))
    assert len(states) >= 11
    assert "overdue" not in states.values()
    shown = json.loads(run("due", "--format", "json", today=date(2024, 12, 31)).stdout)["items"]
    assert not [i["id"] for i in shown if i["state"] == "overdue" and i["id"] in states]


def test_a_day_later_every_undelivered_one_is(run: Run) -> None:
    states = half_year_promises(run, date(2025, 1, 1))
    delivered = {name for name, state in states.items() if state != "overdue"}
    assert delivered == {"ai-safety-institute", "financial-genai-plan"}
    overdue = ids(run, "due", today=date(2025, 1, 1))
    assert states.keys() - delivered <= set(overdue)


def test_due_puts_overdue_first_then_goes_by_deadline(run: Run) -> None:
    result = run("due", "--format", "json", "--within", "3y")
    items = json.loads(result.stdout)["items"]
    order = {"missed": 0, "overdue": 1}
    stands = [order.get(item["state"], 2) for item in items]
    assert stands == sorted(stands)
    assert set(stands) == {0, 1, 2}
    for wanted in set(stands):
        days = [item["deadline"] for item, at in zip(items, stands, strict=True) if at == wanted]
        assert days == sorted(days)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["promise-by", "promise-half", "promise-moving", "promise-soon", "promise-near"]),
        (["--within", "2w"], ["promise-half", "promise-by", "promise-moving", "promise-soon"]),
        (["--no-overdue"], ["promise-soon", "promise-near"]),
        (["--no-overdue", "--within", "8"], ["promise-soon"]),
        (["--no-overdue", "--within", "7d"], []),
        (["--no-overdue", "--within", "1m"], ["promise-soon"]),
        (["--no-overdue", "--until", "'26.12"], ["promise-soon", "promise-near"]),
        (["--no-overdue", "--within", "1y"], ["promise-soon", "promise-near", "from-the-web"]),
        (["--no-overdue", "--within", "99999y"],
         ["promise-soon", "promise-near", "from-the-web", "promise-far"]),
        (["--no-overdue", "--within", "7d", "--undated"], ["promise-undated"]),
    ],
)  # fmt: skip
def test_the_window_of_due(run: Run, arguments: list[str], expected: list[str]) -> None:
    assert sorted(ids(run, "due", *STORE, *arguments)) == sorted(expected)


def test_due_counts_what_it_shows_and_what_it_hides(run: Run) -> None:
    result = run("due", *STORE, "--format", "json", "--limit", "2")
    whole = json.loads(result.stdout)
    assert len(whole["items"]) == 2
    assert whole["total"] == 5
    assert whole["hidden"] == {
        "later": 2, "settled": 2, "past": 1, "open_ended": 1, "undated": 1, "limit": 3,
    }  # fmt: skip
    assert len(whole["items"]) + sum(whole["hidden"].values()) == 12
    page = run("due", *STORE).stdout
    assert "미이행 확인 0 · 이행 미확인 3 · 30일 이내 1 · 그 뒤 3" in page
    assert "보이지 않은 항목: 더 먼 기한 2 · 이행·변경 등 결과 있음 2" in page


@pytest.mark.parametrize("command", ["list", "due", "timeline"])
def test_nothing_is_dropped_silently(run: Run, command: str) -> None:
    for filters in ([], ["--ministry", "과기정통부"], ["--year", "2026"], ["--kind", "law"]):
        whole = json.loads(run(command, *filters, "--format", "json").stdout)
        everything = json.loads(run("list", "--format", "json").stdout)["total"]
        assert len(whole["items"]) + sum(whole["hidden"].values()) == everything, filters


# --- filters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--ministry", "과부", "--kind", "law"], ["promise-from"]),
        (["--kind", "법령", "--kind", "mou"], ["promise-from", "promise-kept", "promise-undated"]),
        (["--state", "overdue"], ["promise-by", "promise-half", "promise-moving"]),
        (["--state", "기한 미정"], ["promise-undated"]),
        (["--document", "release-2026"], ["meeting", "promise-near", "promise-soon"]),
        (["--tag", "인재"], ["promise-half"]),
        (["--year", "2027"], ["from-the-web", "promise-far", "promise-from"]),
        (["--year", "'26", "--ministry", "과학부", "--kind", "meeting"], ["meeting"]),
        (["--from", "2026-05-21", "--to", "2026-05", "--kind", "meeting"], ["meeting"]),
        (["--from", "2026-05-22", "--kind", "meeting"], []),
        (["--stale", "787"], ["promise-from", "promise-undated"]),
        (["--stale", "788"], []),
        (["--stale", "250"], ["promise-from", "promise-moving", "promise-undated"]),
        (["--ministry", "새예산처", "--ministry", "기후부"],
         ["promise-by", "promise-corrected", "promise-kept", "promise-soon", "promise-undated"]),
    ],
)  # fmt: skip
def test_filters_of_one_name_widen_and_of_different_names_narrow(
    run: Run, arguments: list[str], expected: list[str]
) -> None:
    assert sorted(ids(run, "list", *STORE, *arguments)) == expected


def test_a_ministry_finds_its_predecessor_and_says_so(run: Run) -> None:
    result = run("list", "--ministry", "재정경제부", "--format", "json")
    named = {name for item in json.loads(result.stdout)["items"] for name in item["ministries"]}
    assert "기재부" in named
    assert "재정경제부" in named
    assert "기획재정부 → 재정경제부·기획예산처 (2026-01-02 나뉨)" in result.stderr
    assert "기획재정부" not in result.stdout


def test_a_renamed_ministry_says_so(run: Run) -> None:
    result = run("list", "--ministry", "방통위")
    assert "ai-user-protection-plan" in result.stdout
    assert "방송통신위원회 → 방송미디어통신위원회 (2025-10-01" in result.stderr


def test_an_informal_name_works(run: Run) -> None:
    assert ids(run, "due", "--ministry", "과기부") == ids(run, "due", "--ministry", "MSIT")
    assert run("due", "--ministry", "과기부").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["due", "--ministry", "과기졍통부"], "과기정통부"),
        (["list", "--kind", "lwa"], "law"),
        (["list", "--state", "이행미확임"], "이행 미확인"),
        (["list", "--document", "ai-strategy-2025"], "ai-strategy-2024"),
        (["list", "--tag", "저작꿘"], "저작권"),
        (["show", "ai-basik-act"], "ai-basic-act"),
        (["list", "--format", "jsn"], "json"),
        (["list", "--format", "json", "--fields", "id,titel"], "title"),
        (["due", "--fail-on", "overdu"], "overdue"),
    ],
)
def test_an_unknown_name_exits_2_and_suggests_the_nearest(
    run: Run, arguments: list[str], nearest: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"'{nearest}'" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["due", "--within", "soon"],
        ["due", "--until", "곧"],
        ["due", "--limit", "-1"],
        ["list", "--stale", "1.5"],
        ["list", "--year", "~'25"],
        ["list", "--from", "2027", "--to", "2026"],
        ["list", "--fields", "id"],
        ["timeline", "--from", "2026"],
        ["timeline", "--width", "wide"],
        ["list", "--lang", "fr"],
        ["show", "방안"],
        ["due", "--today", "20261322"],
        ["due", "--today", "2026-11"],
        ["nonsense"],
        ["due", "--nonsense"],
    ],
)
def test_a_wrong_command_line_exits_2_without_a_traceback(run: Run, arguments: list[str]) -> None:
    result = run(*arguments, today=None)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


# --- clock -----------------------------------------------------------------------------------


def test_late_in_the_evening_in_utc_it_is_tomorrow_in_seoul_and_aitrack_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    with time_machine.travel("2026-11-22T23:30:00+00:00", tick=False):
        result = run("list", *STORE, "--format", "json", today=None)
    assert json.loads(result.stdout)["today"] == "2026-11-23"
    assert "2026-11-23" in result.stderr
    assert "2026-11-22" in result.stderr


def test_where_the_days_agree_nothing_is_said(run: Run) -> None:
    with time_machine.travel("2026-11-22T03:00:00+00:00", tick=False):
        result = run("list", *STORE, today=None)
    assert result.stderr == ""


def test_the_day_can_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AITRACK_TODAY", "2024-12-31")
    assert json.loads(run("list", "--format", "json", today=None).stdout)["today"] == "2024-12-31"
    assert json.loads(run("list", "--format", "json").stdout)["today"] == "2026-11-22"


def test_as_of_shows_what_the_record_said_then(run: Run) -> None:
    whole = json.loads(run("list", *STORE, "--as-of", "2026-11-01", "--format", "json").stdout)
    states = {item["id"]: item["state"] for item in whole["items"]}
    assert whole["as_of"] == "2026-11-01"
    assert states["promise-corrected"] == "partly"
    early = json.loads(run("list", *STORE, "--as-of", "2025-01-01", "--format", "json").stdout)
    assert early["hidden"] == {"as_of": 3}
    assert {item["state"] for item in early["items"]} <= {
        "overdue",
        "open",
        "ongoing",
        "undated",
        "upcoming",
    }


# --- show and search -------------------------------------------------------------------------


def test_show_gives_every_mention_with_its_line_place_and_reading_and_says_why(run: Run) -> None:
    text = run("show", "ai-safety-institute").stdout
    printed_there = ((744, "'24.下"), (724, "(~'24)"), (424, "('24~)"), (482, "('24~)"))
    for line, printed in printed_there:
        assert f"ai-strategy-2024:{line}" in text
        assert f"\n      {printed} → " in text
    assert "04 AI안전·안보 확보 > 향후 주요일정" in text
    assert "2024-07-01 ~ 2024-12-31" in text
    assert "상태      이행: 2024-11-27" in text
    overdue = run("show", "ai-talent-plan").stdout
    assert "기한 2024-12-31이 지났고 이행했다는 기록이 없음" in overdue


def test_show_takes_words_that_fit_one_item(run: Run) -> None:
    assert "ID        power-grid-act" in run("show", "기간전력망").stdout
    assert "ID        ai-food-drug-strategy" in run("show", "식의약 안전혁신").stdout
    many = run("show", "AI기본법")
    assert many.exit_code == 2
    assert "ai-basic-act  AI기본법 제정" in many.stderr
    assert "sector-laws" in many.stderr


def test_search_minds_no_spaces_and_wants_every_word(run: Run) -> None:
    generative = ids(run, "search", "생성형 AI")
    assert generative == ids(run, "search", "생성형AI") == ids(run, "search", "「생성형」", "ai")
    assert len(generative) > 3
    assert ids(run, "search", "활용", "금융분야") == ["financial-genai-plan"]
    assert ids(run, "search", "financial-genai") == ["financial-genai-plan"]


def test_a_candidate_is_shown_to_be_confirmed_and_changes_no_state(run: Run) -> None:
    text = run("show", "ai-talent-plan").stdout
    assert "확인 필요: " in text
    assert "상태      이행 미확인" in text


def test_inherited_ministries_are_marked(run: Run) -> None:
    assert "528행에서 이어받음" in run("show", "ai-computing-2ef").stdout


def test_conflicts_stand_side_by_side_with_their_lines(run: Run) -> None:
    text = run("conflicts").stdout
    lines = (744, 1058, 869, 994)
    for place in (*(f"ai-strategy-2024:{line}" for line in lines), "global-ai-hub-2026:27"):
        assert place in text
    one = run("conflicts", *STORE).stdout
    assert "인재 양성 방안  [날짜]  promise-half" in one
    assert one.index("plan-2024:10") < one.index("plan-2024:5 ")
    assert ids(run, "conflicts", *STORE) == ["promise-half"]


def test_delivered_and_unconfirmed_are_told_apart(run: Run) -> None:
    """개인정보위 on 22 November 2026, each item to be followed to its line."""
    result = run("list", "--ministry", "개인정보위", "--format", "json")
    items = {item["id"]: item for item in json.loads(result.stdout)["items"]}
    assert items["pseudonymised-data-plan"]["state"] == "done"
    assert items["pseudonymised-data-plan"]["outcome"]["evidence"]
    assert items["privacy-law-reform-plan"]["state"] == "overdue"
    assert items["privacy-law-reform-plan"]["outcome"] is None
    assert all(mention["line"] for item in items.values() for mention in item["mentions"])
    due = run("due", "--ministry", "개인정보위").stdout
    assert "이행·변경 등 결과 있음" in due
    assert "가명정보" not in due


# --- when ------------------------------------------------------------------------------------


def test_when_explains_each_part(run: Run) -> None:
    text = run("when", "'25.下~'27.上").stdout
    assert "2025-07-01 ~ 2027-06-30 · 기간 · 반기 단위" in text
    assert "2027-06-30(수) D-220" in text
    assert "EDTF      2025-07/2027-06" in text
    assert "'25.下 → 2025-07-01 ~ 2025-12-31" in text


def test_when_points_at_the_column_and_counts_hangul_two_wide(run: Run) -> None:
    result = run("when", "내년 장마에")
    assert result.exit_code == 2
    said = result.stderr.splitlines()
    assert said[:2] == ["내년 장마에", "     ^ 여기서부터 날짜로 읽을 수 없음"]
    assert "'26.下" in said[2]


WHEN_KEYS = [
    "notation", "ok", "start", "end", "bound", "precision", "edtf", "approximate", "inferred",
    "rrule", "warnings", "error", "anchor", "column",
]  # fmt: skip


def test_when_reads_one_notation_a_line(run: Run) -> None:
    lines = (
        "'24.下\n공포 후 1년이 경과한 날\t2025-01-01\t2025-01-21\n향후\n매년 1월\n30년\n"
        "7월 8일(수)\t2026-07-01\n시행 후 6개월 이내\n"
    )
    result = run("when", "--format", "jsonl", stdin=lines)
    items = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(list(item) == WHEN_KEYS for item in items)
    assert [(i["ok"], i["start"], i["end"], i["bound"]) for i in items] == [
        (True, "2024-07-01", "2024-12-31", "on"),
        (True, "2026-01-22", "2026-01-22", "on"),
        (True, None, None, "vague"),
        (True, None, None, "recurring"),
        (False, None, None, None),
        (True, "2026-07-08", "2026-07-08", "on"),
        (True, None, None, "anchored"),
    ]
    assert items[3]["rrule"] == "FREQ=YEARLY;BYMONTH=1"
    assert items[4]["error"]
    assert items[5]["inferred"]
    assert items[6]["anchor"] == "시행"


def test_when_takes_a_reference_and_an_anchor(run: Run) -> None:
    assert "2025-01-01 ~ 2025-12-31" in run("when", "내년", "--ref", "2024-09-26").stdout
    counted = run("when", "공포 후 1년이 경과한 날", "--anchor", "2025-01-21", "--format", "json")
    assert json.loads(counted.stdout)["items"][0]["start"] == "2026-01-22"
    assert "--anchor" in run("when", "공포 후 1년이 경과한 날").stdout


# --- problems and exit codes -----------------------------------------------------------------


def test_a_store_with_mistakes_still_answers_and_says_how_many(run: Run) -> None:
    broken = ("--store", str(DATA / "broken"))
    result = run("due", *broken)
    assert result.exit_code == 0
    assert "앞의 좋은 항목" in result.stdout
    assert "뒤의 좋은 항목" in result.stdout
    assert "문제 21건" in result.stderr
    assert json.loads(run("list", *broken, "--format", "json").stdout)["problems"] == 21


def test_check_lists_every_mistake_with_its_place_and_exits_1(run: Run) -> None:
    result = run("check", "--store", str(DATA / "broken"))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 22
    assert any(":43:51: [bad-weekday]" in line for line in lines)
    as_json = json.loads(run("check", "--store", str(DATA / "broken"), "--format", "json").stdout)
    assert as_json["total"] == as_json["problems"] == 21


def test_check_of_a_good_store_exits_0(run: Run) -> None:
    assert run("check").exit_code == 0


def test_data_of_no_use_exits_3(run: Run, tmp_path: Path) -> None:
    assert run("due", "--store", str(tmp_path / "nowhere")).exit_code == 3
    (tmp_path / "timeline.yaml").write_text("events: [", "utf-8")
    result = run("due", "--store", str(tmp_path))
    assert result.exit_code == 3
    assert "timeline.yaml:" in result.stderr


@pytest.mark.parametrize(
    ("condition", "arguments", "code"),
    [
        ("overdue", [], 4),
        ("overdue", ["--no-overdue"], 0),
        ("due", [], 4),
        ("due", ["--within", "1d"], 0),
        ("stale", [], 4),
        ("stale", ["--no-overdue", "--within", "1d"], 0),
        ("problems", [], 0),
    ],
)
def test_fail_on_exits_4_only_when_asked_and_met(
    run: Run, condition: str, arguments: list[str], code: int
) -> None:
    assert run("due", *STORE, *arguments).exit_code == 0
    assert run("due", *STORE, *arguments, "--fail-on", condition).exit_code == code


def test_a_file_that_cannot_be_written_exits_1(run: Run, tmp_path: Path) -> None:
    result = run("list", *STORE, "-o", str(tmp_path / "no" / "where.csv"))
    assert result.exit_code == 1
    assert "where.csv" in result.stderr


# --- the process -----------------------------------------------------------------------------


def process(
    *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "aitrack", *arguments],
        env={"PATH": os.environ["PATH"], **(environment or {})}, capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "environment",
    [{}, {"LANG": "C"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp949"},
     {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}],
)  # fmt: skip
def test_korean_goes_in_and_comes_out_whole_under_cron(environment: dict[str, str]) -> None:
    result = process(
        "due", "--ministry", "과기정통부", "--today", "2026-11-22", environment=environment
    )
    assert result.returncode == 0, result.stderr
    assert "AI 핵심인재 양성·확보 방안" in result.stdout.decode("utf-8")
    assert b"\x1b" not in result.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_disk_is_an_error_and_a_closed_pipe_is_none() -> None:
    code = f"{sys.executable} -m aitrack list --format json --today 2026-11-22"
    full = subprocess.run(f"{code} > /dev/full", shell=True, capture_output=True, check=False)  # noqa: S602
    assert full.returncode == 1
    assert "출력할 수 없음" in full.stderr.decode()
    assert "Traceback" not in full.stderr.decode()
    piped = subprocess.run(f"{code} | head -1", shell=True, capture_output=True, check=False)  # noqa: S602
    assert (piped.stdout, piped.stderr) == (b"{\n", b"")


def test_a_pipe_and_help_import_neither_rich_nor_what_they_do_not_use() -> None:
    code = (
        "import sys; sys.argv = ['aitrack', *{}]\n"
        "from aitrack.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "loaded = set(sys.modules) & {{'rich', 'dateutil', 'yaml', 'icalendar'}}\n"
        "print(sorted(loaded), file=sys.stderr)"
    )
    for arguments, modules in ((["--help"], []), (["due", "--today", "2026-11-22"], ["yaml"])):
        result = subprocess.run(
            [sys.executable, "-c", code.format(arguments)],
            env={**os.environ, "AITRACK_INDEX": "off"},
            capture_output=True,
            check=True,
        )
        assert result.stderr.decode().splitlines()[-1] == str(modules)


# --- mark and log ----------------------------------------------------------------------------


def test_mark_writes_the_users_own_record_on_top_of_the_shipped_store(
    run: Run, tmp_path: Path
) -> None:
    before = (ROOT / "outcomes.yaml").read_bytes()
    result = run(
        "mark", "right-to-be-forgotten", "--status", "done", "--on", "2026-11-20",
        "--evidence", "https://example.org/a", "--by", "press",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    path = tmp_path / ".local" / "share" / "aitrack" / "outcomes.yaml"
    assert str(path) in result.stderr
    assert path.read_text("utf-8").endswith(result.stdout)
    assert (ROOT / "outcomes.yaml").read_bytes() == before
    assert "right-to-be-forgotten" not in ids(run, "due")
    assert "2026-11-20" in run("show", "right-to-be-forgotten").stdout
    entries = json.loads(run("log", "right-to-be-forgotten", "--format", "json").stdout)["items"]
    assert [(e["status"], e["on"], e["by"]) for e in entries] == [("done", "2026-11-20", "press")]


def test_a_later_entry_corrects_an_earlier_one(run: Run) -> None:
    for status in ("done", "dropped"):
        run("mark", "right-to-be-forgotten", "--status", status, "--on", "2026-11-20", *BARE)
    log = json.loads(run("log", "right-to-be-forgotten", "--format", "json").stdout)["items"]
    assert [entry["status"] for entry in log] == ["done", "dropped"]
    (shown,) = json.loads(run("show", "right-to-be-forgotten", "--format", "json").stdout)["items"]
    assert shown["state"] == "dropped"


def test_mark_writes_into_a_store_that_was_named(run: Run, tmp_path: Path) -> None:
    for path in EXAMPLE.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    old = (tmp_path / "outcomes.yaml").read_bytes()
    dry = run(
        "mark", "promise-by", "--status", "done", *BARE, "--dry-run", "--store", str(tmp_path)
    )
    assert (tmp_path / "outcomes.yaml").read_bytes() == old
    done = run("mark", "promise-by", "--status", "done", *BARE, "--store", str(tmp_path))
    assert done.stdout == dry.stdout
    assert (tmp_path / "outcomes.yaml").read_bytes().startswith(old)


def test_mark_takes_many_all_or_none(run: Run, tmp_path: Path) -> None:
    rows = "ai-talent-plan,done,2026-11-20,하나\npower-grid-act,partly,2026-11,둘\n"
    good = f"event,status,on,note\n{rows}"
    (tmp_path / "good.csv").write_text("\ufeff" + good, "utf-8")
    (tmp_path / "bad.csv").write_text(good + "nobody,done,,셋\n", "utf-8")
    (tmp_path / "wrong.csv").write_text(good + "ai-basic-act,finished,,셋\n", "utf-8")
    record = tmp_path / ".local" / "share" / "aitrack" / "outcomes.yaml"
    refused = run("mark", "--from", str(tmp_path / "bad.csv"), "--no-evidence")
    assert refused.exit_code == 2
    assert "bad.csv:4" in refused.stderr
    wrong = run("mark", "--from", str(tmp_path / "wrong.csv"), "--no-evidence")
    assert wrong.exit_code == 2
    assert "wrong.csv:4" in wrong.stderr
    assert not record.exists()
    assert run("mark", "--from", str(tmp_path / "good.csv"), "--no-evidence").exit_code == 0
    assert record.read_text("utf-8").count("- {event:") == 2


def test_mark_keeps_all_that_a_row_says(run: Run, tmp_path: Path) -> None:
    evidence = {
        "title": "제목", "publisher": "신문", "url": "https://example.org/a", "dated": "2026-11-19",
    }  # fmt: skip
    names = ["event", "status", "on", "by", "note", *evidence]
    said = ["ai-talent-plan", "done", "2026-11-20", "reference", "한 문장", *evidence.values()]
    (tmp_path / "rows.csv").write_text(f"{','.join(names)}\n{','.join(said)}\n", "utf-8")
    run("mark", "--from", "rows.csv")
    (item,) = json.loads(run("show", "ai-talent-plan", "--format", "json").stdout)["items"]
    assert item["outcome"] == {
        "status": "done", "on": "2026-11-20", "recorded": "2026-11-22", "by": "reference",
        "note": "한 문장", "renamed_to": None, "note_en": None, "renamed_to_en": None,
        "evidence": [{**evidence, "file": None, "sha256": None, "document_number": None}],
    }  # fmt: skip


def test_the_log_goes_by_the_day_of_recording(run: Run) -> None:
    said = ("mark", "ai-talent-plan", "--status", "done", "--on", "2026-11-01", *BARE)
    run(*said, today=date(2026, 11, 2))
    recorded = [e["recorded"] for e in json.loads(run("log", "--format", "json").stdout)["items"]]
    assert recorded == sorted(recorded)
    assert recorded[0] == "2026-11-02"


def test_mark_reads_what_a_korean_excel_writes(run: Run, tmp_path: Path) -> None:
    rows = "event,status,note\r\nai-talent-plan,done,한글\r\n"
    (tmp_path / "excel.csv").write_bytes(rows.encode("cp949"))
    result = run("mark", "--from", "excel.csv", "--no-evidence")
    assert result.exit_code == 0
    assert "cp949" in result.stderr
    assert 'note: "한글"' in result.stdout


def test_mark_says_from_when_a_day_to_come_counts(run: Run) -> None:
    result = run("mark", "ai-talent-plan", "--status", "done", "--on", "2026-12", *BARE)
    assert "2026-12-31부터" in result.stderr
    said = run("mark", "power-grid-act", "--status", "done", "--on", "2026-10", *BARE).stderr
    assert "부터 상태에" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["mark"],
        ["mark", "ai-talent-plan", "--status", "finished", *BARE],
        ["mark", "ai-talent-plan", "--status", "done", "--evidence", "javascript:x"],
        ["mark", "ai-talent-plan"],
        ["mark", "nobody-at-all", "--status", "done", *BARE],
        ["mark", "ai-talent-plan", "--status", "done", "--on", "언젠가", *BARE],
    ],
)
def test_mark_refuses_what_it_cannot_use(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_torn_record_costs_one_entry_and_is_named(run: Run, tmp_path: Path) -> None:
    run("mark", "ai-talent-plan", "--status", "done", "--on", "2026-11-20", *BARE)
    path = tmp_path / ".local" / "share" / "aitrack" / "outcomes.yaml"
    path.write_text(path.read_text("utf-8") + '\n  - event: "ai-basic-act\n', "utf-8")
    result = run("show", "ai-talent-plan")
    assert "상태      이행" in result.stdout
    assert "문제 1건" in result.stderr
    assert f"{path}:" in run("check").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_both_clocks(name: str) -> None:
    """A script may say --today and --as-of to all of them alike."""
    assert {"today", "as_of"} <= {param.name for param in command(name).params}


def test_a_reminder_of_a_past_record_is_not_remembered(run: Run) -> None:
    then = run("remind", "--as-of", "2024-10-01", "--today", "2025-01-02", today=None)
    assert then.exit_code == 0
    assert "2024-12-31" in then.stdout
    assert run("remind", "--as-of", "2024-10-01", "--catch-up").exit_code == 2
