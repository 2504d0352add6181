"""A timeline file as the clerk writes it, read line by line: several times the speed of YAML.

Only lines whose meaning in YAML is beyond doubt are read here: two and four spaces, one field a
line, plain words, or double quotes. Anything else is ``Unsure`` and goes to the
YAML reader, whole; what is read here is the same as what that one reads, and a test says so.

    file   = "format: 1", ("documents:" item*)?, ("events:" item*)?    comments, blank lines between
    item   = "  - id: " name, ("    " key ": " value | "    mentions:" mention+)*
    mention = "      - {" key ": " value (", " key ": " value)* "}"
    value  = plain | '"' text '"' | "[" value (", " value)* "]"
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Value = str | list[str] | list[dict[str, "str | list[str]"]]
Fields = dict[str, Value]

_PLAIN = r"[^\W_](?:[\w./·()+ -]*[\w./·()+-])?"
_QUOTED = r'"([^"\\]*(?:\\["\\][^"\\]*)*)"'
ESCAPED = re.compile(r'\\(["\\])')
ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ITEM = re.compile(rf"  - id: ({ID})\Z")
_FIELD = re.compile(rf"    ([a-z0-9_]+):(?: (?:{_QUOTED}|(\[.*\])|({_PLAIN})))?\Z")
_LIST = re.compile(rf'\[(?:(?:"[^"\\]+"|{_PLAIN})(?:, (?:"[^"\\]+"|{_PLAIN}))*)?\]\Z')
_ONE = re.compile(rf"{_QUOTED}|({_PLAIN})")
_PAIR = re.compile(rf"([a-z_]+): (?:{_QUOTED}|(\[[^\[\]]*\])|({_PLAIN}))(?:, (?=[a-z])|\}}\Z)")
_MENTION = "      - {"


class Unsure(Exception):  # noqa: N818, no error: the YAML reader takes over
    """Not written as the clerk writes."""


def read_swiftly(data: bytes) -> tuple[list[Fields], list[Fields]]:
    """The documents and the events of a file, in its order.

    Raises:
        Unsure: It is not beyond doubt what the file says.
    """
    lines = iter(text_of(data).split("\n"))
    found: dict[str, list[Fields]] = {"documents": [], "events": []}
    section = _head(lines, found)
    if section == "documents":
        section = _items(lines, found[section])
    if section == "events":
        section = _items(lines, found[section])
    if section:
        raise Unsure
    return found["documents"], found["events"]


def text_of(data: bytes) -> str:
    """Bytes as text, where every character of it is one that can be seen.

    Raises:
        Unsure: It is not so.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unsure from None
    if not text.replace("\n", "").isprintable():
        raise Unsure
    return text


def _head(lines: Iterator[str], sections: Container[str]) -> str:
    """Up to the first section: the format, comments, nothing else."""
    seen = False
    for line in lines:
        if not line or line[0] == "#":
            continue
        if line == "format: 1" and not seen:
            seen = True
        elif line[-1] == ":" and line[:-1] in sections and seen:
            return line[:-1]
        else:
            raise Unsure
    raise Unsure


def _items(lines: Iterator[str], found: list[Fields]) -> str:
    """The items of one section; the name of the next section, or nothing at the end."""
    fields: Fields | None = None
    mentions: list[dict[str, str | list[str]]] | None = None
    for line in lines:
        if (match := _FIELD.match(line)) is not None:
            if fields is None or match[1] in fields or mentions == []:
                raise Unsure
            mentions = _field(match, fields)
        elif line.startswith(_MENTION) and mentions is not None:
            mentions.append(_mention(line))
        elif not line or line.lstrip(" ").startswith("#"):
            continue
        elif mentions == []:
            raise Unsure
        elif (match := _ITEM.match(line)) is not None:
            mentions = None
            fields = {"id": match[1]}
            found.append(fields)
        elif line == "events:":
            return "events"
        else:
            raise Unsure
    if mentions == []:
        raise Unsure
    return ""


def _field(match: re.Match[str], fields: Fields) -> list[dict[str, str | list[str]]] | None:
    """Take in one line; the list that mentions go to, where that is what it opens."""
    key, quoted, listed, plain = match.groups()
    if quoted is not None:
        fields[key] = _said(quoted)
    elif plain is not None:
        fields[key] = plain
    elif listed is not None:
        fields[key] = texts_of(listed)
    elif key == "mentions":
        mentions: list[dict[str, str | list[str]]] = []
        fields[key] = mentions
        return mentions
    else:
        raise Unsure
    return None


def _mention(line: str) -> dict[str, str | list[str]]:
    at, stop = len(_MENTION), len(line)
    values: dict[str, str | list[str]] = {}
    while at < stop:
        match = _PAIR.match(line, at)
        if match is None:
            raise Unsure
        key, quoted, listed, plain = match.groups()
        if key in values:
            raise Unsure
        values[key] = _said(quoted) if quoted is not None else plain or texts_of(listed)
        at = match.end()
    if line[-1] != "}":
        raise Unsure
    return values


def _said(quoted: str) -> str:
    """What stood between quotes; of YAML's escapes only these two are beyond doubt here."""
    if not quoted or quoted.isspace():
        raise Unsure
    return ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted


def texts_of(text: str) -> list[str]:
    """The texts of a list in brackets.

    Raises:
        Unsure: It is not beyond doubt what they are.
    """
    if not _LIST.match(text):
        raise Unsure
    return [_said(quoted) if quoted else plain for quoted, plain in _ONE.findall(text)]
