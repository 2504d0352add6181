"""The shipped store: no Problem, the annex whole, every date cited, the file in good order."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from aitrack.documents.provenance import uncited, verify
from aitrack.documents.texts import read_texts
from aitrack.model import Kind, Nature
from conftest import DOCUMENTS, ROOT

if TYPE_CHECKING:
    from aitrack.model import Event
    from aitrack.timeline import Timeline

ANNEX = range(1054, 1074)
FIRST = date(2026, 11, 24)
"""The day of the first edition's entries."""
KEYS = [
    "id", "title", "title_en", "kind", "ministries", "field", "field_ministries", "deliverable",
    "nature", "mentions", "source", "when", "ministries_from", "disagree", "part_of", "related",
    "renamed_from", "tags", "note", "note_en",
]  # fmt: skip
INDUSTRY_AX = ("manufacturing", "finance", "culture", "health-bio", "farming", "maritime",
               "land-transport", "sme")  # fmt: skip


def at(timeline: Timeline, document: str, line: int) -> list[Event]:
    return [
        event
        for event in timeline.events
        if any((m.document, m.line) == (document, line) for m in event.mentions)
    ]


def test_all_20_rows_of_the_annex_are_promises_with_a_ministry(shipped: Timeline) -> None:
    for line in ANNEX:
        found = at(shipped, "ai-strategy-2024", line)
        assert len(found) == (2 if line == 1056 else 1), line  # one row names two laws
        assert all(event.deliverable and event.ministries for event in found)


def test_the_annex_dates_are_as_printed(shipped: Timeline) -> None:
    """Read from the page, row by row."""
    printed = {
        1054: "'24.下", 1055: "~'25", 1056: "'24~", 1057: "'24.下", 1058: "~'25", 1059: "'24.下",
        1060: "~'27", 1061: "~'25", 1062: "'24.下", 1063: "'24.下", 1064: "'24.下", 1065: "'24.下",
        1066: "~'25", 1067: "~'25", 1068: "~'24", 1069: "24.下", 1070: "'24.下", 1071: "'24.下",
        1072: "~'25", 1073: "~'25",
    }  # fmt: skip
    for line, when in printed.items():
        for event in at(shipped, "ai-strategy-2024", line):
            assert event.mentions[0].line == line
            assert event.mentions[0].when == when


def test_the_hub_has_its_phases_and_apec_its_years(shipped: Timeline) -> None:
    def days(name: str) -> tuple[str, str]:
        event = shipped.get(name)
        assert event is not None
        return str(event.period.start), str(event.period.last_day)

    assert days("global-ai-hub-preparation") == ("2026-01-01", "2026-12-31")
    assert days("global-ai-hub-operation") == ("2027-01-01", "None")
    assert days("apec-ai-initiative") == ("2026-01-01", "2030-12-31")


def test_every_list_of_coming_dates_is_in(shipped: Timeline) -> None:
    for line in (559, 561, 609, 699, 744, 816, 876, 877, 976, 1029):
        assert at(shipped, "ai-strategy-2024", line), line


def test_the_eight_fields_of_industry_ax_and_their_plans_are_in(shipped: Timeline) -> None:
    for field in INDUSTRY_AX:
        parent = shipped.get(f"industry-ax-{field}")
        assert parent is not None
        assert parent.mentions[0].line == 641
        assert any(event.part_of == parent.id for event in shipped.events), field


def test_contradictions_of_the_documents_are_kept(shipped: Timeline) -> None:
    conflicts = {event.id for event in shipped.events if event.conflict}
    assert conflicts == {
        "ai-safety-institute", "ai-bio-innovation-strategy", "power-grid-act",
        "world-bank-ai-centre", "digital-bill-of-rights", "us-ai-executive-order",
        "ai-cloud-tax-credit", "ai-large-funds", "ai-textbook-introduction",
    }  # fmt: skip
    others = {event.id for event in shipped.events if event.disagree}
    assert {"ai-talents-2030", "ai-access-gap-2030", "global-ai-hub", "ai-basic-act"} <= others
    assert len(conflicts | others) >= 20


def test_a_reading_that_differs_from_the_print_says_why(shipped: Timeline) -> None:
    for event in shipped.events:
        for mention in event.mentions:
            assert not mention.read_as or mention.why, event.id


def test_a_known_misprint_is_read_as_what_was_meant(shipped: Timeline) -> None:
    """Line 314 prints '25.9. for a meeting that had been held when the document was written."""
    event = shipped.get("reaim-2024")
    assert event is not None
    assert [(m.line, m.when, m.read_as) for m in event.mentions] == [
        (704, "('24.9)", None), (314, "('25.9.)", "'24.9"),
    ]  # fmt: skip
    assert not event.conflict


def test_the_file_reads_like_a_ledger() -> None:
    """The same order of keys, one blank line between events, every notation in double quotes."""
    text = (ROOT / "timeline.yaml").read_text("utf-8")
    for event in yaml.safe_load(text)["events"]:
        keys = list(event)
        assert keys == sorted(keys, key=KEYS.index), event["id"]
    assert "\n\n\n" not in text
    starts = [match.start() for match in re.finditer(r"^  - id:", text, re.MULTILINE)]
    heads = ("\n\n", "documents:\n", "-\n\n")
    assert all(text[:start].endswith(heads) for start in starts)
    assert not re.search(r"\b(when|read_as|dated): (?!\")", text)


def test_events_stand_in_the_order_of_their_lines(shipped: Timeline) -> None:
    documents = list(shipped.documents)
    places = [
        (documents.index(event.mentions[0].document or ""), event.mentions[0].line or 0)
        for event in shipped.events
    ]
    assert places == sorted(places)


def test_no_two_events_have_one_title(shipped: Timeline) -> None:
    titles = [event.title for event in shipped.events]
    assert len(titles) == len(set(titles))


def test_what_is_no_delivery_is_not_called_late(shipped: Timeline) -> None:
    """Amounts, target figures, examples, reviews and umbrellas: nobody delivers them."""
    for event in shipped.events:
        if event.kind is Kind.TARGET or "(예)" in event.title or event.title.endswith("검토"):
            assert not event.deliverable, event.id
    for name in ("industry-ax", "ai-network", "mydata", "ai-korea-fund"):
        found = shipped.get(name)
        assert found is not None
        assert not found.deliverable


def test_parts_lead_up_to_an_item_of_their_own(shipped: Timeline) -> None:
    parents = {event.id: event.part_of for event in shipped.events}
    for name in list(parents):
        chain = [name]
        while above := parents[chain[-1]]:
            assert above not in chain, name
            chain.append(above)


def test_every_numbered_point_of_the_projects_is_in(shipped: Timeline) -> None:
    """Lines of which only some points had become events, and how many there are now."""
    points = {
        531: 3, 536: 3, 540: 3, 602: 2, 603: 3, 656: 4, 657: 4, 659: 3, 686: 3, 804: 5,
        806: 3, 809: 4, 850: 4, 860: 5, 900: 3, 916: 3, 927: 5, 957: 4, 970: 5, 1005: 5, 1006: 4,
        1019: 4, 1020: 4, 1022: 7,
    }  # fmt: skip
    for line, least in points.items():
        assert len(at(shipped, "ai-strategy-2024", line)) >= least, line


def test_side_promises_of_the_other_documents_are_in(shipped: Timeline) -> None:
    """Of lines that had only their main act: how many items there are now."""
    points = {
        ("global-ai-hub-2026", 20): 6, ("global-ai-hub-2026", 96): 3, ("mois-visit-2026", 27): 2,
        ("mois-visit-2026", 33): 5, ("apec-ai-initiative-guide", 18): 7,
        ("gyeongbuk-ai-plan-2025", 6): 7, ("gyeongbuk-ai-plan-2025", 8): 2,
    }  # fmt: skip
    for (document, line), least in points.items():
        assert len(at(shipped, document, line)) >= least, (document, line)


def test_every_source_named_for_a_body_is_listed() -> None:
    store = yaml.safe_load((ROOT / "ministries.yaml").read_text("utf-8"))
    named = {
        source
        for body in store["bodies"]
        for part in (body, *body.get("former", []), body.get("succeeded", {}))
        for source in part.get("sources", [])
    }
    assert named <= store["sources"].keys()


def test_outcomes_rest_on_evidence(shipped: Timeline) -> None:
    entries = [entry for several in shipped.outcomes.values() for entry in several]
    assert entries
    for entry in entries:
        assert entry.evidence or entry.retracts, entry.event
        assert entry.note, entry.event
    assert len([entry for entry in entries if not (entry.candidate or entry.retracts)]) == 107
    assert len([entry for entry in entries if entry.candidate]) == 43
    for entry in entries:
        if entry.candidate and entry.recorded > FIRST:
            assert re.search("추론|확인되지 않음", entry.note or ""), entry.event


def test_entries_of_the_first_edition_stand_as_they_were_made(shipped: Timeline) -> None:
    """48 of them, each the first of its event: a correction stands behind it."""
    firsts = [entries[0] for entries in shipped.outcomes.values()]
    assert len([entry for entry in firsts if entry.recorded == FIRST]) == 48
    for entries in shipped.outcomes.values():
        assert all(entry.recorded > FIRST for entry in entries[1:]), entries[0].event
    said = {name: shipped.outcomes[name][0] for name in ("mydata", "copyright-act-amendment")}
    assert (said["mydata"].status, said["mydata"].on) == ("done", "2025-03")
    assert said["copyright-act-amendment"].status == "changed"


def test_no_evidence_is_a_mirror() -> None:
    """Copies on other people's pages: the publisher's own address, or none."""
    text = (ROOT / "outcomes.yaml").read_text("utf-8")
    hosts = set(re.findall(r'url: "https?://([^/"]+)', text))
    mirrors = ("dqdt.shop", "11free.net", "ngos.ai", "metaqsol.com", "namu.news", "taptalk.net")
    assert not [host for host in hosts if host.endswith(mirrors)]


def test_the_record_is_whole(shipped: Timeline) -> None:
    """Each of the 19 entries of the public AX table has the table's deadline, then its start."""
    services = [event for event in shipped.events if "공공AX" in event.tags]
    assert len(services) == 19
    for event in services:
        assert event.mentions[0].line == 661
        assert event.mentions[0].when == "'25년까지"
        assert [663 <= (m.line or 0) <= 671 for m in event.mentions[1:]] == [True]
        assert event.part_of == "public-ax-services"
        assert not event.conflict
    assert len(shipped.events) >= 480


@pytest.mark.skipif(DOCUMENTS is None, reason="the five documents are not here")
def test_every_claim_stands_in_the_documents_and_every_date_is_accounted_for(
    shipped: Timeline,
) -> None:
    assert DOCUMENTS is not None
    texts, missing = read_texts(shipped.documents, DOCUMENTS)
    assert missing == []
    assert list(verify(shipped, texts)) == []
    assert list(uncited(shipped, texts)) == []


def test_exclusions_are_of_known_documents_and_have_reasons(shipped: Timeline) -> None:
    assert shipped.exclusions
    assert all(each.document in shipped.documents and each.why for each in shipped.exclusions)


def test_every_item_has_its_nature_and_its_english_title(shipped: Timeline) -> None:
    for event in shipped.events:
        assert event.nature is not None, event.id
        assert event.deliverable is (event.nature is Nature.DELIVERY), event.id
        assert event.title_en, event.id
        assert not re.search("[가-힣]", event.title_en), event.id
    for document in shipped.documents.values():
        assert document.title_en
