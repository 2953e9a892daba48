"""Words that reading and grading know, one file a language: its name is the language's BCP 47 tag.

Nothing is registered: a file in this folder whose `WORDS` is a `Language` is found by its name, and
read when a deck in that language is. All fields have defaults but those of dates, so that a
language can begin with what somebody knows of it. `de.py` is a full example.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module

from quiz.values import NamedTuple


class TextWords(NamedTuple):
    """Words in which two ways to write a text differ; all are separated by blanks."""

    articles: str = ""
    """In small letters; one that is glued to the next word ends with an apostrophe: l'."""
    infinitive: str = ""
    """Word before a verb in its dictionary form, which may be written or not: to go."""
    negations: str = ""
    """Folded and bare; no slip of the keys may add, drop or change one."""
    by: str = ""
    """Word that may stand before the name of an author."""
    titles: str = ""
    """Short titles that in other languages are initials or something else: M. Hugo, Sr. Lorca."""
    ampersand: str = ""
    """Word for which & stands."""
    conjunctions: str = ""
    """Words between the last two members of a list; those of all languages part a set's members."""
    numbers: str = ""
    """Words for whole numbers in a text, folded: two=2 three=3; without them those of `counts`."""
    ranks: str = ""
    """Words for places in an order: first=1 second=2."""
    respelt: str = ""
    """Words of which two spellings are as good, the second taken for both: defence=defense."""
    suffixes: str = ""
    """Endings of forms, bare, and how the word ends in a list of words: s= ies=y."""
    endings: str = ""
    """Endings by which forms of a word differ, folded and bare, from the first letter that does."""
    has_long_letters: bool = False
    """A letter that is written twice makes another word: Finnish tuuli and tuli."""
    states: str = ""
    """Words before a state's or a town's name that may be left out: Republik, Königreich."""
    forms: str = ""
    """Forms of irregular words, folded and bare, with bars between the words: has have | is was."""


class NumberWords(NamedTuple):
    """Words around a number; phrases are separated by commas, all else by blanks."""

    decimal_comma: bool = False
    """1,5 is one and a half, and 1.500 is 1500 by the habit of its writers."""
    spelt: bool = False
    """The library text2num can read numbers that are spelt out in this language."""
    counts: str = ""
    """Words for numbers up to 1000 in a language that it cannot read: två=2 tjugo=20 hundra=100."""
    scales: str = ""
    """Patterns of the words that multiply a number: thousands?=1000 millions?=1e6."""
    over: str = ""
    """Phrases before a number: more than. Those of all languages are understood in every deck."""
    under: str = ""
    about: str = ""
    exactly: str = ""
    """Phrases before a number that change nothing."""
    slightly: str = ""
    """Words that may stand before one of these phrases: just over."""
    over_behind: str = ""
    """Phrases at the end, after the number: or more."""
    under_behind: str = ""
    about_behind: str = ""
    minus: str = ""
    zeros: str = ""
    """Words for zero, which begins no longer number."""
    no_counts: str = ""
    """Words that text2num takes for a number though they count nothing: thousands."""
    aliases: str = ""
    """Words that text2num does not know, with those that it does: none=zero."""
    misspelt: str = ""
    """The commonest misspellings, which are forgiven as slips: fourty=forty."""


class PromptWords(NamedTuple):
    """Words in questions; all are separated by blanks, and all languages' are used together."""

    idle: str = ""
    """Words that say little of what is asked: articles, pronouns, auxiliary verbs."""
    contrasts: str = ""
    """Pairs that ask for opposite things: oldest/youngest."""
    synonyms: str = ""
    """Words that authors put in each other's place: led/headed/chaired."""
    cases: bool = False
    """The forms of articles and nouns, not their places, say who does something to whom."""
    noun_capitals: bool = False
    """All nouns begin with a capital letter, not only names."""
    asks: str = ""
    """Words that ask for the subject, each as good as the others: which, what, who."""
    where: str = ""
    """Word that asks for a place."""
    which: str = ""
    """Words before the name of what is asked for: which, what, this."""
    of: str = ""
    """Words that join such a name to what it is a part or a kind of: of."""
    sorts: str = ""
    """Words before `of` that ask for what stands behind it: kind, type."""
    calls: str = ""
    """Verbs before what a name is asked for: What do you call a young dog?"""
    either: str = ""
    """Words between things of which one is right: or."""
    several: str = ""
    """Words for more than one thing, beside the numbers: both, pair."""
    phrases: str = ""
    """Phrases that ask the same, with commas between them and bars between groups.

    The words of `asks` are one; ^ before a phrase that only begins a prompt: ^name.
    """
    naming: str = ""
    """What stands before a name that is asked for, and may be left out: what is."""
    relatives: str = ""
    """Words between such a name and a verb, where the order of words is that of a question: that.

    Name the states that border it, which states border it.
    """
    apart: str = ""
    """The beginning of a prompt, and two words of which the second may take the place of the first:
    how many bones does it have, how many bones has it.

    Each is the first of its group of phrases.
    """
    general: str = ""
    """Words that may be left out behind one that asks: which city, which scientist."""
    fillers: str = ""
    """Words that may be left out anywhere."""
    prepositions: str = ""
    before_places: str = ""
    """Prepositions that only say that a place is meant: in."""
    owners: str = ""
    """Words for somebody to whom a thing belongs: his, your."""
    replies: str = ""
    """Phrases with commas between them that may begin a reply and add nothing to it: it is."""
    endings: str = ""
    """Groups of endings of the forms of a word, - where there is none: -/s/ed/ing."""
    genders: str = ""
    """Pairs of endings that make a word for another person or thing: o/a for hijo and hija."""
    of_words: str = ""
    """Words of prompts about words, where even a synonym is another thing: plural, opposite."""
    stands_for: str = ""
    """Words that ask what an abbreviation means."""
    before_years: str = ""
    """Words before a gap of four digits that make it a year: in, since."""
    before_counts: str = ""
    """Words before such a gap that make it a count: about, over."""
    behind_years: str = ""
    """Words behind such a gap that nothing is counted in: and, when."""


class DateWords(NamedTuple):
    """Words of dates: commas between spellings, bars between months, weekdays and seasons.

    A spelling marked with # holds only after a number: `19th c.` is a century, `c. 1900` is not.
    """

    months: str
    weekdays: str
    """Monday first."""
    seasons: str
    """Spring first."""
    early: str
    mid: str
    late: str
    about: str
    to: str
    both: str
    """Words between two days or years that follow each other: and."""
    since: str
    between: str
    bc: str
    ad: str
    century: str
    filler: str
    """Words that say nothing: of, the, in, year."""
    decade: str = ""
    """Words that make the year after them a decade: années 1990."""
    at: str = ""
    """Words for `to` that may also begin a date: French à."""
    ordinals: str = ""
    """Days by name, from the first on, with bars between them."""
    decades: str = ""
    """Decades of a century by name, from the twenties on, with bars between them."""
    ordinal_ends: str = ""
    """Endings that may be glued to a day: th, er, го."""
    decade_ends: str = ""
    """Endings that make a decade of the year that they are glued to: s, er, е."""


class Language(NamedTuple):
    """Everything that reading and grading know of one language."""

    texts: TextWords = TextWords()
    numbers: NumberWords = NumberWords()
    prompts: PromptWords = PromptWords()
    dates: DateWords | None = None


_DECIMAL_COMMAS = frozenset("bs is kk ky no tg uz".split())
"""Languages without a file, of which only the decimal mark is known."""


@cache
def tags() -> frozenset[str]:
    """The languages that have a file."""
    files = (name.partition(".") for name in os.listdir(os.path.dirname(__file__)))
    return frozenset(stem for stem, _, end in files if end == "py" and stem != "__init__")


@lru_cache(maxsize=1 << 8)
def tag_of(language: str) -> str:
    """The tag of a BCP 47 language without its region: `pt` of `pt-BR`; Norwegian is Bokmål."""
    tag = re.split("[-_]", language.casefold(), maxsplit=1)[0]
    return "nb" if tag == "no" else tag


@lru_cache(maxsize=1 << 8)
def words_of(language: str) -> Language:
    """The words of a BCP 47 language, whatever its region; no words of one without a file."""
    tag = tag_of(language)
    if tag not in tags():
        return Language(numbers=NumberWords(decimal_comma=tag in _DECIMAL_COMMAS))
    words = getattr(import_module(f"{__name__}.{tag}"), "WORDS", None)
    if not isinstance(words, Language):
        raise TypeError(f"languages/{tag}.py has no Language called WORDS")
    return words


def own_and_english(language: str) -> tuple[Language, ...]:
    """The words of English, which every deck understands, and those of the language."""
    own, english = words_of(language), words_of("en")
    return (english,) if own is english else (english, own)


def nearest_first(language: str) -> Iterator[Language]:
    """English, the language itself and then all others, each file read when it is reached."""
    yield from own_and_english(language)
    yield from map(words_of, sorted(tags()))


def every() -> tuple[Language, ...]:
    """The words of all languages that have a file."""
    return tuple(map(words_of, sorted(tags())))


def table_of(words: str) -> dict[str, str]:
    """The words of a list such as `one=1 two=2` and what stands for each."""
    return dict(word.split("=", 1) for word in words.split())


def phrases_in(*lists: str) -> tuple[str, ...]:
    """The phrases of some lists with commas between them."""
    return tuple(phrase for each in lists for phrase in map(str.strip, each.split(",")) if phrase)
