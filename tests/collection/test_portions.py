"""What can be studied beyond today: ahead of its day, more new questions, a cram of everything."""

from __future__ import annotations

import pytest

from quiz.collection.portions import Extras, Portion, extras
from quiz.collection.sittings import begin_study
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Hidden, PutOff
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.modes import CRAM
from tests.clock import FixedClock
from tests.learner import Learner, collect, read, sums

CARD = "- card: der Schmetterling\n  answer: the butterfly\n"


def counts(learner: Learner) -> Extras:
    return extras(learner.collection, list(learner.collection.shelf.all_decks()))


def test_a_fresh_shelf_has_new_ones_and_a_cram_and_nothing_ahead(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(119))
    there = counts(learner)
    assert there == Extras(ahead=0, today=20, more=20, cram=119)
    assert [there.count(portion) for portion in Portion] == [20, 0, 40, 119]


def test_twenty_more_new_ones_come_beyond_those_of_today(store: Store, clock: FixedClock) -> None:
    deck = sums(45)
    Learner(store, clock, deck).finish()
    assert Learner(store, clock, deck).turn is None
    more = Learner(store, clock, deck, portion=Portion.MORE)
    assert counts(more) == Extras(ahead=20, today=0, more=20, cram=45)
    assert more.finish() == [str(number) for number in range(21, 41)]
    assert counts(more).count(Portion.MORE) == 5
    again = Learner(store, clock, deck, portion=Portion.MORE)
    assert again.finish() == ["41", "42", "43", "44", "45"]
    assert counts(again).count(Portion.MORE) == 0
    assert all(review.counts for review in store.history(deck.questions[40].key))
    again.check()


def test_more_takes_a_number_and_what_today_still_holds(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(45), settings=Settings(new_per_day=3))
    decks = learner.collection.shelf.all_decks()
    assert begin_study(learner.collection, decks, Portion.MORE, more=4).left == 7


def test_ahead_is_what_is_due_on_later_days(store: Store, clock: FixedClock) -> None:
    deck = sums(3)
    learner = Learner(store, clock, deck)
    learner.finish()
    assert counts(learner).count(Portion.AHEAD) == 3
    assert len(Learner(store, clock, deck, portion=Portion.AHEAD).finish()) == 3


def test_a_cram_asks_everything_in_an_order_that_its_seed_settles(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(40)
    orders = [Learner(store, clock, deck, portion=Portion.CRAM).finish() for _ in range(2)]
    assert orders[0] != orders[1]
    assert sorted(map(int, orders[0])) == list(range(1, 41))
    sitting = store.sittings("cram")[0]
    assert sitting.mode == CRAM.name


def test_a_cram_moves_no_schedule_whatever_is_done_in_it(store: Store, clock: FixedClock) -> None:
    deck = sums(6)
    first = Learner(store, clock, deck)
    first.pass_by("0")
    first.finish()
    clock.pass_days(30)
    before = Learner(store, clock, deck)
    standings, spent = store.standings(), store.spent(before.collection.today)
    days, figures = store.days(), counts(before)
    cram = Learner(store, clock, deck, portion=Portion.CRAM)
    cram.pass_by("0")
    cram.pass_by()
    cram.answer("0")
    cram.overrule(right=True)
    cram.go_on()
    cram.answer("0")
    cram.undo()
    assert not cram.is_at_verdict
    cram.finish()
    assert store.standings() == standings
    assert store.spent(before.collection.today) == spent
    assert store.days() == days
    assert counts(before) == figures
    kept = [review for question in deck.questions for review in store.history(question.key)]
    assert [review.counts for review in kept].count(False) == len(cram.session.outcomes) == 7
    cram.check()


@pytest.mark.parametrize("count", [1, 5])
def test_what_is_missed_in_a_cram_comes_back_until_it_is_known(
    count: int, store: Store, clock: FixedClock
) -> None:
    cram = Learner(store, clock, sums(count), portion=Portion.CRAM)
    first = cram.asked
    cram.pass_by("0")
    assert cram.session.remaining.returning == (count > 1)
    assert first in cram.finish()
    assert cram.session.remaining == (0, 0, count)


def test_a_miss_in_a_cram_that_was_right_after_all_does_not_come_back(
    store: Store, clock: FixedClock
) -> None:
    cram = Learner(store, clock, sums(1), portion=Portion.CRAM)
    cram.answer("0")
    cram.overrule(right=True)
    cram.go_on()
    assert cram.turn is None


def test_what_was_missed_in_study_does_not_come_back_in_a_cram_that_knows_it(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(1)
    Learner(store, clock, deck).pass_by("0")
    cram = Learner(store, clock, deck, portion=Portion.CRAM)
    cram.pass_by()
    assert cram.turn is None
    assert store.standings()[deck.questions[0].key].again


def test_cards_are_crammed_by_the_learners_own_rating(store: Store, clock: FixedClock) -> None:
    cram = Learner(store, clock, read(CARD), portion=Portion.CRAM)
    assert cram.turn is not None
    assert cram.turn.offers == {}
    cram.pass_by("again")
    assert cram.answer("good").rating is Rating.GOOD
    cram.go_on()
    assert cram.turn is None


@pytest.mark.parametrize("mark", [Hidden, PutOff])
def test_what_the_learner_does_not_want_today_is_not_crammed(
    mark: type[Hidden | PutOff], store: Store, clock: FixedClock
) -> None:
    deck = sums(3)
    Learner(store, clock, deck).act(mark)
    cram = Learner(store, clock, deck, portion=Portion.CRAM)
    assert cram.session.left + 1 == 2
    assert counts(cram).cram == 2


def test_undo_in_a_cram_takes_back_its_answers_and_their_misses(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(3)
    Learner(store, clock, deck).finish()
    standings = store.standings()
    cram = Learner(store, clock, deck, portion=Portion.CRAM)
    first = cram.asked
    cram.pass_by("0")
    cram.answer()
    cram.undo()
    cram.undo()
    assert (cram.asked, cram.session.remaining) == (first, (3, 0, 3))
    assert store.standings() == standings
    assert not any(review.counts is False for key in standings for review in store.history(key))


def test_study_does_not_ask_what_undo_takes_back_of_a_cram(store: Store, clock: FixedClock) -> None:
    deck = sums(25)
    Learner(store, clock, deck, portion=Portion.CRAM).answer()
    study = Learner(store, clock, deck)
    asked = study.asked
    taken_back = study.undo()
    assert taken_back is not None
    assert taken_back.shown is None
    assert study.session.open_key == deck.questions[int(asked) - 1].key


def test_a_cram_says_that_no_schedule_moves(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1), portion=Portion.CRAM)
    assert learner.session.notices == ["A cram moves no schedule."]
    assert Learner(store, clock, sums(1)).session.notices == []


def test_siblings_are_crammed_together(store: Store, clock: FixedClock) -> None:
    siblings = "".join(f"- number: What is {n}?\n  answer: {n}\n  fact: one\n" for n in (1, 2, 3))
    collection = collect(store, clock, [read(siblings)])
    assert begin_study(collection, collection.shelf.all_decks(), Portion.CRAM).left == 3
