"""Rows in the order of a field, rising or falling; rows without a value come last either way."""

from __future__ import annotations

from aitrack.status import State
from aitrack.values import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.finding import Found
    from aitrack.model import Event
    from aitrack.status import Standing


class Order(StrEnum):
    """What rows are sorted by."""

    TIME = "time"
    """By the first day: the order of every list."""
    DEADLINE = "deadline"
    TITLE = "title"
    MINISTRY = "ministry"
    KIND = "kind"
    STATE = "state"
    NEWS = "news"
    """The longest silence first."""
    ID = "id"


def ordered(found: Found, order: Order, *, reverse: bool = False) -> Found:
    """Events in another order; those that are equal in it stay as they were."""
    having = [(value, pair) for pair in found if (value := _value(order, *pair)) is not None]
    if order is not Order.TIME:
        having.sort(key=lambda each: each[0])
    if reverse:
        having.reverse()
    without = [pair for pair in found if _value(order, *pair) is None]
    return [*(pair for _, pair in having), *without]


def _value(order: Order, event: Event, stands: Standing) -> Any:
    match order:
        case Order.TIME:
            return event.period.start or event.period.last_day
        case Order.DEADLINE:
            return stands.deadline
        case Order.TITLE:
            return event.title.casefold()
        case Order.MINISTRY:
            return event.ministry_ids or None
        case Order.KIND:
            return event.kind.value
        case Order.STATE:
            return _STATES.index(stands.state)
        case Order.NEWS:
            return None if stands.no_news_days is None else -stands.no_news_days
        case _:
            return event.id


_STATES: Sequence[State] = tuple(State)
