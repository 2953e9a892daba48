"""Where a question stands, worked out from its facts alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule import fsrs
from quiz.schedule.fsrs import Memory, Rating
from quiz.schedule.history import Act, Fact, Review, RowId, Verb
from quiz.schedule.standing import NEW, Standing, offered, replay, stepped
from quiz.settings import Settings

KEY = QuestionKey("k")
AGAIN, HARD, GOOD, EASY = Rating


class Told:
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

    def act(
        self,
        verb: Verb,
        day: int = 0,
        target: RowId | None = None,
        rating: Rating | None = None,
        days: int | None = None,
    ) -> RowId:
        moment, place = self._next()
        self.facts.append(
            Act(verb, moment, Day(day), KEY, target, rating=rating, days=days, id=place)
        )
        return place

    @property
    def standing(self) -> Standing:
        return replay(self.facts)


def test_a_question_without_facts_is_new() -> None:
    assert replay([]) == NEW
    assert NEW.is_new
    assert NEW.recall(Day(5)) == 0.0


def test_reviews_move_the_memory_and_keep_the_interval_that_was_promised() -> None:
    told = Told()
    told.review(GOOD, 10, 3)
    told.review(HARD, 13, 8)
    assert told.standing == Standing(
        fsrs.replay([(GOOD, 0), (HARD, 3)]),
        Day(21),
        first=Day(10),
        last=Day(13),
        reviews=2,
        lapses=0,
    )


def test_a_review_that_does_not_count_moves_nothing() -> None:
    told = Told()
    told.review(AGAIN, 10, counts=False)
    assert told.standing == NEW


def test_again_is_due_the_same_day_and_comes_back() -> None:
    told = Told()
    told.review(AGAIN, 10)
    assert (told.standing.due, told.standing.again) == (10, True)
    told.review(GOOD, 10, 1)
    assert (told.standing.due, told.standing.again) == (11, False)


@pytest.mark.parametrize(
    ("day", "lapses"),
    [(12, 0), (13, 1), (20, 1)],
    ids=["before it is due", "on the day", "late"],
)
def test_a_lapse_is_an_again_on_a_day_it_was_due(day: int, lapses: int) -> None:
    told = Told()
    told.review(GOOD, 10, 3)
    told.review(AGAIN, day)
    assert told.standing.lapses == lapses
    told.review(AGAIN, day)  # the same day: it came back
    assert told.standing.lapses == lapses


def test_a_first_again_is_no_lapse() -> None:
    told = Told()
    told.review(AGAIN, 10)
    assert told.standing.lapses == 0


def test_the_last_rating_given_anew_is_the_one_that_holds() -> None:
    told = Told()
    first = told.review(AGAIN, 10)
    told.act(Verb.RATED, 10, first, HARD, 2)
    told.act(Verb.OVERRULED, 10, first, GOOD, 5)
    assert (told.standing.due, told.standing.again) == (15, False)
    assert told.standing.memory == fsrs.first(GOOD)


def test_a_rating_taken_back_leaves_the_one_before_it() -> None:
    told = Told()
    first = told.review(GOOD, 10, 3)
    told.act(Verb.RATED, 10, first, HARD, 2)
    last = told.act(Verb.RATED, 10, first, EASY, 9)
    told.act(Verb.WITHDRAWN, 10, last)
    assert (told.standing.due, told.standing.memory) == (12, fsrs.first(HARD))


def test_a_review_taken_back_never_was() -> None:
    told = Told()
    told.review(GOOD, 10, 3)
    before = told.standing
    told.act(Verb.WITHDRAWN, 14, told.review(AGAIN, 14))
    assert told.standing == before


def test_marks_hold_until_their_opposite() -> None:
    told = Told()
    told.act(Verb.HIDDEN)
    told.act(Verb.FLAGGED)
    told.act(Verb.PUT_OFF, 4)
    assert told.standing == NEW._replace(hidden=True, flagged=True, put_off=Day(4))
    told.act(Verb.BACK)
    told.act(Verb.UNFLAGGED)
    assert told.standing == NEW._replace(put_off=Day(4))


def test_a_question_made_due_is_due_that_day_until_its_next_review() -> None:
    told = Told()
    told.act(Verb.DUE_NOW, 5)
    assert told.standing == NEW
    told.review(GOOD, 10, 30)
    told.act(Verb.DUE_NOW, 12)
    assert told.standing.due == 12
    told.review(AGAIN, 13)
    assert told.standing.lapses == 1


def test_a_clock_that_went_back_gives_no_due_date_before_the_last_review() -> None:
    told = Told()
    told.review(GOOD, 10_000, 3)
    told.review(GOOD, 10, 4)
    assert (told.standing.last, told.standing.due) == (10_000, 10_004)
    assert told.standing.memory == fsrs.replay([(GOOD, 0), (GOOD, 0)])


def test_recall_falls_from_certain_to_nine_in_ten_at_the_stability() -> None:
    standing = Standing(Memory(8.0, 5.0), Day(18), Day(10), Day(10), 1)
    assert standing.recall(Day(10)) == standing.recall(Day(3)) == 1.0
    assert standing.recall(Day(18)) == pytest.approx(0.9)


def test_offers_grow_with_the_days_since_the_last_review() -> None:
    standing = stepped([(GOOD, 3, 10)])
    on_time, late = (offered(standing, KEY, Day(day), Settings())[GOOD].days for day in (13, 40))
    assert late > on_time > 3
    assert offered(standing, KEY, Day(9), Settings()) == offered(standing, KEY, Day(10), Settings())


def test_a_higher_retention_asks_sooner() -> None:
    standing = stepped([(GOOD, 3, 10)])
    often, seldom = (
        offered(standing, KEY, Day(13), Settings(desired_retention=wanted))[GOOD].days
        for wanted in (0.95, 0.75)
    )
    assert often < seldom


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    told = Told()
    for _ in range(draw(st.integers(0, 12))):
        day = draw(st.integers(0, 30))
        rows = [fact.id for fact in told.facts if fact.id]
        match (
            draw(st.sampled_from("review review rated withdrawn mark".split()))
            if rows
            else "review"
        ):
            case "review":
                told.review(
                    draw(st.sampled_from(Rating)),
                    day,
                    draw(st.integers(0, 9)),
                    counts=draw(st.booleans()),
                )
            case "rated":
                target = draw(st.sampled_from(rows))
                told.act(
                    Verb.RATED, day, target, draw(st.sampled_from(Rating)), draw(st.integers(0, 9))
                )
            case "withdrawn":
                told.act(Verb.WITHDRAWN, day, draw(st.sampled_from(rows)))
            case _:
                told.act(
                    draw(
                        st.sampled_from(
                            [Verb.HIDDEN, Verb.BACK, Verb.FLAGGED, Verb.PUT_OFF, Verb.DUE_NOW]
                        )
                    ),
                    day,
                )
    return told.facts


@given(st.data(), histories())
def test_replay_does_not_depend_on_the_order_in_which_facts_are_found(
    data: st.DataObject, facts: list[Fact]
) -> None:
    assert replay(data.draw(st.permutations(facts))) == replay(facts)


@given(histories())
def test_no_question_is_due_before_its_last_review(facts: list[Fact]) -> None:
    standing = replay(
        [fact for fact in facts if not (isinstance(fact, Act) and fact.verb is Verb.DUE_NOW)]
    )
    if standing.last is not None:
        assert standing.first is not None
        assert standing.due is not None
        assert standing.first <= standing.last <= standing.due


@given(histories())
def test_taking_everything_back_leaves_a_new_question(facts: list[Fact]) -> None:
    last = len(facts)
    undoing = [
        Act(
            Verb.WITHDRAWN,
            Moment((last + 1) * 1000, 0),
            Day(31),
            KEY,
            fact.id,
            id=RowId("a", last + number),
        )
        for number, fact in enumerate(reversed(facts), start=1)
        if not (isinstance(fact, Act) and fact.verb is Verb.WITHDRAWN)
    ]
    assert replay([*facts, *undoing]) == NEW
