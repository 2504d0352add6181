"""``aitrack documents``: the texts that everything was read from."""

from __future__ import annotations

from aitrack.commands.output import BOOK, OUTPUT, answer_records, output
from aitrack.commands.parameters import Command
from aitrack.commands.session import SESSION, session
from aitrack.errors import Words
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack documents
aitrack documents --format json
"""
HEADS = {
    "id": Words("ID", "ID"),
    "dated": Words("날짜", "dated"),
    "items": Words("항목", "items"),
    "mentions": Words("언급", "mentions"),
    "title": Words("제목", "title"),
    "publisher": Words("펴낸 곳", "publisher"),
    "url": Words("주소", "address"),
    "note": Words("메모", "note"),
}
LEAVING = ("note", "url", "publisher", "mentions", "items")
COMMAND = Command((*SESSION, *OUTPUT), EXAMPLES)


def run(asked: Asked) -> None:
    """Each with its date, and how much of the store rests on it."""
    run, out = session(asked), output(asked, BOOK)
    cited = run.timeline.citations()
    listed = tuple(
        {
            "id": doc.id,
            "title": doc.title,
            "title_en": doc.title_en,
            "publisher": doc.publisher,
            "dated": doc.dated.isoformat(),
            "inferred": doc.inferred,
            "file": doc.file,
            "sha256": doc.sha256,
            "items": cited.get(doc.id, (0, 0))[0],
            "mentions": cited.get(doc.id, (0, 0))[1],
            "note": doc.note,
            "url": doc.url,
            "publisher_en": doc.publisher_en,
            "note_en": doc.note_en,
            "lines": doc.lines,
        }
        for doc in run.timeline.documents.values()
    )
    title = Words(f"문서 {len(listed)}건", f"{len(listed)} documents")
    records = Records(
        run.today, run.as_of, run.problems, listed, HEADS, title, LEAVING, run.timeline.record_day()
    )
    answer_records(run, records, out)
    run.remark_problems()
