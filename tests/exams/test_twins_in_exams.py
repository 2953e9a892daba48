"""Exams in which the answer of another question with the same prompt is given."""

from __future__ import annotations

import json

import pytest

from quiz.exams.marks import tabulate
from quiz.exams.paper import draw
from quiz.exams.points import results_of
from quiz.exams.result import result_file
from quiz.exams.result_reader import read_text
from quiz.exams.terms import Share, Terms
from quiz.results.log import logged, reopen
from quiz.results.pages import StudyResults
from quiz.results.taking import keep_exam
from quiz.results.words import page_fields, page_lines
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.learner import Learner, read, shelved

TWO = "- where: The capital of Georgia?\n  answer: {}\n  also: {}\n  points: 2\n"
DECK = TWO.format("Tbilisi", "Tiflis") + TWO.format("Atlanta", "Terminus")
OTHER = {"Tbilisi": "Atlanta", "Atlanta": "Tbilisi"}
NOTE = "It answers another question with the same prompt."


@pytest.fixture
def candidate(store: Store, clock: FixedClock) -> Candidate:
    """Somebody who gives each answer to the other question, after both were learnt."""
    deck = read(DECK)
    Learner(store, clock, deck).finish()
    clock.pass_days(60)
    candidate = Candidate(store, clock, deck, Terms(questions=2, seed=1))
    for number, turn in enumerate(candidate.exam.turns, start=1):
        candidate.answer(number, OTHER[turn.question.answer.text])
    return candidate


def test_the_other_answer_has_full_credit_and_moves_no_schedule(
    candidate: Candidate, store: Store
) -> None:
    before = store.standings()
    results = results_of(candidate.hand_in())
    assert (results.right, results.score.had, results.score.of, results.counted) == (2, 4, 4, 0)
    assert [marked.asked.note for marked in results.questions] == [NOTE, NOTE]
    assert store.standings() == before
    reviews = [review for key in before for review in store.history(key)[1:]]
    assert [(review.counts, review.credit) for review in reviews] == [(False, 1), (False, 1)]


def test_a_paper_has_one_of_them_where_there_are_others() -> None:
    entry = "- where: {}?\n  answer: {}\n  tags: {}\n"
    georgias = entry.format("Capital of Georgia", "Tbilisi", "asia")
    georgias += entry.format("capital of Georgia", "Atlanta", "states")
    deck = read(georgias + entry.format("Capital of France", "Paris", "europe"))
    for seed in range(20):
        shares = (Share("states", 1),) if seed % 2 else ()
        drawn = draw(shelved(deck), Terms(questions=2, shares=shares), seed)
        assert "Paris" in [question.answer.text for question in drawn]
    assert len(draw(shelved(deck), Terms(questions=3), 1)) == 3


def test_while_it_is_written_an_exam_says_nothing_of_twins(candidate: Candidate) -> None:
    assert candidate.exam.remark_on("Tbilisi") == candidate.exam.remark_on("Atlanta") == ""


def test_the_result_file_says_why_and_has_its_checksum(candidate: Candidate) -> None:
    text = result_file(results_of(candidate.hand_in()), "Ada")
    fields = json.loads(text)
    assert [row["note"] for row in fields["questions"]] == [NOTE, NOTE]
    assert [row["credit"] for row in fields["questions"]] == [1, 1]
    result = read_text(text, "ada.json")
    assert not result.edited
    (marks,) = tabulate([result])
    assert marks.pupils[0].credits == (1, 1)
    assert [row.facility for row in marks.questions] == [1, 1]
    assert read_text(text.replace(NOTE, ""), "ada.json").edited


def test_a_program_killed_before_the_grades_grades_the_same(candidate: Candidate) -> None:
    candidate.be_killed()
    assert results_of(candidate.hand_in()).right == 2


def test_the_log_shows_the_credit_and_the_reason_again(candidate: Candidate) -> None:
    keep_exam(candidate.collection, candidate.hand_in())
    past = reopen(candidate.collection, logged(candidate.collection)[0])
    assert past is not None
    questions = page_fields(past, answers=True)["questions"]
    assert isinstance(questions, list)
    assert [(row["credit"], row["note"], row["also"]) for row in questions] == [(1, NOTE, ())] * 2


def test_the_log_and_the_result_file_name_what_else_was_right(
    store: Store, clock: FixedClock
) -> None:
    candidate = Candidate(store, clock, read(DECK), Terms(questions=2, seed=1))
    candidate.answer(1, "Macon")
    keep_exam(candidate.collection, exam := candidate.hand_in())
    past = reopen(candidate.collection, logged(candidate.collection)[0])
    assert past is not None
    assert not isinstance(past.page, StudyResults)
    lines = "\n".join(page_lines(past, answers=True))
    assert "Also right: Terminus" in lines
    assert "Also right: Tiflis" in lines
    assert "Also right" not in "\n".join(page_lines(past, answers=False))
    rows = json.loads(result_file(results_of(exam), "Ada"))["questions"]
    assert sorted(row["also"] for row in rows) == [["Terminus"], ["Tiflis"]]
