"""Frozen values and closed sets, without what ``dataclasses`` and ``enum`` cost to import.

Together those two take longer to import than Python takes to start, and every run needs a few such
classes. What is here does the same for the forms this project uses: ``@dataclass(slots=True)``,
frozen or not, and ``StrEnum`` with its values written out. A checker of types sees the library's.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import asdict, dataclass, field, replace
    from enum import StrEnum
else:

    class _Factory:
        """A default that is made anew for each value."""

        __slots__ = ("make",)

        def __init__(self, make):
            self.make = make

    def field(*, default_factory):
        """A default that must not be shared, such as a dictionary."""
        return _Factory(default_factory)

    def dataclass(*, slots, frozen=False):
        """A class of the fields that are annotated in it, in their order.

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
            space |= {"__slots__": names, "__match_args__": names, "__hash__": None}
            space |= {"__eq__": _equal, "__repr__": _shown, "__reduce__": _reduced}
            if frozen:
                space |= {"__hash__": _hashed, "__setattr__": _refuse, "__delattr__": _refuse}
            made = type(cls)(cls.__name__, cls.__bases__, space)
            made.__qualname__ = cls.__qualname__
            made.__init__ = _initial(made, names, defaults)
            return made

        return decorate

    def _initial(cls, names, defaults):
        """The ``__init__`` of a class: by position, by name, by default."""
        setters = [vars(cls)[name].__set__ for name in names]
        number, made, check = len(names), cls.__name__, getattr(cls, "__post_init__", None)

        def __init__(self, *values, **named):  # noqa: N807, it becomes one
            for setter, value in zip(setters, values, strict=False):
                setter(self, value)
            if len(values) != number or named:
                for name, setter in zip(names[len(values) :], setters[len(values) :], strict=True):
                    if name in named:
                        setter(self, named.pop(name))
                    elif name in defaults:
                        value = defaults[name]
                        setter(self, value.make() if value.__class__ is _Factory else value)
                    else:
                        raise TypeError(f"{made}() needs {name}")
                if len(values) > number or named:
                    raise TypeError(f"{made}() takes {', '.join(names)}; not {list(named)}")
            if check is not None:
                check(self)

        return __init__

    def _tuple(value):
        return tuple([getattr(value, name) for name in value.__slots__])

    def _equal(self, other):
        return (
            _tuple(self) == _tuple(other) if other.__class__ is self.__class__ else NotImplemented
        )

    def _hashed(self):
        return hash(_tuple(self))

    def _shown(self):
        pairs = [f"{name}={getattr(self, name)!r}" for name in self.__slots__]
        return f"{self.__class__.__qualname__}({', '.join(pairs)})"

    def _reduced(self):
        return self.__class__, _tuple(self)

    def _refuse(self, name, *_):
        raise AttributeError(f"cannot change {name} of a frozen {self.__class__.__name__}")

    def replace(value, **changes):
        """The same value with some fields changed."""
        return value.__class__(**{**asdict(value), **changes})

    def asdict(value):
        """The fields by name; what stands in them is not taken apart."""
        return {name: getattr(value, name) for name in value.__slots__}

    class _Closed(type):
        """A closed set: called with a value it gives the member, iterated its members in order."""

        def __new__(mcs, name, bases, space):
            told = {}
            if bases != (str,):
                told = {key: text for key, text in space.items() if type(text) is str}
                told = {key: text for key, text in told.items() if not key.startswith("__")}
            cls = super().__new__(mcs, name, bases, {**space, "__slots__": ("name",)} | told)
            for key in told:
                delattr(cls, key)
            cls._members_ = {}
            for key, text in told.items():
                member = str.__new__(cls, text)
                member.name = key
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
        """A closed set of words; each member is its text."""

        @property
        def value(self):
            """The text alone."""
            return str.__str__(self)

        def __str__(self):
            return str.__str__(self)

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {str.__repr__(self)}>"

        def __reduce__(self):
            return self.__class__, (str.__str__(self),)


__all__ = ["StrEnum", "asdict", "dataclass", "field", "replace"]
