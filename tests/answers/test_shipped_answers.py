"""Every answer of every shipped question is graded right, every wrong choice wrong, and what
learners may type as a fair teacher would grade it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.verdict import Verdict
from quiz.decks.question import Question
from quiz.decks.reader import read_deck
from quiz.study.choices import choices
from tests.answers.grading import Row, read_row, sections
from tests.places import DECKS

AGREEMENT = 0.99

QUESTIONS = [
    question for path in sorted(DECKS.rglob("*.yaml")) for question in read_deck(path).questions
]


def credit(question: Question, response: str) -> float | None:
    verdict = question.answer.grade(response, question.rivals)
    return verdict.credit if isinstance(verdict, Verdict) else None


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.prompt[:50])
def test_an_answer_as_its_author_wrote_it_is_right(question: Question) -> None:
    if question.kind == "card":
        assert credit(question, "good") == 1
    elif isinstance(
        question.answer, Ordering | Pairs | Gaps
    ):  # several parts, shown in one line for people only
        assert credit(question, question.answer.text) == 1
    elif question.kind == "which":
        assert credit(question, "\n".join(question.answer.shown.split(", "))) == 1
        for spelling in question.answer.spellings:
            assert credit(question, spelling)
    else:
        for right in (question.answer.text, question.answer.shown, *question.answer.spellings):
            assert credit(question, right) == 1, right
    for wrong in question.wrong:
        assert credit(question, wrong.text) == 0, wrong.text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.prompt[:50])
def test_one_of_the_choices_is_right_and_the_others_wrong(question: Question) -> None:
    shown = choices(question, seed=7)
    if shown and question.kind not in ("which", "order", "match"):
        assert sorted((credit(question, choice) or 0.0 for choice in shown), reverse=True) == [
            1.0
        ] + [0.0] * (len(shown) - 1)


def typed() -> Iterator[tuple[Question, Row]]:
    """The responses of the table, each with the first question that begins as its head says."""
    for head, lines in sections("shipped.txt"):
        name, _, begun = head.partition(": ")
        asked = (
            question
            for question in QUESTIONS
            if Path(question.deck.path) == DECKS / f"{name}.yaml"
            and question.prompt.startswith(begun)
        )
        question = next(asked)
        yield from ((question, read_row(line)) for line in lines)


TYPED = list(typed())


def test_what_is_typed_and_wrong_earns_nothing() -> None:
    wrong = [(question, row.response) for question, row in TYPED if row.credit == 0]
    assert len(wrong) >= 500
    taken = [(question.prompt, typed) for question, typed in wrong if credit(question, typed)]
    assert not taken


def test_what_is_typed_and_right_earns_all() -> None:
    right = [(question, row.response) for question, row in TYPED if row.credit == 1]
    assert len(right) >= 900
    missed = [(question.prompt, typed) for question, typed in right if credit(question, typed) != 1]
    assert len(missed) <= (1 - AGREEMENT) * len(right), missed


def test_a_question_for_a_day_or_a_month_names_one_year() -> None:
    for question in QUESTIONS:
        answer = question.answer
        if isinstance(answer, DateAnswer) and answer.text.count("-") and ".." not in answer.text:
            assert len(answer.years_given) == 1 or "which year" in question.prompt, question.prompt


def test_a_fact_of_the_articles_decks_reaches_over_them() -> None:
    families = {question.family: {question.deck.path} for question in QUESTIONS}
    for question in QUESTIONS:
        families[question.family].add(question.deck.path)
    assert sum(len(paths) > 1 for paths in families.values()) >= 10
