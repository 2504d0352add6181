"""SQLite without ``functools``, which its extension asks for and which is slow to import.

The extension wants ``functools.lru_cache``, once, to remember statements by. Importing
``functools`` with all it needs takes a quarter of the time in which Python starts, and every run
would pay it; the decorator itself is in C and here already. So while the extension is loaded a
stand-in of that one name takes the place of ``functools``, and leaves it at once.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Error, connect
elif "functools" in sys.modules or sys.implementation.name != "cpython":
    from _sqlite3 import Error, connect
else:
    from _functools import _lru_cache_wrapper

    instead = type(sys)("functools")
    instead.lru_cache = lambda size: lambda asked: _lru_cache_wrapper(asked, size, False, tuple)
    sys.modules["functools"] = instead
    try:
        from _sqlite3 import Error, connect
    finally:
        del sys.modules["functools"]

__all__ = ["Error", "connect"]
