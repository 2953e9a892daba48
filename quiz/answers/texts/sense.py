"""What no slip of the fingers may change in a text: digits, signs, negations, words for others."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from quiz.answers.languages import words_of
from quiz.answers.texts import wordlists
from quiz.answers.texts.distance import HANGUL, RUN, SYLLABLE, in_letters, slips_within
from quiz.answers.texts.folding import articles
from quiz.answers.texts.inflection import are_of_two_genders
from quiz.answers.texts.raised import MINUS, lowered
from quiz.answers.texts.sounds import sound
from quiz.patterns import regex

_CONTRACTED = regex(
    r"(?:ai|are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo|would)n'?t"
)
_ROMAN = regex(r"(?=[ivxl])(?:xl|x{0,3}|lx{0,3})(?:ix|iv|v?i{0,3})")
_DIGIT, _LETTERLESS = regex(r"\d"), regex(r"[\W\d_]+")
_ORDINALS = frozenset("st nd rd th e er re eme o a".split())
"""What stands behind the number of a place in an order, well or badly."""
_DIGITS = regex(r"(?:(?<![^\s(])[-+])?\d+")
_WORD = regex(r"(?<!\w)[^\W\d_]{1,2}'(?=\w{2})|[^\s\-/()\[\]{},;:!?]+")
"""A word, without what is written before it: d'eau and l'eau are two words each."""
_LEAST_LETTERS = 5
"""Letters of a word that may hold a slip at its beginning."""
_LEAST_HANGUL, _LEAST_SYLLABLES = 5, 8
"""Signs from which on a word may hold a slip."""
_LONGEST_SHORT = 6
"""Letters of a word in which another one makes another word easily."""
_SIGN = regex(rf"[+^<>={MINUS}]|(?<=\w)-(?=\s|$)|(?<![\w-])-(?=\w)")
"""Signs of charges, powers and numbers; no hyphens."""
_HAN = regex("[㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003ffff]")


def changes_sense(typed: str, meant: str, language: str) -> bool:
    """True if the texts differ in digits, signs, negations or words for other things."""
    typed, meant = lowered(typed), lowered(meant)
    if _SIGN.findall(typed) != _SIGN.findall(meant):
        return True
    if _DIGITS.findall(typed) != _DIGITS.findall(meant):
        return True
    # In Chinese and Japanese each sign is a word.
    if _HAN.findall(typed) != _HAN.findall(meant):
        return True
    given, wanted = _WORD.findall(typed), _WORD.findall(meant)
    if _DIGIT.search(meant) and _marks(given) != _marks(wanted):
        return True
    if _negations(given, language) != _negations(wanted, language):
        return True
    if len(given) != len(wanted):
        return _fixed(given) != _fixed(wanted)
    if are_of_two_genders(given, wanted, language):
        return True
    is_one = len(wanted) == 1  # its slips are those of the whole text
    wrong = [pair for pair in zip(given, wanted, strict=True) if pair[0] != pair[1]]
    idle = articles(language)
    others = [word for word in wanted if len(word) > 2 and word not in idle and word in given]
    beside = len(others) if len(wrong) == 1 else 0
    return any(
        _is_another_word(word, right, language, beside=beside)
        or not (is_one or _is_near(word, right, language))
        for word, right in wrong
    )


def _marks(words: list[str]) -> list[str]:
    """The few letters beside digits, which count as these do: 4p2 is no 4d2."""
    letters = (_LETTERLESS.sub("", word) for word in words if _DIGIT.search(word))
    return [few for few in letters if 0 < len(few) < 4 and few not in _ORDINALS]


def _negations(words: list[str], language: str) -> int:
    negating = _negating(language)
    return sum(word in negating or _CONTRACTED.fullmatch(word) is not None for word in words)


@lru_cache(maxsize=1 << 8)
def _negating(language: str) -> frozenset[str]:
    return frozenset(words_of(language).texts.negations.split())


def _fixed(words: list[str]) -> Counter[str]:
    return Counter(word for word in words if _is_fixed(word))


def _is_fixed(word: str) -> bool:
    """Roman numerals and single letters: Elizabeth II, vitamin A."""
    return len(word) == 1 or _ROMAN.fullmatch(word) is not None


def _is_another_word(typed: str, meant: str, language: str, *, beside: int) -> bool:
    """True if two words that are near to each other mean different things: north and south."""
    from quiz.answers.texts.lookalikes import is_another_word

    if _is_fixed(meant) or (len(typed) > 1 and _is_fixed(typed)) or typed in ("jr", "sr"):
        return True
    if _is_short_in_syllables(meant) or _is_unknown_word(typed, meant, language):
        return True
    return is_another_word(typed, meant, language, beside=beside)


def _is_near(typed: str, meant: str, language: str) -> bool:
    """True if one word of several holds no more slips than a word of its length may.

    A short word may hold one, as it must not be another word then; in a language without a list of
    its words nobody can tell.
    """
    if _begins_otherwise(typed, meant, language):
        return False
    typed, meant = in_letters(typed), in_letters(meant)
    limit = 2 if len(meant) >= 10 else int(len(meant) > (2 if wordlists.has_list(language) else 3))
    return slips_within(typed, meant, limit=limit) <= limit


def _begins_otherwise(typed: str, meant: str, language: str) -> bool:
    """True for two short words with other first letters, which are words likely: moi and toi."""
    is_swapped = typed[1::-1] == meant[:2]
    if typed[:1] == meant[:1] or is_swapped or meant in articles(language):
        return False
    return len(meant) < _LEAST_LETTERS and sound(typed) != sound(meant)


def _is_unknown_word(typed: str, meant: str, language: str) -> bool:
    """True for torta, porta and posta: another letter in a short word, where no list can tell.

    So is another first letter in a long one, and where letters are long or short another length of
    one in a short word. The names of persons and places are known everywhere.
    """
    if words_of(language).texts.has_long_letters and len(meant) <= _LONGEST_SHORT:
        return RUN.sub(r"\2", typed) == RUN.sub(r"\2", meant)
    if len(typed) != len(meant) or wordlists.has_list(language) or wordlists.are_names(meant):
        return False
    others = [at for at, letter in enumerate(meant) if letter != typed[at]]
    if len(others) != 1 or (others[0] and len(meant) > _LONGEST_SHORT):
        return False
    return sound(typed) != sound(meant)


def _is_short_in_syllables(word: str) -> bool:
    """True for a word of a few signs, of which another one makes another word."""
    if word.isascii():
        return False
    hangul, others = len(HANGUL.findall(word)), len(SYLLABLE.findall(word))
    return 0 < hangul < _LEAST_HANGUL or 0 < others < _LEAST_SYLLABLES
