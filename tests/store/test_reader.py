"""The YAML reader: positions, text, limits, and what is kept of a damaged file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aitrack.store.files import complaints, reader, recovery
from aitrack.store.files.load import load
from aitrack.store.files.reader import KEY, TWINS, Damage, Places, parse
from aitrack.store.files.recovery import read

if TYPE_CHECKING:
    from pathlib import Path


def test_every_key_and_value_has_its_line_and_column() -> None:
    text = "a: 1\nb:\n  - c: x\n    d: y\n  - [z]\n"
    paths = {("b", 0), ("b", 0, "d"), ("b", 0, "d", KEY), ("b", 1, 0)}
    places = Places(paths)
    assert parse(text, places=places) == {"a": "1", "b": [{"c": "x", "d": "y"}, ["z"]]}
    assert places.found == {
        ("b", 0): (3, 5), ("b", 0, "d", KEY): (4, 5), ("b", 0, "d"): (4, 8), ("b", 1, 0): (5, 6),
    }  # fmt: skip


def test_a_key_that_stands_twice_keeps_its_first_value_and_is_noted() -> None:
    places = Places({("a", KEY), ("a", KEY, 1)})
    assert parse("a: 1\nb: 2\na: 3\n", places=places) == {"a": "1", "b": "2", TWINS: ["a"]}
    assert places.found == {("a", KEY): (1, 1), ("a", KEY, 1): (3, 1)}


def test_nothing_written_is_none_and_empty_quotes_are_empty_text() -> None:
    assert parse("a:\nb: ''\nc: ~\n") == {"a": None, "b": "", "c": "~"}


@pytest.mark.parametrize("text", ["25.10", "010", "12:30", "no", "2026-02-30", "1e3", "~"])
def test_scalars_stay_text(text: str) -> None:
    assert parse(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: &x 1\nb: *x\n", 1, 4),
        ("a: 1\nb: *x\n", 2, 4),
        ("a: !!python/object x\n", 1, 4),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("? [k]\n: v\n", 1, 3),
        ("a: b\n\tc: d\n", 2, 1),
        ("a: [1, 2\n", 2, 1),
        ("[" * 40 + "]" * 40, 1, 33),
    ],
)
def test_what_could_harm_or_mislead_is_refused_at_its_place(
    text: str, line: int, column: int
) -> None:
    with pytest.raises(Damage) as caught:
        parse(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_deep_nesting_costs_no_recursion() -> None:
    """PyYAML's C loader crashes the interpreter here."""
    with pytest.raises(Damage):
        parse("[" * 50_000)


def test_a_file_in_cp949_says_so_with_its_line() -> None:
    reading = read("a: 1\nb: 과기정통부\n".encode("cp949"))
    assert [(damage.line, damage.column) for damage in reading.damages] == [(2, 4)]


def test_a_byte_order_mark_and_crlf_are_accepted() -> None:
    reading = read("\ufeffa: 1\r\nb: 2\r\n".encode())
    assert reading.damages == []
    assert list(reading.root) == ["a", "b"]


def test_a_torn_item_costs_only_itself() -> None:
    text = 'format: 1\nevents:\n  - id: a\n  - id: "b\n  - id: c\n  - {id: d\n  - id: e\n'
    reading = read(text.encode())
    assert reading.root["events"] == [{"id": "a"}, {"id": "c"}, {"id": "e"}]
    places = Places({("events", at) for at in range(3)})
    read(text.encode(), places)
    assert [places.found["events", at][0] for at in range(3)] == [3, 5, 7]
    assert len(reading.damages) == 2
    assert "format" in reading.root


def test_a_refused_item_costs_only_itself() -> None:
    for refused in ("- *x", "- [&x 1]", "- !t 1", "- ? [1]\n  : 2"):
        reading = read(f"a:\n- b: 1\n{refused}\n- c: 2\n".encode())
        assert reading.root == {"a": [{"b": "1"}, {"c": "2"}]}
        assert [damage.line for damage in reading.damages] == [3]


@pytest.mark.parametrize("pure", [False, True])
@given(
    text=st.one_of(st.text(alphabet="ab: -[]{}\"'\n&*!#|>?,가", max_size=60), st.text(max_size=40))
)
def test_any_text_is_read_or_damaged(pure: bool, text: str) -> None:
    """With libyaml and without: nothing but Damage ever comes out."""
    loader = reader._LOADER  # noqa: SLF001
    reader._LOADER = yaml.SafeLoader if pure else loader  # noqa: SLF001
    try:
        read(text.encode("utf-8", "surrogatepass"))
    finally:
        reader._LOADER = loader  # noqa: SLF001


def test_what_is_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen megabytes of ``- a`` would take a gigabyte."""
    monkeypatch.setattr(reader, "MOST_MARKS", 100)
    for text in ("- a\n" * 101, "[" + "a," * 101 + "]"):
        reading = read(text.encode())
        assert [damage.words.en for damage in reading.damages] == ["too many values"]
    monkeypatch.setattr(reader, "MOST_VALUES", 50)
    reading = read(("a: [" + "[]," * 60 + "]").encode())
    assert [damage.words.en for damage in reading.damages] == ["too many values"]


def test_so_many_complaints_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complaints, "MOST", 20)
    events = "".join(f"  - {{id: e{at}, titel: x}}\n" for at in range(50))
    (tmp_path / "timeline.yaml").write_text(f"format: 1\nevents:\n{events}", "utf-8")
    timeline, problems = load([tmp_path])
    assert timeline.events == ()
    assert len(problems) == 21
    assert any("나머지는 보지 않음" in each.message.ko for each in problems)


def test_a_list_and_a_mapping_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a mistake has the file read item by item."""
    monkeypatch.setattr(reader, "MOST_ITEMS", 3)
    monkeypatch.setattr(recovery, "MOST_ITEMS", 3)
    monkeypatch.setattr(reader, "MOST_NAMES", 2)
    for text, said in (
        ("a:\n- 1\n- 2\n- 3\n- 4\n", "more than 3 items in a list"),
        ("a: {b: 1, c: 2, d: 3}\n", "more than 2 keys"),
        ('a:\n- "\n- 1\n- 2\n- 3\n- 4\n', None),
    ):
        reading = read(text.encode())
        assert reading.root == {}
        assert said in (None, reading.damages[0].words.en)
    assert read(b"a: [1, 2, 3]\nb: {c: 1, d: 2}\n").damages == []


def test_where_all_that_is_asked_for_is_found_the_rest_is_not_read() -> None:
    """Ten thousand keys twice each had every one of them looked for behind all the others."""
    text = b"a: {b: 1, b: 2, b: 3}\nc: 4\nd: [\n"
    wanted = {("a", "b", KEY), ("a", "b", KEY, 2)}
    places = Places(wanted, texts=False, most=2)
    assert read(text, places).damages == []
    assert places.found == {("a", "b", KEY): (1, 5), ("a", "b", KEY, 2): (1, 17)}


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("ok: 1\nbad: x\x07\n", 2, 7),
        ("\x07", 1, 1),
        ("\nbad: x\x07\x07\n", 2, 7),
        ("가: 나\n나: 다라\x1b\nb: \x07\n", 2, 6),  # one of the readers counts in bytes
    ],
)
def test_a_character_that_no_file_has_is_named_by_its_place(
    pure: bool, text: str, line: int, column: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    with pytest.raises(Damage) as caught:
        parse(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert "characters are not allowed" in caught.value.words.en


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: \udcb0\udca1", 1, 4), ("\nb: \udcb0", 2, 4), ("\n가: 1\nb: 나 \udcb0\n", 3, 6)],
)
def test_bytes_of_another_writing_are_named_by_their_place(
    text: str, line: int, column: int
) -> None:
    for first_line in (1, 7):
        with pytest.raises(Damage, match="UTF-8") as caught:
            parse(text, first_line=first_line)
        assert (caught.value.line, caught.value.column) == (line + first_line - 1, column)


@pytest.mark.parametrize("pure", [False, True])
def test_what_has_no_end_is_named_where_it_begins(
    pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    with pytest.raises(Damage) as caught:
        parse("a: 1\nb: '가\n\nc: 2\n")
    assert (caught.value.line, caught.value.column) == (2, 4)
    assert caught.value.words.en == "not readable as YAML: found unexpected end of stream"


@pytest.mark.parametrize(
    ("name", "most", "text"),
    [
        ("MOST_VALUES", 9, "a: 1\nb:\n- c\n- d\n- {e: 1}\n"),
        ("MOST_ITEMS", 2, "a: 1\nb:\n- c\n- d\n- e\n"),
        ("MOST_NAMES", 2, "a: 1\nb:\n- c\n- {d: 1, e: 2, f: 3}\n"),
        ("MOST_MARKS", 4, "a: 1\nb:\n- c\n- d\n- f\n"),
        ("MOST_BYTES", 15, "a: 1\nb:\n- c\n- d\n"),
    ],
)
def test_of_a_file_over_a_limit_nothing_is_kept(
    name: str, most: int, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not read a second time, item by item."""
    monkeypatch.setattr(reader, name, most + 1)
    assert read(text.encode()).root["a"] == "1"
    monkeypatch.setattr(reader, name, most)
    reading = read(text.encode())
    assert (reading.root, len(reading.damages)) == ({}, 1)


@pytest.mark.parametrize(
    ("text", "places"),
    [("- a\n", [(1, 1)]), ("\n\nhello\n", [(3, 1)]), ("", []), ("# nothing\n", [(1, 1)])],
)
def test_the_top_of_a_file_is_a_mapping(text: str, places: list[tuple[int, int]]) -> None:
    reading = read(text.encode())
    assert reading.root == {}
    assert [(damage.line, damage.column) for damage in reading.damages] == places


def test_a_damaged_file_keeps_the_first_of_two_values_too() -> None:
    assert read(b'b: 1\n"b": 2\nc: [\n').root == {"b": "1"}


def test_the_limits_are_those_that_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of SECURITY.md: what may be in a file, and one more."""
    told = (
        reader.MOST_BYTES, reader.MOST_DEPTH, reader.MOST_ITEMS, reader.MOST_NAMES,
        reader.MOST_VALUES, reader.MOST_MARKS,
    )  # fmt: skip
    assert told == (16 * 2**20, 32, 40_000, 10_000, 1_500_000, 800_000)
    monkeypatch.setattr(reader, "MOST_BYTES", 8)
    assert read(b"a: 12345").damages == []
    (damage,) = read(b"a: 123456").damages
    assert (damage.line, damage.column) == (1, 1)
    monkeypatch.setattr(reader, "MOST_BYTES", 100)
    monkeypatch.setattr(reader, "MOST_MARKS", 3)
    assert read(b"a: [1,2]\nb: 1\n").damages == []
    (damage,) = read(b"a: [1,2,3]\nb: 1\n").damages
    assert (damage.line, damage.column) == (1, 1)
    monkeypatch.setattr(reader, "MOST_DEPTH", 2)
    assert read(b"a: [1]\n").damages == []
    (damage,) = read(b"a: [[1]]\n").damages
    assert (damage.line, damage.column) == (1, 5)
    monkeypatch.setattr(reader, "MOST_VALUES", 5)
    assert read(b"a: {b: 1}\n").damages == []
    for data in (b"a: [1, 2, 3]\n", b"c: {b: 1}\na: 2\n"):
        assert [each.words.en for each in read(data).damages] == ["too many values"]


def test_what_was_read_for_its_places_alone_is_not_what_is_read_again() -> None:
    """Its texts were left out, and stood there as None for who read the same bytes after it."""
    data = b"events:\n  - id: a\n"
    read(data, Places({("events", 0, "id")}, texts=False))
    assert read(data).root == {"events": [{"id": "a"}]}
