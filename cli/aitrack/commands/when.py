"""``aitrack when``: one date notation explained, or one a line for programs."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from aitrack.commands.options import takes
from aitrack.commands.output import Output, output
from aitrack.commands.session import clocks, language_option, single_day
from aitrack.dates.notation import NotationError, read
from aitrack.errors import UsageError
from aitrack.language import say, spoken
from aitrack.views import explain
from aitrack.views.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aitrack.dates.reading import Reading

EXAMPLES = """\
aitrack when "'25.下~'27.上"
aitrack when '7월 8일(수)' --ref 2026-07-01
aitrack when '공포 후 1년이 경과한 날' --anchor 2025-01-21 --format json
"""
WRONG = 2


@takes(days=clocks, lang=language_option, out=output)
def run(
    days: tuple[date, date | None],
    lang: str | None,  # noqa: ARG001, settled before this runs
    out: Output,
    *,
    notation: Annotated[
        str | None,
        typer.Argument(
            metavar=say("표기", "NOTATION"),
            help=say(
                "적지 않으면 표준 입력의 한 줄에 하나씩", "one a line of standard input if absent"
            ),
        ),
    ] = None,
    ref: Annotated[
        str | None,
        typer.Option(
            metavar=say("날짜", "DATE"),
            help=say(
                "올해, 이날, 빠진 연도의 기준 날짜 (없으면 오늘)", "reference date (else today)"
            ),
        ),
    ] = None,
    anchor: Annotated[
        str | None,
        typer.Option(
            metavar=say("날짜", "DATE"),
            help=say("공포일, 시행일처럼 세기 시작하는 날", "the day that counting starts from"),
        ),
    ] = None,
) -> None:
    """The days, the bound, the precision, D-day, EDTF, and how each part was read."""
    today, _ = days
    reference = single_day("--ref", ref) if ref else today
    counted = single_day("--anchor", anchor) if anchor else None
    if notation is None:
        if out.form is not Format.JSONL:
            raise UsageError(
                "표기를 적거나, --format jsonl로 표준 입력에서 읽게 합니다",
                "give a notation, or --format jsonl to read standard input",
            )
        for line in sys.stdin:
            out.write(_line(line.rstrip("\r\n"), reference, counted))
        return
    found = _read(notation, reference, counted)
    if out.form is Format.TABLE:
        if isinstance(found, NotationError):
            print(explain.pointed(found, spoken()), file=sys.stderr)
            raise typer.Exit(WRONG)
        out.write(explain.page(notation, found, today, spoken()))
        return
    if out.form not in (Format.JSON, Format.JSONL):
        raise UsageError("--format은 table, json, jsonl", "--format takes table, json or jsonl")
    out.write(_dump([explain.item(notation, found, spoken())]))
    if isinstance(found, NotationError):
        raise typer.Exit(WRONG)


def _line(line: str, reference: date, anchor: date | None) -> str:
    """``NOTATION``, then after tabs, if any, the reference date and the anchor date."""
    notation, *dates = line.split("\t")
    days = [single_day(notation, text) if text.strip() else None for text in dates[:2]]
    days += [None] * (2 - len(days))
    found = _read(notation, days[0] or reference, days[1] or anchor)
    return _dump([explain.item(notation, found, spoken())])


def _read(notation: str, reference: date, anchor: date | None) -> Reading | NotationError:
    try:
        return read(notation, reference, anchor)
    except NotationError as error:
        return error


def _dump(items: Iterable[dict[str, object]]) -> str:
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
