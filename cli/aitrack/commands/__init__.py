"""One file a command: what it takes, as plain values, and ``run``, which answers."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from aitrack.commands.parameters import Asked, Command

    class Module(Protocol):
        """A module of this folder."""

        COMMAND: Command
        run: Callable[[Asked], int | None]
        """Answers on standard output; the exit code, or None for 0."""


NAMES = (
    "due", "timeline", "list", "show", "search", "when", "conflicts", "slips", "diff", "mark",
    "undo", "retract", "add", "edit", "remove", "add-document", "read", "review", "accept", "init",
    "log", "remind", "schedule", "doctor", "stats", "ministries", "documents", "check", "export",
    "completion",
)  # fmt: skip
"""Every command, in the order of the help; ``catalogue`` says what each is for."""
TODAY = "due"
"""The command that stands for none: what there is to see to today."""
WRITING = frozenset(
    (
        "mark", "undo", "retract", "add", "edit", "remove", "add-document", "read", "review",
        "accept", "init",
    )
)  # fmt: skip
"""Commands that may have written before they fail; a reminder rather comes twice than not."""


def module(name: str) -> "Module":
    """Import the module of a command."""
    found: Module = __import__(
        f"aitrack.commands.{name.replace('-', '_')}", fromlist=["COMMAND", "run"]
    )
    return found
