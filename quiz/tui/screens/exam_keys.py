"""What the screen of an exam waits for, and which keys work then."""

from __future__ import annotations

from enum import Enum, auto

from textual.binding import Binding, BindingType

from quiz.tui.widgets.key_bar import Key


class Phase(Enum):
    """What the screen is waiting for."""

    ASKING = auto()
    KEEPING = auto()
    LIST = auto()


_LINE_KEYS = (
    Key("Enter", "go on", "send"),
    Key("^L", "list", "list"),
    Key("^N", "next", "next"),
    Key("^B", "back", "back"),
    Key("^F", "flag", "flag"),
    Key("Esc", "letters", "leave"),
)
_KEYS = (
    Key("Enter", "go on", "send"),
    Key("^L", "list, hand in", "list"),
    Key("n", "next", "next"),
    Key("b", "back", "back"),
    Key("*", "flag", "flag"),
)
_LIST_KEYS = (
    Key("h", "hand in", "hand_in"),
    Key("Enter", "go there", "send"),
    Key("Esc", "back", "leave"),
)
BINDINGS: list[BindingType] = [
    Binding("escape", "leave", show=False, id="exam.leave"),
    Binding("enter", "enter", show=False, id="exam.enter"),
    Binding("ctrl+b", "back", show=False, priority=True, id="exam.back_chord"),
    Binding("ctrl+n", "next", show=False, priority=True, id="exam.next_chord"),
    Binding("ctrl+f", "flag", show=False, priority=True, id="exam.flag_chord"),
    Binding("ctrl+l", "list", show=False, priority=True, id="exam.list_chord"),
    Binding("b", "back", show=False, id="exam.back"),
    Binding("n", "next", show=False, id="exam.next"),
    Binding("asterisk", "flag", show=False, id="exam.flag"),
    Binding("l,q", "list", show=False, id="exam.list"),
    Binding("h", "hand_in", show=False, id="exam.hand_in"),
    Binding("pageup", "scroll_page(-1)", show=False, id="exam.scroll_up"),
    Binding("pagedown", "scroll_page(1)", show=False, id="exam.scroll_down"),
]


def of(phase: Phase, *, in_line: bool, is_left: bool) -> tuple[Key, ...]:
    """The keys to show, the most wanted first."""
    if phase is Phase.LIST:
        return _LIST_KEYS
    if in_line:
        return _LINE_KEYS
    return (Key("Enter", "write", "send"), *_KEYS[1:]) if is_left else _KEYS
