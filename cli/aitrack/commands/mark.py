"""``aitrack mark``: what happened to an item, added to the record with its evidence."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.commands.asking import said_yes, somebody_there
from aitrack.commands.choosing import OTHER_SOURCES, OTHER_STATUSES, choice
from aitrack.commands.parameters import DATE_WORD, PATH, TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.proofs import proofs, settle
from aitrack.commands.session import (
    SESSION,
    absolute,
    record_file,
    remark,
    session,
    single_day,
    typed,
)
from aitrack.commands.show import by_name, find
from aitrack.dates.period import ONE_DAY
from aitrack.editing.outcomes import Entry, append, check
from aitrack.errors import AitrackError, UsageError, Words
from aitrack.history.journal import note_entries
from aitrack.model import Source, Status
from aitrack.query import Query
from aitrack.streams import complain, put
from aitrack.values import Frozen, dataclass
from aitrack.views.labels import SOURCES, STATUSES
from aitrack.views.weighing import preview, says, weigh

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.editing.outcomes import Proof
    from aitrack.model import Event, Outcome

EXAMPLES = """\
aitrack mark ai-talent-plan --status done --on 2026-11-20 --evidence https://example.org/a --dry-run
aitrack mark ai-talent-plan --status 진행 --no-evidence --note '공청회를 열었음' --dry-run
aitrack mark --from docs/marks.csv --dry-run
"""
COLUMNS = ("event", "status", "on", "by", "note", "url", "title", "publisher", "dated")
SAID = {each: STATUSES[each] for each in Status if each is not Status.RETRACTED}
"""What can be said to have happened."""
_WORDS = {each: SOURCES[each] for each in Source}

COMMAND = Command(
    (
        Parameter(
            "event", Words("항목의 id (낱말이면 물어봄)", "an id (words are asked about)"), "ID",
            completes="id",
        ),
        option("--status", "무슨 일이", "what happened", "|".join(SAID), completes=tuple(SAID)),
        option("--on", "일어난 때 (없으면 오늘)", "when (else today)", DATE_WORD),
        option(
            "--evidence", "근거: 주소, 내 파일, 문서번호 (되풀이)",
            "an address, a file of yours, a document's number (repeatable)",
            Words("근거", "EVIDENCE"), many=True,
        ),
        option("--title", "근거의 제목 (근거마다)", "its title", TEXT_WORD, many=True),
        option(
            "--publisher", "펴낸 곳 (없으면 주소에서)", "its publisher", TEXT_WORD, many=True
        ),
        option("--dated", "근거의 날짜", "its date", TEXT_WORD, many=True),
        flag("--no-evidence", "근거 없이 (--note와 함께)", "without evidence (needs --note)"),
        option(
            "--by", "누구의 말인지", "whose word it is", "|".join(Source), default="user",
            completes=tuple(Source),
        ),
        option("--note", "한 문장", "one sentence", TEXT_WORD, default=""),
        Parameter(
            "from",
            Words(
                f"여러 건을 한꺼번에, 모두 아니면 전혀. 첫 줄은 칸 이름: {', '.join(COLUMNS)}",
                f"many at once, all or none. Its first line names columns: {', '.join(COLUMNS)}",
            ),
            "FILE.csv", ("--from",), PATH, completes="file",
        ),
        flag("--yes", "묻지 않고 적기", "record it without asking"),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    Words(
        EXAMPLES,
        EXAMPLES.replace("공청회를 열었음", "a hearing was held").replace("진행", "in-progress"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked(Frozen):
    """One thing that is to be recorded."""

    event: Event
    entry: Entry
    outcome: Outcome
    """The same, as the store will read it."""


def run(asked: Asked) -> None:
    """Entries are only ever added; one that no longer holds is taken back by another."""
    run, dry_run = session(asked), asked["dry_run"]
    if asked["from"]:
        from pathlib import Path  # noqa: PLC0415, only for a file

        marks, sure = _of_a_file(run, Path(asked["from"]), asked), True
    else:
        mark, sure = _of_the_line(run, asked)
        marks = [mark]
    _show(run, marks)
    if not dry_run and not asked["yes"] and (somebody_there() or not sure):
        _ask(marks)
    path = record_file(run)
    added = append(
        path, [mark.entry for mark in marks], dry_run=dry_run,
        refuse=lambda record: _refuse_again(marks, record),
    )  # fmt: skip
    if not dry_run:
        run.remember()
        note_entries(path.parent, "mark", [mark.outcome for mark in marks])
    put(added)
    if dry_run:
        remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        return
    number = len(marks)
    remark(
        f"{path}에 {number}건을 적었습니다. 되돌리려면 {typed(run, 'undo')}",
        f"recorded {number} in {path}; {typed(run, 'undo')} takes it back",
    )


def _ask(marks: list[Marked]) -> None:
    """Nothing is recorded unless a person says yes.

    Raises:
        AitrackError: The answer was no.
        UsageError: Nobody is there to be asked.
    """
    if said_yes("이대로 적을까요?", "record it?"):
        return
    event = marks[0].event
    kind = AitrackError if somebody_there() else UsageError
    raise kind(
        f"아무것도 적지 않음. 이 항목이면: aitrack mark {event.id} …",
        f"nothing was recorded. If this is the item: aitrack mark {event.id} …",
    )


def _show(run: Session, marks: list[Marked]) -> None:
    """What is about to be recorded, and what speaks against it.

    Raises:
        UsageError: The record says the very same already.
    """
    written: dict[str, tuple[Outcome, ...]] = {}
    for each in marks:
        name = each.event.id
        record = written.get(name) or run.timeline.record(name).get(name, ())
        here = narrowed(run.timeline, Query(ids=frozenset({name})))
        found = weigh(each.event, here, record, each.outcome, run.today, run.lang)
        if found.twice:
            raise _again(each)
        written[name] = (*record, each.outcome)
        complain(preview(each.event, each.outcome, found, run.lang))


def _refuse_again(marks: list[Marked], record: list[Outcome]) -> None:
    """The same at the moment of writing: somebody else may have recorded it since.

    Raises:
        UsageError: So it is.
    """
    for each in marks:
        if says(record, each.outcome):
            raise _again(each)


def _again(mark: Marked) -> UsageError:
    name, title = mark.event.id, mark.event.title
    return UsageError(
        f"이미 적혀 있음: {title} ({name}). aitrack log {name}",
        f"recorded already: {title} ({name}). aitrack log {name}",
    )


def _of_the_line(run: Session, asked: Asked) -> tuple[Marked, bool]:
    """What the options say, and whether an id was typed.

    Raises:
        UsageError: Neither a file, nor an item and what happened to it.
    """
    if not (asked["event"] and asked["status"]):
        raise UsageError(
            "ID와 --status를 적거나 --from FILE.csv를 적습니다",
            "give an ID and --status, or --from FILE.csv",
        )
    found = by_name(run.timeline, asked["event"])
    event = found or find(run.timeline, asked["event"])
    evidence = proofs(
        asked["evidence"] or (), asked["title"] or (), asked["publisher"] or (),
        asked["dated"] or (),
    )  # fmt: skip
    values = {name: asked[name] or "" for name in ("status", "on", "by", "note")}
    mark = _marked(run, event, values, evidence, without=asked["no_evidence"])
    return mark, bool(found) or asked["dry_run"]


def _marked(
    run: Session,
    event: Event,
    values: dict[str, str],
    evidence: tuple[Proof, ...],
    *,
    without: bool,
) -> Marked:
    """One entry, as the store will read it.

    Raises:
        UsageError: A value means nothing, or there is no evidence and nobody said so, or evidence
            that cannot be there yet; what ministries release has the date of the next morning.
    """
    by = choice("--by", values["by"] or Source.USER.value, _WORDS, OTHER_SOURCES)
    settle(evidence, by, values["note"], without=without)
    recorded = run.today.isoformat()
    entry = Entry(
        event.id, choice("--status", values["status"], SAID, OTHER_STATUSES),
        absolute("--on", values["on"], run.today) if values["on"] else recorded,
        recorded, by, values["note"], evidence,
    )  # fmt: skip
    for each in evidence:
        if each.dated and single_day("--dated", each.dated) > run.today + ONE_DAY:
            raise UsageError(
                f"근거가 아직 오지 않은 날짜임: {each.dated} (오늘은 {recorded})",
                f"evidence of a day that is still to come: {each.dated} (today is {recorded})",
            )
    return Marked(event, entry, check(entry))


def _of_a_file(run: Session, path: Path, asked: Asked) -> list[Marked]:
    """The entries of a CSV file with a head line; columns as in ``COLUMNS``.

    Raises:
        UsageError: Naming the line that cannot be used; nothing is written then.
    """
    from aitrack.commands.marks import CALLED, cells  # noqa: PLC0415, only for a file
    from aitrack.commands.rows import (  # noqa: PLC0415
        MOST_OF_ONE,
        MOST_ROWS,
        TOO_MANY,
        read_rows,
        wrong,
    )

    found, of_it = [], dict[str, int]()
    for line, row in read_rows(path, COLUMNS, ("event", "status"), CALLED):
        try:
            values = {name: row.get(name, "") for name in ("status", "on", "by", "note")}
            said = [cells(row, name) for name in ("url", "title", "publisher", "dated")]
            silent = bool(asked["no_evidence"]) and not row.get("url")
            event = _known(run, row["event"])
            mark = _marked(run, event, values, proofs(*said), without=silent)
        except UsageError as error:
            raise wrong(path, line, *error.words) from None
        found.append(mark)
        of_it[event.id] = of_it.get(event.id, 0) + 1
        if len(found) > MOST_ROWS or of_it[event.id] > MOST_OF_ONE:
            raise wrong(path, line, *TOO_MANY)
    if not found:
        raise UsageError(f"{path}에 적을 것이 없음", f"{path} holds nothing to record")
    return found


def _known(run: Session, name: str) -> Event:
    """The item of a row.

    Raises:
        UsageError: It is no id; what was meant is guessed, and not taken.
    """
    event = by_name(run.timeline, name)
    if event is None:
        event = find(run.timeline, name)
        raise UsageError(
            f"'{name}'은(는) id가 아님: {event.id} ({event.title})?",
            f"'{name}' is no id: {event.id} ({event.title_en or event.title})?",
        )
    return event
