"""The YAML reader: positions, text, limits, and what is kept of a damaged file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aitrack.store import document
from aitrack.store.document import Damage, Listing, Mapping, Scalar, parse, read


def test_every_key_and_value_knows_its_line_and_column() -> None:
    root = parse("a: 1\nb:\n  - c: x\n    d: y\n")
    assert isinstance(root, Mapping)
    listing = root.entries["b"][1]
    assert isinstance(listing, Listing)
    item = listing.items[0]
    assert isinstance(item, Mapping)
    key, value = item.entries["d"]
    assert (key.line, key.column) == (4, 5)
    assert isinstance(value, Scalar)
    assert (value.line, value.column) == (4, 8)


@pytest.mark.parametrize("text", ["25.10", "010", "12:30", "no", "2026-02-30", "1e3", "~"])
def test_scalars_stay_text(text: str) -> None:
    root = parse(f"a: {text}")
    assert isinstance(root, Mapping)
    value = root.entries["a"][1]
    assert isinstance(value, Scalar)
    assert value.text == text


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
    assert list(reading.root.entries) == ["a", "b"]


def test_a_torn_item_costs_only_itself() -> None:
    text = 'format: 1\nevents:\n  - id: a\n  - id: "b\n  - id: c\n  - {id: d\n  - id: e\n'
    reading = read(text.encode())
    events = reading.root.entries["events"][1]
    assert isinstance(events, Listing)
    kept = [item.entries["id"][1] for item in events.items if isinstance(item, Mapping)]
    assert [(each.text, each.line) for each in kept if isinstance(each, Scalar)] == [
        ("a", 3), ("c", 5), ("e", 7),
    ]  # fmt: skip
    assert len(reading.damages) == 2
    assert "format" in reading.root.entries


@pytest.mark.parametrize("pure", [False, True])
@given(
    text=st.one_of(st.text(alphabet="ab: -[]{}\"'\n&*!#|>?,가", max_size=60), st.text(max_size=40))
)
def test_any_text_is_read_or_damaged(pure: bool, text: str) -> None:
    """With libyaml and without: nothing but Damage ever comes out."""
    loader = document._LOADER  # noqa: SLF001
    document._LOADER = yaml.SafeLoader if pure else loader  # noqa: SLF001
    try:
        read(text.encode("utf-8", "surrogatepass"))
    finally:
        document._LOADER = loader  # noqa: SLF001
