"""``aitrack stats``: a scorecard, every rate with the number it is of."""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.answers.listing import build_list
from aitrack.answers.scores import By, Score, score, score_indexed
from aitrack.commands.choosing import grouping
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import BOOK, OUTPUT, answer_records, output
from aitrack.commands.parameters import Command, option
from aitrack.commands.session import SESSION, session
from aitrack.errors import Words
from aitrack.language import say, spoken
from aitrack.model import Kind, Source
from aitrack.query import Query
from aitrack.status import State
from aitrack.values import asdict
from aitrack.views.labels import KINDS, SOURCES, STATES, day_text
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session

EXAMPLES = """\
aitrack stats
aitrack stats --by ministry --format markdown
aitrack stats --by year --document ai-strategy-2024
"""
HEADS = {
    "label": Words("", ""),
    "promised": Words("약속", "promised"),
    "due": Words("기한 옴", "due"),
    "done": Words("이행", "done"),
    "partly": Words("일부", "partly"),
    "changed": Words("변경", "changed"),
    "missed": Words("미이행", "not done"),
    "unconfirmed": Words("미확인", "unconfirmed"),
    "open": Words("기한 전", "ahead"),
    "open_ended": Words("끝 열림", "open-ended"),
    "undated": Words("미정", "no date"),
    "on_time": Words("제때", "on time"),
    "late": Words("늦게", "late"),
    "no_deadline": Words("기한 없이", "no deadline"),
    "rate_text": Words("이행/기한 옴", "done/due"),
    "bar": Words("막대", "bar"),
}
LEAVING = (
    "bar", "no_deadline", "on_time", "late", "undated", "open_ended", "open", "changed", "partly",
    "due", "done",
)  # fmt: skip
_BAR = 10
COMMAND = Command(
    (
        option(
            "--by", "무엇으로 나눌지", "what the rows are", "|".join(By), default="ministry",
            completes=tuple(By),
        ),
        *SESSION, *FILTERS, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Only promises count; nothing is called a failure for lack of evidence."""
    run, wanted, out = session(asked), filters(asked), output(asked, (*BOOK, "svg"))
    by = grouping(asked["by"], By)
    query = wanted.query(run.timeline)
    if out.file == "svg" and out.path:
        from aitrack.commands.exporting import export  # noqa: PLC0415, only for the picture

        export(run, build_list(run.frame(wanted.asked), query), "scorecard", out.path)
        run.remark_problems()
        return
    if query == Query() and isinstance(run.timeline, Indexed):
        groups, whole = score_indexed(run.timeline, By(by), run.today)
    else:
        report = build_list(run.frame(wanted.asked), query)
        groups, whole = score(report.rows, By(by), run.timeline.bodies)
    whole.group = say("모두", "all")
    items = tuple(_item(each, By(by)) for each in (*groups, whole))
    title = _title(run, whole)
    records = Records(
        run.today, run.as_of, run.problems, items, HEADS, title, LEAVING, run.timeline.record_day()
    )
    answer_records(run, records, out)
    run.remark_problems()


def _title(run: Session, whole: Score) -> Words:
    """What was counted, on what day, and what the words of the table mean."""
    ko, en = _sources(whole)
    ko = (
        f"오늘 {day_text(run.today, 'ko')}   약속 {whole.promised}건(기한 있음 "
        f"{whole.with_deadline}, 없음 {whole.promised - whole.with_deadline}) 가운데 "
        f"기한이 왔거나 결과가 나온 것 {whole.due}건: 이행 {whole.done}건, 일부 이행 "
        f"{whole.partly}건, 변경·철회 {whole.changed}건, 미이행 확인 {whole.missed}건, "
        f"이행 미확인 {whole.unconfirmed}건{ko}\n"
        f"이행·일부 이행 {whole.delivered}건은 제때 {whole.on_time}건, 늦게 {whole.late}건, "
        f"기한 없던 것 {whole.no_deadline}건, 이행한 날을 모르는 것 {whole.day_unknown}건"
    )
    en = (
        f"today {day_text(run.today, 'en')}   of {whole.promised} promises "
        f"({whole.with_deadline} with a deadline, {whole.promised - whole.with_deadline} without) "
        f"{whole.due} fell due or are settled: {whole.done} done, {whole.partly} partly, "
        f"{whole.changed} changed or dropped, {whole.missed} not done, "
        f"{whole.unconfirmed} unconfirmed{en}\n"
        f"the {whole.delivered} done or partly done: {whole.on_time} on time, {whole.late} late, "
        f"{whole.no_deadline} without a deadline, {whole.day_unknown} on a day unknown"
    )
    if run.as_of and run.as_of != run.today:
        ko += f"\n{run.as_of}까지 알려진 문서와 기록만으로, {run.today}에 어떠한지를 셈"
        en += f"\nby the documents and entries known on {run.as_of}, as they stand on {run.today}"
    return Words(
        f"{ko}\n('미확인'은 공개된 근거를 찾지 못했다는 뜻이며, 이행하지 않았다는 뜻이 아님. "
        "'미이행'은 기한이 지난 뒤에도 안 되어 있었다는 근거가 있음. "
        "금액·목표·일정·묶음은 세지 않음. "
        "여러 기관의 약속은 기관마다 세고 '모두'에는 한 번 셈. '변경'에는 철회도 셈. "
        "막대는 기한 온 것 가운데 # 이행 = 일부 이행 ~ 변경·철회 x 미이행 . 미확인)",
        f"{en}\n(unconfirmed: no public evidence found, which does not mean it was not done;"
        " not done: there is evidence that it had not been done after its deadline; amounts,"
        " targets, occasions and umbrellas are not counted; a promise"
        " of several bodies counts for each, and once in the whole; changed: or dropped; bars:"
        " # done, = partly, ~ changed, x not done, . unconfirmed, of what was due)",
    )


def _sources(whole: Score) -> Words:
    """Whose word the outcomes rest on."""
    counts = {source: getattr(whole, f"by_{source}") for source in Source}
    named = [(SOURCES[source], count) for source, count in counts.items() if count]
    if not named:
        return Words("", "")
    ko = " · ".join(f"{words.ko} {count}" for words, count in named)
    en = " · ".join(f"{words.en} {count}" for words, count in named)
    return Words(f" (결과의 근거: {ko})", f" (by the word of: {en})")


def _item(each: Score, by: By) -> dict[str, Any]:
    share = f"{each.done}/{each.due}"
    percent = f" ({each.rate:.0%})" if each.rate is not None else ""
    numbers = asdict(each)
    group = numbers.pop("group")
    return {
        "group": group,
        "label": _label(each, by),
        **numbers,
        "delivered": each.delivered,
        "rate": round(each.rate, 4) if each.rate is not None else None,
        "rate_text": share + percent,
        "bar": _bar(each),
    }


def _bar(each: Score) -> str:
    """Done ``#``, partly ``=``, changed ``~``, not done ``x``, the rest ``.``: without colour."""
    if not each.due:
        return ""
    bar, told = "", 0
    for mark, number in (
        ("#", each.done), ("=", each.partly), ("~", each.changed), ("x", each.missed),
    ):  # fmt: skip
        told += number
        bar += mark * (round(_BAR * told / each.due) - len(bar))
    return bar.ljust(_BAR, ".")


def _label(each: Score, by: By) -> str:
    group = each.group
    if by is By.KIND and group in tuple(Kind):
        return KINDS[Kind(group)].say(spoken())
    if by is By.STATE and group in tuple(State):
        return STATES[State(group)].say(spoken())
    if by is By.YEAR:
        return group or say("(기한 없음)", "(no deadline)")
    return say(group, each.group_en or group) or say("(없음)", "(none)")
