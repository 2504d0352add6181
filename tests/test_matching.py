"""Names compared as people mean them."""

from __future__ import annotations

import time

import pytest

from aitrack.matching import fold_name, fold_text, likely, nearest
from aitrack.particles import particled
from aitrack.query import Query
from aitrack.searching import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("국가 AI 위원회", "국가ai위원회"),
        ("생성형·AI", "생성형ㆍAI"),
        ("「서울선언」", "서울선언"),
        ("과기정통부", "\u1100\u116a\u1100\u1175\u110c\u1165\u11bc\u1110\u1169\u11bc\u1107\u116e"),
    ],
)
def test_spaces_dots_quotes_case_and_composition_do_not_matter(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_a_name_without_an_end_is_compared_in_a_time_that_grows_as_it_does() -> None:
    """Found: ``show`` looked for half a minute for what might be meant by 30,000 letters."""
    began = time.process_time()
    assert nearest("가" * 100_000, ["가나다"]) is None
    assert likely("가" * 100_000, ["가나다"]) == []
    assert particled("가" * 100_000 + "(") == "가" * 100_000 + "("
    assert terms("a " * 100_000, ()) == ["a"]
    assert Query(text="a " * 100_000).spelled == (("\2a\2",),)
    assert time.process_time() - began < 20


def test_a_slip_of_one_key_finds_the_name_and_nonsense_finds_none() -> None:
    names = ["과기정통부", "국토부", "국방부", "산업부"]
    assert nearest("과기졍통부", names) == "과기정통부"
    assert nearest("국톱부", names) == "국토부"
    assert nearest("quux", names) is None


@pytest.mark.parametrize(
    ("word", "text", "stands"),
    [
        ("AI", "초거대AI 모델", True),
        ("AI", "Seoul Declaration for safe A.I. and more", True),
        ("AI", "Korea initiative to train and maintain", False),
        ("UN", "the UN side event", True),
        ("UN", "a fund of funds", False),
        ("s", "Korea's plan", False),
        ("생성형 AI", "생성형AI", True),
        ("AI 기본법", "「AI기본법」 시행", True),
        ("semicon", "semiconductors", True),
        ("GPT4", "GPT-4", True),
    ],
)
def test_a_word_of_two_letters_is_a_word_and_no_part_of_one(
    word: str, text: str, stands: bool
) -> None:
    assert (fold_text(word) in fold_text(text)) is stands
