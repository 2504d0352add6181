"""An answer as a file for another program: made, written, and said what it leaves out."""

from __future__ import annotations

from aitrack.commands.saving import save, save_by
from aitrack.commands.session import remark
from aitrack.exports.calendar import Shape, left_out
from aitrack.exports.files import Choices, write
from aitrack.exports.given import Given
from aitrack.streams import put
from aitrack.views.summary import footing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report
    from aitrack.commands.session import Session
    from aitrack.history.edits import Change
    from aitrack.views.records import Records

_NOTHING_CHOSEN = Choices()


def export(
    run: Session, report: Report, kind: str, path: str | None, choices: Choices = _NOTHING_CHOSEN
) -> None:
    """Write one file of a kind; without a path, what is text goes to standard output."""
    given = material(run, report, kind, choices)
    if path is None:
        put(write(kind, given, choices).decode("utf-8"))
    else:
        save_by(path, lambda there: write(kind, given, choices, there))
        remark(f"{path}에 썼습니다.", f"wrote {path}")
    say_left_out(report, kind, choices.shape)


def say_left_out(report: Report, kind: str, shape: Shape) -> None:
    """What of the answer, and of the store, is not in the file."""
    missing = left_out(report.rows, shape) if kind == "ics" else 0
    if missing:
        remark(
            f"{missing}건은 기한이 없어 달력에 없습니다(--as {Shape.TODO}이면 할 일로 들어감).",
            f"{missing} items have no deadline and are not in it (--as {Shape.TODO} has them).",
        )
    if report.hidden:
        remark(footing(report, "ko"), footing(report, "en"))


def export_records(run: Session, records: Records, path: str) -> None:
    """Write a list that is not of items as a workbook."""
    from aitrack.exports.recordbook import render  # noqa: PLC0415, only for this kind

    save(path, render(records, run.lang))
    remark(f"{path}에 썼습니다.", f"wrote {path}")


def material(run: Session, report: Report, kind: str, choices: Choices) -> Given:
    """The answer with its store, and its history where the kind of file tells revisions."""
    changes: dict[str, Change] = {}
    if kind in ("ics", "site") and run.as_of is None:
        from aitrack.history.edits import changes as told  # noqa: PLC0415, asks git

        for folder in run.folders:
            changes |= told(folder, run.today)
    return Given(report, run.timeline, run.lang, changes, choices.title)
