"""All items on one page that needs nothing else: no server, no network, and no script to be read.

The first ``MOST_ROWS`` are rows of the page. What is beyond them is kept in it as text, a line an
item, and shown by the script as it is scrolled to.
"""

from __future__ import annotations

from base64 import b64encode
from zlib import DEFLATED, MAX_WBITS, compressobj

from markupsafe import Markup

from aitrack.dates.day import date
from aitrack.exports.axis import axis_of
from aitrack.exports.entries import entry
from aitrack.exports.given import body_name, counted
from aitrack.exports.pageindex import facets, index
from aitrack.exports.phrases import phrases
from aitrack.exports.scorecard import tally
from aitrack.exports.templates import asset, environment, on_one_line, policy, styled
from aitrack.status import State
from aitrack.views.json import line
from aitrack.views.labels import STATES, day_text, recorded_until, then
from aitrack.views.summary import HIDDEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.exports.axis import Axis
    from aitrack.exports.given import Given

MOST_ROWS = 1000
STYLES = ("base.css", "page.css", "narrow.css", "print.css")
SCRIPTS = ("fold.js", "filter.js", "axis.js", "list.js", "pane.js", "start.js")


def render(given: Given, **more: Any) -> str:
    """The page; the same answer gives the same text.

    Args:
        given: The answer.
        more: What a site adds: ``site``, the links that it has.
    """
    rows = in_order(given.report.rows)
    whole, first = axis_of((row.event.period for row in rows), given.report.today)
    jinja = environment()
    macros = jinja.get_template("item.html").make_module(
        {"t": phrases(given.lang), "axis": drawn(whole, first), "home": ""}
    )
    shown, rest = rows[:MOST_ROWS], rows[MOST_ROWS:]
    here = {row.event.id for row in rows}
    entries = [entry(row, given, whole, here) for row in shown]
    styles, scripts = styled(*STYLES), asset(*SCRIPTS)
    context = {
        **head(given),
        "axis": drawn(whole, first),
        "today": whole.share(given.report.today),
        "groups": groups(entries, given),
        "entries": entries,
        "rows": macros,
        "rest": len(rest),
        "limit": MOST_ROWS,
        "packed": _packed(rest, given, whole, here, macros) if rest else "",
        "facets": facets(rows, given),
        "index": _data(index(shown, given)),
        "settings": _data(_settings(given, whole, first)),
        "styles": styles,
        "scripts": scripts,
        "policy": policy(styles, scripts),
        "sheet": None,
        "site": None,
        **more,
    }
    return jinja.get_template("page.html").render(context)


def head(given: Given) -> dict[str, Any]:
    """What every page has at its top and its bottom."""
    report, lang = given.report, given.lang
    t = phrases(lang)
    return {
        "t": t,
        "lang": lang,
        "title": given.title or t["title"],
        "day": day_text(report.today, lang),
        "iso_day": report.today.isoformat(),
        "then": " · ".join(
            words.say(lang)
            for words in (
                report.as_of and then(report.as_of),
                report.record_day and recorded_until(report.record_day),
            )
            if words
        ),
        "score": tally(report.rows),
        "counts": counted(report.rows),
        "state_names": {name: words.say(lang) for name, words in STATES.items()},
        "total": len(report.rows),
        "documents": len(given.timeline.documents),
        "bodies": len({name for row in report.rows for name in row.event.owner_ids}),
        "hidden": [(HIDDEN[why].say(lang), number) for why, number in report.hidden.items()],
        "filters": [(t.get(name, name), _asked(value)) for name, value in report.filters.items()],
        "problems": report.problems,
        "body_names": {body.id: body_name(body, lang) for body in given.timeline.bodies},
    }


def in_order(rows: tuple[Row, ...]) -> list[Row]:
    """As people want to see them: by state, what is most urgent first, and by deadline within."""
    order = {state: at for at, state in enumerate(State)}

    def place(row: Row) -> tuple[int, str, str]:
        period = row.event.period
        return (order[row.standing.state], str(period.last_day or "9"), str(period.start or ""))

    return sorted(rows, key=place)


def groups(entries: list[dict[str, Any]], given: Given) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows under the names of their states."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in entries:
        found.setdefault(each["state"], []).append(each)
    return [(STATES[name].say(given.lang), own) for name, own in found.items()]


def drawn(whole: Axis, first: Axis) -> dict[str, Any]:
    """The years, and the window on them that is shown first, as an inner picture's place."""
    years = range(whole.first, whole.last + 1)
    left, right = (whole.share(date(year, 1, 1)) for year in (first.first, first.last + 1))
    scale = 1 / (right - left)
    return {
        "x": -left * scale,
        "width": scale,
        "window": range(first.first, first.last + 1),
        "years": [(year, whole.share(date(year, 1, 1))) for year in years],
    }


def _packed(
    rest: Sequence[Row], given: Given, axis: Axis, here: AbstractSet[str], macros: Any
) -> str:
    """Items beyond the rows, compressed: a line of what they are found by, and two for each.

    Those are its row and its details. As text they would be nine tenths of a long page, and the
    browser would have to read them all before it shows anything.
    """
    packer = compressobj(6, DEFLATED, -MAX_WBITS)
    data = bytearray(packer.compress(line(index(rest, given)).encode()))
    for row in rest:
        each = entry(row, given, axis, here)
        for part in (macros.row, macros.details):
            data += packer.compress(f"{on_one_line(part(each))}\n".encode())
    return b64encode(data + packer.flush()).decode()


def _settings(given: Given, whole: Axis, first: Axis) -> dict[str, Any]:
    """What the script goes by."""
    return {
        "years": [whole.first, whole.last],
        "window": [first.first, first.last],
        "today": given.report.today.isoformat(),
        "limit": MOST_ROWS,
        "total": len(given.report.rows),
        "counts": counted(given.report.rows),
        "order": [state.value for state in State],
        "states": {name: words.say(given.lang) for name, words in STATES.items()},
        "words": phrases(given.lang),
        "lang": given.lang,
    }


def _data(value: Any) -> Markup:
    """A value for a script to read, which cannot end the element it stands in."""
    text = line(value).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(text)  # noqa: S704, nothing in it is markup


def _asked(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
