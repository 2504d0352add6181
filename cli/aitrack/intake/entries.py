"""``review/ID.yaml``: what was proposed, and what a person decided, by hand or one by one.

An entry is plain values by name, as a ledger's are. What was set aside stands in a list of its own,
in the same form: a title and a decision make an event of it too.
"""

from __future__ import annotations

from aitrack.editing.ledger import block, plain
from aitrack.errors import AitrackError, UsageError, why
from aitrack.store.files.load import read_file
from aitrack.store.files.reader import Damage, decode, parse
from aitrack.store.files.writing import replace
from aitrack.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    Entry = dict[str, Any]

FOLDER = "review"
TEXTS = "texts"
NEW, PROMISED, KNOWN, NOT, LATER = "y", "d", "m", "n", "s"
DECISIONS = (NEW, PROMISED, KNOWN, NOT, LATER)
KEYS = (
    "title", "decision", "event", "reason", "kind", "ministries", "line", "page", "at", "when",
    "read", "read_as", "why", "inferred", "ministries_from", "row", "contact",
    "known", "rule", "id", "key",
)  # fmt: skip
_HEAD = """\
# decision: y = 새 항목, d = 새 항목이며 약속된 것(늦을 수 있음), n = 항목이 아님(reason에 까닭),
# m = 이미 있는 항목(event에 id)을 말한 곳, s = 나중에. 제목·갈래·기관·id는 적힌 그대로 쓰입니다.
# y: a new event; d: one that was promised, so it can be late; n: none (reason: why); m: speaks of
# the event named under "event"; s: later. Titles, kinds, ministries, ids: as they stand.
"""


@dataclass(slots=True)
class Review:
    """A document under review."""

    document: dict[str, str]
    """As ``timeline.d`` will hold it."""
    source: dict[str, str]
    """The name and checksum of the file it was read from, and the reader's version."""
    pages: list[int]
    """The first line of each page, where there are pages."""
    after: str
    """The document that this is a later edition of, or empty."""
    proposals: list[Entry]
    set_aside: list[Entry]

    @property
    def entries(self) -> list[Entry]:
        """All of them, in the order of the document's lines."""
        return sorted([*self.proposals, *self.set_aside], key=lambda each: int(each["line"]))

    @property
    def undecided(self) -> list[Entry]:
        """The proposals that wait for a person."""
        return [each for each in self.proposals if each.get("decision", "") in ("", LATER)]


def path_of(folder: Path, name: str) -> Path:
    """Where the review of a document is kept."""
    return folder / FOLDER / f"{name}.yaml"


def text_of(folder: Path, name: str) -> Path:
    """Where the text of a document is kept."""
    return folder / TEXTS / f"{name}.txt"


def save(path: Path, review: Review) -> None:
    """Write a review whole, or leave the old one.

    Raises:
        AitrackError: It cannot be written.
    """
    lines = [_HEAD + "format: 1", "document:"]
    lines += _mapping(review.document)
    lines += ["source:", *_mapping(review.source)]
    if review.after:
        lines.append(f'after: "{review.after}"')
    if review.pages:
        lines.append(f"pages: [{', '.join(map(str, review.pages))}]")
    for name, entries in (("proposals", review.proposals), ("set_aside", review.set_aside)):
        lines.append(f"{name}:")
        for entry in entries:
            given = {key: value for key, value in entry.items() if value or key == "decision"}
            lines += [f"  {line}" for line in block(given, KEYS)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        said = why(error)
        raise AitrackError(
            f"{path}에 쓸 수 없음: {said.ko}", f"cannot write {path}: {said.en}"
        ) from None


def _mapping(values: dict[str, str]) -> list[str]:
    lines = block(values, list(values))
    return [f"  {line[2:]}" for line in lines]


def load(folder: Path, name: str) -> Review:
    """The review of a document.

    Raises:
        UsageError: There is none.
        AitrackError: Somebody has written in it what cannot be read.
    """
    path = path_of(folder, name)
    if not path.is_file():
        known = sorted(each.stem for each in (folder / FOLDER).glob("*.yaml"))
        told = f" ({', '.join(known[:8])})" if known else ""
        raise UsageError(
            f"검토할 문서가 아님: '{name}'{told}: aitrack read FILE --id {name}이 먼저",
            f"no document under review: '{name}'{told}: aitrack read FILE --id {name} first",
        )
    try:
        root = plain(parse(decode(read_file(path))))
    except Damage as damage:
        raise _wrong(
            path, f":{damage.line}:{damage.column}", damage.words.ko, damage.words.en
        ) from None
    except OSError as error:
        raise _wrong(path, "", error.strerror or "", error.strerror or "") from None
    if not isinstance(root, dict) or not isinstance(root.get("document"), dict):
        raise _wrong(path, "", "document가 없음", "there is no document")
    review = Review(
        root["document"], root.get("source") or {}, [int(each) for each in root.get("pages") or ()],
        str(root.get("after") or ""), _list(root, "proposals"), _list(root, "set_aside"),
    )  # fmt: skip
    for entry in review.proposals + review.set_aside:
        _check(path, entry)
    return review


def _list(root: dict[str, Any], name: str) -> list[Entry]:
    found = root.get(name) or []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _check(path: Path, entry: Entry) -> None:
    """See that a decision can be carried out."""
    about = f" ({entry.get('line', '?')}행, {entry.get('when', '')})"
    line = str(entry.get("line", ""))
    if not (line.isascii() and line.isdigit()) or not entry.get("when") or not entry.get("key"):
        raise _wrong(path, about, "line, when, key가 있어야 함", "line, when and key are needed")
    decision = entry.setdefault("decision", "")
    if decision not in ("", *DECISIONS):
        raise _wrong(
            path, about, f"decision은 y, d, n, m, s: '{decision}'",
            f"a decision is y, d, n, m or s, not '{decision}'",
        )  # fmt: skip
    if decision in (NEW, PROMISED) and not all(entry.get(name) for name in ("title", "kind", "id")):
        raise _wrong(
            path,
            about,
            "새 항목에는 title, kind, id가 있어야 함",
            "a new event needs title, kind and id",
        )
    if decision == KNOWN and not entry.get("event"):
        raise _wrong(path, about, "m에는 event에 id를 적음", "m needs the id under event")


def _wrong(path: Path, about: str, ko: str, en: str) -> AitrackError:
    return AitrackError(f"{path}{about}: {ko}", f"{path}{about}: {en}")
