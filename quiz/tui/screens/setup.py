"""The set-up of a game, on one page that is remembered for each deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from quiz.decks import ShelvedDeck
from quiz.games import Run, begin_match, best_runs, remember, remembered
from quiz.study import EXTRA_TIMES, GAMES, MOST_PLAYERS, Setup, players
from quiz.text import figure, on_date, one_line, share, visible
from quiz.tui import pages
from quiz.tui.key_table import bind
from quiz.tui.screens.form_page import FormPage
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.form import Choose, Option, typed_line, whole_number
from quiz.tui.widgets.key_bar import Key, key
from quiz.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.timer import Timer

_STILL = 0.15
"""Seconds without another choice after which the best runs are looked for."""
_MOST_RUNS = 3
QUESTIONS = (5, 10, 15, 20, 30, 50)
SECONDS = (5, 10, 15, 20, 30, 60)
_KEYS = (
    key("go_on", "play", "play"),
    Key("↑↓", "move", "move(1)"),
    Key("←→", "change", "change"),
)
_LINE_KEYS = (*_KEYS[:2], key("back", "letters"))


class SetupScreen(FormPage):
    """Game, questions, seconds, answers, reading, extra time, names and seed."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [bind("go_on", "play", priority=True)]

    def __init__(self, decks: Sequence[ShelvedDeck]) -> None:
        super().__init__(decks)
        self._looking: Timer | None = None
        """Until the choices have stood still."""

    @property
    def setup(self) -> Setup:
        """The game that the page describes."""
        chosen = {choose.key: choose.value for choose in self.query(Choose)}
        seconds, reading = chosen["seconds"], chosen["reading"]
        return Setup(
            game=str(chosen["game"]),
            questions=int(chosen["questions"] or 0),
            seconds=float(seconds) if seconds is not None else None,
            typing=bool(chosen["typing"]),
            extra=float(chosen["extra"] or 0),
            reading=bool(reading) if reading is not None else None,
            names=players(self.query_one("#names", Input).value),
            seed=whole_number(self.query_one("#seed", Input).value),
        )

    def compose(self) -> ComposeResult:
        setup = remembered(self.app.collection, self.decks)
        with VerticalScroll(id="setup", can_focus=False):
            yield Static(self.heading("game"), id="setup-title", markup=False)
            yield Static("", id="setup-about", markup=False)
            yield from self.notice()
            yield from _choices(setup)
            yield typed_line("Names", _names(setup))
            yield typed_line("Seed", _seed())
            yield Static("", id="runs", markup=False)
        yield self.foot(*_KEYS, line_keys=_LINE_KEYS)

    def on_mount(self) -> None:
        self.show_what_fits()

    @on(Choose.Changed)
    def show_what_fits(self) -> None:
        """Describes the game, and leaves out the lines that it does not need."""
        setup = self.setup
        mode = GAMES[setup.game]
        self.query_one("#setup-about", Static).update(f"{mode.title}: {mode.about}.")
        rows = {choose.key: choose for choose in self.query(Choose)}
        rows["questions"].display = not mode.endless
        rows["seconds"].display = rows["reading"].display = setup.extra > 0
        options = _seconds(setup)
        if rows["seconds"].options != options:
            known = [value for value, _ in options]
            rows["seconds"].offer(options, setup.seconds if setup.seconds in known else known[0])
        self._look_for_runs()

    def _look_for_runs(self) -> None:
        """Shows the best runs once the choices have stood still for a moment."""
        if self._looking:
            self._looking.stop()
        self._looking = self.set_timer(_STILL, self.show_runs)

    @work(exclusive=True, group="runs")
    async def show_runs(self) -> None:
        """Shows the best runs with the settings that the page describes."""
        setup, collection = self.setup, self.app.collection
        runs = await self.app.keep_or_tell(best_runs, collection, self.decks, setup)
        if runs is not None:
            day_start = collection.settings.day_start
            self.query_one("#runs", Static).update(_runs(runs[:_MOST_RUNS], day_start))

    def action_move(self, step: int) -> None:
        super().action_move(step)
        if step > 0 and self.focused is self.query_one("#seed"):  # below it stand the best runs
            page = self.query_one("#setup", VerticalScroll)
            self.call_after_refresh(page.scroll_end, animate=False)

    @work(group=KEEPING)
    async def action_play(self) -> None:
        setup, collection = self.setup, self.app.collection
        make = partial(begin_match, collection, self.decks, setup)
        match = await self.app.keep_or_tell(make)
        if match is None:
            return
        if match.session.left:
            self.app.keep_in_background(remember, collection, self.decks, setup)
            self.app.open(pages.Game(match, make))
        elif len(setup.names) > 1:
            count = f"{len(setup.names)} players (of {MOST_PLAYERS})"
            self.app.tell(f"There are not enough questions here for {count}.")
        else:
            self.app.tell("There is no question here that a game can ask.")


def _runs(runs: Sequence[Run], day_start: int) -> Content:
    """A line for each of the best runs."""
    if not runs:
        return Content.styled("Nobody has played with these settings yet.", "$text-muted")
    lines = [Content.styled("Best runs with these settings", "bold")]
    for number, run in enumerate(runs, start=1):
        day = on_date(run.moment.day(day_start), 0)
        head = f" {number}  {figure(run.points):>8}  {share(run.accuracy):>5}  {day:<7}"
        lines.append(Content(f"{head} {one_line(run.name)}".rstrip()))
    return Content("\n").join(lines)


_READING: list[Option] = [
    (None, "as the answers: on for choosing"),
    (True, "on: choices wait until you could read"),
    (False, "off"),
]
_ANSWERS: list[Option] = [(False, "choosing"), (True, "typing")]


def _choices(setup: Setup) -> Iterator[Choose]:
    modes = [(name, mode.title) for name, mode in GAMES.items()]
    counts = [(count, f"{count}") for count in sorted({*QUESTIONS, setup.questions})]
    extras = [(extra, f"x{figure(extra)}" if extra else "no clock") for extra in EXTRA_TIMES]
    yield Choose("Game", "game", modes, setup.game)
    yield Choose("Questions", "questions", counts, setup.questions)
    yield Choose("Seconds", "seconds", _seconds(setup), setup.seconds)
    yield Choose("Answers", "typing", _ANSWERS, setup.typing)
    yield Choose("Reading time", "reading", _READING, setup.reading)
    yield Choose("Extra time", "extra", extras, setup.extra)


def _names(setup: Setup) -> Line:
    names = visible(", ".join(setup.names))
    hint = "yours; several, with commas, take turns"
    line = Line(names, hint=hint, key="names", most_letters=240, select_on_focus=True)
    line.between = ", "
    return line


def _seed() -> Line:
    return Line(
        hint="by chance", key="seed", most_letters=10, whole_number=True, select_on_focus=True
    )


def _seconds(setup: Setup) -> list[Option]:
    """The lengths to choose from, and the one chosen before if it is one of this game's."""
    mode = GAMES[setup.game]
    if mode.seconds:
        first, *others = mode.seconds
        return [(None, f"{first} for all"), *((float(s), f"{s} for all") for s in others)]
    of_flows = {float(seconds) for game in GAMES.values() for seconds in game.seconds}
    own = [setup.seconds] if setup.seconds and setup.seconds not in of_flows else []
    lengths = sorted({*map(float, SECONDS), *own})
    return [(None, "as each question says"), *((s, f"{figure(s)} for each") for s in lengths)]
