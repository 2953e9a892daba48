"""Sittings through the real app, judged by what was kept and what is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quiz.answers.texts import wordlists
from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_study
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Overruled, Rated, Review
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.line_box import LineBox
from quiz.tui.widgets.top_bar import TopBar
from quiz.tui.widgets.verdict import VerdictBox
from tests.clock import FixedClock
from tests.learner import read, sums
from tests.tui.screens import press, resize, settle

BONES = """
    - number: How many bones has an adult human body?
      answer: 206
"""
MIXED = """
    - what: What do plants take from the air?
      answer: carbon dioxide
      hint: Two oxygens.
    - choice: Which is a mammal?
      answer: dolphin
      wrong: [shark, penguin, crocodile]
    - claim: The Earth is flat.
      answer: false
    - which: Which countries border Portugal or Andorra?
      answer: [Spain, France]
    - card: der Schmetterling
      answer: the **butterfly**
"""

ReadDeck = Callable[[str], Deck]


def sit_down(deck: Deck, store: Store, clock: FixedClock) -> QuizApp:
    shelf = Shelf("")
    shelf.add(ShelvedDeck.of(deck))
    collection = Collection(shelf, store, DEFAULTS, clock)
    return QuizApp(collection, begin_study(collection, shelf.all_decks()))


async def asking(pilot: Pilot[None]) -> AskScreen:
    await settle(pilot)
    assert isinstance(pilot.app.screen, AskScreen)
    return pilot.app.screen


async def answer(pilot: Pilot[None], text: str) -> AskScreen:
    await pilot.press(*("space" if char == " " else char for char in text), "enter")
    return await asking(pilot)


def waits_for(screen: AskScreen) -> Phase:
    """The phase, which a type checker must not take for what it was before the keys."""
    return screen.phase


def ratings(store: Store, question: Question) -> list[tuple[str, Rating]]:
    return [(review.response, review.rating) for review in store.history(question.key)]


async def test_the_words_of_a_decks_language_are_read_while_somebody_types(
    store: Store, clock: FixedClock
) -> None:
    wordlists.word_list.cache_clear()
    deck = read_text("title: T\nlanguage: fr\nquestions:\n- what: Q\n  answer: A")
    async with sit_down(deck, store, clock).run_test() as pilot:
        await asking(pilot)
        await pilot.press("x")
        for _ in range(200):
            if wordlists.word_list.cache_info().currsize == 2:
                break
            await pilot.pause(0.02)
    assert wordlists.word_list.cache_info().currsize == 2  # French, and names


async def test_a_unit_of_another_quantity_is_asked_again_and_the_next_letter_begins_anew(
    store: Store, clock: FixedClock
) -> None:
    deck = read("- number: How long is it?\n  answer: 5\n  unit: km")
    async with sit_down(deck, store, clock).run_test() as pilot:
        await asking(pilot)
        screen = await answer(pilot, "5 kg")
        remark = screen.query_one("LineBox #remark", Static)
        assert "“kg” is a unit of mass, and the answer is in km." in str(remark.visual)
        assert waits_for(screen) is Phase.ASKING
        assert store.history(deck.questions[0].key) == []
        await answer(pilot, "5000 m")
    (review,) = store.history(deck.questions[0].key)
    assert (review.response, review.credit) == ("5000 m", 1)


async def test_a_missed_question_comes_back_until_it_is_right(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    bones = deck(BONES)
    async with sit_down(bones, store, clock).run_test() as pilot:
        await answer(pilot, "7")
        await press(pilot, "enter")
        await answer(pilot, "206")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
    assert ratings(store, bones.questions[0]) == [("7", Rating.AGAIN), ("206", Rating.GOOD)]


async def test_the_answer_of_a_twin_is_asked_again_as_often_as_it_is_given(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    twins = deck("""
        - where: What is the capital of Georgia?
          answer: Tbilisi
          hint: In the Caucasus.
        - where: What is the capital of Georgia?
          answer: Atlanta
    """)
    async with sit_down(twins, store, clock).run_test() as pilot:
        for keys in ("atlanta", "ATLANTA.", "", ""):  # Enter is pressed once too often
            screen = await answer(pilot, keys)
            line = screen.query_one(LineBox)
            assert waits_for(screen) is Phase.ASKING
            assert "another answer is asked for" in str(line.query_one("#remark", Static).visual)
            assert line.line.has_focus
        await press(pilot, "t")
        assert line.line.value == "t"
        assert str(line.query_one("#remark", Static).visual) == ""
        await press(pilot, "backspace", "enter", "enter")
        assert waits_for(screen) is Phase.VERDICT
    assert ratings(store, twins.questions[0]) == [("", Rating.AGAIN)]
    assert ratings(store, twins.questions[1]) == []


async def test_members_that_a_twin_has_are_named_from_the_beginning(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    twins = deck("""
        - which: Which countries border it?
          answer: [Spain, France]
        - which: Which countries border it?
          answer: [Italy, Malta]
    """)
    async with sit_down(twins, store, clock).run_test() as pilot:
        await answer(pilot, "italy")
        await answer(pilot, "malta")
        screen = await answer(pilot, "")
        assert screen.query_one(LineBox).response == ""
        await answer(pilot, "spain")
        await answer(pilot, "france")
        assert waits_for(screen) is Phase.VERDICT
    assert ratings(store, twins.questions[0]) == [("spain\nfrance", Rating.GOOD)]


async def test_an_order_that_a_twin_has_is_asked_again(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    twins = deck("- order: Sort.\n  answer: [a, b]\n- order: Sort.\n  answer: [b, a]\n")
    async with sit_down(twins, store, clock).run_test() as pilot:
        await press(pilot, "enter")
        told = pilot.app.screen.query_one("#told", Static)
        assert "another answer is asked for" in str(told.visual)
        await press(pilot, "space", "down", "space", "enter")
    assert ratings(store, twins.questions[0]) == [("a\nb", Rating.GOOD)]


async def test_the_back_of_a_card_says_that_another_card_has_its_front(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    cards = deck("- card: die Bank\n  answer: bank\n- card: die Bank\n  answer: bench\n")
    async with sit_down(cards, store, clock).run_test() as pilot:
        await press(pilot, "space")
        remark = pilot.app.screen.query_one(VerdictBox).text("remark")
        assert remark == "Another card has this front too, and another back."


async def test_every_shape_can_be_answered_with_keys(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    mixed = deck(MIXED)
    async with sit_down(mixed, store, clock).run_test() as pilot:
        await answer(pilot, "carbon dioxyde")
        await press(pilot, "enter")
        screen = await asking(pilot)
        assert screen.turn
        await press(pilot, str(screen.turn.choices.index("dolphin") + 1), "enter", "f", "enter")
        await answer(pilot, "spain")
        await answer(pilot, "france")  # the last member ends it
        await press(pilot, "enter", "space", "4")
        assert isinstance(pilot.app.screen, ResultsScreen)
    credits = [store.history(question.key)[0].credit for question in mixed.questions]
    assert credits == [1, 1, 1, 1, 1]
    assert ratings(store, mixed.questions[3]) == [("spain\nfrance", Rating.GOOD)]
    assert ratings(store, mixed.questions[4]) == [("easy", Rating.EASY)]


async def test_a_right_answer_after_a_hint_is_hard(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    mixed = deck(MIXED)
    async with sit_down(mixed, store, clock).run_test() as pilot:
        await press(pilot, "ctrl+t")
        screen = await answer(pilot, "carbon dioxide")
        assert screen.outcome
        assert screen.outcome.rating is Rating.HARD


async def test_enter_twice_on_an_empty_line_means_not_known(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    bones = deck(BONES)
    async with sit_down(bones, store, clock).run_test() as pilot:
        await press(pilot, "enter")
        assert not store.history(bones.questions[0].key)
        await press(pilot, "enter")
    assert ratings(store, bones.questions[0]) == [("", Rating.AGAIN)]


@pytest.mark.parametrize(
    ("keys", "changes"),
    [
        ("4", [(None, Rating.EASY)]),
        ("3", []),
        ("w", [(0.0, Rating.AGAIN)]),
        ("wr", [(0.0, Rating.AGAIN), (1.0, Rating.GOOD)]),
    ],
)
async def test_the_learner_has_the_last_word(
    keys: str,
    changes: list[tuple[float | None, Rating]],
    deck: ReadDeck,
    store: Store,
    clock: FixedClock,
) -> None:
    bones = deck(BONES)
    async with sit_down(bones, store, clock).run_test() as pilot:
        await answer(pilot, "206")
        await press(pilot, *keys)
    review, *acts = store.facts(bones.questions[0].key)
    assert isinstance(review, Review)
    assert (review.credit, review.rating) == (1.0, Rating.GOOD)
    actions = [act.action for act in acts if isinstance(act, Act)]
    assert [
        (action.credit if isinstance(action, Overruled) else None, action.rating)
        for action in actions
        if isinstance(action, Rated | Overruled)
    ] == changes
    assert len(actions) == len(changes)
    assert store.standings()[bones.questions[0].key].again is (keys == "w")


async def test_undo_takes_back_step_by_step(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    mixed = deck(MIXED)
    first = mixed.questions[0]
    async with sit_down(mixed, store, clock).run_test() as pilot:
        await answer(pilot, "carbon dioxide")
        await press(pilot, "4")
        await press(pilot, "escape", "u")
        screen = await asking(pilot)
        assert waits_for(screen) is Phase.VERDICT
        assert screen.outcome
        assert screen.outcome.rating is Rating.GOOD
        await press(pilot, "u")
        screen = await asking(pilot)
        assert waits_for(screen) is Phase.ASKING
        assert screen.turn
        assert screen.turn.question is first
        assert store.history(first.key) == []
        await answer(pilot, "carbon dioxide")
        await press(pilot, "enter")
        assert screen.turn.number == 2
    assert ratings(store, first) == [("carbon dioxide", Rating.GOOD)]


async def test_hidden_and_put_off_questions_go_at_once(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    mixed = deck(MIXED)
    async with sit_down(mixed, store, clock).run_test() as pilot:
        await press(pilot, "escape", "exclamation_mark", "minus")
        screen = await asking(pilot)
        assert screen.turn
        assert screen.turn.question is mixed.questions[2]
        await press(pilot, "asterisk")
    standings = store.standings()
    assert standings[mixed.questions[0].key].hidden
    assert standings[mixed.questions[1].key].put_off is not None
    assert standings[mixed.questions[2].key].flagged


async def test_keys_typed_ahead_reach_the_next_question(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    two = deck(BONES + "    - number: Two and two?\n      answer: 4\n")
    async with sit_down(two, store, clock).run_test() as pilot:
        await pilot.press(*"206", "enter", "enter", *"4", "enter")
        await settle(pilot)
    assert ratings(store, two.questions[1]) == [("4", Rating.GOOD)]


async def test_deck_text_is_shown_as_typed(deck: ReadDeck, store: Store, clock: FixedClock) -> None:
    odd = deck(
        """
        - what: "[/nope] [@click=app.bell]x[/] {braces} 100% \\\\ back"
          answer: "[red]x"
          note: "a [link](http://example.org) and <b>html</b>"
        """
    )
    async with sit_down(odd, store, clock).run_test() as pilot:
        prompt = pilot.app.screen.query_one("#prompt", Static)
        assert str(prompt.visual) == "[/nope] [@click=app.bell]x[/] {braces} 100% \\ back"
        screen = await answer(pilot, "[bold]no")
        shown = str(screen.query_one(VerdictBox).visual)
        assert "[red]x" in shown
        assert "a link and <b>html</b>" in shown
        assert "[bold]no" in shown


async def test_an_answer_that_cannot_be_kept_is_not_called_saved(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    bones = deck(BONES)
    app = sit_down(bones, store, clock)
    async with app.run_test() as pilot:
        await settle(pilot)
        store._connection.execute("PRAGMA query_only = ON")
        screen = await answer(pilot, "206")
        assert waits_for(screen) is Phase.ASKING
        assert screen.query_one("LineBox Input", Input).value == "206"
        store._connection.execute("PRAGMA query_only = OFF")
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.VERDICT
    assert ratings(store, bones.questions[0]) == [("206", Rating.GOOD)]


@pytest.mark.parametrize("action", ["hide", "not_today", "undo"])
async def test_a_click_while_an_act_is_kept_skips_no_question(
    store: Store, clock: FixedClock, action: str
) -> None:
    app = sit_down(sums(3), store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "0")
        screen = app.screen
        assert isinstance(screen, AskScreen)
        getattr(screen, f"action_{action}")()
        screen.action_go_on()  # by the mouse, before the store has kept it
        await settle(pilot)
        assert screen.turn is not None
        assert screen.turn.question.answer.text == ("1" if action == "undo" else "2")


def top_line(screen: AskScreen) -> str:
    return screen.query_one(TopBar).render().plain


async def test_the_top_line_says_what_is_left_and_what_comes_back(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(12), store, clock).run_test(size=(80, 24)) as pilot:
        screen = await asking(pilot)
        assert "12 left ─" in top_line(screen)
        await answer(pilot, "0")
        assert "12 left, 1 comes back ─" in top_line(screen)
        await press(pilot, "enter")
        await answer(pilot, "0")
        assert "12 left, 2 come back ─" in top_line(screen)
        await press(pilot, "enter")
        await answer(pilot, "3")
        assert "11 left, 2 come back ━" in top_line(screen)


@pytest.mark.parametrize("key", ["exclamation_mark", "minus"])
async def test_a_remark_on_the_last_question_stands_on_the_results(
    key: str, store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(1), store, clock).run_test(notifications=True) as pilot:
        await asking(pilot)
        await press(pilot, "escape", key)
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert str(pilot.app.screen.query_one(RemarkLine).visual).startswith(("Hidden", "Not"))
        assert not pilot.app._notifications


async def test_a_narrow_top_line_keeps_the_deck_and_the_figures(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(sums(12), store, clock).run_test(size=(40, 12)) as pilot:
        screen = await answer(pilot, "0")
        line = top_line(screen)
        assert line.startswith("sums")
        assert line.endswith("12 left, 1 comes back")
        await resize(pilot, 80, 24)
        assert "12 left, 1 comes back ─" in top_line(screen)


async def test_another_day_is_offered_after_the_fourth_miss_and_taken_with_a_key(
    store: Store, clock: FixedClock
) -> None:
    deck = sums(1)
    async with sit_down(deck, store, clock).run_test(size=(80, 24)) as pilot:
        for misses in (1, 2, 3, 4):
            screen = await answer(pilot, "0")
            offer = screen.query_one(VerdictBox).text("offer")
            assert bool(offer) is (misses == 4)
            if misses < 4:
                await press(pilot, "enter")
        assert "Not today?  Esc, - puts it off." in offer
        assert [key.effect for key in screen.query_one(KeyBar).keys][:2] == ["go on", "not today"]
        await press(pilot, "escape", "-")
        assert isinstance(pilot.app.screen, ResultsScreen)
    assert store.standings()[deck.questions[0].key].put_off == clock.now().day(DEFAULTS.day_start)


async def test_where_nothing_is_typed_again_another_day_is_a_key_away(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(read("- claim: A?\n  answer: true\n"), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        for _ in range(3):
            await press(pilot, "f", "enter")
        await press(pilot, "f")
        assert "Not today?  - puts it off." in screen.query_one(VerdictBox).text("offer")
        await press(pilot, "-")
        assert isinstance(pilot.app.screen, ResultsScreen)
