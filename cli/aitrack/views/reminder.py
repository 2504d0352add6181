"""An announcement → Markdown, HTML or JSON, all markup in the data escaped."""

from __future__ import annotations

from aitrack.dates.day import d_day
from aitrack.errors import Words
from aitrack.printable import clean
from aitrack.reminders.announcing import Announcement, Reminder, What
from aitrack.reminders.schedule import Grouping
from aitrack.values import Frozen, dataclass
from aitrack.views.labels import (
    GROUPS,
    STATUSES,
    bodies_text,
    day_text,
    recorded_until,
    silence,
    state_text,
    title_of,
    word_of,
)
from aitrack.views.summary import moved_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.errors import Lang

HEADINGS = {
    What.MISSED: GROUPS["missed"],
    What.OVERDUE: GROUPS["overdue"],
    What.DUE: GROUPS["due"],
    What.ENDING: Words("끝나는 기간 · 늦을 수 없음", "periods ending · nothing to be late"),
    What.OPENING: Words("시작하는 것", "beginning"),
    What.OUTCOME: Words("새로 적힌 결과", "outcomes newly recorded"),
    What.STALE: Words("소식 끊긴 약속", "without news"),
}
NOBODY = Words("(기관 없음)", "(no ministry)")
TO_CONFIRM = Words("확인 필요", "to confirm")


@dataclass(frozen=True, slots=True)
class Section(Frozen):
    """A heading and its lines."""

    heading: str
    items: list[Announcement]


_MOST_LETTERS = 100
"""Of a title in a subject: mail does not take every length."""


def subject(reminder: Reminder, lang: Lang) -> str:
    """One line: the schedule, the day, and how many of what."""
    counted = [
        f"{heading.say(lang)} {number}"
        for what, heading in HEADINGS.items()
        if (number := sum(each.what is what for each in reminder.announcements))
    ]
    if reminder.scores:
        from aitrack.views.scorecard import SCORE  # noqa: PLC0415, only for a scorecard

        counted.append(SCORE.say(lang))
    title = _title(reminder, lang)
    if len(title) > _MOST_LETTERS:
        title = f"{title[: _MOST_LETTERS - 1]}…"
    return clean(f"{title} {day_text(reminder.today, lang)}: " + ", ".join(counted))


def markdown(reminder: Reminder, lang: Lang) -> str:
    """Lists, for a chat or a newsletter."""
    from aitrack.views.markdown import escape  # noqa: PLC0415, only for Markdown

    lines = [f"**{escape(subject(reminder, lang))}**", ""]
    if said := gap(reminder, lang):
        lines += [escape(said), ""]
    for part in sections(reminder, lang):
        lines += [f"**{escape(part.heading)}** ({len(part.items)})", ""]
        for each in part.items:
            d, day, title, bodies, *rest = map(escape, cells(each, lang))
            parts = [f"**{d}**"] * bool(d) + [each for each in (day, title, bodies, *rest) if each]
            lines.append("- " + " · ".join(parts))
        lines.append("")
    if reminder.scores:
        from aitrack.views.scorecard import score_cells  # noqa: PLC0415, only for a scorecard

        head, *rows = [[escape(cell) for cell in row] for row in score_cells(reminder, lang)]
        lines += [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)] + [""]
    return "\n".join([*lines, *(escape(each) for each in more(reminder, lang))]) + "\n"


def html(reminder: Reminder, lang: Lang) -> str:
    """A page of paragraphs: every mail program shows it, and it reads well with the tags gone."""
    from jinja2 import Environment  # noqa: PLC0415, only for HTML

    from aitrack.views.mail import PAGE  # noqa: PLC0415, only for HTML
    from aitrack.views.scorecard import SCORE, score_cells  # noqa: PLC0415, only for HTML

    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(PAGE)
    return template.render(
        lang=lang,
        subject=subject(reminder, lang),
        gap=gap(reminder, lang),
        sections=[
            (part.heading, [cells(each, lang) for each in part.items])
            for part in sections(reminder, lang)
        ],
        scores=score_cells(reminder, lang) if reminder.scores else [],
        score=SCORE.say(lang),
        more=more(reminder, lang),
    )


def envelope(reminder: Reminder) -> dict[str, Any]:
    """The envelope of every answer, with what a reminder adds."""
    from aitrack.answers.items import SCHEMA_VERSION, items  # noqa: PLC0415, only for JSON

    told = items([each.row for each in reminder.announcements], reminder.numbers)
    return {
        "schema_version": SCHEMA_VERSION,
        "today": reminder.today.isoformat(),
        "as_of": None,
        "record_day": reminder.record_day.isoformat() if reminder.record_day else None,
        "filters": reminder.schedule.filters,
        "total": len(reminder.announcements),
        "hidden": {},
        "problems": reminder.problems,
        "schedule": reminder.schedule.name,
        "since": reminder.first.isoformat(),
        "scores": [
            {
                "group": each.group, "promised": each.promised, "due": each.due,
                "on_time": each.on_time, "late": each.late, "delivered": each.delivered,
                "changed": each.changed, "unconfirmed": each.unconfirmed, "open": each.open,
                "open_ended": each.open_ended, "undated": each.undated, "missed": each.missed,
                "partly": each.partly, "no_deadline": each.no_deadline,
                "day_unknown": each.day_unknown,
            }
            for each in reminder.scores
        ],
        "items": [
            values | _more(each)
            for values, each in zip(told.rows(), reminder.announcements, strict=True)
        ],
    }  # fmt: skip


def _more(each: Announcement) -> dict[str, Any]:
    """What an announcement says of its item beside what lists do."""
    return {
        "what": each.what.value,
        "leads": [turn.days for turn in each.turns if turn.days is not None],
        "late": each.late is not None,
        "announced_for": each.late.isoformat() if each.late else None,
        "moved_from": each.moved_from.isoformat() if each.moved_from else None,
    }


def _bodies(each: Announcement, reminder: Reminder, lang: Lang) -> list[str]:
    """The bodies that an item stands under, each once; by their names as printed if unknown."""
    event, known = each.row.event, reminder.bodies
    named = [known[name].say(lang) for name in event.ministry_ids if name in known]
    return list(dict.fromkeys(named or event.ministries)) or [NOBODY.say(lang)]


def sections(reminder: Reminder, lang: Lang) -> list[Section]:
    """By what there is to say, or by ministry: an item of several stands under each."""
    if reminder.schedule.group is not Grouping.MINISTRY:
        return [
            Section(heading.say(lang), items)
            for what, heading in HEADINGS.items()
            if (items := [each for each in reminder.announcements if each.what is what])
        ]
    by_name: dict[str, list[Announcement]] = {}
    for each in reminder.announcements:
        for name in _bodies(each, reminder, lang):
            by_name.setdefault(clean(name), []).append(each)
    found = sorted(by_name.items(), key=lambda part: (-len(part[1]), part[0]))
    return [Section(name, items) for name, items in found]


def more(reminder: Reminder, lang: Lang) -> list[str]:
    """How to see more, with commands that can be pasted."""
    store = "".join(f" --store {_quoted(name)}" for name in reminder.store)
    filters = "".join(
        f" --{name} {_quoted(value)}"
        for name, values in reminder.schedule.filters.items()
        for value in (values if isinstance(values, list) else [str(values)])
    )
    command = "stats" if reminder.scores else "due"
    lines = [
        Words(f"하나씩: aitrack show ID{store}", f"each: aitrack show ID{store}").say(lang),
        Words("모두: ", "all: ").say(lang) + f"aitrack {command}{filters}{store}",
    ]
    if reminder.scores:
        from aitrack.views.scorecard import UNCONFIRMED  # noqa: PLC0415, only for a scorecard

        lines.insert(0, UNCONFIRMED.say(lang))
    if reminder.record_day:
        lines.insert(0, recorded_until(reminder.record_day).say(lang))
    if now := moved_on((each.row.event for each in reminder.announcements), lang):
        lines.insert(0, now)
    if reminder.problems:
        lines.append(
            Words(
                f"저장소에 문제 {reminder.problems}건이 있어 그 항목은 빠졌습니다: aitrack check",
                f"{reminder.problems} problems in the store, whose items are left out: "
                "aitrack check",
            ).say(lang)
        )
    return [clean(line) for line in lines]


def _quoted(text: str) -> str:
    """A word of a command line that can be pasted into a shell."""
    from shlex import quote  # noqa: PLC0415, only where there is one

    return quote(text)


def _title(reminder: Reminder, lang: Lang) -> str:
    schedule = reminder.schedule
    return clean((schedule.title_en if lang == "en" else None) or schedule.title)


def gap(reminder: Reminder, lang: Lang) -> str:
    """Said where days were missed."""
    lates = [each.late for each in reminder.announcements] + [reminder.late_scores]
    if reminder.first == reminder.today or not any(lates):
        return ""
    return Words(
        f"{reminder.first}부터 알리지 못한 것을 함께 알립니다(늦음으로 표시).",
        f"With what was not announced since {reminder.first}, marked late.",
    ).say(lang)


def cells(each: Announcement, lang: Lang) -> list[str]:
    """D-day, day, title, ministries, ID, and a note."""
    event, stands = each.row.event, each.row.standing
    notes = []
    if each.late:
        notes.append(Words(f"늦음({each.late})", f"late ({each.late})").say(lang))
    if each.moved_from:
        notes.append(
            Words(f"기한 바뀜({each.moved_from}에서)", f"moved (from {each.moved_from})").say(lang)
        )
    first, day = d_day(each.days_left or 0), str(each.due or "")
    if each.what in (What.MISSED, What.ENDING):
        notes.append(state_text(stands, lang, event.nature))
    if each.what is What.STALE:
        first, day = "", ""
        notes.append(silence(stands.no_news_days or 0).say(lang))
    if each.what is What.OUTCOME and each.outcome:
        first, day = STATUSES[each.outcome.status].say(lang), each.outcome.on or ""
        notes.append(word_of(each.outcome, lang))
        if each.outcome.candidate:
            notes.append(TO_CONFIRM.say(lang))
    bodies = bodies_text(event, lang)
    return [
        clean(cell)
        for cell in (first, day, title_of(event, lang), bodies, event.id, ", ".join(notes))
    ]
