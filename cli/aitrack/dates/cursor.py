"""Walking over tokens: looking ahead, taking, going back, and saying where it stopped fitting."""

from __future__ import annotations

from aitrack.dates.kinds import Kind
from aitrack.dates.said import NOTHING
from aitrack.errors import AitrackError, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aitrack.dates.context import Place
    from aitrack.dates.kinds import Token
    from aitrack.dates.said import Memory
    from aitrack.dates.tokens import Tokens

_BULLETS = frozenset("*-•▪▶→※○◦·")
MOST_SHOWN = 60
"""Of a longer text, an error shows only what stands at its column."""


class NotationError(AitrackError):
    """No date: ``column`` (0-based) is the first place that does not fit."""

    def __init__(self, text: str, column: int, ko: str, en: str) -> None:
        shown = text if len(text) <= MOST_SHOWN else f"{text[column : column + MOST_SHOWN]}…"
        super().__init__(f"{shown!r} {column + 1}열: {ko}", f"{shown!r} column {column + 1}: {en}")
        self.text = text
        self.column = column
        self.said = Words(ko, en)
        """What is wrong, without the text and the column."""


class Cursor:
    """A place among the tokens of a text."""

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        columns: Sequence[int],
        reference: date | None,
        *,
        running: bool = False,
        memory: Memory = NOTHING,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self._known = tokens.known
        self.columns = columns
        self.reference = reference
        self.running = running
        """Whether it reads from the middle of a text, where less counts as a date."""
        self.memory = memory
        self.told = True
        """In a text, whether the sentence tells of something past, or of nothing to come."""
        self.tense = 1
        """As of ``Place``: of the present or the future, where nothing stands around."""
        self.supplied = False
        """Whether 같은 해 or the like had to be read from the document's date."""
        self.around: Place | None = None
        """In a text, what stands around: a sentence goes on in 실시한다, or in 실시했다."""
        self.at = 0
        self.bracketed = False
        """Whether brackets, or a range mark, show that bare numbers are a date."""
        self.passed = 0
        """In a text, up to where there is nothing to be read any more."""
        self.warnings: list[Words] = []
        self.misprint: NotationError | None = None
        self.approximate = False

    @property
    def token(self) -> Token:
        """The token under the cursor."""
        try:
            return self._known[self.at]
        except IndexError:
            return self.tokens[self.at]

    def take(self, *kinds: Kind) -> Token | None:
        """Step over a token of one of these kinds."""
        token = self.token
        if token.kind in kinds:
            self.at += 1
            return token
        return None

    def ahead(self, *wanted: Kind | tuple[Kind, ...]) -> bool:
        """Whether the next tokens are of these kinds."""
        for step, want in enumerate(wanted, self.at):
            kind = self._known[step].kind if step < len(self._known) else self.tokens[step].kind
            if kind is not want and (want.__class__ is not tuple or kind not in want):
                return False
        return True

    def lead(self) -> None:
        """Step over a bullet, brackets, the word before a date: ``* '25.6월``, ``[시행 2026.``."""
        if self.token.text in _BULLETS and self.tokens[self.at + 1].spaced:
            self.at += 1
        self.brackets()
        if self.ahead(Kind.DOING, (Kind.NUMBER, Kind.MARK)):
            self.at += 1
        if (word := self.take(Kind.LEAD)) and word.value:
            self.approximate = True

    def brackets(self) -> None:
        """Step over a bracket that opens or closes around the whole notation."""
        while self.take(Kind.OPEN, Kind.CLOSE):
            self.bracketed = True

    def expect_number(self) -> Token:
        """Take a number, or say that one was expected."""
        number = self.take(Kind.NUMBER)
        if not number:
            raise self.error("숫자가 와야 함", "a number is expected here")
        return number

    def anchor_day(self, token: Token) -> date:
        """The reference date, for words that need one."""
        if self.reference is None:
            raise self.error("기준 날짜가 필요함", "needs a reference date", token)
        return self.reference

    def column(self, token: Token) -> int:
        """Where a token stands in the text as printed."""
        return self.columns[token.start] if token.start < len(self.columns) else len(self.text)

    def error(self, ko: str, en: str, token: Token | None = None) -> NotationError:
        """An error at a token; at the cursor where none is named."""
        return NotationError(self.text, self.column(token or self.token), ko, en)

    def no_date_here(self) -> NotationError:
        """What is said of the first token left over."""
        return self.error("여기서부터 날짜로 읽을 수 없음", "no date from here on")
