"""Which of many questions a sitting asks."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.answers.rated import SelfRated
from quiz.decks.question import Question

if TYPE_CHECKING:
    from quiz.study.modes import Mode


def sample(questions: Iterable[Question], count: int, seed: int) -> list[Question]:
    """So many questions of a game, at most one a family, in an order that the seed settles."""
    unique = {question.key: question for question in questions}.values()
    # By what stands in the deck: a seed settles the same for everybody, whatever wording they met first.
    shuffled = sorted(unique, key=lambda question: question.fingerprint)
    random.Random(seed).shuffle(shuffled)
    families: dict[str, Question] = {}
    for question in shuffled:
        if not question.draft and not isinstance(question.answer, SelfRated):
            families.setdefault(question.family, question)
    return list(families.values())[:count]


def cards(questions: Iterable[Question]) -> list[Question]:
    """The questions that no game can ask, since only the learner can rate them."""
    unique = {question.key: question for question in questions if isinstance(question.answer, SelfRated)}
    return [question for question in unique.values() if not question.draft]


def askable(questions: Iterable[Question], mode: Mode) -> tuple[list[Question], list[Question]]:
    """What a mode can ask, and what not: only the learner can rate a card."""
    every = [(one, mode.self_rated or not isinstance(one.answer, SelfRated)) for one in questions]
    return [one for one, can in every if can], [one for one, can in every if not can]
