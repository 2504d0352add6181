"""``aitrack retract``: an entry of the record taken back by another; nothing is erased."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.commands.asking import said_yes, somebody_there
from aitrack.commands.parameters import NUMBER, TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, record_file, remark, session
from aitrack.commands.show import find
from aitrack.editing.outcomes import Entry, append, check
from aitrack.errors import AitrackError, UsageError, Words
from aitrack.history.journal import note_entries
from aitrack.language import LANGUAGES
from aitrack.model import Source, Status
from aitrack.query import Query
from aitrack.status import in_force, numbered
from aitrack.streams import complain, put
from aitrack.views.weighing import entry_line, taken_back

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.model import Event, Outcome

EXAMPLES = """\
aitrack retract ai-basic-act 1 --why '다른 법의 기사임' --dry-run
"""
COMMAND = Command(
    (
        Parameter("event", Words("항목의 id", "id of the item"), "ID", needed=True, completes="id"),
        Parameter(
            "entry", Words("기록의 번호 (aitrack log ID)", "number of the entry (aitrack log ID)"),
            "N", kind=NUMBER,
        ),
        option("--why", "까닭, 한 문장", "why, one sentence", TEXT_WORD),
        flag("--yes", "묻지 않고 적기", "record it without asking"),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    Words(EXAMPLES, EXAMPLES.replace("다른 법의 기사임", "about another Act")),
)  # fmt: skip


def run(asked: Asked) -> None:
    """Any entry can be taken back, whoever made it: in the user's own record, for the user."""
    run = session(asked)
    event = find(run.timeline, asked["event"])
    record = run.timeline.record(event.id).get(event.id, ())
    wanted = _chosen(event, record, asked["entry"])
    if not asked["why"]:
        raise UsageError("--why에 까닭을 한 문장으로 적습니다", "--why says why, in one sentence")
    take_back(run, [(event, wanted)], asked["why"], "retract", asked)


def take_back(
    run: Session, wanted: Sequence[tuple[Event, Outcome]], why: str, command: str, asked: Asked
) -> bool:
    """Show what would be taken back, ask where somebody can be asked, and record it.

    Args:
        run: The run.
        wanted: Events with the entry of each that no longer holds.
        why: One sentence; empty for an undo.
        command: What it is remembered as.
        asked: ``yes`` and ``dry_run``.

    Returns:
        Whether it was recorded.

    Raises:
        AitrackError: The person said no.
    """
    recorded = run.today.isoformat()
    entries = [
        Entry(
            event.id, Status.RETRACTED, "", recorded, Source.USER, why, (), each.key
        )
        for event, each in wanted
    ]  # fmt: skip
    checked = [check(entry) for entry in entries]
    for (event, each), after in zip(wanted, checked, strict=True):
        record = run.timeline.record(event.id).get(event.id, ())
        here = narrowed(run.timeline, Query(ids=frozenset({event.id})))
        complain(taken_back(event, here, record, (each, after), run.today, run.lang))
    dry_run = asked["dry_run"]
    if (
        not dry_run
        and not asked["yes"]
        and somebody_there()
        and not said_yes("이 기록을 취소할까요?", "take it back?")
    ):
        raise AitrackError("아무것도 적지 않음", "nothing was recorded")
    path = record_file(run)
    put(append(path, entries, dry_run=dry_run, refuse=lambda record: _refuse_again(wanted, record)))
    if dry_run:
        remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        return False
    run.remember()
    if command == "retract":
        note_entries(path.parent, command, checked)
    remark(f"{path}에 취소를 적었습니다.", f"recorded in {path} that it is taken back")
    return True


def _refuse_again(wanted: Sequence[tuple[Event, Outcome]], record: list[Outcome]) -> None:
    """At the moment of writing: somebody else may have taken one of them back since.

    Raises:
        AitrackError: So it is; nothing is written.
    """
    for event, each in wanted:
        force = in_force([one for one in record if one.event == event.id])
        about = [one for one in force if each.key in (one.key, one.retracts)]
        if about and about[-1].key != each.key:
            raise AitrackError(
                f"그 사이에 다른 실행이 이미 취소함: {event.title} (aitrack log {event.id})",
                f"somebody else took it back just now: {event.title} (aitrack log {event.id})",
            )


def _chosen(event: Event, record: Sequence[Outcome], number: int | None) -> Outcome:
    """The entry of an event's record to take back: the only one, or that of a number.

    Raises:
        UsageError: There is none, or several could be meant; then each is listed with its number.
    """
    known = [(at, each, stands) for at, each, stands, _ in numbered(record)]
    found = [(at, each) for at, each, stands in known if stands and not each.retracts]
    meant = found
    if number is not None:
        meant = [(at, each) for at, each, stands in known if at == number and stands]
        if not meant and number in range(1, len(known) + 1):
            raise UsageError(
                f"{number}번 기록은 뒤의 기록이 이미 취소함 (aitrack log {event.id})",
                f"entry {number} was taken back already (aitrack log {event.id})",
            )
    if len(meant) == 1:
        return meant[0][1]
    if not found:
        raise UsageError(
            f"취소할 기록이 없음: {event.title} ({event.id})",
            f"there is no entry to take back: {event.title} ({event.id})",
        )
    lists = ["; ".join(f"{at}. {entry_line(one, lang)}" for at, one in found) for lang in LANGUAGES]
    raise UsageError(
        f"취소할 기록의 번호를 적습니다: {lists[0]}",
        f"say which entry, by its number: {lists[1]}",
    )
