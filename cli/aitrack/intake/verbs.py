"""Verbs that are no noun with 하다, and what a ledger calls the same: 늘린다 is 확대."""

from __future__ import annotations

import re

_LAST = 16
"""Of letters: a verb stands at the end of its clause."""
_OBJECT = r"(?:[을를도])?\s?"
_SUBJECT = r"(?:[이가은는])?\s?"
_STEMS = (
    (r"(?:[을를이가])?\s?열[리린릴렸]", "개최"),
    (r"(?:[을를에])?\s?(?:나[선서설]|들어[간가갈]|돌입)", "착수"),
    (r"\s?(?:의견|목소리)[을를]\s(?:듣는다|듣고|들[을은어])(?=[^을를]{0,10}\Z)", "의견 수렴"),
    (r"[을를]\s(?:마[치친칠쳐]|끝[내낸낼냈]|매듭)", "완료"),
    (rf"{_SUBJECT}끝[나난날났]", "종료"),
    (r"(?:[이가])?\s(?:이뤄|이루어)[진질지졌]", ""),
    (r"[이가]\s나[온올왔오]", "발표"),
    (
        (
            r"(?<=[관소])[을를]?\s문을\s[여연열]|(?:\A|(?:[의이가])?\s)문을\s[여연열]"
            r"|(?<=[터설간브점집구스])[을를]\s[여연열]"
        ),
        "개소",
    ),
    (
        (
            rf"{_SUBJECT}늘어[난날나]|{_OBJECT}(?:키[운우울워]|늘[린리려릴])"
            rf"|(?:으로|{_OBJECT.strip('?')})넓[히힌힐혀]"
        ),
        "확대",
    ),
    (rf"{_SUBJECT}줄어[든들드]|{_OBJECT}줄[인이여일]", "축소"),
    (rf"{_OBJECT}(?:높[인이여일]|끌어올[린리릴려])", "제고"),
    (rf"{_OBJECT}다[지진질져]", "강화"),
    (r"[을를]\s고[치친칠쳐]", "개정"),
    (rf"{_OBJECT}(?:내놓|밝[혔힌힐히]|발표)", "발표"),
    (rf"{_OBJECT}선보[인이일여]", "공개"),
    (rf"{_SUBJECT}들어[서선설섰]|[을를]\s짓|[을를]\s지[어을]", "조성"),
    (rf"{_OBJECT}(?:만[들든]|갖[추춘출춰])", "마련"),
    (rf"{_OBJECT}꾸[리린릴려]", "구성"),
    (rf"{_OBJECT}(?:벌[이인일여]|펼[치친칠쳐]|치[른를러]|펴[고는]|편다)", "실시"),
    (r"(?<=에)\s올[린리릴려]", "상정"),
    (rf"{_OBJECT}없[앤애앨]", "폐지"),
    (r"[을를]\s(?:푼다|풀[고기어])", "완화"),
    (rf"{_OBJECT}(?:늦[춘추출춰]|미[룬루룰뤄])", "연기"),
    (rf"{_OBJECT}앞당[긴기길겨]", "단축"),
    (rf"{_OBJECT}뽑", "선발"),
    (r"[을를]\s모[으은을아]", "모집"),
    (rf"{_OBJECT}옮[긴기길겨]", "이전"),
    (r"[으]?로\s바[꾼꾸꿀꿔뀐뀌뀔]|[을를이가]\s바[꾼꾸꿀꿔뀐뀌뀔]", "변경"),
    (rf"{_OBJECT}합[친치칠쳐]", "통합"),
    (rf"{_OBJECT}쏘아|[을를]\s쏜다", "발사"),
    (rf"{_OBJECT}(?:나눠\s?[준주줄]|나누어\s?[준주줄])", "배포"),
    (rf"{_OBJECT}(?:살[핀피필펴]|들여다[본보볼])", "점검"),
    (rf"{_OBJECT}받[는을고아]", "접수"),
    (rf"{_OBJECT}맺[는을고었기]", "체결"),
    (rf"{_OBJECT}세[운우울워]", "수립"),
    (r"[을를]\s(?:연다|연|열|여는)|도?\s(?:연다|열겠|열 예정|열 계획)", "개최"),
)  # fmt: skip
_VERBS = tuple((re.compile(rf"(?:{stem}).*\Z"), word) for stem, word in _STEMS)
_OPENED = ("시대", "지평", "서막", "접수")
"""Behind these the verb says nothing more: 시대를 연다."""


def of_verb(clause: str) -> str:
    """A clause that ends in such a verb, ending in the ledger's noun; any other as it is.

    >>> of_verb("이용 대상을 넓힌다"), of_verb("포럼이 열린다"), of_verb("시행규칙을 고칠 계획")
    ('이용 대상 확대', '포럼 개최', '시행규칙 개정')
    """
    for pattern, word in _VERBS:
        starts = [m.start() for m in pattern.finditer(clause) if len(clause) - m.start() <= _LAST]
        if starts:
            head = clause[: starts[0]].rstrip()
            done = not word or (head.endswith((word, *_OPENED)))
            return head if done else f"{head} {word}"
    return clause
