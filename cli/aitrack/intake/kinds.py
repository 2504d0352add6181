"""What kind of thing a title names, by its last telling word; and which words end a promise."""

from __future__ import annotations

import re

from aitrack.model import Kind

_ACTIONS = (
    "마련|수립|제정|개정|정비|구축|조성|확대|확충|강화|육성|양성|지원|추진|개최|발표|출범|설립|신설|설치|운영|"
    "도입|시행|개발|확보|활성화|고도화|전환|개선|검토|체결|공개|공포|확산|보급|적용|실시|착수|착공|준공|완료|"
    "개소|개통|개관|출시|배포|공모|모집|선정|접수|신청|지정|발굴|투자|투입|제공|개방|완화|폐지|통합|연계|달성|"
    "주도|참여|협력|제출|상정|의결|확정|고시|공고|입법예고|방문|참석|논의|정립|제고|창출|촉진|축소|감축|증원|채용|"
    "선발|교육|평가|점검|조사|실증|구현|가동|완공|개막|폐막|진행|마감|시작|종료|공급|건설|유치|구성|재편|이행|"
    "혁신|선언|채택|서명|발사|상용화|양산|수출|면담|회담|순방|방한|공동연구|표준화|국산화|내실화|의무화|현실화|"
    "다변화|다양화|활용|추가|운행|준비|실현|일상화|디지털화|효율화|규범화|제도화|법제화|자율화|지능화|전면화|최소화|강구|모색|해소|보호|관리|분석|제시|발족|위촉|"
    "보고|인하|인상|부과|지급|면제|개편|연장|단축|이전|증설|승인|편성|마무리|개시|구체화|공표|병행|통보|수여|발행|상향|하향|완성|배분|배치|이관|가속화|본격화|체계화|안정화|간소화|전문화|단순화|자동화|대중화|통합화|극대화|반영|응용|개량|행정예고|제작|발주|검증|심의|심사|수행|재개|중단|생산|통지|송부|안내|수집|확장|진입|돌파|절감|환급|상환|개원|개교|발간|교체|구매|매입|임대|배정|탑재|장착|금지|허용|입주|의뢰|철거|부착|연기|종결|변경|해제|파견|축적|합의|수록|차단|퇴출|발의|대여|수렴|위탁|제외|징수|진출|발령|발급|개항|개장|개설|취항|전력화|선출|가결|임명|할인|공탁|적립|분양|결정|결성|집행|연결|부여|추첨"
)


def _by_first_letter(words: str) -> str:
    """A pattern of words that looks at the first letter once, not at each word in turn."""
    rests: dict[str, list[str]] = {}
    for word in dict.fromkeys(words.split("|")):
        rests.setdefault(word[0], []).append(word[1:])
    told = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?=[{''.join(rests)}])(?:{told})"


ACTIONS = _by_first_letter(_ACTIONS)
"""What is done, as a pattern: of two words that begin alike the one named first."""
_ENDS_IN_ACTION = re.compile(rf"(?:{ACTIONS})(?:\s?(?:등|방안|계획|예정))?\s*\Z")
_LONGEST_END = 16


def ends_in_action(title: str) -> re.Match[str] | None:
    """What is done, where a title ends in it: ``표준화 지침 마련``."""
    return _ENDS_IN_ACTION.search(title[-_LONGEST_END:])


_RULES = (
    (Kind.TARGET, re.compile(r"[0-9.,]+\s?(?:%|만\s?명|명|개국|위|배|종|개소|톤|점|곳|만\s?개|개)\s?(?:이상|이하|수준|내외)?\s?(?:달성|돌파|진입|감축|축소|확보|육성|시대)?\s*(?:\([^()]*\))?\Z|달성\s*\Z|목표치")),
    (Kind.SUMMIT, re.compile(r"정상회의|정상회담|[Ss]ummit")),
    (Kind.MOU, re.compile(r"양해각서|MOU|[Mm]emorandum|업무협약|협약 체결|협정 체결")),
    (Kind.LAW, re.compile(r"(?:법|법률|법령|시행령|시행규칙|조례|고시|규정|지침|훈령)[」』'’\"”]*\s?(?:을|를)?\s?(?:제·?개정|제정|개정|전부개정|일부개정|입법|공포|시행|정비|마련|신설|발의|통과)|법\s?개정|법제|입법예고|법안|특별법|기본법[」』'’\"”]*\s*\Z|특례 신설|제도\s?개선|법령[」』'’]*\s")),
    (Kind.STATEMENT, re.compile(r"공동성명|선언문?|성명|보도자료|브리핑|기자회견")),
    (Kind.INVESTMENT, re.compile(r"[조억]\s?원|펀드|예산|투자(?!유치)|융자|출자|보증|달러")),
    (Kind.MEETING, re.compile(r"회의|회담|면담|포럼|간담회|세미나|토론회|공청회|설명회|콘퍼런스|컨퍼런스|심포지엄|워크숍|박람회|전시회|행사|기념식|선포식|출범식|시상식|축제|대회|[Ff]orum|[Mm]eeting|[Cc]ouncil|[Cc]onference|방문|순방|경진|총회|개막|협의회 개최")),
    (Kind.PLAN, re.compile(r"(?:계획|전략|방안|로드맵|대책|가이드라인|기준|종합대책|청사진|비전|마스터플랜|정책방향|백서|보고서|실태조사|준수사항|표준안|ISP)[」』'’\"”]*(?:\([^()]*\))?\s?(?:을|를)?\s?(?:등)?\s?(?:마련|수립|발표|확정|공개|제시|수립·발표|제정|개정|공표|의결|상정|배포|고시)?\s*\Z")),
    (Kind.ORGANISATION, re.compile(r"(?:위원회|연구소|연구원|센터|기구|협의체|추진단|지원단|TF|본부|재단|공단|청|처|실|국|과|대학원|협회|얼라이언스|거점)[」』'’\"”]*(?:\([^()]*\))?\s?(?:을|를)?\s?(?:설립|출범|신설|발족|설치|구성|개소|개원|지정)")),
    (Kind.INFRASTRUCTURE, re.compile(r"인프라|데이터센터|컴퓨팅|슈퍼컴|클러스터|단지|시설|청사|철도|도로|공항|항만|발전소|전력망|착공|준공|완공|개통|플랫폼 구축|시스템 구축|센터 (?:구축|조성)|망 구축|구축\s*\Z")),
    (Kind.SERVICE, re.compile(r"서비스|출시|포털|앱|누리집|홈페이지|접수|신청|발급|상담|콜센터")),
    (Kind.PHASE, re.compile(r"[0-9]\s?단계|시범\s?기간|계도\s?기간")),
)  # fmt: skip
"""The first that fits; the order decides between them."""


def kind_of(title: str) -> Kind:
    """The kind of what a title names.

    >>> kind_of("'AI기본법' 제정").value, kind_of("AI 안전연구소 출범").value
    ('law', 'organisation')
    """
    for kind, pattern in _RULES:
        if pattern.search(title):
            return kind
    return Kind.PROGRAMME
