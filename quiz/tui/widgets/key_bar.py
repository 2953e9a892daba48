"""The keys that work now, at the foot of the screen; most can be clicked."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.style import Style as RichStyle
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input

from quiz.text import cells
from quiz.tui.key_table import key_name
from quiz.tui.sizes import NARROW
from quiz.tui.widgets.still import Still
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.tui.key_page import KeyApp


class Key(NamedTuple):
    """A key as it is shown."""

    name: str
    effect: str
    action: str = ""
    """The action of the screen, or of the app, that a click runs; empty where it does nothing."""
    command: str = ""
    """The command whose key it is: its name is the key that the settings give it."""
    row: tuple[str, ...] = ()
    """The commands whose keys stand behind its name, as the settings give them."""


_MORE = Key("…", "")
"""Stands for the keys that do not fit."""


def key(command: str, effect: str, action: str = "") -> Key:
    """The key of a command, which runs the action of its name if no other is given."""
    return Key("", effect, action or command, command)


PROBLEMS = key("problems", "problems")


class KeyBar(Still):
    """One line of keys: what works now, then the help and the way out, which always stand.

    What does not fit between them is left out, and a sign says so. The key that is wanted first
    stands even where the help has to go without its word.
    """

    app: KeyApp
    keys: reactive[tuple[Key, ...]] = reactive(())
    in_line: reactive[bool] = reactive(False)
    """Letters go into a line."""
    out: reactive[str] = reactive("")
    """The words for the way out; empty while there is none."""

    def __init__(
        self,
        keys: Sequence[Key] = (),
        *,
        out: str = "back",
        offers_help: bool = True,
        line_keys: Sequence[Key] = (),
    ) -> None:
        super().__init__()
        self._offers_help = offers_help
        self._line_keys = tuple(line_keys)
        """The keys while a line has the focus, on a screen that tells nothing of that itself."""
        self.set_reactive(KeyBar.keys, tuple(keys))
        self.set_reactive(KeyBar.out, out)

    def on_mount(self) -> None:
        if self._line_keys:
            self.watch(self.screen, "focused", self._follow_focus)

    def _follow_focus(self, focused: Widget | None) -> None:
        self.in_line = isinstance(focused, Input)

    @property
    def _keys_now(self) -> tuple[Key, ...]:
        return self._line_keys if self.in_line and self._line_keys else self.keys

    @property
    def link_style(self) -> RichStyle:
        """Nothing: a link's colour would cover those of the keys and of what they do."""
        return RichStyle.null()

    @property
    def look(self) -> Hashable:
        return self._keys_now, self.in_line, self.out, self.app.size, self.app.key_set

    def render(self) -> Content:
        return Content(self.gap).join(map(_piece, self.shown))

    @property
    def gap(self) -> str:
        return "  " if self.app.size.width < NARROW else "   "

    @property
    def shown(self) -> list[Key]:
        """The keys that fit, each with its name, and a sign where others do not."""
        rows = list(self._rows())
        return next((row for row in rows if self._width(row) <= self.size.width), rows[-1])

    def _rows(self) -> Iterator[list[Key]]:
        """What can be shown, from every key to none but the help and the way out."""
        keys, tail = list(map(self._named, self._keys_now)), list(map(self._named, self._tail()))
        yield [*keys, *tail]
        for count in range(len(keys) - 1, 0, -1):
            yield [*keys[:count], _MORE, *tail]
        if self._offers_help:
            more = [_MORE] if len(keys) > 1 else []
            yield [*keys[:1], *more, tail[0]._replace(effect=""), *tail[1:]]
        yield [_MORE, *tail]

    @property
    def keys_and_out(self) -> list[Key]:
        """Every key that works now, whether it fits or not."""
        return [*self._keys_now, *self._tail()]

    def _width(self, keys: Sequence[Key]) -> int:
        widths = (cells(item.name) + bool(item.effect) + cells(item.effect) for item in keys)
        return sum(widths) + len(self.gap) * (len(keys) - 1)

    def _tail(self) -> list[Key]:
        helps, out = Key("", "help", "app.help", "help"), key("out", self.out)
        if self.in_line:
            last, letter = self.app.key_set.keys("help")[-1], self.app.key_set.name("out")
            helps = Key(key_name(last), "help", "app.help")
            out = Key(f"{key_name('escape')}, {letter}", self.out, "out")
        return [*([helps] if self._offers_help else []), *([out] if self.out else [])]

    def _named(self, item: Key) -> Key:
        key_set = self.app.key_set
        if item.row:
            return item._replace(name=f"{item.name} {key_set.span(*item.row)}".lstrip())
        return item._replace(name=key_set.name(item.command)) if item.command else item


def _piece(item: Key) -> Content:
    piece = Content.assemble((item.name, "bold $foreground"), f" {item.effect}".rstrip())
    if not item.action:
        return piece
    # Put together: to read the same from markup takes thirty times as long.
    action = item.action if item.action.startswith("app.") else f"screen.{item.action}"
    return piece.stylize(Style.from_meta({"@click": action}))
