"""What a sitting is still to ask, and in which order."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterable

from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question

TURNS_BETWEEN = 3
"""A question rated again comes back after so many other turns."""


class Lineup:
    """The questions of one sitting: those that still wait for their turn, and those that wait for their return."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._round = list(questions)
        """All of them, for a sitting that comes round."""
        self._queue = deque(self._round)
        self._waiting: list[tuple[Question, int]] = []
        """What was rated again, each with the turn after which it may come back."""

    @property
    def left(self) -> int:
        return len(self._queue) + len(self._waiting)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All that it began with, as they read now."""
        return tuple(self._round)

    def next(self, asked: int) -> Question | None:
        """What comes after so many turns; None if nothing is left."""
        if self._waiting and (not self._queue or self._waiting[0][1] <= asked):
            return self._waiting.pop(0)[0]
        return self._queue.popleft() if self._queue else None

    def come_round(self, seed: str) -> None:
        """Begins anew with all of them, in another order."""
        random.Random(seed).shuffle(self._round)
        self._queue.extend(self._round)

    def put_first(self, question: Question) -> None:
        self._queue.appendleft(question)

    def bring_back(self, question: Question, asked: int) -> None:
        """Has a question return a few turns after so many."""
        self._waiting.append((question, asked + TURNS_BETWEEN))
        self._waiting.sort(key=lambda one: one[1])

    def drop(self, key: QuestionKey) -> None:
        self._queue = deque(one for one in self._queue if one.key != key)
        self._waiting = [one for one in self._waiting if one[0].key != key]

    def renew(self, renewed: Callable[[Question], Question | None]) -> None:
        """Takes each question as it stands now, and none that is gone."""
        self._queue = deque(one for old in self._queue if (one := renewed(old)))
        self._waiting = [(one, after) for old, after in self._waiting if (one := renewed(old))]
        self._round = [one for old in self._round if (one := renewed(old))]


def reads_otherwise(one: Question, other: Question) -> bool:
    """Whether a learner would see the difference between two ways in which a question stands in its deck."""
    return (one.prompt, one.answer.text, one.wrong) != (other.prompt, other.answer.text, other.wrong)
