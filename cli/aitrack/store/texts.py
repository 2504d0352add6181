"""Reading the source texts, where somebody has them."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from aitrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.model import Timeline


class Text(NamedTuple):
    """One document as a reader has it."""

    path: str
    sha256: str
    lines: tuple[str, ...]


def count_lines(data: bytes) -> int:
    """How many lines a text has, as an editor numbers them."""
    return max(1, data.count(b"\n") + (not data.endswith(b"\n")))


def read_texts(timeline: Timeline, folder: Path) -> tuple[dict[str, Text], list[str]]:
    """The documents of a store that a folder holds, by id, and the files it does not hold.

    Raises:
        UsageError: It holds none of them.
    """
    texts, missing = {}, []
    for name, document in timeline.documents.items():
        path = folder / document.file
        if not path.is_file():
            missing.append(document.file)
            continue
        data = path.read_bytes()
        lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        texts[name] = Text(str(path), hashlib.sha256(data).hexdigest(), tuple(lines))
    if not texts:
        raise UsageError(
            f"{folder}에 저장소의 문서가 하나도 없음(찾은 이름: {', '.join(missing[:3])} …)",
            f"{folder} holds none of the store's documents ({', '.join(missing[:3])} …)",
        )
    return texts, missing
