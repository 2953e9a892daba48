"""What is shown beside the right answer where a question is answered by choosing."""

from __future__ import annotations

import random
from collections.abc import Iterator

from quiz.answers.choice import OneChoice
from quiz.answers.date import DateAnswer
from quiz.answers.folding import fold
from quiz.answers.number import NumberAnswer
from quiz.answers.rated import SelfRated
from quiz.answers.set import SetAnswer
from quiz.answers.text import TextAnswer
from quiz.answers.verdict import Verdict
from quiz.question import Question

WRONG_CHOICES = 3
"""So many wrong choices stand beside the right one; with fewer plausible ones a question is typed."""
_NEAREST = 6
"""So many of the deck's answers that are nearest in form are drawn from."""


def choices(question: Question, seed: int, *, typed: bool = False) -> tuple[str, ...]:
    """The choices of a question in the order shown; none where it is to be typed.

    A shape that is always chosen shows all it has. The same seed gives the same choices in the same places, and the
    right one's place is uniform.
    """
    chance = random.Random(f"{seed}:{question.key}")
    answer = question.answer
    if isinstance(answer, OneChoice):
        options = list(answer.options)
        if not answer.in_order:
            chance.shuffle(options)
        return tuple(options)
    if typed or isinstance(answer, SelfRated):
        return ()
    if isinstance(answer, SetAnswer):
        return _ticks(question, answer, chance)
    right = _as_shown(question, answer.shown)
    wrong = _wrong(question, right, chance)
    if len(wrong) < WRONG_CHOICES:
        return ()
    options = [right, *wrong[:WRONG_CHOICES]]
    chance.shuffle(options)
    return tuple(options)


def _ticks(question: Question, answer: SetAnswer, chance: random.Random) -> tuple[str, ...]:
    """A set's members among members that it has not: as many as it has itself, but no fewer than three."""
    members = [member.text for member in answer.members]
    wrong = list(_fitting(question, (wrong.text for wrong in question.wrong), members))
    if len(wrong) < WRONG_CHOICES:
        return ()
    chance.shuffle(wrong)
    options = [*members, *wrong[: max(WRONG_CHOICES, len(members))]]
    chance.shuffle(options)
    return tuple(options)


def _wrong(question: Question, right: str, chance: random.Random) -> list[str]:
    """Wrong choices: the entry's own, then the deck's answers of the same kind that are nearest in form."""
    own = list(_fitting(question, (wrong.text for wrong in question.wrong), [right]))
    chance.shuffle(own)
    if len(own) >= WRONG_CHOICES:
        return own
    others = list(dict.fromkeys(_as_shown(question, text) for text in _of_the_deck(question)))
    others.sort(key=lambda text: _distance(question, right, text))
    near = list(_fitting(question, others, [right, *own]))[:_NEAREST]
    chance.shuffle(near)
    return [*own, *near]


def _of_the_deck(question: Question) -> Iterator[str]:
    for other in question.deck.questions:
        if other.kind == question.kind and other.family != question.family and not other.draft:
            yield other.answer.shown


def _fitting(question: Question, texts: Iterator[str] | list[str], taken: list[str]) -> Iterator[str]:
    """The texts as they are shown, without repeats and without those that would earn any credit."""
    seen = {fold(text, question.deck.language) for text in taken}
    for text in texts:
        shown = _as_shown(question, text)
        folded = fold(shown, question.deck.language)
        if folded in seen:
            continue
        verdict = question.answer.grade(shown, question.rivals)
        if isinstance(verdict, Verdict) and verdict.wrong:
            seen.add(folded)
            yield shown


def _as_shown(question: Question, text: str) -> str:
    """A choice in the form of the right one, so that its form does not tell it."""
    language = question.deck.language
    try:
        match question.answer:
            case DateAnswer():
                return DateAnswer.read(text, language=language).shown
            case NumberAnswer() as answer:
                return answer.like(text)
            case _:
                return text
    except ValueError:
        return text


def _distance(question: Question, right: str, text: str) -> float:
    """How unlike in form two answers are: years apart, magnitudes apart, words and letters apart."""
    try:
        match question.answer:
            case DateAnswer() as answer:
                return answer.days_from(DateAnswer.read(text, language=question.deck.language))
            case NumberAnswer() as answer:
                return answer.magnitudes_from(text)
            case TextAnswer():
                return _unlike(right, text)
    except ValueError:
        pass
    return _unlike(right, text)


def _unlike(right: str, text: str) -> float:
    words = abs(len(right.split()) - len(text.split()))
    letters = abs(len(right) - len(text)) / max(len(right), len(text), 1)
    shouting = (right.isupper() != text.isupper()) + (right[:1].isupper() != text[:1].isupper())
    return words + letters + shouting
