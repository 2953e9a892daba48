"""Questions that left their decks with a history, and which of those on the shelf they may have become."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from quiz.decks.identity import QuestionKey
from quiz.errors import QuizError
from quiz.schedule.history import Act, Verb
from quiz.schedule.standing import Standing

if TYPE_CHECKING:
    from quiz.collection.collection import Desk
    from quiz.decks.question import Question
    from quiz.store.lineage import Met

SHORT = 8
"""Letters of a key that stand for it."""
LEAST = 0.5
MOST = 3
UNSAID = {
    Verb.PAIRED: "that two questions are one",
    Verb.UNPAIRED: "that a question is one by itself",
    Verb.FORGOTTEN: "that a question begins anew",
}


class Candidate(NamedTuple):
    """A question on the shelf that a vanished one may have become."""

    question: Question
    likeness: float
    """From 0 to 1; of prompts and answers alike, and no more than a hint."""


class Vanished(NamedTuple):
    """A question of the history that is on no deck of the shelf."""

    key: QuestionKey
    met: Met
    standing: Standing
    candidates: tuple[Candidate, ...]


def vanished(desk: Desk) -> list[Vanished]:
    """What left the shelf and has a history, the most studied first."""
    on_shelf = {one.key for deck in desk.shelf.all_decks() for one in deck.listed}
    files = {os.path.abspath(deck.path) for deck in desk.shelf.all_decks()}
    gone = [
        (key, met, standing)
        for key, met in desk.store.met().items()
        if key not in on_shelf
        and (standing := desk.standings.get(key))
        and standing.reviews
        # A deck that is not on this shelf but exists has kept its questions.
        and not (os.path.exists(met.deck) and os.path.abspath(met.deck) not in files)
    ]
    shown = [question for deck in desk.shelf.all_decks() for question in deck.deck.questions] if gone else []
    found = [Vanished(key, met, standing, _candidates(met, shown)) for key, met, standing in gone]
    return sorted(found, key=lambda one: -one.standing.reviews)


def _candidates(met: Met, shown: list[Question]) -> tuple[Candidate, ...]:
    from rapidfuzz import fuzz, process

    near = process.extract(met.prompt, [one.prompt for one in shown], scorer=fuzz.token_sort_ratio, limit=20)
    found = []
    for _, likeness, place in near:
        question = shown[place]
        answers = fuzz.ratio(met.answer.casefold(), question.answer.text.casefold())
        found.append(Candidate(question, (0.6 * likeness + 0.4 * answers) / 100))
    found.sort(key=lambda one: -one.likeness)
    return tuple(one for one in found[:MOST] if one.likeness >= LEAST)


def link(desk: Desk, old: str, new: str) -> Act:
    """Says that a question on the shelf continues one of the history; both are named by how their keys begin."""
    shown = {one.fingerprint: one for deck in desk.shelf.all_decks() for one in deck.deck.questions}
    question = shown[_named(new, shown, "question on the shelf")]
    key = _named(old, desk.store.met(), "question in your history")
    if key == question.key:
        raise QuizError("These two are one question already.")
    act = Act(Verb.PAIRED, desk.now, desk.today, question.fingerprint, continues=key)
    desk.store.act(act, question)
    return act


def unlink(desk: Desk, new: str) -> Act:
    """Says that a question that continued another one is one by itself."""
    key = _named(new, desk.store.links(), "question that continues another one")
    act = Act(Verb.UNPAIRED, desk.now, desk.today, key)
    desk.store.act(act)
    return act


def forget(desk: Desk, old: str) -> Act:
    """Says that a question begins anew, should it ever come back."""
    key = _named(old, desk.store.met(), "question in your history")
    act = Act(Verb.FORGOTTEN, desk.now, desk.today, key)
    desk.store.act(act)
    return act


def _named(beginning: str, keys: Iterable[QuestionKey], what: str) -> QuestionKey:
    found = [key for key in keys if key.startswith(beginning.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        raise QuizError(f'"{beginning}" could be several. Write more of its letters: {", ".join(sorted(found)[:5])}.')
    raise QuizError(f'There is no {what} whose key begins with "{beginning}". `quiz relink` lists them.')
