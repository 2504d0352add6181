"""A report as the plain values of JSON: the envelope and its items, whose keys only grow."""

from __future__ import annotations

from aitrack.dates.wording import format_edtf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.answers.report import Report, Row
    from aitrack.dates.day import date
    from aitrack.dates.period import Period
    from aitrack.model import Mention, Outcome
    from aitrack.status import Parts

SCHEMA_VERSION = 1


def item(row: Row, number: int | None = None) -> dict[str, Any]:
    """One item of the JSON envelope; every view takes its values from here.

    Args:
        row: The item.
        number: Its short number, where it is known.
    """
    event, stands = row.event, row.standing
    days, edtf = _read(event.period)
    disagreements = [each.value for each in event.disagreements]
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind.value,
        "ministries": list(event.ministries_printed),
        "ministry_ids": list(event.ministry_ids),
        "deliverable": event.deliverable,
        "when": event.mentions[0].when,
        **days,
        "edtf": edtf,
        "deadline": _iso(stands.deadline),
        "state": stands.state.value,
        "days_left": stands.days_left,
        "no_news_days": stands.no_news_days,
        "inferred": event.inferred,
        "conflict": "date" in disagreements,
        "mentions": [_mention(mention) for mention in event.mentions],
        "outcome": _outcome(stands.outcome) if stands.outcome else None,
        "part_of": event.part_of,
        "tags": list(event.tags),
        "note": event.note,
        "late_days": stands.late_days,
        "title_en": event.title_en,
        "nature": event.nature.value if event.nature else None,
        "field": event.field,
        "field_ministries": list(event.field_ministries),
        "field_ministry_ids": list(event.field_ministry_ids),
        "parts": _parts(stands.parts) if stands.parts else None,
        "ministries_en": list(event.ministries_en),
        "note_en": event.note_en,
        "disagreements": disagreements,
        "related": list(event.related),
        "renamed_from": list(event.renamed_from),
        "source": event.source,
        "field_ministries_en": list(event.field_ministries_en),
        "ministries_label": list(event.ministries),
        "ministries_now": list(event.ministries_now),
        "ministries_now_en": list(event.ministries_now_en),
        "ministry_ids_now": list(event.ministry_ids_now),
        "tags_en": list(event.tags_en),
        "number": number,
    }


def envelope(report: Report) -> dict[str, Any]:
    """The JSON envelope: keys are a promise and only grow."""
    return {
        "schema_version": SCHEMA_VERSION,
        "today": report.today.isoformat(),
        "as_of": _iso(report.as_of),
        "record_day": _iso(report.record_day),
        "filters": report.filters,
        "total": report.total,
        "hidden": report.hidden,
        "problems": report.problems,
        "items": [item(row, report.numbers.get(row.event.id)) for row in report.rows],
    }


def _read(period: Period) -> tuple[dict[str, Any], str]:
    """The days of a period, and its EDTF; many items have the same."""
    known = _periods.get(period)
    if known is None:
        days = {
            "start": _iso(period.start),
            "end": _iso(period.last_day),
            "bound": period.bound.value,
            "precision": period.precision.value,
        }
        known = _periods[period] = (days, format_edtf(period))
        if len(_periods) > _MOST_PERIODS:
            _periods.clear()
    return known


_periods: dict[Period, tuple[dict[str, Any], str]] = {}
_MOST_PERIODS = 1 << 14


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "document": mention.document,
        "line": mention.line,
        "at": mention.at,
        "when": mention.when,
        **_read(mention.period)[0],
        "read_as": mention.read_as,
        "why": mention.why,
        "inferred": mention.inferred or mention.period.inferred,
        "ministries": list(mention.ministries),
        "why_en": mention.why_en,
        "ministries_en": list(mention.ministries_en),
    }


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
