"""Reading an ordinary command line: known options with their values, and nothing to complain of.

Whatever is out of the ordinary (a name nobody declared, a value that is missing or begins with a
dash, ``--``, options run together) is None, and Typer reads it: it knows what to say.
"""

from __future__ import annotations

from aitrack.commands.parameters import FLAG, NUMBER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.commands.parameters import Asked, Command, Parameter


def read(command: Command, words: Sequence[str]) -> Asked | None:
    """The values of a command's parameters by their keys; None where Typer must read the line."""
    asked = command.nothing_asked()
    left = _options(command, words, asked)
    if left is None:
        return None
    for argument in command.parameters:
        if argument.names:
            continue
        taken, left = (left, []) if argument.many else (left[:1], left[1:])
        if not all(_take(asked, argument, word) for word in taken):
            return None
    lacking = any(each.needed and asked[each.key] is None for each in command.parameters)
    return None if left or lacking else asked


def _options(command: Command, words: Sequence[str], asked: Asked) -> list[str] | None:
    """Keep what the options say, and return the words between them."""
    by_name = {name: each for each in command.parameters for name in each.names}
    by_name |= {each.off: each for each in command.parameters if each.off}
    left = []
    rest = iter(words)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            left.append(word)
            continue
        name, equals, value = word.partition("=")
        option = by_name.get(name)
        if option is None or (equals and (option.kind == FLAG or not name.startswith("--"))):
            return None
        if option.kind == FLAG:
            asked[option.key] = name != option.off
            continue
        value = value if equals else next(rest, "")
        if not value or value[:1] == "-" != value or not _take(asked, option, value):
            return None
    return left


def _take(asked: Asked, parameter: Parameter, text: str) -> bool:
    """Keep the value of a parameter; False where the text is no value of its kind."""
    value: Any = text
    if parameter.kind == NUMBER:
        if not (text.isascii() and text.isdigit() and len(text) < 9):  # noqa: PLR2004, sane digits
            return False
        value = int(text)
    if parameter.many:
        asked[parameter.key] = [*(asked[parameter.key] or ()), value]
    else:
        asked[parameter.key] = value
    return True
