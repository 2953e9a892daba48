"""What is left to type once of an answer that was not right."""

from __future__ import annotations

import pytest

from quiz.answers.verdict import Verdict
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.retyping import Retyping, begin_retyping
from tests.clock import FixedClock
from tests.learner import Learner, read

SET = "- which: Which?\n  answer: [Estonia, Latvia, Lithuania]\n"
GAPS = "- cloze: Water is {2} of {hydrogen} and one of {oxygen}.\n  together: yes\n"


def begun(deck: str, response: str) -> Retyping:
    question = read(deck).questions[0]
    verdict = question.answer.grade(response, question.rivals)
    assert isinstance(verdict, Verdict)
    return Retyping(question, verdict)


def shown(retyping: Retyping) -> list[str]:
    return [piece.shown for piece in retyping.left]


def test_a_text_is_typed_whole() -> None:
    retyping = begun("- where: Where?\n  answer: Canberra\n", "Sydney")
    assert shown(retyping) == ["Canberra"]
    assert not retyping.take("Sydney")
    assert retyping.take("canberra")
    assert retyping.left == []


def test_of_a_set_only_what_was_missed_is_typed_in_any_order() -> None:
    retyping = begun(SET, "Latvia")
    assert shown(retyping) == ["Estonia", "Lithuania"]
    assert not retyping.take("Latvia")
    assert retyping.take("lithuania")
    assert shown(retyping) == ["Estonia"]


@pytest.mark.parametrize("response", ["", "Poland"])
def test_of_a_set_of_which_nothing_was_right_all_is_typed(response: str) -> None:
    assert shown(begun(SET, response)) == ["Estonia", "Latvia", "Lithuania"]


def test_of_gaps_only_those_that_were_not_right_are_typed_one_after_the_other() -> None:
    retyping = begun(GAPS, "2\nhelium")
    assert shown(retyping) == ["hydrogen", "oxygen"]
    assert not retyping.take("oxygen")
    assert retyping.take("hydrogen")
    assert shown(retyping) == ["oxygen"]


@pytest.mark.parametrize(
    "deck",
    [
        "- order: A?\n  answer: [one, two, three]\n",
        "- match: A?\n  answer: {a: x, b: y}\n",
        "- card: A?\n  answer: B\n",
        "- claim: A.\n  answer: true\n",
    ],
)
def test_what_is_chosen_moved_or_rated_is_not_typed(deck: str) -> None:
    assert begun(deck, "").left == []


def test_a_text_that_was_chosen_is_not_typed(store: Store, clock: FixedClock) -> None:
    deck = read("- where: Where?\n  answer: Canberra\n  wrong: [Sydney, Perth, Hobart]\n")
    for way, is_typed in (("typing", True), ("choosing", False)):
        learner = Learner(store, clock, deck, settings=Settings(answer_by=way))
        begun_after = begin_retyping(learner.answer("Sydney"))
        assert (begun_after is not None) is is_typed
