"""Days and a half in running text: ``4.5일 근무제`` is no fifth of April.

``4.5일`` alone, ``4.5일 개최``, ``4.5일까지`` stay days of the year; what stands beside such a
number says where it counts.
"""

from __future__ import annotations

import re

_TO = r"일?\s?[-–~∼〜]\s?"
_DAYS = re.compile(rf"[0-9]{{1,3}}\.(?:5{_TO}[0-9]{{1,3}}\.5|[0-9])일")
"""``4.5일``, ``3.5~4.5일``: of two numbers only halves, for ``3.2~3.4일 휴가`` may be days."""
_FIRST_OF_TWO = re.compile(rf"(?:([0-9]{{1,3}}\.5)|[0-9.]){_TO}\Z")
"""What stands before the second number; another one than a half is a day, and so is the second."""
_BEHIND = re.compile(
    r"(?:제|씩|간|치|짜리|만에|동안|가량|정도|여)"
    r"|\s?(?:근무|근로|출근|휴가|휴무|연차|재택|연속|이상|이하|미만|초과|이내)"
    r"|\s?(?:안에|내[에로 ]|내\Z|남짓|정도|가량|동안|소요|일하|일한|일할)"
    r"|[이을를]?\s?(?:걸[리렸린릴려]|소요|쉬|쉰|쉴|늘[어었린렸릴고]|줄[어었인였일고이]|더\s|모자|남[았는])"
    r"|로\s?(?:[가-힣]{1,6}\s)?(?:단축|감축|감소|증가|축소|줄|늘|짧아|길어)"
    r"|까지\s?(?:늘|줄)"
    r"|의\s?(?:[가-힣]{1,6}\s?)?(?:휴가|연차|근무|휴무|여유|말미|유예)"
    r"|에서\s(?:[가-힣]{1,6}\s)?[0-9.]{1,4}일(?:로|까지)"
)
"""``제``, ``근무``, ``걸린다``, ``로 단축``: what is said of how many days."""
_BEFORE = re.compile(
    r"(?:[0-9]일에서\s(?:[가-힣]{1,6}\s)?"
    r"|(?:평균|일수|일수[은는이가를도]|(?:기간|시간|휴가|연차)[은는이가를도])\s(?:[가-힣]{1,6}\s){0,2})\Z"
)
"""``처리 기간은 지난해 4.5일``: what is said there is a length."""
_LONGEST_BEFORE = 24


def counts_days(folded: str, start: int) -> bool:
    """Whether a number with one decimal and 일 that starts there is so many days.

    >>> counts_days("올해 4.5일 근무제", 3), counts_days("올해 4.5일 개최", 3)
    (True, False)
    """
    before = _FIRST_OF_TWO.search(folded, max(0, start - _LONGEST_BEFORE), start)
    if before and before[1]:
        start = before.start()
    found = _DAYS.match(folded, start)
    if found is None or (before and not before[1]):
        return False
    stop = found.end()
    if _BEHIND.match(folded, stop):
        return True
    until = folded.startswith(("까지", "부터", "~"), stop)
    return not until and _BEFORE.search(folded, max(0, start - _LONGEST_BEFORE), start) is not None
