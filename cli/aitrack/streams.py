"""The standard streams: what is written to them, and what stands in for one that is closed.

Nothing is printed but by ``put`` and ``complain``, which let through what ``printable`` does.

A job may be started with its streams closed. Python then has None for a stream, ``print`` to
standard error would go to standard output, and the next file opened would *be* standard output.
"""

from __future__ import annotations

import os
import sys

from aitrack.errors import OutputError, UsageError, why
from aitrack.language import spoken
from aitrack.printable import clean, page, width_columns

_USUAL_COLUMNS = 80
_MOST_DIGITS = 6
_LEAST_COLUMNS = 20
_TYPED = "aitrack"
"""How a command begins that is proposed."""


def stand_in() -> None:
    """Open what is closed: input is empty, output fails as a full disk does, errors go nowhere."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:  # the lowest free number is this one
            os.open(os.devnull, os.O_RDWR if number == 2 else os.O_RDONLY)  # noqa: PLR2004, standard error
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115, open while the run lasts
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


_DOUBLE = ("(를)", "(가)", "(는)", "(으)로", "(과)")
"""What particles end in that fit either end of a word."""


def put(text: str) -> None:
    """Write a text to standard output, without what a terminal would obey; see ``deliver``."""
    deliver(page(text))


def deliver(text: str) -> None:
    """Write an answer to standard output, all of it now: a full disk is an error and no silence.

    Args:
        text: Cleaned already, for it is written as it is.

    Raises:
        BrokenPipeError: The reader has seen enough.
        OutputError: It cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_what_is_left()
        raise OutputError(error) from None


def flushed(code: int) -> int:
    """The exit code of a run, once all it has printed is out, or else is given up."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = code or 1
    except (OSError, ValueError) as error:
        code = code or 1
        complain(f"aitrack: {OutputError(error).words.say(spoken())}")
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        return code
    return code


def lost(error: OSError) -> bool:
    """Whether it is the answer that could not be written: the stream is full, closed or gone."""
    import errno  # noqa: PLC0415, only where something is wrong

    return error.errno in (errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO)


def _drop_what_is_left() -> None:
    """What is buffered has nowhere to go, and must not fail again at the end of the run."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def complain(text: str) -> None:
    """Say it on standard error; where that is full too, the exit code has to say it alone."""
    if any(mark in text for mark in _DOUBLE):
        from aitrack.particles import particled  # noqa: PLC0415, only where there are some

        text = particled(text)
    try:
        print(page(text), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123, what is buffered has nowhere to go


def ask(text: str) -> str:
    """A question to a person; the line they type behind it, empty where none comes any more."""
    try:
        sys.stderr.write(page(text))
        sys.stderr.flush()
        answer = sys.stdin.readline()
    except OSError:  # their terminal is gone
        return ""
    if not answer.endswith("\n"):
        complain("")  # what is said next has a line of its own
    return answer


def given(most_bytes: int) -> str:
    """All that stands on standard input; what is no UTF-8 is kept as it is.

    Raises:
        UsageError: It is larger than that, or cannot be read.
    """
    try:
        data = sys.stdin.buffer.read(most_bytes + 1)
    except OSError as error:
        raise no_input(error) from None
    if len(data) > most_bytes:
        most = f"{most_bytes >> 20} MB"
        raise UsageError(f"표준 입력이 {most}보다 큼", f"standard input is larger than {most}")
    return data.decode("utf-8-sig", "surrogateescape")


def no_input(error: OSError) -> UsageError:
    """What is said where standard input cannot be read: it may be open for writing only."""
    ko, en = why(error)
    return UsageError(f"표준 입력을 읽을 수 없음: {ko}", f"cannot read standard input: {en}")


def message(text: str) -> None:
    """A remark or an error of ours, one line whatever stands in the names it has in it.

    On a terminal its lines end between words, as those of ``below`` do.
    """
    _tell("aitrack: ", text)


def below(text: str) -> None:
    """A line under a message, to choose from."""
    _tell("  ", text)


def _tell(label: str, text: str) -> None:
    text = clean(text)
    if sys.stderr.isatty():
        room = max(window_columns(2) - len(label), _LEAST_COLUMNS)
        text = ("\n" + " " * len(label)).join(folded(text, room))
    complain(label + text)


def folded(text: str, columns: int) -> list[str]:
    """A message over as many lines as it needs, no word broken, and no command that is proposed.

    What is longer than a line is left to the terminal: whoever copies it gets it whole.

    >>> folded("2건을 더했습니다. 되돌리려면 aitrack undo --store a", 24)
    ['2건을 더했습니다.', '되돌리려면', 'aitrack undo --store a']
    """
    lines = [""]
    for each in _wholes(text):
        longer = f"{lines[-1]} {each}" if lines[-1] else each
        if lines[-1] and width_columns(longer) > columns:
            lines.append(each)
        else:
            lines[-1] = longer
    return lines


def _wholes(text: str) -> list[str]:
    """Its words; a command is one word, up to a mark behind it or the end."""
    found, command = list[str](), False
    for word in text.split(" "):
        if command:
            found[-1] += f" {word}"
        else:
            found.append(word)
        command = command or word.lstrip("('") == _TYPED
        quoting = found[-1].count("'") % 2
        if command and not quoting and (")" in word or word.endswith((".", ",", ";"))):
            command = False
    return found


def named_columns() -> int:
    """What ``COLUMNS`` says; 0 where it says nothing, or no number of columns."""
    named = os.environ.get("COLUMNS", "")
    return int(named) if named.isdecimal() and len(named) < _MOST_DIGITS else 0


def window_columns(number: int | None = None) -> int:
    """Columns of the window, as ``shutil`` finds them: ``COLUMNS``, the terminal, else 80.

    Args:
        number: Of the stream it is behind; standard output's unless another is named.
    """
    if named := named_columns():
        return named
    try:
        if number is None:
            number = sys.__stdout__.fileno() if sys.__stdout__ else 1
        return os.get_terminal_size(number).columns or _USUAL_COLUMNS
    except (ValueError, OSError):  # it is closed, or no terminal
        return _USUAL_COLUMNS
