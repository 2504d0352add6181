"""Where nothing is found: which word or filter leaves nothing, what is near, and how to go on."""

from __future__ import annotations

from aitrack.answers.finding import find
from aitrack.commands.filters import quietly
from aitrack.commands.session import remark
from aitrack.errors import Words
from aitrack.matching import nearest
from aitrack.query import Query
from aitrack.searching import alternatives, terms
from aitrack.values import replace
from aitrack.views.labels import STATES, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aitrack.answers.library import AnyTimeline
    from aitrack.commands.filters import Filters
    from aitrack.commands.session import Session

_MOST_READ = 20_000
"""Items whose titles are looked through for a word that is near."""
_LEAST = 2
_VERY_NEAR = 0.75


def say_way_on(run: Session, wanted: Filters, text: str = "") -> None:
    """Say on stderr, where an answer is empty, which nearby question has one.

    Args:
        run: The run.
        wanted: The filters that were asked for.
        text: The words that ``search`` was given.
    """
    timeline = run.timeline
    words = [*terms(text, timeline.synonyms), *wanted.asked.get("word", ())]
    alone = {word: _number(run, Query(words=(_same(word, timeline),))) for word in words}
    unknown = [word for word, number in alone.items() if not number]
    known = _vocabulary(timeline) if unknown else []
    for word in unknown:
        close = nearest(word, known, _VERY_NEAR)
        near = Words(f" 비슷한 말: {close}", f" Near it: {close}") if close else Words("", "")
        remark(
            f"'{word}'이(가) 든 항목이 없습니다.{near.ko}",
            f"no item has '{word}' in it.{near.en}",
        )
    some = {word: number for word, number in alone.items() if number}
    if some and len(words) > 1:
        remark(
            f"낱말마다 따로 찾으면 {', '.join(f'{each} {n}건' for each, n in some.items())}",
            f"each word alone: {', '.join(f'{each} {n}' for each, n in some.items())}",
        )
    if unknown:
        return
    names = [name for name in wanted.asked if name != "word" or text]
    without = [(name, _without(run, wanted, name, text)) for name in names]
    said = [(f"--{name}", each) for name, each in without if each]
    if said:
        ko = ", ".join(f"{name} 없이 {each.ko}" for name, each in said)
        en = ", ".join(f"without {name} {each.en}" for name, each in said)
        remark(f"조건을 하나 빼면 {ko}", f"with one filter less: {en}")


def _same(word: str, timeline: AnyTimeline) -> tuple[str, ...]:
    return alternatives(word, timeline.synonyms) or (word,)


def _number(run: Session, query: Query) -> int:
    return find(run.timeline, query, run.today, 1)[1]


def _without(run: Session, wanted: Filters, name: str, text: str) -> Words | None:
    """How many there are without one of the filters, and in what states; None where none are."""
    rest = replace(
        wanted, asked={each: wanted.asked[each] for each in wanted.asked if each != name}
    )
    found, number = find(run.timeline, rest.query(run.timeline, text, quietly), run.today)
    if not number:
        return None
    states: dict[str, int] = {}
    for _, stands in found:
        states[stands.state] = states.get(stands.state, 0) + 1
    ko = " · ".join(f"{STATES[each].ko} {n}" for each, n in states.items())
    en = " · ".join(f"{STATES[each].en} {n}" for each, n in states.items())
    return Words(f"{number}건({ko})", f"{counted(number, 'item')} ({en})")


def _vocabulary(timeline: AnyTimeline) -> Iterable[str]:
    """The words of all titles and tags, where they are few enough to be looked through."""
    if timeline.total > _MOST_READ:
        return ()
    found: dict[str, None] = {}
    for event in timeline.events:
        for text in (event.title, event.title_en or "", *event.tags, *event.tags_en):
            found |= dict.fromkeys(_bare(word) for word in text.split())
    return [word for word in found if len(word) >= _LEAST]


def _bare(word: str) -> str:
    return word.strip("·,.'\"()[]「」『』<>:;")
