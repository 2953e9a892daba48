"""What else counts as right beside an answer, and the line that says so."""

from __future__ import annotations

import pytest

from quiz.answers.also import also_right
from quiz.answers.verdict import Verdict
from quiz.text import also_words, cells
from tests.learner import read

ROWS = [
    ("what", "carbon dioxide\n  also: [CO2, CO₂]", ["CO2", "CO₂"]),
    (
        "what",
        "carbon dioxide\n  also: [Carbon Dioxide, 'carbon  dioxide.', the carbon dioxide]",
        [],
    ),
    ("what", "café\n  also: [cafe, CAFÉ, coffee house]", ["coffee house"]),
    ("what", "World Health Organization (WHO)\n  also: [WHO, OMS, oms]", ["OMS"]),
    ("what", "def\n  exact: yes\n  also: [Def, def]", ["Def"]),
    ("what", "Adams\n  also: ['Adams, John']", ["Adams, John"]),
    ("who", "William Shakespeare\n  also: The Bard", ["The Bard"]),
    ("when", "2007-03-15\n  also: [2007-03-16, 15 March 2007]", ["16 March 2007"]),
    ("number", "8,849\n  unit: metres\n  also: ['8,848', '8,849', '8,849 metres']", ["8,848"]),
    ("which", "[Spain, France]\n  also: {Spain: [spain, España]}", ["España (Spain)"]),
    ("choice", "Jupiter\n  wrong: [Mars]", []),
    ("claim", "true", []),
    ("order", "[one, two]", []),
    ("match", "{a: x, b: y}", []),
    ("card", "the **back**", []),
]


@pytest.mark.parametrize(("kind", "answer", "others"), ROWS)
def test_other_spellings_are_those_that_say_something_else(
    kind: str, answer: str, others: list[str]
) -> None:
    question = read(f"- {kind}: What is it?\n  answer: {answer}\n").questions[0]
    assert list(also_right(question.answer)) == others


def graded(text: str, response: str) -> tuple[str, ...]:
    question = read(text).questions[0]
    verdict = question.answer.grade(response, question.rivals)
    assert isinstance(verdict, Verdict)
    return also_right(question.answer, verdict)


def test_of_parts_only_those_that_were_not_right_have_other_spellings() -> None:
    sets = "- which: Which?\n  answer: [Spain, Italy]\n  also: {Spain: España, Italy: Italia}\n"
    assert graded(sets, "Spain\nPeru") == ("Italia (Italy)",)
    assert graded(sets, "") == ("España (Spain)", "Italia (Italy)")
    gaps = "- cloze: It has {2|two} of {hydrogen|H} and {1215|MCCXV}.\n  together: yes\n"
    assert graded(gaps, "2\nhelium\n1216")[0] == "H (hydrogen)"
    assert graded(gaps, "")[0] == "two (2)"


@pytest.mark.parametrize(
    ("texts", "columns", "words"),
    [
        ((), 40, ""),
        (("CO2", "CO₂"), 40, "Also right: CO2, CO₂"),
        (("CO2", "CO₂", "carbonic acid gas"), 36, "Also right: CO2, CO₂ and 1 more"),
        (("Adams, John", "J. Adams"), 40, "Also right: Adams, John; J. Adams"),
        (("a text that is much longer than the line",), 30, "Also right: a text that is mu…"),
        (("a text that is longer than it", "b"), 34, "Also right: a text tha… and 1 more"),
        (("two\nlines", "\x1b[31mred\x1b[0m"), 40, "Also right: two lines, ␛[31mred␛[0m"),
        (("日本語" * 9,), 30, "Also right: 日本語日本語日本…"),
    ],
)
def test_the_line_names_as_many_as_it_has_room_for(
    texts: tuple[str, ...], columns: int, words: str
) -> None:
    assert also_words(texts, columns) == words


def test_of_very_many_spellings_the_first_are_named() -> None:
    words = also_words([f"name {n}" for n in range(100_000)], 40)
    assert words == "Also right: name 0 and 99,999 more"


def test_the_line_is_never_longer_than_its_columns() -> None:
    for columns in range(24, 90):
        assert cells(also_words(["carbonic acid gas"] * 12, columns)) <= columns
