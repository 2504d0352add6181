"""Each mistake is told at its place (§), under its field, and costs the value that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aitrack.store.files.load import load

if TYPE_CHECKING:
    from pathlib import Path

BASE = {
    "timeline": """format: 1
documents:
  - id: plan
    title: "계획"
    publisher: 정부
    dated: "2024-09-26"
    file: plan.txt
    sha256: "SHA"
    lines: 90
    url: https://example.org/plan
events:
  - id: one
    title: "하나"
    kind: plan
    ministries: [가부]
    mentions:
      - {document: plan, line: 3, at: "가", when: "'25"}
  - id: two
    title: "둘"
    kind: law
    source: https://example.org/two
    when: "'26"
    related: [one]
""".replace("SHA", "0" * 64),
    "ministries": """format: 1
bodies:
  - id: ga
    name: 가부
    kind: 부
    former:
      - {until: "2024-01-01", name: 옛부, how: renamed}
    succeeded: {"on": "2025-01-01", to: [na], how: merged}
  - {id: na, name: 나부, kind: 부}
""",
    "outcomes": """format: 1
outcomes:
  - event: one
    status: done
    "on": "2025-03-10"
    recorded: "2025-04-01"
    by: press
    evidence:
      - {publisher: 신문, url: https://example.org/a, dated: "2025-03-11"}
""",
    "exclusions": """format: 1
exclusions:
  - {document: plan, line: 5, when: "'24", why: "나"}
""",
    "removed": """format: 1
removed:
  - {id: gone, why: 나, "on": "2025-01-01"}
""",
    "synonyms": """format: 1
synonyms:
  - {words: [AI, 인공지능]}
""",
}
SHA, URL = '"' + "0" * 64 + '"', "https://example.org/plan"
TITLE, WHEN, SOURCE = '    title: "하나"\n', """when: "'25\"""", "https://example.org/two"
PROOF = 'publisher: 신문, url: https://example.org/a, dated: "2025-03-11"'
AFTER = '"on": "2025-01-01", to: [na], how: merged'
DONE, ON = "    status: done\n", '    "on": "2025-03-10"\n'
MISTAKES = [
    # file, what is replaced, by what, field, what the message says
    ("timeline", "format: 1", "format: §2", "format", "format 2 is unknown"),
    ("timeline", "format: 1\n", "§", "format", "format is missing"),
    ("timeline", "format: 1", "format: 1\n§more: x", "more", "unknown key 'more'"),
    ("timeline", "id: plan", "id: §Plan", "id", "lower case"),
    ("timeline", "id: one", "id: §a--b", "id", "lower case"),
    ("timeline", "id: one", "id: §-a", "id", "lower case"),
    ("timeline", "id: one", "id: §a-", "id", "lower case"),
    ("timeline", "id: one", "id: §가", "id", "lower case"),
    ("timeline", "id: two", "§id: one", "id", "already stands at"),
    ("timeline", "id: two", "§id: gone", "id", "never used again"),
    ("timeline", SHA, '§"' + "0" * 63 + '"', "sha256", "64 hexadecimal"),
    ("timeline", SHA, '§"' + "0" * 63 + 'g"', "sha256", "64 hexadecimal"),
    ("timeline", "lines: 90", "lines: §-1", "lines", "a whole number"),
    ("timeline", "lines: 90", "lines: §0", "lines", "a whole number"),
    ("timeline", "lines: 90", "lines: §123456789", "lines", "a whole number"),
    ("timeline", "lines: 90", "lines: §４", "lines", "a whole number"),
    ("timeline", "lines: 90", "inferred: §maybe", "inferred", "true or false"),
    ("timeline", URL, "§ftp://example.org/plan", "url", "http or https"),
    ("timeline", URL, "§https:///plan", "url", "http or https"),
    ("timeline", URL, "§https://me@example.org/", "url", "http or https"),
    ("timeline", URL, "§https://example.org/a b", "url", "http or https"),
    ("timeline", '"2024-09-26"', '§"2024-09"', "dated", "a single day"),
    ("timeline", '"2024-09-26"', '§"~2024-09-26"', "dated", "a single day"),
    ("timeline", '"2024-09-26"', '§"봄"', "dated", ""),
    ("timeline", '    dated: "2024-09-26"\n', "", "dated", "dated is missing"),
    ("timeline", TITLE, '    title: §""\n', "title", "is empty"),
    ("timeline", TITLE, '    title: §"  "\n', "title", "is empty"),
    ("timeline", TITLE, "    title: §[하나]\n", "title", "text is expected"),
    ("timeline", TITLE, f'{TITLE}    §title: "또"\n', "title", "stands at line 13"),
    ("timeline", TITLE, f"{TITLE}    §titel: x\n", "titel", "unknown key 'titel': 'title'?"),
    ("timeline", f"id: one\n{TITLE}", "§id: one\n", "title", "title is missing"),
    ("timeline", "kind: plan", "kind: §dream", "kind", "'dream' is not one of summit, "),
    ("timeline", "kind: plan", "kind: plan\n    deliverable: §yes", "deliverable", "true or"),
    (
        "timeline",
        "kind: plan",
        "kind: plan\n    deliverable: true\n    nature: §amount",
        "nature",
        "deliverable: true is a delivery",
    ),
    ("timeline", "kind: plan", "kind: plan\n    nature: §dream", "nature", "is not one of"),
    ("timeline", "kind: plan", "kind: plan\n    disagree: [date, §dream]", "disagree", "not one"),
    (
        "timeline",
        "kind: plan",
        "kind: plan\n    §field_ministries: [나부]",
        "field_ministries",
        "needs a field",
    ),
    ("timeline", "[가부]", "[가부, §다부]", "ministries", "'다부' is not in ministries.yaml"),
    ("timeline", "[가부]", '[가부, §""]', "ministries", "text is expected"),
    ("timeline", "[가부]", "§가부", "ministries", "a list is expected"),
    ("timeline", "kind: plan", 'kind: plan\n    when: §"2025"', "when", "inside mentions"),
    ("timeline", "document: plan, line", "document: §plam, line", "document", "unknown document"),
    ("timeline", "{document: plan, line: 3", "§{line: 3", "document", "document is missing"),
    ("timeline", "line: 3", "line: §91", "line", "plan has 90 lines"),
    ("timeline", "line: 3, ", "", "line", "line is missing"),
    ("timeline", WHEN, """when: §"봄\"""", "when", ""),
    ("timeline", WHEN, 'read_as: §"2025"', "read_as", "needs a why"),
    ("timeline", WHEN, 'why: x, read_as: §"봄"', "read_as", ""),
    ("timeline", WHEN, f"{WHEN}, §while: x", "while", "unknown key 'while'"),
    (
        "timeline",
        '      - {document: plan, line: 3, at: "가", when: "\'25"}\n',
        "      - §가\n",
        None,
        "a mapping is expected",
    ),
    ("timeline", SOURCE, "§example.org/two", "source", "http or https"),
    ("timeline", SOURCE, f"{SOURCE}\n    §mentions: []", "mentions", "unknown key 'mentions'"),
    ("timeline", """when: "'26\"""", 'when: §"봄"', "when", ""),
    ("timeline", "related: [one]", "§related: [one, tow]", "related", "no event 'tow': 'two'?"),
    ("timeline", "related: [one]", "§related: [two]", "related", "no event 'two'"),
    ("timeline", "related: [one]", "§part_of: none", "part_of", "no event 'none'"),
    ("timeline", "related: [one]", "related: §one", "related", "a list is expected"),
    ("ministries", "    kind: 부\n", "", "kind", "kind is missing"),
    ("ministries", 'until: "2024-01-01", ', "", "until", "until is missing"),
    ("ministries", "name: 옛부, ", "", "name", "name is missing"),
    ("ministries", "how: renamed", "how: renamed, §hwo: x", "hwo", "unknown key 'hwo'"),
    ("ministries", '"on": "2025-01-01", ', "", "on", "on is missing"),
    ("ministries", "to: [na], ", "", "to", "to is missing"),
    ("ministries", "to: [na]", "to: [na], §too: x", "too", "unknown key 'too'"),
    ("ministries", f"{{{AFTER}}}", "§[na]", None, "a mapping is expected"),
    ("ministries", "id: na", "§id: ga", "id", "already stands at"),
    ("ministries", "bodies:", "sources: §x\nbodies:", None, "a mapping is expected"),
    ("outcomes", "event: one", "§event: three", "event", "no event 'three'"),
    ("outcomes", "status: done", "status: §finished", "status", "is not one of done, partly"),
    ("outcomes", "status: done", "status: §retracted", "retracts", "must say what is taken back"),
    ("outcomes", DONE, f'{DONE}    retracts: §"00000000"\n', "retracts", "no entry '00000000'"),
    ("outcomes", DONE, f"{DONE}    candidate: §perhaps\n", "candidate", "true or false"),
    ("outcomes", DONE, f"{DONE}    §notes: x\n", "notes", "unknown key 'notes': 'note'?"),
    ("outcomes", DONE + ON, '    status: not-done\n    §"on": "2025~"\n', "on", "needs the day"),
    ("outcomes", DONE + ON, '    status: not-done\n    §"on": "~2025"\n', "on", "needs the day"),
    ("outcomes", "event: one\n" + DONE + ON, "§event: one\n    status: not-done\n", "on", "needs"),
    ("outcomes", ON, '    "on": §"봄"\n', "on", ""),
    ("outcomes", '"2025-04-01"', '§"2025-04"', "recorded", "a single day"),
    ("outcomes", '    recorded: "2025-04-01"\n', "", "recorded", "recorded is missing"),
    ("outcomes", "by: press", "by: §me", "by", "'me' is not one of government, press"),
    ("outcomes", f"{{{PROOF}}}", "§{url: https://example.org/a}", "publisher", "is missing"),
    ("outcomes", PROOF, "publisher: 신문, url: §example.org", "url", "http or https"),
    ("outcomes", f"{{{PROOF}}}", "§{file: a.pdf}", "sha256", "sha256 is missing"),
    ("outcomes", PROOF, "file: a.pdf, sha256: §00", "sha256", "64 hexadecimal"),
    ("outcomes", PROOF, f"{PROOF}, §page: 3", "page", "unknown key 'page'"),
    ("outcomes", '"2025-03-11"', '§"2025"', "dated", "a single day"),
    ("exclusions", "document: plan", "document: §plam", "document", "unknown document 'plam'"),
    ("exclusions", "{document: plan, ", "§{", "document", "document is missing"),
    ("exclusions", "{document: plan, line: 5", "§{document: plan", "line", "line is missing"),
    ("exclusions", "line: 5", "line: §x", "line", "a whole number"),
    ("exclusions", 'why: "나"', 'why: §""', "why", "is empty"),
    ("exclusions", "why:", "wyh: x, why:", "wyh", "unknown key 'wyh': 'why'?"),
    ("removed", "{id: gone, why: 나", "§{id: gone", "why", "why is missing"),
    ("removed", '"2025-01-01"', '§"2025"', "on", "a single day"),
    ("removed", "why: 나", "why: 나, §who: x", "who", "unknown key 'who'"),
    ("synonyms", "{words: [AI, 인공지능]}", "§{}", "words", "words is missing"),
    ("synonyms", "인공지능]", "인공지능], §word: x", "word", "unknown key 'word': 'words'?"),
]
RIGHT = [
    # what may be written as well
    ("timeline", "lines: 90", "lines: 12345678"),
    ("timeline", "line: 3", "line: 90"),
    ("timeline", SHA, '"' + "0f" * 32 + '"'),
    ("timeline", URL, "http://example.org"),
    ("timeline", "kind: plan", "kind: plan\n    deliverable: true\n    nature: delivery"),
    ("timeline", "kind: plan", "kind: plan\n    deliverable: false\n    nature: amount"),
    ("timeline", "kind: plan", "kind: plan\n    field: x\n    field_ministries: [나부]"),
    ("timeline", "kind: plan", "kind: plan\n    disagree: [date, name]"),
    ("timeline", WHEN, 'read_as: "2025", why: x'),
    ("timeline", WHEN, 'read_as: "2025", inferred: true'),
    ("timeline", f", {WHEN}", ""),
    ("timeline", """    when: "'26"\n""", ""),
    ("timeline", TITLE, f"{TITLE}    note:\n    deliverable:\n"),
    ("ministries", AFTER, "to: [na], how: functions-moved"),
    ("outcomes", PROOF, f"file: a.pdf, sha256: {SHA}"),
    ("outcomes", PROOF, 'number: "정책과-12"'),
    ("outcomes", ON, ""),
    ("outcomes", DONE + ON, '    status: not-done\n    "on": "2025-03"\n'),
    ("outcomes", "event: one", "event: gone"),
]  # fmt: skip


def written(folder: Path, name: str, old: str, new: str) -> None:
    for each, text in BASE.items():
        assert each != name or text.count(old) >= 1, old
        said = text.replace(old, new.replace("§", ""), 1) if each == name else text
        (folder / f"{each}.yaml").write_text(said, "utf-8")


@pytest.mark.parametrize(("name", "old", "new", "field", "says"), MISTAKES)
def test_a_mistake_has_its_place_and_costs_what_it_stands_in(
    tmp_path: Path, name: str, old: str, new: str, field: str | None, says: str
) -> None:
    written(tmp_path, name, old, new)
    timeline, problems = load([tmp_path])
    found = [each for each in problems if each.path == str(tmp_path / f"{name}.yaml")]
    (problem,) = [each for each in found if each.field == field and says in each.message.en]
    before, mark, _ = BASE[name].replace(old, new, 1).partition("§")
    if mark:
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (problem.line, problem.column) == place
        assert len([each for each in found if each.line == problem.line]) == 1
    lost = problem.event_id
    if name == "timeline" and field not in ("format", "more", "related", "part_of"):
        assert lost not in timeline.documents
        assert lost == "one" or timeline.get(lost or "") is None
    if name == "outcomes":
        assert timeline.outcomes == {}
    if name == "exclusions":
        assert timeline.exclusions == ()
    if name == "synonyms":
        assert timeline.synonyms == ()


@pytest.mark.parametrize(("name", "old", "new"), RIGHT)
def test_what_may_be_left_out_or_written_otherwise(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    written(tmp_path, name, old, new)
    assert load([tmp_path])[1] == ()
