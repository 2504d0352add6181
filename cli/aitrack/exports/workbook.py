"""Items as an Excel workbook: one sheet to work in, and one each for what stands behind it.

How a cell is written stands in ``sheets``.
"""

from __future__ import annotations

from aitrack.answers.scores import By, score
from aitrack.dates.wording import iso_days
from aitrack.errors import Words
from aitrack.exports.columns import COLUMNS, cells
from aitrack.exports.given import body_name, ministries_of, place_of
from aitrack.exports.given import state_name as named
from aitrack.exports.palette import LIGHT
from aitrack.exports.sheets import workbook
from aitrack.printable import clean
from aitrack.views.labels import SOURCES, STATUSES, day_text, names_printed, note_of, title_of
from aitrack.views.summary import footing, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.answers.report import Row
    from aitrack.exports.columns import Cell
    from aitrack.exports.given import Given
    from aitrack.exports.sheets import Sheets

_EVIDENCE = (
    ("ID", 26), ("과제|title", 40), ("결과|outcome", 12), ("일어난 때|on", 11),
    ("기록한 날|recorded", 11), ("누구의 말|by", 11), ("메모|note", 50), ("펴낸 곳|publisher", 20),
    ("제목|title", 36), ("날짜|dated", 11), ("주소|address", 40),
)  # fmt: skip
_CONFLICTS = (
    ("ID", 26), ("과제|title", 40), ("곳|place", 60), ("표기|as printed", 16),
    ("읽은 날짜|read as", 24), ("기준|governs", 8), ("기관|ministry", 20),
)  # fmt: skip
_SCORES = (
    ("기관|ministry", 26), ("약속|promised", 8), ("기한 옴|due so far", 9), ("이행|done", 8),
    ("일부 이행|partly done", 9), ("변경·철회|changed", 10), ("미이행 확인|not done", 10),
    ("이행 미확인|unconfirmed", 10), ("기한 전|not yet due", 9), ("끝이 열림|open-ended", 10),
    ("기한 미정|no date", 10), ("제때|on time", 8), ("늦게|late", 8),
)  # fmt: skip


def render(given: Given, *, by_ministry: bool = False) -> bytes:
    """The workbook as a file; the same answer gives the same bytes.

    Args:
        given: The answer.
        by_ministry: Whether each body has a sheet of its items as well.

    Raises:
        MissingExtraError: Without XlsxWriter.
    """
    return workbook(
        given.title or "aitrack", given.report.today, given.lang,
        lambda sheets: _fill(sheets, given, by_ministry=by_ministry),
    )  # fmt: skip


def _fill(sheets: Sheets, given: Given, *, by_ministry: bool) -> None:
    rows = given.report.rows
    _items(sheets, given, Words("과제", "items").say(given.lang), rows)
    if by_ministry:
        for name, own in _by_body(rows, given).items():
            _items(sheets, given, name, own)
    sheets.table(Words("성적표", "scorecard"), _SCORES, _scores(rows, given))
    sheets.table(Words("어긋나는 곳", "conflicts"), _CONFLICTS, _conflicts(rows, given))
    sheets.table(Words("결과와 근거", "evidence"), _EVIDENCE, _evidence(rows, given))
    sheets.lines(Words("안내", "about").say(given.lang), _about(given))


def _items(sheets: Sheets, given: Given, name: str, rows: Sequence[Row]) -> None:
    """A sheet of items, with the columns of ``columns``; the state has its colour."""
    heads = [(column.head.say(given.lang), column.width) for column in COLUMNS]
    sheet = sheets.sheet(name, heads, len(rows), frozen=4)
    at = [column.head.en for column in COLUMNS].index("state")
    fills = {state: sheets.filled(text, tint) for state, (text, tint, _) in LIGHT.items()}
    for place, row in enumerate(rows, 1):
        for column, value in enumerate(cells(row, given)):
            sheets.write(sheet, place, column, value)
        fill = fills.get(row.standing.state.value)
        if fill:
            sheet.write_string(place, at, named(row, given.lang), fill)


def _about(given: Given) -> list[str]:
    """What the other sheets are, of which day, and what they leave out."""
    report, lang = given.report, given.lang
    return [
        heading(report, lang), footing(report, lang),
        *(f"{name}: {value}" for name, value in report.filters.items()),
        Words(
            "'이행 미확인'은 공개된 근거를 찾지 못했다는 뜻이며, 이행하지 않았다는 뜻이 아님.",
            "'unconfirmed': no public evidence was found, which does not mean it was not done.",
        ).say(lang),
        Words(
            "기한은 기간의 마지막 날. '24.下는 2024-12-31까지이며 2025-01-01에야 늦음.",
            "A deadline is the last day of its period: '24.下 is late from 2025-01-01 on.",
        ).say(lang),
        day_text(report.today, lang),
    ]  # fmt: skip


def _by_body(rows: Sequence[Row], given: Given) -> dict[str, list[Row]]:
    """The items of each body, those with most first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in ministries_of(row.event, given.timeline.bodies, given.lang):
            found.setdefault(name, []).append(row)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _scores(rows: Sequence[Row], given: Given) -> list[list[Cell]]:
    groups, whole = score(rows, By.MINISTRY, given.timeline.bodies)
    whole.group = Words("모두", "all").say(given.lang)
    english = {body.label: body_name(body, given.lang) for body in given.timeline.bodies}
    return [
        [
            clean(english.get(each.group, each.group)) or "-", each.promised, each.due,
            each.done, each.partly, each.changed, each.missed, each.unconfirmed, each.open,
            each.open_ended, each.undated, each.on_time, each.late,
        ]
        for each in (*groups, whole)
    ]  # fmt: skip


def _conflicts(rows: Sequence[Row], given: Given) -> list[list[Cell]]:
    """Each reading of what the documents contradict themselves on, the governing one first."""
    return [
        [
            row.event.id, clean(title_of(row.event, given.lang)), place_of(mention, given),
            clean(mention.when or ""), iso_days(mention.period), "○" if at == 0 else "",
            clean(names_printed(mention, given.lang)),
        ]
        for row in rows
        if row.event.disagreements
        for at, mention in enumerate(row.event.mentions)
    ]  # fmt: skip


def _evidence(rows: Sequence[Row], given: Given) -> list[list[Cell]]:
    """The whole record of the items, a line for each piece of evidence."""
    found: list[list[Cell]] = []
    for row in rows:
        for entry in given.timeline.record(row.event.id).get(row.event.id, ()):
            said: list[Cell] = [
                row.event.id, clean(title_of(row.event, given.lang)),
                STATUSES[entry.status].say(given.lang), entry.on, entry.recorded,
                SOURCES[entry.by].say(given.lang), clean(note_of(entry, given.lang) or ""),
            ]  # fmt: skip
            for each in entry.evidence or (None,):
                behind: list[Cell] = [None] * 4
                if each:
                    texts = (each.publisher, each.title or "")
                    behind = [*map(clean, texts), each.dated, clean(each.url or "")]
                found.append([*said, *behind])
    return found
