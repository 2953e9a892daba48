"""A simulated learner, whose reviews fill a store: a seed and a day give one history.

Every day has about as many reviews: some new questions, then what is due, then what is due next.
Whether a question is known follows FSRS's own forgetting curve, so that intervals, lapses and
counts of what is due are as in a real log.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from typing import NamedTuple

from quiz.answers import SelfRated
from quiz.clock import DAY, DEFAULT_DAY_START, Day
from quiz.decks import Question
from quiz.schedule import Memory, Rating, fsrs
from quiz.schedule.intervals import fuzzed
from quiz.store.store import Store

_RETENTION = 0.9
_BEGUN_BY = 0.7
"""The share of the days after which nothing new is begun."""
_REVIEWS_EACH = 6
"""Reviews that a question gets at least, where there are more questions than time."""
_DAYS_A_REVIEW = 100
"""So long, in the mean, that about as much is due as is reviewed."""
_BETTER = 0.75
"""The power of the chance of recall: this learner knows more than the average one."""
_BACK_AFTER = 6
"""Questions between a miss and the next try."""
_SLIPS = 0.02
"""The share of right answers that the learner calls easy."""
_FLAGS = 0.003
_EVENING = 14 * 3600
"""Seconds from the beginning of a day to that of its sitting."""


class Answered(NamedTuple):
    """One simulated review."""

    question: int
    """Its place among the questions."""
    day: Day
    rating: Rating
    """As the program suggests it for the answer."""
    days: int
    took: int
    """Milliseconds."""
    easy: int = 0
    """Days until it is due again if the learner calls it easy; 0 where they do not."""


class _Learner:
    """What is known of each question, and when it is due."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._memories: list[tuple[Memory, int]] = []
        """The memory of each question that was begun, and the day of its last review."""
        self._due: list[tuple[int, int]] = []
        self._missed: deque[tuple[int, int]] = deque()
        """Each missed question, and the number of the review from which on it comes back."""

    def study(self, day: Day, reviews: int, fresh: int) -> Iterator[Answered]:
        """One day of so many reviews, up to `fresh` of them of new questions."""
        for number in range(reviews):
            index = self._next(number, is_fresh=fresh > 0)
            fresh -= index == len(self._memories)
            yield self._answer(index, day, number)
        for index, _ in self._missed:
            heappush(self._due, (day, index))
        self._missed.clear()

    def _next(self, number: int, *, is_fresh: bool) -> int:
        if self._missed and (self._missed[0][1] <= number or not (self._due or is_fresh)):
            return self._missed.popleft()[0]
        if is_fresh or not self._due:
            return len(self._memories)
        return heappop(self._due)[1]

    def _answer(self, index: int, day: Day, number: int) -> Answered:
        chance = self._chance
        luck, took = chance.random(), int(chance.lognormvariate(8.6, 0.5))
        if index == len(self._memories):
            rating = Rating.GOOD if luck < 0.7 else Rating.AGAIN
            memory = fsrs.first(rating)
            self._memories.append((memory, day))
        else:
            before, last = self._memories[index]
            known = fsrs.recall(before, day - last) ** _BETTER
            rating = Rating.AGAIN if luck > known else Rating.GOOD
            if rating is Rating.GOOD and luck > known * 0.93:
                rating = Rating.HARD
            memory = fsrs.review(before, rating, day - last)
        easy = 0
        if rating is Rating.GOOD and chance.random() < _SLIPS:
            easy = 2 * self._days(memory)
        self._memories[index] = memory, day
        if rating is Rating.AGAIN:
            self._missed.append((index, number + _BACK_AFTER))
            return Answered(index, day, rating, 0, took)
        days = self._days(memory)
        heappush(self._due, (day + (easy or days), index))
        return Answered(index, day, rating, days, took, easy)

    def _days(self, memory: Memory) -> int:
        return fuzzed(fsrs.interval(memory.stability, _RETENTION), self._chance.random())


def simulate(questions: int, reviews: int, today: Day, *, seed: int = 0) -> Iterator[Answered]:
    """So many reviews of so many questions in the order of time; the last are of yesterday."""
    if not reviews:
        return
    begun = min(questions, max(1, reviews // _REVIEWS_EACH))
    days = max(30, min(2000, _DAYS_A_REVIEW * reviews // begun))
    learner, left = _Learner(Random(f"{seed} {questions} {reviews}")), begun
    for number in range(days):
        of_day = reviews * (number + 1) // days - reviews * number // days
        fresh = min(left, of_day, -(-begun // int(days * _BEGUN_BY)))
        left -= fresh
        yield from learner.study(Day(today - days + number), of_day, fresh)


def fill_store(
    path: Path, questions: Sequence[Question], reviews: int, today: Day, *, seed: int = 0
) -> None:
    """Makes a store of so many reviews of some questions, with all that is derived from them."""
    Store(path).close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _Writer(connection, questions).write(simulate(len(questions), reviews, today, seed=seed))
        connection.execute("COMMIT")
    with contextlib.closing(Store(path)) as store:
        store.rebuild()


class _Writer:
    """Adds rows to a new store; one machine wrote them all."""

    def __init__(self, connection: sqlite3.Connection, questions: Sequence[Question]) -> None:
        self._connection = connection
        self._questions = questions
        self._responses = [
            "good" if isinstance(question.answer, SelfRated) else question.answer.shown
            for question in questions
        ]
        self._machine: int = connection.execute("SELECT id FROM machines").fetchone()[0]
        self._seq = 0
        self._at = 0
        self._acts: list[dict[str, object]] = []
        self._sittings: list[tuple[object, ...]] = []

    def write(self, answered: Iterator[Answered]) -> None:
        words = "INSERT INTO questions (id, key, kind, prompt, answer, deck) VALUES (?,?,?,?,?,?)"
        self._connection.executemany(words, map(self._words, range(len(self._questions))))
        marks = ", ".join("?" * 14)
        columns = "machine, seq, at, offset, day, question, response, credit, rating, days, counts"
        columns += ", took, sitting_machine, sitting_seq"
        self._connection.executemany(
            f"INSERT INTO reviews ({columns}) VALUES ({marks})", self._reviews(answered)
        )
        self._connection.executemany(
            "INSERT INTO sittings VALUES (?, ?, ?, 0, 'study', '{}', 0, '')", self._sittings
        )
        for act in self._acts:
            names, values = ", ".join(act), ", ".join("?" * len(act))
            self._connection.execute(
                f"INSERT INTO acts ({names}) VALUES ({values})", tuple(act.values())
            )

    def _words(self, index: int) -> tuple[object, ...]:
        question = self._questions[index]
        words = (question.kind, question.prompt, question.answer.text, question.deck.path)
        return (index + 1, question.fingerprint, *words)

    def _reviews(self, answered: Iterator[Answered]) -> Iterator[tuple[object, ...]]:
        day, sitting = -1, 0
        for each in answered:
            if each.day != day:
                day = each.day
                self._at = (day * DAY + DEFAULT_DAY_START + _EVENING) * 1000
                sitting = self._next()
                self._sittings.append((self._machine, sitting, self._at))
            self._at += each.took
            is_right = each.rating is not Rating.AGAIN
            yield (
                self._machine, self._next(), self._at, 0, day, each.question + 1,
                self._responses[each.question] if is_right else "no idea",
                (0.0, 0.8, 1.0)[min(each.rating, 3) - 1], each.rating, each.days, 1, each.took,
                self._machine, sitting,
            )  # fmt: skip
            self._act(each)

    def _next(self) -> int:
        self._seq += 1
        return self._seq

    def _act(self, each: Answered) -> None:
        """What the learner did beside answering, if anything."""
        common: dict[str, object] = {
            "machine": self._machine,
            "at": self._at,
            "offset": 0,
            "day": each.day,
            "question": each.question + 1,
        }
        if each.easy:
            rated = {"verb": "rated anew", "rating": Rating.EASY, "days": each.easy}
            target = {"target_machine": self._machine, "target_seq": self._seq}
            self._acts.append({**common, **rated, **target, "seq": self._next()})
        elif each.took % 1000 < 1000 * _FLAGS:
            self._acts.append({**common, "verb": "flagged", "seq": self._next()})
