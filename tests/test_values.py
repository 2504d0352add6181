"""Values and closed sets behave as the library's do, for the forms this project uses."""

from __future__ import annotations

import copy
import dataclasses
import enum
import pickle
from types import SimpleNamespace
from typing import Any

import pytest

from aitrack import values


class Colour(values.StrEnum):
    """A set at module level, so that it can be pickled."""

    RED = "red"
    DARK_BLUE = "dark-blue"

    @property
    def loud(self) -> str:
        return self.value.upper()


LIBRARY = SimpleNamespace(dataclass=dataclasses.dataclass, field=dataclasses.field, Frozen=object,
                          replace=dataclasses.replace, asdict=dataclasses.asdict)  # fmt: skip


def made(tools: Any) -> Any:
    @tools.dataclass(frozen=True, slots=True)
    class Span(tools.Frozen):  # type: ignore[misc]
        first: int
        last: int
        """Included."""
        name: str = "x"
        more: dict[str, int] = tools.field(default_factory=dict)

        def __post_init__(self) -> None:
            if self.last < self.first:
                raise ValueError(self.first)

        @property
        def length(self) -> int:
            return self.last - self.first + 1

    return Span


@pytest.mark.parametrize("tools", [values, LIBRARY], ids=["ours", "library"])
def test_a_frozen_value(tools: Any) -> None:
    span = made(tools)
    one = span(1, 2)
    assert one == span(first=1, last=2, name="x", more={})
    assert one != span(1, 3)
    assert one != (1, 2, "x", {})
    assert one.length == 2
    assert repr(one).endswith("Span(first=1, last=2, name='x', more={})")
    assert one.more is not span(1, 2).more
    assert tools.replace(one, last=5) == span(1, 5)
    assert tools.asdict(one) == {"first": 1, "last": 2, "name": "x", "more": {}}
    assert copy.copy(one) == one
    with pytest.raises(AttributeError):
        one.first = 3
    with pytest.raises((AttributeError, TypeError)):
        one.other = 3
    with pytest.raises(ValueError, match="4"):
        tools.replace(one, first=4)


@pytest.mark.parametrize("tools", [values, LIBRARY], ids=["ours", "library"])
@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1,), {}), ((1, 2, "x", {}, 5), {}), ((1, 2), {"first": 1}), ((1, 2), {"no": 1})],
)
def test_arguments_that_do_not_fit(tools: Any, given: tuple[int, ...], named: Any) -> None:
    with pytest.raises(TypeError):
        made(tools)(*given, **named)


@pytest.mark.parametrize("tools", [values, LIBRARY], ids=["ours", "library"])
def test_hashes_are_for_what_cannot_change(tools: Any) -> None:
    @tools.dataclass(frozen=True, slots=True)
    class Fixed(tools.Frozen):  # type: ignore[misc]
        a: int

    @tools.dataclass(slots=True)
    class Loose:
        a: int = 1

    fixed: Any = Fixed
    made_loose: Any = Loose
    assert len({fixed(1), fixed(1), fixed(2)}) == 2
    loose = made_loose()
    loose.a = 2
    assert loose == made_loose(2)
    with pytest.raises(TypeError):
        hash(loose)


def test_a_closed_set() -> None:
    library = enum.StrEnum("Colour", {"RED": "red", "DARK_BLUE": "dark-blue"})  # type: ignore[misc]
    kinds: list[Any] = [Colour, library]
    for kind in kinds:
        red = kind("red")
        assert kind.RED is red
        assert red == "red"
        assert f"{red}" == str(red) == red.value == "red"
        assert type(red.value) is str
        assert {"red": 1}[red] == 1
        assert red.name == "RED"
        assert list(kind) == ["red", "dark-blue"]
        assert len(kind) == 2
        assert repr(red) == "<Colour.RED: 'red'>"
        assert copy.deepcopy(red) is red
        with pytest.raises(ValueError, match="'blue' is not a valid Colour"):
            kind("blue")
    assert pickle.loads(pickle.dumps(Colour.DARK_BLUE)) is Colour.DARK_BLUE  # noqa: S301, our own
    assert Colour.RED.loud == "RED"
    assert "red" in kinds[0]
    assert "blue" not in kinds[0]


def test_a_frozen_value_that_is_none_is_told_by_its_name() -> None:
    with pytest.raises(TypeError, match="Loose"):

        @values.dataclass(frozen=True, slots=True)
        class Loose:
            a: int
