"""What goes wrong, in words for people: Korean first, English beside it.

Every run imports this, so it does without ``typing``, which costs as much as starting Python.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, Self

    Lang = Literal["ko", "en"]
else:
    Lang = str


class Words(tuple[str, str]):
    """One message in both languages.

    >>> Words("없음", "none").say("en")
    'none'
    """

    __slots__ = ()

    def __new__(cls, ko: str, en: str) -> Self:
        """Korean first, as on the screen."""
        return tuple.__new__(cls, (ko, en))

    @property
    def ko(self) -> str:
        """In Korean."""
        return self[0]

    @property
    def en(self) -> str:
        """In English."""
        return self[1]

    def say(self, lang: Lang) -> str:
        """The message in one language."""
        return self[lang == "en"]


_TOOLS = {"/uv/tools/": "uv tool", "/pipx/venvs/": "pipx"}
"""Where those who keep a tool in an environment of its own put it, and what they are called by."""


def installing(extra: str) -> Words:
    """How an extra is installed from a clone, by the interpreter that runs and misses it.

    The name is nobody's on an index, and the ``pip`` of a shell may be another Python's. A tool of
    uv has no pip, and one of pipx forgets at its next upgrade what pip put there.
    """
    from shlex import quote  # noqa: PLC0415, only for what is missing

    line = f"{quote(sys.executable)} -m pip install '.[{extra}]'"
    for folder, command in _TOOLS.items():
        if folder in sys.prefix.replace("\\", "/"):
            line = f"{command} install --force '.[{extra}]'"
    return Words(f"복제한 폴더에서 {line}", f"in the clone, {line}")


_KO = {
    1: "허용되지 않음", 2: "그런 파일이나 폴더가 없음", 5: "디스크가 읽거나 쓰지 못함",
    13: "권한이 없음", 17: "이미 있음", 18: "다른 디스크에 있음", 20: "폴더가 아님",
    21: "파일이 아니라 폴더임",
    22: "쓸 수 없는 이름이나 값", 24: "열린 파일이 너무 많음", 26: "쓰이고 있는 파일",
    27: "너무 큰 파일", 28: "디스크가 가득 참", 30: "읽기만 되는 디스크", 32: "받는 쪽이 닫힘",
    36: "너무 긴 이름",
    39: "비어 있지 않은 폴더", 40: "자신을 가리키는 링크", 122: "디스크 할당량을 다 씀",
}  # fmt: skip
_RARER = 35
NO_FILE, LED_AWAY = "not a regular file", "a link, and nothing is made through one"
_OURS = {NO_FILE: "보통 파일이 아님", LED_AWAY: "링크이고, 링크로는 새로 만들지 않음"}
"""What the system says of a file, by its number on Linux; on another system the rarer ones differ
and stay in its own words."""


def at_once(name: str, flags: int) -> int:
    """How another's file is opened: not waiting for who may write a pipe, or a log of /proc."""
    handle = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
    try:
        getattr(os, "pread", os.lseek)(handle, 0, 0)
    except OSError as error:
        os.close(handle)
        raise OSError(0, NO_FILE) if error.errno in (11, 29, 35) else error from None
    return handle


def why(error: OSError | ValueError) -> Words:
    """What went wrong with a file.

    >>> why(FileNotFoundError(2, "No such file or directory")).ko
    '그런 파일이나 폴더가 없음'
    """
    said = getattr(error, "strerror", None) or str(error)
    number = getattr(error, "errno", None)
    if said in _OURS:
        return Words(_OURS[said], said)
    known = number and (number < _RARER or sys.platform == "linux")
    return Words(_KO.get(number or 0, said) if known else said, said)


class AitrackError(Exception):
    """The run cannot go on; ``words`` name the thing and the way out."""

    exit_code = 1

    def __init__(self, ko: str, en: str, *, below: Iterable[Words] = ()) -> None:
        super().__init__(ko)
        self.words = Words(ko, en)
        self.below = tuple(below)
        """Lines to choose from, said under it."""


class UsageError(AitrackError):
    """The command line asks for what is not there: an unknown ministry, id, kind, field, date."""

    exit_code = 2


class DataError(AitrackError):
    """The data is unusable as a whole: no store, no readable timeline."""

    exit_code = 3


class OutputError(AitrackError):
    """The answer could not be written: a full disk, say."""

    def __init__(self, error: OSError | ValueError) -> None:
        said = why(error)
        super().__init__(f"출력할 수 없음: {said.ko}", f"cannot write the answer: {said.en}")
