"""The record of outcomes while an index is made (from the files) or renewed (from the index)."""

from __future__ import annotations

from pathlib import Path

from aitrack.store import places
from aitrack.store.files import load as files
from aitrack.store.index import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.model import Outcome
    from aitrack.store.files.loading import Loading


class Record(dict[str, "tuple[Outcome, ...]"]):
    """The record by event, read from the index one event at a time: a renewal needs few of them."""

    def __init__(self, rows: Any) -> None:
        super().__init__()
        self.rows = rows

    def get(  # noqa: D102, as of every dictionary
        self, name: str, default: Any = None
    ) -> Any:
        return reading.read_outcomes(self.rows, [name]).get(name, default)


def read_record(stores: list[str], loading: Loading) -> dict[str, tuple[Outcome, ...]]:
    """The whole record, by event; mistakes go to ``loading``."""
    found: dict[str, list[Outcome]] = {}
    for folder in stores:
        files.read_removed(Path(folder), loading)
    for path in places.files(stores):
        if Path(path).name == places.OUTCOMES:
            for fields, each in files.read_outcomes(Path(path), loading):
                if each.event not in loading.removed and loading.may_follow(fields, each):
                    found.setdefault(each.event, []).append(each)
    return {event: tuple(several) for event, several in found.items()}
