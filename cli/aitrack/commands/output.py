"""How an answer leaves: its format, its file, its exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aitrack.commands.filters import unknown, whole_number
from aitrack.commands.session import remark
from aitrack.errors import AitrackError, OutputError, UsageError
from aitrack.language import say
from aitrack.status import State
from aitrack.values import dataclass
from aitrack.views.csv import FIELDS
from aitrack.views.formats import SUFFIXES, Format, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.commands.session import Session
    from aitrack.report import Report
    from aitrack.views.records import Records

ASKED_TO_FAIL = 4
STALE_DAYS = 365
CONDITIONS = ("due", "overdue", "stale", "problems")


@dataclass(frozen=True, slots=True)
class Output:
    """Where the answer goes and in what form."""

    form: Format
    path: Path | None
    fields: tuple[str, ...]

    def on_terminal(self) -> bool:
        """Whether a person reads it in a window."""
        return self.path is None and self.form is Format.TABLE and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """To the file asked for, or to standard output.

        A spreadsheet needs a byte order mark to see that a file is UTF-8; a pipe must not have one.
        """
        if self.path is None:
            _to_stdout(text)
            return
        encoding = "utf-8-sig" if self.form in (Format.CSV, Format.TSV) else "utf-8"
        try:
            self.path.write_text(text, encoding, newline="")
        except OSError as error:
            raise AitrackError(
                f"{self.path}에 쓸 수 없음: {error.strerror}",
                f"cannot write {self.path}: {error.strerror}",
            ) from None
        remark(f"{self.path}에 썼습니다.", f"wrote {self.path}")

    def check_fields(self, known: Sequence[str]) -> None:
        """Refuse fields that are not there.

        Raises:
            UsageError: With the nearest name.
        """
        for name in self.fields:
            if name not in known:
                raise unknown("--fields", name, known)


def _to_stdout(text: str) -> None:
    """Write all of it now, so that a full disk is an error and not a silence."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough; Typer ends the run quietly
    except OSError as error:
        with suppress(OSError, ValueError):  # what is buffered has nowhere to go
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(error) from None


def output(
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="|".join(Format), help=say("출력 형식", "output format")
        ),
    ] = None,
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=say("파일", "FILE"),
            help=say("파일로 쓰기 (형식은 확장자에서)", "write a file (format from its suffix)"),
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            metavar=say("이름,…", "NAME,…"),
            help=say("이 항목만 (표가 아닌 형식에서)", "only these fields (not in tables)"),
        ),
    ] = None,
) -> Output:
    """Settle the format.

    Raises:
        UsageError: An unknown format, or fields asked of a table.
    """
    chosen = Format.TABLE
    if form:
        if form not in tuple(Format):
            raise unknown("--format", form, Format)
        chosen = Format(form)
    elif path:
        chosen = SUFFIXES.get(path.suffix.lower(), Format.TABLE)
    names = tuple(part.strip() for part in (fields or "").split(",") if part.strip())
    if names and chosen is Format.TABLE:
        raise UsageError(
            "--fields는 json, jsonl, csv, tsv, markdown에서 씁니다",
            "--fields works with json, jsonl, csv, tsv and markdown",
        )
    return Output(chosen, path, names)


def limit(
    limit: Annotated[
        str | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            help=say("앞의 N개만 (나머지는 셈)", "the first N only (the rest is counted)"),
        ),
    ] = None,
) -> int | None:
    """A cap on the rows."""
    return None if limit is None else whole_number("--limit", limit)


def fail_on(
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="|".join(CONDITIONS),
            help=say("이런 것이 있으면 종료 코드 4", "exit 4 where there is any"),
        ),
    ] = None,
) -> tuple[str, ...]:
    """Conditions under which the answer is a failure."""
    for name in fail_on or ():
        if name not in CONDITIONS:
            raise unknown("--fail-on", name, CONDITIONS)
    return tuple(fail_on or ())


def answer(run: Session, report: Report, out: Output, conditions: tuple[str, ...] = ()) -> None:
    """Show a report, say what is wrong with the data, and set the exit code."""
    out.check_fields(FIELDS)
    if out.on_terminal():
        from rich.console import Console  # noqa: PLC0415, only on a terminal

        from aitrack.views import terminal  # noqa: PLC0415

        Console(highlight=False).print(terminal.render(report, run.lang))
    else:
        out.write(render(report, out.form, run.lang, out.fields))
    run.remark_problems()
    fail(report, conditions)


def answer_records(run: Session, records: Records, out: Output) -> None:
    """Show a list of other things than events."""
    from aitrack.views.records import render as render_records  # noqa: PLC0415

    out.check_fields(list(records.items[0]) if records.items else list(records.heads))
    out.write(render_records(records, out.form, run.lang, out.fields))


def fail(report: Report, conditions: tuple[str, ...]) -> None:
    """Exit 4 where a condition asked for is met by what is shown."""
    stands = [row.standing for row in report.rows]
    met = {
        "due": any(s.state in (State.OPEN, State.UPCOMING) and s.deadline for s in stands),
        "overdue": any(s.state is State.OVERDUE for s in stands),
        "stale": any((s.no_news_days or 0) >= STALE_DAYS for s in stands),
        "problems": report.problems > 0,
    }
    if any(met[name] for name in conditions):
        raise typer.Exit(ASKED_TO_FAIL)
