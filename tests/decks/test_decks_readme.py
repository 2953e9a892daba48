"""The decks that ship, and the page that says how to write one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.decks.reader import read_deck, read_text
from tests.decks.test_kinds import SHIPPED
from tests.places import DECKS

BLOCKS = re.findall(
    r"```yaml\n(.*?)```", (DECKS / "README.md").read_text(encoding="utf-8"), re.DOTALL
)
FILES = sorted(DECKS.rglob("*.yaml"))


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_an_example_is_a_deck_without_problems(text: str) -> None:
    deck = read_text(text)
    assert deck.problems == []
    assert deck.questions


def test_there_is_an_example_of_every_kind_that_ships() -> None:
    exemplified = {question.kind for text in BLOCKS for question in read_text(text).questions}
    assert exemplified >= SHIPPED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_deck_has_no_problems(path: Path) -> None:
    assert read_deck(path).problems == []


def test_the_articles_decks_ask_at_least_sixty_questions_each_with_its_source() -> None:
    questions = [
        question
        for path in FILES
        if path.parent.name == "csto-2007"
        for question in read_deck(path).questions
    ]
    assert len(questions) >= 60
    assert all(question.cite for question in questions)
