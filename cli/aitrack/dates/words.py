"""The words of a notation and what they mean: a new way of writing a unit is added here first.

A blank in a word may be left out. A short word counts only where it stands alone or before a
particle: ``'25년 내`` ends with 내, ``'25년 내용`` does not.
"""

from __future__ import annotations

from aitrack.dates.kinds import Kind

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MARKS = {
    "'": Kind.MARK, ".": Kind.DOT, "-": Kind.DASH, "/": Kind.SLASH, ",": Kind.COMMA,
    "·": Kind.MIDDOT, "~": Kind.WAVE, "(": Kind.OPEN, "[": Kind.OPEN, ")": Kind.CLOSE,
    "]": Kind.CLOSE, "{": Kind.OPEN, "}": Kind.CLOSE, "<": Kind.OPEN, ">": Kind.CLOSE,
    "「": Kind.OPEN, "」": Kind.CLOSE, "『": Kind.OPEN, "』": Kind.CLOSE, "〈": Kind.OPEN,
    "〉": Kind.CLOSE, "○": Kind.BLANK, "◯": Kind.BLANK, "〇": Kind.BLANK, "ㆍ": Kind.MIDDOT,
    "・": Kind.MIDDOT, "‧": Kind.MIDDOT, "∙": Kind.MIDDOT, "•": Kind.MIDDOT,
}  # fmt: skip
MONDAY, SUNDAY = 0, 6
_TABLE = (
    (Kind.YEAR, 0, "년도|년|年|회계연도|회계년도"),
    (Kind.SCHOOL_YEAR, 0, "학년도|學年度"),
    (Kind.FISCAL_YEAR, 0, "年度"),
    (Kind.DECADE, 0, "년대|年代"),
    (Kind.MONTH, MONDAY, "월|月"),
    (Kind.DAY, SUNDAY, "일|日"),
    (Kind.TENDAY, 1, "상순|초순|上旬|初旬"),
    (Kind.TENDAY, 2, "중순|中旬"),
    (Kind.TENDAY, 3, "하순|下旬"),
    (Kind.TENDAY, 4, "중하순|중·하순"),
    (Kind.TENDAY, 5, "초중순|상중순"),
    (Kind.HALF, 1, "상반기|전반기|上半期|上半年|上|상"),
    (Kind.HALF, 2, "하반기|후반기|下半期|下半年|下|하"),
    (Kind.QUARTER, 0, "분기|사분기|季度|四半期|q"),
    (Kind.QUARTER_NAME, 1, "第一季度|一季度|第1季度|第一四半期|第1四半期"),
    (Kind.QUARTER_NAME, 2, "第二季度|二季度|第2季度|第二四半期|第2四半期"),
    (Kind.QUARTER_NAME, 3, "第三季度|三季度|第3季度|第三四半期|第3四半期"),
    (Kind.QUARTER_NAME, 4, "第四季度|四季度|第4季度|第四四半期|第4四半期"),
    (Kind.HALF_LETTER, 0, "h"),
    (Kind.EDGE, 0, "초반|초|初"),
    (Kind.EDGE, 1, "중반"),
    (Kind.EDGE, 2, "후반|말경|말|末|底"),
    (Kind.ABOUT, 0, "경|께|쯤|무렵|즈음|頃|전후"),
    (Kind.WEEKDAY, 1, "화|火"),
    (Kind.WEEKDAY, 2, "수|水"),
    (Kind.WEEKDAY, 3, "목|木"),
    (Kind.WEEKDAY, 4, "금|金"),
    (Kind.WEEKDAY, 5, "토|土"),
    (Kind.WEEKDAY_TAIL, 0, "요일|曜日"),
    (Kind.ORDINAL, 0, "st|nd|rd|th"),
    (Kind.NTH, 1, "첫째|첫 번째|첫"),
    (Kind.NTH, 2, "둘째|두 번째|두째"),
    (Kind.NTH, 3, "셋째|세 번째|세째"),
    (Kind.NTH, 4, "넷째|네 번째|네째"),
    (Kind.NTH, 5, "다섯째|다섯 번째"),
    (Kind.NTH, -1, "마지막"),
    (Kind.WEEK, 0, "주차|주"),
    (Kind.RELATIVE_YEAR, 0, "올 해|금년도|금년|今年|本年|당해 연도|당해|당해년도|당해 회계연도|올"),
    (Kind.RELATIVE_YEAR, 1, "내년도|내년|명년|來年|来年|明年|차년도|새해"),
    (Kind.RELATIVE_YEAR, -1, "작년도|작년|지난해|지난 해|전년도|전년|昨年|去年"),
    (Kind.RELATIVE_YEAR, -2, "재작년|지지난해|그러께"),
    (Kind.RELATIVE_YEAR, -3, "재재작년|그끄러께"),
    (Kind.RELATIVE_YEAR, 2, "후년"),
    (Kind.RELATIVE_YEAR, 3, "내후년"),
    (Kind.SAID_YEAR, 0, "같은 해|동년|이해|그 해|同年"),
    (Kind.SAID_YEAR, 1, "익년도|익년|이듬해|다음 해|다음 연도|그다음 해|그 다음 해"),
    (Kind.RELATIVE_MONTH, 0, "이번 달|이달|금월|당월|今月|本月"),
    (Kind.RELATIVE_MONTH, 1, "다음 달|내달|차월|来月|下月|下个月"),
    (Kind.RELATIVE_MONTH, -1, "지난 달|전월|先月|上月|上个月"),
    (Kind.SAID_MONTH, 0, "동월|같은 달|그 달|同月"),
    (Kind.SAID_MONTH, 1, "익월|이듬달"),
    (Kind.RELATIVE_QUARTER, 0, "이번 분기|금분기|당분기"),
    (Kind.RELATIVE_QUARTER, 1, "다음 분기|차분기"),
    (Kind.RELATIVE_QUARTER, -1, "지난 분기|전분기|직전 분기"),
    (Kind.RELATIVE_DAY, 0, "이날|금일|오늘|당일|今日|本日|今天"),
    (Kind.RELATIVE_DAY, 1, "내일|명일|明日|明天"),
    (Kind.RELATIVE_DAY, 2, "모레|내일모레"),
    (Kind.RELATIVE_DAY, 3, "글피"),
    (Kind.RELATIVE_DAY, -1, "어제|전일|전날|작일|昨日|昨天"),
    (Kind.RELATIVE_DAY, -2, "그저께|그제"),
    (Kind.SAID_DAY, 0, "같은 날|동일자"),
    (Kind.SAID_DAY, 1, "익일|이튿날|다음 날"),
    (Kind.RELATIVE_WEEK, 0, "이번 주|금주"),
    (Kind.RELATIVE_WEEK, 1, "다음 주|내주|차주"),
    (Kind.RELATIVE_WEEK, 2, "다다음 주"),
    (Kind.RELATIVE_WEEK, -1, "지난 주|전주"),
    (Kind.YEAR_EDGE, 0, "연초|年初"),
    (Kind.YEAR_EDGE, 1, "연중반"),
    (Kind.YEAR_EDGE, 2, "연말|年末|年底"),
    (Kind.MONTH_EDGE, 0, "월초|月初"),
    (Kind.MONTH_EDGE, 1, "월중반"),
    (Kind.MONTH_EDGE, 2, "월말|月末"),
    (Kind.LAST_DAY, 0, "말일|末日"),
    (Kind.COMING, 1, "오는|다가오는|돌아오는"),
    (Kind.COMING, -1, "지난"),
    (Kind.UNTIL, 0, "까지|이전에|이전|限|한|限으로|までに|まで|以前|为止"),
    (Kind.WITHIN, 0, "이내에|이내|안에|안으로|내에|내로|내|內|内|중으로"),
    (Kind.BEFORE, 0, "전에|전|前に|前|之前|직전"),
    (Kind.WITHIN_YEAR, 0, "연내에|연내|년내|年內|年内|연도 내|해 안에"),
    (Kind.WITHIN_YEAR, 1, "월내|月內|月内"),
    (Kind.FROM, 0, "부터|~부터|から|より|起"),
    (Kind.SINCE, 0, "이후에|이후|이래|以降|以後|以后"),
    (Kind.AFTER, 0, "후|後|直后|后|뒤|직후"),
    (Kind.DURING, 0, "중에|중|中|동안|기간|間|간|期间"),
    (Kind.WAVE, 0, "至|到|截至|截止"),
    (Kind.OR, 0, "또는|혹은|이나"),
    (Kind.AND, 0, "과|와|및"),
    (Kind.SPAN_OF, 12, "년간|개년|년 동안"),
    (Kind.SPAN_OF, 1, "개월간|개월 동안|개월|달간|달 동안|월간"),
    (Kind.SPAN_OF, -1, "일간|일 동안"),
    (Kind.SPAN_OF, -7, "주간|주 동안|주일간|주일 동안"),
    (Kind.LENGTH, 1, "한 달"),
    (Kind.LENGTH, 2, "두 달"),
    (Kind.LENGTH, 3, "세 달|석 달"),
    (Kind.LENGTH, 4, "네 달|넉 달"),
    (Kind.LENGTH, 6, "여섯 달|반년"),
    (Kind.LENGTH, -1, "하루"),
    (Kind.LENGTH, -2, "이틀"),
    (Kind.LENGTH, -3, "사흘"),
    (Kind.LENGTH, -4, "나흘"),
    (Kind.LENGTH, -5, "닷새"),
    (Kind.LENGTH, -6, "엿새"),
    (Kind.LENGTH, -7, "일주일|이레|한 주"),
    (Kind.LENGTH, -8, "여드레"),
    (Kind.LENGTH, -9, "아흐레"),
    (Kind.LENGTH, -10, "열흘"),
    (Kind.LENGTH, -14, "두 주"),
    (Kind.LENGTH, -15, "보름"),
    (Kind.LENGTH, -21, "세 주"),
    (Kind.DATED, 0, "자로|자|字|부로"),
    (Kind.LEAD, 0, "늦어도|최근|기한|당초|自"),
    (Kind.LEAD, 1, "이르면|빠르면|빨라야|일러야|이르면은"),
    (Kind.NOTE, 0, "현지 시간|현지 시각|한국 시간|기준|신규|이월|현재"),
    (
        Kind.DOING, 0,
        (
        "완료|발표|공개|개정|제정|신설|공포|개최|출범|착수|도입|추진|시행|확대|검토|협의|운영|실시|"
        "점검|발굴|보완|개선|진행|마련|구축|수립|제출|확정|착공|준공|선정|공모|공고|고시|체결|출시|"
        "개통|개소|설립|조성|가동|종료|마감|접수|지급|통과|적용|배포|개발|고도화|확산|상용화|마무리|"
        "예산안|예산|결산|시범사업|시범|본격|전면|우선|순차|施行|实施"
        ),
    ),
    (Kind.NUMBERED, 0, "제"),
    (Kind.TENTATIVE, 0, "잠정|예정|예상|목표|안"),
    (
        Kind.VAGUE, 0,
        (
        "향후|추후|차후|지속적으로|지속|상시|수시로|수시|연중|앞으로|미정|추후 확정|중장기|장기|"
        "단기|중기|단계적으로|단계적|조속히|조만간|즉시|필요 시|계속|상시적으로|당분간|"
        "조속한 시일 내|이른 시일 내|빠른 시일 내|가급적 빨리|별도 공지|추후 공지|추후 통보|미확정|"
        "중장기적으로|tbd|가까운 시일 내|금명간|곧|장래|향후 지속|ongoing|연말연시"
        ),
    ),
)  # fmt: skip
_ALONE = frozenset(
    (
        "자", "상", "하", "초", "말", "경", "께", "쯤", "내", "전", "후", "한", "중", "간", "안에",
        "이나", "곧", "당해", "지난", "오는", "기간", "장기", "단기", "중기", "전에", "주", "첫",
        "기한", "현재",
        "내에", "내로", "중에", "자로", "이해", "기준", "안",
    )
)  # fmt: skip
_PARTICLES = (
    "까지", "부터", "에", "의", "은", "는", "을", "를", "과", "와", "도", "로", "으로", "이후",
    "이전", "보다", "엔", "만",
    "경", "쯤", "께", "중", "말", "초", "상순", "중순", "하순", "개최", "시행", "발표",
)  # fmt: skip
_AFTER_OL = ("상반기", "하반기", "연말", "연초", "말", "초", *"0123456789", *"봄여름가을겨울")
_NOT_AFTER = {
    "추후": ("보완",),
    "년": (*"간차째생제치산물만대", "짜리", "이상", "여", "가량", "마다", "주기", "연속", "동안"),
    "월": (*"급세드가", "별"),
    "일": (*"간치째차분당수반정상만", "자리", "동안", "이상", "여", "가량", "연속"),
    "주": tuple("요년기의로별"),
    "오늘": ("날",),
    "이전": ("계획", "사업", "대상", "준비", "부지", "추진", "완료"),
    **dict.fromkeys(("今年", "来年", "明年", "去年", "昨年", "本年"), ("度",)),
}
"""Words that are none before these."""


def _words() -> dict[str, tuple[Kind, int]]:
    words = {name.lower(): (Kind.MONTH_NAME, n) for n, name in enumerate(MONTHS_EN, 1)}
    words |= {name[:3]: value for name, value in words.items()}
    words["sept"] = (Kind.MONTH_NAME, 9)
    for kind, value, text in _TABLE:
        said = (kind, value)
        for word in text.split("|"):
            words[word] = said
            if " " in word:
                words[word.replace(" ", "")] = said
    return words


WORDS = _words()


def _by_first() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in WORDS:
        found.setdefault(word[0], []).append(word)
    for words in found.values():
        words.sort(key=len, reverse=True)
    return found


_BY_FIRST = _by_first()


def word_at(text: str, at: int) -> str | None:
    """The longest word of the table at a place; None where none stands there.

    >>> word_at("하반기 내", 0), word_at("내용", 0), word_at("내에", 0)
    ('하반기', None, '내에')
    """
    for word in _BY_FIRST.get(text[at], ()):
        if text.startswith(word, at) and _counts(word, text, at):
            return word
    return None


def _counts(word: str, text: str, at: int) -> bool:
    """Whether a word found in a text is a word of dates there, by what stands around it."""
    stop = at + len(word)
    if word in _ALONE:
        return not "가" <= text[stop : stop + 1] <= "힣" or text.startswith(_PARTICLES, stop)
    if word in _NOT_AFTER:
        return not text.startswith(_NOT_AFTER[word], stop)
    if word == "올":
        return text.startswith(_AFTER_OL, stop + (text[stop : stop + 1] == " "))
    if word == "제":
        rest = text[stop : stop + 12].replace(" ", "")
        return rest[:1] in ("1", "2", "3", "4") and rest[1:].startswith(("분기", "/4분기"))
    if WORDS[word][0] in (Kind.MONTH_EDGE, Kind.WITHIN_YEAR):  # 6월말 is 6월 and 말
        return not text[max(0, at - 2) : at].rstrip()[-1:].isdigit()
    return True
