"""Business days in Korea: the ``holidays`` package, with what a store adds or takes away.

The package knows the statutory holidays and their substitutes (대체공휴일), and elections once they
are set. What a government declares at short notice (임시공휴일) reaches it late: a store's
``holidays.yaml`` says it first.
"""

from __future__ import annotations

from aitrack.values import Frozen, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar(Frozen):
    """Which days nobody works.

    >>> from datetime import date
    >>> Calendar().holiday(date(2026, 5, 1)), Calendar().is_business(date(2026, 7, 20))
    ('노동절', True)
    """

    added: dict[date, str] = field(default_factory=dict)
    """Days off that the package does not know, and their names."""
    removed: frozenset[date] = frozenset()
    """Days that the package takes for holidays and that are none."""
    years: tuple[int, int] = (0, 0)
    """First and last year whose holidays are known already."""
    known: dict[int, str] = field(default_factory=dict)
    """The holidays of those years by the ordinals of their days: the package need not be asked."""

    def holiday(self, day: date) -> str | None:
        """The name of a holiday; None for any other day, Saturday and Sunday included."""
        if day in self.added:
            return self.added[day]
        if day in self.removed:
            return None
        first, last = self.years
        if first <= day.year <= last:
            return self.known.get(day.toordinal())
        return known(day.year).get(day)

    def is_business(self, day: date) -> bool:
        """Whether offices are open: neither a weekend nor a holiday."""
        return day.weekday() < SATURDAY and self.holiday(day) is None


def known(year: int) -> dict[date, str]:
    """The holidays of a year and their names; the package takes a while to import, so only here."""
    if year not in _years:
        from holidays import country_holidays  # noqa: PLC0415

        _years[year] = dict(country_holidays("KR", years=year, language="ko"))
    return _years[year]


_years: dict[int, dict[date, str]] = {}
"""By hand, for ``functools`` takes longer to import than what a reminder says takes to find."""
