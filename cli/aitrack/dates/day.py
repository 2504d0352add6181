"""``date`` without what ``datetime`` costs to import: written in Python, it is run and thrown away.

The class is the same one, so days made here and there are alike.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
else:
    try:
        from _datetime import date
    except ImportError:  # another Python than CPython
        from datetime import date

__all__ = ["date"]
