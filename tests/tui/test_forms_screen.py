"""Forms that count, on the screen: half right, named, and typed once more as they ought to be."""

from __future__ import annotations

from textual.widgets import Static

from quiz.schedule import Rating
from quiz.schedule.history import Review
from quiz.store.store import Store
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.line_box import LineBox
from quiz.tui.widgets.retype_box import RetypeBox
from tests.clock import FixedClock
from tests.tui.screens import press
from tests.tui.test_ask_screen import answer, asking, sit_down, waits_for
from tests.tui.test_parts_screen import ReadDeck, shown, stored_answer

WORD = """
    - what: What do we call several tables?
      answer: the tables
      forms: exact
"""
SPELLINGS = """
    - what: What do several people sit on?
      answer: the couch
      also: [the sofa, the settee]
      forms: exact
"""
GAPS = """
    - cloze: "{The bikes} stand beside {the lamp}."
      together: yes
      forms: exact
"""
SET = """
    - which: Name the furniture, with articles.
      answer: [the tables, the lamp]
      forms: exact
"""


async def test_a_wrong_form_is_half_right_and_is_typed_once_more_as_it_ought_to_be(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    words = deck(WORD)
    async with sit_down(words, store, clock).run_test() as pilot:
        screen = await answer(pilot, "the table")
        assert "◐ Partly right · 50 %" in shown(screen)
        assert "Forms count: tables, not table." in shown(screen)
        retyped = screen.query_one(RetypeBox).query_one("#retyped", Static)
        await answer(pilot, "the table")
        assert "Not yet." in str(retyped.visual)
        await answer(pilot, "the tables")
        assert "Right." in str(retyped.visual)
    assert stored_answer(store, words) == ("the table", 0.5)
    [review] = store.history(words.questions[0].key)
    assert isinstance(review, Review)
    assert review.rating is Rating.AGAIN


async def test_beside_the_spelling_that_was_meant_the_others_are_right_too(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    words = deck(SPELLINGS)
    async with sit_down(words, store, clock).run_test() as pilot:
        screen = await answer(pilot, "sofa")
        assert "Answer   the sofa" in shown(screen)
        assert "Also right: the couch, the settee" in shown(screen)


async def test_a_member_in_a_wrong_form_is_named_by_half(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    furniture = deck(SET)
    async with sit_down(furniture, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await answer(pilot, "the table")
        named = screen.query_one("#named", Static)
        assert str(named.visual) == "1 of 2 named\n◐ the tables  you wrote the table"
        assert "tables, not table" in str(
            screen.query_one(LineBox).query_one("#remark", Static).visual
        )
        await answer(pilot, "the lamp")
        assert waits_for(screen) is Phase.VERDICT
        assert "◐ Partly right · 75 %" in shown(screen)
        assert "2 of 2 named, 1 partly right." in shown(screen)
        assert "◐ the tables  Forms count: tables, not table." in shown(screen)
    assert stored_answer(store, furniture) == ("the table\nthe lamp", 0.75)


async def test_a_gap_in_a_wrong_form_is_half_right(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    sentence = deck(GAPS)
    async with sit_down(sentence, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, *"a bikes", "tab", *"the lamp", "enter")
        assert waits_for(screen) is Phase.VERDICT
        assert "1 of 2 gaps right, 1 partly right." in shown(screen)
        assert "◐ The bikes  Forms count: The, not a." in shown(screen)
        assert "✓ the lamp" in shown(screen)
    assert stored_answer(store, sentence) == ("a bikes\nthe lamp", 0.75)
