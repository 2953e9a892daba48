"""Headwords of entries as dictionaries write them, which are right without what stands behind.

`das Haus, -er` and `bueno/-a` give an ending, `der Lehrer / die Lehrerin` the words for two
genders, `warten auf + Akk.` the case that a word governs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts.folding import articles, bare
from quiz.patterns import regex

_HEAD = r"(?P<head>(?:[^\W\d_]+['’ ])*[^\W\d_]{3,})"
_ENDING = regex(
    rf"{_HEAD} ?[,/] ?[-–~¨\"=]{{1,3}}(?P<ending>[^\W\d_]{{0,6}})(?:,? \(?(?:m|f|n|c|pl)\.?\)?)?"
)
_GLUED_ENDING = regex(rf"{_HEAD}/(?P<ending>[^\W\d_]{{1,4}})")
_TWO = regex(
    r"(?P<first>[^\W\d_]+(?:['’ ][^\W\d_]+)?) ?/ ?(?P<second>[^\W\d_]+(?:['’ ][^\W\d_]+)?)"
)
_GOVERNED = regex(
    r" ?\(?\+ ?(?:akk|dat|gen|acc|nom|inf|konj|subj|instr|ind)[^\W\d_]*\.?\)?$", re.IGNORECASE
)
_LEAST_STEM = 3
"""Letters that the words for two genders share."""


def without_case(text: str) -> str:
    """The text without the mark of the case or mood that a word governs: + Akk."""
    return _GOVERNED.sub("", text) if "+" in text else text


def headwords(text: str, language: str) -> Iterator[str]:
    """The words of an entry that are right by themselves; none if it is no such entry."""
    if (governing := without_case(text)) != text:
        yield governing
    if "," not in text and "/" not in text:
        return
    if entry := _ENDING.fullmatch(text):
        yield entry["head"]
        yield from _other_gender(entry["head"], entry["ending"], language)
    elif entry := _GLUED_ENDING.fullmatch(text):
        others = list(_other_gender(entry["head"], entry["ending"], language))
        yield from (entry["head"], *others) if others else ()
    if (entry := _TWO.fullmatch(text)) and _are_one_word(entry["first"], entry["second"], language):
        yield from (entry["first"], entry["second"])


def _other_gender(head: str, ending: str, language: str) -> Iterator[str]:
    """The word for the other gender, of which an entry gives the ending: médica in médico/a."""
    for end, other in _genders(language):
        if ending and head.endswith(end) and other.endswith(ending):
            yield head.removesuffix(end) + other


def _are_one_word(first: str, second: str, language: str) -> bool:
    """True if two words are those of two genders, by their articles or by their endings."""
    (article, word), (other_article, other) = (
        _apart(bare(text.casefold()), language) for text in (first, second)
    )
    if article and other_article and article != other_article:
        return word[:_LEAST_STEM] == other[:_LEAST_STEM] and min(len(word), len(other)) > 2
    return article == other_article and any(
        word.endswith(end) and other == word.removesuffix(end) + ending
        for end, ending in _genders(language)
    )


def _apart(text: str, language: str) -> tuple[str, str]:
    """The article of a word, if it has one, and the word."""
    article, _, word = text.replace("’", "'").rpartition("'" if "'" in text else " ")
    known = {each.rstrip("'") for each in articles(language)}
    return (article, word) if article in known else ("", text)


def _genders(language: str) -> Iterator[tuple[str, str]]:
    if tag_of(language) == "en":
        return
    for pair in words_of(language).prompts.genders.replace("-", "").split():
        end, _, other = pair.partition("/")
        yield end, other
