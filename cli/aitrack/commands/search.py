"""``aitrack search``: items by the words in their titles, notes, tags and ministries."""

from __future__ import annotations

from aitrack.answers.listing import build_list
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import LIMIT, OUTPUT, SORT, answer, limit, output, sorting
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, session
from aitrack.errors import UsageError, Words
from aitrack.matching import fold_name
from aitrack.views.formats import LISTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack search 생성형AI
aitrack search 저작권 개정 --format markdown
"""
ENGLISH = """\
aitrack search generative AI
aitrack search copyright amendment --format markdown
"""
COMMAND = Command(
    (
        Parameter(
            "text", Words("모두 들어 있어야 함", "all must be there"),
            Words("낱말...", "TEXT..."), many=True, needed=True,
        ),
        *SESSION, *FILTERS, *OUTPUT, *LIMIT, *SORT,
    ),
    Words(EXAMPLES, ENGLISH),
)  # fmt: skip


def run(asked: Asked) -> int:
    """Spaces, quotes and middle dots do not matter."""
    run, wanted, out, most = session(asked), filters(asked), output(asked, LISTS), limit(asked)
    words = " ".join(asked["text"])
    if not any(map(fold_name, words.split())):
        raise UsageError(f"찾을 낱말이 없음: '{words}'", f"no word to look for: '{words}'")
    frame = run.frame({**wanted.asked, "text": words}, most)
    query = wanted.query(run.timeline, words)
    report = build_list(frame, query, "search", sorting(asked))
    code = answer(run, report, out)
    if not report.total and out.on_page():
        from aitrack.commands.way_on import say_way_on  # noqa: PLC0415, where nothing is found

        say_way_on(run, wanted, words)
    return code
