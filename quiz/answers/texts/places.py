"""How places are called: St for Saint, with their country or without it, with River and Mount or
without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quiz.answers.folding import articles, bare, fold
from quiz.answers.texts.countries import CAPITALS, lies_in

_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "sta": "santa",
    "sto": "santo",
}
_SIDES = {"n": "north", "s": "south", "e": "east", "w": "west"}
_STATES = {
    "us": "united states",
    "usa": "united states",
    "u s": "united states",
    "u s a": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "u k": "united kingdom",
    "uae": "united arab emirates",
    "ussr": "soviet union",
    "union of soviet socialist republics": "soviet union",
}
_IN = re.compile(r"^(?:in|at|on|to|from)(?: the)? (?=\S)")
_LEADING = re.compile(r"(?:river|lake|mount|isle of) (?=\S)")
_CLOSING = re.compile(r"(?P<name>.+?) (?P<kind>river|desert|ocean|mountains)")
_REPUBLIC = re.compile(r"republic of (?:the )?(?P<state>.+)")
_TWO_STATES = frozenset("china congo korea guinea".split())
"""Names that a republic shares with another state."""
_NOT_ALONE = frozenset(
    "black blue clear colorado east great green grand hong indian little long new north orange painted red rocky salt"
    " snake south west white yellow".split()
)
"""What is no name without the word behind it: Yellow River, Indian Ocean, Rocky Mountains."""
ODD_WORDS = frozenset(
    (
        *_WORDS,
        *_SIDES,
        *"u us usa uk uae ussr union united republic river rivers lake mount isle desert ocean mountains".split(),
    )
)
"""The words that may change what else a place can be called."""


@lru_cache(maxsize=1 << 14)
def place_forms(spelling: str, language: str) -> tuple[str, ...]:
    """The folded ways to write a place, the fullest first."""
    full = _written_out(fold(spelling, language), language)
    town, comma, _ = full.partition(",")
    forms = [full, town.strip()] if comma and town.strip() else [full]
    return tuple(
        dict.fromkeys((*forms, *(short for form in forms for short in _without_kind(form))))
    )


def ways_to_write(spelling: str, typed: str, language: str) -> Iterator[tuple[str, str]]:
    """What was typed and the place, each in the words that can be compared; `typed` is as typed."""
    forms = place_forms(spelling, language)
    for said in typed_forms(typed, language):
        town, _, country = said.rpartition(",")
        yield from ((said, form) for form in forms)
        # A country that was not asked for does no harm, but one that is not the answer's does.
        is_whole = bool(town) and ("," not in forms[0] or town == forms[0])
        if is_whole and lies_in(bare(town.partition(",")[0]), bare(country.strip())):
            yield from ((town, form) for form in forms)


@lru_cache(maxsize=1 << 10)
def typed_forms(typed: str, language: str) -> tuple[str, ...]:
    """The folded ways to read a response, as it stands first."""
    said = _written_out(fold(typed, language), language)
    full = dict.fromkeys((said, _IN.sub("", said, count=1)))
    return tuple(dict.fromkeys((*full, *(short for form in full for short in _without_kind(form)))))


def _written_out(folded: str, language: str) -> str:
    """The folded place with St, Mt and the states' abbreviations as the words that they stand for."""
    town, comma, country = folded.rpartition(",")
    named = " ".join(
        word for word in country.split() if len(word) < 2 or word not in articles(language)
    )
    words = f"{town}{comma} {_STATES.get(named, named if comma else country)}".split()
    if len(words) > 1 and words[0] in _SIDES:
        words[0] = _SIDES[words[0]]
    return " ".join(_WORDS.get(word, word) for word in words)


def _without_kind(form: str) -> Iterator[str]:
    if _LEADING.match(form):
        yield _LEADING.sub("", form, count=1)
    republic = _REPUBLIC.fullmatch(form)
    if republic and republic["state"] in CAPITALS and republic["state"] not in _TWO_STATES:
        yield republic["state"]
    found = _CLOSING.fullmatch(form)
    if found and found["name"] not in _NOT_ALONE:
        yield found["name"]
