"""Numbers as people write them: separators of any habit, words, fractions and powers of ten.

The language's habit says which separator groups and which one points. The other habit is read too
where the first allows no reading (`3,14` in English: a group has three digits); where both do
(`40.000`) there are two readings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from quiz.answers.languages import Language, every, own_and_english, phrases_in, table_of, words_of
from quiz.answers.texts.folding import collapse


class Qualifier(StrEnum):
    """Sense of the word before a number."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Notation(StrEnum):
    """Way in which a number was written; the habit of separators matters to the first two."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    FRACTION = "fraction"
    SCALED = "scaled"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that somebody wrote."""

    written: str
    value: Fraction
    qualifier: Qualifier = Qualifier.EXACT
    notation: Notation = Notation.WHOLE
    before: str = ""
    """Text before the digits, such as a currency sign; a mark after it (`bones:`) stays."""
    after: str = ""
    """Text behind them: a unit, `%` for every way to say per cent, or other words."""


_LONGEST, _FURTHEST = 200, 60  # characters, and powers of ten: 1e999999999 costs nothing
_ABBREVIATIONS = (
    "(k|tsd|tys|тыс|тис)=1e3 (m|mn|mln|mio|млн)=1e6 (b|bn|bln|mrd|mld|млрд)=1e9 (tn|trn|трлн)=1e12"
)
"""Short forms that multiply a number in every deck; the words of a language stand in its file."""
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
    "<wide>": "",
    "<narrow>": "",
    "<compat>": "",
    "<square>": "",
}
_PERCENT = (
    r"(?i)(?<![^\W\d_])(?:per ?cento?|pct|percentage|prozent|pour ?cent|por ?cien(?:to)?|por ?cento"
    r"|procen\w*|процент\w*|відсот\w*)(?!\w)"
)
_SQUARE = r"(?i)(?<![^\W\d_])sq(?:uare|\.)? ([^\W\d_]+)"
EDGES = " .,;!?\"“”«»'()[]"
_NUMBER = re.compile(
    r"(?i)(?P<minus>-?) ?(?P<before>[^\d-]*?) ?(?P<sign>[-+]?) ?"
    r"(?P<digits>(?:(?<![^\W\d_])[.,٫])?\d(?:[\d.,'٫_ ]*\d)?)(?: ?/ ?(?P<divisor>\d+))?"
    r"(?:e(?P<exponent>[-+]?\d+)(?!\w)|(?P<times> ?[x*·] ?10)?(?P<raised>(?:\^[-+]?\d*)+))?"
    r"(?P<after>(?:[^\d^]|(?<=[^\W\d_])\^?[23](?!\d))*)"
)
_GROUPED = re.compile(
    r"\d+|[1-9]\d{0,2}([,.' _])\d{3}(?:\1\d{3})*|[1-9]\d?([, ])\d\d(?:\2\d\d)*\2\d{3}"
)
_SCALE = re.compile(r"[ -]?([^\W\d_]+)\.?(?![^\s€$£¥₹₽₴₸.])")
_ROMAN = re.compile(r"(?=.)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_FIGURE = "zero|one|two|three|four|five|six|seven|eight|nine"
_FIGURES = {name: figure for figure, name in enumerate(_FIGURE.split("|"))}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_PART_WORDS = (
    rf"(?i)(?:^|(?<=-)|\band )(?:(?P<count>an?|{_FIGURE})[ -])?(?P<part>{'|'.join(_PARTS)})s?(?!\w)"
    r"(?: (?:of )?an?(?= \S))?"
)
_POINT_WORDS = rf"(?i) point ((?:{_FIGURE}|\d)(?:[ -]?(?:{_FIGURE}|\d))*)(?!\w)"
_ONE = r"(?i)^an? (?=(?:hundred|thousand|lakh|[mbtr]+illion|crore|dozen)(?!\w))|^(?=dozen(?!\w))"


@lru_cache(maxsize=1 << 12)
def readings(text: str, *, language: str = "en", roman: bool = False) -> tuple[Amount, ...]:
    """Every number that the text may stand for, by the language's own habit first.

    `language` is BCP 47; with `roman`, Roman numerals are numbers too.
    """
    written, language = collapse(text), language.partition("-")[0].casefold()
    if len(written) > _LONGEST:
        return ()
    plain = clean(written)
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
    match = _NUMBER.fullmatch(_in_digits(rest, language, phrases) if has_words else rest)
    begins_with_word = rest[:1].isalpha()
    if not match:
        return (), begins_with_word
    before = match["before"].strip(EDGES)
    amounts = tuple(
        Amount(written, value, qualifier, notation, before, after)
        for value, notation, after in _read(match, language)
    )
    return amounts, begins_with_word and (bool(before) or not amounts)


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
    minus = _one_of(each.minus.replace(" ", ",") for each in words)
    return _Phrases(
        re.compile(rf"(?i)(?:(?:{slightly}) )?(?:{_named(before)}|{exactly})(?![^\W\d_]) ?"),
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
    plain = text if text.isascii() else "".join(map(_plainer, collapse(text))).translate(_PLAIN)
    return collapse(re.sub(_SQUARE, r"\g<1>2", re.sub(_PERCENT, "%", plain)))


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


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    figures = [values[letter] for letter in text]
    return sum(-n if n < after else n for n, after in zip(figures, [*figures[1:], 0], strict=True))


def _read(number: re.Match[str], language: str) -> Iterator[tuple[Fraction, Notation, str]]:
    power = _power(number)
    mantissas = _fraction(number) if number["divisor"] else _separated(number["digits"], language)
    if power is None or (number["minus"] and number["sign"]):
        return
    sign = -1 if "-" in (number["minus"], number["sign"]) else 1
    for factor, after in _scaled(number["after"], language):
        scaled = power != 0 or factor != 1
        # "1.234 million" is read by habit alone: nobody writes the other on purpose.
        for value, notation in mantissas[:1] if scaled else mantissas:
            yield (
                sign * value * factor * Fraction(10) ** power,
                Notation.SCALED if scaled else notation,
                after,
            )


def _power(number: re.Match[str]) -> int | None:
    """The power of ten that multiplies the digits; None if it is unreadable or out of reason."""
    text = number["exponent"] or (number["raised"] or "0").replace("^", "")
    if not re.fullmatch(r"[-+]?\d{1,3}", text) or abs(int(text)) > _FURTHEST:
        return None
    if number["raised"] and not number["times"]:
        return int(text) - 1 if number["digits"] == "10" else None
    return int(text)


def _fraction(number: re.Match[str]) -> list[tuple[Fraction, Notation]]:
    whole, _, count = number["digits"].rpartition(" ")
    divisor = int(number["divisor"])
    if (
        not divisor
        or not count.isdigit()
        or (whole and not (whole.isdigit() and 0 < int(count) < divisor))
    ):
        return []
    return [(int(whole or 0) + Fraction(int(count), divisor), Notation.FRACTION)]


def _separated(digits: str, language: str) -> list[tuple[Fraction, Notation]]:
    """The number as a whole one and as one with decimals, where its separators allow that."""
    figures = re.sub(r"\D", "", digits)
    numbers = [(Fraction(int(figures)), Notation.WHOLE)] if _GROUPED.fullmatch(digits) else []
    for point in ",.٫":
        whole, mark, decimals = digits.rpartition(point)
        if (
            mark
            and decimals.isdigit()
            and point not in whole
            and (not whole or _GROUPED.fullmatch(whole))
        ):
            by_habit = (point == ",") == words_of(language).numbers.decimal_comma
            decimal = Fraction(int(figures), 10 ** len(decimals))
            numbers.insert(0 if by_habit else 1, (decimal, Notation.DECIMAL))
    return numbers


def _scaled(after: str, language: str) -> list[tuple[int, str]]:
    """The factor that the words after the digits stand for, and the rest.

    Two of them where a letter is a scale or a unit: 5 m.
    """
    rest = after = re.sub(r"(?i)^(?:st|nd|rd|th)(?!\w)", "", after)
    factor = last = 1
    while (word := _SCALE.match(rest)) and (scale := scale_of(word[1], language)) > last:
        factor, last, rest = factor * scale, scale, rest[word.end() :]
    letter = factor > 1 and re.match(r" ?[^\W\d_](?![^\W\d_])", after)
    return [(factor, rest.strip(EDGES)), *([(1, after.strip(EDGES))] if letter else [])]


def scale_of(word: str, language: str) -> int:
    """The factor that a word or abbreviation after a number stands for; 1 if it is no scale."""
    word = word.casefold()
    for pattern, scale in _scales(language):
        if pattern.fullmatch(word):
            return scale
    return 1


@cache
def _scales(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    rows = table_of(f"{words_of(language).numbers.scales} {_ABBREVIATIONS}")
    return tuple((re.compile(pattern), int(float(scale))) for pattern, scale in rows.items())


def respelt(text: str, language: str) -> str:
    """The text with the commonest misspellings of number words put right."""
    names = _misspelt(language)
    if not names:
        return text
    return re.sub(r"[^\W\d_]+", lambda word: names.get(word[0].casefold(), word[0]), text)


@cache
def _misspelt(language: str) -> dict[str, str]:
    return table_of(words_of(language).numbers.misspelt)


def _in_digits(text: str, language: str, phrases: _Phrases) -> str:
    """The text with digits for its first number words: `one and a half million`, `1 1/2 million`.

    Empty if other numbers follow them.
    """
    text = phrases.minus.sub("-", respelt(text, language))
    if language == "en":
        text = re.sub(
            _ONE, "one ", re.sub(_POINT_WORDS, _decimals, re.sub(_PART_WORDS, _part, text))
        )
    sign, words = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    is_spelt = words[:1].isalpha() and words_of(language).numbers.spelt
    tokens = words.split(" ") if is_spelt else []
    for end in range(len(tokens), 0, -1):
        count = _spelled([token.strip(EDGES).casefold() for token in tokens[:end]], language)
        if count is not None:
            rest = "".join(
                token if token.startswith(".") else f" {token}" for token in tokens[end:]
            )
            return f"{sign}{count}{rest}" if _may_follow(tokens[end:], language) else ""
    return text


def _part(words: re.Match[str]) -> str:
    part, count = words["part"].casefold(), (words["count"] or "").casefold()
    if not count and part not in ("half", "quarter"):
        return words[0]
    return f"{_FIGURES.get(count, 1)}/{_PARTS[part]}"


def _decimals(words: re.Match[str]) -> str:
    names = re.findall(rf"{_FIGURE}|\d", words[1].casefold())
    figures = "".join(str(_FIGURES.get(name, name)) for name in names)
    return f".{figures}" if words.string[words.start() - 1].isdigit() else f" .{figures}"


def _spelled(words: list[str], language: str) -> int | None:
    """The number that all words spell: from a million up each scale counts the words before it."""
    total, ceiling, chunk = 0, 0, list[str]()
    for word in words:
        scale = scale_of(word, language) if len(word) > 1 else 1
        if scale in (1, 100, 1000):
            chunk.append(word)
            continue
        count = _below_a_million(chunk, language)
        if not count or (ceiling and scale >= ceiling):
            return None
        total, ceiling, chunk = total + count * scale, scale, []
    if total and not chunk:
        return total
    count = _below_a_million(chunk[1:] if total and chunk[0] == "and" else chunk, language)
    return None if count is None or (total and count >= ceiling) else total + count


def _below_a_million(words: list[str], language: str) -> int | None:
    from text_to_num import text2num  # type: ignore[import-untyped]  # it has no types

    known = _counting(language)
    words = [known.aliases.get(word, word) for word in words]
    if not words or words[0] in known.no_counts or (words[1:] and words[0] in known.zeros):
        return None
    try:
        count = int(text2num(" ".join(words), language))
    except ValueError:
        return None
    return count if count < 10**6 else None


class _Counting(NamedTuple):
    """Words of a language and of English that text2num has to be guarded from."""

    aliases: dict[str, str]
    no_counts: frozenset[str]
    zeros: frozenset[str]


@cache
def _counting(language: str) -> _Counting:
    words = [each.numbers for each in own_and_english(language)]
    return _Counting(
        table_of(" ".join(each.aliases for each in words)),
        frozenset(" ".join(each.no_counts for each in words).split()),
        frozenset(" ".join(each.zeros for each in words).split()),
    )


def _may_follow(words: list[str], language: str) -> bool:
    """True if the words after a number are no number: "one two" and "twenty first" are none."""
    from text_to_num import alpha2digit

    first = words[0] if words else ""
    if not first[:1].isalpha():
        return not first[:1].isdigit() or bool(re.match(r"\d/\d", first))
    return first == "second" or alpha2digit(first, language, threshold=0) == first
