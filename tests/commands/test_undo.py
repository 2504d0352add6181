"""Taking back: marks by an entry behind them, changes of a store byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.store.files.load import load
from conftest import EXAMPLE
from terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

URL = ("--evidence", "https://example.org/a")
ADD = (
    "add", "new-one", "--title", "새 항목", "--kind", "plan", "--source", "https://example.org/b",
    "--when", "'27.上", "--ministry", "과학부",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "s"
    folder.mkdir()
    for path in EXAMPLE.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def on(run: Run, store: Path) -> Any:
    def ask(*arguments: str, code: int = 0, **more: Any) -> str:
        result = run(*arguments, "--store", str(store), **more)
        assert result.exit_code == code, result.stderr
        return str(result.stdout + result.stderr)

    return ask


def state(on: Any, name: str, *more: str) -> str:
    out = on("show", name, "--format", "json", *more)
    return str(json.loads(out)["items"][0]["state"])


def test_a_mark_is_taken_back_by_an_entry_and_nothing_is_erased(on: Any, store: Path) -> None:
    before = state(on, "promise-by")
    on("mark", "promise-by", "--status", "done", *URL)
    marked = (store / "outcomes.yaml").read_bytes()
    assert state(on, "promise-by") == "done"
    assert "→" in on("undo")
    assert (store / "outcomes.yaml").read_bytes().startswith(marked)
    assert state(on, "promise-by") == before
    log = json.loads(on("log", "promise-by", "--format", "json"))["items"]
    assert [(e["status"], e["taken_back"]) for e in log] == [("done", True), ("retracted", False)]
    assert "뒤의 기록이 취소함" in on("show", "promise-by")
    on("check")


def test_undo_goes_back_one_step_at_a_time_and_then_says_so(on: Any) -> None:
    states = []
    for status in ("partly", "done", "changed"):
        on("mark", "promise-by", "--status", status, *URL)
        states.append(state(on, "promise-by"))
    assert states == ["partly", "done", "changed"]
    back = []
    for _ in range(3):
        on("undo")
        back.append(state(on, "promise-by"))
    assert back[:2] == ["done", "partly"]
    assert back[2] not in states
    assert "되돌릴 것이 없습니다" in on("undo")


def test_a_mark_may_be_made_again_after_it_was_taken_back(on: Any) -> None:
    for _ in range(2):
        on("mark", "promise-by", "--status", "done", *URL)
        assert state(on, "promise-by") == "done"
        on("undo")
        assert state(on, "promise-by") != "done"


def test_any_entry_can_be_taken_back_with_a_reason(on: Any) -> None:
    """``promise-kept`` is done by the government's word, ``promise-corrected`` has two entries."""
    assert "--why" in on("retract", "promise-kept", code=2)
    several = on("retract", "promise-corrected", "--why", "틀림", code=2)
    assert "1. " in several
    assert "2. " in several
    on("retract", "promise-corrected", "2", "--why", "틀림")
    assert state(on, "promise-corrected") == "partly"
    on("undo")
    assert state(on, "promise-corrected") == "changed"
    on("retract", "promise-kept", "--why", "다른 법")
    assert state(on, "promise-kept") == "overdue"
    assert state(on, "promise-kept", "--as-of", "2026-11-21") == "done"


def test_the_user_s_own_record_is_undone_where_nobody_remembers(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another machine, say, with the same record."""
    run("mark", "ai-talent-plan", "--status", "done", *URL)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    assert run("undo").exit_code == 0
    shown = json.loads(run("show", "ai-talent-plan", "--format", "json").stdout)["items"]
    assert shown[0]["outcome"] is None
    assert "되돌릴 것이 없습니다" in run("undo").stderr


def test_changes_of_a_store_are_put_back_to_the_byte(on: Any, store: Path) -> None:
    old = (store / "timeline.yaml").read_bytes()
    on(*ADD)
    added = (store / "timeline.yaml").read_bytes()
    text = on("edit", "new-one", "--dry-run").split("aitrack:")[0]
    on("edit", "new-one", stdin=text.replace("새 항목", "고친 항목"))
    assert "고친 항목" in on("show", "new-one")
    on("remove", "promise-from", "--why", "잘못 옮김")
    on("show", "promise-from", code=2)
    on("undo")
    on("show", "promise-from")
    on("undo")
    assert (store / "timeline.yaml").read_bytes() == added
    on("undo")
    assert (store / "timeline.yaml").read_bytes() == old
    on("check")


def test_what_somebody_else_changed_meanwhile_stays(on: Any, store: Path) -> None:
    path = store / "timeline.yaml"
    on(*ADD)
    path.write_bytes(b"# hello\n" + path.read_bytes())
    on("undo")
    assert path.read_bytes().startswith(b"# hello\n")
    assert b"new-one" not in path.read_bytes()
    on(*ADD)
    path.write_bytes(path.read_bytes().replace("새 항목".encode(), "남의 항목".encode()))
    changed = path.read_bytes()
    assert "그 뒤에 바뀐" in on("undo", code=1)
    assert path.read_bytes() == changed


TWO = """\
format: 1
events:
  - id: aa
    title: "가 계획"
    kind: plan
    source: https://example.org/a
    when: "2027"
    tags: [x]

  - id: bb
    title: "나라 계획"
    kind: plan
    source: https://example.org/b
    when: "2027"
    tags: [y]
"""


@pytest.fixture
def two(store: Path) -> Path:
    """A store of two items alone; its file."""
    for path in store.glob("*.yaml"):
        path.unlink()
    file = store / "timeline.yaml"
    file.write_text(TWO, "utf-8")
    return file


@pytest.mark.parametrize(
    ("edit", "by_hand"),
    [
        (("가 계획", "나 계획"), ('"나 계획"', '"다 계획"')),
        (("[x]", "[y]"), ("[y]", "[z]")),
        (("    tags: [x]", "    tags: [y]"), ("    tags: [y]\n", "")),
    ],
    ids=["a line that begins another", "a line of both items", "a line taken out since"],
)
def test_undo_never_writes_into_another_item(
    on: Any, two: Path, edit: tuple[str, str], by_hand: tuple[str, str]
) -> None:
    lines = on("edit", "aa", "--dry-run").split("aitrack:")[0]
    on("edit", "aa", stdin=lines.replace(edit[0].strip(), edit[1].strip()))
    assert two.read_text("utf-8") == TWO.replace(*edit)
    two.write_text(two.read_text("utf-8").replace(*by_hand, 1), "utf-8")
    changed = two.read_bytes()
    assert "그 뒤에 바뀐" in on("undo", "--yes", code=1)
    assert two.read_bytes() == changed


def test_undo_of_an_item_leaves_no_line_of_it_to_the_one_above(on: Any, two: Path) -> None:
    on(*ADD[:-2])
    two.write_text(two.read_text("utf-8") + "    tags: [손으로]\n    deliverable: true\n", "utf-8")
    changed = two.read_bytes()
    on("undo", "--yes", code=1)
    assert two.read_bytes() == changed


def test_an_edit_takes_a_comment_that_stands_further_left(on: Any, two: Path) -> None:
    two.write_text(TWO.replace("    kind", "# 주석\n    kind", 1), "utf-8")
    lines = on("edit", "aa", "--dry-run").split("aitrack:")[0]
    assert "\n# 주석\n  kind: plan\n" in lines
    on("edit", "aa", stdin=lines.replace("kind: plan", "kind: law"))
    rest = TWO[TWO.index("\n  - id: bb") :]
    assert two.read_text("utf-8").endswith(rest)
    assert "kind: law" in two.read_text("utf-8")


def test_an_edit_writes_one_item_and_only_what_is_good(on: Any, store: Path) -> None:
    path = store / "timeline.yaml"
    old = path.read_bytes()
    lines = on("edit", "meeting", "--dry-run").split("aitrack:")[0]
    for wrong, code in (
        (lines.replace("kind: meeting", "kind: party"), 2),
        (lines.replace("id: meeting", "id: another"), 2),
        (lines + lines, 2),
        (lines.replace("title:", "title: ["), 2),
        ("", 2),
    ):
        on("edit", "meeting", stdin=wrong, code=code)
        assert path.read_bytes() == old, wrong
    on("edit", "meeting", stdin=lines.rstrip() + "\n  note: 덧붙임\n")
    new = path.read_bytes()
    at = new.index("\n    note: 덧붙임".encode())
    assert new[:at] + new[at + len("\n    note: 덧붙임".encode()) :] == old
    # Found: refused, for the end of its last line was missed.
    on("edit", "meeting", stdin=lines.rstrip() + "\n  note: |\n    첫 줄\n    #1 예산\n")


def test_a_removed_id_is_never_used_again_and_its_record_stays(on: Any, store: Path) -> None:
    on("mark", "promise-from", "--status", "partly", *URL)
    on("remove", "promise-from", "--why", "잘못 옮김")
    on("check")
    assert "잘못 옮김" in (store / "removed.yaml").read_text("utf-8")
    again = [word.replace("new-one", "promise-from") for word in ADD]
    assert "지운 항목의 id" in on(*again, code=2)
    text = (store / "timeline.yaml").read_text("utf-8")
    (store / "timeline.yaml").write_text(
        text
        + '  - {id: promise-from, title: 다시, kind: plan, ministries: [], source: "https://e.org"}\n',
        "utf-8",
    )
    assert "지운 항목의 id" in on("check", code=1)


def test_what_others_point_at_is_not_removed(on: Any, store: Path) -> None:
    on(*ADD, "--part-of", "promise-half")
    old = (store / "timeline.yaml").read_bytes()
    on("remove", "promise-half", "--why", "x", code=1)
    assert (store / "timeline.yaml").read_bytes() == old
    assert not (store / "removed.yaml").exists()


def test_an_entry_that_takes_back_what_is_not_there_is_a_problem(on: Any, store: Path) -> None:
    with (store / "outcomes.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "\n  - {event: promise-by, status: retracted, retracts: deadbeef, "
            'recorded: "2026-11-22", by: user}\n'
        )
    assert "deadbeef" in on("check", code=1)
    assert load([store])[1][0].field == "retracts"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_person_edits_in_the_editor_of_their_own(store: Path, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415, not everywhere

    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/^  kind: .*/  kind: summit/' \"$1\"\n", "utf-8")
    editor.chmod(0o755)
    keyboard, terminal = pty.openpty()
    env = {**os.environ, "HOME": str(tmp_path), "EDITOR": str(editor), "AITRACK_INDEX": "off"}
    done = subprocess.run(
        [sys.executable, "-m", "aitrack", "edit", "meeting", "--store", store],
        stdin=terminal, capture_output=True, env=env, check=False,
    )  # fmt: skip
    os.close(keyboard)
    os.close(terminal)
    assert done.returncode == 0, done.stderr.decode()
    assert "kind: summit" in (store / "timeline.yaml").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.parametrize("keys", ["yn", "n"])
def test_what_was_written_in_the_editor_is_never_thrown_away(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    before = (store / "timeline.yaml").read_bytes()
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\necho once >> "$0.log"\nsed -i \'s/^  kind: .*/  kind: 모름/\' "$1"\n', "utf-8"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("AITRACK_INDEX", "off")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seen = typed(["edit", "meeting", "--store", str(store)], keys, b"[y/N] ").decode()
    assert (tmp_path / "editor.log").read_text().count("once") == len(keys)
    (kept,) = tmp_path.glob("aitrack-edit-*.yaml")
    assert "kind: 모름" in kept.read_text("utf-8")
    assert f"고친 글을 둔 곳: {kept}" in " ".join(seen.split())
    assert seen.count("aitrack: 아무것도 적지 않음") == 1
    assert (store / "timeline.yaml").read_bytes() == before


def test_a_line_that_was_torn_costs_one_undo_and_no_other(on: Any, tmp_path: Path) -> None:
    on("mark", "promise-by", "--status", "done", *URL)
    (journal,) = (tmp_path / "state" / "aitrack" / "changes").glob("*.jsonl")
    with journal.open("ab") as file:
        file.write(b'{"store": "/tor')
    on("mark", "promise-far", "--status", "done", *URL)
    on("undo")
    assert state(on, "promise-far") != "done"
    on("undo")
    assert state(on, "promise-by") != "done"


@pytest.mark.parametrize("index", ["on", "off"])
def test_what_was_added_and_marked_is_taken_back_step_by_step(
    on: Any, store: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    monkeypatch.setenv("AITRACK_INDEX", index)
    before = (store / "timeline.yaml").read_bytes()
    on("list")
    on(*ADD)
    on("mark", "new-one", "--status", "in-progress", *URL)
    on("undo")
    on("undo")
    assert (store / "timeline.yaml").read_bytes() == before
    assert "new-one" not in on("list", "--format", "csv")
    on("check")
    on(*ADD)
    log = json.loads(on("log", "new-one", "--format", "json"))["items"]
    assert [each["taken_back"] for each in log] == [True, False]


def test_a_record_that_stands_keeps_its_item(on: Any, store: Path) -> None:
    on(*ADD)
    added = (store / "timeline.yaml").read_bytes()
    on("mark", "new-one", "--status", "done", *URL)
    record = (store / "outcomes.yaml").read_bytes()
    (store / "timeline.yaml").write_bytes(added.replace(b"id: new-one", b"id: other-one"))
    assert "없는 항목 'new-one'" in on("check", code=1)
    assert (store / "outcomes.yaml").read_bytes() == record


@pytest.mark.parametrize("answer", ["n\n", "", "\n"])
def test_to_decline_is_no_mistake_in_the_command_line(
    on: Any, store: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    on("mark", "promise-by", "--status", "done", *URL)
    on(*ADD)
    before = {path.name: path.read_bytes() for path in store.glob("*.yaml")}
    for module in ("asking", "mark", "undo", "retract", "remove"):
        monkeypatch.setattr(f"aitrack.commands.{module}.somebody_there", lambda: True)
    for line in (
        ("undo",),
        ("retract", "promise-by", "--why", "잘못 적음"),
        ("remove", "new-one", "--why", "잘못 적음"),
        ("mark", "promise-by", "--status", "partly", *URL),
    ):
        assert "않음" in on(*line, code=1, stdin=answer)
    assert {path.name: path.read_bytes() for path in store.glob("*.yaml")} == before
