"""How good the proposals are, and how long reading takes.

    python benchmarks/intake.py [FOLDER]

Without a folder: the five documents beside the checkout (``../shared/documents``), held against the
shipped store. With one: texts and a ``labels.tsv`` written before anybody looked at a proposal:
``#ref NAME DATE PUBLISHER`` for each text, then ``NAME LINE NOTATION START END TITLE BODIES``; a
``*`` for a day that may be read in more ways than one. A date in the head of a table stands at the
line of the head, once for each cell below it.
Of titles it prints pairs to be judged: whether one can stay as it is, or with a word less.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from aitrack.documents.provenance import squeeze
from aitrack.intake.head import title_in
from aitrack.intake.known import Known
from aitrack.intake.owners import Owners
from aitrack.intake.proposals import Paper, propose
from aitrack.matching import fold_name
from aitrack.store.files.load import load

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = Path(os.environ.get("AITRACK_DOCUMENTS", ROOT.parent / "shared" / "documents"))
STORE = load([ROOT])[0]
OWNERS = Owners(STORE.bodies)
ALIKE = 0.5


def alike(one: str, other: str) -> float:
    """How many pairs of letters two titles share."""
    pairs = [
        {bare[at : at + 2] for at in range(len(bare) - 1)} for bare in map(fold_name, (one, other))
    ]
    return 2 * len(pairs[0] & pairs[1]) / max(1, len(pairs[0]) + len(pairs[1]))


def ids(names: tuple[str, ...]) -> set[str]:
    """Bodies by their ids; a name that nobody knows stands for itself."""
    return {body.id if (body := STORE.bodies.find(name)) else name for name in names}


def share(found: int, of: int) -> str:
    """A count and what part it is."""
    return f"{found}/{of} = {found / of:.3f}" if of else "-"


def fits(place: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a line and days are those of a label."""
    return all(told in ("*", is_) for is_, told in zip(place, wanted, strict=True))


def documents() -> None:
    """The five documents: mentions with a date that are proposed, and whether the rest agrees."""
    count: Counter[str] = Counter()
    for document in STORE.documents.values():
        path = DOCUMENTS / document.file
        if not path.is_file():
            print(f"not here: {path}")
            continue
        lines = tuple(path.read_text("utf-8").split("\n"))
        paper = Paper(document.id, document.title, document.publisher, document.dated, lines)
        began = time.perf_counter()
        found = list(propose(paper, OWNERS, Known()))
        print(f"{document.id}: {len(found)} places, {time.perf_counter() - began:.2f} s")
        for event in STORE.events:
            for mention in event.mentions:
                if mention.document != document.id or not mention.when:
                    continue
                said = squeeze(mention.when).strip("()")
                here = [p for p in found if p.line == mention.line]
                here = [
                    p
                    for p in here
                    if said in squeeze(p.when) or squeeze(p.when).strip("()") in said
                ]
                told = [(p, p.guess) for p in here if p.guess]
                count["mentions"] += 1
                count["seen"] += bool(here)
                if told:
                    place, guess = max(told, key=lambda pair: alike(pair[1].title, event.title))
                    count["proposed"] += 1
                    count["title"] += alike(guess.title, event.title) >= ALIKE
                    count["kind"] += place.kind == event.kind
                    count["bodies"] += ids(guess.ministries) == set(event.ministry_ids)
    print("seen, proposed or set aside:", share(count["seen"], count["mentions"]))
    print("proposed:", share(count["proposed"], count["mentions"]))
    for name in ("title", "kind", "bodies"):
        print(f"{name} of those proposed:", share(count[name], count["proposed"]))


def labelled(folder: Path) -> None:
    """Texts that somebody labelled: line and days, precision, titles to judge, bodies."""
    rows = [line.split("\t") for line in (folder / "labels.tsv").read_text("utf-8").splitlines()]
    papers = {row[1]: row[2:] for row in rows if row[0] == "#ref"}
    labels = [row + [""] * (7 - len(row)) for row in rows if not row[0].startswith("#")]
    hit = proposals = right = bodies = told = 0
    for name, (day, publisher) in papers.items():
        lines = tuple((folder / f"{name}.txt").read_text("utf-8").split("\n"))
        paper = Paper(name, title_in(lines), publisher, date.fromisoformat(day), lines)
        found = [p for p in propose(paper, OWNERS, Known()) if p.guess]
        places = [
            (str(p.line), str(p.reading.period.start or ""), str(p.reading.period.last_day or ""))
            for p in found
        ]
        mine = [label for label in labels if label[0] == name]
        wanted = [(label[1], label[3], label[4]) for label in mine]
        proposals += len(found)
        right += sum(any(fits(place, each) for each in wanted) for place in places)
        for label in mine:
            key = (label[1], label[3], label[4])
            here = [
                (alike(guess.title, label[5]), i)
                for i, (place, each) in enumerate(zip(places, found, strict=True))
                if fits(place, key) and (guess := each.guess)
            ]
            at = max(here)[1] if here else None
            guess = found[at].guess if at is not None else None
            told += bool(label[6])
            print(f"{'+' if guess else '-'} {name}:{label[1]} {label[5]} | {guess and guess.title}")
            if guess and at is not None:
                hit += 1
                places[at] = ("", "", "")
                bodies += bool(label[6]) and ids(guess.ministries) == ids(
                    tuple(label[6].split(","))
                )
    print("line and days:", share(hit, len(labels)), " precision:", share(right, proposals))
    print("bodies, where the label names any:", share(bodies, told))


def speed() -> None:
    """A text of a megabyte."""
    path = max(DOCUMENTS.glob("*.txt"), key=lambda each: each.stat().st_size, default=None)
    if path is None:
        return
    text = path.read_text("utf-8")
    lines = tuple((text * (1_000_000 // len(text.encode()) + 1)).split("\n"))
    began = time.process_time()
    number = sum(1 for _ in propose(Paper("x", "", "", date(2024, 9, 26), lines), OWNERS, Known()))
    print(f"1 MB of text: {number} places in {time.process_time() - began:.1f} s of the processor")


if __name__ == "__main__":
    if sys.argv[1:]:
        labelled(Path(sys.argv[1]))
    else:
        documents()
        speed()
