"""A phrase of a text as a title: without what hangs on it, not too long, one thing at a time."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ACTIONS, ends_in_action
from aitrack.intake.outline import plain

LONGEST = 46
_LABEL = re.compile(r"\s*[(（\[<〈][^()（）\[\]<>〈〉]{1,40}[)）\]>〉]\s*:?\s*")
MARKS = re.compile(
    r"\A(?:[①-⑳❶-❿➀-➉]|\([0-9]{1,2}\)|주\s?[0-9]{1,2}\)|[0-9]{1,2}(?:-[0-9]{1,2})?[.)](?![0-9])|[△▲▪•·∙\-–—*※☑○●□■◆◈◇ㅇ▶→⇒☞,;:/~]|(?:및|또한|또|이어|아울러|한편|특히|먼저|그리고|나아가|여기에|이와 별도로|앞서|더불어|우선|다만|이후|이?\s?(?:밖|외)에도?|그\s?(?:밖|외)에도?|후|뒤|구체적으로|이에|한편으로|이로써|이와 함께|이를 위해|이에 따라),?\s|\s)+"
)
"""Bullets, and the words that only join a sentence to the one before."""
_FOOTNOTE = re.compile(r"(?<=[가-힣A-Za-z0-9)’'」』])\*+|\[[0-9]{1,2}\]")
_AS_ASKED = re.compile(r"다음\s?(?:각\s호의\s)?(?:사항|서류|내용)을\s[가-힣]{1,4}한\s")
_REST = re.compile(
    rf"\A(?:위한|대한|따른|관한|통한)(?:\s|(?=[「『‘'“\"]))|\A(?:(?:을|를|이|가|은|는|도|에|까지|부터|중|내)\s)?(?:(?:본격|차질없이|적극|집중)\s)?(?:{ACTIONS})?(?:하고|하며|하여|해|되고|되며|한|할|하는),?\s|\A(?:을|를|이|가|은|는|의|과|와|도|등으로|등의|등을|등)\s"
)
"""What is left, behind a bracket, of a clause that was said before it."""
_TAIL = re.compile(
    r"(?:[을를] (?:거쳐|위해)|\s?(?:등|및|에|을|를|(?<![많높잦담같작받맡깊넓좁낮늦남않맞])은|(?<![하되있없])는|으로|와|,|;|:|-|–|~|→|⇒|\(|\[|<|·)|(?<![회협논합결강정주동건심문상편유고발질토예창])의)+\s*\Z"
)
_ENDS_OF_TAIL = frozenset("해쳐등및에을를은는로와,;:-–~→⇒([<·의 ")
_ZEAL = re.compile(r"(?:차질\s?없이|조속히|신속히|적극|본격|집중)\s(?=[가-힣]{2,4}\s*\Z)")
LEFT_END = re.compile(
    r"(?:위해|위한|통해|따라|대비해|활용해|함께|바탕으로|이후|따른|관련|대한|계기로|주관으로|주재로|등을|등|목표로,?|[가-힣]{2}화?한|담은|[가-힣](?:있|하|되)는)\s"
)
_ENDS_NAMED = re.compile(
    rf"[「『‘'\"“][^「」『』‘’'\"“”]{{6,50}}[」』’'\"”](?:\([^()]*\))?\s?(?:{ACTIONS})(?:·(?:{ACTIONS}))?\s*\Z"
)
"""A name in quotes and what becomes of it: the rest says why."""
_WAS = re.compile(r"(?<=[을를이가은는]\s)[0-9]\S*(?:\s\S{1,3})?에서\s")
"""What a number was before."""
_PAIRED = re.compile(r"[()「」『』‘’“”\[\]<>'\"]")
_SUM = re.compile(r"[^0-9]*[가-힣A-Za-z]\S*\s(?:[0-9]\S*\s?)+(?:\S{1,2})?|[^0-9]+\s[0-9]\S*")
"""A name and its number: of two, each is a thing of its own."""
_QUOTES = {"'": "'", "‘": "’", "「": "」", "『": "』", '"': '"', "“": "”"}


def tidy(phrase: str) -> str:
    """A phrase as a title: without bullets, labels and what hangs at its end.

    >>> tidy("① (수월화) 최고급 인재 'AI스타펠로우십' 신설 등(")
    "최고급 인재 'AI스타펠로우십' 신설"
    """
    text = _AS_ASKED.sub("", _FOOTNOTE.sub("", plain(phrase).partition("※")[0]))
    for _ in range(4):
        before = text
        text = MARKS.sub("", text)
        text = _REST.sub("", text, count=1)
        if (label := _LABEL.match(text)) and len(text) - label.end() >= 4:
            text = text[label.end() :]
        if text == before:
            break
    text = _TAIL.sub("", text).strip() if text[-1:] in _ENDS_OF_TAIL else text
    text = _ZEAL.sub("", text)
    return _balanced(text)


def _balanced(text: str) -> str:
    """Without a bracket or a quote that has lost its other half at an end."""
    if not _PAIRED.search(text):
        return " ".join(text.split())
    for opening, closing in (
        ("(", ")"),
        ("「", "」"),
        ("『", "』"),
        ("‘", "’"),
        ("“", "”"),
        ("[", "]"),
        ("<", ">"),
    ):
        if text.count(opening) > text.count(closing) and text.rfind(opening) > text.rfind(closing):
            at = text.rfind(opening)
            text = (
                text[:at] + text[at + 1 :] if len(text) - at > 8 and opening != "(" else text[:at]
            )
        elif text.count(closing) > text.count(opening):
            first = text.find(closing)
            if opening not in text[:first]:
                text = text[:first] + text[first + 1 :]
    for quote in "'\"":
        if text.count(quote) % 2:
            at = text.find(quote)
            text = text[:at] + text[at + 1 :]
    return " ".join(text.split())


def inside(text: str, at: int) -> bool:
    """Whether a place is inside a bracket or a quoted name."""
    head = text[:at]
    return any(
        head.count(o) > head.count(c)
        for o, c in (("(", ")"), ("「", "」"), ("『", "』"), ("‘", "’"), ("“", "”"))
    )


def shorten(text: str) -> str:
    """A title of a length people can read: its end says what is done, so its beginning goes."""
    if (name := _ENDS_NAMED.search(text)) and len(text) > LONGEST // 2:
        return name[0].strip()
    if len(text) > LONGEST:
        text = _WAS.sub("", text)
    if len(text) > LONGEST:
        text = " ".join(re.sub(r"\s?\([^()]*\)", "", text).split())
    while len(text) > LONGEST:
        cut = next((m.end() for m in LEFT_END.finditer(text) if len(text) - m.end() >= 12), None)
        if cut is None:
            cut = text.find(" ", len(text) - LONGEST)
            return tidy(text[cut + 1 :]) if cut >= 0 else text[-LONGEST:]
        text = text[cut:]
    return text


def conjuncts(title: str) -> list[str]:
    """The things that share one date: each that says for itself what is done, and each name quoted.

    >>> conjuncts("특화 연구인력 양성, 국제 규범 주도")
    ['특화 연구인력 양성', '국제 규범 주도']
    >>> conjuncts("'AI기본법', '디지털 포용법' 제정")
    ["'AI기본법' 제정", "'디지털 포용법' 제정"]
    >>> conjuncts("교육, 의료 지원")
    ['교육, 의료 지원']
    """
    parts = _split(title)
    if len(parts) == 1 or all(map(_SUM.fullmatch, parts)):
        return parts
    names = [part for part in parts[:-1] if _QUOTES.get(part[:1]) == part[-1:]]
    last = re.match(r"(['‘「『\"“][^'’」』\"”]+['’」』\"”])\s*(.*)", parts[-1])
    if last and len(names) == len(parts) - 1:
        return [f"{part} {last[2]}".strip() for part in [*names, last[1]]]
    joined: list[str] = []
    rest = ""
    for part in parts:
        rest = f"{rest}, {part}" if rest else part
        if ends_in_action(part) and len(part) >= 5:
            joined.append(rest)
            rest = ""
    if rest:
        return [title]
    return joined


def _split(text: str) -> list[str]:
    """At the commas outside brackets and quotes."""
    parts, start = [], 0
    for match in re.finditer(r",\s", text):
        if not inside(text, match.start()) and text[: match.start()].count("'") % 2 == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]
