"""An answer that is a sequence: the items shown, put into the right order.

A response is one item a line. Items that their authors wrote over several lines are one line there,
as blanks do not count. What is no item is passed over, and of an item named twice the first counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quiz.answers.shape import Shape
from quiz.answers.texts.folding import collapse, literal
from quiz.answers.verdict import Mark, Part, Verdict
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts import Group
    from quiz.fields import Fields


class Ordering(NamedTuple):
    """The items in the right order."""

    items: tuple[str, ...]

    @classmethod
    def of(cls, fields: Fields) -> Ordering:
        return cls(fields.texts("items", least=1))

    def fields(self) -> dict[str, object]:
        return {"shape": Shape.ORDERING, "items": [*self.items]}

    @property
    def text(self) -> str:
        return order_response(self.items)

    @property
    def shown(self) -> str:
        return " → ".join(map(collapse, self.items))

    @property
    def spellings(self) -> tuple[str, ...]:
        return ()

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Verdict:  # noqa: ARG002 - every shape is graded alike
        """Credit (most items in rising order, neighbours or not) / size; 0 if that is one item."""
        index_of = {literal(item): index for index, item in enumerate(self.items)}
        named = dict.fromkeys(index_of.get(literal(line)) for line in response.split("\n"))
        given = [index for index in named if index is not None]
        in_order = longest_rising(given)
        count = len(in_order) if len(in_order) > 1 else 0
        parts = tuple(
            self._part(index, given, is_right=index in in_order and count > 0)
            for index in range(self._size)
        )
        return Verdict(
            count / self._size,
            f"{count} of {self._size} in the right order." if given else "",
            parts,
        )

    @property
    def _size(self) -> int:
        return len(self.items)

    def _part(self, index: int, given: list[int], *, is_right: bool) -> Part:
        text = collapse(self.items[index])
        if index not in given:
            return Part(text, Mark.MISSED)
        place = given.index(index)
        if is_right:  # among the others, whatever its place
            return Part(text, Mark.RIGHT)
        where = f"you put it at {place + 1}" if place != index else "you put it here, out of order"
        return Part(text, Mark.WRONG, where)


def order_response(items: Sequence[str]) -> str:
    """The response that puts items into this order."""
    return "\n".join(map(collapse, items))


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The longest part, of neighbours or not, in which each number is larger than the last."""
    ends: list[int] = []
    """At each length the smallest number with which a rising part of that length can end."""
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    part: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        part.append(last)
        last = before[last]
    return part[::-1]
