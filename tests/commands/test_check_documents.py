"""``check`` with the texts at hand."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

RELEASE = [
    "과학부 비전 선포식 '26. 5. 21.(목)",
    "이날",
    "과학부 준비 단계 2026",
    "새예산처 월말 점검 '26.11월",
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The example store with the hash of the one text that this reader has."""
    folder = tmp_path / "store"
    folder.mkdir()
    text = "\n".join(RELEASE) + "\n"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "release.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    for path in EXAMPLE.glob("*.yaml"):
        data = path.read_text("utf-8").replace("1" * 64, digest)
        (folder / path.name).write_text(data, "utf-8")
    return folder


def test_what_stands_in_the_texts_passes_and_absent_texts_are_named(run: Run, store: Path) -> None:
    texts = str(store.parent / "texts")
    for option in ("--documents", "--coverage"):
        result = run("check", "--store", str(store), option, texts)
        assert result.exit_code == 0, result.stdout
        assert "plan.txt" in result.stderr


def test_a_changed_text_is_a_problem_at_its_line(run: Run, store: Path) -> None:
    path = store.parent / "texts" / "release.txt"
    path.write_text(path.read_text("utf-8").replace("21.(목)", "22.(금)"), "utf-8")
    result = run("check", "--store", str(store), "--documents", str(path.parent))
    assert result.exit_code == 1
    assert f"{path}:1:1: 다른 판의 글임" in result.stdout
    assert f"{path}:1:1: [meeting] 이 행에" in result.stdout


def test_an_uncited_date_is_a_problem_with_its_column(run: Run, store: Path) -> None:
    path = store.parent / "texts" / "release.txt"
    path.write_text(path.read_text("utf-8") + "그리고 '29.3월에\n", "utf-8")
    options = ("--store", str(store), "--coverage", str(path.parent), "--format", "json")
    found = json.loads(run("check", *options).stdout)["items"]
    assert [(item["line"], item["column"]) for item in found] == [(5, 5)]
    assert "'29.3월" in found[0]["message"]
    explained = (
        "format: 1\nexclusions:\n"
        '  - {document: release-2026, line: 5, when: "\'29.3월", why: 보기}\n'
    )
    (store / "exclusions.yaml").write_text(explained, "utf-8")
    assert run("check", *options).exit_code == 0


def test_a_folder_without_any_of_the_texts_is_refused(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        result = run("check", "--documents", str(folder))
        assert result.exit_code == 2
        assert str(folder) in result.stderr


def test_an_exclusion_of_an_unknown_document_is_a_problem(run: Run, store: Path) -> None:
    (store / "exclusions.yaml").write_text(
        'format: 1\nexclusions:\n  - {document: nobody, line: 5, when: "*", why: 보기}\n', "utf-8"
    )
    result = run("check", "--store", str(store))
    assert result.exit_code == 1
    assert "exclusions.yaml:3:16:" in result.stdout


def test_check_can_be_asked_about_an_earlier_record(run: Run) -> None:
    then, now = run("check", "--as-of", "2025-01-01"), run("check", "--today", "2026-11-22")
    assert then.exit_code == now.exit_code == 0
    assert "2025-01-01 당시 기록" in then.stdout
    assert "문서 1건" in then.stdout
    assert "문서 5건" in now.stdout


def test_a_text_whose_name_a_mac_took_apart_is_found(run: Run, store: Path) -> None:
    texts = store.parent / "texts"
    path = store / "timeline.yaml"
    path.write_text(path.read_text("utf-8").replace("release.txt", "보도자료.txt"), "utf-8")
    (texts / "release.txt").rename(texts / normalize("NFD", "보도자료.txt"))
    result = run("check", "--store", str(store), "--documents", str(texts))
    assert result.exit_code == 0, result.stdout
    assert "보도자료.txt" not in result.stderr


def test_a_text_without_an_end_is_not_read(run: Run, store: Path, tmp_path: Path) -> None:
    path = store.parent / "texts" / "release.txt"
    path.unlink()
    with path.open("wb") as file:
        file.truncate(3 << 30)
    result = run("check", "--store", str(store), "--documents", str(path.parent))
    assert result.exit_code == 2
    wanted = ["add-document", "x", "--title", "t", "--publisher", "p", "--dated", "2026-01-01"]
    os.mkfifo(tmp_path / "pipe")
    for name in ("/dev/zero", str(tmp_path / "pipe"), str(tmp_path)):
        said = run(*wanted, "--text", name, "--store", str(store), "--dry-run")
        assert said.exit_code == 2, said.stdout


def test_a_name_that_no_file_can_have_is_a_missing_text(run: Run, store: Path) -> None:
    path = store / "timeline.yaml"
    path.write_text(path.read_text("utf-8").replace("plan.txt", "긴" * 300), "utf-8")
    result = run("check", "--store", str(store), "--documents", str(store.parent / "texts"))
    assert result.exit_code == 0, result.stdout
    assert "긴긴" in result.stderr
