"""The app as its screens know it: what they can ask of it, and what it holds for them."""

from __future__ import annotations

import asyncio
import os
from abc import abstractmethod
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual import work
from textual.events import DescendantFocus, Event, InputEvent, Key, Paste, Resize
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.signal import Signal
from textual.widgets import Input

from quiz.errors import SettingError, StoreError
from quiz.first_paint import painting
from quiz.schedule import Fact
from quiz.settings import Value, format_value, paths
from quiz.tui.cover import Cover, is_too_small
from quiz.tui.keeping import KeepingApp
from quiz.tui.key_page import KeyPage
from quiz.tui.key_rules import ENTER
from quiz.tui.key_table import KeySet, checked
from quiz.tui.pages import Home, Page
from quiz.tui.sizes import LEAST, fit
from quiz.tui.text_cursor import place_of_text
from quiz.tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from rich.console import RenderableType

    from quiz.collection import Collection
    from quiz.exams import Exam
    from quiz.study import Session


class Face(KeepingApp):
    """An app that opens pages, takes keys in their order, undoes and is left."""

    def __init__(self, collection: Collection, css_path: list[str]) -> None:
        super().__init__(collection, css_path)
        self.summaries: list[str] = []
        """The summaries of the sittings, for the scrollback."""
        self.sitting: list[tuple[str, Session]] = []
        """The players or the one learner of now, each with a name and a session."""
        self.exam: Exam | None = None
        """The exam that was opened and is not handed in."""
        self.offers_exam = True
        """True while Home is still to offer an exam that is not handed in."""
        self.key_set = KeySet(_keys_of(collection))
        self.set_keymap({name: ",".join(keys) for name, keys in self.key_set.changed.items()})
        self.typed_ahead = TypedAhead(self, super().on_event)
        self._laid_over = WeakSet[Screen[None]]()
        self._cover = Cover(self)
        self._has_size = False
        """The terminal has told its size."""
        self.cover_signal: Signal[bool] = Signal(self, "covered")
        """Published when the terminal has become too small, and when it has room again."""

    @property
    def is_covered(self) -> bool:  # type: ignore[override]  # it follows from the cover
        return self._cover.is_shown

    @property
    def size(self) -> Size:
        """The size of the screens, which is never less than the least that they need."""
        width, height = super().size
        return Size(max(width, LEAST.width), max(height, LEAST.height))

    @property
    def cursor_position(self) -> Offset:
        """The cell of the terminal's own cursor: where the next letter goes."""
        if self.is_covered:
            return Offset(0, 0)
        place = place_of_text(self.screen_stack[-1]) if self.screen_stack else None
        return place or self._last_cursor

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._last_cursor = place

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, lambda _: self.typed_ahead.turn_page())
        self.app_resume_signal.subscribe(self, lambda _: self._cover.paint())
        self.typed_ahead.turn_page()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.typed_ahead.put(event)
        elif isinstance(event, Resize):
            await self._take_size(event)
        elif not (self.is_covered and isinstance(event, InputEvent)):  # nothing is there to click
            await super().on_event(event)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Lets the cursor of the line that has the focus blink, or stand still."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = not self.is_still

    # The size of the terminal

    async def _take_size(self, event: Resize) -> None:
        """Gives the screens the terminal's size; under the cover they keep the one they have."""
        self.forget_drawn()
        was_covered, is_first = self.is_covered, not self._has_size
        self._has_size = True
        if is_too_small(event.size):
            self._cover.begin(event.size)
            event = Resize(self.size, self.size)
        elif was_covered:
            self._cover.end()
        await super().on_event(event)
        if self.is_covered is not was_covered:
            self.cover_signal.publish(self.is_covered)
            self.typed_ahead.change_cover()
        elif not is_first and event.size == self.screen.size:
            # It had another one for a moment, and what stands on it was cut or moved.
            self.screen.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Shows nothing that the cover lies over; the method is private to Textual."""
        if not self.is_covered:
            super()._display(screen, renderable)

    def write_over(self, renderable: RenderableType) -> None:
        """Writes to the terminal in place of what the screen shows."""
        super()._display(self.screen, renderable)

    def on_unmount(self) -> None:
        self.typed_ahead.close()

    def action_send(self) -> None:
        """Enters what stands in the line, or goes on: the mouse stands in for Enter."""
        self.simulate_key(ENTER)

    @abstractmethod
    def open(self, page: Page) -> None:
        """Shows a page; app.py alone knows the screen for each."""

    def read_styles(self, name: str) -> None:
        """Reads a style sheet of a screen that is shown, for what is about to be mounted on it."""
        path = os.path.join(os.path.dirname(__file__), "screens", name)
        if not self.stylesheet.has_source(path):
            with open(path, encoding="utf-8") as file:
                self.stylesheet.add_source(file.read(), (path, ""))

    def show(self, screen: Screen[None]) -> None:
        """Puts a screen in the place of the one that is shown."""
        fit(screen, self.size, self.collection.settings.projector)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:  # Textual does not switch the first one
            self.push_screen(screen)

    def lay_over(self, screen: Screen[None]) -> None:
        """Puts a screen over the one that is shown, which comes back when it is left."""
        fit(screen, self.size, self.collection.settings.projector)
        self.push_screen(screen)
        self._laid_over.add(screen)

    def go_back(self) -> None:
        """Shows the page that the one on the screen was laid over, or else the shelf."""
        if self.screen in self._laid_over:
            self.pop_screen()
        else:
            self.open(Home())

    def uncover(self, screen: Screen[None]) -> None:
        """Closes what lies over a screen: help over one that ends by itself, pages over Home."""
        while self.screen is not screen and len(self.screen_stack) > 1:
            self.pop_screen()

    @abstractmethod
    def follow_settings(self) -> None:
        """Takes up the settings that the app itself follows: the colours, the animations."""

    def set_value(self, name: str, value: Value) -> None:
        """Puts another value of a setting in force at once, and remembers it."""
        collection = self.collection
        collection.loaded = collection.loaded.changed(name, value)
        self.follow_settings()
        kept = self.keep_later(partial(collection.store.remember, name, format_value(value)))
        self._tell_failure(kept)
        self.keep_in_background(painting.forget)

    @work
    async def _tell_failure(self, kept: Future[None]) -> None:
        try:
            await asyncio.wrap_future(kept)
        except StoreError as error:
            self.tell(str(error), severity="error")

    async def undo(self) -> Fact | None:
        """Takes back the last thing done, and says what it was."""
        now, today = self.collection.now, self.collection.today
        try:
            undone = await self.keep(self.collection.store.undo, now, today)
        except StoreError as error:
            self.tell(str(error), severity="error")
            return None
        fact = undone.fact if undone else None
        deck = ""
        if fact is not None:
            from quiz.collection import take_out

            deck = await self.keep(take_out, self.collection, fact)
        self.tell_of_undo(fact, deck)
        return fact

    def tell_of_undo(self, fact: Fact | None, deck: str) -> None:
        """Says which fact undo took back, and what that did to a deck."""
        from quiz.results import undone

        self.tell(undone(self.collection, fact, deck))

    def _keep_results(self) -> None:
        """Keeps what the results of a sitting would show that is left in the middle.

        Those of a game left so are shown from the history.
        """
        session = self.sitting[0][1]
        if session.mode.is_practice and session.outcomes:
            self.keep_in_background(_keep_left, self.collection, session)

    def action_leave(self) -> None:
        """Leaves at once, and gives the terminal back first: nothing is lost."""
        for screen in self.screen_stack:
            if isinstance(screen, KeyPage):
                screen.before_leaving()
        if give_back := getattr(self._driver, "give_back", None):
            give_back()
        if self.sitting:
            from quiz.results import summary

            self.summaries.append(summary(self.sitting, None))
            self._keep_results()
            self.sitting = []  # two signals may ask for the same
        if self.exam is not None:
            self._leave_exam(self.exam)
            self.exam = None
        self.exit()

    async def action_quit(self) -> None:
        """Textual's own key for leaving: it says what every other one says."""
        self.action_leave()

    def _leave_exam(self, exam: Exam) -> None:
        from quiz.exams import leave
        from quiz.results import exam_summary

        left = exam.left(self.collection.now.at, self.collection.clock.tick())
        self.summaries.append(exam_summary(exam, left))
        self.keep_in_background(leave, self.collection, exam)


def _keep_left(collection: Collection, session: Session) -> None:
    from quiz.results import keep_left  # in the thread that writes: what it needs takes a while

    keep_left(collection, session)


def _keys_of(collection: Collection) -> dict[str, tuple[str, ...]]:
    """The keys that the settings give to commands. Raises SettingError, which names the file."""
    try:
        return checked(collection.loaded.keys)
    except SettingError as error:
        raise SettingError(f"{paths().config}: {error}") from None
