"""What the database counts and chooses is what the rules of the schedule say of each question."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, strategies as st

from quiz.collection.collection import Collection
from quiz.collection.today import figures_of_today, queue_of, tally
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Deck
from quiz.decks.shelved import ShelvedDeck
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    Act,
    Flagged,
    Hidden,
    MadeDue,
    Paired,
    PutOff,
    Restarted,
    Review,
    RowId,
    Unhidden,
)
from quiz.schedule.queue import Queue, day_queue
from quiz.schedule.standing import NEW
from quiz.settings import Settings
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import collect, read

TEXTS = (
    "- number: What is 1?\n  answer: 1\n",
    "- number: What is 2?\n  answer: 2\n  draft: yes\n",
    "- number: What is 3?\n  answer: 3\n  fact: three\n",
    "- what: Which is three?\n  answer: the third\n  fact: three\n",
    "- cloze: The {one} of a, the {two} of b and the {three} of c.\n",
    "- number: What is 4?\n  answer: 4\n  tags: [odd]\n",
    "- number: What is 5?\n  answer: 5\n  tags: [odd, even]\n",
    "- number: What is 6?\n  answer: 6\n",
)
shelves = st.lists(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6, unique=True), min_size=1, max_size=4
)
ACTS = (Hidden, Unhidden, Flagged, PutOff, MadeDue)
steps = st.lists(
    st.tuples(
        st.integers(0, 3),  # days that pass before it
        st.integers(0, 30),  # the question
        st.one_of(
            st.sampled_from(Rating), st.sampled_from(ACTS), st.just(Restarted), st.just(None)
        ),
    ),
    max_size=30,
)
limits = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
    lambda both: Settings(new_per_day=both[0], reviews_per_day=both[1])
)


def happen(store: Store, clock: FixedClock, decks: Sequence[Deck], what: object, at: int) -> None:
    """Does something to one question: a review, an act, or a pairing with the next question."""
    questions = [question for deck in decks for question in deck.questions]
    question, other = questions[at % len(questions)], questions[(at + 1) % len(questions)]
    now = clock.now()
    day = now.day()
    if isinstance(what, Rating):
        days = {Rating.AGAIN: 0, Rating.HARD: 1, Rating.GOOD: 2, Rating.EASY: 5}[what]
        review = Review(
            question.key, "", 1.0, what, days=days, counts=True, moment=now, day=day, took=1
        )
        store.record(review, question)
    elif what is None:
        if other.key != question.key and not (other.draft or question.draft):
            store.act(
                Act(Paired(question.key, other.key, answer_changed=False), now, day), question
            )
    elif what is Restarted:
        store.act(Act(Restarted(question.key, RowId(store.machine, at)), now, day), question)
    else:
        store.act(Act(what(question.key), now, day), question)  # type: ignore[operator]  # an act


def by_the_rules(collection: Collection, decks: Sequence[ShelvedDeck], more: int) -> Queue:
    shelf, day = list(collection.shelf.all_decks()), collection.today
    asked = {key for key, standing in collection.standings.items() if standing.last == day}
    return day_queue(
        (question for deck in decks for question in deck.listed),
        collection.standings,
        day=day,
        settings=collection.settings,
        spent=collection.spent,
        more=more,
        touched={each.family for deck in shelf for each in deck.listed if each.key in asked},
    )


def check_counts(collection: Collection, decks: Sequence[ShelvedDeck]) -> None:
    queue = by_the_rules(collection, decks, 0)
    counted = tally(collection, decks)
    keys = {each.key for deck in decks for each in deck.listed if not each.draft}
    standings = [collection.standings.get(key, NEW) for key in keys]
    visible = [standing for standing in standings if not standing.hidden]
    recall = sum(standing.recall(collection.today) for standing in visible)
    assert counted._replace(known=0) == (
        len(queue.left) + len(queue.due),
        sum(standing.is_new for standing in visible),
        0,
        len(visible),
    )
    assert abs(counted.known - (recall / len(visible) if visible else 0)) < 1e-9


@given(shelves, steps, limits)
def test_counts_and_queues_are_those_of_the_rules(
    shelf: list[list[str]], history: list[tuple[int, int, object]], settings: Settings
) -> None:
    store, clock = Store(":memory:"), FixedClock()
    decks = [read("".join(texts), f"deck{number}") for number, texts in enumerate(shelf)]
    for days, at, what in history:
        clock.pass_days(days)
        happen(store, clock, decks, what, at)
    collection = collect(store, clock, decks, settings)
    whole = list(collection.shelf.all_decks())
    parts = [deck.part(["odd"]) for deck in whole if "odd" in deck.tags]
    mixed = [
        deck.part(["odd"]) if "odd" in deck.tags and at % 2 else deck
        for at, deck in enumerate(whole)
    ]
    for some in (whole, whole[:1], whole[1:], parts, mixed):
        check_counts(collection, some)
        for more in (0, 3):
            assert queue_of(collection, some, more=more) == by_the_rules(collection, some, more)
    figures, queue = figures_of_today(collection), by_the_rules(collection, whole, 0)
    assert (figures.due, figures.new) == (len(queue.left) + len(queue.due), len(queue.new))
    store.close()


def test_a_question_that_stands_in_two_decks_is_shared_from_then_on() -> None:
    store, clock = Store(":memory:"), FixedClock()
    decks = [read(TEXTS[0], "one"), read(TEXTS[0] + TEXTS[7], "two")]
    collection = collect(store, clock, decks)
    assert tally(collection, collection.shelf.all_decks()).questions == 2
    key = QuestionKey(decks[0].questions[0].key)
    first, second = collection.shelf.all_decks()
    first.take(read(TEXTS[7], "one"))
    assert key in {each.key for each in second.listed}
    assert tally(collection, collection.shelf.all_decks()).questions == 2
    check_counts(collection, list(collection.shelf.all_decks()))
    store.close()
