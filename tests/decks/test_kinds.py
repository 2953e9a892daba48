"""Every kind is one file whose manual holds examples that are read without a problem."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from quiz.decks import kinds
from quiz.decks.reader import read_text


def manual(word: str) -> str:
    return inspect.getdoc(import_module(f"quiz.decks.kinds.{word}")) or ""


def test_the_kinds_are_those_of_the_format() -> None:
    assert kinds.words() == tuple(
        "card choice claim cloze match number order what when where which who".split()
    )


@pytest.mark.parametrize("word", kinds.words())
def test_the_examples_of_a_manual_are_questions(word: str) -> None:
    lines = manual(word).splitlines()
    entries = [line for line in lines if line.startswith(("- ", "  "))]
    deck = read_text("title: Manual\nquestions:\n" + "\n".join(entries) + "\n")
    assert deck.problems == []
    assert {question.kind for question in deck.questions} == {word}


@pytest.mark.parametrize("word", kinds.words())
def test_a_manual_says_what_the_kind_is_first(word: str) -> None:
    first = manual(word).splitlines()[0]
    assert first.startswith(("A ", "An "))
    assert first.endswith((".", ","))
