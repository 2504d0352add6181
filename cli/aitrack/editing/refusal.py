"""Why something cannot be written: which value of what, and what could stand there instead."""

from __future__ import annotations

from aitrack.errors import AitrackError, UsageError, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from aitrack.model import Problem

_DATES = Words("'27.上, 2027-03-31, ~'27, 향후", "'27.上, 2027-03-31, ~'27, 향후")
_IDS = Words("ai-basic-plan-2027", "ai-basic-plan-2027")
_ADDRESS = Words("https://www.msit.go.kr/…", "https://www.msit.go.kr/…")
_NAMES = Words("[과기정통부]", "[MSIT]")
EXAMPLES = {
    "id": _IDS, "part_of": _IDS, "related": _IDS, "renamed_from": _IDS,
    "when": _DATES, "read_as": _DATES, "dated": Words("2026-12-01", "2026-12-01"),
    "source": _ADDRESS, "url": _ADDRESS,
    "ministries": _NAMES, "field_ministries": _NAMES,
    "line": Words("1054", "1054"), "lines": Words("1054", "1054"),
    "tags": Words("[인재, 법제]", "[인재, 법제]"),
}  # fmt: skip
"""A value that each field takes, where its values are too many to be listed."""


class RefusedError(UsageError):
    """What was typed is no item of a store; nothing was written."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        name = f"{problem.event_id or ''} {problem.field or ''}".strip()
        super().__init__(*_said(f"적을 수 없음: {name}", f"cannot write that: {name}", problem))

    def of_the_option(self, option: str) -> UsageError:
        """The same, of the option that the value was typed behind."""
        return UsageError(*_said(option, option, self.problem))


def refuse_new(
    before: Sequence[Problem],
    after: Sequence[Problem],
    typed: Sequence[str] | None = None,
    changed: Collection[str] = (),
) -> None:
    """Raise for the first problem that was not there before.

    Args:
        before: The store's problems.
        after: Those it would have.
        typed: The ids of what somebody has just typed; None where nothing was.
        changed: The files that were: what is wrong elsewhere follows from what is wrong in them.

    Raises:
        RefusedError: What was typed is wrong.
        AitrackError: Something else would be.
    """
    known = {(each.path, each.event_id, each.message) for each in before}
    for each in sorted(after, key=lambda each: each.path not in changed):
        if (each.path, each.event_id, each.message) in known:
            continue
        if typed is not None and (each.event_id is None or each.event_id in typed):
            raise RefusedError(each)
        raise AitrackError(*RefusedError(each).words)


def _said(ko: str, en: str, problem: Problem) -> Words:
    example = EXAMPLES.get(problem.field or "")
    return Words(
        f"{ko}: {problem.message.ko}{f' (예: {example.ko})' if example else ''}."
        " 아무것도 적히지 않았습니다.",
        f"{en}: {problem.message.en}{f' (such as {example.en})' if example else ''}."
        " Nothing was written.",
    )
