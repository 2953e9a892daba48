"""The page that the results of all modes are shown on: its keys, and the missed questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from quiz.collection import study_again
from quiz.study import STUDY, LeftOut
from quiz.text import ALSO_COLUMNS, also_words, visible
from quiz.tui import pages
from quiz.tui.hanging import Hanging, Row
from quiz.tui.key_table import bind
from quiz.tui.prose import markdown, plain, prompt
from quiz.tui.styled import StyledScreen
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.key_bar import PROBLEMS, Key, key

if TYPE_CHECKING:
    from quiz.decks import ShelvedDeck
    from quiz.study import Asked, Mode, Session
    from quiz.tui.face import Face

NOTHING_LEFT_OUT = LeftOut()
_NAME_WIDTH = 15
"""The columns of the name of a figure."""


class ResultsPage(StyledScreen):
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

    def head(self, headline: Content) -> ComposeResult:
        """Where results of the past come from, and how it went."""
        if self._whence:
            yield Static(plain(self._whence, "$text-muted"), id="whence", markup=False)
        yield Static(headline, id="headline", markup=False)

    def decks_called(self, names: Sequence[str]) -> list[ShelvedDeck]:
        """The decks of some names that are still on the shelf."""
        return [deck for deck in self.app.collection.shelf.all_decks() if deck.name in names]

    def action_out(self) -> None:
        """Goes to the page before: the log, or the shelf."""
        self.app.go_back()

    def action_missed(self) -> None:
        if keys := [asked.question for asked in self.missed]:
            self.begin(partial(study_again, self.app.collection, keys, self.practice), None)

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


def figure_rows(lines: Iterable[str]) -> Hanging:
    """Figures, each with its name before it, or a text alone; what goes on stands under it."""
    return Hanging([_figure_row(line) for line in lines])


def _figure_row(line: str) -> Row:
    name, text = line[:_NAME_WIDTH], line[_NAME_WIDTH:]
    is_named = name.endswith("  ") and bool(name.strip())
    return (Content(name), Content(text)) if is_named else (Content(""), Content(line))


def titled(title: str, blocks: Iterable[Sequence[Row]]) -> Hanging:
    """Blocks of rows under a title, with a blank line between them."""
    rows: list[Row] = [(Content(""), Content.styled(title, "bold"))]
    for block in blocks:
        rows += [(Content(""), Content("")), *block]
    return Hanging(rows)


def missed_blocks(missed: Sequence[Asked]) -> Content | Hanging:
    """Every question that was missed, each with its answer."""
    return titled("Missed", map(missed_block, missed)) if missed else Content("")


def missed_block(asked: Asked) -> list[Row]:
    return [
        (Content.styled("✗ ", "$text-error"), prompt(asked.prompt)),
        answer_line(asked),
        *also_lines(asked),
        response_line(asked),
        *source_lines(asked),
    ]


def answer_line(asked: Asked) -> Row:
    answer = markdown(asked.answer) if asked.is_card else prompt(asked.answer)
    return Content.styled("  Answer   ", "$text-muted"), answer


def also_lines(asked: Asked) -> list[Row]:
    """What else would have been right, on a line if there is anything."""
    also = also_words(asked.also, ALSO_COLUMNS)
    return [(Content(" " * 11), prompt(also).stylize("$text-muted"))] if also else []


def response_line(asked: Asked) -> Row:
    shown = prompt if asked.has_code else plain
    response = Content(" · ").join([shown(part) for part in asked.said])
    return Content.styled("  You said ", "$text-muted"), response or Content("nothing")


def source_lines(asked: Asked) -> list[Row]:
    """The source of a question, on a line if it has one."""
    if not asked.source:
        return []
    return [(Content("  "), plain(f"— {asked.source}", "$text-muted italic"))]
