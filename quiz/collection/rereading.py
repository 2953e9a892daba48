"""Decks that are saved while they are studied, read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.collection.upkeep import see_decks
from quiz.decks import stamp_of
from quiz.errors import StoreError
from quiz.surroundings import waits
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks import Question, QuestionKey, ShelvedDeck


class EditedDecks(NamedTuple):
    """Decks as they were saved while they were studied."""

    questions: dict[QuestionKey, Question]
    whole: frozenset[str]
    """The files without any error: a question that is not in one of these is deleted for good."""

    def renewed(self, question: Question) -> Question | None:
        """The question as it reads now; as it was where its deck is broken, None if deleted."""
        if question.key in self.questions:
            return self.questions[question.key]
        return None if question.deck.path in self.whole else question


def reread(
    collection: Collection, paths: Iterable[str], asked: QuestionKey | None = None
) -> EditedDecks | None:
    """The decks of some files that were saved since they were read, with their edits paired; None
    if there is none.

    A file that is missing, or has nothing readable for the moment, stays as it was. `asked` is the
    question on the screen: it may be answered as it was before. To be called in the thread that
    writes. While the shelf is still being read, all stays as it was.
    """
    if collection.reading:
        return None
    wanted = set(paths)
    decks = [deck for deck in collection.shelf.all_decks() if deck.path in wanted]
    fresh = [deck for deck in _saved(decks) if _read_again(deck)]
    if not fresh:
        return None
    try:
        edits = see_decks(collection, asked)
    except StoreError:
        return None  # what cannot be paired is asked as it was
    collection.refresh()
    # A question that was never answered is not joined with its new version, but replaced by it.
    questions = {edit.pairing.continues: edit.question for edit in edits if not edit.is_known}
    for deck in fresh:
        questions.update({question.key: question for question in deck.deck.questions})
    return EditedDecks(questions, frozenset(deck.path for deck in fresh if not deck.errors))


def _saved(decks: Iterable[ShelvedDeck]) -> list[ShelvedDeck]:
    """Those of some decks whose files were saved since they were read; one thread looks at all."""
    while True:
        try:
            return waits.attended(
                lambda: [deck for deck in decks if stamp_of(deck.path) not in (None, deck.stamp)]
            )
        except TimeoutError:
            continue  # it is known by now what does not answer


def _read_again(shelved: ShelvedDeck) -> bool:
    """Reads a deck that was saved; returns whether there is anything new to ask."""
    stamp = stamp_of(shelved.path)
    if stamp is None or stamp == shelved.stamp:
        return False
    from quiz.decks import read_deck

    deck = read_deck(Path(shelved.path), shelved.name)
    shelved.stamp = stamp
    if deck.questions:
        shelved.take(deck)
        deck.index()
    return bool(deck.questions)
