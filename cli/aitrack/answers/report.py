"""An answer, ready to be shown: rows in order, and what was left out and why."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.values import Frozen, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.answers.library import AnyTimeline
    from aitrack.model import Event
    from aitrack.status import Standing


@dataclass(frozen=True, slots=True)
class Row(Frozen):
    """One event of the answer, and where it stands."""

    event: Event
    standing: Standing


@dataclass(frozen=True, slots=True)
class Group(Frozen):
    """Rows under one heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report(Frozen):
    """One answer: its rows, the day it speaks of, its counts, and what it does not show and why."""

    command: str
    today: date
    as_of: date | None
    filters: dict[str, Any]
    """As asked on the command line."""
    groups: tuple[Group, ...]
    hidden: dict[str, int]
    """How many events are not shown, by the reason."""
    problems: int
    total: int
    """Rows of the answer before ``--limit``."""
    counts: dict[str, int] = field(default_factory=dict)
    """What a page says at its top."""
    window: tuple[date, date] | None = None
    """First day, and first day after, of a time axis."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The short number of each event, by id, for pages that people read."""
    record_day: date | None = None
    """The newest day that the store speaks of."""
    ministries: tuple[Words, ...] = ()
    """The bodies asked for, by their one name, whatever they were called."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class Frame(Frozen):
    """What every answer of one run shares: store, day, filters, problems, cap."""

    timeline: AnyTimeline
    today: date
    as_of: date | None
    filters: dict[str, Any]
    problems: int
    unseen: int = 0
    """Events that were not yet known on the ``as_of`` day."""
    limit: int | None = None

    def report(
        self,
        command: str,
        groups: Iterable[tuple[str, Sequence[Row], int]],
        hidden: dict[str, int],
        **more: Any,
    ) -> Report:
        """A report of groups (name, rows and number of each), with what the limit hides counted."""
        left = self.limit
        kept, total, cut = [], 0, 0
        for name, rows, number in groups:
            total += number
            shown = rows if left is None else rows[:left]
            left = None if left is None else left - len(shown)
            cut += number - len(shown)
            if shown:
                kept.append(Group(name, tuple(shown)))
        counted = {**hidden, "as_of": self.unseen, "limit": cut}
        return Report(
            command, self.today, self.as_of, self.filters, tuple(kept),
            {reason: number for reason, number in counted.items() if number},
            self.problems, total, record_day=self.timeline.record_day(),
            ministries=self._ministries(), **more,
        )  # fmt: skip

    def _ministries(self) -> tuple[Words, ...]:
        asked = self.filters.get("ministry", ())
        bodies = self.timeline.bodies_named(asked) if asked else None
        found = [bodies.find(name) for name in asked] if bodies else []
        return tuple(dict.fromkeys(Words(each.label, each.label_en) for each in found if each))
