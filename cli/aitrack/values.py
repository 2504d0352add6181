"""Frozen values and closed sets, without what ``dataclasses`` and ``enum`` cost to import.

Together those two take longer to import than Python takes to start, and every run needs a few such
classes. What is here does the same for the forms this project uses: ``@dataclass(slots=True)``,
with ``frozen=True`` on a ``Frozen``, and ``StrEnum`` with its values written out. A checker of
types sees the library's.
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

    class Frozen:
        """What every frozen value is."""

        __slots__ = ()
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

    def _settled(cls, values, named):
        """Of the arguments of a call, the values of all fields: by position, name, default."""
        names, given = cls.__match_args__, len(values)
        found = [*values, *cls._rest_[given:]]
        if not named.keys() <= {*names[given:]} or given > len(names):
            raise TypeError(f"{cls.__name__}() takes {', '.join(names)}; not {list(named)}")
        for name in named:
            found[names.index(name)] = named[name]
        for at, value in enumerate(found):
            if value.__class__ is _Factory:
                if value is _NEEDED:
                    raise TypeError(f"{cls.__name__}() needs {names[at]}")
                found[at] = value.make()
        return found

    def _maker(number, check):
        """The ``__new__`` of a frozen class."""

        def __new__(cls, *values, **named):  # noqa: N807, it becomes one
            if len(values) != number or named:
                values = _settled(cls, values, named)
            value = tuple.__new__(cls, values)
            if check is not None:
                check(value)
            return value

        return __new__

    class _Tuple(type):
        """Makes the class of a frozen value: a tuple of the fields that are annotated in it.

        Made in one step, read in one, and not to be changed. The class is made this way at once,
        for Python takes longer to make a class than to read a small module.
        """

        def __new__(mcs, name, bases, space):
            names = space["__match_args__"] = tuple(space.get("__annotations__", ()))
            space["_rest_"] = [space.pop(each, _NEEDED) for each in names]
            for at, each in enumerate(names):
                space[each] = _tuplegetter(at, "")
            space["__slots__"] = ()
            space["__new__"] = _maker(len(names), space.get("__post_init__"))
            return super().__new__(mcs, name, bases, space)

    class Frozen(tuple, metaclass=_Tuple):  # noqa: SLOT001, its metaclass sees to them
        """What every frozen value is."""

        __hash__ = tuple.__hash__

        def __eq__(self, other):
            return other.__class__ is self.__class__ and tuple.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        def __repr__(self):
            return _shown(self)

        def __reduce__(self):
            return self.__class__, tuple(self)

    def dataclass(*, slots, frozen=False):
        """A class of the fields that are annotated in it, in their order, and of no other class.

        Args:
            slots: Always true: nothing else is supported.
            frozen: Whether values are hashable and refuse to be changed: those of a ``Frozen``.
        """

        def decorate(cls):
            if not slots or frozen is not issubclass(cls, Frozen):
                raise TypeError(f"{cls.__name__}: has slots, and is of Frozen where it is frozen")
            return cls if frozen else _filled(cls)

        return decorate

    def _filled(cls):
        """The class of values that may change."""
        names = tuple(cls.__annotations__)
        space = {
            **vars(cls), "__qualname__": cls.__qualname__, "__match_args__": names,
            "__init__": _fill, "__repr__": _shown, "__eq__": _equal, "__hash__": None,
        }  # fmt: skip
        space["_rest_"] = [space.pop(name, _NEEDED) for name in names]
        for name in ("__dict__", "__weakref__"):
            space.pop(name, None)
        return type(cls)(cls.__name__, cls.__bases__, {**space, "__slots__": names})

    def _fill(self, *values, **named):
        cls = self.__class__
        for name, value in zip(cls.__match_args__, _settled(cls, values, named), strict=True):
            setattr(self, name, value)

    def _equal(self, other):
        return other.__class__ is self.__class__ and asdict(self) == asdict(other)

    def _shown(self):
        pairs = [f"{name}={value!r}" for name, value in asdict(self).items()]
        return f"{self.__class__.__qualname__}({', '.join(pairs)})"

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
            texts = (
                [] if bases == (str,) else [each for each in space if space[each].__class__ is str]
            )
            told = {each: space.pop(each) for each in texts if not each.startswith("__")}
            space["__slots__"] = ("name", "value")
            cls = super().__new__(mcs, name, bases, space)
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


__all__ = ["Frozen", "StrEnum", "asdict", "dataclass", "field", "replace"]
