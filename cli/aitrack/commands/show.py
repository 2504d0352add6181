"""``aitrack show``: one item in full."""

from __future__ import annotations

from aitrack.answers.finding import in_time, narrowed
from aitrack.answers.listing import build_list
from aitrack.commands.choosing import unknown
from aitrack.commands.output import OUTPUT, answer, output
from aitrack.commands.parameters import FOLDER_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, session
from aitrack.errors import UsageError, Words
from aitrack.language import spoken
from aitrack.matching import fold_name
from aitrack.query import Query
from aitrack.searching import matches
from aitrack.values import replace
from aitrack.views import detail
from aitrack.views.formats import LISTS, Format
from aitrack.views.labels import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.report import Report
    from aitrack.commands.output import Output
    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
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
_DIGITS = 10


def run(asked: Asked) -> int:
    """Every mention with its document, line, place and reading, and why the state is what it is."""
    run, out = session(asked), output(asked, LISTS)
    found = find(run.timeline, asked["event"])
    report = build_list(run.frame({"id": found.id}), Query(ids=frozenset({found.id})), "show")
    report = replace(report, numbers=run.numbers([found.id]))
    if asked["quote"] or asked["documents"]:
        from aitrack.commands.quoted import quoted  # noqa: PLC0415, only where lines are asked for

        return quoted(run, report, out, asked["documents"])
    if out.form in (Format.JSON, Format.JSONL) and not out.file:
        _write_whole(run, report, out)
        return 0
    if not out.on_page():
        return answer(run, report, out)
    number = report.numbers[found.id]
    page = detail.render(
        report.rows[0], run.timeline, run.today, run.as_of, run.lang, number=number, room=out.room()
    )
    out.write(page)
    run.remark_problems()
    return 0


def _write_whole(run: Session, report: Report, out: Output) -> None:
    """The item with its whole record, which lists leave out."""
    from aitrack.answers.items import envelope, item  # noqa: PLC0415, only for programs
    from aitrack.views.entries import entry_items  # noqa: PLC0415
    from aitrack.views.json import line, page  # noqa: PLC0415

    (row,) = report.rows
    name = row.event.id
    record = run.timeline.record(name).get(name, ())
    told = item(row, report.numbers[name])
    told["record"] = list(entry_items(record, run.today, run.lang))
    out.check_fields(list(told))
    if out.fields:
        told = {field: told[field] for field in out.fields}
    out.write(page(envelope(report, [told])) if out.form is Format.JSON else line(told))
    run.remark_problems()


def _is_titled(event: Event, folded: str) -> bool:
    return folded in fold_name(event.title) or folded in fold_name(event.title_en or "")


def by_name(timeline: AnyTimeline, wanted: str) -> Event | None:
    """The event of an id, a former id, a number, or the only id that begins so."""
    event = timeline.get(wanted)
    if event or not wanted.isascii():
        return event
    if wanted.isdigit():
        return timeline.numbered(int(wanted)) if len(wanted) < _DIGITS else None
    names = timeline.beginning(wanted)
    return timeline.get(names[0]) if len(names) == 1 else None


def find(timeline: AnyTimeline, wanted: str) -> Event:
    """The event that is named, or the only one that words fit.

    Raises:
        UsageError: None fits, or several do.
    """
    event = by_name(timeline, wanted)
    if event:
        return event
    folded = fold_name(wanted)
    if not folded or (wanted.isascii() and wanted.isdigit()):  # nothing that a title could hold
        raise unknown("ID", wanted, (), way=_way(timeline, wanted))
    asked = Query(text=folded)
    part = narrowed(timeline, asked)
    fitting = [each for each in part.events if _is_titled(each, folded)]
    if not fitting:
        asked = Query(text=wanted)
        part, words = narrowed(timeline, asked), asked.spelled
        fitting = [
            each for each in part.events if matches(each, part.outcomes.get(each.id, ()), words)
        ]
    if len(fitting) == 1:
        return fitting[0]
    fitting.sort(key=lambda each: in_time(each.period))
    if fitting:
        raise _several(timeline, wanted, fitting)
    names = [name for each in timeline.events for name in (each.id, title_of(each, spoken()))]
    raise unknown("ID", wanted, names, way=_way(timeline, wanted))


def _way(timeline: AnyTimeline, wanted: str) -> Words:
    """How to find what was meant: numbers from the first to the last, or words."""
    from shlex import quote  # noqa: PLC0415, only for what is unknown

    if not timeline.total:
        return Words("저장소에 항목이 없음", "the store has no items")
    word = "" if wanted.isdigit() or not fold_name(wanted) else quote(wanted)
    return Words(
        f"번호는 1~{timeline.total}이고, 낱말로 찾으려면 aitrack search {word or '낱말'}",
        f"Numbers run from 1 to {timeline.total}; aitrack search {word or 'WORD'} finds by words",
    )


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
