"""The rules of a sitting, with a store and a clock but without a screen."""

from __future__ import annotations

import pytest

from quiz.answers.verdict import Unclear, Verdict
from quiz.clock import Moment
from quiz.schedule import fsrs
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Certainty, Flagged, Hidden, Mark, PutOff, RowId, Unflagged
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.modes import BLITZ, STUDY
from quiz.study.results import Results
from quiz.study.rules import Rules, Setup
from quiz.study.session import Session, suggested
from quiz.study.turns import Outcome
from tests.clock import HOUR, FixedClock
from tests.learner import Learner, read, sums

TICKS = (
    "- which: Which countries border Portugal or Andorra, or lie in them?\n"
    "  answer: [Spain, France, Portugal]"
)
HINTED = "- what: What do plants take from the air?\n  answer: carbon dioxide\n  hint: Two oxygens."


def test_questions_come_in_the_order_of_their_deck(store: Store, clock: FixedClock) -> None:
    assert Learner(store, clock, sums(4)).finish() == ["1", "2", "3", "4"]


def test_a_question_rated_again_returns_after_three_other_turns(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(6))
    learner.pass_by("0")
    assert learner.finish() == ["2", "3", "4", "1", "5", "6"]


def test_a_question_rated_again_returns_at_once_if_no_other_is_left(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(2))
    learner.pass_by()
    learner.pass_by("0")
    assert learner.asked == "2"
    learner.pass_by("0")
    assert learner.finish() == ["2"]


def test_a_question_returns_until_its_rating_is_not_again(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    question = learner.question
    for response in ("0", "", "7", None):
        learner.pass_by(response)
    assert learner.turn is None
    reviews = store.history(question.key)
    assert [review.rating for review in reviews] == [Rating.AGAIN] * 3 + [Rating.GOOD]
    assert [review.days for review in reviews][:3] == [0, 0, 0]
    assert store.standings()[question.key].lapses == 0  # it was new


def test_questions_that_return_keep_their_order_and_their_distance(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(7))
    learner.pass_by("0")
    learner.pass_by("0")
    assert learner.finish() == ["3", "4", "1", "2", "5", "6", "7"]


def test_nothing_returns_from_a_rating_that_is_not_again(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer("0")
    learner.rate(Rating.HARD)
    assert learner.finish() == ["2"]


def test_what_is_rated_again_by_hand_returns(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer()
    learner.rate(Rating.AGAIN)
    assert learner.finish() == ["2", "1"]
    learner.check()


def test_an_again_left_undone_opens_the_next_sitting(store: Store, clock: FixedClock) -> None:
    deck = sums(6)
    first = Learner(store, clock, deck)
    first.pass_by()
    first.pass_by("0")
    second = Learner(store, clock, deck)
    assert second.finish() == ["2", "3", "4", "5", "6"]


@pytest.mark.parametrize("days", [1, 2, 30])
def test_an_again_left_undone_opens_a_sitting_on_a_later_day(
    store: Store, clock: FixedClock, days: int
) -> None:
    deck = sums(3)
    first = Learner(store, clock, deck)
    first.pass_by("0")
    clock.pass_days(days)
    second = Learner(store, clock, deck)
    assert second.asked == "1"
    second.answer("0")
    assert (
        second.session.standing(deck.questions[0]).lapses == 1
    )  # an again on a day on which it was due
    second.check()


def test_a_return_on_the_same_day_is_a_same_day_review(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(1))
    learner.pass_by("0")
    learner.answer()
    assert learner.session.standing(learner.question).memory == fsrs.replay(
        [(Rating.AGAIN, 0), (Rating.GOOD, 0)]
    )


@pytest.mark.parametrize(
    ("response", "credit", "rating"),
    [
        ("Spain\nFrance\nPortugal", 1, Rating.GOOD),
        ("Spain\nFrance", 2 / 3, Rating.HARD),
        ("Spain", 1 / 3, Rating.AGAIN),
        ("Norway", 0, Rating.AGAIN),
        ("", 0, Rating.AGAIN),
    ],
)
def test_credit_suggests_the_rating(
    store: Store, clock: FixedClock, response: str, credit: float, rating: Rating
) -> None:
    outcome = Learner(store, clock, read(TICKS)).answer(response)
    assert outcome.verdict.credit == pytest.approx(credit)
    assert outcome.rating is rating


def test_a_right_answer_after_a_hint_is_hard_and_a_wrong_one_again(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read(HINTED))
    assert learner.answer("oxygen", hinted=True).rating is Rating.AGAIN
    learner.go_on()
    assert learner.answer(hinted=True).rating is Rating.HARD


def test_a_card_is_rated_by_the_learner_alone(clock: FixedClock) -> None:
    for word in ("again", "hard", "good", "easy", "nonsense"):
        learner = Learner(Store(":memory:"), clock, read("- card: a\n  answer: b"))
        assert learner.answer(word).rating is (
            Rating[word.upper()] if word != "nonsense" else Rating.AGAIN
        )


def test_an_unclear_response_is_no_review(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, read("- when: When?\n  answer: 2007-03-04"))
    assert learner.turn is not None
    outcome = learner.session.answer(learner.turn, "03/04/2007", clock.now(), tick=clock.tick())
    assert isinstance(outcome, Unclear)
    assert learner.session.outcomes == []


def test_one_key_overrules_a_verdict(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.answer("0")
    learner.overrule(right=True)
    assert learner.outcome is not None
    assert (learner.outcome.verdict.credit, learner.outcome.rating) == (1.0, Rating.GOOD)
    assert learner.session.streak == 1
    assert not learner.session.standing(learner.question).again
    learner.overrule(right=False)
    assert learner.outcome.verdict.credit == 0.0
    assert learner.session.standing(learner.question).again
    learner.go_on()
    assert learner.finish() == ["2", "1"]
    learner.check()


def test_a_rating_keeps_the_interval_that_its_button_showed(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(1))
    question, offers = learner.question, learner.turn and learner.turn.offers
    assert offers
    learner.answer()
    learner.rate(Rating.EASY)
    standing = store.standings()[question.key]
    assert standing.memory == offers[Rating.EASY].memory
    assert standing.due is not None
    assert standing.last is not None
    assert standing.due - standing.last == offers[Rating.EASY].days


@pytest.mark.parametrize("mark", [Hidden, PutOff])
def test_what_is_hidden_or_put_off_is_not_asked_any_more(
    store: Store, clock: FixedClock, mark: type[Mark]
) -> None:
    deck = sums(5)
    learner = Learner(store, clock, deck)
    learner.pass_by("0")
    learner.act(mark)
    learner.pass_by()
    learner.pass_by()
    assert learner.asked == "1"
    learner.act(mark)
    assert learner.finish() == ["5"]
    assert Learner(store, clock, deck).finish() == []
    clock.pass_days(1)
    assert Learner(store, clock, deck).finish() == (["1", "2"] if mark is PutOff else [])


def test_a_flag_changes_nothing_else(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(2))
    learner.act(Flagged)
    assert learner.session.standing(learner.question).flagged
    learner.act(Unflagged)
    assert not learner.session.standing(learner.question).flagged
    assert learner.finish() == ["1", "2"]


def test_the_number_of_turns_is_what_is_left_and_grows_with_what_returns(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, sums(3))
    assert learner.turn is not None
    assert (learner.turn.number, learner.turn.total) == (1, 3)
    learner.pass_by("0")
    assert (learner.turn.number, learner.turn.total) == (2, 4)
    assert learner.session.left == 2


def test_why_a_question_is_asked_is_said(store: Store, clock: FixedClock) -> None:
    deck = sums(1)
    learner = Learner(store, clock, deck)
    assert learner.turn is not None
    assert learner.turn.why == "It is new."
    learner.pass_by("0")
    assert learner.turn.why == "You did not know it last time."
    learner.pass_by()
    clock.pass_days(30)
    again = Learner(store, clock, deck)
    assert again.turn is not None
    assert "it has been due for" in again.turn.why


def test_a_sitting_goes_on_over_the_end_of_the_day(store: Store, clock: FixedClock) -> None:
    clock.at += 15 * HOUR + HOUR // 2  # half past three in the night
    learner = Learner(store, clock, sums(1))
    first = learner.answer("0").review.day
    clock.at += HOUR
    learner.go_on()
    assert learner.answer().review.day == first + 1
    learner.check()


def test_the_clock_of_a_question_runs_once_it_is_painted(clock: FixedClock) -> None:
    session = Session(sums(1).questions, {}, BLITZ, rules=Rules(BLITZ, Setup(seconds=10)))
    turn = session.ask(clock.now())
    assert turn is not None
    clock.pass_seconds(60)
    assert session.clock.left(clock.tick()) == 10
    session.painted(clock.tick())
    clock.pass_seconds(4)
    session.painted(clock.tick())
    assert session.clock.left(clock.tick()) == 6


@pytest.mark.parametrize(("seconds", "points"), [(2, 900), (10, 500), (10.1, 0)])
def test_a_response_after_the_end_earns_nothing(
    clock: FixedClock, seconds: float, points: int
) -> None:
    session = Session(sums(1).questions, {}, BLITZ, rules=Rules(BLITZ, Setup(seconds=10)))
    turn = session.ask(clock.now())
    assert turn is not None
    session.painted(0)
    outcome = session.answer(turn, "1", clock.now(), tick=seconds)
    assert isinstance(outcome, Outcome)
    assert (outcome.points, outcome.verdict.right) == (points, points > 0)
    assert outcome.review.took == min(seconds, 10) * 1000
    assert not outcome.review.counts


def test_study_has_no_clock(clock: FixedClock) -> None:
    session = Session(sums(1).questions, {}, STUDY)
    turn = session.ask(clock.now())
    assert turn is not None
    assert session.clock.left(1e9) == float("inf")


def test_streaks_are_runs_of_right_answers(clock: FixedClock) -> None:
    session = Session(sums(6).questions, {}, BLITZ)
    for number, response in enumerate(("1", "2", "3", "0", "5", "6"), start=1):
        turn = session.ask(clock.now())
        assert turn is not None
        outcome = session.answer(turn, response, clock.now(), tick=clock.tick())
        assert isinstance(outcome, Outcome)
        session.take(outcome, RowId("m", number), session.standing(turn.question))
    assert session.ask(clock.now()) is None
    results = session.results()
    assert (session.streak, results.streak, results.right) == (2, 3, 5)
    assert [outcome.bonus for outcome in session.outcomes] == [0, 100, 200, 0, 0, 100]
    assert [outcome.turn.question.answer.shown for outcome in session.missed] == ["4"]


def test_answering_may_be_changed_to_typing_or_choosing() -> None:
    deck = read("- what: Which?\n  answer: a\n  wrong: [b, c, d]")
    for answer_by, mode, chosen in [
        ("mode", STUDY, 0),
        ("mode", BLITZ, 4),
        ("typing", BLITZ, 0),
        ("choosing", STUDY, 4),
    ]:
        turn = Session(deck.questions, {}, mode, settings=Settings(answer_by=answer_by)).ask(
            Moment(0, 0)
        )
        assert turn is not None
        assert len(turn.choices) == chosen


def test_a_sitting_without_a_right_answer_has_no_streak(clock: FixedClock) -> None:
    assert Results.of([]) == Results(())
    assert (Results.of([]).accuracy, Results.of([]).median_seconds) == (0, 0)
    assert Results.of([]).certainty_mark is None
    learner = Learner(Store(":memory:"), clock, sums(1))
    learner.answer("0")
    assert learner.session.results().streak == 0


def test_the_median_is_the_middle_time_or_the_mean_of_the_middle_two(
    store: Store, clock: FixedClock
) -> None:
    learner, medians = Learner(store, clock, sums(4)), []
    for seconds in (0, 10, 2, 30):  # each answer takes five seconds more
        clock.pass_seconds(seconds)
        learner.pass_by()
        medians.append(learner.session.results().median_seconds)
    assert medians == [5, 10, 7, 11]


def test_a_response_is_right_by_how_sure_the_learner_was(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, sums(3))
    for response, certainty in (
        ("1", Certainty.SURE),
        ("0", Certainty.SURE),
        ("3", Certainty.GUESS),
    ):
        outcome = learner.answer(response)
        review = outcome.review._replace(certainty=certainty)
        learner.session.outcomes[-1] = outcome._replace(review=review)
        learner.go_on()
    results = learner.session.results()
    assert results.right_when(Certainty.SURE) == (1, 2)
    assert results.right_when(Certainty.FAIRLY) == (0, 0)
    assert results.certainty_mark == pytest.approx((1 - 2 + 1 / 3) / 3)
    assert [outcome.turn.question.answer.shown for outcome in learner.session.missed] == ["2"]


def test_two_thirds_of_the_credit_are_hard_whatever_they_are_rounded_to() -> None:
    question = sums(1).questions[0]
    for credit, rating in ((2 / 3 - 1e-12, Rating.HARD), (0.66, Rating.AGAIN)):
        assert suggested(question, "x", Verdict(credit), hinted=False) is rating
