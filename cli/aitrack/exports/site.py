"""A whole site of plain files, for any web server: pages, feeds, calendars, and JSON.

Addresses stay: ``/``, ``/ministry/ID/``, ``/document/ID/``, ``/event/ID/``, ``/calendar/ID.ics``,
``/feed.xml`` and ``/api/v1/``. Items are read as they are written, so a store of any size takes
little memory; the first page has the ``MOST_ON_PAGE`` most urgent ones and says so.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager

from aitrack.answers.finding import find
from aitrack.answers.items import item
from aitrack.answers.report import Group, Report, Row
from aitrack.exports import api, calendar, feeds, page, scorecard, workbook
from aitrack.exports.folder import Folder
from aitrack.exports.given import body_name
from aitrack.exports.rows import rows
from aitrack.exports.scorecard import tally
from aitrack.exports.sitepages import SHEET, Pages
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from aitrack.exports.files import Choices
    from aitrack.exports.given import Given
    from aitrack.query import Query

MOST_ON_PAGE = 5000
"""Of items on one page; beyond them there are the pages of events, and the API."""


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
    folder = Folder(path)
    timeline, day = given.timeline, given.report.today
    ids = {row.event.id for row in rows(timeline, query, day)}
    pages = Pages(given, url, ids)
    counts = _events(folder, given, query, pages)
    for name, text in (
        ("index.json", api.index(given, len(ids))), ("schema.json", api.schema()),
        ("ministries.json", api.ministries(given, counts["body"])),
        ("documents.json", api.documents(given, counts["document"])),
    ):  # fmt: skip
        folder.put(f"{api.ROOT}/{name}", text)
    items = (item(row) for row in rows(timeline, query, day))
    folder.put(f"{api.ROOT}/items.json", api.envelope(given.report, len(ids), items))
    items = (item(row) for row in rows(timeline, query, day))
    folder.put(f"{api.ROOT}/items.jsonl", api.lines(items))
    entries: dict[str, bytes] = {}
    _front(folder, given, query, pages, choices, entries)
    _bodies(folder, given, query, pages, choices, entries)
    _documents(folder, given, query, pages)
    folder.put("feed.xml", feeds.atom(given, url))
    if url:
        for name, text in feeds.sitemaps(folder.made, url):
            folder.put(name, text)
    removed = folder.close()
    return folder.written, folder.kept, removed


def _events(folder: Folder, given: Given, query: Query, pages: Pages) -> dict[str, dict[str, int]]:
    """A page and a JSON file for each; how many name each body and each document."""
    counts: dict[str, dict[str, int]] = {"body": {}, "document": {}}
    for row in rows(given.timeline, query, given.report.today):
        folder.put(f"event/{row.event.id}/index.html", pages.event(row))
        folder.put(f"{api.ROOT}/items/{row.event.id}.json", api.one(row, given))
        cited = {each.document for each in row.event.mentions if each.document}
        for sort, names in (("body", set(row.event.owner_ids)), ("document", cited)):
            for name in names:
                counts[sort][name] = counts[sort].get(name, 0) + 1
    return counts


def _front(
    folder: Folder, given: Given, query: Query, pages: Pages, choices: Choices,
    entries: dict[str, bytes],
) -> None:  # fmt: skip
    """The page of all items, their calendar, their sheet and their scorecard."""
    found, total = find(given.timeline, query, given.report.today, MOST_ON_PAGE)
    whole = _part(given, [Row(*pair) for pair in found], total)
    folder.put("index.html", page.render(whole, site=pages.front()))
    folder.put(SHEET, pages.styles)
    folder.put("scorecard.svg", scorecard.render(whole))
    dates = calendar.render(whole, lead_days=choices.lead_days, written=entries)
    folder.put("calendar/all.ics", dates)
    folder.put("items.xlsx", workbook.render(whole))


def _bodies(
    folder: Folder, given: Given, query: Query, pages: Pages, choices: Choices,
    entries: dict[str, bytes],
) -> None:  # fmt: skip
    """A page and a calendar for each body that has items, with its family; and a list of them."""
    bodies = given.timeline.bodies
    listed = []
    for body in bodies:
        family = frozenset(each.id for each in bodies.family(body))
        part = _narrowed(given, replace(query, ministry_ids=family), pages.ids)
        if part.report.total:
            name = body_name(body, given.lang)
            listed.append((body.id, name, part.report.total, tally(part.report.rows)))
            titled = replace(part, title=f"{pages.title}: {name}")
            folder.put(f"ministry/{body.id}/index.html", pages.body(body, part))
            dates = calendar.render(titled, lead_days=choices.lead_days, written=entries)
            folder.put(f"calendar/{body.id}.ics", dates)
    folder.put("ministry/index.html", pages.bodies(listed))


def _documents(folder: Folder, given: Given, query: Query, pages: Pages) -> None:
    """A page for each document that an item is from."""
    for document in given.timeline.documents.values():
        part = _narrowed(given, replace(query, documents=frozenset({document.id})), pages.ids)
        if part.report.total:
            folder.put(f"document/{document.id}/index.html", pages.document(document, part))


def _narrowed(given: Given, narrower: Query, ids: AbstractSet[str]) -> Given:
    """The items of a narrower query that are among those asked for."""
    found, total = find(given.timeline, narrower, given.report.today, MOST_ON_PAGE)
    kept = [Row(*pair) for pair in found if pair[0].id in ids]
    return _part(given, kept, total if len(kept) == len(found) else len(kept))


def _part(given: Given, shown: list[Row], total: int) -> Given:
    """Some rows of the answer; what is beyond them is counted."""
    cut = {"limit": total - len(shown)} if total > len(shown) else {}
    report: Report = replace(
        given.report, groups=(Group("", tuple(shown)),), total=total,
        hidden={**given.report.hidden, **cut},
    )  # fmt: skip
    return replace(given, report=report)
