"""The console script: the quick way where it knows the answer, the whole command line elsewhere."""

from __future__ import annotations

import os
import sys

from aitrack.language import settle


def main() -> None:
    """UTF-8 out and in, whatever the locale says."""
    arguments = [os.fsencode(each).decode("utf-8", "replace") for each in sys.argv[1:]]
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _whole()
        return
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    settle(arguments)
    code = quickly(arguments)
    if code is None:
        _whole()
        return
    os._exit(code)  # all is written and flushed: taking Python down would cost as much again


def quickly(arguments: list[str]) -> int | None:
    """The exit code of an answer given the quick way, flushed; None where there was none."""
    if arguments and arguments[-1] in ("--help", "-h"):
        from aitrack import pages  # noqa: PLC0415

        return pages.show(arguments) if pages.asked(arguments) else None
    if arguments[:1] != ["due"]:
        return None
    from aitrack import quick  # noqa: PLC0415
    from aitrack.errors import AitrackError  # noqa: PLC0415

    try:
        code = quick.answer(arguments)
        sys.stderr.flush()
        sys.stdout.flush()
    except BrokenPipeError:
        return 1
    except AitrackError as error:
        from aitrack.language import spoken  # noqa: PLC0415

        print(f"aitrack: {error.words.say(spoken())}", file=sys.stderr, flush=True)
        return error.exit_code
    except Exception as error:
        from aitrack.store.index import distrust, spoilt  # noqa: PLC0415, imported already

        if not spoilt(error):
            raise
        distrust(error)
        return None
    return code


def _whole() -> None:
    from aitrack.app import main as whole  # noqa: PLC0415, Typer and all its commands

    whole()
