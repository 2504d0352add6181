"""Verbs that are no noun with 하다, and what a ledger calls the same: 늘린다 is 확대."""

from __future__ import annotations

import re

_VERBS = """
개막 막을열 막을올리 막이오르|개소 문을열|착공 첫삽을뜨 삽을뜨|출범 닻을올리 돛을올리|착수 첫발을떼 첫걸음을떼 나서 들어가 나아가
공개 베일을벗 모습을드러내 선보이 선을보이 드러내|협력 손을잡 손을맞잡|논의 머리를맞대|의견_수렴 의견을듣 목소리를듣 의견을모으 의견을받
허용 빗장을풀|사용_허용 쓸수있|금지 막|완화 풀 누그러뜨리|완료 마치 끝내 매듭짓|종료 끝나 막을내리 문을닫|발표 내놓 나오 밝히 꺼내놓|개최 열 열리 벌어지 치르
확대 늘 늘어나 늘리 키우 넓히 넓어지 불리|축소 줄이 줄어들 좁히|제고 높이 끌어올리|강화 다지 조이 죄|상향 올리 오르 높아지|하향 낮추 내리 낮아지 떨어뜨리
개정 고치 뜯어고치 손질하|정비 다듬 가다듬 손보|조성 짓 들어서 닦 일구|마련 만들 갖추 짜|구성 꾸리|실시 벌이 펼치 펴|폐지 없애 없어지 사라지|연기 늦추 미루 늦춰지
단축 앞당기 당기|선발 뽑|선정 고르 추리 가려내|확정 정하|면담 만나|합의 뜻을모으|전달 전하|추가 더하|추진 꾀하|모집 모으|이전 옮기|이관 넘기|전환 바꾸 바뀌 갈아타|통합 합치 묶 아우르|발사 쏘아올리 쏘 띄우|배포 나눠주 나누어주 나눠준
점검 살피 살펴보 들여다보 따져보 챙기|접수 받|체결 맺|수립 세우|설치 두 놓 들여놓|반영 담 담기 집어넣|투입 쏟 쏟아붓 들이 넣|지급 주 내주 건네|지원 돕 거들 뒷받침하 대|도입 들이 들여오
철거 허물 헐 걷어내|제외 빼 빠지|부착 붙이 달|확보 채우 얻 손에넣|축적 쌓|양성 기르 길러내|육성 북돋우|유치 끌어들이 불러들이|대여 빌려주|구매 사들이|환급 돌려주 돌려받|연결 잇 이어지
위탁 맡기|징수 걷 거두|공표 알리|제출 내|운행 달리 다니|파견 보내|사용 쓰|신설 생기 새로두|보호 지키|해결 풀어내|중단 멈추|해제 풀리|활용 살리|교육 가르치|진출 뻗어나가
부과 매기 물리|참가 나가|초과 넘|상정 올라가 부치|가동 켜 켜지 돌리 돌아가|교체 바꿔달 갈아끼우 갈|중단 끄 꺼지|적용 쓰이|확산 퍼뜨리 퍼지 번지|감면 깎 덜|분할 나누|게재 실리
추가 얹 보태|발굴 찾 찾아내|주도 이끌|시정 바로잡|복원 되살리|환원 되돌리|선별 걸러내|조성 가꾸|식재 심|비교 견주|개최 갖|운영 굴리|회의 모이|유지 이어가|추진 노리|담당 맡|배치 내보내|제공 내려받
"""
"""Each noun and the verbs that are written for it, by their stems; of two nouns the first holds."""
_WITH = (
    ("개최", "노선|구간|도로|철도|선|교|다리|터널|항로|길", "개통"),
    ("개최", "서비스|로그인|플랫폼|포털|시스템|누리집|앱", "개시"),
    ("개최", "[관소점간터브집스]|센터|학교|시설|창구|거점|부두|공원|교실|대학|단지|기관", "개소"),
    ("초과", "국회|본회의|위원회|문턱", "통과"),
    ("개최", "시험|평가|수능|검정", "시행"),
    ("확대", "기한|기간|시한|시간", "연장"),
    ("상향", "(?:회의|국회|위원회|안건)(?:에|으로)(?:\\s.*)?|안건", "상정"),
    ("상향", "요금|금리|세율|[료비가]|임금|급여|수당|연금|월급|가격|값", "인상"),
    ("하향", "요금|금리|세율|[료비가]|임금|수수료|가격|값|세금|세", "인하"),
    ("하향", "문턱|기준|요건|장벽|부담", "완화"),
    ("파견", "위성|탐사선|착륙선|궤도선|우주선|발사체|로켓", "발사"),
    (
        "접수",
        "점검|평가|심사|승인|인증|허가|검증|교육|진단|검사|감사|컨설팅|상담|훈련|지원|멘토링",
        "",
    ),
    ("착수", "[조억만천]\\s?(?:원|달러)|예산|국비|인력|비용|사업비", "투입"),
    ("하향", "량|배출|소비|사용|격차|사고", "감축"),
    ("해결", "규제|제한", "완화"),
    ("접수", "현금|지원금|수당|급여|바우처|보조금|연금|장려금|혜택|[조억만천0-9]\\s?원", "지급"),
    ("제출", "공모|공고|입찰", ""),
    ("개소", "서비스|누리집|플랫폼|포털|시스템", "개시"),
    ("조성", "시스템|플랫폼|서비스|기기|장비|로봇|기능", "도입"),
    ("연결", "과정|행사|교육|전시|축제|캠프|강좌|연수", "운영"),
)
"""A noun that is another one behind some things."""
_BY_OBJECT = tuple(
    (noun, re.compile(rf"(?:{of})[’'」』”]?(?:[을를이가은는도])?(?:\s\S*(?:[0-9%원배씩게히]|으?로|까지|에서?|모두|먼저))*\Z"), better)
    for noun, of, better in _WITH
)  # fmt: skip
_OPENED = ("시대", "지평", "서막", "접수")
"""Behind these the verb says nothing more: 시대를 연다."""
_BACK = 5
"""Of words at the end of a clause: a verb stands there, behind it only what helps it."""
_TRAIL = re.compile(r"(?<=\S)[을를이가은는도]\Z")
_ENDING = re.compile(
    r"(?:니?다|는다?|고|며|면서?|으면|기로?|기로는|겠\S*|어\S{0,2}|었\S*|았\S*|아\S{0,2}|[은을]|도록|지|야|려\S*|으[며려]\S*|는데|자\S*|게|던|을수있\S*)?[.]?\Z"
)
_HELPS = re.compile(
    r"(?:나[가간갈]\S*|[간갈준줄둔둘온올낸낼본볼할될]|[간준둔온낸본]다|[가주두오내보]는|[가주두오내보]기로|가겠\S*|놓\S*|있\S*|수|것\S*|계획\S*|예정\S*|방침\S*|목표\S*|전망\S*|"
    r"생각\S*|바|한다|했다|하기로|하도록|하고|된다|됐다|되며|되고|하며|밝\S+|말\S+|전\S+|보인다|뜻\S*|구상\S*|복안\S*|셈\S*|채비\S*|준비\S*|위해|뒤|후|데|때|등)[.]?\Z"
)
_EVENTS = ("개최", "체결", "발표", "개소", "개막", "출범", "착공", "개통", "공개")
"""What takes place on a day, whatever follows from it."""
_LIGHT = frozenset("간갈준줄둔둘온올낸낼놓가주두오내보본볼나")
"""What a verb that only helps another may begin with: 늘려 나간다."""
_FIRST, _VOWELS, _FINALS = 0xAC00, 21, 28
_CONTRACTED = {20: 6, 13: 14, 8: 9, 18: 4}
"""The vowel of a stem and of its past: 리 려, 우 워, 오 와, 쓰 써."""
_N, _L, _LM, _M, _SS = 4, 8, 10, 16, 20


def _conjugated(stem: str) -> tuple[set[str], set[str]]:
    """The shapes that a stem takes before its endings, 늘리 늘린 늘릴 늘렸, and what leads on: 늘려."""
    head, last = stem[:-1], ord(stem[-1]) - _FIRST
    final = last % _FINALS
    vowel, open_ = last // _FINALS % _VOWELS, last - final
    after = "아" if vowel in (0, 8) else "어"
    if stem[-1] == "하":
        return {head + each for each in "하한할함했"}, {head + "해", head + "하여"}
    if final:
        dropped = {head + chr(_FIRST + open_ + each) for each in (_N, _LM)}  # 연다, 엶, 여는
        dropped.add(head + chr(_FIRST + open_) + "는")
        return {stem} | (dropped if final == _L else set()), {stem + after, stem + after + "서"}
    shapes = {head + chr(_FIRST + open_ + each) for each in (0, _N, _L, _M)}
    past = _FIRST + open_ + (_CONTRACTED.get(vowel, vowel) - vowel) * _FINALS
    leads = {head + chr(past), head + chr(past) + "서", stem + after}
    if stem[-1] == "르" and head:  # 골라, 치러
        before = head[:-1] + chr(ord(head[-1]) + _L)
        shapes |= {before + "랐", before + "렀", head + "렀"}
        leads |= {before + "라", before + "러", head + "러"}
    return shapes | {head + chr(past + _SS)}, leads


def _table() -> tuple[dict[str, str], frozenset[str]]:
    nouns: dict[str, str] = {}
    leading: set[str] = set()
    for row in _VERBS.strip().replace("\n", "|").split("|"):
        noun, *stems = row.split()
        for stem in stems:
            shapes, leads = _conjugated(stem)
            leading |= leads
            for shape in shapes | leads:
                nouns.setdefault(shape, noun.replace("_", " "))
    for words, noun in (
        ("지어 지은 지을", "조성"),
        ("도와 도울", "지원"),
        ("실어", "게재"),
        ("의견을들 목소리를들", "의견 수렴"),
    ):
        nouns |= dict.fromkeys(words.split(), noun)
    return nouns, frozenset(leading)


_NOUNS, _CONNECTIVES = _table()
_LONGEST = max(map(len, _NOUNS))


_MORE_STEMS = "걸리 내리 버리 누리 거치 미치 지니 배우 이루 지나 쪼개 남기 즐기 보이 움이 어지 다루 따르 머무 나타 비추"
_OPEN_STEMS = {
    stem[-2:] for row in re.split(r"[|\n]", _VERBS.strip()) for stem in row.split()[1:]
    if len(stem) > 1 and not (ord(stem[-1]) - _FIRST) % _FINALS
}  # fmt: skip
ENDS_OF_STEMS = "|".join(sorted(_OPEN_STEMS.union(_MORE_STEMS.split())))
"""Two letters of a stem, behind which 는 makes no subject: 걸리는 시간."""


def _noun_of(word: str) -> str:
    """The noun for a word that is such a verb; empty for any other."""
    for stop in range(min(_LONGEST, len(word)), 0, -1):
        noun = _NOUNS.get(word[:stop])
        if noun and _ENDING.match(word, stop):
            return noun
    return ""


def of_verb(clause: str) -> str:
    """A clause that ends in such a verb, ending in the ledger's noun; any other as it is.

    >>> of_verb("이용 대상을 넓힌다"), of_verb("포럼이 열린다"), of_verb("시행규칙을 고칠 계획")
    ('이용 대상 확대', '포럼 개최', '시행규칙 개정')
    >>> of_verb("안내문을 나눠 준다"), of_verb("입장료를 낮춘다"), of_verb("대상을 늘려 나갈 방침")
    ('안내문 배포', '입장료 인하', '대상 확대')
    """
    words = clause.split()
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _BACK), -1):
        for first in range(max(0, at - 2), at + 1):  # 첫 삽을 뜨다, 나눠 주다, 뜨다
            noun = _noun_of("".join(words[first : at + 1]))
            before = words[at - 1] if first == at and at else ""
            helps = words[at][0] in _LIGHT and (before[-1:] == "해" or _noun_of(before))
            if noun and not helps:
                return _joined(words[:first], noun)
        if not (helps or _HELPS.match(words[at])):
            break
    return clause


def leading(clause: str, *, alone: bool = False) -> tuple[str, str]:
    """A clause without the one that leads to it; and that one, where it is an event by itself.

    >>> leading("인력을 더 두어 300곳으로 늘린다"), leading("설명회를 열어 사업을 더 찾을 방침")
    (('300곳으로 늘린다', ''), ('사업을 더 찾을 방침', '설명회 개최'))
    """
    words = clause.split()
    for at in range(len(words) - 2, -1, -1):
        of_it = not at or words[at - 1][-1] not in "에의"
        if words[at] in _CONNECTIVES and of_it and not _goes_on(words, at):
            done = of_verb(" ".join(words[: at + 1]))
            rest = words[at + 1 :]
            if alone and at and not any(word[-1] in "을를이가" for word in rest):
                rest = words[:at] + rest  # what both are done with
            return " ".join(rest), done if done.endswith(_EVENTS) else ""
    return clause, ""


def _goes_on(words: list[str], at: int) -> bool:
    """Whether the next word only helps a verb, or means one thing with it: 나눠 준다."""
    one = _noun_of(words[at] + words[at + 1])
    return bool(_HELPS.match(words[at + 1]) or (one and one != _noun_of(words[at])))


def leads_on(clause: str) -> bool:
    """Whether a clause ends as one that leads to another: ``첫 삽을 떠``."""
    words = clause.split()[-3:]
    return any("".join(words[at:]) in _CONNECTIVES for at in range(len(words)))


def ends_in_verb(clause: str) -> bool:
    """Whether a clause ends in such a verb that stands before a noun: 나올, 늘린."""
    word = clause[clause.rfind(" ") + 1 :]
    final = (ord(word[-1]) - _FIRST) % _FINALS if word else -1
    ends = final == _LM or (len(word) > 1 and final in (_N, _L, _M))
    return leads_on(clause) or (ends and bool(_noun_of(word)))


def _joined(words: list[str], noun: str) -> str:
    """What stands before the verb, and the noun for it."""
    head = " ".join(words)
    for of, before, better in _BY_OBJECT:
        if of == noun and before.search(head):
            noun = better
            break
    head = _TRAIL.sub("", head)
    done = not noun or head.endswith((noun, *_OPENED))
    return head if done else f"{head} {noun}".strip()
