"""A review as it was read → one that can be carried out, or what is wrong with it in words.

A review is a file in the store's folder, which anybody may have written: whatever a command takes
from it later is seen to be of its kind here, so that nothing else has to ask.
"""

from __future__ import annotations

from aitrack.errors import AitrackError
from aitrack.store.files.decode import is_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    Entry = dict[str, Any]

NEW, PROMISED, KNOWN, NOT, LATER = "y", "d", "m", "n", "s"
DECISIONS = (NEW, PROMISED, KNOWN, NOT, LATER)
_LISTS = ("ministries", "known")
_MOST_DIGITS = 9
"""Of the number of a line or a page."""


def document(path: Path, root: Any) -> dict[str, str]:
    """The document under review: text by name, its id the name of the file.

    Raises:
        AitrackError: It is missing, or something of it is.
    """
    found = root.get("document") if isinstance(root, dict) else None
    if not isinstance(found, dict):
        raise wrong(path, "", "document가 없음", "there is no document")
    for name, value in found.items():
        if not isinstance(value, str):
            raise _no_text(path, f" document.{name}")
    for name in ("id", "title", "publisher", "dated", "file", "sha256"):
        if not found.get(name):
            raise wrong(path, "", f"document에 {name}이(가) 없음", f"the document has no {name}")
    if found["id"] != path.stem or not is_id(found["id"]):
        raise wrong(
            path, "", f"document의 id가 파일 이름과 다름: '{found['id']}'",
            f"the document's id is not the name of the file: '{found['id']}'",
        )  # fmt: skip
    return dict(found)


def source(path: Path, root: dict[str, Any]) -> dict[str, str]:
    """What a review says of the file it was made of: path, checksum, format.

    Raises:
        AitrackError: It is no text by name.
    """
    found = root.get("source") or {}
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise _no_text(path, " source")
    return found


def pages(path: Path, root: dict[str, Any]) -> list[int]:
    """The numbers of the lines with which the document's pages begin.

    Raises:
        AitrackError: They are no numbers.
    """
    found = root.get("pages") or []
    if not isinstance(found, list) or not all(map(_is_number, found)):
        raise wrong(path, " pages", "행 번호의 목록이 아님", "no list of line numbers")
    return [*map(int, found)]


def after(path: Path, root: dict[str, Any]) -> str:
    """The edition before, or empty.

    Raises:
        AitrackError: It is no id.
    """
    found = root.get("after") or ""
    if found and not (isinstance(found, str) and is_id(found)):
        raise wrong(path, " after", "문서의 id가 아님", "no id of a document")
    return str(found)


def entries(path: Path, root: dict[str, Any], name: str) -> list[Entry]:
    """A list of what was proposed, each of which can be shown and carried out.

    Raises:
        AitrackError: One cannot.
    """
    found = root.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise wrong(path, f" {name}", "제안의 목록이 아님", "no list of proposals")
    for entry in found:
        _check(path, entry)
    return found


def _check(path: Path, entry: Entry) -> None:
    about = f" ({entry.get('line', '?')}행, {entry.get('when', '')})"[:100]
    _check_kinds(path, about, entry)
    if not _is_number(entry.get("line")) or not entry.get("when") or not entry.get("key"):
        raise wrong(path, about, "line, when, key가 있어야 함", "line, when and key are needed")
    for name in ("row", "contact", "page"):
        if entry.get(name) and not _is_number(entry[name]):
            raise wrong(path, f"{about} {name}", "번호가 아님", "no number")
    for each in entry.get("known") or ():
        if not _is_score(each.rpartition(" ")[2]):
            raise wrong(path, f"{about} known", f"'{each}'", f"'{each}'")
    for name in ("at", "read", "title", "kind", "id"):
        entry.setdefault(name, "")
    _check_decision(path, about, entry)


def _check_kinds(path: Path, about: str, entry: Entry) -> None:
    """See that each value is text, or a list of it."""
    for name, value in entry.items():
        if name in _LISTS:
            if value and not (isinstance(value, list) and all(isinstance(e, str) for e in value)):
                raise wrong(path, f"{about} {name}", "글의 목록이 아님", "no list of text")
        elif not isinstance(value, str):
            raise _no_text(path, f"{about} {name}")


def _check_decision(path: Path, about: str, entry: Entry) -> None:
    """See that a decision can be carried out."""
    decision = entry.setdefault("decision", "")
    if decision not in ("", *DECISIONS):
        raise wrong(
            path, about, f"decision은 y, d, n, m, s: '{decision}'",
            f"a decision is y, d, n, m or s, not '{decision}'",
        )  # fmt: skip
    if decision in (NEW, PROMISED) and not all(entry[name] for name in ("title", "kind", "id")):
        raise wrong(
            path, about, "새 항목에는 title, kind, id가 있어야 함",
            "a new event needs title, kind and id",
        )  # fmt: skip
    if decision == KNOWN and not entry.get("event"):
        raise wrong(path, about, "m에는 event에 id를 적음", "m needs the id under event")


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS


def _is_score(text: str) -> bool:
    """Whether it is what a likeness is written as: ``0.83``."""
    whole, _, part = text.partition(".")
    return _is_number(whole) and (not part or _is_number(part))


def _no_text(path: Path, about: str) -> AitrackError:
    return wrong(path, about, "글이 아님", "no text")


def wrong(path: Path, about: str, ko: str, en: str) -> AitrackError:
    """The error for a review that cannot be read."""
    return AitrackError(f"{path}{about}: {ko}", f"{path}{about}: {en}")
