"""Files of ``schedules/`` → Schedules (see ``schedule``) and a Calendar, or what is wrong in them.

Schedules are looked for in the shipped store, then in the stores of the run, then in the user's
configuration folder: a later one takes the place of an earlier one of the same name.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from aitrack.dates.holidays import Calendar
from aitrack.dates.wording import WEEKDAYS_EN, WEEKDAYS_KO
from aitrack.errors import AitrackError, Words
from aitrack.matching import nearest
from aitrack.model import Problem
from aitrack.reminders.schedule import Found, Grouping, OnHoliday, Schedule, Shape, Value
from aitrack.store.files.complaints import tell
from aitrack.store.files.decode import is_id
from aitrack.store.files.fields import names
from aitrack.store.files.opened import open_file
from aitrack.store.files.reader import Places
from aitrack.store.files.recovery import read
from aitrack.store.places import SCHEDULES, SUFFIX, config_folder, listed, shipped
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from enum import StrEnum

    from aitrack.store.files.fields import Fields
    from aitrack.store.files.reader import Path as Place

FILTERS = ("ministry", "kind", "state", "document", "tag", "word", "due")
SCORECARDS = ("ministry", "kind", "document", "year", "state")
LANGUAGES = ("ko", "en")
_SCHEDULE = names(
    "format filters title title_en lead_days after_due after_due_every opening stale stale_every"
    " outcomes digest digest_overdue scorecard group weekdays month_days months on_holiday time"
    " output lang deliver"
)
_FILTERS, _HOLIDAYS = dict.fromkeys(FILTERS), names("format added removed")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_WEEKDAYS = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS_EN)},
    **{name: number for number, name in enumerate(WEEKDAYS_KO)},
}
_MOST_FILES = 100
"""Of a folder; each is weighed against every item."""
_MOST_DAYS = 3660
_MOST_IN_A_LIST = 366
"""Every day of a year, each of which a run looks at."""
E = TypeVar("E", bound="StrEnum")


def read_schedules(folders: list[Path]) -> dict[str, Found]:
    """Every schedule that a run can name, by its name; a folder that hides some, by its path."""
    calendar, _ = read_calendar(folders)
    found: dict[str, Found] = {}
    base = shipped()
    for folder in dict.fromkeys([base, *folders]):
        found |= _of(folder / SCHEDULES, calendar, own=folder == base)
    with suppress(AitrackError):  # without a home there are none
        found |= _of(config_folder() / SCHEDULES, calendar, own=True)
    return found


def _of(folder: Path, calendar: Calendar, *, own: bool) -> dict[str, Found]:
    """The schedules of one folder, as far as they are read."""
    files = [*map(Path, listed(str(folder)))]
    found = {_name(path): read_schedule(path, calendar, own=own) for path in files[:_MOST_FILES]}
    if more := len(files[_MOST_FILES:]):
        said = Words(
            f"일정이 {_MOST_FILES}개보다 많음: 나머지 {more}개는 읽지 않음",
            f"more than {_MOST_FILES} schedules: the other {more} are not read",
        )
        problem = Problem(str(folder), 1, 1, None, None, said)
        found[str(folder)] = Found(str(folder), None, (problem,), (), own)
    return found


def _name(path: Path) -> str:
    """What a file is called in the answers; a folder that cannot be listed is no schedule."""
    return path.stem if path.name.endswith(SUFFIX) else str(path)


def read_schedule(path: Path, calendar: Calendar, *, own: bool = False) -> Found:
    """One file; its name without the suffix is the schedule's."""
    root = open_file(path)
    found = Found(str(path), None, (), (), own)
    if root.complaints.damages and not root.values:  # nothing could be read, so nothing is missing
        return replace(found, problems=tell([root.complaints]))
    found = _schedule(path, root, calendar, own=own)
    return found if found.problems else replace(found, problems=tell([root.complaints]))


def _schedule(path: Path, root: Fields, calendar: Calendar, *, own: bool) -> Found:
    """The schedule that a file holds, and its problems."""
    if not is_id(path.stem):
        root.complain(
            (),
            None,
            "파일 이름은 소문자·숫자를 -로 이은 것",
            "a file is named in-this-way.yaml",
        )
    whole = not root.complaints.damages  # else what is missing may stand where it is torn
    asked = root.record("filters")
    given: list[tuple[str, int, str]] = []
    if asked:
        given = [(name, item, text) for name in FILTERS for item, text in _few(asked, name)]
        asked.finish(_FILTERS)
    by_name: dict[str, list[str]] = {}
    for name, _, text in given:
        by_name.setdefault(name, []).append(text)
    schedule = Schedule(
        name=path.stem,
        title=root.text("title", required=whole) or "",
        title_en=root.text("title_en"),
        filters=by_name,
        lead_days=_days(root, "lead_days", 0),
        after_due=_days(root, "after_due", 1),
        after_due_every=root.number("after_due_every"),
        opening=_days(root, "opening", 0),
        stale=root.number("stale"),
        stale_every=root.number("stale_every"),
        outcomes=root.flag("outcomes"),
        digest=root.number("digest"),
        digest_overdue=root.flag("digest_overdue"),
        scorecard=_one_of(root, "scorecard", SCORECARDS),
        group=_choice(root, "group", Grouping, Grouping.WHAT),
        weekdays=_weekdays(root),
        month_days=frozenset(_days(root, "month_days", 1, 31)),
        months=frozenset(_days(root, "months", 1, 12)),
        on_holiday=_choice(root, "on_holiday", OnHoliday, OnHoliday.SKIP),
        time=_time(root),
        output=_choice(root, "output", Shape, Shape.TEXT),
        lang=_one_of(root, "lang", LANGUAGES),
        deliver=_targets(root),
        calendar=calendar,
    )
    if root.finish(_SCHEDULE) and whole:
        _says_something(root, schedule)
    problems = tell([root.complaints])
    return Found(str(path), None if problems else schedule, problems, _placed(root, given), own)


def _placed(root: Fields, given: list[tuple[str, int, str]]) -> tuple[tuple[str, Value], ...]:
    """Each filter with the place of its value, for who finds that it means nothing."""
    paths: list[Place] = [("filters", name, item) for name, item, _ in given]
    places = Places(set(paths))
    if given:
        read(root.complaints.data(), places)
    return tuple(
        (name, Value(text, *places.found.get(path, (1, 1))))
        for (name, _, text), path in zip(given, paths, strict=True)
    )


def _says_something(root: Fields, schedule: Schedule) -> None:
    """Refuse a rule that has nothing to follow, and a schedule with nothing to announce."""
    needs = (("after_due_every", "after_due"), ("stale_every", "stale"))
    for name, needed in needs:
        if getattr(schedule, name) and not getattr(schedule, needed):
            root.complain(root.key(name), name, f"{needed}도 적어야 함", f"needs {needed} too")
    rules = ("lead_days", "after_due", "opening", "stale", "outcomes", "digest", "digest_overdue",
             "scorecard")  # fmt: skip
    if not any(getattr(schedule, name) for name in rules):
        names = ", ".join(rules)
        root.complain(
            (), None, f"알릴 것이 없음: {names} 가운데 하나는 있어야 함",
            f"announces nothing: one of {names} is needed",
        )  # fmt: skip


def _days(root: Fields, name: str, least: int, most: int = _MOST_DAYS) -> tuple[int, ...]:
    """A list of whole numbers, each once, in the order of the file."""
    found: list[int] = []
    for item, text in _few(root, name):
        place = root.at(name, item)
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1  # noqa: PLR2004, digits of a sane count
        if not least <= number <= most:
            root.complain(
                place, name, f"'{text}': {least}에서 {most}까지의 정수여야 함",
                f"'{text}': a whole number from {least} to {most} is expected",
            )  # fmt: skip
        elif number in found:
            root.complain(place, name, f"{number}이(가) 두 번 있음", f"{number} stands there twice")
        else:
            found.append(number)
    return tuple(found)


def _few(root: Fields, name: str) -> list[tuple[int, str]]:
    """The texts of a list, as many as a run can look at."""
    given = list(root.items(name))
    if len(given) > _MOST_IN_A_LIST:
        most = _MOST_IN_A_LIST
        root.complain(
            root.at(name, most), name, f"{most}개까지 적음", f"at most {most} are expected"
        )
    return given[:_MOST_IN_A_LIST]


def _weekdays(root: Fields) -> frozenset[int] | None:
    """``mon`` to ``sun``, or 월 to 일."""
    found = set()
    for item, text in root.items("weekdays"):
        if text.lower() in _WEEKDAYS:
            found.add(_WEEKDAYS[text.lower()])
        else:
            allowed = [name.lower() for name in WEEKDAYS_EN]
            _not_one_of(root, root.at("weekdays", item), "weekdays", text, allowed)
    return frozenset(found) or None


def _one_of(root: Fields, name: str, allowed: Iterable[str]) -> str | None:
    text = root.text(name)
    if text and text not in allowed:
        _not_one_of(root, root.at(name), name, text, allowed)
    return text


def _choice(root: Fields, name: str, choices: type[E], default: E) -> E:
    text = _one_of(root, name, tuple(choices))
    return choices(text) if text in tuple(choices) else default


def _not_one_of(root: Fields, place: Place, name: str, text: str, allowed: Iterable[str]) -> None:
    close = nearest(text, allowed)
    root.not_one_of(place, name, text, allowed, f": '{close}'?" if close else "")


def _time(root: Fields) -> str:
    text = root.text("time")
    if text and not _TIME.match(text):
        root.complain(
            root.at("time"), "time", '시각은 "09:00"처럼 적음', 'a time is written like "09:00"'
        )
    return text or "09:00"


def _targets(root: Fields) -> tuple[str, ...]:
    """Names, never addresses: what could send something stands in the user's own folder only."""
    given = _few(root, "deliver")
    for item, text in given:
        if not is_id(text):
            root.complain(
                root.at("deliver", item), "deliver",
                "보낼 곳의 이름을 적음(주소는 내 설정의 targets.yaml에)",
                "name a target; its address belongs into your own targets.yaml",
            )  # fmt: skip
    return tuple(text for _, text in given)


def read_calendar(folders: list[Path]) -> tuple[Calendar, tuple[Problem, ...]]:
    """The stores' additions to the holidays of the package, each read for its good lines."""
    problems: list[Problem] = []
    added: dict[date, str] = {}
    removed: set[date] = set()
    for folder in dict.fromkeys([shipped(), *folders]):
        path = folder / "holidays.yaml"
        if not os.path.lexists(path):
            continue
        root = open_file(path)
        added |= dict(_off(root, "added", "name"))
        removed |= {day for day, _ in _off(root, "removed", "why")}
        root.finish(_HOLIDAYS)
        problems += tell([root.complaints])
    return Calendar(added, frozenset(removed)), tuple(problems)


def _off(root: Fields, name: str, about: str) -> Iterator[tuple[date, str]]:
    for record in root.records(name):
        day, text = record.day("day", required=True), record.needed(about)
        record.text("source")
        if record.finish({"day": None, about: None, "source": None}) and day:
            yield day, text
