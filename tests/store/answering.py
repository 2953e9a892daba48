"""Answers questions in a loop, and says of each answer when it is kept: a window that can be killed
or joined.

python -m tests.store.answering STORE FIRST COUNT: answers FIRST, FIRST + 1 ..., each as the
response to one of ten questions.
"""

from __future__ import annotations

import itertools
import sys

from quiz.answers.verdict import Unclear
from quiz.clock import SystemClock
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.session import Session
from tests.learner import sums


def main(path: str, first: int, count: int) -> None:
    store, clock, questions = Store(path), SystemClock(), sums(10).questions
    print("open", flush=True)
    for number in range(first, first + count) if count else itertools.count(first):
        session = Session([questions[number % 10]], store.standings(), STUDY)
        turn = session.ask(clock.now())
        assert turn is not None
        outcome = session.answer(turn, str(number), clock.now(), tick=clock.tick())
        assert not isinstance(outcome, Unclear)
        kept = store.record(outcome.review, turn.question)
        session.take(outcome, kept.id, kept.standing)
        print(number, kept.id.seq, flush=True)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
