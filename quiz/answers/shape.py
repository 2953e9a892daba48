"""Which shapes there are, and answers of any shape as the fields of a JSON text.

A shape has a method `fields`, which gives the shape and its fields as JSON has them, and a class
method `of`, which takes such fields and raises ValueError where they are of no answer.
"""

from __future__ import annotations

from enum import StrEnum

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers import Answer
    from quiz.answers.gaps import GapAnswer
    from quiz.fields import Fields


class Shape(StrEnum):
    """The word for a shape where answers are written down."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    SET = "set"
    ONE_CHOICE = "one choice"
    ORDERING = "ordering"
    PAIRS = "pairs"
    GAPS = "gaps"
    SELF_RATED = "self-rated"


def answer_of(fields: Fields) -> Answer:
    """The answer that some fields are of; ValueError if they are of none."""
    from typing import assert_never

    from quiz import answers  # each file is read when its shape first comes

    match shape := Shape(fields.text("shape")):
        case Shape.TEXT | Shape.DATE | Shape.NUMBER:
            return gap_of(fields)
        case Shape.SET:
            return answers.SetAnswer.of(fields)
        case Shape.ONE_CHOICE:
            return answers.OneChoice.of(fields)
        case Shape.ORDERING:
            return answers.Ordering.of(fields)
        case Shape.PAIRS:
            return answers.Pairs.of(fields)
        case Shape.GAPS:
            return answers.Gaps.of(fields)
        case Shape.SELF_RATED:
            return answers.SelfRated.of(fields)
        case _:
            return assert_never(shape)


def gap_of(fields: Fields) -> GapAnswer:
    """The same for what a gap can hold."""
    from quiz import answers

    match Shape(fields.text("shape")):
        case Shape.TEXT:
            return answers.TextAnswer.of(fields)
        case Shape.DATE:
            return answers.DateAnswer.of(fields)
        case Shape.NUMBER:
            return answers.NumberAnswer.of(fields)
        case other:
            raise ValueError(f"no gap holds {other}")
