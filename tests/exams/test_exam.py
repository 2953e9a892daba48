"""Whole exams without a screen: paper, clock, forward and back, kill and resume, grades."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from quiz.decks.reader import read_deck as read_deck_file
from quiz.errors import ExamError, StoreError
from quiz.exams.exam import ExamClock
from quiz.exams.exams import begin, compose_paper, write_result
from quiz.exams.going_on import note_time, resumed, unfinished
from quiz.exams.points import Score, results_of, score
from quiz.exams.result import result_file
from quiz.exams.terms import Share, Terms, read_begun
from quiz.schedule.history import Hidden
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.surroundings import waits
from tests.clock import HOUR, FixedClock
from tests.dead_mount import dead_mount
from tests.exams.candidate import Candidate
from tests.learner import Learner, collect, read as read_deck, sums, undo


def sit(store: Store, clock: FixedClock, **terms: object) -> Candidate:
    usual = Terms(questions=6, minutes=10, seed=1)
    return Candidate(store, clock, sums(6), usual._replace(**terms))  # type: ignore[arg-type] # as named


def fail_at_third_review(
    failure: BaseException | type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Has the store fail once, when the third review from now on is to be kept."""
    calls: list[object] = []
    record = Store._record

    def fail_at_third(self: Store, *given: object) -> object:
        calls.append(given)
        if len(calls) == 3:
            raise failure
        return record(self, *given)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(Store, "_record", fail_at_third)


# The clock


def test_a_response_at_the_end_is_in_time_and_a_millisecond_later_it_is_not(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    clock.pass_seconds(600)
    assert candidate.left == 0
    assert candidate.answer(1) is not None
    clock.at += 1
    assert candidate.left == -1
    assert candidate.answer(2) is None
    assert candidate.flag(3) is None
    assert candidate.exam.unanswered == [2, 3, 4, 5, 6]


def test_a_clock_set_back_adds_nothing_and_one_set_forward_is_believed(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    clock.pass_seconds(100)
    assert candidate.left == 500_000
    clock.at -= HOUR
    assert candidate.left == 500_000
    clock.pass_seconds(50)
    assert candidate.left == 450_000
    clock.at += HOUR
    assert candidate.left == 450_000
    clock.at += 60_000
    assert candidate.left == 390_000


def test_a_lid_that_was_closed_does_not_stop_an_exam() -> None:
    clock = ExamClock(1000, 5.0)
    assert clock.now(901_000, 5.5) == 901_000  # the ticks stood, the wall did not


def test_a_kill_loses_no_answer_and_the_clock_has_run(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock)
    candidate.answer(1)
    candidate.answer(2, "wrong")
    candidate.answer(2, "2nd thought")
    candidate.answer(4, "40")
    candidate.answer(4, "")
    candidate.flag(3)
    order = [turn.question.key for turn in candidate.exam.turns]
    clock.pass_seconds(120)
    clock.seconds = 3.0  # another start of the machine has other ticks
    candidate.be_killed()
    assert [turn.question.key for turn in candidate.exam.turns] == order
    assert candidate.exam.answers == {
        order[0]: candidate.exam.turns[0].question.answer.shown,
        order[1]: "2nd thought",
    }
    assert candidate.exam.flags == [3]
    assert candidate.exam.at == 2  # the first without an answer
    assert candidate.left == 480_000


def test_a_clock_set_back_while_the_program_was_closed_adds_nothing(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    clock.pass_seconds(60)
    candidate.answer(1)
    clock.pass_seconds(60)
    note_time(candidate.collection, candidate.exam, clock.at)
    clock.at -= HOUR
    candidate.be_killed()
    assert candidate.left == 480_000


def test_an_exam_whose_time_ran_out_while_nobody_looked_is_handed_in_at_its_end(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    candidate.answer(1)
    clock.pass_seconds(7200)
    candidate.be_killed()
    assert candidate.left < 0
    exam = candidate.hand_in()
    assert exam.handed_in is not None
    assert exam.handed_in.at == exam.begun.end
    assert json.loads(result_file(results_of(exam), "Ada"))["handed_in_by"] == "clock"
    assert unfinished(candidate.collection) is None


def test_only_one_exam_is_sat_at_a_time(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock)
    decks = list(candidate.collection.shelf.all_decks())
    with pytest.raises(ExamError, match="not handed in"):
        begin(candidate.collection, decks, *compose_paper(decks, Terms(questions=1)))
    assert resumed(candidate.collection) is not None
    candidate.hand_in()
    begin(candidate.collection, decks, *compose_paper(decks, Terms(questions=1)))


def test_a_kill_in_the_middle_of_handing_in_leaves_the_exam_open(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate = sit(store, clock)
    for number in range(1, 6):
        candidate.answer(number)
    fail_at_third_review(KeyboardInterrupt, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        candidate.hand_in()
    monkeypatch.undo()
    candidate.be_killed()
    assert candidate.exam.handed_in is None
    assert candidate.answer(6) is not None
    candidate.hand_in()
    for turn in candidate.exam.turns:
        assert len(store.history(turn.question.key)) == (
            turn.question.key in candidate.exam.answers
        )
    assert unfinished(candidate.collection) is None


def test_a_question_that_left_its_deck_is_left_out(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock)
    candidate.answer(1)
    exam = resumed(collect(store, clock, [sums(4)]))
    assert exam is not None
    assert len(exam.turns) == 4
    assert resumed(collect(store, clock, [sums(4, "others")])) is None
    assert (
        unfinished(candidate.collection) is not None
    )  # its deck may come back, and the answers with it


def test_an_exam_is_gone_on_with_from_any_folder(
    store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    path = tmp_path / "far.yaml"
    path.write_text("title: Far\nquestions:\n- number: One?\n  answer: 1\n", encoding="utf-8")
    Candidate(store, clock, read_deck_file(path, "far"), Terms(questions=1)).answer(1)
    exam = resumed(collect(store, clock, [sums(3)]))
    assert exam is not None
    assert list(exam.answers.values()) == ["1"]


# What it comes to


def test_a_candidate_goes_forward_and_back_and_the_last_answer_counts(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    candidate.exam.go(-1)
    assert candidate.exam.at == 0
    candidate.exam.go(99)
    assert candidate.exam.at == 5
    candidate.answer(1, "999")
    candidate.answer(2)
    candidate.answer(1)
    assert candidate.answer(1) is None  # said already
    assert candidate.flag(6)
    assert candidate.flag(6)
    assert candidate.exam.flags == []
    outcomes = candidate.hand_in().session.outcomes
    assert [outcome.verdict.credit for outcome in outcomes] == [1, 1, 0, 0, 0, 0]
    assert score(outcome.attempt for outcome in outcomes).per_cent == pytest.approx(100 / 3)


def test_points_are_a_questions_own(store: Store, clock: FixedClock) -> None:
    deck = read_deck(
        "- number: One?\n  answer: 1\n  points: 3\n- number: Two?\n  answer: 2\n  tags: [small]"
    )
    candidate = Candidate(store, clock, deck, Terms(questions=2, seed=1))
    big = next(turn.number for turn in candidate.exam.turns if turn.question.points == 3)
    candidate.answer(big)
    exam = candidate.hand_in()
    whole = score(outcome.attempt for outcome in exam.session.outcomes)
    assert whole == (3.0, 4.0, 2)
    assert {name: points.had for name, points in results_of(exam).by_tag().items()} == {
        "deck": 3.0,
        "small": 0.0,
    }
    assert whole.passes(75)
    assert not whole.passes(75.1)


def test_an_exam_teaches_what_was_due_and_typed_right_or_answered_wrong(
    store: Store, clock: FixedClock
) -> None:
    Learner(store, clock, sums(4)).finish()
    clock.pass_days(60)
    candidate = Candidate(store, clock, sums(6), Terms(questions=6, seed=1))
    due = [turn.number for turn in candidate.exam.turns if turn.standing.due is not None]
    assert len(due) == 4
    candidate.answer(due[0])
    candidate.answer(due[1], "999")
    new = next(turn.number for turn in candidate.exam.turns if turn.standing.due is None)
    candidate.answer(new)
    exam = candidate.hand_in()
    assert exam.session.results().counted == 2
    assert [
        outcome.turn.number for outcome in exam.session.outcomes if outcome.review.counts
    ] == sorted(due[:2])


@pytest.mark.parametrize("how", ["choosing", "name", "setting"])
def test_an_exam_teaches_nothing_if_chosen_or_under_another_name_or_switched_off(
    store: Store, clock: FixedClock, how: str
) -> None:
    Learner(store, clock, sums(6)).finish()
    clock.pass_days(60)
    terms = Terms(
        questions=6, seed=1, choosing=how == "choosing", name="Eve" if how == "name" else ""
    )
    candidate = Candidate(store, clock, sums(6), terms, Settings(games_count=how != "setting"))
    for number in range(1, 7):
        assert bool(candidate.exam.turns[number - 1].choices) == (how == "choosing")
        candidate.answer(number)
    assert candidate.hand_in().session.results().counted == 0


def test_undo_does_not_reach_into_an_exam(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer()
    candidate = sit(store, clock)
    candidate.answer(1)
    candidate.flag(2)
    undone = undo(candidate.collection)
    assert undone is not None
    assert undone.fact.question == learner.question.key
    assert undo(candidate.collection) is None
    candidate.be_killed()
    assert candidate.exam.unanswered == [2, 3, 4, 5, 6]


def test_an_answer_with_two_readings_is_worth_nothing_and_says_so(
    store: Store, clock: FixedClock
) -> None:
    deck = read_deck("- when: When?\n  answer: 2007-03-04")
    candidate = Candidate(store, clock, deck, Terms(questions=1, seed=1))
    candidate.answer(1, "3/4/2007")
    assert candidate.exam.remark_on("3/4/2007")
    outcome = candidate.hand_in().session.outcomes[0]
    assert outcome.verdict.credit == 0
    assert "It could be read as" in outcome.verdict.note
    assert outcome.review.response == "3/4/2007"


def test_a_unit_of_another_quantity_is_remarked_on_in_an_exam_whatever_its_number(
    store: Store, clock: FixedClock
) -> None:
    deck = read_deck("- number: How long is it?\n  answer: 5\n  unit: km")
    candidate = Candidate(store, clock, deck, Terms(questions=1, seed=1))
    remarks = {candidate.exam.remark_on(text) for text in ("5 kg", "6 kg")}
    assert remarks == {candidate.exam.remark_on("7 kg")}
    assert "“kg” is a unit of mass" in remarks.pop()
    candidate.answer(1, "5 kg")
    outcome = candidate.hand_in().session.outcomes[0]
    assert (outcome.verdict.credit, "a unit of mass" in outcome.verdict.note) == (0, True)


def test_a_rebuilt_store_says_the_same_after_an_exam(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(6))
    learner.finish()
    clock.pass_days(60)
    candidate = sit(store, clock)
    candidate.answer(1)
    candidate.answer(2, "999")
    candidate.hand_in()
    before = store.standings()
    store.rebuild()
    assert store.standings() == before


def test_what_is_kept_with_a_sitting_is_read_again(store: Store, clock: FixedClock) -> None:
    candidate = sit(
        store, clock, shares=(Share("sums", 2),), variants=("A", "B"), variant="B", name="Ada"
    )
    (sitting,) = store.sittings("exam")
    assert read_begun(sitting.settings) == candidate.exam.begun
    for text in ("", "{}", "[]", "null", '{"terms": {"a": 1}}', "[" * 100_000):
        assert read_begun(text) is None


def test_an_exam_asks_no_draft(store: Store, clock: FixedClock) -> None:
    deck = read_deck("- number: One?\n  answer: 1\n  draft: yes\n- number: Two?\n  answer: 2")
    candidate = Candidate(store, clock, deck, Terms(questions=1, seed=1))
    assert [turn.question.prompt for turn in candidate.exam.turns] == ["Two?"]
    with pytest.raises(ExamError, match="1 can be asked"):
        compose_paper(candidate.collection.shelf.all_decks(), Terms(questions=2))


def test_a_break_of_more_than_five_minutes_is_no_thinking(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock, minutes=60)
    clock.pass_seconds(299)
    candidate.answer(1)
    clock.pass_seconds(1200)
    candidate.answer(2)
    clock.pass_seconds(7)
    candidate.answer(1, "changed")
    took = [outcome.review.took for outcome in candidate.hand_in().session.outcomes]
    assert took == [306_000, 300_000, 0, 0, 0, 0]


def test_a_handing_in_that_failed_by_half_counts_each_question_once(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate = sit(store, clock)
    for number in range(1, 7):
        candidate.answer(number)
    fail_at_third_review(StoreError("Not saved."), monkeypatch)
    with pytest.raises(StoreError):
        candidate.hand_in()
    assert candidate.exam.handed_in is None, "all of it is kept, or nothing"
    assert candidate.exam.session.outcomes == []
    assert [outcome.turn.number for outcome in candidate.hand_in().session.outcomes] == [
        *range(1, 7)
    ]


def test_the_latest_answer_holds_back_a_clock_that_was_set_back_while_the_program_was_closed(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    for number in (1, 2):
        clock.pass_seconds(60)
        candidate.answer(number)
    clock.at -= HOUR
    candidate.be_killed()
    assert candidate.left == 480_000


def test_an_exam_is_named_after_its_decks(store: Store, clock: FixedClock) -> None:
    decks = [sums(3, "one"), sums(3, "two")]
    collection = collect(store, clock, decks)
    shelf = list(collection.shelf.all_decks())
    exam = begin(collection, shelf, *compose_paper(shelf, Terms(questions=2)))
    assert exam.begun.title == "one, two"
    assert (exam.begun.decks, exam.begun.files[0][-8:]) == (("one", "two"), "one.yaml")


def test_an_empty_paper_has_no_per_cent_and_the_pass_mark_is_reached_as_shown() -> None:
    assert score([]).per_cent == 0
    assert Score(2, 3, 3).passes(66.666667)
    assert not Score(2, 3, 3).passes(66.66667)


def test_blanks_are_no_answer(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock)
    assert candidate.answer(1, "  ") is None
    candidate.answer(1, "7")
    assert candidate.answer(1, " ") is not None
    assert candidate.exam.unanswered == [1, 2, 3, 4, 5, 6]
    assert candidate.exam.remark_on("  ") == ""


def test_an_answer_in_time_is_handed_in_by_the_pupil_at_its_own_time(
    store: Store, clock: FixedClock
) -> None:
    candidate = sit(store, clock)
    clock.pass_seconds(599)
    exam = candidate.hand_in()
    assert exam.handed_in == clock.now()
    assert json.loads(result_file(results_of(exam), "Ada"))["handed_in_by"] == "pupil"
    assert [outcome.review.counts for outcome in exam.session.outcomes] == [False] * 6


def test_no_question_of_an_exam_has_a_clock_of_its_own(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock)
    assert not candidate.exam.session.rules.has_clock
    assert {turn.seconds for turn in candidate.exam.turns} == {None}


def test_a_noted_time_is_that_of_its_own_exam(store: Store, clock: FixedClock) -> None:
    candidate = sit(store, clock)
    store.remember("exam_seen", f"999:{clock.at + 300_000}")
    candidate.be_killed()
    assert candidate.left == 600_000
    store.remember("exam_seen", "nonsense")
    candidate.be_killed()
    assert candidate.left == 600_000


def test_a_question_of_no_share_is_counted_among_the_others(
    store: Store, clock: FixedClock
) -> None:
    deck = read_deck(
        "- number: One?\n  answer: 1\n  tags: [small, odd]\n- number: Two?\n  answer: 2"
    )
    shares = (Share("small", 1), Share("odd", 0))
    candidate = Candidate(store, clock, deck, Terms(questions=2, seed=1, shares=shares))
    assert {
        name: part.questions for name, part in results_of(candidate.hand_in()).by_tag().items()
    } == {
        "odd": 1,
        "others": 1,
        "small": 1,
    }


def test_an_exam_moves_no_hidden_question(store: Store, clock: FixedClock) -> None:
    deck = sums(1)
    learner = Learner(store, clock, deck)
    learner.answer()
    learner.act(Hidden)
    clock.pass_days(60)
    candidate = Candidate(store, clock, deck, Terms(questions=1))
    candidate.answer(1)
    assert candidate.hand_in().session.results().counted == 0


@pytest.mark.skipif(sys.platform != "linux", reason="FUSE")
def test_a_result_on_a_server_that_has_gone_holds_nobody_up(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waits, "LONGER", 0.2)
    gone = tmp_path / "gone"
    gone.mkdir()
    file = str(gone / "a.json")
    ada = Candidate(Store(":memory:"), clock, sums(2), Terms(questions=2))
    with dead_mount(gone) as is_mounted:
        if not is_mounted:
            pytest.skip("this user may not mount")
        with pytest.raises(ExamError, match=r"^The result is not written: .* does not answer\.$"):
            compose_paper(ada.collection.shelf.all_decks(), Terms(questions=1, save=file))
        with pytest.raises(ExamError, match=r"^The result is not written: .* does not answer\.$"):
            write_result(results_of(ada.hand_in()), "Ada", file)
