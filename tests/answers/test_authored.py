"""Numbers as the authors of decks may write them."""

from __future__ import annotations

import pytest

from quiz.answers.number import NumberAnswer
from quiz.answers.rivals import NO_RIVALS
from quiz.answers.verdict import Unclear


def credit(answer: NumberAnswer, response: str) -> float | str:
    graded = answer.grade(response, NO_RIVALS)
    return "unclear" if isinstance(graded, Unclear) else graded.credit


@pytest.mark.parametrize(
    ("written", "text", "unit", "right"),
    [
        ("007", "007", "", "7"),
        ("(007)", "(007)", "", "007"),
        ("twelve", "twelve", "", "12"),
        ("Forty thousand", "Forty thousand", "", "40k"),
        ("a dozen", "a dozen", "", "12"),
        ("two thirds", "two thirds", "", "2/3"),
        ("40k", "40k", "", "40,000"),
        ("0xFF", "0xFF", "", "255"),
        ("c. 1200", "c. 1200", "", "1200"),
        ("8,849 m", "8,849", "m", "8849 metres"),
        ("8,849 m.", "8,849", "m", "8.849 km"),
        ("20 °C", "20", "°C", "68 °F"),
        ("9.81 m s⁻²", "9.81", "m s⁻²", "9.81 m/s²"),
        ("206 bones", "206", "bones", "206 bones"),
        ("over 40,000 troops", "over 40,000", "troops", "40,000 soldiers"),
        ("1.5 million people", "1.5 million", "people", "1,500,000"),
        ("twelve men", "twelve", "men", "12 men"),
        ("300 people/km²", "300", "people/km²", "300 per km²"),
        ("US$5", "US$5", "", "5 dollars"),
        ("5 EUR", "5", "EUR", "€5"),
        ("45‰", "45‰", "", "4.5%"),
        ("10 percent", "10 percent", "", "10%"),
    ],
)
def test_a_number_is_read_as_leniently_from_a_deck_as_from_a_learner(
    written: str, text: str, unit: str, right: str
) -> None:
    answer = NumberAnswer.read(written)
    assert (answer.text, answer.unit) == (text, unit)
    assert [credit(answer, own) for own in (written, answer.shown, right)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("written", "unit"),
    [("8,849 m", "metres"), ("5m", "km"), ("206 bone", "bones"), ("12%", "%"), ("5 km", "km")],
)
def test_a_unit_may_stand_in_the_answer_and_in_its_key(written: str, unit: str) -> None:
    if written == "5m":
        with pytest.raises(ValueError, match='"unit" is km: write one of them'):
            NumberAnswer.read(written, unit=unit)
        return
    assert credit(NumberAnswer.read(written, unit=unit), written) == 1


def test_two_units_are_a_mistake_that_says_so() -> None:
    with pytest.raises(ValueError, match='The answer is in km, and "unit" is m'):
        NumberAnswer.read("8.849 km", unit="m")


def test_an_exact_answer_takes_no_other_unit() -> None:
    exact = NumberAnswer.read("1,852", unit="m", exact=True)
    graded = {text: credit(exact, text) for text in ("1852", "1852 m", "1852 metres", "1.852 km")}
    assert graded == {"1852": 1, "1852 m": 1, "1852 metres": 1, "1.852 km": 0}
    assert credit(exact, "1 nautical mile") == 0
    assert credit(exact, "1852 kg") == "unclear"
    assert credit(NumberAnswer.read("90", unit="min", exact=True), "1 h 30 min") == 0


def test_another_answer_in_another_unit_is_as_good() -> None:
    answer = NumberAnswer.read("8,849", unit="m", also=("8.9 km",))
    assert [credit(answer, text) for text in ("8900", "8900 m", "8.9 km", "8.8 km")] == [1, 1, 1, 0]


def test_a_wrong_choice_in_another_unit_is_shown_in_that_of_the_answer() -> None:
    assert NumberAnswer.read("8,849", unit="m").like("5.5 km") == "5 500 m"
    assert NumberAnswer.read("5", unit="km").like("8000 m") == "8 km"
