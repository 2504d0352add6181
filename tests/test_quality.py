"""ruff, mypy and the layers contract, run with the suite so that one command says it all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=" ".join,
)
def test_tool(command: list[str]) -> None:
    tool = TOOLS / command[0]
    result = subprocess.run([str(tool), *command[1:]], cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == 0, (result.stdout + result.stderr).decode()
