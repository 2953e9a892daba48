"""Points of exams: summed exactly, and rounded once, when they are shown."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from quiz.exams.marks import csv_text, facility, table_text, tabulate
from quiz.exams.points import Score, results_of, score
from quiz.exams.result import result_file
from quiz.exams.result_reader import read_text
from quiz.exams.terms import Terms
from quiz.store.store import Store
from quiz.study.modes import Attempt
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.exams.test_marks import written
from tests.learner import read

SET = "- which: Which {}?\n  answer: [{}]\n  tags: [sets]"


def attempts(*credits: float, weight: float = 1.0) -> list[Attempt]:
    return [Attempt(credit, took=0.0, weight=weight) for credit in credits]


@pytest.mark.parametrize(
    ("credits", "had", "per_cent"),
    [
        ([1 / 3, 1 / 3, 1 / 3, 1.0], 2, 50),
        ([1 / 7] * 7 + [0.0] * 7, 1, Fraction(50, 7)),
        ([2 / 7, 3 / 7, 2 / 7, 0.0], 1, 25),
        ([1 / 6, 1 / 3, 1 / 2], 1, Fraction(100, 3)),
        ([0.1] * 10, 1, 10),
    ],
)
def test_parts_of_points_add_up(credits: list[float], had: int, per_cent: int | Fraction) -> None:
    whole = score(attempts(*credits))
    assert (whole.had, whole.of) == (had, len(credits))
    assert whole.per_cent == per_cent


def test_weights_are_summed_exactly_too() -> None:
    whole = score(attempts(1 / 3, 1 / 3, 1 / 3, weight=0.1))
    assert (whole.had, whole.of) == (Fraction(1, 10), Fraction(3, 10))


@pytest.mark.parametrize("mark", [1, 3, 5, 7, 9, 11, 49, 50, 99])
def test_who_has_just_the_pass_mark_has_passed(mark: int) -> None:
    whole = score(attempts(*[1 / 7] * 7 * mark, *[0.0] * (100 - mark)))
    assert Score(whole.had, 100, 100).passes(mark)
    assert not Score(whole.had - Fraction(1, 7), 100, 100).passes(mark)


@pytest.mark.parametrize(
    ("had", "mark", "text"),
    [
        (Fraction(2), 50.0, "50"),
        (Fraction(199, 100), 50.0, "49.8"),
        (Fraction(19999, 10000), 50.0, "49.998"),
        (Fraction(3), 50.0, "75"),
        (Fraction(8, 3), 66.6, "67"),
        (Fraction(8, 3), 66.67, "66.667"),
        (Fraction(2656, 1000), 66.4, "66.4"),
        (Fraction(0), 0.0, "0"),
    ],
)
def test_per_cent_is_never_shown_on_the_other_side_of_the_pass_mark(
    had: Fraction, mark: float, text: str
) -> None:
    whole = Score(had, 4, 4)
    assert whole.shown(mark) == text
    assert (float(text) >= mark) is whole.passes(mark)


def test_a_third_of_three_questions_and_one_whole_pass_at_fifty(
    store: Store, clock: FixedClock
) -> None:
    sets = [SET.format(n, ", ".join(f"a{n}{letter}" for letter in "xyz")) for n in range(3)]
    deck = read("\n".join([*sets, "- number: One?\n  answer: 1\n  tags: [sums]"]))
    candidate = Candidate(store, clock, deck, Terms(questions=4, seed=1))
    for turn in candidate.exam.turns:
        candidate.answer(turn.number, turn.question.answer.shown.split(",")[0])
    exam = candidate.hand_in()
    whole = score(outcome.attempt for outcome in exam.session.outcomes)
    assert whole == (2, 4, 4)
    assert results_of(exam).by_tag() == {"sets": (1, 3, 3), "sums": (1, 1, 1)}
    fields = json.loads(result_file(results_of(exam), "Ada"))
    assert (fields["points"], fields["of"]) == (2.0, 4.0)
    assert {question["credit"] for question in fields["questions"]} == {1 / 3, 1.0}
    (table,) = tabulate([read_text(result_file(results_of(exam), "Ada"), "ada.json")])
    (row,) = table.pupils
    assert row.per_cent == 50
    assert row.passed


def test_the_teachers_tables_sum_exactly_too() -> None:
    results = [
        read_text(written("Ada", [1 / 3, 1 / 3, 1 / 3, 1.0]), "a"),
        read_text(written("Bob", [1 / 7, 3 / 7, 3 / 7, 1.0]), "b"),
        read_text(written("Cy", [0.33, 0.33, 0.33, 1.0]), "c"),
    ]
    (table,) = tabulate(results)
    assert [(row.result.pupil, row.passed) for row in table.pupils] == [
        ("Ada", True),
        ("Bob", True),
        ("Cy", False),
    ]
    assert "Ada                  2   4    50  passed" in table_text(table)
    assert "Cy                1.99   4  49.8  failed" in table_text(table)
    assert "Ada,,2,4,50.00,yes" in csv_text([table], by_question=False)
    assert facility([1 / 3, 1 / 3, 1 / 3]) == 1 / 3
