"""The tags of some decks, the parts of decks that have them, and shelves of such parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck, tag_key
from quiz.errors import TagNotFound
from quiz.patterns import regex
from quiz.values import NamedTuple


def tags_of(decks: Iterable[ShelvedDeck]) -> dict[str, list[ShelvedDeck]]:
    """The decks in which each tag occurs; tags are in alphabetical order, as first written."""
    written: dict[str, str] = {}
    decks_of: dict[str, list[ShelvedDeck]] = {}
    for deck in decks:
        for tag in deck.tags:
            key = tag_key(tag)
            named = written.setdefault(key, tag)
            having = decks_of.setdefault(named, [])
            if not having or having[-1] is not deck:
                having.append(deck)
    return {written[key]: decks_of[written[key]] for key in sorted(written)}


def with_tags(decks: Sequence[ShelvedDeck], tags: Sequence[str]) -> list[ShelvedDeck]:
    """The parts of some decks that have any of some tags; the decks themselves without a tag.

    Raises TagNotFound for a tag that none of their questions has.
    """
    if not tags:
        return list(decks)
    known = {tag_key(tag): tag for tag in tags_of(decks)}
    for tag in tags:
        if tag_key(tag) not in known:
            raise TagNotFound(f'No question here has the tag "{tag}".{_near(tag, known)}')
    wanted = list(dict.fromkeys(known[tag_key(tag)] for tag in tags))
    keys = frozenset(map(tag_key, wanted))
    return [deck.part(wanted) for deck in decks if not keys.isdisjoint(map(tag_key, deck.tags))]


def _near(tag: str, known: dict[str, str]) -> str:
    """A sentence that proposes another tag."""
    import difflib

    near = difflib.get_close_matches(tag_key(tag), list(known), n=1)
    if near:
        return f' Did you mean "{known[near[0]]}"?'
    listed = ", ".join(list(known.values())[:12])
    return f" The tags are {listed}{' and others' if len(known) > 12 else ''}." if known else ""


_TAG = regex(r"(?:^|(?<=\s))tag:(?:\"([^\"]*)\"?|(\S*))", re.IGNORECASE)
"""`tag:people`, or `tag:"world war"`, between the other words of a filter."""


class ShelfFilter(NamedTuple):
    """What a learner wants to see of a shelf."""

    text: str = ""
    """The name or the title of a deck holds it; folded."""
    tags: tuple[str, ...] = ()
    """A question has a tag that is, or begins with, any of these; each by `tag_key`."""

    @classmethod
    def read(cls, line: str) -> ShelfFilter:
        """The filter that a line says; it need not be typed to its end."""
        tags = (tag_key(quoted or bare) for quoted, bare in _TAG.findall(line))
        return cls(_TAG.sub(" ", line).strip().casefold(), tuple(filter(None, tags)))

    def shelf(self, shelf: Shelf) -> Shelf:
        """The shelf with what fits, and without shelves that nothing is left of."""
        fitting = Shelf(shelf.name)
        for name, inner in shelf.shelves.items():
            left = self.shelf(inner)
            if left.decks or left.shelves:
                fitting.shelves[name] = left
        fitting.decks = [part for deck in shelf.decks for part in self._parts(deck)]
        return fitting

    def _parts(self, deck: ShelvedDeck) -> list[ShelvedDeck]:
        """The deck or the part of it that fits, if there is any."""
        if not (self.text in deck.name.casefold() or self.text in deck.title.casefold()):
            return []
        if not self.tags:
            return [deck]
        tags = [tag for tag in deck.tags if self.fits(tag)]
        return [deck.part(tags)] if tags else []

    def fits(self, tag: str) -> bool:
        """True of a tag that is meant; without a tag in the filter, of one that holds its text."""
        key = tag_key(tag)
        if not self.tags:
            return self.text in key
        return any(key.startswith(wanted) for wanted in self.tags)


def by_tag(shelf: Shelf, wanted: ShelfFilter) -> list[tuple[str, Shelf]]:
    """A shelf for each tag that fits, with the parts of the decks that have it."""
    shelves = []
    for tag, decks in tags_of(shelf.all_decks()).items():
        if wanted.fits(tag):
            tagged = Shelf(tag)
            tagged.decks = [deck.part([tag]) for deck in decks]
            shelves.append((tag, tagged))
    return shelves
