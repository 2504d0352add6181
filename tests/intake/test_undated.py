"""Promises without a date are no proposals, and are counted where one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

TEXT = """\
한빛 돌봄 계획
2026. 12. 3.
□ 과기정통부는 돌봄 로봇 안전기준을 내년 1월 마련할 계획이다.
□ 복지부는 돌봄 시설의 이용료를 낮추는 방안을 추진할 계획이다.
ㅇ 관계기관 협의체 구성·운영 예정
ㅇ 조속히 제도를 정비하기로 했다.
ㅇ 지금까지 12곳이 참여하였다.
- 우선 도입할 수 있도록 조달제도 정비*
"""


@pytest.mark.parametrize("command", ["read", "review"])
def test_a_sentence_that_promises_without_a_date_is_counted(
    run: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, "utf-8")
    run("init", "s")
    store = ["--store", "s", "--today", "2026-12-03"]
    result = run("read", "plan.txt", "--id", "plan", "--publisher", "과기정통부", *store)
    if command == "review":
        result = run("review", "plan", *store)
    assert "날짜 없는 약속으로 보이는 4곳(4, 5, 6, 8행)" in result.stdout, result.stderr
    assert ("    8  - 우선 도입할 수 있도록 조달제도 정비*" in result.stdout) is (
        command == "review"
    )
