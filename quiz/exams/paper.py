"""The questions of an exam in their order: from the seed and the decks, and nobody's history."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from quiz.decks import Question
from quiz.errors import ExamError, nearest
from quiz.exams.terms import Share, Terms
from quiz.study import each_prompt_first, sample
from quiz.text import plural

EVERYTHING = 1 << 30


def draw(questions: Iterable[Question], terms: Terms, seed: int) -> list[Question]:
    """The paper: as many questions of each share as it wants, the rest from all, at most one a
    family.

    A question that has the tags of two shares is counted for one of them. ExamError where there are
    too few.
    """
    pool = sample(questions, EVERYTHING, seed)
    chosen = _seated(pool, terms.shares)
    keys = {question.key for question in chosen}
    others = [question for question in pool if question.key not in keys]
    # A twin of a question that a share has is the last to be taken.
    ordered = each_prompt_first([*chosen, *others])
    others = [question for question in ordered if question.key not in keys]
    missing = terms.questions - len(chosen)
    if missing > len(others):
        wanted = plural(terms.questions, "question")
        raise ExamError(f"The exam wants {wanted}, and {len(pool)} can be asked here.")
    paper = [*chosen, *others[:missing]]
    random.Random(f"{seed}:{terms.variant}").shuffle(paper)
    return paper


def belongs(question: Question, name: str) -> bool:
    """True if a question is of a share: by its tag, its deck's tag, or its deck."""
    return name.casefold() in (other.casefold() for other in _names(question))


def _names(question: Question) -> tuple[str, ...]:
    """The names of the shares that a question can be of."""
    deck = question.deck
    return (*question.tags, *deck.tags, deck.name, deck.name.rpartition("/")[2])


def groups(question: Question, shares: Sequence[Share]) -> list[str]:
    """The names that a question's result is counted under: the shares' if there are any, else its
    tags, else its deck."""
    if shares:
        names = [share.name for share in shares if belongs(question, share.name)]
        return names or ["others"]
    return list(question.tags) or [question.deck.title]


def variant_seed(seed: int, variant: str) -> int:
    """The seed for the places of the choices in a variant."""
    return random.Random(f"{seed}:{variant}").getrandbits(31) if variant else seed


def _seated(pool: list[Question], shares: Sequence[Share]) -> list[Question]:
    """Questions for all seats of the shares, by augmenting paths: one choice is found if there is
    any."""
    fit = {
        share.name: [i for i, question in enumerate(pool) if belongs(question, share.name)]
        for share in shares
    }
    seat_of: dict[int, str] = {}

    def seat(name: str, tried: set[int]) -> bool:
        free = next((index for index in fit[name] if index not in seat_of), None)
        if free is not None:
            seat_of[free] = name
            return True
        for index in fit[name]:
            if index not in tried and seat_of[index] != name:
                tried.add(index)
                if seat(seat_of[index], tried):
                    seat_of[index] = name
                    return True
        return False

    for share in shares:
        for taken in range(share.questions):
            if not seat(share.name, set()):
                raise ExamError(_too_few(share, len(fit[share.name]), taken, pool))
    return [pool[index] for index in sorted(seat_of)]


def _too_few(share: Share, there: int, taken: int, pool: list[Question]) -> str:
    name, wanted = share.name, plural(share.questions, "question")
    if not there:
        near = nearest(name, dict.fromkeys(other for one in pool for other in _names(one)))
        cure = f' Did you mean "{near}"?' if near else ""
        return f'No question here has the tag "{name}", and no deck is called that.{cure}'
    if there < share.questions:
        return f'"{name}" is to have {wanted}, and has {there} (of {len(pool)} that can be asked).'
    return f'"{name}" gets only {taken} of its {wanted}: other shares need the same ones.'
