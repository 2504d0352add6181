"""The columns of a file of marks, as people call them, and what stands in a cell."""

from __future__ import annotations

CALLED = {
    "id": "event", "ID": "event", "상태": "status", "결과": "status", "일어난 때": "on",
    "누구의 말": "by", "메모": "note", "evidence": "url", "근거": "url",
    "근거 제목": "title", "펴낸 곳": "publisher", "근거 날짜": "dated",
}  # fmt: skip
"""What else people call the columns, as the heads of the sheets do that aitrack writes."""
_BETWEEN = ";"
"""Stands between the addresses of one cell."""


def cells(row: dict[str, str], name: str) -> list[str]:
    """The parts of a cell; a title may have a semicolon where there is one address."""
    text = row.get(name, "")
    if _BETWEEN not in row.get("url", ""):
        return [text] if text else []
    return [part.strip() for part in text.split(_BETWEEN)] if text else []
