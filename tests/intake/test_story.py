"""The story of docs/intake.md, step by step: each prints what stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from conftest import DATA, ROOT
from terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

PAGE = ROOT / "docs" / "intake.md"
STEP = re.compile(
    r"```console\n\$ aitrack (.*)\n((?:.*\n)*?)```|Here the answers were ((?:`.`\s)*`.`)"
)


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of the system")
def test_a_press_release_comes_into_the_store(
    run: Run, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--update-golden`` rewrites the answers for review."""
    shutil.copy(DATA / "intake" / "release.txt", tmp_path)
    monkeypatch.setenv("AITRACK_TODAY", "2026-12-03")
    steps = 0

    def step(found: re.Match[str]) -> str:
        nonlocal steps
        steps += 1
        if found[3]:
            keys = re.findall("`(.)`", found[3])
            typed(["review", "living-ai-2026", "--store", "our-store"], [*keys[:-1]])
            last = ["review", "living-ai-2026", "--store", "our-store"]
            assert b"[1/1, " in typed(last, [keys[-1]])
            return found[0]
        result = run(*shlex.split(found[1]), today=None)
        assert result.exit_code == 0, result.stderr
        return f"```console\n$ aitrack {found[1]}\n{result.stdout}```"

    text = PAGE.read_text("utf-8")
    fresh = STEP.sub(step, text)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(fresh, "utf-8")
    assert PAGE.read_text("utf-8") == fresh
    assert steps == 8
