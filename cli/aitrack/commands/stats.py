"""``aitrack stats``: a scorecard, every rate with the number it is of."""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.answers.report import build_list
from aitrack.answers.scores import By, Score, score, score_indexed
from aitrack.commands.choosing import unknown
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import OUTPUT, answer_records, output
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

EXAMPLES = """\
aitrack stats
aitrack stats --by ministry --format markdown
aitrack stats --by year --document ai-strategy-2024
"""
HEADS = {
    "label": Words("", ""),
    "promised": Words("약속", "promised"),
    "due": Words("기한 옴", "due so far"),
    "on_time": Words("제때", "on time"),
    "late": Words("늦게", "late"),
    "changed": Words("변경·철회", "changed"),
    "missed": Words("미이행", "not done"),
    "unconfirmed": Words("미확인", "unconfirmed"),
    "open": Words("기한 전", "not yet due"),
    "open_ended": Words("끝이 열림", "open-ended"),
    "undated": Words("기한 미정", "no date"),
    "rate_text": Words("이행/기한 옴", "delivered/due"),
    "bar": Words("", ""),
}
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
    run, wanted, out, by = session(asked), filters(asked), output(asked), asked["by"]
    if by not in tuple(By):
        raise unknown("--by", by, By, By)
    query = wanted.query(run.timeline)
    if query == Query() and isinstance(run.timeline, Indexed):
        groups, whole = score_indexed(run.timeline, By(by), run.today)
    else:
        report = build_list(run.frame(wanted.asked), query)
        groups, whole = score(report.rows, By(by), run.timeline.bodies)
    whole.group = say("모두", "all")
    items = tuple(_item(each, By(by)) for each in (*groups, whole))
    ko, en = _sources(whole)
    title = Words(
        f"오늘 {day_text(run.today, 'ko')}   약속 {whole.promised}건 가운데 "
        f"기한이 왔거나 결과가 나온 것 {whole.due}건: 이행 {whole.delivered}건, "
        f"변경·철회 {whole.changed}건, 미이행 확인 {whole.missed}건, "
        f"이행 미확인 {whole.unconfirmed}건{ko}\n"
        "('미확인'은 공개된 근거를 찾지 못했다는 뜻이며, 이행하지 않았다는 뜻이 아님. "
        "'미이행'은 기한이 지난 뒤에도 안 되어 있었다는 근거가 있음. "
        "금액·목표·일정·묶음은 세지 않음. "
        "여러 기관의 약속은 기관마다 세고 '모두'에는 한 번 셈. "
        "막대는 기한 온 것 가운데 # 이행 ~ 변경·철회 x 미이행 . 미확인)",
        f"today {day_text(run.today, 'en')}   of {whole.promised} promises {whole.due} "
        "fell due or are settled: "
        f"{whole.delivered} delivered, {whole.changed} changed, {whole.missed} not done, "
        f"{whole.unconfirmed} unconfirmed{en}\n"
        "(unconfirmed: no public evidence found, which does not mean it was not done; not done:"
        " there is evidence that it had not been done after its deadline; amounts, targets,"
        " occasions and umbrellas are not counted; a promise of several bodies counts for each, and"
        " once in the whole; bars: # delivered, ~ changed, x not done, . unconfirmed, of what was"
        " due)",
    )
    records = Records(run.today, run.as_of, run.problems, items, HEADS, title)
    answer_records(run, records, out)
    run.remark_problems()


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
    share = f"{each.delivered}/{each.due}"
    percent = f" ({each.rate:.0%})" if each.rate is not None else ""
    numbers = asdict(each)
    group = numbers.pop("group")
    return {
        "group": group,
        "label": _label(group, by),
        **numbers,
        "delivered": each.delivered,
        "rate": round(each.rate, 4) if each.rate is not None else None,
        "rate_text": share + percent,
        "bar": _bar(each),
    }


def _bar(each: Score) -> str:
    """What became of what was due, in tenths of it: readable without colour."""
    if not each.due:
        return ""
    bar, counted = "", 0
    for mark, number in (("#", each.delivered), ("~", each.changed), ("x", each.missed)):
        counted += number
        bar += mark * (round(_BAR * counted / each.due) - len(bar))
    return bar.ljust(_BAR, ".")


def _label(group: str, by: By) -> str:
    if by is By.KIND and group in tuple(Kind):
        return KINDS[Kind(group)].say(spoken())
    if by is By.STATE and group in tuple(State):
        return STATES[State(group)].say(spoken())
    return group or say("(없음)", "(none)")
