"""Places with their countries: a country that is right does no harm, another one does."""

from __future__ import annotations

import pytest

from quiz.answers.rivals import NO_RIVALS
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts.places import CAPITALS, lies_in


@pytest.mark.parametrize("country", sorted(CAPITALS))
def test_every_capital_lies_in_its_country_and_in_no_other(country: str) -> None:
    assert country == " ".join(country.split())
    others = ("france", "japan", "chile")
    for capital in filter(None, CAPITALS[country]):
        assert capital == " ".join(capital.split())
        assert lies_in(capital, country)
        assert not any(lies_in(capital, other) for other in others if other != country)


@pytest.mark.parametrize(
    ("answer", "response", "credit"),
    [
        ("Wellington", "Wellington, New Zealand", 1),
        ("Panama City", "Panama City, Panama", 1),
        ("Wellington", "Wellington, France", 0),
        ("Lyon", "Lyon, France", 1),
        ("Georgia", "Georgia, USA", 0),
    ],
)
def test_a_town_may_be_said_to_lie_in_its_country(
    answer: str, response: str, credit: float
) -> None:
    assert TextAnswer(answer, form=Form.PLACE).grade(response, NO_RIVALS).credit == credit
