"""What a notation was read as: the days, and all there is to say about them."""

from __future__ import annotations

from aitrack.dates.period import UNDATED, Bound, Period
from aitrack.values import Frozen, StrEnum, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.cursor import NotationError
    from aitrack.errors import Words


class Form(StrEnum):
    """What sort of thing the notation says."""

    DATE = "date"
    VAGUE = "vague"
    """향후, 상시: recognised, never dated."""
    RECURRING = "recurring"
    """매년 1월: a rule, no days."""
    ANCHORED = "anchored"
    """시행 후 6개월: counted from an event whose day is not known here."""


@dataclass(frozen=True, slots=True)
class Reading(Frozen):
    """A notation, read."""

    period: Period = UNDATED
    """Undated for vague and recurring ones, and for anchored ones without their anchor."""
    form: Form = Form.DATE
    approximate: bool = False
    """초, 말, 경: the window is customary, not said."""
    rrule: str | None = None
    """RFC 5545, for recurring ones."""
    anchor: str | None = None
    """What it is counted from, as printed."""
    edtf: str | None = None
    """Where the period alone does not say it: sets, an unknown day."""
    warnings: tuple[Words, ...] = ()
    misprint: NotationError | None = None
    """Another weekday is printed than the date has: a remark, and in a store an error."""
    parts: tuple[tuple[str, Period], ...] = ()
    """Each point as printed, and the unit it names."""

    @property
    def bound(self) -> str:
        """The period's bound, or what sort of thing it is that has no days."""
        undated = self.period.bound is Bound.UNDATED
        return self.form.value if undated else self.period.bound.value
