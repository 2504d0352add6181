"""``aitrack due``: what is overdue, and what falls due soon."""

from __future__ import annotations

from aitrack.answers.due import build_due
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import FAIL_ON, LIMIT, OUTPUT, answer, conditions, limit, output
from aitrack.commands.parameters import DATE_WORD, FLAG, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, session, span
from aitrack.dates.day import date, timedelta
from aitrack.errors import UsageError, Words
from aitrack.values import replace
from aitrack.views.formats import LISTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack due --ministry 과기정통부
aitrack due --within 2w --no-overdue
aitrack due --today 2025-01-01 --format csv -o due.csv
"""
COMMAND = Command(
    (
        option(
            "--within", "앞으로 이만큼 안의 기한", "deadlines this far ahead", "90d|2w|6m",
            default="90d",
        ),
        option("--until", "이날까지의 기한", "deadlines up to this day", DATE_WORD),
        Parameter(
            "overdue", Words("기한이 지난 것도", "with what is overdue"), names=("--overdue",),
            off="--no-overdue", kind=FLAG, default=True,
        ),
        flag("--undated", "기한 없는 약속도", "with promises without a date"),
        *SESSION, *FILTERS, *OUTPUT, *LIMIT, *FAIL_ON,
    ),
    Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT")),
)  # fmt: skip
_UNITS = "dwmy"
_WORDS = {
    "일": "d", "주일": "w", "주": "w", "개월": "m", "달": "m", "년": "y",
    "days": "d", "day": "d", "weeks": "w", "week": "w", "months": "m", "month": "m",
    "years": "y", "year": "y",
}  # fmt: skip
_MOST_DIGITS = 5


def run(asked: Asked) -> int:
    """Overdue first, then by deadline."""
    run, wanted, out = session(asked), filters(asked), output(asked, LISTS)
    most, failing = limit(asked), conditions(asked)
    query = replace(wanted.query(run.timeline), stale_days=None)
    last = _last_day(run.today, asked["within"], asked["until"])
    named = {**wanted.asked, "until": last.isoformat()}
    if not asked["overdue"]:
        named["overdue"] = False
    if asked["undated"]:
        named["undated"] = True
    report = build_due(
        run.frame(named, most), query, last, overdue=asked["overdue"], undated=asked["undated"],
        stale_days=wanted.asked.get("stale"),
    )  # fmt: skip
    return answer(run, report, out, failing)


def _length(text: str) -> tuple[str, str]:
    """The number of a length and its unit: ``90d``, ``3개월``; days where none is said."""
    for word, unit in _WORDS.items():
        if text.endswith(word):
            return text.removesuffix(word).strip(), unit
    return (text[:-1], text[-1]) if text[-1:] in tuple(_UNITS) else (text, "d")


def _last_day(today: date, within: str, until: str | None) -> date:
    """The last day of the window asked for.

    Raises:
        UsageError: It is no length, or no day with an end.
    """
    if until:
        last = span("--until", until, today).last_day
        if last:
            return last
    number, unit = _length(within)
    if until or not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
        raise UsageError(
            "--within에는 90d(90일), 2w(2주), 6m(6개월), 1y(1년)처럼, --until에는 날짜를 적습니다",
            "--within takes 90d, 2w, 6m or 1y, --until a date",
        )
    try:
        if unit in ("m", "y"):
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415, only for months

            return today + relativedelta(months=int(number) * (12 if unit == "y" else 1))
        return today + timedelta(days=int(number) * (7 if unit == "w" else 1))
    except (OverflowError, ValueError):
        return date.max
