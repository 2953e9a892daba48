"""Every kind is one file whose manual holds examples that are read without a problem."""

from __future__ import annotations

import pytest

from quiz.decks import kinds
from quiz.decks.reader import read_text

SHIPPED = frozenset("card choice claim cloze match number order what when where which who".split())


def read_examples(word: str) -> tuple[int, set[str], list[str]]:
    """The number of questions in a manual, their kinds, and the problems."""
    deck = read_text(f"title: Manual\nquestions:\n{kinds.examples(word)}")
    kinds_read = {question.kind for question in deck.questions}
    return len(deck.questions), kinds_read, [problem.message for problem in deck.problems]


def test_the_kinds_of_the_format_are_there() -> None:
    assert set(kinds.words()) >= SHIPPED
    assert list(kinds.words()) == sorted(kinds.words())


@pytest.mark.parametrize("word", kinds.words())
def test_the_examples_of_a_manual_are_questions_of_its_kind(word: str) -> None:
    count, kinds_read, problems = read_examples(word)
    assert (kinds_read, problems) == ({word}, [])
    assert count >= 1


@pytest.mark.parametrize("word", kinds.words())
def test_a_manual_says_what_the_kind_is_first(word: str) -> None:
    first = kinds.manual(word).splitlines()[0]
    assert first.startswith(("A ", "An "))
    assert first.endswith((".", ","))
