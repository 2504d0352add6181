"""What a command is called, takes and says in help: plain values that import nothing heavy.

Two readers go by them: ``ordinary`` for an ordinary command line, at once, and ``app``, which makes
Typer's objects of them for help, for what is out of the ordinary and for what is wrong.
"""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Asked = dict[str, Any]
    """The values of all parameters of a command, by their keys: text, a list of texts, or a flag;
    None, or the default, where nothing was said."""

TEXT, PATH, NUMBER, FLAG = "text", "path", "number", "flag"


@dataclass(frozen=True, slots=True)
class Parameter(Frozen):
    """One option, or one argument where it has no names."""

    key: str
    help: Words
    metavar: Words | str = ""
    names: tuple[str, ...] = ()
    """``--ministry`` and ``-m``; none for an argument."""
    kind: str = TEXT
    many: bool = False
    """Whether it may be repeated; its value is then a list."""
    needed: bool = False
    default: str | bool | None = None
    off: str = ""
    """The name that switches a flag off."""
    completes: str | tuple[str, ...] = ""
    """What its values are, for completion: words, or one of the lists in ``completion``."""


@dataclass(frozen=True, slots=True)
class Command(Frozen):
    """What a command takes, beside its name and its one line of help in ``catalogue``."""

    parameters: tuple[Parameter, ...]
    examples: Words | str = ""
    """Command lines, one a line."""

    def nothing_asked(self) -> Asked:
        """The values of a command on whose line nothing is said."""
        return {each.key: each.default for each in self.parameters}


def option(name: str, ko: str, en: str, metavar: Words | str = "", **more: Any) -> Parameter:
    """An option of one name, whose key is that name: ``--read-as`` is ``read_as``."""
    key = name.removeprefix("--").replace("-", "_")
    return Parameter(key, Words(ko, en), metavar, (name,), **more)


def flag(name: str, ko: str, en: str) -> Parameter:
    """An option without a value."""
    return option(name, ko, en, kind=FLAG, default=False)


TEXT_WORD = Words("글", "TEXT")
DATE_WORD = Words("날짜", "DATE")
NAME_WORD = Words("이름", "NAME")
FOLDER_WORD = Words("폴더", "DIR")
NO_PAGER = flag("--no-pager", "길어도 한 번에 (쪽으로 나누지 않음)", "all at once, however long")
"""Of aitrack itself, and of every command that answers at length."""
