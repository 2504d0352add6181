"""A report as the plain values of JSON: the envelope and its items, whose keys only grow."""

from __future__ import annotations

from itertools import islice

from aitrack.dates.wording import format_edtf
from aitrack.model import Event, Mention
from aitrack.status import Standing
from aitrack.values import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from aitrack.answers.report import Report, Row
    from aitrack.dates.day import date
    from aitrack.dates.period import Period
    from aitrack.model import Outcome
    from aitrack.status import Parts

SCHEMA_VERSION = 1


class Columns(dict[str, "Any"]):
    """Rows of the same fields, by columns: thousands of items are quicker made and written so."""

    def number(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.values()), ()))

    def rows(self) -> list[dict[str, Any]]:
        """Each row as its values by name."""
        return [dict(zip(self, row, strict=True)) for row in zip(*self.values(), strict=True)]


class Lists:
    """Several lists of rows, which are rows of the same columns.

    Args:
        columns: The rows of all lists.
        sizes: How many of them each list has.
    """

    def __init__(self, columns: Columns, sizes: list[int]) -> None:
        self.columns, self.sizes = columns, sizes

    def __len__(self) -> int:
        return len(self.sizes)

    def __iter__(self) -> Iterator[list[dict[str, Any]]]:
        return iter(self.split(self.columns.rows()))

    def split(self, values: Iterable[Any]) -> list[list[Any]]:
        """A value for each row, as the lists they belong to."""
        left = iter(values)
        return [list(islice(left, size)) for size in self.sizes]


def item(row: Row, number: int | None = None) -> dict[str, Any]:
    """One item of the JSON envelope; see ``items``.

    Args:
        row: The item.
        number: Its short number, where it is known.
    """
    return items([row], {row.event.id: number}).rows()[0]


def items(rows: Sequence[Row], numbers: Mapping[str, int | None]) -> Columns:
    """The items of the JSON envelope; every view takes its values from here.

    Args:
        rows: The items.
        numbers: Their short numbers by id, where they are known.
    """
    events = [row.event for row in rows]
    of, stands = columns(Event, events), columns(Standing, [row.standing for row in rows])
    first = columns(Mention, [event.mentions[0] for event in events])
    days = _days(first["period"])
    disagreements = [[each.value for each in event.disagreements] for event in events]
    return Columns({
        "id": of["id"],
        "title": of["title"],
        "kind": [each.value for each in of["kind"]],
        "ministries": _lists(of["ministries_printed"]),
        "ministry_ids": _lists(of["ministry_ids"]),
        "deliverable": of["deliverable"],
        "when": first["when"],
        **days,
        "deadline": [_iso(each) for each in stands["deadline"]],
        "state": [each.value for each in stands["state"]],
        "days_left": stands["days_left"],
        "no_news_days": stands["no_news_days"],
        "inferred": [event.inferred for event in events],
        "conflict": ["date" in each for each in disagreements],
        "mentions": _mentions(of["mentions"]),
        "outcome": [each and _outcome(each) for each in stands["outcome"]],
        "part_of": of["part_of"],
        "tags": _lists(of["tags"]),
        "note": of["note"],
        "late_days": stands["late_days"],
        "title_en": of["title_en"],
        "nature": [each and each.value for each in of["nature"]],
        "field": of["field"],
        "field_ministries": _lists(of["field_ministries"]),
        "field_ministry_ids": _lists(of["field_ministry_ids"]),
        "parts": [each and _parts(each) for each in stands["parts"]],
        "ministries_en": _lists(of["ministries_en"]),
        "note_en": of["note_en"],
        "disagreements": disagreements,
        "related": _lists(of["related"]),
        "renamed_from": _lists(of["renamed_from"]),
        "source": of["source"],
        "field_ministries_en": _lists(of["field_ministries_en"]),
        "ministries_label": _lists(of["ministries"]),
        "ministries_now": _lists(of["ministries_now"]),
        "ministries_now_en": _lists(of["ministries_now_en"]),
        "ministry_ids_now": _lists(of["ministry_ids_now"]),
        "tags_en": _lists(of["tags_en"]),
        "number": [numbers.get(name) for name in of["id"]],
    })  # fmt: skip


def _lists(several: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    return list(map(list, several))


def envelope(report: Report, items: Sequence[dict[str, Any]] | Columns) -> dict[str, Any]:
    """The JSON envelope around its items: keys are a promise and only grow."""
    return {
        "schema_version": SCHEMA_VERSION,
        "today": report.today.isoformat(),
        "as_of": _iso(report.as_of),
        "record_day": _iso(report.record_day),
        "filters": report.filters,
        "total": report.total,
        "hidden": report.hidden,
        "problems": report.problems,
        "items": items,
    }


def _days(periods: Iterable[Period]) -> dict[str, list[str | None]]:
    """The days of periods, by columns."""
    found = list(map(_read, periods))
    return {name: [each[at] for each in found] for at, name in enumerate(_DAYS)}


_DAYS = ("start", "end", "bound", "precision", "edtf")


def _read(period: Period) -> tuple[str | None, ...]:
    """The days of a period, its bound and precision, and its EDTF; many items have the same."""
    known = _periods.get(period)
    if known is None:
        known = _periods[period] = (
            _iso(period.start), _iso(period.last_day), period.bound.value, period.precision.value,
            format_edtf(period),
        )  # fmt: skip
        if len(_periods) > _MOST_PERIODS:
            _periods.clear()
    return known


_periods: dict[Period, tuple[str | None, ...]] = {}
_MOST_PERIODS = 1 << 14


def _mentions(several: Sequence[Sequence[Mention]]) -> Lists:
    """Of each item the places that speak of it."""
    mentions = [each for said in several for each in said]
    of = columns(Mention, mentions)
    days = _days(of["period"])
    del days["edtf"]  # which only items have
    return Lists(Columns({
        "document": of["document"],
        "line": of["line"],
        "at": of["at"],
        "when": of["when"],
        **days,
        "read_as": of["read_as"],
        "why": of["why"],
        "inferred": [each.inferred or each.period.inferred for each in mentions],
        "ministries": _lists(of["ministries"]),
        "why_en": of["why_en"],
        "ministries_en": _lists(of["ministries_en"]),
    }), [len(said) for said in several])  # fmt: skip


def _parts(parts: Parts) -> dict[str, int]:
    return {
        "total": parts.total,
        "delivered": parts.delivered,
        "partly": parts.partly,
        "changed": parts.changed,
        "missed": parts.missed,
        "unconfirmed": parts.unconfirmed,
        "ahead": parts.ahead,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "on": outcome.on,
        "recorded": outcome.recorded.isoformat(),
        "by": outcome.by.value,
        "note": outcome.note,
        "renamed_to": outcome.renamed_to,
        "note_en": outcome.note_en,
        "renamed_to_en": outcome.renamed_to_en,
        "evidence": [
            {
                "title": evidence.title,
                "publisher": evidence.publisher,
                "url": evidence.url,
                "dated": _iso(evidence.dated),
                "file": evidence.file,
                "sha256": evidence.sha256,
                "document_number": evidence.number,
            }
            for evidence in outcome.evidence
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
