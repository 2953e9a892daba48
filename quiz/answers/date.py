"""An answer that is a date, as exact as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Self

from quiz.answers import dates
from quiz.answers.dates.figures import in_figures
from quiz.answers.dates.periods import DateReading, Span, Unit
from quiz.answers.rivals import Rivals
from quiz.answers.texts import Group
from quiz.answers.texts.folding import collapse
from quiz.answers.verdict import WRONG, Forgiven, Grade, Unclear, Verdict
from quiz.values import value

_YEAR, _DECADE, _CENTURY = 365, 3652, 36524
_LEAST_SHARE = 0.05
"""A day or a year inside a span that was asked for is nothing, unless it is this much of it."""
_LEAP_YEAR = 2000


@value
class DateAnswer:
    """A date and the other dates that are as good; made by `read`."""

    text: str
    """As its author wrote it, with collapsed blanks."""
    readings: tuple[DateReading, ...]
    """The date itself, then the others."""
    also: tuple[str, ...] = ()
    language: str = "en"
    years: tuple[int, ...] = ()
    """Those that are given, if `prompt` does not say so."""
    prompt: str = field(default="", repr=False, compare=False)
    """What is asked: its years are looked for only by grading."""

    @classmethod
    def read(
        cls,
        text: str,
        *,
        also: tuple[str, ...] = (),
        language: str = "en",
        years_given: tuple[int, ...] = (),
        prompt: str = "",
    ) -> Self:
        """The answer that the texts stand for; ValueError says why one is no date, or unclear."""
        readings = tuple(_one_reading(each, language) for each in (text, *also))
        return cls(collapse(text), readings, also, language, years_given, prompt)

    @property
    def years_given(self) -> tuple[int, ...]:
        """Years that the prompt names; a response may leave its year out if there is no other."""
        return self.years or dates.years_in(self.prompt, self.language)

    @property
    def shown(self) -> str:
        """The date in English for the learner: `9–13 March 2007`."""
        return dates.shown(self.readings[0])

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.text, *self.also)

    def days_from(self, other: DateAnswer) -> float:
        """Days between the beginnings of two dates; those without a year are put into one year."""
        return float(abs(_first_day(self.readings[0]) - _first_day(other.readings[0])))

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Grade:  # noqa: ARG002 - every shape is graded alike
        """The best credit over all readings of the answer; unclear if the response has two.

        A response inside the answer earns 1. A response that the answer is inside of earns 1/2 if
        it is of the next longer unit: a year or less for a day, a decade for a year. For a span
        the credit is (days in both) / (days in either).
        """
        if not response.strip():
            return WRONG
        meanings = self._meanings(response)
        if len(meanings) > 1:
            return Unclear(tuple(map(dates.shown, meanings)))
        if not meanings:
            return Verdict(
                0.0,
                dates.why_not(response, language=self.language) + " Try 15 May 1992 or 1992-05-15.",
            )
        verdicts = [_verdict(reading, meanings[0], self.years_given) for reading in self.readings]
        best = max(verdicts, key=lambda verdict: verdict.credit)
        if best.wrong:
            return (
                Verdict(0.0, "That was before Christ: add BC.")
                if self._misses_era(response)
                else verdicts[0]
            )
        return replace(
            best,
            shown=dates.shown(self.readings[verdicts.index(best)]) if best != verdicts[0] else "",
        )

    def _meanings(self, response: str) -> tuple[DateReading, ...]:
        """The readings of a response that are as exact as the answer."""
        meanings = dates.read_date(
            response,
            language=self.language,
            year_pairs=self._asks_for_years,
            short_years=self._short_years,
        )
        if any(map(_has_year_with_zero, meanings)) and all(map(_is_a_year_or_more, self.readings)):
            # March 07 is no day where a year is asked for.
            return tuple(meaning for meaning in meanings if not meaning.yearless)
        return meanings

    @property
    def _short_years(self) -> dates.ShortYears:
        """Whether the number after a month may be a year: not if the answer has none."""
        if all(reading.yearless for reading in self.readings):
            return dates.ShortYears.NEVER
        if any(_asks_day(reading) or self._gives_year(reading) for reading in self.readings):
            return dates.ShortYears.WITH_ZERO
        return dates.ShortYears.ALWAYS

    def _gives_year(self, reading: DateReading) -> bool:
        return _are_given(reading.years, self.years_given)

    def _misses_era(self, response: str) -> bool:
        if not any(reading.years and reading.years[0] <= 0 for reading in self.readings):
            return False
        meanings = dates.read_date(f"{response} BC", language=self.language)
        return len(meanings) == 1 and any(
            _verdict(reading, meanings[0], self.years_given).right for reading in self.readings
        )

    @property
    def _asks_for_years(self) -> bool:
        reading = self.readings[0]
        return reading.is_span and reading.first.unit is reading.end.unit is Unit.YEAR


def _is_a_year_or_more(reading: DateReading) -> bool:
    return reading.span is not None and reading.span.days >= _YEAR


def _has_year_with_zero(reading: DateReading) -> bool:
    year = reading.first.year
    return reading.first.century_open and year is not None and year < 10


def _asks_day(reading: DateReading) -> bool:
    return reading.first.unit is Unit.DAY or (
        reading.first.unit is Unit.MONTH and reading.first.part is not None
    )


def _are_given(years: tuple[int, ...], given: tuple[int, ...]) -> bool:
    """True if a prompt names the years of a date and no other; of two neighbours one will do."""
    named, asked = set(given), set(years)
    if not named or not named <= asked:
        return False
    return named == asked or max(asked) - min(asked) == 1


def _one_reading(text: str, language: str) -> DateReading:
    reading = in_figures(text) or dates.read_answer(text, language=language)
    if reading is None:
        raise NoDate(text, language)
    return reading


class NoDate(ValueError):
    """A text that is no date; why it is none is found out only if somebody asks."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text)
        self._language = language

    def __str__(self) -> str:
        return dates.explain(str(self.args[0]), language=self._language)


def _first_day(reading: DateReading) -> int:
    span = next((placed.span for placed in _placements(reading, _LEAP_YEAR, _LEAP_YEAR)), None)
    return span.first if span else 0


def _verdict(answer: DateReading, response: DateReading, years_given: tuple[int, ...]) -> Verdict:
    """Credit for one reading of the answer, and a note."""
    asks_year = response.yearless and not answer.yearless
    if asks_year and _is_a_year_or_more(answer):
        return Verdict(0.0, "The year is asked for.")
    credit = max((_credit(*pair) for pair in _placed(answer, response)), default=0.0)
    half = asks_year and not _are_given(answer.years, years_given)
    note = " ".join(_notes(answer, response, credit, half=half))
    forgiven = Forgiven.SLIP if credit and response.mended else None
    return Verdict(credit / 2 if half else credit, note, forgiven=forgiven)


def _placed(
    answer: DateReading, response: DateReading
) -> Iterator[tuple[DateReading, DateReading]]:
    """Both with open years taken from the other, or from a leap year if neither names one."""
    if answer.fixed:
        for placed in _placements(response, answer.years[0], answer.years[-1]):
            yield answer, placed
        return
    for placed in _placements(response, _LEAP_YEAR, _LEAP_YEAR):
        for target in _placements(answer, placed.years[0], placed.years[-1]):
            yield target, placed


def _placements(reading: DateReading, first: int, last: int) -> Iterator[DateReading]:
    """The reading in the years that a date begins and ends in, and before: a winter may begin."""
    if reading.fixed:
        if reading.span is not None:
            yield reading
        return
    is_whole = reading.in_years(first, first).span is not None
    placings = (
        (first, first),
        (first, last),
        (last, last),
        (first - 1, first),
        (first - 1, first - 1),
    )
    for years in dict.fromkeys(placings):
        placed = reading.in_years(*years)
        # Two days that follow each other in one year do not mean a year and more.
        if placed.span is not None and not (is_whole and years == (first - 1, first)):
            yield placed


def _credit(answer: DateReading, response: DateReading) -> float:
    """From 0 to 1, for two readings that leave nothing open."""
    target, near, given = answer.span, answer.generous_span, response.span
    if target is None or near is None or given is None:
        return 0.0
    coarse = 0.5 if _is_next_longer(given, target) else 0.0
    if not answer.is_span:
        return 1.0 if near.holds(given) else coarse
    share = target.share(given)
    if response.is_span:
        return 1.0 if _is_more_exact(answer, response) else share
    return max(coarse, share if share >= _LEAST_SHARE else 0.0)


def _is_more_exact(answer: DateReading, response: DateReading) -> bool:
    """True if both ends lie inside the ends asked for: `Dec 1979 - Feb 1989` for 1979 to 1989."""
    ends = ((answer.first.span, response.first.span), (answer.end.span, response.end.span))
    return all(asked and given and asked.holds(given) for asked, given in ends)


def _is_next_longer(given: Span, target: Span) -> bool:
    """True if it holds the date and is at most a year for less, a decade for a year, and so on."""
    longest = next((unit for unit in (_YEAR, _DECADE, _CENTURY) if target.days < unit), 0)
    return given.holds(target) and given.days <= longest + 1


def _notes(
    answer: DateReading, response: DateReading, credit: float, *, half: bool
) -> Iterator[str]:
    if credit and response.mended:
        yield f"{response.mended.capitalize()} was misspelt."
    if credit and half:
        yield f"The year was asked for too: {dates.shown(answer)}."
    elif 0 < credit < 1 and answer.is_span:
        yield f"{100 * credit:.0f} % of the days are right: {dates.shown(answer)}."
    elif 0 < credit < 1:
        yield f"Right but not exact: {dates.shown(answer)}."
    elif (
        credit
        and answer.about
        and not response.about
        and dates.shown(response) not in dates.shown(answer)
    ):
        yield f"Near enough: {dates.shown(answer)}."
    elif credit and response.about and not answer.about:
        yield f"The date is known: {dates.shown(answer)}."
