"""The process that reads a file of another's: what it finds goes out as JSON, and nothing else."""

from __future__ import annotations

import json
import os
import sys

from aitrack.intake.formats import read
from aitrack.intake.lines import Unreadable


def main(path: str) -> None:
    """Read a file, and say what it holds or why it cannot be read."""
    said = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints
    try:
        found, reader = read(path)
        answer: dict[str, object] = {"lines": found.lines, "pages": found.pages, "reader": reader}
    except Unreadable as error:
        answer = {"error": tuple(error.words)}
    except (MemoryError, SystemError):  # the second where a library's C had none
        answer = {"memory": True}
    except RecursionError:
        answer = {"error": ("너무 깊이 겹친 문서", "nested too deeply")}
    except Exception as error:  # noqa: BLE001, a library's, about a file of another's
        what = f"{type(error).__name__}: {error}"[:120]
        answer = {"error": (f"손상된 파일: {what}", f"a damaged file: {what}")}
    with os.fdopen(said, "w", encoding="utf-8") as out:
        out.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
