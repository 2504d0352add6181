"""A whole site of plain files, for any web server: pages, feeds, calendars, and JSON.

Addresses stay: ``/``, ``/ministry/ID/``, ``/document/ID/``, ``/event/ID/``, ``/calendar/ID.ics``,
``/feed.xml`` and ``/api/v1/``. Items are read as they are written, so a store of any size takes
little memory; the first page has at most ``MOST_ON_PAGE``, the most urgent ones, and says so.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from heapq import nsmallest
from operator import itemgetter

from aitrack.answers.report import Group, Report, Row
from aitrack.exports import api, feeds, page, workbook
from aitrack.exports.folder import Folder
from aitrack.exports.given import body_name
from aitrack.exports.names import Names
from aitrack.exports.rows import rows
from aitrack.exports.scorecard import draw, shares
from aitrack.exports.siteitems import Items, number
from aitrack.exports.sitepages import SHEET, Pages
from aitrack.values import replace
from aitrack.views.labels import SETTLED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from aitrack.exports.files import Choices
    from aitrack.exports.given import Given
    from aitrack.query import Query

MOST_ON_PAGE = 5000
"""Of items on the first page, and in its workbook."""
MOST_LISTED = 1000
"""On the page of a body or of a document, which has no script; the rest is counted there."""


@contextmanager
def _tidying() -> Iterator[None]:
    """Take away, now and then, the rings of objects that every page leaves behind when it is made.

    A short run lets them lie; thousands of pages would fill the memory with them.
    """
    collecting = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not collecting:
            gc.disable()


@_tidying()
def write(given: Given, query: Query, path: str, choices: Choices) -> tuple[int, int, int]:
    """Make the site, or bring it up to date.

    Args:
        given: What is asked for, the rows of its report left empty.
        query: The same as a query.
        path: The folder.
        choices: Where it will stand, and the alarms of its calendars.

    Returns:
        How many files were written, left as they were, and removed.
    """
    url = choices.url and choices.url.rstrip("/") + "/"
    with Folder(path) as folder:
        ids = Names(row.event.id for row in rows(given.timeline, query, given.report.today))
        pages = Pages(given, url, ids)
        items = Items(folder, given, pages, choices)
        items.write(rows(given.timeline, query, given.report.today), len(ids))
        documents = {name: number(counts) for name, counts in items.documents.items()}
        for name, text in (
            ("index.json", api.index(given, len(ids))), ("schema.json", api.schema()),
            ("ministries.json", api.ministries(given, items.named)),
            ("documents.json", api.documents(given, documents)),
        ):  # fmt: skip
            folder.put(f"{api.ROOT}/{name}", text)
        _front(folder, given, query, pages, items)
        _bodies(folder, given, query, pages, items)
        _documents(folder, given, query, pages, items)
        folder.put("feed.xml", feeds.atom(given, url, items.newest))
        if url:
            for name, text in feeds.sitemaps(folder.made, url):
                folder.put(name, text)
        removed = folder.close()
    return folder.written, folder.kept, removed


def _front(folder: Folder, given: Given, query: Query, pages: Pages, items: Items) -> None:
    """The page of all items, their sheet and their scorecard."""
    whole = _nearest(given, query, pages.ids, MOST_ON_PAGE, len(pages.ids))
    score = shares(items.whole)
    folder.put("index.html", page.render(whole, site=pages.front(), score=score))
    folder.put(SHEET, pages.styles)
    folder.put("scorecard.svg", draw(given, items.whole, items.bars))
    folder.put("items.xlsx", workbook.render(whole))


def _bodies(folder: Folder, given: Given, query: Query, pages: Pages, items: Items) -> None:
    """A page for each body that has items, with its family; and a list of them."""
    bodies = given.timeline.bodies
    listed = []
    for body in bodies:
        if counts := items.families.get(body.id):
            family = frozenset(each.id for each in bodies.family(body))
            own, score = replace(query, ministry_ids=family), shares(counts)
            part = _nearest(given, own, pages.ids, MOST_LISTED, number(counts))
            listed.append((body.id, body_name(body, given.lang), number(counts), score))
            folder.put(f"ministry/{body.id}/index.html", pages.body(body, part, score))
    folder.put("ministry/index.html", pages.bodies(listed))


def _documents(folder: Folder, given: Given, query: Query, pages: Pages, items: Items) -> None:
    """A page for each document that an item is from."""
    for document in given.timeline.documents.values():
        if counts := items.documents.get(document.id):
            own = replace(query, documents=frozenset({document.id}))
            part = _nearest(given, own, pages.ids, MOST_LISTED, number(counts))
            text = pages.document(document, part, shares(counts))
            folder.put(f"document/{document.id}/index.html", text)


def _nearest(
    given: Given, narrower: Query, ids: Container[str], most: int, total: int
) -> Given:  # fmt: skip
    """The items of a narrower query that are among those asked for; where there are many, some.

    Those that are not settled, and nearest to the day; in the order of lists.
    """
    found = rows(given.timeline, narrower, given.report.today)
    asked = (row for row in found if row.event.id in ids)
    chosen = nsmallest(most, enumerate(asked), key=lambda pair: _distance(pair[1]))
    return _part(given, [row for _, row in sorted(chosen, key=itemgetter(0))], total)


def _distance(row: Row) -> tuple[bool, bool, int]:
    """What is to be shown first where not all can be."""
    left = row.standing.days_left
    return (row.standing.state.value in SETTLED, left is None, abs(left or 0))


def _part(given: Given, shown: list[Row], total: int) -> Given:
    """Some rows of the answer; what is beyond them is counted."""
    cut = {"limit": total - len(shown)} if total > len(shown) else {}
    report: Report = replace(
        given.report, groups=(Group("", tuple(shown)),), total=total,
        hidden={**given.report.hidden, **cut},
    )  # fmt: skip
    return replace(given, report=report)
