"""SQLite without functools: what asks for functools afterwards gets all of it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from aitrack.store.index import sqlite
base = sqlite.connect(":memory:")
assert [base.execute("SELECT ?", (each,)).fetchone()[0] for each in (1, 1, 2)] == [1, 1, 2]
assert "functools" not in sys.modules
import functools, sqlite3
assert functools.reduce and functools.lru_cache(8)(abs).cache_info().maxsize == 8
assert sqlite3.connect is not None and issubclass(sqlite.Error, Exception)
assert sqlite.Error is sqlite3.Error
"""


def test_the_stand_in_is_gone_once_the_extension_is_loaded() -> None:
    subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{PROGRAM}"],
        check=True,
    )
