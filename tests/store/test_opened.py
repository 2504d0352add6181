"""A file of a store is opened: what it is, how large, in which format, and what is told of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from aitrack.store.files.complaints import Complaints, tell
from aitrack.store.files.loading import Loading
from aitrack.store.files.opened import open_file, open_root, read_file
from aitrack.store.files.reader import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.store.files.fields import Fields


def told(root: Fields) -> list[tuple[int, int, str | None, str]]:
    problems = tell([root.complaints])
    return [(each.line, each.column, each.field, each.message.en) for each in problems]


def test_a_file_gives_its_bytes_and_of_too_large_a_one_a_byte_too_many(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"format: 1\n")
    assert read_file(path) == b"format: 1\n"
    assert read_file(path, 10) == b"format: 1\n"
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 9)
    assert len(read_file(path)) == MOST_BYTES + 1
    with pytest.raises(OSError, match="larger than 1 MiB"):
        read_file(path, 1 << 20)


def test_what_is_no_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("", "pipe"):
        with pytest.raises(OSError, match=r"^not a regular file$"):
            read_file(tmp_path / name)
    (tmp_path / "timeline.d").write_text("a", "utf-8")
    with pytest.raises(NotADirectoryError):
        read_file(tmp_path / "timeline.d")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(PermissionError):
        read_file(tmp_path)


def test_what_cannot_be_read_is_told_at_the_first_line(tmp_path: Path) -> None:
    """And not that it has no format."""
    (tmp_path / "a.yaml").mkdir()
    assert told(open_file(tmp_path / "a.yaml")) == [
        (1, 1, None, "cannot be read: not a regular file")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 1\n", []),
        ("format: '1'\n", []),
        ("a: 1\nformat: 2\n", [(2, 9, "format", "format 2 is unknown: only 1 is read")]),
        ("a: 1\n", [(1, 1, "format", "format is missing")]),
        ("a: 1\nb: &c 1\n", [(2, 4, None, "anchors are not allowed")]),
        ("format: 2\nb: *c\n", [(1, 9, "format", "format 2 is unknown: only 1 is read"),
                                (2, 4, None, "aliases are not allowed")]),
    ],
)  # fmt: skip
def test_a_format_is_missed_where_the_file_is_whole(
    text: str, said: list[object], tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    assert told(open_file(path)) == said
    loading = Loading()
    assert told(open_root(path, loading)) == said
    (kept,) = loading.complaints.values()
    assert (kept.name, kept.data()) == (str(path), text.encode())


def test_a_file_as_it_would_be_is_read_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: 1\na: 2\n", "utf-8")
    loading = Loading(instead={path: b"format: 1\na: 3\n", tmp_path / "b.yaml": b""})
    assert open_root(path, loading).values["a"] == "3"
    assert told(open_root(tmp_path / "b.yaml", loading)) == [(1, 1, "format", "format is missing")]


def test_of_one_file_there_is_one_list_of_complaints(tmp_path: Path) -> None:
    """A document's file is opened for its documents and again for its events."""
    loading = Loading()
    first = open_root(tmp_path / "a.yaml", loading)
    assert open_root(tmp_path / "a.yaml", loading).complaints is first.complaints
    assert isinstance(first.complaints, Complaints)
