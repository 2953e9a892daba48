"""Sittings begun with a collection, and the questions that they ask."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence

from quiz.collection.collection import Collection
from quiz.collection.opened import questions_of
from quiz.collection.portions import MORE, Portion, portion_of
from quiz.collection.upkeep import see_edits
from quiz.decks import Question, QuestionKey, ShelvedDeck
from quiz.schedule import Sitting
from quiz.study import (
    CRAM,
    STUDY,
    Mode,
    Session,
    Tail,
    apart,
    drawn_seed,
    insist_on_questions,
    left_out,
)

OPENED_FIRST = 40
"""So many questions are put in an order before a sitting begins, for it has to begin at once;
hardly anybody gets further."""


def begin_study(
    collection: Collection,
    decks: Iterable[ShelvedDeck],
    portion: Portion = Portion.TODAY,
    *,
    more: int = MORE,
) -> Session:
    """A sitting with a portion of the questions of some decks.

    Decks that are still being read are left out. Raises DeckUnreadable where nothing of the others
    can be read.
    """
    decks = list(decks)
    waiting = dict.fromkeys(collection.held_back(decks))
    decks = [deck for deck in decks if deck not in waiting]
    insist_on_questions(decks)
    see_edits(collection)
    collection.refresh()
    keys = portion_of(collection, decks, portion, more=more)
    mode, seed = STUDY, drawn_seed()
    if portion is Portion.CRAM:
        mode = CRAM
        random.Random(seed).shuffle(keys)
    session = _begin(collection, keys, decks, mode, seed=seed)
    session.left_out = left_out(decks)._replace(waiting=tuple(waiting))
    collection.catalogue.shrink()  # the screen, which is loaded next, needs as much
    return session


def study_again(collection: Collection, keys: Iterable[QuestionKey], mode: Mode = STUDY) -> Session:
    """A sitting with the questions of some keys of whatever day, as far as the shelf has them."""
    collection.refresh()
    decks = list(collection.shelf.all_decks())
    known = dict.fromkeys(map(collection.known_as, keys))
    there = collection.look_up(decks, lambda questions: questions.find(known))
    return _begin(collection, [key for key in known if key in there], decks, mode)


def _begin(
    collection: Collection,
    keys: Sequence[QuestionKey],
    decks: Sequence[ShelvedDeck],
    mode: Mode,
    *,
    seed: int | None = None,
) -> Session:
    """A sitting with the questions of some keys, of which those after the first stay closed."""

    def opened(some: Iterable[QuestionKey]) -> list[Question]:
        return list(questions_of(collection, some, decks).values())

    tail = Tail(keys[OPENED_FIRST:], lambda some: apart(opened(some)))
    first = opened(keys[:OPENED_FIRST])
    return begin_sitting(collection, first, mode, seed=seed, decks=decks, tail=tail)


def begin_sitting(
    collection: Collection,
    questions: Sequence[Question],
    mode: Mode,
    *,
    seed: int | None = None,
    decks: Iterable[ShelvedDeck] = (),
    tail: Tail | None = None,
) -> Session:
    """A sitting with these questions and a tail; its beginning is kept in the store if there are
    any.

    They are asked in an order in which none gives away another one, as far as there is one. Its
    choices are mixed by the seed, which is drawn by chance where none is given.
    """
    collection.refresh()
    seed = drawn_seed() if seed is None else seed
    questions = apart(questions)
    setup = json.dumps({"questions": len(questions) + (len(tail) if tail else 0)})
    sitting = Sitting(mode.name, setup, seed=seed, name="", moment=collection.now)
    return Session(
        questions,
        collection.standings.fetch(question.key for question in questions),
        mode,
        settings=collection.settings,
        seed=seed,
        sitting=collection.store.open_sitting(sitting) if questions else None,
        spellings=collection.store.spellings(),
        decks=decks,
        tail=tail,
    )
