"""Which folders hold the store that a run reads."""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.errors import DataError

MARKER = "aitrack.toml"
_HERE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The store that comes with aitrack: inside an installed wheel, or the root of a checkout."""
    installed = _HERE.parent / "data"
    if (installed / "timeline.yaml").is_file():
        return installed
    root = _HERE.parents[2]
    if (root / "timeline.yaml").is_file() and (root / "pyproject.toml").is_file():
        return root
    raise DataError(
        "함께 배포된 저장소를 찾을 수 없음: 다시 설치하거나 --store로 지정하십시오",
        "the shipped store is missing: install aitrack again, or name one with --store",
    )


def is_store(folder: Path) -> bool:
    """Whether a folder holds a store."""
    return (folder / "timeline.yaml").is_file() or (folder / "timeline.d").is_dir()


def stores(asked: list[str], start: Path | None = None) -> list[Path]:
    """``--store`` > ``AITRACK_STORE`` > the nearest folder upward with aitrack.toml > the shipped.

    Raises:
        DataError: A named folder holds no store.
    """
    named = asked or [
        part for part in os.environ.get("AITRACK_STORE", "").split(os.pathsep) if part
    ]
    if not named:
        folder = start or Path.cwd()
        marked = (each for each in (folder, *folder.parents) if (each / MARKER).is_file())
        found = next(marked, None)
        return [found or shipped()]
    folders = [Path(name).expanduser() for name in named]
    for each in folders:
        if not is_store(each):
            raise DataError(
                f"저장소가 아님: {each} (timeline.yaml이 있는 폴더를 지정하십시오)",
                f"no store: {each} (name a folder that holds timeline.yaml)",
            )
    return folders
