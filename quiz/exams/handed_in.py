"""What was handed in of an exam, whatever windows and machines did with it later or apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quiz.decks import QuestionKey
from quiz.schedule import Act, AnsweredInExam, Fact, HandedIn, Review, RowId
from quiz.values import NamedTuple


class HandedInPaper(NamedTuple):
    """The paper that stands: the earliest that was handed in, by the order of replay.

    Its answers are those that were graded then. What came from a machine that was apart is kept,
    and changes nothing of it.
    """

    end: Act
    reviews: tuple[Review, ...]
    late: tuple[Act, ...]
    """Answers that came when it was handed in, or that the machine did not have yet."""
    again: tuple[Act, ...]
    """The times that it was handed in later."""


def standing_end(facts: Iterable[Fact]) -> Act | None:
    """The act that handed an exam in, of the facts about it in order; None if it is open."""
    acts = (fact for fact in facts if isinstance(fact, Act))
    return next((act for act in acts if isinstance(act.action, HandedIn)), None)


def acts_of_paper(facts: Iterable[Fact]) -> list[Act]:
    """What was done in an exam until it was handed in, of the facts about it in order."""
    facts = list(facts)
    end = standing_end(facts)
    acts = [fact for fact in facts if isinstance(fact, Act)]
    return acts[: acts.index(end)] if end else acts


def handed_in_paper(
    facts: Iterable[Fact], known_as: Callable[[QuestionKey], QuestionKey]
) -> HandedInPaper | None:
    """The paper that stands, of the facts about an exam in order; None if it is open."""
    facts = list(facts)
    end = standing_end(facts)
    if end is None:
        return None
    acts = [fact for fact in facts if isinstance(fact, Act)]
    later = acts[acts.index(end) + 1 :]
    again = tuple(act for act in later if isinstance(act.action, HandedIn))
    reviews = _of_paper(facts, end, {_machine(act.id) for act in again})
    graded = {known_as(review.question): review.response for review in reviews}
    missed = [
        act
        for key, act in _last_answers(acts_of_paper(facts), known_as).items()
        if _machine(act.id) != _machine(end.id) and _response(act) != graded.get(key, "")
    ]
    late = [*missed, *_last_answers(later, known_as).values()]
    return HandedInPaper(end, reviews, late=tuple(late), again=again)


def _of_paper(facts: Iterable[Fact], end: Act, others: set[str]) -> tuple[Review, ...]:
    """The reviews that were kept with the end; those of machines that handed in later are not."""
    own = _machine(end.id)
    reviews = (fact for fact in facts if isinstance(fact, Review))
    return tuple(review for review in reviews if _machine(review.id) not in others - {own})


def _last_answers(
    acts: Iterable[Act], known_as: Callable[[QuestionKey], QuestionKey]
) -> dict[QuestionKey, Act]:
    return {
        known_as(act.action.question): act for act in acts if isinstance(act.action, AnsweredInExam)
    }


def _response(act: Act) -> str:
    return act.action.response if isinstance(act.action, AnsweredInExam) else ""


def _machine(row: RowId | None) -> str:
    return row.machine if row else ""
