"""Help pages kept as Typer wrote them, until it or the declarations change.

A page is kept in the user's cache folder with the stamps of the files it comes from: every command,
the app, what options name, and Typer itself. Where one differs, or the window has another width,
Typer writes it anew.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32

from aitrack.language import spoken
from aitrack.store import places
from aitrack.store.index.opening import SWITCH, stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = ("--help", "-h")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ESC = "\0"
_SPOKEN_OF = (
    ("__init__.py",), ("app.py",), ("model.py",), ("answers", "scores.py"),
    ("reminders", "checkup.py"), ("reminders", "schedule.py"), ("views", "formats.py"),
)  # fmt: skip
"""Beside the commands: the app, and the closed sets that options name."""


def asked(arguments: Sequence[str]) -> bool:
    """Whether it is help that is asked for, of aitrack or of one command, and nothing else."""
    return (len(arguments) == 1 and arguments[0] in HELP) or (
        len(arguments) == 2 and arguments[1] in HELP and arguments[0][:1].isalpha()  # noqa: PLR2004
    )


def show(arguments: Sequence[str]) -> int | None:
    """Print a page that is kept, and return the exit code; None where there is none."""
    path = _path(arguments)
    if path is None:
        return None
    try:
        with open(path, encoding="utf-8", newline="") as file:
            stamps, _, page = file.read().partition(_ESC)
        if not page or stamps != "\n".join(stamp(name) for name in _sources(stamps)):
            return None
        sys.stdout.write(page)
        sys.stdout.flush()
    except (OSError, ValueError):
        return None
    return 0


def keep(arguments: Sequence[str], page: str, typer: str) -> None:
    """Keep a page that Typer has written; where that cannot be, nothing is lost."""
    path = _path(arguments)
    if path is None:
        return
    sources = [*_declarations(), typer]
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(beside, "w", encoding="utf-8", newline="") as file:
            file.write("\n".join(map(stamp, sources)) + _ESC + page)
        os.replace(beside, path)
    except OSError:
        return


def _path(arguments: Sequence[str]) -> str | None:
    base = places.user_cache()
    if base is None or os.environ.get(SWITCH, "").lower() in ("off", "0", "no"):
        return None
    key = "\n".join([*arguments, spoken(), _width(), sys.argv[0], _PACKAGE])
    return os.path.join(base, f"help-{crc32(key.encode('utf-8', 'replace')):08x}")


def _width() -> str:
    try:
        seen = str(os.get_terminal_size(1).columns)
    except OSError:
        seen = ""
    return f"{os.environ.get('COLUMNS', '')} {seen}"


def _declarations() -> list[str]:
    folder = os.path.join(_PACKAGE, "commands")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".py"))
    spoken_of = [os.path.join(_PACKAGE, *name) for name in _SPOKEN_OF]
    return [*spoken_of, *(os.path.join(folder, name) for name in names)]


def _sources(stamps: str) -> list[str]:
    """The files a page says it comes from, if they are still the ones it would come from."""
    names = [line.partition("\t")[0] for line in stamps.split("\n")]
    if names[:-1] != _declarations():
        raise ValueError(names)
    return names
