"""The words of the generated stores: what Korean policy documents are made of."""

from __future__ import annotations

TOPICS = (
    ("인공지능 기본사회", "ai-society"), ("생성형 AI", "generative-ai"),
    ("온디바이스 AI", "on-device-ai"), ("제조 AI", "manufacturing-ai"),
    ("AI 반도체", "ai-chip"), ("국가 AI컴퓨팅", "ai-computing"), ("공공데이터", "public-data"),
    ("마이데이터", "mydata"), ("데이터 바우처", "data-voucher"),
    ("클라우드 네이티브", "cloud-native"), ("디지털 트윈", "digital-twin"),
    ("스마트공장", "smart-factory"), ("스마트시티", "smart-city"), ("자율주행", "self-driving"),
    ("도심항공교통", "air-mobility"), ("지능형 로봇", "robot"), ("첨단바이오", "bio"),
    ("디지털 헬스케어", "digital-health"), ("의료 마이데이터", "medical-data"),
    ("양자기술", "quantum"), ("6G 이동통신", "6g"), ("사이버보안", "cyber-security"),
    ("개인정보 보호", "privacy"), ("가명정보", "pseudonym-data"), ("디지털 포용", "inclusion"),
    ("디지털 격차 해소", "digital-divide"), ("AI 디지털교과서", "textbook"),
    ("AI 인재", "ai-talent"), ("SW 인재", "software-talent"), ("스타트업", "startup"),
    ("규제샌드박스", "sandbox"), ("규제자유특구", "free-zone"), ("탄소중립", "net-zero"),
    ("전력망", "power-grid"), ("분산에너지", "distributed-energy"),
    ("재생에너지", "renewables"), ("스마트팜", "smart-farm"), ("푸드테크", "foodtech"),
    ("스마트양식", "fish-farm"), ("자율운항선박", "smart-ship"), ("콘텐츠 저작권", "copyright"),
    ("OTT·미디어", "media"), ("온라인 플랫폼", "platform"), ("핀테크", "fintech"),
    ("금융 마이데이터", "finance-data"), ("디지털자산", "digital-asset"),
    ("고용서비스", "job-service"), ("산업안전", "work-safety"), ("재난안전", "disaster"),
    ("디지털플랫폼정부", "platform-gov"), ("행정서비스", "public-service"),
    ("국방 AI", "defence-ai"), ("우주산업", "space"), ("이차전지", "battery"),
    ("디스플레이", "display"), ("소재·부품·장비", "materials"), ("K-콘텐츠", "k-content"),
    ("관광 데이터", "tourism-data"), ("지식재산", "ip"), ("통계데이터", "statistics"),
    ("AI 안전", "ai-safety"), ("AI 윤리", "ai-ethics"), ("공간정보", "geodata"),
    ("물관리", "water"), ("기상예측", "weather"), ("돌봄서비스", "care"),
)  # fmt: skip
"""What it is about, and its word in an id."""

WORKS = {
    "summit": (("정상회의 개최", "summit"), ("장관급 회의", "ministerial")),
    "meeting": (
        ("민관협의체 회의", "council"), ("전문가 간담회", "roundtable"), ("공청회", "hearing"),
        ("국제 콘퍼런스", "conference"), ("추진점검회의", "review-meeting"),
    ),
    "mou": (("업무협약 체결", "mou"), ("국제협력 양해각서", "cooperation-mou")),
    "statement": (
        ("공동선언 채택", "declaration"), ("비전 선포", "vision"),
        ("정책방향 발표", "direction"),
    ),
    "law": (
        ("기본법 제정", "basic-act"), ("촉진법 개정", "promotion-act"),
        ("특별법 제정", "special-act"), ("시행령 개정", "decree"), ("시행규칙 정비", "rules"),
        ("고시 개정", "notice"), ("안전기준 마련", "standards"),
    ),
    "plan": (
        ("기본계획 수립", "basic-plan"), ("종합계획 발표", "master-plan"),
        ("로드맵 마련", "roadmap"), ("혁신전략", "strategy"), ("활성화 방안", "boost-plan"),
        ("이행계획 수립", "action-plan"), ("가이드라인 배포", "guideline"),
        ("실태조사", "survey"),
    ),
    "programme": (
        ("지원사업 공고", "support-call"), ("실증사업", "pilot"),
        ("기술개발 사업", "development"), ("확산사업", "diffusion"),
        ("선도사업 추진", "lead-project"), ("전문인력 양성", "training"), ("시범사업", "trial"),
        ("바우처 지원", "voucher"), ("예비타당성조사 추진", "feasibility"),
    ),
    "service": (
        ("통합포털 개통", "portal"), ("서비스 개시", "launch"),
        ("플랫폼 고도화", "platform-upgrade"), ("원스톱 민원 서비스", "one-stop"),
        ("데이터 개방", "open-data"),
    ),
    "infrastructure": (
        ("데이터센터 구축", "data-centre"), ("실증단지 조성", "test-site"),
        ("시험·인증 기반 구축", "testbed"), ("통합관제망 구축", "control-network"),
    ),
    "investment": (
        ("전용펀드 조성", "fund"), ("정책금융 공급", "financing"), ("예산 확대", "budget"),
    ),
    "target": (
        ("도입률 50% 달성", "adoption"), ("이용자 1,000만명", "users"),
        ("수출 100억불", "exports"),
    ),
    "phase": (("1단계 사업 착수", "phase-one"), ("2단계 고도화", "phase-two")),
    "organisation": (
        ("전담기관 지정", "agency"), ("추진단 출범", "task-force"),
        ("특별위원회 설치", "committee"),
    ),
    "other": (("성과공유회", "showcase"), ("경진대회", "contest"), ("홍보주간 운영", "campaign")),
}  # fmt: skip
"""What is done, and its word in an id, by kind."""

KINDS = (
    ("programme", 29), ("plan", 20), ("service", 10), ("law", 8), ("meeting", 7), ("target", 7),
    ("organisation", 5), ("infrastructure", 4), ("investment", 4), ("statement", 2), ("mou", 1),
    ("phase", 1), ("other", 1), ("summit", 1),
)  # fmt: skip
"""Shares in a hundred, about those of the shipped store."""

PEOPLE = (
    "중소기업", "소상공인", "청년", "고령자", "장애인", "농어업인", "초·중등 학생", "대학",
    "지역기업", "중견기업", "공공기관", "지자체", "창업기업", "재직자", "여성기업", "구직자",
    "연구자", "취약계층",
)  # fmt: skip
PLACES = (
    "수도권", "부산", "대구·경북", "광주", "대전", "울산", "세종", "강원", "충북", "충남",
    "전북", "전남", "경남", "제주", "새만금", "판교", "서남권", "동남권", "한·중·일",
    "한·아세안", "APEC",
)  # fmt: skip
TAGS = (
    "인재", "법제", "포용", "바이오", "투자", "데이터", "인프라", "반도체", "보안", "국제협력",
    "산업AX", "공공", "지역", "스타트업", "교육", "의료", "에너지", "국방", "문화", "금융",
)  # fmt: skip
PLACES_IN_TEXT = (
    "붙임", "1 추진배경", "2 추진과제 > 주요 과제 > 2-3 인력과 재정", "3 향후 추진계획",
    "V. 비전 및 추진전략 > 2 산업 전환 > 세부 추진계획", "별첨 > 과제별 이행일정 > 총괄표",
    "2 추진과제 > 세부 과제 > 기반 조성 > 데이터와 장비", "4 기대효과", "향후 주요일정",
    "Ⅲ 중점 과제 > 4 국제 협력 > 다자 논의와 공동 연구", "2 추진과제 > 세부 과제 > 제도 개선",
    "참고 1 > 부처별 소관 과제 목록",
)  # fmt: skip
NOTES = (
    "표에는 '1단계'로, 본문에는 '시범 단계'로 적음", "맡은 부처가 인쇄되지 않아 절의 제목에서 읽음",
    "예산은 별도 협의", "날짜는 본문에만 있음",
    '앞의 문서는 \\"확산전략\\"으로 적음. 같은 과제로 봄',
    "세부 일정은 추후 공고한다고 적음", "표와 본문의 순서가 다름. 표를 따름",
)  # fmt: skip
"""As they stand between double quotes."""

BODIES = (
    (14, "msit", ("과기정통부", "과기정통부", "과학기술정보통신부", "과기부")),
    (8, "motir", ("산업부", "산업부", "산업통상자원부", "산업통상부")),
    (7, "mss", ("중기부", "중소벤처기업부")),
    (6, "mois", ("행안부", "행정안전부")),
    (5, "moe", ("교육부",)),
    (5, "mohw", ("복지부", "보건복지부")),
    (5, "mcst", ("문체부", "문화체육관광부")),
    (5, "molit", ("국토부", "국토교통부")),
    (4, "moef-old", ("기재부", "기획재정부")),
    (3, "moef", ("재경부", "재정경제부")),
    (2, "mpb", ("기획예산처", "예산처")),
    (4, "mafra", ("농식품부", "농림축산식품부")),
    (4, "moel", ("고용부", "고용노동부")),
    (4, "mcee", ("환경부", "기후부", "기후에너지환경부")),
    (3, "mof", ("해수부", "해양수산부")),
    (3, "pipc", ("개인정보위", "개보위", "개인정보보호위원회")),
    (3, "fsc", ("금융위", "금융위원회")),
    (3, "kmcc", ("방통위", "방미통위", "방송통신위원회")),
    (3, "mfds", ("식약처", "식품의약품안전처")),
    (2, "kftc", ("공정위", "공정거래위원회")),
    (2, "moip", ("특허청", "지식재산처")),
    (2, "mofa", ("외교부",)),
    (1, "mnd", ("국방부",)),
    (1, "moj", ("법무부",)),
    (1, "mods", ("통계청", "국가데이터처")),
)
"""Shares in a hundred, ids in ministries.yaml, and the names documents use, old ones too."""

HOUSES = (
    ("전자신문", "www.etnews.com"), ("연합뉴스", "www.yna.co.kr"),
    ("정책브리핑", "www.korea.kr"), ("디지털타임스", "www.dt.co.kr"),
    ("지디넷코리아", "zdnet.co.kr"), ("뉴시스", "www.newsis.com"),
)  # fmt: skip
RESULTS = (
    "계획대로 발표함", "일부 과제만 시행됨", "국회 심의 중", "다른 계획에 통합됨",
    "예산에 반영되지 않음", "공고 뒤 접수 중", "시범 운영을 마침",
)  # fmt: skip
