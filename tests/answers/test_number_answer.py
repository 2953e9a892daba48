"""How responses to a question for a number are graded."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import assume, given, strategies as st

from quiz.answers.number import NumberAnswer
from quiz.answers.numbers.amount import Margin, Qualifier
from quiz.answers.numbers.amounts import spelt
from quiz.answers.numbers.strict import read_answer
from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.verdict import Grade, Unclear, Verdict
from tests.places import DATA

TABLE = DATA / "numbers.tsv"
NUMBER_LIKE = "0123456789 .,'-+^x*/e%kmM$€½²٣ \u202f()"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    answer: NumberAnswer
    response: str
    expected: str
    note: str


@cache
def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(
            (line for line in lines if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return [Row(answer_of(row), row["response"], row["expected"], row["note"]) for row in table]


def answer_of(row: dict[str, str]) -> NumberAnswer:
    return NumberAnswer.read(
        row["answer"],
        within=row["within"],
        unit=row["unit"],
        language=row["language"],
        context=row["context"],
    )


def cells(*lines: str) -> list[list[str]]:
    """Small tables: cells between bars, rows between semicolons."""
    return [[cell.strip() for cell in row.split("|")] for line in lines for row in line.split(";")]


def grade(answer: NumberAnswer, response: str) -> Grade:
    return answer.grade(response, NO_RIVALS)


def credit(answer: NumberAnswer, response: str) -> float | str:
    graded = grade(answer, response)
    return "unclear" if isinstance(graded, Unclear) else graded.credit


def name_of(row: Row) -> str:
    return f"{row.answer.language}: {row.response!r} for {row.answer.shown!r}"


def is_as_expected(row: Row) -> bool:
    graded = grade(row.answer, row.response)
    if isinstance(graded, Unclear):
        return row.expected == "unclear" and bool(graded.readings) and row.note in graded.why
    return (f"{graded.credit:g}", row.note in graded.note) == (row.expected, True)


def test_the_table_is_graded_as_a_fair_teacher_would() -> None:
    assert len(rows()) > 600
    unlike = {
        name_of(row): grade(row.answer, row.response) for row in rows() if not is_as_expected(row)
    }
    assert unlike == {}


def test_a_reading_given_back_is_never_asked_about_again() -> None:
    unclear = [
        (row, graded)
        for row in rows()
        if isinstance(graded := grade(row.answer, row.response), Unclear)
    ]
    assert len(unclear) > 10
    again = {
        (name_of(row), reading): answered
        for row, graded in unclear
        for reading in graded.readings
        if not isinstance(answered := grade(row.answer, reading), Verdict)
    }
    assert again == {}


@pytest.mark.parametrize("answer", ["40000", "40", "7", "-3"])
def test_asking_does_not_depend_on_which_reading_is_right(answer: str) -> None:
    assert grade(NumberAnswer.read(answer), "40.000") == Unclear(("40", "40 000"))
    assert grade(NumberAnswer.read(answer, language="de"), "40,000") == Unclear(("40", "40 000"))


@pytest.mark.parametrize("answer", ["3.142", "0.5", "2.718"])
def test_three_decimals_are_read_by_habit_where_the_answer_has_decimals(answer: str) -> None:
    assert credit(NumberAnswer.read(answer), "3.142") == (answer == "3.142")
    assert credit(NumberAnswer.read(answer), "3,142") == "unclear"


def test_a_reading_with_three_decimals_is_shown_with_a_fourth() -> None:
    assert grade(NumberAnswer.read("1,234"), "1.234") == Unclear(("1.2340", "1 234"))


def test_rivals_do_not_count_within_the_authors_own_margin() -> None:
    answer = NumberAnswer.read("40,000", within="10%")
    assert answer.grade("41,000", Rivals(lambda: ["41,000"])) == Verdict(1.0, "Exactly: 40,000.")


def test_roman_numerals_are_answers_only_where_the_deck_says_so() -> None:
    assert credit(NumberAnswer.read("1789", roman=True), "mdcclxxxix") == 1
    assert credit(NumberAnswer.read("MDCCLXXXIX", roman=True), "1789") == 1
    assert credit(NumberAnswer.read("1789"), "MDCCLXXXIX") == "unclear"
    assert credit(NumberAnswer.read("4", roman=True), "VI") == 0


def test_another_spelling_or_number_is_as_good_and_shown() -> None:
    answer = NumberAnswer.read("206", also=("213", "a few over 200", "14 score"), unit="bones")
    assert grade(answer, "213 bones") == Verdict(1.0, shown="213 bones")
    assert grade(answer, "A few over  200") == Verdict(1.0)
    assert credit(answer, "200") == 0
    assert credit(answer, "14") == 0


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        *(
            ("206", 206, ""),
            ("384,400", 384_400, ""),
            ("over 40,000", 40_000, "over"),
            ("about  300", 300, "about"),
        ),
        *(
            ("under 20", 20, "under"),
            ("1.5 million", 1_500_000, ""),
            ("1/3", Fraction(1, 3), ""),
            ("12%", 12, ""),
        ),
        *(
            ("12 percent", 12, ""),
            ("-40", -40, ""),
            ("−40", -40, ""),
            ("3.14", Fraction(157, 50), ""),
            ("$5", 5, ""),
        ),
        *(
            ("20°", 20, ""),
            ("0.050", Fraction(1, 20), ""),
            ("1,005", 1005, ""),
            ("3e8", 300_000_000, ""),
        ),
        *(
            ("½", Fraction(1, 2), ""),
            ("3.142", Fraction(3142, 1000), ""),
            ("2.50", Fraction(5, 2), ""),
        ),
    ],
)
def test_a_number_as_authors_may_write_it_is_read(
    text: str, value: Fraction | int, qualifier: str
) -> None:
    amount = read_answer(text)
    assert amount
    assert (amount.value, amount.qualifier) == (Fraction(value), Qualifier(qualifier))


@pytest.mark.parametrize(
    "text",
    cells(
        " | x | forty | 206 bones | No. 5 | #1 | 5 km | 5m | 4K | 40k | 007 | c. 1200 | circa 1200"
        " | 1990s | 44 BC | 2007-03-15 | 15.03.2007 | ~ | 1979..1989"
        " | 12/05 | 12:30 | A4 | 3D | 10-20 | 1e999 | 1/0 | not 5",
    )[0],
)
def test_a_text_that_may_be_something_else_than_a_number_is_none_in_a_gap(text: str) -> None:
    assert read_answer(text) is None


@pytest.mark.parametrize(
    "text",
    cells(
        " | x | 5m | 4K | 1990s | 44 BC | 2007-03-15 | 15.03.2007 | ~ | 1979..1989 | 12/05 | 12:30"
        " | A4 | 3D | 5D | 10-20 | 1e999 | 1/0 | not 5 | 40.000 | 40.000 m | 206 or so many"
        " | 5 km 3 | 5 and more | 007.5 | 206 not bones | five six | 12/05 km",
    )[0],
)
def test_a_number_as_no_author_may_write_it_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        NumberAnswer.read(text)


def test_an_author_of_the_other_habit_is_told_and_not_misread() -> None:
    assert [read_answer("40.000"), read_answer("40,000", language="de")] == [None, None]


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        *(
            ("500", Margin(Fraction(500))),
            ("20,000", Margin(Fraction(20_000))),
            ("0.5", Margin(Fraction(1, 2))),
        ),
        *(
            (text, Margin(Fraction(5)))
            for text in ("5 m", "5m", "five metres", "±5", "±5 m", "+/- 5", "+-5")
        ),
        *(
            ("10%", Margin(Fraction(10), percent=True)),
            ("2.5 per cent", Margin(Fraction(5, 2), percent=True)),
            ("ten per cent", Margin(Fraction(10), percent=True)),
        ),
    ],
)
def test_a_margin_is_a_number_or_per_cent(text: str, margin: Margin) -> None:
    assert NumberAnswer.read("100", within=text, unit="m").margin == margin


@pytest.mark.parametrize("text", ["-5", "about 5", "5 km", "5 men", "$5", "lots", "5 or 6"])
def test_no_other_text_is_a_margin(text: str) -> None:
    with pytest.raises(ValueError, match='"within" is'):
        NumberAnswer.read("100", within=text, unit="m")


def test_a_margin_in_millions_is_one_of_the_unit_in_millions() -> None:
    answer = NumberAnswer.read("5", within="0.1 million", unit="million people")
    assert answer.margin == Margin(Fraction(1, 10))


def test_a_bad_margin_is_a_sentence_for_the_author() -> None:
    with pytest.raises(
        ValueError, match='"within" is a number or per cent such as 500 or 10%, not "lots"'
    ):
        NumberAnswer.read("5", within="lots")


@pytest.mark.parametrize(
    ("got", "holds"), [(90, True), (110, True), (111, False), (Fraction(899, 10), False)]
)
def test_a_margin_holds_at_its_edges(got: Fraction | int, holds: bool) -> None:
    assert Margin(Fraction(10)).holds(Fraction(100), Fraction(got)) is holds
    assert Margin(Fraction(10), percent=True).holds(Fraction(100), Fraction(got)) is holds
    assert Margin(Fraction(10), percent=True).holds(Fraction(-100), Fraction(-got)) is holds


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    cells(
        "over  40,000 | troops | over 40,000 troops; 12 | % | 12%; 12% | % | 12%; 206 | | 206",
        "-40 | °C | -40°C; about 5 | $ | about $5; -5 | € | -€5; 8,849 | m | 8,849 m",
    ),
)
def test_an_answer_is_shown_with_its_unit(text: str, unit: str, shown: str) -> None:
    assert NumberAnswer.read(text, unit=unit).shown == shown


@pytest.mark.parametrize(
    ("text", "unit", "other", "like"),
    cells(
        "over 40,000 | troops | about 4,000 | over 4,000 troops",
        "over 40,000 | men | 8 years | over 8 men",
        "8 | years | about 15,000 | 15,000 years; $5 | | €7 million | $7 million; 12% | | 13 | 13%",
        "1/2 | | 1/3 | 1/3; -40 | °C | 5 | 5°C; 206 | | forty | 40; 7 | km | 7 km | 7 km",
    ),
)
def test_a_wrong_choice_takes_the_form_of_the_right_one(
    text: str, unit: str, other: str, like: str
) -> None:
    assert NumberAnswer.read(text, unit=unit).like(other) == like


def test_magnitudes_are_powers_of_ten() -> None:
    answer = NumberAnswer.read("40,000")
    assert answer.magnitudes_from("40,000") == 0
    assert answer.magnitudes_from("4,000") == pytest.approx(1, abs=0.001)
    assert (
        answer.magnitudes_from("0")
        > answer.magnitudes_from("400")
        > answer.magnitudes_from("50,000")
    )
    assert answer.magnitudes_from("9" * 190 + "e60") > 200
    with pytest.raises(ValueError, match="is no number"):
        answer.magnitudes_from("Kabul")


ANSWERS = [
    *(
        NumberAnswer.read("over 40,000", unit="troops"),
        NumberAnswer.read("384,400", within="5%", unit="km"),
    ),
    *(
        NumberAnswer.read("12%"),
        NumberAnswer.read("$1.5 million"),
        NumberAnswer.read("0.5", language="fr"),
    ),
    *(
        NumberAnswer.read("1789", roman=True),
        NumberAnswer.read("38", unit="million people", context="How many? 5%"),
    ),
    *(
        NumberAnswer.read("-40", unit="°C", within="0.5"),
        NumberAnswer.read("1/3", also=("a third", "0.3")),
    ),
]
texts = (
    st.text()
    | st.text(alphabet=NUMBER_LIKE, max_size=40)
    | st.text(alphabet=st.characters(exclude_categories=[]))
)
numbers = st.integers(-(10**12), 10**12) | st.integers(-2000, 2000)


@given(st.sampled_from(ANSWERS), texts)
def test_every_text_is_right_or_wrong_or_unclear(answer: NumberAnswer, response: str) -> None:
    graded = grade(answer, response)
    assert graded.readings if isinstance(graded, Unclear) else graded.credit in (0, 1)


@given(st.sampled_from(ANSWERS), texts)
def test_composing_and_collapsing_blanks_change_no_verdict(
    answer: NumberAnswer, response: str
) -> None:
    tidy = " ".join(unicodedata.normalize("NFC", response).split())
    assert grade(answer, response) == grade(answer, tidy)


authored = st.from_regex(
    r"((over|about|under|~) ?)?[-−$]?([1-9][0-9]{0,2}([,. ][0-9]{3}){0,2}|[0-9]{1,9})"
    r"([.,][0-9]{1,4}|/[1-9]{1,3})?( million|e[0-9]| ?%| ?€)?",
    fullmatch=True,
)


@given(
    authored,
    st.sampled_from(["", "km", "troops", "%", "$", "million", "m"]),
    st.sampled_from(["en", "de", "ru"]),
)
def test_whatever_an_author_may_write_is_right_as_written(
    text: str, unit: str, language: str
) -> None:
    assume(read_answer(text, language=language))
    answer = NumberAnswer.read(text, unit=unit, language=language)
    assert [credit(answer, own) for own in (text, answer.text, answer.shown)] == [1, 1, 1]
    assert answer.like(answer.text) == answer.like(answer.shown) == answer.shown


@given(numbers, st.sampled_from([1, 10, 1000, 10**4]), st.sampled_from(["en", "de"]))
def test_a_number_spelt_has_one_reading(number: int, divisor: int, language: str) -> None:
    value = Fraction(number, divisor)
    answer = NumberAnswer.read(spelt(value, language), language=language)
    assert answer.amount.value == value
    assert credit(NumberAnswer.read("7", language=language), spelt(value, language)) == (value == 7)


def ways_to_write(number: int) -> list[str]:
    """One whole number in the habits of many hands."""
    sign, digits = "-" if number < 0 else "", str(abs(number))
    grouped = f"{abs(number):,}"
    indian = f"{_pairs(digits[:-3])},{digits[-3:]}" if len(digits) > 3 else digits
    arabic = "".join(chr(0x660 + int(digit)) for digit in digits)
    plain = [
        f"{sign}{digits}",
        f"{sign}{digits}.",
        f"{sign}{digits}.0",
        f"{sign}{digits},00",
        f"{sign}{arabic}",
    ]
    groups = [f"{sign}{grouped.replace(',', mark)}" for mark in ",. '’_\u00a0\u202f\u2009"]
    scaled = [f"{sign}{grouped}e0", f"{sign}{digits}000e-3", f"{sign}{digits} x 10^0"]
    for scale, name in (
        (10**3, "k"),
        (10**3, " thousand"),
        (10**6, "M"),
        (10**6, " million"),
        (10**9, " bn"),
    ):
        scaled.append(f"{spelt(Fraction(number, scale))}{name}")
    others = [
        f"{sign}{indian}",
        f"{sign}{digits}/1",
        f"over {sign}{digits}",
        f"about {sign}{grouped}",
        f"{sign}{digits} km",
    ]
    return [*plain, *groups, *scaled, *others]


def _pairs(digits: str) -> str:
    return f"{int(digits):,}" if len(digits) < 3 else f"{_pairs(digits[:-2])},{digits[-2:]}"


@given(numbers)
def test_a_number_is_right_in_every_way_of_writing_it(number: int) -> None:
    answer = NumberAnswer.read(str(number), unit="km")
    # One group of thousands with a point is asked about, by design.
    graded = {way: credit(answer, way) for way in ways_to_write(number)}
    assert set(graded.values()) <= {1, "unclear"}, graded
    assert all(value == 1 for way, value in graded.items() if "." not in way)


@given(numbers, numbers)
def test_another_number_is_right_in_no_way_of_writing_it(number: int, other: int) -> None:
    assume(number != other)
    answer = NumberAnswer.read(str(number), unit="km")
    assert [way for way in ways_to_write(other) if credit(answer, way) == 1] == []


@given(st.integers(1, 10**9), st.integers(0, 60))
def test_the_margin_alone_decides_between_neighbours(number: int, percent: int) -> None:
    answer = NumberAnswer.read("1,000,000", within=f"{percent}%")
    near = abs(number - 1_000_000) * 100 <= percent * 1_000_000
    assert all(
        credit(answer, way) in (near, "unclear") for way in ways_to_write(number) if "km" not in way
    )


PER_BASE_UNIT: list[dict[str, str]] = [
    {"m": "1", "km": "1000", "cm": "0.01", "ft": "0.3048", "miles": "1609.344"},
    {"kg": "1", "g": "0.001", "lb": "0.45359237", "tonnes": "1000"},
    {"m/s": "1", "km/h": "5/18", "mph": "0.44704", "ft/s": "0.3048"},
    {"h": "3600", "min": "60", "s": "1", "days": "86400", "weeks": "604800"},
]
unit_pairs = st.sampled_from(PER_BASE_UNIT).flatmap(
    lambda sizes: st.tuples(*[st.sampled_from(sorted(sizes.items()))] * 2)
)


@given(st.integers(1, 10**6), st.integers(1, 10**8), st.integers(0, 3), unit_pairs)
def test_a_number_in_another_unit_that_is_far_from_the_answer_is_never_right(
    number: int, other: int, places: int, units: tuple[tuple[str, str], tuple[str, str]]
) -> None:
    (unit, size), (typed, its_size) = units
    value = float(Fraction(other, 10**places) * Fraction(its_size))
    answer = NumberAnswer.read(str(number), unit=unit)
    is_right = credit(answer, f"{other / 10**places:.{places}f}0 {typed}") == 1
    assert not is_right or value == pytest.approx(float(number * Fraction(size)), rel=0.0101)


@given(st.integers(1000, 10**6), unit_pairs)
def test_a_number_converted_and_rounded_to_as_many_digits_is_right(
    number: int, units: tuple[tuple[str, str], tuple[str, str]]
) -> None:
    (unit, size), (typed, its_size) = units
    value = Fraction(number) * Fraction(size) / Fraction(its_size)
    assume(value >= 1 and value.denominator < 10**9)
    places = max(len(str(number)) - len(str(int(value))), 0)
    assume(places != 3)  # which could be a group of thousands
    response = f"{float(round(value, places)):.{places}f} {typed}"
    assert credit(NumberAnswer.read(str(number), unit=unit), response) == 1


@pytest.mark.parametrize("unit", ["km", "m/s", "°C", "$", "%", "bones", "people/km²", "years"])
@given(response=texts)
def test_every_text_is_judged_whatever_the_unit(unit: str, response: str) -> None:
    graded = grade(NumberAnswer.read("5", unit=unit, context="How many, in km?"), response)
    assert graded.readings if isinstance(graded, Unclear) else graded.credit in (0, 1)


@pytest.mark.parametrize(
    "response", [f"{'9' * 180}e60 Mpc", f"{'9' * 180} ly", "1e-60 fm", "0 pc", f"1e60 {'m ' * 40}"]
)
def test_numbers_out_of_reason_are_graded_and_shown(response: str) -> None:
    answer = NumberAnswer.read("5", unit="km")
    assert credit(answer, response) in (0, "unclear")
    if not response.endswith("m "):
        assert answer.magnitudes_from(response) > 0
        assert answer.like(response)
