"""Decks with random slips: reading never raises, points into the file, loses nothing in silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, strategies as st

from quiz.decks import kinds
from quiz.decks.lines import lines_of
from quiz.decks.problem import Problem
from quiz.decks.question import Deck
from quiz.decks.reader import read_text
from tests.decks.broken_decks import BROKEN
from tests.places import DECKS

SHIPPED = sorted(DECKS.rglob("*.yaml"))
SEEDS = [path.read_text(encoding="utf-8") for path in SHIPPED] + [case.text for case in BROKEN]
SIGNS = "\"'#:-[]{}|>*&!%@`,? \t\n\r\\\0\x1b\u0085\u2028\ufeff\u00a0äß語😀abz019_~<=.…—"
BEGINS = re.compile(rf"[ \t]*- +(?:{'|'.join(kinds.words())}) *:(?=\s|$)")

Mutation = Callable[[Random, str], str]


def delete(rng: Random, text: str) -> str:
    index = rng.randrange(len(text) + 1)
    return text[:index] + text[index + rng.choice([1, 1, 1, 2, 5, 40]) :]


def insert(rng: Random, text: str) -> str:
    index = rng.randrange(len(text) + 1)
    return text[:index] + rng.choice(SIGNS) * rng.choice([1, 1, 1, 2, 3]) + text[index:]


def swap(rng: Random, text: str) -> str:
    index = rng.randrange(max(len(text) - 1, 1))
    return text[:index] + text[index + 1 : index + 2] + text[index : index + 1] + text[index + 2 :]


def repeat(rng: Random, text: str) -> str:
    index = rng.randrange(len(text) + 1)
    size = rng.choice([1, 3, 30, 200])
    return text[: index + size] + text[index:]


def on_lines(change: Callable[[Random, list[str], int], None]) -> Mutation:
    def mutate(rng: Random, text: str) -> str:
        lines = text.split("\n")
        change(rng, lines, rng.randrange(len(lines)))
        return "\n".join(lines)

    return mutate


def drop_line(_: Random, lines: list[str], index: int) -> None:
    del lines[index]


def double_line(_: Random, lines: list[str], index: int) -> None:
    lines.insert(index, lines[index])


def swap_lines(rng: Random, lines: list[str], index: int) -> None:
    other = rng.randrange(len(lines))
    lines[index], lines[other] = lines[other], lines[index]


def move_in(rng: Random, lines: list[str], index: int) -> None:
    for number in range(index, min(index + rng.choice([1, 1, 2, 5]), len(lines))):
        lines[number] = rng.choice([" ", "  ", "    ", "\t"]) + lines[number]


def move_out(_: Random, lines: list[str], index: int) -> None:
    lines[index] = lines[index].lstrip()


def quote(rng: Random, lines: list[str], index: int) -> None:
    words = lines[index].split(" ")
    words.insert(
        rng.randrange(len(words) + 1),
        rng.choice(['"', "'", '"x', "x'", "#", ":", "x:", "[", "{", "|", ">"]),
    )
    lines[index] = " ".join(words)


MUTATIONS: list[Mutation] = [
    delete,
    insert,
    swap,
    repeat,
    *map(on_lines, (drop_line, double_line, swap_lines, move_in, move_out, quote)),
]


def entries(deck: Deck) -> int:
    return len({question.place for question in deck.questions})


def written(text: str) -> int:
    """The number of lines that look as if a question began in them."""
    return sum(BEGINS.match(line) is not None for line in lines_of(text))


def misjudged(text: str, original: str) -> list[str]:
    """The faults of what reading tells of a text: problems that point beside it or are no
    sentences, and questions that are lost without a problem."""
    deck = read_text(text)
    lines = lines_of(text.removeprefix("\ufeff"))
    faults = [fault for problem in deck.problems if (fault := misplaced(problem, lines))]
    faults += [
        f"no sentence: {problem}"
        for problem in deck.problems
        if not problem.sentence.endswith((".", '"', "'", "?", "]", "}"))
        or ("None" in problem.message and "None" not in text)
    ]
    if not deck.problems and entries(deck) < min(written(text), entries(read_text(original))):
        faults.append(f"only {entries(deck)} questions and no problem: {text!r}")
    return faults


def misplaced(problem: Problem, lines: list[str]) -> str:
    """The place of a problem, if it is none in these lines."""
    line, column, width = problem.place
    length = len(lines[line - 1]) if 1 <= line <= len(lines) else 0
    is_inside = 1 <= line <= len(lines) and 1 <= column <= length + 1 and width >= 1
    return "" if is_inside else f"not in the text: {problem}"


def mutated(rng: Random) -> tuple[str, str]:
    original = rng.choice(SEEDS)
    text = original
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        text = rng.choice(MUTATIONS)(rng, text)
    return text, original


@given(st.randoms(use_true_random=False))
def test_a_mutated_deck_is_read_and_judged(rng: Random) -> None:
    assert misjudged(*mutated(rng)) == []


@given(
    st.text(alphabet=st.sampled_from("-:#\"'[]{}|>*&!? \n\twhoanswertitlequestions"), max_size=200)
)
def test_any_text_is_read_and_judged(text: str) -> None:
    assert misjudged(text, text) == []
    assert misjudged(f"title: T\nquestions:\n{text}", text) == []


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("seed", range(20))
def test_each_of_ten_thousand_mutated_decks_is_read_and_judged(seed: int) -> None:
    rng = Random(seed)
    for _ in range(500):
        assert misjudged(*mutated(rng)) == []
