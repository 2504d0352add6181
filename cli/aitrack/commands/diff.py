"""``aitrack diff``: what changed between two stores, or two moments of one."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from aitrack.answers.changes import about, compare, since
from aitrack.answers.library import Indexed
from aitrack.commands.filters import WHICH, filters
from aitrack.commands.output import LIMIT, OUTPUT, limit, output
from aitrack.commands.parameters import DATE_WORD, FOLDER_WORD, Command, Parameter, option
from aitrack.commands.session import (
    AS_OF,
    LANGUAGE,
    TODAY,
    check_language,
    day_of,
    remark,
    session,
    single_day,
)
from aitrack.errors import DataError, UsageError, Words
from aitrack.history.revisions import opened
from aitrack.language import say, spoken
from aitrack.store import places
from aitrack.store.files.load import load
from aitrack.values import Frozen, dataclass, field
from aitrack.views import changes
from aitrack.views.formats import Format
from aitrack.views.records import Records, render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.answers.changes import Difference
    from aitrack.commands.output import Output
    from aitrack.commands.parameters import Asked
    from aitrack.dates.day import date
    from aitrack.timeline import Timeline

EXAMPLES = """\
aitrack diff ./our-store ./our-store
aitrack diff ./our-store ./our-store --format markdown
aitrack diff --since 2026-11-01 --format markdown
"""
HEADS = {
    "change": Words("달라진 것", "change"), "id": Words("ID", "ID"),
    "title": Words("과제", "title"), "before": Words("앞", "before"),
    "after": Words("뒤", "after"), "days": Words("일수", "days"),
}  # fmt: skip
COMMAND = Command(
    (
        Parameter(
            "old",
            Words("폴더, 파일, git:REV, 읽은 문서", "folder, file, git:REV, document read"), "OLD",
            completes="folder",
        ),
        Parameter(
            "new", Words("이것과 견줌", "what it is held against"), "NEW",
            completes="folder",
        ),
        option(
            "--since", "한 저장소를 이날과 오늘(또는 --as-of)로 견주기",
            "one store, on this day and today (or --as-of)", DATE_WORD,
        ),
        option(
            "--store", "git:REV가 가리키는 저장소", "the store that git:REV is of", FOLDER_WORD,
            completes="folder",
        ),
        AS_OF, TODAY, LANGUAGE, *WHICH, *OUTPUT, *LIMIT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Every item that differs is named: added, removed, moved, re-assigned, settled or edited."""
    check_language(asked)
    today, out = day_of(asked), output(asked)
    if asked["since"]:
        _since(asked, today, out)
        return
    if not (asked["old"] and asked["new"]):
        raise UsageError(
            "OLD와 NEW를 적거나, 한 저장소의 두 날을 --since 날짜로 견줍니다",
            "give OLD and NEW, or compare two days of one store by --since DATE",
        )
    known = single_day("--as-of", asked["as_of"], today) if asked["as_of"] else None
    folder = Path(places.stores([asked["store"]] if asked["store"] else [])[-1])
    old, new = asked["old"], asked["new"]
    reviews = [os.path.join(folder, "review", f"{name}.yaml") for name in (old, new)]
    narrow, most = filters(asked), limit(asked)
    if all(map(os.path.isfile, reviews)):
        if narrow.asked or most is not None:
            raise UsageError(
                "두 문서를 견줄 때는 --ministry, --kind, --word, --limit를 쓰지 않습니다",
                "two documents are compared without --ministry, --kind, --word and --limit",
            )
        _documents(folder, old, new, out, today)
        return
    with ExitStack() as stack:
        both = [stack.enter_context(opened(name, folder)) for name in (old, new)]
        (before, wrong), (after, problems) = (_load(path, known) for path in both)
    told = Told(today, known, problems, after.record_day(), most=most, asked=narrow.asked)
    found = compare(before, after)
    if narrow.asked:
        found = about(found, narrow.query(after), before, after)
    _write(found, told, out)
    if wrong or problems:
        remark(
            f"문제가 있어 빠진 것이 있습니다: {old} {wrong}건, {new} {problems}건",
            f"left out for problems: {wrong} in {old}, {problems} in {new}",
        )


def _since(asked: Asked, today: date, out: Output) -> None:
    """Two days of one store: what its pages said on the one, and say on the other.

    Raises:
        UsageError: The days stand the wrong way round, or two stores are named too.
    """
    if asked["old"]:
        raise UsageError(
            "--since는 한 저장소의 두 날을 견주므로 OLD와 NEW 없이 적습니다",
            "--since compares two days of one store, without OLD and NEW",
        )
    store = [asked["store"]] if asked["store"] else None
    run = session({**asked, "store": store})
    first, day = single_day("--since", asked["since"], today), run.as_of or today
    if first >= day:
        raise UsageError(
            f"--since {first}은(는) {day}보다 앞이어야 함", f"--since {first} must lie before {day}"
        )
    timeline = run.timeline
    whole = timeline.whole() if isinstance(timeline, Indexed) else timeline
    days = changes.between(first, day)
    told = Told(
        today, run.as_of, run.problems, whole.record_day(), days, limit(asked),
        filters(asked).asked,
    )  # fmt: skip
    found = since(whole, first, day)
    if told.asked:
        query = filters(asked).query(whole)
        found = about(found, query, whole.as_of(first), whole)
    _write(found, told, out)
    run.remark_problems()


@dataclass(frozen=True, slots=True)
class Told(Frozen):
    """What the head of a comparison says: the days, the problems, what was compared."""

    today: date
    as_of: date | None
    problems: int
    record_day: date | None = None
    """The newest day that the store speaks of."""
    days: Words | None = None
    """Which two days are compared, where it is one store."""
    most: int | None = None
    """How many are shown; the rest is counted."""
    asked: dict[str, Any] = field(default_factory=dict)
    """The filters."""


def _write(found: list[Difference], told: Told, out: Output) -> None:
    shown = found[: told.most]
    if out.form in (Format.TABLE, Format.MARKDOWN):
        first = changes.first(found, told.as_of, told.record_day, spoken(), told.days)
        if len(shown) < len(found):
            first += "   " + say(
                f"앞의 {len(shown)}건만", f"the first {len(shown)} of {len(found)}"
            )
        if out.form is Format.TABLE:
            out.write_folded(changes.text(shown, first, spoken()))
        else:
            out.write(changes.markdown(shown, first, spoken()))
        return
    title = Words("달라진 것", "differences")
    items = tuple(map(_item, shown))
    records = Records(
        told.today, told.as_of, told.problems, items, HEADS, title, (), told.record_day,
        len(found), told.asked,
    )  # fmt: skip
    out.check_fields(list(HEADS) if not items else list(items[0]))
    out.write(render(records, out.form, spoken(), out.fields, out.headers))


def _documents(folder: Path, old: str, new: str, out: Output, today: date) -> None:
    """Two editions of a document that were read: the dates that moved, vanished or were added."""
    from aitrack.intake import editions, entries  # noqa: PLC0415, only for documents

    found = editions.differences(entries.load(folder, old), entries.load(folder, new))
    if out.form is Format.TABLE:
        out.write(editions.page(found, spoken()))
        return
    from aitrack.views.heads import named  # noqa: PLC0415, only for programs

    title = Words(f"{old} → {new}", f"{old} → {new}")
    records = Records(
        today, None, 0, tuple(map(editions.item, found)), named(editions.FIELDS), title
    )
    out.check_fields(editions.FIELDS)
    out.write(render(records, out.form, spoken(), out.fields, out.headers))


def _load(path: Path, known: date | None) -> tuple[Timeline, int]:
    # the user's own record lies on top of the shipped store, and is no part of it
    timeline, problems = load([path], {Path(places.user_outcomes()): b"format: 1\n"})
    if problems and not timeline.events:
        first = problems[0]
        raise DataError(
            f"{path}: 읽을 수 있는 항목이 없음: {first.message.ko}",
            f"{path}: nothing readable: {first.message.en}",
        )
    return (timeline.as_of(known) if known else timeline), len(problems)


def _item(each: Difference) -> dict[str, Any]:
    return {
        "change": each.change.value,
        "id": each.event.id,
        "title": each.event.title,
        "title_en": each.event.title_en,
        "ministries": list(each.event.ministries),
        "ministries_en": list(each.event.ministries_en),
        "before": each.before or None,
        "after": each.after or None,
        "days": each.days,
    }
