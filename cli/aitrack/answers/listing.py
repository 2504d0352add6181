"""What ``list`` answers, and all that show what fits: whatever a query keeps, in order."""

from __future__ import annotations

from aitrack.answers.finding import count_undated, find
from aitrack.answers.report import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.answers.ordering import Order
    from aitrack.answers.report import Frame, Report
    from aitrack.query import Query

    Sorting = tuple[Order, bool]
    """By what, and whether the last comes first."""


def build_list(
    frame: Frame, query: Query, command: str = "list", order: Sorting | None = None, **more: Any
) -> Report:
    """Everything a query keeps, in order of time and undated events last, or in another order."""
    by_deadline = order == ("deadline", False)
    if order is None or by_deadline:
        found, total = find(
            frame.timeline, query, frame.today, frame.limit, by_deadline=by_deadline
        )
    else:
        from aitrack.answers.ordering import ordered  # noqa: PLC0415, only where it is asked

        found, total = find(frame.timeline, query, frame.today)
        found = ordered(found, order[0], reverse=order[1])[: frame.limit]
    hidden = {"filtered": frame.timeline.total - total}
    if query.dated:
        undated = count_undated(frame.timeline, query, frame.today)
        hidden = {"filtered": hidden["filtered"] - undated, "undated": undated}
    rows = [Row(event, stands) for event, stands in found]
    return frame.report(command, [("", rows, total)], hidden, **more)
