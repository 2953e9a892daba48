"""Forms of a word: endings, auxiliary verbs and articles in which two texts differ.

`had been stolen` is another form of `has been stolen`, `die Tisch` of `der Tisch`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts import Form, names, optional, sense, wordlists
from quiz.answers.texts.distance import slips
from quiz.answers.texts.folding import articles, bare, is_glued, spelt_out, visible
from quiz.answers.texts.inflection import are_forms, are_of_two_genders, differ_in_gender
from quiz.answers.texts.rewording import loosen
from quiz.values import NamedTuple

_MOST_WORDS = 40
"""A longer text is not compared word by word."""
_EDGES = " .,;:!?…\"'`“”„«»()[]{}¿¡"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
_MOST_SLIPS = 2


class Fault(NamedTuple):
    """A word, or an article with the word behind it, in another form than the answer has it."""

    meant: str
    given: str
    is_added: bool = False
    """Nothing else is wrong: an article stands where the answer has none."""
    is_missing: bool = False
    """Nothing else is wrong: an article of the answer is left out."""


def faults(
    typed: str, spelling: str, form: Form, language: str, *, is_slip: bool = False
) -> tuple[Fault, ...] | None:
    """The words of a response that are in another form than in a spelling of the answer.

    None if the texts are not alike word by word but for forms and slips of the keys, which need not
    be looked at again if it is known that the response is a slip of the answer.
    """
    parts = optional.ways(spelling, language) if form is Form.THING else ()
    found = [
        _between(_words(typed, language), _words(written, language), language, is_slip=is_slip)
        for written in (spelling, *names.bracketed(spelling), *parts)
    ]
    alike = [each for each in found if each is not None]
    return min(alike, key=len, default=None)


def swapped_articles(typed: str, spelling: str, language: str) -> tuple[Fault, ...]:
    """The articles of a response that are others than those of the answer: der and die.

    The articles of English tell no more than how the thing is spoken of, but for a and an.
    """
    given, meant = (
        [word for word in _words(text, language) if word.casefold() in articles(language)]
        for text in (typed, spelling)
    )
    if len(given) != len(meant):
        return ()
    pairs = [pair for pair in zip(meant, given, strict=True) if _plain(pair[0]) != _plain(pair[1])]
    is_english = tag_of(language) == "en"
    return tuple(Fault(*pair) for pair in pairs if not is_english or "the" not in map(_plain, pair))


def in_other_gender(typed: str, spelling: str, language: str) -> Fault | None:
    """The one word of a response that is that of the answer in its other gender: bianca for bianco,
    but not puerto for puerta."""
    if " " in typed or " " in spelling:
        return None
    pair = _plain(typed), _plain(spelling)
    is_form = differ_in_gender(*pair, language) and not wordlists.are_two_words(*pair, language)
    return Fault(spelling, typed) if is_form else None


def named(found: tuple[Fault, ...]) -> str:
    """The forms as they are and as they were given: `der, not die`."""
    return "; ".join(f"{fault.meant}, not {fault.given}" for fault in found)


def _words(text: str, language: str) -> list[str]:
    text = visible(text[: 40 * _MOST_WORDS]).translate(_APOSTROPHES)
    if glued := _glued(language):
        text = glued.sub(r"\1 ", text)
    words = (word.strip(_EDGES) if word[-1:] != "'" else word for word in re.split(r"[ -]", text))
    return list(filter(None, words))


@lru_cache(maxsize=1 << 8)
def _glued(language: str) -> re.Pattern[str] | None:
    """The articles that are written with the next word, as in l'eau."""
    ones = [re.escape(article) for article in articles(language) if is_glued(article)]
    return re.compile(rf"(?<!\w)({'|'.join(ones)})(?=\w)", re.IGNORECASE) if ones else None


def _between(
    typed: list[str], meant: list[str], language: str, *, is_slip: bool
) -> tuple[Fault, ...] | None:
    """The faults between two lists of words, of which one may have an article more."""
    more = len(typed) - len(meant)
    if abs(more) > 1 or not meant or max(len(typed), len(meant)) > _MOST_WORDS:
        return None
    if not more:
        return _paired(typed, meant, language, is_slip=is_slip)
    longer, shorter = (typed, meant) if more > 0 else (meant, typed)
    for index, article in enumerate(longer):
        if article.casefold() not in _small(language) or index == len(shorter):
            continue
        rest = [*longer[:index], *longer[index + 1 :]]
        pair = (rest, meant) if more > 0 else (typed, rest)
        found = _paired(*pair, language, is_slip=is_slip)
        if found is not None:
            return _with_article(longer, shorter[index], index, found, is_added=more > 0)
    return None


def _small(language: str) -> tuple[str, ...]:
    """The words that stand before a noun or a verb in a list, and may be left out of others."""
    return (*articles(language), words_of(language).texts.infinitive)


def _with_article(
    words: list[str], bare_word: str, index: int, found: tuple[Fault, ...], *, is_added: bool
) -> tuple[Fault, ...]:
    """The faults of two lists that differ in an article too, which is named with its word."""
    word = words[index + 1]
    whole = f"{words[index]}{'' if is_glued(words[index]) else ' '}{word}"
    pair = (bare_word, whole) if is_added else (whole, bare_word)
    others = tuple(fault for fault in found if {*fault[:2]} != {word, bare_word})
    is_all = len(others) == len(found)
    fault = Fault(*pair, is_added=is_added and is_all, is_missing=is_all and not is_added)
    return (fault, *others)


def _paired(
    typed: list[str], meant: list[str], language: str, *, is_slip: bool
) -> tuple[Fault, ...] | None:
    found: list[Fault] = []
    count = 0
    if len(meant) > 1 and are_of_two_genders(
        [_plain(word) for word in typed], [_plain(word) for word in meant], language
    ):
        return None
    # An article by itself is what is asked for: another one is wrong, and no form of it.
    are_words = not {word.casefold() for word in meant} <= set(articles(language))
    for given, word in zip(typed, meant, strict=True):
        one, other = _plain(given), _plain(word)
        if one in (other, spelt_out(word.casefold())):
            continue
        if loosen(one, language) == loosen(other, language):
            continue
        if are_words and are_forms(one, other, language):
            found.append(Fault(word, given))
            continue
        more = slips(one, other)
        if more is None or (not is_slip and sense.changes_sense(one, other, language)):
            return None
        count += more
    return tuple(found) if count <= _MOST_SLIPS else None


def _plain(word: str) -> str:
    return bare(word.casefold())
