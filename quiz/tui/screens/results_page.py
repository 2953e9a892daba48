"""The page that the results of all modes are shown on: its keys, and the missed questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from quiz.collection import study_again
from quiz.study import STUDY, LeftOut
from quiz.text import visible
from quiz.tui import pages
from quiz.tui.key_table import bind
from quiz.tui.prose import markdown, plain, prompt
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.key_bar import PROBLEMS, Key, key

if TYPE_CHECKING:
    from quiz.decks import ShelvedDeck
    from quiz.study import Asked, Mode, Session
    from quiz.tui.face import Face


NOTHING_LEFT_OUT = LeftOut()


class ResultsPage(Screen[None]):
    """Results that were just reached, or that were reopened from the log."""

    app: Face
    CSS_PATH = "results.tcss"
    AUTO_FOCUS = "#results"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("missed"),
        bind("once_more"),
        bind("problems"),
        bind("back", "out"),
        bind("out"),
    ]

    def __init__(
        self, missed: Sequence[Asked], whence: str, notices: Sequence[str], left_out: LeftOut
    ) -> None:
        super().__init__()
        self._notices, self._left_out = notices, left_out
        self.missed = tuple(missed)
        """The questions that can be studied from here."""
        self._whence = whence
        """The day of results of the past, and where they come from; empty for those of now."""

    def keys(self, *others: Key) -> tuple[Key, ...]:
        missed = (key("missed", "study the missed"),) if self.missed else ()
        again = (key("once_more", "once more"),) if self.can_go_on else ()
        problems = (PROBLEMS,) if self._left_out.decks else ()
        return (*missed, *again, *others, *problems)

    def notices(self) -> list[str]:
        """What was said before it began, under the figures."""
        return ["", *map(visible, self._notices)] if self._notices else []

    @property
    def can_go_on(self) -> bool:
        """True if there can be another sitting like this one."""
        return True

    def whence(self) -> Content:
        return plain(self._whence, "$text-muted")

    def decks_called(self, names: Sequence[str]) -> list[ShelvedDeck]:
        """The decks of some names that are still on the shelf."""
        return [deck for deck in self.app.collection.shelf.all_decks() if deck.name in names]

    def action_out(self) -> None:
        """Goes to the page before: the log, or the shelf."""
        if self._whence:
            self.app.pop_screen()
        else:
            self.app.open(pages.Home())

    def action_missed(self) -> None:
        if keys := [asked.question for asked in self.missed]:
            self.begin(lambda: study_again(self.app.collection, keys, self.practice), None)

    @property
    def practice(self) -> Mode:
        """The mode in which the missed are studied."""
        return STUDY

    def action_problems(self) -> None:
        if self._left_out.decks:
            self.app.open(pages.Problems(self._left_out.problems()))

    def action_once_more(self) -> None:
        """Begins another one like it."""

    @work(group=KEEPING)
    async def begin(self, make: Callable[[], Session], again: Callable[[], Session] | None) -> None:
        session = await self.app.keep_or_tell(make)
        if session is None:
            return
        if session.left:
            self.app.open(pages.Sitting(session, again))
        else:
            self.app.tell("There is nothing more of this to study.")


def missed_blocks(missed: Sequence[Asked]) -> Content:
    """Every question that was missed, each with its answer."""
    if not missed:
        return Content("")
    blocks = [Content.styled("Missed", "bold"), *map(missed_block, missed)]
    return Content("\n\n").join(blocks)


def missed_block(asked: Asked) -> Content:
    lines = [
        Content.assemble(("✗ ", "$text-error"), prompt(asked.prompt)),
        answer_line(asked),
        response_content(asked),
        *source_lines(asked),
    ]
    return Content("\n").join(lines)


def answer_line(asked: Asked) -> Content:
    answer = markdown(asked.answer) if asked.is_card else prompt(asked.answer)
    return Content.assemble(("  Answer   ", "$text-muted"), answer)


def response_content(asked: Asked) -> Content:
    shown = prompt if asked.has_code else plain
    response = Content(" · ").join([shown(part) for part in asked.said])
    return Content.assemble(("  You said ", "$text-muted"), response or "nothing")


def source_lines(asked: Asked) -> list[Content]:
    """The source of a question, on a line if it has one."""
    if not asked.source:
        return []
    return [Content.assemble("  ", plain(f"— {asked.source}", "$text-muted italic"))]
