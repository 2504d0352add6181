"""One run of a command, whichever way its line was read: the boundary where errors end."""

from __future__ import annotations

import os

from aitrack.commands import WRITING, module
from aitrack.errors import AitrackError
from aitrack.language import say, spoken
from aitrack.store.index import opening as index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked


def run(name: str, asked: Asked) -> int:
    """Answer, and return the exit code.

    An index that turns out to be damaged is thrown away, and the YAML is asked instead; but what
    may have written already is left to who asked for it.
    """
    try:
        code = module(name).run(asked) or 0
        for each in index.opened:
            each.settle()
    except AitrackError as error:
        _message(error.words.say(spoken()))
        for words in error.below:
            _below(words.say(spoken()))
        return error.exit_code
    except Exception as error:
        if not index.spoilt(error) or os.environ.get(index.SWITCH) == "off":
            raise
        index.distrust(error)
    else:
        return code
    finally:
        index.close_all()
    if name in WRITING:
        _message(
            say(
                "색인이 손상되어 지웠습니다. 적힌 것이 있는지 aitrack log로 보고 다시 하십시오.",
                "the index was damaged and is thrown away. See by aitrack log whether"
                " anything was recorded, then try again.",
            )
        )
        return 1
    os.environ[index.SWITCH] = "off"
    try:
        return run(name, asked)
    finally:
        os.environ.pop(index.SWITCH, None)


def _message(text: str) -> None:
    from aitrack.streams import message  # noqa: PLC0415, only where something is wrong

    message(text)


def _below(text: str) -> None:
    from aitrack.streams import below  # noqa: PLC0415, only where something is wrong

    below(text)
