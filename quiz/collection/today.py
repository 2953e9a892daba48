"""The counts of today: the questions to be asked, the new ones, and how much is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quiz.collection.collection import Collection
from quiz.decks import ShelvedDeck
from quiz.schedule import NEW, Figures, Queue, day_queue


class Tally(NamedTuple):
    """The counts of some questions today."""

    due: int
    """To be asked today, one a family; what was rated again is among them."""
    new: int
    """Never asked."""
    known: float
    """The mean chance of recall, from 0 to 1."""
    questions: int


def queue_of(collection: Collection, decks: Iterable[ShelvedDeck], *, more: int = 0) -> Queue:
    """The questions that today holds of some decks, and so many more new ones."""
    listed = (question for deck in decks for question in deck.listed)
    return day_queue(
        listed,
        collection.standings,
        day=collection.today,
        settings=collection.settings,
        spent=collection.spent,
        more=more,
        touched=collection.touched,
    )


def tally(collection: Collection, decks: Iterable[ShelvedDeck]) -> Tally:
    """The counts of some decks today; hidden questions and drafts are left out."""
    decks, day = list(decks), collection.today
    today = queue_of(collection, decks)
    keys = {question.key for deck in decks for question in deck.listed if not question.draft}
    standings = [collection.standings.get(key, NEW) for key in keys]
    visible = [standing for standing in standings if not standing.hidden]
    recall = sum(standing.recall(day) for standing in visible)
    return Tally(
        due=len(today.left) + len(today.due),
        new=sum(standing.is_new for standing in visible),
        known=recall / len(visible) if visible else 0.0,
        questions=len(visible),
    )


def figures_of_today(collection: Collection) -> Figures:
    """The figures of today over the whole shelf."""
    queue = queue_of(collection, collection.shelf.all_decks())
    return Figures(collection.today, collection.store.days(), queue, collection.standings)
