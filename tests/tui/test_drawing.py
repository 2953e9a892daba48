"""A question and its verdict are drawn once each, only where they change, and nothing moves."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

import pytest
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.messages import UpdateScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from quiz.schedule import Rating
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.key_table import KeySet
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.terminal.canvas import Changes, Rows
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.clock_bar import ClockBar
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.line import Line
from quiz.tui.widgets.page import Page
from quiz.tui.widgets.rating_bar import RatingBar
from quiz.tui.widgets.still import Drawn
from tests.clock import FixedClock
from tests.learner import read
from tests.tui.every_screen import reach
from tests.tui.screens import press, settle
from tests.tui.test_ask_screen import asking, sit_down
from tests.tui.test_canvas import CONSOLE, PIECES, STYLES, Shown, strip

DESK, SMALL = (120, 40), (80, 24)
CARD = 7_700
"""The bytes that a bare card sends for a verdict at 120x40."""
SUMS = "".join(f"- number: What is {n} plus 1?\n  answer: {n + 1}\n" for n in range(1, 9))


class Frames:
    """The frames that an app sends to a quick terminal, without those that change nothing."""

    def __init__(self, app: QuizApp, monkeypatch: pytest.MonkeyPatch) -> None:
        self._app, self._rows = app, Rows()
        self.sent: list[str] = []
        monkeypatch.setattr(app, "_display", self._take)

    def _take(self, _screen: Screen[object], update: object) -> None:
        if isinstance(update, LayoutUpdate | ChopsUpdate):
            changes = Changes(update, self._rows, self._app.console)
            if changes:
                self.sent.append(changes.render_segments(self._app.console))

    def taken(self) -> list[str]:
        """Those since the last time."""
        sent, self.sent = self.sent, []
        return sent


def still(store: Store, clock: FixedClock) -> QuizApp:
    app = sit_down(read(SUMS), store, clock)
    app.collection.settings = app.collection.settings._replace(animations=False)
    return app


def rows(frame: str) -> set[int]:
    return {int(row) for row in re.findall(r"\x1b\[(\d+);\d+H", frame)}


@pytest.mark.parametrize("right", [True, False])
async def test_a_verdict_is_one_frame_and_so_is_the_next_question(
    right: bool, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = still(store, clock)
    async with app.run_test(size=DESK) as pilot:
        screen = await asking(pilot)
        frames = Frames(app, monkeypatch)
        for _ in range(3):
            assert screen.turn is not None
            await pilot.press(*(screen.turn.question.answer.shown if right else "0"))
            await settle(pilot)
            frames.taken()
            await press(pilot, "enter")
            (verdict,) = frames.taken()
            assert len(verdict.encode()) < CARD
            await press(pilot, "enter")
            (question,) = frames.taken()
            assert len(question.encode()) < CARD


async def test_a_letter_and_a_blink_are_one_row_each(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = still(store, clock)
    async with app.run_test(size=DESK) as pilot:
        screen = await asking(pilot)
        frames = Frames(app, monkeypatch)
        screen.refresh()
        await settle(pilot)
        frames.taken()
        await press(pilot, "7")
        (letter,) = frames.taken()
        assert len(rows(letter)) == 1
        line = screen.query(Line).first()
        line._toggle_cursor()
        await settle(pilot)
        (blink,) = frames.taken()
        assert rows(blink) == rows(letter)


async def test_a_cursor_stands_still_after_ten_seconds_and_blinks_again_with_a_key(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(read(SUMS), store, clock).run_test() as pilot:
        line = (await asking(pilot)).query(Line).first()
        assert line._blink_timer is not None
        for _ in range(40):
            line._toggle_cursor()
        assert line._cursor_visible
        assert not line._blink_timer._active.is_set()
        await press(pilot, "7")
        assert line._blink_timer._active.is_set()


@pytest.mark.parametrize("size", [DESK, SMALL])
@pytest.mark.parametrize("right", [True, False])
async def test_nothing_moves_when_a_verdict_comes(
    right: bool, size: tuple[int, int], store: Store, clock: FixedClock
) -> None:
    def places(pilot: Pilot[None]) -> list[Region]:
        screen = pilot.app.screen
        prompt = screen.query_one(AnswerBox).query_one("#prompt")
        return [
            *(screen.query_one(kind).region for kind in (Page, Foot, RatingBar)),
            prompt.region,
        ]

    async with sit_down(read(SUMS), store, clock).run_test(size=size) as pilot:
        screen = await asking(pilot)
        before = places(pilot)
        assert before[2].height > 1
        assert screen.turn is not None
        await press(pilot, *(screen.turn.question.answer.shown if right else "0"), "enter")
        assert screen.phase is Phase.VERDICT
        assert places(pilot) == before
        await press(pilot, "enter")
        assert places(pilot) == before


async def test_the_ratings_are_empty_before_there_is_something_to_rate(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(read(SUMS), store, clock).run_test(size=SMALL) as pilot:
        screen = await asking(pilot)
        bar = screen.query_one(RatingBar)
        assert str(bar.render()).strip() == ""
        await pilot.click(RatingBar, offset=(40, 0))
        await press(pilot, "0", "enter")
        assert "1 Again" in str(bar.render())
        await press(pilot, "enter")
        assert str(bar.render()).strip() == ""


@pytest.mark.parametrize("size", [DESK, SMALL, (40, 12)])
@pytest.mark.parametrize("rating", Rating)
async def test_a_click_on_a_rating_gives_it(
    rating: Rating,
    size: tuple[int, int],
    store: Store,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sit_down(read(SUMS), store, clock).run_test(size=size) as pilot:
        await asking(pilot)
        await press(pilot, "0", "enter", "escape")
        bar = pilot.app.screen.query_one(RatingBar)
        above = str(bar.render()).split("\n")[0]
        column = above.index(rating.name.capitalize()) + bar.gutter.left
        given: list[int] = []
        monkeypatch.setattr(pilot.app.screen, "action_rate", given.append)
        await pilot.click(RatingBar, offset=(column, 0))
        await settle(pilot)
    assert given == [int(rating)]


async def test_a_clock_is_drawn_four_times_a_second_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with reach("game: choices", DESK) as pilot:
        bar = pilot.app.screen.query_one(ClockBar)
        drawn: list[str] = []
        monkeypatch.setattr(bar, "refresh", lambda: drawn.append(str(bar.render())))
        for hundredths in range(2_000, 1_800, -1):
            bar.show(hundredths / 100, 20.0)
        assert len(drawn) <= 9
        assert len(set(drawn)) == len(drawn) > 5


@pytest.mark.parametrize("seed", range(10))
def test_a_quick_terminal_shows_the_same_as_if_all_was_sent(seed: int) -> None:
    chance, shown = random.Random(seed), Rows()
    whole, sparing = Shown(), Shown()
    lines = [Strip([])] * 5
    for _ in range(30):
        lines = [
            line
            if chance.random() < 0.5
            else strip(*((chance.choice(PIECES), chance.choice(STYLES)) for _ in range(4)))
            .crop(0, 40)
            .extend_cell_length(40)
            for line in lines
        ]
        cut = chance.randrange(1, 40)
        pieces: list[Iterable[Strip]] = [[line.crop(0, cut), line.crop(cut, 40)] for line in lines]
        update = LayoutUpdate(pieces, Region(0, 0, 40, 5))
        whole.send(update.render_segments(CONSOLE))
        sparing.send(Changes(update, shown, CONSOLE).render_segments(CONSOLE))
        assert sparing.cells == whole.cells


def test_a_strip_that_stands_there_is_not_sent_again_until_the_terminal_may_show_anything() -> None:
    shown, line = Rows(), strip(("Sums", Style()))
    assert shown.paint(0, 0, line, CONSOLE) == "\x1b[1;1HSums"
    assert shown.paint(0, 0, line, CONSOLE) == ""
    shown.forget()
    assert shown.paint(0, 0, line, CONSOLE) == "\x1b[1;1HSums"


async def test_what_is_laid_out_while_the_page_scrolls_is_laid_out(
    store: Store, clock: FixedClock
) -> None:
    async with sit_down(read(SUMS), store, clock).run_test() as pilot:
        screen = await asking(pilot)
        bar = screen.query_one(RatingBar)
        for height in (4, 5):
            screen.post_message(UpdateScroll())
            bar.styles.height = height
            screen.draw()
        assert bar.outer_size.height == 5


async def test_a_page_under_another_one_is_drawn_when_it_comes_back(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = still(store, clock)
    async with app.run_test(size=DESK) as pilot:
        await asking(pilot)
        frames = Frames(app, monkeypatch)
        await press(pilot, "f1")
        frames.taken()
        await press(pilot, "escape")
        assert isinstance(app.screen, AskScreen)
        assert "Your answer"[1:] in "".join(frames.taken())


def drawn_lines(screen: Screen[object]) -> list[tuple[str, list[Strip]]]:
    """Each widget of a screen as it is drawn now, nothing of it taken from a picture."""
    outcome = []
    for widget in screen.walk_children(Widget, with_self=True):
        if widget.region and widget.display:
            widget._styles_cache.clear()
            widget.refresh()
            lines = widget.render_lines(widget.region.reset_offset)
            outcome.append((str(widget), lines))
    return outcome


def same_anew(pilot: Pilot[None]) -> bool:
    """Each widget looks as it does where it never drew anything before."""
    before = drawn_lines(pilot.app.screen)
    for widget in pilot.app.screen.walk_children(with_self=True):
        for name in [name for name in vars(widget) if name == "_drawn"]:
            setattr(widget, name, Drawn())
    return before == drawn_lines(pilot.app.screen)


@pytest.mark.parametrize("view", ["question: line", "wrong verdict", "right verdict", "exam: line"])
async def test_what_was_drawn_before_is_drawn_anew_where_anything_changes_it(view: str) -> None:
    async with reach(view, DESK) as pilot:
        app = pilot.app
        assert isinstance(app, QuizApp)
        for line in app.screen.query(Line):
            line.cursor_blink = False
        await settle(pilot)
        first = drawn_lines(app.screen)
        for theme in ("textual-light", app.theme):
            app.theme = theme
            await settle(pilot)
            assert same_anew(pilot)
        assert drawn_lines(app.screen) == first
        app.key_set = KeySet({"help": ("f2",), "good": ("%",), "out": ("Q",)})
        app.screen.refresh()
        await settle(pilot)
        assert same_anew(pilot)
        assert drawn_lines(app.screen) != first
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert same_anew(pilot)
