"""What the tests take from npm: a folder that ``.ci/run`` fills, or another one named."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT

FOLDER = Path(os.environ.get("AITRACK_NODE_MODULES") or ROOT / "node_modules")
NODE = shutil.which("node")


def package_file(name: str) -> Path:
    """A file of a package; the test is skipped where nobody fetched it."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not there: .ci/run fetches it, AITRACK_NODE_MODULES names a folder")
    return path
