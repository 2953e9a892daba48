"""Orders, pairs and clozes asked together, as decks have them, and the mistakes in them."""

from __future__ import annotations

import pytest

from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.text import TextAnswer
from quiz.decks.reader import read_text

MISTAKES = [
    ("order: Which first?\n  answer: one", (4, 11, "one-item"), "Write one a line"),
    (
        "order: Which first?\n  answer: [one, two, One]",
        (4, 22, "repeated-item"),
        '"One" stands in the answer twice',
    ),
    ("order: Which first?\n  answer: {one: 1, two: 2}", (4, 11, "not-a-list"), "is a list"),
    ("order: Which first?", (3, 3, "missing-key"), 'needs "answer"'),
    (
        "order: Which first?\n  answer: [one, two]\n  wrong: [three]",
        (5, 3, "unknown-key"),
        '"wrong" is not a key',
    ),
    (f"order: Which first?\n  answer: {list(range(21))}", (4, 11, "too-long"), "at most 20 items"),
    (
        "match: Which?\n  answer:\n  - a: x\n  - b: y",
        (5, 3, "not-a-mapping"),
        'without hyphens: "Paris: Seine"',
    ),
    ("match: Which?\n  answer: a x", (4, 11, "not-a-mapping"), "keys of its own"),
    ("match: Which?\n  answer:\n    a: x", (5, 5, "one-pair"), 'only "a" stands here'),
    ("match: Which?\n  answer:\n    a: x\n    b:", (6, 7, "empty"), '"b" has nothing in it'),
    (
        "match: Which?\n  answer:\n    a: x\n    A: y",
        (6, 5, "repeated-item"),
        '"A" stands on the left twice',
    ),
    (
        "match: Which?\n  answer:\n    a: x\n    a: y\n    b: z",
        (6, 5, "duplicate-key"),
        "a second time",
    ),
    ("match: Which?\n  wrong: [z]", (3, 3, "missing-key"), 'needs "answer"'),
    ("cloze: The {one} and {two}.\n  together: perhaps", (4, 13, "not-a-truth-value"), "yes or no"),
    ("cloze: The one and two.\n  together: yes", (3, 10, "no-gap"), "needs a gap"),
]


@pytest.mark.parametrize(
    ("entry", "where", "sentence"), MISTAKES, ids=[mistake[0][:60] for mistake in MISTAKES]
)
def test_a_mistake_has_its_place_and_its_sentence(
    entry: str, where: tuple[int, int, str], sentence: str
) -> None:
    deck = read_text(
        f"title: T\nquestions:\n- {entry}\n- what: Is the next one read?\n  answer: yes\n"
    )
    assert [
        (problem.place.line, problem.place.column, problem.code) for problem in deck.problems
    ] == [where]
    assert sentence in deck.problems[0].message
    assert [question.kind for question in deck.questions] == ["what"]


@pytest.mark.parametrize(
    ("wrong", "code", "sentence"),
    [
        ("[z, X]", "wrong-is-right", 'is right for "a"'),
        ("[z, z]", "repeated-choice", '"z" stands'),
    ],
)
def test_a_spare_side_that_is_none_is_left_out(wrong: str, code: str, sentence: str) -> None:
    entry = f"- match: Which?\n  answer:\n    a: x\n    b: y\n  wrong: {wrong}\n"
    deck = read_text(f"title: T\nquestions:\n{entry}")
    [problem], [question] = deck.problems, deck.questions
    assert (problem.place[:2], problem.code, problem.is_error) == ((7, 14), code, False)
    assert sentence in problem.message
    assert [spare.text for spare in question.wrong] == ["z"]


def test_a_cloze_asked_together_is_one_question_with_its_gaps_in_its_text() -> None:
    entry = "- cloze: It was set up in {2002}, after the {Tashkent Treaty|CST}.\n  together: yes\n"
    [question] = read_text(f"title: T\nquestions:\n{entry}").questions
    assert question.prompt == "It was set up in _____, after the _____."
    assert isinstance(question.answer, Gaps)
    assert question.answer.around == ("It was set up in ", ", after the ", ".")
    year, treaty = question.answer.gaps
    assert isinstance(year, DateAnswer)
    assert isinstance(treaty, TextAnswer)
    assert treaty.also == ("CST",)


def test_a_cloze_with_one_gap_is_the_same_question_together_or_not() -> None:
    [alone], [together] = (
        read_text(f"title: T\nquestions:\n- cloze: One {{gap}}.\n{more}").questions
        for more in ("", "  together: yes\n")
    )
    assert (together.key, together.answer) == (alone.key, alone.answer)


def test_a_gap_asked_together_keeps_slips_away_from_what_other_questions_ask() -> None:
    text = (
        "title: T\nquestions:\n- cloze: The {Senate} and the {House} of it.\n  together: yes\n"
        "- what: What is a shield-bearer called?\n  answer: Senato\n"
    )
    question = read_text(text).questions[0]
    graded = [
        question.answer.grade(f"{word}\nHouse", question.rivals)
        for word in ("Senate", "Sennate", "Senato")
    ]
    assert [getattr(verdict, "credit", None) for verdict in graded] == [1, 1, 0.5]
