"""Cells of a page → aligned plain text; and which columns ``due``, ``list`` and ``search`` have."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.printable import width_columns
from aitrack.views.labels import COLUMNS, GROUPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aitrack.errors import Lang
    from aitrack.views.summary import Head

GAP = "  "
DUE = ("number", "d_day", "deadline", "title", "ministries", "state", "when")
LIST = ("number", "d_day", "days", "title", "ministries", "state", "when", "id")
RIGHT = frozenset({"number", "d_day"})

Cells = list[list[str]]


def heads(names: Sequence[str], lang: Lang) -> list[str]:
    """The heads of columns."""
    return [COLUMNS[name].say(lang) for name in names]


def lay_out(
    report: Head, names: Sequence[str], groups: Sequence[tuple[str, Cells]], lang: Lang
) -> str:
    """Heading, groups under their names, and what is not shown; aligned and never cut.

    Args:
        report: What stands above and below.
        names: The columns.
        groups: The name of each group, and its rows behind a row of heads.
        lang: The language.
    """
    from aitrack.views.summary import (  # noqa: PLC0415, only around lists of items
        bodies_now,
        footing,
        heading,
        nothing,
    )

    widths = natural_widths([cells for _, cells in groups])
    lines = [heading(report, lang)]
    for name, cells in groups:
        label = [f"[{GROUPS[name].say(lang)}] {len(cells) - 1}"] if name else []
        lines += ["", *label]
        lines += align(cells, widths, [column in RIGHT for column in names])
    if not groups:
        lines += ["", nothing(report, lang)]
    feet = [foot for foot in (footing(report, lang), bodies_now(report, lang)) if foot]
    return "\n".join([*lines, *([""] * bool(feet)), *feet]) + "\n"


def natural_widths(groups: Sequence[Cells]) -> list[int]:
    """How wide each column has to be, the same in all groups."""
    lines = [line for cells in groups for line in cells]
    return [max(map(width_columns, set(column))) for column in zip(*lines, strict=True)]


def align(cells: Cells, widths: list[int], right: list[bool]) -> list[str]:
    """Rows of cells as lines."""
    columns = [
        _filled(column, width, to_right=to_right)
        for column, width, to_right in zip(zip(*cells, strict=True), widths, right, strict=True)
    ]
    return [GAP.join(line).rstrip() for line in zip(*columns, strict=True)]


def _filled(column: Sequence[str], width: int, *, to_right: bool) -> list[str]:
    """The cells of a column, each filled up to its width."""
    if to_right:
        filled = {text: " " * (width - width_columns(text)) + text for text in set(column)}
    else:
        filled = {text: text + " " * (width - width_columns(text)) for text in set(column)}
    return [filled[text] for text in column]


def left_out(left: Sequence[str], heads: Mapping[str, Words], lang: Lang) -> str:
    """What the foot of a table says of columns that did not fit; nothing where all did."""
    if not left:
        return ""
    named = ", ".join(heads[name].say(lang) if name in heads else name for name in left)
    return Words("폭이 좁아 뺀 열: ", "columns left out for want of room: ").say(lang) + named
