"""Items as an Excel workbook: one sheet to work in, and one each for what stands behind it.

Every text is written as text, so nothing in the data becomes a formula or a link of its own making;
days are days. The only links are the addresses of evidence.
"""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from aitrack.answers.scores import By, score
from aitrack.dates.wording import iso_days
from aitrack.errors import Words
from aitrack.exports.columns import COLUMNS, cells
from aitrack.exports.given import MissingExtraError, body_name, is_web, ministries_of, place_of
from aitrack.exports.given import state_name as named
from aitrack.exports.palette import LIGHT
from aitrack.printable import clean
from aitrack.views.labels import SOURCES, STATUSES, day_text, names_printed, note_of, title_of
from aitrack.views.summary import footing, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.exports.columns import Cell
    from aitrack.exports.given import Given

_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd",
}  # fmt: skip
_FONT = "맑은 고딕"
_HEAD = {
    "bold": True, "font_name": _FONT, "font_size": 10, "bg_color": "#1f3a5f",
    "font_color": "#ffffff", "valign": "vcenter", "text_wrap": True, "border": 1,
    "border_color": "#c8d0da",
}  # fmt: skip
_BODY = {"font_name": _FONT, "font_size": 10, "valign": "top"}
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_000
_LONGEST_LINK = 2079
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
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
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415, of the extra
    except ImportError:
        raise MissingExtraError("XlsxWriter") from None
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    noon = datetime.combine(given.report.today, time())
    book.set_properties({"title": clean(given.title or "aitrack"), "created": noon})
    sheets = _Sheets(book, given)
    rows = given.report.rows
    sheets.items(Words("과제", "items").say(given.lang), rows)
    if by_ministry:
        for name, own in _by_body(rows, given).items():
            sheets.items(name, own)
    sheets.table(Words("성적표", "scorecard"), _SCORES, _scores(rows, given))
    sheets.table(Words("어긋나는 곳", "conflicts"), _CONFLICTS, _conflicts(rows, given))
    sheets.table(Words("결과와 근거", "evidence"), _EVIDENCE, _evidence(rows, given))
    sheets.about()
    book.close()
    return out.getvalue()


class _Sheets:
    """The sheets of one workbook, as they are added.

    Args:
        book: The workbook.
        given: The answer.
    """

    def __init__(self, book: Any, given: Given) -> None:
        self.book, self.given = book, given
        self.names: set[str] = set()
        self.head = book.add_format(_HEAD)
        self.body = book.add_format({**_BODY, "text_wrap": True})
        self.number = book.add_format({**_BODY, "num_format": "0"})
        self.day = book.add_format({**_BODY, "num_format": "yyyy-mm-dd", "align": "left"})
        self.link = book.add_format({**_BODY, "font_color": "#1a56b0", "underline": 1})
        self.fills = {
            state: book.add_format({**_BODY, "font_color": text, "bg_color": tint})
            for state, (text, tint, _) in LIGHT.items()
        }

    def items(self, name: str, rows: Sequence[Row]) -> None:
        """A sheet of items, with the columns of ``columns``; the state has its colour."""
        heads = [(column.head.say(self.given.lang), column.width) for column in COLUMNS]
        sheet = self._sheet(name, heads, len(rows), frozen=4)
        at = [column.head.en for column in COLUMNS].index("state")
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(cells(row, self.given)):
                self._write(sheet, place, column, value)
            fill = self.fills.get(row.standing.state.value)
            if fill:
                sheet.write_string(place, at, named(row, self.given.lang), fill)

    def table(
        self, name: Words, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
    ) -> None:
        """A sheet of something else; its heads are Korean and English in one."""
        lang, found = self.given.lang, list(rows)
        said = [(Words(*(each.split("|") * 2)[:2]).say(lang), width) for each, width in heads]
        sheet = self._sheet(name.say(lang), said, len(found), frozen=1)
        for place, row in enumerate(found, 1):
            for column, value in enumerate(row):
                self._write(sheet, place, column, value)

    def about(self) -> None:
        """A sheet that says what the others are, of which day, and what they leave out."""
        report, lang = self.given.report, self.given.lang
        lines = [
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
        sheet = self.book.add_worksheet(Words("안내", "about").say(lang))
        sheet.set_column(0, 0, 100)
        for place, text in enumerate(filter(None, map(clean, lines))):
            sheet.write_string(place, 0, text, self.body)

    def _sheet(self, name: str, heads: Sequence[tuple[str, int]], rows: int, frozen: int) -> Any:
        """A new sheet with its heads, which stay in sight and print on every page."""
        sheet = self.book.add_worksheet(self._name(name))
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(rows, 1), len(heads) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def _name(self, name: str) -> str:
        """One that Excel takes, and no other sheet has."""
        plain = clean(name).translate(_FORBIDDEN).strip()[:_LONGEST_NAME] or "-"
        found, number = plain, 2
        while found.casefold() in self.names:
            found, number = f"{plain[: _LONGEST_NAME - 4]} {number}", number + 1
        self.names.add(found.casefold())
        return found

    def _write(self, sheet: Any, row: int, column: int, value: Cell) -> None:
        """A cell of its kind: a day, a number, a link, or text that stays text."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.body)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.day)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.number)
        elif is_web(value) and len(value) <= _LONGEST_LINK:
            if sheet.write_url(row, column, value, self.link, string=value[:255]):
                sheet.write_string(row, column, value, self.body)
        else:
            sheet.write_string(row, column, value[:_LONGEST_TEXT], self.body)


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
        for entry in given.timeline.outcomes.get(row.event.id, ()):
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
