"""Pages of help, made of what commands declare: in one language, aligned, for any window.

The same page is printed on the ordinary path and by Typer, which asks for it in ``app``.
"""

from __future__ import annotations

from aitrack.commands.catalogue import ABOUT, COMMANDS, ITSELF
from aitrack.commands.parameters import FLAG
from aitrack.language import say, spoken
from aitrack.printable import width_columns
from aitrack.streams import window_columns
from aitrack.views.width import fold, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aitrack.commands.parameters import Command, Parameter
    from aitrack.errors import Words

    Entry = tuple[str, str]
    """What is typed, and what it is for."""

HELP = ("--help", "-h")
_WIDEST = 100
_MOST_TYPED = 30
_LEAST = 24
_INDENT = 2


def asked(arguments: Sequence[str]) -> bool:
    """Whether it is help that is asked for, of aitrack or of one command, and nothing else."""
    return (len(arguments) == 1 and arguments[0] in HELP) or (
        len(arguments) == 2 and arguments[1] in HELP and arguments[0] in COMMANDS  # noqa: PLR2004
    )


def show(arguments: Sequence[str]) -> int:
    """Print the page that is asked for."""
    from aitrack.streams import put  # noqa: PLC0415, so that the page can be had without it

    put(whole() if len(arguments) == 1 else of_command(arguments[0]))
    return 0


def whole() -> str:
    """The page of aitrack itself: its commands."""
    commands = [(name, words.say(spoken())) for name, words in COMMANDS.items()]
    return _page(
        usage(None),
        ABOUT.say(spoken()),
        [
            (say("명령 (없으면 due와 같음)", "Commands (due where there is none)"), commands),
            (say("옵션", "Options"), [*map(_option, ITSELF.parameters), _help()]),
        ],
        say("한 명령의 도움말: aitrack 명령 --help", "help on one command: aitrack COMMAND --help"),
    )


def usage(name: str | None) -> str:
    """How a command is called; aitrack itself without one."""
    from aitrack.commands import module  # noqa: PLC0415, only for one

    if name is None:
        return say("aitrack [명령] [옵션]", "aitrack [COMMAND] [OPTIONS]")
    arguments = [each for each in module(name).COMMAND.parameters if not each.names]
    words = ["aitrack", name, *map(_argument, arguments), say("[옵션]", "[OPTIONS]")]
    return " ".join(words)


def of_command(name: str) -> str:
    """The page of one command: its arguments, its own options, then those that many share."""
    from aitrack.commands import module  # noqa: PLC0415, only for one

    command = module(name).COMMAND
    arguments = [each for each in command.parameters if not each.names]
    own, shared = _shared(command)
    groups: list[tuple[str, Iterable[Entry]]] = [
        (say("인수", "Arguments"), [(word(each), _said(each)) for each in arguments]),
        (say("옵션", "Options"), [*map(_option, own), _help()]),
        *((title, map(_option, several)) for title, several in shared),
    ]
    examples = [f"  {line}" for line in _spoken(command.examples).splitlines()]
    below = "\n".join([say("보기:", "Examples:"), *examples]) if examples else ""
    return _page(usage(name), COMMANDS[name].say(spoken()), groups, below)


def _shared(command: Command) -> tuple[list[Parameter], list[tuple[str, list[Parameter]]]]:
    """Options of the command alone, and under their names those it has in common with others."""
    from aitrack.commands.filters import FILTERS  # noqa: PLC0415, only for one command
    from aitrack.commands.output import FAIL_ON, LIMIT, OUTPUT  # noqa: PLC0415
    from aitrack.commands.session import SESSION  # noqa: PLC0415

    sorts = (
        (say("조건", "Filters"), FILTERS),
        (say("출력", "Output"), (*OUTPUT, *LIMIT, *FAIL_ON)),
        (say("저장소, 날짜, 말", "Store, days, language"), SESSION),
    )
    options = [each for each in command.parameters if each.names]
    taken = {each.key for _, several in sorts for each in several if each in options}
    shared = [
        (title, several)
        for title, sort in sorts
        if (several := [each for each in options if each in sort])
    ]
    return [each for each in options if each.key not in taken], shared


def _page(
    called: str, about: str, groups: Iterable[tuple[str, Iterable[Entry]]], below: str
) -> str:
    width = max(min(window_columns(), _WIDEST), _LEAST)
    shown = [(title, list(entries)) for title, entries in groups]
    typed = [width_columns(name) for _, entries in shown for name, _ in entries]
    column = min(max((each for each in typed if each <= _MOST_TYPED), default=0), width // 2)
    lines = [f"{say('사용법', 'Usage')}: {called}", "", *fold(about, width)]
    for title, entries in shown:
        if entries:
            lines += ["", f"{title}:"]
            lines += [line for entry in entries for line in _entry(*entry, column, width)]
    return "\n".join([*lines, *(["", below] if below else [])]) + "\n"


def _entry(name: str, text: str, column: int, width: int) -> list[str]:
    """What is typed, and beside it what it is for; under it, where it is too long for that."""
    margin = " " * (_INDENT + column + 2)
    room = max(width - len(margin), _LEAST)
    first, *rest = fold(text, room)
    if width_columns(name) > column:
        lines = [f"{' ' * _INDENT}{line}" for line in fold(name, max(width - _INDENT, _LEAST))]
        return [*lines, margin + first, *(margin + line for line in rest)]
    head = f"{' ' * _INDENT}{pad(name, column)}  {first}"
    return [head.rstrip(), *(margin + line for line in rest)]


def _argument(each: Parameter) -> str:
    return word(each) if each.needed else f"[{word(each)}]"


def _spoken(words: Words | str) -> str:
    return words if isinstance(words, str) else words.say(spoken())


def word(each: Parameter) -> str:
    """The word that stands for a value on a page of help, such as ``DATE``."""
    word = each.metavar or each.key.upper()
    return word if isinstance(word, str) else word.say(spoken())


def _option(each: Parameter) -> Entry:
    """An option, its short name first; and what it is for, with what holds without it."""
    names = sorted((*each.names, *filter(None, [each.off])), key=lambda name: name[1] == "-")
    value = "" if each.kind == FLAG else f" {word(each)}"
    return ", ".join(names) + value, _said(each)


def _said(each: Parameter) -> str:
    text = each.help.say(spoken())
    if each.default and isinstance(each.default, str):
        text += say(f" [기본: {each.default}]", f" [default: {each.default}]")
    return text


def _help() -> Entry:
    return "-h, --help", say("이 도움말", "this page")
