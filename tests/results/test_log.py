"""The log: which sittings there are, and what each came to, whatever became of its page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.exams.points import ExamResults, results_of
from quiz.exams.result import result_file
from quiz.exams.result_reader import read_text
from quiz.exams.terms import Answers, Terms
from quiz.results.log import logged, reopen
from quiz.results.pages import GameResults, StudyResults
from quiz.results.taking import keep_left, of_game, of_study
from quiz.results.words import score_words
from quiz.schedule.history import Act, Paired
from quiz.store.store import Store
from quiz.study.results import Asked
from quiz.study.rules import Setup
from quiz.sync.archive import export, take
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.learner import collect, undo
from tests.results.sittings import QUESTIONS, SETUP, Past, europe


@pytest.fixture
def past(store: Store, clock: FixedClock) -> Past:
    return Past(store, clock, europe())


def test_every_sitting_is_listed_the_latest_first(past: Past) -> None:
    past.study(None, "x")
    past.play(None, None)
    past.sit("Paris", name="Ada")
    said = [(entry.mode, score_words(entry), entry.line.answers) for entry in past.log()]
    assert [mode for mode, _, _ in said] == ["exam", "blitz", "study"]
    assert said[1:] == [("blitz", "2,000 points", 2), ("study", "1 of 2 right", 2)]
    assert {entry.line.title for entry in past.log()} == {"europe"}
    assert [entry.moment.at for entry in past.log()] == sorted(
        (entry.moment.at for entry in past.log()), reverse=True
    )


def test_a_sitting_without_an_answer_is_not_listed(past: Past) -> None:
    past.study(kept=False)
    past.play(kept=False)
    assert past.log() == []


def test_a_page_is_reopened_as_it_was(past: Past) -> None:
    learner = past.study("x", None, "Estonia")
    page = of_study(learner.collection, learner.session)
    again = past.reopen()
    assert again.remark == ""
    assert isinstance(again.page, StudyResults)
    assert (again.page.missed, again.page.title, again.page.tomorrow) == (
        page.missed,
        page.title,
        page.tomorrow,
    )
    ours, theirs = again.page.results, page.results
    assert (ours.accuracy, ours.right, ours.streak) == (
        theirs.accuracy,
        theirs.right,
        theirs.streak,
    )
    assert (ours.median_seconds, ours.missed) == (theirs.median_seconds, theirs.missed)


def test_a_page_stays_as_it_was_when_its_deck_changes_and_its_answers_are_undone(
    past: Past,
) -> None:
    past.study("x", None)
    missed, line = past.reopen().page, past.log()[0].line
    past.deck = europe(QUESTIONS.replace("Paris", "Lyon"))
    undo(past.collection)
    assert past.reopen().page == missed
    assert past.log()[0].line == line


# Killed in between


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_sitting_that_was_killed_is_listed_from_its_reviews(past: Past, number: int) -> None:
    past.study(*["x", None, "Estonia"][:number], kept=False)
    (entry,) = past.log()
    assert not entry.is_kept
    assert (entry.line.answers, entry.line.right) == (number, int(number > 1))
    again = past.reopen()
    assert isinstance(again.page, StudyResults)
    assert [asked.response for asked in again.page.missed] == ["x", "Estonia"][: 1 + (number > 2)]
    assert again.page.tomorrow is None
    assert again.remark == "Worked out from the history."


def test_what_is_worked_out_is_what_would_have_been_kept(past: Past) -> None:
    for kept in (False, True):
        past.study("x", None, "Estonia", None, kept=kept)
        past.play("x", None, kept=kept)
        past.sit("Paris", "x", kept=kept)
    lines = [entry.line for entry in past.log()]
    assert [entry.is_kept for entry in past.log()] == [True] * 3 + [False] * 3
    for kept_line, worked_out in zip(lines[:3], lines[3:], strict=True):
        assert kept_line == worked_out
    for number in (1, 2, 3):
        kept_page, worked_out_page = past.reopen(number).page, past.reopen(number + 3).page
        assert type(kept_page) is type(worked_out_page)


def test_undone_and_overruled_answers_count_as_they_do_by_now(past: Past) -> None:
    learner = past.study("x", kept=False)
    learner.answer("x")
    learner.overrule(right=True)
    learner.go_on()
    learner.answer()
    undo(learner.collection)
    (entry,) = past.log()
    assert (entry.line.answers, entry.line.right) == (2, 1)
    learner.undo()  # the overruling
    assert past.log()[0].line.right == 0


def test_an_exam_that_nobody_handed_in_has_no_results(past: Past) -> None:
    candidate = Candidate(past.store, past.clock, past.deck, Terms(questions=4, seed=1))
    candidate.answer(1)
    (entry,) = past.log()
    assert (entry.is_open, score_words(entry)) == (True, "not handed in")
    assert reopen(past.collection, entry.id) is None


def test_what_a_sitting_came_to_is_kept_when_the_program_is_left_in_its_middle(
    past: Past,
) -> None:
    learner = past.study("x", kept=False)
    keep_left(learner.collection, learner.session)
    assert past.log()[0].is_kept
    empty = past.sit_down()
    keep_left(empty.collection, empty.session)
    assert len(past.log()) == 1


@pytest.mark.parametrize("kept", [True, False])
def test_what_was_said_is_never_shown_in_the_form_that_it_is_kept_in(
    past: Past, kept: bool
) -> None:
    past.deck = europe("- match: Which is which?\n  answer: {one: uno, two: due}\n")
    past.study("two -> uno\none -> due", kept=kept)
    (asked,) = missed(past)
    assert asked.said == ("two → uno", "one → due")
    assert (asked.has_code, asked.response) == (True, "two -> uno\none -> due")


# Games


def test_players_who_took_turns_have_one_line_and_one_page(past: Past) -> None:
    names = ("Ada", "Bob")
    past.play(None, "x", None, "x", setup=SETUP._replace(names=names))
    (entry,) = past.log()
    assert (entry.line.name, entry.line.answers) == ("Ada, Bob", 4)
    page = past.reopen().page
    assert isinstance(page, GameResults)
    assert [player.name for player in page.players] == ["Ada", "Bob"]
    assert page.placed[0].name == "Ada"


def test_a_game_is_reopened_with_the_table_of_its_day(past: Past) -> None:
    for kept in (True, False):
        past.play("x", None, kept=kept)
        past.play(None, None, kept=kept)
    for number, place, runs in ((4, 1, 1), (3, 1, 2), (2, 2, 3), (1, 1, 4)):
        page = past.reopen(number).page
        assert isinstance(page, GameResults)
        player = page.players[0]
        assert (player.place, player.runs) == (place, runs)
        assert sum(run.own for run in page.top) == 1
        assert (page.setup.questions, page.setup.seconds) == (2, 20)


def test_points_of_a_game_are_summed_exactly_when_it_is_reopened(past: Past) -> None:
    setup = Setup("survival", typing=True, seed=1)
    game = past.play(setup=setup, kept=False)
    for _ in range(9):
        right = game.asked.question.answer.shown
        game.answer(1, right.split(",")[0] if "," in right else None)
    of_game(game.match, game.table())
    page = past.reopen().page
    assert isinstance(page, GameResults)
    assert page.players[0].results.points == game.match.session.results().points
    assert float(past.log()[0].line.points or 0) == float(game.match.session.results().points)


# Exams


def test_a_file_written_later_is_the_one_that_would_have_been_written_then(past: Past) -> None:
    exam = past.sit("Paris", "Estonia", name="Ada", pass_mark=60.0)
    then = result_file(results_of(exam), "Ada")
    past.clock.pass_days(100)
    past.deck = europe(QUESTIONS.replace("Paris", "Lyon").replace("Latvia", "Poland"))
    page = past.reopen().page
    assert isinstance(page, ExamResults)
    assert result_file(page, page.begun.terms.name) == then
    assert not read_text(then, "ada.json").edited


def test_a_file_of_an_exam_without_a_page_carries_pupil_times_and_responses(past: Past) -> None:
    exam = past.sit("Paris", "Estonia", name="Ada", kept=False)
    then = json.loads(result_file(results_of(exam), "Ada"))
    page = past.reopen().page
    assert isinstance(page, ExamResults)
    now = json.loads(result_file(page, page.begun.terms.name))
    assert set(now) == set(then)
    for name in ("exam", "pupil", "begun_at", "handed_in_at", "handed_in_by", "points", "of"):
        assert now[name] == then[name]
    for name in ("key", "response", "credit", "prompt", "answer", "points", "seconds"):
        assert [row[name] for row in now["questions"]] == [row[name] for row in then["questions"]]


@pytest.mark.parametrize("answers", Answers)
def test_an_exam_keeps_when_its_answers_may_be_shown(past: Past, answers: Answers) -> None:
    past.sit("Paris", answers=answers)
    page = past.reopen().page
    assert isinstance(page, ExamResults)
    assert page.begun.terms.answers is answers


# The deck has changed since


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (QUESTIONS, "Worked out from the history."),
        (
            QUESTIONS.replace("What is one?", "What is 1?"),
            "The deck has changed since: 1 question reads otherwise by now, or left.",
        ),
        (
            "- number: What is two?\n  answer: 2\n",
            "The deck has changed since: 3 questions read otherwise by now, or left.",
        ),
    ],
)
def test_results_without_a_page_say_that_the_deck_has_changed(
    past: Past, questions: str, said: str
) -> None:
    past.study("x", "x", "x", "x", kept=False)
    words = {asked.prompt for asked in missed(past)}
    past.deck = europe(questions)
    assert said in past.reopen().remark
    assert {asked.prompt for asked in missed(past)} == words  # those of then


def test_a_question_that_continues_its_old_self_is_shown_in_the_words_of_then(past: Past) -> None:
    past.study("x", "x", kept=False)
    old, now = past.deck.questions[0], past.clock.now()
    past.deck = europe(QUESTIONS.replace("Which city is", "What town is"))
    new = past.deck.questions[0]
    past.store.act(Act(Paired(new.fingerprint, old.fingerprint), now, now.day()), new)
    again = past.reopen()
    assert "1 question reads otherwise" in again.remark
    assert missed(past)[0].prompt == old.prompt
    assert isinstance(again.page, StudyResults)
    assert again.page.decks == ("europe",)


def missed(past: Past) -> tuple[Asked, ...]:
    page = past.reopen().page
    assert isinstance(page, StudyResults)
    return page.missed


# Other machines


def test_sittings_of_another_machine_are_listed_and_shown_from_the_history(
    past: Past, clock: FixedClock, tmp_path: Path
) -> None:
    past.study("x", None)
    past.play(None, "x")
    past.sit("Paris", name="Ada")
    export(past.store, tmp_path / "all.jsonl")
    there = Past(Store(":memory:"), clock, past.deck)
    take(there.store, tmp_path / "all.jsonl")
    assert [entry.line for entry in there.log()] == [entry.line for entry in past.log()]
    assert not any(entry.is_kept for entry in there.log())
    for number in (1, 2, 3):
        assert there.reopen(number).remark == "Worked out from the history of another machine."
    empty = Past(Store(":memory:"), clock, europe("- number: Other?\n  answer: 1\n"))
    take(empty.store, tmp_path / "all.jsonl")
    assert [entry.line.title for entry in empty.log()] == ["europe"] * 3  # from the file's name
    assert "The deck has changed since" in empty.reopen(3).remark


def test_pages_are_no_rows_and_travel_nowhere(past: Past, tmp_path: Path) -> None:
    past.study("x", None, kept=False)
    export(past.store, tmp_path / "before.jsonl")
    past.study("x", kept=True)
    export(past.store, tmp_path / "after.jsonl")
    learnt = (tmp_path / "after.jsonl").read_text(encoding="utf-8")
    assert "StudyResults" not in learnt
    facts = {json.loads(line)["fact"] for line in learnt.splitlines()}
    assert facts == {"review", "sitting", "question"}


def test_pages_stay_with_their_sittings_when_a_machine_gets_another_name(past: Past) -> None:
    past.study("x", None)
    past.play(None, "x", setup=SETUP._replace(names=("Ada", "Bob")))
    before = [(entry.line, entry.is_kept) for entry in past.log()]
    with past.store.transaction():
        past.store.part_ways(1)
    assert [(entry.line, entry.is_kept) for entry in past.log()] == before
    assert {entry.id.machine for entry in past.log()} == {past.store.name}


def test_a_sitting_is_kept_anew_in_the_place_of_what_was_kept_before(past: Past) -> None:
    learner = past.study("x")
    learner.pass_by()
    keep_left(learner.collection, learner.session)
    (entry,) = past.log()
    assert (entry.line.answers, entry.is_kept) == (2, True)
    assert logged(collect(past.store, past.clock, [past.deck])) == [entry.id]
