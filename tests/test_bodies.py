"""Bodies are found by any name, with those before and after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from aitrack.timeline import Timeline


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("과학기술정보통신부", "msit"),
        ("과기정통부", "msit"),
        ("과기부", "msit"),
        ("MSIT", "msit"),
        ("ministry of science and ict", "msit"),
        ("환경부", "mcee"),
        ("방통위", "kmcc"),
        ("개보위", "pipc"),
        ("국가 AI 위원회", "naic"),
        ("재경부", "moef"),
        ("기재부", "moef-old"),
        ("우주항공청", "kasa"),
        ("국교위", "nec"),
        ("4차산업혁명위원회", "pcfir"),
        ("미래창조과학부", "msit"),
        ("문화재청", "khs"),
    ],
)
def test_a_body_answers_to_every_name(shipped: Timeline, name: str, body: str) -> None:
    found = shipped.bodies.find(name)
    assert found is not None
    assert found.id == body


def test_a_body_that_ended_without_an_heir_says_so(shipped: Timeline) -> None:
    body = shipped.bodies.find("4차위")
    assert body is not None
    assert body.until is not None
    (said,) = shipped.bodies.succession(body)
    assert str(body.until) in said.ko
    assert str(body.until) in said.en
    assert not shipped.bodies.heirs(body)


@pytest.mark.parametrize("name", ["기획재정부", "재정경제부", "기획예산처"])
def test_a_split_counts_as_one_family(shipped: Timeline, name: str) -> None:
    body = shipped.bodies.find(name)
    assert body is not None
    assert {each.id for each in shipped.bodies.family(body)} == {"moef-old", "moef", "mpb"}


def test_a_body_whose_work_was_only_moved_has_no_family(shipped: Timeline) -> None:
    """디플정위's work went to two ministries; that is no succession."""
    body = shipped.bodies.find("디플정위")
    assert body is not None
    assert [each.id for each in shipped.bodies.family(body)] == ["dpg"]
