"""What was recorded of an item that has been removed since is said, and marked."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_the_record_of_a_removed_item_is_told(run: Run, tmp_path: Path) -> None:
    """Found: ``log`` was silent about it, as if nothing had ever been recorded."""
    store = str(shutil.copytree(EXAMPLE, tmp_path / "s"))
    run("mark", "meeting", "--status", "done", "--no-evidence", "--note", "열림", "--store", store)
    before = json.loads(run("log", "--format", "json", "--store", store).stdout)["items"]
    run("remove", "meeting", "--why", "중복", "--yes", "--store", store)

    said = json.loads(run("log", "--format", "json", "--store", store).stdout)["items"]
    assert [each["key"] for each in said] == [each["key"] for each in before]
    assert [each["event"] for each in said if each["removed"]] == ["meeting"]
    assert "(지운 항목)" in run("log", "--store", store).stdout
    own = run("log", "meeting", "--store", store)
    assert own.exit_code == 0
    assert own.stdout.startswith("지운 항목: 비전 선포식 (meeting)")
    narrowed = run("log", "--ministry", "과학부", "--store", store)
    assert "meeting" not in narrowed.stdout
    assert "지운 항목의 기록 1건" in narrowed.stderr
    earlier = run("log", "--as-of", "2026-11-01", "--store", store)
    assert "meeting" not in earlier.stdout + earlier.stderr

    run("undo", "--yes", "--store", store)
    assert json.loads(run("log", "--format", "json", "--store", store).stdout)["items"] == before
