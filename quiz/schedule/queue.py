"""The questions that are to be asked today, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Protocol

from quiz.clock import Day
from quiz.decks import ListedQuestion, QuestionKey
from quiz.schedule.standing import NEW, Standing, Standings
from quiz.settings import Settings
from quiz.values import NamedTuple

DUE_BEFORE_NEW = 3
"""One new question comes after so many due ones."""


class Allowance(NamedTuple):
    """The part of a day that is spent already, over all decks."""

    new: int = 0
    """Questions first asked today."""
    due: int = 0
    """Older questions asked today."""


class Due(Protocol):
    """A question that is due on a day and may be asked on it, with what its turn depends on."""

    @property
    def key(self) -> QuestionKey: ...
    @property
    def family(self) -> str: ...
    @property
    def recall(self) -> float:
        """The chance, from 0 to 1, that it is known on the day."""

    @property
    def again(self) -> bool:
        """Its last rating was again."""

    @property
    def on_the_day(self) -> bool:
        """It was last asked on the day itself."""


class DueQuestion(NamedTuple):
    """The same, worked out from a standing."""

    key: QuestionKey
    family: str
    recall: float
    again: bool
    on_the_day: bool


class Queue(NamedTuple):
    """The keys of the questions of a day, one of each family."""

    left: tuple[QuestionKey, ...]
    """Rated again last time: they open the sitting."""
    due: tuple[QuestionKey, ...]
    """By lowest recall."""
    new: tuple[QuestionKey, ...]
    """In the order of their decks, no more than the day allows."""

    def in_order(self) -> list[QuestionKey]:
        """The order in which they are asked."""
        asked = list(self.left)
        new = iter(self.new)
        for number, key in enumerate(self.due, start=1):
            asked.append(key)
            if number % DUE_BEFORE_NEW == 0 and (fresh := next(new, None)):
                asked.append(fresh)
        return [*asked, *new]

    def __len__(self) -> int:
        return len(self.left) + len(self.due) + len(self.new)


def is_asked(question: ListedQuestion, standing: Standing, day: Day) -> bool:
    """True if a question may be asked on a day at all."""
    return not (question.draft or standing.hidden or standing.put_off == day)


def day_queue(
    questions: Iterable[ListedQuestion],
    standings: Standings,
    *,
    day: Day,
    settings: Settings,
    spent: Allowance,
    more: int = 0,
    touched: Iterable[str] = (),
) -> Queue:
    """The questions to be asked on a day; one in several decks counts once.

    The queue holds so many `more` new ones than the day allows. `touched` are the families of
    which another deck's question was asked on the day.
    """
    known = [(question, standings.get(question.key, NEW)) for question in _each_once(questions)]
    return queue_of_day(
        due_on(known, day),
        (question for question, standing in known if may_begin(question, standing, day)),
        settings=settings,
        spent=spent,
        more=more,
        touched=_touched(known, day, touched),
    )


def may_begin(question: ListedQuestion, standing: Standing, day: Day) -> bool:
    """True if a question was never asked, and may be on a day."""
    return standing.is_new and is_asked(question, standing, day)


def due_on(known: Iterable[tuple[ListedQuestion, Standing]], day: Day) -> Iterator[DueQuestion]:
    """Those of some questions that are due on a day and may be asked on it, in their order."""
    for question, standing in known:
        if standing.due is not None and standing.due <= day and is_asked(question, standing, day):
            yield DueQuestion(
                question.key,
                question.family,
                standing.recall(day),
                again=standing.again,
                on_the_day=standing.last == day,
            )


def queue_of_day(
    due: Iterable[Due],
    new: Iterable[ListedQuestion],
    *,
    settings: Settings,
    spent: Allowance,
    more: int = 0,
    touched: Iterable[str] = (),
) -> Queue:
    """The questions to be asked on a day, of some that are due and some that are new.

    Both are in the order of their decks; of the new ones only so many are taken as are needed.
    """
    due, touched = list(due), set(touched)
    again = [each for each in due if each.again]
    today = [each.key for each in again if each.on_the_day]
    left = list(_one_a_family(again, touched))
    rest = sorted((each for each in due if not each.again), key=attrgetter("recall"))
    due_now = list(_one_a_family(rest, touched))
    if settings.reviews_per_day:
        due_now = due_now[: max(settings.reviews_per_day - spent.due - len(left), 0)]
    new_now = begun_today(new, touched, allowance(settings, spent) + more)
    return Queue((*today, *left), tuple(due_now), tuple(new_now))


def allowance(settings: Settings, spent: Allowance) -> int:
    """The number of new questions that a day still allows."""
    return max(settings.new_per_day - spent.new, 0)


def begun_today(
    new: Iterable[ListedQuestion], touched: set[str], count: int
) -> Iterator[QuestionKey]:
    """The keys of the first of some new questions, one a family; no more of them are looked at."""
    return islice(_one_a_family(_each_once(new), touched), count)


def ahead(
    questions: Iterable[ListedQuestion],
    standings: Standings,
    *,
    day: Day,
    touched: Iterable[str] = (),
) -> list[QuestionKey]:
    """The keys of the questions that could be studied before they are due, the soonest first.

    Those that were asked on the day already come last. `touched` is as in `day_queue`.
    """
    known = [(question, standings.get(question.key, NEW)) for question in _each_once(questions)]
    touched = _touched(known, day, touched)
    later = [
        (standing.last == day, standing.due, index, question)
        for index, (question, standing) in enumerate(known)
        if standing.due is not None and standing.due > day and is_asked(question, standing, day)
    ]
    # A sibling of what was asked today waits; the question itself does not.
    fitting = (
        question for today, *_, question in sorted(later) if today or question.family not in touched
    )
    return list(_one_a_family(fitting, set()))


def everything(
    questions: Iterable[ListedQuestion], standings: Standings, *, day: Day
) -> list[QuestionKey]:
    """The keys of all questions that may be asked on a day, siblings too, each once."""
    return [
        question.key
        for question in _each_once(questions)
        if is_asked(question, standings.get(question.key, NEW), day)
    ]


def _touched(
    known: Iterable[tuple[ListedQuestion, Standing]], day: Day, others: Iterable[str]
) -> set[str]:
    """The families of which a question was asked on a day."""
    asked = {question.family for question, standing in known if standing.last == day}
    return asked.union(others)


def _each_once(questions: Iterable[ListedQuestion]) -> Iterator[ListedQuestion]:
    seen: set[QuestionKey] = set()
    for question in questions:
        if question.key not in seen:
            seen.add(question.key)
            yield question


def _one_a_family(
    questions: Iterable[ListedQuestion] | Iterable[Due], touched: set[str]
) -> Iterator[QuestionKey]:
    """The keys of those whose family is not touched yet, which each of them touches."""
    for question in questions:
        if question.family not in touched:
            touched.add(question.family)
            yield question.key
