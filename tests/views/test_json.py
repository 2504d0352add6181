"""Pages of JSON: as the library writes them, whatever stands in them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aitrack.views.json import line, page

TEXTS = st.text(st.characters(codec="utf-8").filter(str.isprintable), max_size=4)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
NAMES = st.sampled_from(["a", "b%s", "다"]) | TEXTS


def several(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = st.lists(inside, max_size=4)
    return lists | lists.map(tuple) | st.dictionaries(NAMES, inside, max_size=3)


@given(st.recursive(PLAIN, several, max_leaves=20))
def test_a_page_and_a_line_are_those_of_the_library(value: Any) -> None:
    assert page(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    assert line(value) == json.dumps(value, ensure_ascii=False) + "\n"


def test_items_of_the_same_names_keep_their_own_values() -> None:
    """A truth is not taken for the number it equals, nor a text for it."""
    value = [{"a": 1, "b": []}, {"a": True, "b": ()}, {"b": 1.0, "a": "1"}, {}, {"a": None}]
    assert json.loads(page(value)) == json.loads(json.dumps(value))
