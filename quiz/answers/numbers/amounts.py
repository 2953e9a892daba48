"""Numbers as people write them: separators of any habit, words, fractions and powers of ten.

The language's habit says which separator groups and which one points. The other habit is read too
where the first allows no reading (`3,14` in English: a group has three digits); where both do
(`40.000`) there are two readings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import TypeAlias

from quiz.answers.languages import (
    Language,
    every,
    own_and_english,
    phrases_in,
    tag_of,
    words_of,
)
from quiz.answers.numbers.amount import Amount, Notation, Qualifier
from quiz.answers.numbers.signs import in_figures
from quiz.answers.numbers.words import EDGES, in_digits, scale_of
from quiz.answers.texts.folding import collapse
from quiz.patterns import regex
from quiz.values import NamedTuple

_Mantissa: TypeAlias = tuple[Fraction, Notation, Fraction]
"""The digits of a number without its scale, and the worth of the last of them."""

_LONGEST, _FURTHEST = 200, 60  # characters, and powers of ten: 1e999999999 costs nothing
_OVER_SIGNS, _UNDER_SIGNS, _ABOUT_SIGNS = r">=?|≥", r"<=?|≤", "[~≈±]"


class _Phrases(NamedTuple):
    """Patterns of what may stand around a number in some languages."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    minus: re.Pattern[str]


_PLAIN = str.maketrans(
    {**dict.fromkeys("’‘ʼ′`´٬", "'"), **dict.fromkeys("⁄∕", "/"), "−": "-", "×": "x", "⋅": "·"}
)
_STYLES = {
    "<fraction>": " ",
    "<super>": "^",
    "<circle>": "",
    "<wide>": "",
    "<narrow>": "",
    "<compat>": "",
    "<square>": "",
}
_PERCENT = (
    r"(?i)(?<![^\W\d_])(?:per ?cento?|pct|percentage|prozent|pour ?cent|por ?cien(?:to)?|por ?cento"
    r"|procen\w*|процент\w*|відсот\w*)(?!\w)"
)
_PER_MILLE = r"(?i)(?<![^\W\d_])(?:per ?mill?e|promille?|pour ?mille|por ?mil|промилле)(?!\w)"
_DRESS = regex("[\ufe00-\ufe0f\u20e0-\u20e4\U000e0100-\U000e01ef]")
"""Signs that choose the picture of a digit, such as that of a key on a keyboard."""
_SIGNS_OF_STYLE = str.maketrans({"º": "°", "˚": "°", "№": "#"})
_ORDINAL = r"(?<=\d)(?:\.[ºª]|ª)"
_PRIMES = ("'", "''", '"', "”")
_POWER_IN_BRACKETS = r"\^\(([-+]?\d{1,3})\)"
_POWER_OF_CODE = r"(?<=\w)\*\*(?=[-+(]?\d)"
_RAISED_BY_WORDS = r"(?i)(?<=10)(?: ?\^ ?(?=[-+]?\d)| to the (?:power (?:of )?)?(?=[-+]?\d))"
_AND_A_HALF = (
    r"(?i)^(-?\d{1,9})( [^\W\d_]+)? (?:et demie?|y medi[oa]|e mezz[oa]|e mei[oa]|с половиной"
    r"|з половиною|i pół|och en halv|og en halv)((?: [^\d]*)?)$"
)
_LOST_POWER = r"([x*·] ?10) ?-(?=\d{1,2}(?!\d))"
"""6.6 x 10-34, whose raised figures were typed on the line."""
_SQUARE = r"(?i)(?<![^\W\d_])sq(?:uare|\.)? ([^\W\d_]+)"
_FIGURES = regex(r"[0-9.,]*")
_NUMBER = regex(
    r"(?i)(?P<minus>-?) ?(?P<before>[^\d-]*?) ?(?P<sign>[-+]?) ?"
    r"(?P<digits>(?:(?<![^\W\d_])[.,٫])?\d(?:[\d.,'٫_ ]*\d)?)(?: ?/ ?(?P<divisor>\d+))?"
    r"(?:e(?P<exponent>[-+]?\d+)(?!\w)|(?P<times> ?[x*·] ?10)?(?P<raised>(?:\^[-+]?\d*)+))?"
    r"(?P<after>(?:[^\d^]|(?<=[^\W\d_])\^?-?\^?[1-9](?![\w.,]?\d))*)"
)
_GROUPED = regex(r"\d+|[1-9]\d{0,2}([,.' _])\d{3}(?:\1\d{3})*|[1-9]\d?([, ])\d\d(?:\2\d\d)*\2\d{3}")
_SCALE = regex(r"[ -]?([^\W\d_]+)\.?(?![^\s€$£¥₹₽₴₸.])")
_BY_BASE = regex(r"(?i)([-+]?)0(?:x([\da-f]{1,16})|o([0-7]{1,20})|b([01]{1,64}))")
_ROMAN = regex(r"(?=.)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


@lru_cache(maxsize=1 << 12)
def readings(text: str, *, language: str = "en", roman: bool = False) -> tuple[Amount, ...]:
    """Every number that the text may stand for, by the language's own habit first.

    `language` is BCP 47; with `roman`, Roman numerals are numbers too.
    """
    written, language = collapse(text), tag_of(language)
    if len(written) > _LONGEST:
        return ()
    if based := _BY_BASE.fullmatch(written.strip(EDGES)):
        return (Amount(written, _of_base(based), step=Fraction(1)),)
    plain = clean(written) if written.isascii() else in_figures(clean(written), language)
    amounts, unknown = _amounts(written, plain, language, roman=roman, phrases=_near(language))
    if unknown:
        # Learners type words of their own language too: those of all others are read only now.
        amounts, _ = _amounts(written, plain, language, roman=roman, phrases=_any_language())
    return amounts


def _amounts(
    written: str, plain: str, language: str, *, roman: bool, phrases: _Phrases
) -> tuple[tuple[Amount, ...], bool]:
    """The readings with these phrases known, and if a word was left over before the number."""
    qualifier, rest = _qualified(plain, phrases)
    if roman and _ROMAN.fullmatch(rest.upper()):
        return (Amount(written, Fraction(_roman(rest.upper())), qualifier),), False
    has_words = re.search(r"[^\W\d_]", rest)
    if has_words and rest[0] in EDGES and not re.search(r"\d", rest):
        rest = rest.strip(EDGES)
    if has_words:
        rest_in_digits = in_digits(rest, language, phrases.minus)
        match = _NUMBER.fullmatch(re.sub(_AND_A_HALF, r"\1 1/2\2\3", rest_in_digits))
    else:
        match = _NUMBER.fullmatch(rest)
    begins_with_word = rest[:1].isalpha()
    if not match:
        return (), begins_with_word
    before = match["before"].strip(EDGES)
    is_quoted = match["before"].strip()[-1:] in ("'", '"', "“")
    amounts = tuple(
        Amount(written, value, qualifier, notation, before, _unquoted(after, is_quoted), step)
        for value, notation, after, step in _read(match, language)
    )
    return amounts, begins_with_word and (bool(before) or not amounts)


def _unquoted(after: str, is_quoted: bool) -> str:
    if after not in _PRIMES:
        return after
    return "" if is_quoted else after.replace("”", '"')


@cache
def _near(language: str) -> _Phrases:
    """The phrases of a language and of English."""
    return _phrases(own_and_english(language))


@cache
def _any_language() -> _Phrases:
    return _phrases(every())


def _phrases(languages: tuple[Language, ...]) -> _Phrases:
    words = [language.numbers for language in languages]
    before = {
        "over": f"{_one_of(each.over for each in words)}|{_OVER_SIGNS}",
        "under": f"{_one_of(each.under for each in words)}|{_UNDER_SIGNS}",
        "about": f"{_one_of(each.about for each in words)}|{_ABOUT_SIGNS}",
    }
    behind = {
        "over": rf"(?<=\d)\+(?= ?[^\s\d]|$)| (?:{_one_of(each.over_behind for each in words)})$",
        "under": f" (?:{_one_of(each.under_behind for each in words)})$",
        "about": f" (?:{_one_of(each.about_behind for each in words)})$",
    }
    slightly = _one_of(each.slightly for each in words)
    exactly = _one_of(each.exactly for each in words)
    articles = "|".join(" ".join(each.texts.articles for each in languages).split())
    minus = _one_of(each.minus.replace(" ", ",") for each in words)
    return _Phrases(
        re.compile(
            rf"(?i)(?:(?:{slightly}) )?(?:{_named(before)}|{exactly})(?![^\W\d_]) ?"
            rf"|(?:{articles}) (?=\d)"
        ),
        re.compile(f"(?i){_named(behind)}"),
        re.compile(rf"(?i)^(?:{minus}) (?=\w)"),
    )


def _one_of(lists: Iterable[str]) -> str:
    """A pattern of the phrases in some lists, the longest first."""
    return "|".join(map(re.escape, sorted(phrases_in(*lists), key=len, reverse=True)))


def _named(patterns: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


def clean(text: str) -> str:
    """The text with digits, dashes, quotes, squares and per cent plain, and its case unchanged."""
    if _FIGURES.fullmatch(text):
        return text
    plain = text if text.isascii() else _undressed(text)
    plain = re.sub(_PER_MILLE, "‰", re.sub(_PERCENT, "%", plain))
    if "**" in plain:
        plain = re.sub(_POWER_OF_CODE, "^", plain)
    plain = re.sub(_LOST_POWER, r"\1^-", re.sub(_RAISED_BY_WORDS, "^", plain))
    return collapse(re.sub(_SQUARE, r"\g<1>2", re.sub(_POWER_IN_BRACKETS, r"^\1", plain)))


def _undressed(text: str) -> str:
    text = collapse(re.sub(_ORDINAL, "", _DRESS.sub("", text))).translate(_SIGNS_OF_STYLE)
    plain = "".join(map(_plainer, text)).translate(_PLAIN)
    return re.sub(r"(?<=\^[-+])\^", "", plain)


def _plainer(letter: str) -> str:
    if (digit := unicodedata.decimal(letter, -1)) >= 0:
        return str(digit)
    style = unicodedata.decomposition(letter).partition(" ")[0]
    if style in _STYLES:
        return _STYLES[style] + unicodedata.normalize("NFKC", letter)
    return {"Cf": "", "Cs": "", "Pd": "-"}.get(unicodedata.category(letter), letter)


def _qualified(text: str, phrases: _Phrases) -> tuple[Qualifier, str]:
    match = phrases.before.match(text) or phrases.behind.search(text)
    if not match:
        return Qualifier.EXACT, text
    rest = text[: match.start()] + text[match.end() :]
    return Qualifier(match.lastgroup or ""), collapse(rest)


def _of_base(number: re.Match[str]) -> Fraction:
    """A number as programs write it: 0xFF, 0o377, 0b11111111."""
    sign, *digits = number.groups()
    value = next(int(text, base) for text, base in zip(digits, (16, 8, 2), strict=True) if text)
    return Fraction(-value if sign == "-" else value)


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    figures = [values[letter] for letter in text]
    return sum(-n if n < after else n for n, after in zip(figures, [*figures[1:], 0], strict=True))


def _read(
    number: re.Match[str], language: str
) -> Iterator[tuple[Fraction, Notation, str, Fraction]]:
    power = _power(number)
    mantissas = _fraction(number) if number["divisor"] else _separated(number["digits"], language)
    if power is None or (number["minus"] and number["sign"]):
        return
    sign = -1 if "-" in (number["minus"], number["sign"]) else 1
    labels = _scaled(number["after"], language)
    # Whoever writes 6.4e6 m means no millions of millions.
    for factor, after in labels[1:] if power and labels[1:] else labels:
        scaled = power != 0 or factor != 1
        # "1.234 million" is read by habit alone: nobody writes the other on purpose.
        times = factor * Fraction(10) ** power
        for value, notation, step in mantissas[:1] if scaled else mantissas:
            yield (
                sign * value * times,
                Notation.SCALED if scaled else notation,
                after,
                step * times,
            )


def _power(number: re.Match[str]) -> int | None:
    """The power of ten that multiplies the digits; None if it is unreadable or out of reason."""
    text = number["exponent"] or (number["raised"] or "0").replace("^", "")
    if not re.fullmatch(r"[-+]?\d{1,3}", text) or abs(int(text)) > _FURTHEST:
        return None
    if number["raised"] and not number["times"]:
        return int(text) - 1 if number["digits"] == "10" else None
    return int(text)


def _fraction(number: re.Match[str]) -> list[_Mantissa]:
    whole, _, count = number["digits"].rpartition(" ")
    divisor = int(number["divisor"])
    if (
        not divisor
        or not count.isdigit()
        or (whole and not (whole.isdigit() and 0 < int(count) < divisor))
    ):
        return []
    return [(int(whole or 0) + Fraction(int(count), divisor), Notation.FRACTION, Fraction(0))]


def _separated(digits: str, language: str) -> list[_Mantissa]:
    """The number as a whole one and as one with decimals, where its separators allow that."""
    figures = re.sub(r"\D", "", digits)
    whole_number = (Fraction(int(figures)), Notation.WHOLE, Fraction(1))
    numbers = [whole_number] if _GROUPED.fullmatch(digits) else []
    for point in ",.٫":
        whole, mark, decimals = digits.rpartition(point)
        if (
            mark
            and decimals.isdigit()
            and point not in whole
            and (not whole or _GROUPED.fullmatch(whole))
        ):
            by_habit = (point == ",") == words_of(language).numbers.decimal_comma
            step = Fraction(1, 10 ** len(decimals))
            numbers.insert(0 if by_habit else 1, (int(figures) * step, Notation.DECIMAL, step))
    return numbers


def _scaled(after: str, language: str) -> list[tuple[int, str]]:
    """The factor that the words after the digits stand for, and the rest.

    Two of them where a letter is a scale or a unit: 5 m, 5 mN.
    """
    after = re.sub(r"^-(?=[^\W\d_])", "", _ordinal_end(language).sub("", after))
    if after.strip() in _PRIMES:
        return [(1, after.strip())]  # feet and inches, unless they close a quotation
    rest = after
    factor = last = 1
    while (word := _SCALE.match(rest)) and (scale := scale_of(word[1], language)) > last:
        factor, last, rest = factor * scale, scale, rest[word.end() :]
    letter = factor > 1 and re.match(r" ?(?:[^\W\d_]|[a-z][A-Z])(?![^\W\d_])", after)
    rest = _joint(language).sub("", rest) if factor > 1 else rest
    return [(factor, rest.strip(EDGES)), *([(1, after.strip(EDGES))] if letter else [])]


@cache
def _joint(language: str) -> re.Pattern[str]:
    """The word between a scale and what is counted: deux millions d'habitants."""
    words = " ".join(each.prompts.of for each in own_and_english(language)).split()
    return re.compile(rf"(?i)^ (?:(?:{'|'.join(words)}) |d')(?=\w)")


@cache
def _ordinal_end(language: str) -> re.Pattern[str]:
    """What is glued to a number in an order: 16th, 16ème, 16-го; an ending that is a unit is not
    one without its hyphen: 16м."""
    from quiz.answers.numbers.units import units_in  # read when a number is graded

    dates = (each.dates for each in own_and_english(language))
    ends = phrases_in(*(each.ordinal_ends for each in dates if each))
    glued = "|".join(re.escape(end) for end in ends if end.isalpha() and not units_in(end))
    return re.compile(rf"(?i)^(?:{glued}|-(?:{'|'.join(map(re.escape, ends))}))(?!\w)")


def spelt(value: Fraction, language: str = "en", *, guarded: bool = True) -> str:
    """A number in a way that has one reading whatever the habit; unguarded it may have two."""
    places = next((n for n in range(30) if 10**n % value.denominator == 0), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    whole, decimals = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    grouped = f"{'-' if value < 0 else ''}{whole:,}".replace(",", " ")
    if not places:
        return grouped
    point = "," if words_of(language).numbers.decimal_comma else "."
    # Three decimals could be a group of thousands, four cannot.
    more = "0" if guarded and places == 3 and 0 < whole < 1000 else ""
    return f"{grouped}{point}{decimals:0{places}d}{more}"


def figures_of(amount: Amount, language: str) -> str:
    """The digits and the scale as they were written."""
    figures = re.search(r"-?[.,]?\d.*", clean(amount.written))
    if not figures:
        return spelt(amount.value, language)
    return figures[0].strip(EDGES).removesuffix(amount.after).strip()


def with_unit(written: str, unit: str) -> str:
    """A number with its unit on the side where that stands."""
    if not unit or written.casefold().endswith(unit.casefold()):
        return written
    if unicodedata.category(unit[-1]) == "Sc":
        return re.sub(r"(?=[.,]?\d)", unit, written, count=1)
    return f"{written} {unit}" if unit[0].isalpha() else f"{written}{unit}"
