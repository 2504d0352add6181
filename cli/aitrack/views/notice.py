"""An announcement in its shapes; as plain text aligned and whole in a mail, fitted in a window."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.reminders.schedule import Shape
from aitrack.views.grid import align, left_out, natural_widths
from aitrack.views.labels import COLUMNS
from aitrack.views.reminder import cells, envelope, gap, html, markdown, more, sections, subject
from aitrack.views.width import hang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.errors import Lang
    from aitrack.reminders.announcing import Reminder
    from aitrack.views.grid import Cells

_COLUMNS = ("number", "d_day", "deadline", "title", "ministries", "id", "notes")
_HEADS = {**COLUMNS, "notes": Words("덧붙임", "notes")}
_RIGHT = frozenset({"number", "d_day"})
_LEAVING = ("id", "notes", "ministries")


def render(reminder: Reminder, shape: Shape, lang: Lang, *, room: int | None = None) -> str:
    """The whole announcement in one of the shapes; text for a window of so many columns."""
    match shape:
        case Shape.JSON:
            from aitrack.views.json import page  # noqa: PLC0415, only for JSON

            return page(envelope(reminder))
        case Shape.MARKDOWN:
            return markdown(reminder, lang)
        case Shape.HTML:
            return html(reminder, lang)
        case _:
            return text(reminder, lang, room=room)


def text(reminder: Reminder, lang: Lang, *, room: int | None = None) -> str:
    """The announcement, for a plain mail, or for a window of so many columns."""
    lines = hang(subject(reminder, lang), room)
    if said := gap(reminder, lang):
        lines += hang(said, room)
    parts = sections(reminder, lang)
    tables = [
        [
            [str(reminder.numbers.get(each.row.event.id, "")), *cells(each, lang)]
            for each in part.items
        ]
        for part in parts
    ]
    drawn, left = _aligned(tables, _COLUMNS, _RIGHT, room, _LEAVING)
    for part, rows in zip(parts, drawn, strict=True):
        lines += ["", f"[{part.heading}] {len(part.items)}", *rows]
    if reminder.scores:
        from aitrack.views.scorecard import SCORE, score_cells  # noqa: PLC0415, only for a scorecard

        table = score_cells(reminder, lang)
        names = [str(at) for at in range(len(table[0]))]
        lines += ["", f"[{SCORE.say(lang)}]"]
        lines += _aligned([table], names, frozenset(names[1:]), room)[0][0]
    feet = [left_out(left, _HEADS, lang)] * bool(left) + more(reminder, lang)
    last = [part for line in feet for part in hang(line, room)]
    return "\n".join([*lines, "", *last]) + "\n"


def _aligned(
    tables: list[Cells],
    names: Sequence[str],
    right: frozenset[str],
    room: int | None,
    leaving: Sequence[str] = (),
) -> tuple[list[list[str]], tuple[str, ...]]:
    """The lines of each table, all of the same columns, and the columns that did not fit."""
    if not tables:
        return [], ()
    if room is None:
        widths = natural_widths(tables)
        return [align(rows, widths, [name in right for name in names]) for rows in tables], ()
    from aitrack.views.fit import fitted  # noqa: PLC0415, only for a window
    from aitrack.views.paint import painted  # noqa: PLC0415
    from aitrack.views.terminal import drawn  # noqa: PLC0415

    fit = fitted(names, tables, room, leaving, headed=False)
    lines = [
        painted(drawn(fit.cells(rows), fit, right=right), colour=False).splitlines()
        for rows in tables
    ]
    return lines, fit.left
