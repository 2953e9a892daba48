"""Games and papers drawn with all questions at hand: what is drawn of closed decks is measured by
it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

from quiz.answers.choice import OneChoice
from quiz.answers.rated import SelfRated
from quiz.decks.prompts import prompt_keys
from quiz.decks.question import Question
from quiz.errors import ExamError
from quiz.exams.paper import belongs
from quiz.exams.terms import Share, Terms
from quiz.study.twins import sameness


def sample_all(questions: Iterable[Question], seed: int) -> list[Question]:
    """The questions of a game, at most one a family, in an order that the seed settles.

    Questions with one prompt come last but for the first of them.
    """
    unique = {question.key: question for question in questions}.values()
    shuffled = sorted(unique, key=lambda question: question.fingerprint)
    random.Random(seed).shuffle(shuffled)
    families: dict[str, Question] = {}
    for question in shuffled:
        if not question.draft and not isinstance(question.answer, SelfRated):
            families.setdefault(question.family, question)
    return _each_prompt_first(list(families.values()))


def cards_of_all(questions: Iterable[Question]) -> list[Question]:
    unique = {
        question.key: question for question in questions if isinstance(question.answer, SelfRated)
    }
    return [question for question in unique.values() if not question.draft]


def paper_of_all(questions: Iterable[Question], terms: Terms, seed: int) -> list[Question]:
    """The paper of an exam; ExamError where there are too few questions."""
    pool = sample_all(questions, seed)
    chosen = _seated(pool, terms.shares)
    keys = {question.key for question in chosen}
    others = [question for question in pool if question.key not in keys]
    ordered = _each_prompt_first([*chosen, *others])
    others = [question for question in ordered if question.key not in keys]
    missing = terms.questions - len(chosen)
    if missing > len(others):
        raise ExamError("too few")
    paper = [*chosen, *others[:missing]]
    random.Random(f"{seed}:{terms.variant}").shuffle(paper)
    return paper


def _each_prompt_first(questions: Sequence[Question]) -> list[Question]:
    firsts, others = dict[tuple[str, ...], Question](), list[Question]()
    keys = prompt_keys([question.prompt for question in questions], "")
    often = Counter(keys)
    for number, (key, question) in enumerate(zip(keys, questions, strict=True)):
        is_alone = often[key] == 1 or isinstance(question.answer, OneChoice | SelfRated)
        prompt = (str(number),) if is_alone else sameness(question)
        if firsts.setdefault(prompt, question) is not question:
            others.append(question)
    return [*firsts.values(), *others]


def _seated(pool: list[Question], shares: Sequence[Share]) -> list[Question]:
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
        for _ in range(share.questions):
            if not seat(share.name, set()):
                raise ExamError("too few")
    return [pool[index] for index in sorted(seat_of)]
