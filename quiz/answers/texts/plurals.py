"""Singular and plural of a thing: one for the other is no mistake where forms do not count."""

from __future__ import annotations

from functools import lru_cache

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
    ("f", "ves", 3),
    ("fe", "ves", 2),
    ("us", "i", 4),
    ("um", "a", 4),
    ("on", "a", 5),
    ("is", "es", 4),
    ("ix", "ices", 4),
    ("ex", "ices", 3),
    ("a", "ae", 4),
)
"""Endings of singular and plural, and the letters that a word must have before them."""
_OTHER_THINGS = frozenset(
    "arm beg brain color colour custom damage drawer fund glass good ground iron letter look mean"
    " minute new number odd pain people physic quarter right scale short spectacle spirit state"
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


def differ_in_number(typed: str, spelling: str, language: str) -> bool:
    """True if two texts are alike but for the number of their last word: knee and knees.

    Only of English it is known which words these are. A name of several words has no plural.
    """
    if language.partition("-")[0].casefold() != "en" or _is_title(spelling):
        return False
    given, meant = (loosen(bare(fold(text, language)), language) for text in (typed, spelling))
    rest, _, last = given.rpartition(" ")
    other_rest, _, other = meant.rpartition(" ")
    return (
        rest == other_rest
        and last[:1] == other[:1]
        and (is_plural(last, other) or is_plural(other, last))
    )


def _is_title(spelling: str) -> bool:
    """True for Marathon Man and The Day of the Locust, written with capitals."""
    first, *others = spelling.split()
    return first[:1].isupper() and bool(others) and others[-1][:1].isupper()


@lru_cache(maxsize=1 << 12)
def is_plural(word: str, singular: str) -> bool:
    """True if an English word, folded and bare, is the plural of another."""
    if singular in _OTHER_THINGS or len(singular) < 2 or not (word + singular).isalpha():
        return False
    if word in _IRREGULAR:
        return _IRREGULAR[word] == singular
    if word == singular + "s":
        is_regular = not singular.endswith(_WITH_E)
        return is_regular and not (singular[-1] == "y" and singular[-2] not in "aeiou")
    return any(
        singular.endswith(one)
        and len(singular) - len(one) >= least
        and word == singular.removesuffix(one) + many
        for one, many, least in _ENDINGS
    )
