"""Reading the source texts, where somebody has them."""

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple
from unicodedata import normalize

from aitrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.timeline import Timeline


MOST_BYTES = 16 * 1024 * 1024
"""No text is read that is larger."""


class Text(NamedTuple):
    """One document as a reader has it."""

    path: str
    sha256: str
    lines: tuple[str, ...]


def read_texts(timeline: Timeline, folder: Path) -> tuple[dict[str, Text], list[str]]:
    """The documents of a store that a folder holds, by id, and the files it does not hold.

    Raises:
        UsageError: It holds none of them.
    """
    texts, missing = {}, []
    for name, document in timeline.documents.items():
        path = _named(folder, document.file)
        real = os.path.isfile(path)  # noqa: PTH113, whatever the name, it never raises
        if not real or path.stat().st_size > MOST_BYTES:
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


def _named(folder: Path, name: str) -> Path:
    """The file of a name, however its Hangul is composed: a Mac takes syllables apart."""
    path = folder / name
    if os.path.exists(path) or name.isascii():  # noqa: PTH110, it never raises
        return path
    wanted = normalize("NFC", name)
    found = (each for each in folder.iterdir() if normalize("NFC", each.name) == wanted)
    return next(found, path)
