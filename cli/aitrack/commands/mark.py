"""``aitrack mark``: what happened to an item, added to the record with its evidence."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from aitrack.commands.options import takes
from aitrack.commands.session import Session, remark, session, single_day, span
from aitrack.commands.show import find
from aitrack.errors import UsageError
from aitrack.language import say
from aitrack.model import Source, Status
from aitrack.store.locate import shipped
from aitrack.store.outcomes import FILE, Entry, append, check, user_file

EXAMPLES = """\
aitrack mark ai-talent-plan --status done --on 2026-11-20 --evidence https://example.org/a --dry-run
aitrack mark ai-talent-plan --status in-progress --note '공청회를 열었음' --dry-run
"""
COLUMNS = ("event", "status", "on", "by", "note", "url", "title", "publisher", "dated")


def _text(ko: str, en: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar=say("글", "TEXT"), help=say(ko, en))
    return option


@takes(run=session)
def run(
    run: Session,
    *,
    event: Annotated[
        str | None, typer.Argument(metavar="ID", help=say("항목의 id나 낱말", "an id, or words"))
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="|".join(Status), help=say("무슨 일이", "what happened"))
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar=say("날짜", "DATE"),
            help=say("일어난 때 (없으면 오늘)", "when (else today)"),
        ),
    ] = None,
    evidence: Annotated[
        str, typer.Option(metavar="URL", help=say("근거의 주소", "where it can be read"))
    ] = "",
    title: Annotated[str, _text("근거의 제목", "title of the evidence")] = "",
    publisher: Annotated[str, _text("펴낸 곳 (없으면 주소에서)", "its publisher")] = "",
    dated: Annotated[str, _text("근거의 날짜", "its date")] = "",
    by: Annotated[
        str, typer.Option(metavar="|".join(Source), help=say("누구의 말인지", "whose word it is"))
    ] = "user",
    note: Annotated[str, _text("한 문장", "one sentence")] = "",
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE.csv",
            help=say("여러 건을 한꺼번에, 모두 아니면 전혀", "many at once, all or none"),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("적을 것을 보이기만", "only show it"))
    ] = False,
) -> None:
    """Entries are only ever added; a wrong one is corrected by a new one."""
    recorded = run.today.isoformat()
    if from_:
        entries = _rows(run, from_, recorded)
    elif event and status:
        happened = single_or_period(on) if on else recorded
        found = find(run.timeline, event).id
        entries = [
            Entry(
                found, status, happened, recorded, by, note, evidence, title,
                publisher or _host(evidence), dated,
            )
        ]  # fmt: skip
    else:
        raise UsageError(
            "ID와 --status를 적거나 --from FILE.csv를 적습니다",
            "give an ID and --status, or --from FILE.csv",
        )
    path = _path(run)
    added = append(path, entries, dry_run=dry_run)
    if not dry_run:
        run.remember()
    print(added, end="")
    if dry_run:
        remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
    else:
        number = len(entries)
        remark(f"{path}에 {number}건을 적었습니다.", f"recorded {number} in {path}")
    for entry in entries:
        last = span("on", entry.on).last_day
        if last and last > run.today:
            remark(
                f"{entry.event}: on {entry.on}은(는) 아직 지나지 않아 {last}부터 상태에 나타납니다",
                f"{entry.event}: {entry.on} is not over, so the state shows it from {last} on",
            )


def single_or_period(text: str) -> str:
    """A day, month or year from the command line, kept as typed once it reads."""
    period = span("--on", text)
    return period.start.isoformat() if period.start == period.last_day and period.start else text


def _path(run: Session) -> Path:
    """The record that is written: the project's, or the user's own on top of the shipped store."""
    folder = run.folders[-1]
    return user_file() if folder == shipped() and not run.named else folder / FILE


def _rows(run: Session, path: Path, recorded: str) -> list[Entry]:
    """The entries of a CSV file with a head line; columns as in ``COLUMNS``.

    Raises:
        UsageError: Naming the line that cannot be used; nothing is written then.
    """
    try:
        rows = list(csv.DictReader(_lines(path)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            f"{path}을(를) 읽을 수 없음: {error}", f"cannot read {path}: {error}"
        ) from None
    entries = []
    for number, row in enumerate(rows, 2):
        unknown = [name for name in row if name not in COLUMNS]
        if unknown or not row.get("event") or not row.get("status"):
            columns = ", ".join(COLUMNS)
            raise UsageError(
                f"{path}:{number}: event와 status가 있어야 하고 쓸 수 있는 칸은 {columns}",
                f"{path}:{number}: event and status are needed; columns are {columns}",
            )
        values = {name: (value or "").strip() for name, value in row.items()}
        try:
            found = find(run.timeline, values["event"]).id
            if values.get("dated"):
                single_day("dated", values["dated"])
            url = values.get("url", "")
            entry = Entry(
                found, values["status"], values.get("on") or recorded, recorded,
                values.get("by") or Source.USER.value, values.get("note", ""), url,
                values.get("title", ""), values.get("publisher") or _host(url),
                values.get("dated", ""),
            )  # fmt: skip
            check(entry)
        except UsageError as error:
            raise UsageError(
                f"{path}:{number}: {error.words.ko}", f"{path}:{number}: {error.words.en}"
            ) from None
        entries.append(entry)
    if not entries:
        raise UsageError(f"{path}에 적을 것이 없음", f"{path} holds nothing to record")
    return entries


def _lines(path: Path) -> list[str]:
    """The lines of a CSV file in UTF-8, or in the cp949 that a Korean Excel writes."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp949")
        remark(f"{path}은(는) cp949로 읽었습니다.", f"{path} was read as cp949")
    return text.splitlines(keepends=True)


def _host(url: str) -> str:
    return urlsplit(url).hostname or "" if url else ""
