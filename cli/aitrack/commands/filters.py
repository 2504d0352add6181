"""The filters, the same on every command that lists: names from people → a Query."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from aitrack.commands.session import remark, span
from aitrack.errors import UsageError, Words
from aitrack.language import say
from aitrack.matching import fold_name, nearest
from aitrack.model import Kind
from aitrack.query import Query
from aitrack.status import State
from aitrack.values import dataclass
from aitrack.views.labels import KINDS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aitrack.bodies import Bodies, Body
    from aitrack.library import AnyTimeline

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as typed."""

    asked: dict[str, Any]

    def query(self, timeline: AnyTimeline, text: str = "") -> Query:
        """Find what the names mean.

        Raises:
            UsageError: An unknown ministry, kind, state, document or tag, with the nearest known.
        """
        asked = self.asked
        known_tags = {tag: Words(tag, tag) for tag in timeline.tags()} if "tag" in asked else {}
        documents = {doc.id: Words(doc.title, doc.file) for doc in timeline.documents.values()}
        first, stop = self._window()
        return Query(
            ministry_ids=_ministries(asked["ministry"], timeline.bodies)
            if "ministry" in asked
            else None,
            kinds=_choices("--kind", asked.get("kind", ()), {k: KINDS[k] for k in Kind}),
            states=_choices("--state", asked.get("state", ()), {s: STATES[s] for s in State}),
            documents=_choices("--document", asked.get("document", ()), documents),
            tags=_choices("--tag", asked.get("tag", ()), known_tags),
            first=first,
            stop=stop,
            stale_days=asked.get("stale"),
            text=text,
        )

    def _window(self) -> tuple[date | None, date | None]:
        """``--year`` and ``--from/--to`` together: the days that both leave."""
        asked = self.asked
        firsts, stops = [], []
        if "year" in asked:
            year = span("--year", asked["year"])
            if year.start is None or year.stop is None:
                raise UsageError(
                    "--year에는 한 해나 기간을 적습니다(예: 2026, 2026~2027)",
                    "--year takes a year or a span, such as 2026 or 2026~2027",
                )
            firsts.append(year.start)
            stops.append(year.stop)
        if "from" in asked:
            firsts += [day for day in (span("--from", asked["from"]).start,) if day]
        if "to" in asked:
            stops += [day for day in (span("--to", asked["to"]).stop,) if day]
        first, stop = max(firsts, default=None), min(stops, default=None)
        if first and stop and stop <= first:
            raise UsageError("--from이 --to보다 뒤임", "--from lies after --to")
        return first, stop


def filters(
    ministry: Annotated[
        list[str] | None,
        typer.Option(
            "--ministry",
            "-m",
            metavar=say("기관", "NAME"),
            help=say(
                "기관: 정식명·약칭·옛 이름 (되풀이하면 '또는')",
                "body, by any of its names (repeatable: or)",
            ),
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar=say("갈래", "KIND"),
            help=say("갈래: 법령, 계획, 정상회의 …", "kind: law, plan, summit …"),
        ),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            metavar=say("상태", "STATE"),
            help=say("상태: 이행 미확인, 진행 중 …", "state: overdue, open, done …"),
        ),
    ] = None,
    document: Annotated[
        list[str] | None,
        typer.Option(
            metavar=say("문서", "ID"),
            help=say("이 문서에 나오는 것만", "only what this document speaks of"),
        ),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar=say("태그", "TAG"), help=say("태그", "tag"))
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            metavar=say("해", "YEAR"), help=say("그 해와 겹치는 것", "what overlaps the year")
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=say("날짜", "DATE"),
            help=say("이날부터와 겹치는 것", "what overlaps the days from here"),
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            metavar=say("날짜", "DATE"),
            help=say("이날까지와 겹치는 것", "what overlaps the days up to here"),
        ),
    ] = None,
    stale: Annotated[
        str | None,
        typer.Option(
            metavar=say("일수", "DAYS"),
            help=say(
                "기한 없는 약속 가운데 이만큼 소식이 없는 것",
                "open-ended promises without news so long",
            ),
        ),
    ] = None,
) -> Filters:
    """Keep what was asked, under the names of the options."""
    typed = {
        "ministry": ministry, "kind": kind, "state": state, "document": document, "tag": tag,
        "year": year, "from": from_, "to": to,
    }  # fmt: skip
    asked: dict[str, Any] = {name: value for name, value in typed.items() if value}
    if stale is not None:
        asked["stale"] = whole_number("--stale", stale)
    return Filters(asked)


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


def _choices(option: str, asked: Iterable[str], known: Mapping[T, Words]) -> frozenset[T]:
    """Values by their name or by what the screen calls them, in either language."""
    spelled: dict[str, T] = {}
    for value, words in known.items():
        for name in (str(value), words.ko, words.en):
            spelled.setdefault(fold_name(name), value)
    found = set()
    for name in asked:
        if fold_name(name) not in spelled:
            names = [name for value, words in known.items() for name in (str(value), *words)]
            raise unknown(option, name, names)
        found.add(spelled[fold_name(name)])
    return frozenset(found)


def _ministries(asked: Iterable[str], bodies: Bodies) -> frozenset[str]:
    """Bodies with their predecessors and successors, saying which."""
    wanted: dict[str, Body] = {}
    for name in asked:
        body = bodies.find(name)
        if body is None:
            close = bodies.suggest(name)
            raise unknown("--ministry", name, [close] if close else [])
        for each in bodies.family(body):
            if each.id not in wanted:
                wanted[each.id] = each
                for words in bodies.succession(each):
                    remark(*words)
    return frozenset(wanted)


def unknown(option: str, name: str, known: Iterable[str]) -> UsageError:
    """What is said where a name is not known: the nearest one, and where to find all."""
    close = nearest(name, known)
    return UsageError(
        f"{option}: '{name}'을(를) 모릅니다." + (f" '{close}'을(를) 찾으십니까?" if close else ""),
        f"{option}: unknown '{name}'." + (f" Did you mean '{close}'?" if close else ""),
    )
