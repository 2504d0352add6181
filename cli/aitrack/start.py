"""The console script: help pages that are kept, and Typer for the rest."""

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
    return None


def _whole() -> None:
    from aitrack.app import main as whole  # noqa: PLC0415, Typer and all its commands

    whole()
