"""The Typer app: commands imported when they are called, and the boundary where errors end."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from aitrack import __version__, pages
from aitrack.errors import AitrackError, Words
from aitrack.language import LANGUAGES, say, settle, spoken
from aitrack.store.index.opening import SWITCH, close_all, distrust, spoilt
from aitrack.streams import complain, stand_in

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COMMANDS = {
    "due": Words(
        "오늘 챙길 것: 기한이 지난 것과 다가오는 것", "what is overdue and what falls due"
    ),
    "timeline": Words("달력 축에 놓인 한 해", "a year along a month axis"),
    "list": Words("조건에 맞는 항목 모두", "every item that fits"),
    "show": Words(
        "한 항목의 출처·읽은 날짜·상태의 까닭", "one item: its sources, readings and state"
    ),
    "search": Words("낱말로 찾기", "find items by words"),
    "when": Words("표기 하나를 날짜로 풀이", "explain one date notation"),
    "conflicts": Words(
        "문서끼리, 문서 안에서 어긋나는 곳", "where the documents contradict themselves"
    ),
    "slips": Words("뒤의 문서가 옮긴 기한", "deadlines that a later document moved"),
    "diff": Words("두 저장소 사이에 달라진 것", "what changed between two stores"),
    "mark": Words("무슨 일이 있었는지 근거와 함께 적기", "record what happened, with evidence"),
    "add": Words("항목 하나를 검사하고 제자리에 더하기", "add an event, checked, in its place"),
    "add-document": Words("근거 문서를 더하기", "add a document that events can cite"),
    "init": Words("새 저장소 만들기", "make a new, empty store"),
    "log": Words("적힌 결과를 순서대로", "the record of outcomes, in order"),
    "remind": Words("알림 일정이 오늘 알리는 것", "what a schedule announces today"),
    "schedule": Words(
        "알림 일정: 목록, 다음, cron과 systemd", "schedules: list, next, cron, systemd"
    ),
    "doctor": Words(
        "알림이 오지 않게 할 것을 미리 찾기", "what would keep a reminder from arriving"
    ),
    "stats": Words("성적표: 약속, 기한, 이행을 기관별로", "a scorecard by ministry, kind, year …"),
    "ministries": Words("기관과 그 이름들, 승계", "bodies, their names and successions"),
    "documents": Words("근거 문서", "the documents behind it all"),
    "check": Words(
        "저장소의 잘못을 모두, 행과 열까지", "every mistake in the store, with its place"
    ),
}
ABOUT = Words(
    "한국 AI 정책의 약속: 기한, 담당, 결과, 그리고 그렇게 적힌 행.",
    "Korea's AI policy promises: what is due, who owns it, what happened, and where it is written.",
)
WRITING = frozenset({"mark", "add", "add-document", "init"})
"""Commands that may have written before they fail; a reminder rather comes twice than not."""
MODULES = {"list": "list_", "add-document": "add_document"}


class LazyGroup(TyperGroup):
    """Names and one-line helps are here; a command's module is imported when it is called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.help = ABOUT.say(spoken())
        for name, words in COMMANDS.items():
            self.commands[name] = TyperCommand(name, help=words.say(spoken()))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Put the real command in the place of its stub."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, command(name) if found is not None and name else found, rest

    def invoke(self, ctx: Any) -> Any:
        """The error boundary, the same for the console script and for tests."""
        try:
            return super().invoke(ctx)
        except AitrackError as error:
            complain(f"aitrack: {error.words.say(spoken())}")
            raise typer.Exit(error.exit_code) from None
        except Exception as error:
            if spoilt(error):
                distrust(error)
            raise
        finally:
            close_all()

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Settle the language before anything speaks."""
        settle(sys.argv[1:] if args is None else args)
        return super().main(args, *rest, **extra)


def command(name: str) -> Any:
    """Import one command and make Typer's object of it."""
    module = import_module(f"aitrack.commands.{MODULES.get(name, name)}")
    single = _typer()
    single.command(
        name,
        help=COMMANDS[name].say(spoken()),
        epilog="\b\n" + say("보기:\n", "Examples:\n") + module.EXAMPLES,
        context_settings=SETTINGS,
    )(module.run)
    return typer.main.get_command(single)


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **settings
    )


app = _typer(
    cls=LazyGroup,
    no_args_is_help=True,
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
    *,
    version: bool = typer.Option(
        False,
        "--version",
        callback=lambda value: _version(asked=value),
        is_eager=True,
        help="버전을 말하고 마침 (print the version)",
    ),
    lang: str | None = typer.Option(
        None, metavar="ko|en", help="화면의 말 (language)", callback=_language
    ),
) -> None:
    """Options of aitrack itself."""


def main() -> None:
    """The whole command line, for what the quick way does not know."""
    stand_in()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    settle(sys.argv[1:])
    sys.argv[1:] = [os.fsencode(each).decode("utf-8", "replace") for each in sys.argv[1:]]
    if pages.asked(sys.argv[1:]):
        _help(sys.argv[1:])
    try:
        app()
    except Exception as error:
        if not spoilt(error):
            raise
        _again()


def _again() -> None:
    """Answer from the YAML what the index could not; what writes is left to who asked for it."""
    if WRITING.intersection(sys.argv[1:]):
        complain(
            say(
                "aitrack: 색인이 손상되어 지웠습니다."
                " 적힌 것이 있는지 aitrack log로 보고 다시 하십시오.",
                "aitrack: the index was damaged and is thrown away. See by aitrack log whether"
                " anything was recorded, then try again.",
            )
        )
        sys.exit(1)
    os.environ[SWITCH] = "off"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606, ourselves again


def _help(arguments: list[str]) -> None:
    """Print a page of help and keep it for the next time."""
    page = io.StringIO()
    try:
        with redirect_stdout(page):
            app()
    except SystemExit as end:
        sys.stdout.write(page.getvalue())
        if not end.code:
            pages.keep(arguments, page.getvalue(), str(typer.__file__))
        raise
