"""The right answer typed once, after one that was not: it teaches, and no record changes."""

from __future__ import annotations

from typing import TypeAlias

from quiz.answers import (
    DateAnswer,
    Gaps,
    Mark,
    NumberAnswer,
    SetAnswer,
    TextAnswer,
    Verdict,
    collapse,
)
from quiz.decks import Question
from quiz.study.turns import Outcome
from quiz.values import NamedTuple

Typed: TypeAlias = TextAnswer | NumberAnswer | DateAnswer


class Piece(NamedTuple):
    """A part of an answer that is to be typed."""

    shown: str
    answer: Typed


class Retyping:
    """What is left to type of an answer: all of it, or the parts of a set or of gaps not right."""

    def __init__(self, question: Question, verdict: Verdict) -> None:
        self._question = question
        self._in_turn = isinstance(question.answer, Gaps)
        self.left = _pieces(question, verdict)

    def take(self, text: str) -> bool:
        """Takes a typed text, and says whether it is a part that was left."""
        for piece in self.left[:1] if self._in_turn else self.left:
            verdict = piece.answer.grade(text, self._question.rivals)
            if isinstance(verdict, Verdict) and verdict.right:
                self.left = [other for other in self.left if other is not piece]
                return True
        return False


def begin_retyping(outcome: Outcome) -> Retyping | None:
    """The retyping after an outcome; None where the answer was right, or was not typed."""
    if outcome.verdict.right or outcome.turn.choices:
        return None
    begun = Retyping(outcome.turn.question, outcome.verdict)
    return begun if begun.left else None


def _pieces(question: Question, verdict: Verdict) -> list[Piece]:
    answer = question.answer
    match answer:
        case TextAnswer() | NumberAnswer() | DateAnswer():
            return [Piece(collapse(verdict.shown or answer.shown), answer)]
        case SetAnswer():
            # Not by what was missed: a verdict on nothing has no parts.
            right = {part.text for part in verdict.parts if part.mark is Mark.RIGHT}
            return [Piece(m.text, m) for m in answer.members if m.text not in right]
        case Gaps():
            parts = zip(answer.gaps, verdict.parts, strict=True)
            return [Piece(part.text, gap) for gap, part in parts if part.mark is not Mark.RIGHT]
        case _:
            return []
