"""One file of a kind: only the module that makes it is imported."""

from __future__ import annotations

from pathlib import Path

from aitrack.exports.calendar import Shape
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.exports.given import Given

LEAD_DAYS = (30, 7, 1)
SUFFIXES = {
    "ics": (".ics",), "xlsx": (".xlsx",), "html": (".html", ".htm"), "fragment": (".html", ".htm"),
    "svg": (".svg",), "scorecard": (".svg",), "sqlite": (".sqlite", ".sqlite3", ".db"),
}  # fmt: skip
"""How the file of a kind ends, the usual one first; a site, or calendars apart, are a folder."""
BINARY = frozenset({"xlsx", "sqlite"})
"""Nothing for standard output."""


@dataclass(frozen=True, slots=True)
class Choices(Frozen):
    """What is chosen of a file beside its kind."""

    shape: Shape = Shape.DEADLINE
    lead_days: tuple[int, ...] = LEAD_DAYS
    by_ministry: bool = False
    everything: bool = False
    title: str = ""
    url: str = ""
    """Where it will be read; for addresses in it."""


def write(kind: str, given: Given, choices: Choices, path: str | None = None) -> bytes:
    """Make the file; written where a path is given, and returned.

    A database is written only, and what is returned for it is empty.
    """
    if kind == "sqlite" and path:
        from aitrack.exports import database  # noqa: PLC0415

        report = given.report
        database.write(path, report.rows, given.timeline, report.today, report.as_of)
        return b""
    data = _made(kind, given, choices)
    if path:
        Path(path).write_bytes(data)
    return data


def _made(kind: str, given: Given, choices: Choices) -> bytes:
    if kind == "ics":
        from aitrack.exports import calendar  # noqa: PLC0415

        return calendar.render(given, choices.shape, choices.lead_days)
    if kind == "xlsx":
        from aitrack.exports import workbook  # noqa: PLC0415

        return workbook.render(given, by_ministry=choices.by_ministry)
    if kind == "html":
        from aitrack.exports import page  # noqa: PLC0415

        return page.render(given).encode()
    if kind == "scorecard":
        from aitrack.exports import scorecard  # noqa: PLC0415

        return scorecard.render(given).encode()
    if kind == "fragment":
        from aitrack.exports import fragment  # noqa: PLC0415

        return fragment.render(given).encode()
    from aitrack.exports import chart  # noqa: PLC0415

    return chart.render(given, everything=choices.everything).encode()
