"""Years that a prompt names: a response to it need not repeat one that stands alone."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.answers import years_in
from quiz.answers.verdict import Unclear
from quiz.decks.reader import read_text


@pytest.mark.parametrize(
    ("prompt", "language", "years"),
    [
        ("On which day of 2007 did it meet?", "en", (2007,)),
        ("On which day of 44 BC was Caesar murdered?", "en", (-43,)),
        ("In AD 79, on which day did Vesuvius erupt?", "en", (79,)),
        ("On which day of A.D. 79 did Vesuvius erupt?", "en", (79,)),
        ("On which day in 476 was the last emperor deposed?", "en", (476,)),
        ("On which day did 476 men land?", "en", ()),
        ("On which day did 1500 ships sail in 1588?", "en", (1588,)),
        ("At 1000 m, on which day of 1953 did they camp?", "en", (1953,)),
        ("On which day did 300 men fall in 480 B.C.?", "en", (-479,)),
        ("On which day did 3,000 men land?", "en", ()),
        ("When in the 1990s was that?", "en", ()),
        ("In which month of the early 1990s, in 1994, was that?", "en", (1994,)),
        ("On which day of the winter 1941/42 was that?", "en", (1941, 1942)),
        ("On which day of the war of 1979–89 was that?", "en", (1979, 1989)),
        ("They met on 2007-03-14. When again?", "en", (2007,)),
        ("They met on 14.3.2007. When again?", "en", (2007,)),
        ("On which day in nineteen eighty-nine did the Wall fall?", "en", (1989,)),
        ("On which day did twenty men land?", "en", ()),
        ("Quel jour de 1944 Paris fut-il libéré ?", "fr", (1944,)),
        ("On which day of 1492, with 1200 Greeks aboard, did it sail?", "en", (1492,)),
        ("When did 1500 Greeks land?", "en", ()),
        ("An welchem Tag des Jahres 44 v. Chr. starb er?", "de", (-43,)),
        ("An welchem Tag der 1990er war das?", "de", ()),
        ("В какой день 44 года до н. э. он был убит?", "ru", (-43,)),
        ("В какой день 1992-го года?", "ru", (1992,)),
        ("В какой день 1990-х?", "ru", ()),
        ("1964年の東京オリンピックは何月何日に始まったか", "ja", (1964,)),
        ("昭和39年の東京オリンピックは何月何日に始まったか", "ja", (1964,)),
        ("1964년 도쿄 올림픽은 며칠에 시작했나?", "ko", (1964,)),
        ("On which day did the Berlin Wall fall?", "en", ()),
        ("", "en", ()),
    ],
)
def test_a_prompt_names_its_years(prompt: str, language: str, years: tuple[int, ...]) -> None:
    assert years_in(prompt, language) == years


@given(st.text())
def test_any_prompt_has_its_years_read(prompt: str) -> None:
    assert all(-10_000 < year < 10_000 for year in years_in(prompt))


def credits_of(entry: str, *responses: str) -> list[float | str]:
    deck = read_text(f"title: T\nquestions:\n{entry}\n")
    assert not deck.problems
    question = deck.questions[0]
    grades = (question.answer.grade(response, question.rivals) for response in responses)
    return ["?" if isinstance(grade, Unclear) else grade.credit for grade in grades]


@pytest.mark.parametrize(
    ("prompt", "answer", "response", "credit"),
    [
        ("On which day of 1989 did the Wall fall?", "1989-11-09", "9 November", 1),
        ("On which day of 1989 did the Wall fall?", "1989-11-09", "10 November", 0),
        ("On which day did the Wall fall?", "1989-11-09", "9 November", 0.5),
        ("On which day of 1989, or 1990, did the Wall fall?", "1989-11-09", "9 November", 0.5),
        ("On which day of 44 BC did he die?", "15 March 44 BC", "15 March", 1),
        ("In which month of 2007 did they meet?", "2007-03", "March", 1),
        ("From when to when in 2007 did they meet?", "2007-03-09..2007-03-13", "9-13 March", 1),
        ("In which year after 2006 did they meet?", "2007", "March", 0),
    ],
)
def test_the_year_may_be_left_out_where_the_prompt_names_it(
    prompt: str, answer: str, response: str, credit: float
) -> None:
    assert credits_of(f"- when: {prompt}\n  answer: {answer}", response) == [credit]


def test_another_date_that_is_as_good_takes_its_year_from_the_prompt_too() -> None:
    entry = "- when: When in 1969?\n  answer: 1969-07-20\n  also: 1969-07-21"
    assert credits_of(entry, "20 July", "21 July", "22 July") == [1, 1, 0]


def test_a_gap_takes_its_year_from_the_text_around_it_but_from_no_other_gap() -> None:
    entry = "- cloze: In 1989, the Wall fell on {9 November 1989}."
    assert credits_of(entry, "9 November", "10 November") == [1, 0]
    together = "- cloze: In {1989}, the Wall fell on {9 November 1989}.\n  together: yes"
    assert credits_of(together, "1989\n9 November") == [0.75]
