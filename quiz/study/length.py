"""How long an answer can be: one rule for every face, before anything is graded or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.study.turns import Turn

MOST_CHARACTERS = 2_000
"""The most characters of a typed answer; of a set or a text with gaps, of each part."""


class TooLong(NamedTuple):
    """A response that is no answer and no review: it is asked again."""

    length: int

    @property
    def remark(self) -> str:
        return f"An answer has at most {MOST_CHARACTERS:,} characters; this has {self.length:,}."


def too_long(turn: Turn, response: str) -> TooLong | None:
    """The length of the longest line of a response, if it is more than an answer can have.

    A response that is made of the deck's own texts is as long as they are.
    """
    from quiz.answers import Ordering, Pairs, SelfRated  # a line to type in needs none of them

    if turn.choices or isinstance(turn.question.answer, Ordering | Pairs | SelfRated):
        return None
    length = max(map(len, response.split("\n")))
    return TooLong(length) if length > MOST_CHARACTERS else None
