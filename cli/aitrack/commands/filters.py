"""The filters, the same on every command that lists: names from people → a Query."""

from __future__ import annotations

from aitrack.commands.parameters import DATE_WORD, Parameter, option
from aitrack.commands.session import day_of, remark, span
from aitrack.dates.day import iso_year
from aitrack.errors import UsageError, Words
from aitrack.model import Kind
from aitrack.query import Query
from aitrack.status import State
from aitrack.values import Frozen, dataclass
from aitrack.views.labels import KINDS, STATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.library import AnyTimeline
    from aitrack.bodies import Body
    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Tell
    from aitrack.dates.day import date

MINISTRY = Parameter(
    "ministry",
    Words(
        "기관: 정식명·약칭·옛 이름 (되풀이하면 '또는')",
        "body, by any of its names (repeatable: or)",
    ),
    Words("기관", "NAME"), ("--ministry", "-m"), many=True, completes="ministry",
)  # fmt: skip
KIND = option(
    "--kind",
    "갈래: 법령, 계획, 정상회의 …",
    "kind: law, plan, summit …",
    Words("갈래", "KIND"),
    many=True,
    completes="kind",
)
WORD = option(
    "--word",
    "이 낱말이 든 것 (되풀이하면 '또는')",
    "with this word (repeatable: or)",
    Words("낱말", "WORD"),
    many=True,
)
WHICH = (MINISTRY, KIND, WORD)
"""Those of a list that is not of items, but about them."""
FILTERS = (
    MINISTRY,
    KIND,
    option(
        "--state", "상태: 이행 미확인, 진행 중 …", "state: overdue, open, done …",
        Words("상태", "STATE"), many=True, completes="state",
    ),
    option(
        "--document", "이 문서에 나오는 것만", "only what this document speaks of",
        Words("문서", "ID"), many=True, completes="document",
    ),
    option("--tag", "태그", "tag", Words("태그", "TAG"), many=True, completes="tag"),
    WORD,
    option(
        "--due", "기한이 이때인 것 (예: '26.4Q)", "falling due then (such as '26.4Q)",
        Words("표기", "NOTATION"),
    ),
    option("--year", "그 해와 겹치는 것", "what overlaps the year", Words("해", "YEAR")),
    option("--from", "이날부터와 겹치는 것", "what overlaps the days from here", DATE_WORD),
    option("--to", "이날까지와 겹치는 것", "what overlaps the days up to here", DATE_WORD),
    option(
        "--stale", "기한 없는 약속 가운데 이만큼 소식이 없는 것",
        "open-ended promises without news so long", Words("일수", "DAYS"),
    ),
)  # fmt: skip
_SHORT_YEAR = 2
NAMED = ("ministry", "kind", "state", "document", "tag", "word", "due", "year", "from", "to")
_DATES = ("due", "year", "from", "to")


_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Filters(Frozen):
    """The filters as typed."""

    asked: dict[str, Any]
    today: date | None = None
    """What 내년 and 이번 분기 are counted from."""

    def query(self, timeline: AnyTimeline, text: str = "", tell: Tell = remark) -> Query:
        """Find what the names mean.

        Args:
            timeline: Whose names they are.
            text: Words that are looked for too, all of them.
            tell: Where it is said which bodies came before and after.

        Raises:
            UsageError: An unknown ministry, kind, state, document or tag, with the nearest known.
        """
        asked = self.asked
        first, stop = self._window()
        due_first, due_stop = self._due()
        ministries = _ministries(asked["ministry"], timeline, tell) if "ministry" in asked else None
        named = self._named(timeline)
        return Query(
            ministry_ids=ministries,
            kinds=frozenset(map(Kind, named.get("kind", ()))),
            states=frozenset(map(State, named.get("state", ()))),
            documents=named.get("document", _NONE),
            tags=named.get("tag", _NONE),
            first=first,
            stop=stop,
            due_first=due_first,
            due_stop=due_stop,
            stale_days=asked.get("stale"),
            words=self._words(timeline, text) if text or "word" in asked else (),
        )

    def _named(self, timeline: AnyTimeline) -> dict[str, frozenset[str]]:
        """What is chosen by a name: kinds, states, documents, tags.

        Raises:
            UsageError: A name that none of them has.
        """
        asked = self.asked
        if not any(asked.get(name) for name in ("kind", "state", "document", "tag")):
            return {}
        from aitrack.commands.choosing import OTHER_STATES, choices  # noqa: PLC0415, for names only

        found = {
            "kind": choices("--kind", asked.get("kind", ()), KINDS),
            "state": choices("--state", asked.get("state", ()), STATES, more=OTHER_STATES),
        }
        if "document" in asked:
            named = _documents(timeline)
            found["document"] = choices(
                "--document", asked["document"], *named, one=True, part=True
            )
        if "tag" in asked:
            tags = {tag: Words(tag, name) for tag, name in timeline.tags().items()}
            found["tag"] = choices("--tag", asked["tag"], tags)
        return found

    def _words(self, timeline: AnyTimeline, text: str) -> tuple[tuple[str, ...], ...]:
        """All words of a text, and one of those that the filter names, by any of their names.

        Raises:
            UsageError: A word is made of marks alone.
        """
        from aitrack.searching import alternatives, terms  # noqa: PLC0415, only for words

        for word in (*text.split(), *self.asked.get("word", ())):
            if word.startswith("-") and len(word) > 1 and not word[1].isdigit():
                raise UsageError(
                    f"뺄 낱말은 정할 수 없음: '{word}' (찾을 낱말만 적습니다)",
                    f"a word cannot be left out of a search: '{word}' (type the others alone)",
                )
        synonyms = timeline.synonyms
        groups = [alternatives(word, synonyms) for word in terms(text, synonyms)]
        found = tuple(each for each in groups if each)
        asked: dict[str, None] = {}
        for word in self.asked.get("word", ()):
            same = alternatives(word, synonyms)
            if not same:
                raise UsageError(
                    f"--word: 찾을 낱말이 없음: '{word}'", f"--word: no word to look for: '{word}'"
                )
            asked |= dict.fromkeys(same)
        return (*found, tuple(asked)) if asked else found

    def _due(self) -> tuple[date | None, date | None]:
        """The days between which the deadline lies.

        Raises:
            UsageError: The notation names no days.
        """
        if "due" not in self.asked:
            return None, None
        asked = self.asked["due"]
        text, *more = [asked] if isinstance(asked, str) else asked
        if more:
            raise UsageError("--due에는 표기 하나를 적습니다", "--due takes one notation")
        period = span("--due", text, self.today)
        if period.start is None and period.stop is None:
            raise UsageError(
                f"--due에는 날짜가 있는 표기를 적습니다(예: '26.4Q): '{text}'",
                f"--due takes a notation with days, such as '26.4Q, not '{text}'",
            )
        return period.start, period.stop

    def _window(self) -> tuple[date | None, date | None]:
        """``--year`` and ``--from/--to`` together: the days that both leave."""
        asked = self.asked
        firsts, stops = [], []
        if "year" in asked:
            begin, end = iso_year(asked["year"]) or self._year(asked["year"])
            firsts.append(begin)
            stops.append(end)
        if "from" in asked:
            firsts += [day for day in (span("--from", asked["from"], self.today).start,) if day]
        if "to" in asked:
            stops += [day for day in (span("--to", asked["to"], self.today).stop,) if day]
        first, stop = max(firsts, default=None), min(stops, default=None)
        if first and stop and stop <= first:
            raise UsageError("--from이 --to보다 뒤임", "--from lies after --to")
        return first, stop

    def _year(self, named: str) -> tuple[date, date]:
        """The days of what is no plain year: ``26``, ``2026~2027``, 내년.

        Raises:
            UsageError: It has no first or no last day.
        """
        short = named.isascii() and named.isdecimal() and len(named) == _SHORT_YEAR
        year = span("--year", f"'{named}" if short else named, self.today)
        if year.start is None or year.stop is None:
            raise UsageError(
                "--year에는 한 해나 기간을 적습니다(예: 2026, 2026~2027)",
                "--year takes a year or a span, such as 2026 or 2026~2027",
            )
        return year.start, year.stop


def filters(asked: Asked) -> Filters:
    """What was asked of the filters, under their names."""
    typed: dict[str, Any] = {name: asked[name] for name in NAMED if asked.get(name)}
    if asked.get("stale") is not None:
        typed["stale"] = whole_number("--stale", asked["stale"])
    relative = any(name in typed for name in _DATES)
    return Filters(typed, day_of(asked, quietly) if relative else None)


def quietly(ko: str, en: str) -> None:
    """Make no remark: it was made elsewhere in the run, or is no news every morning."""


def whole_number(option: str, text: str) -> int:
    """A count from the command line.

    Raises:
        UsageError: It is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 9):  # noqa: PLR2004, digits of a sane count
        raise UsageError(
            f"{option}에는 0 이상의 정수를 적습니다: '{text}'",
            f"{option} takes a whole number, not '{text}'",
        )
    return int(text)


def _documents(timeline: AnyTimeline) -> tuple[dict[str, Words], dict[str, str]]:
    """What documents are called: their titles and files by their ids, ids by English titles."""
    several = timeline.documents.values()
    known = {each.id: Words(each.title, each.file) for each in several}
    return known, {each.title_en: each.id for each in several if each.title_en}


def _ministries(asked: Sequence[str], timeline: AnyTimeline, tell: Tell) -> frozenset[str]:
    """Bodies with their predecessors and successors, saying which."""
    wanted: dict[str, Body] = {}
    bodies = timeline.bodies_named(asked)
    for name in asked:
        body = bodies.find(name)
        if body is None:
            from aitrack.commands.choosing import unknown  # noqa: PLC0415, only for what is wrong

            raise unknown("--ministry", name, (), close=timeline.bodies.suggest(name))
        for each in bodies.family(body):
            if each.id not in wanted:
                wanted[each.id] = each
                for words in bodies.succession(each):
                    tell(*words)
    return frozenset(wanted)
