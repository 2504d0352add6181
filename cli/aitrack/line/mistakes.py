"""What is wrong with a command line, in Korean: Typer, which finds it, says it in English only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aitrack.commands import module
from aitrack.commands.catalogue import COMMANDS, ITSELF
from aitrack.commands.parameters import NUMBER
from aitrack.line import help as pages
from aitrack.printable import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.commands.parameters import Parameter

_ALIKE = 0.8
_QUOTED = re.compile(r"'([^']*)'")


def page(error: Any, typed: Sequence[str]) -> str:
    """All that is printed of a mistake, in the order in which Typer prints it.

    Args:
        error: What Typer raised, of whichever of its kinds.
        typed: The command line.
    """
    name = next((word for word in typed if word in COMMANDS), None)
    called = f"aitrack {name}" if name else "aitrack"
    wrong = clean(words(error, name))
    return f"사용법: {pages.usage(name)}\n도움말: {called} --help\n\n오류: {wrong}"


def words(error: Any, name: str | None) -> str:
    """What is wrong. The kinds go by their names, which are the same in every edition of Typer.

    Args:
        error: What Typer raised.
        name: The command that was called; None for aitrack itself.
    """
    message = str(error.message)
    quoted = _QUOTED.findall(message)
    meant = _meant(error, name)
    called = (meant.names[0] if meant.names else pages.word(meant)) if meant else ""
    match type(error).__name__:
        case "NoSuchOption":
            return f"없는 옵션: {error.option_name}{_near(_alike(error))}"
        case "BadOptionUsage" if message.endswith("requires an argument."):
            return f"{error.option_name} 뒤에 값을 적습니다"
        case "BadOptionUsage" if "not take a value" in message:
            return f"{error.option_name}에는 값을 적지 않습니다"
        case "MissingParameter":
            return f"빠진 것: {called}"
        case "BadParameter":
            whole = meant and meant.kind == NUMBER
            return f"{called}에 쓸 수 없는 값: {'정수가 아님' if whole else message}"
        case "UsageError" if message.startswith("No such command") and quoted:
            return f"없는 명령: {quoted[0]}{_near(quoted[1:]) or _instead(quoted[0])}"
        case "UsageError" if "extra argument" in message:
            more = message.rpartition(" (")[2].removesuffix(")")
            return f"더 적힌 말: {more}{_as_option(name, more)}"
    return message


def _alike(error: Any) -> list[str]:
    """Options spelt much like the one typed, the nearest first."""
    from difflib import SequenceMatcher  # noqa: PLC0415, only on a slip

    def likeness(name: str) -> float:
        return SequenceMatcher(None, str(error.option_name), name).ratio()

    known = sorted(error.possibilities or (), key=lambda name: (-likeness(name), name))
    return [name for name in known if likeness(name) >= _ALIKE] or known[:1]


def _instead(word: str) -> str:
    """What somebody may have meant who typed no command."""
    if word.isdecimal():
        return f" (항목을 보려면 aitrack show {word})"
    return f" (낱말로 찾으려면 aitrack search {word})" if word.isalnum() else ""


def _as_option(name: str | None, word: str) -> str:
    """How a list is narrowed, where a word was put behind it."""
    known = {each.key for each in module(name).COMMAND.parameters} if name else set()
    if not {"ministry", "word"} <= known or not word.isalnum():
        return ""
    return f" (기관은 -m {word}, 낱말은 --word {word})"


def _near(names: Sequence[str]) -> str:
    return f" (비슷한 것: {', '.join(names)})" if names else ""


def _meant(error: Any, name: str | None) -> Parameter | None:
    """The argument or option that an error is about, as it was declared."""
    key = str(getattr(getattr(error, "param", None), "name", "")).removesuffix("_")
    command = module(name).COMMAND if name else ITSELF
    several = (*command.parameters, *ITSELF.parameters)
    return next((each for each in several if each.key == key), None)
