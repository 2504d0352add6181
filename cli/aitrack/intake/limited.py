"""Reading a file in a process of its own, which has so much time and memory and writes no file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

from aitrack.ending import tidily
from aitrack.intake.lines import Sheet, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEMORY_BYTES = 300 << 20
SECONDS = 60
"""A large PDF takes its time; what is hostile is refused long before."""
_MOST_ANSWER_BYTES = 192 << 20


def read(path: str) -> tuple[Sheet, str]:
    """The text of a file, and by which reader in which version.

    Raises:
        Unreadable: It cannot be read, or not within what a document needs.
    """
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    above = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    program = f"import sys; sys.path.insert(0, {above!r})\n"
    program += "from aitrack.intake.worker import main; main(sys.argv[1])"
    with tidily(), subprocess.Popen(  # noqa: S603, this Python and our own program
        [sys.executable, "-P", "-c", program, os.path.abspath(path)],  # noqa: PTH100
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, preexec_fn=_modest if os.name == "posix" else None,  # noqa: PLW1509, no threads
    ) as process:  # fmt: skip
        try:
            said = process.communicate(timeout=SECONDS)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            raise _beyond(f"{SECONDS}초", f"{SECONDS} s") from None
        except BaseException:  # nobody waits for it any more
            process.kill()
            raise
    if process.returncode == -int(getattr(signal, "SIGXCPU", 0) or -1):
        raise _beyond(f"{SECONDS}초", f"{SECONDS} s")
    answer: dict[str, Any] = (
        json.loads(said) if said and len(said) < _MOST_ANSWER_BYTES else {"memory": True}
    )
    if "error" in answer:
        ko, en = answer["error"]
        name = os.path.basename(path)  # noqa: PTH119
        raise Unreadable(f"{name}: {ko}", f"{name}: {en}")
    if "memory" in answer:
        most = MEMORY_BYTES >> 20
        raise _beyond(f"메모리 {most} MB", f"{most} MB of memory")
    return Sheet(tuple(answer["lines"]), tuple(answer["pages"])), str(answer["reader"])


def _beyond(ko: str, en: str) -> Unreadable:
    return Unreadable(
        f"{ko} 안에 읽지 못함: 문서가 아니거나 너무 큼",
        f"not read within {en}: no document, or too large",
    )


def _modest() -> None:
    """Limit the memory, time and files of this process; called in the child before it reads."""
    try:
        import resource  # noqa: PLC0415, not everywhere
    except ImportError:
        return
    for sort, most in (
        (resource.RLIMIT_DATA, MEMORY_BYTES), (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        before = resource.getrlimit(sort)[1]  # where less is allowed already, it stays less
        least = most if before == resource.RLIM_INFINITY else min(most, before)
        resource.setrlimit(sort, (least, least))
