"""Numbers as people write them: separators of any habit, words, fractions, powers of ten and the
word before them.

The language's habit says which separator groups and which one points. The other habit is read too
where the first allows no reading (`3,14` in English: a group has three digits); where both do
(`40.000`) there are two readings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from quiz.answers.texts.folding import collapse


class Qualifier(StrEnum):
    """What the word before a number says."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Form(StrEnum):
    """How a number was written; the habit of its separators matters to the first two."""

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
    form: Form = Form.WHOLE
    before: str = ""
    """What stood before the digits, such as a currency sign; a mark after it (`bones:`) is kept."""
    after: str = ""
    """What followed: a unit, `%` for every way to say per cent, or words for the reader to judge."""


_LONGEST, _FURTHEST = 200, 60  # characters, and powers of ten: 1e999999999 costs nothing
COMMA_POINTS = (
    "bg bs ca cs da de el es et fi fr hr hu id is it kk ky lt lv nb nl no pl pt ro ru sk sl sr sv"
    " tg tr uk uz vi"
)
_READ_BY_TEXT2NUM = "da de en es fr it nl pt"
_SCALES = {
    "": "k|tsd|tys|тыс|тис:3 m|mn|mln|mio|млн:6 b|bn|bln|mrd|mld|млрд:9 tn|trn|трлн:12",
    "da": "tusinde?:3 million(er)?:6 milliard(er)?:9 billion(er)?:12",
    "de": "hundert:2 tausend:3 million(en)?:6 milliarden?:9 billion(en)?:12",
    "en": "hundreds?:2 thousands?:3 lakhs?:5 millions?:6 crores?:7 billions?:9 trillions?:12 quadrillions?:15",
    "es": "mil:3 mill[oó]n(es)?:6 bill[oó]n(es)?:12",
    "fr": "mille:3 millions?:6 milliards?:9 billions?:12",
    "it": "mil(a|le):3 milion[ei]:6 miliard[oi]:9 bilion[ei]:12",
    "nl": "duizend:3 miljoen(en)?:6 miljard(en)?:9 biljoen(en)?:12",
    "pl": "tysi(ąc|ące|ęcy):3 milion(y|ów)?:6 miliard(y|ów)?:9 bilion(y|ów)?:12",
    "pt": "mil:3 milh(ão|ões):6 bilh(ão|ões):9",
    "ru": "тысяч[аи]?:3 миллион(а|ов)?:6 миллиард(а|ов)?:9 триллион(а|ов)?:12",
    "uk": "тисяч[аі]?:3 мільйон(и|а|ів)?:6 мільярд(и|а|ів)?:9 трильйон(и|а|ів)?:12",
}
"""Patterns of the words and abbreviations that multiply a number, each with its power of ten; a
billion differs."""
_OTHER_NAMES = {"none": "zero", "nil": "zero", "naught": "zero", "eine": "ein"}
_MISSPELT = (
    "fourty:forty forteen:fourteen fiveteen:fifteen ninty:ninety nintey:ninety ninteen:nineteen eigthy:eighty "
    "twelv:twelve hundered:hundred hunderd:hundred thousend:thousand milion:million millon:million bilion:billion"
)
_NO_COUNT = (
    "o tens hundreds thousands cents cientos miles"  # text2num takes "thousands" for 1000 ...
)
_ZEROS = "zero nought zéro cero null nul nulla"  # ... and "zero five" for 5
_OVER = (
    r"over|more than|above|exceeding|greater than|in excess of|at least|(?:no|not) (?:less|fewer) than|>=?|≥|"
    r"über|mehr als|mindestens|plus d[e']|au moins|más de|al menos|più di|oltre|mais de|meer dan|более|больше|понад"
)
_UNDER = (
    r"under|(?:less|fewer) than|below|up to|at most|(?:no|not) more than|nearly|almost|<=?|≤|unter|weniger als|"
    r"fast|moins d[e']|presque|menos de|casi|meno di|quasi|quase|minder dan|bijna|менее|меньше|почти|майже|prawie"
)
_ABOUT = (
    r"about|around|approximately|approx\.?|roughly|circa|ca?\.?|some|more or less|close to|[~≈±]|rund|etwa|ungefähr|"
    r"environ|près d[e']|cerca d[ei]|un[oa]s|alrededor de|ongeveer|около|примерно|близько|około"
)
_QUALIFIED = re.compile(
    rf"(?i)(?:(?:just|well|slightly|a little|a bit|far) )?(?:(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<about>{_ABOUT})"
    r"|exactly|precisely|just|only)(?![^\W\d_]) ?"
)
_QUALIFIED_AFTER = re.compile(
    r"(?i)(?P<over>(?<=\d)\+(?= ?[^\s\d]|$)| or (?:more|over)$)|(?P<under> or (?:less|fewer)$)|(?P<about> or so$)"
)

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
    r"(?i)(?<![^\W\d_])(?:per ?cento?|pct|percentage|prozent|pour ?cent|por ?cien(?:to)?|por ?cento|procen\w*|"
    r"процент\w*|відсот\w*)(?!\w)"
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
    """Every number that the text may stand for, by the language's own habit first; none if it is no
    number."""
    written, language = collapse(text), language.partition("-")[0].casefold()
    qualifier, rest = (
        _qualified(clean(written)) if len(written) <= _LONGEST else (Qualifier.EXACT, "")
    )
    if roman and _ROMAN.fullmatch(rest.upper()):
        return (Amount(written, Fraction(_roman(rest.upper())), qualifier),)
    found = _NUMBER.fullmatch(_in_digits(rest, language) if re.search(r"[^\W\d_]", rest) else rest)
    if not found:
        return ()
    before = found["before"].strip(EDGES)
    return tuple(
        Amount(written, value, qualifier, form, before, rest)
        for value, form, rest in _read(found, language)
    )


def clean(text: str) -> str:
    """The text with digits, dashes, quotes, squares and per cent in their plainest form; case is
    kept."""
    plain = text if text.isascii() else "".join(map(_plainer, collapse(text))).translate(_PLAIN)
    return collapse(re.sub(_SQUARE, r"\g<1>2", re.sub(_PERCENT, "%", plain)))


def _plainer(letter: str) -> str:
    if (digit := unicodedata.decimal(letter, -1)) >= 0:
        return str(digit)
    style = unicodedata.decomposition(letter).partition(" ")[0]
    if style in _STYLES:
        return _STYLES[style] + unicodedata.normalize("NFKC", letter)
    return {"Cf": "", "Cs": "", "Pd": "-"}.get(unicodedata.category(letter), letter)


def _qualified(text: str) -> tuple[Qualifier, str]:
    found = _QUALIFIED.match(text) or _QUALIFIED_AFTER.search(text)
    if found:
        return Qualifier(found.lastgroup or ""), collapse(
            text[: found.start()] + text[found.end() :]
        )
    return Qualifier.EXACT, text


def _roman(text: str) -> int:
    figures = [
        {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in text
    ]
    return sum(-n if n < after else n for n, after in zip(figures, [*figures[1:], 0], strict=True))


def _read(found: re.Match[str], language: str) -> Iterator[tuple[Fraction, Form, str]]:
    power = _power(found)
    mantissas = _fraction(found) if found["divisor"] else _separated(found["digits"], language)
    if power is None or (found["minus"] and found["sign"]):
        return
    sign = -1 if "-" in (found["minus"], found["sign"]) else 1
    for factor, after in _scaled(found["after"], language):
        scaled = power != 0 or factor != 1
        # "1.234 million" is read by habit alone: nobody writes the other on purpose.
        for value, form in mantissas[:1] if scaled else mantissas:
            yield (
                sign * value * factor * Fraction(10) ** power,
                Form.SCALED if scaled else form,
                after,
            )


def _power(found: re.Match[str]) -> int | None:
    """The power of ten that the digits are multiplied with; none if it cannot be read or is out of
    reason."""
    text = found["exponent"] or (found["raised"] or "0").replace("^", "")
    if not re.fullmatch(r"[-+]?\d{1,3}", text) or abs(int(text)) > _FURTHEST:
        return None
    if found["raised"] and not found["times"]:
        return int(text) - 1 if found["digits"] == "10" else None
    return int(text)


def _fraction(found: re.Match[str]) -> list[tuple[Fraction, Form]]:
    whole, _, count = found["digits"].rpartition(" ")
    divisor = int(found["divisor"])
    if (
        not divisor
        or not count.isdigit()
        or (whole and not (whole.isdigit() and 0 < int(count) < divisor))
    ):
        return []
    return [(int(whole or 0) + Fraction(int(count), divisor), Form.FRACTION)]


def _separated(digits: str, language: str) -> list[tuple[Fraction, Form]]:
    """The number as a whole one and as one with decimals, where its separators allow that."""
    figures = re.sub(r"\D", "", digits)
    found = [(Fraction(int(figures)), Form.WHOLE)] if _GROUPED.fullmatch(digits) else []
    for point in ",.٫":
        whole, mark, decimals = digits.rpartition(point)
        if (
            mark
            and decimals.isdigit()
            and point not in whole
            and (not whole or _GROUPED.fullmatch(whole))
        ):
            by_habit = (point == ",") == (language in COMMA_POINTS.split())
            found.insert(
                0 if by_habit else 1, (Fraction(int(figures), 10 ** len(decimals)), Form.DECIMAL)
            )
    return found


def _scaled(after: str, language: str) -> list[tuple[int, str]]:
    """What the words after the digits multiply them with, and the rest; twice where a letter is a
    scale or a unit."""
    rest = after = re.sub(r"(?i)^(?:st|nd|rd|th)(?!\w)", "", after)
    factor = last = 1
    while (word := _SCALE.match(rest)) and (scale := scale_of(word[1], language)) > last:
        factor, last, rest = factor * scale, scale, rest[word.end() :]
    letter = factor > 1 and re.match(r" ?[^\W\d_](?![^\W\d_])", after)
    return [(factor, rest.strip(EDGES)), *([(1, after.strip(EDGES))] if letter else [])]


def scale_of(word: str, language: str) -> int:
    """What the word or abbreviation after a number multiplies it with; 1 if it is no scale."""
    word = word.casefold()
    for row in f"{_SCALES.get(language, '')} {_SCALES['']}".split():
        pattern, _, power = row.partition(":")
        if re.fullmatch(pattern, word):
            return int(10 ** int(power))
    return 12 if language == "en" and word in ("dozen", "dozens") else 1


def respelt(text: str, language: str) -> str:
    """The text with the commonest misspellings of English number words put right."""
    names = dict(slip.split(":") for slip in _MISSPELT.split()) if language.startswith("en") else {}
    return re.sub(r"[^\W\d_]+", lambda word: names.get(word[0].casefold(), word[0]), text)


def _in_digits(text: str, language: str) -> str:
    """The text with the number words that it begins with as digits: "one and a half million" is "1
    1/2 million"."""
    text = re.sub(r"(?i)^(?:minus|negative|moins|menos|meno) (?=\w)", "-", respelt(text, language))
    if language == "en":
        text = re.sub(
            _ONE, "one ", re.sub(_POINT_WORDS, _decimals, re.sub(_PART_WORDS, _part, text))
        )
    sign, words = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    tokens = (
        words.split(" ") if words[:1].isalpha() and language in _READ_BY_TEXT2NUM.split() else []
    )
    for end in range(len(tokens), 0, -1):
        count = _spelled([token.strip(EDGES).casefold() for token in tokens[:end]], language)
        if count is not None:
            rest = "".join(
                token if token.startswith(".") else f" {token}" for token in tokens[end:]
            )
            return f"{sign}{count}{rest}" if _may_follow(tokens[end:], language) else ""
    return text


def _part(found: re.Match[str]) -> str:
    part, count = found["part"].casefold(), (found["count"] or "").casefold()
    return (
        f"{_FIGURES.get(count, 1)}/{_PARTS[part]}"
        if count or part in ("half", "quarter")
        else found[0]
    )


def _decimals(found: re.Match[str]) -> str:
    figures = "".join(
        str(_FIGURES.get(name, name)) for name in re.findall(rf"{_FIGURE}|\d", found[1].casefold())
    )
    return f".{figures}" if found.string[found.start() - 1].isdigit() else f" .{figures}"


def _spelled(words: list[str], language: str) -> int | None:
    """The number that all of the words spell; each scale from a million up counts what stands
    before it."""
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

    words = [_OTHER_NAMES.get(word, word) for word in words]
    if not words or words[0] in _NO_COUNT.split() or (words[1:] and words[0] in _ZEROS.split()):
        return None
    try:
        count = int(text2num(" ".join(words), language))
    except ValueError:
        return None
    return count if count < 10**6 else None


def _may_follow(words: list[str], language: str) -> bool:
    """Whether the words after a number are no number themselves, so that "one two" and "twenty
    first" are none."""
    from text_to_num import alpha2digit

    first = words[0] if words else ""
    if not first[:1].isalpha():
        return not first[:1].isdigit() or bool(re.match(r"\d/\d", first))
    return first == "second" or alpha2digit(first, language, threshold=0) == first
