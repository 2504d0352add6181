"""Frozen values and closed sets, without what ``dataclasses`` and ``enum`` cost to import.

Together those two take longer to import than Python takes to start, and every run needs a few such
classes. What is here does the same for the forms this project uses: ``@dataclass(slots=True)``,
frozen or not, and ``StrEnum`` with its values written out. A checker of types sees the library's.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from dataclasses import asdict, dataclass, field, replace
    from enum import StrEnum
    from typing import Any, TypeVar

    Made = TypeVar("Made")

    def whole(made: type[Made], fields: tuple[Any, ...], /) -> Made: ...
    def columns(made: type[Made], values: Sequence[Made]) -> dict[str, Sequence[Any]]: ...
else:
    try:
        from _collections import _tuplegetter
    except ImportError:  # another Python than CPython
        from operator import itemgetter

        def _tuplegetter(at, _):
            return property(itemgetter(at))

    whole = tuple.__new__
    """A frozen value of all its fields in order, where thousands are made: nothing is checked."""

    def columns(made, values):
        """The fields of frozen values of one class, each as a column, where thousands are shown."""
        names = made.__match_args__
        return dict(
            zip(names, zip(*values, strict=True) if values else [()] * len(names), strict=True)
        )

    class _Factory:
        """A default that is made anew for each value."""

        __slots__ = ("make",)

        def __init__(self, make):
            self.make = make

    _NEEDED = _Factory(None)
    """In place of a default, where there is none."""

    def field(*, default_factory):
        """A default that must not be shared, such as a dictionary."""
        return _Factory(default_factory)

    def dataclass(*, slots, frozen=False):
        """A class of the fields that are annotated in it, in their order, and of no other class.

        A frozen value is a tuple below: made in one step, read in one, and not to be changed.

        Args:
            slots: Always true: nothing else is supported.
            frozen: Whether values are hashable and refuse to be changed.
        """
        if not slots:
            raise ValueError(slots)

        def decorate(cls):
            names = tuple(cls.__annotations__)
            space = dict(vars(cls))
            defaults = {name: space.pop(name) for name in names if name in space}
            for name in ("__dict__", "__weakref__"):
                space.pop(name, None)
            space |= {"__match_args__": names, "__repr__": _shown, "__reduce__": _reduced}
            settle = _settled(cls.__name__, names, defaults)
            if frozen:
                space |= {name: _tuplegetter(at, "") for at, name in enumerate(names)}
                space |= {"__slots__": (), "__hash__": tuple.__hash__}
                space |= {"__eq__": _same, "__ne__": _other}
                space |= {"__new__": _maker(settle, len(names), space.get("__post_init__"))}
                made = type(cls)(cls.__name__, (tuple,), space)
            else:
                space |= {"__slots__": names, "__eq__": _equal, "__hash__": None}
                made = type(cls)(cls.__name__, cls.__bases__, space)
                made.__init__ = _filler(settle, names)
            made.__qualname__ = cls.__qualname__
            return made

        return decorate

    def _settled(made, names, defaults):
        """Of the arguments of a call, the values of all fields: by position, name, default."""
        rest = [defaults.get(name, _NEEDED) for name in names]
        places = {name: at for at, name in enumerate(names)}
        needed = [at for at, value in enumerate(rest) if value is _NEEDED]
        made_anew = (value.__class__ is _Factory and value is not _NEEDED for value in rest)
        anew = [at for at, factory in enumerate(made_anew) if factory]

        def settle(values, named):
            given = len(values)
            found = [*values, *rest[given:]]
            for name, value in named.items():
                at = places.get(name, -1)
                if at < given:
                    raise TypeError(f"{made}() takes {', '.join(names)}; not {list(named)}")
                found[at] = value
            if len(found) > len(names):
                raise TypeError(f"{made}() takes {', '.join(names)}; not {list(named)}")
            for at in needed:
                if found[at] is _NEEDED:
                    raise TypeError(f"{made}() needs {names[at]}")
            for at in anew:
                if found[at].__class__ is _Factory:
                    found[at] = found[at].make()
            return found

        return settle

    def _maker(settle, number, check):
        """The ``__new__`` of a frozen class."""

        def __new__(cls, *values, **named):  # noqa: N807, it becomes one
            if len(values) != number or named:
                values = settle(values, named)
            value = tuple.__new__(cls, values)
            if check is not None:
                check(value)
            return value

        return __new__

    def _filler(settle, names):
        """The ``__init__`` of a class whose values may change."""

        def __init__(self, *values, **named):  # noqa: N807, it becomes one
            for name, value in zip(names, settle(values, named), strict=True):
                setattr(self, name, value)

        return __init__

    def _same(self, other):
        return other.__class__ is self.__class__ and tuple.__eq__(self, other)

    def _other(self, other):
        return not _same(self, other)

    def _equal(self, other):
        return other.__class__ is self.__class__ and asdict(self) == asdict(other)

    def _shown(self):
        pairs = [f"{name}={value!r}" for name, value in asdict(self).items()]
        return f"{self.__class__.__qualname__}({', '.join(pairs)})"

    def _reduced(self):
        return self.__class__, tuple(asdict(self).values())

    def replace(value, **changes):
        """The same value with some fields changed."""
        names = value.__match_args__
        if not isinstance(value, tuple) or not changes.keys() <= {*names}:
            return value.__class__(**{**asdict(value), **changes})
        fields = list(value)
        for name, new in changes.items():
            fields[names.index(name)] = new
        return value.__class__(*fields)

    def asdict(value):
        """The fields by name; what stands in them is not taken apart."""
        return {name: getattr(value, name) for name in value.__match_args__}

    class _Closed(type):
        """A closed set: called with a value it gives the member, iterated its members in order."""

        def __new__(mcs, name, bases, space):
            told = {}
            if bases != (str,):
                told = {key: text for key, text in space.items() if type(text) is str}
                told = {key: text for key, text in told.items() if not key.startswith("__")}
            cls = super().__new__(
                mcs, name, bases, {**space, "__slots__": ("name", "value")} | told
            )
            for key in told:
                delattr(cls, key)
            cls._members_ = {}
            for key, text in told.items():
                member = str.__new__(cls, text)
                member.name, member.value = key, text
                cls._members_[text] = member
                setattr(cls, key, member)
            return cls

        def __call__(cls, value):
            member = cls._members_.get(value)
            if member is None:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            return member

        def __iter__(cls):
            return iter(cls._members_.values())

        def __len__(cls):
            return len(cls._members_)

        def __contains__(cls, value):
            return value in cls._members_

    class StrEnum(str, metaclass=_Closed):  # noqa: SLOT000, its metaclass sees to them
        """A closed set of words; each member is its text, and has it alone as ``value``."""

        def __str__(self):
            return str.__str__(self)

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {str.__repr__(self)}>"

        def __reduce__(self):
            return self.__class__, (str.__str__(self),)


__all__ = ["StrEnum", "asdict", "dataclass", "field", "replace"]
