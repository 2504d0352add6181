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
_COMMON = 200
"""A pair of letters that so many titles have tells little, and is looked at only with others."""


class Known:
    """Titles, found by what they share.

    Args:
        titles: Ids and titles.
    """

    def __init__(self, titles: Iterable[tuple[str, str]] = ()) -> None:
        self._sizes: dict[str, int] = {}
        self._having: dict[str, list[str]] = {}
        for name, title in titles:
            self.add(name, title)

    def add(self, name: str, title: str) -> None:
        """Take in one more."""
        pairs = _pairs(title)
        self._sizes[name] = max(self._sizes.get(name, 0), len(pairs))
        for pair in pairs:
            self._having.setdefault(pair, []).append(name)

    def like(self, title: str) -> list[tuple[str, float]]:
        """At most three events and how alike they are, from 0 to 1, the likeliest first."""
        pairs = _pairs(title)
        counts: Counter[str] = Counter()
        for pair in pairs:
            having = self._having.get(pair, ())
            if len(having) <= _COMMON or len(self._sizes) < _COMMON:
                counts.update(having)
        found = [
            (name, round(2 * shared / (len(pairs) + self._sizes[name]), 2))
            for name, shared in counts.most_common(MOST * 8)
        ]
        found = [each for each in found if each[1] >= _POSSIBLE]
        return sorted(found, key=lambda each: (-each[1], each[0]))[:MOST]


def _pairs(title: str) -> set[str]:
    bare = fold_name(title)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
