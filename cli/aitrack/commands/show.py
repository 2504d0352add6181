"""``aitrack show``: one item in full."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.answers.report import build_list
from aitrack.commands.filters import unknown
from aitrack.commands.output import OUTPUT, answer, output
from aitrack.commands.parameters import FOLDER_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, session
from aitrack.errors import UsageError, Words
from aitrack.language import spoken
from aitrack.matching import fold_name
from aitrack.query import Query, matches
from aitrack.views import detail
from aitrack.views.formats import Format
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
            Words("항목의 id, 또는 한 항목에만 맞는 낱말", "an id, or words that fit one item"),
            "ID", needed=True, completes="id",
        ),
        flag("--quote", "적힌 행을 앞뒤 행과 함께 원문에서", "the cited lines, from the texts"),
        option(
            "--documents", "원문이 있는 폴더 (AITRACK_DOCUMENTS)",
            "folder of the texts (AITRACK_DOCUMENTS)", FOLDER_WORD, completes="folder",
        ),
        *SESSION, *OUTPUT,
    ),
    Words(EXAMPLES, EXAMPLES.replace("기간전력망", "'National Power Grid'")),
)  # fmt: skip
_FEW = 8


def run(asked: Asked) -> int:
    """Every mention with its document, line, place and reading, and why the state is what it is."""
    run, out = session(asked), output(asked)
    found = find(run.timeline, asked["event"])
    report = build_list(run.frame({"id": found.id}), Query(ids=frozenset({found.id})), "show")
    if asked["quote"] or asked["documents"]:
        from aitrack.commands.quoted import quoted  # noqa: PLC0415, only where lines are asked for

        return quoted(run, report, out, asked["documents"])
    if out.form is not Format.TABLE:
        return answer(run, report, out)
    out.write(detail.render(report.rows[0], run.timeline, run.today, run.as_of, run.lang))
    run.remark_problems()
    return 0


def _is_titled(event: Event, folded: str) -> bool:
    return folded in fold_name(event.title) or folded in fold_name(event.title_en or "")


def find(timeline: AnyTimeline, wanted: str) -> Event:
    """The event of an id, of a former id, or the only one whose title, or else words, fit.

    Raises:
        UsageError: None fits, or several do.
    """
    event = timeline.get(wanted)
    if event:
        return event
    folded = fold_name(wanted)
    if not folded:  # nothing is left of it, and nothing stands in every title
        raise unknown("ID", wanted, ())
    events = narrowed(timeline, Query(text=folded)).events
    titled = [each for each in events if _is_titled(each, folded)]
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
    names = [name for each in timeline.events for name in (each.id, title_of(each, spoken()))]
    raise unknown("ID", wanted, names)
