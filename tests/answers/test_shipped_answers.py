"""Every answer of every shipped question is graded right, and every wrong choice wrong."""

from __future__ import annotations

import pytest

from quiz.answers.gaps import Gaps
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.verdict import Verdict
from quiz.decks.question import Question
from quiz.decks.reader import read_deck
from quiz.study.choices import choices
from tests.places import DECKS

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
