"""Reading the source texts, where somebody has them."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from aitrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aitrack.model import Document


_MOST_BYTES = 1 << 26
"""No text of a document is longer."""


class Text(NamedTuple):
    """One document as a reader has it."""

    path: str
    sha256: str
    lines: tuple[str, ...]


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
        path = folder / document.file
        if path.parent != folder or not path.is_file() or path.stat().st_size > _MOST_BYTES:
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
