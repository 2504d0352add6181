"""A store to compare with: a folder, a timeline file, or a folder as it was at a git revision."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from aitrack.errors import DataError, UsageError
from aitrack.store.locate import is_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

GIT = "git:"
FILES = ("timeline.yaml", "timeline.d", "ministries.yaml", "outcomes.yaml", "exclusions.yaml")


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Path]:
    """The folder that a name means; what is made for it is gone afterwards.

    Args:
        name: A folder, a file, or ``git:REV`` for ``folder`` at a revision.
        folder: The store that revisions are of.

    Raises:
        UsageError: No such store, or no such revision.
    """
    path = Path(name).expanduser()
    if not name.startswith(GIT) and is_store(path):
        yield path
        return
    with TemporaryDirectory(prefix="aitrack-") as made:
        root = Path(made)
        if name.startswith(GIT):
            _check_out(name.removeprefix(GIT), folder, root)
        elif path.is_file():
            (root / "timeline.yaml").write_bytes(path.read_bytes())
        else:
            raise UsageError(
                f"저장소가 아님: {name} (폴더, timeline 파일, git:REV)",
                f"no store: {name} (a folder, a timeline file, or git:REV)",
            )
        yield root


def _check_out(revision: str, folder: Path, root: Path) -> None:
    """Write the store's files of a revision; nothing in the repository is touched."""
    if not revision or revision.startswith("-"):
        raise UsageError(f"리비전이 아님: '{revision}'", f"no revision: '{revision}'")
    listed = _git(folder, "ls-tree", "-r", "--name-only", "-z", revision, "--", *FILES)
    names = [name for name in listed.decode("utf-8").split("\0") if name.endswith(".yaml")]
    if not names:
        raise DataError(
            f"{revision}에는 {folder}의 저장소가 없음", f"{revision} has no store in {folder}"
        )
    for name in names:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_git(folder, "show", f"{revision}:./{name}"))


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603, no shell, and no argument begins with a dash
            ["git", "-C", str(folder), *arguments],  # noqa: S607, the user's git
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise UsageError("git이 설치되어 있지 않음", "git is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git"]
        raise UsageError(f"git: {said[0]}", f"git: {said[0]}")
    return done.stdout
