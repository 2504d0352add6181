"""Dates in a bracket, behind a colon, or first in their part: which words are their title."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ACTIONS, ends_in_action
from aitrack.intake.steps import of_verb_behind
from aitrack.intake.tidying import MARKS, tidy
from aitrack.intake.wordings import CLAUSE, OWN_LABEL, before, behind, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.intake.parts import Part

FEW_BEHIND = 12
"""Of letters, in what only counts."""
_NAMED = re.compile(
    r"(?:\A|[\s(,·])(?P<name>(?P<open>['‘「『\"“])[^'’」』\"”]{2,50}['’」』\"”])\s*\Z"
)
_DEED = re.compile(rf"[\s,]*({ACTIONS})(?:\s?(?:예정|목표|계획|추진))?\s*[)\]]")
"""What is done, in the bracket of the date: ``('24.4Q 출시 예정)``."""
_EVENT = re.compile(r"(?:회|식|행사|포럼|세미나|박람회|축제)\Z")
_JOINED = re.compile(r"\s?(?:및|과|와|·|,)\s")
_GOES_ON = re.compile(r"(?!\s(?:후|뒤|이후)\s)(?:\s?[가-힣]|\s(?=[0-9]))")
_LONGEST_VALUE = 24
_ITEM_BEFORE = re.compile(rf"(?:{ACTIONS}),\Z")
"""Where the words before a date are another thing: ``체험단 모집, 내년 3월 전국 서비스``."""
_LISTED = re.compile(r"(?P<name>[^:：()]{2,40})[:：]\s(?=[^:：.]*[,/→⇒]\s?\Z)")
"""One of several dates behind a colon, each with what it is the date of."""
_TENTATIVE = re.compile(
    r"\A(?:\s?,?\s?[0-9]{1,2}:[0-9]{2}(?:\s?[~∼-]\s?[0-9]{1,2}:[0-9]{2})?)?,?\s?(?:중|경|말|초)?\s*(?:[(（][^()（）]*[)）])?\s*(?:예정|목표|잠정|계획)?(?=\s|\Z)"
)
FEW_LETTERS = 6
_INSIDE = re.compile(r"(?:\A|[\s(])[‘'「『“\"](?![0-9])([^‘’'「」『』“”\"]{4,50})\Z")
"""A name in quotes that the bracket is inside of."""
_STEP = re.compile(
    r"(?:\A|[,;/:：])\s*(?P<name>[^,;/→⇒():：]+?)\s[0-9][^→⇒()]*\([^()]*\)\s*(?:[→⇒][^→⇒()]*\([^()]*\)\s*)*[→⇒](?P<value>\s*[0-9가-힣][^→⇒()]*)\Z"
)
_FIRST_STEP = re.compile(
    r"(?:\A|[,;/:：])\s*(?P<name>(?=[^()]*[가-힣A-Za-z]{2})[^,;/→⇒():：]{2,30}?)\s*\([^()]*\)[^→⇒()]*[→⇒]\s*\Z"
)
"""What several figures with their years are figures of."""
_LEADS = re.compile(r"(?:\A[\s*]*|[→⇒:：,])\s*\Z")
_FORMER = re.compile(r"(?:(?:연|총|약)\s)?[0-9][0-9.,]*\s?[가-힣%㎞]{0,2}\s[→⇒]\s(?=[0-9])")
"""What a number was: ``50명 → 150명(2030년)``."""
_DEED_INSIDE = re.compile(rf"(?:\A|,\s?)((?:[가-힣]{{2,4}}\s)?(?:{ACTIONS}))\s\Z")
"""A step named in the bracket of its date: ``(국회 제출 '26.9월, 시행 '27.9월)``."""
_WHOLE_INSIDE = re.compile(rf"(?P<name>(?=\S+\s)[^,·0-9]{{4,40}}(?:{ACTIONS})),?\s?\Z")
_WHOLE_BEHIND = re.compile(
    rf"\s(?P<name>(?=\S+\s)(?![0-9])[^(),]{{4,40}}(?:{ACTIONS}))(?:\s(?:예정|계획))?\)"
)
"""All of it, in the bracket of its date: ``(검사 기준 개정, 12월)``, ``(3월 평가 계획 공고)``."""
_DOES = re.compile(r"[을를]\s(?!통해|통하여|위해|거쳐|바탕|계기|토대)")
_CHAIN = re.compile(
    r"[\s\W]*(?P<name>[가-힣A-Za-z][^:：→()|]{2,24}?)\s?[:：]\s(?:[^:：]*[→⇒]\s?)?[^:：→⇒]*\Z"
)
"""What the steps of a line are steps of."""
_LAST_LABEL = re.compile(
    r"(?:\A|[,;/→⇒:：]\s)(?P<name>[^,;/→⇒:：]{2,40}?)\s?[:：]\s*(?:\([^()]*\)[^→⇒()]*[→⇒]\s*)*\Z"
)
"""The same where a colon stands between, the figures with their years behind it."""
_CLAUSE_END = re.compile(r"[을를]\s\S+(?:고|며|여|해|서|다)\Z")
_COUNT = re.compile(r"\A(?:[0-9]|[가-힣]{1,3}\Z)")


def says_enough(title: str) -> bool:
    """Whether a title is more than a word or a number."""
    done = bool(ends_in_action(title))
    return len(title.replace(" ", "")) >= FEW_LETTERS - done


def bracketed(part: Part) -> tuple[str, str]:  # noqa: C901, PLR0912, one form after the other
    """The rule and the title of a date in a bracket: what stands before the bracket, or behind."""
    if not (part.opened and part.closed):
        return "", ""
    outer, after = part.first + part.opened.start(), part.date.stop + part.closed.end()
    rest, until = part.text[after:], part.until(after)
    if re.match(r"\s*[가-힣]{2}\s*\Z", rest) and "→" in part.head:  # … ('29) 상시
        until = part.stop
    name = _NAMED.search(part.text[part.first : outer])
    if name and not re.match(r"\s*(?:,|\Z|\.|[①-⑳]|\)|등)", rest):
        return "name", tidy(name["name"])
    before_it = OWN_LABEL.sub("", part.text[part.first : outer])
    if whole := _WHOLE_INSIDE.match(part.opened[1]) or _WHOLE_BEHIND.match(part.tail):
        return "bracket", tidy(whole["name"])
    if open_name := _INSIDE.search(before_it):
        return "name", tidy(open_name[1])
    if step := _STEP.search(before_it):  # 도입률 28%('23) → 50%('27)
        return "step", f"{tidy(step['name'])} {step['value'].strip()}"
    if (
        _LEADS.search(before_it)
        and rest.strip()
        and (before_it[-2:].strip() != "," or _all_lead(part))
    ):  # ('24) 12조원 → ('25) …
        value = behind(part.text[after:until].rstrip(" →⇒("))
        name = _FIRST_STEP.search(before_it)
        if value:
            name = name or _LAST_LABEL.search(before_it)
            return "bracket-before", f"{tidy(name['name'])} {value}" if name else value
    if chained := _chained(part, outer):
        return "bracket", chained
    segment = part.text[part.previous : outer].strip()
    if segment[:1] in ("→", "⇒") and (value := tidy(segment[1:])):  # 5곳('26) → 15곳('27)
        return "bracket", value
    title = before(_FORMER.sub("", part.text[part.previous : outer]))
    if inside := _DEED_INSIDE.search(part.opened[1]):
        act = ends_in_action(title)
        return "bracket", f"{title.removesuffix(act[0]) if act else title + ' '}{inside[1]}"
    if (deed := _DEED.match(part.tail)) and not title.endswith(deed[1]):
        title = f"{title} {deed[1]}"
    elif (
        _JOINED.match(rest) and not ends_in_action(title) and not _EVENT.search(title)
    ):  # 버스('25) 및 택시 상용화('27)
        other = tidy(re.split(r"[(（]", part.text[after:])[0])
        shared = ends_in_action(other)
        title = f"{title} {shared[0]}" if shared and shared[0].strip() != other else title
    elif (
        _GOES_ON.match(rest)
        and (_DOES.match(rest) or not ends_in_action(title))
        and outer >= part.previous
    ):
        at = outer - part.previous
        title = sentence(part.text[part.previous : outer] + part.text[after:until], at, at)
    if says_enough(title) or (title and not _COUNT.match(title)):
        return "bracket", title
    other = behind(part.text[after:until])
    return "bracket-before", other if len(other) > len(title) else title


def _all_lead(part: Part) -> bool:
    """Whether the first date of a line stands in a bracket before what it is of: ``(4월) 공모``."""
    first = part.dates[0].start
    return part.text[first - 1 : first] == "(" and not part.text[part.first : first - 1].strip()


def _chained(part: Part, outer: int) -> str:
    """A step, with what it is a step of: ``인증제 : 고시('26) → 시범('27)``."""
    named = _CHAIN.match(part.text[part.first : outer]) if "→" in part.text else None
    step = before(part.text[part.previous : outer].lstrip(" →⇒")) if named else ""
    if not named or not step or step[:1].isdigit():
        return ""
    name = tidy(named["name"])
    return step if name in step else f"{name} {step}"


def behind_colon(part: Part) -> tuple[str, str]:
    """Title and value of a date behind a colon: ``title : '25, value``."""
    listed = _LISTED.match(part.head)
    if not re.search(r"[:：]\s*\Z", part.head) and not (listed and part.after_date(listed.end())):
        return "", ""
    title = listed["name"] if listed else part.text[part.previous : part.date.start]
    title = re.sub(r"[:：]\s*\Z", "", title)
    told = part.text[part.date.stop : part.until(part.date.stop)]
    value = tidy(_TENTATIVE.sub("", re.split(r"[;/→⇒]\s?|,(?![0-9])\s?", told)[0]))
    if len(value) > _LONGEST_VALUE or _CLAUSE_END.search(value):
        value = behind(told)
        value = value if ends_in_action(value) else ""
    return "colon", f"{before(title)} {value}".strip()


def leading(part: Part) -> tuple[str, str]:
    """The same for a date that stands first: ``'25.3월 센터 개소``."""
    until = part.until(part.date.stop)
    said = OWN_LABEL.sub("", MARKS.sub("", part.text[part.previous : part.date.start])).strip()
    if (said and not _ITEM_BEFORE.search(said)) or until <= part.date.stop or part.in_row:
        return "", ""
    told = part.text[part.date.stop : until]
    clause = next((m for m in CLAUSE.finditer(told) if m.start() >= FEW_BEHIND), None)
    if clause and clause[0].rstrip()[-1:] == "면":
        told, clause = told[clause.end() :], None
    title = behind(told[: clause.start() + 2] if clause else told)
    if said and until < part.stop and not ends_in_action(title):
        return "", ""
    if with_verb := of_verb_behind(part):
        return "before", with_verb
    said_last = part.text.rstrip(' .”"').endswith("다") and told.rstrip().endswith(",")
    if until < part.stop and said_last and not ends_in_action(title):
        shared = ends_in_action(behind(part.text[part.dates[-1].stop :]))
        title = f"{title} {shared[0]}" if shared else title
    return "before", title
