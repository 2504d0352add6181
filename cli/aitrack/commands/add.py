"""``aitrack add``: one event more, checked before it is written, in its place of the file."""

from __future__ import annotations

import sys

from aitrack.commands.filters import MINISTRY
from aitrack.commands.parameters import NUMBER, TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, remark, session, writable
from aitrack.errors import UsageError, Words
from aitrack.model import Kind
from aitrack.store.files.reader import Damage, parse
from aitrack.store.ledger import add, plain
from aitrack.streams import put
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack add basic-plan --title '기본계획 수립' --kind plan --ministry 과기정통부 \
--source https://example.org/a --when "'27.上" --deliverable --store ./our-store --dry-run
"""
MORE = "aitrack add --store ./our-store < event.yaml"
COMMAND = Command(
    (
        Parameter(
            "event",
            Words(
                "새 항목의 id; 없으면 표준 입력의 YAML", "id of the new event; else YAML on stdin"
            ),
            "ID",
        ),
        option("--title", "이름, 문서에 적힌 대로", "name, as printed", TEXT_WORD),
        option("--kind", "갈래", "kind", "|".join(Kind), completes=tuple(Kind)),
        replace(MINISTRY, help=Words("기관 (되풀이)", "body (repeatable)"), metavar=TEXT_WORD),
        flag("--deliverable", "약속임: 늦을 수 있음", "it was promised"),
        option("--document", "문서의 id", "id of the document", TEXT_WORD, completes="document"),
        option("--line", "그 문서의 행", "its line", "N", kind=NUMBER),
        option("--at", "제목의 경로", "heading path", TEXT_WORD),
        option("--when", "날짜, 인쇄된 대로", "the date as printed", TEXT_WORD),
        option("--read-as", "고쳐 읽은 날짜", "the date as read", TEXT_WORD),
        option("--why", "고쳐 읽은 까닭", "why it is read so", TEXT_WORD),
        option("--source", "문서가 없을 때", "where no document", "URL"),
        option("--part-of", "상위 항목의 id", "id of its parent", TEXT_WORD, completes="id"),
        option("--tag", "태그 (되풀이)", "tag (repeatable)", TEXT_WORD, many=True, completes="tag"),
        option("--note", "한 문장", "one sentence", TEXT_WORD),
        option("--file", "timeline.d의 파일 이름", "name of a file in timeline.d", TEXT_WORD),
        flag("--dry-run", "적을 것을 보이기만", "only show it"),
        *SESSION,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """All that ``check`` would find is found first; then it is written, or nothing is."""
    run, dry_run = session(asked), asked["dry_run"]
    folder = writable(run)
    if asked["event"]:
        events = [_event(asked)]
    elif sys.stdin.isatty():
        raise UsageError(
            "ID와 옵션을 적거나 YAML을 표준 입력으로 줍니다",
            "give an ID and options, or YAML on standard input",
        )
    else:
        events = _snippet(sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape"))
    written = add(list(run.folders), events, file=asked["file"], dry_run=dry_run)
    if not dry_run:
        run.remember()
    for path, lines in written:
        put("\n".join([*lines, ""]))
        if dry_run:
            remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        else:
            number = len(events)
            remark(
                f"{path}에 {number}건을 더했습니다. 되돌리려면 aitrack undo",
                f"added {number} to {path}; aitrack undo takes it out again",
            )
    if not written:
        remark(f"{folder}: 더할 것이 없음", f"{folder}: nothing to add")


def _event(asked: Asked) -> dict[str, Any]:
    """The event that the options describe, as the ledger writes it."""
    place = {name: asked[name] for name in ("document", "line", "at", "when", "read_as", "why")}
    place["line"] = asked["line"] and str(asked["line"])
    return _given(
        {
            "id": asked["event"],
            "title": asked["title"],
            "kind": asked["kind"],
            "ministries": asked["ministry"],
            "deliverable": "true" if asked["deliverable"] else None,
            "mentions": [_given(place)] if asked["document"] else None,
            "source": asked["source"],
            "when": None if asked["document"] else asked["when"],
            "part_of": asked["part_of"],
            "tags": asked["tag"],
            "note": asked["note"],
        }
    )


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _snippet(text: str) -> list[dict[str, Any]]:
    """The events of a YAML text: one mapping, a list of them, or a list under ``events``.

    Raises:
        UsageError: It is none of these.
    """
    try:
        value = plain(parse(text))
    except Damage as damage:
        raise UsageError(
            f"표준 입력 {damage.line}:{damage.column}: {damage.words.ko}",
            f"standard input {damage.line}:{damage.column}: {damage.words.en}",
        ) from None
    if isinstance(value, dict) and "events" in value:
        value = value["events"]
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise UsageError(
            "표준 입력에는 항목 하나나 항목의 목록이 와야 합니다",
            "standard input takes an event or a list of events",
        )
    return value
