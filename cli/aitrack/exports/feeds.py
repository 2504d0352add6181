"""What changed, as an Atom feed, and the addresses of a site for search engines."""

from __future__ import annotations

from aitrack.exports.phrases import phrases
from aitrack.exports.templates import environment
from aitrack.views.labels import SOURCES, STATUSES, note_of, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aitrack.exports.given import Given
    from aitrack.model import Outcome

MOST_ENTRIES = 100
MOST_ADDRESSES = 50_000
"""Of one file, as sitemaps.org has it."""


def atom(given: Given, url: str) -> str:
    """The newest entries of the record, each with an id that stays: they are only ever added."""
    found: list[tuple[str, int, Outcome]] = [
        (event, at, entry)
        for event, entries in given.timeline.outcomes.items()
        for at, entry in enumerate(entries, 1)
    ]
    newest = sorted(found, key=lambda each: (each[2].recorded, each[0], each[1]), reverse=True)
    t = phrases(given.lang)
    entries = []
    for name, at, entry in newest[:MOST_ENTRIES]:
        event = given.timeline.get(name)
        if event is None:
            continue
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
    """One file, or an index and the files it names; each with its name."""
    pages = sorted(name for name in names if name.endswith("index.html"))
    addresses = [f"{url}{name.removesuffix('index.html')}" for name in pages]
    parts = [addresses[at : at + MOST_ADDRESSES] for at in range(0, len(addresses), MOST_ADDRESSES)]
    template = environment().get_template("sitemap.xml")
    if len(parts) == 1:
        yield "sitemap.xml", template.render(addresses=parts[0], index=False)
        return
    for at, part in enumerate(parts, 1):
        yield f"sitemap-{at}.xml", template.render(addresses=part, index=False)
    files = [f"{url}sitemap-{at}.xml" for at in range(1, len(parts) + 1)]
    yield "sitemap.xml", template.render(addresses=files, index=True)
