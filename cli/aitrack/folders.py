"""The user's own folders, by XDG: configuration and state. Never one below the current folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from aitrack.errors import AitrackError


def config_folder() -> Path:
    """Where the user's schedules and delivery targets stand."""
    return _folder("XDG_CONFIG_HOME", "~/.config", "user_config_path")


def state_folder() -> Path:
    """Where is remembered what was announced."""
    return _folder("XDG_STATE_HOME", "~/.local/state", "user_state_path")


def _folder(variable: str, otherwise: str, elsewhere: str) -> Path:
    """XDG's rule on Linux (a relative value counts as none); platformdirs on other systems.

    Raises:
        AitrackError: Nothing says where the user's home is.
    """
    named = os.environ.get(variable, "")
    if named.startswith("/"):
        return Path(named) / "aitrack"
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415, elsewhere only

        path: Path = getattr(platformdirs, elsewhere)("aitrack", appauthor=False)
        return path
    home = os.path.expanduser(otherwise)  # noqa: PTH111, it never raises
    if not home.startswith("/"):
        raise AitrackError(
            f"홈 폴더를 알 수 없음: HOME이나 {variable}에 절대 경로를 적으십시오",
            f"the home folder is not known: set HOME or {variable} to an absolute path",
        )
    return Path(home) / "aitrack"
