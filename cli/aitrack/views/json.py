"""One JSON envelope, or one item a line."""

from __future__ import annotations

import json

from aitrack.report import envelope, item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.report import Report


def render(report: Report, fields: Sequence[str]) -> str:
    """The envelope of DESIGN §5; ``fields`` leaves only these keys in each item."""
    whole = envelope(report)
    whole["items"] = [_only(each, fields) for each in whole["items"]]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def render_lines(report: Report, fields: Sequence[str]) -> str:
    """One item a line, without the envelope."""
    lines = (json.dumps(_only(item(row), fields), ensure_ascii=False) for row in report.rows)
    return "".join(f"{line}\n" for line in lines)


def _only(values: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {name: values[name] for name in fields} if fields else values
