"""What two wordings have in common: enough, and the learner is asked whether they are one question.

What surely asks the same is said in `wording`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from quiz.answers import articles, distance, words_of
from quiz.decks.likeness import CONTRASTS, IDLE, Knows, is_slip, matched, prompt_words
from quiz.decks.wording import (
    LEAST_STEM,
    MOST_WORDS,
    abbreviated,
    acronyms,
    is_mark,
    is_reworded,
    lists_of,
    negations,
    tokens,
    wording,
)
from quiz.values import NamedTuple

_HAS_NO_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese and Khmer; Japanese and Chinese."""


class Resemblance(NamedTuple):
    """How much two prompts have in common, counted in words of weight."""

    same: int = 0
    shorter: int = 0
    """The words of the prompt with fewer."""
    longer: int = 0

    @property
    def of_shorter(self) -> float:
        """The share of words of the shorter prompt that the other has too, from 0 to 1."""
        return self.same / self.shorter if self.shorter else 0.0

    @property
    def of_longer(self) -> float:
        return self.same / self.longer if self.longer else 0.0


def resemblance(old: str, new: str, language: str, knows: Knows) -> Resemblance:
    """What two prompts have in common; nothing if each names something that the other does not, or
    they say opposites.

    A word counts as another that begins with the same letters, or differs in one.
    """
    old, new = abbreviated(old, new), abbreviated(new, old)
    olds, news = of_weight(old, language), of_weight(new, language)
    if not olds or not news or max(len(olds), len(news)) > MOST_WORDS:
        return Resemblance()
    removed = list((Counter(olds) - Counter(news)).elements())
    added = list((Counter(news) - Counter(olds)).elements())
    same = len(olds) - len(removed)

    def are_alike(word: str, other: str) -> bool:
        return (
            _begin_alike(word, other)
            or is_slip(word, other, language, knows)
            or is_reworded(word, other, lists)
            or (not {word, other} & names and _differ_in_a_letter(word, other))
        )

    lists, names = lists_of(language), _names(old, language) | _names(new, language)
    shared = sum(word in names for word in olds) - sum(word in names for word in removed)
    same += len(matched(removed, added, are_alike))
    if _name_others(removed, added, names, shared) or _say_opposites(removed, added, language):
        return Resemblance()
    return Resemblance(same, *sorted((len(olds), len(news))))


def _differ_in_a_letter(word: str, other: str) -> bool:
    """True for words of four letters or more of which a slip may have made the other."""
    shorter, longer = sorted((len(word), len(other)))
    are_words = word.isalpha() and other.isalpha()
    return (
        are_words
        and shorter >= LEAST_STEM + 1
        and longer - shorter <= 1
        and (distance(word, other, limit=1) == 1)
    )


@lru_cache(maxsize=1 << 14)
def _names(prompt: str, language: str) -> frozenset[str]:
    """The words with a capital letter that is not the first of the prompt.

    None in a language in which all nouns have one.
    """
    if words_of(language).prompts.noun_capitals:
        return frozenset()
    return prompt_words(prompt, language).names - set(tokens(prompt, language)[:1])


@lru_cache(maxsize=1 << 14)
def of_weight(prompt: str, language: str) -> tuple[str, ...]:
    """The words of a prompt that say what is asked."""
    words = _in_pairs(wording(prompt, language))
    # A letter that is left is no article: vitamin A.
    weighty = {*negations(language), *(word for word in articles(language) if len(word) == 1)}
    weighty.update(acronym.casefold() for acronym in acronyms(prompt))  # the WHO
    return tuple(word for word in words if word in weighty or word not in IDLE) or words


def _in_pairs(words: Iterable[str]) -> tuple[str, ...]:
    """The words, and of scripts without blanks between words each two neighbouring letters."""
    found: list[str] = []
    for word in words:
        is_run = len(word) > 1 and _HAS_NO_BLANKS.match(word)
        found += map("".join, pairwise(word)) if is_run else (word,)
    return tuple(found)


def _begin_alike(word: str, other: str) -> bool:
    """True for words of which the first half and four letters are the same: столица, столицей.

    A short word is one with a letter or two more behind it: кит, киты.
    """
    shorter, longer = sorted((word, other), key=len)
    if LEAST_STEM <= len(shorter) <= LEAST_STEM + 1:
        return longer.startswith(shorter) and len(longer) <= len(shorter) + 2
    least = max(LEAST_STEM + 1, (len(longer) + 1) // 2)
    return len(shorter) >= least and shorter[:least] == longer[:least]


def _name_others(removed: list[str], added: list[str], names: frozenset[str], shared: int) -> bool:
    """True if either side has a number or letter, or more names than they share, of its own."""
    marks, named = (
        [[word for word in words if is_one(word)] for words in (removed, added)]
        for is_one in (is_mark, names.__contains__)
    )
    return all(marks) or min(map(len, named)) > shared


def _say_opposites(removed: list[str], added: list[str], language: str) -> bool:
    """True if either denies what the other asks, or they have two words such as born and died."""
    denying = negations(language)
    denied = [sum(word in denying for word in words) for words in (removed, added)]
    if denied[0] != denied[1]:
        return True
    return any(frozenset((word, other)) in CONTRASTS for word in removed for other in added)
