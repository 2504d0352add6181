"""One JSON envelope, or one item a line; written without what ``json`` costs to import."""

from __future__ import annotations

from aitrack.answers.items import envelope, item
from aitrack.printable import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from aitrack.answers.report import Report

try:
    from _json import encode_basestring
except ImportError:  # another Python than CPython
    from json.encoder import encode_basestring


def render(report: Report, fields: Sequence[str]) -> str:
    """The envelope of DESIGN §5; ``fields`` leaves only these keys in each item."""
    whole = envelope(report)
    whole["items"] = [_only(each, fields) for each in whole["items"]]
    return page(whole)


def render_lines(report: Report, fields: Sequence[str]) -> str:
    """One item a line, without the envelope."""
    items = (item(row, report.numbers.get(row.event.id)) for row in report.rows)
    return "".join(line(_only(each, fields)) for each in items)


def _only(values: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {name: values[name] for name in fields} if fields else values


def page(value: Any) -> str:
    """A value over several lines, each level indented by one blank, as ``json.dumps`` does it."""
    return _written(value, "\n") + "\n"


def line(value: Any) -> str:
    """A value on one line."""
    return _written(value, "") + "\n"


class _Quoted(dict[str, str]):
    """Texts that were met, as they are written: what would be obeyed, by its number."""

    def __missing__(self, text: str) -> str:
        if len(self) > _MOST_TEXTS:
            self.clear()
        self[text] = written = escaped(encode_basestring(text))
        return written


_MOST_TEXTS = 1 << 14
_quoted = _Quoted().__getitem__


def _written(value: Any, end: str) -> str:
    """Text of a value; ``end`` is the line end before it, with its indent, or nothing."""
    kind = value.__class__
    if kind in _PLAIN:
        return _PLAIN[kind](value)
    if kind is dict:
        return _mapping(value, end, end and end + " ")
    if kind is list or kind is tuple:
        return _list(value, end, end and end + " ") if value else "[]"
    return _quoted(str(value)) if isinstance(value, str) else repr(value)


_CONSTANTS = {None: "null", True: "true", False: "false"}
_PLAIN: dict[type, Callable[[Any], str]] = {
    str: _quoted, int: repr, bool: _CONSTANTS.__getitem__,
    None.__class__: _CONSTANTS.__getitem__,
}  # fmt: skip
"""How what most values are is written."""


def _mapping(values: dict[str, Any], end: str, inner: str) -> str:
    """A mapping; what most values are without a call of ours."""
    deeper = inner and inner + " "
    parts = []
    for name, each in values.items():
        kind = each.__class__
        if kind in _PLAIN:
            text = _PLAIN[kind](each)
        elif kind is list:
            text = _list(each, inner, deeper) if each else "[]"
        else:
            text = _written(each, inner)
        parts.append(f"{_quoted(name)}: {text}")
    if not parts:
        return "{}"
    between = f",{inner}" if end else ", "
    return f"{{{inner}{between.join(parts)}{end}}}"


def _list(values: Sequence[Any], end: str, inner: str) -> str:
    """A list that is not empty; texts, which most are, without a call of ours."""
    parts = [_quoted(each) if each.__class__ is str else _written(each, inner) for each in values]
    between = f",{inner}" if end else ", "
    return f"[{inner}{between.join(parts)}{end}]"
