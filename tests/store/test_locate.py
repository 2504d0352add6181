"""Which store a run reads: named > environment > the nearest upward > the shipped one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from aitrack.errors import DataError
from aitrack.store import places
from aitrack.store.places import shipped, stores
from conftest import EXAMPLE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_checkout_finds_its_own_root() -> None:
    assert shipped() == ROOT


def test_the_order_of_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked = tmp_path / "team"
    inner = marked / "a" / "b"
    inner.mkdir(parents=True)
    (marked / "aitrack.toml").touch()
    monkeypatch.delenv("AITRACK_STORE", raising=False)
    assert stores([], str(inner)) == [str(marked)]
    assert stores([], str(tmp_path)) == [str(ROOT)]
    monkeypatch.setenv("AITRACK_STORE", f"{EXAMPLE}{os.pathsep}{ROOT}")
    assert stores([], str(inner)) == [str(EXAMPLE), str(ROOT)]
    assert stores([str(ROOT)], str(inner)) == [str(ROOT)]


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_own_record_lies_on_top_of_the_shipped_store_on_every_system(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert places.records([str(ROOT)]) == [
        str(ROOT / "outcomes.yaml"), places.user_outcomes()
    ]  # fmt: skip


def test_a_folder_without_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="저장소가 아님"):
        stores([str(tmp_path)])


def test_a_package_without_its_data_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_PACKAGE", str(tmp_path / "lib" / "aitrack"))
    with pytest.raises(DataError, match="다시 설치"):
        shipped()


def test_an_installed_wheel_carries_the_store_and_answers_from_it(tmp_path: Path) -> None:
    """Unpacked as pip would, away from the checkout, in an empty environment."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    code = (
        f"import sys; sys.path[:0] = [{str(site)!r}, {packages!r}]; "
        "import aitrack; assert aitrack.__file__.startswith(sys.path[0]), aitrack.__file__; "
        "from aitrack.app import main; main()"
    )
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, "list", "--format", "csv"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"], "LANG": "C", "HOME": str(tmp_path)},
        check=True, capture_output=True,
    )  # fmt: skip
    assert "ai-basic-act" in answer.stdout.decode("utf-8")
    schedules = site / "aitrack" / "data" / "schedules"
    assert {path.stem for path in schedules.glob("*.yaml")} == {
        path.stem for path in (ROOT / "schedules").glob("*.yaml")
    }


@pytest.mark.parametrize("index", ["on", "off"])
def test_own_marks_stand_on_the_shipped_data_by_any_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    """A link, a path with ``..``, a copy; and not on a store of one's own."""
    own = tmp_path / ".local" / "share" / "aitrack" / "outcomes.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "format: 1\noutcomes:\n  - event: right-to-be-forgotten\n    status: done\n"
        '    "on": "2026-11-20"\n    recorded: "2026-11-21"\n    by: user\n    note: 시험\n',
        "utf-8",
    )
    monkeypatch.setenv("AITRACK_INDEX", index)
    (tmp_path / "link").symlink_to(ROOT)
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("timeline.yaml", "ministries.yaml", "outcomes.yaml"):
        shutil.copy(ROOT / name, copy)
    for name in (str(ROOT), f"{ROOT}/tests/..", str(tmp_path / "link"), str(copy)):
        assert "2026-11-20" in run("show", "right-to-be-forgotten", "--store", name).stdout, name
    (copy / "timeline.yaml").write_text((ROOT / "timeline.yaml").read_text("utf-8") + "\n", "utf-8")
    page = run("show", "right-to-be-forgotten", "--store", str(copy)).stdout
    assert "2026-11-20" not in page
