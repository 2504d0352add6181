"""``aitrack edit``: the lines of one item in an editor, checked, and nothing else written."""

from __future__ import annotations

import os
import sys

from aitrack.commands.asking import said_yes, somebody_there
from aitrack.commands.parameters import Command, Parameter, flag
from aitrack.commands.session import SESSION, remark, session, typed, writable
from aitrack.commands.show import find
from aitrack.editing.changing import block_of, edit
from aitrack.ending import tidily, unheard
from aitrack.errors import AitrackError, UsageError, Words, why
from aitrack.language import spoken
from aitrack.store.files.opened import read_file
from aitrack.store.files.reader import MOST_BYTES
from aitrack.streams import below, given, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = "aitrack edit ai-basic-act --store ./our-store --dry-run\n"
COMMAND = Command(
    (
        Parameter("event", Words("항목의 id", "id of the item"), "ID", needed=True, completes="id"),
        flag("--dry-run", "고칠 행을 보이기만", "only show its lines"),
        *SESSION,
    ),
    EXAMPLES,
)


def run(asked: Asked) -> None:
    """Lines on standard input take the place of the item's where there is no terminal."""
    run = session(asked)
    folder = writable(run)
    event = find(run.timeline, asked["event"])
    found, _ = block_of(folder, event.id)
    old = found.text()
    if asked["dry_run"]:
        put(old)
        remark(f"{found.path}:{found.start + 1}", f"{found.path}:{found.start + 1}")
        return
    by_hand = sys.stdin.isatty()
    new = _edited(old) if by_hand else _given()
    while True:
        if new.strip() == old.strip():
            remark("바뀐 것이 없어 적지 않았습니다.", "nothing was changed, so nothing is written")
            return
        try:
            path = edit(list(run.folders), event.id, new, old)
            break
        except AitrackError as error:
            if not by_hand:
                raise
            new = _again(error, new)
    run.remember()
    remark(
        f"{path}: {event.id}을(를) 고쳤습니다. 되돌리려면 {typed(run, 'undo')}",
        f"{path}: {event.id} was changed; {typed(run, 'undo')} puts it back",
    )


def _again(error: AitrackError, text: str) -> str:
    """What a person makes of lines that cannot be written; kept in a file if they leave it there.

    Raises:
        AitrackError: They do not go on.
    """
    if somebody_there():
        remark(*error.words)
        try:
            if _wants_more(text):
                return _edited(text)
            error = AitrackError("아무것도 적지 않음", "nothing was written")
        except AitrackError as ended:
            error = ended
    error.below = (*error.below, _kept(text))
    raise error


def _wants_more(text: str) -> bool:
    """Whether the person goes on; what they wrote is kept where they stop it all instead."""
    with tidily():
        try:
            return said_yes("다시 고칠까요?", "edit it again?")
        except KeyboardInterrupt:
            below(_kept(text).say(spoken()))
            raise


def _kept(text: str) -> Words:
    """Keep the lines in a file that only the user can read, and say where."""
    import tempfile  # noqa: PLC0415, only where an edit was refused

    try:
        number, path = tempfile.mkstemp(prefix="aitrack-edit-", suffix=".yaml")
        with open(number, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        ko, en = why(error)
        return Words(f"고친 글을 남기지 못함: {ko}", f"what you wrote could not be kept: {en}")
    return Words(f"고친 글을 둔 곳: {path}", f"what you wrote is kept in {path}")


def _given() -> str:
    """The lines on standard input.

    Raises:
        UsageError: There are none.
    """
    text = given(MOST_BYTES)
    if not text.strip():
        raise UsageError(
            "터미널이 아니면 고친 행을 표준 입력으로 줍니다 (aitrack edit ID --dry-run이 지금 행)",
            "without a terminal the new lines come on standard input"
            " (aitrack edit ID --dry-run prints those of now)",
        )
    return text


def _edited(text: str) -> str:
    """What a person makes of it in ``$VISUAL``, ``$EDITOR`` or vi.

    Raises:
        AitrackError: The editor cannot be started, or ends badly.
    """
    import shlex  # noqa: PLC0415, only for an editor
    import shutil  # noqa: PLC0415
    import subprocess  # noqa: PLC0415
    import tempfile  # noqa: PLC0415
    from contextlib import ExitStack  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from aitrack.history.revisions import room  # noqa: PLC0415
    from aitrack.pager import absolute_path  # noqa: PLC0415

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with ExitStack() as kept:
        with room():
            path = Path(kept.enter_context(tempfile.TemporaryDirectory()), "event.yaml")
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        try:
            words = [*shlex.split(editor), str(path)]
            words[0] = shutil.which(words[0], path=absolute_path()) or words[0]
            if not os.path.dirname(words[0]):  # found in no folder but, maybe, the current one
                raise FileNotFoundError(2, "No such file or directory", words[0])
            with unheard():
                code = subprocess.call(words)  # noqa: S603, the user's own
        except (OSError, ValueError) as error:
            said = why(error) if isinstance(error, OSError) else Words(str(error), str(error))
            raise AitrackError(
                f"편집기를 열 수 없음: {editor} ({said.ko})", f"cannot start {editor}: {said.en}"
            ) from None
        if code:
            raise AitrackError(
                f"{editor}이(가) {code}로 끝나 아무것도 적지 않았습니다",
                f"{editor} ended with {code}, so nothing was written",
            )
        try:
            text = read_file(path).decode("utf-8-sig", "surrogateescape")
        except OSError as error:
            raise AitrackError(
                f"편집한 것을 읽을 수 없음: {why(error).ko}. 아무것도 적지 않았습니다.",
                f"cannot read what was edited: {why(error).en}. Nothing was written.",
            ) from None
        return text.replace("\r\n", "\n")
