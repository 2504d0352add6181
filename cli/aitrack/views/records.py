"""Lists that are not events (documents, bodies, problems), in the same formats."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.values import Frozen, dataclass, field
from aitrack.views.cells import cell
from aitrack.views.formats import Format
from aitrack.views.labels import recorded_until, then

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.errors import Lang
    from aitrack.views.grid import Cells

_NOTHING = Words("해당하는 것이 없습니다.", "Nothing.")


@dataclass(frozen=True, slots=True)
class Records(Frozen):
    """What such a list shows: items of one shape, and the heads of the columns for people."""

    today: date
    as_of: date | None
    problems: int
    items: tuple[dict[str, Any], ...]
    heads: dict[str, Words]
    """The fields on the screen; programs get all of them."""
    title: Words
    leaving: tuple[str, ...] = ()
    """Which columns leave a page that is too narrow for them, those first that are missed least."""
    record_day: date | None = None
    """The newest day that the store speaks of."""
    total: int | None = None
    """How many there are, where a limit shows only some."""
    filters: dict[str, Any] = field(default_factory=dict)
    """What was asked of the items that the list is about."""


def render(
    records: Records,
    form: Format,
    lang: Lang,
    fields: Sequence[str] = (),
    headers: Lang | None = None,
    *,
    room: int | None = None,
) -> str:
    """The list as text in one of the formats; a table for a window of so many columns."""
    items = list(records.items)
    if fields:
        items = [{name: item[name] for name in fields} for item in items]
    match form:
        case Format.JSON:
            from aitrack.answers.items import SCHEMA_VERSION  # noqa: PLC0415, only for JSON
            from aitrack.views.json import page  # noqa: PLC0415

            whole = {
                "schema_version": SCHEMA_VERSION,
                "today": records.today.isoformat(),
                "as_of": records.as_of.isoformat() if records.as_of else None,
                "record_day": records.record_day.isoformat() if records.record_day else None,
                "filters": records.filters,
                "total": len(items) if records.total is None else records.total,
                "hidden": {},
                "problems": records.problems,
                "items": items,
            }
            return page(whole)
        case Format.JSONL:
            from aitrack.views.json import line  # noqa: PLC0415, only for JSON

            return "".join(map(line, items))
        case Format.CSV | Format.TSV:
            from aitrack.views.csv import sheet  # noqa: PLC0415, only for a sheet

            names = list(fields or (records.items[0] if records.items else records.heads))
            values = (map(item.__getitem__, names) for item in items)
            between = "," if form is Format.CSV else "\t"
            return sheet(_headed(records, names, headers), values, between)
    names = list(fields or records.heads)
    known = records.heads
    if fields:
        from aitrack.views.heads import named  # noqa: PLC0415, for what has no column on the page

        known = {**named(fields), **known}
    heads = [known[name].say(lang) for name in names]
    columns = [map(cell, said(records.items, name, lang)) for name in names]
    cells = list(map(list, zip(*columns, strict=True)))
    numbers = [_all_numbers(records.items, name) for name in names]
    lines = [_title(records, lang), ""]
    if room is not None and form is Format.TABLE:
        return _page(records, names, [heads, *cells], numbers, room, lang)
    if not cells:
        lines.append(_NOTHING.say(lang))
    if form is Format.MARKDOWN:
        from aitrack.views.markdown import escape, opening  # noqa: PLC0415, only for Markdown

        lines = [*map(opening, lines[0].split("\n")), ""]
        under = ["---:" if number else "---" for number in numbers]
        rows = [heads, under, *(list(map(escape, row)) for row in cells)]
        lines += [f"| {' | '.join(row)} |" for row in rows if cells]
    elif cells:
        from aitrack.views.grid import align, natural_widths  # noqa: PLC0415, only for a page

        table = [heads, *cells]
        lines += align(table, natural_widths([table]), numbers)
    return "\n".join(lines) + "\n"


def _page(
    records: Records, names: list[str], table: Cells, numbers: list[bool], room: int, lang: Lang
) -> str:
    """The table for a window."""
    from aitrack.views.fit import fitted  # noqa: PLC0415, only for a window
    from aitrack.views.grid import left_out  # noqa: PLC0415
    from aitrack.views.paint import painted  # noqa: PLC0415
    from aitrack.views.terminal import drawn  # noqa: PLC0415
    from aitrack.views.width import fold  # noqa: PLC0415

    lines = [each for line in _title(records, lang).split("\n") for each in fold(line, room)]
    text = "\n".join([*lines, ""]) + "\n"
    if len(table) == 1:
        return f"{text}{_NOTHING.say(lang)}\n"
    fit = fitted(names, [table], room, records.leaving)
    right = frozenset(name for name, number in zip(names, numbers, strict=True) if number)
    text += painted(drawn(fit.cells(table), fit, right=right), colour=False)
    foot = left_out(fit.left, records.heads, lang)
    return text + ("\n" + "\n".join(fold(foot, room)) + "\n" if foot else "")


def said(items: Iterable[dict[str, Any]], name: str, lang: Lang) -> list[Any]:
    """A column as a person of the language reads it: many have an English form beside them."""
    if lang == "en":
        return [item.get(f"{name}_en") or item[name] for item in items]
    return [item[name] for item in items]


def _headed(records: Records, names: list[str], headers: Lang | None) -> list[str]:
    """The heads of a sheet: what people call them where that is asked, and has a name."""
    if headers is None:
        return names
    from aitrack.views.heads import named  # noqa: PLC0415, only where they are asked for

    known = named(names) | {name: own for name, own in records.heads.items() if own.say(headers)}
    return [known[name].say(headers) for name in names]


def _title(records: Records, lang: Lang) -> str:
    """What the list is; on its first line also the day whose record it shows."""
    first, *rest = records.title.say(lang).split("\n")
    if records.as_of:
        first += f"   {then(records.as_of).say(lang)}"
    if records.record_day:
        first += f"   {recorded_until(records.record_day).say(lang)}"
    return "\n".join([first, *rest])


def _all_numbers(items: Sequence[dict[str, Any]], name: str) -> bool:
    """Whether a column is of counts, which stand under each other."""
    return bool(items) and all(type(item[name]) is int for item in items)
