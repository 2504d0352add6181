"""Which store a run reads: named > environment > the nearest upward > the shipped one."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from aitrack.errors import DataError
from aitrack.store import places
from aitrack.store.locate import shipped, stores

if TYPE_CHECKING:
    from pathlib import Path
from conftest import EXAMPLE, ROOT


def test_a_checkout_finds_its_own_root() -> None:
    assert shipped() == ROOT


def test_the_order_of_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked = tmp_path / "team"
    inner = marked / "a" / "b"
    inner.mkdir(parents=True)
    (marked / "aitrack.toml").touch()
    monkeypatch.delenv("AITRACK_STORE", raising=False)
    assert stores([], inner) == [marked]
    assert stores([], tmp_path) == [ROOT]
    monkeypatch.setenv("AITRACK_STORE", f"{EXAMPLE}{os.pathsep}{ROOT}")
    assert stores([], inner) == [EXAMPLE, ROOT]
    assert stores([str(ROOT)], inner) == [ROOT]


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
