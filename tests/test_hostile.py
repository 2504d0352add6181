"""Every hostile file of ``hostile.py``, in the place of each file a store has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hostile import GOOD, KINDS, attacks

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
PLACES = {kind: place for kind, place in KINDS.items() if kind != "targets"}
CASES = [(kind, name) for kind in PLACES for name in attacks(kind)]


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_a_hostile_file_is_named_or_does_no_harm(
    kind: str, name: str, run: Run, tmp_path: Path
) -> None:
    data, promised = attacks(kind)[name]
    store = tmp_path / "store"
    place = store / PLACES[kind]
    place.parent.mkdir(parents=True)
    (store / "timeline.yaml").write_text(GOOD, "utf-8")
    place.write_bytes(data)
    found = run("check", "--store", str(store))
    said = found.stdout + found.stderr
    assert found.exception is None or isinstance(found.exception, SystemExit)
    assert found.exit_code in {0, 1, 2}
    assert not CONTROL.search(said)
    assert not (tmp_path / "sprung").exists()
    if promised == "refused":
        assert found.exit_code
        assert place.name in said
