"""How an answer leaves: its format, its file, its exit code."""

from __future__ import annotations

import os
import sys

from aitrack.commands.filters import whole_number
from aitrack.commands.parameters import NO_PAGER, PATH, Parameter, flag, option
from aitrack.commands.session import remark
from aitrack.errors import UsageError, Words
from aitrack.language import LANGUAGES
from aitrack.printable import page
from aitrack.streams import deliver
from aitrack.values import Frozen, dataclass, replace
from aitrack.views.formats import FIELDS, FILES, SHEET, SUFFIXES, Format, render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from aitrack.answers.listing import Sorting
    from aitrack.answers.report import Report
    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.errors import Lang
    from aitrack.views.records import Records

ASKED_TO_FAIL = 4
CONDITIONS = {
    "due": Words("다가오는 기한", "falling due"), "overdue": Words("기한 경과", "overdue"),
    "stale": Words("소식 없음", "no news"), "problems": Words("문제", "problems"),
}  # fmt: skip
OUTPUT = (
    Parameter(
        "format", Words("출력 형식", "output format"), "|".join(Format), ("--format", "-f"),
        completes=tuple(Format),
    ),
    Parameter(
        "output",
        Words("파일로 쓰기 (형식은 확장자에서, -는 화면)", "write a file (format from its suffix)"),
        Words("파일", "FILE"), ("--output", "-o"), PATH, completes="file",
    ),
    option(
        "--fields", "이 항목만 (표가 아닌 형식에서)", "only these fields (not in tables)",
        Words("이름,…", "NAME,…"),
    ),
    option(
        "--headers", "CSV·TSV의 머리글을 이 말로 (없으면 필드 이름)",
        "heads of CSV and TSV in this language (else field names)", "ko|en", completes=LANGUAGES,
    ),
    NO_PAGER,
)  # fmt: skip
LIMIT = (
    Parameter(
        "limit", Words("앞의 N개만 (나머지는 셈)", "the first N only (the rest is counted)"), "N",
        ("--limit", "-n"),
    ),
)  # fmt: skip
BOOK = ("xlsx",)
"""The file for other programs that a list of anything can be."""
ORDERS = {
    "time": Words("시기", "time"), "deadline": Words("기한", "deadline"),
    "title": Words("이름", "title"), "ministry": Words("기관", "ministry"),
    "kind": Words("갈래", "kind"), "state": Words("상태", "state"),
    "news": Words("소식", "news"), "id": Words("ID", "id"),
}  # fmt: skip
_PAGES = (Format.TABLE, Format.MARKDOWN)  # their words are cleaned as a whole, on their way out
_UNCOUNTED = (Format.CSV, Format.TSV, Format.JSONL)  # rows and nothing else
SORT = (
    option(
        "--sort", "차례: 시기, 기한, 이름, 기관, 갈래, 상태, 소식", "order of the rows",
        "|".join(ORDERS), completes=tuple(ORDERS),
    ),
    flag("--reverse", "거꾸로", "the last one first"),
)  # fmt: skip
FAIL_ON = (
    option(
        "--fail-on", "이런 것이 있으면 종료 코드 4", "exit 4 where there is any",
        "|".join(CONDITIONS), many=True, completes=tuple(CONDITIONS),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Output(Frozen):
    """Where the answer goes and in what form."""

    form: Format
    path: str | None
    fields: tuple[str, ...]
    file: str | None = None
    """The kind of file that another program opens, where it is one: ``ics``, ``xlsx`` …"""
    headers: Lang | None = None
    """The language of a sheet's heads; None for the names that programs know."""

    def on_page(self) -> bool:
        """Whether it is a page to read, which a command may lay out its own way."""
        return self.form is Format.TABLE and self.file is None

    paged: bool = True
    """Whether what is longer than a window is shown a page at a time."""

    def room(self) -> int | None:
        """The columns that a page has to fit; None where there is no window.

        A pipe has one where ``COLUMNS`` says so, as for ``watch``; a file has none, and neither
        have the formats that are for programs.
        """
        if self.path is not None or self.form is not Format.TABLE:
            return None
        if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
            return None
        from aitrack.streams import named_columns, window_columns  # noqa: PLC0415, for one

        return window_columns() if sys.stdout.isatty() or named_columns() else None

    def write_folded(self, text: str) -> None:
        """The same for prose: lines wider than the window are folded, not broken anywhere."""
        room = self.room()
        if room is not None:
            from aitrack.views.width import hang, margin_of  # noqa: PLC0415, only for a window

            lines = (
                part for line in text.split("\n") for part in hang(line, room, margin_of(line))
            )
            text = "\n".join(lines)
        self.write(text)

    def write(self, text: str, *, cleaned: bool = False) -> None:
        """To the file asked for, which is the old one or the whole new one, or to standard output.

        A spreadsheet needs a byte order mark to see that a file is UTF-8; a pipe must not have one.

        Args:
            text: The answer.
            cleaned: Nothing stands in it that a terminal would obey but our own colours.
        """
        if self.path is None:
            text = text if cleaned else page(text)
            if self.paged and sys.stdout.isatty():
                from aitrack.pager import show  # noqa: PLC0415, only on a terminal

                show(text)
            else:
                deliver(text)
            return
        from aitrack.commands.saving import save  # noqa: PLC0415, only for a file

        encoding = "utf-8-sig" if self.form in (Format.CSV, Format.TSV) else "utf-8"
        save(self.path, page(text).encode(encoding))
        remark(f"{self.path}에 썼습니다.", f"wrote {self.path}")

    def check_fields(self, known: Sequence[str]) -> None:
        """Refuse fields that are not there, with the nearest name."""
        for name in self.fields:
            if name not in known:
                raise _unknown("--fields", name, known)


def _unknown(option: str, name: str, known: Sequence[str]) -> UsageError:
    """What is said of a name that is none of a few; the module is imported only for that."""
    from aitrack.commands.choosing import unknown  # noqa: PLC0415

    return unknown(option, name, known, known)


def output(asked: Asked, files: Collection[str] = ()) -> Output:
    """Settle the format.

    Args:
        asked: The values of ``OUTPUT``.
        files: The kinds of file for other programs that the command can make.

    Raises:
        UsageError: An unknown format or suffix, fields asked of a table, or a store's own file.
    """
    form, path, file = asked["format"], asked["output"], None
    if path == "-":
        path = None
    chosen, suffix = Format.TABLE, os.path.splitext(path or "")[1].lower()
    if form:
        if form not in tuple(Format):
            raise _unknown("--format", form, tuple(Format))
        chosen = Format(form)
        if (meant := SUFFIXES.get(suffix, chosen)) is not chosen:
            remark(
                f"{path}: 이름은 {meant}이지만 --format대로 {chosen}(으)로 씁니다",
                f"{path}: written as {chosen}, as --format says, though the name says {meant}",
            )
    elif path:
        file = FILES.get(suffix)
        if suffix not in SUFFIXES and file not in files:
            known = " ".join((*SUFFIXES, *(each for each in FILES if FILES[each] in files)))
            raise UsageError(
                f"-o: 확장자를 모름: '{path}' (쓸 수 있는 것: {known}, 또는 --format)",
                f"-o: unknown suffix: '{path}' (it takes {known}, or --format says)",
            )
        chosen = SUFFIXES.get(suffix, chosen)
    if path:
        from aitrack.commands.saving import refuse_of_a_store  # noqa: PLC0415, only for a file

        refuse_of_a_store(path)
    fields = asked["fields"] or ""
    names = tuple(part.strip() for part in fields.split(",") if part.strip())
    if names and chosen is Format.TABLE:
        raise UsageError(
            "--fields는 json, jsonl, csv, tsv, markdown에서 씁니다",
            "--fields works with json, jsonl, csv, tsv and markdown",
        )
    headers = asked["headers"]
    if headers is not None and headers not in LANGUAGES:
        raise _unknown("--headers", headers, LANGUAGES)
    return Output(chosen, path, names, file, headers, paged=not asked["no_pager"])


def limit(asked: Asked) -> int | None:
    """A cap on the rows."""
    text = asked["limit"]
    return None if text is None else whole_number("--limit", text)


def sorting(asked: Asked) -> Sorting | None:
    """In what order the rows are wanted; None for the usual one.

    Raises:
        UsageError: An order nobody knows.
    """
    if not asked["sort"] and not asked["reverse"]:
        return None
    from aitrack.answers.ordering import Order  # noqa: PLC0415, only where it is asked
    from aitrack.commands.choosing import OTHER_ORDERS, choice  # noqa: PLC0415

    name = choice("--sort", asked["sort"], ORDERS, OTHER_ORDERS) if asked["sort"] else Order.TIME
    return Order(name), asked["reverse"]


def conditions(asked: Asked) -> tuple[str, ...]:
    """Conditions under which the answer is a failure.

    Raises:
        UsageError: An unknown one.
    """
    if not asked["fail_on"]:
        return ()
    from aitrack.commands.choosing import choice  # noqa: PLC0415, only where one is asked

    return tuple([choice("--fail-on", each, CONDITIONS) for each in asked["fail_on"]])


def answer(run: Session, report: Report, out: Output, wanted: tuple[str, ...] = ()) -> int:
    """Show a report, say what is wrong with the data, and return the exit code."""
    out.check_fields(FIELDS if out.form in (Format.JSON, Format.JSONL) else SHEET)
    if out.file and out.path:
        from aitrack.commands.exporting import export  # noqa: PLC0415, only for such files

        export(run, report, out.file, out.path)
        run.remark_problems()
        return _exit_code(report, wanted)
    room = out.room()
    if not out.fields or "number" in out.fields:
        report = replace(report, numbers=run.numbers([row.event.id for row in report.rows]))
    if room is not None:
        from aitrack.views.paint import colours  # noqa: PLC0415, only for a window
        from aitrack.views.terminal import render as drawn  # noqa: PLC0415

        out.write(drawn(report, run.lang, room, colour=colours()), cleaned=True)
    else:
        text = render(report, out.form, run.lang, out.fields, out.headers)
        out.write(text, cleaned=out.form not in _PAGES)
        if out.path and report.hidden and out.form in _UNCOUNTED:
            from aitrack.views.summary import footing  # noqa: PLC0415, only for such files

            remark(footing(report, "ko"), footing(report, "en"))
    run.remark_problems()
    return _exit_code(report, wanted)


def answer_records(run: Session, records: Records, out: Output) -> None:
    """Show a list of other things than events, or write it as a workbook."""
    if out.file == "xlsx" and out.path:
        from aitrack.commands.exporting import export_records  # noqa: PLC0415, only for such files

        export_records(run, records, out.path)
        return
    from aitrack.views.records import render as render_records  # noqa: PLC0415

    out.check_fields(list(records.items[0]) if records.items else list(records.heads))
    text = render_records(records, out.form, run.lang, out.fields, out.headers, room=out.room())
    out.write(text, cleaned=out.form not in _PAGES)


def _exit_code(report: Report, wanted: tuple[str, ...]) -> int:
    """4 where a condition asked for is met by what is shown."""
    if not wanted:
        return 0
    from aitrack.commands.failing import met  # noqa: PLC0415, only where one is asked

    return ASKED_TO_FAIL if met(report, wanted) else 0
