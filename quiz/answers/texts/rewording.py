"""Ways to write the same words: hyphens, `&` or `and`, `II`, `2` or `two`, British or American."""

from __future__ import annotations

from functools import cache, lru_cache

from quiz.answers.languages import table_of, tag_of, words_of
from quiz.answers.texts.folding import articles
from quiz.answers.texts.raised import lowered, with_powers
from quiz.patterns import regex

_JOINERS = dict.fromkeys((0x200C, 0x200D), "")
_APOSTROPHE = regex(r"(?<=[^\W\d_]{2})'|(?<=[^\W\d_])'(?=[^\W\d_])|'(?=[^\W\d_]{2})")
_N = regex(r"(?<=\w)'n'(?=\w)")
_SPACED = regex(r"(?<=\d) ?([:/]) ?(?=\d)")
_LISTED = regex(r"(?<=\d) ?, ?(?=\d)(?!\d{3}(?!\d))")
_GAPS = regex(
    r"(?<=\S)-(?=\S)|(?<=[\w,])(?: -{1,3} |-{1,2} )(?=\w)|(?<!\d)[,:/]|[,:/](?!\d)|[;()\[\]{}?…·•]"
    r"|(?<=[^\W\d_]{2})!|^-(?=[^\W\d_]{2})"
)
_PREFIX = regex(r"(?=[^-]*[aeiouy])([^\W\d_]{3,}|un|re|in|im|il|ir|de|di|co|bi|ex|en|em)-")
"""A prefix by itself, as grammars write it: anti-. With other letters it may be an ion: OH-."""
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}(?!\d))")
_SPACED_THOUSANDS = regex(r"(?<![\d.,])(?<!\d )(?:[1-9]\d{0,2})(?: \d{3})+(?![\d.,]|\s\d)")
_PER_CENT = regex(r"\bper ?cent\b")
_NOT = regex(r"\b([a-z]{2,6})n't\b")
_VERBS = {"ca": "can", "wo": "will", "sha": "shall"}
"""Verbs of which a part is lost before n't: can't, won't."""
_BLANK = regex(r"(?<!\d) | (?!\d)")
_WORD = r"[a-zß-öø-ıĵ-žа-ҁҋ-ӿ]+(?:(?<=\w{4})[0-9]+)?"
_GLUED = frozenset("n st nd rd th".split())
"""Words that may be a part of what stands before them."""
_OF_WORDS = regex(rf"{_WORD}(?: {_WORD})*")
"""Words of letters that are no signs, as π is one; behind few letters digits are a number: no5."""
_WORLD_WAR = regex(
    r"\b(?:(?:world war|ww) ?(?:(ii|2|two)|(?:i|1|one))|(?:(second|2nd)|first|1st) world war)\b"
)
_APART_RANK = regex(r"(?<=\d) (?=(?:st|nd|rd|th)\b)")
_RANK = regex(r"(\d+)(?:st|nd|rd|th)")
_ROMANS = {
    tens + ones: 10 * len(tens) + value
    for tens in ("", "x", "xx", "xxx")
    for value, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens + ones
}
_ENGLISH = ("n", "cent", "percent", "war", "ww", "wwi", "wwii")
"""What the patterns for English change, beside its words in their file."""
_NUMBER = frozenset("number nr nummer numero numéro número номер".split())
_NUMERO = regex(
    r"(?<!\w)(?:№|no(?=[ \d])|n[°º]|n\.º|#(?=\d{1,2}(?!\d))|(?:nr|num)(?=[ \d])) ?(?=\d)"
)
"""A sign or an abbreviation for `number`, before one in digits: Symphony No. 9."""
_DIGIT = regex(r"\d")
_BRITISH = (
    (regex(r"(?<=[a-z]{2})is(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational)$)"), "iz"),
    (regex(r"(?<=[a-z])ys(?=(?:e|ed|er|ers|ing)$)"), "yz"),
    (regex(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ful|less|hood|ly|ite|ites|er|ers)?$)"), "or"),
    (regex(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (regex(r"(?<=[a-z]og)ue(?=s?$)"), ""),
    (
        regex(r"(?:ae|(?<!r)oe)(?!l)(?=[a-z]{3})|(?<=[a-z]{3})(?:ae|(?<!r)oe)(?!l|s$)(?=[a-z])"),
        "e",
    ),
    (regex(r"^sulph"), "sulf"),
)
MAY_BE_BRITISH = regex(r"[iy]s(?:e|ing|able|ation)|our|[bt]re|ogue|[ao]e|sulph")
"""A quick look that spares most words the slow one."""


@lru_cache(maxsize=1 << 16)
def loosen(folded: str, language: str) -> str:
    """The folded words one blank apart, each in one of the ways to write it."""
    language = tag_of(language)
    words = folded.split()
    if _is_of_words(folded, words) and special(language).isdisjoint(words):
        if language != "en" or not MAY_BE_BRITISH.search(folded):
            return folded
    elif not folded.isascii():
        folded = folded.translate(_JOINERS)
    words = _apart(with_powers(lowered(folded)), language)
    if len(words) > 1:
        idle = articles(language)
        words = [word for word in words if len(word) < 2 or word not in idle] or words
    return " ".join(_numbered(_counted([_word(word, language) for word in words]))) or folded


def _is_of_words(folded: str, words: list[str]) -> bool:
    """True if no sign and no number is in a text."""
    if folded.isascii() and "".join(words).isalpha():
        return True
    return _OF_WORDS.fullmatch(folded) is not None and _GLUED.isdisjoint(words)


def _apart(folded: str, language: str) -> list[str]:
    """The words of a text in which signs between words are blanks."""
    if language == "en" and ("ww" in folded or "world war" in folded):
        folded = _WORLD_WAR.sub(
            lambda match: f"world war {2 if match[1] or match[2] else 1}", folded
        )
    if language == "en" and "n't" in folded:
        folded = _NOT.sub(lambda match: f"{_VERBS.get(match[1], match[1])} not", folded)
    if language == "en" and "cent" in folded:
        folded = _PER_CENT.sub("%", folded)
    folded = _THOUSANDS.sub("", folded) if "," in folded else folded
    folded = _SPACED_THOUSANDS.sub(lambda number: number[0].replace(" ", ""), folded)
    folded = _SPACED.sub(r"\1", folded) if ":" in folded or "/" in folded else folded
    folded = prefix[1] if (prefix := _PREFIX.fullmatch(folded)) else folded
    if _DIGIT.search(folded):
        folded = _NUMERO.sub("", _APART_RANK.sub("", folded))
    conjunction = words_of(language).texts.ampersand or "&"
    folded = _N.sub("&", folded).replace("&", f" {conjunction} ")
    words = _GAPS.sub(" ", _APOSTROPHE.sub("", folded)).split()
    return [
        conjunction if word.strip("'") == "n" and 0 < index < len(words) - 1 else word
        for index, word in enumerate(words)
    ]


@cache
def special(language: str) -> frozenset[str]:
    """The words that `loosen` may change; whatever has none of them stays as it is."""
    words = words_of(language).texts
    known = (*number_words(language), *_ranks(language), *_respellings(language))
    long_articles = (word for word in words.articles.split() if len(word) > 1)
    return frozenset((*known, *_ROMANS, *(_ENGLISH if language == "en" else ()), *long_articles))


@cache
def number_words(language: str) -> dict[str, str]:
    """Words for whole numbers, but for one, which is an article in many languages."""
    words = words_of(language)
    if words.texts.numbers:
        return table_of(words.texts.numbers)
    counts = table_of(words.numbers.counts).items()
    return {word: number for word, number in counts if int(number) > 1}


@cache
def _ranks(language: str) -> dict[str, str]:
    return table_of(words_of(language).texts.ranks)


@cache
def _respellings(language: str) -> dict[str, str]:
    return table_of(words_of(language).texts.respelt)


def squash(loose: str) -> str:
    """Loosened words without the blanks between them, but for those that part two numbers."""
    return (
        loose.replace(" ", "")
        if loose.isalpha() or not _DIGIT.search(loose)
        else _BLANK.sub("", loose)
    )


def tight(folded: str) -> str:
    """The text without the blanks beside a comma that stands between two numbers: `1,2` for `1, 2`.

    `1,200` is one number, and `1, 200` are two.
    """
    return _LISTED.sub(",", folded)


@lru_cache(maxsize=1 << 14)
def _word(word: str, language: str) -> str:
    if number := number_words(language).get(word):
        return number
    if rank := _ranks(language).get(word):
        return f"{rank}th"
    if respelt := _respellings(language).get(word):
        return respelt
    if language != "en" or len(word) < 3:
        return word
    if len(word) > 4 and MAY_BE_BRITISH.search(word):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return _RANK.sub(r"\1th", word)


def _counted(words: list[str]) -> list[str]:
    """The words without `number` before a number."""
    following = (*words[1:], "")
    return [
        word
        for word, after in zip(words, following, strict=False)
        if word not in _NUMBER or not after.isdecimal()
    ]


def _numbered(words: list[str]) -> list[str]:
    """The words with `20 1` as 21, and with the number of a king or war: Henry the Eighth as 8."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        if word in ("100", "1000") and before.isdecimal() and len(before) < 3:
            joined[-1] = f"{int(before) * int(word)}"
        elif (
            before in ("20", "30", "40", "50", "60", "70", "80", "90")
            and _RANK.sub(r"\1", word) in "1 2 3 4 5 6 7 8 9".split()
        ):
            joined[-1] = f"{before[0]}{word}"
        else:
            joined.append(word)
    if len(joined) < 2:
        return joined
    joined[-1] = _RANK.sub(r"\1", joined[-1])
    return [joined[0], *map(_roman, joined[1:-1]), _roman(joined[-1], last=True)]


def _roman(word: str, *, last: bool = False) -> str:
    """A Roman numeral below 40 as a number; a single letter only where it stands last."""
    return str(_ROMANS[word]) if word in _ROMANS and (len(word) > 1 or last) else word
