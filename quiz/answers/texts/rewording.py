"""The same words written otherwise: a hyphen or a blank, `&` or `and`, `II` or `2` or `two`,
British or American."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from quiz.answers.texts.folding import articles

_JOINERS = dict.fromkeys((0x200C, 0x200D), "")
_POWER = re.compile(r"(?<=[^\W\d_])\^(?=\d)")
_RAISED_LETTER = re.compile(r"(?<=[^\W\d_])[⁰¹²³⁴-⁹]+")
_SUBSCRIPT = re.compile("[₀-₉]+")
_RAISED = re.compile("[⁰¹²³⁴-⁹]+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_]{2})'|(?<=[^\W\d_])'(?=[^\W\d_])|'(?=[^\W\d_]{2})")
_N = re.compile(r"(?<=\w)'n'(?=\w)")
_GAPS = re.compile(r"(?<=\S)-(?=\S)|(?<!\d)[,:/]|[,:/](?!\d)|[;()\[\]{}?…·•]|(?<=[^\W\d_]{2})!")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PER_CENT = re.compile(r"\bper ?cent\b")
_BLANK = re.compile(r"(?<!\d) | (?!\d)")
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en"}

_ONES = (
    "zero one two three four five six seven eight nine ten"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS: dict[str, dict[str, int]] = {
    "en": {
        **{word: value for value, word in enumerate(f"{_ONES} eighteen nineteen".split())},
        **{word: value * 10 for value, word in enumerate(_TENS.split(), start=2)},
        "hundred": 100,
        "thousand": 1000,
    },
    "de": {
        word: at
        for at, word in enumerate(
            "zwei drei vier funf sechs sieben acht neun zehn elf zwolf".split(), 2
        )
    },
    "fr": {
        word: at
        for at, word in enumerate(
            "deux trois quatre cinq six sept huit neuf dix onze douze".split(), 2
        )
    },
    "es": {
        word: at
        for at, word in enumerate(
            "dos tres cuatro cinco seis siete ocho nueve diez once doce".split(), 2
        )
    },
    "it": {
        word: at
        for at, word in enumerate("due tre quattro cinque sei sette otto nove dieci".split(), 2)
    },
}
_RANKS = {
    **{
        word: value
        for value, word in enumerate(
            f"{_ORDINALS} fifteenth sixteenth seventeenth".split(), start=1
        )
    },
    "eighteenth": 18,
    "nineteenth": 19,
    **{word[:-1] + "ieth": value * 10 for value, word in enumerate(_TENS.split(), start=2)},
}
_WORLD_WAR = re.compile(
    r"\b(?:(?:world war|ww) ?(?:(ii|2|two)|(?:i|1|one))|(?:(second|2nd)|first|1st) world war)\b"
)
_RANK = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ROMANS = {
    tens + ones: 10 * len(tens) + value
    for tens in ("", "x", "xx", "xxx")
    for value, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens + ones
}
_DIGIT = re.compile(r"\d")
_BRITISH = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=[a-z])ys(?=(?:e|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ful|less|hood|ly|ite|ites|er|ers)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]og)ue(?=s?$)"), ""),
    (
        re.compile(r"(?:ae|(?<!r)oe)(?!l)(?=[a-z]{3})|(?<=[a-z]{3})(?:ae|(?<!r)oe)(?!l)(?=[a-z])"),
        "e",
    ),
    (re.compile(r"^sulph"), "sulf"),
)
MAY_BE_BRITISH = re.compile(r"[iy]s(?:e|ing|able|ation)|our|[bt]re|ogue|[ao]e|sulph")
"""A quick look that spares most words the slow one."""
_AMERICAN = dict(
    pair.split("/")
    for pair in "defence/defense offence/offense licence/license pretence/pretense programme/program"
    " programmes/programs"
    " grey/gray tyre/tire tyres/tires plough/plow ploughs/plows aluminium/aluminum cheque/check cheques/checks"
    " jewellery/jewelry mould/mold moustache/mustache pyjamas/pajamas sceptic/skeptic axe/ax draught/draft gaol/jail"
    " kerb/curb manoeuvre/maneuver aeroplane/airplane storey/story artefact/artifact".split()
)


@lru_cache(maxsize=1 << 16)
def loosen(folded: str, language: str) -> str:
    """The folded words one blank apart, each in one of the ways to write it."""
    language = language.partition("-")[0].casefold()
    words = folded.split()
    if folded.isascii() and "".join(words).isalpha() and special(language).isdisjoint(words):
        if language != "en" or not MAY_BE_BRITISH.search(folded):
            return folded
    elif not folded.isascii():
        folded = _without_raised(folded.translate(_JOINERS))
    words = _apart(folded, language)
    if len(words) > 1:
        idle = articles(language)
        words = [word for word in words if len(word) < 2 or word not in idle] or words
    return " ".join(_numbered([_word(word, language) for word in words])) or folded


def _apart(folded: str, language: str) -> list[str]:
    """The words of a text in which signs between words are blanks."""
    if language == "en" and ("ww" in folded or "world war" in folded):
        folded = _WORLD_WAR.sub(
            lambda found: f"world war {2 if found[1] or found[2] else 1}", folded
        )
    if language == "en" and "cent" in folded:
        folded = _PER_CENT.sub("%", folded)
    folded = _THOUSANDS.sub("", folded) if "," in folded else folded
    conjunction = _AND.get(language, "&")
    folded = _N.sub("&", _POWER.sub("", folded)).replace("&", f" {conjunction} ")
    words = _GAPS.sub(" ", _APOSTROPHE.sub("", folded)).split()
    return [
        conjunction if word.strip("'") == "n" and 0 < at < len(words) - 1 else word
        for at, word in enumerate(words)
    ]


@cache
def special(language: str) -> frozenset[str]:
    """The words that `loosen` may change; whatever has none of them stays as it is."""
    english = (
        {*_RANKS, *_AMERICAN, "n", "cent", "percent", "war", "ww", "wwi", "wwii"}
        if language == "en"
        else set()
    )
    long_articles = (word for word in articles(language) if len(word) > 1)
    return frozenset((*_NUMBERS.get(language, ()), *_ROMANS, *english, *long_articles))


def squash(loose: str) -> str:
    """Loosened words without the blanks between them, but for those that part two numbers."""
    return (
        loose.replace(" ", "")
        if loose.isalpha() or not _DIGIT.search(loose)
        else _BLANK.sub("", loose)
    )


def _without_raised(text: str) -> str:
    """Raised and lowered digits as digits: `x²` as `x2`, but `10²` as `10^2`, which is not 102."""
    text = _RAISED_LETTER.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _RAISED.sub(lambda found: "^" + unicodedata.normalize("NFKC", found[0]), text)
    text = _SUBSCRIPT.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


@lru_cache(maxsize=1 << 14)
def _word(word: str, language: str) -> str:
    value = _NUMBERS.get(language, {}).get(word)
    if value is not None:
        return str(value)
    if language != "en" or len(word) < 3:
        return word
    if word in _RANKS:
        return f"{_RANKS[word]}th"
    if word in _AMERICAN:
        return _AMERICAN[word]
    if len(word) > 4 and MAY_BE_BRITISH.search(word):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return _RANK.sub(r"\1th", word)


def _numbered(words: list[str]) -> list[str]:
    """The words with `20 1` as 21, and what stands behind a name as a number: World War II, Henry
    the Eighth."""
    said: list[str] = []
    for word in words:
        before = said[-1] if said else ""
        if word in ("100", "1000") and before.isdecimal() and len(before) < 3:
            said[-1] = f"{int(before) * int(word)}"
        elif (
            before in ("20", "30", "40", "50", "60", "70", "80", "90")
            and _RANK.sub(r"\1", word) in "1 2 3 4 5 6 7 8 9".split()
        ):
            said[-1] = f"{before[0]}{word}"
        else:
            said.append(word)
    if len(said) > 1:
        said[-1] = _RANK.sub(r"\1", said[-1])
    return (
        [said[0], *map(_roman, said[1:-1]), _roman(said[-1], last=True)] if len(said) > 1 else said
    )


def _roman(word: str, *, last: bool = False) -> str:
    """A Roman numeral below 40 as a number; a single letter only where it stands last."""
    return str(_ROMANS[word]) if word in _ROMANS and (len(word) > 1 or last) else word
