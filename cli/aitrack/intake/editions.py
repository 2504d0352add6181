"""Two editions of a document: which dates moved, which vanished, which are new.

Titles are compared; one that is worded a little otherwise is taken for the same where nothing else
is as like it.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from aitrack.documents.provenance import squeeze
from aitrack.printable import clean
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aitrack.errors import Lang
    from aitrack.intake.entries import Entry, Review

MOVED, ADDED, VANISHED = "moved", "added", "vanished"
_WORDS = {
    MOVED: ("옮겨짐", "moved"), ADDED: ("새로 생김", "added"), VANISHED: ("사라짐", "vanished")
}  # fmt: skip
FIELDS = ("change", "title", "before_line", "before_when", "after_line", "after_when")
_ALIKE = 0.75
_MOST_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Change(Frozen):
    """A date of a document that a later edition adds, leaves out or moves."""

    change: str
    title: str
    before: Entry | None
    after: Entry | None


def differences(earlier: Review, later: Review) -> list[Change]:
    """What a later edition says otherwise, in the order of its lines; what it left out, last."""
    old, new = _titled(earlier), _titled(later)
    keys = {each["key"] for each in old} & {each["key"] for each in new}
    old = [each for each in old if each["key"] not in keys]
    new = [each for each in new if each["key"] not in keys]
    pairs = _pairs(old, new)
    found = []
    for at, entry in enumerate(new):
        before = old[pairs[at]] if at in pairs else None
        if before is None:
            found.append(Change(ADDED, entry["title"], None, entry))
        elif before["read"] != entry["read"]:
            found.append(Change(MOVED, entry["title"], before, entry))
    taken = set(pairs.values())
    found += [
        Change(VANISHED, each["title"], each, None)
        for at, each in enumerate(old)
        if at not in taken
    ]
    return found


def _titled(review: Review) -> list[Entry]:
    return [each for each in review.entries if each.get("title")]


def _pairs(old: list[Entry], new: list[Entry]) -> dict[int, int]:
    """Which of the new goes with which of the old: the same title, else the one most like it."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    by_title: dict[str, list[int]] = {}
    for at, each in enumerate(old):
        by_title.setdefault(squeeze(each["title"]), []).append(at)
    for at, each in enumerate(new):
        same = by_title.get(squeeze(each["title"]))
        if same:
            pairs[at] = same.pop(0)
            taken.add(pairs[at])
    left_new = [at for at in range(len(new)) if at not in pairs]
    left_old = [at for at in range(len(old)) if at not in taken]
    if len(left_new) * len(left_old) > _MOST_PAIRS:
        return pairs
    likeness = []
    for one in left_new:
        matcher = SequenceMatcher(b=squeeze(new[one]["title"]), autojunk=False)
        for other in left_old:
            matcher.set_seq1(squeeze(old[other]["title"]))
            if matcher.real_quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                likeness.append((ratio, one, other))
    for _, one, other in sorted(likeness, reverse=True):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def page(found: Iterable[Change], lang: Lang) -> str:
    """One line a change."""
    rows = []
    nothing = ("달라진 날짜가 없음\n", "no date differs\n")[lang == "en"]
    for each in found:
        word = _WORDS[each.change][lang == "en"]
        sides = [f"{side['line']}: {side['when']}" for side in (each.before, each.after) if side]
        rows.append(f"  {word}  {clean(each.title)}  ({clean(' → '.join(sides))})")
    return "".join(f"{row}\n" for row in rows) or nothing


def item(each: Change) -> dict[str, object]:
    """A change for programs."""
    sides = {
        f"{name}_{field}": (int(side[field]) if field == "line" else side[field]) if side else None
        for name, side in (("before", each.before), ("after", each.after))
        for field in ("line", "when")
    }
    return {"change": each.change, "title": each.title, **sides}
