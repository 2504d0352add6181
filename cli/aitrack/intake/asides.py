"""What is said beside a date of a text that is no event, in Korean and in English."""

from __future__ import annotations

VAGUE = "날짜 없는 말"
CONTENTS = "차례"
RELEASE = "보도자료의 배포·보도 시점"
CONTACT = "담당자 연락처"
DATED = "문서의 날짜"
SOURCE = "출처·통계의 때"
PAST = "지난 일"
FORECAST = "전망에 든 해"
SAID = "말하거나 밝힌 날"
AGAIN = "앞의 날을 다시 가리킴"
NAME = "이름에 든 해"
BASE = "표의 기준 해(실적)"
HEAD = "표 머리의 둘째 줄"
CITED = "법령의 공포·개정 표시"
CAPTION = "사진 설명"
DONE = "이미 한 일에 붙은 때"
RECURS = "되풀이되는 때"
UNTITLED = "무엇의 날짜인지 알 수 없음"
ENGLISH = {
    VAGUE: "words without a date", CONTENTS: "table of contents", RELEASE: "when it may be printed",
    CONTACT: "contacts", DATED: "the document's date", SOURCE: "date of a source or a figure",
    PAST: "gone by", FORECAST: "a year of a forecast", SAID: "the day it was said",
    AGAIN: "the same day again", NAME: "a year in a name", BASE: "base year of a table",
    HEAD: "second row of a table's head", CITED: "date of a law cited",
    CAPTION: "caption of a picture", DONE: "goes with what was done already",
    RECURS: "comes round again", UNTITLED: "nothing says of what",
}  # fmt: skip
"""The same on the screen; what is kept is in Korean, as what a store says of its documents."""
