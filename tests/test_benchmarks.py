from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from aitrack.editing.ledger import EVENT_KEYS, block, plain
from aitrack.store.files.load import load
from aitrack.store.files.recovery import read
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GENERATOR = ROOT / "benchmarks" / "stores.py"


def made(folder: Path, seed: int) -> None:
    command = [sys.executable, str(GENERATOR), "400", "4", str(folder), "--seed", str(seed)]
    subprocess.run(command, check=True)


@pytest.mark.skipif(not GENERATOR.exists(), reason="no part of the source distribution")
def test_generated_stores_are_valid_as_the_clerk_writes_them_and_the_same_again(
    tmp_path: Path,
) -> None:
    made(tmp_path / "a", 7)
    made(tmp_path / "b", 7)
    timeline, problems = load([tmp_path / "a"])
    assert not problems
    assert len(timeline.events) == 400
    assert timeline.outcomes
    for path in (tmp_path / "a" / "timeline.d").iterdir():
        data = path.read_bytes()
        assert data == (tmp_path / "b" / "timeline.d" / path.name).read_bytes()
        items = []
        for item in read(data).root["events"]:
            value = plain(item)
            assert isinstance(value, dict)
            items.append("".join(f"  {line}\n" for line in block(value, EVENT_KEYS)))
        assert data.decode().partition("events:\n")[2] == "\n".join(items)
