"""The table of teachers' slips: each is found at its place, and costs no other question."""

from __future__ import annotations

import pytest

from quiz.decks.reader import read_text
from tests.decks.broken_decks import BROKEN, Broken


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_slip_is_found_where_it_is_with_its_cure(broken: Broken) -> None:
    deck = read_text(broken.text)
    problems = tuple(
        f"{problem.place.line}:{problem.place.column} {problem.code}  {problem.message}".replace(
            "\n", " ⏎ "
        )
        for problem in deck.problems
    )
    assert (problems, len(deck.questions)) == (broken.problems, broken.questions)
