"""Pairings are acts: undone, merged between machines, and in any order the same."""

from __future__ import annotations

import random
from pathlib import Path

import hypothesis
from hypothesis import settings, strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    NOWHERE,
    Act,
    Flagged,
    KeptApart,
    Paired,
    Pairing,
    Review,
    RowId,
    Unpaired,
    Withdrawn,
    roots,
)
from quiz.schedule.standing import NEW, Standing, replay
from quiz.store.store import Store
from quiz.sync.exchange import given, take
from tests.clock import FixedClock
from tests.decks.authors import Reader
from tests.decks.test_pairing import edit, entry, write
from tests.learner import sums


def test_undoing_a_pairing_gives_the_former_standings_back(
    tmp_path: Path, clock: FixedClock
) -> None:
    old, new = (
        entry("who", "Who wrote the nvoel?", "Melville"),
        entry("who", "Who wrote the novel?", "Melville"),
    )
    reader, _ = edit(tmp_path, clock, [old], [new])
    before = {
        key: replay(fact for fact in reader.store.facts(key)) for key in reader.collection.standings
    }
    assert reader.store.undo(clock.now(), clock.now().day()) is not None, (
        "u takes back the answer, not the pairing"
    )
    (question,) = reader.questions()
    assert reader.store.joined()
    reader.store.undo_pairing(clock.now(), clock.now().day())
    reader.collection.refresh()
    assert reader.store.joined() == {}
    assert reader.questions()[0].key == question.fingerprint
    assert reader.collection.standings.get(question.fingerprint, NEW) == NEW
    assert set(before) == {question.key}


def unite(target: Store, *sources: Store) -> None:
    """Brings the facts of other machines into a store."""
    for source in sources:
        for machine, runs in source.runs().items():
            take(target, list(given(source, machine, runs)))


def test_another_machine_may_meet_the_new_wording_first(tmp_path: Path, clock: FixedClock) -> None:
    old, new = (
        entry("who", "Who wrote the nvoel?", "Melville"),
        entry("who", "Who wrote the novel?", "Melville"),
    )
    write(tmp_path / "there", new)
    there = Reader(tmp_path / "there", clock)
    there.review(there.questions()[0])
    clock.pass_days(3)
    here, _ = edit(tmp_path / "here", clock, [old], [new])
    here.review(here.questions()[0])
    unite(here.store, there.store)
    unite(there.store, here.store)
    there.open()
    here.open()
    assert here.store.standings() == there.store.standings()
    for reader in (here, there):
        assert [
            reader.collection.standings[question.key].reviews for question in reader.questions()
        ] == [3]


KEYS = [QuestionKey(letter) for letter in "abcd"]
APART = "not "
OTHERS = [*KEYS, *(f"{APART}{key}" for key in KEYS), None, "undo"]
CLAIMS = st.tuples(st.sampled_from(KEYS), st.sampled_from(OTHERS), st.integers(0, 3))


@hypothesis.given(st.lists(CLAIMS, max_size=12), st.randoms())
def test_the_order_of_facts_does_not_matter(
    claims: list[tuple[QuestionKey, str | None, int]], chance: random.Random
) -> None:
    acts: list[Act] = []
    for number, (key, other, instant) in enumerate(claims):
        machine = RowId("mn"[number % 2], number)
        moment = Moment(instant, 0)
        if other == "undo":
            row = (acts[-1].id if acts else None) or NOWHERE
            acts.append(Act(Withdrawn(row, key), moment, Day(0), id=machine))
        else:
            pairing: Pairing = Paired(key, QuestionKey(other)) if other else Unpaired(key)
            if other and other.startswith(APART):
                pairing = KeptApart(key, QuestionKey(other.removeprefix(APART)))
            acts.append(Act(pairing, moment, Day(0), id=machine))
    standing_roots = roots(acts)
    chance.shuffle(acts)
    assert roots(acts) == standing_roots
    assert all(standing_roots[root] == root for root in standing_roots.values()), (
        "what is first seen continues nothing"
    )


def test_who_keeps_two_questions_apart_parts_them_and_no_others() -> None:
    a, b, c, *_ = KEYS
    said: list[Pairing] = [Paired(a, b), KeptApart(a, c), KeptApart(a, b)]
    acts = [
        Act(action, Moment(number, 0), Day(0), id=RowId("m", number))
        for number, action in enumerate(said, start=1)
    ]
    assert roots(acts[:2]) == {a: b, b: b}
    assert roots(acts) == {}
    undone = Act(Withdrawn(RowId("m", 3), a), Moment(4, 0), Day(0), id=RowId("m", 4))
    assert roots([*acts, undone]) == {a: b, b: b}
    assert roots([*acts, acts[0]._replace(moment=Moment(5, 0))]) == {a: b, b: b}


def touched(store: Store) -> dict[QuestionKey, Standing]:
    return {key: standing for key, standing in store.standings().items() if standing != NEW}


@hypothesis.given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 8), st.booleans()), max_size=14)
)
@settings(max_examples=60)
def test_what_is_kept_is_what_the_facts_say_at_every_step(
    steps: list[tuple[int, int, bool]],
) -> None:
    store, clock = Store(":memory:"), FixedClock()
    asked = sums(4).questions
    for which, other, answers in steps:
        clock.pass_days(1)
        now, question = clock.now(), asked[which]
        if answers:
            review = Review(question.key, "r", 1.0, Rating.GOOD, 3, True, now, now.day(), 5)
            result = store.record(review, question).standing
            assert result == replay(store.facts(question.key))
        elif other < 4:
            store.act(Act(Paired(question.key, asked[other].key), now, now.day()), question)
        elif other < 8:
            apart = KeptApart(question.key, asked[other - 4].key)
            store.act(Act(apart, now, now.day()), question)
        else:
            store.undo_pairing(now, now.day())
    standings = store.standings()
    assert {
        key: standing for key, standing in standings.items() if standing != replay(store.facts(key))
    } == {}
    store.rebuild()
    again = store.standings()
    assert {key: standing for key, standing in again.items() if standing != NEW} == {
        k: standing for k, standing in standings.items() if standing != NEW
    }
    while store.undo_pairing(clock.now(), clock.now().day()):
        pass
    for question in asked:
        alone = [fact for fact in store.facts(question.key) if isinstance(fact, Review)]
        assert {fact.question for fact in alone} <= {question.key}
        assert store.standings().get(question.key, NEW) == replay(alone)


# What readings pair, and what they leave alone

TYPO = entry("who", "Who wrote the nvoel?", "Melville")
MENDED = entry("who", "Who wrote the novel?", "Melville")
OTHER = entry("what", "What is the capital of Mongolia?", "Ulaanbaatar")


def acts_of(store: Store) -> list[str]:
    sql = "SELECT verb FROM acts ORDER BY machine, seq"
    return [verb for (verb,) in store._connection.execute(sql)]


def test_what_the_learner_has_parted_no_edit_pairs_again(tmp_path: Path, clock: FixedClock) -> None:
    reader, _ = edit(tmp_path, clock, [TYPO], [MENDED])
    (question,) = reader.questions()
    now = clock.now()
    reader.store.act(Act(Unpaired(question.fingerprint), now, now.day()), question)
    write(tmp_path, TYPO)
    reader.open()
    assert reader.store.undo_pairing(now, now.day()), "the way back was an edit of its own"
    write(tmp_path, MENDED)
    reader.open()
    assert reader.store.joined() == {}
    assert acts_of(reader.store) == ["paired", "unpaired", "paired", "withdrawn"]


def test_what_is_one_question_already_is_not_paired_again(
    tmp_path: Path, clock: FixedClock
) -> None:
    reader, _ = edit(tmp_path, clock, [TYPO], [MENDED])
    for text in (TYPO, MENDED, TYPO):
        clock.pass_days(1)
        write(tmp_path, text)
        reader.open()
    assert acts_of(reader.store) == ["paired"]


def test_an_edit_of_a_question_without_a_history_is_not_kept(
    tmp_path: Path, clock: FixedClock
) -> None:
    write(tmp_path, TYPO)
    reader = Reader(tmp_path, clock)
    write(tmp_path, MENDED)
    reader.open()
    assert acts_of(reader.store) == []


def test_a_question_that_has_left_its_deck_is_looked_for_in_later_edits(
    tmp_path: Path, clock: FixedClock
) -> None:
    reader, _ = edit(tmp_path, clock, [TYPO, OTHER], [OTHER])
    clock.pass_days(1)
    write(tmp_path, OTHER, MENDED)
    reader.open()
    assert acts_of(reader.store) == ["paired"]


def test_a_question_that_an_error_hides_for_the_moment_is_still_paired(
    tmp_path: Path, clock: FixedClock
) -> None:
    broken = "- who: Who wrote the novel?\n  answr: Melville\n"
    reader, _ = edit(tmp_path, clock, [TYPO, OTHER], [OTHER, broken])
    clock.pass_days(1)
    write(tmp_path, OTHER, MENDED)
    reader.open()
    assert acts_of(reader.store) == ["paired"]


def test_the_last_words_of_a_question_are_not_lost_to_one_without_words() -> None:
    store, now = Store(":memory:"), Moment(0, 0)
    (question,) = sums(1).questions
    store.act(Act(Flagged(question.key), now, now.day()), question)
    store.act(Act(Paired(QuestionKey("new"), question.key), now, now.day()))
    assert store.joined() == {"new": question.key}
    assert store.last_words()[question.key].prompt == question.prompt
