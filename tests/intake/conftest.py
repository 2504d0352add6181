"""A store into which an invented press release was read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

RELEASE = DATA / "intake" / "release.txt"
NAME = "living-ai-2026"


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """The folder; nothing is decided yet."""
    assert run("init", "s").exit_code == 0
    shutil.copy(RELEASE, tmp_path / "release.txt")
    result = run("read", "release.txt", "--id", NAME, "--store", "s")
    assert result.exit_code == 0, result.stderr
    return tmp_path / "s"
