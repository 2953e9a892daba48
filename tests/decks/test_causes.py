"""One cause gives one message, with the number and the lines of the others."""

from __future__ import annotations

import pytest

from quiz.decks.causes import FEW, FEW_CURES, LINES_NAMED, told_by_cause
from quiz.decks.problem import Place, Problem, Severity
from quiz.decks.reader import read_text

HEAD = "title: T\nquestions:\n"


def problems(*lines: int, message: str = "Wrong.", code: str = "code") -> list[Problem]:
    return [Problem("deck.yaml", Place(line, 1), code, message) for line in lines]


def test_a_few_alike_are_told_one_by_one() -> None:
    few = problems(*range(1, FEW + 1))
    assert told_by_cause(reversed(few)) == few


def test_many_alike_are_one_with_the_lines_of_the_others() -> None:
    (one,) = told_by_cause(problems(9, 3, 5, 7))
    assert (one.place, one.times) == (Place(3, 1), 4)
    assert one.message == "Wrong. The same mistake is in 3 more lines: 5, 7, 9."


def test_of_very_many_alike_some_lines_are_named() -> None:
    (one,) = told_by_cause(problems(*range(1, 301)))
    named = ", ".join(map(str, range(2, LINES_NAMED + 2)))
    assert one.message == f"Wrong. The same mistake is in 299 more lines: {named} and so on."


def test_those_in_one_line_are_one_however_few() -> None:
    (one,) = told_by_cause(problems(4, 4))
    assert one.message == "Wrong. It is in this line 2 times."


def test_cures_of_their_own_are_told_one_by_one_longer() -> None:
    cures = [
        problem
        for line in range(1, FEW_CURES + 1)
        for problem in problems(line, message=f'Quote it: "{line}"')
    ]
    assert told_by_cause(cures) == cures
    (one,) = told_by_cause([*cures, *problems(99, message='Quote it: "99"')])
    assert one.message.startswith('Quote it: "1" The same mistake is in 9 more lines: 2, 3')


def test_another_code_or_severity_is_another_cause() -> None:
    warning = Problem("deck.yaml", Place(9, 1), "code", "Wrong.", Severity.WARNING)
    different = [*problems(1, 2), *problems(3, 4, code="other"), warning]
    assert told_by_cause(different) == different


def test_an_example_stays_below_the_sentence() -> None:
    (one,) = told_by_cause(problems(1, 2, 3, 4, message="Write:\n- what: Q\n  answer: A"))
    assert one.message.splitlines() == [
        "Write: The same mistake is in 3 more lines: 2, 3, 4.",
        "- what: Q",
        "  answer: A",
    ]


@pytest.mark.parametrize(
    ("entries", "times"),
    [
        ("".join(f"- what: Q{n}\n  anwser: A\n" for n in range(300)), 300),
        ("".join(f"- waht: Q{n}\n  answer: A\n" for n in range(300)), 300),
        ("".join(f"- what: Q{n}\n  answer:\n" for n in range(40)), 40),
        ("".join(f"* what: Q{n}\n  answer: A\n" for n in range(40)), 40),
        ("".join(f"- what: Q: {n}\n  answer: A\n" for n in range(40)), 40),
        ("".join(f"- what: Q{n}\n\tanswer: A\n" for n in range(40)), 40),
        ("".join(f"- what: Q{n}\n  answer: &a{n} A\n" for n in range(500)), 500),
        (f"- {{{', '.join(f'k{n}: v' for n in range(20_000))}}}\n", 1),
        (f"- {{{', '.join(f'k{n}' for n in range(20_000))}}}\n", 1),
        (f"- {{what: Q, answer: A, {', '.join(f'k{n}: v' for n in range(20_000))}}}\n", 1),
        (f"- {{what: Q, answer: A, {', '.join(f'k{n}: v' for n in range(200))}}}\n", 1),
        (f"- what: Q\n  answer: A\n  also: [{', '.join(f'&a{n} x' for n in range(500))}]\n", 500),
        (f"- match: Q\n  answer: {{{', '.join(f'k{n}: v' for n in range(20_000))}}}\n", 1),
        ("- what: Q\n  answer: A\n" + "  answer: B\n" * 20_000, 1),
    ],
)
def test_one_cause_gives_one_message(entries: str, times: int) -> None:
    deck = read_text(HEAD + entries)
    assert [problem.times for problem in deck.problems] == [times]
    assert deck.questions == []


def test_one_warning_tells_of_a_choice_that_stands_there_four_hundred_times() -> None:
    deck = read_text(f"{HEAD}- what: Q\n  answer: A\n  wrong:\n" + "  - B\n" * 400)
    assert [problem.times for problem in deck.problems] == [399]
    assert len(deck.questions) == 1
