"""What is to be copied from the documentation runs as it stands there."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
import yaml

from conftest import EXAMPLE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

WORKFLOW = ROOT / "docs" / "publish.yml"
PAGES = ("docs/exports.md", "docs/exports.ko.md")
EXPORTS = [
    line for page in PAGES if (ROOT / page).exists()
    for line in re.findall(r"^aitrack (export .*)$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
]  # fmt: skip


@pytest.mark.parametrize("line", EXPORTS)
def test_every_line_of_the_documentation_exports(run: Run, tmp_path: Path, line: str) -> None:
    result = run(*shlex.split(line))
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / shlex.split(line)[2]).exists()


@pytest.mark.skipif(not WORKFLOW.exists(), reason="no part of the source distribution")
def test_the_workflow_publishes_the_folder_that_it_makes(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    job = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["site"]
    assert "AITRACK_STORE" in job["env"]
    monkeypatch.setenv("AITRACK_STORE", str(EXAMPLE))
    site = "https://ai.example.go.kr/record"
    for step in job["steps"]:
        if str(step.get("run", "")).startswith("aitrack "):
            words = shlex.split(step["run"].replace("$SITE", site))[1:]
            assert run(*words).exit_code == 0, words
    folder = tmp_path / next(
        step["with"]["path"] for step in job["steps"] if "upload" in step.get("uses", "")
    )
    assert (folder / "index.html").exists()
    assert f"{site}/ministry/" in (folder / "sitemap.xml").read_text("utf-8")
