"""An exam is open in one window of a store, and what is handed in stays as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from quiz.collection.collection import Collection
from quiz.errors import ExamError, ExamLost, StoreError
from quiz.exams import going_on
from quiz.exams.exam import Exam
from quiz.exams.exams import begin, compose_paper
from quiz.exams.going_on import EXPIRES, go_on, leave, note_time, offered, resumed, unfinished
from quiz.exams.open_exam import OpenExam
from quiz.exams.points import results_of
from quiz.exams.result import result_file
from quiz.exams.terms import Terms
from quiz.plain.keeping import done, keep
from quiz.schedule.history import Act, AnsweredInExam, FlaggedInExam, HandedIn, InExam, RowId
from quiz.store.machine import rename
from quiz.store.store import Store
from quiz.store.windows import Window, runs, this_window
from tests.clock import FixedClock
from tests.exams.candidate import Candidate
from tests.learner import Learner, collect, sums

TERMS = Terms(questions=4, minutes=10, seed=1)


class Other:
    """Another window of the store of a candidate."""

    window = Window("here", 4711, "then")

    def __init__(self, candidate: Candidate) -> None:
        decks = [shelved.deck for shelved in candidate.collection.shelf.all_decks()]
        self.clock = candidate.clock
        self.collection: Collection = collect(candidate.store, self.clock, decks)
        self.collection.window = self.window

    def go_on(self) -> Exam:
        exam = resumed(self.collection)
        assert exam is not None
        self.exam = go_on(self.collection, exam)
        return self.exam

    def answer(self, number: int, response: str) -> None:
        self.exam.go(number - 1)
        done(self.open.answer(response, self.clock.now(), self.clock.tick()))

    def hand_in(self) -> Exam:
        done(self.open.hand_in(self.clock.now(), self.clock.tick()))
        return self.exam

    @property
    def open(self) -> OpenExam:
        return OpenExam(self.exam, self.collection, keep)


@pytest.fixture
def candidate(store: Store, clock: FixedClock) -> Candidate:
    return Candidate(store, clock, sums(4), TERMS)


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_on, "runs", lambda _: False)


def written(exam: Exam) -> object:
    return json.loads(result_file(results_of(exam), "Ada"))


def responses(exam: Exam) -> list[str]:
    return [exam.answers.get(turn.question.key, "") for turn in exam.turns]


# The window


def test_a_window_runs_as_long_as_its_process() -> None:
    own = this_window()
    assert runs(own) is True
    assert runs(own._replace(computer="another")) is None
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert runs(own._replace(process=process.pid)) is False
    assert runs(own._replace(process=10**30)) is False
    assert runs(own._replace(process=0)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="numbers of processes are not looked at")
def test_another_process_with_the_number_of_an_ended_one_is_not_its_window() -> None:
    assert runs(this_window()._replace(began="before")) is False


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_process_that_ended_and_was_not_waited_for_does_not_run() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    try:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert runs(this_window()._replace(process=process.pid)) is False
    finally:
        process.wait()


def test_an_exam_that_is_open_in_a_window_is_not_opened_in_another(candidate: Candidate) -> None:
    other = Other(candidate)
    with pytest.raises(ExamError, match=rf"open in another window \(process {os.getpid()}\)"):
        other.go_on()
    offer = offered(other.collection)
    assert offer is not None
    assert offer.hold.is_open
    candidate.answer(1)
    leave(candidate.collection, candidate.exam)
    offer = offered(other.collection)
    assert offer is not None
    assert offer.hold == (False, "")
    assert other.go_on().unanswered == [2, 3, 4]
    with pytest.raises(ExamLost, match="another window"):
        candidate.answer(2)


@pytest.mark.usefixtures("dead")
def test_an_exam_whose_window_has_ended_is_taken_over_and_the_offer_says_so(
    candidate: Candidate,
) -> None:
    other = Other(candidate)
    offer = offered(other.collection)
    assert offer is not None
    assert offer.hold == (False, "The window that it was open in has ended.")
    other.go_on()
    other.answer(1, "1")
    assert candidate.exam.answers == {}


def test_a_window_of_another_computer_is_waited_for_until_it_gives_no_sign(
    candidate: Candidate,
) -> None:
    other = Other(candidate)
    leave(candidate.collection, candidate.exam)
    other.go_on()
    with pytest.raises(ExamError, match="open on another computer, last seen at 12:00"):
        go_on(candidate.collection, candidate.exam)
    candidate.clock.pass_seconds(EXPIRES / 1000 - 1)
    note_time(other.collection, other.exam, candidate.clock.at)
    candidate.clock.pass_seconds(EXPIRES / 1000 - 1)
    with pytest.raises(ExamError, match="last seen at 12:01"):
        go_on(candidate.collection, candidate.exam)
    candidate.clock.pass_seconds(1)
    offer = offered(candidate.collection)
    assert offer is not None
    assert "Is it closed there?" in offer.hold.sentence
    go_on(candidate.collection, candidate.exam)


@pytest.mark.usefixtures("dead")
def test_a_window_that_lost_its_exam_keeps_nothing_more(candidate: Candidate) -> None:
    candidate.answer(1, "before")
    other = Other(candidate)
    other.go_on()
    kept = candidate.store.done_in(candidate.exam.begun_as)
    for lost in (
        lambda: candidate.answer(2, "after"),
        lambda: candidate.flag(2),
        candidate.hand_in,
        lambda: note_time(candidate.collection, candidate.exam, candidate.clock.at),
    ):
        with pytest.raises(ExamLost, match="open in another window"):
            lost()
    leave(candidate.collection, candidate.exam)  # which is not its own to close
    assert candidate.store.done_in(candidate.exam.begun_as) == kept
    other.answer(2, "2")
    assert responses(other.exam)[:2] == ["before", "2"]


@pytest.mark.usefixtures("dead")
def test_two_windows_begin_no_two_exams(candidate: Candidate) -> None:
    other = Other(candidate)
    decks = list(other.collection.shelf.all_decks())
    with pytest.raises(ExamError, match="not handed in"):
        begin(other.collection, decks, *compose_paper(decks, TERMS))
    assert len(candidate.store.sittings("exam")) == 1


def test_an_exam_is_closed_with_the_store_that_parts_from_its_copy(candidate: Candidate) -> None:
    """The rows that nobody saw take the new name, and so does the window that has them."""
    store = candidate.store
    with store.transaction():
        store.part_ways(1)
    exam = resumed(candidate.collection)
    assert exam is not None
    assert exam.begun_as.machine == store.name
    assert store._connection.execute("SELECT seq FROM exam_windows").fetchall() == [
        (exam.begun_as.seq,)
    ]


def test_an_exam_is_gone_on_with_under_another_name_of_its_machine(candidate: Candidate) -> None:
    candidate.answer(1)
    with candidate.store.transaction():
        rename(candidate.store._connection, "elsewhere")
    candidate.be_killed()
    candidate.answer(2)
    assert len(candidate.hand_in().session.outcomes) == 4
    assert unfinished(candidate.collection) is None


# What is handed in


@pytest.mark.usefixtures("dead")
def test_a_paper_that_was_handed_in_takes_no_correction(candidate: Candidate) -> None:
    candidate.answer(1, "wrong")
    other = Other(candidate)
    other.go_on()
    paper = written(other.hand_in())
    with pytest.raises(ExamLost):
        candidate.answer(1)
    with pytest.raises(ExamLost):
        candidate.hand_in()
    with pytest.raises(ExamError, match="handed in meanwhile"):
        go_on(candidate.collection, candidate.exam)
    assert resumed(candidate.collection) is None
    assert written(other.exam) == paper


@pytest.mark.usefixtures("dead")
def test_a_window_that_was_behind_hands_in_what_the_other_one_kept(candidate: Candidate) -> None:
    other = Other(candidate)
    looked_at = resumed(other.collection)
    assert looked_at is not None
    candidate.answer(1)
    candidate.answer(2, "7")
    candidate.flag(3)
    other.exam = go_on(other.collection, looked_at)
    assert responses(other.exam)[1] == "7"
    assert other.exam.flags == [3]


def act(candidate: Candidate, action: InExam, row: RowId | None = None) -> Act:
    now = candidate.clock.now()
    return Act(action, now, now.day(), row)


def test_handing_in_takes_the_latest_kept_answers(candidate: Candidate) -> None:
    """A sync brings one while the exam is open."""
    candidate.answer(1, "1st thought")
    first = candidate.exam.turns[0].question
    candidate.clock.pass_seconds(5)
    late = AnsweredInExam(candidate.exam.begun_as, first.fingerprint, first.answer.shown)
    with candidate.store.transaction():
        candidate.store.add_rows([act(candidate, late, RowId("abcdef", 1))], [])
    assert responses(candidate.exam)[0] == "1st thought"
    exam = candidate.hand_in()
    assert [outcome.verdict.credit for outcome in exam.session.outcomes] == [1, 0, 0, 0]
    assert results_of(exam).questions[0].answered_at == candidate.clock.now()


@pytest.mark.parametrize("kind", ["answer", "flag", "end"])
def test_the_database_itself_takes_nothing_more_after_the_end(
    kind: str, candidate: Candidate
) -> None:
    """Of a window of an older program, which knows nothing of the one window."""
    candidate.hand_in()
    sitting, key = candidate.exam.begun_as, candidate.exam.turn.question.key
    actions: dict[str, InExam] = {
        "answer": AnsweredInExam(sitting, key, "4"),
        "flag": FlaggedInExam(sitting, key),
        "end": HandedIn(sitting),
    }
    with pytest.raises(StoreError, match="the exam was handed in"):
        candidate.store.act(act(candidate, actions[kind]))
    with candidate.store.transaction():  # what another machine did meanwhile comes in
        candidate.store.add_rows([act(candidate, actions[kind], RowId("abcdef", 1))], [])
    assert len(candidate.store.done_in(sitting)) == 2


def test_the_end_in_the_history_is_that_of_the_result_file(store: Store, clock: FixedClock) -> None:
    candidate = Candidate(store, clock, sums(4), TERMS)
    candidate.answer(1)
    clock.pass_seconds(1200)
    Learner(store, clock, sums(1, "others")).answer()  # kept after the end, before the handing in
    candidate.be_killed()
    exam = candidate.hand_in()
    assert exam.handed_in is not None
    assert exam.handed_in.at == exam.begun.end
    (end,) = [fact for fact in store.done_in(exam.begun_as) if is_end(fact)]
    assert end.moment.at > exam.begun.end


def is_end(fact: object) -> bool:
    return isinstance(fact, Act) and isinstance(fact.action, HandedIn)


# Clocks


def test_an_exam_begun_behind_rows_of_a_clock_that_was_ahead_has_its_whole_time(
    store: Store, clock: FixedClock
) -> None:
    clock.pass_days(1)
    Learner(store, clock, sums(1, "others")).answer()
    clock.pass_days(-1)
    candidate = Candidate(store, clock, sums(4), TERMS)
    assert candidate.left == 600_000
    candidate.be_killed()
    assert candidate.left == 600_000
    clock.pass_seconds(60)
    assert candidate.left == 540_000


def test_what_is_done_in_an_exam_is_dated_by_its_own_clock(candidate: Candidate) -> None:
    clock, begun = candidate.clock, candidate.clock.at
    clock.pass_seconds(60)
    assert candidate.left == 540_000
    clock.at -= 3_600_000
    clock.seconds += 60
    clock.at += 60_000
    answer = candidate.answer(1)
    assert answer is not None
    assert answer.moment.at == begun + 120_000
