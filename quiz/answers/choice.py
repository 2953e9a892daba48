"""An answer that is one of a few texts shown."""

from __future__ import annotations

from quiz.answers.shape import Shape
from quiz.answers.texts.folding import literal
from quiz.answers.verdict import RIGHT, WRONG, Verdict
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts import Group
    from quiz.fields import Fields


class OneChoice(NamedTuple):
    """The right text and the wrong ones beside it."""

    text: str
    wrong: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Short forms of the right text that a keyboard may send, such as `t`."""
    in_order: bool = False
    """The choices keep one order, as true and false do."""

    @classmethod
    def of(cls, fields: Fields) -> OneChoice:
        return cls(
            fields.text("text"),
            fields.texts("wrong"),
            fields.texts("also"),
            fields.truth("in_order"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "shape": Shape.ONE_CHOICE,
            "text": self.text,
            "wrong": [*self.wrong],
            "also": [*self.also],
            "in_order": self.in_order,
        }

    @property
    def shown(self) -> str:
        return self.text

    @property
    def spellings(self) -> tuple[str, ...]:
        return ()

    @property
    def options(self) -> tuple[str, ...]:
        """All choices in the deck's order, or true before false where the order is fixed."""
        options = (self.text, *self.wrong)
        return tuple(sorted(options, reverse=True)) if self.in_order else options

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Verdict:  # noqa: ARG002 - every shape is graded alike
        """Credit 1 for the right text, else 0."""
        return RIGHT if literal(response) in map(literal, (self.text, *self.also)) else WRONG
