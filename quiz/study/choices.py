"""What is shown beside the right answer where a question is answered by choosing."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from quiz.answers.choice import OneChoice
from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.set import SetAnswer
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts import names
from quiz.answers.texts.folding import bare, fold, literal
from quiz.answers.texts.rewording import loosen
from quiz.answers.verdict import Verdict
from quiz.decks.question import Question

if TYPE_CHECKING:
    from quiz.answers import Answer

WRONG_CHOICES = 3
"""So many wrong choices stand beside the right one; with fewer plausible ones a question is typed."""
_NEAREST = 6
"""So many of the deck's answers that are nearest in form are drawn from."""
_LOOKED_AT = 300
"""So many of the deck's answers are looked at: of a larger deck the nearest in a sample are near
enough."""
_SAME_MAGNITUDE = 1.0
"""Numbers further than a power of ten apart are told from each other without knowing anything."""


def choices(question: Question, seed: int, *, typed: bool = False) -> tuple[str, ...]:
    """The choices of a question in the order shown; none where it is to be typed.

    A shape that is always chosen shows all it has: items to put in order, of pairs the right sides
    and the spare ones. The same seed gives the same choices in the same places, and the right one's
    place is uniform.
    """
    chance = random.Random(f"{seed}:{question.fingerprint}")
    answer = question.answer
    if isinstance(answer, OneChoice):
        options = list(answer.options)
        if not answer.in_order:
            chance.shuffle(options)
        return tuple(options)
    if isinstance(answer, Ordering | Pairs):
        return _mixed(question, chance)
    if typed or isinstance(answer, SelfRated | Gaps):
        return ()
    right = (
        [member.text for member in answer.members]
        if isinstance(answer, SetAnswer)
        else [answer.shown]
    )
    # As many wrong as right ones at least, so that ticking all of a set earns nothing.
    count = max(WRONG_CHOICES, len(right))
    wrong = _Table(question, right, chance).wrong(count)
    options = [*right, *wrong]
    chance.shuffle(options)
    return tuple(options) if len(wrong) == count else ()


def _mixed(question: Question, chance: random.Random) -> tuple[str, ...]:
    """The items of an order, which do not come in the right one; or the right sides of pairs and
    the spare ones."""
    answer = question.answer
    items = (
        answer.items
        if isinstance(answer, Ordering)
        else answer.rights
        if isinstance(answer, Pairs)
        else ()
    )
    mixed = [*items, *(wrong.text for wrong in question.wrong)]
    chance.shuffle(mixed)
    while isinstance(answer, Ordering) and tuple(mixed) == items:
        chance.shuffle(mixed)
    return tuple(mixed)


@dataclass(slots=True)
class _Table:
    """The right choices of a question, and which wrong ones may be laid beside them."""

    question: Question
    right: list[str]
    chance: random.Random

    def wrong(self, count: int) -> list[str]:
        """So many wrong choices: the entry's own, then the deck's answers that are nearest in form."""
        own: list[str] = []
        for wrong in self.question.wrong:
            text = _like(self.question.answer, wrong.text, self._language)
            if (
                self._is_new(text, own)
                and _credit(self.question.answer, text, self.question.rivals) == 0
            ):
                own.append(text)
        self.chance.shuffle(own)
        if len(own) < count:
            near = list(islice(self._of_the_deck(own), max(_NEAREST, count)))
            self.chance.shuffle(near)
            own += near
        return own[:count]

    @property
    def _language(self) -> str:
        return self.question.deck.language

    def _is_new(self, text: str, taken: list[str]) -> bool:
        return fold(text, self._language) not in {
            fold(one, self._language) for one in (*self.right, *taken)
        }

    def _of_the_deck(self, own: list[str]) -> Iterator[str]:
        """Other answers that could be meant and are not, the nearest in form first."""
        answer, taken, said = self.question.answer, list(own), self._words(self.question.prompt)
        for other in self._by_nearness():
            text = _like(
                answer, other.shown if isinstance(other, DateAnswer) else other.text, self._language
            )
            if not self._is_new(text, taken) or self._words(text) in said:
                continue
            # Without rivals: what could be taken for the answer, or for another choice, is no
            # choice beside it.
            if _credit(answer, text, NO_RIVALS) == 0 and not any(
                _is_right(other, one) for one in taken
            ):
                taken.append(text)
                yield text

    def _words(self, text: str) -> str:
        return f" {loosen(bare(fold(text, self._language)), self._language)} "

    def _by_nearness(self) -> list[Answer]:
        siblings = {literal(text) for text in self._of_siblings()}
        others = [other for other in self._same_shape() if literal(other.text) not in siblings]
        if len(others) > _LOOKED_AT:
            others = self.chance.sample(others, _LOOKED_AT)
        distances = [
            (_distance(self.question.answer, other), at) for at, other in enumerate(others)
        ]
        return [others[at] for distance, at in sorted(distances) if distance < _TOO_FAR]

    def _of_siblings(self) -> Iterator[str]:
        for other in self.question.deck.questions:
            if other.family == self.question.family:
                yield from other.answer.spellings

    def _same_shape(self) -> Iterator[Answer]:
        """The deck's other answers of the same kind and shape; of other sets their members."""
        for other in self.question.deck.questions:
            if (
                other.kind != self.question.kind
                or other.family == self.question.family
                or other.draft
            ):
                continue
            if isinstance(other.answer, SetAnswer):
                yield from other.answer.members
            elif isinstance(other.answer, type(self.question.answer)):
                yield other.answer


_TOO_FAR = float("inf")


def _credit(answer: Answer, text: str, rivals: Rivals) -> float | None:
    """What a choice would earn; None where it would be asked again."""
    verdict = answer.grade(text, rivals)
    return verdict.credit if isinstance(verdict, Verdict) else None


def _is_right(other: Answer, text: str) -> bool:
    """Whether another answer and a choice are the same thing."""
    return isinstance(other, TextAnswer) and bool(_credit(other, text, NO_RIVALS))


def _like(answer: Answer, text: str, language: str) -> str:
    """A choice in the form of the right one, so that its form does not tell it."""
    try:
        match answer:
            case DateAnswer():
                return DateAnswer.read(text, language=language).shown
            case NumberAnswer():
                return answer.like(text)
            case _:
                return text
    except ValueError:
        return text


def _distance(answer: Answer, other: Answer) -> float:
    """How unlike in form two answers are: years apart, magnitudes apart, words and letters apart."""
    match answer, other:
        case DateAnswer(), DateAnswer():
            # A year among days, or a day among spans, is told by its form.
            return (
                answer.days_from(other)
                if _outline(answer.shown) == _outline(other.shown)
                else _TOO_FAR
            )
        case NumberAnswer(), NumberAnswer():
            apart = answer.magnitudes_from(other.text)
            return apart if apart <= _SAME_MAGNITUDE else _TOO_FAR
        case TextAnswer(), TextAnswer():
            return _unlike(answer, other, named=answer.form is Form.NAME)
        case SetAnswer(), TextAnswer():
            # What else a deck asks for in lists is of another sort, unless it looks quite the same.
            nearest = min(_unlike(member, other, named=True) for member in answer.members)
            return nearest if nearest < 1 else _TOO_FAR
    return _TOO_FAR


def _outline(shown: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", shown))


def _unlike(answer: TextAnswer, other: TextAnswer, *, named: bool) -> float:
    one, two = answer.text, other.text
    if _scripts(one) != _scripts(two):
        return _TOO_FAR
    if named and (names.person(one) is None) != (names.person(two) is None):
        return _TOO_FAR
    words = abs(len(one.split()) - len(two.split()))
    letters = abs(len(one) - len(two)) / max(len(one), len(two))
    traits = zip(_traits(one), _traits(two), strict=True)
    return words + letters + sum(mine != theirs for mine, theirs in traits)


def _traits(text: str) -> Iterable[bool]:
    return text.isupper(), text[:1].isupper(), any(map(str.isdigit, text)), "(" in text


def _scripts(text: str) -> frozenset[str]:
    return frozenset(
        unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()
    )
