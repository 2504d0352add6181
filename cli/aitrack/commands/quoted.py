"""``aitrack show --quote``: the cited lines, from the texts as the reader has them."""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.commands.session import remark
from aitrack.documents.quoting import quote_all
from aitrack.documents.texts import read_texts
from aitrack.errors import UsageError
from aitrack.views import detail, quotes
from aitrack.views.formats import FIELDS, Format

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report
    from aitrack.commands.output import Output
    from aitrack.commands.session import Session
    from aitrack.documents.quoting import Quote

DOCUMENTS = "AITRACK_DOCUMENTS"
"""Names the folder of the texts, where the command line does not."""


def quoted(run: Session, report: Report, out: Output, documents: str | None) -> int:
    """One item with its cited lines; 1 where one of them is not there as recorded.

    Raises:
        UsageError: The texts are nowhere, or the format has no place for them.
    """
    out.check_fields(FIELDS)
    row, known = report.rows[0], run.timeline.documents
    cited = {each.document for each in row.event.mentions}
    asked = {name: known[name] for name in known if name in cited}
    if not asked:
        source = row.event.source or ""
        raise UsageError(
            f"문서에서 온 항목이 아님: {source}", f"it comes from no document: {source}"
        )
    found = quote_all(row.event, known, read_texts(asked, _folder(documents))[0])
    match out.form:
        case Format.TABLE:
            page = detail.render(row, run.timeline, run.today, run.as_of, run.lang, quotes=found)
        case Format.MARKDOWN:
            page = quotes.markdown(report, found, out.fields, run.lang)
        case Format.JSON:
            page = quotes.json(report, found, out.fields)
        case Format.JSONL:
            page = quotes.jsonl(report, found, out.fields)
        case _:
            raise UsageError(
                "--quote는 table, markdown, json, jsonl에서 씁니다",
                "--quote works with table, markdown, json and jsonl",
            )
    out.write(page)
    there = [each for each in found if each]
    _remark_on(there)
    run.remark_problems()
    return int(any(each.wrong for each in there))


def _folder(named: str | None) -> Path:
    """The folder of the texts.

    Raises:
        UsageError: None is named, or it is none.
    """
    folder = named or os.environ.get(DOCUMENTS)
    if not folder:
        raise UsageError(
            f"원문이 있는 폴더를 적습니다: --documents 폴더, 또는 {DOCUMENTS}",
            f"say where the texts are: --documents DIR, or {DOCUMENTS}",
        )
    if not os.path.isdir(folder):
        raise UsageError(f"폴더가 아님: {folder}", f"not a folder: {folder}")
    return Path(folder)


def _remark_on(found: list[Quote]) -> None:
    """What is not there as recorded, and which texts are others than those recorded."""
    for each in found:
        if each.wrong:
            place = f"{each.path or each.document.file}:{each.line}"
            remark(f"{place}: {each.wrong.ko}", f"{place}: {each.wrong.en}")
    others = {each.path: None for each in found if not each.same_text and not each.wrong}
    for path in others:
        remark(
            f"{path}: 기록할 때와 다른 판의 글이나 적힌 행에 표기가 있음",
            f"{path}: another text than the one recorded, but the notation is in its line",
        )
