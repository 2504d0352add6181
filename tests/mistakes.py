"""The mistakes a programmer could have made in a module, one at a time, for ``mutate.py``.

A comparison off by one or turned, ``and`` for ``or``, a number one more or less, a sum that is a
difference, a condition that always or never holds, a result or a statement left out, a slice from
its end to its start, an entry missing from a table, and in the index's questions the same in SQL.
What only a checker of types reads is left alone, and so is what compiles to the same code.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

_TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_SQL = re.compile(r" (?:<=|>=|<>|<|>|=|AND|OR|NOT IN|IN|NOT EXISTS|EXISTS|IS NOT|IS|DESC|\+|-) ")
_ASKED = re.compile(r"\b(?:SELECT|WHERE|AND|ORDER BY|FROM)\b|\{of\}|= \?")
_OTHER = {
    " <= ": " < ", " < ": " <= ", " >= ": " > ", " > ": " >= ", " = ": " <> ", " <> ": " = ",
    " AND ": " OR ", " OR ": " AND ", " IN ": " NOT IN ", " NOT IN ": " IN ", " EXISTS ":
    " NOT EXISTS ", " NOT EXISTS ": " EXISTS ", " IS ": " IS NOT ", " IS NOT ": " IS ",
    " DESC ": " ", " + ": " - ", " - ": " + ",
}  # fmt: skip


class Mistake(NamedTuple):
    """One that could be made."""

    at: int
    """Which node of the module, in the order of ``_nodes``."""
    what: str
    which: int
    """Which of several of its kind in one node."""
    first: int
    last: int
    """The lines of the statement, without what is indented below it."""
    line: int
    inside: bool
    """Whether in a function, so that it makes no difference before one is called."""


def mistakes(tree: ast.Module) -> list[Mistake]:
    """All that could be made, in the order of the module."""
    return [
        Mistake(at, what, which, first, last, getattr(node, "lineno", first), inside)
        for at, (node, first, last, inside) in enumerate(_nodes(tree))
        for what, which in _kinds(node)
    ]


def made(text: str, mistake: Mistake) -> tuple[ast.Module, str]:
    """The module with it, and what it is: what stood there → what stands there."""
    tree = ast.parse(text)
    node = _nodes(tree)[mistake.at][0]
    before = _told(node, mistake)
    _make(node, mistake.what, mistake.which)
    ast.fix_missing_locations(tree)
    return tree, f"{before} → {_told(node, mistake)}"


def _told(node: ast.AST, mistake: Mistake) -> str:
    """In one line, without what is indented below it."""
    match node:
        case ast.If() | ast.IfExp() | ast.While():
            node = node.test
        case ast.comprehension():
            node = node.ifs[mistake.which]
        case ast.Dict() | ast.Set() | ast.Constant(value=str()):
            return f"{mistake.what} {mistake.which + 1}"
    return " ".join(ast.unparse(node).split())


def _nodes(tree: ast.Module) -> list[tuple[ast.AST, int, int, bool]]:
    """What runs, each with the lines of its statement and whether it stands in a function."""
    found: list[tuple[ast.AST, int, int, bool]] = []

    def walk(node: ast.AST, first: int, last: int, *, inside: bool) -> None:
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            first = node.lineno
            last = max(first, body[0].lineno - 1) if body else node.end_lineno or first
        found.append((node, first, last, inside))
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns"} or (name == "body" and _for_types(node)):
                continue
            below = inside or (name == "body" and isinstance(node, ast.FunctionDef))
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, ast.AST):
                    walk(each, first, last, inside=below)

    walk(tree, 1, 1, inside=False)
    return found


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _kinds(node: ast.AST) -> list[tuple[str, int]]:  # noqa: C901, PLR0912, a table of forms
    found: list[tuple[str, int]] = []
    match node:
        case ast.Compare():
            found = [("comparison turned", at) for at, op in enumerate(node.ops)
                     if type(op) in _TURNED]  # fmt: skip
        case ast.BoolOp():
            found = [("and for or", 0)] + [("part left out", at) for at in range(len(node.values))]
        case ast.UnaryOp(op=ast.Not()):
            found = [("not left out", 0)]
        case ast.Constant(value=bool()):
            found = [("true for false", 0)]
        case ast.Constant(value=int()):
            found = [("one more", 0), ("one less", 0)]
        case ast.Constant(value=str() as text) if _ASKED.search(text):
            found = [("other SQL", at) for at, _ in enumerate(_SQL.finditer(text))]
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            found = [("plus for minus", 0)]
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in {"False", "None"}:
            found = [("nothing returned", 0)]
        case ast.Slice(lower=ast.expr()) | ast.Slice(upper=ast.expr()):
            found = [("slice turned", 0)]
        case ast.Dict() | ast.Set():
            size = len(node.values if isinstance(node, ast.Dict) else node.elts)
            found = [("entry left out", at) for at in range(size)]
        case ast.Expr(value=ast.Constant()):
            pass
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.Expr() | ast.AugAssign():
            found = [("statement left out", 0)]
        case ast.Raise() | ast.Continue() | ast.Break() | ast.Delete():
            found = [("statement left out", 0)]
        case ast.If() | ast.IfExp() if not _for_types(node):
            found = [("always", 0), ("never", 0)]
        case ast.While():
            found = [("never", 0)]
        case ast.comprehension():
            found = [("always", at) for at in range(len(node.ifs))]
    return found


def _make(node: ast.AST, what: str, which: int) -> None:  # noqa: C901, PLR0912, a table of forms
    match node:
        case ast.Compare():
            node.ops[which] = _TURNED[type(node.ops[which])]()
        case ast.BoolOp() if what == "and for or":
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.BoolOp():
            del node.values[which]
            node.values.insert(0, ast.Constant(isinstance(node.op, ast.And)))
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int() as number):
            node.value = number + (1 if what == "one more" else -1)
        case ast.Constant(value=str() as text):
            met = list(_SQL.finditer(text))[which]
            node.value = text[: met.start()] + _OTHER[met[0]] + text[met.end() :]
        case ast.BinOp():
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        case ast.Return():
            node.value = ast.Constant(None)
        case ast.Slice():
            node.lower, node.upper = node.upper, node.lower
        case ast.Dict():
            del node.keys[which], node.values[which]
        case ast.Set():
            del node.elts[which]
            if not node.elts:
                node.elts.append(ast.Starred(ast.Tuple([], ast.Load()), ast.Load()))
        case ast.If() | ast.IfExp() | ast.While():
            node.test = ast.Constant(what == "always")
        case ast.comprehension():
            node.ifs[which] = ast.Constant(value=True)
        case ast.stmt():
            _drop(node)


def _drop(node: ast.stmt) -> None:
    """Make a statement say nothing, where it stands."""
    for name in node._fields:
        delattr(node, name)
    place = node.lineno, node.col_offset, node.end_lineno, node.end_col_offset
    node.__class__ = ast.Pass
    node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = place
