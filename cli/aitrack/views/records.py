"""Lists that are not events (documents, bodies, problems), in the same formats."""

from __future__ import annotations

import io

from aitrack.answers.items import SCHEMA_VERSION
from aitrack.values import dataclass
from aitrack.views.csv import cell, sheet, sheet_cell
from aitrack.views.formats import Format
from aitrack.views.grid import align, natural_widths
from aitrack.views.json import line, page
from aitrack.views.labels import then

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from aitrack.errors import Lang, Words


@dataclass(frozen=True, slots=True)
class Records:
    """What such a list shows: items of one shape, and the heads of the columns for people."""

    today: date
    as_of: date | None
    problems: int
    items: tuple[dict[str, Any], ...]
    heads: dict[str, Words]
    """The fields on the screen; programs get all of them."""
    title: Words


def render(
    records: Records,
    form: Format,
    lang: Lang,
    fields: Sequence[str] = (),
    headers: Lang | None = None,
) -> str:
    """The list as text in one of the formats."""
    items = [{name: item[name] for name in fields or item} for item in records.items]
    match form:
        case Format.JSON:
            whole = {
                "schema_version": SCHEMA_VERSION,
                "today": records.today.isoformat(),
                "as_of": records.as_of.isoformat() if records.as_of else None,
                "filters": {},
                "total": len(items),
                "hidden": {},
                "problems": records.problems,
                "items": items,
            }
            return page(whole)
        case Format.JSONL:
            return "".join(map(line, items))
        case Format.CSV | Format.TSV:
            out = io.StringIO()
            writer = sheet(out, "," if form is Format.CSV else "\t")
            names = list(fields or (records.items[0] if records.items else records.heads))
            writer.writerow(_headed(records, names, headers))
            writer.writerows([sheet_cell(item[name]) for name in names] for item in items)
            return out.getvalue()
    names = list(fields or records.heads)
    heads = [records.heads[name].say(lang) if name in records.heads else name for name in names]
    cells = [[cell(_said(item, name, lang)) for name in names] for item in records.items]
    numbers = [_all_numbers(records.items, name) for name in names]
    lines = [_title(records, lang), ""]
    if form is Format.MARKDOWN:
        from aitrack.views.markdown import escape, opening  # noqa: PLC0415, only for Markdown

        lines = [*map(opening, lines[0].split("\n")), ""]
        under = ["---:" if number else "---" for number in numbers]
        rows = [heads, under, *(list(map(escape, row)) for row in cells)]
        lines += [f"| {' | '.join(row)} |" for row in rows if cells]
    elif cells:
        table = [heads, *cells]
        lines += align(table, natural_widths([table]), numbers)
    return "\n".join(lines) + "\n"


def _said(item: dict[str, Any], name: str, lang: Lang) -> Any:
    """A value as a person of the language reads it: titles have an English form."""
    english = item.get("title_en") if name == "title" and lang == "en" else None
    return english or item[name]


def _headed(records: Records, names: list[str], headers: Lang | None) -> list[str]:
    """The heads of a sheet: what people call them where that is asked, and has a name."""
    known = records.heads if headers else {}
    return [(known[name].say(headers or "ko") or name) if name in known else name for name in names]


def _title(records: Records, lang: Lang) -> str:
    """What the list is; on its first line also the day whose record it shows."""
    first, *rest = records.title.say(lang).split("\n")
    if records.as_of:
        first += f"   {then(records.as_of).say(lang)}"
    return "\n".join([first, *rest])


def _all_numbers(items: Sequence[dict[str, Any]], name: str) -> bool:
    """Whether a column is of counts, which stand under each other."""
    return bool(items) and all(type(item[name]) is int for item in items)
