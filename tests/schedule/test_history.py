"""Facts: the order in which they are replayed, and what is taken back."""

from __future__ import annotations

from hypothesis import given, strategies as st

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    Act,
    Fact,
    HandedIn,
    Paired,
    Review,
    RowId,
    Unpaired,
    Withdrawn,
    about,
    continued,
    in_order,
    roots,
    withdrawn,
)
from tests.schedule.actions import KINDS, one_of_each

KEY, OTHER = QuestionKey("k"), QuestionKey("l")


def review(instant: int, seq: int, machine: str = "a") -> Review:
    return Review(
        KEY, "", 1.0, Rating.GOOD, 3, True, Moment(instant, 0), Day(0), 0, id=RowId(machine, seq)
    )


def take_back(instant: int, seq: int, target: int) -> Act:
    return Act(Withdrawn(RowId("a", target), KEY), Moment(instant, 0), Day(0), id=RowId("a", seq))


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
    actions = one_of_each(KEY, other=OTHER, row=RowId("a", 1), sitting=RowId("a", 1))
    acts = [
        Act(action, Moment(2, 0), Day(0), id=RowId("a", seq))
        for seq, action in enumerate(actions, start=2)
        if not isinstance(action, Withdrawn)
    ]
    assert len(acts) > 15
    assert withdrawn([review(1, 1), *acts]) == set()


def test_no_two_actions_of_different_sorts_are_equal() -> None:
    actions = one_of_each(KEY, other=OTHER, row=RowId("a", 1), sitting=RowId("a", 1))
    assert {type(action) for action in actions} == set(KINDS)
    assert len(set(actions)) == len(actions)
    assert len({action.verb for action in actions}) == len(KINDS)


def test_every_fact_about_a_question_can_be_told_of_another_one() -> None:
    actions = one_of_each(KEY, other=OTHER, row=RowId("a", 1), sitting=RowId("a", 1))
    acts = [Act(action, Moment(2, 0), Day(0)) for action in actions]
    renamed = [about(act, QuestionKey("new")) for act in acts]
    assert {act.question for act in renamed} == {"new", None}
    assert [act.action.verb for act in renamed] == [act.action.verb for act in acts]
    assert about(review(1, 1), QuestionKey("new")).question == "new"
    handed_in = Act(HandedIn(RowId("a", 1)), Moment(2, 0), Day(0))
    assert about(handed_in, QuestionKey("new")) == handed_in


def pairing_act(instant: int, action: Paired | Unpaired) -> Act:
    return Act(action, Moment(instant, 0), Day(0), id=RowId("a", instant))


def test_of_two_pairings_of_a_question_the_later_one_holds() -> None:
    old, older = QuestionKey("old"), QuestionKey("older")
    acts = [pairing_act(1, Paired(KEY, older)), pairing_act(2, Paired(KEY, old))]
    assert continued(acts) == continued(acts[::-1]) == {KEY: old}
    assert continued([*acts, pairing_act(3, Unpaired(KEY))]) == {}
    assert continued([*acts, take_back(3, 3, 2)]) == {KEY: older}


def test_a_circle_of_pairings_is_cut_at_its_newest() -> None:
    acts = [pairing_act(1, Paired(KEY, OTHER)), pairing_act(2, Paired(OTHER, KEY))]
    assert continued(acts) == {KEY: OTHER}
    assert roots(acts) == {KEY: OTHER, OTHER: OTHER}


def test_a_pairing_said_anew_counts_from_then_when_a_circle_is_cut() -> None:
    acts = [
        pairing_act(1, Paired(KEY, OTHER)),
        pairing_act(2, Paired(OTHER, KEY)),
        pairing_act(3, Paired(KEY, OTHER)),
    ]
    assert continued(acts) == {OTHER: KEY}
