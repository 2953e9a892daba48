"""Numbers of a date that are spelt out: the fifteenth of May nineteen ninety-two."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.answers.languages import tag_of, words_of
from quiz.patterns import regex

_LONGEST = 2000
_TWO_HALVES = regex(r"(?<![\d.,'])(1\d|20) (?:(?:oh|o) (\d)|(\d\d))(?!\d|[.,' ]\d)")
"""Nineteen ninety-two, twenty ten and nineteen oh five, in digits by their halves."""
_HYPHEN = regex(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_DECADE = regex(rf"(?<![\d.,'])(1\d|20) ({'|'.join(_DECADES)})\b")


def in_digits(text: str, language: str) -> Iterator[str]:
    """The text with digits for its number words, in the deck's language and in English.

    Years by their halves only if it has no digits yet, so that `19 92` does not become one.
    """
    if len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return
    from text_to_num import alpha2digit  # type: ignore[import-untyped]  # it has no types

    words, has_digits = _encodable(text).casefold(), any(map(str.isdecimal, text))
    tag = tag_of(language)
    for each in dict.fromkeys((*([tag] if words_of(tag).numbers.spelt else []), "en")):
        joined = _HYPHEN.sub(" ", words) if each == "en" else words
        digits = alpha2digit(joined, each, threshold=0)
        if digits != joined:
            yield digits if has_digits else _whole_years(digits)


def _whole_years(digits: str) -> str:
    digits = _TWO_HALVES.sub(lambda match: f"{match[1]}{match[3] or '0' + match[2]}", digits)
    return _DECADE.sub(lambda match: f"{match[1]}{_DECADES.index(match[2]) + 2}0s", digits)


def _encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which the library refuses."""
    return text.encode(errors="replace").decode()
