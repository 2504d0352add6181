"""Where reminders may be sent: named addresses, from the user's environment or own configuration.

``AITRACK_TARGET_TEAM`` in the environment is the address of the target ``team``; otherwise it
stands in ``targets.yaml`` of the user's configuration folder, which only the user may read. No
other place is looked at: neither the current folder nor a store can name an address.
"""

from __future__ import annotations

import os
import stat

from aitrack.errors import AitrackError, UsageError, why
from aitrack.matching import nearest
from aitrack.store.files.complaints import tell
from aitrack.store.files.decode import identity
from aitrack.store.files.fields import names
from aitrack.store.files.opened import open_file
from aitrack.store.places import config_folder
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "AITRACK_TARGET_"
FILE = "targets.yaml"
_TARGETS, _TARGET = names("format targets"), names("id url")


@dataclass(frozen=True, slots=True)
class Target(Frozen):
    """A name, and the address that must not be shown."""

    name: str
    url: str
    where: str
    """The variable or the file it was read from."""

    def __repr__(self) -> str:
        return f"Target({self.name!r}, '***')"


def targets_file() -> Path:
    """The one file that is read for addresses."""
    return config_folder() / FILE


def find_target(name: str) -> Target:
    """The address of a name.

    Raises:
        UsageError: No such target.
        AitrackError: The file is open to others, or damaged.
    """
    variable = VARIABLE + name.upper().replace("-", "_")
    if url := os.environ.get(variable):
        return Target(name, url, variable)
    known = read_targets()
    if name in known:
        return known[name]
    close = nearest(name, known)
    asked = f" '{close}'?" if close else ""
    raise UsageError(
        f"보낼 곳 '{name}'이(가) 없음:{asked} {targets_file()}나 {variable}에 적으십시오",
        f"no target '{name}':{asked} write it into {targets_file()}, or set {variable}",
    )


def read_targets() -> dict[str, Target]:
    """The targets of the file; none where there is no file.

    Raises:
        AitrackError: Others can read or write it, or it has Problems. No value is ever repeated.
    """
    path = targets_file()
    try:
        seen = path.stat()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _unreadable(path, error) from None
    _refuse_if_open(path, seen)
    if not os.access(path, os.R_OK):
        raise _unreadable(path, PermissionError(13, "Permission denied"))
    root = open_file(path)
    found: dict[str, Target] = {}
    for record in root.records("targets"):
        name, url = identity(record), record.needed("url")
        if record.finish(_TARGET):
            found[name] = Target(name, url, str(path))
    root.finish(_TARGETS)
    if problems := tell([root.complaints]):
        first = problems[0]
        place = f"{path}:{first.line}:{first.column}: {first.field or 'YAML'}"
        raise AitrackError(  # the field only: the message may quote what was written there
            f"{place}: 'targets:' 아래에 '- id: 이름'과 'url: 주소'를 적음",
            f"{place}: below 'targets:' stand '- id: NAME' and 'url: ADDRESS'",
        )
    return found


def _refuse_if_open(path: Path, seen: os.stat_result) -> None:
    """As ssh does with keys: what others can read is no secret, what they can write is no choice.

    Raises:
        AitrackError: With the command that mends it.
    """
    if os.name != "posix":
        return
    if seen.st_uid not in (os.geteuid(), 0):
        raise AitrackError(
            f"{path}의 주인이 내가 아님: 내 것이어야 읽습니다",
            f"{path} belongs to somebody else: only your own is read",
        )
    if stat.S_IMODE(seen.st_mode) & 0o077:
        raise AitrackError(
            f"{path}을(를) 남이 읽을 수 있어 쓰지 않습니다: chmod 600 {path}",
            f"{path} is open to others and not used: chmod 600 {path}",
        )


def _unreadable(path: Path, error: OSError) -> AitrackError:
    return AitrackError(
        f"{path}을(를) 읽을 수 없음: {why(error).ko}", f"cannot read {path}: {why(error).en}"
    )
