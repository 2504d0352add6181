"""``aitrack diff``: what changed between two stores, or two moments of one."""

from __future__ import annotations

from contextlib import ExitStack

from aitrack.answers.changes import compare
from aitrack.commands.output import OUTPUT, output
from aitrack.commands.parameters import FOLDER_WORD, Command, Parameter, option
from aitrack.commands.session import (
    AS_OF,
    LANGUAGE,
    TODAY,
    check_language,
    day_of,
    remark,
    single_day,
)
from aitrack.errors import DataError, Words
from aitrack.language import spoken
from aitrack.store.files.load import load
from aitrack.store.locate import stores
from aitrack.store.outcomes import user_file
from aitrack.store.revisions import opened
from aitrack.views import changes
from aitrack.views.formats import Format
from aitrack.views.records import Records, render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from aitrack.answers.changes import Difference
    from aitrack.commands.parameters import Asked
    from aitrack.dates.day import date
    from aitrack.timeline import Timeline

EXAMPLES = """\
aitrack diff ./our-store ./our-store
aitrack diff ./our-store ./our-store --format markdown
"""
HEADS = {name: Words(name, name) for name in ("change", "id", "title", "before", "after", "days")}
COMMAND = Command(
    (
        Parameter(
            "old", Words("폴더, 파일, git:REV", "a folder, a file, or git:REV"), "OLD",
            needed=True, completes="folder",
        ),
        Parameter(
            "new", Words("이것과 견줌", "what it is held against"), "NEW",
            needed=True, completes="folder",
        ),
        option(
            "--store", "git:REV가 가리키는 저장소", "the store that git:REV is of", FOLDER_WORD,
            completes="folder",
        ),
        AS_OF, TODAY, LANGUAGE, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Every item that differs is named: added, removed, moved, re-assigned, settled or edited."""
    check_language(asked)
    today, out = day_of(asked), output(asked)
    known = single_day("--as-of", asked["as_of"], today) if asked["as_of"] else None
    folder = stores([asked["store"]] if asked["store"] else [])[-1]
    old, new = asked["old"], asked["new"]
    with ExitStack() as stack:
        both = [stack.enter_context(opened(name, folder)) for name in (old, new)]
        (before, wrong), (after, problems) = (_load(path, known) for path in both)
    found, day = compare(before, after), after.record_day()
    if out.form is Format.TABLE:
        out.write_folded(changes.text(found, known, spoken(), day))
    elif out.form is Format.MARKDOWN:
        out.write(changes.markdown(found, known, spoken(), day))
    else:
        title = Words("달라진 것", "differences")
        items = tuple(map(_item, found))
        records = Records(today, known, problems, items, HEADS, title, (), day)
        out.check_fields(list(HEADS) if not items else list(items[0]))
        out.write(render(records, out.form, spoken(), out.fields))
    if wrong or problems:
        remark(
            f"문제가 있어 빠진 것이 있습니다: {old} {wrong}건, {new} {problems}건",
            f"left out for problems: {wrong} in {old}, {problems} in {new}",
        )


def _load(path: Path, known: date | None) -> tuple[Timeline, int]:
    # the user's own record lies on top of the shipped store, and is no part of it
    timeline, problems = load([path], {user_file(): b"format: 1\n"})
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
