"""The terminal program: its screens, its one thread that writes, and its end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste, Resize
from textual.screen import Screen

from quiz.collection import back_up, see_decks, warnings
from quiz.errors import StoreDamaged, StoreError
from quiz.schedule import Fact, Restarted, Review
from quiz.text import in_days, one_line, plural, visible
from quiz.tui import themes
from quiz.tui.keeping import AT_LATEST, KeepingApp, beside
from quiz.tui.sizes import fit
from quiz.tui.terminal import (
    Ending,
    can_come_back,
    leave_if_gone,
    lock,
    need,
    obey_signals,
    publish_every_resumption,
)
from quiz.tui.typed_ahead import TypedAhead
from quiz.tui.wording import taken_back

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.decks import ShelvedDeck
    from quiz.games import Match
    from quiz.study import Session

_SYNC_AFTER = 0.5
"""Seconds from when the store was checked to the first sync."""


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
        super().__init__(collection, _styles(session, first))
        lock()
        self.summaries: list[str] = []
        """The summaries of the sittings, for the scrollback."""
        self.failure: Exception | None = None
        """The reason for which the program could not go on."""
        self.ending = Ending()
        self.typed_ahead = TypedAhead(self, super().on_event)
        self.sitting: list[tuple[str, Session]] = []
        """The players or the one learner of now, each with a name and a session."""
        self.offers_exam = True
        """True while Home is still to offer an exam that is not handed in."""
        self._at_latest: asyncio.TimerHandle | None = None
        self._first = first
        self._session = session
        self._again: Callable[[], Session] | None = None
        self._use_theme(collection.settings.theme)
        self.animation_level = "full" if collection.settings.animations else "none"

    def _use_theme(self, name: str) -> None:
        """Registers our themes and begins with the one of the settings, if there is such a one."""
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        if name not in self.available_themes:
            return
        # Set with no watcher called, so that the styles are read once and not twice.
        self.set_reactive(QuizApp.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        is_dark = self.current_theme.dark
        self.set_class(is_dark, "-dark-mode", update=False)
        self.set_class(not is_dark, "-light-mode", update=False)

    def on_load(self) -> None:
        """Before the first screen: lets a start be cut short, and end a second later at most."""
        self.ending.catch(self.action_leave)
        self._at_latest = asyncio.get_running_loop().call_later(AT_LATEST, self._begin_to_run)

    def on_mount(self) -> None:
        self._watch_terminal()
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember("theme", theme.name))
        # The thread that writes does one thing after the other, and this first.
        self._check(self.keep_later(self.collection.store.check))
        self._see_decks()
        self.call_later(self._begin_to_run)

    def _begin_to_run(self) -> None:
        """Lets the garbage collector run, off until now, and the store be written to."""
        self._start_is_over()
        gc.freeze()  # everything loaded by now is here to stay
        gc.enable()
        self.begin_to_keep()

    def _start_is_over(self) -> None:
        if self._at_latest:
            self._at_latest.cancel()

    @work
    async def _check(self, checked: Future[None]) -> None:
        """Copies the store once a day, when it was read whole and before anything is written."""
        try:
            await asyncio.wrap_future(checked)
            # Beside the thread that writes: an answer must not wait for it, and neither must
            # leaving.
            await asyncio.wrap_future(beside(partial(back_up, self.collection)))
        except StoreDamaged as error:
            self.failure = error
            self.exit(return_code=StoreDamaged.exit_status)
            return
        except StoreError as error:
            self.tell(str(error), severity="warning")
        if sentences := await self.keep_or_tell(warnings, self.collection):
            self.tell(" ".join(sentences), severity="warning")
        if self.collection.settings.sync_folder:
            self.set_timer(_SYNC_AFTER, self._begin_sync)

    def _begin_sync(self) -> None:
        """Takes up what other machines left in the folder."""
        from quiz.sync import background

        def tell(problem: str) -> None:
            with contextlib.suppress(RuntimeError):  # the program has been left
                self.call_later(self._finish_sync, problem)

        background.begin(self.collection.settings.sync_folder, tell)

    def _finish_sync(self, problem: str) -> None:
        from quiz.tui.screens.home import HomeScreen

        if problem:
            self.tell(f"Sync: {problem}", severity="warning")
        if isinstance(self.screen, HomeScreen):
            self.screen.show_counts()

    @work
    async def _see_decks(self) -> None:
        """Finds questions that were edited: after Home is painted, before the first is asked."""
        from quiz.tui.screens.home import HomeScreen

        with contextlib.suppress(StoreError):
            if await self.keep(see_decks, self.collection) and isinstance(self.screen, HomeScreen):
                self.screen.show_counts()

    def _watch_terminal(self) -> None:
        if sys.platform != "win32" and not self.is_headless:
            publish_every_resumption(self, self.ending)
            self.set_interval(1.0, lambda: leave_if_gone(self.ending.ask))

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.typed_ahead.put(event)
        else:
            await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        for screen in self.screen_stack:
            fit(screen, event.size)

    # Screens

    def get_default_screen(self) -> Screen[None]:
        """The first screen: an empty one below it would be composed and painted for nothing."""
        if self._first is not None:
            return self._first()
        if self._session is None:
            from quiz.tui.screens.home import HomeScreen

            return HomeScreen()
        from quiz.tui.screens.ask import AskScreen

        return AskScreen(self._session)

    def go_home(self) -> None:
        """Shows Home, with today's counts."""
        from quiz.tui.screens.home import HomeScreen

        if isinstance(self.screen_stack[0], HomeScreen):
            self.pop_screen()
        else:
            self.show(HomeScreen())

    def begin(self, session: Session, again: Callable[[], Session] | None = None) -> None:
        """Asks a session's questions."""
        from quiz.tui.screens.ask import AskScreen

        self._again = again
        self.show(AskScreen(session))

    def show_results(self, session: Session) -> None:
        """Shows the results of a sitting."""
        from quiz.tui.screens.results import ResultsScreen
        from quiz.tui.summary import summary

        self.collection.refresh()
        self.summaries.append(summary([("", session)], None))
        self.sitting = []
        self.show(ResultsScreen(session, self._again))

    def set_up(self, decks: Sequence[ShelvedDeck]) -> None:
        """Asks how a game is to be played."""
        from quiz.tui.screens.setup import SetupScreen

        self.push_screen(SetupScreen(decks))

    def play(self, match: Match, again: Callable[[], Match]) -> None:
        """Plays a game."""
        from quiz.tui.screens.game import GameScreen

        self.show(GameScreen(match, again))

    @work
    async def finish_game(self, match: Match, again: Callable[[], Match]) -> None:
        """Shows the results of a game, beside all that were played with the same settings."""
        from quiz.games import game_table
        from quiz.tui.screens.game_results import GameResultsScreen
        from quiz.tui.summary import summary

        runs = await self.keep_or_tell(game_table, self.collection, match)
        if runs is None:
            self.go_home()
            return
        self.collection.refresh()
        players = [(player.name, player.session) for player in match.players]
        self.summaries.append(summary(players, runs))
        self.sitting = []
        self.show(GameResultsScreen(match, runs, again))

    def show(self, screen: Screen[None]) -> None:
        """Puts a screen in the place of the one that is shown."""
        fit(screen, self.size)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:  # Textual does not switch the first one
            self.push_screen(screen)

    def action_help(self) -> None:
        from quiz.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    # Undo

    async def undo(self) -> Fact | None:
        """Takes back the last thing done, and says what it was."""
        now, today = self.collection.now, self.collection.today
        try:
            undone = await self.keep(self.collection.store.undo, now, today)
        except StoreError as error:
            self.tell(str(error), severity="error")
            return None
        fact = undone.fact if undone else None
        self.tell_of_undo(fact)
        return fact

    def tell_of_undo(self, fact: Fact | None) -> None:
        """Says which fact undo took back."""
        if fact is None:
            self.tell("There is nothing to take back.")
        else:
            self.tell(f"Taken back: {self._name_of(fact)}.")

    def _name_of(self, fact: Fact) -> str:
        """The words for a review or an act, with the question that it is about."""
        from quiz.collection import question_of

        question = question_of(self.collection, fact)
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
        """The last line that is printed, once everything is kept."""
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
        """A half mounted screen misses its widgets: no failure once the program is left.

        The method, and the flag that it looks at, are private to Textual.
        """
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print pages of source code, with the typed text; the method is private."""
        self.failure = self._exception
        self._close_messages_no_wait()


def _styles(session: Session | None, first: Callable[[], Screen[None]] | None) -> list[str]:
    """The style sheets to begin with: Textual reads those of a screen only when it is pushed."""
    alone = "home" if session is None else "ask"
    screens = ["ask", "game", "setup", "exam"] if first else [alone]
    return ["app.tcss", *(f"screens/{screen}.tcss" for screen in screens)]


def run(
    collection: Collection,
    session: Session | None = None,
    *,
    first: Callable[[], Screen[None]] | None = None,
    quiet: bool = False,
) -> int:
    """Runs the program until it is left, and returns the exit status.

    Raises TerminalError where there is no terminal, and the failure that ended the program.
    """
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
    if folder := collection.settings.sync_folder:
        from quiz.sync import background

        background.leave_behind(folder)  # for other machines; nobody waits for it
    if app.failure is not None:
        raise app.failure
    for text in lines[-1:] if quiet else lines:
        if text:
            print(text)
    return app.return_code or 0
