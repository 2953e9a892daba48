"""The likeness of two prompts: much alike in words, they may still ask for different things.

Measured on the rewordings and changes of subject in tests/decks/identity_samples.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from quiz.answers import (
    are_forms,
    articles,
    bare,
    changes_sense,
    collapse,
    every,
    fold,
    loosen,
    mean_different_things,
    slips,
    words_of as words_known,
)
from quiz.values import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:…]['\"”’)]*\s|[(\"“‘«]|\n)\s*['\"“‘«(]*$")
IDLE = frozenset(bare(" ".join(words.prompts.idle for words in every())).split())
"""Words that say little of what is asked, in any language."""
CONTRASTS = frozenset(
    frozenset(bare(pair).split("/"))
    for words in every()
    for pair in words.prompts.contrasts.split()
)
SYNONYMS = frozenset(
    frozenset(pair)
    for words in every()
    for group in words.prompts.synonyms.split()
    for pair in combinations(bare(group).split("/"), 2)
)
"""Pairs of words that authors put in each other's place, without asking for anything else."""
_NEAR = 20
"""Characters before a word in which a sentence may end."""
_MOST = 400
"""Words of a prompt; longer ones are alike only if they are the same."""
_MOST_SLIPS = 2
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
"""Letters of two forms of one word: headed and heads begin with the same, and end in others."""

Knows = Callable[[str], bool]
"""True for a word, folded, that stands in another question too: then it is no slip."""


class Likeness(NamedTuple):
    """The likeness of two prompts."""

    score: float
    """From 0 to 1: the share of the weight of words that both have, idle words counting little."""
    another: bool
    """They name other names, numbers or dates, or say the opposite."""
    typos: bool
    """They differ by slips of the keys only, if at all."""


class PromptWords(NamedTuple):
    """The words of a prompt."""

    words: tuple[str, ...]
    names: frozenset[str]
    """Those with a capital letter, but for a first word that begins many sentences."""
    spelt: Mapping[str, str]
    """How a word stands in the prompt: `programme` where it counts as `program`."""


class _Difference(NamedTuple):
    """The words that only one of two prompts has."""

    old: list[str]
    new: list[str]
    respelt: dict[str, str]
    """New words that are old ones but for a slip of the keys."""
    is_reworded: bool
    """True if other words are forms or synonyms of each other."""


@lru_cache(maxsize=1 << 14)
def prompt_words(prompt: str, language: str = "en") -> PromptWords:
    """The words of a prompt, each in one of the ways to write it."""
    text = collapse(prompt)
    names: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        is_capital = word[0] != word[0].lower() or word[1:] != word[1:].lower()
        begins = bare(word.lower()) in IDLE and _BEGINS.search(
            text, max(match.start() - _NEAR, 0), match.start()
        )
        if is_capital and not begins:
            names.update(words_of(word, language))
    words = words_of(text, language)
    others = set(_WORD.findall(bare(fold(text, language)))) - set(words)
    spelt = {loose[0]: other for other in others if (loose := words_of(other, language))}
    return PromptWords(words, frozenset(names) - IDLE, spelt)


def words_of(text: str, language: str) -> tuple[str, ...]:
    """Words, folded and bare."""
    return tuple(_WORD.findall(bare(loosen(fold(text, language), language))))


def likeness(old: str, new: str, language: str, knows: Knows) -> Likeness:
    """The likeness of two prompts."""
    olds, news = prompt_words(old, language), prompt_words(new, language)
    if max(len(olds.words), len(news.words)) > _MOST and olds.words != news.words:
        return Likeness(0.0, another=True, typos=False)
    difference = _difference(olds, news, language, knows)
    removed, added = difference.old, difference.new
    another = (
        _names_something(removed, olds, language)
        or _names_something(added, news, language)
        or _contrast(removed, added)
        or _names_in_another_order(olds, news)
    )
    total = _weight(olds.words) + _weight(news.words)
    return Likeness(
        1 - (_weight(removed) + _weight(added)) / total if total else 0.0,
        another=another,
        typos=_only_typos(olds, news, difference, language),
    )


def _only_typos(
    olds: PromptWords, news: PromptWords, difference: _Difference, language: str
) -> bool:
    """True if the prompts are one, word for word, but for slips of the keys."""
    if difference.old or difference.new or difference.is_reworded:
        return False
    respelt = difference.respelt
    if not _are_accidents(respelt, language):
        return False
    return [respelt.get(word, word) for word in olds.words] == [
        respelt.get(word, word) for word in news.words
    ]


def _are_accidents(respelt: Mapping[str, str], language: str) -> bool:
    """True unless the endings of some words were changed, as for another case or number.

    Welcher König besiegte den Feind, welchen König besiegte der Feind.
    """
    ended = [pair for pair in respelt.items() if _end_otherwise(*pair)]
    if words_known(language).prompts.cases and any(IDLE.intersection(pair) for pair in ended):
        return False
    return len(ended) < 2


def _end_otherwise(word: str, other: str) -> bool:
    """True if two words differ in their last two letters only, and not in their order."""
    same = max(len(word), len(other)) - 2
    return word[:same] == other[:same] and sorted(word) != sorted(other)


def _difference(olds: PromptWords, news: PromptWords, language: str, knows: Knows) -> _Difference:
    removed = list((Counter(olds.words) - Counter(news.words)).elements())
    added = list((Counter(news.words) - Counter(olds.words)).elements())

    def is_respelt(old: str, new: str) -> bool:
        spelt = olds.spelt.get(old, old), news.spelt.get(new, new)
        return is_slip(old, new, language, knows) or is_slip(*spelt, language, knows)

    def is_reworded(old: str, new: str) -> bool:
        names = olds.names | news.names
        return old not in names and new not in names and _is_reworded(old, new, language)

    respelt = {new: old for old, new in matched(removed, added, is_respelt)}
    reworded = matched(removed, added, is_reworded)
    return _Difference(removed, added, respelt, is_reworded=bool(reworded))


def matched(
    removed: list[str], added: list[str], are_one: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """The words that are one, each with the first that fits; they are taken out of both lists."""
    pairs = []
    for old in tuple(removed):
        new = next((word for word in added if are_one(old, word)), None)
        if new is not None:
            pairs.append((old, new))
            removed.remove(old)
            added.remove(new)
    return pairs


def is_slip(old: str, new: str, language: str, knows: Knows) -> bool:
    """True if one word is the other with a slip of the keys, and not another word or form."""
    return _is_slip(old, new, language) and not (knows(old) and knows(new))


@lru_cache(maxsize=1 << 15)
def _is_slip(old: str, new: str, language: str) -> bool:
    if abs(len(old) - len(new)) > _MOST_SLIPS:
        return False
    shortest = min(len(old), len(new))
    if shortest < 3 or any(map(str.isdigit, old + new)):
        return False
    if shortest < 5:  # form for from is a slip in a prompt, though it is a word
        return _is_short_slip(old, new) and not _contrast([old], [new])
    if slips(old, new) is None and slips(new, old) is None:
        return False
    if _are_of_two_genders(old, new, language) or changes_sense(old, new, language):
        return False
    # Wer leitet sie, wer leitete sie: another tense or case asks for something else.
    return not are_forms(old, new, language) and not _contrast([old], [new])


def _are_of_two_genders(old: str, new: str, language: str) -> bool:
    """True for hijo and hija."""
    pairs = (pair.replace("-", "").split("/") for pair in _genders(language))
    return any(
        old.endswith(first)
        and new.endswith(second)
        and old[: len(old) - len(first)] == new[: len(new) - len(second)]
        for pair in pairs
        for first, second in (pair, pair[::-1])
    )


def _genders(language: str) -> list[str]:
    return words_known(language).prompts.genders.split()


def _is_short_slip(old: str, new: str) -> bool:
    """True if two letters are changed about: any other slip makes a short word another one."""
    from quiz.answers import distance

    is_likely = (old in IDLE) != (new in IDLE) or (
        min(len(old), len(new)) > 3 and not {old, new} & IDLE
    )
    return is_likely and sorted(old) == sorted(new) and distance(old, new, limit=1) == 1


def _is_reworded(old: str, new: str, language: str) -> bool:
    """True for two forms of one word, headed and heads, and for synonyms, headed and led."""
    if frozenset((old, new)) in SYNONYMS:
        return True
    same = 0
    for old_letter, new_letter in zip(old, new, strict=False):
        if old_letter != new_letter:
            break
        same += 1
    ending = max(len(old), len(new)) - same
    if same < _SHORTEST_STEM or ending > _LONGEST_ENDING:
        return False
    if mean_different_things(old, new) or changes_sense(old, new, language):
        return False
    return not _contrast([old], [new])


def _names_something(words: list[str], prompt: PromptWords, language: str) -> bool:
    """True if any of the words is a name, a number, a single letter or a negation."""
    idle = articles(language)
    for word in words:
        is_letter = len(word) == 1 and word not in idle and word not in "aio"
        if word in prompt.names or is_letter or any(map(str.isdigit, word)):
            return True
    return changes_sense(" ".join(word for word in words if len(word) > 1), "", language)


def _contrast(old: list[str], new: list[str]) -> bool:
    """True if any word of one list is the opposite of any of the other, or means another thing."""
    pairs = [(a, b) for a in old for b in new]
    if any(frozenset(pair) in CONTRASTS for pair in pairs):
        return True
    return any(a != b and mean_different_things(a, b) for a, b in pairs)


def _names_in_another_order(old: PromptWords, new: PromptWords) -> bool:
    """True for the same words with their names in another order: who attacked whom."""
    if old.names != new.names or sorted(old.words) != sorted(new.words):
        return False
    names = old.names
    return [word for word in old.words if word in names] != [
        word for word in new.words if word in names
    ]


def _weight(words: Iterable[str]) -> float:
    return sum(0.2 if word in IDLE else 1.0 for word in words)
