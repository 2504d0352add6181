"""Values of the model ↔ the rows of the index that hold them, each with a seal.

A value is kept ``packed``: bytes that ``marshal`` (its version 2, which every Python writes alike)
makes of plain tuples, texts and numbers. It stands beside the columns that it is found by, and
is all that is read of a row. Its seal is a CRC-32: a page that was damaged on the disk does not
fit it.
"""

from __future__ import annotations

from binascii import crc32
from marshal import dumps, loads

from aitrack.dates.day import date
from aitrack.dates.period import Bound, Period, Precision
from aitrack.model import (
    Disagreement,
    Document,
    Event,
    Evidence,
    Kind,
    Mention,
    Nature,
    Outcome,
    Source,
    Status,
)
from aitrack.values import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.bodies import Body

_STABLE = 2
_BETWEEN = "\x1f"
"""Between the texts of a list, in its plain form."""
_PLAIN = frozenset((str, int, bool, type(None)))
_day = date.fromordinal
_BOUNDS = {each.value: each for each in Bound}
_PRECISIONS = {each.value: each for each in Precision}
_KINDS = {each.value: each for each in Kind}
_NATURES: dict[str | None, Nature | None] = {None: None, **{each.value: each for each in Nature}}
_STATUSES = {each.value: each for each in Status}
_SOURCES = {each.value: each for each in Source}
PROMISED: dict[Nature | None, int] = {
    Nature.DELIVERY: 1,
    Nature.AMOUNT: 2,
    Nature.TARGET: 3,
    Nature.UMBRELLA: 4,
}
"""The column ``promised``: what can be late, and what else is counted apart; 0 is the rest."""


class Damaged(ValueError):  # noqa: N818, the YAML is read instead
    """What the index says is not what was written into it."""


def packed(value: Any) -> tuple[int, bytes]:
    """A value as the columns ``seal`` and ``packed``."""
    found = dumps(_plain(value), _STABLE)
    return crc32(found), found


def unpacked(sealed: object, value: Any) -> Any:
    """The plain form of a value: a day as its ordinal, a list of texts as one text, else a tuple.

    Raises:
        Damaged: It is not as it was written.
    """
    if value.__class__ is not bytes or crc32(value) != sealed:
        raise Damaged
    return loads(value)  # noqa: S302, its seal fits


def _plain(value: Any) -> Any:
    if value.__class__ in _PLAIN:
        return value
    if isinstance(value, tuple):
        parts = tuple(map(_plain, value))
        if not parts or value.__class__ is not tuple or {each.__class__ for each in parts} != {str}:
            return parts
        joined = _BETWEEN.join(parts)
        return joined if joined.count(_BETWEEN) == len(parts) - 1 else parts
    if isinstance(value, str):
        return str.__str__(value)
    return value.toordinal() if isinstance(value, date) else value


class _Lists(dict["Any", tuple["Any", ...]]):
    """The list of its plain form; many events have the same ministries and tags, and share them."""

    def __missing__(self, plain: Any) -> tuple[Any, ...]:
        if len(self) > _MOST_LISTS:
            self.clear()
        found: tuple[Any, ...] = plain
        if plain.__class__ is str:
            found = tuple(plain.split(_BETWEEN))
        self[plain] = found
        return found


_MOST_LISTS = 10_000
_lists = _Lists()
_TITLE_EN = Event.__match_args__.index("title_en")


class _Periods(dict[tuple["Any", ...], Period]):
    """The period of its plain form; many events share one."""

    def __missing__(self, key: tuple[Any, ...]) -> Period:
        start, stop, bound, precision, inferred = key
        self[key] = found = Period(
            start and _day(start), stop and _day(stop), _BOUNDS[bound], _PRECISIONS[precision],
            inferred,
        )  # fmt: skip
        return found


_periods = _Periods()


def event_of(plain: tuple[Any, ...]) -> Event:
    """The event of its plain form."""
    (
        name, title, kind, ministries, ministry_ids, deliverable, mentions, ministries_from,
        disagree, part_of, related, renamed_from, tags, note, source, title_en, nature,
        label, answering, answering_ids, ministries_en, note_en, answering_en, printed, now,
        now_en, ids_now, moved_to_ids, tags_en,
    ) = plain  # fmt: skip
    said = [
        whole(Mention, (
            document, line, at, when, _periods[period], read_as, why, inferred,
            _lists[named], why_en, _lists[named_en],
        ))
        for (
            document, line, at, when, period, read_as, why, inferred, named, why_en, named_en,
        ) in mentions
    ]  # fmt: skip
    return whole(Event, (
        name, title, _KINDS[kind], _lists[ministries], _lists[ministry_ids], deliverable,
        tuple(said), ministries_from, disagree and tuple(map(Disagreement, _lists[disagree])),
        part_of, _lists[related], _lists[renamed_from], _lists[tags], note, source, title_en,
        _NATURES[nature], label, _lists[answering], _lists[answering_ids], _lists[ministries_en],
        note_en, _lists[answering_en], _lists[printed], _lists[now], _lists[now_en],
        _lists[ids_now], _lists[moved_to_ids], _lists[tags_en],
    ))  # fmt: skip


def titles_of(plain: tuple[Any, ...]) -> tuple[str, str, str | None]:
    """Of the plain form of an event its id, its title and its title in English."""
    return plain[0], plain[1], plain[_TITLE_EN]


def outcome_of(plain: tuple[Any, ...]) -> Outcome:
    """The entry of the record of its plain form."""
    event, status, on, happened, recorded, by, note, evidence, *more = plain
    shown = [
        whole(Evidence, (title, publisher, url, dated and _day(dated), file, sha256, number))
        for title, publisher, url, dated, file, sha256, number in evidence
    ]
    return whole(Outcome, (
        event, _STATUSES[status], on, happened and _periods[happened], _day(recorded),
        _SOURCES[by], note, tuple(shown), *more,
    ))  # fmt: skip


def document_of(plain: tuple[Any, ...]) -> Document:
    """The document of its plain form."""
    name, title, publisher, dated, *more = plain
    return whole(Document, (name, title, publisher, _day(dated), *more))


def body_of(plain: tuple[Any, ...]) -> Body:
    """The body of its plain form."""
    from aitrack.bodies import Body, Former, Succession  # noqa: PLC0415, only for bodies

    name, full, kind, short, names, english, acronym, former, after, until, sources, note = plain
    if after:
        to, on, how, shown = after
        after = whole(Succession, (_lists[to], on and _day(on), how, _lists[shown]))
    past = [
        whole(Former, (*said, _day(last), how, _lists[shown])) for *said, last, how, shown in former
    ]
    return whole(Body, (
        name, full, kind, short, _lists[names], english, acronym, tuple(past), after,
        until and _day(until), _lists[sources], note,
    ))  # fmt: skip
