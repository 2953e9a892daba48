"""Which questions are to be asked today, and in what order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.answers.rated import SelfRated
from quiz.clock import Day
from quiz.question import Question, QuestionKey
from quiz.schedule import NEW, Standing, Standings
from quiz.settings import Settings

DUE_BEFORE_NEW = 3
"""One new question comes after so many due ones."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much of a day is spent already, over all decks."""

    new: int = 0
    """Questions first asked today."""
    due: int = 0
    """Older questions asked today."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What a day holds, one question a family."""

    left: tuple[Question, ...]
    """Rated again and not asked since: they open the sitting."""
    due: tuple[Question, ...]
    """By lowest recall."""
    new: tuple[Question, ...]
    """In the order of their decks, no more than the day allows."""

    def in_order(self) -> list[Question]:
        """The order in which they are asked."""
        asked = list(self.left)
        new = iter(self.new)
        for number, question in enumerate(self.due, start=1):
            asked.append(question)
            if number % DUE_BEFORE_NEW == 0 and (fresh := next(new, None)):
                asked.append(fresh)
        return [*asked, *new]

    def __len__(self) -> int:
        return len(self.left) + len(self.due) + len(self.new)


def is_asked(question: Question, standing: Standing, day: Day) -> bool:
    """Whether a question may be asked on a day at all."""
    return not (question.draft or standing.hidden or standing.put_off == day)


def queue(
    questions: Iterable[Question], standings: Standings, *, day: Day, settings: Settings, spent: Allowance
) -> Queue:
    """What is to be asked on a day; a question in several decks counts once."""
    left: list[Question] = []
    due: list[tuple[float, int, Question]] = []
    new: list[Question] = []
    touched: set[str] = set()
    for place, question in enumerate(_unique(questions)):
        standing = standings.get(question.key, NEW)
        if standing.again and standing.due is not None and standing.due <= day and is_asked(question, standing, day):
            left.append(question)
            touched.add(question.family)
            continue
        if standing.last == day:
            touched.add(question.family)
        elif not is_asked(question, standing, day):
            continue
        elif standing.is_new:
            new.append(question)
        elif standing.due is not None and standing.due <= day:
            due.append((standing.recall(day), place, question))
    due_now = _one_a_family((question for *_, question in sorted(due)), touched)
    new_now = _one_a_family(new, touched)
    if settings.reviews_per_day:
        due_now = due_now[: max(settings.reviews_per_day - spent.due, 0)]
    return Queue(tuple(left), tuple(due_now), tuple(new_now[: max(settings.new_per_day - spent.new, 0)]))


def ahead(questions: Iterable[Question], standings: Standings, *, day: Day) -> list[Question]:
    """What could be studied before it is due, soonest first."""
    known = [
        (standing.due, place, question)
        for place, question in enumerate(_unique(questions))
        if (standing := standings.get(question.key, NEW)).due is not None
        and standing.due > day
        and is_asked(question, standing, day)
    ]
    return _one_a_family((question for *_, question in sorted(known)), set())


def sample(questions: Sequence[Question], count: int, seed: int) -> list[Question]:
    """So many questions of a game, at most one a family, in an order that the seed settles."""
    shuffled = sorted(_unique(questions), key=lambda question: question.key)
    random.Random(seed).shuffle(shuffled)
    askable = (one for one in shuffled if not one.draft and not isinstance(one.answer, SelfRated))
    return _one_a_family(askable, set())[:count]


def _unique(questions: Iterable[Question]) -> Iterable[Question]:
    seen: dict[QuestionKey, Question] = {}
    for question in questions:
        seen.setdefault(question.key, question)
    return seen.values()


def _one_a_family(questions: Iterable[Question], touched: set[str]) -> list[Question]:
    chosen = []
    for question in questions:
        if question.family not in touched:
            touched.add(question.family)
            chosen.append(question)
    return chosen
