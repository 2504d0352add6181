"""What goes wrong, in words for people: Korean first, English beside it.

Every run imports this, so it does without ``typing``, which costs as much as starting Python.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, Self

    Lang = Literal["ko", "en"]
else:
    Lang = str


class Words(tuple[str, str]):
    """One message in both languages.

    >>> Words("없음", "none").say("en")
    'none'
    """

    __slots__ = ()

    def __new__(cls, ko: str, en: str) -> Self:
        """Korean first, as on the screen."""
        return tuple.__new__(cls, (ko, en))

    @property
    def ko(self) -> str:
        """In Korean."""
        return self[0]

    @property
    def en(self) -> str:
        """In English."""
        return self[1]

    def say(self, lang: Lang) -> str:
        """The message in one language."""
        return self[lang == "en"]


class AitrackError(Exception):
    """The run cannot go on; ``words`` name the thing and the way out."""

    exit_code = 1

    def __init__(self, ko: str, en: str, *, below: Iterable[Words] = ()) -> None:
        super().__init__(ko)
        self.words = Words(ko, en)
        self.below = tuple(below)
        """Lines to choose from, said under it."""


class UsageError(AitrackError):
    """The command line asks for what is not there: an unknown ministry, id, kind, field, date."""

    exit_code = 2


class DataError(AitrackError):
    """The data is unusable as a whole: no store, no readable timeline."""

    exit_code = 3


class OutputError(AitrackError):
    """The answer could not be written: a full disk, say."""

    def __init__(self, error: OSError | ValueError) -> None:
        said = getattr(error, "strerror", None) or str(error)
        super().__init__(f"출력할 수 없음: {said}", f"cannot write the answer: {said}")
