"""What goes wrong, in words for people: Korean first, English beside it."""

from typing import Literal, NamedTuple

Lang = Literal["ko", "en"]


class Words(NamedTuple):
    """One message in both languages.

    >>> Words("없음", "none").say("en")
    'none'
    """

    ko: str
    en: str

    def say(self, lang: Lang) -> str:
        """The message in one language."""
        return self.en if lang == "en" else self.ko


class AitrackError(Exception):
    """The run cannot go on; ``words`` name the thing and the way out."""

    exit_code = 1

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(ko)
        self.words = Words(ko, en)


class UsageError(AitrackError):
    """The command line asks for what is not there: an unknown ministry, id, kind, field, date."""

    exit_code = 2


class DataError(AitrackError):
    """The data is unusable as a whole: no store, no readable timeline."""

    exit_code = 3
