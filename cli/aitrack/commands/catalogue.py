"""What each command is for, in one line, and what stands before any command."""

from __future__ import annotations

from aitrack.commands.parameters import FLAG, NO_PAGER, Command, option
from aitrack.errors import Words

COMMANDS = {
    "due": Words(
        "오늘 챙길 것: 기한이 지난 것과 다가오는 것", "what is overdue and what falls due"
    ),
    "timeline": Words(
        "한 해를 달마다: 기한과 일, 이어지는 사업",
        "a year by its months: what falls due, what runs",
    ),
    "list": Words("조건에 맞는 항목 모두", "every item that fits"),
    "show": Words(
        "한 항목의 출처·읽은 날짜·상태의 까닭", "one item: its sources, readings and state"
    ),
    "search": Words("낱말로 찾기", "find items by words"),
    "when": Words("표기 하나를 날짜로 풀이", "explain one date notation"),
    "conflicts": Words(
        "문서끼리, 문서 안에서 어긋나는 곳", "where the documents contradict themselves"
    ),
    "slips": Words("뒤의 문서가 옮긴 기한", "deadlines that a later document moved"),
    "diff": Words(
        "두 저장소, 또는 두 날 사이에 달라진 것", "what changed between two stores, or two days"
    ),
    "mark": Words("무슨 일이 있었는지 근거와 함께 적기", "record what happened, with evidence"),
    "undo": Words("마지막으로 적은 것을 되돌리기", "take back what was written last"),
    "retract": Words(
        "기록 하나를 취소하기 (지우지 않음)", "take an entry back (nothing is erased)"
    ),
    "add": Words("항목 하나를 검사하고 제자리에 더하기", "add an event, checked, in its place"),
    "edit": Words("항목 하나를 편집기로 고치기", "change one item in your editor"),
    "remove": Words("항목 하나를 까닭과 함께 지우기", "remove one item, with the reason"),
    "add-document": Words("근거 문서를 더하기", "add a document that events can cite"),
    "read": Words("문서를 읽어 날짜마다 제안하기", "read a document: a proposal for each date"),
    "review": Words("제안을 하나씩 정하기", "decide on the proposals, one by one"),
    "accept": Words("정한 것을 저장소에 적기", "write what was decided into the store"),
    "init": Words("새 저장소 만들기", "make a new, empty store"),
    "log": Words("적힌 결과를 순서대로", "the record of outcomes, in order"),
    "remind": Words("알림 일정이 오늘 알리는 것", "what a schedule announces today"),
    "schedule": Words(
        "알림 일정: 목록, 다음, cron과 systemd", "schedules: list, next, cron, systemd"
    ),
    "doctor": Words(
        "알림이 오지 않게 할 것을 미리 찾기", "what would keep a reminder from arriving"
    ),
    "stats": Words("성적표: 약속, 기한, 이행을 기관별로", "a scorecard by ministry, kind, year …"),
    "ministries": Words("기관과 그 이름들, 승계", "bodies, their names and successions"),
    "documents": Words("근거 문서", "the documents behind it all"),
    "check": Words(
        "저장소의 잘못을 모두, 행과 열까지", "every mistake in the store, with its place"
    ),
    "export": Words(
        "달력, 엑셀, 웹 페이지, 데이터베이스, 그림으로 내보내기",
        "a calendar, a spreadsheet, a page, a site, a database, a picture",
    ),
    "completion": Words("셸에서 Tab으로 채우기", "let your shell complete words"),
}
ABOUT = Words(
    "한국 AI 정책의 약속: 기한, 담당, 결과, 그리고 그렇게 적힌 행.",
    "Korea's AI policy promises: what is due, who owns it, what happened, and where it is written.",
)
VERSION = option("--version", "버전을 말하고 마침", "print the version", kind=FLAG, default=False)
LANGUAGE = option("--lang", "화면의 말", "language", "ko|en", completes=("ko", "en"))
ITSELF = Command((VERSION, LANGUAGE, NO_PAGER))
"""What stands before the command."""
