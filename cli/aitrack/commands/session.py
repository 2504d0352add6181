"""What a run is about: the store it reads, the day it speaks of, the language it speaks."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aitrack.dates import clock
from aitrack.dates.notation import NotationError, parse
from aitrack.dates.period import Bound
from aitrack.errors import DataError, UsageError
from aitrack.language import LANGUAGES, say, spoken
from aitrack.library import Indexed
from aitrack.report import Frame
from aitrack.store import places
from aitrack.store.files.load import load
from aitrack.store.index.opening import open_fresh, path_of
from aitrack.store.locate import shipped, stores
from aitrack.values import dataclass
from aitrack.views.labels import elsewhere, problems_left_out

if TYPE_CHECKING:
    from aitrack.dates.period import Period
    from aitrack.errors import Lang
    from aitrack.library import AnyTimeline

TODAY_VARIABLE = "AITRACK_TODAY"


@dataclass(frozen=True, slots=True)
class Session:
    """One run."""

    timeline: AnyTimeline
    problems: int
    """How many the store has; ``check`` tells them."""
    today: date
    as_of: date | None
    lang: Lang
    unseen: int
    """Events hidden because they were not yet known on the ``as_of`` day."""
    folders: tuple[Path, ...] = ()
    """The stores read, the last one on top."""
    named: bool = False
    """Whether the command line or the environment named them."""

    def frame(self, filters: dict[str, Any], limit: int | None = None) -> Frame:
        """What every answer of this run has in common."""
        return Frame(
            self.timeline, self.today, self.as_of, filters, self.problems, self.unseen, limit
        )

    def remark_problems(self) -> None:
        """Say on stderr that bad data was left out."""
        if self.problems:
            remark(*problems_left_out(self.problems))

    def remember(self) -> None:
        """Take in what this run has written, so that the next one need not."""
        if isinstance(self.timeline, Indexed):
            from aitrack.store.index.build import refresh  # noqa: PLC0415, only after a change

            refresh(list(self.folders), self.today)


Store = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("폴더", "DIR"),
        help=say("저장소 (되풀이하면 더해짐)", "store to read (repeatable)"),
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        metavar=say("날짜", "DATE"), help=say("오늘로 삼을 날", "the day to take for today")
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar=say("날짜", "DATE"),
        help=say("그날까지의 문서와 기록만", "only what was known that day"),
    ),
]
Language = Annotated[str | None, typer.Option(metavar="ko|en", help=say("화면의 말", "language"))]


def store_option(store: Store = None, lang: Language = None) -> list[str]:
    """The stores named, for commands that read no day."""
    _check_language(lang)
    return store or []


def language_option(lang: Language = None) -> str | None:
    """The language, for commands that read nothing."""
    _check_language(lang)
    return lang


def writable(run: Session) -> Path:
    """The store that events and documents are added to: one of the user's own.

    Raises:
        UsageError: It would be the shipped store, which nobody named.
    """
    folder = run.folders[-1]
    if folder == shipped() and not run.named:
        raise UsageError(
            "함께 배포된 저장소에는 더하지 않습니다: aitrack init DIR 뒤에 --store DIR을 적습니다",
            "nothing is added to the shipped store: aitrack init DIR, then --store DIR",
        )
    return folder


def clocks(today: Today = None, as_of: AsOf = None) -> tuple[date, date | None]:
    """The two clocks, for commands that read the store their own way."""
    return _today(today), single_day("--as-of", as_of) if as_of else None


def session(
    store: Store = None,
    today: Today = None,
    as_of: AsOf = None,
    lang: Language = None,
) -> Session:
    """Settle the day and the store, and read it."""
    _check_language(lang)
    day = _today(today)
    known = single_day("--as-of", as_of) if as_of else None
    folders = stores(store or [])
    timeline, problems = _open(folders, day)
    seen = timeline.as_of(known) if known else timeline
    unseen = timeline.total - seen.total
    named = bool(store or os.environ.get("AITRACK_STORE"))
    return Session(seen, problems, day, known, spoken(), unseen, tuple(folders), named)


def _open(folders: list[Path], day: date) -> tuple[AnyTimeline, int]:
    """The store by its index, which is made or brought up to date first, or else by its YAML.

    Raises:
        DataError: There is nothing readable in it.
    """
    stores = [places.full(str(folder)) for folder in folders]
    index = open_fresh(stores)
    if index is None and path_of(stores):
        from aitrack.store.index.build import refresh  # noqa: PLC0415, only after a change

        index = open_fresh(stores) if refresh(folders, day) else None
    if index:
        return Indexed(index), index.problems
    timeline, problems = load(folders)
    if problems and not timeline.events:
        first = problems[0]
        place = f"{first.path}:{first.line}:{first.column}"
        raise DataError(
            f"읽을 수 있는 항목이 없음: {place}: {first.message.ko} (모두 보려면 aitrack check)",
            f"nothing readable: {place}: {first.message.en} (aitrack check lists all)",
        )
    return timeline, len(problems)


def day_option(today: Today = None, lang: Language = None) -> date:
    """The day a run speaks of, for commands that read no store."""
    _check_language(lang)
    return _today(today)


def _check_language(lang: str | None) -> None:
    if lang not in (None, *LANGUAGES):
        raise UsageError(f"--lang은 ko나 en: '{lang}'", f"--lang takes ko or en, not '{lang}'")


def _today(asked: str | None) -> date:
    """``--today`` > ``AITRACK_TODAY`` > today in Seoul, with a word where this machine differs."""
    named = asked or os.environ.get(TODAY_VARIABLE)
    if named:
        return single_day("--today" if asked else TODAY_VARIABLE, named)
    now = clock.today()
    if now.seoul != now.machine:
        remark(*elsewhere(now.seoul, now.machine))
    return now.seoul


def single_day(option: str, text: str) -> date:
    """A day from the command line, in any notation that names one day.

    Raises:
        UsageError: It names none, or more than one.
    """
    period = span(option, text)
    if period.bound is not Bound.ON or period.start is None or period.start != period.last_day:
        raise UsageError(
            f"{option}에는 하루를 적습니다(예: 2026-11-22): '{text}'",
            f"{option} takes a single day such as 2026-11-22, not '{text}'",
        )
    return period.start


def span(option: str, text: str) -> Period:
    """Any notation from the command line as days."""
    try:
        return parse(text)
    except NotationError as error:
        raise UsageError(
            f"{option}: {error.words.ko} (예: 2026-11-22, 2026-07, '26.下)",
            f"{option}: {error.words.en} (such as 2026-11-22, 2026-07, '26.下)",
        ) from None


def remark(ko: str, en: str) -> None:
    """Say something beside the answer."""
    print(f"aitrack: {say(ko, en)}", file=sys.stderr)
