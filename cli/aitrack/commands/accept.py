"""``aitrack accept``: what a review decided goes into the store, all of it or nothing."""

from __future__ import annotations

from aitrack.commands.parameters import Command, Parameter, flag
from aitrack.commands.session import SESSION, remark, session, typed, writable
from aitrack.errors import AitrackError, Words
from aitrack.intake import entries
from aitrack.intake.waiting import page
from aitrack.intake.writing import accept
from aitrack.language import say, spoken
from aitrack.streams import put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack accept --store ./our-store
"""
COMMAND = Command(
    (
        Parameter(
            "document",
            Words("검토한 문서의 id (없으면 모두 보임)", "id of a reviewed document (else all)"),
            "ID",
        ),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """New events, mentions of known ones, dates that are none; a second time changes nothing."""
    run, name = session(asked), asked["document"]
    if not name:
        put(page(run.folders[-1], spoken()))
        return
    folder = writable(run)
    try:
        found, files = accept(run.folders, entries.load(folder, name), dry_run=asked["dry_run"])
    except AitrackError as error:
        path = entries.path_of(folder, name)
        error.below = (*error.below, Words(f"고칠 곳: {path}", f"to mend it: {path}"))
        raise
    if files and not asked["dry_run"]:
        run.remember()
    for path in files:
        put(f"{path}\n")
    number, mentions, aside = len(found.events), len(found.mentions), len(found.exclusions)
    put(
        say(
            f"새 항목 {number}건, 이미 있는 항목의 인용 {mentions}곳, 항목이 아닌 날짜 {aside}곳\n",
            f"{number} new events, {mentions} mentions of known ones, {aside} dates left out\n",
        )
    )
    if found.nothing:
        remark("저장소에 이미 다 있습니다.", "the store has all of it already")
    if asked["dry_run"]:
        remark("적지 않았습니다 (--dry-run)", "not written (--dry-run)")
    if found.waiting:
        way = typed(run, f"review {name}")
        remark(
            f"아직 정하지 않은 제안 {found.waiting}건은 적히지 않았습니다: {way}",
            f"{found.waiting} proposals are not decided, and were left out: {way}",
        )
    elif not asked["dry_run"]:
        remark(
            f"빠진 날짜를 보려면: aitrack check --coverage {folder / entries.TEXTS}",
            f"to see that no date is left out: aitrack check --coverage {folder / entries.TEXTS}",
        )
