"""What else counts as right beside an answer as it is shown, for a learner to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from quiz.answers.texts.folding import bare, collapse, fold, literal, visible
from quiz.answers.verdict import Mark, Verdict

if TYPE_CHECKING:
    from quiz.answers import Answer
    from quiz.answers.gaps import GapAnswer


def also_right(answer: Answer, verdict: Verdict | None = None) -> tuple[str, ...]:
    """The other spellings of an answer; of several parts those of each part that was not right,
    with the part itself in brackets.

    Left out are those that differ from the answer in case, accents and the like only.
    """
    match answer:
        case TextAnswer() | DateAnswer() | NumberAnswer():
            return tuple(_others(answer))
        case SetAnswer():
            return tuple(_of_parts(answer.members, _named(answer, verdict)))
        case Gaps():
            return tuple(_of_parts(answer.gaps, _filled(answer, verdict)))
        case OneChoice() | Ordering() | Pairs() | SelfRated():
            return ()
        case _:
            assert_never(answer)


def also_beside(answer: Answer, verdict: Verdict) -> tuple[str, ...]:
    """What else would have been right, beside what a verdict that is not right shows."""
    others = () if verdict.right else also_right(answer, verdict)
    if not (others and verdict.shown):
        return others
    # It stands there in place of the first spelling.
    rest = (text for text in others if literal(text) != literal(verdict.shown))
    return (answer.shown, *rest)


def _others(answer: GapAnswer) -> Iterator[str]:
    match answer:
        case TextAnswer():
            return _other_texts(answer)
        case DateAnswer():
            from quiz.answers.dates import shown

            return _new(map(shown, answer.readings[1:]), answer.shown)
        case NumberAnswer():
            return _new(map(collapse, answer.also), answer.text, answer.shown)
        case _:
            assert_never(answer)


def _new(texts: Iterable[str], *known: str) -> Iterator[str]:
    seen = set(map(literal, known))
    for text in texts:
        if literal(text) not in seen:
            seen.add(literal(text))
            yield text


def _other_texts(answer: TextAnswer) -> Iterator[str]:
    if answer.exact:
        seen = dict.fromkeys(map(visible, answer.also))
        return (text for text in seen if text != visible(answer.text))

    from quiz.answers.texts import names

    def folded(text: str) -> str:
        return bare(fold(text, answer.language))

    known = {folded(text) for text in (answer.text, *names.bracketed(answer.text))}
    others = (text for text in map(collapse, answer.also) if folded(text) not in known)
    return _new(others)


def _named(answer: SetAnswer, verdict: Verdict | None) -> list[bool]:
    """For each member whether it was named."""
    parts = verdict.parts if verdict else ()
    right = {part.text for part in parts if part.mark is Mark.RIGHT}
    return [member.text in right for member in answer.members]


def _filled(answer: Gaps, verdict: Verdict | None) -> list[bool]:
    """For each gap whether it was right."""
    if verdict is None or len(verdict.parts) != len(answer.gaps):
        return [False] * len(answer.gaps)
    return [part.mark is Mark.RIGHT for part in verdict.parts]


def _of_parts(parts: Iterable[GapAnswer], right: Iterable[bool]) -> Iterator[str]:
    for part, is_right in zip(parts, right, strict=True):
        others = () if is_right else tuple(_others(part))
        if others:
            yield f"{', '.join(others)} ({collapse(part.shown)})"
