"""What became of the promises that fell due, as numbers, and as a picture by body."""

from __future__ import annotations

from aitrack.exports.given import ministries_of, recorded
from aitrack.exports.palette import colours
from aitrack.exports.phrases import phrases
from aitrack.exports.templates import environment
from aitrack.status import State
from aitrack.views.labels import SETTLED, STATES, day_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.exports.given import Given

    Counts = dict[str, int]
    """How many were promised, and how many of those that fell due or are settled stand where."""

_WIDTH, _LEFT, _CHART, _TOP, _ROW = 720, 170, 420, 100, 24
_MOST = 20
"""Bodies that have a bar of their own; the rest are counted."""
_ORDER = sorted(
    State, key=lambda state: (state.value not in SETTLED, list(STATES).index(state.value))
)


def count(counts: Counts, row: Row) -> None:
    """Count an item, if it is a promise: and its state, where it fell due or is settled."""
    if not row.event.deliverable:
        return
    counts["promised"] = counts.get("promised", 0) + 1
    name, left = row.standing.state.value, row.standing.days_left
    if name in SETTLED or (left is not None and left < 0):
        counts[name] = counts.get(name, 0) + 1


def shares(counts: Counts) -> dict[str, Any]:
    """Promises that fell due or are settled, by their state: number and place in one bar."""
    due = sum(counts.get(state.value, 0) for state in _ORDER)
    parts: list[dict[str, Any]] = []
    at = 0
    for state in _ORDER:
        number = counts.get(state.value, 0)
        if number:
            share = {"x": at / due, "width": number / due}
            parts.append({"state": state.value, "count": number, **share})
            at += number
    return {"promised": counts.get("promised", 0), "due": due, "parts": parts}


def tally(rows: Sequence[Row]) -> dict[str, Any]:
    """The counts and shares of a scorecard, of some items."""
    counts: Counts = {}
    for row in rows:
        count(counts, row)
    return shares(counts)


def render(given: Given) -> str:
    """The picture of an answer."""
    whole: Counts = {}
    groups: dict[str, Counts] = {}
    for row in given.report.rows:
        count_all(whole, groups, row, given)
    return draw(given, whole, groups)


def count_all(whole: Counts, groups: dict[str, Counts], row: Row, given: Given) -> None:
    """Count an item among all, and for each of its bodies."""
    count(whole, row)
    for name in ministries_of(row.event, given.timeline.bodies, given.lang):
        count(groups.setdefault(name, {}), row)


def draw(given: Given, counts: Counts, groups: dict[str, Counts]) -> str:
    """The picture for a report: the whole, and a bar for each body; nothing to fetch."""
    found = [(name, shares(each)) for name, each in groups.items()]
    due = sorted((each for each in found if each[1]["due"]), key=lambda e: (-e[1]["due"], e[0]))
    whole = shares(counts)
    t = phrases(given.lang)
    most = max((each["due"] for _, each in due), default=1)
    bars = [_bar(t["all"], whole, whole["due"] or 1, _TOP + 12)]
    bars += [
        _bar(name, each, most, _TOP + 24 + _ROW * at)
        for at, (name, each) in enumerate(due[:_MOST], 1)
    ]
    return environment().get_template("scorecard.svg").render(
        t=t, title=f"{given.title or t['title']}: {t['scorecard']}", lang=given.lang,
        day=day_text(given.report.today, given.lang),
        recorded=recorded(given.report, given.lang), score=whole, bars=bars, width=_WIDTH,
        left=_LEFT, height=_TOP + 24 + _ROW * (len(bars)) + 40, rest=len(due) - len(due[:_MOST]),
        legend=[
            (STATES[part["state"]].say(given.lang), colours(part["state"])[2])
            for part in whole["parts"]
        ],
    )  # fmt: skip


def _bar(name: str, score: dict[str, Any], most: int, y: float) -> dict[str, Any]:
    """One bar in points; its length says how many fell due, beside the largest."""
    length = _CHART * score["due"] / most
    return {
        "name": name, "y": y, "due": score["due"], "promised": score["promised"],
        "end": _LEFT + length,
        "parts": [
            {
                "x": round(_LEFT + length * part["x"], 2),
                "width": round(length * part["width"], 2),
                "count": part["count"], "colour": colours(part["state"])[2],
            }
            for part in score["parts"]
        ],
    }  # fmt: skip
