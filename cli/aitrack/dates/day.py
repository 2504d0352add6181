"""Days without what ``datetime`` costs to import: written in Python, it is run and thrown away.

The classes are the same, so days made here and there are alike.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, timedelta
else:
    try:
        from _datetime import date, timedelta
    except ImportError:  # another Python than CPython
        from datetime import date, timedelta

WEEKDAYS_KO = "월화수목금토일"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def d_day(days_left: int) -> str:
    """Days left as Koreans write them.

    >>> d_day(30), d_day(0), d_day(-326)
    ('D-30', 'D-day', 'D+326')
    """
    return "D-day" if days_left == 0 else f"D{-days_left:+d}"


_FIRST, _LAST = "2000-01-01", "2068-12-31"
_FIRST_YEAR, _LAST_YEAR = 2000, 2068


def iso_day(text: str) -> date | None:
    """A day as ISO 8601 writes it, of these decades; anything else is for the reader of dates.

    >>> iso_day("2026-11-22"), iso_day("2026-02-30"), iso_day("20261122")
    (datetime.date(2026, 11, 22), None, None)
    """
    if len(text) != len(_FIRST) or not text[4] == text[7] == "-" or not _FIRST <= text <= _LAST:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def iso_year(text: str) -> tuple[date, date] | None:
    """The first day of a year in four figures, of these decades, and of the year after it.

    >>> iso_year("2026"), iso_year("26"), iso_year("2026-11")
    ((datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)), None, None)
    """
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == len("2026") else 0
    return (date(year, 1, 1), date(year + 1, 1, 1)) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def wrong_weekday(day: date, said: int) -> tuple[str, str]:
    """What is said of a day with another weekday printed beside it, in Korean and in English."""
    return (
        f"{day}은 {WEEKDAYS_KO[said]}요일이 아니라 {WEEKDAYS_KO[day.weekday()]}요일",
        f"{day} is not the weekday printed: it is {day:%A}",
    )


__all__ = [
    "WEEKDAYS_EN", "WEEKDAYS_KO", "d_day", "date", "iso_day", "iso_year", "timedelta",
    "wrong_weekday",
]  # fmt: skip
