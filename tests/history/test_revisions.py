"""A store that comes with its own ``.git``: its history is read, and nothing in it is obeyed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from aitrack.errors import AitrackError
from aitrack.history import revisions
from aitrack.history.revisions import opened
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

FILE = "format: 1\ndocuments:\nevents:\n"


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """By the tests' own hand, with nothing of this machine's configuration."""
    env = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER")
           for what, text in (("NAME", "a"), ("EMAIL", "a@example.org"))},
    }  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=env, input=stdin, capture_output=True,
        check=True,
    )  # fmt: skip
    return done.stdout.decode().strip()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store under git, with two revisions."""
    folder = tmp_path / "theirs"
    shutil.copytree(EXAMPLE, folder)
    (folder / "timeline.d").mkdir()
    (folder / "timeline.d" / "more.yaml").write_text(FILE, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    for text in ("one", "two"):
        (folder / "README").write_text(text, "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", text)
    git(folder, "tag", "old", "HEAD~1")
    return folder


@pytest.fixture
def trap(tmp_path: Path) -> tuple[Path, Path]:
    """A program, and the file that is there once it has run."""
    sprung, program = tmp_path / "sprung", tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch {sprung}\ncat\n", "utf-8")
    program.chmod(0o755)
    return program, sprung


@pytest.mark.parametrize("revision", ["HEAD", "HEAD~1", "main", "old", "HEAD@{0}", "refs/tags/old"])
def test_a_revision_is_read_by_any_name_of_it(store: Path, revision: str) -> None:
    with opened(f"git:{revision}", store) as root:
        assert (root / "timeline.yaml").read_bytes() == (EXAMPLE / "timeline.yaml").read_bytes()
        assert (root / "timeline.d" / "more.yaml").read_text("utf-8") == FILE
        assert not (root / "README").exists()
    assert not root.exists()


def test_a_store_below_the_top_and_in_a_worktree(store: Path, tmp_path: Path) -> None:
    (store / "below [1]").mkdir()
    shutil.copy(EXAMPLE / "timeline.yaml", store / "below [1]")
    git(store, "add", "-A")
    git(store, "commit", "-q", "-m", "below")
    git(store, "worktree", "add", "-q", str(tmp_path / "tree"), "HEAD")
    for folder in (store / "below [1]", tmp_path / "tree" / "below [1]"):
        with opened("git:HEAD", folder) as root:
            assert [each.name for each in root.iterdir()] == ["timeline.yaml"]


def test_a_repository_of_longer_names(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    (tmp_path / "timeline.yaml").write_text(FILE, "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    with opened("git:HEAD", tmp_path) as root:
        assert (root / "timeline.yaml").read_text("utf-8") == FILE


def test_another_s_configuration_runs_nothing(
    run: Run, store: Path, trap: tuple[Path, Path]
) -> None:
    """Each names a program to git; a fetch of what is missing, over ssh, was what ran one."""
    program, sprung = trap
    for name, value in {
        "core.repositoryformatversion": "1", "extensions.partialClone": "origin",
        "remote.origin.promisor": "true", "remote.origin.url": "ssh://example.org/x",
        "core.sshCommand": str(program), "core.fsmonitor": str(program),
        "core.hooksPath": str(program.parent), "core.pager": str(program),
        "core.editor": str(program), "core.askPass": str(program), "pager.ls-tree": str(program),
        "pager.cat-file": str(program), "diff.trap.textconv": str(program),
        "diff.external": str(program), "filter.trap.smudge": str(program),
        "filter.trap.clean": str(program), "filter.trap.process": str(program),
        "core.alternateRefsCommand": str(program), "gpg.program": str(program),
        "log.showSignature": "true", "credential.helper": f"!{program}",
        "alias.ls-tree": f"!{program}", "alias.cat-file": f"!{program}",
        "uploadpack.packObjectsHook": str(program),
    }.items():  # fmt: skip
        git(store, "config", name, value)
    (store / ".git" / "info").mkdir(exist_ok=True)
    (store / ".git" / "info" / "attributes").write_text("* filter=trap diff=trap\n", "utf-8")
    (store / ".gitattributes").write_text("* filter=trap diff=trap\n", "utf-8")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(program, store / ".git" / "hooks" / hook)
    assert run("diff", "git:HEAD", str(store), "--store", str(store)).exit_code == 0
    blob = git(store, "--no-pager", "rev-parse", "HEAD:timeline.yaml")
    sprung.unlink(missing_ok=True)
    (store / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    result = run("diff", "git:HEAD", str(store), "--store", str(store))
    assert result.exit_code == 2
    assert "git: " in result.stderr
    for command in (["list"], ["check"], ["doctor", "state"], ["log"], ["remind"],
                    ["mark", "meeting", "--status", "done", "--dry-run"]):  # fmt: skip
        run(*command, "--store", str(store))
    assert not sprung.exists()


def test_the_environment_and_the_current_folder_bring_no_git(
    run: Run, store: Path, trap: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program, sprung = trap
    shutil.copy(program, store / "git")
    monkeypatch.chdir(store)
    for places in (f".:{os.environ['PATH']}", f":{os.environ['PATH']}"):
        monkeypatch.setenv("PATH", places)
        monkeypatch.setenv("GIT_DIR", "/nonexistent")
        monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(program))
        assert run("diff", "git:HEAD", str(store), "--store", str(store)).exit_code == 0
    assert not sprung.exists()
    monkeypatch.setenv("PATH", ".")
    assert "git is not" in run("diff", "git:HEAD", ".", "--store", ".", "--lang", "en").stderr


def tree(store: Path, rows: list[tuple[str, str, str]]) -> str:
    """A tree of entries that git itself would not make."""
    data = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(blob) for mode, name, blob in rows)
    return git(store, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=data)


def test_a_tree_that_points_out_of_itself_writes_nothing_there(store: Path) -> None:
    blob = git(store, "hash-object", "-w", "--stdin", stdin=b"format: 1\n")
    inner = tree(store, [("100644", "..", blob), ("100644", "a/../../../b.yaml", blob)])
    outer = tree(
        store,
        [("100644", "../timeline.yaml", blob), ("40000", "timeline.d", inner),
         ("100644", "timeline.yaml", blob)],
    )  # fmt: skip
    with opened(f"git:{outer}", store) as root:
        assert list(root.parent.rglob("*.yaml")) == [root / "timeline.yaml"]
    link = tree(store, [("120000", "timeline.yaml", blob)])
    with pytest.raises(AitrackError, match="보통 파일"), opened(f"git:{link}", store):
        pass


def test_what_is_too_large_or_takes_too_long_is_left(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MOST_BYTES", 1000)
    with pytest.raises(AitrackError, match="보다 큼"), opened("git:HEAD", store):
        pass
    whole = str(EXAMPLE / "timeline.yaml")
    with pytest.raises(AitrackError, match="보다 큼"), opened(whole, store):
        pass
    monkeypatch.undo()
    monkeypatch.setattr(revisions, "MOST_SECONDS", 0.3)
    slow = tmp_path / "bin"
    slow.mkdir()
    (slow / "git").write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    (slow / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow}:{os.environ['PATH']}")
    with pytest.raises(AitrackError, match="안에 답하지 않음"), opened("git:HEAD", store):
        pass


@pytest.mark.parametrize("name", [".git", "commondir", "HEAD", "config", "packed-refs", "refs"])
@pytest.mark.parametrize("text", [b"gitdir: \0\n", b"\0" * 5000, b"../../../..\n"])
def test_what_git_keeps_may_be_anything(store: Path, name: str, text: bytes) -> None:
    """Found: a NUL in ``.git`` or ``commondir`` was a traceback."""
    place = store / ".git" / name if name != ".git" else store / name
    if place.is_dir():
        shutil.rmtree(place)
    place.write_bytes(text)
    with suppress(AitrackError), opened("git:HEAD", store) as root:
        assert (root / "timeline.yaml").read_bytes() == (store / "timeline.yaml").read_bytes()
    assert place.read_bytes() == text


def test_no_repository_is_said_so(tmp_path: Path) -> None:
    for name in ("git:HEAD", "git:", "git:-x", "git:a\x1b", "~nobody-of-this-name", "/dev/zero"):
        with pytest.raises(AitrackError), opened(name, tmp_path):
            pass


def test_no_room_for_what_is_made_for_the_moment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by faults: a full disk under TMPDIR was a traceback of ``diff`` and ``export``."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    shutil.copytree(EXAMPLE, tmp_path / "s")
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    done = run("diff", "s/timeline.yaml", "s", "--store", "s")
    assert done.exit_code == 1
    assert "TMPDIR" in done.stderr
