"""``aitrack completion``: how to have a shell complete commands, options and their values."""

from __future__ import annotations

import os

from aitrack.commands.filters import unknown
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import LANGUAGE, check_language
from aitrack.errors import Words
from aitrack.shells import LINES, SCRIPTS, SHELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack completion
aitrack completion bash
"""
COMMAND = Command(
    (
        Parameter(
            "shell",
            Words("이 셸의 함수; 없으면 한 번 붙여 넣을 줄", "its functions; else the line to paste"),
            "|".join(SHELLS), completes=SHELLS,
        ),
        LANGUAGE,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing is installed by itself: the line is for the person to paste."""
    check_language(asked)
    shell = asked["shell"]
    if shell is None:
        mine = os.path.basename(os.environ.get("SHELL", ""))
        print(LINES.get(mine, LINES["bash"]))
        return
    if shell not in SHELLS:
        raise unknown("completion", shell, SHELLS)
    print(SCRIPTS[shell], end="")
