"""The lines of a document in their order of rank: which heading, which bullet each stands under."""

from __future__ import annotations

import re

from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = "0123456789"
_RANKS = (
    ("#", re.compile(r"(#{1,6})\s+"), 0.0),
    (
        "제IVX" + "".join(map(chr, range(0x2160, 0x216C))),
        re.compile(r"(?:제\s?[0-9]+\s?[장편부]|[IVX]{1,4}\.|[Ⅰ-Ⅻ]\s?\.?)\s*"),
        1.0,
    ),
    ("[", re.compile(r"\[[0-9]{1,2}\]\s+(?=[가-힣A-Z0-9])"), 2.0),
    ("[붙참별부", re.compile(r"\[?(?:붙임|참고|별첨|별표|부록)\s?[0-9]*\]?\s*"), 1.0),
    (
        _DIGITS,
        re.compile(
            r"[0-9]{1,2}\.(?![0-9])\s*|[0-9]{1,2}-[0-9]{1,2}[.)]?\s+(?=[가-힣‘「『(\[])|[0-9]{1,2}\)\s+|[0-9]{1,3}\s+(?=[가-힣 ]{2,40}(?:\([가-힣·, ]+\))?\s*\Z)"
        ),
        2.0,
    ),
    ("", re.compile(r"[가-하]\.\s+|[【<〈《]"), 3.0),
    ("□■◆◇◈❖☐▣>", re.compile(r"[□■◆◇◈❖☐▣]\s*|>>\s*"), 4.0),
    ("○ㅇ●◦❍◎〇oO", re.compile(r"[○ㅇ●◦❍◎〇]\s*|[oO]\s+(?=[가-힣(「])"), 5.0),
    ("-–—―ㅡ", re.compile(r"[-–—―ㅡ]\s+|[-–]\s?(?=[가-힣(「])"), 6.0),
    ("·‧∙•▪▫▸▷▶►☑✓", re.compile(r"[·‧∙•▪▫▸▷▶►☑✓]\s*"), 7.0),
    ("", re.compile(r"[①-⑳❶-❿➀-➉]\s*|\([0-9]{1,2}\)\s*|[△▲]\s*"), 8.0),
    ("\\*※†☞⇒→➡", re.compile(r"(?:\\?\*\*?\\?\*?(?!\*)|※|†|☞|⇒|→|➡)\s*"), 9.0),
)
"""What a line begins with, and how deep it then stands; first the letters that may, if few."""
NOTE = 9.0
PLAIN = 4.5
"""A paragraph without a mark stands below a heading and above bullets."""
_HEADING = 3.5
_LONGEST_HEADING = 45
_SENTENCE = re.compile(r"[.?!。]\s*\Z|[다음함임됨]\.?\s*\Z|[:;,]\s*\Z")
_DATED = re.compile(
    r"[ⓒ©☎☏]|로고|캡처|사진|(?:제공|기자)\s*\Z|\A[0-9]|[0-9]%|(?:19|20)[0-9]{2}|[0-9]월|'[0-9]{2}"
)
_BOXED = re.compile(r"(?:[0-9]{1,2}|[IVX]{1,4}|[Ⅰ-Ⅻ])\.?\t+([^\t0-9]{2,45})\t*\Z")
"""A heading that is a table of one row: its number in a box of its own."""
_LABELLED = re.compile(r"\[[가-힣][가-힣\s·]{1,14}\]\s(?!.*다[.]?\s*\Z)")
"""A line with a label of its own stands beside those that are only labels: ``[신청기간] 3월``."""
_MARKDOWN = re.compile(r"\*\*|__|\\(?=[~$*_])")
_DAY = re.compile(r"(?:1[0-2]|[1-9])\.\s?(?:[12][0-9]|3[01]|[1-9])\.(?=[\s(~])")
"""Behind a bullet no two numbers of headings."""
_TAG = re.compile(r"</?[a-z]{1,8}>")
_STEP = 0.02
"""Of rank, for each blank a line is indented by."""


@dataclass(frozen=True, slots=True)
class Line(Frozen):
    """One line, and what it stands under."""

    number: int
    text: str
    """As kept."""
    body: int
    """The column where its words begin, behind bullets."""
    rank: float
    above: tuple[int, ...]
    """The numbers of the lines it stands under, the nearest last."""

    @property
    def words(self) -> str:
        """The text of the line without its bullet."""
        return self.text[self.body :]


def outline(lines: Sequence[str]) -> list[Line]:
    """Every line with its place; a table's rows stand under what is above the table."""
    found: list[Line] = []
    open_: list[tuple[float, int]] = []
    for number, text in enumerate(lines, 1):
        boxed = _BOXED.match(text)
        if boxed and "\t" not in "".join(
            [*lines[max(0, number - 2) : number - 1], *lines[number : number + 1]]
        ):
            rank, body, leaf = (2.0 if text[0].isdigit() else 1.0), boxed.start(1), False
        else:
            rank, body = ranked(text)
            leaf = "\t" in text or not text.strip() or rank == PLAIN
        while not leaf and open_ and open_[-1][0] >= rank:
            open_.pop()
        above = tuple(at for depth, at in open_ if depth < rank)
        found.append(Line(number, text, body, rank, above))
        if not leaf:
            open_.append((rank, number))
    return found


def ranked(text: str) -> tuple[float, int]:  # noqa: C901, PLR0912, one mark after the other
    """How deep a line stands, and where its words begin."""
    bare = text.lstrip(" ")
    at = len(text) - len(bare)
    if "\t" in text:
        return PLAIN, 0
    rank = None
    hashes = 0
    for _ in range(4):  # a heading of Markdown may have a bullet of its own: "## □ 과제"
        if rank and _DAY.match(text, at):
            break
        first = text[at : at + 1]
        for letters, pattern, depth in _RANKS:
            if letters and first not in letters:
                continue
            if (match := pattern.match(text, at)) and match.end() > at:
                if depth == 0.0:
                    hashes = len(match[1])
                    rank = 0.0
                elif not rank:
                    rank = depth + min(len(text) - len(bare), 24) * _STEP
                at = match.end() - (match[0][-1:] in "【<〈《")
                break
        else:
            break
        if match and match[0][-1:] in "【<〈《":
            break
        while text.startswith("**", at):
            at += 2
    if rank == 0.0:
        rank = hashes * 0.1
    if rank is not None:
        return (min(rank, 3.9) if hashes else rank), at
    short = 0 < len(bare) <= _LONGEST_HEADING
    heading = short and not _SENTENCE.search(bare) and not _DATED.search(bare)
    heading = heading or bool(_LABELLED.match(bare))
    return (_HEADING if heading else PLAIN), at


def plain(text: str) -> str:
    """A text without the marks of Markdown, its blanks single.

    >>> plain("**(인재)**  ‘양성’<sup>교육부</sup>")
    '(인재) ‘양성’ 교육부'
    """
    if "*" in text or "_" in text or "\\" in text or "<" in text:
        text = _TAG.sub(" ", _MARKDOWN.sub("", text))
    return " ".join(text.split())
