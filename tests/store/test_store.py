"""The store by itself: what it keeps, what it refuses, and what it says."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question
from quiz.decks.shelved import ShelvedDeck
from quiz.errors import StoreError
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    Act,
    Action,
    AnsweredInExam,
    Certainty,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
    Overruled,
    Paired,
    PutOff,
    Review,
    RowId,
    Sitting,
    SpellingAccepted,
    UnflaggedInExam,
    Unpaired,
    Withdrawn,
)
from quiz.schedule.queue import Allowance
from quiz.schedule.standing import NEW
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, read, sums
from tests.schedule.actions import KINDS, one_of_each

NOON = Moment(1_173_960_000_000, 3600)
TODAY = Day(13_587)
QUESTION = sums(1).questions[0]


def review(
    question: Question = QUESTION,
    moment: Moment = NOON,
    *,
    counts: bool = True,
    response: str = "1",
) -> Review:
    return Review(question.key, response, 1.0, Rating.GOOD, 3, counts, moment, TODAY, 4000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "er" / "quiz.db"


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store._connection.execute(sql).fetchall()


def test_a_review_is_kept_as_it_was_given(store: Store) -> None:
    sitting = store.open_sitting(Sitting("study", "{}", 7, "", NOON))
    given = Review(QUESTION.key, "a\n\0é中", 0.5, Rating.HARD, 2, True, NOON, TODAY, 1234, sitting)
    receipt = store.record(given, QUESTION)
    (row,) = store.history(QUESTION.key)
    assert row.id == receipt.id == RowId(store.machine, 2)
    assert (row.response, row.credit, row.rating, row.days) == (
        "a\n\0é中",
        0.5,
        Rating.HARD,
        2,
    )
    assert (row.moment, row.day, row.took, row.sitting) == (NOON, TODAY, 1234, sitting)
    assert receipt.standing == store.standings()[QUESTION.key]
    assert receipt.standing.due == TODAY + 2


def test_an_act_is_kept_as_it_was_given(store: Store) -> None:
    target = store.record(review(), QUESTION).id
    action = Overruled(target, QUESTION.key, credit=0.25, rating=Rating.AGAIN, days=0)
    receipt = store.act(Act(action, NOON, TODAY))
    assert store.facts(QUESTION.key)[1] == Act(action, NOON, TODAY, id=receipt.id)
    assert receipt.standing.again


def test_an_act_of_every_sort_is_kept_as_it_was_given(store: Store) -> None:
    row = store.record(review(), QUESTION).id
    other = read("- who: Who else?\n  answer: B").questions[0]
    store.record(review(other), other)
    exam = store.open_sitting(Sitting("exam", "{}", 7, "", NOON))
    actions = one_of_each(QUESTION.key, other=other.key, row=row, sitting=exam)
    assert {type(action) for action in actions} == set(KINDS)
    receipts = [store.act(Act(action, NOON, TODAY)) for action in actions]
    given = [
        Act(action, NOON, TODAY, id=receipt.id)
        for action, receipt in zip(actions, receipts, strict=True)
    ]
    facts = store.rows_at(receipt.id for receipt in receipts)
    assert [facts[receipt.id] for receipt in receipts] == given


def test_an_act_on_no_question_leads_to_no_standing(store: Store) -> None:
    exam = store.open_sitting(Sitting("exam", "{}", 7, "", NOON))
    assert store.act(Act(HandedIn(exam), NOON, TODAY)).standing == NEW
    assert store.rebuild() == 0


def test_an_unknown_question_has_no_facts_and_no_history(store: Store) -> None:
    assert store.facts(QuestionKey("?")) == []
    assert store.history(QuestionKey("?")) == []


def test_one_counter_runs_through_reviews_acts_and_sittings(store: Store) -> None:
    ids = [
        store.open_sitting(Sitting("study", "{}", 0, "", NOON)),
        store.record(review(), QUESTION).id,
        store.act(Act(Flagged(QUESTION.key), NOON, TODAY)).id,
        store.record(review(), QUESTION).id,
    ]
    assert ids == [RowId(store.machine, number) for number in (1, 2, 3, 4)]


def test_a_game_moves_nothing_and_counts_for_no_day(store: Store) -> None:
    receipt = store.record(review(counts=False), QUESTION)
    assert receipt.standing == NEW
    assert store.days() == {}
    assert store.undo(NOON, TODAY) is None
    assert len(store.history(QUESTION.key)) == 1


def test_a_question_is_kept_with_its_words_as_last_seen(store: Store) -> None:
    questions = read("- who: Who?\n  answer: A\n- card: Front\n  answer: Back").questions
    for question in questions:
        store.record(review(question), question)
    moved = read("- who: Who?\n  answer: A", "moved").questions[0]
    store.act(Act(Flagged(moved.key), NOON, TODAY), moved)
    assert rows(store, "SELECT kind, prompt, answer, deck FROM questions") == [
        ("who", "Who?", "A", "moved.yaml"),
        ("card", "Front", "Back", "deck.yaml"),
    ]


def test_each_content_of_a_deck_is_kept_once_and_the_latest_is_known(store: Store) -> None:
    small, large = sums(2, "deck"), sums(3, "deck")
    small.digest, large.digest = "1", "2"
    for instant, deck in enumerate((small, small, large, large, small)):
        store.see([ShelvedDeck.of(deck)], Moment(instant, 0))
    readings = rows(store, "SELECT digest, at, fingerprints FROM readings ORDER BY last_at DESC")
    assert [(digest, instant) for digest, instant, _ in readings] == [("1", 0), ("2", 2)]
    first = small.questions[0]
    assert json.loads(str(readings[0][2]))[0] == [first.key, "", "number", first.prompt, "1"]


def test_a_deck_that_cannot_be_read_is_not_kept_as_empty(store: Store) -> None:
    store.see([ShelvedDeck.of(sums(1))], NOON)  # no digest: it is no file
    assert rows(store, "SELECT * FROM readings") == []


def test_lone_surrogates_are_spelt_out(store: Store) -> None:
    store.record(review(response="caf\udce9"), QUESTION)
    assert store.history(QUESTION.key)[0].response == "caf\\udce9"


def test_what_is_remembered_is_remembered_by_the_next_start(path: Path) -> None:
    store = Store(path)
    store.remember("theme", "nord")
    store.remember("theme", "dracula")
    store.close()
    again = Store(path)
    assert again.remembered()["theme"] == "dracula"
    assert again.machine == store.machine


@pytest.mark.parametrize("table", ["reviews", "acts", "sittings"])
@pytest.mark.parametrize(
    "change",
    ["UPDATE {} SET at = 0", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
)
def test_history_is_never_rewritten(store: Store, table: str, change: str) -> None:
    store.open_sitting(Sitting("study", "{}", 0, "", NOON))
    store.record(review(), QUESTION)
    store.act(Act(Flagged(QUESTION.key), NOON, TODAY))
    before = rows(store, f"SELECT * FROM {table}")
    with pytest.raises(sqlite3.IntegrityError, match="history is never rewritten"):
        store._connection.execute(change.format(table))
    assert rows(store, f"SELECT * FROM {table}") == before


def test_every_commit_is_on_the_disk_when_it_returns(path: Path) -> None:
    store = Store(path)
    assert rows(store, "PRAGMA synchronous") == [(2,)]
    assert rows(store, "PRAGMA journal_mode") == [("persist",)]
    store.record(review(), QUESTION)
    assert rows(store, "PRAGMA synchronous") == [(2,)]
    assert rows(store, "PRAGMA foreign_keys") == [(1,)]


def test_a_locked_store_is_told_and_nothing_is_half_kept(path: Path) -> None:
    store = Store(path)
    store._connection.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="Not saved: database is locked"):
        store.record(review(), QUESTION)
    with pytest.raises(StoreError, match="cannot be read: database is locked"):
        store.standings()
    other.execute("ROLLBACK")
    assert store.record(review(), QUESTION).id.seq == 1
    assert store.days()[TODAY].reviews == 1


def test_a_failure_in_the_middle_keeps_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("quiz.store.derived.derive", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.record(review(), QUESTION)
    assert store.history(QUESTION.key) == []
    assert store.days() == {}
    assert store.record(review(), QUESTION).id.seq == 1


def test_a_day_holds_the_sum_of_its_reviews(store: Store) -> None:
    for offset in (3600, 3600, 7200):
        store.record(review(moment=Moment(NOON.at, offset)), QUESTION)
    total = store.days()[TODAY]
    assert (total.reviews, total.took, total.west, total.east) == (3, 12_000, 3600, 7200)
    store.undo(NOON, TODAY)
    assert store.days()[TODAY].east == 3600


def test_questions_that_come_back_today_are_counted(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(8))
    for _ in range(3):
        learner.pass_by("0")
    today = clock.now().day()
    assert store.left_again(today) == 3
    learner.act(Hidden)
    assert learner.asked == "1"
    learner.act(PutOff)
    assert store.left_again(today) == 2
    assert store.left_again(Day(today + 1)) == 0


def test_the_state_changes_with_every_fact_of_any_window(path: Path) -> None:
    here, there = Store(path), Store(path)
    states = [here.state()]
    assert here.state() == states[0]
    there.record(review(), QUESTION)
    states.append(here.state())
    here.record(review(), QUESTION)
    states.append(here.state())
    assert len(set(states)) == 3


def test_spellings_and_certainty_come_back_as_they_were_kept(store: Store) -> None:
    given = review()._replace(certainty=Certainty.GUESS)
    store.record(given, QUESTION)
    action = SpellingAccepted(QUESTION.key, "Éire \ud800", part="Ireland")
    store.act(Act(action, NOON, TODAY), QUESTION)
    first, second = store.facts(QUESTION.key)
    assert isinstance(first, Review)
    assert isinstance(second, Act)
    assert first.certainty is Certainty.GUESS
    assert second.action == action._replace(spelling="Éire \\ud800")
    assert store.spellings() == {QUESTION.key: (("Éire \\ud800", "Ireland"),)}
    store.undo(NOON, TODAY)
    assert store.spellings() == {}


def test_new_questions_of_today_spend_none_of_the_days_reviews(store: Store) -> None:
    new, old, restarted = sums(3).questions
    yesterday = Day(TODAY - 1)
    for question in (old, restarted):
        store.record(review(question)._replace(day=yesterday), question)
    assert store.spent(TODAY) == Allowance()
    store.record(review(new), new)
    assert store.spent(TODAY) == Allowance(new=1, due=0)
    store.record(review(new), new)
    store.record(review(old), old)
    assert store.spent(TODAY) == Allowance(new=1, due=1)
    assert store.spent(yesterday) == Allowance(new=2, due=0)
    store.reset([restarted.key], NOON, TODAY)
    store.record(review(restarted), restarted)
    assert store.spent(TODAY) == Allowance(new=2, due=1)


def test_a_batch_that_starts_anew_is_taken_back_whole_and_alone(store: Store) -> None:
    first, second, third = sums(3).questions
    for question in (first, second, third):
        store.record(review(question), question)
    before = store.standings()
    store.reset([first.key], NOON, TODAY)
    alone = store.standings()
    assert store.reset([second.key, third.key], NOON, TODAY) == 2
    assert all(standing.is_new for standing in store.standings().values())
    undone = store.undo(NOON, TODAY)
    assert undone is not None
    assert undone.fact.question == third.key
    assert store.standings() == alone
    store.undo(NOON, TODAY)
    assert store.standings() == before


def test_what_is_done_in_an_exam_and_what_is_said_of_pairings_no_key_takes_back(
    store: Store,
) -> None:
    other = read("- who: Who else?\n  answer: B").questions[0]
    row = store.record(review(), QUESTION).id
    exam = store.open_sitting(Sitting("exam", "{}", 7, "", NOON))
    for action in (
        AnsweredInExam(exam, QUESTION.key, "r"),
        FlaggedInExam(exam, QUESTION.key),
        UnflaggedInExam(exam, QUESTION.key),
        HandedIn(exam),
        Paired(QUESTION.key, other.key),
        Unpaired(QUESTION.key),
        Forgotten(other.key),
    ):
        store.act(Act(action, NOON, TODAY))
    undone = store.undo(NOON, TODAY)
    assert undone is not None
    assert undone.fact.id == row
    assert store.undo(NOON, TODAY) is None
    pairings = [store.undo_pairing(NOON, TODAY) for _ in range(4)]
    assert pairings == [
        Forgotten(other.key),
        Unpaired(QUESTION.key),
        Paired(QUESTION.key, other.key),
        None,
    ]


def test_what_was_done_in_an_exam_is_read_back_in_order(store: Store) -> None:
    exam, another = (store.open_sitting(Sitting("exam", "{}", n, "", NOON)) for n in (1, 2))
    actions: list[Action] = [
        AnsweredInExam(exam, QUESTION.key, "r"),
        FlaggedInExam(exam, QUESTION.key),
        HandedIn(exam),
    ]
    for action in actions:
        store.act(Act(action, NOON, TODAY), QUESTION)
    store.act(Act(HandedIn(another), NOON, TODAY))
    receipt = store.record(review()._replace(sitting=exam), QUESTION)
    store.record(review()._replace(sitting=another), QUESTION)
    *acts, last = store.done_in(exam)
    assert [act.action for act in acts if isinstance(act, Act)] == actions
    assert last.id == receipt.id
    newest = store.sittings("exam")[0]
    assert (newest.id, newest.seed) == (another, 2)
    assert store.sittings("blitz") == []


def test_of_a_batch_only_what_still_holds_is_taken_back(store: Store) -> None:
    first, second = sums(2).questions
    store.reset([first.key, second.key], NOON, TODAY)
    store.act(Act(Withdrawn(RowId(store.machine, 1), first.key), NOON, TODAY))
    undone = store.undo(NOON, TODAY)
    assert undone is not None
    assert undone.fact.question == second.key
    assert [row.action for row in store.rows_of(store.machine, 4, 9) if isinstance(row, Act)] == [
        Withdrawn(RowId(store.machine, 2), second.key)
    ]
