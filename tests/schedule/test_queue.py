"""What a day holds, and in what order it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import given, strategies as st

from quiz.clock import Day
from quiz.decks.identity import ListedQuestion, QuestionKey
from quiz.schedule.fsrs import Memory
from quiz.schedule.queue import Allowance, Queue, ahead, day_queue
from quiz.schedule.standing import NEW, Standing
from quiz.settings import Settings

TODAY = Day(100)
ALL = Settings(new_per_day=1000)


def listed(name: str, family: str = "", *, draft: bool = False) -> ListedQuestion:
    return ListedQuestion(QuestionKey(name), family or name, draft)


def known(due: int, *, last: int = 90, stability: float = 10.0, again: bool = False) -> Standing:
    return Standing(Memory(stability, 5.0), Day(due), Day(80), Day(last), 3, 0, again)


def queue(
    questions: list[ListedQuestion],
    standings: Mapping[str, Standing] | None = None,
    *,
    settings: Settings = ALL,
    spent: Allowance = Allowance(),  # noqa: B008 - frozen
) -> Queue:
    by_key = {QuestionKey(name): standing for name, standing in (standings or {}).items()}
    return day_queue(questions, by_key, day=TODAY, settings=settings, spent=spent)


def names(questions: Iterable[QuestionKey]) -> str:
    return " ".join(questions)


def test_new_questions_come_in_the_order_of_their_deck() -> None:
    assert names(queue([listed("c"), listed("a"), listed("b")]).in_order()) == "c a b"


def test_due_questions_come_by_lowest_recall() -> None:
    standings = {
        "a": known(100, stability=50),
        "b": known(90, stability=5),
        "c": known(99, stability=20),
    }
    assert names(queue([listed("a"), listed("b"), listed("c")], standings).due) == "b c a"


def test_one_new_question_comes_after_every_third_due_one() -> None:
    standings = {f"d{n}": known(100, stability=n) for n in range(1, 8)}
    today = queue(
        [*(listed(f"n{n}") for n in range(4)), *(listed(f"d{n}") for n in range(1, 8))], standings
    )
    assert names(today.in_order()) == "d1 d2 d3 n0 d4 d5 d6 n1 d7 n2 n3"
    assert len(today) == 11


def test_what_is_not_due_yet_is_not_asked() -> None:
    assert len(queue([listed("a")], {"a": known(101)})) == 0


def test_what_was_rated_again_opens_the_sitting() -> None:
    standings = {
        "a": known(90),
        "b": known(100, last=100, again=True),
        "c": known(99, last=99, again=True),
    }
    today = queue([listed("new"), listed("c"), listed("a"), listed("b")], standings)
    assert names(today.in_order()) == "b c a new"


def test_drafts_hidden_ones_and_those_put_off_today_are_not_asked() -> None:
    questions = [
        listed("draft", draft=True),
        listed("hidden"),
        listed("off"),
        listed("was off"),
        listed("again"),
    ]
    standings = {
        "hidden": known(90)._replace(hidden=True),
        "off": NEW._replace(put_off=TODAY),
        "was off": known(90)._replace(put_off=Day(99)),
        "again": known(100, last=100, again=True)._replace(put_off=TODAY),
    }
    assert names(queue(questions, standings).in_order()) == "was off"


def test_one_of_a_family_is_asked_a_day() -> None:
    questions = [listed("a", "f"), listed("b", "f"), listed("c", "g"), listed("d", "g")]
    standings = {"b": known(90), "c": known(90, stability=9), "d": known(90, stability=3)}
    today = queue(questions, standings)
    assert names(today.due) == "d b"
    assert names(today.new) == ""


def test_siblings_of_what_was_asked_today_wait() -> None:
    questions = [listed("a", "f"), listed("b", "f"), listed("c", "f"), listed("d")]
    assert names(queue(questions, {"a": known(110, last=100), "b": known(95)}).in_order()) == "d"


def test_a_sibling_of_what_was_put_off_takes_its_place() -> None:
    today = queue([listed("a", "f"), listed("b", "f")], {"a": NEW._replace(put_off=TODAY)})
    assert names(today.in_order()) == "b"


def test_siblings_left_undone_on_an_earlier_day_take_turns() -> None:
    questions = [listed("a", "f"), listed("b", "f")]
    earlier = {"a": known(99, last=99, again=True), "b": known(98, last=98, again=True)}
    assert names(queue(questions, earlier).left) == "a"
    today = {**earlier, "b": known(100, last=100, again=True)}
    assert names(queue(questions, today).left) == "b"


def test_only_so_many_new_questions_come_a_day() -> None:
    questions = [listed(f"n{n}") for n in range(30)]
    assert len(queue(questions, settings=Settings()).new) == 20
    assert len(queue(questions, settings=Settings(), spent=Allowance(new=15)).new) == 5
    assert len(queue(questions, settings=Settings(new_per_day=0)).new) == 0
    assert len(queue(questions, settings=Settings(), spent=Allowance(new=50)).new) == 0


def test_siblings_do_not_use_up_the_new_ones() -> None:
    questions = [listed(f"n{n}{side}", f"f{n}") for n in range(5) for side in "ab"]
    assert names(queue(questions, settings=Settings(new_per_day=3)).new) == "n0a n1a n2a"


def test_due_questions_have_no_limit_unless_it_is_set() -> None:
    standings = {f"d{n}": known(90, stability=n + 1) for n in range(300)}
    questions = [listed(name) for name in standings]
    assert len(queue(questions, standings).due) == 300
    some = Settings(reviews_per_day=50)
    assert len(queue(questions, standings, settings=some).due) == 50
    assert len(queue(questions, standings, settings=some, spent=Allowance(due=45)).due) == 5


def test_what_was_left_undone_on_an_earlier_day_counts_towards_the_limit() -> None:
    standings = {
        "left": known(99, last=99, again=True),
        "a": known(90, stability=1),
        "b": known(90, stability=9),
    }
    today = queue(
        [listed(name) for name in standings], standings, settings=Settings(reviews_per_day=2)
    )
    assert names(today.in_order()) == "left a"


def test_a_question_of_two_decks_is_asked_once() -> None:
    assert names(queue([listed("a"), listed("b"), listed("a", "other")]).in_order()) == "a b"


def test_study_ahead_brings_what_is_due_soonest() -> None:
    standings = {
        "a": known(105),
        "b": known(101),
        "c": known(100),
        "e": known(101)._replace(hidden=True),
    }
    by_key = {QuestionKey(name): standing for name, standing in standings.items()}
    questions = [listed(name) for name in "abcde"]
    assert names(ahead(questions, by_key, day=TODAY)) == "b a"


def test_study_ahead_asks_again_last_what_was_asked_today_and_not_its_siblings() -> None:
    standings = {"a": known(101, last=100), "b": known(102), "c": known(103)}
    by_key = {QuestionKey(name): standing for name, standing in standings.items()}
    assert (
        names(ahead([listed("a", "f"), listed("b", "f"), listed("c")], by_key, day=TODAY)) == "c a"
    )


dues = st.builds(
    known,
    st.integers(95, 105),
    last=st.integers(90, 100),
    stability=st.floats(0.1, 100),
    again=st.booleans(),
)


@given(st.lists(st.tuples(st.sampled_from("fghijk"), st.one_of(st.just(NEW), dues), st.booleans())))
def test_a_day_holds_what_may_be_asked_and_one_of_each_family(
    rows: list[tuple[str, Standing, bool]],
) -> None:
    questions = [
        listed(str(number), family, draft=draft) for number, (family, _, draft) in enumerate(rows)
    ]
    standings = {str(number): standing for number, (_, standing, _) in enumerate(rows)}
    today = queue(questions, standings)
    asked = today.in_order()
    assert sorted(asked) == sorted([*today.left, *today.due, *today.new])
    by_key = {question.key: question for question in questions}
    assert not any(by_key[key].draft for key in asked)
    assert len(set(asked)) == len(asked)
    fresh = [by_key[key] for key in asked if standings[key].last != TODAY]
    touched = {family for family, standing, _ in rows if standing.last == TODAY}
    assert len({question.family for question in fresh}) == len(fresh)
    assert not touched & {question.family for question in fresh}


def test_a_day_that_is_overspent_asks_nothing_more() -> None:
    standings = {f"d{n}": known(90, stability=n + 1) for n in range(9)}
    questions = [*(listed(name) for name in standings), listed("new")]
    strict = Settings(reviews_per_day=5, new_per_day=5)
    for spent in (Allowance(new=5, due=5), Allowance(new=7, due=7)):
        assert len(queue(questions, standings, settings=strict, spent=spent)) == 0
    just = queue(questions, standings, settings=strict, spent=Allowance(new=4, due=4))
    assert (len(just.due), len(just.new)) == (1, 1)


def test_what_was_put_off_comes_back_on_the_next_day() -> None:
    standings = {"a": known(90)._replace(put_off=TODAY), "b": known(90)._replace(put_off=Day(99))}
    assert names(queue([listed("a"), listed("b")], standings).in_order()) == "b"
