"""Periods in words: ISO days, D-days, Korean, English, EDTF."""

from aitrack.dates.day import WEEKDAYS_EN, WEEKDAYS_KO, d_day, date
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.errors import Lang

__all__ = ["WEEKDAYS_EN", "WEEKDAYS_KO", "d_day", "describe", "format_edtf", "iso_days", "weekday"]
_BOUND_KO = {
    Bound.ON: "그 안의 어느 날",
    Bound.BY: "까지",
    Bound.FROM: "부터, 끝은 정해지지 않음",
    Bound.DURING: "기간",
    Bound.UNDATED: "기한 미정",
}
_BOUND_EN = {
    Bound.ON: "some day in it",
    Bound.BY: "by its last day",
    Bound.FROM: "from then on, no end said",
    Bound.DURING: "the whole span",
    Bound.UNDATED: "no date",
}
_PRECISION_KO = {
    Precision.DAY: "일",
    Precision.TENDAY: "순",
    Precision.MONTH: "월",
    Precision.QUARTER: "분기",
    Precision.HALF: "반기",
    Precision.YEAR: "연",
    Precision.SCHOOL_YEAR: "학년도",
    Precision.DECADE: "10년",
}


def weekday(day: date, lang: Lang = "ko") -> str:
    """The weekday's short name.

    >>> weekday(date(2026, 5, 21))
    '목'
    """
    return WEEKDAYS_KO[day.weekday()] if lang == "ko" else WEEKDAYS_EN[day.weekday()]


def iso_days(period: Period) -> str:
    """First and last day, an open side left out.

    >>> iso_days(Period(None, date(2026, 1, 1), Bound.BY, Precision.YEAR))
    '~ 2025-12-31'
    """
    if period.bound is Bound.UNDATED:
        return ""
    first, last = period.start, period.last_day
    return str(first) if first == last else f"{first or ''} ~ {last or ''}".strip()


def describe(period: Period, lang: Lang = "ko") -> str:
    """The reading in words: the days, the bound, the precision, what was inferred.

    >>> describe(Period(None, date(2026, 1, 1), Bound.BY, Precision.YEAR))
    '~ 2025-12-31 · 까지 · 연 단위'
    """
    if period.bound is Bound.UNDATED:
        return _BOUND_KO[period.bound] if lang == "ko" else _BOUND_EN[period.bound]
    single = period.precision is Precision.DAY and period.bound is Bound.ON
    if lang == "ko":
        parts = ["그날" if single else _BOUND_KO[period.bound]]
        parts.append(unit(period.precision, lang))
        parts += ["인쇄되지 않은 부분은 추정"] * period.inferred
    else:
        parts = ["that day" if single else _BOUND_EN[period.bound]]
        parts.append(unit(period.precision, lang))
        parts += ["partly inferred"] * period.inferred
    return " · ".join([iso_days(period), *parts])


def unit(precision: Precision, lang: Lang) -> str:
    """How fine a date is said, in words."""
    return f"{_PRECISION_KO[precision]} 단위" if lang == "ko" else f"precision: {precision}"


def format_edtf(period: Period, *, approximate: bool = False, known: str | None = None) -> str:
    """ISO 8601-2 (EDTF): codes for halves and quarters, never inside an interval.

    >>> format_edtf(Period.on(date(2024, 7, 1), date(2025, 1, 1), Precision.HALF))
    '2024-41'
    >>> format_edtf(Period(None, date(2025, 7, 1), Bound.BY, Precision.HALF))
    '../2025-06'

    Args:
        period: The days.
        approximate: Adds ``~`` to every date in it.
        known: What the reader already worked out, such as a set.
    """
    if known:
        return known
    if period.bound is Bound.UNDATED:
        return ""
    first, last, precision = period.start, period.last_day, period.precision
    mark = "~" if approximate else ""
    if first and last:
        unit = _unit_code(first, last, precision, approximate=approximate)
        if unit:
            return unit + mark
    size = _size(first, last, precision)
    left = first.isoformat()[:size] + mark if first else ".."
    right = last.isoformat()[:size] + mark if last else ".."
    return f"{left}/{right}"


def _unit_code(first: date, last: date, precision: Precision, *, approximate: bool) -> str | None:
    """The code of one calendar unit; None where the days are more than one, or no such unit."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and (last + ONE_DAY).day == 1
    match precision, months:
        case Precision.DAY, _ if first == last:
            return first.isoformat()
        case ((Precision.MONTH | Precision.YEAR | Precision.HALF), 1) if whole:
            return f"{first:%Y-%m}"
        case Precision.QUARTER, 3 if not approximate:
            return f"{first.year:04}-{33 + first.month // 3}"
        case Precision.HALF, 6 if not approximate:
            return f"{first.year:04}-{40 + first.month // 6}"
        case Precision.YEAR, 12 if first.month == 1:
            return f"{first.year:04}"
        case Precision.DECADE, 120:
            return f"{first.year // 10}X"
    return None


def _size(first: date | None, last: date | None, precision: Precision) -> int:
    """How much of an ISO date both sides need: only years, months and days are legal there."""
    if precision in (Precision.DAY, Precision.TENDAY, Precision.SCHOOL_YEAR):
        return len("2024-01-01")
    stop = last + ONE_DAY if last else None
    edges = [edge for edge in (first, stop) if edge]
    if any(edge.day != 1 for edge in edges):
        return len("2024-01-01")
    years = precision in (Precision.YEAR, Precision.DECADE)
    return len("2024") if years and all(edge.month == 1 for edge in edges) else len("2024-01")
