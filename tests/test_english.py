"""With ``--lang en`` nothing is Korean but what is quoted: a test of every command and format."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.commands.catalogue import COMMANDS
from conftest import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer.testing import Result

    from aitrack.timeline import Timeline
    from conftest import Run

HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
IN_QUOTES = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|《[^》\n]*》")
PAGES = (
    "due", "due --undated --stale 300", "due --ministry MSIT", "due --no-overdue --within 6m",
    "list", "list --ministry MOTIE", "list --as-of 2025-06-30", "timeline --year 2026",
    "timeline --from 2024 --to 2027", "search textbook", "conflicts", "slips", "ministries",
    "documents", "log", "log ai-basic-act", "stats", "stats --by kind", "stats --by document",
    "stats --by state", "stats --by year", f"diff before {ROOT}",
    "schedule list", "schedule show monthly", "schedule next", "schedule cron weekly", "check",
    "show ai-basic-act", "show ai-textbook-introduction", "show global-ai-hub", "show naic-launch",
    "show world-bank-ai-centre", "show public-ax-strategy", "when \"'24.9\"", "when rubbish",
    "remind --since 2026-06-01", "remind --schedule weekly --today 2025-01-06",
    "remind --schedule monthly --today 2026-12-01",
    "remind --schedule quarterly --since 2026-01-01",
    "remind --since 2026-06-01 --format markdown", "remind --since 2026-06-01 --format html",
    "mark ai-talent-plan --status done --on 2026-11-20 --evidence https://example.org/a --dry-run",
)  # fmt: skip
"""As they are printed for people."""
WRONG = (
    "due --ministry Ministri", "due --within x", "due --until rubbish", "list --kind lwa",
    "list --state overdu", "list --document plan", "list --tag x", "list --limit x", "show xx",
    "show digital",
    "search .", "timeline --from 2027 --to 2024", "stats --by x", "due --format x",
    "due -o due.doc", "due --format table --fields id", "list --format csv --fields titel",
    "remind --schedule nope", "schedule nope", "log zzz", "mark nope --status done",
    "mark ai-talent-plan --status don", "diff nowhere nowhere", "due --store nowhere",
    "due --today 2026", "due --as-of soon", "check --store nowhere", "due --fail-on x",
)  # fmt: skip
FOR_PROGRAMS = (
    "due --undated", "list", "timeline --year 2026", "search textbook", "show ai-basic-act",
    "conflicts", "slips", "ministries", "documents", "log", "stats", "stats --by kind",
    f"diff before {ROOT}", "schedule list", "check",
    "remind --since 2026-06-01",
)  # fmt: skip
QUOTED = frozenset(
    (
        "field",
        "ministries_label",
        "sides",
        "when",
        "from_when",
        "to_when",
        "before",
        "after",
        "on",
        "at",
        "read_as",
        "tags",
        "sources",
        "names",
        "evidence",
        "filters",
        "notation",
        "text",
        "path",
        "kind",
        "short",
    )
)
"""What is quoted from documents, from the record's evidence, or from the command line."""
NOT_OF_BODIES = frozenset(("kind", "note", "names", "sources"))
"""What the store says of bodies for its editors."""
LISTED = frozenset(
    ("due", "list", "search", "show", "conflicts", "slips", "ministries", "documents", "log",
     "stats", "diff")
)  # fmt: skip


def hangul(text: str, quoted: Iterable[str] = ()) -> list[str]:
    """The lines with Korean in them, once what may be quoted is gone."""
    for each in quoted:
        text = text.replace(each, "")
    text = IN_QUOTES.sub("", text)
    return [line for line in text.splitlines() if HANGUL.search(line)]


def quoted_in(timeline: Timeline) -> list[str]:
    """Notations, headings of the documents, tags, and the evidence's own names; longest first."""
    found: set[str | None] = set(timeline.tags())
    for event in timeline.events:
        for mention in event.mentions:
            found |= {mention.when, mention.read_as, mention.at}
        found.update(IN_QUOTES.findall(event.note_en or ""))
    for entry in (entry for entries in timeline.outcomes.values() for entry in entries):
        for evidence in entry.evidence:
            found |= {evidence.title, evidence.publisher}
    texts = {text for text in found if text and HANGUL.search(text)}
    escaped = {re.sub(r"([\\`*_\[\]<>|~&$])", r"\\\1", text) for text in texts}
    return sorted(texts | escaped, key=len, reverse=True)


@pytest.fixture(scope="session")
def quoted(shipped: Timeline, example: Timeline) -> list[str]:
    return quoted_in(shipped) + quoted_in(example)


def english(run: Run, line: str, *more: str) -> Result:
    """What a command line answers in English."""
    if " before " in line:
        before(Path("before"))
    words = [*shlex.split(line), *more, "--lang", "en"]
    return run(*words, today=None if "--today" in words else TODAY)


def before(folder: Path) -> None:
    """The shipped store with fewer items, another owner and another deadline."""
    folder.mkdir(exist_ok=True)
    text = (ROOT / "timeline.yaml").read_text("utf-8")
    head, *events = text.split("\n  - id: ")
    events = [each for each in events if not each.startswith("hub-")]
    text = "\n  - id: ".join([head, *events]).replace(
        "ministries: [법무부]", "ministries: [법제처]"
    )
    text = text.replace('when: "\'25년"', 'when: "\'24.下"')
    (folder / "timeline.yaml").write_text(text, "utf-8")
    (folder / "ministries.yaml").write_bytes((ROOT / "ministries.yaml").read_bytes())


@pytest.mark.parametrize("line", PAGES)
def test_pages_are_english(run: Run, quoted: list[str], line: str) -> None:
    found = english(run, line)
    assert found.stdout or found.stderr
    assert not hangul(found.stdout, quoted)
    assert not hangul(found.stderr, quoted)


@pytest.mark.parametrize("line", [each for each in PAGES if each.split()[0] in LISTED])
def test_markdown_is_english(run: Run, quoted: list[str], line: str) -> None:
    assert not hangul(english(run, line, "--format", "markdown").stdout, quoted)


@pytest.mark.parametrize("kind", ["ics", "html", "svg", "scorecard", "fragment"])
def test_exports_are_english(run: Run, quoted: list[str], shipped: Timeline, kind: str) -> None:
    """A page has the Korean title beside the English one; fonts have names."""
    pytest.importorskip("icalendar")
    found = english(run, f"export {kind} made --ministry MSIT")
    assert found.exit_code == 0
    text = html.unescape(Path("made").read_bytes().decode("utf-8"))
    text = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    text = text.replace("\r\n ", "").replace("\\n", "\n").replace("\\", "")
    titles = {each.title for each in shipped.events}
    titles |= {each.title for each in shipped.documents.values()}
    names = {name for body in shipped.bodies for name in body.spellings() if HANGUL.search(name)}
    may = {*titles, *names, *quoted, "맑은 고딕"}
    assert not hangul(text, sorted(may, key=len, reverse=True))


@pytest.mark.parametrize("line", WRONG)
def test_refusals_are_english(run: Run, line: str) -> None:
    """What was typed, and the nearest names, are quoted."""
    found = english(run, line)
    assert found.exit_code != 0
    assert found.stderr
    assert not hangul(found.stderr)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_english(run: Run, name: str) -> None:
    assert not hangul(english(run, name, "--help").stdout)


@pytest.mark.parametrize("line", FOR_PROGRAMS)
def test_programs_find_the_english_beside_the_korean(run: Run, line: str) -> None:
    """Keys and their Korean stay whatever the language: what is no quotation has an English key."""
    whole = json.loads(english(run, line, "--format", "json").stdout)
    assert list(korean(whole, bodies=line == "ministries")) == []
    if line.startswith("remind"):
        return
    rows = csv.DictReader(io.StringIO(english(run, line, "--format", "csv").stdout))
    assert [each for row in rows for each in korean(row, bodies=line == "ministries")] == []


def korean(value: Any, *, bodies: bool) -> Iterator[tuple[str, str]]:
    """Keys with Korean that are neither a quotation nor have English beside them."""
    if isinstance(value, list):
        for each in value:
            yield from korean(each, bodies=bodies)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in QUOTED or (bodies and key in NOT_OF_BODIES):
                continue
            beside = value.get(f"{key}_en")
            if key.endswith("_en"):
                yield from ((key, line) for line in hangul(str(each)))
            elif isinstance(each, dict) or (isinstance(each, list) and not beside):
                yield from korean(each, bodies=bodies)
            elif HANGUL.search(str(each)) and not beside:
                yield key, str(each)
    elif HANGUL.search(str(value)):
        yield "", str(value)


def test_a_body_is_found_by_its_english_names(shipped: Timeline) -> None:
    for body in shipped.bodies:
        for name in filter(None, (body.english, body.acronym)):
            assert shipped.bodies.find(name) is body


def test_no_two_bodies_are_called_the_same(shipped: Timeline) -> None:
    bodies = list(shipped.bodies)
    assert all(body.english for body in bodies)
    assert len({body.label_en for body in bodies}) == len(bodies)
    assert len({body.english for body in bodies}) == len(bodies)


@pytest.mark.parametrize(
    ("printed", "label"),
    [("산업통상자원부", "MOTIE"), ("산업부", "MOTIR"), ("방통위", "KCC"), ("재경부", "MOEF"),
     ("기재부", "MOEF (former)"), ("Ministry of Science and ICT", "MSIT"), ("없는부", "없는부")],
)  # fmt: skip
def test_a_former_name_is_called_as_it_was(shipped: Timeline, printed: str, label: str) -> None:
    """A short name that outlived the change is the body's of today."""
    assert shipped.bodies.in_english(printed) == label
