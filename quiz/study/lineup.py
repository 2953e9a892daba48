"""The questions that a sitting is still to ask, in their order."""

from __future__ import annotations

import os
import random
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from quiz.answers import SelfRated
from quiz.decks import Question, QuestionKey
from quiz.study.twins import each_prompt_first

if TYPE_CHECKING:
    from quiz.study.modes import Mode


TURNS_BETWEEN = 3
"""The turns between the first miss of a question and its return; each further miss doubles them."""
OPENED_AT_ONCE = 20
TIRED_AFTER = 4
"""Misses of one question in a sitting after which it had better be left for another day."""


def turns_between(misses: int) -> int:
    """The turns that a question waits after so many misses of it: 3, 6, 12 and so on."""
    return TURNS_BETWEEN << max(misses - 1, 0)


class Tail:
    """The questions at the end of a sitting, closed until their turn comes near."""

    def __init__(
        self,
        keys: Iterable[QuestionKey] = (),
        opened: Callable[[list[QuestionKey]], Iterable[Question]] = lambda _: (),
    ) -> None:
        """`opened` gives the questions of some keys, of those that are still in a deck."""
        self._keys = deque(keys)
        self._opened = opened

    def __len__(self) -> int:
        return len(self._keys)

    def drop(self, key: QuestionKey) -> None:
        if key in self._keys:
            self._keys.remove(key)

    def take(self) -> list[Question]:
        """The first of them, opened."""
        keys = [self._keys.popleft() for _ in range(min(OPENED_AT_ONCE, len(self)))]
        return list(self._opened(keys))


class Lineup:
    """The questions of one sitting: those that wait for their turn, and for their return."""

    def __init__(self, questions: Iterable[Question], tail: Tail | None = None) -> None:
        self._tail = tail or Tail()
        self._round = list(questions)
        """All of them, for a sitting that comes round."""
        self._queue = deque(self._round)
        self._waiting: list[tuple[Question, int]] = []
        """Questions that were missed, each with the turn after which it comes back."""
        self._places: dict[int, int | None] = {}
        """For each turn where its question had waited: after which turn, or None in the queue."""

    @property
    def left(self) -> int:
        return len(self._queue) + len(self._waiting) + len(self._tail)

    @property
    def size(self) -> int:
        """The number of questions that it began with."""
        return len(self._round) + len(self._tail)

    @property
    def returning(self) -> int:
        """The number of questions left that were missed and come back."""
        return len(self._waiting)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that it began with and that are open by now, as they read now."""
        return tuple(self._round)

    def next(self, asked: int, last: QuestionKey | None = None) -> Question | None:
        """The question to ask after so many turns, of which the last asked another one; None if
        none is left.

        What was missed comes back when it has waited, or sooner where the queue is empty: then too
        another one comes between if there is any.
        """
        while not self._queue and len(self._tail):
            opened = self._tail.take()
            self._queue.extend(opened)
            self._round += opened
        if self._waiting and (not self._queue or self._waiting[0][1] <= asked):
            index = 0
            if not self._queue and len(self._waiting) > 1:
                index = int(self._waiting[0][0].key == last)
            question, self._places[asked + 1] = self._waiting.pop(index)
            return question
        self._places[asked + 1] = None
        return self._queue.popleft() if self._queue else None

    def come_round(self, seed: str) -> None:
        """Begins another round of all questions, in another order."""
        random.Random(seed).shuffle(self._round)
        self._queue.extend(self._round)

    def put_back(self, question: Question, number: int) -> None:
        """Has the question of a turn wait again where it waited before that turn."""
        after = self._places.get(number)
        if after is None:
            self._queue.appendleft(question)
        else:
            self._waiting.insert(0, (question, after))
            self._waiting.sort(key=lambda pair: pair[1])

    def bring_back(self, question: Question, asked: int, *, misses: int) -> None:
        """Has a question return some turns after so many; the more often it was missed, the
        later."""
        self._waiting.append((question, asked + turns_between(misses)))
        self._waiting.sort(key=lambda pair: pair[1])

    def drop(self, key: QuestionKey) -> None:
        self._queue = deque(question for question in self._queue if question.key != key)
        self._waiting = [pair for pair in self._waiting if pair[0].key != key]
        self._tail.drop(key)

    def renew(self, renewed: Callable[[Question], Question | None]) -> None:
        """Takes each question as it stands now, and none that is deleted."""
        self._queue = deque(new for old in self._queue if (new := renewed(old)))
        self._waiting = [(new, after) for old, after in self._waiting if (new := renewed(old))]
        self._round = [new for old in self._round if (new := renewed(old))]


def drawn_seed() -> int:
    """A seed by chance, for a sitting that is given none."""
    return int.from_bytes(os.urandom(4), "big")


def reads_otherwise(question: Question, other: Question) -> bool:
    """True if a learner would see a difference between two versions of a question."""
    return (question.prompt, question.answer.text, question.wrong) != (
        other.prompt,
        other.answer.text,
        other.wrong,
    )


def sample(questions: Iterable[Question], count: int, seed: int) -> list[Question]:
    """So many questions of a game, at most one a family, in an order that the seed settles.

    Questions with one prompt come last but for the first of them.
    """
    unique = {question.key: question for question in questions}.values()
    # By what stands in the deck: a seed settles the same for everybody, whatever wording they met
    # first.
    shuffled = sorted(unique, key=lambda question: question.fingerprint)
    random.Random(seed).shuffle(shuffled)
    families: dict[str, Question] = {}
    for question in shuffled:
        if not question.draft and not isinstance(question.answer, SelfRated):
            families.setdefault(question.family, question)
    return each_prompt_first(list(families.values()))[:count]


def cards(questions: Iterable[Question]) -> list[Question]:
    """The questions that no game can ask, since only the learner can rate them."""
    unique = {
        question.key: question for question in questions if isinstance(question.answer, SelfRated)
    }
    return [question for question in unique.values() if not question.draft]


def askable(questions: Iterable[Question], mode: Mode) -> tuple[list[Question], list[Question]]:
    """The questions that a mode can ask, and the rest: only the learner can rate a card."""
    asked: list[Question] = []
    skipped: list[Question] = []
    for question in questions:
        is_card = isinstance(question.answer, SelfRated)
        (skipped if is_card and not mode.self_rated else asked).append(question)
    return asked, skipped
