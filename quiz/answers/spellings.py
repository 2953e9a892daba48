"""Answers with one spelling more: what a learner may ask a deck to accept from now on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from quiz.answers.date import DateAnswer
from quiz.answers.number import NumberAnswer
from quiz.answers.set import SetAnswer
from quiz.answers.text import TextAnswer
from quiz.answers.texts.folding import collapse
from quiz.answers.verdict import Mark, Verdict

if TYPE_CHECKING:
    from quiz.answers import Answer

MOST = 9
"""Spellings that are offered at once: each has a digit."""


class Spelling(NamedTuple):
    """Another way to write an answer."""

    text: str
    part: str = ""
    """The member that it spells, of a set."""


def takes_spellings(answer: Answer) -> bool:
    """Whether a deck can give other spellings of an answer."""
    return isinstance(answer, TextAnswer | DateAnswer | NumberAnswer | SetAnswer)


def with_spelling(answer: Answer, spelling: Spelling) -> Answer:
    """The answer with a spelling more; ValueError says why it cannot have it."""
    if isinstance(answer, SetAnswer):
        return _with_member(answer, spelling)
    if isinstance(answer, TextAnswer):
        return replace(answer, also=(*answer.also, spelling.text))
    if isinstance(answer, NumberAnswer):
        return replace(answer, also=(*answer.also, spelling.text))
    if isinstance(answer, DateAnswer):
        also = (*answer.also, spelling.text)
        return DateAnswer.read(
            answer.text, also=also, language=answer.language, years_given=answer.years_given
        )
    return answer


def _with_member(answer: SetAnswer, spelling: Spelling) -> SetAnswer:
    if all(member.text != spelling.part for member in answer.members):
        raise ValueError(f'"{spelling.part}" is no member of this answer.')
    members = (
        replace(one, also=(*one.also, spelling.text)) if one.text == spelling.part else one
        for one in answer.members
    )
    return replace(answer, members=tuple(members))


def with_spellings(answer: Answer, spellings: tuple[Spelling, ...]) -> Answer:
    """The answer with all the spellings that it can have and has not."""
    for spelling in spellings:
        if spelling.text in answer.spellings:
            continue
        try:
            answer = with_spelling(answer, spelling)
        except ValueError:  # the deck has changed since
            continue
    return answer


def offered(answer: Answer, response: str, verdict: Verdict) -> tuple[Spelling, ...]:
    """What a typed response could be accepted as from now on, the likeliest first; nothing if it is
    right already."""
    if verdict.right or not takes_spellings(answer) or not response.strip():
        return ()
    if not isinstance(answer, SetAnswer):
        return (Spelling(collapse(response)),)
    from difflib import SequenceMatcher

    strays = [collapse(part.text) for part in verdict.parts if part.mark is Mark.WRONG]
    missed = [part.text for part in verdict.parts if part.mark is Mark.MISSED]
    if not verdict.parts:
        strays, missed = (
            list(dict.fromkeys(map(collapse, response.split("\n")))),
            [one.text for one in answer.members],
        )
    pairs = [Spelling(stray, member) for stray in strays if stray for member in missed]
    return tuple(sorted(pairs, key=lambda one: -SequenceMatcher(None, *one).ratio())[:MOST])
