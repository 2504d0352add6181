"""The columns of a sheet of items: Korean heads, real dates, one value a cell."""

from __future__ import annotations

from aitrack.dates.period import Precision
from aitrack.errors import Words
from aitrack.exports.given import addresses, owners_of, state_name
from aitrack.printable import clean
from aitrack.values import Frozen, dataclass
from aitrack.views.labels import KINDS, NATURES, SOURCES, lateness, note_of, tags_of, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from aitrack.answers.report import Row
    from aitrack.exports.given import Given

    Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column(Frozen):
    """One column: its head, its width in characters, and what stands in it."""

    head: Words
    width: int
    value: Callable[[Row, Given], Cell]


_UNITS = {
    Precision.DAY: Words("일", "day"), Precision.TENDAY: Words("순(10일)", "ten days"),
    Precision.MONTH: Words("월", "month"), Precision.QUARTER: Words("분기", "quarter"),
    Precision.HALF: Words("반기", "half"), Precision.YEAR: Words("연", "year"),
    Precision.SCHOOL_YEAR: Words("학년도", "school year"),
    Precision.DECADE: Words("10년대", "decade"),
}  # fmt: skip


def _unit(row: Row, given: Given) -> Cell:
    """How finely the day is known, so that nobody takes the last day of a half for the day."""
    said = _UNITS.get(row.event.period.precision)
    return said.say(given.lang) if said else None


def _outcome_day(row: Row, _: Given) -> Cell:
    """When it happened, as the record writes it: a day, a month or a year."""
    return row.standing.outcome.on if row.standing.outcome else None


def _by(row: Row, given: Given) -> Cell:
    outcome = row.standing.outcome
    return SOURCES[outcome.by].say(given.lang) if outcome else None


def _note(row: Row, given: Given) -> Cell:
    outcome = row.standing.outcome
    said = note_of(outcome, given.lang) if outcome else None
    return "; ".join(filter(None, (said, note_of(row.event, given.lang)))) or None


def _tags(row: Row, given: Given) -> Cell:
    return ", ".join(tags_of(row.event, given.lang)) or None


def _cited(row: Row, _: Given) -> Cell:
    places = [f"{each.document}:{each.line}" for each in row.event.mentions if each.document]
    return "; ".join(places) or row.event.source


def _nature(row: Row, given: Given) -> Cell:
    return NATURES[row.event.nature].say(given.lang) if row.event.nature else None


COLUMNS = (
    Column(Words("기한", "deadline"), 11, lambda row, _: row.standing.deadline),
    Column(Words("D-day", "D-day"), 10, lambda row, given: lateness(row.standing, given.lang)),
    Column(Words("남은 날", "days left"), 8, lambda row, _: row.standing.days_left),
    Column(Words("과제", "title"), 52, lambda row, given: title_of(row.event, given.lang)),
    Column(
        Words("기관", "ministry"), 20,
        lambda row, given: ", ".join(owners_of(row.event, given.timeline.bodies, given.lang)),
    ),
    Column(Words("상태", "state"), 12, lambda row, given: state_name(row, given.lang)),
    Column(Words("표기", "as printed"), 14, lambda row, _: row.event.mentions[0].when),
    Column(Words("시작", "start"), 11, lambda row, _: row.event.period.start),
    Column(Words("끝", "end"), 11, lambda row, _: row.event.period.last_day),
    Column(Words("단위", "precision"), 8, _unit),
    Column(Words("갈래", "kind"), 10, lambda row, given: KINDS[row.event.kind].say(given.lang)),
    Column(Words("성격", "nature"), 16, _nature),
    Column(Words("문서:행", "document:line"), 26, _cited),
    Column(Words("결과 날짜", "settled on"), 11, _outcome_day),
    Column(Words("누구의 말", "by the word of"), 11, _by),
    Column(Words("근거", "evidence"), 30, lambda row, _: next(iter(addresses(row)), None)),
    Column(
        Words("소식 없는 날", "days without news"), 10,
        lambda row, _: row.standing.no_news_days,
    ),
    Column(Words("메모", "note"), 40, _note),
    Column(Words("태그", "tags"), 12, _tags),
    Column(Words("ID", "ID"), 28, lambda row, _: row.event.id),
)  # fmt: skip


def cells(row: Row, given: Given) -> list[Cell]:
    """A row of the sheet; no text has in it what a program would obey."""
    found = [column.value(row, given) for column in COLUMNS]
    return [clean(each) if isinstance(each, str) else each for each in found]
