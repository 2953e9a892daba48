"""Whole questions through the deck's reader and the grader: what a fair teacher would say, response
by response."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quiz.decks.question import Question
from quiz.decks.reader import read_text
from tests.answers.grading import Row, disagreement, read_row, sections


def rows() -> Iterator[tuple[str, Question, Row]]:
    for head, lines in sections("grading.txt"):
        arrow = lines.index("-->")
        first = next(index for index, line in enumerate(lines) if line.startswith("- "))
        keys, questions = "\n".join(lines[:first]), "\n".join(lines[first:arrow])
        deck = read_text(f"title: T\n{keys}\nquestions:\n{questions}\n")
        assert not deck.errors, (head, deck.problems)
        yield from ((head, deck.questions[0], read_row(line)) for line in lines[arrow + 1 :])


TABLE = list(rows())


def test_the_table_is_long_enough_to_cover_the_rules() -> None:
    assert len(TABLE) >= 400


@pytest.mark.parametrize(
    ("head", "question", "row"), TABLE, ids=[f"{head}: {row.response!a}" for head, _, row in TABLE]
)
def test_a_response_earns_what_a_teacher_would_give(
    head: str, question: Question, row: Row
) -> None:
    assert not disagreement(question, row), head
