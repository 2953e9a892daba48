"""Which of many texts no folding changes: found for all of them at once, so that a deck of ten
thousand is no wait."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from quiz.answers.folding import articles, bare, fold, spelt_out
from quiz.answers.texts.rewording import MAY_BE_BRITISH, special

_BREAK = "\x1f"


def plain_words(
    texts: Sequence[str], language: str, odd_words: Iterable[str] = ()
) -> list[list[str]]:
    """Of each text the words as folding, baring and loosening leave them; none where these change
    more than case.

    Plain are letters that have no accents to fall, in words that stand for nothing else.
    """
    joined = _BREAK.join(texts)
    if not joined.isascii():
        joined = unicodedata.normalize("NFC", joined)
    lines = joined.casefold().split(_BREAK)
    if len(lines) != len(texts):
        return [[] for _ in texts]
    odd = _odd(joined.casefold(), language, odd_words)
    return [[] if odd.search(line) else line.split() for line in lines]


def _odd(joined: str, language: str, odd_words: Iterable[str]) -> re.Pattern[str]:
    """What the lines that are not plain hold, of all that stands in them."""
    language = language.partition("-")[0].casefold()
    signs = [char for char in set(joined) - {_BREAK, " "} if not _is_plain(char)]
    known = {*special(language), *articles(language), *odd_words}
    words = known.intersection(joined.replace(_BREAK, " ").split())
    found = [re.escape(sign) for sign in signs] + [
        rf"(?<!\S){re.escape(word)}(?!\S)" for word in words
    ]
    if len(signs) > 1:
        found = [f"[{''.join(found[: len(signs)])}]", *found[len(signs) :]]
    return re.compile(
        "|".join([*found, *([MAY_BE_BRITISH.pattern] if language == "en" else [])]) or r"(?!)"
    )


def _is_plain(char: str) -> bool:
    return char.isalpha() and fold(char) == char and bare(char) == char and spelt_out(char) == char
