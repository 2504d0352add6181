"""``aitrack add``: one event more, checked before it is written, in its place of the file."""

from __future__ import annotations

import sys

from aitrack.commands.choosing import choice, unknown
from aitrack.commands.filters import MINISTRY
from aitrack.commands.parameters import NUMBER, TEXT_WORD, Command, Parameter, flag, option
from aitrack.commands.session import SESSION, remark, session, typed, writable
from aitrack.editing.ledger import add, plain
from aitrack.editing.refusal import RefusedError
from aitrack.errors import UsageError, Words
from aitrack.model import Kind
from aitrack.store.files.reader import MOST_BYTES, TWINS, Damage, parse
from aitrack.streams import given, put
from aitrack.values import replace
from aitrack.views.labels import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.dates.day import date

EXAMPLES = """\
aitrack add basic-plan --title '기본계획 수립' --kind plan --ministry 과기정통부 \
--source https://example.org/a --when "'27.上" --deliverable --store ./our-store --dry-run
"""
_BESIDE = ("format", "events")
"""What may stand at the top of YAML on standard input; the rest of it would be lost."""
ENGLISH = EXAMPLES.replace("기본계획 수립", "Basic plan").replace("과기정통부", "MSIT")
MORE = "aitrack add --store ./our-store < event.yaml"
_FEW = 16
_NEEDED = {
    "title": Words("--title (문서에 적힌 이름)", "--title (its name, as printed)"),
    "kind": Words("--kind (갈래: 법령, 계획, 사업 …)", "--kind (law, plan, programme …)"),
}
_PLACES = {
    "document": Words("--document (근거 문서의 id)", "--document (id of the document)"),
    "line": Words("--line (그 문서의 몇째 행)", "--line (its line)"),
    "at": Words("--at (어느 제목 아래인지)", "--at (below which heading)"),
    "source": Words(
        "근거: --document와 --line과 --at, 문서가 없으면 --source (주소)",
        "where it stands: --document, --line and --at, or --source (an address)",
    ),
    "why": Words("--why (고쳐 읽은 까닭)", "--why (why it is read so)"),
}
_DAYLESS = {
    "vague": Words("날이 없는 말이", "a word without days"),
    "anchored": Words("다른 일에서 세는 표기", "counted from something else"),
}
"""What is read and has no days."""
_OF_A_DOCUMENT = ("line", "at", "read_as", "why")
"""What is said of a place in a document, and would be lost without one."""
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
    Words(EXAMPLES, ENGLISH),
)  # fmt: skip


def run(asked: Asked) -> None:
    """All that ``check`` would find is found first; then it is written, or nothing is."""
    run, dry_run = session(asked), asked["dry_run"]
    folder = writable(run)
    if asked["event"]:
        events = [_event(run, asked)]
    elif sys.stdin.isatty():
        raise UsageError(
            "ID와 옵션을 적거나 YAML을 표준 입력으로 줍니다",
            "give an ID and options, or YAML on standard input",
        )
    else:
        events = _snippet(given(MOST_BYTES))
    for event in events:
        _say_how_read(run, event)
    try:
        written = add(list(run.folders), events, file=asked["file"], dry_run=dry_run)
    except RefusedError as refused:
        raise (_of_an_option(refused) if asked["event"] else refused) from None
    if not dry_run:
        run.remember()
    for path, lines in written:
        put("\n".join([*lines, ""]))
        if dry_run:
            remark(f"적지 않았습니다 (--dry-run): {path}", f"not written (--dry-run): {path}")
        else:
            number = len(events)
            remark(
                f"{path}에 {number}건을 더했습니다. 되돌리려면 {typed(run, 'undo')}",
                f"added {number} to {path}; {typed(run, 'undo')} takes it out again",
            )
    if not written:
        remark(f"{folder}: 더할 것이 없음", f"{folder}: nothing to add")


def _of_an_option(refused: RefusedError) -> UsageError:
    """The same in the words of whoever typed options, not YAML."""
    field = refused.problem.field or ""
    names = {"id": "ID", "ministries": "--ministry", "tags": "--tag"}
    option = names.get(field) or next(
        (name for each in COMMAND.parameters for name in each.names if each.key == field), ""
    )
    return refused.of_the_option(option) if option else refused


def _say_how_read(run: Session, event: dict[str, Any]) -> None:
    """What nobody should find out later: other readings, and that what has no day is never late."""
    from aitrack.dates.notation import NotationError, read  # noqa: PLC0415, the whole grammar

    mentions = event.get("mentions")
    for said in (event, *(mentions if isinstance(mentions, list) else ())):
        text = said.get("read_as") or said.get("when") if isinstance(said, dict) else None
        if not isinstance(text, str) or not text:
            continue
        try:
            found = read(text, _dated(run, said) or run.today)
        except NotationError:  # it is told with its place when it is written
            continue
        for words in found.warnings:
            remark(f"'{text}': {words.ko}", f"'{text}': {words.en}")
        if found.rrule or found.bound in _DAYLESS:
            sort = _DAYLESS.get(found.bound, Words("되풀이되는 표기", "a rule"))
            rule = f"({found.rrule})" if found.rrule else ""
            remark(
                f"주의: '{text}'은(는) {sort.ko}{rule}라 기한 미정으로 적힙니다."
                " 첫 기한을 --read-as에, 까닭을 --why에 적으면 기한이 생깁니다.",
                f"note well: '{text}' is {sort.en}{rule and f' {rule}'} and has no deadline;"
                " --read-as with the first one, and --why, would give it one",
            )


def _dated(run: Session, said: dict[str, Any]) -> date | None:
    known = run.timeline.documents.get(str(said.get("document")))
    return known.dated if known else None


def _refuse_incomplete(run: Session, asked: Asked) -> None:
    """Say all that is missing, in the words of whoever fills a form.

    Raises:
        UsageError: Something is; or a body, a document or a parent that nobody knows.
    """
    missing = [each for name, each in _NEEDED.items() if not asked[name]]
    cited = asked["document"] or (asked["line"] and not asked["source"])
    place = ("document", "line", "at") if cited else ("source",)
    missing += [_PLACES[name] for name in place if not asked[name]]
    if asked["read_as"] and not asked["why"]:
        missing.append(_PLACES["why"])
    if asked["document"] and asked["source"]:
        raise UsageError(
            "--document와 --source 가운데 하나만 적습니다: 문서가 있으면 --document",
            "give --document or --source, not both: --document where there is one",
        )
    lost = [f"--{name.replace('_', '-')}" for name in _OF_A_DOCUMENT if asked[name]]
    if lost and asked["source"]:
        raise UsageError(
            f"{', '.join(lost)}: --document와 함께 적습니다 (--source에는 --when을 바로 고쳐 적음)",
            f"{', '.join(lost)}: only with --document (beside --source, --when says it)",
        )
    if missing:
        raise UsageError(
            "더 적을 것: " + ", ".join(each.ko for each in missing),
            "still needed: " + ", ".join(each.en for each in missing),
        )
    bodies = run.timeline.bodies
    for name in asked["ministry"] or ():
        if bodies.find(name) is None:
            raise unknown("--ministry", name, (), close=bodies.suggest(name))
    documents = run.timeline.documents
    if asked["document"] and asked["document"] not in documents:
        few = documents if len(documents) <= _FEW else ()
        raise unknown("--document", asked["document"], documents, few)
    lines = documents[asked["document"]].lines if asked["document"] else None
    if lines and asked["line"] > lines:
        raise UsageError(
            f"--line: {asked['document']}은(는) {lines}행까지임: {asked['line']}",
            f"--line: {asked['document']} has {lines} lines, not {asked['line']}",
        )
    if asked["part_of"] and run.timeline.get(asked["part_of"]) is None:
        names = [event.id for event in run.timeline.events]
        raise unknown("--part-of", asked["part_of"], names)


def _event(run: Session, asked: Asked) -> dict[str, Any]:
    """The event that the options describe, its fields in the order of a store's file."""
    _refuse_incomplete(run, asked)
    place = {name: asked[name] for name in ("document", "line", "at", "when", "read_as", "why")}
    place["line"] = asked["line"] and str(asked["line"])
    return _given(
        {
            "id": asked["event"],
            "title": asked["title"],
            "kind": choice("--kind", asked["kind"], {each: KINDS[each] for each in Kind}),
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
        read = parse(text)
    except Damage as damage:
        raise UsageError(
            f"표준 입력 {damage.line}:{damage.column}: {damage.words.ko}",
            f"standard input {damage.line}:{damage.column}: {damage.words.en}",
        ) from None
    if twin := _twin(read):
        raise UsageError(
            f"표준 입력에 '{twin}'이(가) 두 번 있음", f"'{twin}' stands twice on standard input"
        )
    value = plain(read)
    if isinstance(value, dict) and "events" in value:
        beside = [name for name, each in value.items() if name not in _BESIDE and each]
        if beside:
            raise UsageError(
                f"표준 입력의 '{beside[0]}'은(는) 더할 수 없음: events만 더합니다",
                f"'{beside[0]}' on standard input cannot be added: only events are",
            )
        if value.get("format", "1") != "1":
            raise UsageError("표준 입력의 format은 1", "format on standard input is 1")
        value = value["events"]
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise UsageError(
            "표준 입력에는 항목 하나나 항목의 목록이 와야 합니다",
            "standard input takes an event or a list of events",
        )
    return value


def _twin(value: Any) -> str | None:
    """A key that stands twice in one mapping, of which only the first would be taken."""
    if isinstance(value, list):
        return next(filter(None, map(_twin, value)), None)
    if not isinstance(value, dict):
        return None
    if twins := value.get(TWINS):
        return str(twins[0])
    return next(filter(None, map(_twin, value.values())), None)
