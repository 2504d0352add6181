"""How a text tells that something was said, was done, or is still to come."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ends_in_action

DONE = re.compile(
    r"(?:했다|하였다|했으며|하였으며|했고|했습니다|됐다|되었다|열렸다|마쳤다|밝혔다|개최|체결|출범|발표|개소|개통|시행|제정|"
    r"공포|착수|완료|확정|의결|통과|지정|설립|수립|선정|착공|준공|채택|서명|가동|출시|개막)"
)
TOOK_PLACE = re.compile(
    r"(?:개최|발표|체결|출범|발족|구성|설립|보고|확정|의결|선정|개통|개소|시행|제정|공포)(?:했|하였|됐|되었)(?:다|고|으며|습니다)"
)
SAYS = re.compile(
    r"\s?(?:이\s?같이\s|이렇게\s)?(?:밝혔|전했|말했|알렸|설명했|강조했)|\s[“\"″]|\s‘[^’]{2,90}’\s?(?:이?라|고\s|며\s)|(?:(?!개최|발표|열)[^.]){0,60}이\s?같이\s(?:밝|말|전|설명)|(?:(?!개최|열)[^.]){0,90}이\s?같은\s(?:계획|내용|입장|방침|구상|뜻|의견)[을를]\s?(?:밝|전[했하]|말|설명)|\s[가-힣]{2,6}에\s따르면"
)
SAYS_SO = re.compile(r"\b(?:said|says|stated|stressed|explained|told|remarked|added)\b")
SPOKE = re.compile(r"\s(?:밝혔|전했|말했)")
NEWS = re.compile(
    r"[을를]\s(?:발표|개최|공개|체결|출범|선포|개소|개통|고시|공고|지정|확정|의결|공포|제정|착공|준공)(?:\([^()]*\))?[하했]|[을를]\s(?:맺었|올렸|내놓았|꾸렸)|[이가]\s(?:통과|의결|확정|제정|개정|공포|지정|선정|체결|출범|개최|개통)[됐되]|열렸"
)
"""What somebody did on the day, and did not only say."""
TOLD = re.compile(
    r"(?:[했됐였났졌냈봤]|하였|되었|(?:밝|알|펼)[혔렸쳤])(?:다|고|으며|습니다)|있다\.|보고됐"
)
BACKGROUND = re.compile(r"[^,.]{2,40}(?:[했됐였났졌냈]|하였|되었)(?:으나|지만|는데)[,\s]")
"""What is told as done before what the sentence says."""
AHEAD = re.compile(
    r"[한된]다|겠|\s것[”\"’']?이라|[가-힣][할될]\s|기로|예정|방침|전망|목표|계획(?:이|으로)|[하되]는\s|위해|도록|까지|합니다|됩니다|예산|[^했됐였]다[\"”’'″]?[는고]\s"
)
"""Before what is told as done: that the date is of something still to come."""
DID_TOO = re.compile(r"[을를이가]\s(?!말했|밝혔|전했|강조|설명)\S*(?:[했였었렸졌됐]다|맺었|열었)")
"""Another thing of the same day, and not only what was said on it."""
_MASTHEAD, _LONGEST_MASTHEAD, _FEW_SIGNED = 8, 60, 20
"""In so many lines, of so many letters, a document says who it is from and of what day."""
_ISSUED = re.compile(r"배포|보도|공\s?고\s?일?|발표|발행|작성|보고\s?자료|(?<![가-힣])보고")
_SAYS_MORE = re.compile(r"[다요]\.?\Z|다\.\s|[a-z]\.\Z|[^\s]{3,}\s?[:：]\s|[,.]\s.*[을를은는]\s")
HOUR = re.compile(r"[0-9]{1,2}:[0-9]{2}")


def signs(text: str, left: str, number: int) -> bool:
    """Whether a line of the first ones only says who a document is from, beside its day.

    Args:
        text: The line.
        left: What it says beside the day.
        number: Which line it is.
    """
    if "\t" in text:
        return sum(map(str.isalpha, left)) <= _FEW_SIGNED
    told = _ISSUED.sub("", left).rstrip(" )/|·-")
    says = _SAYS_MORE.search(told) or ends_in_action(told.rstrip("."))
    return number <= _MASTHEAD and len(left) <= _LONGEST_MASTHEAD and not says
