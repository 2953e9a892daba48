r"""An answer that is pairs: each left side with its right one.

A response is one pair a line, `left -> right`, in any order. An arrow inside a side is written
`-\>`, and one with backslashes in it gets one more, so that a deck's text comes back as it was.
A side over several lines is one line there. Of a left side paired twice the last pair counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.answers.shape import Shape
from quiz.answers.texts.folding import collapse, literal
from quiz.answers.verdict import Mark, Part, Verdict
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts import Group
    from quiz.fields import Fields

ARROW = "->"


class Pairs(NamedTuple):
    """The pairs as the deck has them; a right side may belong to several left ones."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, fields: Fields) -> Pairs:
        pairs = zip(fields.texts("lefts", least=1), fields.texts("rights"), strict=True)
        return cls(tuple(pairs))

    def fields(self) -> dict[str, object]:
        return {
            "shape": Shape.PAIRS,
            "lefts": [*self.lefts],
            "rights": [right for _, right in self.pairs],
        }

    @property
    def text(self) -> str:
        """The pairs in one order whatever the deck's: pairs reordered are the same answer."""
        return pairs_response(sorted(self.pairs))

    @property
    def shown(self) -> str:
        return "; ".join(f"{collapse(left)} → {collapse(right)}" for left, right in self.pairs)

    @property
    def spellings(self) -> tuple[str, ...]:
        return ()

    @property
    def lefts(self) -> tuple[str, ...]:
        return tuple(left for left, _ in self.pairs)

    @property
    def rights(self) -> tuple[str, ...]:
        """Each right side once."""
        return tuple({literal(right): right for _, right in self.pairs}.values())

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Verdict:  # noqa: ARG002 - every shape is graded alike
        """Credit right pairs / pairs."""
        given = {literal(left): right for left, right in pairs_in(response)}
        parts = tuple(
            _part(left, right, given.get(literal(left), "")) for left, right in self.pairs
        )
        right = sum(part.mark is Mark.RIGHT for part in parts)
        return Verdict(
            right / len(parts), f"{right} of {len(parts)} pairs right." if given else "", parts
        )


def _part(left: str, right: str, given: str) -> Part:
    text = f"{collapse(left)} → {collapse(right)}"
    if not given:
        return Part(text, Mark.MISSED)
    if literal(given) == literal(right):
        return Part(text, Mark.RIGHT)
    return Part(text, Mark.WRONG, f"you said {given}")


def pairs_response(pairs: Iterable[tuple[str, str]]) -> str:
    """The response that makes these pairs."""
    return "\n".join(f"{_guarded(left)} {ARROW} {_guarded(right)}" for left, right in pairs)


def pairs_in(response: str) -> list[tuple[str, str]]:
    """The pairs of a response; a line without an arrow and a text on both sides is none."""
    halves = [line.partition(ARROW) for line in response.split("\n")]
    pairs = [(_unguarded(left), _unguarded(right)) for left, _, right in halves]
    return [(left, right) for left, right in pairs if left and right]


def _guarded(side: str) -> str:
    return re.sub(r"-(\\*)>", r"-\\\1>", collapse(side))


def _unguarded(side: str) -> str:
    return collapse(re.sub(r"-\\(\\*)>", r"-\1>", side))
