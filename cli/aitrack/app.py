"""The Typer application, made of the declarations: help, errors, what is out of the ordinary."""

from __future__ import annotations

import inspect
import os
import sys
from contextlib import contextmanager
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from aitrack import __version__
from aitrack.commands import TODAY, module
from aitrack.commands.catalogue import COMMANDS, LANGUAGE, VERSION
from aitrack.commands.parameters import FLAG, NO_PAGER, NUMBER, PATH, Parameter
from aitrack.language import LANGUAGES, settle, spoken
from aitrack.line import help as pages
from aitrack.line import running
from aitrack.pager import VARIABLE as PAGER
from aitrack.printable import clean
from aitrack.streams import complain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aitrack.errors import Words

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_TYPES = {FLAG: bool, NUMBER: int, PATH: Path}


class LazyGroup(TyperGroup):
    """Names and one-line helps are here; a command's module is imported when it is called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.typed: list[str] = []
        for name, words in COMMANDS.items():
            self.commands[name] = TyperCommand(name, help=words.say(spoken()))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Put the real command in the place of its stub."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, command(name) if found is not None and name else found, rest

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002, Typer hands it over
        """The page, made of the declarations."""
        return pages.whole().rstrip()

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """What Typer complains of is typed by somebody, too."""
        with _cleaned(self.typed):
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; its own words and mistakes are cleaned of control characters, too."""
        with _cleaned(self.typed):
            return super().invoke(ctx)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Settle the language before anything speaks."""
        self.typed = [*(sys.argv[1:] if args is None else args)]
        settle(self.typed)
        return super().main(args, *rest, **extra)


class DeclaredCommand(TyperCommand):
    """A command whose help is made of what it declares."""

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002, Typer hands it over
        """The page."""
        return pages.of_command(str(self.name)).rstrip()


@contextmanager
def _cleaned(typed: Sequence[str]) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # one of Typer's own
            error.message = clean(str(error.message))  # type: ignore[attr-defined]
            if spoken() == "ko" and hasattr(error, "show"):
                _in_korean(error, typed)
        raise


def _in_korean(error: Any, typed: Sequence[str]) -> None:
    from aitrack.line.mistakes import page  # noqa: PLC0415, where one was made

    text = page(error, typed)
    error.show = lambda file=None: complain(text)  # noqa: ARG005, Typer hands it over


def command(name: str) -> Any:
    """Import one command and make Typer's object of what it declares."""
    declared = module(name).COMMAND
    single = _typer()

    def call(**values: Any) -> None:
        asked = {each.key: _plain(values[_identifier(each)]) for each in declared.parameters}
        if code := running.run(name, asked):
            raise typer.Exit(code)

    parameters = [_parameter(each) for each in declared.parameters]
    vars(call)["__signature__"] = inspect.Signature(parameters)
    call.__annotations__ = {each.name: each.annotation for each in parameters}
    single.command(
        name, cls=DeclaredCommand, help=COMMANDS[name].say(spoken()), context_settings=SETTINGS
    )(call)
    return typer.main.get_command(single)


def _parameter(declared: Parameter) -> inspect.Parameter:
    """One parameter as a function's, which is how Typer takes it."""
    settings: dict[str, Any] = {"help": declared.help.say(spoken())}
    if declared.metavar:
        settings["metavar"] = _said(declared.metavar)
    kind = _TYPES.get(declared.kind, str)
    if declared.many:
        kind = list[kind]  # type: ignore[valid-type]
    if not declared.needed and declared.default is None:
        kind = kind | None  # type: ignore[assignment]
    default: Any = inspect.Parameter.empty if declared.needed else declared.default
    if declared.names:
        names = [*declared.names]
        if declared.off:
            names[0] += f"/{declared.off}"
        info: Any = typer.Option(*names, **settings)
    else:
        info = typer.Argument(**settings)
    return inspect.Parameter(
        _identifier(declared), inspect.Parameter.KEYWORD_ONLY, default=default,
        annotation=Annotated[kind, info],
    )  # fmt: skip


def _identifier(declared: Parameter) -> str:
    """A key as the name of a Python parameter: ``from`` is a word of the language."""
    return f"{declared.key}_" if iskeyword(declared.key) else declared.key


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def _said(words: Words | str) -> str:
    return words if isinstance(words, str) else words.say(spoken())


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **settings
    )


app = _typer(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings=SETTINGS,
)


def _version(*, asked: bool) -> None:
    if asked:
        print(f"aitrack {__version__}")
        raise typer.Exit


def _language(lang: str | None) -> str | None:
    """Settled before this runs; here only the spelling is checked."""
    if lang not in (None, *LANGUAGES):
        raise typer.BadParameter(f"'{lang}': ko, en")
    return lang


@app.callback()
def callback(
    ctx: typer.Context,
    *,
    version: bool = typer.Option(  # noqa: ARG001, its callback has answered
        False,
        *VERSION.names,
        callback=lambda value: _version(asked=value),
        is_eager=True,
        help=VERSION.help.say(spoken()),
    ),
    lang: str | None = typer.Option(  # noqa: ARG001, settled before
        None,
        *LANGUAGE.names,
        metavar=str(LANGUAGE.metavar),
        help=LANGUAGE.help.say(spoken()),
        callback=_language,
    ),
    no_pager: bool = typer.Option(False, *NO_PAGER.names, help=NO_PAGER.help.say(spoken())),
) -> None:
    """Options of aitrack itself; without a command, what there is to see to today."""
    if no_pager:
        os.environ[PAGER] = ""
    if ctx.invoked_subcommand is None:
        code = running.run(TODAY, module(TODAY).COMMAND.nothing_asked())
        raise typer.Exit(code)


def main() -> None:
    """The whole command line, as it stands in ``sys.argv``."""
    app()
