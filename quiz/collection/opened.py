"""Single questions of a shelf, opened without their decks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks import Question, QuestionKey, ShelvedDeck
    from quiz.schedule import Fact
    from quiz.store import Found


def questions_of(
    collection: Collection, keys: Iterable[QuestionKey], decks: Sequence[ShelvedDeck]
) -> dict[QuestionKey, Question]:
    """The questions of some keys, in their order, each from the first deck that has it; no other
    question is opened."""
    keys = list(keys)
    found = collection.look_up(decks, lambda questions: questions.find(keys))
    return _opened(keys, found, decks)


def questions_written(
    collection: Collection, fingerprints: Iterable[QuestionKey], decks: Sequence[ShelvedDeck]
) -> dict[QuestionKey, Question]:
    """The questions that decks hold under some fingerprints now, otherwise as `questions_of`."""
    keys = list(fingerprints)
    found = collection.look_up(decks, lambda questions: questions.written(keys))
    return _opened(keys, found, decks)


def _opened(
    keys: Iterable[QuestionKey],
    found: Mapping[QuestionKey, Found],
    decks: Sequence[ShelvedDeck],
) -> dict[QuestionKey, Question]:
    by_number = {deck.whole.number: deck.whole for deck in decks}
    places: dict[int, list[int]] = {}
    for number, place in found.values():
        places.setdefault(number, []).append(place)
    opened = {number: by_number[number].at(some) for number, some in places.items()}
    return {
        key: question
        for key in keys
        if key in found and (question := opened[found[key].deck].get(found[key].place))
    }


def prompts_on_shelf(
    collection: Collection, fingerprints: Iterable[QuestionKey]
) -> dict[QuestionKey, str]:
    """The prompts of questions with some fingerprints, of those that are on the shelf."""
    shelf = list(collection.shelf.all_decks())
    questions = questions_written(collection, fingerprints, shelf)
    return {key: question.prompt for key, question in questions.items()}


def question_of(collection: Collection, fact: Fact) -> Question | None:
    """The question of a fact, if it is still on the shelf."""
    if not fact.question:
        return None
    shelf = list(collection.shelf.all_decks())
    return questions_of(collection, [fact.question], shelf).get(fact.question)
