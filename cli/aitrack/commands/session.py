"""What a run is about: the store it reads, the day it speaks of, the language it speaks."""

from __future__ import annotations

import os

from aitrack.answers.library import Indexed
from aitrack.commands.parameters import DATE_WORD, FOLDER_WORD, Parameter, option
from aitrack.dates.day import iso_day
from aitrack.errors import DataError, UsageError, Words
from aitrack.language import LANGUAGES, say, spoken
from aitrack.store import places
from aitrack.store.index.opening import open_fresh, path_of
from aitrack.streams import message
from aitrack.values import Frozen, dataclass
from aitrack.views.labels import elsewhere, problems_left_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.report import Frame
    from aitrack.commands.parameters import Asked
    from aitrack.dates.day import date
    from aitrack.dates.period import Period
    from aitrack.dates.reading import Reading
    from aitrack.errors import Lang

    Tell = Callable[[str, str], None]
    """Says something beside the answer, in Korean and in English."""

TODAY_VARIABLE = "AITRACK_TODAY"
STORE = Parameter(
    "store", Words("저장소 (되풀이하면 더해짐)", "store to read (repeatable)"), FOLDER_WORD,
    ("--store",), many=True, completes="folder",
)  # fmt: skip
TODAY = option("--today", "오늘로 삼을 날", "the day to take for today", DATE_WORD)
AS_OF = option("--as-of", "그날까지의 문서와 기록만", "only what was known that day", DATE_WORD)
LANGUAGE = option("--lang", "화면의 말", "language", "ko|en", completes=LANGUAGES)
SESSION = (STORE, TODAY, AS_OF, LANGUAGE)


@dataclass(frozen=True, slots=True)
class Session(Frozen):
    """One run."""

    timeline: AnyTimeline
    problems: int
    """How many the store has; ``check`` tells them."""
    today: date
    as_of: date | None
    lang: Lang
    unseen: int
    """Events hidden because they were not yet known on the ``as_of`` day."""
    stores: tuple[str, ...] = ()
    """The folders read, the last one on top."""
    named: bool = False
    """Whether the command line or the environment named them."""

    @property
    def folders(self) -> list[Path]:
        """The folders read, for commands that touch files themselves."""
        from pathlib import Path  # noqa: PLC0415, as long to import as Python takes to start

        return [Path(each) for each in self.stores]

    def numbers(self, names: Sequence[str]) -> dict[str, int]:
        """The short numbers of events, as the whole store counts them."""
        return self.timeline.numbers(names)

    def frame(self, filters: dict[str, Any], limit: int | None = None) -> Frame:
        """What every answer of this run has in common."""
        from aitrack.answers.report import Frame  # noqa: PLC0415, only for items

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

            refresh(self.folders, self.today)


def writable(run: Session) -> Path:
    """The store that events and documents are added to: one of the user's own.

    Raises:
        UsageError: It would be the shipped store, which nobody named.
    """
    if writes_elsewhere(run):
        raise UsageError(
            "함께 배포된 저장소는 고치지 않습니다: 결과는 aitrack mark로 따로 적고,"
            " 항목은 aitrack init 폴더로 만든 저장소에 적습니다(--store 폴더)",
            "the shipped store is left as it is: outcomes go beside it by aitrack mark,"
            " items into a store of your own (aitrack init DIR, then --store DIR)",
        )
    return run.folders[-1]


def writes_elsewhere(run: Session) -> bool:
    """Whether what is written goes beside the store: it is the shipped one, which nobody named."""
    return not run.named and run.stores[-1] == places.shipped_folder()


def record_file(run: Session) -> Path:
    """The record that is written: the project's, or the user's own on top of the shipped store."""
    own = places.own_outcomes() if writes_elsewhere(run) else places.OUTCOMES
    return run.folders[-1] / own  # a whole path stays itself


def typed(run: Session, command: str) -> str:
    """A further command as it is typed, so that it is about the same store."""
    from shlex import quote  # noqa: PLC0415, only after a change

    stores = [f"--store {quote(each)}" for each in run.stores] if run.named else []
    return " ".join(["aitrack", command, *stores])


def named_stores(asked: Asked) -> list[str]:
    """The stores named, for commands that read them their own way."""
    check_language(asked)
    return asked["store"] or []


def clocks(asked: Asked) -> tuple[date, date | None]:
    """The day of ``--today``, else today; and that of ``--as-of``, None where it is not asked."""
    as_of, day = asked["as_of"], day_of(asked)
    return day, single_day("--as-of", as_of, day) if as_of else None


def session(asked: Asked, tell: Tell | None = None) -> Session:
    """Settle the day and the store, and read it.

    Args:
        asked: The values of ``SESSION``.
        tell: Where remarks go; standard error if not given.
    """
    check_language(asked)
    day = day_of(asked, tell)
    known = single_day("--as-of", asked["as_of"], day) if asked["as_of"] else None
    names = places.named(asked["store"] or [])
    stores = places.stores(names)
    timeline, problems = _open(stores, day)
    seen = timeline.as_of(known) if known else timeline
    unseen = timeline.total - seen.total
    return Session(seen, problems, day, known, spoken(), unseen, tuple(stores), bool(names))


def _open(stores: list[str], day: date) -> tuple[AnyTimeline, int]:
    """The store by its index, which is made or brought up to date first, or else by its YAML.

    Raises:
        DataError: There is nothing readable in it.
    """
    whole = [places.full(each) for each in stores]
    index = open_fresh(whole)
    if index:
        return Indexed(index), index.problems
    from pathlib import Path  # noqa: PLC0415, only after a change

    folders = [Path(each) for each in stores]
    if path_of(whole):
        from aitrack.store.index.build import refresh  # noqa: PLC0415, only after a change

        index = open_fresh(whole) if refresh(folders, day) else None
        if index:
            return Indexed(index), index.problems
    from aitrack.store.files.load import load  # noqa: PLC0415, only where there is no index

    timeline, problems = load(folders)
    if problems and not timeline.events:
        files = (each for each in problems if each.event_id is None and each.field is None)
        first = next(files, problems[0])  # what cannot be read, before what is missing for it
        place = f"{first.path}:{first.line}:{first.column}"
        raise DataError(
            f"읽을 수 있는 항목이 없음: {place}: {first.message.ko} (모두 보려면 aitrack check)",
            f"nothing readable: {place}: {first.message.en} (aitrack check lists all)",
        )
    return timeline, len(problems)


def check_language(asked: Asked) -> None:
    """Settled before any command runs; here only the spelling is checked.

    Raises:
        UsageError: It is no language.
    """
    lang = asked["lang"]
    if lang not in (None, *LANGUAGES):
        raise UsageError(f"--lang은 ko나 en: '{lang}'", f"--lang takes ko or en, not '{lang}'")


def own_day(asked: Asked) -> bool:
    """Whether the run speaks of a day that was named, and not of today."""
    return bool(asked["today"] or os.environ.get(TODAY_VARIABLE))


def day_of(asked: Asked, tell: Tell | None = None) -> date:
    """``--today`` > ``AITRACK_TODAY`` > today in Seoul, with a word where this machine differs."""
    named = asked["today"] or os.environ.get(TODAY_VARIABLE)
    if named and (day := iso_day(named)):
        return day
    from aitrack.dates import clock  # noqa: PLC0415, where no day is named

    now = clock.today()
    if named:
        return single_day("--today" if asked["today"] else TODAY_VARIABLE, named, now.seoul)
    if now.seoul != now.machine:
        (tell or remark)(*elsewhere(now.seoul, now.machine))
    return now.seoul


def single_day(option: str, text: str, today: date | None = None) -> date:
    """A day from the command line, in any notation that names one day.

    Raises:
        UsageError: It names none, or more than one.
    """
    if day := iso_day(text):
        return day
    period = span(option, text, today)
    if period.bound.value != "on" or period.start is None or period.start != period.last_day:
        raise UsageError(
            f"{option}에는 하루를 적습니다(예: 2026-11-22): '{text}'",
            f"{option} takes a single day such as 2026-11-22, not '{text}'",
        )
    return period.start


def span(option: str, text: str, today: date | None = None) -> Period:
    """Any notation from the command line as days; what else it may mean is remarked.

    Args:
        option: Where it was typed.
        text: What was typed.
        today: What 어제 and 내년 are counted from; None where they mean nothing.

    Raises:
        UsageError: It is none.
    """
    found = _reading(option, text, today)
    for words in found.warnings:
        remark(f"{option} '{text}': {words.ko}", f"{option} '{text}': {words.en}")
    return found.period


def _reading(option: str, text: str, today: date | None = None) -> Reading:
    from aitrack.dates.notation import NotationError, read  # noqa: PLC0415, the whole grammar

    try:
        found = read(text, reference=today)
        if found.misprint:
            raise found.misprint
    except NotationError as error:
        raise UsageError(
            f"{option}: {error.words.ko} (예: 2026-11-22, 2026-07, '26.下)",
            f"{option}: {error.words.en} (such as 2026-11-22, 2026-07, '26.下)",
        ) from None
    return found


def absolute(option: str, text: str, today: date) -> str:
    """A notation that means the same on every day: as typed, or the days that it means today.

    Raises:
        UsageError: It is no notation, or means days that no shorter one says.
    """
    period = span(option, text, today)
    if period.start and period.start == period.last_day:
        return period.start.isoformat()
    try:
        _reading(option, text)
    except UsageError:
        edtf = _edtf(period)
        if edtf and _reading(option, edtf).period == period:
            return edtf
        raise
    return text


def _edtf(period: Period) -> str:
    from aitrack.dates.wording import format_edtf  # noqa: PLC0415, only for relative words

    return format_edtf(period)


def remark(ko: str, en: str) -> None:
    """Say something beside the answer."""
    message(say(ko, en))
