"""Forms of a word: endings, auxiliary verbs and articles in which two texts differ.

`had been stolen` is another form of `has been stolen`, `die Tisch` of `der Tisch`. The endings and
the irregular words of a language stand in its file; of a language without them, a word that
differs in its last letters alone is taken for another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts import Form, names, optional, typos, wordlists
from quiz.answers.texts.folding import articles, bare, is_glued, spelt_out, visible
from quiz.answers.texts.plurals import are_numbers
from quiz.answers.texts.rewording import loosen

_MOST_WORDS = 40
"""A longer text is not compared word by word."""
_EDGES = " .,;:!?…\"'`“”„«»()[]{}¿¡"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
_LONG_VOWEL, _HARDENED = re.compile(r"([aeou])\1"), str.maketrans("zv", "sf")
_NUMERAL = frozenset("ivxlcdm")
_MOST_SLIPS = 2
_LONGEST_ENDING, _LONGEST_IN_OTHER_LETTERS = 4, 3
"""Letters of an ending in a language whose endings are not known."""


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


def are_of_two_genders(typed: Sequence[str], meant: Sequence[str], language: str) -> bool:
    """True if a noun, perhaps with its article, is that of the other gender: hermana, hermano.

    An article that is right tells that the ending is a slip. Words are folded and bare.
    """
    if not _genders(language):
        return False
    idle = articles(language)
    nouns = [[word for word in words if word not in idle] for words in (typed, meant)]
    if [*map(len, nouns)] != [1, 1] or nouns[0] == nouns[1]:
        return False
    kept = [word for word in typed if word in idle and word[-1] != "'"]
    if kept and kept == [word for word in meant if word in idle]:
        return False
    return _differ_in_gender(nouns[0][0], nouns[1][0], language)


def in_other_gender(typed: str, spelling: str, language: str) -> Fault | None:
    """The one word of a response that is that of the answer in its other gender: bianca for bianco,
    but not puerto for puerta."""
    if " " in typed or " " in spelling or not _genders(language):
        return None
    pair = _plain(typed), _plain(spelling)
    is_form = _differ_in_gender(*pair, language) and not wordlists.are_two_words(*pair, language)
    return Fault(spelling, typed) if is_form else None


def _differ_in_gender(typed: str, word: str, language: str) -> bool:
    # Guatemalo is no word, and no other gender of one.
    is_word = not wordlists.has_list(language) or bool(wordlists.bases(typed, language))
    return any(
        word.endswith(end) and typed == word.removesuffix(end) + other
        for end, other in _genders(language)
        if is_word or len(end + other) > 2
    )


@lru_cache(maxsize=1 << 8)
def _genders(language: str) -> tuple[tuple[str, str], ...]:
    """The endings of two genders, each way; Italian -e and -i may be one and many as well."""
    pairs = words_of(language).prompts.genders.replace("-", "").split()
    ends = [(pair.partition("/")[0], pair.partition("/")[2]) for pair in pairs if pair != "i/e"]
    return tuple(each for pair in ends for each in (pair, pair[::-1]))


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
    slips = 0
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
        count = typos.slips(one, other)
        if count is None or (not is_slip and typos.changes_sense(one, other, language)):
            return None
        slips += count
    return tuple(found) if slips <= _MOST_SLIPS else None


def _plain(word: str) -> str:
    return bare(word.casefold())


@lru_cache(maxsize=1 << 12)
def are_forms(typed: str, word: str, language: str) -> bool:
    """True if two words, folded and bare, are forms of one word: walk and walks, has and had."""
    idle = articles(language)
    if typed in idle or word in idle:
        return typed in idle and word in idle
    if are_irregular_forms(typed, word, language) or are_numbers(typed, word, language):
        return True
    if typed.endswith("n't") and word.endswith("n't"):
        return are_irregular_forms(typed[:-3], word[:-3], language)
    if not typed.isalpha() or not word.isalpha() or _NUMERAL.issuperset(typed + word):
        return False
    if _are_of_other_words(typed, word, language):
        return False
    if _are_of_one_word(typed, word, language):
        return True
    if tag_of(language) == "nl":
        typed, word = _in_one_spelling(typed), _in_one_spelling(word)
    return any(_is_ending(*ends, language) for ends in _ends(typed, word))


def _are_of_other_words(typed: str, word: str, language: str) -> bool:
    """True for journées and journaux, both of which lead to a word of the list, and not to one."""
    return wordlists.are_two_words(typed, word, language) and not any(
        wordlists.are_listed(each, language=language) for each in (typed, word)
    )


def _in_one_spelling(word: str) -> str:
    """A Dutch word as it is spelt before any ending: loopt and lopen, huis and huizen."""
    return _LONG_VOWEL.sub(r"\1", word).translate(_HARDENED)


def _are_of_one_word(typed: str, word: str, language: str) -> bool:
    """True for chevals and chevaux; one letter too many or too few is a slip."""
    shared = wordlists.bases(typed, language) & wordlists.bases(word, language)
    return bool(shared) and typos.distance(typed, word, limit=1) > 1


def are_irregular_forms(typed: str, word: str, language: str) -> bool:
    """True if two words, folded and bare, are forms of one that the language's file has."""
    return not _groups_of(typed, language).isdisjoint(_groups_of(word, language))


def are_of_two_irregular_words(typed: str, word: str, language: str) -> bool:
    """True if the language's file has two words, folded and bare, as forms of different ones."""
    given, meant = (_groups(language).get(each, frozenset()) for each in (typed, word))
    return bool(given) and bool(meant) and given.isdisjoint(meant)


def _groups_of(word: str, language: str) -> frozenset[int]:
    """The groups of an irregular word, or of the one that it is with an s: buys."""
    groups = _groups(language)
    known = groups.get(word)
    if known or not word.endswith("s"):
        return known or frozenset()
    found = (groups.get(base, frozenset()) for base in wordlists.bases(word, language))
    return frozenset().union(*found)


def _ends(typed: str, word: str) -> Iterator[tuple[str, str, str]]:
    """A stem that two words share, and what each has behind it; then a stem a letter shorter."""
    most = min(len(typed), len(word))
    length = next((n for n in range(most) if typed[n] != word[n]), most)
    for stem in (length, length - 1):
        if stem >= 2:
            yield word[:stem], typed[stem:], word[stem:]


def _is_ending(stem: str, typed: str, meant: str, language: str) -> bool:
    """True if both are endings that the words of a language may have behind a stem."""
    if tag_of(language) == "en":
        typed, meant = _english(stem, typed), _english(stem, meant)
        if not (_go_together(typed, meant) and _go_together(meant, typed)):
            return False
    if sorted(typed) == sorted(meant):
        return False  # swapped letters are a slip of the keys
    if {typed, meant} == {"", stem[-1]}:
        return False  # and so is a doubled one
    known = _endings(language)
    if not known:
        longest = _LONGEST_ENDING if (typed + meant).isascii() else _LONGEST_IN_OTHER_LETTERS
        return len(stem) > 2 and max(len(typed), len(meant)) <= longest
    # Vino and vivo share two letters, and no word.
    is_stem = len(stem) > 2 or max(len(typed), len(meant)) < 2
    return is_stem and typed in known and meant in known


def _english(stem: str, ending: str) -> str:
    """The ending of a word whose last consonant is doubled before it: stop, stopped.

    The ending d stands behind e only: a card is no form of a car.
    """
    if len(ending) > 2 and ending[0] == stem[-1] and ending[0] not in "aeiou":
        return ending[1:]
    return "ed" if ending == "d" and stem[-1] == "e" else ending


def _go_together(ending: str, other: str) -> bool:
    """True unless an English ending never stands in the place of the other, as in plan and plane.

    The final e falls before -ing alone, a y turns into an i, and `stoln` is a slip.
    """
    if ending in ("e", "y"):
        return other.startswith("i")
    return not (ending and other.endswith(ending))


@lru_cache(maxsize=1 << 8)
def _endings(language: str) -> frozenset[str]:
    known = words_of(language).texts.endings.split()
    return frozenset(("", *known)) if known else frozenset()


@lru_cache(maxsize=1 << 8)
def _groups(language: str) -> dict[str, frozenset[int]]:
    """The irregular words of a language, each with the numbers of its groups."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(words_of(language).texts.forms.split("|")):
        for word in group.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}
