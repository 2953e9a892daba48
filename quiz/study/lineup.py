"""What a sitting is still to ask, and in which order."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from quiz.answers.rated import SelfRated
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question

if TYPE_CHECKING:
    from quiz.study.modes import Mode


TURNS_BETWEEN = 3
"""A question rated again comes back after so many other turns."""


class Lineup:
    """The questions of one sitting: those that still wait for their turn, and those that wait for
    their return."""

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
    """Whether a learner would see the difference between two ways in which a question stands in its
    deck."""
    return (one.prompt, one.answer.text, one.wrong) != (
        other.prompt,
        other.answer.text,
        other.wrong,
    )


def sample(questions: Iterable[Question], count: int, seed: int) -> list[Question]:
    """So many questions of a game, at most one a family, in an order that the seed settles."""
    unique = {question.key: question for question in questions}.values()
    # By what stands in the deck: a seed settles the same for everybody, whatever wording they met
    # first.
    shuffled = sorted(unique, key=lambda question: question.fingerprint)
    random.Random(seed).shuffle(shuffled)
    families: dict[str, Question] = {}
    for question in shuffled:
        if not question.draft and not isinstance(question.answer, SelfRated):
            families.setdefault(question.family, question)
    return list(families.values())[:count]


def cards(questions: Iterable[Question]) -> list[Question]:
    """The questions that no game can ask, since only the learner can rate them."""
    unique = {
        question.key: question for question in questions if isinstance(question.answer, SelfRated)
    }
    return [question for question in unique.values() if not question.draft]


def askable(questions: Iterable[Question], mode: Mode) -> tuple[list[Question], list[Question]]:
    """What a mode can ask, and what not: only the learner can rate a card."""
    every = [(one, mode.self_rated or not isinstance(one.answer, SelfRated)) for one in questions]
    return [one for one, can in every if can], [one for one, can in every if not can]
