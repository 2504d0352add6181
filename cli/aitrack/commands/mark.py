"""``aitrack mark``: what happened to an item, added to the record with its evidence."""

from __future__ import annotations

import sys

from aitrack.commands.parameters import DATE_WORD, PATH, TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, remark, session, single_day, span, writes_elsewhere
from aitrack.commands.show import find
from aitrack.errors import UsageError, Words, why
from aitrack.language import say
from aitrack.model import Source, Status
from aitrack.store.outcomes import FILE, Entry, append, check, user_file
from aitrack.streams import ask, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import StringIO
    from pathlib import Path

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session

EXAMPLES = """\
aitrack mark ai-talent-plan --status done --on 2026-11-20 --evidence https://example.org/a --dry-run
aitrack mark ai-talent-plan --status in-progress --note '공청회를 열었음' --dry-run
"""
COLUMNS = ("event", "status", "on", "by", "note", "url", "title", "publisher", "dated")
_MOST_BYTES = 1 << 24

COMMAND = Command(
    (
        Parameter(
            "event", Words("항목의 id (낱말이면 물어봄)", "an id (words are asked about)"), "ID",
            completes="id",
        ),
        option("--status", "무슨 일이", "what happened", "|".join(Status), completes=tuple(Status)),
        option("--on", "일어난 때 (없으면 오늘)", "when (else today)", DATE_WORD),
        option("--evidence", "근거의 주소", "where it can be read", "URL", default=""),
        option("--title", "근거의 제목", "title of the evidence", TEXT_WORD, default=""),
        option("--publisher", "펴낸 곳 (없으면 주소에서)", "its publisher", TEXT_WORD, default=""),
        option("--dated", "근거의 날짜", "its date", TEXT_WORD, default=""),
        option(
            "--by", "누구의 말인지", "whose word it is", "|".join(Source), default="user",
            completes=tuple(Source),
        ),
        option("--note", "한 문장", "one sentence", TEXT_WORD, default=""),
        Parameter(
            "from", Words("여러 건을 한꺼번에, 모두 아니면 전혀", "many at once, all or none"),
            "FILE.csv", ("--from",), PATH, completes="file",
        ),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Entries are only ever added; a wrong one is corrected by a new one."""
    run, dry_run = session(asked), asked["dry_run"]
    entries = _entries(run, asked)
    path = _path(run)
    added = append(path, entries, dry_run=dry_run)
    if not dry_run:
        run.remember()
    put(added)
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


def _entries(run: Session, asked: Asked) -> list[Entry]:
    """What is to be recorded: the rows of a file, or what the options say.

    Raises:
        UsageError: Neither a file, nor an item and what happened to it.
    """
    recorded = run.today.isoformat()
    if asked["from"]:
        from pathlib import Path  # noqa: PLC0415, only for a file

        return _rows(run, Path(asked["from"]), recorded)
    if not (asked["event"] and asked["status"]):
        raise UsageError(
            "ID와 --status를 적거나 --from FILE.csv를 적습니다",
            "give an ID and --status, or --from FILE.csv",
        )
    happened = single_or_period(asked["on"]) if asked["on"] else recorded
    found = _meant(run, asked["event"], sure=asked["dry_run"])
    url = asked["evidence"]
    return [
        Entry(
            found, asked["status"], happened, recorded, asked["by"], asked["note"], url,
            asked["title"], asked["publisher"] or _host(url), asked["dated"],
        )
    ]  # fmt: skip


def _meant(run: Session, word: str, *, sure: bool) -> str:
    """The id of the item that is marked: words alone mark nothing, unless a person says yes.

    Args:
        run: The run.
        word: What was typed: an id, or words that fit one item.
        sure: Nothing is written, so nobody need be asked.

    Raises:
        UsageError: Words, and nobody there to ask, or the answer was no.
    """
    event = run.timeline.get(word)
    if event:
        return event.id
    event = find(run.timeline, word)
    remark(f"'{word}' → {event.title} ({event.id})", f"'{word}' → {event.title} ({event.id})")
    if not sure and not _said_yes():
        raise UsageError(
            f"아무것도 적지 않음. 이 항목이면: aitrack mark {event.id} …",
            f"nothing was recorded. If this is the item: aitrack mark {event.id} …",
        )
    return event.id


def _said_yes() -> bool:
    """Whether a person at a terminal says that it is this item."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    ask(say("이 항목에 적을까요? [y/N] ", "record it for this item? [y/N] "))
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "예", "네", "ㅛ")


def single_or_period(text: str) -> str:
    """A day, month or year from the command line, kept as typed once it reads."""
    period = span("--on", text)
    return period.start.isoformat() if period.start == period.last_day and period.start else text


def _path(run: Session) -> Path:
    """The record that is written: the project's, or the user's own on top of the shipped store."""
    return user_file() if writes_elsewhere(run) else run.folders[-1] / FILE


def _rows(run: Session, path: Path, recorded: str) -> list[Entry]:
    """The entries of a CSV file with a head line; columns as in ``COLUMNS``.

    Raises:
        UsageError: Naming the line that cannot be used; nothing is written then.
    """
    entries = []
    for number, values in _read_rows(path):
        try:
            found = _known(run, values["event"])
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
            raise _wrong(path, number, *error.words) from None
        entries.append(entry)
    if not entries:
        raise UsageError(f"{path}에 적을 것이 없음", f"{path} holds nothing to record")
    return entries


def _read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file by the names of its columns, each with its line; blank ones left out.

    Raises:
        UsageError: Naming the line: a quote that is not closed, a cell over several lines, a column
            that is not known or stands twice, a row without an event or a status.
    """
    import csv  # noqa: PLC0415, only for a file

    reader = csv.reader(_lines(path), strict=True)
    names: list[str] | None = None
    columns = ", ".join(COLUMNS)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if any("\n" in cell or "\r" in cell for cell in cells):
                raise _wrong(
                    path, reader.line_num, "칸 하나가 여러 줄임: 따옴표가 닫혔는지 보십시오",
                    "one cell has several lines: is a quote not closed?",
                )  # fmt: skip
            if names is None:
                names = cells
                while names and not names[-1]:
                    names.pop()
                if len(set(names)) < len(names) or not set(names) <= set(COLUMNS):
                    raise _wrong(
                        path, reader.line_num, f"쓸 수 있는 칸은 한 번씩 {columns}",
                        f"columns are, once each, {columns}",
                    )  # fmt: skip
                continue
            values = dict(zip(names, cells, strict=False))
            beside = any(cells[len(names) :])
            if beside or not values.get("event") or not values.get("status"):
                raise _wrong(
                    path, reader.line_num,
                    f"event와 status가 있어야 하고 쓸 수 있는 칸은 {columns}",
                    f"event and status are needed; columns are {columns}",
                )  # fmt: skip
            yield reader.line_num, values
    except csv.Error as error:
        raise _wrong(
            path, reader.line_num, f"따옴표가 닫히지 않았거나 어긋남 ({error})",
            f"a quote is not closed, or stands wrong ({error})",
        ) from None  # fmt: skip


def _wrong(path: Path, line: int, ko: str, en: str) -> UsageError:
    return UsageError(f"{path}:{line}: {ko}", f"{path}:{line}: {en}")


def _known(run: Session, name: str) -> str:
    """The id of a row.

    Raises:
        UsageError: It is none; what was meant is guessed, and not taken.
    """
    event = run.timeline.get(name)
    if event is None:
        event = find(run.timeline, name)
        raise UsageError(
            f"'{name}'은(는) id가 아님: {event.id} ({event.title})?",
            f"'{name}' is no id: {event.id} ({event.title})?",
        )
    return event.id


def _lines(path: Path) -> StringIO:
    """The lines of a CSV file in UTF-8, or in the cp949 that a Korean Excel writes.

    Raises:
        UsageError: It cannot be read, is too large, or is in neither.
    """
    from io import StringIO  # noqa: PLC0415, only for a file

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path}을(를) 읽을 수 없음: {why(error).ko}", f"cannot read {path}: {why(error).en}"
        ) from None
    if len(data) > _MOST_BYTES:
        most = _MOST_BYTES >> 20
        raise UsageError(f"{path}: {most} MB보다 큼", f"{path}: larger than {most} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp949")
        except UnicodeDecodeError:
            raise UsageError(
                f"{path}은(는) UTF-8도 cp949도 아님", f"{path} is neither UTF-8 nor cp949"
            ) from None
        remark(f"{path}은(는) cp949로 읽었습니다.", f"{path} was read as cp949")
    return StringIO(text, newline="")  # which ends lines at line ends, and at nothing else


def _host(url: str) -> str:
    if not url:
        return ""
    from urllib.parse import urlsplit  # noqa: PLC0415, only for evidence

    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # no address: what checks the entry says so
        return ""
