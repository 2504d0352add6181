"""Whether an answer is one that somebody asked to be told of by the exit code."""

from __future__ import annotations

from aitrack.status import AHEAD, LATE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report

_STALE_DAYS = 365


def met(report: Report, wanted: tuple[str, ...]) -> bool:
    """Whether what is shown meets one of the conditions of ``--fail-on``."""
    stands = [row.standing for row in report.rows]
    true = {
        "due": any(each.state in AHEAD and each.deadline for each in stands),
        "overdue": any(each.state in LATE for each in stands),
        "stale": any((each.no_news_days or 0) >= _STALE_DAYS for each in stands),
        "problems": report.problems > 0,
    }
    return any(true[name] for name in wanted)
