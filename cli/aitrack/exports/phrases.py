"""The words of pages and pictures, beside those of the screen."""

from __future__ import annotations

from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.errors import Lang

PHRASES = {
    "title": Words("한국 AI 정책의 약속", "Korea's AI policy promises"),
    "eyebrow": Words("약속 · 기한 · 결과 · 근거", "promise · deadline · outcome · evidence"),
    "as_of_day": Words("{day} 기준", "as of {day}"),
    "item_count": Words("항목", "items"),
    "documents": Words("문서", "documents"),
    "bodies": Words("기관", "bodies"),
    "promises": Words("약속", "promises"),
    "fell_due": Words("기한이 왔거나 결과가 나온 약속", "promises that fell due or are settled"),
    "of": Words("가운데", "of"),
    "unconfirmed_means": Words(
        "'이행 미확인'은 공개된 근거를 찾지 못했다는 뜻이며, 이행하지 않았다는 뜻이 아닙니다.",
        "'Unconfirmed' means that no public evidence was found, not that it was not done.",
    ),
    "search": Words("찾기", "search"),
    "search_hint": Words("과제·기관·태그, 초성도 (예: ㄱㅇㅈㅂ)", "title, ministry, tag"),
    "ministry": Words("기관", "ministry"),
    "kind": Words("갈래", "kind"),
    "year": Words("해", "year"),
    "document": Words("문서", "document"),
    "state": Words("상태", "state"),
    "states": Words("상태로 거르기", "filter by state"),
    "all": Words("모두", "all"),
    "group": Words("묶기", "group by"),
    "nothing": Words("묶지 않음", "nothing"),
    "sort": Words("차례", "order"),
    "reset": Words("조건 지우기", "clear filters"),
    "promised_only": Words("약속만", "promises only"),
    "conflicts_only": Words("어긋나는 것만", "conflicts only"),
    "controls": Words("찾고 거르기", "search and filter"),
    "axis": Words("그림의 폭", "span of the chart"),
    "zoom_all": Words("전체", "all"),
    "zoom_some": Words("여러 해", "years"),
    "zoom_year": Words("한 해", "year"),
    "zoom_quarter": Words("분기", "quarter"),
    "earlier": Words("앞으로", "earlier"),
    "later": Words("뒤로", "later"),
    "item": Words("과제", "item"),
    "chart": Words("기간", "period"),
    "deadline": Words("기한", "deadline"),
    "shown": Words("{total}건 가운데 {shown}건", "{shown} of {total} items"),
    "hidden": Words("보이지 않음", "hidden"),
    "more": Words("{count}건 더 보기", "show {count} more"),
    "windowed": Words(
        "항목이 많아 처음 {limit}건만 글로 들어 있고, 나머지 {rest}건은 스크립트가 보여 줍니다.",
        "There are many items: the first {limit} stand in the page as text, a script shows the"
        " other {rest}.",
    ),
    "none": Words("조건에 맞는 항목이 없습니다.", "No items fit."),
    "table": Words("항목과 기간", "items and their periods"),
    "legend": Words("그림 읽기", "how to read the chart"),
    "legend_due": Words(
        "그 사이 어느 날, 마름모는 기한", "some day in it; the diamond is the deadline"
    ),
    "legend_span": Words("기간 내내", "all along"),
    "legend_open": Words("끝이 열림", "open end"),
    "legend_day": Words("그날", "that day"),
    "legend_other": Words("다른 곳의 표기", "what another place says"),
    "legend_today": Words("오늘", "today"),
    "details": Words("항목마다의 출처와 결과", "sources and outcomes of each item"),
    "close": Words("닫기", "close"),
    "previous": Words("앞 항목", "previous"),
    "next": Words("다음 항목", "next"),
    "permalink": Words("이 항목의 주소", "link to this item"),
    "copied": Words("주소를 복사했습니다", "link copied"),
    "why": Words("왜 이 상태인가", "why this state"),
    "read_as": Words("읽은 날짜", "read as"),
    "printed": Words("적힌 대로", "as printed"),
    "nature": Words("성격", "nature"),
    "tags": Words("태그", "tags"),
    "part_of": Words("상위", "part of"),
    "related": Words("관련", "related"),
    "note": Words("메모", "note"),
    "source": Words("출처", "source"),
    "mentions": Words("문서에 적힌 곳", "where it is written"),
    "line": Words("{line}행", "line {line}"),
    "governs": Words("기준", "governs"),
    "contradicts": Words("기준과 어긋남", "contradicts"),
    "inferred": Words("일부 추정", "partly inferred"),
    "conflict": Words("어긋나는 곳", "conflict"),
    "conflict_about": Words("서로 다르게 적은 것: {about}", "stated differently: {about}"),
    "outcomes": Words("결과 기록", "record of outcomes"),
    "no_outcome": Words("기록된 결과가 없습니다.", "No outcome is recorded."),
    "evidence": Words("근거", "evidence"),
    "recorded": Words("{day} 기록", "recorded {day}"),
    "candidate": Words("확인 필요", "to be confirmed"),
    "renamed_to": Words("새 이름", "new name"),
    "no_date": Words("(날짜 없음)", "(no date)"),
    "undated": Words("기한 미정", "no date"),
    "noscript": Words(
        "스크립트가 꺼져 있어 찾기와 거르기는 없지만, 아래에 모든 항목과 출처가 있습니다.",
        "Scripts are off: no search and no filters, but every item and source stands below.",
    ),
    "skip": Words("항목으로 바로 가기", "skip to the items"),
    "made_by": Words("aitrack으로 만듦", "made by aitrack"),
    "problems": Words("저장소의 잘못으로 빠진 것", "left out for mistakes in the store"),
    "asked": Words("조건", "filters"),
    "feeds": Words("받아 보기", "subscribe"),
    "data": Words("데이터", "data"),
    "home": Words("처음", "home"),
    "scorecard": Words("성적표", "scorecard"),
    "counted_for_each": Words(
        "여러 기관의 약속은 기관마다 세고 '모두'에는 한 번 셈.",
        "A promise of several bodies counts for each of them, and once in the whole.",
    ),
    "counted_for_each_alone": Words(
        "여러 기관의 약속은 기관마다 세고, 앞뒤 기관의 항목을 함께 셈.",
        "A promise of several bodies counts for each, and predecessors and successors as one.",
    ),
    "bodies_left": Words("기관 {rest}곳은 그리지 않음.", "{rest} bodies are not drawn."),
    "running": Words(
        "기간 내내 이어지거나 전에 결과가 나온 {count}건은 그리지 않음",
        "{count} that run right through, or were settled before, are not drawn",
    ),
    "ministries": Words("기관별", "by ministry"),
    "calendar": Words("달력(ICS)", "calendar (ICS)"),
    "changes": Words("달라진 것", "changes"),
}  # fmt: skip


def phrases(lang: Lang) -> dict[str, str]:
    """Every phrase of the pages by its name, in one language."""
    return {name: words.say(lang) for name, words in PHRASES.items()}
