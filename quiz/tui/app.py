"""The terminal program: its screens, its one thread that writes, and its end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, assert_never, runtime_checkable

from textual import constants, work
from textual._compositor import LayoutUpdate
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input

from quiz.collection import back_up, new_alone, see_decks, see_new, warnings
from quiz.errors import OutputError, StoreDamaged, StoreError, nearest
from quiz.letters.signs import LOST_LETTERS
from quiz.settings import THEME
from quiz.surroundings.capabilities import can_come_back
from quiz.text import say
from quiz.tui import themes
from quiz.tui.face import Face
from quiz.tui.first_frame import FirstFrame
from quiz.tui.keeping import AT_LATEST, beside
from quiz.tui.key_table import bind, commands_of
from quiz.tui.pages import (
    Ahead,
    ExamResults,
    ExamSetup,
    Game,
    GameResults,
    GameSetup,
    Help,
    Home,
    Log,
    Page,
    Problems,
    Reopened,
    Results,
    Reworded,
    Settings,
    Sitting,
)
from quiz.tui.sizes import fit
from quiz.tui.terminal import display
from quiz.tui.terminal.ending import Ending, obey_signals
from quiz.tui.terminal.guard import lock, need

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider
    from textual.driver import Driver
    from textual.filter import LineFilter

    from quiz.collection import Collection, Extras
    from quiz.decks import Problem, ShelvedDeck
    from quiz.exams import Exam
    from quiz.games import Match
    from quiz.results import Reopened as ReopenedResults
    from quiz.study import Session
    from quiz.tui.widgets.line import Line

_OBJECTS = 10_000
"""Objects that are made until the garbage collector looks for those that nobody needs."""
_SYNC_AFTER = 0.5
"""Seconds from when the store was checked to the first sync."""


@runtime_checkable
class Counting(Protocol):
    """Home, which a sitting does without."""

    def show_counts(self) -> None: ...

    def look_for_rewordings(self) -> object: ...


def _palette() -> type[Provider]:
    from quiz.tui.palette import Palette

    return Palette


class QuizApp(Face):
    """One learner at one terminal."""

    TITLE = "quiz"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave", priority=True),
        bind("suspend", "suspend_process", priority=True),
        bind("help"),
    ]

    _knows_theme = False

    def __init__(
        self,
        collection: Collection,
        session: Session | None = None,
        *,
        first: Callable[[], Screen[None]] | None = None,
    ) -> None:
        can = display.look()
        super().__init__(collection, _styles(session, first))
        lock()
        self._first_frame = FirstFrame(self)
        self._shown = display.Display(self, can, self._tell_of_lost_letters)
        self.failure: Exception | None = None
        """The reason for which the program could not go on."""
        self.ending = Ending()
        self._at_latest: asyncio.TimerHandle | None = None
        self._first = first
        self._session = session
        self._again: Callable[[], Session] | None = None
        self._use_theme(collection.settings.theme)
        self._is_terminal_slow = False
        self._is_painted = False
        self._follow_display()

    def _use_theme(self, name: str) -> None:
        """Registers our themes, and begins with the theme of the settings if there is one."""
        for theme in themes.OURS:
            self.register_theme(theme)
        self._knows_theme = True
        if name in self.available_themes:
            # Set with no watcher called, so that the styles are read once and not twice.
            self.set_reactive(QuizApp.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        is_dark = self.current_theme.dark
        self.set_class(is_dark, "-dark-mode", update=False)
        self.set_class(not is_dark, "-light-mode", update=False)

    def _take_theme(self) -> None:
        """Remembers a theme that was chosen in the palette, where the file has none."""
        loaded = self.collection.loaded
        if loaded.settings.theme == self.theme:
            return
        if sentence := loaded.fixed(THEME):
            self.tell(f"{sentence} Until you leave, it is {self.theme}.")
        else:
            self.set_value(THEME, self.theme)

    def _lost_theme(self) -> list[str]:
        """The sentence on a theme of the settings that there is not; nobody is locked out by it."""
        name = self.collection.settings.theme
        if name in self.available_themes:
            return []
        near = nearest(name, self.available_themes)
        cure = f' Did you mean "{near}"?' if near else ""
        return [f'There is no theme "{name}": the colours are those of {self.theme}.{cure}']

    def follow_settings(self) -> None:
        if self.collection.settings.theme in self.available_themes:
            self.theme = self.collection.settings.theme
        self._follow_display()

    def _follow_display(self) -> None:
        settings = self.collection.settings
        is_still = self._is_terminal_slow or not settings.animations
        self.animation_level = "none" if is_still else "full"
        self._shown.follow(settings.right_to_left)

    def follow_slow_terminal(self) -> None:
        self._is_terminal_slow = True
        self._follow_display()
        if self.screen_stack and isinstance(self.focused, Input):
            self.focused.cursor_blink = False

    def get_line_filters(self) -> Sequence[LineFilter]:
        return self._shown.filters(super().get_line_filters())

    def _tell_of_lost_letters(self) -> None:
        """Says once that some letters are shown in another form: in the middle of painting."""
        self.call_later(self.tell, LOST_LETTERS, severity="warning", stays=True)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, but where our own can do what it does."""
        if sys.platform == "win32" or constants.DRIVER:
            return super().get_driver_class()
        from quiz.tui.terminal.driver import TerminalDriver

        return TerminalDriver

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, with colours for secondary text that can be read."""
        if not self._knows_theme:  # Textual's own is asked for them as the app is made
            return {}
        self.theme_variables = themes.readable(
            super().get_css_variables(), themes.least_contrast(self.theme)
        )
        return self.theme_variables

    def on_load(self) -> None:
        """Before the first screen: lets a start be cut short, and end a second later at most."""
        self.ending.catch(self.action_leave)
        self._at_latest = asyncio.get_running_loop().call_later(AT_LATEST, self._begin_to_run)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draws an update; the method is private to Textual.

        The first of them is left for the next start, and ends this one: what competes with the
        screen for the processor begins then.
        """
        super()._display(screen, renderable)
        self._first_frame.see(screen, renderable)
        if not self._is_painted and isinstance(renderable, LayoutUpdate):
            self._is_painted = True
            self.call_later(self._begin_to_run)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self.theme_changed_signal.subscribe(self, lambda _: self._take_theme())
        # The thread that writes does one thing after the other, and this first.
        self._check(self.keep_later(self.collection.store.check))
        if self.collection.reading:
            from quiz.tui.arrivals import Arrivals

            Arrivals(self, self._see_decks).begin()
        else:
            self._see_decks()

    def _begin_to_run(self) -> None:
        """Lets the garbage collector run, off until now, and the store be written to."""
        self._start_is_over()
        gc.freeze()  # everything loaded by now is here to stay
        # A verdict makes thousands of objects that are gone with the next picture.
        gc.set_threshold(_OBJECTS, 20, 20)
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
            self.tell(str(error), severity="warning", stays=True)
        sentences = await self.keep_or_tell(warnings, self.collection) or []
        if sentences := [*self._lost_theme(), *sentences]:
            self.tell(" ".join(sentences), severity="warning", stays=True)
        if self.collection.settings.sync_folder:
            self.set_timer(_SYNC_AFTER, self._begin_sync)

    def _begin_sync(self) -> None:
        """Takes up what other machines left in the folder."""
        from quiz.sync import background

        def tell(problem: str) -> None:
            with contextlib.suppress(RuntimeError):  # the program has been left
                self.call_later(self._finish_sync, problem)

        def tell_progress(sentence: str) -> None:
            with contextlib.suppress(RuntimeError):
                self.call_later(self._tell_of_sync, sentence)

        background.begin(self.collection.settings.sync_folder, tell, tell=tell_progress)

    def _tell_of_sync(self, sentence: str) -> None:
        """Says how far it is, where nobody is answering questions."""
        if self._counting:
            self.tell(sentence)

    def _finish_sync(self, problem: str) -> None:
        if problem:
            self.tell(f"Sync: {problem}", severity="warning", stays=True)
        if counting := self._counting:
            counting.show_counts()

    @property
    def _counting(self) -> Counting | None:
        """The screen, if it counts; none is there any more where the program is being left."""
        screen = self.screen if self.screen_stack else None
        return screen if isinstance(screen, Counting) else None

    @work
    async def _see_decks(self) -> None:
        """Finds questions that were edited: after Home is painted, before the first is asked."""
        with contextlib.suppress(StoreError):
            await self._see_new()
            edits = await self.keep(see_decks, self.collection)
            if counting := self._counting:
                counting.show_counts() if edits else counting.look_for_rewordings()

    async def _see_new(self) -> None:
        """Sees decks for the first time, a few at a time: answers are kept in between."""
        try:
            for portion in await self.keep(new_alone, self.collection):
                await self.keep(see_new, self.collection, portion)
        finally:
            self.collection.sees_new = False

    def on_resize(self, event: Resize) -> None:
        for screen in self.screen_stack:
            fit(screen, event.size, self.collection.settings.projector)

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Tells of a paste where the page itself has no line for that."""
        self.tell(event.said())

    def on_line_refused(self, event: Line.Refused) -> None:
        """Tells of what a line had no room for, where the page itself has no place for that."""
        self.tell(event.said)

    # Pages

    def get_default_screen(self) -> Screen[None]:
        """The first screen: an empty one below it would be composed and painted for nothing."""
        if self._first is not None:
            return self._first()
        if self._session is None:
            from quiz.tui.screens.home import HomeScreen

            return HomeScreen()
        from quiz.tui.screens.ask import AskScreen

        return AskScreen(self._session)

    def open(self, page: Page) -> None:
        match page:
            case Home():
                self._open_home()
            case Ahead(decks, extras):
                self._open_ahead(decks, extras)
            case Sitting(session, again):
                self._open_sitting(session, again)
            case GameSetup(decks):
                self._open_game_setup(decks)
            case Game(match, again):
                self._open_game(match, again)
            case ExamSetup(decks):
                self._open_exam_setup(decks)
            case Problems(problems):
                self._open_problems(problems)
            case Reworded():
                self._open_reworded()
            case Settings():
                self._open_settings()
            case Help():
                self._open_help()
            case Results() | GameResults() | ExamResults() | Log() | Reopened():
                self._open_what_was(page)
            case _:
                assert_never(page)

    def _open_what_was(self, page: Results | GameResults | ExamResults | Log | Reopened) -> None:
        match page:
            case Results(session):
                self._open_results(session)
            case GameResults(match, again):
                self._open_game_results(match, again)
            case ExamResults(exam, file_message):
                self._open_exam_results(exam, file_message)
            case Log():
                self._open_log()
            case Reopened(past):
                self._reopen(past)
            case _:
                assert_never(page)

    def _open_home(self) -> None:
        from quiz.tui.screens.home import HomeScreen

        below = [screen for screen in self.screen_stack[:-1] if isinstance(screen, HomeScreen)]
        if below:
            self.uncover(below[-1])
        else:
            self.show(HomeScreen())

    def _open_ahead(self, decks: Sequence[ShelvedDeck], extras: Extras) -> None:
        from quiz.tui.screens.ahead import AheadScreen

        self.lay_over(AheadScreen(decks, extras))

    def _open_sitting(self, session: Session, again: Callable[[], Session] | None) -> None:
        from quiz.tui.screens.ask import AskScreen

        self._again = again
        self._close_log()
        self.show(AskScreen(session))

    def _open_results(self, session: Session) -> None:
        from quiz.results import keep_study, of_study, summary
        from quiz.tui.screens.results import ResultsScreen

        self.collection.refresh()
        self.summaries.append(summary([("", session)], None))
        self.sitting = []
        page = of_study(self.collection, session)
        self.keep_in_background(keep_study, self.collection, session, page)
        self.show(ResultsScreen(page, again=self._again, left_out=session.left_out))

    def _open_game_setup(self, decks: Sequence[ShelvedDeck]) -> None:
        from quiz.tui.screens.setup import SetupScreen

        self.lay_over(SetupScreen(decks))

    def _open_game(self, match: Match, again: Callable[[], Match]) -> None:
        from quiz.tui.screens.game import GameScreen

        self._close_log()
        self.show(GameScreen(match, again))

    @work
    async def _open_game_results(self, match: Match, again: Callable[[], Match]) -> None:
        from quiz.games import game_table
        from quiz.results import keep_game, of_game, summary
        from quiz.tui.screens.game_results import GameResultsScreen

        runs = await self.keep_or_tell(game_table, self.collection, match)
        if runs is None:
            self._open_home()
            return
        self.collection.refresh()
        players = [(player.name, player.session) for player in match.players]
        self.summaries.append(summary(players, runs))
        self.sitting = []
        page = of_game(match, runs)
        self.keep_in_background(keep_game, self.collection, match, page)
        self.show(GameResultsScreen(page, again=again, left_out=match.session.left_out))

    def _open_exam_setup(self, decks: Sequence[ShelvedDeck]) -> None:
        from quiz.tui.screens.exam_setup import ExamSetupScreen
        from quiz.tui.screens.home import HomeScreen

        self._close_log()
        screen = ExamSetupScreen(decks)
        if isinstance(self.screen, HomeScreen):
            self.lay_over(screen)
        else:
            self.show(screen)

    def _open_exam_results(self, exam: Exam, file_message: str) -> None:
        from quiz.exams import Answers, results_of
        from quiz.results import keep_exam
        from quiz.tui.screens.exam_results import ExamResultsScreen

        self.keep_in_background(keep_exam, self.collection, exam)
        answers = exam.begun.terms.answers is not Answers.NEVER
        screen = ExamResultsScreen(
            results_of(exam),
            answers=answers,
            file_message=file_message,
            left_out=exam.session.left_out,
        )
        self.show(screen)

    def _open_log(self) -> None:
        from quiz.tui.screens.log import LogScreen

        self.lay_over(LogScreen())

    def _reopen(self, past: ReopenedResults) -> None:
        from quiz.tui.screens.reopened import screen_of

        self.lay_over(screen_of(past, self.collection.now.day(0)))

    def _close_log(self) -> None:
        """Closes the log, and what was opened from it: something new begins."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def _open_problems(self, problems: Sequence[Problem]) -> None:
        from quiz.tui.screens.problems import ProblemsScreen

        self.lay_over(ProblemsScreen(problems))

    def _open_reworded(self) -> None:
        from quiz.tui.screens.reworded import RewordedScreen

        self.lay_over(RewordedScreen())

    def _open_settings(self) -> None:
        from quiz.tui.screens.settings import SettingsScreen

        self.lay_over(SettingsScreen())

    def _open_help(self) -> None:
        from quiz.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            here = [bound.command for bound in commands_of(self.screen)]
            self.lay_over(HelpScreen(here))

    def action_help(self) -> None:
        self._open_help()

    # Leaving

    def action_suspend_process(self) -> None:
        if can_come_back():
            super().action_suspend_process()
        else:
            self.tell("There is no shell here to go back to.")

    def on_unmount(self) -> None:
        self._start_is_over()

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
    screens = ["ask", "controls", "game", "setup", "exam"] if first else [alone]
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
    from quiz.results import leaving_line

    lines = [*app.summaries, leaving_line(collection)] if app.failure is None else []
    collection.close()
    if (folder := collection.settings.sync_folder) and not app.ending.is_asked:
        from quiz.sync import background

        background.leave_behind(folder)  # for other machines; nobody waits for it
    if app.failure is not None:
        raise app.failure
    _say_last(lines[-1:] if quiet else lines, app.ending)
    return app.return_code or 0


def _say_last(lines: Sequence[str], ending: Ending) -> None:
    """Prints what stays in the scrollback, unless there is no terminal any more."""
    with contextlib.suppress(OutputError):  # it has gone just now
        for text in filter(None, lines):
            if not ending.is_gone:
                say(text)
