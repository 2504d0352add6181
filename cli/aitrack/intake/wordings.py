"""From what a text says of a date to a title: the phrase before it, behind it, or its sentence."""

from __future__ import annotations

import re

from aitrack.intake.clauses import ending, read
from aitrack.intake.events import NAMED_DONE, named_behind
from aitrack.intake.kinds import ACTIONS
from aitrack.intake.nouns import PARTICLE, TRAIL, WITH_N, nominal, noun
from aitrack.intake.owners import is_agent
from aitrack.intake.tidying import MARKS, inside, shorten, tidy
from aitrack.intake.topics import SENTENCE_END, spoken_subject, topic_of
from aitrack.intake.verbs import leading, leads_on, of_verb

_DECIDED = re.compile(r"(?:발표|의결|확정|공개|통과|선포|체결)\Z")
_FEWEST = 8
"""Of letters, in a clause that says something."""
OWN_LABEL = re.compile(r"\A\W*\([가-힣·\s]{1,12}\)\s*")
"""What an item is called: ``(인력)``."""
_PREFACE = re.compile(r"\A\s*[^,]{2,20}?(?:[을를]\s보면|에\s따르면),?\s")
_BROKEN = re.compile(
    r"[①-⑳△▲⇒;；…⋯]|→(?!\s?[0-9])|(?<![0-9가-힣%])→|\s/\s|\s\+\s|\s(?:-|–|―|—)\s|(?<![A-Za-z])[:：](?=\s)"
)
CLAUSE = re.compile(
    r"(?=[\s며하으되돼지는면한어아이했됐였함됨된난든운린킨친야…⋯,“”\"겠고기해])(?:"
    rf"(?<=[{WITH_N}])\s(?:뒤|후|다음)에?,?\s|"
    r"(?<=[가-힣])(?:(?<!불구)하고|하며|(?<![활이사]용)(?<!통)(?<!위)(?<!의)(?<!대)(?<!관)(?<!근거)(?<!포함)(?<!비롯)(?<!기반)(?<!연계)(?<!고려)(?<!반영)(?<!대비)(?<!감안)(?<!참고)하여|으나|(?<=[가-힣]{2})(?:되어|돼)(?!\s(?:있|온|왔|오던|야|도\s))|되고|되며|으며|지만|는데|면서|한 뒤|한 후|한 이후|어서|아서|이며|이고|했고|됐고|였고|함으로써|됨으로써),?\s|며,?\s|(?<=[어아나]가)고,\s|[한된난든운린킨친]\s데\s이어,?\s|하되,?\s|(?:으|하|되)면\s|야\s하(?:며|고),?\s|[…⋯]|,?\s(?=[①-⑳])|,\s(?=[▲△])|\s[▲△]\s?|[됨함]에\s따라,?\s|[“”\"]\s?(?:며|고|라며|라고|이라고|면서),?\s|겠(?:고|으며|지만),?\s|(?<![사창신보공예재광금국최제탄권경참상가라다냐자두놓갖중여남외과원로화·ㆍ])고,?\s(?!있|싶|[가-힣]*\Z)|기로\s하고,?\s|[하되]는\s등\s|해지는\s등\s|[하되]겠다는\s(?:뜻|의사|방침|계획|입장)[을이]\s)"
)
_SUBJECT = re.compile(
    rf"\A.{{0,60}}?(?:{PARTICLE}|(?<![0-9][가-힣%])(?<!개[교사소국])(?:에서는|에서))(?:\s(?=\S)|\s*\Z)"
)
_PASSIVE = re.compile(r"(?:된|되|될|됐|돼|열리|열린|열릴|나오|나온)[^.]{0,14}\Z")
_PURPOSE = re.compile(
    r"(?:고자|기 위해|[을를] 위해|[을를] 거쳐|[을를] 통해|차원에서|일환으로|[을를] (?:목표로|시작으로|필두로|계기로|바탕으로)),?\s"
)
_SHORT = 4
_ABOUT = re.compile(r"\A이\s?같은\s내용(?:을|이|의)\s(?:(?:담은|담긴|골자로 한|포함한)\s)?")
_AIM = re.compile(rf"[^.,]{{0,40}}?(?P<deed>{ACTIONS})(?:하기\s위해|[을를]\s(?:목표로|위해))\s")
_COUNCIL = re.compile(r"\A(?:국무회의|차관회의|(?:국회\s)?본회의)에서는?\s")
"""Where all that a government does is decided."""
BY = re.compile(
    r"\A[^‘'「『\"“]{2,40}?(?:[을를]\s(?:놓고|두고|고려해|감안해|비롯해|통해서?|통하여|거쳐|시작으로|계기로|중심으로|바탕으로|토대로|활용해|활용하여|반영해|포함해|위해서?)|"
    r"[와과]\s(?:함께|관계없이|무관하게|상관없이|협의해|협력해|손잡고|연계해|더불어)|에\s(?:따라|맞춰|맞게|대비해|부합하도록)|"
    r"\s수\s있(?:도록|게)(?!\s[하되할한했될된해])|[하되지않없]도록(?!\s?[했하함한])|기\s위해서?|차원에서|일환으로),?\s(?=\S{2})"
)
"""By what way, and what for, at the beginning of a title or of what stands behind a date."""
_CLOCK = re.compile(
    r"\A\s?(?:(?:(?:오전|오후)?\s?[0-9]{1,2}시(?:\s?[0-9]{1,2}분)?(?:와|과)?\s?)+|오전|오후)(?:까지|부터|에는|에)?\s"
)
_PARTICLES = re.compile(
    r"(?:[을를]\s목표로|에는|엔(?=\s)|에선|에서|부터는|부터|까지는|까지|에|중에|중으로|중|쯤|경|께|로|으로|의|인|은|는|이|가|을|를|이면|기준|현재|내에|내|말까지|초부터|이후|이내|전까지|동안|간|사이)?[\s,)\]]*"
)
_OBJECT = re.compile(r"(?<=[가-힣A-Za-z0-9)」』’”'\"])(?:을|를)\s*\Z")
_DEED = re.compile(rf"(?:{ACTIONS})\s*\Z")
_WHAT = r"(?P<what>(?:[‘'「『][^‘'「『’」』]{3,40}[’'」』]\s?)?[^\s‘'「『’」』]+?)[이가]\s"
_PASSED_ON = re.compile(_WHAT + r"[^‘'「『,]{0,30}(?:되어|돼),?\s\Z")
_NOT_BEYOND = re.compile(r"[을를]?\s넘기지\s(?:않|말)\S*\s.*")
_COUNTS = re.compile(r"(?:\S+별\s)?(?:\S+씩\s)?(?:모두\s|총\s|약\s|누적\s)?[0-9]")
_DONE_NEXT = re.compile(rf"\A((?:[가-힣]{{2,4}}\s)?(?:{ACTIONS})),\s(?!.*\s등[을의]?\s).*")
"""What is done on the date, and then of something else: ``수당을 내년에 도입, 복지 비중 25%``."""


def before(text: str) -> str:
    """The title that ends where a date in a bracket, or behind a colon, begins."""
    if title := ending(text):
        return _named(title)
    marks = [match.end() for match in _BROKEN.finditer(text) if not inside(text, match.start())]
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    clauses = [
        m.end()
        for m in CLAUSE.finditer(text)
        if not inside(text, m.start()) and len(text) - m.end() >= _FEWEST
    ]
    start = max([*marks, *ends, *clauses], default=0)
    if not tidy(text[start:]) and marks:
        start = max([0, *[mark for mark in marks if mark < start]])
    return shorten(tidy(nominal(text[start:])))


def behind(text: str) -> str:
    """The title of what a date is about, where that stands behind the date."""
    if named := named_behind(text):
        return shorten(tidy(named))
    text = _CLOCK.sub("", _PARTICLES.sub("", text, count=1), count=1)
    said_end = next((m.start() for m in SENTENCE_END.finditer(text)), len(text))
    if title := read(text[:said_end], 0, 0):
        return _named(title)
    text = _ABOUT.sub("", _COUNCIL.sub("", text, count=1))
    if (who := _SUBJECT.match(text)) and is_agent(who[0]) and len(text) - who.end() >= _FEWEST:
        text = _ABOUT.sub("", text[who.end() :])
    if aim := _AIM.match(text):
        return shorten(tidy(nominal(text[: aim.end("deed")])))
    mark = next(
        (
            m.start()
            for m in _BROKEN.finditer(text)
            if m.start() > 3 and not inside(text, m.start())
        ),
        len(text),
    )
    end = next((m.start() for m in SENTENCE_END.finditer(text)), len(text))
    return shorten(tidy(noun(text[: min(mark, end)])))


def sentence(text: str, start: int, stop: int) -> str:
    """The title of a date in the middle of prose: its clause, without who does it and when."""
    ends = [m.end() for m in SENTENCE_END.finditer(text, 0, start)]
    first = opening = max(ends, default=0)
    last = next((m.start() for m in SENTENCE_END.finditer(text, stop)), len(text))
    named = named_behind(text[stop:last])
    when = _PARTICLES.match(text, stop) if start < stop else None
    title = read(text[opening:last], start - opening, (when.end() if when else stop) - opening)
    if named and not (title and _DECIDED.search(title)):
        return shorten(tidy(named))
    if title:
        return _named(title)
    first, last = _clause(text, start, stop, first, last)
    head = _PREFACE.sub("", OWN_LABEL.sub("", MARKS.sub("", text[first:start])), count=1)
    tail = _NOT_BEYOND.sub("", text[stop:last])
    tail = _DONE_NEXT.sub(r"\1", _CLOCK.sub("", _PARTICLES.sub("", tail, count=1)).strip())
    told_of = _ARGUMENT.search(text, first, start) or _ARGUMENT.search(tail)
    about = "" if told_of else topic_of(text[opening:first]) or passed_on(text[opening:first])
    subject = _SUBJECT.match(head)
    topic = (spoken_subject(subject[0]) if subject else "") or about
    told = len(tidy(noun(tail)).replace(" ", ""))
    head = _object_of(head[subject.end() :] if subject else head, told)
    if text[stop : stop + 1] == "의":  # ’30년의 원전 비중을 상향
        head = ""
    tail, event = leading(BY.sub("", tail, count=1), alone=not (topic or head.strip()))
    done = tidy(noun(event or tail))
    if done == of_verb(tail) and (whole := of_verb(f"{topic or head} {tail}")) != tail:
        done = f"{done.rpartition(' ')[0]} {whole.rpartition(' ')[2]}".strip()
    if topic and (_PASSIVE.search(tail.rstrip(". ")) or not head.strip()):
        return _named(_of(topic, done))
    if title := _of_object(head, done, told):
        return _named(title)
    if (told > _FEWEST and not _COUNTS.match(done)) or not head.strip():
        return _named(_of(topic, _SUBJECT.sub("", done, count=1) if _far(done) else done))
    if len(head.strip()) <= 1:  # what it is about was said before
        sentence_before = text[max([0, *ends[:-1]]) : opening]
        head = _object(sentence_before if first == opening else text[opening:first])
    return _named(f"{topic} {TRAIL.sub('', tidy(head))} {done}")


def passed_on(clause: str) -> str:
    """What a clause that ends in 되어 was about, which the next one goes on with."""
    match = _PASSED_ON.search(clause)
    return tidy(match["what"]) if match else ""


def _of(topic: str, done: str) -> str:
    return done if topic in done else f"{topic} {done}"


def _of_object(head: str, done: str, told: int) -> str:
    """What is done with the thing before a date; empty where that is none."""
    if (deed := _DEED.search(done)) and _OBJECT.search(head) and len(head.strip()) > _FEWEST:
        return f"{tidy(_OBJECT.sub('', head))} {done if told <= _FEWEST else deed[0]}"
    return ""


_ARGUMENT = re.compile(r"[가-힣A-Za-z0-9)」』’”'\"](?:[을를이가은는]|까지도)\s")


def _clause(text: str, start: int, stop: int, first: int, last: int) -> tuple[int, int]:
    """Where, inside its sentence, the clause of a date begins and ends."""
    for match in CLAUSE.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= stop + 2:
            last = min(last, match.start() + 2 * (match[0][:1] not in ' 해함됨…⋯“”"'))
            break
    return first, last


_ARROW = re.compile(r"[→⇒]\s?")
_LEADS_ON = re.compile(
    r"[가-힣][이가을를],\s*(?:[^,]{2,20}[은는이가]\s)?\Z|\A에서\s*\Z|(?:늦은|앞선|빠른)\s*\Z|[가-힣](?:인|[하되]는|(?<![가-힣]위)(?<!대)(?<!관)[한된할될])\s*\Z"
)
"""Before a date, what its own clause does not say."""


def _object_of(head: str, told: int) -> str:
    """What stands before a date, as far as its clause is that of the date."""
    head = _ARROW.split(head)[-1]
    if leads_on(head.rstrip()) or _LEADS_ON.search(head):
        return ""
    for match in list(_PURPOSE.finditer(head))[-1:]:
        if head[match.end() :].strip() or told >= _SHORT:
            head = head[match.end() :]
    return head


def _named(title: str) -> str:
    """A title of a length people can read; of a name in quotes, that and what becomes of it."""
    title = _ABOUT.sub("", " ".join(title.split()))
    match = NAMED_DONE.search(title)
    return f"{match['name']} {match['deed']}" if match else shorten(title)


def _object(clause: str) -> str:
    """What a clause is about: ``정부가 장관회의를 신설한다`` is about the 장관회의."""
    clause = _SUBJECT.sub("", clause.strip(), count=1) if _SUBJECT.match(clause.strip()) else clause
    return shorten(tidy(noun(clause)))


def _far(text: str) -> bool:
    match = _SUBJECT.match(text)
    return bool(
        match
        and len(text) - match.end() >= 8
        and (is_agent(match[0]) or "에서" in match[0][-4:])
        and not re.search(r"[을를]\s", match[0])
    )
