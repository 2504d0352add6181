"""Which folders hold the store that a run reads."""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.errors import DataError
from aitrack.store import places
from aitrack.store.places import MARKER

__all__ = ["MARKER", "is_store", "shipped", "stores"]


def shipped() -> Path:
    """The store that comes with aitrack.

    Raises:
        DataError: It is not there.
    """
    found = places.shipped_folder()
    if found is None:
        raise DataError(
            "함께 배포된 저장소를 찾을 수 없음: 다시 설치하거나 --store로 지정하십시오",
            "the shipped store is missing: install aitrack again, or name one with --store",
        )
    return Path(found)


def is_store(folder: Path) -> bool:
    """Whether a folder holds a store."""
    return places.is_store_folder(str(folder))


def stores(asked: list[str], start: Path | None = None) -> list[Path]:
    """``--store`` > ``AITRACK_STORE`` > the nearest folder upward with aitrack.toml > the shipped.

    Raises:
        DataError: A named folder holds no store.
    """
    named = places.named(asked)
    if not named:
        found = places.marked(str(start or places.here()))
        return [Path(found) if found else shipped()]
    folders = [Path(os.path.expanduser(name)) for name in named]  # noqa: PTH111, it never raises
    for each in folders:
        if not is_store(each):
            raise DataError(
                f"저장소가 아님: {each} (timeline.yaml이 있는 폴더를 지정하십시오)",
                f"no store: {each} (name a folder that holds timeline.yaml)",
            )
    return folders
