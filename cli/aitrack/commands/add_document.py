"""``aitrack add-document``: a text that events can cite, with its checksum."""

from __future__ import annotations

from pathlib import Path

from aitrack.commands.parameters import DATE_WORD, PATH, TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, remark, session, single_day, typed, writable
from aitrack.documents.texts import measure
from aitrack.editing.ledger import add
from aitrack.errors import UsageError, Words, at_once, why
from aitrack.streams import put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack add-document our-plan-2027 --title '2027년 실행계획' --publisher 과기정통부 \
--dated '2026. 12. 1.' --text ./our-store/README.md --store ./our-store --dry-run
"""
ENGLISH = EXAMPLES.replace("2027년 실행계획", "Action plan 2027").replace("과기정통부", "MSIT")
COMMAND = Command(
    (
        Parameter("document", Words("새 문서의 id", "id of the new document"), "ID", needed=True),
        option("--title", "제목", "title", TEXT_WORD, needed=True),
        option("--publisher", "펴낸 곳", "publisher", TEXT_WORD, needed=True),
        option("--dated", "문서의 날짜", "its date", DATE_WORD, needed=True),
        option(
            "--text", "행을 세는 글 파일", "the text file that lines count in",
            Words("파일", "FILE"), kind=PATH, needed=True, completes="file",
        ),
        option("--note", "한 문장", "one sentence", TEXT_WORD),
        flag("--inferred", "날짜가 인쇄되지 않음", "its date is not printed in it"),
        option("--file", "timeline.d의 파일 이름", "name of a file in timeline.d", TEXT_WORD),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    Words(EXAMPLES, ENGLISH),
)  # fmt: skip


def run(asked: Asked) -> None:
    """Only its name and checksum are kept; the text itself is not copied."""
    run, text, dry_run = session(asked), Path(asked["text"]), asked["dry_run"]
    writable(run)
    try:
        if not text.is_file():  # a pipe would be waited for, and a device may have no end
            raise UsageError(f"파일이 아님: {text}", f"not a file: {text}")
        with open(text, "rb", opener=at_once) as file:
            checksum, lines = measure(file)
    except OSError as error:
        raise UsageError(
            f"{text}을(를) 읽을 수 없음: {why(error).ko}", f"cannot read {text}: {why(error).en}"
        ) from None
    values = {
        "id": asked["document"],
        "title": asked["title"],
        "publisher": asked["publisher"],
        "dated": single_day("--dated", asked["dated"], run.today).isoformat(),
        "file": text.name,
        "sha256": checksum,
        "lines": str(lines),
    }
    if asked["inferred"]:
        values["inferred"] = "true"
    if asked["note"]:
        values["note"] = asked["note"]
    for path, added in add(run.folders, [], [values], file=asked["file"], dry_run=dry_run):
        put("\n".join([*added, ""]))
        if dry_run:
            remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        else:
            remark(
                f"{path}에 문서 1건을 더했습니다. 되돌리려면 {typed(run, 'undo')}",
                f"added 1 document to {path}; {typed(run, 'undo')} takes it out again",
            )
