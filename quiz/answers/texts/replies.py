"""Words that make a reply of an answer and add nothing to it: it is, because, in Greece."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from quiz.answers.languages import own_and_english, phrases_in, words_of
from quiz.answers.texts.folding import fold
from quiz.patterns import regex

_LONGEST = 1000
"""Characters of a text that are looked at."""
_MOST_OPENINGS = 2
"""Because there are."""
_FIRST = regex(r"[^\W\d_]+")
_YEAR = regex(r"1\d{3}|20\d\d")
_TO = "to "


@lru_cache(maxsize=1 << 12)
def content(
    text: str,
    prompt: str,
    language: str,
    *,
    is_place: bool = False,
    is_reply: bool = False,
    is_verb: bool = False,
) -> str:
    """A text without the words with which it replies to its prompt; empty if it has none.

    Those are the phrases of the language, the preposition before a place or a year, elsewhere that
    of the prompt (`in May` for "In what month ...?"), and words for an owner (`his teeth`), which
    an answer loses only where it is no title: My Fair Lady. A verb needs no `to`.
    """
    if len(text) > _LONGEST:
        return ""
    plain = whole = fold(text, language)
    may_own = is_reply or text[:1].islower()
    for _ in range(_MOST_OPENINGS):
        if opening := _openings(language).match(plain):
            plain = fold(plain[opening.end() :], language)
    first, _, rest = plain.partition(" ")
    where = is_place or _YEAR.fullmatch(rest)
    if rest and _is_preposition(first, prompt, language, may_be_where=bool(where)):
        plain = fold(rest, language)
    owner, _, rest = plain.partition(" ")
    if may_own and rest and owner in _owners(language):
        plain = rest
    # A run is not to run, but to run may be called run.
    if language == "en" and (is_verb or plain.count(" ") > 1):
        plain = plain.removeprefix(_TO)
    return "" if plain == whole else plain


def _is_preposition(word: str, prompt: str, language: str, *, may_be_where: bool) -> bool:
    if may_be_where and word in _before_places(language):
        return True
    prompts = words_of(language).prompts
    prepositions = prompts.prepositions.split()
    if word not in prepositions:
        return False
    words = [token.casefold() for token in _FIRST.findall(prompt[:_LONGEST])]
    if word in _before_places(language) and prompts.where in words:
        return True
    heads = prompts.which.split()
    asked_with = {before for before, after in pairwise(["", *words]) if after in heads}
    # The Spanish `del` and the German `im` are `de` and `in` with an article.
    return any(
        word[:1] == first[:1] and len(word) - len(first) in (0, 1)
        for first in asked_with.intersection(prepositions)
    )


@cache
def _owners(language: str) -> frozenset[str]:
    return frozenset(words_of(language).prompts.owners.split())


@cache
def _before_places(language: str) -> frozenset[str]:
    return frozenset(words_of(language).prompts.before_places.split())


@cache
def _openings(language: str) -> re.Pattern[str]:
    phrases = phrases_in(*(words.prompts.replies for words in own_and_english(language)))
    longest_first = sorted({fold(phrase, "") for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))}) (?=\S)")
