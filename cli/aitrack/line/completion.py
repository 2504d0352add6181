"""What can stand under the cursor: commands, options, and their values, from the declarations.

The shells' own functions (``commands/completion``) hand over the words of the line; the last one is
the one being typed. Values that a store has come from its index, never from its YAML: an answer is
wanted at once.
"""

from __future__ import annotations

from itertools import pairwise

from aitrack.commands import NAMES, module
from aitrack.commands.catalogue import COMMANDS, ITSELF
from aitrack.commands.parameters import FLAG
from aitrack.language import say, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aitrack.answers.library import Indexed
    from aitrack.commands.parameters import Command, Parameter
    from aitrack.model import Document, Event

    Candidate = tuple[str, str]
    """What completes the word, and what it means."""

MOST = 100
"""Candidates: more than that nobody reads."""


def candidates(words: Sequence[str]) -> list[Candidate]:
    """What the last word can become; nothing where it is a file, which shells know better.

    >>> candidates(["remi"])
    [('remind', '알림 일정이 오늘 알리는 것')]
    """
    *before, typed = words or [""]
    named = [at for at, word in enumerate(before) if word in NAMES]
    if named:
        command, before = module(before[named[0]]).COMMAND, before[named[0] + 1 :]
        found = _inside(command, before, typed)
    else:
        found = _inside(ITSELF, before, typed)
        if not typed.startswith("-") and (not before or not before[-1].startswith("-")):
            found = [(name, COMMANDS[name].say(spoken())) for name in NAMES]
    return [each for each in found if each[0].startswith(typed)][:MOST]


def _inside(command: Command, before: Sequence[str], typed: str) -> list[Candidate]:
    """Candidates behind the name of a command."""
    by_name = {name: each for each in command.parameters for name in each.names}
    option = by_name.get(before[-1]) if before else None
    if option and option.kind != FLAG:
        return list(_values(option, before, typed))
    name, equals, value = typed.partition("=")
    if equals and name in by_name:
        found = _values(by_name[name], before, value)
        return [(f"{name}={text}", meaning) for text, meaning in found]
    if typed.startswith("-"):
        return list(_options(command, before))
    arguments = [each for each in command.parameters if not each.names]
    at = _arguments_before(by_name, before)
    if arguments and arguments[-1].many:
        at = min(at, len(arguments) - 1)
    return list(_values(arguments[at], before, typed)) if at < len(arguments) else []


def _options(command: Command, before: Sequence[str]) -> Iterator[Candidate]:
    """The options that can still be given."""
    for each in command.parameters:
        if each.many or not {*each.names, each.off}.intersection(before):
            for name in (*each.names, each.off):
                if name.startswith("--"):
                    yield name, each.help.say(spoken())
    yield "--help", say("도움말", "help")


def _arguments_before(by_name: dict[str, Parameter], before: Sequence[str]) -> int:
    """How many arguments stand before the word."""
    number, taken = 0, False
    for word in before:
        if taken or word.startswith("-"):
            option = None if taken else by_name.get(word)
            taken = option is not None and option.kind != FLAG
        else:
            number += 1
    return number


def _values(parameter: Parameter, before: Sequence[str], typed: str) -> Iterable[Candidate]:
    """The values that a parameter can have."""
    lists = parameter.completes
    if isinstance(lists, tuple):
        return [(word, "") for word in lists]
    if lists in ("kind", "state"):
        from aitrack.views.labels import KINDS, STATES  # noqa: PLC0415, only for these

        known = KINDS if lists == "kind" else STATES
        words = [(words.say(spoken()), name) for name, words in known.items()]
        return [*words, *((name, text) for text, name in words)]
    if lists in ("", "file", "folder"):
        return ()
    timeline = _store(before)
    return _OF_A_STORE[lists](timeline, typed) if timeline else ()


def _store(before: Sequence[str]) -> Indexed | None:
    """The store that the line names, or else the one that is read, if it has a fresh index."""
    from aitrack.answers.library import Indexed  # noqa: PLC0415, only for what a store has
    from aitrack.errors import DataError  # noqa: PLC0415
    from aitrack.store import places  # noqa: PLC0415
    from aitrack.store.index.opening import open_fresh  # noqa: PLC0415

    named = [after for word, after in pairwise(before) if word == "--store"]
    named += [word.partition("=")[2] for word in before if word.startswith("--store=")]
    try:
        stores = places.stores(named)
    except DataError:
        return None
    index = open_fresh([places.full(each) for each in stores])
    return Indexed(index) if index else None


def _ministries(timeline: Indexed, typed: str) -> Iterator[Candidate]:
    """Bodies by the name on the screen; by any other name once one is being typed."""
    english = spoken() == "en"
    for body in timeline.bodies:
        yield body.said(spoken()), body.english or body.name
    for body in timeline.bodies if typed else ():
        for name in body.spellings():
            if name != body.said(spoken()):
                yield name, (body.english if english else "") or body.name


def _title(named: Event | Document) -> str:
    return (named.title_en if spoken() == "en" else "") or named.title


def _ids(timeline: Indexed, typed: str) -> Iterator[Candidate]:
    """Items by their ids."""
    for event in timeline.events:
        if event.id.startswith(typed):
            yield event.id, _title(event)


def _documents(timeline: Indexed, _: str) -> Iterator[Candidate]:
    for document in timeline.documents.values():
        yield document.id, _title(document)


def _tags(timeline: Indexed, _: str) -> Iterator[Candidate]:
    for tag, english in timeline.tags().items():
        yield tag, english if english != tag else ""


def _schedules(*_: object) -> Iterator[Candidate]:
    for name in ("daily", "weekly", "monthly", "quarterly"):
        yield name, ""


_OF_A_STORE: dict[str, Callable[[Indexed, str], Iterable[Candidate]]] = {
    "ministry": _ministries,
    "id": _ids,
    "document": _documents,
    "tag": _tags,
    "schedule": _schedules,
}
