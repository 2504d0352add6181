"""Fields → entries of the record of outcomes, each with its evidence."""

from __future__ import annotations

from aitrack.model import Evidence, Outcome, Source, Status
from aitrack.store.files.decode import address, checksum
from aitrack.store.files.fields import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.store.files.fields import Fields

OUTCOME = names(
    "event status on recorded by evidence note note_en candidate renamed_to renamed_to_en retracts"
)
EVIDENCE = names("url title publisher dated file sha256 number")


def outcome(fields: Fields) -> Outcome | None:
    """One entry of ``outcomes``."""
    found_event = fields.needed("event")
    fields.event_id = found_event or None
    status = fields.choice("status", Status, Status.IN_PROGRESS)
    on = fields.text("on")
    happened = fields.period("on", on, None) if on else None
    recorded = fields.day("recorded", required=True)
    if status is Status.NOT_DONE and not (happened and happened.start and happened.last_day):
        fields.complain(
            fields.key("on"), "on", "not-done에는 그때까지 안 된 날(on)이 있어야 함",
            "not-done needs the day (on) by which it had not been done",
        )  # fmt: skip
    by = fields.choice("by", Source, Source.USER)
    evidence = []
    for entry in fields.records("evidence"):
        found = _evidence(entry)
        if entry.finish(EVIDENCE):
            evidence.append(found)
    note, candidate = fields.text("note"), fields.flag("candidate")
    renamed_to, retracts = fields.text("renamed_to"), fields.text("retracts")
    if status is Status.RETRACTED and not retracts:
        fields.complain(
            fields.at("status"), "retracts", "무엇을 취소하는지 retracts에 적음",
            "retracts must say what is taken back",
        )  # fmt: skip
    if not fields.finish(OUTCOME) or recorded is None:
        return None
    return Outcome(
        found_event, status, on, happened, recorded, by, note, tuple(evidence), renamed_to,
        candidate, fields.text("note_en"), fields.text("renamed_to_en"), retracts,
    )  # fmt: skip


def _evidence(fields: Fields) -> Evidence:
    """A page with its publisher, a file of one's own with its checksum, or a document's number."""
    url, file, number = fields.text("url"), fields.text("file"), fields.text("number")
    if url:
        address(fields, "url", url)
    sha256 = fields.text("sha256", required=file is not None)
    checksum(fields, sha256)
    own = file is not None or number is not None
    publisher = fields.text("publisher", required=not own) or ""
    return Evidence(fields.text("title"), publisher, url, fields.day("dated"), file, sha256, number)
