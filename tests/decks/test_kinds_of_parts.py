"""Orders, pairs and clozes asked together, as decks have them, and the mistakes in them."""

from __future__ import annotations

import pytest

from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.text import TextAnswer
from quiz.answers.texts import Grammar
from quiz.answers.verdict import Verdict
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
    ("match: Which?\n  answer: a x", (4, 11, "not-a-mapping"), "has its pairs below it"),
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


@pytest.mark.parametrize(
    ("gap", "shape", "right", "wrong"),
    [
        ("007", TextAnswer, "007", "7"),
        ("12", NumberAnswer, "twelve", "13"),
        ("twelve", TextAnswer, "12", "13"),
        ("twenty-three", TextAnswer, "23", "24"),
        ("8,849 m", NumberAnswer, "8.849 km", "9 km"),
        ("100 °C", NumberAnswer, "212 °F", "212 °C"),
        ("206 bones", TextAnswer, "206 bones", "206"),
        ("10 a.m.", TextAnswer, "10 a.m.", "10"),
        ("3D", TextAnswer, "3D", "3"),
        ("A4", TextAnswer, "A4", "4"),
        ("1990s", DateAnswer, "1990s", "1990 s"),
    ],
)
def test_a_gap_is_a_number_only_if_it_reads_wholly_as_one(
    gap: str, shape: type, right: str, wrong: str
) -> None:
    (question,) = read_text(f"title: T\nquestions:\n- cloze: It is {{{gap}}} here.").questions
    grades = [question.answer.grade(text, question.rivals) for text in (right, wrong)]
    assert isinstance(question.answer, shape)
    assert question.answer.text == gap
    assert [grade.credit == 1 for grade in grades if isinstance(grade, Verdict)] == [True, False]


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


@pytest.mark.parametrize(
    ("prompt", "asked", "gaps"),
    [
        ("In `{x: 1}` a {dict}.", ["In `{x: 1}` a _____."], ["dict"]),
        ("`for x `{in}` y`", ["`for x `_____` y`"], ["in"]),
        ("https://a.org/{id}/ is an {address}.", ["https://a.org/{id}/ is an _____."], ["address"]),
        ("`\\{a\\}` and {`b`|c}.", ["`{a}` and _____."], ["`b`"]),
        ("It`s {red} and it`s blue.", ["It`s _____ and it`s blue."], ["red"]),
        ("`a {b}", ["`a _____"], ["b"]),
    ],
)
def test_braces_of_code_and_of_addresses_are_no_gaps(
    prompt: str, asked: list[str], gaps: list[str]
) -> None:
    deck = read_text(f"title: T\nquestions:\n- cloze: '{prompt}'\n")
    assert deck.problems == []
    assert [question.prompt for question in deck.questions] == asked
    assert [question.answer.text for question in deck.questions] == gaps


def test_forms_are_those_of_the_deck_unless_the_entry_says_otherwise() -> None:
    deck = read_text(
        "title: T\nlanguage: de\nforms: exact\nquestions:\n"
        "- what: A\n  answer: der Tisch\n"
        "- what: B\n  answer: der Tisch\n  forms: any\n"
        "- who: C\n  answer: der Lehrer\n"
        "- where: D\n  answer: im Garten\n"
        "- cloze: Das ist {der Tisch}, nicht {2}.\n"
    )
    assert deck.problems == []
    answers = [question.answer for question in deck.questions]
    assert [answer.grammar for answer in answers if isinstance(answer, TextAnswer)] == [
        Grammar.EXACT,
        Grammar.ANY,
        Grammar.EXACT,
        Grammar.EXACT,
        Grammar.IN_TEXT,
    ]


def test_forms_below_the_questions_hold_for_those_above() -> None:
    deck = read_text("title: T\nquestions:\n- what: A\n  answer: walks\nforms: exact\n")
    assert deck.questions[0].answer.grade("walk", deck.questions[0].rivals) == Verdict(
        0.5, "Forms count: walks, not walk."
    )


def test_gaps_that_are_exact_are_texts() -> None:
    deck = read_text("title: T\nquestions:\n- cloze: Agent {007} in {1962}.\n  exact: yes\n")
    assert [question.answer for question in deck.questions] == [
        TextAnswer("007", exact=True),
        TextAnswer("1962", exact=True),
    ]
