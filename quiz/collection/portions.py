"""The portions of some decks that a learner can study: today's, and what there is beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from quiz.collection.today import counts_of, numbers, of_parts, queue_of, unique
from quiz.schedule import ahead, allowance, everything
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks import ListedQuestion, QuestionKey, ShelvedDeck
    from quiz.schedule import Standing, Standings

MORE = 20
"""The new questions that one gets beyond those of today, if nobody says how many."""


class Portion(StrEnum):
    """A part of some decks to study."""

    TODAY = "today"
    AHEAD = "ahead"
    """What is due on later days, the soonest first."""
    MORE = "more"
    """New questions: those that today still holds, and some beyond them."""
    CRAM = "cram"
    """All there is; it moves no schedule."""


class Extras(NamedTuple):
    """The numbers of questions that there are beyond today."""

    ahead: int
    today: int
    """New questions that today still holds."""
    more: int
    """New questions beyond those."""
    cram: int

    def count(self, portion: Portion) -> int:
        """The number of questions of a portion."""
        match portion:
            case Portion.TODAY:
                return self.today
            case Portion.AHEAD:
                return self.ahead
            case Portion.MORE:
                return self.today + self.more if self.more else 0
            case Portion.CRAM:
                return self.cram
            case _:
                assert_never(portion)


def portion_of(
    collection: Collection, decks: Sequence[ShelvedDeck], portion: Portion, *, more: int = MORE
) -> list[QuestionKey]:
    """The keys of the questions of a portion of some decks, in their order."""
    match portion:
        case Portion.TODAY:
            return queue_of(collection, decks).in_order()
        case Portion.AHEAD:
            questions, known = _every(collection, decks)
            return ahead(questions, known, day=collection.today, touched=collection.touched)
        case Portion.MORE:
            return list(queue_of(collection, decks, more=more).new)
        case Portion.CRAM:
            questions, known = _every(collection, decks)
            return everything(questions, known, day=collection.today)
        case _:
            assert_never(portion)


def _every(
    collection: Collection, decks: Sequence[ShelvedDeck]
) -> tuple[list[ListedQuestion], Standings]:
    """The questions of some decks, each once, and what is known of them."""
    found = collection.look_up(decks, lambda questions: questions.every())
    pairs = list(unique(of_parts(decks, found)))
    return [question for question, _ in pairs], _standings(pairs)


def _standings(pairs: Iterable[tuple[ListedQuestion, Standing]]) -> Standings:
    return {question.key: standing for question, standing in pairs}


def extras(collection: Collection, decks: Sequence[ShelvedDeck]) -> Extras:
    """How much there is to study of some decks beyond today's questions."""
    collection.refresh()
    new = len(portion_of(collection, decks, Portion.MORE))
    today = min(new, allowance(collection.settings, collection.spent))
    count = _count_parts if any(deck.is_part for deck in decks) else _count_beyond
    beyond, cram = count(collection, decks)
    return Extras(ahead=beyond, today=today, more=new - today, cram=cram)


def _count_parts(collection: Collection, decks: Sequence[ShelvedDeck]) -> tuple[int, int]:
    """How many questions can be studied ahead, and crammed, of decks that are not all whole."""
    portions = (Portion.AHEAD, Portion.CRAM)
    ahead, cram = (len(portion_of(collection, decks, portion)) for portion in portions)
    return ahead, cram


def _count_beyond(collection: Collection, decks: Sequence[ShelvedDeck]) -> tuple[int, int]:
    """The same of whole decks, counted by the database but for what several of them have."""
    lone, shared = collection.look_up(
        decks, lambda questions: (questions.beyond(), questions.shared())
    )
    counts = counts_of(collection).decks
    in_decks = {number: counts[number].questions for number in numbers(decks) if number in counts}
    pairs = list(unique(shared))
    questions, known = [question for question, _ in pairs], _standings(pairs)
    day, touched = collection.today, collection.touched
    return (
        lone.ahead + len(ahead(questions, known, day=day, touched=touched)),
        sum(in_decks.values()) - lone.put_off + len(everything(questions, known, day=day)),
    )
