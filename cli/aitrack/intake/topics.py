"""What a sentence speaks of: ``주거급여는 …``, where that is a thing and nobody who does one."""

from __future__ import annotations

import re

from aitrack.intake.nouns import TOPIC, TRAIL
from aitrack.intake.owners import is_agent
from aitrack.intake.tidying import LEFT_END, tidy

SENTENCE_END = re.compile(r"(?<=[가-힣])[.。](?=\s|\Z|[가-힣“‘\"'])|[?!](?=\s|\Z)")
_TOPIC = re.compile(rf"\A\s*[^,]{{2,40}}?{TOPIC}(?=\s)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[0-9]월|올해|내년|이번|이날|당초")
_LONGEST = 30
_NO_TOPIC = re.compile(
    r"\A(?:이번\s|이\s|정책\s|최종\s)?(?:정책\s?)?(?:목표|계획|사업|방안|대책|조치|내용|결과|작업)[은는이가]\s*\Z"
)
"""What is only pointed at: no part of a name."""
_TIME_OF = re.compile(r"(?<=\S)\s(?:기간|시기|시점|일정|기한)\s*\Z")


def topic_of(text: str) -> str:
    """What a sentence speaks of from its beginning, if that is a thing."""
    topic = _TOPIC.match(text)
    name = spoken_subject(topic[0]) if topic else ""
    return "" if _YEAR.search(name) else name


def spoken_of(said: str) -> str:
    """What the sentence speaks of that a text breaks off in, dates in it as a bar."""
    ends = [match.end() for match in SENTENCE_END.finditer(said)]
    here = said[max(ends, default=0) :].replace("(|)", "").replace("|", " ")
    return topic_of(" ".join(here.split()) + " ")


def spoken_subject(subject: str) -> str:
    """What a clause is about, where that is a thing: ``주거급여는``, not ``국토교통부는``."""
    away = subject.rstrip().endswith(("에서", "에서는"))
    if away or is_agent(subject) or _NO_TOPIC.match(subject):
        return ""
    said = _TIME_OF.sub("", TRAIL.sub("", subject))
    if len(said) > _LONGEST:
        said = re.sub(r"\([^()]*\)", "", said)
        said = said[max([0, *[each.end() for each in LEFT_END.finditer(said)]]) :]
    if len(said) > _LONGEST:
        said = said[said.find(" ", len(said) - _LONGEST) + 1 :]
    return tidy(said)
