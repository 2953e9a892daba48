"""The keys of the screen that one comes from, then every other key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, starmap
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui.hanging import Hanging, Row
from quiz.tui.key_table import COMMANDS, Command, bind, key_name
from quiz.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from quiz.tui.face import Face

_OTHERS = (
    ("1-9", "choose, tick, put to a place, pair"),
    ("Backspace", "in a line, with Ctrl+A E W U K D X C V, edits it"),
)
_RULES = (
    "Letters and ratings work where no line has the focus: after Esc, or at a verdict.",
    "Text that is typed ahead goes with its Enter to the next question that has a line; "
    "it is never a command, and what is not taken is said.",
    "Keys that leave, overrule, hide or write wait a moment, in case more follows.",
    "Every key has a name under which `[keys]` in config.toml can change it.",
)


class HelpScreen(ModalScreen[None]):
    """The keys."""

    app: Face
    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back", "out"),
        bind("out"),
        bind("help", "out"),
    ]

    def __init__(self, here: Sequence[Command]) -> None:
        super().__init__()
        self._here = list(here)
        """The commands of the screen that one comes from."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Static(self._content(), markup=False)
        yield Foot(out="close", offers_help=False)

    def action_out(self) -> None:
        self.dismiss()

    def _content(self) -> Hanging:
        rows = [_title("This screen", "$text-accent"), *self._rows(self._here, *_OTHERS)]
        others = [command for command in COMMANDS if command not in self._here]
        for part, commands in groupby(others, lambda command: command.part):
            rows += [_BLANK, _title(part), *self._rows(commands)]
        rules = ((Content("  "), Content(rule)) for rule in _RULES)
        return Hanging([*rows, _BLANK, _title("How keys count"), *rules])

    def _rows(self, commands: Iterable[Command], *others: tuple[str, str]) -> Iterator[Row]:
        """A row for each command: its keys, and beside them what they do."""
        for command in commands:
            keys = " ".join(map(key_name, self.app.key_set.keys(command.id)))
            yield _row(keys, command.about)
        yield from starmap(_row, others)


_BLANK = Content(""), Content("")


def _title(text: str, colour: str = "") -> Row:
    return Content(""), Content.styled(text, f"bold {colour}".rstrip())


def _row(key: str, effect: str) -> Row:
    return Content(f"  {key:<13} "), Content.styled(effect, "$text-muted")
