"""What changed, as an Atom feed, and the addresses of a site for search engines."""

from __future__ import annotations

from itertools import islice

from aitrack.exports.phrases import phrases
from aitrack.exports.templates import environment
from aitrack.views.labels import SOURCES, STATUSES, note_of, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aitrack.exports.given import Given
    from aitrack.model import Event, Outcome

    Entry = tuple[date, str, int, Outcome, Event]
    """Of the record: when, of what, which of its entries; the newest is the greatest."""

MOST_ENTRIES = 100
MOST_ADDRESSES = 50_000
"""Of one file, as sitemaps.org has it."""


def atom(given: Given, url: str, newest: Iterable[Entry]) -> str:
    """The newest entries of the record, each with an id that stays: they are only ever added."""
    t = phrases(given.lang)
    entries = []
    for _, _, at, entry, event in sorted(newest, reverse=True):
        status = STATUSES[entry.status].say(given.lang)
        entries.append({
            "id": f"tag:aitrack,2026:{event.id}/{at}",
            "title": f"[{status}] {title_of(event, given.lang)}",
            "link": f"{url}event/{event.id}/",
            "updated": f"{entry.recorded}T00:00:00+09:00",
            "by": SOURCES[entry.by].say(given.lang),
            "text": " ".join(filter(None, (entry.on, note_of(entry, given.lang)))),
        })  # fmt: skip
    updated = entries[0]["updated"] if entries else f"{given.report.today}T00:00:00+09:00"
    return environment().get_template("feed.xml").render(
        title=f"{given.title or t['title']}: {t['changes']}", lang=given.lang, url=url,
        updated=updated, entries=entries,
    )  # fmt: skip


def sitemaps(names: Iterable[str], url: str) -> Iterator[tuple[str, str]]:
    """One file, or an index and the files it names; each with its name.

    Args:
        names: All files of the site, in order.
        url: Where it stands.
    """
    pages = (name for name in names if name.endswith("index.html"))
    addresses = (f"{url}{name.removesuffix('index.html')}" for name in pages)
    template = environment().get_template("sitemap.xml")
    part, files = list(islice(addresses, MOST_ADDRESSES)), 0
    while following := list(islice(addresses, MOST_ADDRESSES)):
        files += 1
        yield f"sitemap-{files}.xml", template.render(addresses=part, index=False)
        part = following
    if files:
        yield f"sitemap-{files + 1}.xml", template.render(addresses=part, index=False)
        part = [f"{url}sitemap-{at}.xml" for at in range(1, files + 2)]
    yield "sitemap.xml", template.render(addresses=part, index=bool(files))
