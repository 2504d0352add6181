"""``aitrack search``: items by the words in their titles, notes, tags and ministries."""

from __future__ import annotations

from typing import Annotated

import typer

from aitrack.commands.filters import Filters, filters
from aitrack.commands.options import takes
from aitrack.commands.output import Output, answer, limit, output
from aitrack.commands.session import Session, session
from aitrack.language import say
from aitrack.report import build_list

EXAMPLES = """\
aitrack search 생성형AI
aitrack search 저작권 개정 --format markdown
"""


@takes(run=session, asked=filters, out=output, most=limit)
def run(
    run: Session,
    asked: Filters,
    out: Output,
    most: int | None,
    *,
    text: Annotated[
        list[str],
        typer.Argument(
            metavar=say("낱말...", "TEXT..."), help=say("모두 들어 있어야 함", "all must be there")
        ),
    ],
) -> None:
    """Spaces, quotes and middle dots do not matter."""
    words = " ".join(text)
    frame = run.frame({**asked.asked, "text": words}, most)
    answer(run, build_list(frame, asked.query(run.timeline, words), "search"), out)
