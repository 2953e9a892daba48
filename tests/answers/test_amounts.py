"""What the text of a number may stand for."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from quiz.answers.numbers.amount import Notation, Qualifier
from quiz.answers.numbers.amounts import clean, readings
from quiz.answers.numbers.words import respelt, scale_of

LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "da", "ru", "uk", "pl", "kk", "zh", ""]
NUMBER_LIKE = "0123456789 .,'-+^x*/e%kmM$€½²٣ \u202f()"


def values(text: str, language: str = "en") -> list[Fraction]:
    return [amount.value for amount in readings(text, language=language)]


def value(text: str, language: str = "en") -> Fraction | None:
    numbers = values(text, language)
    assert len(numbers) <= 1, numbers
    return numbers[0] if numbers else None


@pytest.mark.parametrize(
    ("text", "language", "first", "second"),
    [
        ("40,000", "en", 40_000, 40),
        ("40.000", "en", 40, 40_000),
        ("40.000", "de", 40_000, 40),
        ("40,000", "de", 40, 40_000),
        ("40.000", "de-AT", 40_000, 40),
        ("3,142", "fr", Fraction(3142, 1000), 3142),
    ],
)
def test_the_reading_by_the_languages_habit_comes_first(
    text: str, language: str, first: Fraction | int, second: int
) -> None:
    assert values(text, language) == [first, second]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("1'234'567", 1_234_567),
        ("12,34,567", 1_234_567),
        ("1,234.5", Fraction(12345, 10)),
        ("1.234,5", Fraction(12345, 10)),
        ("1 234,567", Fraction(1234567, 1000)),
        ("0.125", Fraction(1, 8)),
        ("0,125", Fraction(1, 8)),
        ("1234.567", Fraction(1234567, 1000)),
        ("3,14", Fraction(314, 100)),
        ("3.14", Fraction(314, 100)),
        ("1,5", Fraction(3, 2)),
        (",5", Fraction(1, 2)),
    ],
)
def test_what_only_one_habit_can_read_is_clear_in_every_language(
    text: str, meant: Fraction | int, language: str
) -> None:
    assert value(text, language) == meant


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            ".",
            "-",
            "--5",
            "1..5",
            "1,,5",
            "1,23,4,5",
            "1,2,3",
            "12 34",
            "4 00",
            "1 2/2",
            "1/0",
            "1,234.5,6",
        ),
        *(
            "5-6",
            "5 to 6",
            "2007-03-15",
            "15.03.2007",
            "12:30",
            "1/2/3",
            "5^2",
            "10^",
            "10^1000",
            "1e1000",
            "3x108",
        ),
        *(
            "one two",
            "one two three",
            "twenty twenty",
            "nineteen eighteen",
            "five hundredth",
            "zero five",
        ),
        *(
            "o",
            "thousands",
            "hundreds",
            "tens of",
            "million",
            "one million million",
            "two million three million",
        ),
        *(
            "one 500",
            "two 000",
            "a twentieth",
            "point five five",
            "and",
            "fifty-fifty",
            "9" * 201,
            "x" * 10_000,
            "[/nope]",
        ),
    ],
)
def test_what_is_no_number_or_not_one_has_no_reading(text: str) -> None:
    assert readings(text) == ()


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("over 5", Qualifier.OVER),
        ("more than 5", Qualifier.OVER),
        ("at least 5", Qualifier.OVER),
        ("no fewer than 5", Qualifier.OVER),
        ("well over 5", Qualifier.OVER),
        (">5", Qualifier.OVER),
        ("5+", Qualifier.OVER),
        ("5+ km", Qualifier.OVER),
        ("5 or more", Qualifier.OVER),
        ("über 5", Qualifier.OVER),
        ("plus de 5", Qualifier.OVER),
        ("более 5", Qualifier.OVER),
        ("under 5", Qualifier.UNDER),
        ("no more than 5", Qualifier.UNDER),
        ("just under 5", Qualifier.UNDER),
        ("nearly 5", Qualifier.UNDER),
        ("up to 5", Qualifier.UNDER),
        ("≤ 5", Qualifier.UNDER),
        ("moins de 5", Qualifier.UNDER),
        ("about 5", Qualifier.ABOUT),
        ("~5", Qualifier.ABOUT),
        ("c. 5", Qualifier.ABOUT),
        ("ca. 5", Qualifier.ABOUT),
        ("some 5", Qualifier.ABOUT),
        ("5 or so", Qualifier.ABOUT),
        ("rund 5", Qualifier.ABOUT),
        ("exactly 5", Qualifier.EXACT),
        ("only 5", Qualifier.EXACT),
        ("5", Qualifier.EXACT),
    ],
)
def test_the_word_before_a_number_is_kept(text: str, qualifier: Qualifier) -> None:
    (amount,) = readings(text)
    assert (amount.value, amount.qualifier) == (Fraction(5), qualifier)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("5 km", "", "km"),
        ("5km²", "", "km^2"),
        ("5 square km", "", "km2"),
        ("$5", "$", ""),
        ("-$5", "$", ""),
        ("5 %", "", "%"),
        ("5 per cent", "", "%"),
        ("five percent", "", "%"),
        ("5 Prozent", "", "%"),
        ("bones: 5", "bones:", ""),
        ("5th", "", ""),
        ("five troops.", "", "troops"),
    ],
)
def test_what_stands_beside_a_number_is_kept(text: str, before: str, after: str) -> None:
    (amount,) = readings(text)
    assert (abs(amount.value), amount.before, amount.after) == (Fraction(5), before, after)


def test_a_letter_that_may_be_a_unit_has_both_readings() -> None:
    assert [(amount.value, amount.after) for amount in readings("5m")] == [
        (Fraction(5_000_000), ""),
        (Fraction(5), "m"),
    ]


def test_a_scaled_number_is_read_by_habit_alone() -> None:
    assert [(amount.value, amount.notation) for amount in readings("1.234 million")] == [
        (Fraction(1_234_000), Notation.SCALED)
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I", 1),
        ("iv", 4),
        ("XIX", 19),
        ("MCMXVIII", 1918),
        ("mmxxvi", 2026),
        ("Ⅻ", 12),
        ("XLII", 42),
        ("D", 500),
    ],
)
def test_roman_numerals_are_read_where_the_deck_says_so(text: str, meant: int) -> None:
    assert [amount.value for amount in readings(text, roman=True)] == [meant]
    assert readings(text) == ()


@pytest.mark.parametrize("text", ["IIII", "VX", "IC", "MCMXVIIII", "", "ABC"])
def test_a_roman_numeral_that_is_none_is_not_read(text: str) -> None:
    assert readings(text, roman=True) == ()


@pytest.mark.parametrize(
    ("word", "language", "scale"),
    [
        ("billion", "en", 10**9),
        ("Billion", "de", 10**12),
        ("billions", "fr", 10**12),
        ("mrd", "en", 10**9),
        ("dozen", "en", 12),
        ("dozen", "de", 1),
        ("bones", "en", 1),
    ],
)
def test_a_scale_is_worth_what_its_language_says(word: str, language: str, scale: int) -> None:
    assert scale_of(word, language) == scale


def test_the_commonest_misspellings_are_put_right_in_english_only() -> None:
    assert respelt("Fourty thousend", "en-GB") == "forty thousand"
    assert respelt("2 milion", "pl") == "2 milion"


def test_text2num_is_loaded_for_words_alone() -> None:
    script = (
        "import sys; from quiz.answers.numbers.amounts import readings; readings({!r});"
        "print('text_to_num' in sys.modules)"
    )
    loaded = {
        text: subprocess.run(
            [sys.executable, "-c", script.format(text)], capture_output=True, text=True, check=True
        ).stdout.strip()
        for text in ("over 40,000 troops", "forty")
    }
    assert loaded == {"over 40,000 troops": "False", "forty": "True"}


@given(
    st.text() | st.text(alphabet=NUMBER_LIKE, max_size=210),
    st.sampled_from(LANGUAGES),
    st.booleans(),
)
def test_no_text_makes_reading_fail(text: str, language: str, roman: bool) -> None:
    amounts = readings(text, language=language, roman=roman)
    assert all(len(str(amount.value)) < 400 for amount in amounts)


@given(st.text(alphabet=st.characters(codec="utf-16", exclude_categories=[])))
def test_cleaning_twice_changes_nothing_for_a_reader(text: str) -> None:
    assert readings(clean(text)) == () or values(clean(text)) == values(clean(clean(text)))


@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from("٠०０𝟎"))
def test_digits_of_every_script_are_digits(number: int, zero: str) -> None:
    assert value("".join(chr(ord(zero) + int(digit)) for digit in str(number))) == number


ONES = (
    "zero one two three four five six seven eight nine ten"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
SMALL = [*ONES.split(), "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
    (100, "hundred"),
]


def in_words(number: int) -> str:
    for scale, name in SCALES:
        if number >= scale:
            count, rest = divmod(number, scale)
            joint = " and " if scale == 100 else " "
            return f"{in_words(count)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_number_in_english_words_is_that_number(number: int) -> None:
    assert value(in_words(number)) == number
