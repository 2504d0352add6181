"""``review/ID.yaml``: what was proposed, and what a person decided, by hand or one by one.

An entry is plain values by name, as a ledger's are. What was set aside stands in a list of its own,
in the same form: a title and a decision make an event of it too.
"""

from __future__ import annotations

from aitrack.editing.ledger import block, plain
from aitrack.errors import AitrackError, UsageError, why
from aitrack.intake import checking
from aitrack.intake.checking import DECISIONS, KNOWN, LATER, NEW, NOT, PROMISED, wrong
from aitrack.printable import clean
from aitrack.store.files.decode import is_id
from aitrack.store.files.opened import read_file
from aitrack.store.files.reader import Damage, decode, parse
from aitrack.store.files.writing import folder_lock, replace
from aitrack.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    Entry = dict[str, Any]

__all__ = [
    "DECISIONS", "FOLDER", "KEYS", "KNOWN", "LATER", "NEW", "NOT", "PROMISED", "TEXTS",
    "Review", "lines_of", "load", "path_of", "save", "text_of",
]  # fmt: skip
FOLDER = "review"
TEXTS = "texts"
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
    kept: bytes = b""
    """The file as it was last read or written here; empty where there was none."""

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
        AitrackError: It cannot be written, or the file is another by now than ``review.kept``.
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
        with folder_lock(path):
            if (read_file(path) if path.exists() else b"") != review.kept:
                raise AitrackError(
                    f"그 사이에 다른 실행이나 사람이 고쳐, 이 답은 적지 않았습니다: {path}",
                    f"somebody else has changed it, so this answer is not written: {path}",
                )
            data = ("\n".join(lines) + "\n").encode()
            replace(path, data)
            review.kept = data
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
    try:
        there = is_id(name) and bool(path.lstat())
    except FileNotFoundError:
        there = False
    except OSError as error:
        said = why(error)
        raise AitrackError(
            f"{path}: 읽을 수 없음: {said.ko}", f"{path}: cannot be read: {said.en}"
        ) from None
    if not there:
        known = sorted(clean(each.stem) for each in (folder / FOLDER).glob("*.yaml"))
        told = f" ({', '.join(known[:8])})" if known else ""
        raise UsageError(
            f"검토할 문서가 아님: '{name}'{told}: aitrack read FILE --id {name}이 먼저",
            f"no document under review: '{name}'{told}: aitrack read FILE --id {name} first",
        )
    try:
        data = read_file(path)
        root: Any = plain(parse(decode(data)))
    except Damage as damage:
        raise wrong(
            path, f":{damage.line}:{damage.column}", damage.words.ko, damage.words.en
        ) from None
    except OSError as error:
        raise wrong(path, "", *why(error)) from None
    document = checking.document(path, root)
    return Review(
        document, checking.source(path, root), checking.pages(path, root),
        checking.after(path, root), checking.entries(path, root, "proposals"),
        checking.entries(path, root, "set_aside"), data,
    )  # fmt: skip


def lines_of(folder: Path, name: str) -> list[str]:
    """The lines of a document as it was read.

    Raises:
        AitrackError: Its text cannot be read.
    """
    path = text_of(folder, name)
    try:
        return read_file(path).decode("utf-8", "replace").split("\n")
    except OSError as error:
        said = why(error)
        raise AitrackError(
            f"{path}을(를) 읽을 수 없음: {said.ko}", f"cannot read {path}: {said.en}"
        ) from None
