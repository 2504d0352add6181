"""All items of a site in one pass: a page and a JSON file for each, and what all of them stand in.

Nothing is kept of an item but what is counted of it, and the newest entries of the record.
"""

from __future__ import annotations

from heapq import heappush, heappushpop

from aitrack.answers.items import item
from aitrack.exports import api, calendar
from aitrack.exports.feeds import MOST_ENTRIES
from aitrack.exports.given import body_name
from aitrack.exports.scorecard import count, count_all
from aitrack.values import replace
from aitrack.views.json import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aitrack.answers.report import Row
    from aitrack.exports.feeds import Entry
    from aitrack.exports.files import Choices
    from aitrack.exports.folder import Folder
    from aitrack.exports.given import Given
    from aitrack.exports.growing import Growing
    from aitrack.exports.scorecard import Counts
    from aitrack.exports.sitepages import Pages
    from aitrack.model import Event

_NUMBER = "items"


class Items:
    """What is written of every item, and counted.

    Args:
        folder: Where the files stand.
        given: What is asked for.
        pages: What makes its pages.
        choices: The alarms of its calendars.
    """

    def __init__(self, folder: Folder, given: Given, pages: Pages, choices: Choices) -> None:
        self.folder, self.given, self.pages, self.choices = folder, given, pages, choices
        bodies = given.timeline.bodies
        self.kin = {body.id: [each.id for each in bodies.family(body)] for body in bodies}
        self.whole: Counts = {}
        self.bars: dict[str, Counts] = {}
        """By the name of a body."""
        self.named: dict[str, int] = {}
        """How many name each body."""
        self.families: dict[str, Counts] = {}
        """Of a body with its predecessors and successors; also how many they are."""
        self.documents: dict[str, Counts] = {}
        self.newest: list[Entry] = []
        self.calendars: dict[str, Growing] = {}

    def write(self, rows: Iterable[Row], total: int) -> None:
        """A page and a file for each, lists of them all, and calendars."""
        whole = self.folder.grow(f"{api.ROOT}/items.json")
        lines = self.folder.grow(f"{api.ROOT}/items.jsonl")
        everything = self._calendar("all", self.given.title)
        whole.add(api.opening(self.given.report, total))
        before = "\n  "
        for row in rows:
            name, told = row.event.id, item(row)
            self.folder.put(f"event/{name}/index.html", self.pages.event(row))
            self.folder.put(f"{api.ROOT}/items/{name}.json", api.one(told, name, self.given))
            text = line(told)
            lines.add(text)
            whole.add(before + text.rstrip("\n"))
            before = ",\n  "
            entry = calendar.part(row, self.given, self.choices.shape, self.choices.lead_days)
            everything.add(entry)
            self._count(row, entry)
        whole.add(api.CLOSING)
        for each in (everything, *self.calendars.values()):
            each.add(calendar.CLOSING)

    def _count(self, row: Row, entry: bytes) -> None:
        """Count an item for its bodies and its documents, and put it into their calendars."""
        count_all(self.whole, self.bars, row, self.given)
        self._remember(row.event)
        for name in set(row.event.owner_ids):
            self.named[name] = self.named.get(name, 0) + 1
        for name in dict.fromkeys(
            kin for own in row.event.owner_ids for kin in self.kin.get(own, ())
        ):
            if name not in self.calendars:
                self.calendars[name] = self._calendar(name, self._title(name))
            self.calendars[name].add(entry)
            _add(self.families, name, row)
        for name in {each.document for each in row.event.mentions if each.document}:
            _add(self.documents, name, row)

    def _remember(self, event: Event) -> None:
        """Keep the newest entries of the record."""
        for at, entry in enumerate(self.given.timeline.record(event.id).get(event.id, ()), 1):
            keep = heappush if len(self.newest) < MOST_ENTRIES else heappushpop
            keep(self.newest, (entry.recorded, event.id, at, entry, event))

    def _title(self, name: str) -> str:
        body = self.given.timeline.bodies.by_id[name]
        return f"{self.pages.title}: {body_name(body, self.given.lang)}"

    def _calendar(self, name: str, title: str) -> Growing:
        """A calendar with nothing in it yet."""
        file = self.folder.grow(f"calendar/{name}.ics")
        file.add(calendar.opening(replace(self.given, title=title)))
        return file


def number(counts: Counts) -> int:
    """How many items were counted."""
    return counts[_NUMBER]


def _add(several: dict[str, Counts], name: str, row: Row) -> None:
    counts = several.setdefault(name, {})
    counts[_NUMBER] = counts.get(_NUMBER, 0) + 1
    count(counts, row)
