"""What texts stand for which units of measure."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from quiz.answers.numbers.amounts import clean
from quiz.answers.numbers.units import Unit, are_alike, quantity, units_in
from quiz.answers.numbers.units.table import UNITS


def unit(text: str) -> Unit:
    (only,) = units_in(clean(text))
    return only


@pytest.mark.parametrize(
    "same",
    [
        "m/s | m s-1 | m·s⁻¹ | m s⁻¹ | m.s-1 | m s^-1 | metres per second | м/с",
        "g/cm³ | g cm-3 | g·cm⁻³ | g/cc | grams per cubic centimetre | kg/l | t/m³",
        "m/s² | m s-2 | m/s/s | metres per second squared | metres per second per second | N/kg",
        "km² | sq km | square kilometres | km^2 | Quadratkilometer | kilomètres carrés | кв. км",
        "J/(kg K) | J kg-1 K-1 | J/kg K | J/kg/K | J/kg·K | J/kg °C",
        "km/h | kmh | kph | km h-1 | kilometres an hour | km/hr | км/ч | Kilometer pro Stunde",
        "°C | degrees Celsius | ° C | deg C | celsius | ℃ | Grad Celsius | градусов Цельсия",
        "kWh | kw h | kilowatt-hours | KWH",
        "light years | light-years | ly | Lichtjahre",
        "N | kg m s-2 | newtons | kg·m/s²",
        "µm | μm | um | micrometres",
        "Ω | ohm | ohms | V/A",
    ],
)
def test_one_unit_has_many_spellings(same: str) -> None:
    assert len({unit(text) for text in same.split(" | ")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mg", "mg"),
        ("MW", "mW"),
        ("Mb", "MB"),
        ("m/s", "s/m"),
        ("m", "m²"),
        ("Gy", "Sv"),
        ("Hz", "Bq"),
        ("$", "€"),
        ("K", "°C"),
        ("C", "°C"),
        ("years", "days"),
        ("lb", "£"),
        ("min", "m"),
    ],
)
def test_other_units_are_never_one(one: str, other: str) -> None:
    assert set(units_in(clean(one))).isdisjoint(units_in(clean(other)))


@pytest.mark.parametrize(
    ("value", "of", "to", "converted"),
    [
        ("8849", "m", "km", "8.849"),
        ("1", "mile", "m", "1609.344"),
        ("1", "ft", "in", "12"),
        ("36", "km/h", "m/s", "10"),
        ("1", "g/cm³", "kg/m³", "1000"),
        ("100", "°C", "°F", "212"),
        ("-40", "°F", "°C", "-40"),
        ("0", "K", "°C", "-273.15"),
        ("1", "kWh", "MJ", "3.6"),
        ("1", "ha", "m²", "10000"),
        ("1", "l", "cm³", "1000"),
        ("2", "years", "months", "24"),
        ("1", "week", "h", "168"),
        ("1", "atm", "hPa", "1013.25"),
        ("1", "GB", "Gb", "8"),
        ("1", "pound", "g", "453.59237"),
        ("45", "‰", "%", "4.5"),
        ("1", "hp", "W", "745.69987158227022"),
        ("180", "°", "arcmin", "10800"),
    ],
)
def test_conversions_are_exact(value: str, of: str, to: str, converted: str) -> None:
    first, target = units_in(clean(of))[0], units_in(clean(to))[0]
    assert first.dimension == target.dimension
    assert first.convert(Fraction(value), target) == Fraction(converted)
    assert target.convert(Fraction(converted), first) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "apples", "troops", "m apples", "per", "/", "2", "m 2 2", "mw", "Mm", "°"),
        *("x" * 61, "m " * 20, "km of", "square", "the", "\ud800", "m\x00", "year old", "kkm"),
    ],
)
def test_what_is_no_unit_or_in_doubt_is_none(text: str) -> None:
    assert [found for found in units_in(text) if found.dimension != (("°", 1),)] == []


def test_every_unit_of_the_table_is_read_by_its_symbols_and_names() -> None:
    for line in filter(None, UNITS.splitlines()):
        symbols, _, _, names = line.split("|")
        for text in (*symbols.split(","), *(name.replace("_", " ") for name in names.split())):
            assert units_in(clean(text)), text


def test_a_unit_says_what_it_measures() -> None:
    texts = "km ft² l m/s kg °C g/cm³ Pa eV $ days months % people".split()
    named = [quantity(units[0]) if (units := units_in(clean(text))) else None for text in texts]
    assert named == [
        *("length", "area", "volume", "speed", "mass", "temperature", "density", "pressure"),
        *("energy", "money", "time", "time", "", None),
    ]


def test_soldiers_are_troops_and_people_and_no_inhabitants() -> None:
    assert are_alike("soldiers", "troops")
    assert are_alike("people", "troops")
    assert are_alike("menschen", "einwohner")
    assert are_alike("dead", "people", "how many people died there")
    assert not are_alike("soldiers", "people", "how many people died there")
    assert not are_alike("einwohner", "menschen")
    assert not are_alike("soldiers", "inhabitants")
    assert not are_alike("tanks", "troops")
    assert not are_alike("", "")


@given(st.text() | st.text(alphabet="kmsg°/·^-123 ()²⁻¹'\"CFµ"))
def test_no_text_makes_reading_a_unit_fail(text: str) -> None:
    assert len(units_in(text)) + len(units_in(clean(text))) <= 16
