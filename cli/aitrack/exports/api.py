"""The record as JSON files with stable addresses: ``/api/v1/``, described by a JSON Schema."""

from __future__ import annotations

from aitrack.answers.items import SCHEMA_VERSION
from aitrack.exports.resources import resource
from aitrack.views.json import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.answers.report import Report
    from aitrack.exports.given import Given

ROOT = "api/v1"
CLOSING = "\n ]\n}\n"


def index(given: Given, total: int) -> str:
    """``index.json``: the day, how many items and problems, and which pages there are."""
    report = given.report
    return page(
        {
            "schema_version": SCHEMA_VERSION,
            "today": report.today.isoformat(),
            "as_of": report.as_of.isoformat() if report.as_of else None,
            "total": total,
            "problems": report.problems,
            "files": {
                "items": "items.json", "item": "items/{id}.json", "lines": "items.jsonl",
                "ministries": "ministries.json", "documents": "documents.json",
                "schema": "schema.json",
            },
        }
    )  # fmt: skip


def opening(report: Report, total: int) -> str:
    """The envelope of ``aitrack list --format json`` up to its items."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "today": report.today.isoformat(),
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "filters": report.filters,
        "total": total,
        "hidden": report.hidden,
        "problems": report.problems,
    }
    return page(head).rstrip("}\n") + ',\n "items": ['


def one(told: dict[str, Any], name: str, given: Given) -> str:
    """An item as it is told, with every entry of its record."""
    record = given.timeline.record(name).get(name, ())
    entries = [
        {
            "status": each.status.value, "on": each.on, "recorded": each.recorded.isoformat(),
            "by": each.by.value, "note": each.note, "renamed_to": each.renamed_to,
            "candidate": each.candidate,
            "evidence": [
                {
                    "title": said.title, "publisher": said.publisher, "url": said.url,
                    "dated": said.dated.isoformat() if said.dated else None,
                }
                for said in each.evidence
            ],
        }
        for each in record
    ]  # fmt: skip
    return page({**told, "record": entries})


def ministries(given: Given, counts: dict[str, int]) -> str:
    """Every body with its names, and how many items each has."""
    bodies = given.timeline.bodies
    return page([
        {
            "id": body.id, "name": body.name, "short": body.short, "english": body.english,
            "names": list(dict.fromkeys(body.spellings())),
            "successors": list(body.succeeded.to) if body.succeeded else [],
            "family": [each.id for each in bodies.family(body)],
            "items": counts.get(body.id, 0),
        }
        for body in bodies
    ])  # fmt: skip


def documents(given: Given, counts: dict[str, int]) -> str:
    """The texts that lines count in."""
    return page([
        {
            "id": each.id, "title": each.title, "title_en": each.title_en,
            "publisher": each.publisher, "dated": each.dated.isoformat(),
            "inferred": each.inferred, "file": each.file, "sha256": each.sha256, "url": each.url,
            "items": counts.get(each.id, 0),
        }
        for each in given.timeline.documents.values()
    ])  # fmt: skip


def schema() -> str:
    """What an item is, as a JSON Schema."""
    return resource("item.schema.json")
