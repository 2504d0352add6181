"""Reading the source texts, where somebody has them."""

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple
from unicodedata import normalize

from aitrack.errors import UsageError
from aitrack.store.files.opened import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import IO

    from aitrack.model import Document


MOST_BYTES = 16 * 1024 * 1024
_FEW = 3
"""No text is read that is larger."""


class Text(NamedTuple):
    """The text of a document on the reader's own disk: its path, checksum and lines."""

    path: str
    sha256: str
    lines: tuple[str, ...]


def measure(file: IO[bytes]) -> tuple[str, int]:
    """The checksum of a text, and how many lines it has as an editor numbers them."""
    summed, lines, last = hashlib.sha256(), 0, b""
    while part := file.read(1 << 20):
        summed.update(part)
        lines += part.count(b"\n")
        last = part[-1:]
    return summed.hexdigest(), max(1, lines + (last != b"\n"))


def read_texts(
    documents: Mapping[str, Document], folder: Path
) -> tuple[dict[str, Text], list[str]]:
    """Those of some documents that a folder holds, by id, and the files it does not hold.

    A document is a file in the folder itself, whatever a store says.

    Raises:
        UsageError: It holds none of them.
    """
    texts, missing = {}, []
    for name, document in documents.items():
        path = _named(folder, document.file)
        real = os.path.isfile(path)  # noqa: PTH113, whatever the name, it never raises
        if path.parent != folder or not real or path.stat().st_size > MOST_BYTES:
            missing.append(document.file)
            continue
        data = read_file(path)
        lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        texts[name] = Text(str(path), hashlib.sha256(data).hexdigest(), tuple(lines))
    if not documents:
        raise UsageError("저장소에 문서가 없음", "the store has no documents")
    if not texts:
        few = ", ".join(missing[:_FEW]) + " …" * (len(missing) > _FEW)
        raise UsageError(
            f"{folder}에 저장소의 문서가 하나도 없음(찾은 이름: {few})",
            f"{folder} holds none of the store's documents ({few})",
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
