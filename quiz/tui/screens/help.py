"""The keys of the screen that one comes from, then every other key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

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

    def _content(self) -> Content:
        lines = [Content.styled("This screen", "bold $accent"), *map(self._line, self._here)]
        lines += [*(_line(*other) for other in _OTHERS), Content("")]
        others = [command for command in COMMANDS if command not in self._here]
        for part, commands in groupby(others, lambda command: command.part):
            lines += [Content.styled(part, "bold"), *map(self._line, commands), Content("")]
        rules = (Content(rule) for rule in _RULES)
        return Content("\n").join([*lines, Content.styled("How keys count", "bold"), *rules])

    def _line(self, command: Command) -> Content:
        keys = " ".join(map(key_name, self.app.key_set.keys(command.id)))
        return _line(keys, command.about)


def _line(key: str, effect: str) -> Content:
    return Content.assemble(f"  {key:<12} ", (effect, "$text-muted"))
