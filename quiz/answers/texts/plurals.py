"""Singular and plural of one English word: one for the other is a form, however it is made.

Only of English it is known which words these are; other languages have endings in their files.
"""

from __future__ import annotations

from functools import lru_cache

from quiz.answers.languages import tag_of
from quiz.answers.texts.folding import bare, fold
from quiz.answers.texts.rewording import loosen

_ENDINGS = (
    ("s", "ses", 2),
    ("x", "xes", 2),
    ("z", "zes", 2),
    ("ch", "ches", 1),
    ("sh", "shes", 1),
    ("o", "oes", 2),
    ("y", "ies", 2),
    ("ys", "ies", 3),
    ("f", "ves", 3),
    ("fe", "ves", 2),
    ("us", "i", 4),
    ("um", "a", 3),
    ("on", "a", 4),
    ("is", "es", 3),
    ("ix", "ices", 4),
    ("ex", "ices", 3),
    ("a", "ae", 4),
)
"""Endings of singular and plural, and the letters that a word must have before them.

Of `ys` the singular is a usual slip: citys.
"""
_OTHER_THINGS = frozenset(
    "arm beg brain color colour custom damage drawer fund glass good ground iron letter look mean"
    " minute new odd pain people physic quarter right scale short spectacle spirit state"
    " trouser wage water wit wood work".split()
)
"""Singulars of which the plural is often another thing: custom and customs."""
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "children": "child",
    "oxen": "ox",
    "lice": "louse",
    "dice": "die",
}
_WITH_E = ("s", "x", "z", "ch", "sh")
_ELEMENTS = ("um", "on")
"""Ends of elements and particles, which have no Latin plural."""


def differ_in_number(typed: str, spelling: str, language: str) -> bool:
    """True if two texts that name a thing are alike but for the number of one word: knee, knees."""
    if tag_of(language) != "en":
        return False
    given, meant = (
        loosen(bare(fold(text, language)), language).split() for text in (typed, spelling)
    )
    if len(given) != len(meant):
        return False
    pairs = [pair for pair in zip(given, meant, strict=True) if pair[0] != pair[1]]
    return len(pairs) == 1 and _are_numbers(*pairs[0])


def are_numbers(word: str, other: str, language: str) -> bool:
    """True if of two words, folded and bare, one is the plural of the other.

    Names have none: Adam and Adams, Francis and Frances.
    """
    from quiz.answers.texts import wordlists

    is_english = tag_of(language) == "en"
    return is_english and _are_numbers(word, other) and not wordlists.are_names(word, other)


@lru_cache(maxsize=1 << 12)
def _are_numbers(word: str, other: str) -> bool:
    if word[:1] != other[:1] or not (_is_plural(word, other) or _is_plural(other, word)):
        return False
    from quiz.answers.texts.known_words import stands_alone

    # Magnesia is no plural of magnesium.
    singular = word if word.endswith(_ELEMENTS) else other
    return not (singular.endswith(_ELEMENTS) and stands_alone(singular))


def _is_plural(word: str, singular: str) -> bool:
    if singular in _OTHER_THINGS or len(singular) < 2 or not (word + singular).isalpha():
        return False
    if word in _IRREGULAR:
        return _IRREGULAR[word] == singular
    if word == singular + "s":
        is_regular = not singular.endswith(_WITH_E)
        return is_regular and not (singular[-1] == "y" and singular[-2] not in "aeiou")
    return word.startswith(singular[:-2]) and any(
        singular.endswith(one)
        and len(singular) - len(one) >= least
        and word == singular.removesuffix(one) + many
        for one, many, least in _ENDINGS
    )
