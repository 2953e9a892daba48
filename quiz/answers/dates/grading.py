"""What a response to a date is worth, by the days that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quiz.answers.dates import DateReading, ShortYears, Span, read_date, shown, why_not
from quiz.answers.dates.periods import Unit
from quiz.answers.verdict import Forgiven, Grade, Unclear, Verdict

if TYPE_CHECKING:
    from quiz.answers.date import DateAnswer

_YEAR, _DECADE, _CENTURY = 365, 3652, 36524
_LEAST_SHARE = 0.05
"""A day or a year inside a span that was asked for is nothing, unless it is this much of it."""
_LEAP_YEAR = 2000


class Grading:
    """How responses to one date are graded."""

    def __init__(self, answer: DateAnswer) -> None:
        self._readings, self._language = answer.readings, answer.language
        self._years_given = answer.years_given

    def grade(self, response: str) -> Grade:
        meanings = self._meanings(response)
        if len(meanings) > 1:
            return Unclear(tuple(map(shown, meanings)))
        if not meanings:
            return Verdict(
                0.0, why_not(response, language=self._language) + " Try 15 May 1992 or 1992-05-15."
            )
        verdicts = [_verdict(reading, meanings[0], self._years_given) for reading in self._readings]
        best = max(verdicts, key=lambda verdict: verdict.credit)
        if best.wrong:
            return (
                Verdict(0.0, "That was before Christ: add BC.")
                if self._misses_era(response)
                else verdicts[0]
            )
        nearest = shown(self._readings[verdicts.index(best)]) if best != verdicts[0] else ""
        return best._replace(shown=nearest)

    def _meanings(self, response: str) -> tuple[DateReading, ...]:
        """The readings of a response that are as exact as the answer."""
        meanings = read_date(
            response,
            language=self._language,
            year_pairs=self._asks_for_years,
            short_years=self._short_years,
        )
        if any(map(_has_year_with_zero, meanings)) and all(map(_is_a_year_or_more, self._readings)):
            # March 07 is no day where a year is asked for.
            return tuple(meaning for meaning in meanings if not meaning.yearless)
        return meanings

    @property
    def _short_years(self) -> ShortYears:
        """Whether the number after a month may be a year: not if the answer has none."""
        if all(reading.yearless for reading in self._readings):
            return ShortYears.NEVER
        if any(_asks_day(reading) or self._gives_year(reading) for reading in self._readings):
            return ShortYears.WITH_ZERO
        return ShortYears.ALWAYS

    def _gives_year(self, reading: DateReading) -> bool:
        return _are_given(reading.years, self._years_given)

    def _misses_era(self, response: str) -> bool:
        if not any(reading.years and reading.years[0] <= 0 for reading in self._readings):
            return False
        meanings = read_date(f"{response} BC", language=self._language)
        return len(meanings) == 1 and any(
            _verdict(reading, meanings[0], self._years_given).right for reading in self._readings
        )

    @property
    def _asks_for_years(self) -> bool:
        reading = self._readings[0]
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


def first_day(reading: DateReading) -> int:
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
        yield f"The year was asked for too: {shown(answer)}."
    elif 0 < credit < 1 and answer.is_span:
        yield f"{100 * credit:.0f} % of the days are right: {shown(answer)}."
    elif 0 < credit < 1:
        yield f"Right but not exact: {shown(answer)}."
    elif credit and answer.about and not response.about and shown(response) not in shown(answer):
        yield f"Near enough: {shown(answer)}."
    elif credit and response.about and not answer.about:
        yield f"The date is known: {shown(answer)}."
