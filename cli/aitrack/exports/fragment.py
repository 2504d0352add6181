"""Items as a table to paste into 한글 or a mail: no style sheet, every cell has its own style."""

from __future__ import annotations

from aitrack.exports.given import owners_of, state_name
from aitrack.exports.palette import colours
from aitrack.exports.phrases import phrases
from aitrack.exports.templates import environment
from aitrack.views.labels import COLUMNS, day_text, lateness, title_of
from aitrack.views.summary import footing, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.exports.given import Given

HEADS = ("deadline", "d_day", "title", "ministries", "state", "when")


def render(given: Given) -> str:
    """The table with a line above and below it; the same answer gives the same text."""
    report, lang = given.report, given.lang
    rows = [
        {
            "cells": (
                str(row.standing.deadline or ""), lateness(row.standing, lang),
                title_of(row.event, lang),
                ", ".join(owners_of(row.event, given.timeline.bodies, lang)),
                state_name(row, lang), row.event.mentions[0].when or "",
            ),
            "colours": colours(row.standing.state.value),
        }
        for row in report.rows
    ]  # fmt: skip
    return environment().get_template("fragment.html").render(
        title=given.title, head=heading(report, lang), foot=footing(report, lang),
        day=day_text(report.today, lang), heads=[COLUMNS[name].say(lang) for name in HEADS],
        rows=rows, t=phrases(lang), lang=lang,
    )  # fmt: skip
