"""Known late, not known, never late: three things apart; umbrellas by their parts; who answers."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.status import State, standing
from aitrack.store.files.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

HEAD = """format: 1
documents:
  - {id: plan, title: "계획", publisher: 정부, dated: "2024-09-26", file: plan.txt, sha256: SHA}
events:
""".replace("SHA", "0" * 64)
BODIES = """format: 1
bodies:
  - {id: old, name: 옛위원회, kind: 위원회, succeeded: {to: [new], how: functions-moved}}
  - {id: new, name: 새부, kind: 부}
  - {id: customs, name: 관세청, kind: 청}
"""
EVENTS = """
  missed | delivery | ~'24
  moving | delivery | ~'24
  settled | delivery | ~'24
  unknown | delivery | ~'24
  early | delivery | '25
  doubtful | delivery | ~'24
  figure | target | '24
  money | amount | '24
  window | window | '24
  whole | umbrella | ~'24
  inner | umbrella | ~'24 | whole
  kept | delivery | ~'25 | inner
  half | delivery | ~'24 | inner
  plan-b | delivery | ~'24 | whole
  hope | target | ~'24 | whole
  empty | umbrella | ~'24
  own | umbrella | ~'24
  under | delivery | '27 | own
"""
ENTRIES = """
  missed | not-done | 2025-03-10
  moving | not-done | 2025-03-10
  moving | in-progress | 2025-06-01
  settled | done | 2025-05-01
  settled | not-done | 2025-03-10
  early | not-done | 2025-03-10
  doubtful | not-done | 2025-03-10 | candidate
  kept | done | 2025-03-01
  half | partly | 2025-04-01
  plan-b | not-done | 2025-02-01
  own | partly | 2025-02-01
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    events, entries = "", ""
    for at, line in enumerate(EVENTS.split("\n")[1:-1], 1):
        name, nature, when, *above = line.strip().split(" | ")
        events += f"  - id: {name}\n    title: {name}\n    kind: plan\n    ministries: [옛위원회]\n"
        events += f"    nature: {nature}\n    mentions:\n"
        events += f'      - {{document: plan, line: {at}, at: "가", when: "{when}"}}\n'
        events += "".join(f"    part_of: {each}\n" for each in above)
        if name == "unknown":
            events += '    field: "관세"\n    field_ministries: [관세청]\n'
    for line in ENTRIES.split("\n")[1:-1]:
        name, status, day, *more = line.strip().split(" | ")
        entries += f'  - event: {name}\n    status: {status}\n    "on": "{day}"\n'
        entries += '    recorded: "2026-01-01"\n    by: press\n'
        entries += "    evidence: [{publisher: 신문, url: https://example.org/a}]\n"
        entries += "    candidate: true\n" * bool(more)
    (folder / "timeline.yaml").write_text(HEAD + events, "utf-8")
    (folder / "outcomes.yaml").write_text(f"format: 1\noutcomes:\n{entries}", "utf-8")
    (folder / "ministries.yaml").write_text(BODIES, "utf-8")
    return folder


def asked(run: Run, store: Path, *arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--store", str(store), "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("event", "day", "state"),
    [
        ("missed", "2025-03-09", State.OVERDUE),  # nobody has said it yet
        ("missed", "2025-03-10", State.MISSED),
        ("missed", "2031-01-01", State.MISSED),  # until something settles it
        ("moving", "2025-06-01", State.MISSED),  # news of progress takes nothing back
        ("settled", "2025-04-30", State.MISSED),
        ("settled", "2025-05-01", State.DONE),  # wherever it stands in the record
        ("unknown", "2025-03-10", State.OVERDUE),
        ("early", "2025-03-10", State.OPEN),  # said before the deadline, it says nothing of it
        ("early", "2026-01-01", State.OVERDUE),
        ("doubtful", "2025-03-10", State.OVERDUE),
        ("figure", "2024-12-31", State.OPEN),
        ("figure", "2025-01-01", State.ENDED),
        ("money", "2025-01-01", State.ENDED),
        ("window", "2025-01-01", State.PAST),
        ("whole", "2025-02-28", State.PAST),  # nothing delivered beneath it
        ("whole", "2025-03-01", State.PARTLY),
        ("inner", "2025-03-01", State.PARTLY),
        ("empty", "2025-01-01", State.PAST),
    ],
)
def test_state(store: Path, event: str, day: str, state: State) -> None:
    timeline, problems = load([store])
    assert problems == ()
    found = timeline.get(event)
    assert found is not None
    assert standing(found, timeline, date.fromisoformat(day)).state is state


def test_three_things_stay_apart(run: Run, store: Path) -> None:
    whole = asked(run, store, "due")
    states = [(item["id"], item["state"]) for item in whole["items"]]
    assert states == [
        ("missed", "missed"), ("moving", "missed"), ("plan-b", "missed"),
        ("unknown", "overdue"), ("doubtful", "overdue"), ("early", "overdue"),
    ]  # fmt: skip
    assert whole["items"][1]["outcome"]["status"] == "not-done"
    *_, row = asked(run, store, "stats")["items"]
    assert (row["promised"], row["missed"], row["unconfirmed"]) == (10, 3, 3)
    page = run("due", "--store", str(store)).stdout
    assert "미이행 확인 3 · 이행 미확인 3" in page
    assert "미이행 확인(언론 보도 2025-03-10)" in page
    assert "(2025-03-10, 언론 보도" in run("show", "missed", "--store", str(store)).stdout


@pytest.mark.parametrize(("left", "soon"), [(30, 1), (31, 0)])
def test_near_is_what_falls_due_in_thirty_days(run: Run, store: Path, left: int, soon: int) -> None:
    day = date(2025, 12, 31) - timedelta(left)
    page = run("due", "--within", "60", "--store", str(store), today=day).stdout
    assert f"30일 이내 {soon} " in page
    assert f"D-{left} " in page


def test_what_cannot_be_late_is_counted_apart_and_has_no_d_day(run: Run, store: Path) -> None:
    hidden = asked(run, store, "due")["hidden"]
    assert hidden == {
        "later": 1, "amounts_ended": 1, "targets_ended": 2, "settled": 3, "past": 1,
        "umbrellas": 4,
    }  # fmt: skip
    page = run("list", "--state", "ended", "--store", str(store)).stdout
    assert "계획 금액 · 실적 미확인" in page
    assert "목표 · 실적 미확인" in page
    assert "D+" not in page


def test_an_umbrella_says_what_its_parts_are_worth(run: Run, store: Path) -> None:
    """At whatever depth, each promise once, and targets are no promises."""
    (item,) = asked(run, store, "show", "whole")["items"]
    assert item["parts"] == {
        "total": 3, "delivered": 2, "partly": 1, "changed": 0, "missed": 1, "unconfirmed": 0,
        "ahead": 0,
    }  # fmt: skip
    page = run("show", "whole", "--store", str(store)).stdout
    assert "세부 3건 중 2건 이행(일부 1)" in page
    assert "plan-b" in page
    said = run("list", "--state", "partly", "--store", str(store)).stdout
    assert "일부 이행(언론 보도 · 세부 1건 중 0건 이행)" in said  # both, where the two differ
    (item,) = asked(run, store, "show", "empty")["items"]
    assert item["parts"] is None


def test_who_answers_by_the_field_is_found_and_marked(run: Run, store: Path) -> None:
    (item,) = asked(run, store, "list", "--ministry", "관세청")["items"]
    assert (item["field"], item["field_ministry_ids"]) == ("관세", ["customs"])
    assert item["ministry_ids"] == ["old"]
    assert "관세청(분야로 추정)" in run("due", "--store", str(store)).stdout


def test_work_that_moved_is_said_and_makes_no_family(run: Run, store: Path) -> None:
    """Who has the work now is found with it; the heir's own promises are not those of the gone."""
    path = store / "timeline.yaml"
    text = path.read_text("utf-8")
    head, last = text.rsplit("ministries: [옛위원회]", 1)
    path.write_text(f"{head}ministries: [새부]{last}", "utf-8")
    came = asked(run, store, "list", "--ministry", "새부")["items"]
    assert [item["id"] for item in came if item["ministries"] == ["새부"]] == ["under"]
    assert all(item["ministry_ids_now"] == ["new"] for item in came if item["id"] != "under")
    assert "missed" in {item["id"] for item in came}
    left = asked(run, store, "list", "--ministry", "옛위원회")["items"]
    assert {item["id"] for item in came} - {item["id"] for item in left} == {"under"}
    page = run("show", "missed", "--store", str(store)).stdout
    assert "옛위원회 → 새부 (날짜 미확인: 없어지고 업무가 옮겨 감)" in page


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("outcomes.yaml", '    "on": "2025-03-10"\n', "", "on"),
        ("timeline.yaml", '    field: "관세"\n', "", "field_ministries에는 field가 있어야 함"),
        ("timeline.yaml", "[관세청]", "[관세총]", "'관세총'"),
        ("ministries.yaml", "how: functions-moved", "how: split", "on이(가) 없음"),
    ],
)
def test_check_knows_the_new_keys(
    run: Run, store: Path, name: str, old: str, new: str, message: str
) -> None:
    path = store / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    result = run("check", "--store", str(store))
    assert result.exit_code == 1
    assert message in result.stdout
