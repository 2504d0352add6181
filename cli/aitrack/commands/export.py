"""``aitrack export``: the record where people look at it."""

from __future__ import annotations

import os

from aitrack.answers.calendar import build_page
from aitrack.answers.listing import build_list
from aitrack.commands.choosing import unknown
from aitrack.commands.exporting import export, material, say_left_out
from aitrack.commands.filters import FILTERS, Filters, filters, whole_number
from aitrack.commands.output import LIMIT, OUTPUT, limit
from aitrack.commands.parameters import PATH, Command, Parameter, flag, option
from aitrack.commands.saving import refuse_of_a_store, save_by, save_into
from aitrack.commands.session import SESSION, remark, session
from aitrack.errors import UsageError, Words
from aitrack.exports.calendar import Shape
from aitrack.exports.files import BINARY, LEAD_DAYS, SUFFIXES, Choices, write
from aitrack.language import say
from aitrack.store.places import is_store_folder
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report
    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.query import Query

KINDS = ("ics", "xlsx", "html", "site", "sqlite", "svg", "scorecard", "fragment")
EXAMPLES = """\
aitrack export ics --ministry 과기정통부
aitrack export html
aitrack export svg --year 2026
"""
_WRITTEN = Words("파일이나 폴더", "FILE or DIR")
COMMAND = Command(
    (
        Parameter(
            "what", Words("무엇으로: " + ", ".join(KINDS), "as what: " + ", ".join(KINDS)),
            Words("종류", "KIND"), needed=True, completes=KINDS,
        ),
        Parameter(
            "path", Words("쓸 파일, site는 폴더 (없으면 화면)", "where to; a folder for site"),
            _WRITTEN, kind=PATH, completes="file",
        ),
        option(
            "--as", "달력에서 기한, 기간, 할 일 가운데 무엇으로",
            "in a calendar: what an item becomes",
            "|".join(Shape), default=Shape.DEADLINE.value, completes=tuple(Shape),
        ),
        option(
            "--lead-days", "달력 알림을 며칠 앞에 (없으면 none)", "alarms so many days before",
            "N,…", default=",".join(map(str, LEAD_DAYS)),
        ),
        flag(
            "--by-ministry", "기관마다 따로: ics는 파일로(폴더에), xlsx는 시트로",
            "one for each body: files of a folder (ics), sheets (xlsx)",
        ),
        flag("--all", "svg에 기간 내내 이어지는 것도", "svg: also what runs right through"),
        option("--title", "제목", "what the whole is called", Words("글", "TEXT")),
        option("--url", "사이트가 놓일 주소", "where the site will stand", "URL"),
        *SESSION, *FILTERS, *(each for each in OUTPUT if each.key == "output"), *LIMIT,
    ),
    Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT")),
)  # fmt: skip


def run(asked: Asked) -> int:
    """The same filters as everywhere; what is left out is said."""
    kind, path, choices = asked["what"], _path(asked), _choices(asked)
    if kind not in KINDS:
        raise unknown(say("종류", "KIND"), kind, KINDS, KINDS)
    if path is None and (
        kind in BINARY or kind == "site" or (kind == "ics" and choices.by_ministry)
    ):
        raise UsageError(
            f"{kind}에는 쓸 곳을 적습니다: aitrack export {kind} 이름",
            f"{kind} needs a place to be written to: aitrack export {kind} NAME",
        )
    if path and (kind == "site" or (kind == "ics" and choices.by_ministry)):
        _check_folder(kind, path)
    elif path:
        _check_suffix(kind, path)
    run, named = session(asked), filters(asked).asked
    query = Filters(named).query(run.timeline)
    if kind == "site" and path:
        _site(run, query, named, path, choices)
    elif kind == "sqlite" and path and asked["limit"] is None:
        _database(run, query, path)
    elif kind == "ics" and path and choices.by_ministry:
        _calendars(run, _report(run, named, query, kind, None), path, choices)
    else:
        export(run, _report(run, named, query, kind, limit(asked)), kind, path, choices)
    run.remark_problems()
    return 0


def _report(
    run: Session, named: dict[str, object], query: Query, kind: str, most: int | None
) -> Report:
    """What is asked for; a picture of time needs both of its ends."""
    frame = run.frame(named, most)
    if kind == "svg" and (query.first is None or query.stop is None):
        year = str(run.today.year)
        query = Filters({**named, "year": year}).query(run.timeline)
        frame = run.frame({**named, "year": year}, most)
    if kind == "svg" and query.first and query.stop:
        return build_page(frame, query)
    return build_list(frame, query, "export")


def _path(asked: Asked) -> str | None:
    """Where to; ``-o`` says it as with every other command.

    Raises:
        UsageError: Both are given, or it is a store's own file.
    """
    path: str | None = asked["path"] or asked["output"]
    if asked["path"] and asked["output"]:
        raise UsageError("쓸 곳을 두 번 적었습니다", "two places to write to")
    if path and path != "-":
        refuse_of_a_store(path)
    return None if path == "-" else path


def _check_suffix(kind: str, path: str) -> None:
    """See that nobody is told by the name of a file that it is another one.

    Raises:
        UsageError: It ends as a file of another kind does.
    """
    suffix, known = os.path.splitext(path)[1].lower(), SUFFIXES.get(kind, ())
    if known and suffix not in ("", f".{kind}", *known):
        ends = ", ".join(known)
        raise UsageError(
            f"{kind}의 파일 이름은 {ends}(으)로 끝납니다: '{path}'",
            f"a file of {kind} ends in {ends}, not '{path}'",
        )


def _check_folder(kind: str, path: str) -> None:
    """See that nobody gets a folder who names a file, or a site in the middle of a store.

    Raises:
        UsageError: It ends as a file of some kind does, and is no folder yet; or it is a store's.
    """
    if kind == "site" and is_store_folder(os.path.realpath(path)):
        raise UsageError(
            f"저장소의 폴더임: {path} (사이트에는 새 폴더를 적습니다)",
            f"that folder is a store's: {path} (a site takes a new one)",
        )
    suffix = os.path.splitext(path)[1].lower()
    one = next((each for each, known in SUFFIXES.items() if suffix in known), None)
    if one and not os.path.isdir(path):
        several, several_en = ("site는", "a site") if kind == "site" else (
            "--by-ministry는", "--by-ministry"
        )  # fmt: skip
        raise UsageError(
            f"{several} 폴더에 씁니다: '{path}' (파일 하나는 aitrack export {one} {path})",
            f"{several_en} is a folder, not '{path}' (one file: aitrack export {one} {path})",
        )


def _choices(asked: Asked) -> Choices:
    """What is chosen of the file.

    Raises:
        UsageError: No such shape, or no numbers of days.
    """
    shape, leads = asked["as"], asked["lead_days"]
    if shape not in tuple(Shape):
        raise unknown("--as", shape, Shape, Shape)
    days = () if leads in ("none", "") else tuple(
        whole_number("--lead-days", each.strip()) for each in leads.split(",")
    )  # fmt: skip
    return Choices(
        Shape(shape),
        days,
        asked["by_ministry"],
        asked["all"],
        asked["title"] or "",
        asked["url"] or "",
    )


def _database(run: Session, query: Query, path: str) -> None:
    """Row by row, whatever the size of the store."""
    from aitrack.exports import database  # noqa: PLC0415, only for this kind
    from aitrack.exports.rows import rows  # noqa: PLC0415

    found = rows(run.timeline, query, run.today)
    save_by(path, lambda there: database.write(there, found, run.timeline, run.today, run.as_of))
    remark(f"{path}에 썼습니다.", f"wrote {path}")


def _calendars(run: Session, report: Report, path: str, choices: Choices) -> None:
    """A file for each body, in a folder."""
    from aitrack.exports.bodies import by_body  # noqa: PLC0415, only for this kind

    given = material(run, report, "ics", choices)
    for name, part in by_body(report, run.timeline.bodies).items():
        data = write("ics", replace(given, report=part), choices)
        save_into(path, f"{name}.ics", data)
    remark(f"{path}에 썼습니다.", f"wrote {path}")
    say_left_out(report, "ics", choices.shape)


def _site(
    run: Session, query: Query, named: dict[str, object], path: str, choices: Choices
) -> None:
    from aitrack.exports import site  # noqa: PLC0415, only for this kind

    hidden = run.frame(named, 0).report("site", [], {})
    given = material(run, hidden, "site", choices)
    written, kept, removed = site.write(given, query, path, choices)
    remark(
        f"{path}: 새로 쓴 파일 {written}, 그대로 둔 파일 {kept}, 지운 파일 {removed}",
        f"{path}: {written} files written, {kept} as they were, {removed} removed",
    )
