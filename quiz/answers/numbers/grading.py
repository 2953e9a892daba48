"""How a response to a number is graded: right within a margin, in every unit of the quantity.

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

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from quiz.answers.numbers.amount import Amount, Notation, Qualifier
from quiz.answers.numbers.amounts import (
    clean,
    figures_of,
    readings,
    spelt,
    with_unit,
)
from quiz.answers.numbers.compounds import compound
from quiz.answers.numbers.labels import Fit, Label, asked, share_in
from quiz.answers.numbers.units import Unit
from quiz.answers.numbers.words import respelt
from quiz.answers.verdict import WRONG, Forgiven, Grade, Unclear, Verdict
from quiz.patterns import regex

if TYPE_CHECKING:
    from quiz.answers.number import NumberAnswer

_SHOWN_DIGITS = 6
"""Of a number that was converted."""
_THOUSANDS = regex(r"(?<=\d)([,.'’])(?=\d{3}(?!\d))")
_TWO_WAYS = regex(r"([^()=]{1,80})(?:\(([^()=]{1,80})\)|=([^()=]{1,80}))")


class Grading:
    """One answer, and what its numbers count."""

    __slots__ = ("_answer", "_asked")

    def __init__(self, answer: NumberAnswer) -> None:
        of_answer = answer.amount.before or answer.amount.after
        self._answer = answer
        self._asked = asked(answer.unit, of_answer, answer.context, answer.language)

    def grade(self, response: str) -> Grade:
        """Credit 1 within the margin, else 0; unclear where separators or words are."""
        grade = self._grade(response)
        if isinstance(grade, Verdict) and grade.right:
            return grade
        return self._twice(response) or grade

    def _twice(self, response: str) -> Verdict | None:
        """The verdict on the first of two ways to write a number, both right: `11 (eleven)`."""
        ways = _TWO_WAYS.fullmatch(response.strip())
        grades = [self._grade(way) for way in ways.groups() if way] if ways else []
        verdicts = [each for each in grades if isinstance(each, Verdict) and each.right]
        return verdicts[0] if ways and len(verdicts) == len(grades) == 2 else None

    def _grade(self, response: str) -> Grade:
        counted, answer = self._asked, self._answer
        labelled = self._fitting(response)
        if not labelled:
            return self._unread(response)
        label = labelled[0][0]
        if label.fit is Fit.OTHER_MONEY or (label.fit is Fit.CONVERTED and answer.exact):
            return Verdict(0.0, f"The unit is {answer.unit or counted.unit}.")
        likely = self._of_its_notation(labelled)
        if scaled := self._without_its_scale(*likely[0]):
            return Unclear(scaled)
        if label.fit is Fit.UNKNOWN or len(likely) > 1:
            values = [self._in_its_unit(*each) for each in likely]
            spellings = dict.fromkeys(spelt(value, answer.language) for value in values)
            return Unclear(tuple(spellings), label.why)
        return self._verdict(*likely[0])

    def _without_its_scale(self, label: Label, got: Amount) -> tuple[str, ...]:
        """Both readings of `38 people` where millions of people are asked for."""
        scale, language = self._asked.scale, self._answer.language
        is_scaled = got.notation is Notation.SCALED or abs(got.value) >= scale
        if scale == 1 or label.fit is not Fit.MATCHED or is_scaled:
            return ()
        return spelt(got.value, language), spelt(got.value * scale, language)

    def _unread(self, response: str) -> Grade:
        """Roman numerals are asked about where they could be what the prompt shows."""
        language = self._answer.language
        if response.isupper() and (roman := readings(response, language=language, roman=True)):
            return Unclear((spelt(roman[0].value, language),), "Write the number in digits.")
        return Verdict(0.0, "Not a number that can be read.") if response.strip() else WRONG

    def _fitting(self, text: str) -> list[tuple[Label, Amount]]:
        """The readings of a text whose words fit best."""
        counted = self._asked
        read = [(counted.label(amount), amount) for amount in self._read(text)]
        if not read and (amount := compound(text)):
            read = [(counted.label_of_several(amount), amount)]
        best = min((label.fit for label, _ in read), default=Fit.BARE)
        amount = self._answer.amount
        is_scaled = counted.scale > 1 or (
            amount.notation is Notation.SCALED and not re.search(r"\de|\^", clean(amount.written))
        )
        if best <= Fit.CONVERTED and is_scaled:
            # "150m" may mean 150 million where the answer is written with millions.
            return [(label, got) for label, got in read if label.fit <= Fit.BARE]
        if is_scaled and any(got.notation is Notation.SCALED for _, got in read):
            read = [(label, got) for label, got in read if got.notation is Notation.SCALED]
        if best is Fit.BARE and counted.is_measured and not is_scaled:
            # Metres, where seconds are asked, are asked about, and are no millions.
            best = next((label.fit for label, got in read if got.after == "m"), best)
        return [(label, got) for label, got in read if label.fit is best]

    def _read(self, text: str) -> tuple[Amount, ...]:
        return readings(text, language=self._answer.language, roman=self._answer.roman)

    def number_in(self, text: str) -> Amount:
        for label, amount in self._fitting(text):
            if label.fit is not Fit.CONVERTED:
                return amount
            value = self._in_its_unit(label, amount)
            return Amount(spelt(_rounded(value), self._answer.language), value)
        raise ValueError(f'"{text}" is no number.')

    def _of_its_notation(self, read: list[tuple[Label, Amount]]) -> list[tuple[Label, Amount]]:
        """The first number, by habit, if it is whole or decimal as the answer is; else all."""
        size = (
            [self._answer.margin.size]
            if self._answer.margin and not self._answer.margin.percent
            else []
        )
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
        yield self._answer.amount
        for text in self._answer.also:
            for label, amount in self._fitting(text)[:1]:
                if label.fit is Fit.CONVERTED:
                    value = self._in_its_unit(label, amount)
                    yield Amount(spelt(_rounded(value), self._answer.language), value)
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
            and abs(got.value) < 1 <= abs(self._answer.amount.value)
        ):
            yield got.value / counted.share
        elif typed and label.fit is Fit.BARE:
            yield got.value * typed
        else:
            yield got.value / counted.scale
            if label.fit is Fit.BARE and counted.scale > 1 and got.notation is not Notation.SCALED:
                yield got.value

    def _verdict(self, label: Label, got: Amount) -> Verdict:
        for accepted in self._accepted():
            for count in self._counted(label, got):
                is_exact = count == accepted.value or self._is_rounded(label, got, accepted)
                if is_exact or (
                    self._answer.margin and self._answer.margin.holds(accepted.value, count)
                ):
                    return self._right(label, got, accepted, exact=is_exact)
        typed, plain = clean(got.written), spelt(got.value, self._answer.language)
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
            figures_of(accepted, self._answer.language)
            if accepted
            else _grouped_as(
                self._answer.amount, spelt(_rounded(value), self._answer.language, guarded=False)
            )
        )
        return f"{got.written} is {with_unit(figures, self._answer.unit or self._asked.unit)}."

    def _right(self, label: Label, got: Amount, accepted: Amount, *, exact: bool) -> Verdict:
        shown = with_unit(accepted.written, self._answer.unit.strip())
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
        if (right := respelt(got.written, self._answer.language)) != got.written:
            notes.append(f"A slip of the keys is forgiven: {right}.")
            forgiven = Forgiven.SLIP
        spelling = "" if accepted is self._answer.amount else shown
        return Verdict(1.0, " ".join(notes), shown=spelling, forgiven=forgiven)


def _grouped_as(amount: Amount, figures: str) -> str:
    """The figures with the sign between thousands that an amount was written with: 8,849."""
    sign = _THOUSANDS.search(amount.written) if abs(amount.value) >= 1000 else None
    return figures.replace(" ", sign[1]) if sign else figures


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
