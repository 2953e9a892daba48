"""Answers with one spelling more: a learner may ask a deck to accept it from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quiz.answers.choice import OneChoice
from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.set import SetAnswer
from quiz.answers.text import TextAnswer
from quiz.answers.texts.folding import collapse
from quiz.answers.verdict import Mark, Verdict
from quiz.values import NamedTuple, replace

if TYPE_CHECKING:
    from quiz.answers import Answer

MOST = 9
"""Spellings that are offered at once: each has a digit."""


class Spelling(NamedTuple):
    """Another way to write an answer."""

    text: str
    part: str = ""
    """The member of a set that it spells; empty for other answers."""


def takes_spellings(answer: Answer) -> bool:
    """True if a deck can give other spellings of an answer."""
    match answer:
        case TextAnswer() | DateAnswer() | NumberAnswer() | SetAnswer():
            return True
        case OneChoice() | Ordering() | Pairs() | Gaps() | SelfRated():
            return False
        case _:
            assert_never(answer)


def with_spelling(answer: Answer, spelling: Spelling) -> Answer:
    """The answer with one spelling more; ValueError says why it cannot have it."""
    match answer:
        case TextAnswer():
            return replace(answer, also=(*answer.also, spelling.text))
        case NumberAnswer():
            return answer._replace(also=(*answer.also, spelling.text))
        case DateAnswer():
            return DateAnswer.read(
                answer.text,
                also=(*answer.also, spelling.text),
                language=answer.language,
                years_given=answer.years,
                prompt=answer.prompt,
            )
        case SetAnswer():
            return _with_member(answer, spelling)
        case OneChoice() | Ordering() | Pairs() | Gaps() | SelfRated():
            return answer
        case _:
            assert_never(answer)


def _with_member(answer: SetAnswer, spelling: Spelling) -> SetAnswer:
    if all(member.text != spelling.part for member in answer.members):
        raise ValueError(f'"{spelling.part}" is no member of this answer.')
    members = (
        replace(member, also=(*member.also, spelling.text))
        if member.text == spelling.part
        else member
        for member in answer.members
    )
    return answer._replace(members=tuple(members))


def with_spellings(answer: Answer, spellings: tuple[Spelling, ...]) -> Answer:
    """The answer with all spellings that are new to it and that it can have."""
    for spelling in spellings:
        if spelling.text in answer.spellings:
            continue
        try:
            answer = with_spelling(answer, spelling)
        except ValueError:  # the deck has changed since
            continue
    return answer


def proposals(answer: Answer, response: str, verdict: Verdict) -> tuple[Spelling, ...]:
    """Spellings that a response could be accepted as, likeliest first; none if it is right."""
    if verdict.right or not takes_spellings(answer) or not response.strip():
        return ()
    if not isinstance(answer, SetAnswer):
        return (Spelling(collapse(response)),)
    from difflib import SequenceMatcher

    strays = [collapse(part.text) for part in verdict.parts if part.mark is Mark.WRONG]
    missed = [part.text for part in verdict.parts if part.mark is Mark.MISSED]
    if not verdict.parts:
        strays = list(dict.fromkeys(map(collapse, response.split("\n"))))
        missed = [member.text for member in answer.members]
    pairs = [Spelling(stray, member) for stray in strays if stray for member in missed]
    pairs.sort(key=lambda spelling: -SequenceMatcher(None, *spelling).ratio())
    return tuple(pairs[:MOST])
