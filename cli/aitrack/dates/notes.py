"""A date with a note beside it: ``('25.下, 과기정통부)``, ``시행(3월 19일) 전``."""

from __future__ import annotations

import re

from aitrack.dates.cursor import NotationError
from aitrack.dates.day import date
from aitrack.dates.kinds import Kind
from aitrack.dates.period import Bound
from aitrack.dates.spans import SpanReader
from aitrack.dates.tokens import Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aitrack.dates.reading import Reading
    from aitrack.dates.said import Memory

_MONTHS = 12
_RELATIVE = (Kind.RELATIVE_DAY, Kind.RELATIVE_WEEK, Kind.SAID_DAY)
_BRACKET = re.compile(r"[(\[<「].+[)\]>」]\Z")
_NOTE = re.compile(
    r"(?:[^0-9'~]|[0-9][0-9,.]*\s?(?:조|억|만|천|백|원|명|개|건|곳|대|종|배|회|%)){1,40}\Z"
)
_EVENT_DAY = re.compile(
    r"[가-힣A-Za-z\s]{1,20}\((?P<date>[^()]+(?:\([월화수목금토일]\))?)\)\s?(?P<bound>[가-힣]{0,4})\Z"
)
_SINCE_EVENT = re.compile(r"[가-힣\s]{1,20}?(?:날|일)(?:로)?(?:부터|~)\s?(?P<date>.*[0-9].*)\Z")
_PARTICLE = re.compile(
    r"(?P<date>.*[0-9년월일말초중주해기순까지부터이후내])(?:에는|에도|에|은|는|의|엔|도|이다)\Z"
)
_SAID_AFTER = re.compile(r"\([가-힣\s]{1,8}\)\s?(?P<date>.+)\Z")
_UNDATED_LEFT = re.compile(r"[가-힣\s]{1,12}\s?(?P<date>~.*[0-9].*)\Z")

_COMPACT = re.compile(
    r"([12](?<![0-9A-Za-z._/-].)[09]\d\d)([01]\d)([0-3]\d)"
    r"(?:\s?(~)\s?((?:19|20)\d\d)([01]\d)([0-3]\d))?(?(4)|(?=까지|부터))(까지|부터|)(?![0-9A-Za-z_/-])"
)
"""``20241221~20250105``: digits without a mark, where a wave or 까지 shows that they are days."""
_EIGHT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
"""``20260521``: a day where it is the whole notation, never in a text."""
_WEEK = re.compile(
    r"([12](?<![0-9A-Za-z._/-].)[09]\d\d)(?:-?W|년\s?제?\s?)([0-5]?\d)(?:(?<=W\d\d)(?:-?([1-7]))?|\s?주차?)"
    r"(까지|부터|)(?![0-9A-Za-z_/-]|[가-힣]?간)"
)
"""``2026-W48``, ``2026-W48-4``, ``2026년 48주차``: a week of the year by KS X ISO 8601."""
_FOUR_DIGITS = re.compile(r"\d{4}")
"""Each of these forms has a year in full."""
_STAMP = re.compile(
    r"([12](?<![0-9A-Za-z._/-].)[09]\d\d-[01]\d-[0-3]\d)"
    r"T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-][01]\d:?[0-5]\d)?(?![0-9A-Za-z_/-])"
)
"""``2026-11-26T10:00:00+09:00``: the day that is written, wherever the clock stands."""
_YEAR_LAST = re.compile(r"/([0-3]?\d)/((?:19|20)\d\d)(?![0-9A-Za-z_/-])")
_BEFORE_IT = re.compile(r"(?<![0-9A-Za-z._/-])[0-3]?\d\Z")
"""``31/12/2026`` and ``12/31/2026``, where only one of the numbers can be the month."""


def compact(folded: str, reference: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Every day of a text in eight digits and bound, week of a year, and time stamp."""
    for pattern, before, said in _COMPACT_FORMS if _FOUR_DIGITS.search(folded) else ():
        for match in pattern.finditer(folded):
            at = match.start()
            head = before and before.search(folded, at - _LONGEST_HEAD, at)
            try:
                text = said(match, head[0] if head else "")
                found = SpanReader(text, Tokens(text), range(len(text)), reference).whole()
            except (NotationError, ValueError):  # no such day or week
                continue
            yield head.start() if head else at, match.end(), found


def _digits(match: re.Match[str], _: str) -> str:
    year, month, day, wave, *last, side = match.groups()
    return f"{year}-{month}-{day}" + ("~" + "-".join(last) if wave else "") + side


def _week(match: re.Match[str], _: str) -> str:
    year, week, day, side = match.groups()
    days = [date.fromisocalendar(int(year), int(week), int(day or end)) for end in (1, 7)]
    return f"{days[side == '까지']}{side}" if side or day else f"{days[0]}~{days[1]}"


def _turned(match: re.Match[str], first: str) -> str:
    second, year = match.groups()
    month, day = (first, second) if int(first) <= _MONTHS else (second, first)
    if int(month) != int(day) <= _MONTHS:  # both can be it
        raise ValueError(match[0])
    return f"{year}-{month}-{day}"


def _stamped(match: re.Match[str], _: str) -> str:
    return match[1]


_COMPACT_FORMS: tuple[
    tuple[re.Pattern[str], re.Pattern[str] | None, Callable[[re.Match[str], str], str]], ...
] = (
    (_COMPACT, None, _digits), (_WEEK, None, _week),
    (_STAMP, None, _stamped), (_YEAR_LAST, _BEFORE_IT, _turned),
)  # fmt: skip
"""What is looked for, what must stand before it, and how the grammar would write it."""
_LONGEST_HEAD = 12


def read(folded: str, reference: date | None, memory: Memory) -> Reading | None:
    """The date that stands beside a note; None where there is none, or more than one."""
    for start, stop, found in compact(folded, reference):
        if stop - start == len(folded):
            return found
    eight = _EIGHT.fullmatch(folded)
    inside = [("-".join(eight.groups()), None)] if eight else _inside(folded)
    for text, wanted in inside:
        reader = SpanReader(text, Tokens(text), range(len(text)), reference, memory=memory)
        reader.lead()
        try:
            found = reader.whole()
        except NotationError:
            continue
        if wanted is None or found.period.bound is wanted:
            return found
    return None


def _inside(folded: str) -> Iterator[tuple[str, Bound | None]]:
    """What may be the date, and the bound it must have."""
    relative = Tokens(folded)[0].kind in _RELATIVE  # 오늘(23일): the grammar has compared them
    if not relative and (match := _EVENT_DAY.match(folded)):
        yield match["date"] + match["bound"], None
    for pattern in (_SINCE_EVENT, _UNDATED_LEFT):
        if match := pattern.match(folded):
            yield match["date"], Bound.BY
    if match := _PARTICLE.match(folded):
        yield match["date"], None
    if match := _SAID_AFTER.match(folded):
        yield match["date"], None
    bracket = _BRACKET.match(folded)
    parts = [part.strip() for part in re.split(r"[,;](?![0-9]{3})\s?", folded)]
    dates = [part for part in parts if not _NOTE.match(part)]
    if len(parts) > 1 and len(dates) == 1:
        yield f"({dates.pop()})" if bracket else dates.pop(), None
