"""The control for choices, of which one is taken or several are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.message import Message

from quiz.answers import literal
from quiz.text import plural
from quiz.tui.hanging import Hanging
from quiz.tui.key_table import bind
from quiz.tui.pasting import placed
from quiz.tui.prose import prompt
from quiz.tui.widgets.control import Entered, Remarked
from quiz.tui.widgets.focus_look import FocusLook
from quiz.tui.widgets.still import Text


class Choice(Text):
    """One line that can be chosen."""

    class Clicked(Message):
        """The mouse chose it."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice
            self.index = choice.index

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self))


class OptionsBox(Vertical, FocusLook, can_focus=True):
    """Choices with numbers, of which one is taken, or several ticked and then entered.

    On paper the one that is taken stays marked, and another can be taken until the end. In a game
    Enter and Space take the one at the cursor only once an arrow has moved it.
    """

    FEW = 4
    """So many lines are there from the first; more are added where a question has more."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "move(-1)"),
        bind("down", "move(1)"),
        bind("go_on", "take"),
        bind("tick"),
    ]
    takes_letters = False

    class Marked(Message):
        """Other choices are marked than before; nothing is entered yet."""

    def __init__(self, *, on_paper: bool, in_game: bool = False) -> None:
        super().__init__()
        self._on_paper = on_paper
        self._in_game = in_game
        self._has_moved = False
        """An arrow has moved the cursor on this turn."""
        self._texts: tuple[str, ...] = ()
        self._marked: set[int] = set()
        self._many = False
        self._cursor = 0
        self._large: tuple[str, ...] = ()
        """The choices in large letters, where there is room for them."""

    def compose(self) -> ComposeResult:
        for index in range(self.FEW):
            yield Choice(index)

    @property
    def response(self) -> str:
        return "\n".join(self._texts[index] for index in sorted(self._marked))

    @property
    def takes_pastes(self) -> bool:
        return self._many

    def show(self, texts: Sequence[str], *, many: bool) -> None:
        """Begins a turn with these choices and none of them marked."""
        self._texts, self._many, self._cursor = tuple(texts), many, 0
        self._has_moved = False
        self._marked, self._large = set(), ()
        rows = len(self.query(Choice))
        if rows < len(self._texts):
            self.mount_all(Choice(index) for index in range(rows, len(self._texts)))
        self._draw()

    @property
    def own(self) -> str:
        digits = "".join(str(number) for number in range(1, min(len(self._texts), 9) + 1))
        return f"{digits} jk{'tf' if self._is_claim else ''}"

    @property
    def _is_claim(self) -> bool:
        return self._texts == ("True", "False")

    def restore(self, response: str) -> None:
        texts = response.split("\n") if self._many else [response]
        wanted = {literal(text) for text in texts if text}
        self._marked = {index for index, text in enumerate(self._texts) if literal(text) in wanted}
        self._cursor = min(self._marked, default=0)
        self._draw()

    def enter(self) -> None:
        self.screen.set_focus(self)

    def _draw(self) -> None:
        for index, choice in enumerate(self.query(Choice)):
            choice.display = index < len(self._texts)
            if choice.display:
                choice.set_class(index == self._cursor, "-at")
                choice.set_class(index in self._marked, "-ticked")
                choice.update(self._line(index))

    def enlarge(self, large: tuple[str, ...], *, spaced: bool) -> None:
        """Shows the choices in large letters, or with a line between them, or as they are."""
        self._large = large if len(large) == len(self._texts) else ()
        self.set_class(spaced and not self._large, "-spaced")
        self._draw()

    def _large_line(self, index: int) -> Content:
        """A choice in large letters, its number as large beside it."""
        from quiz.tui.letters import large

        number = large(f"{index + 1}", 8, most=1) if index < 9 else None
        digits = number[0] if number else ()
        cursor = f"{'❯' if index == self._cursor else ' '} {self._sign(index)}"
        lines = []
        rows = self._large[index].split("\n")
        first = next(row for row, text in enumerate(rows) if text)
        for row, text in enumerate(rows):
            digit = digits[row - first] if 0 <= row - first < len(digits) else ""
            before = cursor if row == first + 1 else ""
            lines.append(Content.assemble((f"{before:<5}{digit:<8}", "$text-accent"), text))
        return Content("\n").join(lines)

    def _line(self, index: int) -> Content | Hanging:
        if self._large:
            return self._large_line(index)
        number = f"{index + 1}" if index < 9 else " "
        cursor = "❯" if index == self._cursor else " "
        head = Content.assemble((f"{cursor} {number}  ", "$text-accent"), self._sign(index))
        return Hanging([(head, prompt(self._texts[index]))])

    def _sign(self, index: int) -> str:
        if self._many:
            return "☑ " if index in self._marked else "☐ "
        if self._on_paper:
            return "◉ " if index in self._marked else "○ "
        return ""

    def on_key(self, event: Key) -> None:
        index = self._index_of(event.character or "")
        if index is not None:
            event.stop()
            self._pick(index)

    def _index_of(self, key: str) -> int | None:
        """The choice that a key stands for: its digit, or `t` and `f` of a claim."""
        if key.isdecimal() and key.isascii() and 0 < int(key) <= len(self._texts):
            return int(key) - 1
        if self._is_claim and key in ("t", "f"):
            return ("t", "f").index(key)
        return None

    def on_paste(self, event: Paste) -> None:
        """Ticks what the pasted lines name."""
        event.stop()
        numbers, complaint = placed(event.text, self._texts)
        if numbers:
            self._marked |= set(numbers)
            self._draw()
            self.post_message(self.Marked())
        ticked = f"{plural(len(numbers), 'line')} pasted and ticked."
        self.post_message(Remarked(ticked if numbers else complaint))

    @on(Choice.Clicked)
    def take_click(self, event: Choice.Clicked) -> None:
        event.stop()
        self._pick(event.index)

    def _pick(self, index: int) -> None:
        self._cursor = index
        if self._many:
            self._marked ^= {index}
        elif self._on_paper:
            self._marked = {index}
        self._draw()
        if self._many or self._on_paper:
            self.post_message(self.Marked())
        else:
            self.post_message(Entered(self._texts[index]))

    def action_move(self, step: int) -> None:
        if self._texts:
            self._has_moved = True
            self._cursor = (self._cursor + step) % len(self._texts)
            self._draw()
            self.query(Choice)[self._cursor].scroll_visible(animate=False)

    def action_tick(self) -> None:
        if self._texts and self._may_take:
            self._pick(self._cursor)

    @property
    def _may_take(self) -> bool:
        return self._many or self._has_moved or not self._in_game

    def action_take(self) -> None:
        if self._many or self._cursor in self._marked:
            self.post_message(Entered(self.response))
        else:
            self.action_tick()
