"""What the fields of an item are called at the head of a sheet, for people."""

from __future__ import annotations

from aitrack.errors import Words

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
    "field_ministry_ids": Words("분야로 추정한 기관 id", "ministry ids by the field"),
    "parts": Words("세부 약속", "parts"),
    "disagreements": Words("어긋나는 것", "what disagrees"),
    "related": Words("관련", "related"),
    "renamed_from": Words("옛 id", "former ids"),
    "source": Words("출처", "source"),
    "sides": Words("언급마다", "side by side"),
    "evidence": Words("근거", "evidence"),
}
