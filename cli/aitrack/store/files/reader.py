r"""YAML text → dictionaries, lists and text, by PyYAML's C event stream.

Only what a ledger needs is read: mappings, lists and text. Every scalar stays text (unquoted,
``25.10`` would be the number 25.1); a value of which nothing is written (``note:``) is None.
Anchors, aliases, tags and second documents are refused, and so is what is too deep, too long or too
much, so no file can hang or crash the reader. A key that stands twice keeps its first value and is
noted under ``TWINS``.

Lines and columns are not kept: who has something to complain about knows its path, such as
``("events", 12, "kind")``, and ``places`` reads the file once more to say where that stands.
"""

from __future__ import annotations

import yaml

from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Any
else:
    Any = object

Plain = Any
"""None, text, a list of such, or a dictionary of such by text."""
Path = tuple[Any, ...]
"""Keys and numbers of items, from the top; ``KEY`` behind a key is the key itself."""
MOST_BYTES = 16 * 1024 * 1024
MOST_DEPTH = 32
MOST_MARKS = 800_000
"""Ends of lines and commas, counted before anything is read; of such events some 520,000."""
MOST_VALUES = 1_500_000
"""Sixteen megabytes of events as people write them are some 1.1 million values."""
MOST_ITEMS, MOST_NAMES = 40_000, 10_000
"""In one list, of which people's events fill sixteen megabytes by 38,000; in one mapping."""
TWINS = None
"""Where a dictionary keeps the names that stood there again, in order."""
KEY = None
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALAR, _MAPPING, _LIST = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))


class Damage(Exception):  # noqa: N818, not an error of the program
    """What cannot be read, and its 1-based place."""

    def __init__(self, line: int, column: int, ko: str, en: str, *, final: bool = False) -> None:
        self.line, self.column, self.words = line, column, Words(ko, en)
        self.final = final
        """Nothing of the file is worth a second try."""


class Places:
    """Where some paths of a file stand: asked for beforehand, filled while it is read.

    Args:
        wanted: The paths.
        offsets: By the path of a list: how many of its items were read before this text.
        texts: Whether the texts are wanted too.
        most: When so many are found, the rest of the text is not read.
    """

    def __init__(
        self,
        wanted: Container[Path],
        offsets: dict[Path, int] | None = None,
        *,
        texts: bool = True,
        most: int | None = None,
    ) -> None:
        self.wanted, self.texts, self.most = wanted, texts, most
        self.found: dict[Path, tuple[int, int]] = {}
        self.met: dict[Path, int] = {}
        """How often each key that is wanted has stood there."""
        self.offsets = {} if offsets is None else offsets

    def note(self, path: Path, line: int, column: int) -> None:
        """Keep the first place that a path is met at."""
        if path in self.wanted:
            self.found.setdefault(path, (line, column))


def parse(text: str, *, first_line: int = 1, places: Places | None = None) -> Plain:
    """Read one YAML document; an empty one is None.

    Args:
        text: All of it.
        first_line: Which line of its file it begins in.
        places: Where to note lines and columns, for paths that are asked for.

    Raises:
        Damage: At the first place that cannot be read.
    """
    if not text.isascii():
        _refuse_foreign(text, first_line)
    try:
        return _build(_LOADER(text), first_line, places)
    except yaml.YAMLError as error:
        raise _damage(error, text, first_line) from None


def _build(loader: Any, first_line: int, places: Places | None) -> Plain:  # noqa: C901, PLR0912, PLR0915, one loop over all values, and the hottest there is
    """Put the event stream together on a stack of our own, so depth costs no recursion."""
    next_event = loader.get_event
    root: Plain = None
    here: Any = None
    """The list or dictionary that is being filled."""
    key: str | None = None
    """The key that waits for its value."""
    listing = False
    path: Path = ()
    above: list[tuple[Any, Path]] = []
    texts = places is None or places.texts
    documents = values = 0
    while True:
        event = next_event()
        sort = event.__class__
        if sort is _SCALAR or sort is _MAPPING or sort is _LIST:
            if event.anchor is not None:
                raise _refused(event, first_line, "앵커(&)는 쓸 수 없음", "anchors are not allowed")
            if event.tag is not None:
                raise _refused(event, first_line, "태그(!)는 쓸 수 없음", "tags are not allowed")
            values += 1
            if sort is _SCALAR:
                value = None
                if texts:
                    value = event.value or (None if event.implicit[0] else "")
            else:
                value = {} if sort is _MAPPING else []
            at = path
            if listing:
                if places is not None:
                    at = (*path, places.offsets.get(path, 0) + len(here))
                here.append(value)
            elif here is None:
                root = value
            elif key is None:
                if sort is not _SCALAR:
                    raise _refused(event, first_line, "이름은 글자여야 함", "a key must be text")
                key = event.value
                if places is not None:
                    _note_key(places, (*path, key, KEY), event, first_line)
                continue
            else:
                if key in here:
                    here.setdefault(TWINS, []).append(key)
                else:
                    here[key] = value
                if places is not None:
                    at = (*path, key)
                key = None
            if places is not None:
                places.note(at, *_place(event, first_line))
                if len(places.found) == places.most:
                    return root
            if sort is not _SCALAR:
                above.append((here, path))
                here, path, listing, key = value, at, sort is _LIST, None
                if len(above) > MOST_DEPTH:
                    raise _refused(event, first_line, "너무 깊이 겹침", "nested too deeply")
        elif sort in _ENDS:
            if len(here) > (MOST_ITEMS if listing else MOST_NAMES):
                most = f"{MOST_ITEMS if listing else MOST_NAMES:,}"
                ko, en = ("목록", "items in a list") if listing else ("이름", "keys")
                raise _refused(
                    event, first_line, f"{ko}이 {most}개보다 많음", f"more than {most} {en}",
                    final=True,
                )  # fmt: skip
            here, path = above.pop()
            listing = here.__class__ is list
            key = None
            if values > MOST_VALUES:
                raise _refused(event, first_line, "값이 너무 많음", "too many values", final=True)
        elif sort is yaml.StreamEndEvent:
            return root
        elif sort is yaml.AliasEvent:
            raise _refused(event, first_line, "별칭(*)은 쓸 수 없음", "aliases are not allowed")
        elif sort is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refused(event, first_line, "문서는 하나만", "only one document a file")


def _note_key(places: Places, path: Path, event: Any, first_line: int) -> None:
    """A key's place; of one that stands there again, under its number among them."""
    if path in places.wanted:
        before = places.met.get(path, 0)
        places.met[path] = before + 1
        places.note((*path, before) if before else path, *_place(event, first_line))


def _place(event: Any, first_line: int) -> tuple[int, int]:
    return event.start_mark.line + first_line, event.start_mark.column + 1


def _refused(event: Any, first_line: int, ko: str, en: str, *, final: bool = False) -> Damage:
    return Damage(*_place(event, first_line), ko, en, final=final)


def decode(data: bytes) -> str:
    """Bytes as text; what is not UTF-8 in it is noticed where it is parsed.

    Raises:
        Damage: There are too many of them.
    """
    if len(data) > MOST_BYTES:
        raise Damage(1, 1, "파일이 16 MiB보다 큼", "the file is larger than 16 MiB", final=True)
    if data.count(b"\n") + data.count(b",") > MOST_MARKS:
        raise Damage(1, 1, "값이 너무 많음", "too many values", final=True)
    return data.decode("utf-8-sig", "surrogateescape")


def _refuse_foreign(text: str, first_line: int) -> None:
    """Bytes that are not UTF-8 were decoded as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        where = _at(text, error.start, first_line)
        raise Damage(*where, "UTF-8이 아님 (cp949?)", "not UTF-8 (cp949?)") from None


def _at(text: str, place: int, first_line: int) -> tuple[int, int]:
    return text.count("\n", 0, place) + first_line, place - text.rfind("\n", 0, place)


def _damage(error: Any, text: str, first_line: int) -> Damage:
    if isinstance(error, yaml.reader.ReaderError):  # a character; one reader counts in bytes
        what, where = error.reason, _at(text, text.find(chr(error.character)), first_line)
    else:
        what, mark = error.problem, error.problem_mark
        if "end of stream" in what:  # point where it began instead
            mark = error.context_mark
        where = mark.line + first_line, mark.column + 1
    return Damage(*where, f"YAML로 읽을 수 없음: {what}", f"not readable as YAML: {what}")
