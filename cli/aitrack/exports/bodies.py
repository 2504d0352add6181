"""An answer by body: what each of them, with its predecessors and successors, answers for."""

from __future__ import annotations

from aitrack.answers.report import Group
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report, Row
    from aitrack.bodies import Bodies


def by_body(report: Report, bodies: Bodies) -> dict[str, Report]:
    """A report for each body that has items, by its id, in the order of the store."""
    kin = {body.id: [each.id for each in bodies.family(body)] for body in bodies}
    found: dict[str, list[Row]] = {body.id: [] for body in bodies}
    for row in report.rows:
        named = {each for own in row.event.owner_ids for each in kin.get(own, ())}
        for name in named:
            found[name].append(row)
    return {
        name: replace(report, groups=(Group("", tuple(rows)),), total=len(rows), hidden={})
        for name, rows in found.items()
        if rows
    }
