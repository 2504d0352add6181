"""Adding to a store: in its place, every other byte as it was, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aitrack.answers.library import Indexed
from aitrack.editing.fresh import make
from aitrack.editing.ledger import EVENT_KEYS, add, block, plain
from aitrack.editing.outcomes import Entry, append
from aitrack.errors import AitrackError, UsageError
from aitrack.store.files.load import load
from aitrack.store.files.reader import parse
from aitrack.store.index.build import refresh
from aitrack.store.index.opening import close_all, open_fresh
from conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = {
    "id": "plan-a", "title": "가: 계획", "publisher": "과기정통부", "dated": "2026-01-02",
    "file": "a.txt", "sha256": "0" * 64,
}  # fmt: skip


def event(name: str, line: int, document: str = "plan-a", **more: Any) -> dict[str, Any]:
    place = {"document": document, "line": str(line), "at": "붙임", "when": "'26.下"}
    return {"id": name, "title": f"{name} # 제목", "kind": "plan", "mentions": [place], **more}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    make(tmp_path)
    add([tmp_path], [], [DOCUMENT, {**DOCUMENT, "id": "plan-b"}])
    return tmp_path


def ids(store: Path) -> list[str]:
    timeline, problems = load([store])
    assert problems == ()
    return [each.id for each in timeline.events]


def test_a_new_store_is_valid_and_empty_and_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "store"
    written = make(folder)
    assert {path.name for path in written} >= {"timeline.yaml", "outcomes.yaml", "aitrack.toml"}
    assert ids(folder) == []
    with pytest.raises(UsageError, match="이미"):
        make(folder)


def test_events_stand_in_the_order_of_their_documents_lines(store: Path) -> None:
    for name, line, document in (
        ("c", 30, "plan-a"), ("z", 5, "plan-b"), ("a", 10, "plan-a"), ("b", 20, "plan-a"),
        ("b-two", 20, "plan-a"), ("y", 1, "plan-b"),
    ):  # fmt: skip
        add([store], [event(name, line, document)])
    assert ids(store) == ["a", "b", "b-two", "c", "y", "z"]
    text = (store / "timeline.yaml").read_text("utf-8")
    assert "\n\n\n" not in text
    assert text.count("\n\n  - id: ") == 6


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_other_byte_stays_as_it_was(store: Path, ending: str) -> None:
    path = store / "timeline.yaml"
    add([store], [event("a", 10), event("c", 30)])
    text = path.read_text("utf-8").replace("  - id: c", "  # --- part two ---\n\n  - id: c")
    old = (text + "# the end").replace("\n", ending).encode()
    path.write_bytes(old)
    add([store], [event("b", 20)])
    new = path.read_bytes()
    lines = block(event("b", 20), EVENT_KEYS)
    added = "".join(f"  {line}{ending}" for line in lines).encode()
    at = new.index(added)
    cut = new[:at].removesuffix(ending.encode()) + new[at + len(added) :]
    assert cut == old + (b"" if old.endswith(b"\n") else ending.encode())
    assert new.index(b"part two") > at
    assert ids(store) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (event("a", 1), "이미 있음"),
        (event("New", 1), "소문자"),
        (event("new", 1, "plan-x"), "모르는 문서"),
        (event("new", 1, ministries=["과기졍통부"]), "ministries.yaml에 없는"),
        (event("new", 1, part_of="nothing"), "없는 항목"),
        (event("new", 1, owner="x"), "모르는 이름"),
        ({**event("new", 1), "kind": "plans"}, "쓸 수 없음"),
        ({**event("new", 1), "mentions": [{"document": "plan-a", "line": "1"}]}, "at"),
    ],
)
def test_what_check_would_find_is_found_before_anything_is_written(
    store: Path, values: dict[str, Any], why: str
) -> None:
    add([store], [event("a", 1)])
    old = (store / "timeline.yaml").read_bytes()
    with pytest.raises(AitrackError, match=why):
        add([store], [event("good", 2), values])
    assert (store / "timeline.yaml").read_bytes() == old


def test_an_old_mistake_of_the_store_does_not_stop_a_good_event(store: Path) -> None:
    path = store / "timeline.yaml"
    path.write_text(path.read_text("utf-8") + "  - id: BAD\n", "utf-8")
    add([store], [event("a", 1)])
    timeline, problems = load([store])
    assert [each.id for each in timeline.events] == ["a"]
    assert problems


def test_an_event_goes_into_the_file_of_its_document(store: Path) -> None:
    add([store], [event("c", 1, "plan-c")], [{**DOCUMENT, "id": "plan-c"}], file="plan-c")
    add([store], [event("d", 2, "plan-c")])
    text = (store / "timeline.d" / "plan-c.yaml").read_text("utf-8")
    assert "- id: c\n" in text
    assert "- id: d\n" in text
    assert ids(store) == ["c", "d"]


def test_a_file_lies_in_the_store(store: Path) -> None:
    (store / "timeline.d").mkdir()
    for name in ("../out", "a/b", ".hidden"):
        with pytest.raises(UsageError):
            add([store], [event("a", 1)], file=name)
    assert not (store / "out.yaml").exists()


def test_a_dry_run_writes_nothing(store: Path) -> None:
    old = {path: path.read_bytes() for path in store.iterdir() if path.is_file()}
    (written,) = add([store], [event("a", 1)], dry_run=True)
    assert written[1][0] == "- id: a"
    assert {path: path.read_bytes() for path in store.iterdir() if path.is_file()} == old


def test_a_store_on_top_of_another_may_cite_its_documents(store: Path, tmp_path: Path) -> None:
    above = tmp_path / "above"
    make(above)
    add([store, above], [event("a", 1)])
    assert ids(above.parent) == []
    timeline, problems = load([store, above])
    assert problems == ()
    assert [each.id for each in timeline.events] == ["a"]
    with pytest.raises(AitrackError, match="이미 있음"):
        add([store, above], [event("a", 1)])


@example(text="0 ", key="kind")
@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["title", "kind", "tags", "note"]))
def test_any_text_reads_back_as_it_was(text: str, key: str) -> None:
    text = "".join(char for char in text if char.isprintable()) or "글"
    values: dict[str, Any] = {"id": "x", key: [text] if key == "tags" else text}
    assert plain(parse("\n".join(block(values, EVENT_KEYS)))) == [values]


def test_a_file_that_is_not_utf_8_takes_an_event_and_keeps_every_byte(store: Path) -> None:
    path = store / "timeline.yaml"
    add([store], [event("a", 10), event("c", 30)])
    wrong = "  - id: wrong\n    title: 과기정통부\n".encode("cp949")
    old = path.read_bytes() + b"\n" + wrong
    path.write_bytes(old)
    add([store], [event("b", 20)])
    new = path.read_bytes()
    assert wrong in new
    assert len(new) > len(old)
    timeline, problems = load([store])
    assert [each.id for each in timeline.events] == ["a", "b", "c"]
    assert len(problems) == 1


@pytest.mark.parametrize("style", ["|", ">", "|-", "|+"])
def test_a_neighbours_text_keeps_the_lines_that_look_like_comments(store: Path, style: str) -> None:
    path = store / "timeline.yaml"
    add([store], [event("a", 10), event("c", 30)])
    text = path.read_text("utf-8")
    note = f"    note: {style}\n      첫째\n      #1 예산\n"
    at = text.index("\n  - id: c")
    path.write_text(text[:at] + note + text[at:], "utf-8")
    before, _ = load([store])
    add([store], [event("b", 20)])
    after, problems = load([store])
    assert problems == ()
    assert [each.id for each in after.events] == ["a", "b", "c"]
    assert after.get("a") == before.get("a")
    assert "#1 예산" in (after.events[0].note or "")
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + note, "utf-8")
    before, _ = load([store])
    add([store], [event("d", 40)])
    after, problems = load([store])
    assert problems == ()
    assert after.get("c") == before.get("c")


def test_a_new_file_has_the_mode_of_the_umask_and_an_old_one_keeps_its_own(store: Path) -> None:
    import os  # noqa: PLC0415

    old = os.umask(0o027)
    try:
        add([store], [event("c", 1, "plan-c")], [{**DOCUMENT, "id": "plan-c"}], file="plan-c")
        (store / "timeline.yaml").chmod(0o664)
        add([store], [event("a", 1)])
    finally:
        os.umask(old)
    assert (store / "timeline.d" / "plan-c.yaml").stat().st_mode & 0o777 == 0o640
    assert (store / "timeline.yaml").stat().st_mode & 0o777 == 0o664


def test_what_is_added_stands_in_the_index_at_once(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    add([store], [event("a", 10)])
    assert refresh([store], TODAY)
    add([store], [event("b", 20)])
    record = store / "outcomes.yaml"
    append(record, [Entry("b", "done", "", "2026-11-20", "press")], stores=[store])
    index = open_fresh([str(store)])
    assert index is not None
    timeline, _ = load([store])
    assert Indexed(index).whole().events == timeline.events
    assert Indexed(index).outcomes == timeline.outcomes
    close_all()
