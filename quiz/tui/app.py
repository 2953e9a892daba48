"""The terminal program: its screens, its one writer, and how it is left."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste, Resize
from textual.geometry import Size
from textual.screen import Screen

from quiz.errors import StoreDamaged, StoreError
from quiz.schedule.history import Fact, Restarted, Review
from quiz.text import in_days, one_line, plural, visible
from quiz.tui import syncing, themes
from quiz.tui.keeping import AT_LATEST, KeepingApp, beside
from quiz.tui.terminal import (
    Ending,
    can_come_back,
    leave_if_gone,
    lock,
    need,
    obey_signals,
    tell_of_every_resumption,
)
from quiz.tui.typed_ahead import TypedAhead
from quiz.tui.wording import taken_back

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks.shelf import ShelvedDeck
    from quiz.games.match import Match
    from quiz.store.store import UndoResult
    from quiz.study.session import Session

P = ParamSpec("P")
T = TypeVar("T")

SHORT, TALL = 18, 34
"""A screen of fewer lines than the one leaves out blank lines; one of more than the other has some
to spare."""
NARROW = 70
"""A screen of fewer columns shows less beside the middle."""


class QuizApp(KeepingApp):
    """One learner at one terminal."""

    TITLE = "quiz"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", show=False, priority=True, id="app.leave"),
        Binding("ctrl+z", "suspend_process", show=False, priority=True, id="app.suspend"),
        Binding("question_mark", "help", show=False, id="app.help"),
    ]

    def __init__(
        self,
        collection: Collection,
        session: Session | None = None,
        *,
        first: Callable[[], Screen[None]] | None = None,
    ) -> None:
        # Textual reads the styles of every screen but the first by itself.
        styles = (
            ["ask", "game", "setup", "exam"] if first else ["home" if session is None else "ask"]
        )
        super().__init__(collection, ["app.tcss", *(f"screens/{name}.tcss" for name in styles)])
        lock()
        self.summaries: list[str] = []
        """What the sittings came to, for the scrollback."""
        self.failure: Exception | None = None
        """Why the program could not go on."""
        self.ending = Ending()
        self.typed_ahead = TypedAhead(self, super().on_event)
        self.sitting: list[tuple[str, Session]] = []
        """Who is playing or studying now."""
        self.offers_exam = True
        """Whether Home asks if an exam that is still open is to be gone on with."""
        self._at_latest: asyncio.TimerHandle | None = None
        self._first = first
        self._session = session
        self._again: Callable[[], Session] | None = None
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        if collection.settings.theme in self.available_themes:
            # Set with no watcher called, the styles are read once and not twice.
            self.set_reactive(QuizApp.theme, collection.settings.theme)
            self.stylesheet.set_variables(self.get_css_variables())
            for name, is_so in (
                ("-dark-mode", self.current_theme.dark),
                ("-light-mode", not self.current_theme.dark),
            ):
                self.set_class(is_so, name, update=False)
        self.animation_level = "full" if collection.settings.animations else "none"

    def on_load(self) -> None:
        """Before there is a screen: a start can be cut short, and takes a second at most of what
        runs beside it."""
        self.ending.catch(self.action_leave)
        self._at_latest = asyncio.get_running_loop().call_later(AT_LATEST, self._begin_to_run)

    def on_mount(self) -> None:
        self._watch_terminal()
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember("theme", theme.name))
        # The thread that writes does one thing after the other, and this first.
        self._check(self.keep_later(self.collection.check))
        self._see_decks()
        self.call_later(self._begin_to_run)

    def _begin_to_run(self) -> None:
        """The collector, off for the start, goes on, and spares what is here to stay; and the store
        is written to."""
        self._start_is_over()
        gc.freeze()
        gc.enable()
        self.begin_to_keep()

    def _start_is_over(self) -> None:
        if self._at_latest:
            self._at_latest.cancel()

    @work
    async def _check(self, checked: Future[None]) -> None:
        """Copies the store once a day, after it was read whole; before that nothing was written to
        it."""
        try:
            await asyncio.wrap_future(checked)
            # Beside the thread that writes: an answer must not wait for it, and neither must
            # leaving.
            await asyncio.wrap_future(beside(self.collection.back_up))
        except StoreDamaged as error:
            self.failure = error
            self.exit(return_code=StoreDamaged.exit_status)
            return
        except StoreError as error:
            self.tell(str(error), severity="warning")
        if warnings := await self.keep_or_tell(self.collection.warnings):
            self.tell(" ".join(warnings), severity="warning")
        syncing.begin(self)

    @work
    async def _see_decks(self) -> None:
        """What an edit made of questions is known before the first of them is asked, and after Home
        is painted."""
        from quiz.tui.screens.home import HomeScreen

        with contextlib.suppress(StoreError):
            if await self.keep(self.collection.see) and isinstance(self.screen, HomeScreen):
                self.screen.show_counts()

    def _watch_terminal(self) -> None:
        if sys.platform != "win32" and not self.is_headless:
            tell_of_every_resumption(self, self.ending)
            self.set_interval(1.0, lambda: leave_if_gone(self.ending.tell))

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.typed_ahead.put(event)
        else:
            await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        for screen in self.screen_stack:
            _fit(screen, event.size)

    # Screens

    def get_default_screen(self) -> Screen[None]:
        """The first screen at once: an empty one below it would be composed and painted for
        nothing."""
        if self._first is not None:
            return self._first()
        if self._session is None:
            from quiz.tui.screens.home import HomeScreen

            return HomeScreen()
        from quiz.tui.screens.ask import AskScreen

        return AskScreen(self._session)

    def go_home(self) -> None:
        """Home, with today's counts."""
        from quiz.tui.screens.home import HomeScreen

        if isinstance(self.screen_stack[0], HomeScreen):
            self.pop_screen()
        else:
            self._show(HomeScreen())

    def begin(self, session: Session, again: Callable[[], Session] | None = None) -> None:
        """Asks a session's questions."""
        from quiz.tui.screens.ask import AskScreen

        self._again = again
        self._show(AskScreen(session))

    def show_results(self, session: Session) -> None:
        """What a sitting came to."""
        from quiz.tui.screens.results import ResultsScreen
        from quiz.tui.summary import summary

        self.collection.refresh()
        self.summaries.append(summary([("", session)], None))
        self.sitting = []
        self._show(ResultsScreen(session, self._again))

    def set_up(self, decks: Sequence[ShelvedDeck]) -> None:
        """Lets the learner say how a game is to be played."""
        from quiz.tui.screens.setup import SetupScreen

        self.push_screen(SetupScreen(decks))

    def play(self, match: Match, again: Callable[[], Match]) -> None:
        """Plays a game."""
        from quiz.tui.screens.game import GameScreen

        self._show(GameScreen(match, again))

    @work
    async def finish_game(self, match: Match, again: Callable[[], Match]) -> None:
        """What a game came to, beside all that were played with the same settings."""
        from quiz.games.games import table
        from quiz.tui.screens.game_results import GameResultsScreen
        from quiz.tui.summary import summary

        found = await self.keep_or_tell(table, self.collection, match)
        if found is None:
            self.go_home()
            return
        self.collection.refresh()
        self.summaries.append(summary([(one.name, one.session) for one in match.players], found))
        self.sitting = []
        self._show(GameResultsScreen(match, found, again))

    def show(self, screen: Screen[None]) -> None:
        """Puts a screen in the place of the one that is shown."""
        self._show(screen)

    def _show(self, screen: Screen[None]) -> None:
        _fit(screen, self.size)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:  # Textual does not switch the first one
            self.push_screen(screen)

    def action_help(self) -> None:
        from quiz.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    # What was done

    async def undo(self) -> UndoResult | None:
        """Takes back the last thing done, and says what it was."""
        undone = await self.keep_or_tell(self.collection.undo)
        self.tell(
            f"Taken back: {self._said(undone.fact)}."
            if undone
            else "There is nothing to take back."
        )
        return undone

    def _said(self, fact: Fact) -> str:
        question = self.collection.question_of(fact)
        prompt = one_line(question.prompt) if question else "a question that is gone"
        if isinstance(fact, Review):
            return f"the answer to “{prompt[:60]}”"
        if isinstance(fact.action, Restarted):
            return "the new start; your progress is back"
        return f"{taken_back(type(fact.action))} “{prompt[:60]}”"

    # Leaving

    def action_suspend_process(self) -> None:
        if can_come_back():
            super().action_suspend_process()
        else:
            self.tell("There is no shell here to go back to.")

    def action_leave(self) -> None:
        """Leaves at once: nothing is lost."""
        if self.sitting:
            from quiz.tui.summary import summary

            self.summaries.append(summary(self.sitting, None))
            self.sitting = []  # two signals may ask for the same
        self.exit()

    def leaving_line(self) -> str:
        """What is said once everything is kept."""
        if self.collection.store.file.nothing_is_kept:
            return self.collection.store.file.nothing_is_kept
        try:
            left = self.collection.store.left_again(self.collection.today)
        except StoreError as error:
            return visible(str(error))
        return f"Saved; {plural(left, 'comes', 'come')} back {in_days(0)}." if left else "Saved."

    def on_unmount(self) -> None:
        self._start_is_over()
        self.typed_ahead.close()

    def _handle_exception(self, error: Exception) -> None:
        """A screen that is taken away half mounted misses its widgets: once the program is left,
        that is no failure."""
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print pages of source code, and what was typed with them."""
        self.failure = self._exception
        self._close_messages_no_wait()


def _fit(screen: Screen[None] | Screen[object], size: Size) -> None:
    screen.set_class(size.height < SHORT, "-short")
    screen.set_class(size.height > TALL, "-tall")
    screen.set_class(size.width < NARROW, "-narrow")


def run(
    collection: Collection,
    session: Session | None = None,
    *,
    first: Callable[[], Screen[None]] | None = None,
    quiet: bool = False,
) -> int:
    """Runs the program until it is left; returns the exit status. Raises TerminalError where there
    is no terminal."""
    need()
    app = QuizApp(collection, session, first=first)
    app.ending.wait()
    try:
        app.run()
    finally:
        app.ending.is_given_back = True
        obey_signals()
        app.finish_keeping()
    lines = [*app.summaries, app.leaving_line()] if app.failure is None else []
    collection.store.close()
    syncing.end(app)
    if app.failure is not None:
        raise app.failure
    for text in lines[-1:] if quiet else lines:
        if text:
            print(text)
    return app.return_code or 0
