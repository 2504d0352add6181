"""Cited lines on a page, in Markdown and as JSON; they come from the reader's own texts."""

from __future__ import annotations

from aitrack.printable import clean
from aitrack.views.labels import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.answers.report import Report
    from aitrack.documents.quoting import Quote
    from aitrack.errors import Lang

_INDENT = "      "


def lines(quote: Quote, lang: Lang) -> list[str]:
    """The line with a mark before it, between its neighbours, each with its number."""
    if quote.wrong:
        return [f"{_INDENT}! {quote.wrong.say(lang)}"]
    numbered = _numbered(quote)
    width = len(str(numbered[-1][0]))
    marked = [(">" if number == quote.line else " ", number, text) for number, text in numbered]
    return [
        f"{_INDENT}{mark} {number:>{width}} | {clean(text)}".rstrip()
        for mark, number, text in marked
    ]


def json(report: Report, quotes: Sequence[Quote | None], fields: Sequence[str]) -> str:
    """The envelope, its one item with ``quotes``."""
    from aitrack.answers.items import envelope  # noqa: PLC0415, only for JSON
    from aitrack.views.json import page  # noqa: PLC0415

    return page(envelope(report, [_item(report, quotes, fields)]))


def jsonl(report: Report, quotes: Sequence[Quote | None], fields: Sequence[str]) -> str:
    """The item alone, on one line."""
    from aitrack.views.json import line  # noqa: PLC0415, only for JSON

    return line(_item(report, quotes, fields))


def markdown(
    report: Report, quotes: Sequence[Quote | None], fields: Sequence[str], lang: Lang
) -> str:
    """The table of the item, then a quotation for each place, the cited line in bold."""
    from aitrack.views.markdown import escape, opening, render  # noqa: PLC0415, only for Markdown

    parts = [render(report, fields, lang).rstrip()]
    for each in _there(quotes):
        url = f" <{each.document.url}>" if each.document.url else ""
        title = escape(clean(title_of(each.document, lang)))
        parts.append(f"**{title}**, {escape(each.document.id)}:{each.line}{url}")
        if each.wrong:
            parts.append(opening(clean(each.wrong.say(lang))))
            continue
        shown = [
            (number == each.line, opening(clean(text).strip()))
            for number, text in _numbered(each)
            if text.strip()
        ]
        quoted = [f"> **{text}**" if cited else f"> {text}" for cited, text in shown]
        parts.append("\n>\n".join(quoted))
    return "\n\n".join(parts) + "\n"


def _item(report: Report, quotes: Sequence[Quote | None], fields: Sequence[str]) -> dict[str, Any]:
    from aitrack.answers.items import item  # noqa: PLC0415, only for JSON

    row = report.rows[0]
    values = item(row, report.numbers.get(row.event.id))
    if fields:
        values = {name: values[name] for name in fields}
    return {**values, "quotes": [_values(each) for each in _there(quotes)]}


def _values(quote: Quote) -> dict[str, Any]:
    return {
        "document": quote.document.id,
        "line": quote.line,
        "before": quote.before,
        "text": quote.text,
        "after": quote.after,
        "file": quote.document.file,
        "url": quote.document.url,
        "same_text": quote.same_text,
        "wrong": quote.wrong.ko if quote.wrong else None,
        "wrong_en": quote.wrong.en if quote.wrong else None,
    }


def _numbered(quote: Quote) -> list[tuple[int, str]]:
    around = enumerate((quote.before, quote.text, quote.after), quote.line - 1)
    return [(number, text) for number, text in around if text is not None]


def _there(quotes: Iterable[Quote | None]) -> Iterable[Quote]:
    return (each for each in quotes if each)
