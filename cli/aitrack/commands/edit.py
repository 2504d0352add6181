"""``aitrack edit``: the lines of one item in an editor, checked, and nothing else written."""

from __future__ import annotations

import os
import sys

from aitrack.commands.parameters import Command, Parameter, flag
from aitrack.commands.session import SESSION, remark, session, typed, writable
from aitrack.commands.show import find
from aitrack.editing.ledger import block_of, edit
from aitrack.errors import AitrackError, UsageError, Words, why
from aitrack.store.files.opened import read_file
from aitrack.store.files.reader import MOST_BYTES
from aitrack.streams import put

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
    new = _edited(old) if sys.stdin.isatty() else _given()
    if new.strip() == old.strip():
        remark("바뀐 것이 없어 적지 않았습니다.", "nothing was changed, so nothing is written")
        return
    path = edit(list(run.folders), event.id, new)
    run.remember()
    remark(
        f"{path}: {event.id}을(를) 고쳤습니다. 되돌리려면 {typed(run, 'undo')}",
        f"{path}: {event.id} was changed; {typed(run, 'undo')} puts it back",
    )


def _given() -> str:
    """The lines on standard input.

    Raises:
        UsageError: There are none.
    """
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UsageError("표준 입력이 16 MB보다 큼", "standard input is larger than 16 MB")
    text = data.decode("utf-8-sig", "surrogateescape")
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
    from pathlib import Path  # noqa: PLC0415

    from aitrack.pager import absolute_path  # noqa: PLC0415

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "event.yaml")
        path.write_text(text, "utf-8", newline="\n")
        try:
            words = [*shlex.split(editor), str(path)]
            words[0] = shutil.which(words[0], path=absolute_path()) or words[0]
            if not os.path.dirname(words[0]):  # found in no folder but, maybe, the current one
                raise FileNotFoundError(2, "No such file or directory", words[0])
            code = subprocess.call(words)  # noqa: S603, the user's own
        except (OSError, ValueError) as error:
            raise AitrackError(
                f"편집기를 열 수 없음: {editor} ({error})", f"cannot start {editor}: {error}"
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
