"""An answer that is a number, right within a margin, with its unit or without.

Where a fair teacher could be of two minds:
- A response with two readings (`40.000`: 40 or 40000) is read by the habit of the deck's language
  if that reading has the answer's notation, whole or with decimals; else it is asked again. Which
  reading is right has no part in it, so asking gives away nothing but the notation, which the
  prompt mostly shows anyway.
- Beside a number may stand its unit and the question's own words; see `labels` for all others.
- A number in another unit is right if it is the answer exactly, or if it is the answer rounded to
  the digits that were written, as many as the answer has or enough to lead back to it, and within
  one per cent: 29,032 ft are 8,849 m, 9 km are not. With `exact: yes` it is wrong.
- Where the answer is in per cent a fraction is a share (`3/4` for 75%) and 0.75 is 0.75%; elsewhere
  `12%` is 0.12.
- `over` and `under` contradict each other; all else agrees and is noted. Without a margin 41,000 is
  not "over 40,000".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quiz.answers.amounts import Amount, Notation, Qualifier, clean, readings
from quiz.answers.authored import Margin, read_gap, read_margin, read_number
from quiz.answers.compounds import compound
from quiz.answers.labels import Asked, Fit, Label, asked, share_in
from quiz.answers.languages import words_of
from quiz.answers.number_words import EDGES, respelt
from quiz.answers.rivals import Rivals
from quiz.answers.texts import Group
from quiz.answers.texts.folding import collapse, literal
from quiz.answers.units import Unit
from quiz.answers.verdict import RIGHT, WRONG, Forgiven, Grade, Unclear, Verdict

_SHOWN_DIGITS = 6
"""Of a number that was converted."""


def spelt(value: Fraction, language: str = "en", *, guarded: bool = True) -> str:
    """A number in a way that has one reading whatever the habit; unguarded it may have two."""
    places = next((n for n in range(30) if 10**n % value.denominator == 0), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    whole, decimals = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    grouped = f"{'-' if value < 0 else ''}{whole:,}".replace(",", " ")
    if not places:
        return grouped
    point = "," if words_of(language).numbers.decimal_comma else "."
    # Three decimals could be a group of thousands, four cannot.
    more = "0" if guarded and places == 3 and 0 < whole < 1000 else ""
    return f"{grouped}{point}{decimals:0{places}d}{more}"


@dataclass(frozen=True, slots=True)
class NumberAnswer:
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
        authored = read_number(text, language=language, roman=roman, unit=unit)
        margin = read_margin(within, language=language) if within.strip() else None
        if not authored:
            raise ValueError(
                f'"{text}" is no number, or may be two: '
                "write it like 40,000 or 1.5 million, a unit apart."
            )
        if within.strip() and not margin:
            raise ValueError(
                f'"within" is a number or per cent such as 500 or 10%, not "{within}".'
            )
        is_other = authored.unit and not asked(unit, "", "", language).has_unit(
            clean(authored.unit)
        )
        if unit and is_other:
            raise ValueError(
                f'The answer is in {authored.unit}, and "unit" is {unit}: write one of them.'
            )
        amount, unit = authored.amount, unit or authored.unit
        return cls(amount, also, margin, unit, language, roman, context, exact)

    @classmethod
    def read_gap(
        cls, text: str, *, also: tuple[str, ...], language: str, context: str
    ) -> NumberAnswer:
        """A gap of a cloze that reads wholly as a number; ValueError if it does not."""
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
        plain, after = clean(self.text), self.amount.after
        lead = re.match(r"(\D*?)-?[.,]?\d", plain)
        after = f" {after}" if after and plain.endswith(f" {after}") else after
        figures = self._figures(self._number_in(text))
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
        counted = self._asked
        labelled = self._fitting(response)
        if not labelled:
            return Verdict(0.0, "Not a number that can be read.") if typed else WRONG
        label = labelled[0][0]
        if label.fit is Fit.OTHER_MONEY or (label.fit is Fit.CONVERTED and self.exact):
            return Verdict(0.0, f"The unit is {self.unit or counted.unit}.")
        likely = self._of_its_notation(labelled)
        if label.fit is Fit.UNKNOWN or len(likely) > 1:
            values = [self._in_its_unit(*each) for each in likely]
            spellings = dict.fromkeys(spelt(value, self.language) for value in values)
            return Unclear(tuple(spellings), label.why)
        return self._verdict(*likely[0])

    @property
    def _asked(self) -> Asked:
        of_answer = self.amount.before or self.amount.after
        return asked(self.unit, of_answer, self.context, self.language)

    def _fitting(self, text: str) -> list[tuple[Label, Amount]]:
        """The readings of a text whose words fit best."""
        counted = self._asked
        read = [(counted.label(amount), amount) for amount in self._read(text)]
        if not read and (amount := compound(text)):
            read = [(counted.label_of_several(amount), amount)]
        best = min((label.fit for label, _ in read), default=Fit.BARE)
        is_scaled = self.amount.notation is Notation.SCALED or counted.scale > 1
        if best <= Fit.CONVERTED and is_scaled:
            # "150m" may mean 150 million where the answer is written with millions.
            return [(label, got) for label, got in read if label.fit <= Fit.BARE]
        if best is Fit.BARE and counted.is_measured and not is_scaled:
            # Metres, where seconds are asked, are asked about, and are no millions.
            best = next((label.fit for label, got in read if got.after == "m"), best)
        return [(label, got) for label, got in read if label.fit is best]

    def _read(self, text: str) -> tuple[Amount, ...]:
        return readings(text, language=self.language, roman=self.roman)

    def _number_in(self, text: str) -> Amount:
        for label, amount in self._fitting(text):
            if label.fit is not Fit.CONVERTED:
                return amount
            value = self._in_its_unit(label, amount)
            return Amount(spelt(_rounded(value), self.language), value)
        raise ValueError(f'"{text}" is no number.')

    def _figures(self, amount: Amount) -> str:
        """The digits and the scale as they were written."""
        figures = re.search(r"-?[.,]?\d.*", clean(amount.written))
        if not figures:
            return spelt(amount.value, self.language)
        return figures[0].strip(EDGES).removesuffix(amount.after).strip()

    def _with_unit(self, written: str) -> str:
        return _beside(written, self.unit.strip())

    def _of_its_notation(self, read: list[tuple[Label, Amount]]) -> list[tuple[Label, Amount]]:
        """The first number, by habit, if it is whole or decimal as the answer is; else all."""
        size = [self.margin.size] if self.margin and not self.margin.percent else []
        values = [*(amount.value for amount in self._accepted()), *size]
        wanted = {
            Notation.WHOLE if value.denominator == 1 else Notation.DECIMAL for value in values
        }
        label, first = read[0]
        if label.fit is Fit.CONVERTED:
            # In another unit the answer has other digits. But nobody ends three decimals with 0.
            is_clear = first.notation is not Notation.DECIMAL or first.value * 100 % 1 != 0
        else:
            is_clear = first.notation in wanted
        return read[:1] if len(read) == 1 or is_clear else read

    def _accepted(self) -> Iterator[Amount]:
        yield self.amount
        for text in self.also:
            for label, amount in self._fitting(text)[:1]:
                if label.fit is Fit.CONVERTED:
                    value = self._in_its_unit(label, amount)
                    yield Amount(spelt(_rounded(value), self.language), value)
                elif label.fit <= Fit.BARE:
                    yield amount

    def _in_its_unit(self, label: Label, got: Amount) -> Fraction:
        """A number in the first unit that it may have, in the unit of the answer."""
        for unit, own in self._pairs(label):
            return unit.convert(got.value, own) / self._asked.scale
        return got.value

    def _pairs(self, label: Label) -> Iterator[tuple[Unit, Unit]]:
        """The units that stand beside a response, each with that of the answer."""
        for unit in label.units:
            yield from ((unit, own) for own in self._asked.units if own.dimension == unit.dimension)

    def _counted(self, label: Label, got: Amount) -> Iterator[Fraction]:
        """Values that a response may have in the answer's unit."""
        counted, typed = self._asked, share_in(got.before or got.after)
        if label.fit is Fit.CONVERTED:
            for unit, own in self._pairs(label):
                yield unit.convert(got.value, own) / counted.scale
        elif (
            counted.share
            and not typed
            and got.notation is Notation.FRACTION
            and abs(got.value) < 1 <= abs(self.amount.value)
        ):
            yield got.value / counted.share
        elif typed and label.fit is Fit.BARE:
            yield got.value * typed
        else:
            yield got.value / counted.scale
            if counted.scale > 1 and got.notation is not Notation.SCALED:
                yield got.value

    def _verdict(self, label: Label, got: Amount) -> Verdict:
        for accepted in self._accepted():
            for count in self._counted(label, got):
                is_exact = count == accepted.value or self._is_rounded(label, got, accepted)
                if is_exact or (self.margin and self.margin.holds(accepted.value, count)):
                    return self._right(label, got, accepted, exact=is_exact)
        typed, plain = clean(got.written), spelt(got.value, self.language)
        if label.fit is Fit.CONVERTED:
            return Verdict(0.0, self._converted(label, got))
        same = plain in typed or (
            got.notation is Notation.WHOLE and re.sub(r"\D", "", plain) == re.sub(r"\D", "", typed)
        )
        return WRONG if same else Verdict(0.0, f"Read as {plain}.")

    def _is_rounded(self, label: Label, got: Amount, accepted: Amount) -> bool:
        """True if each of two numbers in two units is the other in as many digits as it has."""
        scale, value = self._asked.scale, accepted.value
        for unit, own in self._pairs(label):
            there, back = own.convert(value * scale, unit), unit.convert(got.value, own) / scale
            is_rounded = abs(there - got.value) * 2 <= got.step
            is_rounded_back = abs(back - value) * 2 <= accepted.step
            if unit.zero != own.zero:  # degrees begin elsewhere: no share of them is small
                is_near = is_rounded_back
            else:
                # The nearest of few digits may be far: 2 pounds are no kilogram.
                is_precise = is_rounded_back or _digits(got) >= _digits(accepted)
                is_near = is_precise and abs(back - value) * 100 <= abs(value)
            if is_rounded and is_near:
                return True
        return False

    def _converted(self, label: Label, got: Amount, accepted: Amount | None = None) -> str:
        """The sentence that says what a number in another unit is in that of the answer."""
        value = self._in_its_unit(label, got)
        figures = (
            self._figures(accepted)
            if accepted
            else spelt(_rounded(value), self.language, guarded=False)
        )
        return f"{got.written} is {_beside(figures, self.unit or self._asked.unit)}."

    def _right(self, label: Label, got: Amount, accepted: Amount, *, exact: bool) -> Verdict:
        shown = self._with_unit(accepted.written)
        if {accepted.qualifier, got.qualifier} == {Qualifier.OVER, Qualifier.UNDER}:
            return Verdict(0.0, f"The answer is {shown}.")
        notes = []
        if label.fit is Fit.CONVERTED:
            notes.append(self._converted(label, got, accepted if exact else None))
        if accepted.qualifier and (accepted.qualifier != got.qualifier or not exact):
            notes.append(f"The answer is {shown}.")
        elif not exact or (got.qualifier and not accepted.qualifier):
            notes.append(f"Exactly: {shown}.")
        forgiven = None
        if (right := respelt(got.written, self.language)) != got.written:
            notes.append(f"A slip of the keys is forgiven: {right}.")
            forgiven = Forgiven.SLIP
        spelling = "" if accepted is self.amount else shown
        return Verdict(1.0, " ".join(notes), shown=spelling, forgiven=forgiven)


def _beside(written: str, unit: str) -> str:
    """A number with its unit on the side where that stands."""
    if not unit or written.casefold().endswith(unit.casefold()):
        return written
    if unicodedata.category(unit[-1]) == "Sc":
        return re.sub(r"(?=[.,]?\d)", unit, written, count=1)
    return f"{written} {unit}" if unit[0].isalpha() else f"{written}{unit}"


def _digits(amount: Amount) -> int:
    """The number of digits of a number as it was written; none of a fraction."""
    return len(str(abs(int(amount.value / amount.step)))) if amount.step else 0


def _rounded(value: Fraction) -> Fraction:
    """A converted number as it is shown: in few digits, all before the point."""
    if not value:
        return value
    # Not by its logarithm: a number of 400 digits is no float.
    whole = abs(value.numerator) // value.denominator
    size = len(str(whole)) if whole else 1 - len(str(value.denominator // abs(value.numerator)))
    places = max(_SHOWN_DIGITS - size, 0)
    return Fraction(round(value * 10**places), 10**places)
