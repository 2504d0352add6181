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

_WIDTH, _LEFT, _CHART, _TOP, _ROW = 720, 170, 420, 100, 24
_MOST = 20
"""Bodies that have a bar of their own; the rest are counted."""
_ORDER = sorted(
    State, key=lambda state: (state.value not in SETTLED, list(STATES).index(state.value))
)


def tally(rows: Sequence[Row]) -> dict[str, Any]:
    """Promises that fell due or are settled, by their state: number and place in one bar."""
    promised = [row for row in rows if row.event.deliverable]
    counts: dict[str, int] = {}
    for row in promised:
        name, left = row.standing.state.value, row.standing.days_left
        if name in SETTLED or (left is not None and left < 0):
            counts[name] = counts.get(name, 0) + 1
    due = sum(counts.values())
    parts: list[dict[str, Any]] = []
    at = 0
    for state in _ORDER:
        number = counts.get(state.value, 0)
        if number:
            share = {"x": at / due, "width": number / due}
            parts.append({"state": state.value, "count": number, **share})
            at += number
    return {"promised": len(promised), "due": due, "parts": parts}


def render(given: Given) -> str:
    """The picture for a report: the whole, and a bar for each body; nothing to fetch."""
    groups: dict[str, list[Row]] = {}
    for row in given.report.rows:
        for name in ministries_of(row.event, given.timeline.bodies, given.lang):
            groups.setdefault(name, []).append(row)
    found = [(name, tally(rows)) for name, rows in groups.items()]
    due = sorted((each for each in found if each[1]["due"]), key=lambda e: (-e[1]["due"], e[0]))
    whole = tally(given.report.rows)
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
