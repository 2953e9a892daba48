"""An exam on two machines that were apart: the earliest handing in stands, and all is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.collection.collection import Collection
from quiz.errors import ExamError, ExamLost
from quiz.exams.exam import Exam
from quiz.exams.exams import begin, compose_paper
from quiz.exams.going_on import STALE, UNHEARD, go_on, offered, resumed, unfinished
from quiz.exams.open_exam import OpenExam
from quiz.exams.points import ExamResults, results_of
from quiz.exams.result import result_file
from quiz.exams.terms import Terms
from quiz.plain.keeping import done, keep
from quiz.results.log import entries, logged, reopen
from quiz.results.taking import keep_exam
from quiz.store.store import Store
from quiz.sync.archive import export, take
from tests.clock import FixedClock
from tests.learner import collect, sums

TERMS = Terms(questions=4, minutes=30, seed=1, name="Ada")


class Machine:
    """One machine with the deck, whose clock is everybody's."""

    def __init__(self, clock: FixedClock, folder: Path) -> None:
        self.clock, self.file = clock, folder / f"{id(self)}.jsonl"
        self.collection: Collection = collect(Store(":memory:"), clock, [sums(4)])

    @property
    def store(self) -> Store:
        return self.collection.store

    def begin(self) -> None:
        decks = list(self.collection.shelf.all_decks())
        self.exam: Exam = begin(self.collection, decks, *compose_paper(decks, TERMS))

    def hear(self, other: Machine) -> None:
        export(other.store, other.file)
        take(self.store, other.file)

    def go_on(self) -> None:
        exam = resumed(self.collection)
        assert exam is not None
        self.exam = go_on(self.collection, exam)

    def answer(self, number: int, response: str) -> None:
        self.exam.go(number - 1)
        done(self.open.answer(response, self.clock.now(), self.clock.tick()))
        self.clock.pass_seconds(10)

    def hand_in(self) -> None:
        done(self.open.hand_in(self.clock.now(), self.clock.tick()))
        keep_exam(self.collection, self.exam)
        self.clock.pass_seconds(10)

    @property
    def open(self) -> OpenExam:
        return OpenExam(self.exam, self.collection, keep)

    def page(self) -> ExamResults:
        """The results as its log shows them."""
        past = reopen(self.collection, self.exam.begun_as)
        assert past is not None
        assert isinstance(past.page, ExamResults)
        return past.page


@pytest.fixture
def apart(clock: FixedClock, tmp_path: Path) -> tuple[Machine, Machine]:
    """Two machines with one exam: the first has begun it, the second has heard of it."""
    here, there = Machine(clock, tmp_path), Machine(clock, tmp_path)
    here.begin()
    here.answer(1, "first")
    there.hear(here)
    return here, there


def answered(page: ExamResults) -> list[str]:
    return [question.asked.response for question in page.questions]


def test_an_exam_of_another_machine_is_offered_when_nothing_was_heard_of_it_for_long(
    apart: tuple[Machine, Machine],
) -> None:
    _, there = apart
    offer = offered(there.collection)
    assert offer is not None
    assert (offer.is_elsewhere, offer.hold.is_open) == (True, True)
    with pytest.raises(ExamError, match="open on another machine, last seen at 12:00"):
        there.go_on()
    there.clock.pass_seconds(UNHEARD / 1000)
    offer = offered(there.collection)
    assert offer is not None
    assert offer.hold.sentence == (
        "It was open on another machine, last seen at 12:00. Is it closed there?"
    )
    there.go_on()
    assert list(there.exam.answers.values()) == ["first"]


def test_an_exam_of_another_machine_keeps_nobody_from_one_of_their_own(
    apart: tuple[Machine, Machine],
) -> None:
    _, there = apart
    there.begin()
    assert len(there.store.sittings("exam")) == 2


def test_an_exam_of_another_machine_is_not_offered_for_ever(
    apart: tuple[Machine, Machine],
) -> None:
    here, there = apart
    there.clock.at = here.exam.begun.end + STALE
    assert unfinished(there.collection) is not None
    there.clock.at += 1
    assert unfinished(there.collection) is None
    assert unfinished(here.collection) is not None


def test_the_earliest_handing_in_stands_on_both_and_later_answers_change_nothing(
    apart: tuple[Machine, Machine],
) -> None:
    here, there = apart
    there.clock.pass_seconds(UNHEARD / 1000)
    there.go_on()
    there.answer(2, "2 there")
    here.answer(3, "3 here")
    here.hand_in()
    paper = result_file(results_of(here.exam), "Ada")
    there.answer(1, "1 there, after it")
    there.hand_in()
    assert answered(there.page()) == ["1 there, after it", "2 there", "", ""]
    here.hear(there)
    there.hear(here)
    for machine in (here, there):
        page = machine.page()
        assert answered(page) == ["first", "", "3 here", ""]
        assert sorted(late.response for late in page.late) == ["1 there, after it", "2 there"]
        assert len(page.again) == 1
        assert page.remarks == (
            "2 answers came after it was handed in; they count for nothing.",
            "It was handed in again at 12:10; this paper stands.",
        )
        (entry,) = entries(machine.collection, logged(machine.collection))
        assert (entry.line.answers, entry.line.took) == (2, 630_000)
        assert unfinished(machine.collection) is None
        again = json.loads(result_file(page, "Ada"))
        first = json.loads(paper)
        for question, then in zip(again["questions"], first["questions"], strict=True):
            assert (question["response"], question["credit"]) == (then["response"], then["credit"])
    assert here.store.standings() == there.store.standings()


def test_an_exam_that_was_handed_in_elsewhere_takes_nothing_more_once_that_is_known(
    apart: tuple[Machine, Machine],
) -> None:
    here, there = apart
    there.clock.pass_seconds(UNHEARD / 1000)
    there.go_on()
    there.hand_in()
    here.hear(there)
    with pytest.raises(ExamLost, match="was handed in"):
        here.answer(2, "2")
    with pytest.raises(ExamLost, match="handed in on another machine"):
        here.hand_in()
    assert answered(here.page()) == ["first", "", "", ""]
