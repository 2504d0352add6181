"""One event in full: where it stands and why, every mention with its reading, what happened."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.answers.slips import slips
from aitrack.dates.wording import describe, format_edtf
from aitrack.errors import Words
from aitrack.model import Status
from aitrack.printable import clean
from aitrack.query import Query
from aitrack.status import governing, numbered, promises_beneath, standing
from aitrack.views.labels import (
    KINDS,
    NATURES,
    STATES,
    STATUSES,
    TAKEN_BACK,
    WORKED_OUT,
    bracketed,
    day_text,
    joined,
    lateness,
    names_printed,
    note_of,
    place_of,
    recorded_until,
    renamed_of,
    silence,
    state_text,
    tags_of,
    then,
    title_of,
)
from aitrack.views.reasons import said_of, why
from aitrack.views.width import hang, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.report import Row
    from aitrack.documents.quoting import Quote
    from aitrack.errors import Lang
    from aitrack.model import Mention, Outcome

_MARGIN = 10
_FURTHER = 2


def render(
    row: Row,
    timeline: AnyTimeline,
    today: date,
    as_of: date | None,
    lang: Lang,
    *,
    number: int | None = None,
    room: int | None = None,
    quotes: Sequence[Quote | None] = (),
) -> str:
    """The event as a page of text, its lines folded for a window of so many columns."""
    labels = _labels(row, timeline, today, lang, number)
    for slip in slips(row.event, timeline.documents):
        places = f"({slip.earlier.document} → {slip.later.document})"
        labels.append((Words("기한 이동", "moved"), f"{slip.text.say(lang)} {places}"))
    then_said = f"   {then(as_of).say(lang)}" if as_of else ""
    day = timeline.record_day()
    then_said += f"   {recorded_until(day).say(lang)}" if day else ""
    lines = hang(clean(title_of(row.event, lang) + then_said), room, _FURTHER)
    for label, text in labels:
        if text:
            line = f"{pad(label.say(lang), _MARGIN)}{clean(text)}"
            lines += hang(line.rstrip(), room, _MARGIN)
    below = ["", _counted(len(row.event.mentions)).say(lang)]
    for at, mention in enumerate(row.event.mentions):
        below += _mention(mention, row, timeline, lang)
        below += _quoted(quotes[at] if quotes else None, lang)
    below += _parts(row, timeline, today, lang)
    below += _record(timeline.outcomes.get(row.event.id, ()), today, lang)
    lines += [part for text in below for part in hang(clean(text), room, _FURTHER)]
    return "\n".join(lines) + "\n"


def _counted(number: int) -> Words:
    return Words(f"언급 {number}곳", f"mentions: {number}")


def _labels(
    row: Row, timeline: AnyTimeline, today: date, lang: Lang, number: int | None
) -> list[tuple[Words, str | None]]:
    """What stands at the top, each with its label; nothing is said of what there is not."""
    event, stands = row.event, row.standing
    deadline, silent = stands.deadline, stands.no_news_days
    return [
        (Words("ID", "ID"), event.id),
        (Words("번호", "number"), str(number or "")),
        (Words("상태", "state"), f"{STATES[stands.state].say(lang)}: {why(row, today, lang)}"),
        (
            Words("기한", "deadline") if event.deliverable else Words("끝나는 날", "ends"),
            f"{day_text(deadline, lang)} {lateness(stands, lang)}" if deadline else "",
        ),
        (Words("소식", "news"), "" if silent is None else silence(silent).say(lang)),
        (Words("읽은 날짜", "read as"), describe(event.period, lang)),
        (Words("EDTF", "EDTF"), format_edtf(event.period)),
        *((Words(ko, en), text) for ko, en, text in _owners(row, timeline, lang)),
        (Words("새 이름", "new name"), renamed_of(stands.outcome, lang) if stands.outcome else ""),
        (Words("갈래", "kind"), KINDS[event.kind].say(lang)),
        (Words("성격", "nature"), NATURES[event.nature].say(lang) if event.nature else ""),
        (Words("분야", "field"), event.field),
        (Words("상위", "part of"), event.part_of),
        (Words("관련", "related"), ", ".join(event.related)),
        (Words("태그", "tags"), ", ".join(tags_of(event, lang))),
        (Words("출처", "source"), event.source),
        (Words("메모", "note"), note_of(event, lang)),
    ]


def _parts(row: Row, timeline: AnyTimeline, today: date, lang: Lang) -> list[str]:
    """The promises beneath an umbrella, each with where it stands."""
    if not row.standing.parts:
        return []
    here = narrowed(timeline, Query(ids=frozenset({row.event.id})))
    found = promises_beneath(row.event, here)
    lines = ["", Words(f"세부 약속 {len(found)}건", f"promises beneath: {len(found)}").say(lang)]
    for part in found:
        state = state_text(standing(part, here, today), lang)
        lines.append(f"  {title_of(part, lang)} ({part.id}) · {state}")
    return lines


def _owners(row: Row, timeline: AnyTimeline, lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Who is named, who answers by the label of the row, and who has it now."""
    event = row.event
    if event.ministries:
        yield "기관", "ministry", _bodies(row, timeline, lang)
    if event.field_ministries:
        named = joined(event.field_ministries_en if lang == "en" else event.field_ministries, lang)
        yield "맡을 기관", "answers", f"{named}({WORKED_OUT.say(lang)}: {event.field})"
    for name in dict.fromkeys((*event.ministries_printed, *event.field_ministries)):
        if now := timeline.bodies.now(name):
            yield "지금", "now", now.say(lang)


def _bodies(row: Row, timeline: AnyTimeline, lang: Lang) -> str:
    """Each by its short name, its whole one, and as the document prints it where that differs."""
    written: dict[str, list[str]] = {}
    for printed in row.event.ministries_printed:
        if body := timeline.bodies.find(printed):
            written.setdefault(body.id, []).append(printed)
    names = []
    for name, several in written.items():
        body = timeline.bodies.by_id[name]
        whole = (body.english if lang == "en" else None) or body.name
        usual = {body.said(lang), whole}
        more = [whole] * (whole != body.said(lang))
        if lang == "en":
            others = [was for each in several if (was := body.in_english(each)) not in usual]
        else:
            others = [each for each in several if each not in usual]
        if others:
            shown = ", ".join(dict.fromkeys(others))
            more.append(Words(f"문서 표기 {shown}", f"printed as {shown}").say(lang))
        names.append(bracketed(body.said(lang), ", ".join(more), lang) if more else body.said(lang))
    text = ", ".join(names)
    line = row.event.ministries_from
    if line:
        text += Words(f" · {line}행에서 이어받음", f" · inherited from line {line}").say(lang)
    return text


def _mention(mention: Mention, row: Row, timeline: AnyTimeline, lang: Lang) -> list[str]:
    if mention.document is None:
        return [f"  {mention.when or '-'} → {describe(mention.period, lang)}"]
    document = timeline.documents[mention.document]
    place = Words(f"{mention.line}행", f"line {mention.line}").say(lang)
    lines = [
        f"  {mention.document}:{mention.line}  {title_of(document, lang)} {place} · {mention.at}"
    ]
    printed = mention.when or Words("(날짜 표기 없음)", "(no date printed)").say(lang)
    reading = f" ⇒ {mention.read_as}" if mention.read_as else ""
    lines.append(f"      {printed}{reading} → {describe(mention.period, lang)}")
    notes = []
    if mention is row.event.mentions[0]:
        notes.append(Words("이 표기가 기준", "this one governs"))
    elif (mention.when or mention.read_as) and not row.event.period.agrees(mention.period):
        notes.append(Words("기준 표기와 어긋남", "contradicts the governing one"))
    if mention.inferred or mention.period.inferred:
        notes.append(Words("일부 추정", "partly inferred"))
    if document.inferred:
        notes.append(Words("문서 날짜가 추정", "the document's date is inferred"))
    if mention.ministries:
        named = names_printed(mention, lang)
        notes.append(Words(f"여기 적힌 기관: {named}", f"ministries printed here: {named}"))
    if mention.why:
        notes.append(Words(mention.why, mention.why_en or mention.why))
    if document.url:
        lines.append(f"      {document.url}")
    if notes:
        lines.append("      " + " · ".join(note.say(lang) for note in notes))
    return lines


def _quoted(quote: Quote | None, lang: Lang) -> list[str]:
    if quote is None:
        return []
    from aitrack.views.quotes import lines  # noqa: PLC0415, where one is asked for

    return lines(quote, lang)


def _record(entries: tuple[Outcome, ...], today: date, lang: Lang) -> list[str]:
    if not entries:
        return []
    lines = ["", Words(f"결과 기록 {len(entries)}건", f"outcomes: {len(entries)}").say(lang)]
    holds = governing(entries, today)
    for number, entry, stands, taken_back in numbered(entries):
        lines += _outcome(number, entry, taken_back, today, lang)
        if not stands:
            lines.append("      " + TAKEN_BACK.say(lang))
        elif entry is holds and len(entries) > 1:
            lines.append("      " + Words("이 기록이 기준", "this entry governs").say(lang))
    return lines


def _outcome(
    number: int, outcome: Outcome, taken_back: int | None, today: date, lang: Lang
) -> list[str]:
    recorded = Words(f"{outcome.recorded} 기록", f"recorded {outcome.recorded}").say(lang)
    later = "" if outcome.known(today) else Words(", 이날보다 뒤", ", after this day").say(lang)
    confirm = Words("확인 필요: ", "to be confirmed: ").say(lang) if outcome.candidate else ""
    status = f"{confirm}{STATUSES[outcome.status].say(lang)}"
    if outcome.status is Status.RETRACTED:
        said = " ".join(filter(None, (f"({taken_back})", outcome.note)))
        return [f"  {number}. {status} {said} ({recorded})"]
    lines = [f"  {number}. {status}  {said_of(outcome, lang)} ({recorded}{later})"]
    return [*lines, *(f"      {place_of(evidence)}" for evidence in outcome.evidence)]
