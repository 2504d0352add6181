"""``aitrack undo``: the last thing that aitrack wrote, taken back."""

from __future__ import annotations

from aitrack.commands.asking import said_yes, somebody_there
from aitrack.commands.parameters import Command, flag
from aitrack.commands.retract import take_back
from aitrack.commands.session import SESSION, record_file, remark, session, writes_elsewhere
from aitrack.editing.changing import put_back
from aitrack.errors import AitrackError
from aitrack.history import journal
from aitrack.status import in_force, standing_entries
from aitrack.store.files.load import read_outcomes
from aitrack.store.files.loading import Loading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.model import Event, Outcome

EXAMPLES = "aitrack undo --dry-run\n"
COMMAND = Command(
    (
        flag("--yes", "묻지 않고 되돌리기", "undo it without asking"),
        flag("--dry-run", "되돌릴 것을 보이기만", "only show it"),
        *SESSION,
    ),
    EXAMPLES,
)


def run(asked: Asked) -> None:
    """A mark is taken back by an entry behind it; a change of a store is put back as it was."""
    run = session(asked)
    store = record_file(run).parent
    done = journal.last(store, lambda each: _is_back(run, each))
    if done is None:
        _last_of_the_record(run, asked)
    elif not done.known:
        raise AitrackError(
            f"마지막 변경은 너무 커서 되돌릴 것을 남기지 않았습니다: aitrack {done.command}",
            f"the last change was too large to be remembered: aitrack {done.command}",
        )
    elif done.files:
        _change(run, done, asked)
    else:
        wanted = [_entry(run, *each) for each in zip(done.about, done.keys, strict=True)]
        if take_back(run, wanted, "", journal.UNDO, asked):
            journal.note_undone(store, done.number)


def _is_back(run: Session, done: journal.Done) -> bool:
    """Whether nothing is left to undo of a change: who undid it was killed before noting that."""
    if done.files:
        return all(each.is_back for each in done.files)
    for name, key in zip(done.about, done.keys, strict=True):
        event = run.timeline.get(name)
        record = run.timeline.record(event.id).get(event.id, ()) if event else ()
        keys = [each.key for each in record]
        if key not in keys or key in [each.key for each in in_force(record)]:
            return False
    return bool(done.keys)


def _entry(run: Session, name: str, key: str) -> tuple[Event, Outcome]:
    """An entry that was added, as the record has it now.

    Raises:
        AitrackError: It was changed by hand, or its item is gone.
    """
    event = run.timeline.get(name)
    record = run.timeline.record(event.id).get(event.id, ()) if event else ()
    found = next((each for each in record if each.key == key), None)
    if event is None or found is None:
        raise AitrackError(
            f"되돌릴 기록이 그대로 있지 않음: {name} (aitrack log {name}, aitrack retract)",
            f"the entry is not there as it was: {name} (aitrack log {name}, aitrack retract)",
        )
    return event, found


def _last_of_the_record(run: Session, asked: Asked) -> None:
    """Where nobody remembers what was written: the last entry of the user's own that stands."""
    path = record_file(run)
    entries = [found for _, found in read_outcomes(path, Loading())] if path.exists() else []
    own = [each for each in entries if writes_elsewhere(run) or each.by == "user"]
    for last in reversed(own):
        event = run.timeline.get(last.event)
        record = run.timeline.record(event.id).get(event.id, ()) if event else ()
        if event and last in standing_entries(record):
            take_back(run, [(event, last)], "", journal.UNDO, asked)
            return
    remark("되돌릴 것이 없습니다.", "there is nothing to undo")


def _change(run: Session, done: journal.Done, asked: Asked) -> None:
    """A store's files as they were before the last change.

    Raises:
        AitrackError: The person said no.
    """
    names = ", ".join(done.about)
    paths = ", ".join(str(each.path) for each in done.files)
    remark(
        f"마지막 변경: aitrack {done.command} {names} ({paths})",
        f"the last change: aitrack {done.command} {names} ({paths})",
    )
    dry_run = asked["dry_run"]
    ask = not dry_run and not asked["yes"] and somebody_there()
    if ask and not said_yes("되돌릴까요?", "undo it?"):
        raise AitrackError("아무것도 되돌리지 않음", "nothing was undone")
    try:
        put_back(run.folders, done, dry_run=dry_run)
    except AitrackError as error:
        if done.command != "add":
            raise
        ko, en = error.words
        raise AitrackError(
            f"{ko} 기록이나 다른 항목이 이 항목을 가리키면 aitrack remove {names} --why …",
            f"{en} Where a record or another item points at it: aitrack remove {names} --why …",
        ) from None
    if dry_run:
        remark("되돌리지 않았습니다 (--dry-run)", "not undone (--dry-run)")
        return
    run.remember()
    remark("되돌렸습니다.", "undone")
