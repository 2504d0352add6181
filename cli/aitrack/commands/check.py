"""``aitrack check``: every mistake in the store, with its line and column."""

from __future__ import annotations

from pathlib import Path

import typer

from aitrack.commands.options import takes
from aitrack.commands.output import Output, output
from aitrack.commands.session import store_option
from aitrack.dates import clock
from aitrack.errors import Words
from aitrack.language import spoken
from aitrack.model import Problem, Timeline
from aitrack.store import load
from aitrack.store.locate import stores
from aitrack.views import Format
from aitrack.views.records import Records, render

EXAMPLES = """\
aitrack check
aitrack check --store ./our-store --format json
"""
HEADS = {
    name: Words(name, name) for name in ("path", "line", "column", "event_id", "field", "message")
}


@takes(folders=store_option, out=output)
def run(folders: list[str], out: Output) -> None:
    """All Problems in one pass; exit 1 where there is any."""
    named = stores(folders)
    timeline, problems = load(named)
    if out.form is Format.TABLE:
        out.write(_page(named, timeline, problems))
    else:
        items = tuple(
            {
                "path": each.path,
                "line": each.line,
                "column": each.column,
                "event_id": each.event_id,
                "field": each.field,
                "message": each.message.say(spoken()),
            }
            for each in problems
        )
        title = Words("문제", "problems")
        records = Records(clock.today().seoul, None, len(problems), items, HEADS, title)
        out.write(render(records, out.form, spoken(), out.fields))
    if problems:
        raise typer.Exit(1)


def _page(folders: list[Path], timeline: Timeline, problems: tuple[Problem, ...]) -> str:
    """One line a Problem, as compilers print them, then the count."""
    lines = []
    for each in problems:
        about = f" [{each.event_id}]" if each.event_id else ""
        lines.append(f"{each.path}:{each.line}:{each.column}:{about} {each.message.say(spoken())}")
    where = ", ".join(map(str, folders))
    lines.append(
        Words(
            f"{where}: 문서 {len(timeline.documents)}건, 항목 {len(timeline.events)}건, "
            f"문제 {len(problems)}건",
            f"{where}: {len(timeline.documents)} documents, {len(timeline.events)} items, "
            f"{len(problems)} problems",
        ).say(spoken())
    )
    return "\n".join(lines) + "\n"
