"""Files that come with the package: scripts, styles, templates, schemas."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def resource(*names: str) -> str:
    """The text of a file that comes with the package."""
    return FOLDER.joinpath(*names).read_text("utf-8")
