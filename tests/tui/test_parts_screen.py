"""Orders, pairs and gaps on the screen, by keys and by mouse, judged by what was kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quiz.answers.rivals import NO_RIVALS
from quiz.answers.verdict import Verdict
from quiz.decks.question import Deck
from quiz.schedule.history import Review
from quiz.store.store import Store
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.gaps_box import GapsBox
from quiz.tui.widgets.order_box import Item
from quiz.tui.widgets.pairs_box import Left, PairsBox, Right
from quiz.tui.widgets.verdict import VerdictBox
from tests.clock import FixedClock
from tests.tui.screens import press
from tests.tui.test_ask_screen import asking, sit_down, waits_for

ORDER = """
    - order: Put these planets in order, the nearest to the Sun first.
      answer: [Mercury, Venus, Earth, Mars]
"""
MATCH = """
    - match: Which city lies on which river?
      answer: {Paris: Seine, London: Thames, Vienna: Danube}
      wrong:
      - Rhine: It flows through Cologne.
"""
GAPS = """
    - cloze: Water has {2|two} atoms of {hydrogen} and one of {oxygen}.
      together: yes
"""
SIZES = [(120, 40), (80, 24), (40, 12)]

ReadDeck = Callable[[str], Deck]


def stored_answer(store: Store, deck: Deck) -> tuple[str, float]:
    """The response and its credit, which grading that text alone gives as well."""
    [question] = deck.questions
    [review] = store.history(question.key)
    assert isinstance(review, Review)
    again = question.answer.grade(review.response, NO_RIVALS)
    assert isinstance(again, Verdict)
    assert again.credit == review.credit
    return review.response, review.credit


def shown(screen: AskScreen) -> str:
    return str(screen.query_one(VerdictBox).visual)


def place(screen: AskScreen, text: str) -> int:
    rows = [str(row.visual) for row in screen.query(Item) if row.display]
    return next(index for index, row in enumerate(rows) if row.endswith(f"  {text}"))


def row(screen: AskScreen, kind: type[Left] | type[Right], text: str) -> Left | Right:
    return next(
        widget for widget in screen.query(kind) if text in str(widget.visual) and widget.display
    )


async def put(pilot: Pilot[None], screen: AskScreen, text: str, to: int, way: str) -> None:
    """Puts an item into its place by one of the ways that there are."""
    items, index = list(screen.query(Item)), place(screen, text)
    if way == "pull":
        await pilot.mouse_down(items[index])
        await pilot.hover(items[to])
        await pilot.mouse_up(items[to])
    elif way == "click":
        await pilot.click(items[index])
        await pilot.click(items[to])
    else:
        while str(items[index].visual).startswith(" "):
            await pilot.press("down")
        steps = index - to
        if way == "digit":
            await pilot.press(str(to + 1))
        elif way == "shift":
            await pilot.press(*["shift+up" if steps > 0 else "shift+down"] * abs(steps))
        else:
            await pilot.press("space", *["up" if steps > 0 else "down"] * abs(steps), "space")


@pytest.mark.parametrize("way", ["shift", "space", "digit", "click", "pull"])
async def test_an_order_is_arranged_by_keys_and_mouse(
    way: str, deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    planets = deck(ORDER)
    async with sit_down(planets, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        for to, name in enumerate(["Mercury", "Venus", "Earth", "Mars"]):
            if place(screen, name) != to:
                await put(pilot, screen, name, to, way)
            assert place(screen, name) == to
        await press(pilot, "enter")
    assert stored_answer(store, planets) == ("Mercury\nVenus\nEarth\nMars", 1)


async def test_an_order_that_is_partly_right_says_what_was_out_of_place(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    planets = deck(ORDER)
    async with sit_down(planets, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        for to, name in enumerate(["Mars", "Mercury", "Venus", "Earth"]):
            await put(pilot, screen, name, to, "digit")
        await press(pilot, "enter")
        assert "Partly right" in shown(screen)
        assert "✓  1  Mercury\n" in shown(screen)
        assert "✗  4  Mars  you put it at 1" in shown(screen)
    assert stored_answer(store, planets)[1] == 0.75


@pytest.mark.parametrize("way", ["digits", "arrows", "mouse"])
async def test_pairs_are_made_by_digits_arrows_and_mouse(
    way: str, deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    rivers = deck(MATCH)
    async with sit_down(rivers, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        assert screen.turn
        for city, river in (
            ("Paris", "Seine"),
            ("London", "Rhine"),
            ("London", "Thames"),
            ("Vienna", "Danube"),
        ):
            await press(pilot, "enter")  # answers nothing as long as something is not paired
            assert waits_for(screen) is Phase.ASKING
            await press(pilot, "left")
            left, right = row(screen, Left, city), row(screen, Right, river)
            if way == "mouse":
                await pilot.click(left)
                await pilot.click(right)
                continue
            while str(left.visual).startswith(" "):
                await pilot.press("down")
            if way == "digits":
                await pilot.press(str(screen.turn.choices.index(river) + 1))
            else:
                await pilot.press("space")
                while str(right.visual).startswith(" "):
                    await pilot.press("down")
                await pilot.press("enter")
        await press(pilot, "enter")
    assert stored_answer(store, rivers) == ("Paris -> Seine\nLondon -> Thames\nVienna -> Danube", 1)


async def test_a_right_side_that_is_taken_again_leaves_its_first_pair(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(MATCH), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        box = screen.query_one(PairsBox)
        assert screen.turn
        first = screen.turn.choices[0]
        await press(pilot, "1", "1")
        assert box.response == f"London -> {first}"
        await press(pilot, "up", "up", "backspace")  # Paris has nothing any more
        assert box.response == f"London -> {first}"
        await press(pilot, "down", "backspace")
        assert box.response == ""


async def test_a_wrong_pair_shows_the_right_one_and_why(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    rivers = deck(MATCH)
    async with sit_down(rivers, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        assert screen.turn
        await press(
            pilot,
            *(str(screen.turn.choices.index(name) + 1) for name in ("Rhine", "Thames", "Danube")),
            "enter",
        )
        assert "✗ Paris → Seine  you said Rhine" in shown(screen)
        assert "Rhine: It flows through Cologne." in shown(screen)
    assert stored_answer(store, rivers)[1] == pytest.approx(2 / 3)


@pytest.mark.parametrize("go_on", ["enter", "tab", "down"])
async def test_the_gaps_of_a_text_are_filled_one_after_the_other(
    go_on: str, deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    water = deck(GAPS)
    async with sit_down(water, store, clock).run_test() as pilot:
        await press(pilot, *"two", go_on, *"hydrogne", go_on, *"oxygen", "enter")
        screen = await asking(pilot)
        assert "✓ hydrogen  A slip of the keys is forgiven." in shown(screen)
    assert stored_answer(store, water) == ("two\nhydrogne\noxygen", 1)


async def test_gaps_are_gone_to_by_mouse_and_back_by_tab(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    water = deck(GAPS)
    async with sit_down(water, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        lines = screen.query_one(GapsBox).lines
        await pilot.click(lines[2])
        await press(pilot, *"oxygen", "shift+tab", *"hydrogen", "up", *"2", "enter")
    assert stored_answer(store, water) == ("2\nhydrogen\noxygen", 1)


async def test_gaps_left_empty_are_warned_of_once(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    water = deck(GAPS)
    async with sit_down(water, store, clock).run_test() as pilot:
        await press(pilot, "enter", *"hydrogen", "enter", "enter")
        screen = await asking(pilot)
        assert waits_for(screen) is Phase.ASKING
        assert "2 gaps are empty" in str(screen.query_one("#gaps-remark", Static).visual)
        await press(pilot, "enter")
        assert waits_for(screen) is Phase.VERDICT
        assert "○ oxygen  missed" in shown(screen)
    assert stored_answer(store, water) == ("\nhydrogen", 1 / 3)


async def test_letters_are_commands_once_a_gap_is_left(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    async with sit_down(deck(GAPS), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, "tab", *"hy", "escape", "asterisk", "enter", "d")
        assert [line.value for line in screen.query_one(GapsBox).lines] == ["", "hyd", ""]
        await press(pilot, "escape", "d")
        assert waits_for(screen) is Phase.VERDICT


@pytest.mark.parametrize("size", SIZES)
async def test_gaps_stand_in_the_text_at_every_size(
    size: tuple[int, int], deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    wide = deck(
        """
        - cloze: >-
            水の分子は{水素|H}の原子を二つ、{酸素|O}の原子を一つ持つ。
            [/b] and the {third one}, too.
          together: yes
        """
    )
    async with sit_down(wide, store, clock).run_test(size=size) as pilot:
        screen = await asking(pilot)
        box = screen.query_one(GapsBox)
        running = screen.query_one("#running", Static)
        for line in box.lines:
            assert running.content_region.contains_region(line.region)
            left = line.region.x - running.content_region.x
            drawn = running.render_lines(running.content_region.translate(-running.region.offset))
            text = (
                drawn[line.region.y - running.content_region.y]
                .crop(left, left + line.region.width)
                .text
            )
            assert not text.strip()
        await press(pilot, *"O", "tab", *"x" * 30)
        assert box.lines[1].region.width >= min(32, running.content_region.width)
        assert running.content_region.contains_region(box.lines[1].region)


async def test_items_are_shown_as_typed(deck: ReadDeck, store: Store, clock: FixedClock) -> None:
    odd = deck(
        """
        - match: "[/nope]"
          answer: {"[red]a": "[@click=app.bell]x[/]", "b -> c": "-> d"}
        - order: "[/nope]"
          answer: ["[/a]", "[b]"]
        """
    )
    async with sit_down(odd, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        assert screen.turn
        assert "[red]a" in str(row(screen, Left, "a").visual)
        rights = ("[@click=app.bell]x[/]", "-> d")
        await press(
            pilot, *(str(screen.turn.choices.index(right) + 1) for right in rights), "enter"
        )
        assert "[red]a → [@click=app.bell]x[/]" in shown(screen)
        assert screen.outcome
        assert screen.outcome.verdict.right
        clock.pass_seconds(1)
        await press(pilot, "enter")
        assert sorted(str(item.visual)[6:] for item in screen.query(Item) if item.display) == [
            "[/a]",
            "[b]",
        ]


async def test_what_was_typed_into_another_questions_gaps_is_gone(
    deck: ReadDeck, store: Store, clock: FixedClock
) -> None:
    two = deck(GAPS + "    - cloze: A {b} c {d}.\n      together: yes\n")
    async with sit_down(two, store, clock).run_test() as pilot:
        screen = await asking(pilot)
        await press(pilot, *"2", "tab", *"x", "ctrl+d", "enter")
        lines = screen.query_one(GapsBox).lines
        assert [line.value for line in lines] == ["", ""]
        assert [line.display for line in screen.query_one(GapsBox).query(Input)] == [
            True,
            True,
            False,
        ]
        assert lines[0].has_focus
