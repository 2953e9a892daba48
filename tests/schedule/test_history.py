"""Facts: the order in which they are replayed, and what is taken back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Fact, Review, RowId, Verb, in_order, withdrawn

KEY = QuestionKey("k")


def review(at: int, seq: int, machine: str = "a") -> Review:
    return Review(
        KEY, "", 1.0, Rating.GOOD, 3, True, Moment(at, 0), Day(0), 0, id=RowId(machine, seq)
    )


def take_back(at: int, seq: int, target: int) -> Act:
    return Act(Verb.WITHDRAWN, Moment(at, 0), Day(0), KEY, RowId("a", target), id=RowId("a", seq))


def test_facts_are_replayed_by_time_then_machine_then_place() -> None:
    facts = [review(2, 1), review(1, 9, "b"), review(1, 2, "b"), review(1, 3), review(1, 10)]
    ids = [fact.id for fact in in_order(facts)]
    assert ids == [RowId("a", 3), RowId("a", 10), RowId("b", 2), RowId("b", 9), RowId("a", 1)]


def test_offsets_do_not_matter_to_the_order() -> None:
    east = Review(
        KEY, "", 1.0, Rating.GOOD, 3, True, Moment(1, 50_000), Day(1), 0, id=RowId("a", 1)
    )
    assert in_order([review(2, 2), east]) == [east, review(2, 2)]


def test_an_act_takes_back_its_target() -> None:
    assert withdrawn([review(1, 1), review(2, 2), take_back(3, 3, 2)]) == {RowId("a", 2)}


def test_an_act_that_was_taken_back_takes_nothing_back() -> None:
    facts: list[Fact] = [review(1, 1), take_back(2, 2, 1), take_back(3, 3, 2)]
    assert withdrawn(facts) == {RowId("a", 2)}
    assert withdrawn([*facts, take_back(4, 4, 3)]) == {RowId("a", 3), RowId("a", 1)}


@given(st.data())
def test_what_is_taken_back_does_not_depend_on_the_order_in_which_facts_are_found(
    data: st.DataObject,
) -> None:
    targets = [data.draw(st.integers(1, seq - 1)) for seq in range(2, data.draw(st.integers(3, 8)))]
    taken_back = (take_back(seq // 3, seq, target) for seq, target in enumerate(targets, start=2))
    facts: list[Fact] = [review(1, 1), *taken_back]
    assert withdrawn(data.draw(st.permutations(facts))) == withdrawn(facts)


def test_nothing_is_taken_back_by_other_acts() -> None:
    flag = Act(Verb.FLAGGED, Moment(2, 0), Day(0), KEY, RowId("a", 1), id=RowId("a", 2))
    assert withdrawn([review(1, 1), flag]) == set()
