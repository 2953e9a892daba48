"""The order of a sitting in which no prompt gives away an answer that is still to come."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from quiz.collection.portions import Portion
from quiz.collection.sittings import begin_study
from quiz.decks.question import Question
from quiz.store.store import Store
from quiz.study.giveaways import BETWEEN, FAR, LOOKED_AT, MOST_PAIRS, apart, arranged, giveaways
from tests.clock import FixedClock
from tests.learner import collect, read, sums

Pair = tuple[int, int]

KABUL = "- where: In which city were the talks?\n  answer: Kabul\n"
HOST = "- who: Who was the host of the talks in Kabul?\n  answer: Hamid Karzai\n"
FILLERS = "".join(f"- number: What is {n}?\n  answer: {n}\n" for n in range(1, 10))


def answers(questions: list[Question]) -> list[str]:
    return [question.answer.text for question in questions]


def given_away(entries: str) -> set[tuple[str, str]]:
    """The pairs of the prompts of some entries: one that gives away, and one given away."""
    questions = read(entries).questions
    return {(questions[i].prompt, questions[j].prompt) for i, j in giveaways(questions)}


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("Kabul", "Who was the host in Kabul?"),
        ("the Taliban", "When did the Taliban's rule end?"),
        ("Saint-Exupéry", "What did saint exupery fly?"),
        ("Кабул", "Кто был в городе КАБУЛ?"),
        ("Collective Security Treaty Organization (CSTO)", "Who leads the CSTO?"),
        ("military-economic", "What is military economic cooperation?"),
        ("1066", "Who won the battle of 1066?"),
        ("गंगा", "कौन सा शहर गंगा पर है?"),
    ],
)
def test_a_prompt_that_holds_an_answer_gives_it_away(answer: str, prompt: str) -> None:
    asked = f"- what: Q\n  answer: {answer}\n- what: {prompt}\n  answer: x\n"
    assert given_away(asked) == {(prompt, "Q")}


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("art", "Who started it?"),  # no whole word
        ("Karl", "Who was Karlheinz?"),
        ("first minister", "Who was the first deputy minister?"),  # words between
        ("7", "Which are the 7 members?"),
        ("206", "Who lives in number 206?"),
        ("the cat", "What does the cat eat?"),  # so short that it stands anywhere
        ("?", "What is this?"),
        ("word " * 30, "word " * 30),
    ],
)
def test_other_prompts_give_nothing_away(answer: str, prompt: str) -> None:
    asked = f"- what: Q\n  answer: '{answer}'\n- what: {prompt}\n  answer: xx\n"
    assert given_away(asked) == set()


def test_what_stands_in_a_questions_own_prompt_is_not_given_away() -> None:
    own = "- what: Is the apple or the pear sour?\n  answer: the apple\n"
    assert given_away(f"{own}- what: Where does an apple grow?\n  answer: on a tree\n") == set()


@pytest.mark.parametrize(
    ("prompt", "is_given"),
    [
        ("Is Riga near Tallinn?", True),
        ("Is Riga near Oslo?", False),
        ("Is Riga in Lettland?", False),
    ],
)
def test_a_list_is_given_away_by_more_than_half_of_it(prompt: str, *, is_given: bool) -> None:
    three = (
        "- which: Which three capitals?\n  answer: [Riga, Tallinn, Vilnius]\n"
        "  also:\n    Riga: Lettland\n"
    )
    assert bool(given_away(f"{three}- what: {prompt}\n  answer: no way\n")) is is_given


def test_dates_and_numbers_are_given_away_as_they_are_shown_and_truth_is_not() -> None:
    day = "- when: On which day?\n  answer: 2007-03-14\n"
    troops = "- number: How many?\n  answer: over 40,000\n"
    claim = "- claim: Spiders have eight legs.\n  answer: true\n"
    asking = (
        "- what: Who spoke on 14 March 2007?\n  answer: aa\n"
        "- what: Whose were the troops, over 40,000?\n  answer: bb\n"
        "- what: Is it true?\n  answer: cc\n"
    )
    assert given_away(day + troops + claim + asking) == {
        ("Who spoke on 14 March 2007?", "On which day?"),
        ("Whose were the troops, over 40,000?", "How many?"),
    }


def test_the_question_that_is_given_away_is_asked_some_turns_before() -> None:
    for entries in (HOST + KABUL + FILLERS, FILLERS + HOST + KABUL, FILLERS + KABUL + HOST):
        order = answers(apart(read(entries).questions))
        assert order.index("Hamid Karzai") - order.index("Kabul") > BETWEEN
        assert sorted(order) == sorted(answers(read(entries).questions))
        assert [text for text in order if text.isdigit()] == [str(n) for n in range(1, 10)]


def test_where_each_gives_the_other_away_they_are_far_apart() -> None:
    both = "- what: the butterfly\n  answer: papillon\n- what: papillon\n  answer: the butterfly\n"
    fillers = "".join(f"- number: What is {n}?\n  answer: {n}\n" for n in range(1, 30))
    order = answers(apart(read(both + fillers).questions))
    assert order.index("the butterfly") - order.index("papillon") == FAR + 1


def test_questions_that_give_nothing_away_keep_their_order() -> None:
    questions = sums(50).questions
    assert apart(questions) == questions
    assert apart([]) == []


def test_only_the_beginning_of_a_long_sitting_is_put_in_order() -> None:
    questions = sums(LOOKED_AT).questions + read(HOST + KABUL).questions
    assert apart(questions) == questions
    assert apart(questions[2:]) != questions[2:]


def test_pairs_are_counted_no_further_than_they_are_of_use() -> None:
    prompts = " ".join(f"word{n}" for n in range(200))
    askers = "".join(f"- what: Q{n}\n  answer: word{n}\n" for n in range(200))
    givers = "".join(f"- what: {prompts} {n}\n  answer: x\n" for n in range(200))
    questions = read(askers + givers).questions
    assert len(list(giveaways(questions))) == MOST_PAIRS
    assert sorted(apart(questions), key=id) == sorted(questions, key=id)


@pytest.mark.parametrize("portion", [Portion.TODAY, Portion.MORE, Portion.CRAM])
def test_a_sitting_asks_first_what_would_be_given_away(
    store: Store, clock: FixedClock, portion: Portion
) -> None:
    collection = collect(store, clock, [read(HOST + FILLERS, "one"), read(KABUL, "two")])
    session = begin_study(collection, collection.shelf.all_decks(), portion)
    asked = []
    while turn := session.ask(clock.now()):
        asked.append(turn.question.answer.text)
    assert len(asked) == 11
    assert asked.index("Hamid Karzai") - asked.index("Kabul") > BETWEEN


# The order by itself


def nearness(order: list[int], pairs: list[Pair]) -> list[int]:
    """The turns from the given to the giver of each pair, as far as they matter, the fewest
    first."""
    return sorted(min(order.index(i) - order.index(j), BETWEEN + 1) for i, j in pairs)


def pairs_below(count: int, *, most: int = 40) -> st.SearchStrategy[list[Pair]]:
    numbers = st.integers(0, count - 1)
    pairs = st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])
    return st.lists(pairs, unique=True, max_size=most)


@given(st.integers(2, 40).flatmap(lambda count: st.tuples(st.just(count), pairs_below(count))))
def test_nothing_is_lost_and_what_is_in_no_pair_keeps_its_order(
    case: tuple[int, list[Pair]],
) -> None:
    count, pairs = case
    order = arranged(count, pairs)
    assert sorted(order) == list(range(count))
    paired = {index for pair in pairs for index in pair}
    others = [index for index in order if index not in paired]
    assert others == sorted(others)


@given(st.permutations(range(12)), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11))))
def test_without_circles_every_given_answer_is_asked_before(
    ranks: list[int], pairs: list[Pair]
) -> None:
    rising = [(i, j) for i, j in pairs if ranks[i] > ranks[j]]
    assert all(near > 0 for near in nearness(arranged(12, rising), rising))


@given(
    st.integers(2, 6).flatmap(
        lambda count: st.tuples(
            st.permutations(range(count)), st.integers(1, count // 2), st.just(count)
        )
    )
)
def test_no_two_are_nearer_than_they_have_to_be(case: tuple[list[int], int, int]) -> None:
    ends, number, count = case
    pairs = [(ends[2 * n], ends[2 * n + 1]) for n in range(number)]
    best = max(nearness(list(order), pairs)[0] for order in permutations(range(count)))
    assert nearness(arranged(count, pairs), pairs)[0] == best


@given(st.lists(st.integers(0, 199), min_size=2, max_size=20, unique=True))
def test_among_many_others_all_are_as_far_apart_as_wanted(ends: list[int]) -> None:
    pairs = list(zip(ends[::2], ends[1::2], strict=False))
    assert set(nearness(arranged(200, pairs), pairs)) == {BETWEEN + 1}


def test_a_circle_leaves_one_given_away_long_before() -> None:
    circle = [(0, 1), (1, 2), (2, 0)]
    order = arranged(60, circle)
    early = [(i, j) for i, j in circle if order.index(i) < order.index(j)]
    assert len(early) == 1
    ((giver, given_one),) = early
    assert order.index(given_one) - order.index(giver) > FAR
