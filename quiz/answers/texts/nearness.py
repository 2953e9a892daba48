"""How near a typed text comes to a spelling, and by which kind of forgiveness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from quiz.answers.languages import words_of
from quiz.answers.texts import Form, names, places, typos
from quiz.answers.texts.folding import articles, bare, fold, literal, spelt_out
from quiz.answers.texts.rewording import loosen, squash

_OWNER = re.compile(r"(?<=[^\W\d_])'s(?= \w)")


class Level(IntEnum):
    """What has to be forgiven, the least first."""

    LITERAL = 0
    FOLDED = 1
    REWORDED = 2
    ACCENTS = 3
    SLIPS = 4


class Nearness(NamedTuple):
    """The less, the nearer."""

    level: Level
    slips: int = 0


def nearness(typed: str, spelling: str, form: Form, language: str) -> Nearness | None:
    """How near a response is to a spelling of the answer; None if it is too far to be right."""
    if same := _same(typed, spelling, language):
        return same
    pairs = list(_pairs(typed, spelling, form, language))
    found = filter(None, (_alike(said, meant, language) for said, meant in pairs))
    slipped = filter(None, (_misspelt(said, meant, language) for said, meant in pairs))
    return min(found, default=None) or min(slipped, default=None)


def reach(typed: str, spelling: str, form: Form, language: str, *, limit: int) -> Nearness | None:
    """How near a response is to a rival, where slips count whatever they change and however short
    the rival is."""
    if same := _same(typed, spelling, language):
        return same
    pairs = list(_pairs(typed, spelling, form, language))
    found = filter(None, (_alike(said, meant, language) for said, meant in pairs))
    slipped = filter(
        None, (_within(said, meant, language, limit) for said, meant in pairs if limit)
    )
    return min(found, default=None) or min(slipped, default=None)


def _same(typed: str, spelling: str, language: str) -> Nearness | None:
    if literal(typed) == literal(spelling):
        return Nearness(Level.LITERAL)
    return Nearness(Level.FOLDED) if fold(typed, language) == fold(spelling, language) else None


def _pairs(typed: str, spelling: str, form: Form, language: str) -> Iterator[tuple[str, str]]:
    """What was typed and the spelling, in each of the forms in which they are to be compared."""
    for written in (spelling, *names.bracketed(spelling)):
        yield fold(typed, language), fold(written, language)
        if (whole := fold(written, "")) != fold(written, language):
            # A slip may lie in the article.
            yield fold(typed, ""), whole
        if language == "en" and "'s " in typed.replace("’", "'"):
            # The council's office and the council office are one.
            yield _OWNER.sub("", fold(typed, language)), fold(written, language)
        if form is Form.PLACE:
            yield from places.ways_to_write(written, typed, language)
        elif form is Form.NAME:
            yield from _names(typed, written, language)


def _names(typed: str, spelling: str, language: str) -> Iterator[tuple[str, str]]:
    who = names.person(spelling)
    # A letter before a surname is an initial, even where it would be an article.
    said = fold(typed, "")
    first, _, rest = said.partition(" ")
    if (
        rest
        and len(first) > 1
        and (first in articles(language) or first == words_of(language).texts.by)
    ):
        said = rest
    if who:
        yield from names.ways_to_write(who, said)
        return
    meant = fold(spelling, language)
    if not names.is_body(spelling):
        yield names.without_titles(said), names.without_titles(meant)
    if (firm := names.without_legal_form(meant)) != meant or names.without_legal_form(said) != said:
        yield names.without_legal_form(said), firm


def _alike(said: str, meant: str, language: str) -> Nearness | None:
    """Two folded texts that differ in the way they are written, or in accents."""
    if _key(said, language) == _key(meant, language):
        return Nearness(Level.REWORDED)
    plain, right = bare(said), bare(meant)
    if (plain, right) == (said, meant):
        return None
    keys = {_key(plain, language), _key(spelt_out(said), language)}
    return (
        Nearness(Level.ACCENTS)
        if keys & {_key(right, language), _key(spelt_out(meant), language)}
        else None
    )


def _misspelt(said: str, meant: str, language: str) -> Nearness | None:
    """The slips that part two folded texts, if they are few enough and none of them changes what is
    said."""
    for typed, right in _spelt(said, meant, language):
        count = typos.slips(typed, right)
        if count is not None:
            return (
                None
                if typos.changes_sense(typed, right, language)
                else Nearness(Level.SLIPS, count)
            )
    return None


def _within(said: str, meant: str, language: str, limit: int) -> Nearness | None:
    count = min(
        typos.distance(typed, right, limit=limit) for typed, right in _spelt(said, meant, language)
    )
    return Nearness(Level.SLIPS, count) if count <= limit else None


def _spelt(said: str, meant: str, language: str) -> Iterator[tuple[str, str]]:
    """Two folded texts bare of accents, and loosened where that makes a difference."""
    plain, right = bare(said), bare(meant)
    yield plain, right
    loose, loose_right = loosen(plain, language), loosen(right, language)
    if (loose, loose_right) != (plain, right):
        yield loose, loose_right


@lru_cache(maxsize=1 << 15)
def _key(folded: str, language: str) -> str:
    return squash(loosen(folded, language))
