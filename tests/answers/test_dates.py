"""The reader of dates: what a text can mean, what it cannot, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from quiz.answers.dates import (
    canonical,
    day_number,
    explain,
    read_answer,
    read_date,
    shown,
    why_not,
)
from quiz.answers.dates.calendar import Kind, lexicon
from quiz.answers.languages import tags, words_of

DATED = [tag for tag in sorted(tags()) if words_of(tag).dates]
"""The languages whose dates can be read."""
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]

YEARS = st.one_of(
    st.integers(100, 9999).map(str),
    st.integers(1, 99).map("AD {}".format),
    st.integers(1, 99_999).map("{} BC".format),
)
ISO_DAYS = st.dates().map(date.isoformat)
UNITS = st.one_of(
    YEARS,
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(200, 998).filter(lambda tens: tens % 10).map("{}0s".format),
    st.integers(1, 99).map("{}th century".format),
    st.integers(1, 100).map("{}th century BC".format),
    st.tuples(st.sampled_from(["spring", "summer", "autumn"]), YEARS).map(" ".join),
)
POINTS = st.one_of(
    ISO_DAYS,
    UNITS,
    st.tuples(st.sampled_from(["early", "mid", "late", "c."]), UNITS).map(" ".join),
    st.integers(1000, 9000).map(lambda year: f"winter {year}/{(year + 1) % 100:02}"),
    st.tuples(st.integers(1, 31), st.integers(1, 9999)).map(lambda it: f"{it[0]} March {it[1]} BC"),
    st.tuples(st.integers(1, 28), st.sampled_from(MONTHS)).map(lambda it: f"{it[0]} {it[1]}"),
)
SPANS = st.tuples(st.one_of(ISO_DAYS, UNITS), st.one_of(ISO_DAYS, UNITS)).map("..".join)
ANSWERS = st.one_of(POINTS, SPANS).filter(lambda text: read_answer(text) is not None)


def meanings(text: str, language: str = "en") -> list[str]:
    return [shown(reading) for reading in read_date(text, language=language)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/4/1992", ["3 April 1992", "4 March 1992"]),
        ("5/5/1992", ["5 May 1992"]),
        ("3.4.1992", ["3 April 1992"]),
        ("12/11/10", ["12 November '10", "11 December '10"]),
        ("3/4-5/4/1992", ["3–5 April 1992", "4 March – 4 May 1992"]),
        ("1911/12", ["December 1911", "1911–1912"]),
        ("1941/42", ["1941–1942"]),
        ("2007-08", ["August 2007"]),
        ("1905-7", ["July 1905", "1905–1907"]),
        ("1975–9", ["September 1975", "1975–1979"]),
        ("1999-00", ["1999–2000"]),
        ("the 1800s", ["1800s decade", "19th century"]),
        ("winter 1968", ["winter 1967/68", "winter 1968/69"]),
        ("winter '68", ["winter '67/68", "winter '68/69"]),
        ("May 15", ["15 May"]),
        ("May 92", ["May '92"]),
        ("late 19th to early 20th century", ["late 19th century – early 20th century"]),
        ("mid-to-late 1990s", ["mid-1990s – late 1990s"]),
        ("1980s-90s", ["1980s – 1990s"]),
        ("28 December 2006 – 3 January", ["28 December 2006 – 3 January 2007"]),
        ("AD 14-37", ["AD 14 – AD 37"]),
        ("500-450 BC", ["500–450 BC"]),
    ],
)
def test_a_date_has_all_its_readings(text: str, readings: list[str]) -> None:
    assert meanings(text) == readings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2007-02-30", "February 2007 has 28 days."),
        ("Feb 30", "February has 29 days."),
        ("1900-02-29", "February 1900 has 28 days."),
        ("5.13.1992", "There is no month 13."),
        ("0 AD", "There is no year 0."),
        ("0000", "There is no year 0."),
        ("1989..1979", "The span ends before it begins."),
        ("1989-79", "The span ends before it begins."),
        ("1979 and 1989", "Those are two dates."),
        ("from 1979", "A span has two ends."),
        ("27 BC - 14", "Say BC or AD at both ends."),
        ("early 15 May 1992", "A day is neither early nor late."),
        ("12345", "That year is too far off."),
        ("1234567890", "A year has at most five digits."),
        ("the 1995s", "A decade begins with a year that ends in 0."),
        ("soon", "“soon” is not a word of a date."),
        ("15 May - 1992", "That is not a date."),
        ("", "That is empty."),
        ("1992 " * 100, "That is too long for a date."),
    ],
)
def test_what_is_no_date_has_a_reason(text: str, reason: str) -> None:
    assert read_date(text) == ()
    assert why_not(text) == reason


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2007-02-30", "February 2007 has 28 days. Write 2002, 2007-03,"),
        (
            "3/4/1992",
            "“3/4/1992” may mean 3 April 1992 or 4 March 1992. Write 1992-04-03 or 1992-03-04.",
        ),
        ("winter 1968", "Write winter 1967/68 or winter 1968/69."),
        ("'92", "A year of two digits can be of any century"),
        ("Febuary 1992", "A month is misspelt: write February 1992."),
    ],
)
def test_an_author_is_told_what_to_write_instead(text: str, sentence: str) -> None:
    assert read_answer(text) is None
    assert sentence in explain(text)


@given(ANSWERS)
def test_an_answer_reads_back_from_its_texts(text: str) -> None:
    reading = read_answer(text)
    assert reading is not None
    assert explain(text) == why_not(text) == ""
    assert read_answer(canonical(reading)) == reading
    assert read_answer(shown(reading)) == reading


@given(st.text())
def test_any_text_is_read_as_dates_or_has_a_reason(text: str) -> None:
    for reading in read_date(text):
        assert shown(reading)
        assert canonical(reading)
    assert bool(explain(text)) == (read_answer(text) is None)


@given(st.dates())
def test_days_are_counted_as_pythons_are(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()


@given(st.integers(-100_000, 0), st.integers(1, 12), st.integers(1, 28))
def test_four_hundred_years_have_as_many_days_before_christ(
    year: int, month: int, day: int
) -> None:
    assert day_number(year + 400, month, day) - day_number(year, month, day) == 146_097


@pytest.mark.parametrize("language", DATED)
def test_every_spelling_of_a_month_is_its_month(language: str) -> None:
    for spelling, number in lexicon(language).months:
        assert meanings(f"15 {spelling} 1992", language) == [f"15 {MONTHS[number - 1]} 1992"]
        assert meanings(f"{spelling.upper()} 1992", language) == [f"{MONTHS[number - 1]} 1992"]


@pytest.mark.parametrize("language", DATED)
def test_every_language_has_twelve_months_four_seasons_and_seven_weekdays(language: str) -> None:
    words = lexicon(language).words.values()
    for kind, values in (
        (Kind.MONTH, set(range(1, 13))),
        (Kind.SEASON, {3, 6, 9, 12}),
        (Kind.WEEKDAY, set(range(7))),
        (Kind.PART, {0, 1, 2}),
        (Kind.ERA, {0, 1}),
    ):
        assert {word.value for word in words if word.kind is kind} == values


@pytest.mark.parametrize("language", DATED)
def test_english_is_understood_in_every_deck(language: str) -> None:
    assert [meanings(f"15 {month} 1992", language) for month in MONTHS] == [
        [f"15 {month} 1992"] for month in MONTHS
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("early March 2007", "2007-03-01", "2007-03-10"),
        ("mid-March 2007", "2007-03-11", "2007-03-20"),
        ("late March 2007", "2007-03-21", "2007-03-31"),
        ("early 2007", "2007-01-01", "2007-04-30"),
        ("mid-2007", "2007-05-01", "2007-08-31"),
        ("late 2007", "2007-09-01", "2007-12-31"),
        ("early 1990s", "1990-01-01", "1993-12-31"),
        ("mid-1990s", "1994-01-01", "1996-12-31"),
        ("late 1990s", "1997-01-01", "1999-12-31"),
        ("early 19th century", "1801-01-01", "1833-12-31"),
        ("mid-19th century", "1834-01-01", "1866-12-31"),
        ("late 19th century", "1867-01-01", "1900-12-31"),
        ("late spring 2007", "2007-05-01", "2007-05-31"),
    ],
)
def test_a_third_of_a_unit_has_its_days(text: str, first: str, last: str) -> None:
    reading = read_answer(text)
    assert reading
    assert reading.span
    days = (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert (reading.span.first, reading.span.last) == days


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        ("c. 1200", 5),
        ("c. 1205", 2),
        ("c. 1203", 1),
        ("c. 5000 BC", 50),
        ("c. 5010 BC", 5),
        ("c. 10 BC", 5),
        ("c. 1 BC", 1),
    ],
)
def test_a_rounded_year_may_be_missed_by_half_of_its_rounding(text: str, margin: int) -> None:
    reading = read_answer(text)
    assert reading
    assert reading.first.margin == margin


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("1951–00", "1951–2000"), ("1999-00", "1999–2000"), ("1979–89", "1979–1989")],
)
def test_a_shortened_year_may_be_in_the_next_century(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]
