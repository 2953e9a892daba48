"""Years that a text names, if it looks as if it named any."""

from __future__ import annotations

from quiz.patterns import regex

_LONGEST = 2000
SPELT = regex(r"teen|twenty|thousand|hundert|tausend|mill?e|\bmil\b|cent|honderd|duizend")
"""A quick look for words that years are made of."""
_DIGIT = regex(r"\d")


def years_in(text: str, language: str = "en") -> tuple[int, ...]:
    """The years that a text names, astronomical ones before Christ; no counts and no decades.

    `language` is BCP 47. A year of less than four digits stands beside its era or behind `in`.
    """
    if len(text) > _LONGEST or _names_none(text):
        return ()
    from quiz.answers.dates.prompts import years_named

    return years_named(text, language)


def _names_none(text: str) -> bool:
    """True if a text has neither digits nor words for numbers; ASCII alone is looked at."""
    return text.isascii() and not _DIGIT.search(text) and not SPELT.search(text.lower())
