"""The words of languages: a slip of the keys that makes another word is no slip.

Each list is a file in `words/`: one word a line, folded and bare, in the order of its bytes. A list
is kept as it was read, with the first words of its blocks, of which one is searched: a set of its
words would take ten times the memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from quiz.answers.languages import tag_of, words_of
from quiz.values import NamedTuple

_FOLDER = Path(__file__).with_name("words")
_NAMES = "names"
"""The list of persons and places, whose names are the same in many languages."""
_SHORTEST_BASE = 3
_BLOCK = 1024
"""Bytes that are searched for one word."""


class WordList:
    """Words in small letters."""

    def __init__(self, data: bytes) -> None:
        self._data = b"\n" + data
        ends = (self._data.find(b"\n", at) for at in range(0, len(data), _BLOCK))
        self._blocks = [end for end in dict.fromkeys(ends) if 0 <= end < len(data)]
        """Where each block begins, at the end of the line before it."""
        self._firsts = [
            self._data[at + 1 : self._data.find(b"\n", at + 1)] for at in self._blocks[1:]
        ]

    def __contains__(self, word: str) -> bool:
        wanted = word.encode("utf-8", "replace")
        block = bisect_right(self._firsts, wanted)
        if not self._blocks or b"\n" in wanted:
            return False
        ends = self._blocks[block + 1 : block + 2]
        end = ends[0] + 1 if ends else len(self._data)
        return self._data.find(b"\n%b\n" % wanted, self._blocks[block], end) >= 0


@cache
def word_list(name: str) -> WordList:
    """The list of a language, by its tag, or of names; an empty one where there is no file."""
    if not name.isalpha():  # a deck's language is a stranger's text, and no path
        return WordList(b"")
    try:
        return WordList((_FOLDER / f"{name}.txt").read_bytes())
    except OSError:
        return WordList(b"")


def load_words(language: str) -> None:
    """Reads the lists of a language, so that no response waits for a disk."""
    for name in _lists(language):
        word_list(name)


@lru_cache(maxsize=1 << 12)
def bases(word: str, language: str) -> frozenset[str]:
    """The words of the lists that a word, folded and bare, is a form of: itself, if it is one.

    A name may be a form of a word too: Bianca, of bianco. Only English has forms of names.
    """
    words, names = (word_list(name) for name in _lists(language))
    is_name = _as_listed(word) in names
    if word in words or (is_name and knows_forms(language)):
        return frozenset((word,))
    found = {
        base
        for base in _possible_bases(word, language)
        if base in words or (knows_forms(language) and base in names)
    }
    return frozenset((*found, word) if is_name else found)


def are_two_words(word: str, other: str, language: str) -> bool:
    """True if both are words of the language, and not two forms of one."""
    own = bases(word, language)
    return bool(own) and bool(others := bases(other, language)) and own.isdisjoint(others)


def knows_forms(language: str) -> bool:
    """True if the list of a language leads every form to its word, as that of English does."""
    return tag_of(language) == "en"


def has_list(language: str) -> bool:
    """True if the words of a language are known."""
    return tag_of(language) in _listed_languages()


@cache
def _listed_languages() -> frozenset[str]:
    return frozenset(file.stem for file in _FOLDER.glob("*.txt")) - {_NAMES}


def are_listed(*words: str, language: str) -> bool:
    """True if all stand in the lists of a language as they are."""
    known = [word_list(name) for name in _lists(language)]
    return all(any(word in those for those in known) for word in words)


def are_names(*words: str) -> bool:
    """True if all are names of persons or places."""
    return all(_as_listed(word) in word_list(_NAMES) for word in words)


def is_only_a_name(word: str, language: str) -> bool:
    """True if a word is a name, and neither a word of the language nor a form of one."""
    is_word = word in word_list(tag_of(language))
    return are_names(word) and not is_word and bases(word, language) == {word}


def _as_listed(name: str) -> str:
    """The name with the Mc that the list has, where it was written out: maccarthy."""
    short = f"mc{name[3:]}"
    return short if name.startswith("mac") and short in word_list(_NAMES) else name


def _possible_bases(word: str, language: str) -> Iterator[str]:
    suffixes = _suffixes(tag_of(language))
    for length in suffixes.lengths:
        stem, ending = word[:-length], word[-length:]
        # Two s are no plural: discuss is no form of discus.
        if len(stem) < 2 or (length == 1 and stem.endswith(ending)):
            continue
        for base_ending in suffixes.of_bases.get(ending, ()):
            if len(stem) + len(base_ending) >= _SHORTEST_BASE:
                yield stem + base_ending


class _Suffixes(NamedTuple):
    of_bases: dict[str, list[str]]
    """The endings that a base may have for each ending of a form."""
    lengths: list[int]
    """The lengths of the endings of forms."""


@cache
def _suffixes(tag: str) -> _Suffixes:
    of_bases: dict[str, list[str]] = {}
    for rule in words_of(tag).texts.suffixes.split():
        ending, _, base_ending = rule.partition("=")
        of_bases.setdefault(ending, []).append(base_ending)
    return _Suffixes(of_bases, sorted(set(map(len, of_bases))))


def _lists(language: str) -> tuple[str, str]:
    return tag_of(language), _NAMES
