"""remind: silence, memory, gaps, moved deadlines, and runs as cron starts them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import EXAMPLE, ROOT, on

if TYPE_CHECKING:
    from conftest import Run

AITRACK = str(Path(sys.executable).parent / "aitrack")
STORE = """\
format: 1
documents:
events:
  - id: plan
    title: "{title}"
    kind: plan
    deliverable: true
    source: https://example.org/plan
    when: "{when}"
"""


def make(folder: Path, when: str = "2026. 12. 31.", title: str = "기본계획 수립") -> str:
    folder.mkdir(exist_ok=True)
    (folder / "timeline.yaml").write_text(STORE.format(when=when, title=title), "utf-8")
    return str(folder)


def told(run: Run, store: str, today: date, *more: str) -> list[tuple[str, bool]]:
    result = run("remind", "--store", store, "--format", "json", "--catch-up", *more, today=today)
    assert result.exit_code == 0, result.stderr
    if not result.stdout:
        assert result.stderr == ""
        return []
    items = json.loads(result.stdout)["items"]
    return [(f"{item['id']} {item['days_left']}", item["late"]) for item in items]


@pytest.fixture(autouse=True)
def _state(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_nothing_due_is_not_a_byte(run: Run, form: str) -> None:
    result = run("remind", "--format", form, today=date(2026, 11, 22))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_without_memory_the_same_day_gives_the_same_answer(run: Run, tmp_path: Path) -> None:
    first = run("remind", today=date(2026, 12, 1))
    assert "D-30  2026-12-31" in first.stdout
    assert "aitrack show ID" in first.stdout
    assert run("remind", today=date(2026, 12, 1)).stdout == first.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_gap_is_covered_once_and_marked_late(run: Run, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    assert told(run, store, date(2026, 11, 30)) == []
    assert told(run, store, date(2026, 12, 3)) == [("plan 28", True)]
    assert told(run, store, date(2026, 12, 3)) == []
    assert told(run, store, date(2026, 12, 24)) == [("plan 7", False)]
    page = run("remind", "--store", store, "--since", "2026-11-30", today=date(2026, 12, 3))
    assert "늦음(2026-12-01)" in page.stdout


def test_a_gap_over_the_deadline_is_said_as_it_stands(run: Run, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    assert told(run, store, date(2026, 12, 1)) == [("plan 30", False)]
    assert told(run, store, date(2027, 1, 5)) == [("plan -5", True)]


def test_a_closed_day_leaves_the_gap_to_the_next_open_one(run: Run, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    assert told(run, store, date(2026, 11, 30)) == []
    assert told(run, store, date(2026, 12, 5)) == []  # Saturday
    assert told(run, store, date(2026, 12, 7)) == [("plan 24", True)]


def test_a_clock_set_back_repeats_nothing(run: Run, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    assert told(run, store, date(2026, 12, 1)) == [("plan 30", False)]
    assert told(run, store, date(2026, 11, 30)) == []
    assert told(run, store, date(2026, 12, 1)) == []
    assert told(run, store, date(2026, 12, 2)) == []


def test_a_deadline_that_moved_is_announced_anew(run: Run, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    assert told(run, store, date(2026, 12, 1)) == [("plan 30", False)]
    make(tmp_path / "s", "2026. 12. 18.")
    result = run("remind", "--store", store, "--catch-up", today=date(2026, 12, 2))
    assert "기한 바뀜(2026-12-31에서)" in result.stdout
    assert told(run, store, date(2026, 12, 3)) == []
    assert told(run, store, date(2026, 12, 11)) == [("plan 7", False)]


@pytest.mark.parametrize("torn", [b"", b"{", b'{"format": 1}', b"\x00" * 40, b"[1]", b'"\xff'])
def test_a_damaged_memory_is_put_aside(run: Run, tmp_path: Path, torn: bytes) -> None:
    store = make(tmp_path / "s")
    assert told(run, store, date(2026, 12, 1)) == [("plan 30", False)]
    (path,) = (tmp_path / ".local/state/aitrack/reminders").glob("*.json")
    path.write_bytes(torn)
    result = run("remind", "--store", store, "--catch-up", today=date(2026, 12, 2))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "깨져" in result.stderr
    assert path.with_suffix(".damaged").read_bytes() == torn
    assert told(run, store, date(2026, 12, 24)) == [("plan 7", False)]


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(tmp_path), "PATH": os.environ["PATH"], **more}


def test_two_jobs_in_the_same_minute_announce_once(tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    command = on("2026-12-01", "remind", "--store", store, "--catch-up")
    jobs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(tmp_path))
        for _ in range(4)
    ]
    answers = [job.communicate(timeout=60)[0] for job in jobs]
    assert sorted(map(bool, answers)) == [False, False, False, True]
    assert [job.returncode for job in jobs] == [0] * 4


def test_what_could_not_be_printed_is_not_remembered(tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    command = shlex.join(on("2026-12-01", "remind", "--store", store, "--catch-up"))
    failed = shell(f"{command} > /dev/full", environment(tmp_path))
    assert failed.returncode == 1
    assert b"aitrack: " in failed.stderr
    assert b"Traceback" not in failed.stderr
    again = shell(command, environment(tmp_path))
    assert "기본계획 수립" in again.stdout.decode()


def shell(command: str, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", command], env=env, capture_output=True, timeout=60, check=False, cwd="/"
    )


@pytest.mark.parametrize(
    ("env", "redirect", "code"),
    [
        ({}, "", 0),
        ({"LANG": "C", "LC_ALL": "C"}, "", 0),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "", 0),
        ({"PYTHONIOENCODING": "cp949"}, "", 0),
        ({"TZ": "America/New_York"}, "", 0),
        ({"HOME": "", "TERM": "dumb"}, "", 0),
        ({}, "<&-", 0),
        ({}, "2>&-", 0),
        ({}, ">&-", 1),
        ({}, ">&- 2>&- <&-", 1),
        ({}, ">/dev/full 2>/dev/full", 1),
    ],
)
def test_as_cron_may_start_it(env: dict[str, str], redirect: str, code: int) -> None:
    """No HOME, no locale, no streams: the right answer or an error, never a traceback."""
    done = shell(f"'{AITRACK}' remind --today 2026-12-01 {redirect}", env)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    if code == 0:
        assert "교사의 AI 기반 수업혁신" in done.stdout.decode("utf-8")
    assert done.stdout.decode("utf-8").count("aitrack: ") == 0


def test_a_state_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    env = environment(tmp_path, XDG_STATE_HOME=str(tmp_path / "file"))
    done = shell(shlex.join(on("2026-12-01", "remind", "--catch-up")), env)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "XDG_STATE_HOME" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--schedule", "dayly"], "'daily'"),
        (["--format", "pdf"], "pdf"),
        (["--since", "2026-12-02"], "뒤임"),
        (["--since", "2026-11-01", "--catch-up"], "함께"),
        (["--deliver"], "--target"),
        (["--target", "nobody"], "AITRACK_TARGET_NOBODY"),
    ],
)
def test_a_wrong_command_line_exits_2(run: Run, arguments: list[str], says: str) -> None:
    result = run("remind", *arguments, today=date(2026, 12, 1))
    assert result.exit_code == 2
    assert says in result.stderr


def test_a_hostile_title_is_harmless_in_every_shape(run: Run, tmp_path: Path) -> None:
    store = make(tmp_path / "s", title=r"<script>x</script>\r\nBcc: a@b\e[31m{{7777777*7}}|[y](z)")
    for form in ("text", "markdown", "html", "json"):
        result = run("remind", "--store", store, "--format", form, today=date(2026, 12, 1))
        assert "\x1b" not in result.stdout
        assert "\nBcc" not in result.stdout
        assert "54444439" not in result.stdout
        if form == "html":
            assert "<script" not in result.stdout


SCHEDULES = [
    ("lead_day: [3]", 3, "lead_days"),
    ("lead_days: [3, x]", 3, "정수"),
    ("lead_days: [3]\nweekdays: [mun]", 4, "mon"),
    ("lead_days: [3]\ntime: 9", 4, "09:00"),
    ("lead_days: [3]\nfilters: {ministry: [과기졍통부]}", 4, "과기정통부"),
    ("lead_days: [3]\nfilters: {minister: [a]}", 4, "ministry"),
    ("lead_days: [3]\ndeliver: ['mailto://a:b@c']", 4, "targets.yaml"),
    ("lead_days: [3]\nlead_days: [4]", 4, "3행"),
    ("after_due_every: 3", 3, "after_due"),
    ("group: what", 1, "알릴 것이 없음"),
]


@pytest.mark.parametrize(("text", "line", "says"), SCHEDULES)
def test_a_mistake_in_a_schedule_is_a_problem_with_its_line(
    run: Run, tmp_path: Path, text: str, line: int, says: str
) -> None:
    store = Path(make(tmp_path / "s"))
    (store / "schedules").mkdir()
    (store / "schedules" / "own.yaml").write_text(f"format: 1\ntitle: x\n{text}\n", "utf-8")
    result = run("check", "--store", str(store))
    assert result.exit_code == 1
    (found,) = [row for row in result.stdout.splitlines() if f"own.yaml:{line}:" in row]
    assert says in found
    assert run("remind", "--store", str(store), "--schedule", "own").exit_code == 3


def test_filters_of_a_file_mean_what_the_options_mean(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / ".config/aitrack/schedules"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(
        "format: 1\ntitle: 우리\nfilters: {ministry: [교육부]}\ndigest: 400\n", "utf-8"
    )
    result = run("remind", "--schedule", "mine", "--format", "json", today=date(2026, 12, 1))
    items = json.loads(result.stdout)["items"]
    listed = run("due", "--ministry", "교육부", "--within", "400d", "--no-overdue", "--format",
                 "json", today=date(2026, 12, 1))  # fmt: skip
    assert {i["id"] for i in items} == {i["id"] for i in json.loads(listed.stdout)["items"]}
    assert items


def test_a_silent_run_imports_nothing_it_does_not_need(tmp_path: Path) -> None:
    code = (
        "import sys, atexit\n"
        "heavy = {'apprise', 'jinja2', 'rich', 'platformdirs'}\n"
        "atexit.register(lambda: print(sorted(heavy & sys.modules.keys())))\n"
        "sys.argv = ['aitrack', 'remind', '--catch-up', '--today', '2026-11-23']\n"
        "from aitrack.app import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_scorecard_calls_nothing_a_failure_for_want_of_evidence(run: Run, form: str) -> None:
    result = run("remind", "--schedule", "quarterly", "--format", form, today=date(2026, 10, 1))
    assert "이행하지 않았다는 뜻이 아님" in result.stdout
    assert "과기정통부" in result.stdout


def test_without_a_home_the_answer_is_right_and_a_memory_is_refused(tmp_path: Path) -> None:
    """An account without a home folder: nothing is looked for below the current one."""
    env = {"HOME": "nowhere", "PATH": os.environ["PATH"]}
    done = shell(f"'{AITRACK}' remind --today 2026-12-01", env)
    assert (done.returncode, done.stderr) == (0, b"")
    for more in ("--catch-up", "--target team"):
        done = shell(f"cd {tmp_path} && '{AITRACK}' remind --today 2026-12-01 {more}", env)
        assert (done.returncode, done.stdout) == (1, b"")
        assert "HOME" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_filters_of_the_command_line_remember_apart(run: Run) -> None:
    day = date(2026, 12, 1)
    ours = run("remind", "--ministry", "교육부", "--catch-up", today=day)
    assert "다가오는 기한 1" in ours.stdout
    assert "aitrack due --ministry '교육부'" in ours.stdout
    assert ours.stderr == ""
    assert (
        "다가오는 기한 1, 끝나는 기간 · 늦을 수 없음 4"
        in run("remind", "--catch-up", today=day).stdout
    )
    assert run("remind", "--ministry", "교육부", "--catch-up", today=day).stdout == ""
    assert run("remind", "--ministry", "교육뷰", today=day).exit_code == 2


def test_a_store_adds_holidays(run: Run, tmp_path: Path) -> None:
    store = Path(make(tmp_path / "s"))
    (store / "holidays.yaml").write_text(
        'format: 1\nadded:\n  - {day: "2026-12-01", name: 임시공휴일}\n', "utf-8"
    )
    assert run("remind", "--store", str(store), today=date(2026, 12, 1)).stdout == ""
    assert "D-31" in run("remind", "--store", str(store), today=date(2026, 11, 30)).stdout
    (store / "holidays.yaml").write_text('format: 1\nadded:\n  - {day: "어느 날"}\n', "utf-8")
    assert "holidays.yaml:3:" in run("check", "--store", str(store)).stdout


def test_the_example_store_is_asked_in_english(run: Run) -> None:
    result = run("remind", "--store", str(EXAMPLE), "--lang", "en", today=date(2026, 11, 23))
    assert "Daily reminder 2026-11-23 (Mon)" in result.stdout
    assert str(EXAMPLE) in result.stdout
    assert ROOT.is_dir()


def test_a_body_has_one_heading_however_documents_write_it(run: Run) -> None:
    """The store writes 과부 and 과학부 of one."""
    page = run(
        "remind", "--schedule", "monthly", "--today", "2026-01-02", "--store", str(EXAMPLE),
        today=None,
    ).stdout  # fmt: skip
    heads = [line.partition("]")[0] for line in page.splitlines() if line.startswith("[")]
    assert "[과부" in heads
    assert "[과학부" not in heads
    assert len(heads) == len(set(heads))


def test_the_list_gives_the_day_on_which_there_is_something_to_say(run: Run) -> None:
    listed = json.loads(run("schedule", "list", "-f", "json").stdout)["items"]
    for each in listed:
        shown = run("schedule", "next", each["name"]).stdout.splitlines()[1]
        assert each["says"] in shown
        assert each["says"] >= each["next"]
