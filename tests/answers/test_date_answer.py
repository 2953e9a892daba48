"""Responses to dates: a table of what a fair teacher would say, and what holds for all dates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import example, given, strategies as st

from quiz.answers.date import DateAnswer
from quiz.answers.rivals import NO_RIVALS
from quiz.answers.verdict import Forgiven, Grade, Unclear, Verdict
from tests.answers.test_dates import ANSWERS, DATED, MONTHS
from tests.places import DATA

TABLE = DATA / "dates.tsv"


class Row(NamedTuple):
    answer: str
    language: str
    years: str
    response: str
    credit: str
    note: str


def rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield Row(*[*line.split("\t"), ""][:6])


def grade(
    answer: str, response: str, *, language: str = "en", years: tuple[int, ...] = ()
) -> Grade:
    return DateAnswer.read(answer, language=language, years_given=years).grade(response, NO_RIVALS)


def credit(answer: str, response: str) -> float:
    verdict = grade(answer, response)
    return verdict.credit if isinstance(verdict, Verdict) else 0.0


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: f"{row.answer}: {row.response!a}")
def test_a_response_earns_what_a_teacher_would_give(row: Row) -> None:
    graded = grade(
        row.answer, row.response, language=row.language, years=tuple(map(int, row.years.split()))
    )
    if row.credit == "unclear":
        assert isinstance(graded, Unclear)
        assert row.note in ("", "; ".join(graded.readings))
    else:
        assert isinstance(graded, Verdict)
        assert graded.credit == pytest.approx(float(Fraction(row.credit)))
        assert row.note in graded.note


def test_the_table_has_no_row_twice() -> None:
    asked = [row[:4] for row in rows()]
    assert len(asked) == len(set(asked)) >= 220


def test_another_date_that_is_as_good_is_right_and_named() -> None:
    answer = DateAnswer.read("1969-07-20", also=("1969-07-21",))
    assert answer.grade("21 July 1969", NO_RIVALS) == Verdict(1.0, shown="21 July 1969")
    assert answer.grade("20 July 1969", NO_RIVALS) == Verdict(1.0)
    assert answer.spellings == ("1969-07-20", "1969-07-21")


def test_what_is_no_date_is_wrong_and_told_why() -> None:
    graded = grade("2007-02-28", "30 February 2007")
    assert graded == Verdict(0.0, "February 2007 has 28 days. Try 15 May 1992 or 1992-05-15.")


@pytest.mark.parametrize(
    "text", ["3/4/1992", "'92", "winter 1968", "the 1900s", "Febuary 1992", "soon", ""]
)
def test_an_author_has_to_be_clear(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        DateAnswer.read(text)


def test_a_second_date_that_is_none_is_the_authors_mistake() -> None:
    with pytest.raises(ValueError, match="soon"):
        DateAnswer.read("1992", also=("soon",))


def test_the_text_stays_as_its_author_wrote_it() -> None:
    answer = DateAnswer.read("  9-13  March 2007 ")
    assert (answer.text, answer.shown) == ("9-13 March 2007", "9–13 March 2007")


@pytest.mark.parametrize(
    ("text", "other", "days"),
    [
        ("1992", "1993", 366),
        ("44 BC", "AD 1", 365 * 44 + 11),
        ("14 July", "4 July", 10),
        ("1992-05", "1992", 121),
    ],
)
def test_dates_are_as_far_apart_as_their_beginnings(text: str, other: str, days: int) -> None:
    assert DateAnswer.read(text).days_from(DateAnswer.read(other)) == days
    assert DateAnswer.read(other).days_from(DateAnswer.read(text)) == days


@given(ANSWERS, st.sampled_from(DATED))
def test_an_answers_own_texts_are_right_in_every_language(text: str, language: str) -> None:
    answer = DateAnswer.read(text, language=language)
    assert answer.grade(answer.text, NO_RIVALS) == Verdict(1.0)
    assert answer.grade(answer.shown, NO_RIVALS) == Verdict(1.0)


@given(ANSWERS, st.text(max_size=40))
@example("1992", "'")
@example("1992", "9" * 5000)
@example("1992", "\ud800")
@example("1992", "İ 1992")
def test_any_text_can_be_graded(text: str, response: str) -> None:
    for language in ("en", "de", "ru"):
        graded = grade(text, response, language=language)
        assert isinstance(graded, Unclear) or 0 <= graded.credit <= 1


@given(
    ANSWERS,
    st.text(alphabet="0123456789 -–./,'’cbadBCMayseptfromunil", max_size=24),
    st.sampled_from(DATED),
)
def test_any_text_that_looks_like_a_date_can_be_graded(
    text: str, response: str, language: str
) -> None:
    graded = grade(text, response, language=language)
    assert isinstance(graded, Unclear) or 0 <= graded.credit <= 1


DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
WRITTEN = st.sampled_from(
    [
        "{day} {month} {year}",
        "{month} {day}, {year}",
        "the {day}th of {month} {year}",
        "{day}.{number}.{year}",
        "{day}/{number}/{year}",
        "{number}/{day}/{year}",
        "{year}-{number:02}-{day:02}",
        "{year}/{number}/{day}",
        "{day} {month} '{short:02}",
        "{year} {month} {day}",
    ]
)


def written(form: str, day: date) -> str:
    month = MONTHS[day.month - 1]
    return form.format(
        day=day.day, month=month, number=day.month, year=day.year, short=day.year % 100
    )


@given(DAYS, WRITTEN)
def test_a_day_is_right_in_every_form_that_is_clear(day: date, form: str) -> None:
    graded = grade(day.isoformat(), written(form, day))
    assert isinstance(graded, Unclear) == (
        "/{number}/{year}" in form or "/{day}/{year}" in form
    ) & _swappable(day)
    assert isinstance(graded, Unclear) or graded.right


def _swappable(day: date) -> bool:
    return day.day <= 12 and day.day != day.month


@given(DAYS, st.one_of(st.integers(-800, 800), st.integers(-300_000, 300_000)), WRITTEN)
def test_no_other_day_is_ever_right(day: date, away: int, form: str) -> None:
    try:
        other = day + timedelta(days=away)
    except OverflowError:
        return
    same_but_century = (day.month, day.day, day.year % 100) == (
        other.month,
        other.day,
        other.year % 100,
    )
    if other != day and other.year >= 1000 and not same_but_century:
        assert credit(day.isoformat(), written(form, other)) == 0


@given(st.integers(1, 2999), st.integers(1, 2999))
def test_no_other_year_is_ever_right(year: int, other: int) -> None:
    if year != other:
        assert credit(f"{year:04}", f"{other:04}") == credit(f"{year} BC", f"{other} BC") == 0
    assert credit(f"{year} BC", f"AD {other}") == credit(f"{year:04}", f"{other} BC") == 0


@given(st.integers(1000, 2998), st.integers(1, 300), st.integers(-50, 50), st.integers(-50, 50))
def test_another_span_is_never_right(first: int, length: int, early: int, late: int) -> None:
    last = first + length
    other = first + early, last + late
    if other != (first, last) and 1000 <= other[0] <= other[1] <= 9999:
        assert 0 <= credit(f"{first}..{last}", f"{other[0]}–{other[1]}") < 1


@given(DAYS, st.sampled_from(["upper", "lower", "swapcase", "title"]), st.integers(1, 4))
def test_case_and_blanks_change_nothing(day: date, case: str, blanks: int) -> None:
    text = getattr(written("{day} {month} {year}", day), case)()
    assert grade(day.isoformat(), f" {text.replace(' ', ' ' * blanks)} . ") == Verdict(1.0)


def test_other_dashes_quotes_and_digits_change_nothing() -> None:
    for dash in "‐‑–—−-－":
        assert grade("1979..1989", f"1979{dash}1989") == Verdict(1.0)
    for quote in "'’‘ʼ′`＇":
        assert grade("1992-05", f"May {quote}92") == Verdict(1.0)
    for digits in ("１９９２", "١٩٩٢", "१९९२", "𝟭𝟵𝟵𝟮"):
        assert grade("1992", digits) == Verdict(1.0)


def test_composed_and_decomposed_letters_are_alike() -> None:
    for text, language in (
        ("15. März 1992", "de"),
        ("15 травня 1992", "uk"),
        ("15 października 1992", "pl"),
    ):
        answer = DateAnswer.read(text, language=language)
        assert answer.grade(unicodedata.normalize("NFD", text), NO_RIVALS) == Verdict(1.0)
        assert answer.grade(unicodedata.normalize("NFC", text), NO_RIVALS) == Verdict(1.0)


@pytest.mark.parametrize("response", ["", "  ", "\n"])
def test_an_empty_response_to_a_date_is_wrong_without_a_word(response: str) -> None:
    assert grade("1992", response) == Verdict(0.0)


@pytest.mark.parametrize(
    ("answer", "response", "note"),
    [
        ("44 BC", "44", "That was before Christ: add BC."),
        ("1 BC", "AD 1", ""),
        ("500 BC", "500", "That was before Christ: add BC."),
        ("1 BC", "1", "That was before Christ: add BC."),
        ("AD 44", "45", ""),
        ("44 BC", "45", ""),
    ],
)
def test_a_missing_era_is_named_if_it_is_all_that_is_wrong(
    answer: str, response: str, note: str
) -> None:
    assert grade(answer, response) == Verdict(0.0, note)


def test_a_misspelt_month_is_a_slip_that_is_forgiven() -> None:
    assert grade("1992-02-15", "15 Febuary 1992") == Verdict(
        1.0, "February was misspelt.", forgiven=Forgiven.SLIP
    )
    assert grade("1992-03-15", "15 Febuary 1992") == Verdict(0.0)


@pytest.mark.parametrize("answer", ["1904", "May 1904", "1904..1905"])
def test_1904_05_is_two_years_only_where_a_span_of_years_was_asked_for(answer: str) -> None:
    assert credit(answer, "1904-05") == 1


HAN = "〇一二三四五六七八九"
ARABIC_MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
HAN_DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(1988, 12, 31))


def han(number: int) -> str:
    """A number below a hundred with its ten named: 三十一."""
    tens, ones = divmod(number, 10)
    named = "" if not tens else ("十" if tens == 1 else f"{HAN[tens]}十")
    return named + (HAN[ones] if ones else "")


def ways_to_write(day: date) -> Iterator[tuple[str, str]]:
    """A day with its year in the ways of East Asia and of Arabic, and the language of each."""
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    yield "zh", f"{day.year}年{day.month}月{day.day}日"
    yield "en", f"{day.year}年{day.month:02}月{day.day:02}日"
    yield "zh", f"{year}年{han(day.month)}月{han(day.day)}日"
    yield "ja", f"昭和{day.year - 1925}年{day.month}月{day.day}日"
    yield "ja", f"昭和{han(day.year - 1925)}年{han(day.month)}月{han(day.day)}日"
    yield "ko", f"{day.year}년 {day.month}월 {day.day}일"
    arabic = f"{day.day} {ARABIC_MONTHS[day.month - 1]} {day.year}"
    yield "ar", arabic
    yield "ar", arabic.translate(ARABIC_DIGITS)


@given(HAN_DAYS, HAN_DAYS)
def test_a_day_in_other_scripts_is_that_day_and_no_other(day: date, other: date) -> None:
    for language, text in ways_to_write(day):
        assert grade(day.isoformat(), text, language=language) == Verdict(1.0)
        if other != day:
            assert grade(other.isoformat(), text, language=language) == Verdict(0.0)


@given(st.dates(min_value=date(1100, 1, 1)), st.dates(min_value=date(1100, 1, 1)))
def test_a_short_year_behind_a_month_is_never_guessed(day: date, other: date) -> None:
    short = f"{MONTHS[day.month - 1]} {day.year % 100:02}"
    if day.year % 100 < 10:
        assert isinstance(grade(day.isoformat()[:7], short), Unclear) or day.year % 100 == 0
        assert grade(str(other.year), short) == Verdict(float(other.year % 100 == day.year % 100))
