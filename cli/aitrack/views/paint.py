"""Lines of (text, style) → text with colours for a terminal; no control character of the data."""

from __future__ import annotations

import os
import sys

from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Line = list[tuple[str, str]]
    """Parts of a line, each with the name of its style; none is plain."""

STYLES = {
    "head": "1", "dim": "2", "overdue": "1;31", "missed": "1;31", "open": "33", "upcoming": "36",
    "done": "32", "partly": "32", "changed": "35", "dropped": "2", "past": "2",
}  # fmt: skip
"""Select Graphic Rendition, by the name of a style or of a state."""


def colours() -> bool:
    """Whether standard output shows colours, and nobody has asked for none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return False
    if os.name == "nt":
        return "WT_SESSION" in os.environ
    return os.environ.get("TERM", "dumb") != "dumb"


def painted(lines: Iterable[Line], *, colour: bool) -> str:
    """The text of all lines; nothing in it is obeyed by a terminal but our colours."""
    return "".join(map(_coloured if colour else _plain, lines))


def _plain(line: Line) -> str:
    return clean("".join([text for text, _ in line])).rstrip() + "\n"


def _coloured(line: Line) -> str:
    if not "".join([text for text, _ in line]).isprintable():
        line = [(clean(text), style) for text, style in line]
    while line and not line[-1][0].strip():
        line = line[:-1]
    if not line:
        return "\n"
    *before, (last, style) = line
    said = [
        f"\x1b[{STYLES[style]}m{text}\x1b[0m" if style in STYLES and text.strip() else text
        for text, style in (*before, (last.rstrip(), style))
    ]
    return "".join(said) + "\n"
