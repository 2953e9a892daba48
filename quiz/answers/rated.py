"""An answer that the learner compares and rates: the back of a card."""

from __future__ import annotations

from quiz.answers.shape import Shape
from quiz.answers.texts.folding import literal
from quiz.answers.verdict import Verdict
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts import Group
    from quiz.fields import Fields

WORDS = {"again": 0.0, "hard": 1.0, "good": 1.0, "easy": 1.0}
"""Ratings that a learner may give a card, and the credit of each."""


class SelfRated(NamedTuple):
    """The back of a card, in Markdown."""

    text: str

    @classmethod
    def of(cls, fields: Fields) -> SelfRated:
        return cls(fields.text("text"))

    def fields(self) -> dict[str, object]:
        return {"shape": Shape.SELF_RATED, "text": self.text}

    @property
    def shown(self) -> str:
        return self.text

    @property
    def spellings(self) -> tuple[str, ...]:
        return ()

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Verdict:  # noqa: ARG002 - every shape is graded alike
        """Credit 1 where the learner knew it, 0 for again and for anything that is no rating."""
        return Verdict(WORDS.get(literal(response), 0.0))
