"""What is not found is answered with a way on; what is one item's has its title once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("search", "저작꿘"), ("'저작꿘'이 든 항목이 없습니다", "비슷한 말: 저작권")),
        (("search", "저작권", "양자"), ("저작권 11건, 양자 ",)),
        (("search", "저작권", "--state", "철회"), ("--state 없이 11건", "이행 미확인 3")),
        (("list", "--word", "데이터센터", "--state", "철회"), ("--state 없이",)),
        (("search", "copyrigth", "--lang", "en"), ("no item has 'copyrigth'", "Copyright")),
    ],
)
def test_a_search_without_hits_says_a_way_on(
    run: Run, line: tuple[str, ...], told: tuple[str, ...]
) -> None:
    answer = run(*line)
    assert answer.exit_code == 0
    assert all(each in answer.stderr for each in told), answer.stderr
    assert not run(*line, "-f", "csv").stderr


def test_what_is_found_needs_no_way_on(run: Run) -> None:
    assert not run("search", "저작권").stderr


def test_a_synonym_of_two_words_is_one_word(run: Run) -> None:
    found = {
        run(*line, "-f", "csv").stdout
        for line in (
            ("search", "데이터센터"), ("search", "data center"), ("search", "data", "centre"),
            ("list", "--word", "data center"),
        )
    }  # fmt: skip
    assert len(found) == 1
    assert len(found.pop().splitlines()) > 2


@pytest.mark.parametrize("name", ["9999", "0", "없는말", "드론 택시"])
def test_an_unknown_item_is_answered_with_the_word_and_the_numbers(run: Run, name: str) -> None:
    answer = run("show", name)
    assert answer.exit_code == 2
    assert "번호는 1~" in answer.stderr
    word = "낱말" if name.isdigit() else f"'{name}'"
    assert f"aitrack search {word}" in answer.stderr


def test_the_record_of_one_item_has_its_title_once(run: Run) -> None:
    page = run("log", "privacy-act-amendment").stdout
    assert page.count("개인정보 보호법 개정") == 1
    assert page.count("privacy-act-amendment") == 1
    assert "새 이름" not in page
    assert (
        run("log", "privacy-act-amendment", "-f", "csv").stdout.count("개인정보 보호법 개정") == 2
    )


def test_only_what_is_done_is_ticked_off(run: Run) -> None:
    wide = ("timeline", "--from", "2024", "--to", "2027", "--all", "--width", "200")
    for state, sign in (("done", "✓"), ("partly", "½"), ("changed", "~")):
        page = run(*wide, "--state", state).stdout.partition("━ 이어짐")[0]
        assert f" {sign} " in page, state
        assert not {"✓", "½"} - {sign} & set(page), state


def test_the_remarks_of_a_crontab_are_in_the_language_of_the_screen(run: Run) -> None:
    korean = run("schedule", "cron", "daily").stdout
    assert korean.startswith("# aitrack daily: 날마다")
    assert "every day" in run("schedule", "cron", "daily", "--lang", "en").stdout
