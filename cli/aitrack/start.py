"""The console script: an ordinary command line is answered at once, Typer reads all the rest."""

from __future__ import annotations

import gc
import os
import sys

from aitrack.language import settle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""As a shell counts it: 128 and the number of the signal."""


def main() -> None:
    """Answer, and leave; a person who stops it at any moment sees nothing of its inside."""
    gc.disable()  # a run is short, and what it holds lives as long as it does
    try:
        code = answered()
    except KeyboardInterrupt:
        code = INTERRUPTED
    os._exit(code)  # all is written and flushed: taking Python down would cost as much again


def answered() -> int:
    """The exit code, all of the answer flushed: UTF-8 out and in, whatever the locale says."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from aitrack.streams import stand_in  # noqa: PLC0415, where one is closed

        stand_in()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = [os.fsencode(each).decode("utf-8", "replace") for each in sys.argv[1:]]
    if arguments[:1] in (["help"], ["도움말"]):  # as with git, and as people try it
        arguments = [*arguments[1:], "--help"]
    settle(arguments)
    code = ordinarily(arguments)
    if code is None:
        gc.enable()
        from aitrack.app import main as whole  # noqa: PLC0415, Typer
        from aitrack.streams import lost  # noqa: PLC0415

        sys.argv[1:] = arguments
        try:
            whole()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except OSError as error:
            if not lost(error):
                raise
            code = 1
    from aitrack.streams import flushed  # noqa: PLC0415, at the end

    return flushed(code)


def ordinarily(arguments: Sequence[str]) -> int | None:
    """The exit code of an ordinary command line, all of its answer flushed; None for any other."""
    if arguments and arguments[-1] in ("--help", "-h"):
        from aitrack.errors import AitrackError  # noqa: PLC0415
        from aitrack.language import spoken  # noqa: PLC0415
        from aitrack.line import help as pages  # noqa: PLC0415, only for help
        from aitrack.streams import complain  # noqa: PLC0415

        try:
            return pages.show(arguments) if pages.asked(arguments) else None
        except BrokenPipeError:  # nobody is there to read it
            return 1
        except AitrackError as error:
            complain(f"aitrack: {error.words.say(spoken())}")
            return error.exit_code
    if arguments[:1] == ["__complete"]:
        from aitrack.errors import AitrackError  # noqa: PLC0415
        from aitrack.line.shells import answer  # noqa: PLC0415, only for a shell
        from aitrack.streams import put  # noqa: PLC0415

        try:
            put(answer(arguments[1:]))
        except (AitrackError, BrokenPipeError):  # nobody is there to read it
            return 1
        return 0
    from aitrack.commands import NAMES, TODAY, module  # noqa: PLC0415, not for help
    from aitrack.line.ordinary import read  # noqa: PLC0415, not for help

    name, *words = arguments or [TODAY]
    asked = read(module(name).COMMAND, words) if name in NAMES else None
    if asked is None:
        return None
    from aitrack.line import running  # noqa: PLC0415, once a run

    try:
        code = running.run(name, asked)
        if not arguments and sys.stdout.isatty():
            _say_where_the_rest_is()
        sys.stderr.flush()
        sys.stdout.flush()
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _say_where_the_rest_is() -> None:
    from aitrack.language import say  # noqa: PLC0415, only on a terminal
    from aitrack.streams import message  # noqa: PLC0415

    message(
        say(
            "명령이 없어 오늘 챙길 것(aitrack due)을 보였습니다. 모든 명령: aitrack --help",
            "without a command this is aitrack due. All commands: aitrack --help",
        )
    )
