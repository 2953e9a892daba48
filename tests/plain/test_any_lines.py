"""Whatever lines come, nothing breaks, and the store is as its history says."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_study
from quiz.exams.exams import compose_paper
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.plain.conversation import Conversation, Left, Quit
from quiz.plain.exam import sit
from quiz.plain.game import play
from quiz.plain.shelf import browse
from quiz.plain.sitting import study
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.learner import collect, read
from tests.plain.talking import Script
from tests.plain.transcripts import SHAPES
from tests.store.test_replay import check, check_rows

ANSWERS = "Tbilisi|7|2,850|9 Nov|9/10/1989|b|t|Latvia|c a b d|1c 2a 3b|1a|water|blue|3|None|hand in"
COMMANDS = (
    ":hint|:why|:undo|:undo|:right|:wrong|:again|:easy|:flag|:hide|:not-today|:repeat|:help|:back"
    "|:dont-know|:accept|y|yes|no|:time|:next|:previous|:go 2|:clear|:overview|:log|:log 1|:game 1"
    "|:exam|:study 1|:decks|:quit|:x|:|::|::x"
)
LINES = st.lists(
    st.one_of(
        st.sampled_from(["", *ANSWERS.split("|"), *COMMANDS.split("|")]),
        st.text(max_size=4),
    ),
    max_size=60,
)
DECK = read(SHAPES, "shapes")


def hold_study(conversation: Conversation, collection: Collection) -> None:
    study(conversation, collection, begin_study(collection, collection.shelf.all_decks()))


def hold_game(conversation: Conversation, collection: Collection) -> None:
    decks = list(collection.shelf.all_decks())
    setup = Setup(game="survival", seconds=9, names=("Ada", "Bob"), seed=1)
    play(conversation, collection, begin_match(collection, decks, setup))


def hold_exam(conversation: Conversation, collection: Collection) -> None:
    decks = list(collection.shelf.all_decks())
    sit(conversation, collection, decks, *compose_paper(decks, Terms(questions=4, minutes=2)))


@pytest.mark.parametrize("hold", [hold_study, hold_game, hold_exam, browse])
@pytest.mark.parametrize("is_person", [True, False])
@settings(max_examples=settings().max_examples // 10)
@given(lines=LINES, certain=st.booleans())
def test_any_lines_are_taken(
    hold: Callable[[Conversation, Collection], None],
    *,
    is_person: bool,
    lines: list[str],
    certain: bool,
) -> None:
    clock, store = FixedClock(), Store(":memory:")
    collection = collect(store, clock, [DECK], DEFAULTS.changed("confidence", certain))
    script = Script(lines, clock, seconds=2, is_person=is_person)
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(Left, Quit):
        hold(Conversation(script), collection)
    assert "\x1b" not in out.getvalue()
    check_rows(store)
    check(store)
