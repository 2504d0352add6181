"""One mapping read field by field: each value, or the Problem and its place."""

from __future__ import annotations

from typing import TypeVar

from aitrack.dates.day import iso_day
from aitrack.dates.notation import NotationError, parse
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.errors import Words
from aitrack.matching import nearest
from aitrack.model import Problem
from aitrack.store.document import Listing, Mapping, Node, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from enum import StrEnum

E = TypeVar("E", bound="StrEnum")


class Record:
    """A mapping being read; every complaint goes to ``problems`` and spoils the record."""

    def __init__(
        self, node: Node, path: str, problems: list[Problem], event_id: str | None = None
    ) -> None:
        self.path = path
        self.problems = problems
        self.event_id = event_id
        self.node = node if isinstance(node, Mapping) else Mapping({}, node.line, node.column, [])
        self._before = len(problems)
        self._asked: list[str] = []
        if not isinstance(node, Mapping):
            self.complain(node, None, "'이름: 값'이 와야 함", "a mapping is expected")

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong with it so far."""
        return len(self.problems) == self._before

    def complain(self, place: Node, field: str | None, ko: str, en: str) -> None:
        """Note a Problem at a place of the file."""
        problem = Problem(self.path, place.line, place.column, self.event_id, field, Words(ko, en))
        self.problems.append(problem)

    def _take(self, name: str, *, required: bool) -> tuple[Scalar, Node] | None:
        self._asked.append(name)
        entry = self.node.entries.get(name)
        if entry is None or entry[1] == _absent(entry[1]):
            if required:
                place = entry[0] if entry else self.node
                self.complain(place, name, f"{name}이(가) 없음", f"{name} is missing")
            return None
        return entry

    def scalar(self, name: str, *, required: bool = False) -> Scalar | None:
        """A text with its place; None where it is absent."""
        entry = self._take(name, required=required)
        if entry is None:
            return None
        if not isinstance(entry[1], Scalar):
            self.complain(entry[1], name, "글자가 와야 함", "text is expected")
            return None
        if not entry[1].text.strip():
            self.complain(entry[1], name, "비어 있음", "is empty")
            return None
        return entry[1]

    def text(self, name: str, *, required: bool = False) -> str | None:
        """A text; None where it is absent."""
        scalar = self.scalar(name, required=required)
        return scalar.text if scalar else None

    def needed(self, name: str) -> str:
        """A text that must be there; empty after the complaint where it is not."""
        return self.text(name, required=True) or ""

    def flag(self, name: str) -> bool:
        """``true`` or ``false``; absent is false."""
        scalar = self.scalar(name)
        if scalar and scalar.text not in ("true", "false"):
            self.complain(scalar, name, "true나 false여야 함", "true or false is expected")
        return scalar is not None and scalar.text == "true"

    def number(self, name: str, *, required: bool = False) -> int | None:
        """A whole number from 1 on."""
        scalar = self.scalar(name, required=required)
        if scalar is None:
            return None
        if not (scalar.text.isascii() and scalar.text.isdigit() and 0 < len(scalar.text) < 9):  # noqa: PLR2004, more than any file has lines
            self.complain(scalar, name, "1 이상의 정수여야 함", "a whole number is expected")
            return None
        return int(scalar.text)

    def choice(self, name: str, choices: type[E], default: E) -> E:
        """One of a closed set; the default after the complaint where it is not."""
        scalar = self.scalar(name, required=True)
        if scalar is None:
            return default
        try:
            return choices(scalar.text)
        except ValueError:
            allowed = ", ".join(choices)
            self.complain(
                scalar,
                name,
                f"'{scalar.text}'은(는) 쓸 수 없음: {allowed}",
                f"'{scalar.text}' is not one of {allowed}",
            )
            return default

    def choices(self, name: str, choices: type[E]) -> tuple[E, ...]:
        """Some of a closed set."""
        found = []
        for scalar in self.texts(name):
            if scalar.text in tuple(choices):
                found.append(choices(scalar.text))
                continue
            allowed = ", ".join(choices)
            self.complain(
                scalar, name, f"'{scalar.text}'은(는) 쓸 수 없음: {allowed}",
                f"'{scalar.text}' is not one of {allowed}",
            )  # fmt: skip
        return tuple(found)

    def texts(self, name: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """A list of texts with their places."""
        entry = self._take(name, required=required)
        if entry is None:
            return ()
        found = []
        for item in self._items(name, entry[1]):
            if isinstance(item, Scalar) and item.text.strip():
                found.append(item)
            else:
                self.complain(item, name, "글자가 와야 함", "text is expected")
        return tuple(found)

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text for item in self.texts(name))

    def records(self, name: str, *, required: bool = False) -> Iterator[Record]:
        """A list of mappings, each to be read in turn."""
        entry = self._take(name, required=required)
        for item in self._items(name, entry[1]) if entry else ():
            yield Record(item, self.path, self.problems, self.event_id)

    def record(self, name: str) -> Record | None:
        """A mapping inside this one."""
        entry = self._take(name, required=False)
        return Record(entry[1], self.path, self.problems, self.event_id) if entry else None

    def _items(self, name: str, node: Node) -> list[Node]:
        if isinstance(node, Listing):
            return node.items
        self.complain(node, name, "목록([...])이 와야 함", "a list is expected")
        return []

    def period(self, scalar: Scalar, name: str, reference: date | None) -> Period | None:
        """A notation as days; the commonest, a day of ISO 8601, without the whole grammar."""
        if day := iso_day(scalar.text):
            return Period.on(day, day + ONE_DAY, Precision.DAY)
        try:
            return parse(scalar.text, reference)
        except NotationError as error:
            self.complain(scalar, name, *error.words)
            return None

    def day(self, name: str, *, required: bool = False) -> date | None:
        """A single day, as YYYY-MM-DD or in any notation that names one day."""
        scalar = self.scalar(name, required=required)
        period = self.period(scalar, name, None) if scalar else None
        if period is None:
            return None
        if period.bound is not Bound.ON or period.start != period.last_day:
            if scalar:
                self.complain(scalar, name, "하루를 가리켜야 함", "must name a single day")
            return None
        return period.start

    def finish(self) -> bool:
        """Refuse keys nobody asked for or that stand there twice; whether the record is good."""
        for key, line in self.node.twins:
            self.complain(
                key, key.text, f"같은 이름이 {line}행에 이미 있음", f"the key stands at line {line}"
            )
        for name, (key, _) in self.node.entries.items():
            if name not in self._asked:
                close = nearest(name, self._asked)
                self.complain(
                    key,
                    name,
                    f"모르는 이름 '{name}'" + (f": '{close}'?" if close else ""),
                    f"unknown key '{name}'" + (f": '{close}'?" if close else ""),
                )
        return self.ok


def _absent(node: Node) -> Scalar:
    """What ``key:`` with nothing behind it looks like."""
    return Scalar("", node.line, node.column, plain=True)
