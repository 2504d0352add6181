"""What a token is to the grammar, and the token itself."""

from __future__ import annotations

from aitrack.values import StrEnum

FULL_YEAR_DIGITS = 4


class Kind(StrEnum):
    """What a token is to the grammar."""

    NUMBER = "number"
    TIME = "time"
    MARK = "mark"
    DOT = "dot"
    DASH = "dash"
    SLASH = "slash"
    COMMA = "comma"
    MIDDOT = "middot"
    WAVE = "wave"
    OPEN = "open"
    CLOSE = "close"
    BLANK = "blank"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    FISCAL_YEAR = "fiscal_year"
    DECADE = "decade"
    MONTH = "month"
    DAY = "day"
    TENDAY = "tenday"
    HALF = "half"
    HALF_LETTER = "half_letter"
    QUARTER = "quarter"
    QUARTER_NAME = "quarter_name"
    EDGE = "edge"
    ABOUT = "about"
    WEEKDAY = "weekday"
    WEEKDAY_TAIL = "weekday_tail"
    MONTH_NAME = "month_name"
    ORDINAL = "ordinal"
    RELATIVE_YEAR = "relative_year"
    RELATIVE_QUARTER = "relative_quarter"
    RELATIVE_MONTH = "relative_month"
    RELATIVE_DAY = "relative_day"
    RELATIVE_WEEK = "relative_week"
    SAID_YEAR = "said_year"
    SAID_MONTH = "said_month"
    SAID_DAY = "said_day"
    NTH = "nth"
    WEEK = "week"
    LEAD = "lead"
    YEAR_EDGE = "year_edge"
    MONTH_EDGE = "month_edge"
    LAST_DAY = "last_day"
    COMING = "coming"
    UNTIL = "until"
    WITHIN = "within"
    BEFORE = "before"
    WITHIN_YEAR = "within_year"
    FROM = "from"
    SINCE = "since"
    AFTER = "after"
    DURING = "during"
    OR = "or"
    AND = "and"
    LENGTH = "length"
    SPAN_OF = "span_of"
    VAGUE = "vague"
    DOING = "doing"
    DATED = "dated"
    NOTE = "note"
    NUMBERED = "numbered"
    TENTATIVE = "tentative"
    ENGLISH = "english"
    OTHER = "other"
    END = "end"


class Token:
    """One token; ``start`` and ``stop`` count in the folded text, ``spaced`` is blank before it."""

    __slots__ = ("kind", "spaced", "start", "stop", "text", "value")

    def __init__(self, kind: Kind, text: str, value: int, start: int, stop: int) -> None:
        self.kind = kind
        self.text = text
        self.value = value
        self.start = start
        self.stop = stop
        self.spaced = False
