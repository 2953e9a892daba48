"""What the program does without a screen, in a process of its own.

`inside.py open` ends when the first question is known; `inside.py slips` prints how long the
slowest verdict on a typed slip took, in seconds.
"""

from __future__ import annotations

import sys
import time

from quiz.answers import TextAnswer
from quiz.collection import begin_study, open_collection
from quiz.store import Store
from quiz.study import Outcome, Session


def main() -> None:
    """Opens the collection of the environment as `quiz study` does."""
    collection, decks = open_collection()
    session = begin_study(collection, decks)
    if sys.argv[1] == "open":
        assert session.ask(collection.now) is not None
        return
    slowest = 0.0
    while (turn := session.ask(collection.now)) is not None:
        answer = turn.question.answer
        response = answer.shown
        if isinstance(answer, TextAnswer):
            response = response[:-2] + response[-1]
        start = time.perf_counter()
        outcome = session.answer(turn, response, collection.now, tick=collection.clock.tick())
        if isinstance(answer, TextAnswer):
            slowest = max(slowest, time.perf_counter() - start)
        assert isinstance(outcome, Outcome)
        if not _go_on(session, collection.store, outcome):
            break
    assert slowest, "no question was answered in words"
    print(slowest)


def _go_on(session: Session, store: Store, outcome: Outcome) -> bool:
    """Keeps an outcome; true if a question waits that was not missed before."""
    receipt = store.record(outcome.review, outcome.turn.question)
    session.take(outcome, receipt.id, receipt.standing)
    return session.remaining.left > session.remaining.returning


if __name__ == "__main__":
    main()
