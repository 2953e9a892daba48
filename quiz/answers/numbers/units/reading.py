"""What a text such as `m s-1` or `kilometres an hour` measures: factors with powers, multiplied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from itertools import islice, product

from quiz.answers.languages import table_of
from quiz.answers.numbers.units.measure import ONE, Dimension, Unit
from quiz.answers.numbers.units.table import (
    ENDINGS,
    MONEY,
    PREFIX_NAMES,
    PREFIXES,
    QUANTITIES,
    UNITS,
)
from quiz.answers.texts.folding import bare
from quiz.patterns import regex

_LONGEST, _MOST_TOKENS, _MOST_MEANINGS, _HIGHEST_POWER = 60, 12, 8, 9
_TOKEN = regex(r"US\$|°[CFС](?![^\W\d_])|[^\W\d_]+|\^?-?\^?[1-9](?!\d)|''|[^\w\s^]")
_SQUARE = "square sq quadrat quadratic vierkante кв квадратный квадратных квадратные"
_SQUARED = (
    "squared carre carres carree cuadrado cuadrados quadrato quadrati quadro quadri quadrado"
    " quadrados"
)
_CUBIC = "cubic cu kubik kubieke куб кубический кубических кубические"
_CUBED = "cubed cube cubes cubico cubicos cubo cubi"
_BEFORE = {**dict.fromkeys(_SQUARE.split(), 2), **dict.fromkeys(_CUBIC.split(), 3)}
_BEHIND = {**dict.fromkeys(_SQUARED.split(), 2), **dict.fromkeys(_CUBED.split(), 3)}
_GLUED = {"quadrat": 2, "kubik": 3}
_PER = frozenset("/ per a an each pro je par por al à a' na в на за".split())
_FIRST = frozenset("/ per pro par por".split())
"""Those that may stand first: per mole."""
_IDLE = frozenset("· * . ( ) x -".split())
_DEGREES = regex(
    r"(?i)^(?:deg(?:rees?)?\.?|grad(?:os|i)?|degr[ée]s?|градус\w*|°) ?"
    r"(?:(?=[cf]$)|(.*(?:els|centi|fahr|ельс|аренг).*))"
)
_HYPHEN = regex(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_PER_THE = regex(r"(?:all'|[àa] l(?:'|a ))(?=\w)")
_RUN_TOGETHER = regex(r"(?<![^\W\d_])[^\W\d_]{2,6}(?=\^?-\^?[1-9])")


@lru_cache(maxsize=1 << 12)
def units_in(text: str, *, any_case: bool = True) -> tuple[Unit, ...]:
    """Every unit of measure that a text may stand for; none if a word of it is no unit.

    `any_case` is for what somebody typed, where KM is km; in a sentence PM is no picometre.
    The text is without signs of its own for squares and dashes, as numbers are read.
    """
    if not text or len(text) > _LONGEST:
        return ()
    units = _meanings(text, any_case=any_case)
    parted = _parted(text)
    return (*units, *(_meanings(parted, any_case=any_case) if parted else ()))


def _meanings(text: str, *, any_case: bool) -> tuple[Unit, ...]:
    text = _HYPHEN.sub(" ", _plain_degrees(_PER_THE.sub("per ", text)))
    tokens = _TOKEN.findall(text)
    if _TOKEN.sub("", text).strip():
        return ()
    factors = _factors(tokens, any_case=any_case) if len(tokens) <= _MOST_TOKENS else []
    if not factors:
        return ()
    powers = [power for _, power in factors]
    if powers == [1]:
        return factors[0][0]
    if sum(map(abs, powers)) > _HIGHEST_POWER:
        return ()
    meanings = islice(product(*(units for units, _ in factors)), _MOST_MEANINGS)
    found = dict.fromkeys(_multiplied(units, powers) for units in meanings)
    return (*found, *(counted for unit in found for counted in _counted_by_time(unit)))


def _parted(text: str) -> str:
    """The text with a blank between two symbols that share a negative power: `m s-2` for `ms-2`.

    A power of a prefixed unit (per square millisecond) is its other meaning.
    """
    for run in _RUN_TOGETHER.finditer(text):
        letters = run[0]
        for end in range(1, len(letters)):
            if all(any(_of_symbol(each, _symbols())) for each in (letters[:end], letters[end:])):
                begin = run.start() + end
                return f"{text[:begin]} {text[begin:]}"
    return ""


def are_one_product(text: str, other: str) -> bool:
    """True if two texts have the same units to the same powers: m s-1, metres per second and m/s.

    What they measure is not enough: N/kg is another text than m/s2.
    """
    powers = [Counter[Unit](), Counter[Unit]()]
    for each, count in zip((text, other), powers, strict=True):
        tokens = _TOKEN.findall(each) if len(each) <= _LONGEST else []
        is_read = bool(tokens) and len(tokens) <= _MOST_TOKENS and not _TOKEN.sub("", each).strip()
        for units, power in _factors(tokens, any_case=False) if is_read else ():
            count[units[0]] += power
    return bool(powers[0]) and powers[0] == powers[1]


def _counted_by_time(unit: Unit) -> Iterator[Unit]:
    """What so many a second may be: hertz or becquerel."""
    if unit.dimension == (("s", -1),):
        yield from (Unit(unit.size, ((name, 1),)) for name in ("Bq", "Hz"))


def _plain_degrees(text: str) -> str:
    """The text with `°C` for `degrees c` and `Celsius` for `degrees Celsius`."""
    if match := _DEGREES.match(text):
        return match[1] or f"°{text[match.end() :].upper()}"
    return text


def _multiplied(units: tuple[Unit, ...], powers: list[int]) -> Unit:
    whole = ONE
    for unit, power in zip(units, powers, strict=True):
        whole = whole.times(unit, power)
    return whole


def _factors(tokens: list[str], *, any_case: bool) -> list[tuple[tuple[Unit, ...], int]]:
    """The units of a product and their powers; empty if something else is among them.

    All behind the first stroke divides: J/kg K is J/(kg K), as the field writes it.
    """
    factors: list[tuple[tuple[Unit, ...], int]] = []
    sign, raised, index = 1, 1, 0
    while index < len(tokens):
        token, word = tokens[index], bare(tokens[index].casefold())
        index += 1
        if word in _PER and index < len(tokens) and (factors or word in _FIRST):
            sign = -1
        elif word in _BEFORE and index < len(tokens):
            raised = _BEFORE[word]
        elif word in _BEHIND and factors and abs(factors[-1][1]) == 1:
            factors[-1] = (factors[-1][0], factors[-1][1] * _BEHIND[word])
        elif token[-1:].isdecimal():
            if not factors or abs(factors[-1][1]) != 1:
                return []
            factors[-1] = (factors[-1][0], factors[-1][1] * int(token.replace("^", "")))
        elif word not in _IDLE:
            units, power, taken = _unit_at(tokens, index - 1, any_case=any_case)
            if not units:
                return []
            factors.append((units, sign * power * raised))
            raised, index = 1, index - 1 + taken
    return factors if raised == 1 else []


def _unit_at(tokens: list[str], index: int, *, any_case: bool) -> tuple[tuple[Unit, ...], int, int]:
    """The unit that begins at a token, its power, and how many tokens it has."""
    pair = "_".join(bare(token.casefold()) for token in tokens[index : index + 3 : 1][:2])
    if index + 1 < len(tokens) and (units := _named(pair)):
        return units, 1, 2
    if units := _unit(tokens[index], any_case=any_case):
        return units, 1, 1
    word = tokens[index].casefold()
    for prefix, power in _GLUED.items():
        if word.startswith(prefix) and (units := _unit(word[len(prefix) :], any_case=False)):
            return units, power, 1
    return (), 1, 1


@lru_cache(maxsize=1 << 12)
def _unit(token: str, *, any_case: bool) -> tuple[Unit, ...]:
    """The meanings of one symbol or name."""
    exact = tuple(_of_symbol(token, _symbols()))
    if exact or len(token) < 2:
        return exact
    name = bare(token.casefold())
    if named := _named(name):
        return named
    for prefix, power in _prefixes(PREFIX_NAMES).items():
        if name.startswith(prefix) and (units := _named(name.removeprefix(prefix))):
            return tuple(_scaled(unit, power) for unit in units)
    if token[-1] == "s" and len(token) > 2 and (many := tuple(_of_symbol(token[:-1], _symbols()))):
        return many  # kms
    if not any_case or (token[0] == "M" and token[1:] in _symbols()):
        return ()  # Mg is no mg
    # KM and kwh have one meaning in any case, mw has two.
    loose = tuple(dict.fromkeys(_of_symbol(token.casefold(), _folded_symbols(), fold=True)))
    return loose if len({(unit.dimension, unit.size) for unit in loose}) == 1 else ()


def _of_symbol(
    token: str, symbols: Mapping[str, list[tuple[Unit, str]]], *, fold: bool = False
) -> Iterator[Unit]:
    for unit, _ in symbols.get(token, ()):
        yield unit
    for size in (1, 2):
        for unit, prefixes in symbols.get(token[size:], ()) if len(token) > size else ():
            for prefix, power in _prefixes(PREFIXES).items():
                written = prefix.casefold() if fold else prefix
                if written == token[:size] and prefix in _listed(prefixes):
                    yield _scaled(unit, power)


@cache
def _prefixes(listed: str) -> dict[str, int]:
    """Prefixes with their powers of ten."""
    return {prefix: int(power) for prefix, power in table_of(listed).items()}


@cache
def _listed(prefixes: str) -> frozenset[str]:
    """`kdcмк`: letters, of which мк are one prefix where they are Cyrillic."""
    return frozenset((*prefixes, "мк", "da")) if "м" in prefixes else frozenset(prefixes)


def _scaled(unit: Unit, power: int) -> Unit:
    return Unit(unit.size * Fraction(10) ** power, unit.dimension)


@lru_cache(maxsize=1 << 12)
def _named(name: str) -> tuple[Unit, ...]:
    """The meanings of a name, folded and bare, in the singular or the plural."""
    for ending in ("", *ENDINGS):
        stem = name.removesuffix(ending)
        if name.endswith(ending) and len(stem) > 1 and stem in _names():
            return tuple(_names()[stem])
    return ()


@cache
def _symbols() -> dict[str, list[tuple[Unit, str]]]:
    """Every symbol with its meanings and the prefixes that it takes."""
    return _tables()[0]


@cache
def _folded_symbols() -> dict[str, list[tuple[Unit, str]]]:
    folded: dict[str, list[tuple[Unit, str]]] = {}
    for symbol, meanings in _symbols().items():
        if symbol == "b":
            continue  # gb is a gigabyte, and Gb a gigabit
        folded.setdefault(symbol.casefold(), []).extend(meanings)
    return folded


@cache
def _names() -> dict[str, list[Unit]]:
    return _tables()[1]


@cache
def _tables() -> tuple[dict[str, list[tuple[Unit, str]]], dict[str, list[Unit]]]:
    symbols: dict[str, list[tuple[Unit, str]]] = {}
    names: dict[str, list[Unit]] = {}
    for line in UNITS.strip().splitlines():
        if not line:
            continue
        written, prefixes, worth, named = line.split("|")
        unit = _worth(worth, written.partition(",")[0], symbols)
        for symbol in written.split(","):
            symbols.setdefault(symbol, []).append((unit, prefixes))
        for name in named.split():
            names.setdefault(bare(name.casefold()), []).append(unit)
    return symbols, names


def _worth(worth: str, symbol: str, symbols: Mapping[str, list[tuple[Unit, str]]]) -> Unit:
    """A unit of the table from its worth: `1000 g m/s2`, `K+273.15`, or empty for a base unit."""
    if not worth:
        return Unit(Fraction(1), ((symbol, 1),))
    product_of, _, zero = worth.partition("+")
    number = re.match(r"[\d./]+(?= |$)", product_of)
    size, rest = Fraction(1), product_of
    if number:
        above, _, below = number[0].partition("/")
        size, rest = Fraction(above) / Fraction(below or 1), product_of[number.end() :]
    whole, sign = ONE, 1
    for name, power, stroke in re.findall(r"([^\W\d_]+|[^\w\s/])(\d?)(/?)", rest):
        part = next(_of_symbol(name, symbols))
        whole = whole.times(part, sign * int(power or 1))
        sign = -1 if stroke else sign
    return Unit(size * whole.size, whole.dimension, Fraction(zero or 0))


@cache
def _quantities() -> dict[Dimension, str]:
    rows = (row.split("=") for row in QUANTITIES.split())
    known = {units_in(unit)[0].dimension: name for name, unit in rows}
    return {**known, (("month", 1),): "time", **{((base, 1),): "money" for base in MONEY}}


def quantity(unit: Unit) -> str:
    """The name of what a unit measures: `length`; empty if it has no name."""
    return _quantities().get(unit.dimension, "")
