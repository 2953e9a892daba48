"""What a sitting has to do without: the entries of its decks that cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.errors import DeckUnreadable
from quiz.text import one_line, plural
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.decks import Problem, ShelvedDeck


class LeftOut(NamedTuple):
    """The decks of a sitting that cannot be read, or only in part."""

    partly: tuple[ShelvedDeck, ...] = ()
    """Those with an error, of which there is still something to ask."""
    wholly: tuple[ShelvedDeck, ...] = ()
    """Those of which nothing can be read."""
    waiting: tuple[ShelvedDeck, ...] = ()
    """Those that are still being read."""

    @property
    def decks(self) -> tuple[ShelvedDeck, ...]:
        """Those with problems."""
        return (*self.wholly, *self.partly)

    @property
    def sentence(self) -> str:
        """`2 entries of rivers.yaml are left out; lakes.yaml cannot be read.` Empty if nothing is
        left out."""
        clauses = filter(None, (self._entries(), self._unreadable(), self._waiting()))
        text = "; ".join(clauses)
        return f"{text}." if text else ""

    def _entries(self) -> str:
        if not self.partly:
            return ""
        count = sum(deck.left_out for deck in self.partly)
        if not count and not any(deck.is_cut_short for deck in self.partly):
            return f"{_named(self.partly)} {_have(self.partly)} an error, but every entry is read"
        least = "at least " if any(deck.is_cut_short for deck in self.partly) else ""
        are = "is" if count == 1 else "are"
        entries = plural(count, "entry", "entries")
        return f"{least}{entries} of {_named(self.partly)} {are} left out"

    def _unreadable(self) -> str:
        return f"{_named(self.wholly)} cannot be read" if self.wholly else ""

    def _waiting(self) -> str:
        if not self.waiting:
            return ""
        are = "is" if len(self.waiting) == 1 else "are"
        return f"{_named(self.waiting)} {are} still being read"

    def problems(self) -> list[Problem]:
        """Every problem of these decks, which are opened for it."""
        return [problem for deck in self.decks for problem in deck.found_problems()]


def left_out(decks: Iterable[ShelvedDeck]) -> LeftOut:
    """What cannot be read of some decks; none of them is opened."""
    faulty = [deck for deck in decks if deck.errors]
    wholly = tuple(deck for deck in faulty if deck.is_unreadable)
    return LeftOut(tuple(deck for deck in faulty if deck not in wholly), wholly)


def insist_on_questions(decks: Iterable[ShelvedDeck]) -> None:
    """Raises DeckUnreadable, with the first problem, where nothing can be read of some decks."""
    decks = list(decks)
    if not decks or not all(deck.is_unreadable for deck in decks):
        return
    problems = left_out(decks).problems()
    first, more = problems[0], len(problems) - 1
    place = f"{first.file}:{first.place.line}:{first.place.column}"
    rest = f" And {plural(more, 'more problem')}: `quiz check` shows them." if more else ""
    raise DeckUnreadable(f"{place}: {first.sentence}{rest}")


def _named(decks: tuple[ShelvedDeck, ...]) -> str:
    """The file of a deck, or the number of decks."""
    if len(decks) > 1:
        return plural(len(decks), "deck")
    return one_line(os.path.basename(decks[0].path))


def _have(decks: tuple[ShelvedDeck, ...]) -> str:
    return "has" if len(decks) == 1 else "have"
