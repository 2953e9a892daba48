"""Sets named one by one or ticked, and what a claim's note says, on the screen."""

from __future__ import annotations

from textual.widgets import Static

from quiz.collection.sittings import begin_study
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.line import Line
from quiz.tui.widgets.options_box import Choice, OptionsBox
from quiz.tui.widgets.retype_box import RetypeBox
from tests.clock import FixedClock
from tests.learner import collect
from tests.tui.screens import press
from tests.tui.test_ask_screen import answer, asking, sit_down, waits_for
from tests.tui.test_parts_screen import ReadDeck, shown, stored_answer

SET = """
    - which: Which countries border Portugal or Andorra?
      answer: [Spain, France]
      size: hidden
"""


async def test_a_set_is_tallied_as_it_is_named(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    neighbours = deck(SET)
    async with sit_down(neighbours, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        named = screen.query_one("#named", Static)
        for typed in ("france", "Italy", "the italy", "Frnce", "Framce"):
            await answer(pilot, typed)
        assert str(named.visual) == "1 named · 1 wrong\n✓ France\n✗ Italy"
        await answer(pilot, "Portugal")
        assert str(named.visual).startswith("1 named · 2 wrong")
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.VERDICT
        assert "✓ France" in shown(screen)
        assert "○ Spain  missed" in shown(screen)
        assert "✗ Italy  not one of them" in shown(screen)
    assert stored_answer(store, neighbours)[0] == "france\nItaly\nPortugal"


async def test_a_set_of_which_nothing_is_named_takes_two_enters_to_be_given_up(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(SET), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.ASKING
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.VERDICT
        assert "2 left" in screen.query_one(RetypeBox).query_one(Line).hint


async def test_a_near_miss_in_a_set_is_forgiven_and_shown(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(SET.replace("hidden", "shown")), store, clock).run_test() as pilot:
        screen = await answer(pilot, "Frnace")
        named = str(screen.query_one("#named", Static).visual)
        assert named == "1 of 2 named\n✓ France  you wrote Frnace"


async def test_every_choice_of_a_large_set_can_be_ticked(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(SET), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        box = screen.query_one(OptionsBox)
        box.display = True
        box.show([f"choice {number}" for number in range(60)], many=True)
        await pilot.pause()
        box.focus()
        await press(pilot, "up", "space")
        assert "☑ choice 59" in str(list(screen.query(Choice))[59].visual)


async def test_a_claims_note_carries_the_correction(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    claim = """
    - claim: Spiders are insects.
      answer: false
      note: They are *arachnids*, with eight legs.
    """
    for key in ("t", "f"):
        async with sit_down(deck(claim), store, clock).run_test() as pilot:
            screen = await asking(pilot)
            await press(pilot, key)
            assert "They are arachnids, with eight legs." in shown(screen)


async def test_a_set_whose_size_is_shown_counts_up_to_it_and_ends_by_itself(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    neighbours = deck(SET.replace("hidden", "shown"))
    async with sit_down(neighbours, store, clock).run_test() as pilot:
        screen = await answer(pilot, "Italy")
        assert str(screen.query_one("#named", Static).visual) == "0 of 2 named · 1 wrong\n✗ Italy"
        await answer(pilot, "Spain")
        await answer(pilot, "France")
        assert waits_for(screen) is Phase.VERDICT
    assert stored_answer(store, neighbours) == ("Italy\nSpain\nFrance", 0.5)


async def test_ticking_is_a_response_of_one_member_a_line(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    neighbours = deck(SET + "      wrong: [Italy, Morocco, Ireland]\n")
    collection = collect(store, clock, [neighbours], Settings(answer_by="choosing"))
    async with QuizApp(
        collection, begin_study(collection, collection.shelf.all_decks())
    ).run_test() as pilot:
        screen = await asking(pilot)
        assert screen.turn
        texts = screen.turn.choices
        await press(pilot, str(texts.index("Spain") + 1))
        await pilot.click(list(screen.query(Choice))[texts.index("Morocco")])
        await press(pilot, "enter")
        assert "○ France  missed" in shown(screen)
        assert "✗ Morocco  not one of them" in shown(screen)
    assert set(stored_answer(store, neighbours)[0].split("\n")) == {"Spain", "Morocco"}
