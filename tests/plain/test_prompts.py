"""What each shape of answer asks for, and the response that its lines become."""

from __future__ import annotations

import pytest

from quiz.collection.sittings import begin_sitting
from quiz.plain.prompts import Prompt, Remark, Response, letter_of, prompt_of
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.turns import Turn
from tests.clock import FixedClock
from tests.learner import collect, read

TEXT = "- what: Capital of Latvia?\n  answer: Riga"
NUMBER = "- number: How long?\n  answer: 7\n  unit: km"
DATE = "- when: When?\n  answer: 9 November 1989"
CHOICE = "- choice: Which?\n  answer: '7'\n  wrong: ['1', b, New York]"
CLAIM = "- claim: It is.\n  answer: true"
SET = (
    "- which: The Baltic states?\n  answer: [Estonia, Latvia, Lithuania]\n"
    "  wrong: [Sweden, Finland, Norway]"
)
ORDER = "- order: In order.\n  answer: [one, two, three, four]"
PAIRS = "- match: Which?\n  answer:\n    Paris: Seine\n    London: Thames\n    Vienna: Danube"
GAPS = "- cloze: Of {water}, {ice} is solid and {steam} is gas.\n  together: yes"
CARD = "- card: front\n  answer: back"


def turn_of(questions: str, *, choosing: bool = False) -> Turn:
    clock, deck = FixedClock(), read(questions)
    settings = DEFAULTS.changed("answer_by", "choosing" if choosing else "typing")
    collection = collect(Store(":memory:"), clock, [deck], settings)
    turn = begin_sitting(collection, deck.questions, STUDY, seed=3).ask(clock.now())
    assert turn is not None
    return turn


def taken(prompt: Prompt, *lines: str) -> list[str]:
    """What the lines come to: remarks, and at the end perhaps a response in brackets."""
    said = []
    for line in lines:
        answer = prompt.take(line) if line.strip() else prompt.end()
        said.append(f"[{answer.text}]" if isinstance(answer, Response) else answer.text)
    return said


@pytest.mark.parametrize(
    ("questions", "wanted"),
    [
        (TEXT, "Answer: "),
        (NUMBER, "Answer (a number, in km): "),
        (DATE, "Answer (a date): "),
        (CHOICE, "a to d: "),
        (CLAIM, "True or false, t or f: "),
        (SET, "3 members, one a line; an empty line ends: "),
        (ORDER, "Order, such as c a b d: "),
        (PAIRS, "Pairs, such as 1c 2a: "),
        (GAPS, "Gap 1 of 3: "),
        (CARD, "Enter shows the answer: "),
    ],
)
def test_each_prompt_says_what_it_wants(questions: str, wanted: str) -> None:
    assert prompt_of(turn_of(questions)).wanted == wanted


@pytest.mark.parametrize("questions", [TEXT, NUMBER, DATE, CHOICE, CLAIM, SET, ORDER, PAIRS, GAPS])
def test_an_empty_line_answers_nothing(questions: str) -> None:
    prompt = prompt_of(turn_of(questions))
    assert all(isinstance(prompt.end(), Remark) for _ in range(20))


@pytest.mark.parametrize("typed", ["d", "D", " d ", "d)"])
def test_a_choice_is_taken_by_its_letter(typed: str) -> None:
    turn = turn_of(CHOICE)
    assert taken(prompt_of(turn), typed) == [f"[{turn.choices[3]}]"]


def test_a_choice_is_taken_by_its_text_and_a_digit_is_a_text() -> None:
    assert taken(prompt_of(turn_of(CHOICE)), "7", "new york", "2") == [
        "[7]",
        "[New York]",
        '"2" is none of a to d.',
    ]


def test_a_letter_that_is_also_the_text_of_another_choice_is_asked_about() -> None:
    turn = turn_of(CHOICE)
    at = letter_of(turn.choices.index("b"))
    assert at != "b", "another seed is wanted"
    said = taken(prompt_of(turn), "b", "b)", f"{at})")
    assert said == [f'b) or the text "b"? Write b) or {at}).', f"[{turn.choices[1]}]", "[b]"]


@pytest.mark.parametrize(
    ("typed", "response"),
    [("t", "True"), ("TRUE", "True"), ("f", "False"), ("fal", "False")],
)
def test_a_claim_is_t_or_f(typed: str, response: str) -> None:
    assert taken(prompt_of(turn_of(CLAIM)), "x", typed) == [
        "It is t for true or f for false.",
        f"[{response}]",
    ]


def test_members_are_judged_one_a_line_and_the_last_one_ends() -> None:
    assert taken(prompt_of(turn_of(SET)), "Latvia", "Sweden", "latvia", "", "Riga") == [
        "Right: Latvia, 1 of 3 so far.",
        "Not one of them: Sweden.",
        "You named Latvia before; it costs nothing.",
        "[Latvia\nSweden]",
        "Not one of them: Riga.",
    ]
    whole = "Estonia, Latvia and Lithuania"
    assert taken(prompt_of(turn_of(SET)), whole) == ["[Estonia\nLatvia\nLithuania]"]


@pytest.mark.parametrize("typed", ["a c", "ac", "c,a", "a) c)", "A; C"])
def test_ticks_are_letters_in_whatever_order(typed: str) -> None:
    turn = turn_of(SET, choosing=True)
    assert turn.choices
    assert taken(prompt_of(turn), typed) == [f"[{turn.choices[0]}\n{turn.choices[2]}]"]


def test_an_order_is_all_letters_or_all_texts_each_once() -> None:
    turn = turn_of(ORDER)
    d, c, b, a = reversed(turn.choices)
    assert taken(
        prompt_of(turn), "c a", "c a b b", "c a x d", "c a b d", "one, two, four; three"
    ) == [
        "All of them, each once: b and d are missing.",
        "b stands there twice.",
        '"x" is none of a to d.',
        f"[{c}\n{a}\n{b}\n{d}]",
        "[one\ntwo\nfour\nthree]",
    ]


def test_pairs_are_numbers_and_letters_on_one_line_or_several() -> None:
    turn = turn_of(PAIRS)
    a, b, c = turn.choices
    prompt = prompt_of(turn)
    assert taken(prompt, "1", "4a", "1z", "1a 2 b") == [
        "A pair is a number and a letter, such as 1a.",
        "There is no 4: the numbers go to 3.",
        '"z)" is none of a to c.',
        "",
    ]
    assert prompt.wanted == "Pairs for 3: "
    assert taken(prompt, "3c") == [f"[Paris -> {a}\nLondon -> {b}\nVienna -> {c}]"]


def test_a_right_side_that_is_taken_again_leaves_its_first_pair() -> None:
    prompt = prompt_of(turn_of(PAIRS))
    taken(prompt, "1a 2b 3b")
    assert prompt.wanted == "Pairs for 2: "


def test_gaps_left_empty_are_asked_for_once_more() -> None:
    prompt = prompt_of(turn_of(GAPS))
    assert taken(prompt, "water", "", "steam") == ["", "", ""]
    assert prompt.wanted == "Once more, gap 2; an empty line leaves it: "
    assert taken(prompt, "") == ["[water\n\nsteam]"]
    assert taken(prompt_of(turn_of(GAPS)), "water", "", "", "", "ice") == [
        "",
        "",
        "",
        "",
        "[water\n\nice]",
    ]


def test_there_are_letters_for_more_than_twenty_six() -> None:
    assert [letter_of(at) for at in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


def test_on_paper_members_stand_on_one_line_and_nothing_is_judged() -> None:
    prompt = prompt_of(turn_of(SET), on_paper=True)
    assert prompt.wanted == "3 of them, with commas between: "
    assert taken(prompt, "Latvia, Sweden") == ["[Latvia, Sweden]"]
