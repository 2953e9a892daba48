"""The counts of today: the questions to be asked, the new ones, and how much is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from quiz.collection.collection import Collection
from quiz.decks import ListedQuestion, QuestionKey, ShelvedDeck
from quiz.schedule import (
    Figures,
    Queue,
    Standing,
    allowance,
    begun_today,
    due_on,
    queue_of_day,
)
from quiz.settings import DEFAULTS
from quiz.store import DeckCounts, counts_from, counts_text
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.store import ShelvedDue, ShelvedQuestion, ShelvedQuestions

    Shelved = TypeVar("Shelved", ShelvedDue, ShelvedQuestion)


class Tally(NamedTuple):
    """The counts of some questions today."""

    due: int
    """To be asked today, one a family; what was rated again is among them."""
    new: int
    """Never asked."""
    known: float
    """The mean chance of recall, from 0 to 1."""
    questions: int


class Counts(NamedTuple):
    """The counts of all decks of the shelf."""

    decks: dict[int, DeckCounts]
    """By the number of the deck, without what is shared."""
    shared: list[ShelvedQuestion]
    """What stands in several places, to be counted once."""


def numbers(decks: Iterable[ShelvedDeck]) -> list[int]:
    """The numbers of some decks in the catalogue, as far as they were read."""
    return [deck.whole.number for deck in decks if not deck.whole.is_unread]


def of_parts(decks: Iterable[ShelvedDeck], questions: Iterable[Shelved]) -> Iterable[Shelved]:
    """Of the questions of some decks those that are in the parts which are meant."""
    places: dict[int, frozenset[int] | None] = {}
    for deck in decks:
        number, some, others = deck.whole.number, deck.places, places.get(deck.whole.number, ())
        places[number] = None if some is None or others is None else some.union(others)
    parts = {number: some for number, some in places.items() if some is not None}
    if not parts:
        return questions
    return (
        each for each in questions if (some := parts.get(each.deck)) is None or each.place in some
    )


def unique(questions: Iterable[ShelvedQuestion]) -> Iterable[tuple[ListedQuestion, Standing]]:
    """Each question once, with what is known of it."""
    seen: dict[QuestionKey, tuple[ListedQuestion, Standing]] = {}
    for each in questions:
        seen.setdefault(each.question.key, (each.question, each.standing))
    return seen.values()


def _due_once(due: Iterable[ShelvedDue]) -> Iterator[ShelvedDue]:
    """Each question that is due once; none that is a draft where it stands first."""
    seen: set[QuestionKey] = set()
    for each in due:
        if each.key not in seen:
            seen.add(each.key)
            if not each.draft:
                yield each


def queue_of(collection: Collection, decks: Iterable[ShelvedDeck], *, more: int = 0) -> Queue:
    """The questions that today holds of some decks, and so many more new ones."""
    decks = list(decks)

    def look(questions: ShelvedQuestions) -> Queue:
        new = questions.new(numbers(decks), _met(collection, questions))
        return queue_of_day(
            _due_once(of_parts(decks, questions.due())),
            (each.question for each in of_parts(decks, new)),
            settings=collection.settings,
            spent=collection.spent,
            more=more,
            touched=questions.touched(),
        )

    return collection.look_up(decks, look)


def fill_today(collection: Collection, decks: Sequence[ShelvedDeck]) -> bool:
    """True if no deck that follows some would change what today holds: nothing was ever answered,
    and these have all the new questions of a day."""
    if not decks or collection.store.days():
        return False
    return len(queue_of(collection, decks).new) >= allowance(collection.settings, collection.spent)


def tally(collection: Collection, decks: Iterable[ShelvedDeck]) -> Tally:
    """The counts of some decks today; hidden questions and drafts are left out."""
    decks = list(decks)
    if any(deck.is_part for deck in decks):
        questions = collection.look_up(decks, lambda questions: questions.every())
        return _tally(collection, [], of_parts(decks, questions))
    counts, wanted = counts_of(collection), set(numbers(decks))
    lone = [counts.decks[number] for number in wanted & counts.decks.keys()]
    return _tally(collection, lone, (each for each in counts.shared if each.deck in wanted))


def counts_of(collection: Collection) -> Counts:
    """The counts of all decks, worked out once for each state of the collection."""
    known = collection.counted
    if known is None or known[0] != collection.state:
        known = collection.counted = collection.state, count(collection)
    return known[1]


def count(collection: Collection) -> Counts:
    """The counts of all decks as they are now; of a large shelf this takes a moment."""
    return collection.look_up(
        list(collection.shelf.all_decks()),
        lambda questions: Counts(
            _kept_counts(collection, questions) or _count(collection, questions),
            questions.shared(),
        ),
    )


def take_counts(collection: Collection, counts: Counts) -> None:
    """Takes counts that were worked out beside the screen for those of now."""
    collection.catalogue.changes += 1
    collection.counted = collection.state, counts


def _count(collection: Collection, questions: ShelvedQuestions) -> dict[int, DeckCounts]:
    """The counts of all decks, which are kept for the next start."""
    shelf, state = _counted_as(collection, questions)
    counts = questions.counts()
    if not collection.reading:  # which soon makes them others
        collection.catalogue.keep_counts(shelf, state, counts_text(counts))
    return counts


def _kept_counts(
    collection: Collection, questions: ShelvedQuestions
) -> dict[int, DeckCounts] | None:
    """The counts of all decks as they were kept, if nothing has changed since; else None."""
    try:
        return counts_from(collection.catalogue.counted(*_counted_as(collection, questions)))
    except ValueError:
        return None


def _counted_as(collection: Collection, questions: ShelvedQuestions) -> tuple[list[int], str]:
    return numbers(collection.shelf.all_decks()), f"{questions.state()} {collection.today}"


def _met(collection: Collection, questions: ShelvedQuestions) -> set[int] | None:
    """The decks that are known to have no new question; None where that was not counted."""
    counts = _kept_counts(collection, questions)
    if counts is None:
        return None
    met = {deck for deck, of_deck in counts.items() if of_deck.met == of_deck.questions}
    return met - {each.deck for each in questions.shared()}


def figures_of_today(collection: Collection) -> Figures:
    """The figures of today over the whole shelf."""
    shelf = list(collection.shelf.all_decks())
    return Figures(
        collection.today,
        collection.store.days(),
        due=tally(collection, shelf).due,
        new=collection.look_up(shelf, lambda questions: _begun_today(collection, questions, shelf)),
        due_days=collection.store.due_days(),
    )


def _begun_today(
    collection: Collection, questions: ShelvedQuestions, shelf: Sequence[ShelvedDeck]
) -> int:
    """The number of questions to be asked today for the first time; of siblings that are due none
    is."""

    def new() -> Iterator[ListedQuestion]:
        for each in questions.new(numbers(shelf), _met(collection, questions)):
            question = each.question
            has_siblings = question.family != question.key
            if not (has_siblings and questions.has_due(question.family)):
                yield question

    count = allowance(collection.settings, collection.spent)
    return len(list(begun_today(new(), questions.touched(), count)))


def _tally(
    collection: Collection, lone: Sequence[DeckCounts], shared: Iterable[ShelvedQuestion]
) -> Tally:
    counts = [*lone, _counted(collection, list(shared))]
    questions = sum(deck.questions for deck in counts)
    left, due = sum(deck.left for deck in counts), sum(deck.due for deck in counts)
    if most := collection.settings.reviews_per_day:
        due = min(due, max(most - collection.spent.due - left, 0))
    return Tally(
        due=sum(deck.again for deck in counts) + left + due,
        new=questions - sum(deck.met for deck in counts),
        known=sum(deck.recall for deck in counts) / questions if questions else 0.0,
        questions=questions,
    )


def _counted(collection: Collection, shared: Sequence[ShelvedQuestion]) -> DeckCounts:
    """The counts of some questions, each once."""
    if not shared:
        return DeckCounts()
    day = collection.today
    known = list(unique(each for each in shared if not each.question.draft))
    due, touched = due_on(known, day), collection.touched
    queue = queue_of_day(due, (), settings=DEFAULTS, spent=collection.spent, touched=touched)
    visible = [standing for _, standing in known if not standing.hidden]
    last = {question.key: standing.last for question, standing in known}
    again = sum(last[key] == day for key in queue.left)
    return DeckCounts(
        len(visible),
        met=sum(not standing.is_new for standing in visible),
        recall=sum(standing.recall(day) for standing in visible),
        again=again,
        left=len(queue.left) - again,
        due=len(queue.due),
    )
