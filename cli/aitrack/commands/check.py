"""``aitrack check``: every mistake in the store, with its line and column."""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.commands.output import OUTPUT, output
from aitrack.commands.parameters import FOLDER_WORD, Command, option
from aitrack.commands.planned import schedule_problems
from aitrack.commands.session import SESSION, clocks, named_stores, remark
from aitrack.documents.provenance import Uncited, uncited, uncited_vague, verify
from aitrack.documents.texts import read_texts
from aitrack.errors import UsageError, Words
from aitrack.language import spoken
from aitrack.model import Problem
from aitrack.printable import clean
from aitrack.store import places
from aitrack.store.files.load import load
from aitrack.views.explain import meaning
from aitrack.views.formats import Format
from aitrack.views.labels import then
from aitrack.views.records import Records, render
from aitrack.views.width import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.dates.day import date
    from aitrack.timeline import Timeline

EXAMPLES = """\
aitrack check
aitrack check --store ./our-store --format json
"""
FIELDS = ("path", "line", "column", "event_id", "field", "message")
_AROUND = 60
COMMAND = Command(
    (
        option(
            "--documents", "원문과 대조: 행, 표기, 제목, 기관", "hold against the texts",
            FOLDER_WORD, completes="folder",
        ),
        option(
            "--coverage", "원문의 날짜 가운데 빠진 것", "dates of the texts that nothing cites",
            FOLDER_WORD, completes="folder",
        ),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> int:
    """All Problems in one pass; exit 1 where there is any."""
    folders, (today, known), out = named_stores(asked), clocks(asked), output(asked)
    documents, coverage = asked["documents"], asked["coverage"]
    named = [Path(each) for each in places.stores(folders)]
    timeline, found = load(named)
    problems = [*found, *schedule_problems(named, timeline)]
    timeline = timeline.as_of(known) if known else timeline
    for folder in filter(None, (documents, coverage)):
        if not os.path.isdir(folder):
            raise UsageError(f"폴더가 아님: {folder}", f"not a folder: {folder}")
    if documents:
        problems += verify(timeline, _texts(timeline, documents))
    if coverage:
        texts = _texts(timeline, coverage)
        problems += map(_left_out, uncited(timeline, texts))
        if vague := sum(1 for _ in uncited_vague(timeline, texts)):
            remark(
                f"날짜 없는 말(향후, 상시 등) {vague}곳은 어느 항목도 인용하지 않음",
                f"words without a date ('향후', '상시' …) that no item cites: {vague}",
            )
    if out.form is Format.TABLE:
        out.write(_page(named, timeline, problems, known))
    else:
        from aitrack.views import heads  # noqa: PLC0415, only for programs

        words = heads.named(FIELDS) | {
            "field": Words("항목", "field")
        }  # of an item's block, not of work
        title = Words("문제", "problems")
        items = tuple(map(_item, problems))
        records = Records(today, known, len(problems), items, words, title)
        out.write(render(records, out.form, spoken(), out.fields, out.headers))
    return 1 if problems else 0


def _texts(timeline: Timeline, folder: str) -> Any:
    """The documents that the folder holds, with a word on those it does not."""
    texts, missing = read_texts(timeline.documents, Path(folder))
    if missing:
        names = ", ".join(missing)
        remark(f"{folder}에 없어 보지 않은 문서: {names}", f"not in {folder}: {names}")
    return texts


def _left_out(found: Uncited) -> Problem:
    around, read = cut(clean(found.around), _AROUND), found.reading
    return Problem(
        found.path, found.line, found.column, None, "when",
        Words(
            f"어느 항목도 인용하지 않는 날짜 {found.text}({meaning(read, 'ko')}): {around}",
            f"no item cites this date {found.text} ({meaning(read, 'en')}): {around}",
        ),
    )  # fmt: skip


def _item(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "event_id": problem.event_id,
        "field": problem.field,
        "message": problem.message.say(spoken()),
    }


def _page(
    folders: list[Path], timeline: Timeline, problems: list[Problem], known: date | None
) -> str:
    """One line a Problem, as compilers print them, then the count."""
    lines = []
    for each in problems:
        about = f" [{each.event_id}]" if each.event_id else ""
        told = f"{each.path}:{each.line}:{each.column}:{about} {each.message.say(spoken())}"
        lines.append(clean(told))  # a name with an end of line in it would tell of another file
    where = clean(", ".join(map(str, folders)))
    lines.append(
        Words(
            f"{where}: 문서 {len(timeline.documents)}건, 항목 {len(timeline.events)}건, "
            f"문제 {len(problems)}건",
            f"{where}: {len(timeline.documents)} documents, {len(timeline.events)} items, "
            f"{len(problems)} problems",
        ).say(spoken())
        + (f"   {then(known).say(spoken())}" if known else "")
    )
    return "\n".join(lines) + "\n"
