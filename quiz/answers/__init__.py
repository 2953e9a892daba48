"""The shapes an answer can take, one file each, and how each is graded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # a deck without dates need not load the calendar
    from quiz.answers.choice import OneChoice
    from quiz.answers.date import DateAnswer
    from quiz.answers.gaps import Gaps
    from quiz.answers.number import NumberAnswer
    from quiz.answers.order import Ordering
    from quiz.answers.pairs import Pairs
    from quiz.answers.rated import SelfRated
    from quiz.answers.set import SetAnswer
    from quiz.answers.text import TextAnswer

    Answer: TypeAlias = (
        TextAnswer
        | DateAnswer
        | NumberAnswer
        | SetAnswer
        | OneChoice
        | Ordering
        | Pairs
        | Gaps
        | SelfRated
    )
