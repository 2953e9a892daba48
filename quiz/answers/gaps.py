"""An answer that is what stands in the gaps of a text, all of them asked at once.

A response is one gap a line, in the order of the text; an empty line is a gap left empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from quiz.answers.credits import exact
from quiz.answers.shape import Shape, gap_of
from quiz.answers.texts.folding import collapse
from quiz.answers.verdict import WRONG, Grade, Mark, Part, Unclear, Verdict
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeAlias

    from quiz.answers.date import DateAnswer
    from quiz.answers.number import NumberAnswer
    from quiz.answers.rivals import Rivals
    from quiz.answers.text import TextAnswer
    from quiz.answers.texts import Group
    from quiz.fields import Fields

    GapAnswer: TypeAlias = TextAnswer | NumberAnswer | DateAnswer


BLANK = "_____"
"""A gap in a prompt that is shown as a text."""


class Gaps(NamedTuple):
    """The gaps and the text around them."""

    gaps: tuple[GapAnswer, ...]
    around: tuple[str, ...]
    """The text before, between and behind the gaps: one piece more than there are gaps."""

    @classmethod
    def of(cls, fields: Fields) -> Gaps:
        gaps = tuple(map(gap_of, fields.inners("gaps", least=1)))
        around = fields.texts("around")
        if len(around) != len(gaps) + 1:
            raise ValueError("the text around the gaps has another number of pieces")
        return cls(gaps, around)

    def fields(self) -> dict[str, object]:
        return {
            "shape": Shape.GAPS,
            "gaps": [gap.fields() for gap in self.gaps],
            "around": [*self.around],
        }

    @property
    def text(self) -> str:
        return "\n".join(collapse(gap.text) for gap in self.gaps)

    @property
    def shown(self) -> str:
        return "; ".join(collapse(gap.shown) for gap in self.gaps)

    @property
    def spellings(self) -> tuple[str, ...]:
        return ()

    def groups(self) -> tuple[Group, ...]:
        """Each gap's spellings by themselves."""
        return tuple(group for gap in self.gaps for group in gap.groups())

    def grade(self, response: str, rivals: Rivals) -> Grade:
        """Credit right gaps / gaps, a gap half right being half; unclear while one gap is."""
        if not response.strip():
            return Verdict(
                0.0, parts=tuple(Part(collapse(gap.shown), Mark.MISSED) for gap in self.gaps)
            )
        typed = [collapse(line) for line in response.split("\n")]
        typed += [""] * (len(self.gaps) - len(typed))
        verdicts: list[Verdict] = []
        for gap, text in zip(self.gaps, typed, strict=False):
            verdict = (
                gap.grade(text, rivals.and_also(partial(self._others, gap))) if text else WRONG
            )
            if isinstance(verdict, Unclear):
                return verdict
            verdicts.append(verdict)
        right = sum(verdict.right for verdict in verdicts)
        partly = sum(0 < verdict.credit < 1 for verdict in verdicts)
        others = f", {partly} partly right" if partly else ""
        return Verdict(
            float(sum(exact(verdict.credit) for verdict in verdicts) / len(self.gaps)),
            f"{right} of {len(self.gaps)} gaps right{others}.",
            tuple(map(_part, self.gaps, typed, verdicts)),
        )

    def _others(self, gap: GapAnswer) -> Iterator[str]:
        for other in self.gaps:
            if other is not gap:
                yield from other.spellings


def _part(gap: GapAnswer, typed: str, verdict: Verdict) -> Part:
    if not typed:
        return Part(collapse(gap.shown), Mark.MISSED)
    shown = collapse(verdict.shown or gap.shown)
    if verdict.right:
        return Part(shown, Mark.RIGHT, verdict.note)
    if not verdict.credit:
        return Part(shown, Mark.WRONG, f"you said {typed}")
    from quiz.answers.text import TextAnswer

    if isinstance(gap, TextAnswer):  # a wrong form, which the note names
        return Part(shown, Mark.HALF, verdict.note)
    return Part(shown, Mark.HALF, f"{100 * verdict.credit:.0f} % right, you said {typed}")
