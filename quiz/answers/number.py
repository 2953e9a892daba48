"""An answer that is a number, right within a margin, with its unit or without.

Where a fair teacher could be of two minds:
- A response with two readings (`40.000`: 40 or 40000) is read by the habit of the deck's language
  if that reading has the answer's notation, whole or with decimals; else it is asked again. Which
  reading is right has no part in it, so asking gives away nothing but the notation, which the
  prompt mostly shows anyway.
- Beside a number may stand its unit and the question's own words. Another measure than the unit is
  wrong, and any other word is asked about: no number is taken on trust.
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
from enum import IntEnum
from fractions import Fraction
from functools import cache

from quiz.answers.amounts import (
    EDGES,
    Amount,
    Notation,
    Qualifier,
    clean,
    readings,
    respelt,
)
from quiz.answers.languages import words_of
from quiz.answers.rivals import Rivals
from quiz.answers.texts import Group
from quiz.answers.texts.folding import collapse, literal
from quiz.answers.verdict import RIGHT, WRONG, Forgiven, Grade, Unclear, Verdict

_MEASURES = (
    "%=percent $=dollar=usd=us$ €=euro=eur £=pound=gbp=sterling=lb ¥=yen=yuan ₽=rouble=ruble=rub"
    " ₹=rupee=rs °=degree °C=C=celsius=°celsius °F=F=fahrenheit=°fahrenheit K=kelvin"
    " mm=millimetre=millimeter cm=centimetre=centimeter m=metre=meter km=kilometre=kilometer"
    " foot=ft inch yard=yd mile=mi mg=milligram g=gram=gramme kg=kilogram=kilo t=tonne=ton ounce=oz"
    " ml=millilitre l=litre=liter=L gallon=gal ha=hectare acre ms=millisecond s=second=sec week"
    " min=minute h=hour=hr month year=yr km/h=kmh=kph mile/h=mph Hz=hertz kHz=kilohertz"
    " MHz=megahertz GHz=gigahertz W=watt mW=milliwatt kW=kilowatt MW=megawatt GW=gigawatt kWh"
    " V=volt J=joule day kcal MB=megabyte GB=gigabyte"
)
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?\^?[23]?|[^\w\s]")
_NAME = re.compile(r"(?i)(?<![\d.,])(?<!\d[' ])0\d|^c(a|irca)?\b")


class Fit(IntEnum):
    """Agreement of the words beside a number with the question, best first."""

    MATCHED = 0
    BARE = 1
    """No words stand beside the number."""
    FOREIGN = 2
    UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Margin:
    """Distance from the answer at which a response is still right."""

    size: Fraction
    percent: bool = False

    def holds(self, value: Fraction, got: Fraction) -> bool:
        reach = abs(value) * self.size / 100 if self.percent else self.size
        return abs(got - value) <= reach


def read_answer(text: str, *, language: str = "en", roman: bool = False) -> Amount | None:
    """A number as an author may write it: digits, perhaps with a word, a scale or a sign.

    None for all else, and for what two readers would take for two numbers.
    """
    amounts, plain = readings(text, language=language, roman=roman), clean(text)
    has_digits = roman or re.search(r"\d", plain)
    if not amounts or not has_digits or len({amount.after for amount in amounts}) > 1:
        return None
    first = amounts[0]
    # 007 is a name, c. 1200 a date, and 206 bones a text.
    if _NAME.search(plain) or re.search(r"\w|..", first.before + first.after):
        return None
    # 40.000 is 40 by the English habit, but whoever writes three decimals does not end them with 0.
    ends_with_zero = (first.value * 100).denominator == 1
    if len(amounts) > 1 and first.notation is Notation.DECIMAL and ends_with_zero:
        return None
    return first


def read_margin(text: str, *, language: str = "en") -> Margin | None:
    """A margin as an author may write it: `500`, `0.5`, `10%`."""
    amount = read_answer(text, language=language)
    if (
        not amount
        or amount.value < 0
        or amount.qualifier
        or amount.before
        or amount.after not in ("", "%")
    ):
        return None
    return Margin(amount.value, percent=amount.after == "%")


def spelt(value: Fraction, language: str = "en") -> str:
    """A number in a way that has one reading whatever the habit."""
    places = next((n for n in range(30) if 10**n % value.denominator == 0), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    whole, decimals = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    grouped = f"{'-' if value < 0 else ''}{whole:,}".replace(",", " ")
    if not places:
        return grouped
    point = "," if words_of(language).numbers.decimal_comma else "."
    # Three decimals could be a group of thousands, four cannot.
    return f"{grouped}{point}{decimals:0{places}d}{'0' if places == 3 else ''}"


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
    ) -> NumberAnswer:
        """An answer as its author wrote it; ValueError says what to write instead."""
        amount = read_answer(text, language=language, roman=roman)
        margin = read_margin(within, language=language) if within.strip() else None
        if not amount:
            raise ValueError(
                f'"{text}" is no number, or may be two: '
                "write it like 40,000 or 1.5 million, a unit apart."
            )
        if within.strip() and not margin:
            raise ValueError(
                f'"within" is a number or per cent such as 500 or 10%, not "{within}".'
            )
        return cls(amount, also, margin, unit, language, roman, context)

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
        lead = re.match(r"(\D*?)-?[.,]?\d", clean(self.text))
        return self._with_unit(
            f"{lead[1] if lead else ''}{self._figures(self._number_in(text))}{self.amount.after}"
        )

    def magnitudes_from(self, text: str) -> float:
        """Powers of ten between this number and another; ValueError if the text is no number.

        |asinh(a) - asinh(b)| / ln 10: a logarithm that is defined at zero and below.
        """
        return abs(
            math.asinh(self.amount.value) - math.asinh(self._number_in(text).value)
        ) / math.log(10)

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Grade:  # noqa: ARG002 - every shape is graded alike
        """Credit 1 within the margin, else 0; unclear where separators or words are."""
        typed = collapse(response)
        if typed in (self.text, collapse(self.shown)) or literal(typed) in map(literal, self.also):
            return RIGHT if typed else WRONG
        fits = [(self._fit(amount), amount) for amount in self._read(response)]
        if not fits:
            return Verdict(0.0, "Not a number that can be read.") if typed else WRONG
        best = min(fit for fit, _ in fits)
        amounts = [amount for fit, amount in fits if fit is best]
        if best is Fit.FOREIGN:
            return Verdict(0.0, f"The unit is {self.unit or self._measured[1]}.")
        likely = amounts if best is Fit.UNKNOWN else self._of_its_notation(amounts)
        if best is Fit.UNKNOWN or len(likely) > 1:
            return Unclear(
                tuple(dict.fromkeys(spelt(amount.value, self.language) for amount in likely))
            )
        return self._verdict(likely[0])

    def _read(self, text: str) -> tuple[Amount, ...]:
        return readings(text, language=self.language, roman=self.roman)

    def _number_in(self, text: str) -> Amount:
        if amounts := self._read(text):
            return amounts[0]
        raise ValueError(f'"{text}" is no number.')

    def _figures(self, amount: Amount) -> str:
        """The digits and the scale as they were written."""
        figures = re.search(r"-?[.,]?\d.*", clean(amount.written))
        if not figures:
            return spelt(amount.value, self.language)
        return figures[0].strip(EDGES).removesuffix(amount.after).strip()

    def _with_unit(self, written: str) -> str:
        unit = self.unit.strip()
        if not unit or written.casefold().endswith(unit.casefold()):
            return written
        if unicodedata.category(unit[-1]) == "Sc":
            return re.sub(r"(?=[.,]?\d)", unit, written, count=1)
        return f"{written} {unit}" if unit[0].isalpha() else f"{written}{unit}"

    @property
    def _measured(self) -> tuple[Fraction, str]:
        """The factor of a number alone (`million people`), and the unit that it counts."""
        amounts = self._read(f"1 {self.unit}") if self.unit else ()
        if not amounts:
            return Fraction(1), self.unit or self.amount.before or self.amount.after
        last = amounts[-1]
        is_scaled = self.amount.notation is Notation.SCALED
        return Fraction(1) if is_scaled else last.value, last.after

    def _fit(self, amount: Amount) -> Fit:
        label = amount.before.rstrip(":= ")
        # "bones: 206" and "$5", but not "not 206", whatever the question says.
        is_label = label != amount.before or not label[:1].isalpha()
        sides = ((label, is_label), (amount.after, True))
        return max(
            (self._fit_of(words, anything=anything) for words, anything in sides if words),
            default=Fit.BARE,
        )

    def _fit_of(self, words: str, *, anything: bool) -> Fit:
        unit = self._measured[1]
        if unit and (_forms(words) & _forms(unit) or (_measure(words) == "°" and unit[0] == "°")):
            return Fit.MATCHED
        if unit and _measure(words):
            return Fit.FOREIGN
        if anything and all(
            _forms(word) & self._question_words for word in _WORD.findall(words) or [""]
        ):
            return Fit.MATCHED
        # A share needs no unit; "5m" may be millions, so its other reading may not outdo that one.
        return Fit.BARE if words in ("%", "m") else Fit.UNKNOWN

    @property
    def _question_words(self) -> frozenset[str]:
        return frozenset().union(*map(_forms, _WORD.findall(clean(f"{self.context} {self.unit}"))))

    def _of_its_notation(self, amounts: list[Amount]) -> list[Amount]:
        """The first amount, by habit, if it is whole or decimal as the answer is; else all."""
        size = [self.margin.size] if self.margin and not self.margin.percent else []
        values = [*(amount.value for amount in self._accepted()), *size]
        wanted = {
            Notation.WHOLE if value.denominator == 1 else Notation.DECIMAL for value in values
        }
        return amounts[:1] if len(amounts) == 1 or amounts[0].notation in wanted else amounts

    def _accepted(self) -> Iterator[Amount]:
        yield self.amount
        for text in self.also:
            yield from (amount for amount in self._read(text)[:1] if self._fit(amount) <= Fit.BARE)

    def _counted(self, got: Amount) -> Iterator[Fraction]:
        """Values that a response may have in the answer's unit."""
        scale, unit = self._measured
        percent = "%" in (got.before, got.after)
        if (
            unit == "%"
            and not percent
            and got.notation is Notation.FRACTION
            and abs(got.value) < 1 <= abs(self.amount.value)
        ):
            yield got.value * 100
        elif percent and unit != "%" and "%" not in self._question_words:
            yield got.value / 100
        else:
            yield got.value / scale
            if scale > 1 and got.notation is not Notation.SCALED:
                yield got.value

    def _verdict(self, got: Amount) -> Verdict:
        for accepted in self._accepted():
            for count in self._counted(got):
                if count == accepted.value or (
                    self.margin and self.margin.holds(accepted.value, count)
                ):
                    return self._right(accepted, got, exact=count == accepted.value)
        typed, plain = clean(got.written), spelt(got.value, self.language)
        same = plain in typed or (
            got.notation is Notation.WHOLE and re.sub(r"\D", "", plain) == re.sub(r"\D", "", typed)
        )
        return WRONG if same else Verdict(0.0, f"Read as {plain}.")

    def _right(self, accepted: Amount, got: Amount, *, exact: bool) -> Verdict:
        shown = self._with_unit(accepted.written)
        if {accepted.qualifier, got.qualifier} == {Qualifier.OVER, Qualifier.UNDER}:
            return Verdict(0.0, f"The answer is {shown}.")
        notes = []
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


def _forms(words: str) -> frozenset[str]:
    """A measure under its one name; other words as they are and as their possible singulars."""
    if measure := _measure(words):
        return frozenset((measure,))
    return frozenset(_singulars(literal(words) if words[1:] else words))


def _singulars(word: str) -> Iterator[str]:
    yield {
        "people": "person",
        "feet": "foot",
        "teeth": "tooth",
        "children": "child",
        "men": "man",
    }.get(word, word)
    for plural, singular in (("men", "man"), ("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            yield word.removesuffix(plural) + singular


def _measure(words: str) -> str:
    """The one name of a unit of measure, `km2` for square kilometres; empty for other words."""
    words = re.sub(r"(?i)^deg(?:rees?)? ?|^° ", "°", words)
    names = [_simple_measure(part) for part in re.split(r" ?/ ?| per ", words, maxsplit=2)]
    return "/".join(names) if all(names) else ""


def _simple_measure(word: str) -> str:
    body, power = word.rstrip("23^"), word[-1:] if word[-1:] in ("2", "3") else ""
    names = (body,) if len(body) == 1 else (body, body.casefold(), *_singulars(body.casefold()))
    measure = next((_measures()[name] for name in names if name in _measures()), "")
    return measure and measure + power


@cache
def _measures() -> dict[str, str]:
    """Every name of a unit of measure with the first of its names."""
    return {name: row.partition("=")[0] for row in _MEASURES.split() for name in row.split("=")}
