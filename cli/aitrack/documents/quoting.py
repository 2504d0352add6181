"""The lines that an event cites, as a reader's own copy of the documents has them."""

from __future__ import annotations

from aitrack.documents.provenance import squeeze
from aitrack.errors import Words
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from aitrack.documents.texts import Text
    from aitrack.model import Document, Event, Mention


@dataclass(frozen=True, slots=True)
class Quote(Frozen):
    """One mention's line with its neighbours, or why it cannot be shown."""

    document: Document
    line: int
    before: str | None = None
    """None at the first line of a text."""
    text: str | None = None
    """The line itself; None where it is not there as recorded."""
    after: str | None = None
    path: str | None = None
    """Where the reader has the document."""
    same_text: bool = False
    """Whether that is, to the byte, the text that the store was read from."""
    wrong: Words | None = None
    """Why there is no line."""


def quote_all(
    event: Event, documents: Mapping[str, Document], texts: Mapping[str, Text]
) -> list[Quote | None]:
    """One for each mention, in order; None for one that is of no document.

    Args:
        event: Whose mentions they are.
        documents: Of the store, by id.
        texts: Those that the reader has, by the same ids.
    """
    found: list[Quote | None] = []
    for each in event.mentions:
        document = documents.get(each.document or "")
        found.append(_quote(each, document, texts.get(document.id)) if document else None)
    return found


def _quote(mention: Mention, document: Document, text: Text | None) -> Quote:
    line = mention.line or 0
    if text is None:
        where = f": {document.url}" if document.url else ""
        return Quote(document, line, wrong=Words(
            f"원문 {document.file}이(가) 없음{where}", f"{document.file} is not there{where}",
        ))  # fmt: skip
    same = text.sha256 == document.sha256
    wrong = None
    if not 1 <= line <= len(text.lines):
        wrong = Words(
            f"{line}행이 없음(모두 {len(text.lines)}행)",
            f"there is no line {line} (of {len(text.lines)})",
        )
    elif mention.when and squeeze(mention.when) not in squeeze(text.lines[line - 1]):
        wrong = Words(
            f'{line}행에 "{mention.when}"이(가) 없음', f'line {line} does not say "{mention.when}"'
        )
    if wrong:
        if not same:
            wrong = Words(
                f"{wrong.ko}. 기록할 때와 다른 판의 글임",
                f"{wrong.en}; it is another text than the one recorded",
            )
        return Quote(document, line, path=text.path, same_text=same, wrong=wrong)
    return Quote(
        document, line, text.lines[line - 2] if line > 1 else None, text.lines[line - 1],
        text.lines[line] if line < len(text.lines) else None, text.path, same,
    )  # fmt: skip
