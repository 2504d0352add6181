"""Dates as government documents print them, each with the last day it means."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

Spelled = tuple[str | None, date | None]
"""A notation (None: no ``when`` at all) and its deadline (None: it has none)."""

FIRST, LAST = 2022, 2035
POOL = 3000
"""Notations kept ready for each year."""
UNDATED: tuple[Spelled, ...] = (("향후", None), ("추후", None), ("지속", None), (None, None))

_WEEKDAYS = "월화수목금토일"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS: tuple[Callable[[date], str], ...] = (
    lambda d: f"'{d:%y}. {d.month}. {d.day}.({_WEEKDAYS[d.weekday()]})",
    lambda d: f"'{d:%y}. {d.month}. {d.day}.",
    lambda d: f"'{d:%y}.{d.month}.{d.day}",
    lambda d: f"{d.year}. {d.month}. {d.day}.({_WEEKDAYS[d.weekday()]})",
    lambda d: f"{d.year}. {d.month}. {d.day}",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일({_WEEKDAYS[d.weekday()]})",
    lambda d: f"({d:%y}.{d.month}.{d.day}.)",
    lambda d: f"~'{d:%y}.{d.month}.{d.day}",
    lambda d: f"'{d:%y}.{d.month}.{d.day}까지",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}",
)
_MONTH: tuple[str, ...] = (
    "'{y}.{m}월", "'{y}.{m}", "'{y}.{m}.", "({y}.{m})", "{year}년 {m}월", "~'{y}.{m}",
    "'{y}.{m}월까지", "’{y}.{m}월",
)  # fmt: skip
_QUARTER = ("{y}.{q}Q", "'{y}.{q}Q", "'{y}.{q}분기", "{year}년 {q}분기", "'{y}.{q}/4분기")
_FIRST_HALF = ("'{y}.上", "{y}.上", "'{y}.상", "{year}년 상반기")
_SECOND_HALF = ("'{y}.下", "{y}.下", "'{y}.하", "{year}년 하반기")
_YEAR = ("'{y}", "'{y}년", "{year}년", "~'{y}", "'{y}년까지", "('{y})", "’{y}", "(~{y})")
_OPEN = ("'{y}~", "'{y}년부터", "({y}~)", "'{y}.{m}~", "({y}년~)")
SHARES = (
    ("day", 63), ("month", 15), ("quarter", 5), ("half", 6), ("year", 6), ("span", 2), ("from", 3),
)  # fmt: skip
"""In a hundred."""


def pools(chance: random.Random) -> dict[int, tuple[Spelled, ...]]:
    """For each year, notations whose days begin in it, days most often."""
    forms = [name for name, share in SHARES for _ in range(share)]
    return {
        year: tuple(_one(chance.choice(forms), year, chance) for _ in range(POOL))
        for year in range(FIRST, LAST + 1)
    }


def _one(form: str, year: int, chance: random.Random) -> Spelled:
    month = chance.randint(1, 12)
    quarter = (month + 2) // 3
    values = {"y": f"{year % 100}", "year": year, "m": month, "q": quarter}
    last_of_year = date(year, 12, 31)
    match form:
        case "day":
            day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
            return chance.choice(_DAYS)(day), day
        case "month":
            return chance.choice(_MONTH).format(**values), _month_end(year, month)
        case "quarter":
            return chance.choice(_QUARTER).format(**values), _month_end(year, quarter * 3)
        case "half" if month <= 6:  # noqa: PLR2004
            return chance.choice(_FIRST_HALF).format(**values), date(year, 6, 30)
        case "half":
            return chance.choice(_SECOND_HALF).format(**values), last_of_year
        case "year":
            return chance.choice(_YEAR).format(**values), last_of_year
        case "span":
            last = min(year + chance.randint(1, 5), LAST)
            return f"'{year % 100}~'{last % 100}", date(last, 12, 31)
    return chance.choice(_OPEN).format(**values), None


def relative(dated: date) -> tuple[Spelled, ...]:
    """What only its document's date makes a date of."""
    this, following = date(dated.year, 12, 31), date(dated.year + 1, 12, 31)
    return (
        ("연내", this), ("올해", this), ("올해 하반기", this), ("내년", following),
        ("내년 상반기", date(dated.year + 1, 6, 30)), ("12월", this),
        ("12월 21일", date(dated.year, 12, 21)),
    )  # fmt: skip


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
