"""What is packed into the index comes out of it as it was, or not at all."""

from __future__ import annotations

import pytest

from aitrack.dates.period import UNDATED
from aitrack.model import Disagreement, Event, Kind, Mention, Nature
from aitrack.store.index.rows import Damaged, event_of, packed, unpacked
from aitrack.values import replace

MENTION = Mention("doc", 7, "가", None, UNDATED)
EVENT = Event("a", "가", Kind.LAW, (), (), True, (MENTION,), nature=Nature.DELIVERY)


@pytest.mark.parametrize(
    "texts", [(), ("가",), ("가", "나"), ("가\x1f나",), ("\x1f",), ("가\x1f나", "다")], ids=repr
)
def test_a_list_is_the_same_list_whatever_stands_in_it(texts: tuple[str, ...]) -> None:
    """Its texts are kept as one, with a sign between that nobody forbids them to have."""
    event = replace(EVENT, tags=texts)
    assert event_of(unpacked(*packed(event))) == event


def test_a_value_that_was_damaged_is_none() -> None:
    sealed, value = packed(replace(EVENT, disagree=(Disagreement.DATE,)))
    assert event_of(unpacked(sealed, value)).disagree == (Disagreement.DATE,)
    for other in (value + b"\0", value[:-1], str(value), None):
        with pytest.raises(Damaged):
            unpacked(sealed, other)
