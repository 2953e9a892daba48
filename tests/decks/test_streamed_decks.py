"""Decks are read entry by entry: their length costs nothing, and keys below the questions count."""

from __future__ import annotations

import pytest

from quiz.decks import nodes
from quiz.decks.reader import read_text

QUESTIONS = "".join(f"- who: Who is number {n}?\n  answer: Person {n}\n" for n in range(100))


def test_what_one_entry_may_hold_does_not_limit_the_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MAX_EVENTS", 50)
    deck = read_text(f"title: T\nquestions:\n{QUESTIONS}")
    assert (deck.problems, len(deck.questions)) == ([], 100)


def test_keys_below_the_questions_hold_for_the_questions_above() -> None:
    deck = read_text(f"questions:\n{QUESTIONS}title: Late\ntags: [one]\nseconds: 7\n")
    assert (deck.problems, deck.title, len(deck.questions)) == ([], "Late", 100)
    assert {(question.tags, question.seconds) for question in deck.questions} == {(("one",), 7.0)}
    assert all(question.deck is deck for question in deck.questions)


def test_a_slip_at_the_end_costs_no_question_before_it() -> None:
    deck = read_text(f"title: T\nquestions:\n{QUESTIONS}- who: Faust: who?\n  answer: Goethe\n")
    assert [(problem.place.line, problem.code) for problem in deck.problems] == [(203, "quote-it")]
    assert len(deck.questions) == 100


@pytest.mark.parametrize("text", ["[]", "questions: []\n", "title: T\nquestions: []\n"])
def test_a_list_without_entries_is_a_problem(text: str) -> None:
    deck = read_text(text)
    assert deck.problems
    assert not deck.questions
