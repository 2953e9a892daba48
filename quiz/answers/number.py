"""An answer that is a number, with its unit or without; `numbers.grading` says what is right."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from quiz.answers.shape import Shape
from quiz.answers.texts.folding import collapse, literal
from quiz.answers.verdict import RIGHT, WRONG, Grade
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from fractions import Fraction

    from quiz.answers.numbers.amount import Amount, Margin
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts import Group
    from quiz.fields import Fields


class NumberAnswer(NamedTuple):
    """A number, other ways to write it or other numbers as good, and how near is near enough."""

    amount: Amount
    also: tuple[str, ...] = ()
    margin: Margin | None = None
    unit: str = ""
    language: str = "en"
    roman: bool = False
    context: str = ""
    """The question's own words: what stands there may stand beside the number of a response."""
    exact: bool = False
    """No other unit is converted."""

    @classmethod
    def of(cls, fields: Fields) -> NumberAnswer:
        from quiz.answers.numbers.amount import Amount, Margin

        return cls(
            Amount.of(fields.inner("amount")),
            fields.texts("also"),
            margin=Margin.of(fields.inner("margin")) if fields.has("margin") else None,
            unit=fields.text("unit"),
            language=fields.text("language"),
            roman=fields.truth("roman"),
            context=fields.text("context"),
            exact=fields.truth("exact"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "shape": Shape.NUMBER,
            "amount": self.amount.fields(),
            "also": [*self.also],
            "margin": self.margin.fields() if self.margin else None,
            "unit": self.unit,
            "language": self.language,
            "roman": self.roman,
            "context": self.context,
            "exact": self.exact,
        }

    @classmethod
    def read(
        cls,
        text: str,
        *,
        also: tuple[str, ...] = (),
        within: str = "",
        unit: str = "",
        roman: bool = False,
        language: str = "en",
        context: str = "",
        exact: bool = False,
    ) -> NumberAnswer:
        """An answer as its author wrote it; ValueError says what to write instead."""
        amount, its_unit = _read(text, unit, language=language, roman=roman)
        if not amount:
            raise ValueError(
                f'"{text}" is no number, or may be two: '
                "write it like 40,000 or 1.5 million, and its unit in the next line, like unit: km."
            )
        if unit and its_unit and not _are_one(unit, its_unit, language):
            raise ValueError(
                f'The answer is in {its_unit}, and "unit" is {unit}: write one of them.'
            )
        unit = unit or its_unit
        margin = _read_margin(within, unit, language) if within.strip() else None
        return cls(amount, also, margin, unit, language, roman, context, exact)

    @classmethod
    def read_gap(
        cls, text: str, *, also: tuple[str, ...], language: str, context: str
    ) -> NumberAnswer:
        """A gap of a cloze that reads wholly as a number; ValueError if it does not."""
        from quiz.answers.numbers.figures import in_figures

        amount = in_figures(text, language)
        if not amount:
            from quiz.answers.numbers.lenient import read_gap

            amount = read_gap(text, language=language)
        if not amount:
            raise ValueError(f'"{text}" is no number.')
        return cls(amount, also, language=language, context=context)

    @property
    def text(self) -> str:
        return self.amount.written

    @property
    def shown(self) -> str:
        return self._with_unit(self.text)

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.text, *self.also)

    def like(self, text: str) -> str:
        """Another number with this one's word and unit; ValueError if the text is no number."""
        if literal(text) in (literal(self.text), literal(self.shown)):
            return self.shown
        from quiz.answers.numbers.amounts import clean, figures_of

        plain, after = clean(self.text), self.amount.after
        lead = re.match(r"(\D*?)-?[.,]?\d", plain)
        after = f" {after}" if after and plain.endswith(f" {after}") else after
        figures = figures_of(self._number_in(text), self.language)
        return self._with_unit(f"{lead[1] if lead else ''}{figures}{after}")

    def magnitudes_from(self, text: str) -> float:
        """Powers of ten between this number and another; ValueError if the text is no number.

        |asinh(a) - asinh(b)| / ln 10: a logarithm that is defined at zero and below.
        """
        mine, other = self.amount.value, self._number_in(text).value
        try:
            return abs(math.asinh(mine) - math.asinh(other)) / math.log(10)
        except OverflowError:
            return math.inf

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Grade:  # noqa: ARG002 - every shape is graded alike
        """Credit 1 within the margin, else 0; unclear where separators or words are."""
        typed = collapse(response)
        if typed in (self.text, collapse(self.shown)) or literal(typed) in map(literal, self.also):
            return RIGHT if typed else WRONG
        from quiz.answers.numbers.grading import Grading

        return Grading(self).grade(response)

    def _number_in(self, text: str) -> Amount:
        from quiz.answers.numbers.grading import Grading

        return Grading(self).number_in(text)

    def _with_unit(self, written: str) -> str:
        unit = self.unit.strip()
        if not unit:
            return written
        from quiz.answers.numbers.amounts import with_unit

        return with_unit(written, unit)


def _read(text: str, unit: str, *, language: str, roman: bool) -> tuple[Amount | None, str]:
    """A number and the unit that was written beside it."""
    from quiz.answers.numbers.figures import in_figures

    if amount := in_figures(text, language):
        return amount, ""
    from quiz.answers.numbers.lenient import read_number

    authored = read_number(text, language=language, roman=roman, unit=unit)
    return (authored.amount, authored.unit) if authored else (None, "")


@lru_cache(maxsize=1 << 8)
def _read_margin(text: str, unit: str, language: str) -> Margin:
    """A margin in the answer's unit or in per cent; ValueError says what to write instead."""
    from quiz.answers.numbers.amount import Margin, Notation
    from quiz.answers.numbers.figures import in_figures

    if plain := in_figures(text.removesuffix("%"), language):
        return Margin(plain.value, percent=text.endswith("%"))
    from quiz.answers.numbers.amounts import clean
    from quiz.answers.numbers.lenient import read_margin

    read = read_margin(text, language=language, unit=unit)
    if not read:
        raise ValueError(f'"within" is a number or per cent such as 500 or 10%, not "{text}".')
    size, is_share = read.amount.value, "%" in (read.amount.after, clean(read.unit))
    if read.unit and not is_share and not _are_one(unit or read.unit, read.unit, language):
        raise ValueError(f'"within" is in {read.unit}, and the answer in {unit}: write both alike.')
    if read.amount.notation is Notation.SCALED and not is_share:
        size /= _scale_of(unit, language)
    return Margin(size, percent=is_share)


def _scale_of(unit: str, language: str) -> Fraction:
    """A million of `million people`."""
    from quiz.answers.numbers.labels import asked

    return asked(unit, "", "", language).scale


def _are_one(unit: str, other: str, language: str) -> bool:
    """True if two texts name one unit."""
    from quiz.answers.numbers.amounts import clean
    from quiz.answers.numbers.labels import asked

    return asked(unit, "", "", language).has_unit(clean(other))
