"""One JSON envelope, or one item a line; written without what ``json`` costs to import."""

from __future__ import annotations

from itertools import chain, islice

from aitrack.answers.items import envelope, item
from aitrack.printable import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
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
    return _texts([value], "\n")[0] + "\n"


def line(value: Any) -> str:
    """A value on one line."""
    return _texts([value], "")[0] + "\n"


def _texts(values: Sequence[Any], end: str) -> list[str]:
    """Texts of values; those of one class are written together, as a column of a list of items is.

    Args:
        values: As many as there are.
        end: The line end before what closes a list or a mapping, with its indent, or nothing.
    """
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        return list(map(_plain, values))
    if len(kinds) > 1:
        return _apart(values, list(map(type, values)), end)
    kind = kinds.pop()
    if kind is dict:
        return _mappings(values, end)
    if kind is list or kind is tuple:
        return _lists(values, end)
    if kind is bool:
        return ["true" if each else "false" for each in values]
    return list(map(_plain, map(str, values)) if issubclass(kind, str) else map(repr, values))


def _apart(values: Sequence[Any], sorts: Sequence[Hashable], end: str) -> list[str]:
    """Texts of values, those of one sort together."""
    found: dict[Hashable, list[Any]] = {}
    for value, sort in zip(values, sorts, strict=True):
        found.setdefault(sort, []).append(value)
    texts = {sort: iter(_texts(several, end)) for sort, several in found.items()}
    return [next(texts[sort]) for sort in sorts]


def _mappings(values: Sequence[dict[str, Any]], end: str) -> list[str]:
    """Texts of mappings; those of the same names are rows of one form."""
    names = list(map(tuple, values))
    if len(set(names)) > 1:
        return _apart(values, names, end)
    if not names[0]:
        return ["{}"] * len(values)
    inner, between = _inside(end)
    columns = [_texts(column, inner) for column in zip(*map(dict.values, values), strict=True)]
    pairs = [_plain(name).replace("%", "%%") + ": %s" for name in names[0]]
    form = f"{{{inner}{between.join(pairs)}{end}}}"
    return [form % row for row in zip(*columns, strict=True)]


def _lists(values: Sequence[Sequence[Any]], end: str) -> list[str]:
    """Texts of lists, whose values are written as those of one."""
    if not any(values):
        return ["[]"] * len(values)
    inner, between = _inside(end)
    texts = iter(_texts([*chain.from_iterable(values)], inner))
    return [
        f"[{inner}{between.join(islice(texts, len(each)))}{end}]" if each else "[]"
        for each in values
    ]


def _inside(end: str) -> tuple[str, str]:
    """What stands before the first value inside, and between two."""
    return (f"{end} ", f",{end} ") if end else ("", ", ")


class _Plain(dict["str | int | None", str]):
    """Texts and numbers that were met, as they are written: what would be obeyed, by its number."""

    def __missing__(self, value: str | int | None) -> str:
        if len(self) > _MOST:
            self.clear()
        if isinstance(value, str):
            self[value] = written = escaped(encode_basestring(value))
        else:
            self[value] = written = "null" if value is None else repr(value)
        return written


_PLAIN = frozenset((str, int, type(None)))
"""What is written alike wherever it stands; a truth would be taken for the number it equals."""
_MOST = 1 << 14
_plain = _Plain().__getitem__
