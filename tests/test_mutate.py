"""The mistakes that ``mutate.py`` makes are those it says, and each is another program."""

from __future__ import annotations

import ast

import pytest

from mistakes import made, mistakes

MADE = {
    "x = a < b": ["x = a <= b"],
    "x = a and b": ["x = a or b", "x = True and b", "x = True and a"],
    "x = not a": ["x = not not a"],
    "x = True": ["x = False"],
    "x = 3": ["x = 4", "x = 2"],
    "x = a + b": ["x = a - b"],
    "x = a[b:c]": ["x = a[c:b]"],
    "x = {a: b, c: d}": ["x = {c: d}", "x = {a: b}"],
    "x = {a}": ["x = {*()}"],
    "x = a if b else c": ["x = a if True else c", "x = a if False else c"],
    "x = [a for a in b if c]": ["x = [a for a in b if True]"],
    "a.b = c": ["pass"],
    "a(b)": ["pass"],
    "def f() -> int:\n    return a": ["def f() -> int:\n    return None"],
    "def f():\n    return False": ["def f():\n    return True"],
    "if a:\n    raise b": ["if True:\n    raise b", "if False:\n    raise b", "if a:\n    pass"],
    "x = 'SELECT a WHERE b < ?'": ["x = 'SELECT a WHERE b <= ?'"],
    "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    a()": [],
    '"""Said."""': [],
}


@pytest.mark.parametrize("text", MADE)
def test_the_mistakes_of_a_line(text: str) -> None:
    found = [ast.unparse(made(text, each)[0]) for each in mistakes(ast.parse(text))]
    assert found == MADE[text]


def test_a_mistake_knows_its_lines_and_tells_what_it_is() -> None:
    text = "def f(a):\n    if (\n        a > 1\n    ):\n        return a\n"
    found = [(each, made(text, each)[1]) for each in mistakes(ast.parse(text))]
    (turned,) = [(each, told) for each, told in found if each.what == "comparison turned"]
    assert turned[1] == "a > 1 → a >= 1"
    assert (turned[0].first, turned[0].last, turned[0].line, turned[0].inside) == (2, 4, 3, True)
