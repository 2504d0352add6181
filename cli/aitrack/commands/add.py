"""``aitrack add``: one event more, checked before it is written, in its place of the file."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from aitrack.commands.options import takes
from aitrack.commands.session import Session, remark, session, writable
from aitrack.errors import UsageError
from aitrack.language import say
from aitrack.model import Kind
from aitrack.store.files.reader import Damage, parse
from aitrack.store.ledger import add, plain

EXAMPLES = """\
aitrack add basic-plan --title '기본계획 수립' --kind plan --ministry 과기정통부 \
--source https://example.org/a --when "'27.上" --deliverable --store ./our-store --dry-run
"""
MORE = "aitrack add --store ./our-store < event.yaml"


def _text(ko: str, en: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar=say("글", "TEXT"), help=say(ko, en))
    return option


def _texts(ko: str, en: str, *names: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        *names, metavar=say("글", "TEXT"), help=say(ko, en)
    )
    return option


@takes(run=session)
def run(
    run: Session,
    *,
    event: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help=say(
                "새 항목의 id; 없으면 표준 입력의 YAML", "id of the new event; else YAML on stdin"
            ),
        ),
    ] = None,
    title: Annotated[str | None, _text("이름, 문서에 적힌 대로", "name, as printed")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="|".join(Kind), help=say("갈래", "kind"))
    ] = None,
    ministry: Annotated[
        list[str] | None, _texts("기관 (되풀이)", "body (repeatable)", "--ministry", "-m")
    ] = None,
    deliverable: Annotated[
        bool, typer.Option("--deliverable", help=say("약속임: 늦을 수 있음", "it was promised"))
    ] = False,
    document: Annotated[str | None, _text("문서의 id", "id of the document")] = None,
    line: Annotated[
        int | None, typer.Option(metavar="N", help=say("그 문서의 행", "its line"))
    ] = None,
    at: Annotated[str | None, _text("제목의 경로", "heading path")] = None,
    when: Annotated[str | None, _text("날짜, 인쇄된 대로", "the date as printed")] = None,
    read_as: Annotated[str | None, _text("고쳐 읽은 날짜", "the date as read")] = None,
    why: Annotated[str | None, _text("고쳐 읽은 까닭", "why it is read so")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="URL", help=say("문서가 없을 때", "where no document"))
    ] = None,
    part_of: Annotated[str | None, _text("상위 항목의 id", "id of its parent")] = None,
    tag: Annotated[list[str] | None, _texts("태그 (되풀이)", "tag (repeatable)", "--tag")] = None,
    note: Annotated[str | None, _text("한 문장", "one sentence")] = None,
    file: Annotated[
        str | None, _text("timeline.d의 파일 이름", "name of a file in timeline.d")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("적을 것을 보이기만", "only show it"))
    ] = False,
) -> None:
    """All that ``check`` would find is found first; then it is written, or nothing is."""
    folder = writable(run)
    if event:
        place = {"document": document, "line": line and str(line), "at": at, "when": when}
        place |= {"read_as": read_as, "why": why}
        values: dict[str, Any] = {
            "id": event,
            "title": title,
            "kind": kind,
            "ministries": ministry,
            "deliverable": "true" if deliverable else None,
            "mentions": [_given(place)] if document else None,
            "source": source,
            "when": None if document else when,
            "part_of": part_of,
            "tags": tag,
            "note": note,
        }
        events = [_given(values)]
    elif sys.stdin.isatty():
        raise UsageError(
            "ID와 옵션을 적거나 YAML을 표준 입력으로 줍니다",
            "give an ID and options, or YAML on standard input",
        )
    else:
        events = _snippet(sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape"))
    written = add(list(run.folders), events, file=file, dry_run=dry_run)
    if not dry_run:
        run.remember()
    for path, lines in written:
        print("\n".join(lines))
        if dry_run:
            remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        else:
            number = len(events)
            remark(f"{path}에 {number}건을 더했습니다.", f"added {number} to {path}")
    if not written:
        remark(f"{folder}: 더할 것이 없음", f"{folder}: nothing to add")


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
