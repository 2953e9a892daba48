"""Answers questions in a loop, and says of each answer when it is kept: a window that can be killed
or joined.

python -m tests.store.answering STORE FIRST COUNT: answers FIRST, FIRST + 1 ..., each as the
response to one of ten questions.
"""

from __future__ import annotations

import itertools
import sys

from quiz.clock import SystemClock
from quiz.collection.collection import Collection
from quiz.collection.open_sitting import OpenSitting
from quiz.decks.shelf import Shelf
from quiz.plain.keeping import done, keep
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.session import Session
from quiz.study.turns import Outcome
from tests.learner import sums


def main(path: str, first: int, count: int) -> None:
    store, clock, questions = Store(path), SystemClock(), sums(10).questions
    collection = Collection(Shelf(""), store, DEFAULTS, clock)
    print("open", flush=True)
    for number in range(first, first + count) if count else itertools.count(first):
        session = Session([questions[number % 10]], store.standings(), STUDY)
        turn = session.ask(clock.now())
        assert turn is not None
        sitting = OpenSitting(session, collection, keep)
        outcome = done(sitting.answer(turn, str(number), clock.now(), tick=clock.tick()))
        assert isinstance(outcome, Outcome)
        assert outcome.review.id is not None
        print(number, outcome.review.id.seq, flush=True)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
