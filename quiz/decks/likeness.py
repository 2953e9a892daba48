"""How alike two prompts are, and whether they name the same: France's capital and Italy's are asked
for in like words.

Measured on the rewordings and changes of subject in tests/identity_samples.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from quiz.answers.languages import every
from quiz.answers.texts.folding import articles, bare, collapse, fold
from quiz.answers.texts.lookalikes import mean_different_things
from quiz.answers.texts.rewording import loosen
from quiz.answers.texts.typos import changes_sense, slips

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:…]['\"”’)]*\s|[(\"“‘«]|\n)\s*['\"“‘«(]*$")
_IDLE = frozenset(" ".join(words.prompts.idle for words in every()).split())
"""Words that say little of what is asked, in any language."""
_CONTRASTS = frozenset(
    frozenset(pair.split("/")) for words in every() for pair in words.prompts.contrasts.split()
)
_SYNONYMS = tuple(
    frozenset(group.split("/")) for words in every() for group in words.prompts.synonyms.split()
)
"""Words that authors put in each other's place, without asking for anything else."""
_ONE_SENSE = 4
"""Letters that two forms of one word begin with at least: headed and heads."""

Knows = Callable[[str], bool]
"""Whether a word, folded, stands in another question too: then it is no slip."""


class Likeness(NamedTuple):
    """What two prompts have in common."""

    score: float
    """From 0 to 1: the share of the weight of words that both have, function words counting little."""
    replaced: bool
    """Words of weight stand in the place of others, as in a change of subject."""
    another: bool
    """They name other names, numbers or dates, or say the opposite."""
    typos: bool
    """They differ by slips of the keys only, if at all."""


class Said(NamedTuple):
    """The words of a prompt."""

    words: tuple[str, ...]
    names: frozenset[str]
    """Those with a capital letter, but for a first word that begins many sentences."""
    written: Mapping[str, str]
    """How a word stands in the prompt: `programme` where it counts as `program`."""


@lru_cache(maxsize=1 << 14)
def said(prompt: str, language: str = "en") -> Said:
    """The words of a prompt, each in one of the ways to write it."""
    text = collapse(prompt)
    names: set[str] = set()
    for found in _WORD.finditer(text):
        word = found[0]
        capital = word[0] != word[0].lower() or word[1:] != word[1:].lower()
        if capital and not (bare(word.lower()) in _IDLE and _BEGINS.search(text, 0, found.start())):
            names.update(words_of(word, language))
    words = words_of(text, language)
    others = set(_WORD.findall(bare(fold(text, language)))) - set(words)
    written = {loose[0]: other for other in others if (loose := words_of(other, language))}
    return Said(words, frozenset(names) - _IDLE, written)


def words_of(text: str, language: str) -> tuple[str, ...]:
    """Words, folded and bare."""
    return tuple(_WORD.findall(bare(loosen(fold(text, language), language))))


def likeness(old: str, new: str, language: str, knows: Knows) -> Likeness:
    """How alike two prompts are."""
    one, other = said(old, language), said(new, language)
    gone, come, slipped, bent = _unmatched(one, other, language, knows)
    another = _tells(gone, one, language) or _tells(come, other, language) or _contrast(gone, come)
    another = another or (
        one.names & other.names == one.names | other.names and _turned(one, other)
    )
    total = _weight(one.words) + _weight(other.words)
    score = 1 - (_weight(gone) + _weight(come)) / total if total else 0.0
    typos = (
        not gone and not come and not bent and _sequence(one, slipped) == _sequence(other, slipped)
    )
    replaced = _weight(gone) >= 1 and _weight(come) >= 1
    return Likeness(score, replaced, another, typos)


def _unmatched(
    one: Said, other: Said, language: str, knows: Knows
) -> tuple[list[str], list[str], dict[str, str], bool]:
    """The words of either that the other has not; which slips made one of another; and whether
    words were bent."""
    gone = list((Counter(one.words) - Counter(other.words)).elements())
    come = list((Counter(other.words) - Counter(one.words)).elements())
    slipped: dict[str, str] = {}
    for word in tuple(gone):
        for now in come:
            spelt = one.written.get(word, word), other.written.get(now, now)
            if is_slip(word, now, language, knows) or is_slip(*spelt, language, knows):
                slipped[now] = word
                gone.remove(word)
                come.remove(now)
                break
    bent = False
    names = one.names | other.names
    for word in tuple(gone):
        for now in come:
            if word not in names and now not in names and _is_bent(word, now, language):
                bent = True
                gone.remove(word)
                come.remove(now)
                break
    return gone, come, slipped, bent


def is_slip(word: str, now: str, language: str, knows: Knows) -> bool:
    """Whether one word is the other with a slip of the keys, and not another word."""
    if min(len(word), len(now)) < 3 or any(map(str.isdigit, word + now)):
        return False
    short = min(len(word), len(now)) < 5
    if not short and slips(word, now) is None and slips(now, word) is None:
        return False
    if short and not _is_short_slip(word, now):
        return False
    if changes_sense(word, now, language) or _contrast([word], [now]):
        return False
    return not (knows(word) and knows(now))


def _is_short_slip(word: str, now: str) -> bool:
    """Short words are near to each other by nature: of them only two letters changed about are a
    slip."""
    from quiz.answers.texts.typos import distance

    known = (word in _IDLE) != (now in _IDLE) or (
        min(len(word), len(now)) > 3 and not {word, now} & _IDLE
    )
    return known and sorted(word) == sorted(now) and distance(word, now, limit=1) == 1


def _is_bent(word: str, now: str, language: str) -> bool:
    """Whether two words are forms of one or mean the same: headed and heads, delegation and
    delegations, led."""
    alike = 0
    for a, b in zip(word, now, strict=False):
        if a != b:
            break
        alike += 1
    ends = max(len(word), len(now)) - alike
    known = mean_different_things(word, now) or changes_sense(word, now, language)
    if any(word in words and now in words for words in _SYNONYMS):
        return True
    return alike >= _ONE_SENSE and ends <= 3 and not known and not _contrast([word], [now])


def _tells(words: list[str], of: Said, language: str) -> bool:
    """Whether any word names something: a name, a number, a single letter, a negation."""
    idle = articles(language)
    return any(
        word in of.names
        or any(map(str.isdigit, word))
        or (len(word) == 1 and word not in idle and word not in "aio")
        for word in words
    ) or changes_sense(" ".join(word for word in words if len(word) > 1), "", language)


def _contrast(gone: list[str], come: list[str]) -> bool:
    if any(frozenset((one, other)) in _CONTRASTS for one in gone for other in come):
        return True
    return any(one != other and mean_different_things(one, other) for one in gone for other in come)


def _turned(one: Said, other: Said) -> bool:
    """The same words, but the names among them in another order: who attacked whom."""
    if sorted(one.words) != sorted(other.words):
        return False
    return [word for word in one.words if word in one.names] != [
        word for word in other.words if word in other.names
    ]


def _sequence(of: Said, slipped: dict[str, str]) -> list[str]:
    return [slipped.get(word, word) for word in of.words]


def _weight(words: list[str] | tuple[str, ...]) -> float:
    return sum(0.2 if word in _IDLE else 1.0 for word in words)
