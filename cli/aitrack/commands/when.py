"""``aitrack when``: one date notation explained, or one a line; or every date of a text."""

from __future__ import annotations

import gc
import os
import sys

from aitrack.commands.output import OUTPUT, output
from aitrack.commands.parameters import DATE_WORD, Command, Parameter, flag, option
from aitrack.commands.session import AS_OF, LANGUAGE, TODAY, check_language, clocks, single_day
from aitrack.dates.notation import NotationError, read
from aitrack.errors import NO_FILE, UsageError, Words, at_once, why
from aitrack.language import spoken
from aitrack.streams import complain, message, no_input
from aitrack.views import explain
from aitrack.views.formats import Format
from aitrack.views.json import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aitrack.commands.output import Output
    from aitrack.commands.parameters import Asked
    from aitrack.dates.day import date
    from aitrack.dates.reading import Reading

EXAMPLES = """\
aitrack when "'25.下~'27.上"
aitrack when '7월 8일(수)' --ref 2026-07-01
aitrack when '공포 후 1년이 경과한 날' --anchor 2025-01-21 --format json
aitrack when --text ./our-store/README.md
"""
WRONG = 2
_SUCH_AS = Words(
    "적는 법의 예: 2026-11-22, '26.下, 26.4Q, (~'26.12), 2026년 3월 초",
    "such as 2026-11-22, '26.下, 26.4Q, (~'26.12), early March 2026, by 2030",
)
MOST_BYTES = 4 * 1024 * 1024
"""Of a text; a page of a document has some three thousand. Lines for programs may be longer:"""
MOST_LINES = 16 * 1024 * 1024
"""in letters, for each is answered at once and forgotten."""
MOST_DATES = 10_000
"""Of a page."""
MOST_LETTERS = 100_000
"""Of a line of standard input."""
ENGLISH = EXAMPLES.replace("7월 8일(수)", "July 8").replace(
    "공포 후 1년이 경과한 날", "one year after promulgation"
)
HEADS = {
    "notation": Words("표기", "notation"), "start": Words("시작", "start"),
    "end": Words("끝", "end"), "bound": Words("범위", "bound"),
    "precision": Words("단위", "precision"), "edtf": Words("EDTF", "EDTF"),
    "rrule": Words("되풀이 규칙", "rule"), "error": Words("잘못", "error"),
}  # fmt: skip
COMMAND = Command(
    (
        Parameter(
            "notation",
            Words(
                "적지 않으면 표준 입력의 한 줄에 하나씩", "one a line of standard input if absent"
            ),
            Words("표기", "NOTATION"),
        ),
        option(
            "--ref", "올해, 이날, 빠진 연도의 기준 날짜 (없으면 오늘)",
            "reference date (else today)", DATE_WORD,
        ),
        option(
            "--anchor", "공포일, 시행일처럼 세기 시작하는 날", "the day that counting starts from",
            DATE_WORD,
        ),
        flag(
            "--text", "이 파일(없으면 표준 입력)의 글에 있는 날짜 모두",
            "every date in the text of this file (else of standard input)",
        ),
        TODAY, AS_OF, LANGUAGE, *OUTPUT,
    ),
    Words(EXAMPLES, ENGLISH),
)  # fmt: skip


def run(asked: Asked) -> int:
    """The days, the bound, the precision, D-day, EDTF, and how each part was read."""
    today, _ = clocks(asked)
    check_language(asked)
    out, notation = output(asked), asked["notation"]
    reference = single_day("--ref", asked["ref"]) if asked["ref"] else today
    counted = single_day("--anchor", asked["anchor"]) if asked["anchor"] else None
    if asked["text"]:
        _every_date(asked, reference, out)
        return 0
    if notation is None:
        if out.form is not Format.JSONL:
            raise UsageError(
                "표기를 적거나, --format jsonl로 표준 입력에서 읽게 합니다",
                "give a notation, or --format jsonl to read standard input",
            )
        answers = (_line(text, reference, counted) for text in _typed())
        if out.path:
            out.write("".join(answers))
            return 0
        for each in answers:  # each at once: who asks may wait for it
            out.write(each)
        return 0
    found = _read(notation, reference, counted)
    if out.form is Format.TABLE:
        if isinstance(found, NotationError):
            complain(explain.pointed(found, spoken()))
            message(_SUCH_AS.say(spoken()))
            return WRONG
        out.write_folded(explain.page(notation, found, today, spoken()))
        return 0
    _write(asked, out, [explain.item(notation, found, spoken())])
    return WRONG if isinstance(found, NotationError) else 0


def _write(asked: Asked, out: Output, items: list[dict[str, Any]]) -> None:
    """What was read, for programs: one object a line, the envelope, or a sheet."""
    from aitrack.views.records import Records, render  # noqa: PLC0415, only for programs

    today, as_of = clocks(asked)
    title = Words(f"표기 {len(items)}건", f"{len(items)} notations")
    records = Records(today, as_of, 0, tuple(items), HEADS, title)
    out.check_fields(list(items[0]) if items else list(HEADS))
    out.write(render(records, out.form, spoken(), out.fields, out.headers))


def _every_date(asked: Asked, reference: date, out: Output) -> None:
    """The dates of a running text as a page, or one object a line of it."""
    path = asked["notation"]
    lines = _typed() if path is None else _lines(path)
    if out.form is Format.JSONL:
        for each in explain.text_items(lines, reference, spoken()):
            out.write(line(each))
        return
    from itertools import islice  # noqa: PLC0415, only for a text

    from aitrack.dates.running import dated  # noqa: PLC0415, only for a text

    dates = [*islice(dated("\n".join(lines), reference), MOST_DATES + 1)]
    if len(dates) > MOST_DATES:
        raise UsageError(
            f"날짜가 {MOST_DATES:,}곳이 넘음: 글을 나누거나 --format jsonl로",
            f"more than {MOST_DATES:,} dates: part the text, or --format jsonl",
        )
    if out.form is Format.TABLE:
        out.write(explain.text_page(dates, spoken()))
        return
    items = [
        {
            **explain.item(each.found.text, each.found.reading, spoken()),
            "line": each.line,
            "column": each.column,
        }
        for each in dates
    ]
    _write(asked, out, items)


def _lines(path: str) -> list[str]:
    """The lines of a text file.

    Raises:
        UsageError: It cannot be read as one.
    """
    try:
        if not os.path.isfile(path):
            raise (
                OSError(NO_FILE) if os.path.exists(path) else FileNotFoundError(2, "no such file")
            )
        with open(path, "rb", opener=at_once) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise OSError(27, "larger than 4 MiB")  # noqa: TRY301
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = Words("UTF-8이 아님", "not UTF-8") if isinstance(error, ValueError) else why(error)
        raise UsageError(
            f"{path}을(를) 읽을 수 없음: {what.ko}", f"cannot read {path}: {what.en}"
        ) from None
    return text.replace("\r\n", "\n").split("\n")


def _typed() -> Iterator[str]:
    """The lines of standard input, without the mark that some programs begin UTF-8 with.

    Of a line that no reader of dates could read only the beginning is kept, for it may have no end.

    Raises:
        UsageError: They are more than a document has.
    """
    gc.enable()  # errors keep what they were met in, in circles
    first, whole, left = True, True, MOST_LINES
    try:
        while text := sys.stdin.readline(MOST_LETTERS):
            left -= len(text)
            if left < 0:
                raise UsageError(
                    f"표준 입력이 {MOST_LINES >> 20} MB보다 큼: 나누어 넣으십시오",
                    f"standard input is larger than {MOST_LINES >> 20} MB: give it in parts",
                )
            if whole:
                yield (text.removeprefix("\ufeff") if first else text).rstrip("\r\n")
            first, whole = False, text.endswith("\n")
    except OSError as error:
        raise no_input(error) from None


def _line(text: str, reference: date, anchor: date | None) -> str:
    """``NOTATION``, then after tabs, if any, the reference date and the anchor date."""
    notation, *dates = text.split("\t")
    days = [single_day(notation, day) if day.strip() else None for day in dates[:2]]
    days += [None] * (2 - len(days))
    found = _read(notation, days[0] or reference, days[1] or anchor)
    return line(explain.item(notation, found, spoken()))


def _read(notation: str, reference: date, anchor: date | None) -> Reading | NotationError:
    try:
        return read(notation, reference, anchor)
    except NotationError as error:
        return error
