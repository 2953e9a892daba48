"""Nearness of a typed text to a spelling, by the kind of forgiveness that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts import (
    Form,
    days,
    distance,
    formulas,
    names,
    notes,
    optional,
    places,
    sense,
    titled,
)
from quiz.answers.texts.folding import articles, bare, fold, literal, spelt_out
from quiz.answers.texts.plurals import differ_in_number
from quiz.answers.texts.raised import loses_charge
from quiz.answers.texts.rewording import loosen, squash, tight
from quiz.answers.texts.sounds import sound_of_surname
from quiz.patterns import regex
from quiz.values import NamedTuple

_LONGEST_PLURAL = 6
"""Letters, an article among them, by which a plural may be longer or shorter than its singular."""
_MOST_SLIPS = 2
_LEAST_SOUND = 6
"""Letters of a name whose sound is enough; shorter ones are other names too easily."""
_THE = regex(r"^(?:the|an?) (?=\w)")
_GENITIVE = regex(r" von ([^\W\d_]+[^\W\d_sxzß])$")
"""Adam behind `von`, which may have an s instead: Erschaffung Adams."""
_OF_TOWN = regex(r"^([^\W\d_]+) von ([^\W\d_]+)$")
"""Vertrag von Maastricht, which may be the Maastricht-Vertrag."""
_NAMED = regex(r"(?:The |An? )?[A-Z]")
_NAME_IN_CODE = regex(r"[.#][a-z][\w-]*")
"""A class of CSS, the ending of a file: no slip is forgiven."""
_OWNER = regex(r"(?<=[^\W\d_])'s(?= \w)")


class Level(IntEnum):
    """Faults that have to be forgiven, the least first."""

    LITERAL = 0
    FOLDED = 1
    REWORDED = 2
    ACCENTS = 3
    NUMBER = 4
    """A singular for its plural: no word that is a letter away is nearer."""
    SLIPS = 5


class Nearness(NamedTuple):
    """Distance between two texts: of two the less is nearer."""

    level: Level
    slips: int = 0


def nearness(typed: str, spelling: str, form: Form, language: str) -> Nearness | None:
    """The nearness of a response to a spelling of the answer; None if it is too far to be right."""
    if loses_charge(typed, spelling):
        return None
    near = _nearness(typed, spelling, form, language)
    if near is None and form is Form.THING and formulas.are_one_unit(typed, spelling):
        return Nearness(Level.REWORDED)
    return near


def _nearness(typed: str, spelling: str, form: Form, language: str) -> Nearness | None:
    if form is Form.THING and formulas.is_formula(spelling):
        return _same_formula(typed, spelling, language)
    if same := _same(typed, spelling, form, language):
        return same
    if form is Form.THING and _NAME_IN_CODE.fullmatch(spelling):
        return None
    pairs = list(_pairs(typed, spelling, form, language))
    alike = filter(None, (_alike(*pair, language) for pair in pairs))
    misspelt = filter(None, (_misspelt(*pair, language) for pair in pairs))
    return (
        min(alike, default=None)
        or _numbered(typed, spelling, form, language)
        or min(misspelt, default=None)
        or _transcribed(pairs, spelling, form)
        or _of_one_day(typed, spelling, form, language)
    )


def _of_one_day(typed: str, spelling: str, form: Form, language: str) -> Nearness | None:
    is_day = form is Form.THING and days.are_one_day(typed, spelling, language)
    return Nearness(Level.REWORDED) if is_day else None


def _numbered(typed: str, spelling: str, form: Form, language: str) -> Nearness | None:
    """The nearness of a singular to its plural."""
    if abs(len(typed) - len(spelling)) >= _LONGEST_PLURAL or form is Form.PLACE:
        return None
    is_name = form is Form.NAME and (" " not in spelling or not names.is_body(spelling))
    differ = not is_name and differ_in_number(typed, spelling, language)
    return Nearness(Level.NUMBER) if differ else None


def _transcribed(pairs: list[tuple[str, str]], name: str, form: Form) -> Nearness | None:
    """The nearness of a person's name in the letters of another language: Dostojewski."""
    if form is not Form.NAME or names.is_body(name):
        return None
    for given, meant in pairs:
        words, others = bare(given).split(), bare(meant).split()
        if len(words) == len(others) and all(map(_sound_alike, words, others)):
            return Nearness(Level.SLIPS, _MOST_SLIPS)
    return None


def _sound_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    return len(other) >= _LEAST_SOUND and sound_of_surname(word) == sound_of_surname(other)


def reach(typed: str, spelling: str, form: Form, language: str, *, limit: int) -> Nearness | None:
    """The nearness of a response to a rival, within a limit of slips.

    Here slips count whatever they change, and however short the rival is.
    """
    if form is Form.THING and formulas.is_formula(spelling):
        count = formulas.distance(typed, spelling, limit=limit)
        return _of_formula(count) if count <= limit else None
    if same := _same(typed, spelling, form, language):
        return same
    pairs = list(_pairs(typed, spelling, form, language))
    alike = filter(None, (_alike(*pair, language) for pair in pairs))
    slipped = filter(None, (_within(*pair, language, limit) for pair in pairs if limit))
    return (
        min(alike, default=None)
        or _numbered(typed, spelling, form, language)
        or min(slipped, default=None)
    )


def _same_formula(typed: str, formula: str, language: str) -> Nearness | None:
    if literal(typed) == literal(formula):
        return Nearness(Level.LITERAL)
    count = formulas.slips(typed, formula, language)
    return None if count is None else _of_formula(count)


def _of_formula(count: int) -> Nearness:
    return Nearness(Level.SLIPS, count) if count else Nearness(Level.FOLDED)


def _same(typed: str, spelling: str, form: Form, language: str) -> Nearness | None:
    if literal(typed) == literal(spelling):
        return Nearness(Level.LITERAL)
    is_same = fold(typed, language) == fold(spelling, language) or (
        form is Form.NAME and names.are_one_straight(typed, spelling)
    )
    return Nearness(Level.FOLDED) if is_same else None


def _pairs(typed: str, spelling: str, form: Form, language: str) -> Iterator[tuple[str, str]]:
    """The forms of response and spelling that are compared with each other."""
    parts = optional.ways(spelling, language) if form is Form.THING else ()
    others = titled.other_names(spelling) if form is Form.NAME else ()
    for written in (spelling, *names.bracketed(spelling), *parts, *others):
        if form is Form.NAME and names.person(written):
            yield from _names(typed, written, language)
            continue
        yield fold(typed, language), fold(written, language)
        verbs = _verb(typed, language), _verb(written, language)
        if form is Form.THING and verbs != (typed, written):
            yield fold(verbs[0], language), fold(verbs[1], language)
        if _may_slip_in_article(typed, written, language):
            yield fold(typed, ""), fold(written, "")
        if form is Form.THING and notes.has_note(written):
            given, meant = notes.with_signs(typed), notes.with_signs(written)
            yield fold(given, language), fold(meant, language)
        if language == "en" and "'s " in typed.replace("’", "'"):
            # The council's office and the council office are one.
            yield _OWNER.sub("", fold(typed, language)), fold(written, language)
        yield from _joined_otherwise(fold(typed, language), fold(written, language), language)
        if language != "en" and (titles := _without_the(typed, written)):
            yield titles
        if form is Form.PLACE:
            yield from places.ways_to_write(written, typed, language)
        elif form is Form.NAME:
            yield from _names(typed, written, language)


def _joined_otherwise(given: str, meant: str, language: str) -> Iterator[tuple[str, str]]:
    """Two folded texts with commas for `and`, and with German genitives for `von`."""
    if ", " in meant or ", " in given:
        word = re.compile(rf",? (?:{words_of(language).texts.ampersand or '&'}|&) ")
        yield word.sub(", ", given), word.sub(", ", meant)
    if tag_of(language) == "de" and (" von " in given) != (" von " in meant):
        yield _GENITIVE.sub(r" \1s", given), _GENITIVE.sub(r" \1s", meant)
        yield _OF_TOWN.sub(r"\2-\1", given), _OF_TOWN.sub(r"\2-\1", meant)


def _without_the(typed: str, spelling: str) -> tuple[str, str] | None:
    """A name that may be English, and a response, without the English articles before them."""
    if not _NAMED.match(spelling):
        return None
    pair = _THE.sub("", fold(typed, "")), _THE.sub("", fold(spelling, ""))
    return None if pair == (fold(typed, ""), fold(spelling, "")) else pair


def _may_slip_in_article(typed: str, written: str, language: str) -> bool:
    """True if a slip may lie in an article; none of the response makes a short word longer."""
    word = fold(written, language)
    if word == fold(written, ""):
        return False
    return distance.tolerance(word) > 0 or fold(typed, language) == fold(typed, "")


def _verb(text: str, language: str) -> str:
    """The text without the word before an infinitive, if it begins with one: go for to go."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() == words_of(language).texts.infinitive else text


def _names(typed: str, spelling: str, language: str) -> Iterator[tuple[str, str]]:
    person = names.person(spelling)
    # A letter before a surname is an initial, even where it would be an article.
    given = fold(names.initials_apart(typed) if person else typed, "")
    first, _, rest = given.partition(" ")
    words = words_of(language).texts
    idle = (*articles(language), words.by)
    if rest and ((len(first) > 1 and first in idle) or first in words.titles.split()):
        given = rest
    if person:
        yield from names.ways_to_write(person, given)
        return
    meant = fold(spelling, language)
    if not names.is_body(spelling):
        yield names.without_titles(given), names.without_titles(meant)
    if noble := names.seat(meant):
        yield names.without_titles(given), noble
    if ruler := names.reigning(meant):
        yield names.without_titles(given), ruler
    firms = names.without_legal_form(given), names.without_legal_form(meant)
    if firms != (given, meant):
        yield firms


def _alike(given: str, meant: str, language: str) -> Nearness | None:
    """Two folded texts that differ in the way they are written, or in accents."""
    if _key(given, language) == _key(meant, language):
        return Nearness(Level.REWORDED)
    if "," in given + meant and _are_one_list(given, meant, language):
        return Nearness(Level.REWORDED)
    bare_given, bare_meant = bare(given), bare(meant)
    if (bare_given, bare_meant) == (given, meant):
        return None
    keys = {_key(bare_given, language), _key(spelt_out(given), language)}
    others = {_key(bare_meant, language), _key(spelt_out(meant), language)}
    return Nearness(Level.ACCENTS) if keys & others else None


def _are_one_list(given: str, meant: str, language: str) -> bool:
    """True if two texts with commas differ in blanks beside them, or in the last `and`."""
    pairs = [[_conjunction(language).sub(", ", text) for text in (given, meant)]]
    if "," in given and "," in meant:
        pairs.append([tight(given), tight(meant)])
    return any(_key(one, language) == _key(other, language) for one, other in pairs)


@lru_cache(maxsize=1 << 8)
def _conjunction(language: str) -> re.Pattern[str]:
    words = map(re.escape, ("&", *words_of(language).texts.conjunctions.split()))
    return re.compile(rf",? (?:{'|'.join(words)}) ")


def _misspelt(given: str, meant: str, language: str) -> Nearness | None:
    """The slips between two folded texts, if they are few enough and leave the sense as it is."""
    for typed, right in _spelt(given, meant, language):
        count = distance.slips(typed, right)
        if count is not None:
            changed = sense.changes_sense(typed, right, language)
            return None if changed else Nearness(Level.SLIPS, count)
    return None


def _within(given: str, meant: str, language: str, limit: int) -> Nearness | None:
    ways = _spelt(given, meant, language)
    count = min(distance.distance(typed, right, limit=limit) for typed, right in ways)
    return Nearness(Level.SLIPS, count) if count <= limit else None


def _spelt(given: str, meant: str, language: str) -> Iterator[tuple[str, str]]:
    """Two folded texts bare of accents, and loosened where that makes a difference."""
    bare_pair = bare(given), bare(meant)
    yield bare_pair
    loose_pair = loosen(bare_pair[0], language), loosen(bare_pair[1], language)
    if loose_pair != bare_pair:
        yield loose_pair


@lru_cache(maxsize=1 << 15)
def _key(folded: str, language: str) -> str:
    return squash(loosen(folded, language))
