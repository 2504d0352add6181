"""``aitrack remove``: an item taken out of a store, its id never used again."""

from __future__ import annotations

from aitrack.commands.asking import said_yes, somebody_there
from aitrack.commands.parameters import TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, remark, session, typed, writable
from aitrack.commands.show import find
from aitrack.editing.changing import remove
from aitrack.errors import AitrackError, UsageError, Words
from aitrack.printable import clean
from aitrack.streams import complain, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack remove right-to-be-forgotten --why '잘못 옮긴 항목' --store ./our-store --dry-run
"""
COMMAND = Command(
    (
        Parameter("event", Words("항목의 id", "id of the item"), "ID", needed=True, completes="id"),
        option("--why", "까닭, 한 문장", "why, one sentence", TEXT_WORD),
        flag("--yes", "묻지 않고 지우기", "remove it without asking"),
        flag("--dry-run", "지울 것을 보이기만", "only show it"),
        *SESSION,
    ),
    Words(EXAMPLES, EXAMPLES.replace("잘못 옮긴 항목", "copied wrongly")),
)


def run(asked: Asked) -> None:
    """A tombstone in ``removed.yaml`` keeps the id and the reason; ``undo`` brings it back."""
    run, dry_run = session(asked), asked["dry_run"]
    writable(run)
    event = find(run.timeline, asked["event"])
    if not asked["why"]:
        raise UsageError("--why에 까닭을 한 문장으로 적습니다", "--why says why, in one sentence")
    complain(f"{clean(event.title)} ({event.id})")
    ask = not dry_run and not asked["yes"] and somebody_there()
    if ask and not said_yes("지울까요?", "remove it?"):
        raise AitrackError("아무것도 지우지 않음", "nothing was removed")
    day = run.today.isoformat()
    path, text = remove(list(run.folders), event.id, asked["why"], day, dry_run=dry_run)
    put(text)
    if dry_run:
        remark(f"지우지 않았습니다 (--dry-run): {path}", f"not removed (--dry-run): {path}")
        return
    run.remember()
    remark(
        f"{path}에서 {event.id}을(를) 지웠습니다. 되돌리려면 {typed(run, 'undo')}",
        f"removed {event.id} from {path}; {typed(run, 'undo')} brings it back",
    )
