"""A number that somebody wrote, and how far from it is near enough."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.fields import Fields


class Qualifier(StrEnum):
    """Sense of the word before a number."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Notation(StrEnum):
    """Way in which a number was written; the habit of separators matters to the first two."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    FRACTION = "fraction"
    SCALED = "scaled"


class Amount(NamedTuple):
    """A number that somebody wrote."""

    written: str
    value: Fraction
    qualifier: Qualifier = Qualifier.EXACT
    notation: Notation = Notation.WHOLE
    before: str = ""
    """Text before the digits, such as a currency sign; a mark after it (`bones:`) stays."""
    after: str = ""
    """Text behind them: a unit, `%` for every way to say per cent, or other words."""
    step: Fraction = Fraction(0)
    """The worth of the last digit that was written: 1000 of `5 thousand`; 0 of a fraction."""

    @classmethod
    def of(cls, fields: Fields) -> Amount:
        return cls(
            fields.text("written"),
            fields.fraction("value"),
            Qualifier(fields.text("qualifier")),
            Notation(fields.text("notation")),
            before=fields.text("before"),
            after=fields.text("after"),
            step=fields.fraction("step"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "written": self.written,
            "value": f"{self.value}",
            "qualifier": self.qualifier,
            "notation": self.notation,
            "before": self.before,
            "after": self.after,
            "step": f"{self.step}",
        }


class Margin(NamedTuple):
    """Distance from the answer at which a response is still right."""

    size: Fraction
    percent: bool = False

    @classmethod
    def of(cls, fields: Fields) -> Margin:
        return cls(fields.fraction("size"), fields.truth("percent"))

    def fields(self) -> dict[str, object]:
        return {"size": f"{self.size}", "percent": self.percent}

    def holds(self, value: Fraction, got: Fraction) -> bool:
        reach = abs(value) * self.size / 100 if self.percent else self.size
        return abs(got - value) <= reach
