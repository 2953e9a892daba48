"""Questions that left their decks with a history, and those that they may have become."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.collection.opened import questions_written
from quiz.decks import Question, QuestionKey, ShelvedDeck
from quiz.errors import QuizError
from quiz.schedule import Act, Forgotten, KeptApart, Paired, Pairing, Standing, Unpaired
from quiz.surroundings import waits
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.store import LastWords


SHORT = 8
"""Letters that a key is listed by."""
LEAST_LIKENESS = 0.5
MOST_CANDIDATES = 3
_LOOKED_AT = 20
"""So many questions with the likest prompts are opened for each that left."""
PAIRING_WORDS: dict[type[Pairing], str] = {
    Paired: "that two questions are one",
    Unpaired: "that a question is one by itself",
    KeptApart: "that two questions are not one",
    Forgotten: "that a question begins anew",
}


class Candidate(NamedTuple):
    """A question on the shelf that a vanished one may have become."""

    question: Question
    likeness: float
    """From 0 to 1; of prompts and answers alike, and no more than a hint."""


class Vanished(NamedTuple):
    """A question of the history that is in no deck of the shelf."""

    key: QuestionKey
    words: LastWords
    standing: Standing
    candidates: tuple[Candidate, ...]


def vanished_questions(collection: Collection) -> list[Vanished]:
    """The questions that left the shelf and have a history, the most studied first."""
    left = _left_the_shelf(collection)
    if not left:
        return []
    standings = collection.standings.fetch(left)
    near = _near_prompts([words.prompt for words in left.values()], collection)
    rows = [
        Vanished(key, words, standing=standings[key], candidates=_candidates(words, alike))
        for (key, words), alike in zip(left.items(), near, strict=True)
    ]
    return sorted(rows, key=lambda row: -row.standing.reviews)


def _left_the_shelf(collection: Collection) -> dict[QuestionKey, LastWords]:
    decks = list(collection.shelf.all_decks())
    left = collection.look_up(decks, lambda questions: questions.left())
    if not left:
        return {}
    words = collection.store.last_words(left)
    # A deck that is not on this shelf but exists has kept its questions.
    files = {os.path.abspath(deck.path) for deck in decks}
    gone = set(waits.gone({each.deck for each in words.values()}))
    return {
        key: each
        for key, each in words.items()
        if each.deck in gone or os.path.abspath(each.deck) in files
    }


class _Near(NamedTuple):
    """A question on the shelf whose prompt is like one of the history; it is not open."""

    likeness: float
    """From 0 to 100."""
    deck: ShelvedDeck
    place: int


def _near_prompts(prompts: list[str], collection: Collection) -> list[list[_Near]]:
    """For each of some prompts those on the shelf that are most like it, the likest first.

    One deck after the other is looked through, and only what is as near as that is kept.
    """
    from rapidfuzz import fuzz, process

    near: list[list[_Near]] = [[] for _ in prompts]
    for deck in collection.shelf.all_decks():
        on_shelf = deck.prompts()
        for prompt, found in zip(prompts, near, strict=True):
            least = found[-1].likeness if len(found) == _LOOKED_AT else 0
            alike = process.extract(
                prompt, on_shelf, scorer=fuzz.token_sort_ratio, limit=_LOOKED_AT, score_cutoff=least
            )
            found += [_Near(likeness, deck, place) for _, likeness, place in alike]
            found.sort(key=lambda each: -each.likeness)
            del found[_LOOKED_AT:]
    return near


def _candidates(words: LastWords, near: list[_Near]) -> tuple[Candidate, ...]:
    from rapidfuzz import fuzz

    candidates = []
    for likeness, deck, place in near:
        for question in deck.at([place]).values():
            answers = fuzz.ratio(words.answer.casefold(), question.answer.text.casefold())
            candidates.append(Candidate(question, (0.6 * likeness + 0.4 * answers) / 100))
    candidates.sort(key=lambda candidate: -candidate.likeness)
    likely = candidates[:MOST_CANDIDATES]
    return tuple(one for one in likely if one.likeness >= LEAST_LIKENESS)


def link(collection: Collection, old: str, new: str) -> Act:
    """Keeps that a question on the shelf continues one of the history; both are named by the
    beginnings of their keys."""
    decks = list(collection.shelf.all_decks())
    fingerprints = {key for deck in decks for key in deck.fingerprints}
    named = key_named(new, fingerprints, "question on the shelf")
    key = key_named(old, collection.store.last_words(), "question in your history")
    if key == collection.known_as(named):
        raise QuizError("These two are one question already.")
    act = Act(Paired(named, key), collection.now, collection.today)
    collection.store.act(act, questions_written(collection, [named], decks).get(named))
    return act


def unlink(collection: Collection, new: str) -> Act:
    """Keeps that a question that continued another one is one by itself."""
    key = key_named(new, collection.store.continued(), "question that continues another one")
    act = Act(Unpaired(key), collection.now, collection.today)
    collection.store.act(act)
    return act


def forget(collection: Collection, old: str) -> Act:
    """Keeps that a question begins anew, should it ever come back."""
    key = key_named(old, collection.store.last_words(), "question in your history")
    act = Act(Forgotten(key), collection.now, collection.today)
    collection.store.act(act)
    return act


def key_named(beginning: str, keys: Iterable[QuestionKey], noun: str) -> QuestionKey:
    """The one key with a beginning; QuizError if there is none or more than one."""
    matches = [key for key in keys if key.startswith(beginning.lower())]
    if not matches:
        raise QuizError(
            f'There is no {noun} whose key begins with "{beginning}". `quiz relink` lists them.'
        )
    if len(matches) > 1:
        several = ", ".join(sorted(matches)[:5])
        raise QuizError(f'"{beginning}" could be several. Write more of its letters: {several}.')
    return matches[0]
