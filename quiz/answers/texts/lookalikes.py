"""Words that are near to each other and mean different things: one for the other is no slip.

They are known words, two words of the language, or differ in a part that makes another word: a
prefix, a number, a chemical ending.
"""

from __future__ import annotations

from functools import lru_cache

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts import wordlists
from quiz.answers.texts.folding import bare, fold
from quiz.answers.texts.inflection import (
    are_forms,
    are_irregular_forms,
    are_of_two_irregular_words,
)
from quiz.answers.texts.known_words import as_known
from quiz.answers.texts.places import CAPITALS
from quiz.answers.texts.plurals import are_numbers
from quiz.answers.texts.rewording import number_words
from quiz.answers.texts.sounds import sound_of_surname
from quiz.patterns import regex

_PREFIXES = frozenset("ab an bi co de en ex fe il im in ir re un up wo не".split())
"""Beginnings that make another word of one, and that are not much longer than a slip."""

_STEMS_WITH_A = frozenset(
    "biotic chromatic cyclic gnostic historical moral morality morphous periodic phasic"
    " political septic sexual social symmetric symmetrical symmetry synchronous theism"
    " theist theistic tonal typical vascular".split()
)
"""Words that `a` in front negates; elsewhere a first `a` too many or too few is a slip."""

_OPPOSITES = tuple(
    (pair.partition("/")[0], pair.partition("/")[2])
    for pair in "hyper/hypo micro/macro inter/intra inter/intro intra/extra intro/extro"
    " endo/exo endo/ecto im/ex in/ex in/de re/de ac/de ap/de a/de em/imm uni/bi uni/tri"
    " bi/tri mega/giga cata/ana ana/meta hexa/hepta nor/sou eas/wes max/min".split()
)
"""Beginnings that turn a word into its opposite or its neighbour."""


def _shared_end(word: str, other: str) -> int:
    """Letters at the end of two words that are the same."""
    most = min(len(word), len(other))
    return next((n for n in range(most) if word[-1 - n] != other[-1 - n]), most)


def _turns() -> dict[tuple[str, str], str]:
    """The pairs above without the letters that both end in, and those letters."""
    turns: dict[tuple[str, str], str] = {}
    for first, second in _OPPOSITES:
        tail = first[len(first) - _shared_end(first, second) :]
        heads = first.removesuffix(tail), second.removesuffix(tail)
        turns[heads] = turns[heads[::-1]] = tail
    return turns


_TURNS = _turns()
_DIRECTIONS = ("north", "south", "east", "west", "nord", "sud", "ost")


@lru_cache(maxsize=1 << 12)
def is_another_word(typed: str, meant: str, language: str, *, beside: int = 0) -> bool:
    """True if a response's word, near to the answer's, is no misspelling of it.

    Both are folded and bare. They are two words of the language, or they differ in a part that
    makes a word of another meaning: a prefix, a chemical ending. `beside` is the number of the
    answer's other words, if the response has them all.
    """
    if are_irregular_forms(typed, meant, language) or _is_spelt_both_ways(typed, meant):
        return False
    if are_numbers(typed, meant, language):
        return False
    if are_of_two_irregular_words(typed, meant, language):
        return True
    if _have_two_places(typed, meant, language):
        return True
    known = wordlists.are_two_words(typed, meant, language) and not (
        beside and _lacks_a_letter(typed, meant, beside)
    )
    if known and not wordlists.knows_forms(language):
        # Hablan is a form of hablar, but habla is a noun as well; cheveux and chevaux are neither
        # listed nor forms of one.
        listed = {wordlists.are_listed(word, language=language) for word in (typed, meant)}
        known = len(listed) == 1 or not are_forms(typed, meant, language)
    if known and (_lack_an_s(typed, meant, language) or _is_near_name(typed, meant, language)):
        return False
    if known and _are_names(typed, meant, language) and not CAPITALS.keys() & {typed, meant}:
        return sound_of_surname(typed) != sound_of_surname(meant)
    return (
        known
        or mean_different_things(typed, meant)
        or _are_two_substances(typed, meant)
        or _are_two_salts(typed, meant)
        or _have_other_parts(typed, meant, language)
    )


def _have_two_places(typed: str, meant: str, language: str) -> bool:
    """True if two words are two numbers, days of the week or months: dziewięć and dziesięć."""
    places = _in_rows(language)
    own, other = (places.get(word.replace("'", "")) for word in (typed, meant))
    return own is not None and other is not None and own != other


@lru_cache(maxsize=1 << 8)
def _in_rows(language: str) -> dict[str, str]:
    """The words for numbers, days and months, each with what it stands for; none with two."""
    known = words_of(language)
    dates = known.dates
    rows = (("day", dates.weekdays), ("month", dates.months)) if dates else ()
    pairs = [
        (bare(fold(spelling, "")), f"{name} {number}")
        for name, row in rows
        for number, spellings in enumerate(row.split("|"))
        for spelling in spellings.split(",")
    ]
    numbers = {bare(word): number for word, number in number_words(language).items()}
    places = {**dict(pairs), **numbers}
    unclear = {word for word, place in pairs if places[word] != place}
    return {word: place for word, place in places.items() if word not in unclear}


def _are_names(typed: str, meant: str, language: str) -> bool:
    """True if both are names; marques, a form of a word and no word itself, may be Márquez."""
    if not wordlists.are_names(meant):
        return False
    return wordlists.are_names(typed) or not wordlists.are_listed(typed, language=language)


def _is_near_name(typed: str, meant: str, language: str) -> bool:
    """True if a name was meant, and what was typed is at most a form of a word.

    Odene, for Odense, is a form of ode by its ending alone. Endings make such forms of far more
    texts than there are forms; those of English are few enough to be told from slips.
    """
    return (
        not wordlists.knows_forms(language)
        and wordlists.is_only_a_name(meant, language)
        and not wordlists.are_listed(typed, language=language)
    )


def _lack_an_s(typed: str, meant: str, language: str) -> bool:
    """True for Hasting and Hastings, of which one is no word by itself; not for princes."""
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    return (
        longer.removesuffix("s") == shorter != longer
        and not shorter.endswith("s")
        and not wordlists.are_listed(typed, meant, language=language)
    )


def _have_other_parts(typed: str, meant: str, language: str) -> bool:
    """True if two compounds differ in their numbers, or in what stands behind one prefix.

    Diphosphate and triphosphate, monosaturated and monounsaturated.
    """
    count, other_count = _COUNT.match(typed), _COUNT.match(meant)
    if count and other_count and count.lastgroup != other_count.lastgroup:
        return typed[count.end() :] == meant[other_count.end() :]
    if _COUNTED.sub("", typed) == _COUNTED.sub("", meant):
        return _COUNTED.findall(typed) != _COUNTED.findall(meant)
    prefix = _COMBINING.match(meant) if len(meant) <= _LONGEST_COMPOUND else None
    if not prefix:
        return False
    if not typed.startswith(prefix[0]):
        other_prefix = _COMBINING.match(typed)
        return other_prefix is not None and (
            typed[other_prefix.end() :] == meant[prefix.end() :] != ""
        )
    rest, other = typed[prefix.end() :], meant[prefix.end() :]
    is_listed = rest in wordlists.word_list(tag_of(language))
    if not is_listed and (wordlists.are_names(rest) or not wordlists.knows_forms(language)):
        return False  # no name is a part of a compound, and hardly a form of some word
    return min(len(rest), len(other)) >= _LEAST_PART and is_another_word(rest, other, language)


def _lacks_a_letter(typed: str, meant: str, beside: int) -> bool:
    """True for a slip that happens to make a word, where the rest of a phrase is as it should be.

    A consonant single for double or double for single: Chanel 2006, Sahara dessert. In three words
    also a letter that is left out within a long one: deputy prime minster. Names may be so near.
    """
    if typed.endswith("a") and meant == typed + "n":
        return True  # Korea War
    is_name = wordlists.are_names(meant)
    if min(len(typed), len(meant)) < (_LEAST_IN_NAME if is_name else _LEAST_IN_PHRASE):
        return False
    if _DOUBLED.sub(r"\1", typed) == _DOUBLED.sub(r"\1", meant):
        return True
    if is_name:
        return False
    within = range(3, len(meant) - 1)
    return beside > 1 and any(typed == meant[:at] + meant[at + 1 :] for at in within)


def mean_different_things(word: str, other: str) -> bool:
    """True if two words, folded and bare, are no misspellings of each other."""
    known, other_known = as_known(word), as_known(other)
    if known and other_known and known != other_known:
        return True
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    lead = longer.removesuffix(shorter)
    if lead != longer and (lead in _PREFIXES or (lead == "a" and shorter in _STEMS_WITH_A)):
        return True
    return _are_turned(word, other) or _are_opposites(word, other)


def _are_turned(word: str, other: str) -> bool:
    """Northeast and northwest, Südost and Südwest."""
    return any(
        word.replace(side, to) == other
        for side in _DIRECTIONS
        if side in word
        for to in _DIRECTIONS
    )


def _are_opposites(word: str, other: str) -> bool:
    """True if two words begin with a pair of the table, and go on alike."""
    end = _shared_end(word, other)
    tail = _TURNS.get((word[: len(word) - end], other[: len(other) - end]))
    return tail is not None and word[len(word) - end :].startswith(tail)


_DOUBLED = regex(r"([^\W\d_aeiou])\1")
_LEAST_IN_NAME, _LEAST_IN_PHRASE = 5, 6
"""Letters of a name and of another word whose slip may make a word of its own."""
_ALIKE = (("er", "or"), ("able", "ible"))
"""Endings of which one is right and the other common: adviser and advisor, conqueror."""
_NOT_ALIKE = frozenset(
    "minor censor castor clangor cantor lessor tensor savor settlor honor bettor stator".split()
)
"""Words with such an ending that another one has with the other: miner and minor."""


def _is_spelt_both_ways(word: str, other: str) -> bool:
    return not _NOT_ALIKE & {word, other} and any(
        word.removesuffix(first) == other.removesuffix(second) != other
        or other.removesuffix(first) == word.removesuffix(second) != word
        for first, second in _ALIKE
    )


_SALT = regex(r"(?P<stem>[a-z]{3,})(?:ide|ite|ate|ine|ic|ous|ium)")
_SALTS = regex(
    r"(?P<stem>\w*(?:nitr|sul(?:f|ph)|chlor|brom|[ij]od|(?:ph|f)os(?:ph|f)|chrom|mangan|arsen))"
    r"(?:(?P<at>a+te?)|(?P<it>i(?:e?t|te))|(?P<id>ide?|ure?))"
)
"""Salts as German, Dutch and French name them, in compounds that no list has: Natriumnitrit."""
_CHAIN = "meth|(?<!m)eth|prop|but|pent|hex|hept|oct|non|dec|benz|tolu|styr"
_CARBONS = regex(
    rf"(?:{_CHAIN})(?:[aeiy]n(?:e|ol|al|one|oic|oate|amine|amide)s?|yls?)(?=(?P<end>$)?)"
)
_COUNT = regex(
    "(?P<one>mon(?=ox)|mono|uni)|(?P<two>di|bi)|(?P<three>tri)|(?P<four>tetr(?=ox)|tetra|quadri)"
    "|(?P<five>pent(?=ox)|penta)|(?P<six>hexa)|(?P<seven>hepta)|(?P<eight>octa|octo)|(?P<ten>deca)"
)
_COUNTED = regex(r"(mono?|di|tri|tetra?|penta?|hexa?)(?=ox[iy]d|chlor|fluor|phos|sul[fp])")
"""The numbers of a compound in the midst of a word: Kohlendioxid."""
_COMBINING = regex(
    "mono|poly|multi|photo|electro|hydro|thermo|bio|geo|micro|macro|neuro|cardio|auto|hetero|homo"
    "|iso|ortho|para|peri|endo|exo|extra|intra|inter|pseudo|proto|neo|psycho|socio|radio|magneto"
    "|hypo|hyper|chemo|cyto|h(?:a?e)mo|immuno|litho|morpho|osteo|patho|physio"
    "|phyto|aero|astro|super|ultra|trans|counter|semi|hemi|meso|mega|nano|tele|phono|cryo|anti|over|under"
)
"""First parts of compounds whose second part may be a word by itself."""
_LONGEST_COMPOUND = 60
"""Letters of a word that is taken apart, prefix after prefix."""
_LEAST_PART = 5
"""Letters of such a part; three or four make a word too easily."""


def _are_two_salts(word: str, other: str) -> bool:
    """Natriumnitrit and Natriumnitrat."""
    salts = _SALTS.fullmatch(word), _SALTS.fullmatch(other)
    return bool(
        salts[0]
        and salts[1]
        and salts[0]["stem"] == salts[1]["stem"]
        and salts[0].lastgroup != salts[1].lastgroup
    )


def _are_two_substances(word: str, other: str) -> bool:
    """Chlorate and chlorite, butane and butene; the stem must be that of a substance."""
    salts = _SALT.fullmatch(word), _SALT.fullmatch(other)
    if salts[0] and salts[1] and salts[0]["stem"] == salts[1]["stem"]:
        stem = salts[0]["stem"]
        return any(
            stem + ending in wordlists.word_list("en") for ending in ("ide", "ine", "ium", "on")
        )
    chains = [list(_CARBONS.finditer(each)) for each in (word, other)]
    if not all(each and each[-1]["end"] is not None for each in chains):
        return False
    return len(chains[0]) == len(chains[1]) and any(
        one[0] != two[0] for one, two in zip(*chains, strict=True)
    )
