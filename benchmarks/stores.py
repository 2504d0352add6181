"""A store of any size, written as the clerk writes one, the same for the same seed.

python benchmarks/stores.py EVENTS FILES FOLDER [--seed N] [--outcomes SHARE]

Documents are dated from December 2021 to October 2026, one a file; what they promise lies between
2022 and 2035. Three events in a hundred have an outcome. What else an event has, and how long its
words are, follows the shipped store: tags in nine of ten, notes in half, two bodies as a rule.
"""

from __future__ import annotations

import argparse
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import spelled
import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
SEED = 30
"""Even of its 200 events two fall due in the days that ``peers`` asks about."""
OUTCOMES = 0.03
VERSION = 3
"""To be raised with every change of what a seed gives."""

FIRST_DATED, LAST_DATED = date(2021, 12, 1), date(2026, 10, 31)
KNOWN = date(2026, 11, 20)
"""No outcome is later."""
HORIZON = 9
"""Years that a document looks ahead, most often the near ones."""
ANYWHERE = 0.15
"""Events of any year at all, whatever their document's."""
MARKED = "# This folder is a store of aitrack: commands run in it or below it read it.\n"
HEAD = "# Made by benchmarks/stores.py: nothing in it is true.\nformat: 1\ndocuments:\n"
RECORD = (
    "# What happened, with evidence. Entries are only ever added; the latest of an event governs.\n"
    "format: 1\noutcomes:\n"
)
SETTLING = ("done", "done", "done", "done", "partly", "changed", "dropped")
SOURCES = ("government", "press", "press", "reference", "user")


MOST_FILES = 350
LEAST_EVENTS = 25


def files_for(events: int) -> int:
    """How many files a store of that size has, where nothing else is asked for."""
    return max(1, min(MOST_FILES, events // LEAST_EVENTS))


class Made(NamedTuple):
    """One event, as a benchmark needs it."""

    id: str
    title: str
    bodies: tuple[str, ...]
    deadline: date | None
    settled: bool
    text: str
    """Its lines in the store."""
    outcomes: str
    """Its lines in the record, if any."""


class Part(NamedTuple):
    """One file of ``timeline.d``."""

    name: str
    document: str
    lines: str
    """The entry of its document."""
    events: Iterator[Made]


def parts(events: int, files: int, seed: int = SEED, share: float = OUTCOMES) -> Iterator[Part]:
    """A store file by file; the events of one are to be used up before the next is asked for."""
    chance = random.Random(seed)  # noqa: S311, not for secrets
    pools = spelled.pools(chance)
    days = (LAST_DATED - FIRST_DATED).days
    number = 0
    for at in range(files):
        name = f"{at + 1:04}"
        dated = FIRST_DATED + timedelta(days=days * at // max(files - 1, 1))
        subject = words.TOPICS[int(chance.random() * len(words.TOPICS))][0]
        lines = (
            f'  - id: made-{name}\n    title: "{subject} 추진계획({dated.year})"\n'
            f'    publisher: 관계부처 합동\n    dated: "{dated}"\n'
            f"    file: made_{name}.txt\n    sha256: {chance.getrandbits(256):064x}\n"
        )
        many = events * (at + 1) // files - events * at // files
        writer = _Writer(chance, pools, dated, name, share)
        yield Part(name, f"made-{name}", lines, writer.events(number, many))
        number += many


class _Writer:
    """The events of one file."""

    def __init__(
        self,
        chance: random.Random,
        pools: dict[int, tuple[spelled.Spelled, ...]],
        dated: date,
        name: str,
        share: float,
    ) -> None:
        self.chance, self.roll = chance, chance.random
        self.dated, self.share = dated, share
        self.document = f"made-{name}"
        self.before = f"made-{int(name) - 1:04}" if name > "0001" else self.document
        leaning = spelled.relative(dated)
        self.dates = (*leaning, *spelled.UNDATED * 2)
        self.leaning = frozenset(when for when, _ in leaning)
        years = [
            min(max(dated.year + int(HORIZON * (at / 255) ** 2), spelled.FIRST), spelled.LAST)
            for at in range(256)
        ]
        span = spelled.LAST - spelled.FIRST + 1
        loose = int(256 * ANYWHERE)
        years[:loose] = [spelled.FIRST + at % span for at in range(loose)]
        self.pools = [pools[year] for year in years]

    def events(self, first: int, many: int) -> Iterator[Made]:
        """So many of them, each in a later line of the document."""
        roll, pick = self.roll, self.pick
        line, parent, earlier = 10, "", ""
        for number in range(first, first + many):
            kind = pick(_KINDS)
            title, slug = self.title(kind)
            name = f"{slug}-{number + 1}"
            bodies, names = self.ministries()
            when, deadline = self.when()
            line += 1 + int(roll() * 4)
            text = f'  - id: {name}\n    title: "{title}"\n    kind: {kind}\n'
            if names:
                text += f"    ministries: [{', '.join(names)}]\n"
            if roll() < 0.85:  # noqa: PLR2004
                text += "    deliverable: true\n"
            if roll() < 0.01:  # noqa: PLR2004, known from the web only
                if when in self.leaning:  # there is no document that it could be relative to
                    when, deadline = "향후", None
                text += f'    source: "https://{pick(words.HOUSES)[1]}/news/{number + 1}"\n'
                text += f'    when: "{when}"\n' if when else ""
            else:
                text += f"    mentions:\n{self.mentions(line, when)}"
                if names and roll() < 0.58:  # noqa: PLR2004
                    text += f"    ministries_from: {line + 2}\n"
            text += self.rest(parent, earlier)
            settled, outcomes = self.outcomes(name) if roll() < self.share else (False, "")
            yield Made(name, title, bodies, deadline, settled, text, outcomes)
            earlier = name
            if number % 40 == 0:
                parent = name

    def rest(self, parent: str, earlier: str) -> str:
        """What not all events have, in the clerk's order and as often as in the shipped store."""
        roll, pick, text = self.roll, self.pick, ""
        if roll() < 0.05:  # noqa: PLR2004
            text = "    disagree: [name]\n"
        if parent and roll() < 0.36:  # noqa: PLR2004
            text += f"    part_of: {parent}\n"
        if earlier and roll() < 0.06:  # noqa: PLR2004
            text += f"    related: [{earlier}]\n"
        if roll() < 0.89:  # noqa: PLR2004
            tag, other = pick(words.TAGS), pick(words.TAGS)
            more = f", {other}" if other != tag and roll() < 0.06 else ""  # noqa: PLR2004
            text += f"    tags: [{tag}{more}]\n"
        if roll() < 0.52:  # noqa: PLR2004
            text += f'    note: "{pick(words.NOTES)}"\n'
        return text

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[int(self.roll() * len(choices))]

    def title(self, kind: str) -> tuple[str, str]:
        """A title of 8 to 40 characters, and its words in the id."""
        topic, word = self.pick(words.TOPICS)
        work, slug = self.pick(words.WORKS[kind])
        form, title = self.roll(), f"{topic} {work}"
        if form < 0.3:  # noqa: PLR2004
            title = f"{self.pick(words.PEOPLE)} {title}"
        elif form < 0.5:  # noqa: PLR2004
            title = f"{self.pick(words.PLACES)} {title}"
        elif form < 0.6:  # noqa: PLR2004
            title = f"제{1 + int(self.roll() * 9)}차 {title}"
        elif form < 0.7:  # noqa: PLR2004
            title = f"{topic}·{self.pick(words.TOPICS)[0]} 연계 {work}"
        elif form < 0.8 or len(title) < 8:  # noqa: PLR2004
            title = f"「{topic} 고도화」 {self.pick(words.PEOPLE)} {work}"
        return title, f"{word}-{slug}"

    def ministries(self) -> tuple[tuple[str, ...], list[str]]:
        """Ids of the bodies and the names that stand in the document; a quarter have several."""
        several = self.roll()
        if several > 0.95:  # noqa: PLR2004
            return (), []
        many = 1 if several < 0.5 else 2 + int(self.roll() * 3)  # noqa: PLR2004
        bodies: dict[str, str] = {}
        for _ in range(many):
            body, names = self.pick(_BODIES)
            bodies.setdefault(body, self.pick(names))
        return tuple(bodies), list(bodies.values())

    def when(self) -> spelled.Spelled:
        """The notation that governs, and the last day it means."""
        if self.roll() < 0.07:  # noqa: PLR2004
            return self.pick(self.dates)
        return self.pick(self.pick(self.pools))

    def mentions(self, line: int, when: str | None) -> str:
        """One to three places; a second one may say it otherwise, or stand in another document."""
        roll = self.roll
        said = f', when: "{when}"' if when else ""
        if when and roll() < 0.005:  # noqa: PLR2004, a misprint
            said = f', when: "{when[:-1]}?", read_as: "{when}", why: "인쇄가 흐림"'
        lines = (
            f"      - {{document: {self.document}, line: {line}, "
            f'at: "{self.pick(words.PLACES_IN_TEXT)}"{said}}}\n'
        )
        more = roll()
        for at in range((more < 0.3) + (more < 0.09)):  # noqa: PLR2004
            other = self.pick(self.pick(self.pools))[0] if roll() < 0.2 else when  # noqa: PLR2004
            there = self.before if roll() < 0.1 else self.document  # noqa: PLR2004
            if there == self.before and other in self.leaning:
                other = None
            said = f', when: "{other}"' if other else ""
            lines += (
                f"      - {{document: {there}, line: {line + 300 + 40 * at}, "
                f'at: "{self.pick(words.PLACES_IN_TEXT)}"{said}}}\n'
            )
        return lines

    def outcomes(self, event: str) -> tuple[bool, str]:
        """What happened: one entry, or news and then an end."""
        on = min(self.dated + timedelta(days=10 + int(self.roll() * 700)), KNOWN)
        kind = self.roll()
        if kind < 0.15:  # noqa: PLR2004
            return False, self.entry(event, "in-progress", on)
        last = self.entry(event, self.pick(SETTLING), on)
        if kind < 0.25:  # noqa: PLR2004
            return True, self.entry(event, "in-progress", on - timedelta(days=5)) + "\n" + last
        return True, last

    def entry(self, event: str, status: str, on: date) -> str:
        """One entry as ``mark`` writes it."""
        house, host = self.pick(words.HOUSES)
        dated = on + timedelta(days=int(self.roll() * 3))
        text = (
            f'  - event: "{event}"\n    status: "{status}"\n    "on": "{on}"\n'
            f'    recorded: "{min(on + timedelta(days=int(self.roll() * 60)), KNOWN)}"\n'
            f'    by: "{self.pick(SOURCES)}"\n'
        )
        if self.roll() < 0.4:  # noqa: PLR2004
            text += f'    note: "{self.pick(words.RESULTS)}"\n'
        return text + (
            f'    evidence:\n      - {{publisher: "{house}", '
            f'url: "https://{host}/news/{int(self.roll() * 1e9)}", dated: "{dated}"}}\n'
        )


_KINDS = tuple(kind for kind, share in words.KINDS for _ in range(share))
_BODIES = tuple((body, names) for share, body, names in words.BODIES for _ in range(share))


def write(folder: Path, events: int, files: int, seed: int = SEED, share: float = OUTCOMES) -> None:
    """Make the store; nothing of it is kept in memory but the record of outcomes."""
    more = folder / "timeline.d"
    more.mkdir(parents=True)
    (folder / "aitrack.toml").write_text(MARKED, "utf-8")
    (folder / ".gitignore").write_text("# aitrack's locks\n.*.lock\n", "utf-8")
    (folder / "timeline.yaml").write_text(f"{HEAD}\nevents:\n", "utf-8")
    shutil.copyfile(ROOT / "ministries.yaml", folder / "ministries.yaml")
    record = []
    for part in parts(events, files, seed, share):
        made = list(part.events)
        text = "\n".join([each.text for each in made])
        (more / f"{part.name}.yaml").write_text(
            f"{HEAD}{part.lines}\nevents:\n{text}", "utf-8", newline="\n"
        )
        record += [each.outcomes for each in made if each.outcomes]
    (folder / "outcomes.yaml").write_text(RECORD + "\n".join(record), "utf-8", newline="\n")


def main() -> None:
    """Write one store into a folder that is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("events", type=int)
    parser.add_argument("files", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--outcomes", type=float, default=OUTCOMES, help="share of the events")
    asked = parser.parse_args()
    write(asked.folder, asked.events, asked.files, asked.seed, asked.outcomes)


if __name__ == "__main__":
    main()
