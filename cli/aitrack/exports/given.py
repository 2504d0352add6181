"""What an export is made of, and the words that all of them have for an item."""

from __future__ import annotations

from aitrack.dates.period import Bound, Precision
from aitrack.errors import AitrackError, Words, installing
from aitrack.printable import clean
from aitrack.values import Frozen, dataclass, field
from aitrack.views.labels import STATES, WORKED_OUT, bracketed, recorded_until, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.report import Report, Row
    from aitrack.bodies import Bodies, Body
    from aitrack.dates.period import Period
    from aitrack.errors import Lang
    from aitrack.history.edits import Change
    from aitrack.model import Event, Mention


@dataclass(frozen=True, slots=True)
class Given(Frozen):
    """An answer, and the store it is from."""

    report: Report
    timeline: AnyTimeline
    lang: Lang
    changes: dict[str, Change] = field(default_factory=dict)
    """How often, and when last, the store's history changed an event; by id, where it is known."""
    title: str = ""
    """What the whole is called; empty for the name of its kind."""


class MissingExtraError(AitrackError):
    """A library that comes with the extra is not installed."""

    def __init__(self, library: str) -> None:
        way_out = installing("export")
        super().__init__(
            f"{library}이(가) 설치되어 있지 않음: {way_out.ko}",
            f"{library} is not installed: {way_out.en}",
        )


def recorded(report: Report, lang: Lang) -> str:
    """How far the record goes; empty for an empty store."""
    return recorded_until(report.record_day).say(lang) if report.record_day else ""


def body_name(body: Body, lang: Lang) -> str:
    """A body on a page of a language: short in Korean, in English by its name there."""
    return clean((body.english or body.label) if lang == "en" else body.label)


def ministries_of(event: Event, bodies: Bodies, lang: Lang) -> list[str]:
    """The bodies of an event by their usual names; as printed where the store knows none."""
    known = [bodies.by_id[each] for each in event.ministry_ids if each in bodies.by_id]
    return [body_name(body, lang) for body in known] or [clean(each) for each in event.ministries]


def owners_of(event: Event, bodies: Bodies, lang: Lang) -> list[str]:
    """The same, and behind them those that a reader worked out by the field, marked as such."""
    names = (event.field_ministries_en if lang == "en" else None) or event.field_ministries
    marked = [bracketed(clean(each), WORKED_OUT.say(lang), lang) for each in names]
    return [*ministries_of(event, bodies, lang), *marked]


def place_of(mention: Mention, given: Given) -> str:
    """Where a mention stands: the document's title, the line, the heading."""
    if mention.document is None:
        return ""
    document = given.timeline.documents.get(mention.document)
    title = title_of(document, given.lang) if document else mention.document
    line = Words(f"{mention.line}행", f"line {mention.line}").say(given.lang)
    return clean(f"{title} {line}" + (f" · {mention.at}" if mention.at else ""))


def state_name(row: Row, lang: Lang) -> str:
    """Where an item stands, in one or two words."""
    return STATES[row.standing.state].say(lang)


def how_fine(period: Period, lang: Lang) -> str:
    """A period as people say it, so that nobody takes the last day of a half for the day.

    >>> from aitrack.dates.notation import parse
    >>> [how_fine(parse(text), "ko") for text in ("'24.下", "~'25", "'26.5.21.", "'24~'27")]
    ['2024년 하반기 중', '2025년 말까지', '', '2024년 ~ 2027년']
    >>> how_fine(parse("24.4Q"), "en")
    'some time in Q4 2024'
    """
    first, last = period.start, period.last_day
    if period.bound is Bound.UNDATED:
        return Words("기한 미정", "no date").say(lang)
    if first and first == last:
        return ""
    fine = period.precision
    if period.bound is Bound.ON and first:
        unit = _unit(first, fine, lang)
        return Words(f"{unit} 중", f"some time in {unit}").say(lang)
    if period.bound is Bound.BY and last:
        year_end = (last.month, last.day) == (12, 31) and fine is Precision.YEAR
        ko = f"{last.year}년 말" if year_end else f"{last}"
        return Words(f"{ko}까지", f"by the end of {last.year}" if year_end else f"by {last}").say(
            lang
        )
    left = _unit(first, fine, lang) if first else ""
    right = _unit(last, fine, lang) if last else ""
    if period.bound is Bound.FROM:
        return Words(f"{left}부터", f"from {left} on").say(lang)
    return f"{left} ~ {right}"


def _unit(day: date, fine: Precision, lang: Lang) -> str:
    """The year, half, quarter or month that a day lies in, by name."""
    half, quarter = (day.month - 1) // 6, (day.month - 1) // 3 + 1
    match fine:
        case Precision.HALF:
            ko, en = f"{day.year}년 {'상하'[half]}반기", f"H{half + 1} {day.year}"
        case Precision.QUARTER:
            ko, en = f"{day.year}년 {quarter}분기", f"Q{quarter} {day.year}"
        case Precision.MONTH:
            ko, en = f"{day.year}년 {day.month}월", f"{day:%Y-%m}"
        case Precision.YEAR:
            ko, en = f"{day.year}년", f"{day.year}"
        case Precision.SCHOOL_YEAR:
            ko, en = f"{day.year}학년도", f"the school year of {day.year}"
        case Precision.DECADE:
            ko, en = f"{day.year // 10}0년대", f"the {day.year // 10}0s"
        case _:
            ko = en = str(day)
    return Words(ko, en).say(lang)


def addresses(row: Row) -> list[str]:
    """Every web address that bears an item out, newest entry of the record first."""
    outcome = row.standing.outcome
    said = [each.url for each in outcome.evidence if each.url] if outcome else []
    return [each for each in (*said, row.event.source) if each and is_web(each)]


def is_web(address: str) -> bool:
    """Whether an address may become a link: of the web, and without what another would obey.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)"), is_web("https://a b")
    (True, False, False)
    """
    plain = address.isprintable() and not any(char in ' "<>\\^`{|}' for char in address)
    return plain and address.casefold().startswith(("https://", "http://")) and len(address) > 8  # noqa: PLR2004


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """How many items stand where, in the order of the states."""
    found = dict.fromkeys(STATES, 0)
    for row in rows:
        name = row.standing.state.value
        found[name] = found.get(name, 0) + 1
    return {name: number for name, number in found.items() if number}
