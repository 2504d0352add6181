"""Years of two and of four digits, and what is said where digits are none."""

from __future__ import annotations

PIVOT = 69
"""Two-digit years from here on are 19xx, as POSIX %y reads them."""
FIRST_YEAR, LAST_YEAR = 1000, 9980


class PointError(ValueError):
    """No such day, or parts missing that nothing supplies."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(ko)
        self.ko, self.en = ko, en


def full_year(digits: str) -> int:
    """Two or four digits as a year.

    >>> full_year("24"), full_year("88"), full_year("2030")
    (2024, 1988, 2030)
    """
    year = int(digits)
    if len(digits) == 4 and FIRST_YEAR <= year <= LAST_YEAR:  # noqa: PLR2004, a full year
        return year
    if len(digits) != 2:  # noqa: PLR2004, a short year
        raise PointError("연도는 두 자리나 네 자리", "a year has two or four digits")
    return year + (1900 if year >= PIVOT else 2000)
