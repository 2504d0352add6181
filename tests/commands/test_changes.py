"""What moved between documents, and between two states of a store."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.editing.fresh import make
from aitrack.editing.ledger import add
from conftest import EXAMPLE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

DOCUMENTS = [
    {
        "id": name, "title": name, "publisher": "과기정통부", "dated": dated, "file": f"{name}.txt",
        "sha256": "0" * 64,
    }
    for name, dated in (("plan-2024", "2024-09-26"), ("review-2025", "2025-03-01"))
]  # fmt: skip


def event(name: str, *said: tuple[str, str], **more: Any) -> dict[str, Any]:
    mentions = [
        {"document": document, "line": str(at), "at": "붙임", **({"when": when} if when else {})}
        for at, (document, when) in enumerate(said, 1)
    ]
    values = {"id": name, "title": f"{name} 과제", "kind": "plan", "deliverable": "true"}
    return {**values, "mentions": mentions, **more}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    make(folder)
    add(
        [folder],
        [
            event("put-off", ("plan-2024", "'24.下"), ("review-2025", "~'25")),
            event("brought-forward", ("review-2025", "'25.6월"), ("plan-2024", "'25")),
            event("opened", ("plan-2024", "'24.下"), ("review-2025", "'24~")),
            event("same", ("plan-2024", "'24.下"), ("review-2025", "~'24")),
            event("inside", ("plan-2024", "'24.下"), ("plan-2024", "'25")),
            event("silent", ("plan-2024", "'24.下"), ("review-2025", "")),
        ],
        DOCUMENTS,
    )
    return folder


def items(run: Run, *arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)["items"]
    return found


def test_a_slip_is_a_deadline_that_a_later_document_moved(run: Run, store: Path) -> None:
    found = {item["id"]: item for item in items(run, "slips", "--store", str(store))}
    assert {name: item["days"] for name, item in found.items()} == {
        "put-off": 365, "brought-forward": -184, "opened": None,
    }  # fmt: skip
    assert found["put-off"]["slip"] == "'24.下 → ~'25, +365일"
    assert found["brought-forward"]["from_document"] == "plan-2024"
    assert "'24.下 → ~'25, +365일" in run("show", "put-off", "--store", str(store)).stdout
    before = items(run, "slips", "--store", str(store), "--as-of", "2025-02-28")
    assert before == []


def test_every_difference_between_two_stores_is_named(
    run: Run, store: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.mkdir()
    text = (store / "timeline.yaml").read_text("utf-8")
    text = text.replace("  - id: same", "  - id: same-renamed\n    renamed_from: [same]")
    text = text.replace("  - id: silent\n", "  - id: silent\n    ministries: [과기정통부]\n")
    text = text.replace('"inside 과제"', '"안쪽 과제"')
    at = text.index("  - id: opened")
    text = text[:at] + text[at:].replace("'24.下", "'25.上", 1)
    text = re.sub(r"  - id: brought-forward\n(?:    .*\n)+", "", text)
    (new / "timeline.yaml").write_text(text, "utf-8")
    add([new], [event("fresh", ("plan-2024", "향후"))])
    run(
        "mark", "put-off", "--status", "done", "--on", "2025-12-01", "--by", "press", "--evidence", "https://example.org/a",
        "--store", str(new),
    )  # fmt: skip
    found = {
        (item["change"], item["id"]): item for item in items(run, "diff", str(store), str(new))
    }
    assert set(found) == {
        ("added", "fresh"), ("removed", "brought-forward"), ("moved", "opened"),
        ("reassigned", "silent"), ("settled", "put-off"),
        ("edited", "inside"),
    }  # fmt: skip
    assert found["moved", "opened"]["days"] == 181
    assert found["reassigned", "silent"]["after"] == "과기정통부"
    assert found["settled", "put-off"]["after"] == "done"
    assert found["edited", "inside"]["after"] == "title"
    page = run("diff", str(store), str(new), "--format", "markdown").stdout
    assert "### 결과" in page
    assert "- **put-off 과제**: 기록 없음 → 이행" in page
    assert items(run, "diff", str(new), str(new)) == []
    for form in ("table", "markdown"):
        then = run("diff", str(store), str(new), "--as-of", "2025-01-01", "--format", form)
        assert "2025-01-01 당시 기록" in then.stdout


def test_what_is_still_to_be_confirmed_settles_nothing(
    run: Run, store: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / "timeline.yaml").write_bytes((store / "timeline.yaml").read_bytes())
    run(
        "mark",
        "put-off",
        "--status",
        "done",
        "--no-evidence",
        "--note",
        "가",
        "--on",
        "2025-12-01",
        "--store",
        str(new),
    )
    record = new / "outcomes.yaml"
    text = record.read_text("utf-8").rstrip().removesuffix("}")
    record.write_text(f"{text}, candidate: true}}\n", "utf-8")
    (found,) = items(run, "diff", str(store), str(new))
    assert (found["change"], found["after"]) == ("edited", "outcomes")


def test_the_users_own_record_is_no_difference_of_the_shipped_store(
    run: Run, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in ROOT.glob("*.yaml"):
        (copy / path.name).write_bytes(path.read_bytes())
    run(
        "mark",
        "ai-talent-plan",
        "--status",
        "done",
        "--no-evidence",
        "--note",
        "가",
        "--on",
        "2026-11-20",
    )
    assert items(run, "diff", str(copy), str(ROOT)) == []


def test_a_store_is_compared_with_itself_at_a_git_revision(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GIT_DIR", raising=False)
    git = ["git", "-C", str(store), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "first"], check=True)
    add([store], [event("fresh", ("plan-2024", "'27"))])
    (found,) = items(run, "diff", "git:HEAD", str(store), "--store", str(store))
    assert (found["change"], found["id"]) == ("added", "fresh")
    subprocess.run([*git, "commit", "-q", "-a", "-m", "second"], check=True)
    assert items(run, "diff", "git:HEAD", str(store), "--store", str(store)) == []
    (found,) = items(run, "diff", "git:HEAD~1", "git:HEAD", "--store", str(store))
    assert (found["change"], found["id"]) == ("added", "fresh")
    wrong = run("diff", "git:nowhere", str(store), "--store", str(store))
    assert wrong.exit_code == 2
    assert "git" in wrong.stderr
    assert run("diff", "git:--help", str(store), "--store", str(store)).exit_code == 2


def test_what_is_no_store_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("diff", str(tmp_path / "nothing"), str(store)).exit_code == 2
    assert items(run, "diff", str(store / "timeline.yaml"), str(store)) == []


def test_a_store_is_started_and_filled_without_an_editor(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("과기정통부\n기본계획 '27.上\n", "utf-8")
    assert run("init", "ours").exit_code == 0
    made = run(
        "add-document", "plan-2027", "--title", "2027 계획", "--publisher", "과기정통부",
        "--dated", "2026. 12. 1.", "--text", "plan.txt", "--store", "ours",
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    first = run(
        "add", "basic", "--title", "기본계획", "--kind", "plan", "-m", "과기정통부",
        "--document", "plan-2027", "--line", "2", "--at", "본문", "--when", "'27.上",
        "--deliverable", "--store", "ours",
    )  # fmt: skip
    assert first.exit_code == 0, first.stderr
    snippet = "- id: piped\n  title: 둘째\n  kind: law\n  source: https://example.org/a\n"
    assert run("add", "--store", "ours", stdin=snippet).exit_code == 0
    names = [item["id"] for item in items(run, "list", "--store", "ours")]
    assert sorted(names) == ["basic", "piped"]
    assert run("check", "--store", "ours", "--documents", str(tmp_path)).exit_code == 0
    assert run("add", "--store", "ours", stdin="- - -\n").exit_code == 2
    other = run("add", "--store", "ours", stdin=b"id: x\ntitle: \xb0\xa1\n")
    assert other.exit_code == 2
    assert "2:8" in other.stderr
    refused = run("add", "x", "--title", "x", "--kind", "plan", "--source", "https://example.org/a")
    assert refused.exit_code == 2
    assert "init" in refused.stderr


def test_clashes_between_stores_are_named(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        make(tmp_path / name)
        source = {"id": "same", "title": "t", "kind": "plan", "source": "https://example.org/a"}
        add([tmp_path / name], [source])
    result = run("check", "--store", "one", "--store", "two")
    assert result.exit_code == 1
    assert "one/timeline.yaml:7" in result.stdout
    assert "two/timeline.yaml:7" in result.stdout


def test_two_days_of_one_store_are_compared(run: Run, tmp_path: Path) -> None:
    """What fell due, was settled, moved and was added since the earlier one."""
    folder = tmp_path / "s"
    folder.mkdir()
    for path in EXAMPLE.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    on = ("--store", str(folder))
    first, last = "2024-12-01", "2026-11-22"
    found = items(run, "diff", "--since", first, *on)
    by_change: dict[str, set[str]] = {}
    for each in found:
        by_change.setdefault(each["change"], set()).add(each["id"])
    listed = json.loads(run("list", "--format", "json", *on).stdout)["items"]
    promised = {
        e["id"]
        for e in listed
        if e["deliverable"] and e["deadline"] and first <= e["deadline"] < last
    }
    assert promised
    assert by_change["fell-due"] == promised
    states = {e["id"]: e["state"] for e in listed}
    assert all(e["after"] == states[e["id"]] for e in found if e["change"] == "fell-due")
    assert {"promise-kept", "promise-corrected"} <= by_change["settled"]
    then = run("list", "--today", first, "--as-of", first, "--format", "json", *on, today=None)
    known = {e["id"] for e in json.loads(then.stdout)["items"]}
    assert by_change["added"] == set(states) - known
    page = run("diff", "--since", first, *on).stdout
    assert page.startswith(f"{first}부터 {last}까지")
    assert "[기한이 지남]" in page
    until = items(run, "diff", "--since", first, "--as-of", "2025-02-01", *on)
    assert {e["id"] for e in until if e["change"] == "fell-due"} < promised
    quiet = run("diff", "--since", "2026-11-21", *on).stdout
    assert "달라진 항목이 없습니다" in quiet
    for wrong in (["--since", "내일"], [], ["a", "b", "--since", first], ["a"]):
        assert run("diff", *wrong, *on).exit_code == 2
