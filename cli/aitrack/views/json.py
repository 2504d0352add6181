"""One JSON envelope, or one item a line; written without what ``json`` costs to import."""

from __future__ import annotations

from itertools import chain, islice

from aitrack.answers.items import Columns, Lists, envelope, items
from aitrack.printable import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from typing import Any

    from aitrack.answers.report import Report

try:
    from _json import encode_basestring
except ImportError:  # another Python than CPython
    from json.encoder import encode_basestring


def render(report: Report, fields: Sequence[str]) -> str:
    """The envelope of DESIGN §5; ``fields`` leaves only these keys in each item."""
    return page(envelope(report, _items(report, fields)))


def render_lines(report: Report, fields: Sequence[str]) -> str:
    """One item a line, without the envelope."""
    return "".join([f"{each}\n" for each in _texts(_items(report, fields), "")])


def _items(report: Report, fields: Sequence[str]) -> Columns:
    told = items(report.rows, report.numbers)
    return Columns({name: told[name] for name in fields}) if fields else told


def page(value: Any) -> str:
    """A value over several lines, each level indented by one blank, as ``json.dumps`` does it."""
    return _texts([value], "\n")[0] + "\n"


def line(value: Any) -> str:
    """A value on one line."""
    return _texts([value], "")[0] + "\n"


def _texts(values: Sequence[Any] | Columns | Lists, end: str) -> list[str]:
    """Texts of values; those of one class are written together, as a column of a list of items is.

    Args:
        values: As many as there are.
        end: The line end before what closes a list or a mapping, with its indent, or nothing.
    """
    if isinstance(values, Columns):
        return _rows(values, values.values(), end)
    if isinstance(values, Lists):
        return _lists(values.columns, values.sizes, end)
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        return list(map(_plain, values))
    if len(kinds) > 1:
        return _apart(values, list(map(type, values)), end)
    kind = kinds.pop()
    if kind is dict:
        return _mappings(values, end)
    if kind is list or kind is tuple:
        return _lists([*chain.from_iterable(values)], list(map(len, values)), end)
    if kind is Columns:
        return [text for each in values for text in _lists(each, [each.number()], end)]
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
    return _rows(names[0], zip(*map(dict.values, values), strict=True), end)


def _rows(names: Iterable[str], columns: Iterable[Any], end: str) -> list[str]:
    """Texts of mappings of the same names, by the columns of their values."""
    inner, between = _inside(end)
    pairs = [_plain(name).replace("%", "%%") + ": %s" for name in names]
    form = f"{{{inner}{between.join(pairs)}{end}}}"
    written = [_texts(column, inner) for column in columns]
    return [form % row for row in zip(*written, strict=True)]


def _lists(inside: Sequence[Any] | Columns, sizes: Sequence[int], end: str) -> list[str]:
    """Texts of lists, whose values are written as those of one.

    Args:
        inside: The values of all lists.
        sizes: How many of them each list has.
        end: As above.
    """
    inner, between = _inside(end)
    texts = iter(_texts(inside, inner))
    return [
        f"[{inner}{between.join(islice(texts, size))}{end}]" if size else "[]" for size in sizes
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
