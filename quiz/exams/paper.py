"""Which questions an exam asks, and in which order: settled by the seed and the decks, and by
nobody's history."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from quiz.decks.question import Question
from quiz.errors import ExamError
from quiz.exams.terms import Share, Terms
from quiz.study.lineup import sample

EVERYTHING = 1 << 30


def draw(questions: Iterable[Question], terms: Terms, seed: int) -> list[Question]:
    """The paper: as many questions of each share as it wants, the rest from all, at most one a
    family.

    A question that has the tags of two shares is counted for one of them. ExamError where there are
    too few.
    """
    pool = sample(questions, EVERYTHING, seed)
    chosen = _seated(pool, terms.shares)
    others = [one for one in pool if one not in chosen]
    missing = terms.questions - len(chosen)
    if missing > len(others):
        raise ExamError(
            f"The exam wants {terms.questions} questions, and {len(pool)} can be asked here."
        )
    paper = [*chosen, *others[:missing]]
    random.Random(f"{seed}:{terms.variant}").shuffle(paper)
    return paper


def belongs(question: Question, name: str) -> bool:
    """Whether a question is of a share: by its tag, its deck's tag, or its deck."""
    deck = question.deck
    names = (*question.tags, *deck.tags, deck.name, deck.name.rpartition("/")[2])
    return name.casefold() in (one.casefold() for one in names)


def groups(question: Question, shares: Sequence[Share]) -> list[str]:
    """Under which names a question's result is counted: the shares' if there are any, else its
    tags, else its deck."""
    if shares:
        return [one.name for one in shares if belongs(question, one.name)] or ["others"]
    return list(question.tags) or [question.deck.title or question.deck.name]


def variant_seed(seed: int, variant: str) -> int:
    """What settles the places of the choices in a variant."""
    return random.Random(f"{seed}:{variant}").getrandbits(31) if variant else seed


def _seated(pool: list[Question], shares: Sequence[Share]) -> list[Question]:
    """Questions for all seats of the shares, by augmenting paths: if any choice of them does, one
    is found."""
    fit = {
        share.name: [at for at, one in enumerate(pool) if belongs(one, share.name)]
        for share in shares
    }
    seat_of: dict[int, str] = {}

    def seat(name: str, tried: set[int]) -> bool:
        free = next((at for at in fit[name] if at not in seat_of), None)
        if free is not None:
            seat_of[free] = name
            return True
        for at in fit[name]:
            if at not in tried and seat_of[at] != name:
                tried.add(at)
                if seat(seat_of[at], tried):
                    seat_of[at] = name
                    return True
        return False

    for share in shares:
        for taken in range(share.questions):
            if not seat(share.name, set()):
                raise ExamError(_too_few(share, len(fit[share.name]), taken, len(pool)))
    return [pool[at] for at in sorted(seat_of)]


def _too_few(share: Share, there: int, taken: int, pool: int) -> str:
    if not there:
        return f'No question here has the tag "{share.name}", and no deck is called that.'
    if there < share.questions:
        return f'"{share.name}" is to have {share.questions} questions, and has {there} (of {pool} that can be asked).'
    return f'"{share.name}" gets only {taken} of its {share.questions} questions: other shares need the same ones.'
