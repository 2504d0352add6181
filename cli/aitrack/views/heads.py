"""What every field of a sheet is called at its head, for people: of items, and of other lists.

A list that has a page of its own names its columns as they fit there (``HEADS`` of its command),
and so do its sheets; all its other fields are named here.
"""

from __future__ import annotations

from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

HEADS = {
    "id": Words("ID", "ID"),
    "title": Words("과제", "title"),
    "kind": Words("갈래", "kind"),
    "ministries": Words("기관", "ministries"),
    "ministry_ids": Words("기관 id", "ministry ids"),
    "deliverable": Words("약속 여부", "a promise"),
    "when": Words("표기", "as printed"),
    "start": Words("시작", "start"),
    "end": Words("끝", "end"),
    "bound": Words("범위", "bound"),
    "precision": Words("단위", "precision"),
    "edtf": Words("EDTF", "EDTF"),
    "deadline": Words("기한", "deadline"),
    "state": Words("상태", "state"),
    "days_left": Words("남은 날", "days left"),
    "no_news_days": Words("소식 없는 날", "days without news"),
    "inferred": Words("추정", "inferred"),
    "conflict": Words("날짜 어긋남", "dates disagree"),
    "mentions": Words("언급", "mentions"),
    "outcome": Words("결과", "outcome"),
    "part_of": Words("상위", "part of"),
    "tags": Words("태그", "tags"),
    "note": Words("메모", "note"),
    "late_days": Words("늦은 날", "days late"),
    "title_en": Words("영문 이름", "title in English"),
    "nature": Words("성격", "nature"),
    "field": Words("분야", "field"),
    "field_ministries": Words("분야로 추정한 기관", "ministries by the field"),
    "field_ministries_en": Words("분야로 추정한 기관 (영문)", "by the field, in English"),
    "ministries_label": Words("기관 (한 이름)", "ministries, one name each"),
    "ministries_now": Words("없어진 기관의 지금", "who has it now"),
    "ministries_now_en": Words("없어진 기관의 지금 (영문)", "who has it now, in English"),
    "ministry_ids_now": Words("지금 맡은 기관 id", "ministry ids now"),
    "tags_en": Words("태그 (영문)", "tags in English"),
    "field_ministry_ids": Words("분야로 추정한 기관 id", "ministry ids by the field"),
    "parts": Words("세부 약속", "parts"),
    "ministries_en": Words("기관 (영문)", "ministries in English"),
    "note_en": Words("메모 (영문)", "note in English"),
    "disagreements": Words("어긋나는 것", "what disagrees"),
    "related": Words("관련", "related"),
    "renamed_from": Words("옛 id", "former ids"),
    "source": Words("출처", "source"),
    "number": Words("번호", "no."),
    "sides": Words("언급마다", "side by side"),
    "evidence": Words("근거", "evidence"),
}
LISTS = {
    # the record
    "status": Words("결과 코드", "status code"),
    "by": Words("누구의 말", "whose word"),
    "candidate": Words("확인 필요", "to be confirmed"),
    "renamed_to_en": Words("새 이름 (영문)", "new name in English"),
    "key": Words("기록 키", "key of the entry"),
    "retracts": Words("취소하는 기록", "takes back"),
    "taken_back": Words("취소됨", "taken back"),
    "governs": Words("기준", "governs"),
    "removed": Words("지운 항목", "removed item"),
    # a scorecard
    "group": Words("구분", "group"),
    "group_en": Words("구분 (영문)", "group in English"),
    "label": Words("구분 이름", "name of the group"),
    "with_deadline": Words("기한 있음", "with a deadline"),
    "dropped": Words("철회", "dropped"),
    "day_unknown": Words("이행일 모름", "day unknown"),
    "by_government": Words("정부 발표", "by the government"),
    "by_press": Words("언론 보도", "by the press"),
    "by_reference": Words("참고 자료", "by a reference"),
    "by_user": Words("사용자 기록", "by a user"),
    "delivered": Words("이행+일부 이행", "done or partly"),
    "rate": Words("이행률", "rate (done/due)"),
    # documents and bodies
    "file": Words("파일", "file"),
    "sha256": Words("SHA-256", "SHA-256"),
    "publisher_en": Words("펴낸 곳 (영문)", "publisher in English"),
    "lines": Words("행 수", "lines"),
    "names": Words("모든 이름", "all names"),
    "english": Words("영문 이름", "English name"),
    "acronym": Words("영문 약칭", "acronym"),
    "successors": Words("이어받은 기관", "successors"),
    "ended": Words("끝난 날", "ended"),
    "how": Words("승계의 모양", "how succeeded"),
    "successor_sources": Words("승계의 출처", "sources of the succession"),
    "sources": Words("출처", "sources"),
    "name_en": Words("이름 (영문)", "name in English"),
    "short_en": Words("약칭 (영문)", "short name in English"),
    "former_en": Words("옛 이름 · 승계 (영문)", "former names in English"),
    # differences
    "change": Words("달라진 것", "change"),
    "days": Words("일수", "days"),
    "from_line": Words("앞 행", "earlier line"),
    "from_when": Words("앞 표기", "earlier notation"),
    "from_deadline": Words("앞 기한", "earlier deadline"),
    "to_line": Words("뒤 행", "later line"),
    "to_when": Words("뒤 표기", "later notation"),
    "to_deadline": Words("뒤 기한", "later deadline"),
    "before_line": Words("앞 행", "line before"),
    "before_when": Words("앞 표기", "notation before"),
    "after_line": Words("뒤 행", "line after"),
    "after_when": Words("뒤 표기", "notation after"),
    # notations, and documents being read
    "ok": Words("읽힘", "read"),
    "approximate": Words("어림", "approximate"),
    "warnings": Words("주의", "warnings"),
    "anchor": Words("세는 기준", "counted from"),
    "page": Words("쪽", "page"),
    "at": Words("자리", "heading"),
    "known": Words("저장소에 있음", "in the store"),
    "rule": Words("규칙", "rule"),
    "decision": Words("정한 것", "decision"),
    "reason": Words("까닭", "reason"),
    # mistakes, check-ups and schedules
    "path": Words("파일", "file"),
    "line": Words("행", "line"),
    "column": Words("열", "column"),
    "event_id": Words("ID", "ID"),
    "message": Words("내용", "message"),
    "topic": Words("살핀 것", "topic"),
    "level": Words("정도", "level"),
    "way_out": Words("고치는 길", "way out"),
    "name": Words("이름", "name"),
    "day": Words("날", "day"),
    "time": Words("시각", "time"),
    "says": Words("알릴 것", "says"),
    "next": Words("다음 실행", "runs next"),
    "deliver": Words("보낼 곳", "goes to"),
    "filters": Words("조건", "filters"),
    "watched": Words("살피는 항목", "items watched"),
    "text": Words("글", "text"),
}
"""Fields of lists that are not of items; a name that both have is that of ``HEADS``."""


def named(names: Iterable[str]) -> dict[str, Words]:
    """Fields with what people call them; one that nobody has named keeps its own name.

    >>> named(["title", "sha256", "unheard_of"])["title"].ko
    '과제'
    """
    return {each: HEADS.get(each) or LISTS.get(each) or Words(each, each) for each in names}
