"""``aitrack show``: one item in full."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.answers.report import build_list
from aitrack.commands.filters import unknown
from aitrack.commands.output import OUTPUT, answer, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, session
from aitrack.errors import UsageError, Words
from aitrack.matching import fold_name
from aitrack.query import Query, matches
from aitrack.views import detail
from aitrack.views.formats import LISTS
from aitrack.views.labels import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.library import AnyTimeline
    from aitrack.commands.parameters import Asked
    from aitrack.model import Event

EXAMPLES = """\
aitrack show ai-safety-institute
aitrack show 기간전력망
"""
COMMAND = Command(
    (
        Parameter(
            "event",
            Words(
                "항목의 번호나 id, 또는 한 항목에만 맞는 낱말",
                "a number, an id, or words that fit one item",
            ),
            "ID", needed=True, completes="id",
        ),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip
_FEW = 8
_DIGITS = 10


def run(asked: Asked) -> int:
    """Every mention with its document, line, place and reading, and why the state is what it is."""
    run, out = session(asked), output(asked, LISTS)
    found = find(run.timeline, asked["event"])
    report = build_list(run.frame({"id": found.id}), Query(ids=frozenset({found.id})), "show")
    if not out.on_page():
        return answer(run, report, out)
    number = run.numbers([found.id])[found.id]
    page = detail.render(
        report.rows[0], run.timeline, run.today, run.as_of, run.lang, number=number, room=out.room()
    )
    out.write(page)
    run.remark_problems()
    return 0


def find(timeline: AnyTimeline, wanted: str) -> Event:
    """The event of an id, a former id or a number, or the only one that words fit.

    Raises:
        UsageError: None fits, or several do.
    """
    event = timeline.get(wanted)
    if event is None and wanted.isascii() and wanted.isdigit() and len(wanted) < _DIGITS:
        event = timeline.numbered(int(wanted))
    if event:
        return event
    folded = fold_name(wanted)
    if not folded:  # nothing is left of it, and nothing stands in every title
        raise unknown("ID", wanted, ())
    events = narrowed(timeline, Query(text=folded)).events
    titled = [each for each in events if folded in fold_name(each.title)]
    if not titled:
        events = narrowed(timeline, Query(text=wanted)).events
    fitting = titled or [each for each in events if matches(each, wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise _several(timeline, wanted, fitting)
    names = [name for each in timeline.events for name in (each.id, each.title)]
    raise unknown("ID", wanted, names)


def _several(timeline: AnyTimeline, wanted: str, fitting: list[Event]) -> UsageError:
    """What is said where several items fit: how many, and which to choose from."""
    shown = fitting[:_FEW]
    numbers = timeline.numbers([each.id for each in shown])
    width = max(len(str(number)) for number in numbers.values())
    below = [
        Words(
            f"{numbers[each.id]:>{width}}  {each.id}  {each.title}",
            f"{numbers[each.id]:>{width}}  {each.id}  {title_of(each, 'en')}",
        )
        for each in shown
    ]
    left = len(fitting) - len(shown)
    more = [Words(f"그 밖에 {left}개: aitrack search", f"and {left} more: aitrack search")]
    return UsageError(
        f"'{wanted}'에 맞는 항목이 {len(fitting)}개입니다. 번호나 id로 고르십시오:",
        f"'{wanted}' fits {len(fitting)} items; choose one by its number or id:",
        below=[*below, *more[: left > 0]],
    )
