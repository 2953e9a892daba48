"""The controls that a response is given with: each is mounted once and says what was answered as
text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widgets import Input, Static

from quiz.tui.prose import plain, prompt


class Entered(Message):
    """The learner gave a response."""

    def __init__(self, response: str) -> None:
        super().__init__()
        self.response = response


class LineBox(Vertical):
    """One input line, and under it what the program has to say about what stands in it."""

    class Named(Message):
        """A member was typed and entered, and more may follow."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self._naming = False
        self._empty_enters = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="named", markup=False)
        yield Input(placeholder="Your answer", select_on_focus=False)
        yield Static("", id="remark", markup=False)

    @property
    def line(self) -> Input:
        return self.query_one(Input)

    def open(self, *, naming: bool) -> None:
        """Begins a turn; naming takes one member after another."""
        self._naming = naming
        self._empty_enters = 0
        self.line.value = ""
        self.line.placeholder = "Name one, then Enter" if naming else "Your answer"
        self.query_one("#named", Static).update("")
        self.query_one("#named").display = False
        self.remark("")

    def remark(self, text: str) -> None:
        self.query_one("#remark", Static).update(plain(text))

    def show_named(self, content: Content) -> None:
        named = self.query_one("#named", Static)
        named.update(content)
        named.display = bool(content.plain)

    @on(Input.Changed)
    def forget_empty_enter(self, event: Input.Changed) -> None:
        if event.value:
            self._empty_enters = 0
            self.remark("")

    @on(Input.Submitted)
    def take_line(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value
        if text.strip() and self._naming:
            self.line.value = ""
            self.post_message(self.Named(text))
        elif text.strip():
            self.post_message(Entered(text))
        else:
            self._take_empty_line()

    def _take_empty_line(self) -> None:
        self._empty_enters += 1
        if self._naming and self.query_one("#named").display:
            self.post_message(Entered(""))
        elif self._empty_enters > 1:
            self._empty_enters = 0
            self.post_message(Entered(""))
        else:
            self.remark("Enter once more: I don't know.")


class Choice(Static):
    """One line that can be chosen."""

    class Clicked(Message):
        """The mouse chose it."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice
            self.index = choice.index

    def __init__(self, index: int) -> None:
        super().__init__("", markup=False)
        self.index = index

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self))


class OptionsBox(Vertical, can_focus=True):
    """Choices with numbers, of which one is taken, or several ticked and then entered."""

    FEW = 4
    """So many lines are there from the first; more are added where a question has more."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False, id="choice.up"),
        Binding("down,j", "move(1)", show=False, id="choice.down"),
        Binding("enter", "take", show=False, id="choice.take"),
        Binding("space", "tick", show=False, id="choice.tick"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._ticked: set[int] = set()
        self._many = False
        self._at = 0

    def compose(self) -> ComposeResult:
        for index in range(self.FEW):
            yield Choice(index)

    @property
    def has_ticked(self) -> bool:
        return bool(self._ticked)

    def open(self, texts: Sequence[str], *, many: bool) -> None:
        """Begins a turn with these choices."""
        self._texts, self._many, self._at = tuple(texts), many, 0
        self._ticked = set()
        have = len(self.query(Choice))
        if have < len(self._texts):
            self.mount_all(Choice(index) for index in range(have, len(self._texts)))
        self._show()

    def _show(self) -> None:
        for index, choice in enumerate(self.query(Choice)):
            choice.display = index < len(self._texts)
            if choice.display:
                choice.set_class(index == self._at, "-at")
                choice.set_class(index in self._ticked, "-ticked")
                choice.update(self._line(index))

    def _line(self, index: int) -> Content:
        number = f"{index + 1}" if index < 9 else " "
        tick = ("☑ " if index in self._ticked else "☐ ") if self._many else ""
        mark = "❯" if index == self._at else " "
        return Content.assemble((f"{mark} {number}  ", "$accent"), tick, prompt(self._texts[index]))

    def on_key(self, event: Key) -> None:
        index = self._pressed(event.character or "")
        if index is not None:
            event.stop()
            self._pick(index)

    def _pressed(self, character: str) -> int | None:
        if character.isdecimal() and character.isascii() and 0 < int(character) <= len(self._texts):
            return int(character) - 1
        if self._texts == ("True", "False") and character in ("t", "f"):
            return ("t", "f").index(character)
        return None

    @on(Choice.Clicked)
    def take_click(self, event: Choice.Clicked) -> None:
        event.stop()
        self._pick(event.index)

    def _pick(self, index: int) -> None:
        self._at = index
        if self._many:
            self._ticked ^= {index}
            self._show()
        else:
            self._show()
            self.post_message(Entered(self._texts[index]))

    def action_move(self, step: int) -> None:
        if self._texts:
            self._at = (self._at + step) % len(self._texts)
            self._show()
            self.query(Choice)[self._at].scroll_visible(animate=False)

    def action_tick(self) -> None:
        if self._texts:
            self._pick(self._at)

    def action_take(self) -> None:
        if self._many:
            self.post_message(
                Entered("\n".join(self._texts[index] for index in sorted(self._ticked)))
            )
        elif self._texts:
            self._pick(self._at)


class CardBox(Static, can_focus=True):
    """A card that Space turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", show=False, id="card.turn"),
    ]

    class Turned(Message):
        """The learner wants to see the back."""

    def __init__(self) -> None:
        super().__init__("Think of the answer, then press Space to turn the card.", markup=False)

    def on_click(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        self.post_message(self.Turned())
