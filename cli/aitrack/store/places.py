"""Which store and which folders of the user a run reads: as text, for ``pathlib`` starts slowly.

Every run asks this before anything else.
"""

from __future__ import annotations

import os
import sys

from aitrack.errors import NO_FILE, AitrackError, DataError, why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARKER = "aitrack.toml"
VARIABLE = "AITRACK_STORE"
TIMELINE = "timeline.yaml"
PARTS = "timeline.d"
MINISTRIES = "ministries.yaml"
OUTCOMES = "outcomes.yaml"
EXCLUSIONS = "exclusions.yaml"
REMOVED = "removed.yaml"
SYNONYMS = "synonyms.yaml"
TAGS = "tags.yaml"
SCHEDULES = "schedules"
FOLDERS = (PARTS, SCHEDULES)
"""Of files that are read one beside the other."""
SUFFIX = ".yaml"
_CACHES = {"darwin": "~/Library/Caches", "win32": "~/AppData/Local"}
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def shipped_folder() -> str | None:
    """The store that comes with aitrack: inside an installed wheel, or the root of a checkout."""
    installed = os.path.join(_PACKAGE, "data")
    if os.path.isfile(os.path.join(installed, TIMELINE)):
        return installed
    root = os.path.dirname(os.path.dirname(_PACKAGE))
    inside = (TIMELINE, "pyproject.toml")
    return root if all(os.path.isfile(os.path.join(root, name)) for name in inside) else None


def shipped() -> Path:
    """The store that comes with aitrack, for what cannot go on without it.

    Raises:
        DataError: It is not there.
    """
    found = shipped_folder()
    if found is None:
        raise DataError(
            "함께 배포된 저장소를 찾을 수 없음: 다시 설치하거나 --store로 지정하십시오",
            "the shipped store is missing: install aitrack again, or name one with --store",
        )
    return _path(found)


def holds_shipped(stores: list[str]) -> bool:
    """Whether one of these stores is the shipped one, by any name of its folder, or a copy."""
    shipped = shipped_folder()
    return shipped is not None and any(_is_the_same(full(each), shipped) for each in stores)


def _is_the_same(store: str, shipped: str) -> bool:
    try:
        if os.path.samefile(store, shipped):
            return True
        ours, theirs = (os.path.join(each, TIMELINE) for each in (store, shipped))
        if os.path.getsize(ours) != os.path.getsize(theirs):
            return False
        with open(ours, "rb") as one, open(theirs, "rb") as other:
            return one.read() == other.read()
    except OSError:
        return False


def full(name: str) -> str:
    """A folder as the index calls it, however it was named."""
    name = os.path.expanduser(name)
    return os.path.normpath(name if os.path.isabs(name) else os.path.join(here(), name))


def here() -> str:
    """The current folder; the root of all where it has been removed meanwhile."""
    try:
        return os.getcwd()
    except OSError:
        return os.sep


def is_store_folder(folder: str) -> bool:
    """Whether a folder holds a store."""
    return os.path.isfile(os.path.join(folder, TIMELINE)) or os.path.isdir(
        os.path.join(folder, PARTS)
    )


def named(asked: list[str]) -> list[str]:
    """The stores that the command line or the environment name."""
    return asked or [part for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]


def marked(start: str) -> str | None:
    """The nearest folder upward that holds ``aitrack.toml``."""
    folder = start
    while True:
        if os.path.isfile(os.path.join(folder, MARKER)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def stores(asked: list[str], start: str = "") -> list[str]:
    """``--store`` > ``AITRACK_STORE`` > the nearest folder upward with aitrack.toml > the shipped.

    Upward begins at ``start``, or at the current folder. Folders are returned as they were named.

    Raises:
        DataError: A named folder holds no store, or the shipped one is missing.
    """
    wanted = [os.path.expanduser(name) for name in named(asked)]
    for each in wanted:
        if not is_store_folder(full(each)):
            raise _no_store(each)
    return wanted or [marked(start or here()) or shipped_folder() or str(shipped())]


def _no_store(name: str) -> DataError:
    """Why a folder holds none: that it cannot be looked into, say, is another thing than empty."""
    path, fact = _path(name), why(OSError(NO_FILE))
    try:
        os.stat(os.path.join(full(name), TIMELINE))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return DataError(
            f"저장소가 아님: {path} (timeline.yaml이 있는 폴더를 지정하십시오)",
            f"no store: {path} (name a folder that holds timeline.yaml)",
        )
    except OSError as error:
        fact = why(error)
    path /= TIMELINE
    return DataError(f"{path}: 읽을 수 없음: {fact.ko}", f"{path}: cannot be read: {fact.en}")


def user_base(variable: str, fallback: str) -> str | None:
    """A folder of the user's by the rule of XDG; None where another rule holds, or no home is."""
    if sys.platform != "linux":
        return None
    base = os.environ.get(variable, "")
    if not base.startswith("/") and os.environ.get("HOME", "/"):  # one that is empty is none
        base = os.path.expanduser(fallback)
    return os.path.join(base, "aitrack") if base.startswith("/") else None


def user_outcomes() -> str:
    """The user's own record, read on top of the shipped store; no file where nobody has a home."""
    try:
        return own_outcomes()
    except AitrackError:
        return f"/nonexistent/aitrack/{OUTCOMES}"


def own_outcomes() -> str:
    """The same, to be written.

    Raises:
        AitrackError: Nothing says where the user's home is.
    """
    return os.path.join(_user_folder("XDG_DATA_HOME", "~/.local/share", "data"), OUTCOMES)


def config_folder() -> Path:
    """Where the user's schedules and delivery targets stand.

    Raises:
        AitrackError: Nothing says where the user's home is.
    """
    return _path(_user_folder("XDG_CONFIG_HOME", "~/.config", "config"))


def state_folder() -> Path:
    """Where is remembered what was announced, and what was written.

    Raises:
        AitrackError: Nothing says where the user's home is.
    """
    return _path(_user_folder("XDG_STATE_HOME", "~/.local/state", "state"))


def _user_folder(variable: str, fallback: str, sort: str) -> str:
    """XDG's rule on Linux (a relative value counts as none); platformdirs on other systems."""
    if found := user_base(variable, fallback):
        return found
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415, elsewhere only

        return str(getattr(platformdirs, f"user_{sort}_dir")("aitrack", appauthor=False))
    raise AitrackError(
        f"홈 폴더를 알 수 없음: HOME이나 {variable}에 절대 경로를 적으십시오",
        f"the home folder is not known: set HOME or {variable} to an absolute path",
    )


def _path(name: str) -> Path:
    from pathlib import Path  # noqa: PLC0415, not for what most runs do

    return Path(name)


def timeline_names(folder: str, more: Iterable[str] = ()) -> list[str]:
    """The files of a store with documents and events, in the order they are read.

    Of those that a change would make (``more``) the ones among its parts count, too.
    """
    parts = os.path.join(folder, PARTS)
    also = {path for path in more if os.path.dirname(path) == parts}
    there = listed(parts)
    return [os.path.join(folder, TIMELINE), *(sorted({*there, *also}) if also else there)]


def listed(folder: str) -> list[str]:
    """The YAML files of a folder, in order; none where it is missing.

    Where it cannot be listed it stands for them itself: reading it says what is wrong with it.
    """
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(SUFFIX))
    except OSError:
        return [folder] if os.path.lexists(folder) else []
    inside = os.path.join(folder, "")
    return [inside + name for name in names]


def shared(name: str, stores: list[str]) -> list[str]:
    """The files of one name in all stores, there or not; if none is, the shipped store's as well.

    For what all may have in common: bodies, and words.
    """
    found = [os.path.join(folder, name) for folder in stores]
    if not any(map(os.path.lexists, found)) and (shipped := shipped_folder()):
        found.append(os.path.join(shipped, name))
    return found


def records(stores: list[str]) -> list[str]:
    """The records of outcomes, there or not; the user's own lies on top of the shipped one."""
    found = [os.path.join(folder, OUTCOMES) for folder in stores]
    return [*found, user_outcomes()] if holds_shipped(stores) else found


def files(stores: list[str]) -> list[str]:
    """Every file that decides what the stores say, there or not, in the order they are read."""
    timelines = [path for folder in stores for path in timeline_names(folder)]
    others = (os.path.join(folder, name) for name in (EXCLUSIONS, REMOVED) for folder in stores)
    words = (path for name in (SYNONYMS, TAGS) for path in shared(name, stores))
    return [*shared(MINISTRIES, stores), *timelines, *records(stores), *others, *words]


def user_cache() -> str | None:
    """The folder for what can be made again (the index); None where there is no home."""
    asked = os.environ.get("XDG_CACHE_HOME", "")
    if not asked.startswith("/"):
        asked = os.path.expanduser(_CACHES.get(sys.platform, "~/.cache"))
    return os.path.join(asked, "aitrack") if os.path.isabs(asked) else None
