"""One setting on the screen of settings: its name, its value, and where that comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from quiz.errors import SettingError
from quiz.settings import ABOUT, LoadedSettings, Value, format_value, parse
from quiz.text import one_line
from quiz.tui.key_table import bind
from quiz.tui.prose import plain
from quiz.tui.widgets.line import Line

if TYPE_CHECKING:
    from quiz.tui.face import Face

LONGEST = 1000
"""Characters that a line takes."""


class SettingRow(Widget, can_focus=True):
    """Left and Right change a yes or no or one of a few words; Enter opens a line for the rest."""

    app: Face
    BINDINGS: ClassVar[list[BindingType]] = [
        # Here and not on the screen: what scrolls the rows would take them before.
        bind("up", "screen.move(-1)"),
        bind("down", "screen.move(1)"),
        bind("page_up", "screen.move(-8)"),
        bind("page_down", "screen.move(8)"),
        bind("left", "step(-1)"),
        bind("right", "step(1)"),
        bind("tick", "step(1)"),
        bind("go_on", "step(1)"),
    ]

    class Changed(Message):
        """Another value was chosen or written."""

        def __init__(self, row: SettingRow, value: Value) -> None:
            super().__init__()
            self.row = row
            self.value = value

    class Checked(Message):
        """The text in the line was read; the sentence says what is wrong with it, if anything."""

        def __init__(self, row: SettingRow, sentence: str) -> None:
            super().__init__()
            self.row = row
            self.sentence = sentence

    def __init__(self, setting: str, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.setting = setting
        self.words = tuple(words) or ABOUT[setting].words
        self._value: Value = ""
        self._is_fixed = False
        self._written = ""
        """The text that stood in the line when it was opened."""

    @property
    def options(self) -> tuple[Value, ...]:
        """The values to choose from; none where the value is written."""
        if isinstance(self._value, bool):
            return (False, True)
        return () if isinstance(self._value, tuple) else self.words

    @property
    def is_open(self) -> bool:
        """Whether its line is there to write in."""
        return self._line.display

    @property
    def _line(self) -> Input:
        return self.query_one(Input)

    def compose(self) -> ComposeResult:
        line = Line(most_letters=LONGEST, select_on_focus=True)
        line.display = False
        with Horizontal():
            yield Static(self.setting, classes="name", markup=False)
            yield Static("", classes="value", markup=False)
            yield line
            yield Static("", classes="origin", markup=False)
        yield Static(plain(ABOUT[self.setting].meaning), classes="meaning", markup=False)

    def show(self, loaded: LoadedSettings) -> None:
        """Draws the value that is in force."""
        self._value = getattr(loaded.settings, self.setting)
        self._is_fixed = bool(loaded.fixed(self.setting))
        origin = loaded.origin(self.setting)
        short = PurePath(origin).name if self._is_fixed else origin
        self.query_one(".value", Static).update(self._shown())
        self.query_one(".origin", Static).update(plain(short))
        self.set_class(self._is_fixed, "-fixed")

    def _shown(self) -> Content:
        text = one_line(format_value(self._value))
        if self.options and not self._is_fixed:
            return Content.assemble("◂ ", (text, "bold"), " ▸")
        return Content(f"  {text}") if text else Content("  (none)")

    def on_click(self, event: Click) -> None:
        if event.widget is self.query_one(".value"):
            self.action_step(1)

    def action_step(self, step: int) -> None:
        """Goes to the next value, or opens the line where there is none."""
        if self._is_fixed:
            return
        if not self.options:
            self._open()
            return
        known = self._value in self.options
        index = self.options.index(self._value) if known else -max(step, 0)
        value = self.options[(index + step) % len(self.options)]
        self.post_message(self.Changed(self, value))

    # The line

    def _open(self) -> None:
        line = self._line
        line.value = self._written = one_line(format_value(self._value))
        self._show_line(True)
        self.screen.set_focus(line)

    def close(self) -> None:
        """Leaves the line, and what stands in it."""
        self._show_line(False)
        self.screen.set_focus(self)

    def _show_line(self, is_open: bool) -> None:
        self._line.display = is_open
        self.query_one(".value").display = not is_open

    @on(Input.Changed)
    def check_text(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Checked(self, self._wrong_with(event.value)))

    @on(Input.Submitted)
    def keep_text(self, event: Input.Submitted) -> None:
        event.stop()
        if self.is_open:
            self.keep()

    def keep(self) -> None:
        """Takes the text in the line as the value, or says why it cannot be."""
        text = self._line.value
        if sentence := self._wrong_with(text):
            self.post_message(self.Checked(self, sentence))
        else:
            self.close()
            self._change(text)

    @on(Input.Blurred)
    def leave_line(self, event: Input.Blurred) -> None:
        """Keeps what was written when another row is gone to, if it can be a value."""
        event.stop()
        if not self.is_open or not self.app.app_focus:
            return
        self._show_line(False)
        if sentence := self._wrong_with(event.value):
            self.app.tell(one_line(sentence), severity="warning")
        else:
            self._change(event.value)

    def _wrong_with(self, text: str) -> str:
        if text == self._written:
            return ""
        try:
            parse(self.setting, text.strip(), words=self.words)
        except SettingError as error:
            return str(error)
        return ""

    def _change(self, text: str) -> None:
        if text == self._written:
            return  # a path with a comma or two blanks would not be read as it was
        value = parse(self.setting, text.strip(), words=self.words)
        if value != self._value:
            self.post_message(self.Changed(self, value))
