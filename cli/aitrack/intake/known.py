"""Which events of a store a title may speak of: by the pairs of letters that both have."""

from __future__ import annotations

from collections import Counter

from aitrack.matching import fold_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 3
LIKELY = 0.8
_POSSIBLE = 0.34
_FEW = 200
"""So many titles are all looked at."""
_MOST_LOOKED_AT = 150
"""Of the titles that have one of the pairs, the rarest pairs first: what is common tells little."""
_MOST_COMPARED = 12
"""Of these, those that have the most of them."""


class Known:
    """Titles, found by what they share.

    Args:
        titles: Ids and titles.
    """

    def __init__(self, titles: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs_of: dict[str, set[str]] = {}
        self._having: dict[str, list[str]] = {}
        self._last: tuple[str, set[str]] = ("", set())
        for name, title in titles:
            self.add(name, title)

    def add(self, name: str, title: str) -> None:
        """Add the title of an event to those that are looked through."""
        pairs = self._pairs(title)
        self._pairs_of[name] = pairs
        for pair in pairs:
            self._having.setdefault(pair, []).append(name)

    def like(self, title: str) -> list[tuple[str, float]]:
        """At most three events and how alike they are, from 0 to 1, the likeliest first."""
        pairs = self._pairs(title)
        rarest = sorted((self._having[pair] for pair in pairs if pair in self._having), key=len)
        left = _MOST_LOOKED_AT if len(self._pairs_of) > _FEW else len(pairs) * _FEW
        looked_at: list[str] = []
        for having in rarest:
            if looked_at and len(looked_at) + len(having) > left:
                break
            looked_at += having[:left]  # of very many that share even the rarest, the first
        found = []
        for name, _ in Counter(looked_at).most_common(_MOST_COMPARED):
            theirs = self._pairs_of[name]
            alike = round(2 * len(pairs & theirs) / (len(pairs) + len(theirs)), 2)
            if alike >= _POSSIBLE:
                found.append((name, alike))
        return sorted(found, key=lambda each: (-each[1], each[0]))[:MOST]

    def _pairs(self, title: str) -> set[str]:
        """The pairs of letters of a title, which is asked about and then taken in."""
        if title != self._last[0]:
            bare = fold_name(title)
            self._last = title, {bare[at : at + 2] for at in range(len(bare) - 1)}
        return self._last[1]
