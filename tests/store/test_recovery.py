"""A file is read whole; a damaged one key by key and item by item, and what is whole is kept."""

from __future__ import annotations

from collections import deque

import pytest

from aitrack.store.files import recovery
from aitrack.store.files.reader import KEY, Places
from aitrack.store.files.recovery import read


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "_lately", deque(maxlen=4))
    monkeypatch.setattr(recovery, "_hopeless", {})


def damaged(text: str) -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.words.en) for each in read(text.encode()).damages]


def test_what_was_read_last_is_not_read_again() -> None:
    data = [b"a: %d\n" % at for at in range(6)]
    roots = [read(each).root for each in data]
    again = [read(data[at]).root is roots[at] for at in range(5, -1, -1)]
    assert again == [True, True, True, True, False, False]


def test_what_is_read_for_places_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a: 1\n"
    read(data)
    places = Places({("a",)})
    read(data, places)
    assert places.found == {("a",): (1, 4)}
    monkeypatch.setattr(recovery, "_SMALL_BYTES", 5)
    large = b"b: 1\n"
    assert read(large).root is not read(large).root
    small = b"b: 1"
    assert read(small).root is read(small).root


def test_that_nothing_can_be_read_of_a_file_is_found_out_once() -> None:
    """It may take seconds, and a run asks several times."""
    for data, root in ((b"[\n", {}), (b"a: 1\nb: [\n", {"a": "1"})):
        reading = read(data)
        assert reading.root == root
        assert read(bytes(bytearray(data))) is reading
        places = Places({("a",)})
        again = read(data, places)
        assert (again is reading) is (not root)
        assert places.found == ({("a",): (1, 4)} if root else {})
    listed = b"a: [1]\nb: [\n"
    assert read(listed) is not read(listed)
    bare = b"c: 1\nd: [\n"
    read(bare, Places({("c",)}, texts=False))
    assert read(bare).root == {"c": "1"}
    whole = Places({("c",)})
    assert read(bare, whole).root == {"c": "1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        (" \n\n", []),
        ("# nothing\n", [(1, 1)]),
        ("\n- a\n", [(2, 1)]),
        ("\n  가\n", [(2, 3)]),
        ("''\n", [(1, 1)]),
    ],
)
def test_at_the_top_there_are_names(text: str, said: list[tuple[int, int]]) -> None:
    places = Places({(), ("a",)})
    for reading in (read(text.encode(), places), read(text.encode())):
        assert reading.root == {}
        assert [(each.line, each.column) for each in reading.damages] == said
        assert all(each.words.en == "a mapping is expected" for each in reading.damages)


def test_of_a_damaged_file_all_that_is_whole_is_kept_in_its_order() -> None:
    text = "a: 1\nb:\n- c: [\n- d: 2\n\n- e: 3\nf: {\ng: 4\nb:\n- h: 5\nb: 6\ng: [7]\n"
    reading = read(text.encode())
    assert reading.root == {"a": "1", "b": [{"d": "2"}, {"e": "3"}, {"h": "5"}], "g": "4"}
    assert [each.line for each in reading.damages] == [4, 8]
    paths = {(), ("a",), ("a", KEY), ("b", 0), ("b", 1, "e"), ("b", 2), ("b", 2, "h"), ("g",)}
    places = Places(paths)
    assert read(text.encode(), places).root == reading.root
    assert places.found == {
        (): (1, 1), ("a", KEY): (1, 1), ("a",): (1, 4), ("b", 0): (4, 3), ("b", 1, "e"): (6, 6),
        ("b", 2): (10, 3), ("b", 2, "h"): (10, 6), ("g",): (8, 4),
    }  # fmt: skip


def test_the_names_of_a_list_may_be_indented_and_so_may_lists_in_it() -> None:
    text = "a:\n  - b:\n    - c\n    - d\n  - [\n  - b:\n    - e\n"
    assert read(text.encode()).root == {"a": [{"b": ["c", "d"]}, {"b": ["e"]}]}
    assert [line for line, *_ in damaged(text)] == [6]


def test_a_name_that_stands_twice_in_a_piece_is_no_matter_of_the_file() -> None:
    reading = read(b"a: {b: 1, b: 2}\nc: [\n")
    assert reading.root == {"a": {"b": "1", None: ["b"]}}


def test_what_is_damaged_as_a_whole_and_in_no_part_is_told_too() -> None:
    ((line, column, _),) = damaged("]\na: 1\nb: 2\n")
    assert (line, column) == (1, 1)
    assert read(b"]\na: 1\nb: 2\n").root == {"a": "1", "b": "2"}


def test_what_stands_beside_the_names_is_passed_over() -> None:
    assert read(b"a:b\nc: 1\nd: [\n").root == {"c": "1"}
    assert [line for line, *_ in damaged("\n\na: *x\nb:\n- *x\n")] == [3, 5]


def test_an_item_that_a_mark_stands_in_takes_no_other_with_it() -> None:
    text = "a:\n- b\n- c: 1\n=======\n  d: 2\n- e\n- f: 3\n<<<<<<< x\n\n  g: 4"
    assert read(text.encode()).root == {"a": ["b", "e"]}
    assert [line for line, *_ in damaged(text)] == [4, 8]


def test_so_many_items_are_put_together_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "MOST_ITEMS", 2)
    for items, root in ((2, {"a": ["1", "1"]}), (3, {})):
        reading = read(b"a:\n" + b"- 1\n" * items + b"b: [\n")
        assert (reading.root, len(reading.damages)) == (root, 1)


def test_of_a_heap_of_pieces_none_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "_MOST_PIECES", 5)
    good, bad = "a:\n- 1\nb:\n - 2\nc: [\n", "a:\n- 1\nb:\n - 2\n - 3\nc: [\n"
    assert (read(good.encode()).root, len(damaged(good))) == ({"a": ["1"], "b": ["2"]}, 1)
    assert (read(bad.encode()).root, len(damaged(bad))) == ({}, 1)
    assert damaged(f"{bad}<<<<<<< x\n") == [(1, 1, "an unfinished merge")]


def test_a_list_with_a_long_line_above_it_is_not_read_item_by_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each item is read with that line: of many items much work."""
    text = "a: # x\n- 1\n- 2\nb: [\n"
    monkeypatch.setattr(recovery, "_MOST_HEADS", 14)
    assert read(text.encode()).root == {"a": ["1", "2"]}
    torn = text.replace("1", "{")
    assert read(torn.encode()).root == {"a": ["2"]}
    monkeypatch.setattr(recovery, "_MOST_HEADS", 13)
    assert read(b"\n" + text.encode()).root == {"a": ["1", "2"]}
    assert read(b"\n" + torn.encode()).root == {}
