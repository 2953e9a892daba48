"""What is kept beside the facts is what the facts alone say, whatever was done."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import given, settings, strategies as st

from quiz.clock import Day, Moment
from quiz.decks import QuestionKey
from quiz.decks.question import Question
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    OF_A_QUESTION,
    Act,
    Action,
    AnsweredInExam,
    Fact,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
    KeptApart,
    MadeDue,
    Mark,
    Overruled,
    Paired,
    PutOff,
    Rated,
    Redated,
    Restarted,
    Review,
    RowId,
    SpellingAccepted,
    Unflagged,
    UnflaggedInExam,
    Unhidden,
    Unpaired,
    Withdrawn,
    verbs,
    withdrawn,
)
from quiz.schedule.standing import NEW, offered, replay
from quiz.schedule.today import DayTotal
from quiz.settings import DEFAULTS
from quiz.store.inserts import Inserts
from quiz.store.store import Store
from quiz.values import NamedTuple
from tests.clock import DAY, HOUR
from tests.learner import sums

QUESTIONS = sums(4).questions
MARKS: list[type[Mark]] = [Hidden, Unhidden, PutOff, Flagged, Unflagged, MadeDue]
OFFSETS = [-36_000, 0, 3600, 20_700, 50_400]


class Hand:
    """Does things to a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = Moment(1_173_960_000_000, 3600)
        self.done = 0
        """How much of it can be undone."""

    def wait(self, hours: int, offset: int) -> None:
        """Some hours go by, or back; the wall may be another one."""
        self.now = Moment(self.now.at + hours * HOUR, offset)

    def review(self, question: Question, rating: Rating, *, counts: bool = True) -> None:
        day, standing = self.now.day(), self.store.standings().get(question.key, NEW)
        days = offered(standing, question.key, day, DEFAULTS)[rating].days
        given = Review(
            question.key, "r", 0.5, rating, days, counts, self.now, day, int(rating) * 1000
        )
        assert self.store.record(given, question).standing == self.store.standings()[question.key]
        self.done += counts

    def rate(self, question: Question, rating: Rating, *, overruled: bool = False) -> None:
        reviews = self.store.history(question.key)
        if reviews and (row := reviews[-1].id):
            action: Rated | Overruled = Rated(row, question.key, rating, days=int(rating) - 1)
            if overruled:
                action = Overruled(row, question.key, 1.0, rating=rating, days=int(rating) - 1)
            self.store.act(Act(action, self.now, self.now.day()))
            self.done += 1

    def mark(self, question: Question, mark: type[Mark]) -> None:
        self.store.act(Act(mark(question.key), self.now, self.now.day()), question)
        self.done += 1

    def undo(self) -> None:
        self.store.undo(self.now, self.now.day())


Step: TypeAlias = Callable[[Hand], None]


def reviewed(question: Question, rating: Rating, counts: bool) -> Step:
    return lambda hand: hand.review(question, rating, counts=counts)


def rated(question: Question, rating: Rating, overruled: bool) -> Step:
    return lambda hand: hand.rate(question, rating, overruled=overruled)


def marked(question: Question, mark: type[Mark]) -> Step:
    return lambda hand: hand.mark(question, mark)


def waited(hours: int, offset: int) -> Step:
    return lambda hand: hand.wait(hours, offset)


def undone() -> Step:
    return lambda hand: hand.undo()


questions, ratings = st.sampled_from(QUESTIONS), st.sampled_from(Rating)
FORWARD = st.one_of(
    st.builds(reviewed, questions, ratings, st.sampled_from([True, True, True, False])),
    st.builds(rated, questions, ratings, st.booleans()),
    st.builds(marked, questions, st.sampled_from(MARKS)),
    st.builds(waited, st.integers(-48, 400), st.sampled_from(OFFSETS)),
)
STEPS = st.one_of(FORWARD, FORWARD, st.builds(undone))


def derived(store: Store) -> list[list[tuple[object, ...]]]:
    """The tables that are worked out, to the bit."""
    orders = {"standings": "question", "days": "day, offset"}
    return [
        store._connection.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()
        for table, order in orders.items()
    ]


def days_of(facts: list[Fact]) -> dict[Day, DayTotal]:
    """What the days come to, the slow way."""
    gone, by_day = withdrawn(facts), defaultdict[Day, list[Review]](list)
    for fact in facts:
        if isinstance(fact, Review) and fact.counts and fact.id not in gone:
            by_day[fact.day].append(fact)
    return {
        day: DayTotal(
            len(reviews),
            sum(review.took for review in reviews),
            min(review.moment.offset for review in reviews),
            max(review.moment.offset for review in reviews),
        )
        for day, reviews in sorted(by_day.items())
    }


def check(store: Store) -> None:
    """Stored is replayed, and is rebuilt."""
    standings = store.standings()
    facts = {key: store.facts(key) for key in standings}
    assert standings == {key: replay(of_one) for key, of_one in facts.items()}
    assert store.days() == days_of([fact for of_one in facts.values() for fact in of_one])
    before = derived(store)
    assert store.rebuild() == len(standings)
    assert derived(store) == before


def check_rows(store: Store) -> None:
    """Places are counted through, and time does not go back."""
    tables = " UNION ALL ".join(
        f"SELECT machine, seq, at FROM {table}" for table in ("reviews", "acts", "sittings")
    )
    rows = store._connection.execute(f"SELECT seq, at FROM ({tables}) ORDER BY seq").fetchall()
    assert [seq for seq, _ in rows] == list(range(1, len(rows) + 1))
    assert [instant for _, instant in rows] == sorted(instant for _, instant in rows)


@given(st.lists(STEPS, max_size=40))
def test_what_is_stored_is_what_replay_and_rebuild_give(steps: list[Step]) -> None:
    hand = Hand(Store(":memory:"))
    for step in steps:
        step(hand)
    before = derived(hand.store)
    check(hand.store)
    check_rows(hand.store)
    assert derived(hand.store) == before


def state(store: Store) -> object:
    """How everything stands."""
    return {
        key: standing for key, standing in store.standings().items() if standing != NEW
    }, store.days()


@given(st.lists(FORWARD, max_size=20))
def test_undo_leads_back_through_every_state(steps: list[Step]) -> None:
    hand, states = Hand(Store(":memory:")), []
    for step in steps:
        before, done = state(hand.store), hand.done
        step(hand)
        states += [before] * (hand.done - done)
    for before in reversed(states):
        hand.undo()
        assert state(hand.store) == before
    assert hand.store.undo(hand.now, hand.now.day()) is None
    check(hand.store)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 5), st.integers(0, 3), ratings),
        max_size=30,
    )
)
def test_rows_of_several_machines_are_rebuilt_in_the_order_of_their_time(
    rows: list[tuple[str, int, int, Rating]],
) -> None:
    store = Store(":memory:")
    hand = Hand(store)
    for question in QUESTIONS:
        hand.review(question, Rating.GOOD)
    store._connection.executemany(
        "INSERT INTO machines VALUES (?, ?)", [(12, "c"), (11, "a"), (10, "b")]
    )
    numbers = {"c": 12, "a": 11, "b": 10}
    for seq, (machine, later, place, rating) in enumerate(rows, start=1):
        moment = Moment(hand.now.at + (later - 2) * DAY, 0)
        number = Inserts(store._connection).question(QUESTIONS[place].key)
        row = (
            numbers[machine],
            seq,
            moment.at,
            0,
            moment.day(),
            number,
            "r",
            1.0,
            int(rating),
            later,
            1,
            5,
            None,
            None,
        )
        store._connection.execute(f"INSERT INTO reviews VALUES ({', '.join('?' * 14)}, NULL)", row)
    assert store.rebuild() == len(QUESTIONS)
    check(store)


class Happening(NamedTuple):
    """Something that a machine does."""

    machine: str
    kind: type[Review | Action]
    place: int
    """Of its question."""
    back: int
    """How many rows before stands the one that it is about."""
    later: int
    """Milliseconds after the row before, on whatever machine."""
    days: int
    rating: Rating
    flag: bool


ACTIONS: list[type[Action]] = [
    *(Withdrawn, Rated, Overruled, Redated, Hidden, Unhidden, PutOff, Flagged, Unflagged),
    *(MadeDue, SpellingAccepted, Restarted, Paired, Unpaired, KeptApart, Forgotten),
    *(AnsweredInExam, FlaggedInExam, UnflaggedInExam, HandedIn),
]


def happenings_of(actions: set[type[Action]]) -> st.SearchStrategy[list[Happening]]:
    """Reviews, and actions of a few kinds: of all kinds at once hardly any two would meet."""
    kinds: list[type[Review | Action]] = [Review, Review, *sorted(actions, key=str)]
    happening = st.builds(
        Happening,
        st.sampled_from("aabc"),
        st.sampled_from(kinds),
        st.sampled_from([0, 0, 0, 1, 2]),
        st.integers(1, 4),
        st.sampled_from([0, 0, 1, HOUR, DAY, 9 * DAY]),
        st.integers(0, 30),
        ratings,
        st.booleans(),
    )
    return st.lists(happening, min_size=8, max_size=24)


HISTORIES = st.sets(st.sampled_from(ACTIONS), min_size=1, max_size=3).flatmap(happenings_of)


def rows_of(happenings: list[Happening]) -> list[Review | Act]:
    """The rows that the machines write, in the order of time."""
    rows: list[Review | Act] = []
    seqs: Counter[str] = Counter()
    moment = Moment(1_173_960_000_000, 3600)
    for happening in happenings:
        moment = moment._replace(at=moment.at + happening.later)
        seqs[happening.machine] += 1
        id = RowId(happening.machine, seqs[happening.machine])
        key, rating, days = QUESTIONS[happening.place].key, happening.rating, happening.days
        if happening.kind is Review:
            counts, day = happening.flag or days > 3, moment.day()
            rows.append(Review(key, "r", 0.5, rating, days, counts, moment, day, 9, id=id))
        else:
            before = rows[-happening.back] if len(rows) >= happening.back else None
            action = action_of(happening, key, before)
            rows.append(Act(action, moment, moment.day(), id=id))
    return rows


def action_of(happening: Happening, key: QuestionKey, before: Review | Act | None) -> Action:
    """An action on a question, or on a row that is of that question for the most part."""
    row, rating, days = RowId("a", 99), happening.rating, happening.days
    if before is not None and before.id is not None:
        row = before.id
        key = before.question or key if happening.flag or days > 3 else key
    other = QUESTIONS[days % 4].key
    kind = happening.kind
    made: dict[type[Review | Action], Action] = {
        Withdrawn: Withdrawn(row, key),
        Rated: Rated(row, key, rating, days),
        Overruled: Overruled(row, key, 1.0, rating, days),
        Redated: Redated(row, key, days),
        SpellingAccepted: SpellingAccepted(key, "s"),
        Restarted: Restarted(key, row),
        Paired: Paired(key, other, answer_changed=happening.flag),
        KeptApart: KeptApart(key, other),
        AnsweredInExam: AnsweredInExam(row, key, "r"),
        FlaggedInExam: FlaggedInExam(row, key),
        UnflaggedInExam: UnflaggedInExam(row, key),
        HandedIn: HandedIn(row),
    }
    for simple in OF_A_QUESTION.values():
        made[simple] = simple(key)
    return made[kind]


@settings(max_examples=100)
@given(HISTORIES, st.booleans())
def test_a_rebuild_of_whatever_machines_did_is_the_replay_of_each_question(
    happenings: list[Happening], alone: bool
) -> None:
    store = Store(":memory:")
    rows = rows_of([each._replace(machine="a") if alone else each for each in happenings])
    with store.transaction():
        store.add_rows(rows, ())
    if alone:  # as on a machine that never met another one
        store._connection.execute("DELETE FROM machines WHERE name <> 'a'")
    before = derived(store)
    store.rebuild()
    assert derived(store) == before
    standings = store.standings()
    assert standings == {key: replay(store.facts(key)) for key in standings}
    roots = {
        number
        for (number,) in store._connection.execute(
            "SELECT id FROM questions WHERE root IS NULL OR root = id"
        )
    }
    assert len(standings) == len(roots)


def test_a_changed_answer_stays_due_in_a_rebuild_though_its_question_was_kept_apart() -> None:
    store, (first, second) = Store(":memory:"), (question.key for question in QUESTIONS[:2])
    moment = Moment(1_173_960_000_000, 3600)
    review = Review(first, "r", 1.0, Rating.GOOD, 30, True, moment, moment.day(), 9)
    later = moment._replace(at=moment.at + DAY)
    pairing = Act(Paired(first, second, answer_changed=True), later, later.day())
    parting = Act(KeptApart(first, second), later, later.day())
    rows: list[Review | Act] = [
        review._replace(id=RowId("a", 1)),
        pairing._replace(id=RowId("a", 2)),
        parting._replace(id=RowId("a", 3)),
    ]
    with store.transaction():
        store.add_rows(rows, ())
    store.rebuild()
    assert store.standings()[first].answer_changed == later.day()
    assert store.standings()[first] == replay(store.facts(first))


def test_a_rebuild_repairs_what_something_has_spoilt() -> None:
    hand = Hand(Store(":memory:"))
    for question in QUESTIONS:
        hand.review(question, Rating.GOOD)
    before = derived(hand.store)
    hand.store._connection.execute("UPDATE standings SET stability = 1, due = 0")
    hand.store._connection.execute("DELETE FROM days")
    assert hand.store.rebuild() == 4
    assert derived(hand.store) == before


def fill(store: Store, reviews: int, questions: int, acts: int) -> None:
    """A long history, written as fast as can be: what is derived is not kept up."""
    chance, instant = random.Random(1), 1_173_960_000_000
    store._connection.execute("BEGIN")
    marks = "INSERT INTO questions (id, key) VALUES (?, ?)"
    store._connection.executemany(
        marks, ((number, f"{number:032x}") for number in range(1, questions + 1))
    )
    for seq in range(1, reviews + 1):
        instant += chance.randrange(120_000)
        moment, number = Moment(instant, chance.choice(OFFSETS)), chance.randrange(1, questions + 1)
        rating, days = chance.choice((1, 2, 3, 3, 3, 4)), chance.randrange(30)
        row = (
            1,
            seq,
            instant,
            moment.offset,
            moment.day(),
            number,
            "an answer",
            1.0,
            rating,
            days,
            1,
            4000,
            None,
            None,
        )
        store._connection.execute(f"INSERT INTO reviews VALUES ({', '.join('?' * 14)}, NULL)", row)
        if seq % 100 < acts:
            verb = chance.choice(verbs(Rated, Overruled, Withdrawn))
            act = (
                1,
                reviews + seq,
                instant,
                0,
                moment.day(),
                verb,
                number,
                1,
                seq,
                1.0,
                chance.randrange(1, 5),
                5,
            )
            store._connection.execute(
                "INSERT INTO acts (machine, seq, at, offset, day, verb, question, target_machine,"
                f" target_seq, credit, rating, days) VALUES ({', '.join('?' * 12)})",
                act,
            )
    store._connection.execute("COMMIT")


@pytest.mark.slow
@pytest.mark.timeout(580)
def test_a_hundred_thousand_reviews_are_rebuilt_as_they_are_replayed() -> None:
    store = Store(":memory:")
    fill(store, 100_000, 5_000, acts=3)
    started = time.perf_counter()
    assert store.rebuild() == 5_000
    print(f"\n100,000 reviews with 3,000 acts rebuilt in {time.perf_counter() - started:.2f} s")
    check(store)


@pytest.mark.timeout(580)
@pytest.mark.parametrize(
    "count",
    [pytest.param(20_000, marks=pytest.mark.slow), pytest.param(100_000, marks=pytest.mark.long)],
)
def test_many_reviews_are_kept_as_they_are_replayed(count: int) -> None:
    hand, chance = Hand(Store(":memory:")), random.Random(2)
    pool = sums(count // 20).questions
    for number in range(count):
        if number % 300 == 0:
            hand.wait(24, chance.choice(OFFSETS))
        question, rating = chance.choice(pool), chance.choice(list(Rating))
        given = Review(
            question.key,
            "r",
            0.5,
            rating,
            chance.randrange(9),
            True,
            hand.now,
            hand.now.day(),
            4000,
        )
        hand.store.record(given, question)
        if number % 20 == 0:
            hand.undo()
    check(hand.store)
    check_rows(hand.store)
    assert len(hand.store.standings()) == count // 20
