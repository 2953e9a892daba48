"""The choices of a question that is answered by choosing: the right ones and wrong ones."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from quiz.answers import (
    NO_RIVALS,
    DateAnswer,
    Form,
    Gaps,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    Rivals,
    SelfRated,
    SetAnswer,
    TextAnswer,
    Verdict,
    bare,
    fold,
    literal,
)
from quiz.decks import Question
from quiz.study.twins import earns
from quiz.values import record

if TYPE_CHECKING:
    from quiz.answers import Answer

WRONG_CHOICES = 3
"""The wrong choices beside a right one; with fewer plausible ones a question is typed."""
_NEAREST = 6
"""The answers of the deck, nearest in form, that wrong choices are drawn from."""
_LOOKED_AT = 300
"""The most answers of a deck to look at: of a larger deck the nearest in a sample are near
enough."""
_SAME_MAGNITUDE = 1.0
"""Powers of ten that numbers are apart: further ones can be told apart knowing nothing."""
_TOO_FAR = float("inf")


def choices(
    question: Question,
    seed: int,
    *,
    typed: bool = False,
    mix: str = "",
    twins: Callable[[str], Sequence[Question]] = lambda _: (),
) -> tuple[str, ...]:
    """The choices of a question in the order shown; none where it is to be typed.

    A shape that is always chosen shows all it has: items to put in order, of pairs the right sides
    and the spare ones. The same seed gives the same choices in the same places, and the right one's
    place is uniform. `mix` stands in for the question's fingerprint, where its choices are to be
    mixed anew or to stay as they are over an edit. What answers one of its `twins`, which have its
    prompt, is no wrong choice.
    """
    chance = random.Random(f"{seed}:{mix or question.fingerprint}")
    answer = question.answer
    match answer:
        case OneChoice():
            if answer.in_order:
                return answer.options
            options = [answer.text, *_wrong_everywhere(question, answer.wrong, twins)]
            chance.shuffle(options)
            return tuple(options)
        case Ordering():
            return _mixed(answer.items, question, chance, right_order=answer.items)
        case Pairs():
            return _mixed(answer.rights, question, chance)
        case SelfRated() | Gaps():
            return ()
        case SetAnswer():
            right = [member.text for member in answer.members]
        case TextAnswer() | DateAnswer() | NumberAnswer():
            right = [answer.shown]
        case _:
            assert_never(answer)
    return () if typed else _beside_wrong_ones(right, _Table(question, right, chance, twins))


def _wrong_everywhere(
    question: Question, wrong: tuple[str, ...], twins: Callable[[str], Sequence[Question]]
) -> Sequence[str]:
    """The wrong choices that are right for no twin either; all, where there is no other."""
    language = question.deck.language

    def is_right(text: str) -> bool:
        rights = (fold(twin.answer.text, language) for twin in twins(text))
        return fold(text, language) in rights

    return [text for text in wrong if not is_right(text)] or wrong


def _mixed(
    items: Iterable[str],
    question: Question,
    chance: random.Random,
    *,
    right_order: tuple[str, ...] | None = None,
) -> tuple[str, ...]:
    """Items and the spare ones of a question, in any order but the right one."""
    mixed = [*items, *(wrong.text for wrong in question.wrong)]
    chance.shuffle(mixed)
    while tuple(mixed) == right_order:
        chance.shuffle(mixed)
    return tuple(mixed)


def _beside_wrong_ones(right: list[str], table: _Table) -> tuple[str, ...]:
    """The right choices among wrong ones; none where there are too few plausible wrong ones."""
    # As many wrong as right ones at least, so that ticking all of a set earns nothing.
    count = max(WRONG_CHOICES, len(right))
    wrong = table.wrong(count)
    options = [*right, *wrong]
    table.chance.shuffle(options)
    return tuple(options) if len(wrong) == count else ()


@record
class _Table:
    """The right choices of a question, and the wrong ones that may be laid beside them."""

    question: Question
    right: list[str]
    chance: random.Random
    twins: Callable[[str], Sequence[Question]]

    def wrong(self, count: int) -> list[str]:
        """So many wrong choices: the entry's own, then answers of the deck near in form."""
        answer, rivals = self.question.answer, self.question.rivals
        own: list[str] = []
        for wrong in self.question.wrong:
            text = _like(answer, wrong.text, self._language)
            if not self._is_new(text, own) or earns(self.twins(text), text):
                continue
            if _credit(answer, text, rivals) == 0:
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
        known = {fold(choice, self._language) for choice in (*self.right, *taken)}
        return fold(text, self._language) not in known

    def _of_the_deck(self, own: list[str]) -> Iterator[str]:
        """Other answers that could be meant and are not, the nearest in form first."""
        answer, taken, prompt = self.question.answer, list(own), self._words(self.question.prompt)
        for other in self._by_nearness():
            shown = other.shown if isinstance(other, DateAnswer) else other.text
            text = _like(answer, shown, self._language)
            if not self._is_new(text, taken) or self._words(text) in prompt:
                continue
            # Without rivals: what could be taken for the answer, or for another choice, is no
            # choice beside it.
            is_wrong = _credit(answer, text, NO_RIVALS) == 0 and not earns(self.twins(text), text)
            if is_wrong and not any(_is_right(other, choice) for choice in taken):
                taken.append(text)
                yield text

    def _words(self, text: str) -> str:
        from quiz.answers import loosen

        return f" {loosen(bare(fold(text, self._language)), self._language)} "

    def _by_nearness(self) -> list[Answer]:
        siblings = {literal(text) for text in self._of_siblings()}
        others = [other for other in self._same_shape() if literal(other.text) not in siblings]
        if len(others) > _LOOKED_AT:
            others = self.chance.sample(others, _LOOKED_AT)
        distances = [
            (_distance(self.question.answer, other), index) for index, other in enumerate(others)
        ]
        return [others[index] for distance, index in sorted(distances) if distance < _TOO_FAR]

    def _of_siblings(self) -> Iterator[str]:
        for other in self.question.deck.questions:
            if other.family == self.question.family:
                yield from other.answer.spellings

    def _same_shape(self) -> Iterator[Answer]:
        """The deck's other answers of the same kind and shape; of other sets their members."""
        for other in self.question.deck.questions:
            is_sibling = other.family == self.question.family
            if is_sibling or other.kind != self.question.kind or other.draft:
                continue
            if isinstance(other.answer, SetAnswer):
                yield from other.answer.members
            elif isinstance(other.answer, type(self.question.answer)):
                yield other.answer


def _credit(answer: Answer, text: str, rivals: Rivals) -> float | None:
    """The credit of a choice; None where it would be asked again."""
    verdict = answer.grade(text, rivals)
    return verdict.credit if isinstance(verdict, Verdict) else None


def _is_right(other: Answer, text: str) -> bool:
    """True if another answer and a choice are the same thing."""
    return isinstance(other, TextAnswer) and bool(_credit(other, text, NO_RIVALS))


def _like(answer: Answer, text: str, language: str) -> str:
    """A choice in the form of the right one, so that its form does not give it away."""
    try:
        match answer:
            case DateAnswer():
                return DateAnswer.read(text, language=language).shown
            case NumberAnswer():
                return answer.like(text)
            case TextAnswer() | SetAnswer() | OneChoice() | Ordering() | Pairs():
                return text
            case Gaps() | SelfRated():
                return text
            case _:
                assert_never(answer)
    except ValueError:
        return text


def _distance(answer: Answer, other: Answer) -> float:
    """The difference in form of two answers: years, magnitudes, or words and letters apart."""
    match answer:
        case DateAnswer():
            return _days_apart(answer, other) if isinstance(other, DateAnswer) else _TOO_FAR
        case NumberAnswer():
            return _magnitudes_apart(answer, other) if isinstance(other, NumberAnswer) else _TOO_FAR
        case TextAnswer():
            if not isinstance(other, TextAnswer):
                return _TOO_FAR
            return _unlike(answer, other, named=answer.form is Form.NAME)
        case SetAnswer():
            return _unlike_members(answer, other) if isinstance(other, TextAnswer) else _TOO_FAR
        case OneChoice() | Ordering() | Pairs() | Gaps() | SelfRated():
            return _TOO_FAR
        case _:
            assert_never(answer)


def _days_apart(answer: DateAnswer, other: DateAnswer) -> float:
    # A year among days, or a day among spans, is given away by its form.
    is_alike = _outline(answer.shown) == _outline(other.shown)
    return answer.days_from(other) if is_alike else _TOO_FAR


def _magnitudes_apart(answer: NumberAnswer, other: NumberAnswer) -> float:
    apart = answer.magnitudes_from(other.text)
    return apart if apart <= _SAME_MAGNITUDE else _TOO_FAR


def _unlike_members(answer: SetAnswer, other: TextAnswer) -> float:
    # The members of another list are of another sort, unless they look quite the same.
    nearest = min(_unlike(member, other, named=True) for member in answer.members)
    return nearest if nearest < 1 else _TOO_FAR


def _outline(shown: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", shown))


def _unlike(answer: TextAnswer, other: TextAnswer, *, named: bool) -> float:
    text, its_text = answer.text, other.text
    if _scripts(text) != _scripts(its_text):
        return _TOO_FAR
    from quiz.answers import person  # what is typed is asked without choices

    if named and (person(text) is None) != (person(its_text) is None):
        return _TOO_FAR
    words = abs(len(text.split()) - len(its_text.split()))
    letters = abs(len(text) - len(its_text)) / max(len(text), len(its_text))
    traits = zip(_traits(text), _traits(its_text), strict=True)
    return words + letters + sum(mine != theirs for mine, theirs in traits)


def _traits(text: str) -> Iterable[bool]:
    return text.isupper(), text[:1].isupper(), any(map(str.isdigit, text)), "(" in text


def _scripts(text: str) -> frozenset[str]:
    return frozenset(
        unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()
    )
