"""Sits exams in a loop, and says of each answer when it is kept: a window that can be killed or
joined.

python -m tests.exams.sitting STORE RESULTS SEED STEALS: `STEALS` is 1 for a window that takes every
other one for dead, and so takes the exam away from it.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from quiz.clock import SystemClock
from quiz.collection.collection import Collection
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.errors import ExamError, ExamLost
from quiz.exams import going_on
from quiz.exams.exam import Exam
from quiz.exams.exams import begin, compose_paper, write_result
from quiz.exams.open_exam import OpenExam
from quiz.exams.points import results_of
from quiz.exams.terms import Terms
from quiz.plain.keeping import done, keep
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from tests.learner import sums

QUESTIONS = 8


def opened(collection: Collection) -> Exam | None:
    """The exam, begun or gone on with; None while another window has it."""
    decks = list(collection.shelf.all_decks())
    offer = going_on.offered(collection)
    try:
        if offer and offer.exam:
            return going_on.go_on(collection, offer.exam)
        return begin(collection, decks, *compose_paper(decks, Terms(questions=QUESTIONS, seed=1)))
    except ExamError:
        return None


def sit(open_exam: OpenExam, chance: random.Random, results: Path, clock: SystemClock) -> None:
    """Gives answers, and hands in after some."""
    exam = open_exam.exam
    for _ in range(chance.randrange(1, 30)):
        exam.go(chance.randrange(QUESTIONS))
        response = str(chance.randrange(1000))
        if done(open_exam.answer(response, clock.now(), clock.tick())):
            print("kept", exam.begun_as.seq, exam.turn.question.key, response, flush=True)
        time.sleep(0.005)  # so that the other window gets in between
    done(open_exam.hand_in(clock.now(), clock.tick()))
    write_result(results_of(exam), "Ada", str(results / f"{exam.begun_as.seq}.json"))
    print("handed in", exam.begun_as.seq, flush=True)


def main(path: str, results: str, seed: str, steals: str) -> None:
    if int(steals):
        going_on.runs = lambda _: False  # type: ignore[attr-defined, assignment] # here
    clock, chance = SystemClock(), random.Random(int(seed))
    shelf = Shelf("")
    shelf.add(ShelvedDeck.of(sums(QUESTIONS)))
    collection = Collection(shelf, Store(path), DEFAULTS, clock)
    print("open", flush=True)
    while True:
        exam = opened(collection)
        if exam is None:
            time.sleep(0.01)
            continue
        try:
            sit(OpenExam(exam, collection, keep), chance, Path(results), clock)
        except ExamLost:
            print("lost", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
