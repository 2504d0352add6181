"""One JSON envelope, or one item a line; written without what ``json`` costs to import."""

from __future__ import annotations

from aitrack.answers.items import envelope, item
from aitrack.printable import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
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


def quoted(text: str) -> str:
    """A string; what a terminal would obey stands in it by its number."""
    return escaped(encode_basestring(text))


def _written(value: Any, end: str) -> str:
    """Text of a value; ``end`` is the line end before it, with its indent, or nothing."""
    kind = value.__class__
    if kind is str:
        return quoted(value)
    if kind is dict or kind is list or kind is tuple:
        return _joined(value, end, end and end + " ", named=kind is dict)
    if value is None or kind is bool:
        return _CONSTANTS[value]
    return quoted(value) if isinstance(value, str) else repr(value)


_CONSTANTS = {None: "null", True: "true", False: "false"}


class _Names(dict[str, str]):
    """The keys that were met, as they are written."""

    def __missing__(self, name: str) -> str:
        self[name] = written = quoted(name) + ": "
        return written


_names = _Names()


def _joined(values: Any, end: str, inner: str, *, named: bool) -> str:
    """A list, or a mapping, with its brackets; texts and nulls, which most are, without a call."""
    if named:
        parts = [
            _names[name]
            + (
                quoted(each)
                if each.__class__ is str
                else "null"
                if each is None
                else _written(each, inner)
            )
            for name, each in values.items()
        ]
        first, last = "{}"
    else:
        parts = [_written(each, inner) for each in values]
        first, last = "[]"
    if not parts:
        return first + last
    between = f",{inner}" if end else ", "
    return f"{first}{inner}{between.join(parts)}{end}{last}"
