"""Which words are forms of one word: walk and walks, has and had, hermana and hermano.

The endings and the irregular words of a language stand in its file; of a language without them, a
word that differs in its last letters alone is taken for another form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts import wordlists
from quiz.answers.texts.distance import distance
from quiz.answers.texts.folding import articles
from quiz.answers.texts.plurals import are_numbers
from quiz.patterns import regex

_LONG_VOWEL, _HARDENED = regex(r"([aeou])\1"), str.maketrans("zv", "sf")
_NUMERAL = frozenset("ivxlcdm")
_LONGEST_ENDING, _LONGEST_IN_OTHER_LETTERS = 4, 3
"""Letters of an ending in a language whose endings are not known."""


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
    return differ_in_gender(nouns[0][0], nouns[1][0], language)


def differ_in_gender(typed: str, word: str, language: str) -> bool:
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
    return bool(shared) and distance(typed, word, limit=1) > 1


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
