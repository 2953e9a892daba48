"""Counts that agree with the questions asked, and limits over all decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.collection.collection import Collection, open_collection
from quiz.collection.opened import question_of
from quiz.collection.portions import Portion
from quiz.collection.sittings import begin_sitting, begin_study
from quiz.collection.today import queue_of, tally
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Deck
from quiz.errors import DeckNotFound, SettingError, StoreError
from quiz.games.games import begin_match
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Flagged, Hidden
from quiz.settings import Settings, paths
from quiz.store.store import Store
from quiz.study.modes import BLITZ
from quiz.study.rules import Setup
from tests.clock import HOUR, FixedClock
from tests.learner import Learner, collect, read, sums

CLOZES = "\n".join(
    f"- cloze: The {{one}} of {n}, the {{two}} of {n} and the {{three}} of {n}." for n in range(5)
)
FACTS = """
- number: One?
  answer: 1
  fact: one
- what: Which is one?
  answer: the first
  fact: one
"""


def counts(collection: Collection) -> tuple[int, int, int]:
    """Due, new and all, of every deck."""
    today = tally(collection, collection.shelf.all_decks())
    return today.due, today.new, today.questions


def test_new_questions_are_limited_over_all_decks_and_sittings(
    store: Store, clock: FixedClock
) -> None:
    deck, other = sums(15, "one"), sums(15, "two")
    first = Learner(store, clock, deck)
    assert len(first.finish()) == 15
    second = Learner(store, clock, other)
    second.pass_by()
    second.pass_by()
    assert len(Learner(store, clock, deck, other).finish()) == 3
    assert Learner(store, clock, other).turn is None
    clock.pass_days(1)
    assert len([n for n in Learner(store, clock, other).finish() if int(n) > 5]) == 10


def test_the_next_day_brings_exactly_what_is_due_and_up_to_twenty_new_ones(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(50)
    learner = Learner(store, clock, deck)
    while learner.turn:  # every other one comes back tomorrow
        learner.answer()
        learner.rate(Rating.HARD if int(learner.asked) % 2 else Rating.EASY)
    clock.pass_days(1)
    collection = collect(store, clock, [deck])
    due = {key for key, standing in store.standings().items() if standing.due == collection.today}
    assert len(due) == 10
    today = queue_of(collection, collection.shelf.all_decks())
    assert set(today.due) == due
    assert list(today.new) == [question.key for question in deck.questions[20:40]]
    assert len(Learner(store, clock, deck).finish()) == 30
    assert counts(collect(store, clock, [deck])) == (0, 10, 50)


def test_late_at_night_is_still_the_day_before(store: Store, clock: FixedClock) -> None:
    deck = sums(50)
    Learner(store, clock, deck).finish()
    clock.at += 15 * HOUR  # 03:00
    assert Learner(store, clock, deck).turn is None
    clock.at += HOUR
    assert Learner(store, clock, deck).turn is not None


def test_one_of_a_family_is_studied_a_day_and_the_others_are_not_due(
    store: Store, clock: FixedClock
) -> None:
    deck = read(CLOZES)
    assert len(Learner(store, clock, deck).finish()) == 5
    assert counts(collect(store, clock, [deck])) == (0, 10, 15)
    clock.pass_days(30)
    learner = Learner(store, clock, deck)
    assert counts(learner.collection) == (5, 10, 15)
    assert len(learner.finish()) == 5
    assert counts(collect(store, clock, [deck])) == (0, 10, 15)


def test_one_fact_is_one_family(store: Store, clock: FixedClock) -> None:
    deck = read(FACTS)
    assert Learner(store, clock, deck).finish() == ["1"]
    clock.pass_days(1)
    assert Learner(store, clock, deck).finish() == ["the first"]


def test_a_fact_asked_in_one_deck_waits_in_another_of_its_folder(
    store: Store, clock: FixedClock
) -> None:
    other = read("- what: Which is number one?\n  answer: first\n  fact: one\n", "other")
    unrelated = read("- what: Which is two?\n  answer: second\n  fact: two\n", "unrelated")
    decks = [read(FACTS), other, unrelated]
    assert [deck.questions[0].family for deck in decks].count(decks[0].questions[0].family) == 2
    collection = collect(store, clock, decks)
    first, second, third = collection.shelf.all_decks()
    assert (tally(collection, [second]).due, len(queue_of(collection, [second]))) == (0, 1)
    assert Learner(store, clock, decks[0]).finish() == ["1"]
    for now in (collection, collect(store, clock, decks)):
        now.refresh()
        assert [len(queue_of(now, [deck])) for deck in (first, second, third)] == [0, 0, 1]
        assert begin_study(now, [second]).left == 0
        assert begin_study(now, [second], Portion.CRAM).left == 1
    clock.pass_days(1)
    assert [len(queue_of(collection, [deck])) for deck in (first, second, third)] == [1, 1, 1]
    assert len(queue_of(collection, [first, second, third])) == 2


def test_due_agrees_with_what_a_sitting_asks(store: Store, clock: FixedClock) -> None:
    deck = read(f"{CLOZES}\n- number: One?\n  answer: 1\n- number: Two?\n  answer: 2\n  draft: yes")
    for sitting in range(12):
        learner = Learner(store, clock, deck)
        due = counts(learner.collection)[0]
        was_new: dict[QuestionKey, bool] = {}
        while learner.turn and not (sitting % 3 == 0 and len(was_new) == 2):
            was_new.setdefault(learner.question.key, learner.turn.standing.is_new)
            learner.answer("" if len(was_new) % 2 else None)
            if sitting % 3:
                learner.overrule(right=True)
            learner.go_on()
        if learner.turn is None:
            assert due == sum(not new for new in was_new.values())
        clock.pass_days(sitting % 4)


def test_hidden_questions_and_drafts_are_not_counted(store: Store, clock: FixedClock) -> None:
    deck = read(
        "- number: One?\n  answer: 1\n- number: Two?\n  answer: 2\n"
        "- number: Three?\n  answer: 3\n  draft: yes"
    )
    learner = Learner(store, clock, deck)
    assert counts(learner.collection) == (0, 2, 2)
    learner.act(Hidden)
    assert counts(collect(store, clock, [deck])) == (0, 1, 1)


def test_a_question_of_two_decks_is_counted_and_asked_once(store: Store, clock: FixedClock) -> None:
    deck, other = read("- number: One?\n  answer: 1", "a"), read("- number: One?\n  answer: 1", "b")
    learner = Learner(store, clock, deck, other)
    assert counts(learner.collection) == (0, 1, 1)
    assert learner.finish() == ["1"]
    assert Learner(store, clock, other).turn is None


def test_how_much_is_known_is_the_mean_recall(store: Store, clock: FixedClock) -> None:
    deck = sums(2)
    collection = collect(store, clock, [deck])
    assert tally(collection, collection.shelf.all_decks()).known == 0
    Learner(store, clock, deck).answer()
    collection.refresh()
    assert tally(collection, collection.shelf.all_decks()).known == pytest.approx(0.5)


def test_study_ahead_is_an_ordinary_review(store: Store, clock: FixedClock) -> None:
    deck = sums(2)
    Learner(store, clock, deck).finish()
    clock.pass_days(1)
    before = store.standings()
    assert Learner(store, clock, deck).turn is None
    ahead = Learner(store, clock, deck, portion=Portion.AHEAD)
    key = ahead.question.key
    assert ahead.answer().review.counts
    after = store.standings()[key]
    assert (after.reviews, after.last) == (2, ahead.collection.today)
    assert after.due is not None
    assert after.due > (before[key].due or 0)
    ahead.check()


def test_a_collection_sees_what_another_window_did_before_it_begins(
    tmp_path: Path, clock: FixedClock
) -> None:
    deck, path = sums(30), tmp_path / "quiz.db"
    here = collect(Store(path), clock, [deck])
    there = Learner(Store(path), clock, deck)
    there.finish()
    assert begin_study(here, here.shelf.all_decks()).left == 0


def test_a_collection_left_open_over_night_begins_the_new_day(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(50)
    here = collect(store, clock, [deck])
    Learner(store, clock, deck).finish()
    here.refresh()
    clock.pass_days(1)
    assert len(queue_of(here, here.shelf.all_decks()).new) == 0  # what Home last drew
    assert begin_study(here, here.shelf.all_decks()).left >= 20


def test_a_sitting_without_questions_is_not_kept(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [read("- card: a\n  answer: b\n  draft: yes")])
    assert begin_study(collection, collection.shelf.all_decks()).sitting is None
    assert begin_sitting(collection, sums(1).questions, BLITZ).sitting is not None


def test_a_game_asks_nothing_hidden_and_says_what_it_leaves_out(
    store: Store, clock: FixedClock
) -> None:
    deck = read("- number: One?\n  answer: 1\n- number: Two?\n  answer: 2\n- card: a\n  answer: b")
    Learner(store, clock, deck).act(Hidden)
    collection = collect(store, clock, [deck])
    game = begin_match(collection, collection.shelf.all_decks(), Setup(seed=1)).session
    assert game.left == 1
    assert game.skipped == 1


def test_reviews_a_day_can_be_limited(store: Store, clock: FixedClock) -> None:
    deck = sums(20)
    Learner(store, clock, deck).finish()
    clock.pass_days(60)
    some = Settings(reviews_per_day=5)
    learner = Learner(store, clock, deck, settings=some)
    assert counts(learner.collection)[0] == 5
    assert len(learner.finish()) == 5
    assert Learner(store, clock, deck, settings=some).turn is None


def test_the_question_of_a_fact_is_found_if_it_is_on_the_shelf(
    store: Store, clock: FixedClock
) -> None:
    deck: Deck = sums(2)
    learner = Learner(store, clock, deck)
    fact = learner.session.act_on(deck.questions[1], Flagged, clock.now())
    assert question_of(learner.collection, fact) == deck.questions[1]
    assert question_of(collect(store, clock, []), fact) is None
    assert QuestionKey("x") not in {question.key for question in deck.questions}


# The real collection


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


DECK = "title: One\nquestions:\n- number: One?\n  answer: 1\n"


def test_everything_is_kept_where_quiz_home_says(home: Path) -> None:
    where = paths()
    assert {where.store.parent, where.config.parent, where.decks.parent, where.log.parent} == {home}
    opened, decks = open_collection()
    assert (home / "quiz.db").is_file()
    assert decks == list(opened.shelf.all_decks())


def test_without_quiz_home_everything_is_kept_where_the_platform_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("QUIZ_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths().store.name == "quiz.db"
    assert "quiz" in paths().config.parts


@pytest.mark.usefixtures("home")
def test_decks_are_named_by_path_or_by_name(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "one.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "copy.yaml").write_text(DECK, encoding="utf-8")
    for named in (
        ["one"],
        ["decks/one.yaml"],
        ["./decks/../decks/one.yaml"],
        [str(tmp_path / "decks")],
        ["decks", "copy.yaml"],
    ):
        _, chosen = open_collection(named)
        assert {deck.title for deck in chosen} == {"One"}, named
    for wrong in ("two", str(tmp_path / "none.yaml"), "x" * 5000):
        with pytest.raises(DeckNotFound):
            open_collection([wrong])


def test_a_folder_without_decks_is_told(home: Path) -> None:
    home.mkdir()
    with pytest.raises(DeckNotFound, match="a deck is a file that ends in"):
        open_collection([str(home)])


def test_a_broken_setting_or_store_is_told(home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("new_per_day = -1", encoding="utf-8")
    with pytest.raises(SettingError):
        open_collection()
    (home / "config.toml").unlink()
    (home / "quiz.db").write_text("not a store", encoding="utf-8")
    with pytest.raises(StoreError):
        open_collection()
