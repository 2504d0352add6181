"""``aitrack show``: one item in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aitrack.commands.filters import unknown
from aitrack.commands.options import takes
from aitrack.commands.output import Output, answer, output
from aitrack.commands.session import Session, session
from aitrack.errors import UsageError
from aitrack.finding import narrowed
from aitrack.language import say
from aitrack.matching import fold_name
from aitrack.model import Event
from aitrack.query import Query, matches
from aitrack.report import build_list
from aitrack.views import detail
from aitrack.views.formats import Format

if TYPE_CHECKING:
    from aitrack.library import AnyTimeline

EXAMPLES = """\
aitrack show ai-safety-institute
aitrack show 전력망
"""
_FEW = 8


@takes(run=session, out=output)
def run(
    run: Session,
    out: Output,
    *,
    event: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=say("항목의 id, 또는 한 항목에만 맞는 낱말", "an id, or words that fit one item"),
        ),
    ],
) -> None:
    """Every mention with its document, line, place and reading, and why the state is what it is."""
    found = find(run.timeline, event)
    report = build_list(run.frame({"id": found.id}), Query(ids=frozenset({found.id})), "show")
    if out.form is Format.TABLE:
        out.write(detail.render(report.rows[0], run.timeline, run.today, run.as_of, run.lang))
        run.remark_problems()
    else:
        answer(run, report, out)


def find(timeline: AnyTimeline, wanted: str) -> Event:
    """The event of an id, of a former id, or the only one whose title, or else words, fit.

    Raises:
        UsageError: None fits, or several do.
    """
    event = timeline.get(wanted)
    if event:
        return event
    folded = fold_name(wanted)
    events = narrowed(timeline, Query(text=folded)).events
    titled = [each for each in events if folded in fold_name(each.title)]
    if not titled:
        events = narrowed(timeline, Query(text=wanted)).events
    fitting = titled or [each for each in events if matches(each, wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        few = ", ".join(each.id for each in fitting[:_FEW]) + ("…" if len(fitting) > _FEW else "")
        raise UsageError(
            f"'{wanted}'에 맞는 항목이 {len(fitting)}개입니다: {few}",
            f"'{wanted}' fits {len(fitting)} items: {few}",
        )
    names = [name for each in timeline.events for name in (each.id, each.title)]
    raise unknown("ID", wanted, names)
