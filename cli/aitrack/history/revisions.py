"""A store to compare with: a folder, a timeline file, or a folder as it was at a git revision.

A store may come from anybody with a ``.git`` of its own, whose configuration can name programs. So
git is never run in it: it runs in an empty repository made for the moment, with a configuration of
ours, that borrows the other's objects and the names of its revisions. What the other's
configuration, attributes and hooks say is not read, and an object that is not there is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from aitrack.ending import tidily
from aitrack.errors import AitrackError, DataError, UsageError, at_once, why
from aitrack.store.files.opened import read_file
from aitrack.store.places import is_store_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

GIT = "git:"
FILES = (
    "timeline.yaml",
    "timeline.d",
    "ministries.yaml",
    "outcomes.yaml",
    "exclusions.yaml",
    "removed.yaml",
    "synonyms.yaml",
    "tags.yaml",
)
MOST_BYTES = 16 * 1024 * 1024
"""Of a file, as everywhere in a store; of the list of a revision's files, too."""
MOST_SECONDS = 10
_MOST_FILES = 10_000
_MEMORY_BYTES = 512 * 1024 * 1024
_BORROWED = ("refs", "packed-refs", "logs", "shallow")
_CONFIG = """\
[core]
\trepositoryformatversion = {version}
\tbare = true
\tpackedGitWindowSize = 16m
\tpackedGitLimit = 128m
[extensions]
\tobjectFormat = {hash}
"""
_PLAIN_CONFIG = _CONFIG.partition("[extensions]")[0]
_REGULAR = ("100644", "100755", "100664")


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Path]:
    """The folder of a store that OLD or NEW names; one made for a git revision is gone afterwards.

    Args:
        name: A folder, a file, or ``git:REV`` for ``folder`` at a revision.
        folder: The store that revisions are of.

    Raises:
        UsageError: No such store, or no such revision.
        DataError: The revision has no store there, or one that is too large.
    """
    path = Path(os.path.expanduser(name))  # noqa: PTH111, it never raises
    if not name.startswith(GIT) and is_store_folder(str(path)):
        yield path
        return
    with tidily(), ExitStack() as kept:
        with room():
            root = Path(kept.enter_context(_temporary())) / "store"
            root.mkdir()
            if name.startswith(GIT):
                _check_out(name.removeprefix(GIT), folder, root)
            elif os.path.isfile(path):  # noqa: PTH113, it never raises
                (root / "timeline.yaml").write_bytes(_content(path))
            else:
                raise UsageError(
                    f"저장소가 아님: {name} (폴더, timeline 파일, git:REV)",
                    f"no store: {name} (a folder, a timeline file, or git:REV)",
                )
        yield root


@contextmanager
def borrowed(folder: Path) -> Iterator[tuple[Path, str]]:
    """A repository to ``ask`` about the history of a store, and what its files' paths begin with.

    Raises:
        UsageError: The store is in no repository.
    """
    with tidily(), ExitStack() as kept:
        with room():
            git = Path(kept.enter_context(_temporary())) / "git"
            before = _borrow(folder, git)
        yield git, before


def _temporary() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="aitrack-", ignore_cleanup_errors=True)


@contextmanager
def room() -> Iterator[None]:
    """What is made for the moment needs a disk that takes it.

    Raises:
        AitrackError: There is none.
    """
    try:
        yield
    except OSError as error:
        raise AitrackError(
            f"임시 폴더에 쓸 수 없음: {why(error).ko} (TMPDIR로 옮길 수 있음)",
            f"cannot write in the temporary folder: {why(error).en} (TMPDIR moves it)",
        ) from None


def _content(path: Path) -> bytes:
    """The bytes of a store's file that the command line names."""
    try:
        with open(path, "rb", opener=at_once) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path}을(를) 읽을 수 없음: {why(error).ko}", f"cannot read {path}: {why(error).en}"
        ) from None
    if len(data) > MOST_BYTES:
        raise _too_large(str(path))
    return data


def _check_out(revision: str, folder: Path, root: Path) -> None:
    """Write the store's files of a revision; nothing in the repository is touched, or obeyed."""
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise UsageError(f"리비전이 아님: '{revision}'", f"no revision: '{revision}'")
    git = root.parent / "git"
    before = _borrow(folder, git)
    wanted = [f"{before}{name}" for name in FILES]
    listed = ask(git, "ls-tree", "-r", "-l", "-z", "--full-tree", revision, "--", *wanted)
    found = 0
    for entry in listed.decode("utf-8", "surrogateescape").split("\0"):
        described, _, whole = entry.partition("\t")
        name = whole.removeprefix(before)
        if not whole.startswith(before) or not _is_ours(name):
            continue
        mode, _, blob, size = described.split()
        if mode not in _REGULAR:
            raise DataError(
                f"{revision}의 {name}은(는) 보통 파일이 아님", f"{name} of {revision} is no file"
            )
        found += 1
        large = size.isdigit() and int(size) > MOST_BYTES  # no number where it is missing
        if large or found > _MOST_FILES:
            raise _too_large(f"{revision}:{name}")
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(ask(git, "cat-file", "blob", blob))
    if not found:
        raise DataError(
            f"{revision}에는 {folder}의 저장소가 없음", f"{revision} has no store in {folder}"
        )


def _is_ours(name: str) -> bool:
    """Whether a path of a tree, in which anything can stand, is that of one of the store's files.

    >>> [_is_ours(name) for name in ("timeline.d/a.yaml", "timeline.d/../x.yaml", "timeline.d")]
    [True, False, False]
    """
    first, *rest = name.split("/")
    plain = name.isprintable() and "\\" not in name and ".." not in (first, *rest)
    return plain and name.endswith(".yaml") and first in FILES and len(rest) == first.count(".d")


def _repository(folder: Path) -> tuple[Path, Path]:
    """Git's folder of a store, and the folder it is of: found without asking git.

    Raises:
        UsageError: There is none above it.
    """
    start = Path(os.path.realpath(folder))
    for top in (start, *start.parents):
        found = top / ".git"
        if found.is_dir():
            return found, top
        if found.is_file():  # a worktree, or a submodule
            named = _line(found).removeprefix("gitdir:").strip()
            return Path(os.path.realpath(top / named)), top
    raise UsageError(
        f"{folder}은(는) git 저장소 안에 있지 않음", f"{folder} is not in a git repository"
    )


def _line(path: Path) -> str:
    """The first line of one of git's small files, as far as C reads it; empty where none is."""
    if not path.is_file():
        return ""
    with open(path, "rb", opener=at_once) as file:
        return os.fsdecode(file.read(1 << 12).partition(b"\n")[0].partition(b"\0")[0])


def _borrow(folder: Path, git: Path) -> str:
    """An empty repository that has another's objects and names, and nothing else of it.

    Returns:
        What the paths of the store's files begin with in it.
    """
    theirs, top = _repository(folder)
    common = Path(os.path.realpath(theirs / (_line(theirs / "commondir") or ".")))
    git.mkdir()
    for name in _BORROWED:
        if (common / name).exists():
            (git / name).symlink_to(common / name)
    if not (common / "refs").exists():
        (git / "refs").mkdir()
    (git / "objects" / "info").mkdir(parents=True)
    lent = str(common / "objects").replace("\\", "\\\\").replace('"', '\\"')
    (git / "objects" / "info" / "alternates").write_bytes(os.fsencode(f'"{lent}"\n'))
    (git / "HEAD").write_bytes(os.fsencode(_line(theirs / "HEAD") + "\n"))
    config = common / "config"
    known = config.is_file() and config.stat().st_size < MOST_BYTES
    long = known and b"sha256" in read_file(config).lower()
    text = _CONFIG.format(version=1, hash="sha256") if long else _PLAIN_CONFIG.format(version=0)
    (git / "config").write_text(text, "utf-8")
    inside = Path(os.path.realpath(folder)).relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"


def ask(git: Path, *arguments: str) -> bytes:
    """What a git command prints; its time and memory are limited, it may fetch and run nothing.

    Raises:
        UsageError: There is no git, or it refuses.
        DataError: It takes too long, or has too much to say.
    """
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    program = shutil.which("git", path=os.pathsep.join(filter(os.path.isabs, places)))
    if program is None:
        raise UsageError("git이 설치되어 있지 않음", "git is not installed")
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "GIT_DIR": str(git), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ALLOW_PROTOCOL": "none",
        "GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0",
    }  # fmt: skip
    with (git / "said").open("w+b") as said:
        process = subprocess.Popen(  # noqa: S603, no shell, and no argument begins with a dash
            [program, "--no-pager", *arguments], cwd=git, env=environment, stderr=said,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            preexec_fn=_modest if os.name == "posix" else None,  # noqa: PLW1509, no threads
        )  # fmt: skip
        printed = _limited(process)
        said.seek(0)
        complaint = said.read(1 << 12).decode("utf-8", "replace").strip().split("\n")[0]
    if process.returncode:
        complaint = complaint.replace(str(git), ".git") or "git"
        raise UsageError(f"git: {complaint}", f"git: {complaint}")
    return printed


def _limited(process: subprocess.Popen[bytes]) -> bytes:
    """All that it prints, within the time and the size there are."""
    from threading import Timer  # noqa: PLC0415, only here

    clock = Timer(MOST_SECONDS, process.kill)
    clock.start()
    try:
        with process:
            printed = process.stdout.read(MOST_BYTES + 1) if process.stdout else b""
            if len(printed) > MOST_BYTES:
                process.kill()
    finally:
        late = not clock.is_alive()
        clock.cancel()
    if late:
        raise DataError(
            f"git이 {MOST_SECONDS}초 안에 답하지 않음", f"git did not answer in {MOST_SECONDS} s"
        )
    if len(printed) > MOST_BYTES:
        raise _too_large("git")
    return printed


def _modest() -> None:
    """In git's process, before it begins: so much memory and no more, where that can be said."""
    try:
        import resource  # noqa: PLC0415, not everywhere
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES, _MEMORY_BYTES))


def _too_large(name: str) -> DataError:
    most = MOST_BYTES >> 20
    return DataError(f"{name}: {most} MB보다 큼", f"{name}: larger than {most} MB")
