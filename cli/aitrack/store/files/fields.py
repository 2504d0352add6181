"""One mapping of a file, field by field: a value of the type asked for, or a complaint."""

from __future__ import annotations

from aitrack.dates.period import Bound
from aitrack.errors import AitrackError, Words
from aitrack.store.files.complaints import Complaint, Complaints
from aitrack.store.files.notations import read_notation
from aitrack.store.files.reader import KEY, TWINS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from enum import StrEnum
    from typing import Any, TypeVar

    from aitrack.dates.period import Period
    from aitrack.store.files.reader import Path, Plain

    E = TypeVar("E", bound=StrEnum)

_NO_MAPPING: dict[Any, Any] = {}
"""The values of what is no dictionary, so that none of them is missed."""
_FLAGS = ("true", "false")
_MOST_DIGITS = 8
"""More than any file has lines."""


class Fields:
    """A dictionary being read; every complaint about it spoils it, and that it is none is one."""

    __slots__ = ("_before", "complaints", "event_id", "path", "values")

    def __init__(
        self, values: Plain, path: Path, complaints: Complaints, event_id: str | None = None
    ) -> None:
        self.path, self.complaints, self.event_id = path, complaints, event_id
        self._before = complaints.number
        if values.__class__ is dict:
            self.values: dict[Any, Any] = values
        else:
            self.values = _NO_MAPPING
            self.complain(path, None, "'이름: 값'이 와야 함", "a mapping is expected")

    @property
    def ok(self) -> bool:
        """Whether there was no complaint about this dictionary so far."""
        return self.complaints.number == self._before

    def complain(
        self,
        path: Path,
        field: str | None,
        ko: str,
        en: str,
        first: tuple[Complaints, Path] | None = None,
    ) -> None:
        """Note what is wrong at a path of the file."""
        self.complaints.add(Complaint(path, self.event_id, field, Words(ko, en), first))

    def at(self, name: str, item: int | None = None) -> Path:
        """The path of a value, or of one item of a list."""
        return (*self.path, name) if item is None else (*self.path, name, item)

    def key(self, name: str) -> Path:
        """The path of a key; of the whole where it is not there."""
        return (*self.path, name, KEY) if name in self.values else self.path

    def _missing(self, name: str) -> None:
        if self.values is not _NO_MAPPING:
            self.complain(self.key(name), name, f"{name}이(가) 없음", f"{name} is missing")

    def text(self, name: str, *, required: bool = False) -> str | None:
        """A text; None where it is absent, or after the complaint where it is none."""
        value = self.values.get(name)
        if value.__class__ is str and value and not value.isspace():
            return value
        if value is None:
            if required:
                self._missing(name)
        elif isinstance(value, str):
            self.complain(self.at(name), name, "비어 있음", "is empty")
        else:
            self.complain(self.at(name), name, "글자가 와야 함", "text is expected")
        return None

    def needed(self, name: str) -> str:
        """A text that must be there; empty after the complaint where it is not."""
        return self.text(name, required=True) or ""

    def flag(self, name: str) -> bool:
        """``true`` or ``false``; absent is false."""
        if name not in self.values:
            return False
        text = self.text(name)
        if text and text not in _FLAGS:
            self.complain(self.at(name), name, "true나 false여야 함", "true or false is expected")
        return text == "true"

    def number(self, name: str, *, required: bool = False) -> int | None:
        """A whole number from 1 on."""
        text = self.text(name, required=required)
        if text is None:
            return None
        whole = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
        if not (whole and int(text)):
            self.complain(self.at(name), name, "1 이상의 정수여야 함", "a whole number is expected")
            return None
        return int(text)

    def choice(self, name: str, choices: type[E], default: E) -> E:
        """One of a closed set; the default after the complaint where it is not."""
        text = self.text(name, required=True)
        if text is None:
            return default
        try:
            return choices(text)
        except ValueError:
            self.not_one_of(self.at(name), name, text, choices)
            return default

    def choices(self, name: str, choices: type[E]) -> tuple[E, ...]:
        """Some of a closed set."""
        if name not in self.values:
            return ()
        found = []
        for item, text in self.items(name):
            if text in tuple(choices):
                found.append(choices(text))
            else:
                self.not_one_of(self.at(name, item), name, text, choices)
        return tuple(found)

    def not_one_of(
        self, path: Path, name: str, text: str, allowed: Iterable[str], asked: str = ""
    ) -> None:
        """Complain of a word that is none of a closed set, which is listed."""
        names = ", ".join(allowed)
        self.complain(
            path, name, f"'{text}'은(는) 쓸 수 없음: {names}{asked}",
            f"'{text}' is not one of {names}{asked}",
        )  # fmt: skip

    def items(self, name: str, *, required: bool = False) -> list[tuple[int, str]]:
        """A list of texts, each with its number, which says where it stands."""
        found = []
        for item, value in enumerate(self._list(name, required=required)):
            if isinstance(value, str) and value.strip():
                found.append((item, value))
            else:
                self.complain(self.at(name, item), name, "글자가 와야 함", "text is expected")
        return found

    def texts(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        if name not in self.values and not required:
            return ()
        return tuple([text for _, text in self.items(name, required=required)])

    def records(self, name: str, *, required: bool = False) -> Iterator[Fields]:
        """A list of dictionaries, each to be read in turn."""
        for item, value in enumerate(self._list(name, required=required)):
            yield Fields(value, self.at(name, item), self.complaints, self.event_id)

    def record(self, name: str) -> Fields | None:
        """A dictionary inside this one."""
        value = self.values.get(name)
        if value is None:
            return None
        return Fields(value, self.at(name), self.complaints, self.event_id)

    def _list(self, name: str, *, required: bool) -> list[Any]:
        value = self.values.get(name)
        if isinstance(value, list):
            if required and not value:
                self.complain(self.at(name), name, "비어 있음", "is empty")
            return value
        if value is not None:
            self.complain(self.at(name), name, "목록([...])이 와야 함", "a list is expected")
        elif required:
            self._missing(name)
        return []

    def period(self, name: str, text: str, reference: date | None) -> Period | None:
        """The days of a notation; None after the complaint where it is none."""
        try:
            return read_notation(text, reference)
        except AitrackError as error:  # a NotationError, whose module takes long to import
            self.complain(self.at(name), name, *error.words)
            return None

    def day(self, name: str, *, required: bool = False) -> date | None:
        """A single day, as YYYY-MM-DD or in any notation that names one day."""
        text = self.text(name, required=required)
        period = self.period(name, text, None) if text else None
        if period is None:
            return None
        if period.bound is not Bound.ON or period.start != period.last_day:
            self.complain(self.at(name), name, "하루를 가리켜야 함", "must name a single day")
            return None
        return period.start

    def finish(self, known: dict[str, None]) -> bool:
        """Refuse keys that stand there twice or that nobody asks for; whether all of it is good.

        Args:
            known: The names that may stand there.
        """
        if not self.values.keys() <= known.keys():
            met: dict[str, int] = {}
            for name in self.values.get(TWINS, ()):
                met[name] = met.get(name, 0) + 1
                first = (*self.path, name, KEY)
                self.complain(
                    (*first, met[name]), name, "같은 이름이 {line}행에 이미 있음",
                    "the key stands at line {line}", (self.complaints, first),
                )  # fmt: skip
            for name in self.values:
                if name is not TWINS and name not in known:
                    close = self.complaints.guess(name, lambda: known)
                    self.complain(
                        self.key(name), name, f"모르는 이름 '{name}'{close}",
                        f"unknown key '{name}'{close}",
                    )  # fmt: skip
        return self.ok


def names(text: str) -> dict[str, None]:
    """A set of field names, in order, for ``finish``."""
    return dict.fromkeys(text.split())
