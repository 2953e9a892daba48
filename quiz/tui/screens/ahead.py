"""What there is to study beyond today: ahead of its day, more new questions, or all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, assert_never

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.collection import Extras, Portion, begin_study
from quiz.tui import pages
from quiz.tui.key_table import bind
from quiz.tui.sizes import SHORT
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import Key, key

if TYPE_CHECKING:
    from quiz.decks import ShelvedDeck
    from quiz.tui.face import Face

_BEYOND = "beyond those of today"
OFFERED = (Portion.AHEAD, Portion.MORE, Portion.CRAM)
"""From top to bottom; each has the digit of its place."""


class AheadScreen(ModalScreen[None]):
    """Three ways to go on, each with the number of its questions."""

    app: Face
    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back", "out"),
        bind("out"),
        bind("ahead", "out"),
        bind("help", "app.help"),
    ]

    def __init__(self, decks: Sequence[ShelvedDeck], extras: Extras) -> None:
        super().__init__()
        self._decks = list(decks)
        self._extras = extras

    def compose(self) -> ComposeResult:
        with Vertical(classes="page"):
            yield Static(Content.styled("More to study", "bold"), markup=False)
            yield OptionList(*self._options(), markup=False)
        yield Foot((Key("1-3", "choose"), key("study", "study")))

    def _options(self) -> Iterator[Option]:
        for digit, portion in enumerate(OFFERED, start=1):
            count = self._extras.count(portion)
            title, about = _words(portion, self._extras)
            number = f"{count:,}" if count else "nothing"
            line = Content.assemble(
                (f"{digit} ", "bold $text-accent"), f"{title}: ", (number, "bold" if count else "")
            )
            if self.app.size.height >= SHORT:
                line = Content.assemble(line, "\n  ", (about, "$text-muted"))
            yield Option(line, disabled=not count)

    @on(OptionList.OptionSelected)
    def take_choice(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._study(OFFERED[event.option_index])

    def on_key(self, event: events.Key) -> None:
        digits = [f"{number}" for number in range(1, len(OFFERED) + 1)]
        if event.key in digits:
            event.stop()
            self._choose(OFFERED[digits.index(event.key)])

    def _choose(self, portion: Portion) -> None:
        if self._extras.count(portion):
            self._study(portion)
        else:
            self.app.tell("There is nothing of that.")

    def action_study(self) -> None:
        """Studies what the cursor is on: the mouse stands in for Enter."""
        self.query_one(OptionList).action_select()

    def action_out(self) -> None:
        self.dismiss()

    @work(group=KEEPING)
    async def _study(self, portion: Portion) -> None:
        # It outlives this page, as what makes another sitting like it.
        make = partial(begin_study, self.app.collection, self._decks, portion)
        session = await self.app.keep_or_tell(make)
        if session is not None and session.left:
            self.app.open(pages.Sitting(session, make))
        elif session is not None:
            self.app.tell("There is nothing of that any more.")


def _words(portion: Portion, extras: Extras) -> tuple[str, str]:
    """The name of a portion, and what it is."""
    match portion:
        case Portion.AHEAD:
            return "Study ahead", "what is due on the next days, the soonest first"
        case Portion.MORE:
            held = f"the {extras.today} that today still holds, and {extras.more} more"
            return "More new ones today", held if extras.today and extras.more else _BEYOND
        case Portion.CRAM | Portion.TODAY:
            return "Cram", "everything chosen, in any order; no schedule moves"
        case _:
            assert_never(portion)
