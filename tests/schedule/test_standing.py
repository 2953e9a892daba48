"""Where a question stands, worked out from its facts alone."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule import fsrs
from quiz.schedule.fsrs import Memory, Rating
from quiz.schedule.history import (
    Act,
    Action,
    AnsweredInExam,
    Fact,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
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
)
from quiz.schedule.standing import NEW, Standing, after_reviews, offered, replay
from quiz.settings import Settings

KEY = QuestionKey("k")
AGAIN, HARD, GOOD, EASY = Rating


class History:
    """Facts in the order in which they came, one second apart."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def _next(self) -> tuple[Moment, RowId]:
        place = len(self.facts) + 1
        return Moment(place * 1000, 0), RowId("a", place)

    def review(self, rating: Rating, day: int, days: int = 0, *, counts: bool = True) -> RowId:
        moment, place = self._next()
        self.facts.append(Review(KEY, "", 1.0, rating, days, counts, moment, Day(day), 0, id=place))
        return place

    def act(self, action: Action, day: int = 0) -> RowId:
        moment, row = self._next()
        self.facts.append(Act(action, moment, Day(day), id=row))
        return row

    @property
    def standing(self) -> Standing:
        return replay(self.facts)


def test_a_question_without_facts_is_new() -> None:
    assert replay([]) == NEW
    assert NEW.is_new
    assert NEW.recall(Day(5)) == 0.0


def test_reviews_move_the_memory_and_keep_the_interval_that_was_promised() -> None:
    history = History()
    history.review(GOOD, 10, 3)
    history.review(HARD, 13, 8)
    assert history.standing == Standing(
        fsrs.replay([(GOOD, 0), (HARD, 3)]),
        Day(21),
        first=Day(10),
        last=Day(13),
        reviews=2,
        lapses=0,
    )


def test_a_review_that_does_not_count_moves_nothing() -> None:
    history = History()
    history.review(AGAIN, 10, counts=False)
    assert history.standing == NEW


def test_again_is_due_the_same_day_and_comes_back() -> None:
    history = History()
    history.review(AGAIN, 10)
    assert (history.standing.due, history.standing.again) == (10, True)
    history.review(GOOD, 10, 1)
    assert (history.standing.due, history.standing.again) == (11, False)


@pytest.mark.parametrize(
    ("day", "lapses"),
    [(12, 0), (13, 1), (20, 1)],
    ids=["before it is due", "on the day", "late"],
)
def test_a_lapse_is_an_again_on_a_day_it_was_due(day: int, lapses: int) -> None:
    history = History()
    history.review(GOOD, 10, 3)
    history.review(AGAIN, day)
    assert history.standing.lapses == lapses
    history.review(AGAIN, day)  # the same day: it came back
    assert history.standing.lapses == lapses


def test_a_first_again_is_no_lapse() -> None:
    history = History()
    history.review(AGAIN, 10)
    assert history.standing.lapses == 0


def test_the_last_rating_given_anew_is_the_one_that_holds() -> None:
    history = History()
    first = history.review(AGAIN, 10)
    history.act(Rated(first, KEY, rating=HARD, days=2), 10)
    history.act(Overruled(first, KEY, credit=1.0, rating=GOOD, days=5), 10)
    assert (history.standing.due, history.standing.again) == (15, False)
    assert history.standing.memory == fsrs.first(GOOD)


def test_a_rating_taken_back_leaves_the_one_before_it() -> None:
    history = History()
    first = history.review(GOOD, 10, 3)
    history.act(Rated(first, KEY, rating=HARD, days=2), 10)
    last = history.act(Rated(first, KEY, rating=EASY, days=9), 10)
    history.act(Withdrawn(last, KEY), 10)
    assert (history.standing.due, history.standing.memory) == (12, fsrs.first(HARD))


def test_a_review_taken_back_never_was() -> None:
    history = History()
    history.review(GOOD, 10, 3)
    before = history.standing
    history.act(Withdrawn(history.review(AGAIN, 14), KEY), 14)
    assert history.standing == before


def test_marks_hold_until_their_opposite() -> None:
    history = History()
    history.act(Hidden(KEY))
    history.act(Flagged(KEY))
    history.act(PutOff(KEY), 4)
    assert history.standing == NEW._replace(hidden=True, flagged=True, put_off=Day(4))
    history.act(Unhidden(KEY))
    history.act(Unflagged(KEY))
    assert history.standing == NEW._replace(put_off=Day(4))


def test_a_question_made_due_is_due_that_day_until_its_next_review() -> None:
    history = History()
    history.act(MadeDue(KEY), 5)
    assert history.standing == NEW
    history.review(GOOD, 10, 30)
    history.act(MadeDue(KEY), 12)
    assert history.standing.due == 12
    history.review(AGAIN, 13)
    assert history.standing.lapses == 1


def test_a_clock_that_went_back_gives_no_due_date_before_the_last_review() -> None:
    history = History()
    history.review(GOOD, 10_000, 3)
    history.review(GOOD, 10, 4)
    assert (history.standing.last, history.standing.due) == (10_000, 10_004)
    assert history.standing.memory == fsrs.replay([(GOOD, 0), (GOOD, 0)])


def test_recall_falls_from_certain_to_nine_in_ten_at_the_stability() -> None:
    standing = Standing(Memory(8.0, 5.0), Day(18), Day(10), Day(10), 1)
    assert standing.recall(Day(10)) == standing.recall(Day(3)) == 1.0
    assert standing.recall(Day(18)) == pytest.approx(0.9)


def test_offers_grow_with_the_days_since_the_last_review() -> None:
    standing = after_reviews([(GOOD, 3, 10)])
    on_time, late = (offered(standing, KEY, Day(day), Settings())[GOOD].days for day in (13, 40))
    assert late > on_time > 3
    assert offered(standing, KEY, Day(9), Settings()) == offered(standing, KEY, Day(10), Settings())


def test_a_higher_retention_asks_sooner() -> None:
    standing = after_reviews([(GOOD, 3, 10)])
    often, seldom = (
        offered(standing, KEY, Day(13), Settings(desired_retention=wanted))[GOOD].days
        for wanted in (0.95, 0.75)
    )
    assert often < seldom


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    history = History()
    for _ in range(draw(st.integers(0, 12))):
        day = draw(st.integers(0, 30))
        rows = [fact.id for fact in history.facts if fact.id]
        match (
            draw(st.sampled_from("review review rated withdrawn mark".split()))
            if rows
            else "review"
        ):
            case "review":
                history.review(
                    draw(st.sampled_from(Rating)),
                    day,
                    draw(st.integers(0, 9)),
                    counts=draw(st.booleans()),
                )
            case "rated":
                row, rating = draw(st.sampled_from(rows)), draw(st.sampled_from(Rating))
                history.act(Rated(row, KEY, rating, days=draw(st.integers(0, 9))), day)
            case "withdrawn":
                history.act(Withdrawn(draw(st.sampled_from(rows)), KEY), day)
            case _:
                marks: list[type[Mark]] = [Hidden, Unhidden, Flagged, PutOff, MadeDue]
                history.act(draw(st.sampled_from(marks))(KEY), day)
    return history.facts


@given(st.data(), histories())
def test_replay_does_not_depend_on_the_order_in_which_facts_are_found(
    data: st.DataObject, facts: list[Fact]
) -> None:
    assert replay(data.draw(st.permutations(facts))) == replay(facts)


@given(histories())
def test_no_question_is_due_before_its_last_review(facts: list[Fact]) -> None:
    standing = replay(
        [fact for fact in facts if not (isinstance(fact, Act) and isinstance(fact.action, MadeDue))]
    )
    if standing.last is not None:
        assert standing.first is not None
        assert standing.due is not None
        assert standing.first <= standing.last <= standing.due


@given(histories())
def test_taking_everything_back_leaves_a_new_question(facts: list[Fact]) -> None:
    history = History()
    history.facts = list(facts)
    for fact in reversed(facts):
        if fact.id and not (isinstance(fact, Act) and isinstance(fact.action, Withdrawn)):
            history.act(Withdrawn(fact.id, KEY), 31)
    assert history.standing == NEW


# What is void, and what is of another day


def test_what_was_before_a_question_was_forgotten_counts_no_more() -> None:
    history = History()
    history.review(GOOD, 10, 3)
    history.act(Hidden(KEY), 10)
    history.act(Flagged(KEY), 10)
    history.act(PutOff(KEY), 11)
    history.act(MadeDue(KEY), 11)
    history.act(Paired(KEY, QuestionKey("old"), answer_changed=True), 11)
    forgotten = history.act(Forgotten(KEY), 12)
    assert history.standing == NEW
    history.review(HARD, 14, 2)
    history.act(Flagged(KEY), 14)
    alone = replay([fact for fact in history.facts if fact.id and fact.id > forgotten])
    assert history.standing == alone
    assert alone.flagged


def test_what_comes_after_the_last_time_it_was_forgotten_counts() -> None:
    history = History()
    history.act(Forgotten(KEY), 9)
    history.review(GOOD, 10, 3)
    history.act(Forgotten(KEY), 11)
    history.review(EASY, 12, 8)
    assert (history.standing.reviews, history.standing.due) == (1, 20)


def test_a_question_forgotten_by_mistake_is_as_it_was() -> None:
    history = History()
    history.review(GOOD, 10, 3)
    history.act(Flagged(KEY), 10)
    before = history.standing
    history.act(Withdrawn(history.act(Forgotten(KEY), 12), KEY), 12)
    assert history.standing == before


def test_a_new_start_voids_the_reviews_and_keeps_the_marks() -> None:
    history = History()
    history.review(GOOD, 10, 3)
    history.act(Flagged(KEY), 10)
    history.act(MadeDue(KEY), 10)
    history.act(Restarted(KEY, batch=RowId("a", 4)), 11)
    assert history.standing == NEW._replace(flagged=True)
    history.review(HARD, 14, 2)
    assert (history.standing.first, history.standing.reviews) == (14, 1)


def test_an_answer_that_changed_makes_its_question_due_until_it_is_answered() -> None:
    history = History()
    history.review(GOOD, 10, 30)
    history.act(Paired(KEY, QuestionKey("old"), answer_changed=True), 15)
    assert (history.standing.due, history.standing.answer_changed) == (15, 15)
    assert "has changed" in history.standing.why(Day(15))
    history.act(MadeDue(KEY), 16)
    assert (history.standing.due, history.standing.answer_changed) == (16, 15)
    history.review(GOOD, 17, 4)
    assert (history.standing.due, history.standing.answer_changed) == (21, None)


def test_of_the_pairings_of_a_question_only_the_last_makes_it_due() -> None:
    history = History()
    history.review(GOOD, 10, 30)
    history.act(Paired(KEY, QuestionKey("old"), answer_changed=True), 15)
    history.act(Paired(KEY, QuestionKey("older")), 16)
    assert (history.standing.due, history.standing.answer_changed) == (40, None)
    history.act(Paired(KEY, QuestionKey("old"), answer_changed=True), 17)
    history.act(Unpaired(KEY), 18)
    assert (history.standing.due, history.standing.answer_changed) == (40, None)


def test_a_row_dated_anew_counts_on_its_new_day() -> None:
    history = History()
    row = history.review(GOOD, 1010, 3)
    history.act(Redated(row, KEY, shift=1000), 12)
    standing = history.standing
    assert (standing.first, standing.last, standing.due) == (10, 10, 13)
    history.act(Redated(history.act(MadeDue(KEY), 1012), KEY, shift=1001), 12)
    assert history.standing.due == 11


def test_a_day_on_which_it_is_made_due_is_no_day_of_a_review() -> None:
    history = History()
    history.review(GOOD, 10, 3)
    history.act(MadeDue(KEY), 25)
    assert (history.standing.last, history.standing.reviews) == (10, 1)
    history.review(AGAIN, 20)
    assert history.standing.lapses == 0
    assert history.standing.memory == fsrs.replay([(GOOD, 0), (AGAIN, 10)])


def test_a_question_made_due_before_the_latest_day_of_a_clock_that_went_back_is_due_then() -> None:
    history = History()
    history.review(GOOD, 30, 3)
    history.review(GOOD, 20, 4)
    history.act(MadeDue(KEY), 22)
    assert history.standing.due == 22


def test_acts_in_exams_and_spellings_move_nothing() -> None:
    history = History()
    row = history.review(GOOD, 10, 3)
    before = history.standing
    exam = RowId("a", 99)
    for action in (
        SpellingAccepted(KEY, "s"),
        AnsweredInExam(exam, KEY, "r"),
        FlaggedInExam(exam, KEY),
        UnflaggedInExam(exam, KEY),
        HandedIn(exam),
    ):
        history.act(action, 11)
    assert row in {fact.id for fact in history.facts}
    assert history.standing == before


def test_of_two_new_starts_the_later_one_counts() -> None:
    history = History()
    for day in (10, 20):
        history.review(GOOD, day, 3)
        history.act(Restarted(KEY, batch=RowId("a", 1)), day)
    assert history.standing == NEW
    history.review(HARD, 30, 2)
    assert (history.standing.first, history.standing.reviews) == (30, 1)
