"""A new kind of question is one file, and the whole program knows it: README.md's own is tried."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.answers.verdict import Verdict
from quiz.decks import kinds
from quiz.decks.changes import Reading, WrittenQuestion
from quiz.decks.identity import QuestionKey
from quiz.decks.pairing import pair_up
from quiz.decks.reader import read_text
from quiz.decks.vocabulary import vocabulary
from tests.decks import test_decks_readme, test_kinds
from tests.places import ROOT

SECTION = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Add a kind of question")[2]
FRACTION = SECTION.partition("```python\n")[2].partition("```")[0]
PALETTE = '''
"""A question whose answer is some colours.

- palette: Which colours has the flag of Italy?
  answer: [green, white, red]
  shades: [olive, ivory]
"""

from quiz.answers.set import SetAnswer
from quiz.answers.text import TextAnswer
from quiz.decks.question import Ask


def read(entry):
    prompt, colours, _ = entry.text("palette"), entry.texts("answer"), entry.texts("shades")
    yield Ask(prompt, SetAnswer(tuple(map(TextAnswer, colours))))
'''

AddKind = Callable[[str, str], None]


def forget_kinds(*words: str) -> None:
    for cached in (kinds.words, kinds.reader, vocabulary):
        cached.cache_clear()
    for word in words:
        sys.modules.pop(f"{kinds.__name__}.{word}", None)


@pytest.fixture
def add_kind(tmp_path: Path) -> Iterator[AddKind]:
    """Puts a file into a folder of kinds, and takes it away after the test."""
    folder, added = tmp_path / "kinds", []
    folder.mkdir()

    def add(word: str, code: str) -> None:
        (folder / f"{word}.py").write_text(code, encoding="utf-8")
        added.append(word)
        forget_kinds()

    kinds.__path__.append(str(folder))
    yield add
    kinds.__path__.remove(str(folder))
    forget_kinds(*added)


def test_the_kind_of_the_readme_is_one_file(
    add_kind: AddKind, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert re.search(r"`quiz/decks/kinds/fraction\.py`", SECTION)
    add_kind("fraction", FRACTION)
    # What is asked of the kinds that ship holds for it too, and for the others beside it.
    test_kinds.test_the_kinds_of_the_format_are_there()
    test_kinds.test_the_examples_of_a_manual_are_questions_of_its_kind("fraction")
    test_kinds.test_a_manual_says_what_the_kind_is_first("fraction")
    test_decks_readme.test_there_is_an_example_of_every_kind_that_ships()
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\nquestions:\n{kinds.examples('fraction')}", encoding="utf-8")
    assert main(["check", str(deck)]) == 0
    assert capsys.readouterr().out == "1 question in 1 deck: no problems.\n"


def test_a_question_of_the_readmes_kind_is_graded(add_kind: AddKind) -> None:
    add_kind("fraction", FRACTION)
    [question] = read_text(f"title: T\nquestions:\n{kinds.examples('fraction')}").questions
    verdicts = [question.answer.grade(text, question.rivals) for text in ("7/10", "0.7", "3/10")]
    assert [verdict.credit for verdict in verdicts if isinstance(verdict, Verdict)] == [1, 1, 0]


def test_an_answer_that_the_readmes_kind_cannot_read_is_a_problem(add_kind: AddKind) -> None:
    add_kind("fraction", FRACTION)
    deck = read_text("title: T\nquestions:\n- fraction: How much?\n  answer: a lot\n")
    assert [(problem.place.line, problem.code) for problem in deck.problems] == [(4, "bad-answer")]
    assert deck.questions == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("- palette: Which?\n  answer: [a, b]\n  shade: [c]", 'Did you mean "shades"?'),
        ("- palete: Which?\n  answer: [a, b]", 'Did you mean "palette"?'),
        ("- palette: Which?\n  answer: [a, b]\n  shades: [c", "square bracket is not closed"),
        ("- palette: Which?\n  answer: [a, b]\n  shades c", "after the key"),
        ('- palette: "Which?\n    shades: c"\n  answer: a', "looks like another key"),
        ("- palette: Which?\n  answer: [a, b]\nshades: [c]", "begins in column 1"),
    ],
)
def test_a_key_that_only_a_new_kind_has_is_known_where_slips_are_cured(
    add_kind: AddKind, entry: str, problem: str
) -> None:
    add_kind("palette", PALETTE)
    deck = read_text(f"title: T\nquestions:\n{entry}\n")
    assert problem in deck.problems[0].message


def test_of_a_new_kinds_lists_half_must_stay(add_kind: AddKind) -> None:
    def continues(answer: str) -> bool:
        old = WrittenQuestion(QuestionKey("old"), "", "palette", "Which colours?", "a\nb\nc\nd")
        new = WrittenQuestion(QuestionKey("new"), "", "palette", "Which colours?", answer)
        readings = Reading("deck", "", (old,)), Reading("deck", "", (new,))
        return bool(pair_up([readings], {new.key}, lambda *_: "").sure)

    add_kind("palette", PALETTE)
    assert [continues(answer) for answer in ("a\nb\nx\ny", "a\nx\ny\nz")] == [True, False]
