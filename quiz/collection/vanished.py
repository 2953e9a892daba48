"""Questions that left their decks with a history, and those that they may have become."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quiz.decks import Question, QuestionKey
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
    left = list(_left_the_shelf(collection))
    if not left:
        return []
    decks = collection.shelf.all_decks()
    questions = [question for deck in decks for question in deck.deck.questions]
    rows = [
        Vanished(
            key, words, standing=collection.standings[key], candidates=_candidates(words, questions)
        )
        for key, words in left
    ]
    return sorted(rows, key=lambda row: -row.standing.reviews)


def _left_the_shelf(collection: Collection) -> Iterator[tuple[QuestionKey, LastWords]]:
    decks = list(collection.shelf.all_decks())
    on_shelf = {question.key for deck in decks for question in deck.listed}
    files = {os.path.abspath(deck.path) for deck in decks}
    for key, words in collection.store.last_words().items():
        standing = collection.standings.get(key)
        if key in on_shelf or standing is None or not standing.reviews:
            continue
        # A deck that is not on this shelf but exists has kept its questions.
        if not waits.leads_somewhere(words.deck) or os.path.abspath(words.deck) in files:
            yield key, words


def _candidates(words: LastWords, questions: list[Question]) -> tuple[Candidate, ...]:
    from rapidfuzz import fuzz, process

    prompts = [question.prompt for question in questions]
    near = process.extract(words.prompt, prompts, scorer=fuzz.token_sort_ratio, limit=20)
    candidates = []
    for _, likeness, index in near:
        question = questions[index]
        answers = fuzz.ratio(words.answer.casefold(), question.answer.text.casefold())
        candidates.append(Candidate(question, (0.6 * likeness + 0.4 * answers) / 100))
    candidates.sort(key=lambda candidate: -candidate.likeness)
    likely = candidates[:MOST_CANDIDATES]
    return tuple(one for one in likely if one.likeness >= LEAST_LIKENESS)


def link(collection: Collection, old: str, new: str) -> Act:
    """Keeps that a question on the shelf continues one of the history; both are named by the
    beginnings of their keys."""
    decks = collection.shelf.all_decks()
    questions = {one.fingerprint: one for deck in decks for one in deck.deck.questions}
    question = questions[key_named(new, questions, "question on the shelf")]
    key = key_named(old, collection.store.last_words(), "question in your history")
    if key == question.key:
        raise QuizError("These two are one question already.")
    act = Act(Paired(question.fingerprint, key), collection.now, collection.today)
    collection.store.act(act, question)
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
