"""Deadlines that a later document moved: from which notation to which, and by how many days."""

from __future__ import annotations

from itertools import pairwise

from aitrack.errors import Words
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from aitrack.model import Document, Event, Mention


@dataclass(frozen=True, slots=True)
class Slip(Frozen):
    """One deadline, moved between two documents."""

    earlier: Mention
    later: Mention
    days: int | None
    """Positive where it was put off; None where one side has no deadline any more, or had none."""

    @property
    def text(self) -> Words:
        """The two notations and the distance: ``'24.下 → ~'25, +365일``."""
        moved = f"{said(self.earlier)} → {said(self.later)}"
        if self.days is None:
            return Words(moved, moved)
        return Words(f"{moved}, {self.days:+d}일", f"{moved}, {self.days:+d} days")


def slips(event: Event, documents: Mapping[str, Document]) -> Iterator[Slip]:
    """The moves of an event's deadline, oldest document first.

    Of each document its first dated mention speaks; places of one document that differ are no
    slip but a contradiction, and so are documents of one day.
    """
    speaking: dict[date, Mention] = {}
    for mention in event.mentions:
        if mention.document and (mention.when or mention.read_as):
            speaking.setdefault(documents[mention.document].dated, mention)
    for (_, earlier), (_, later) in pairwise(sorted(speaking.items(), key=lambda pair: pair[0])):
        before, after = earlier.period.deadline, later.period.deadline
        if before == after:
            continue
        yield Slip(earlier, later, (after - before).days if before and after else None)


def said(mention: Mention) -> str:
    """The notation of a mention: as printed, else as read."""
    return mention.when or mention.read_as or ""
