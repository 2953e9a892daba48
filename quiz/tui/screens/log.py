"""The log: every sitting, game and exam of the past, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from quiz.results import entries, logged, reopen
from quiz.text import plural
from quiz.tui import pages
from quiz.tui.key_table import bind
from quiz.tui.styled import StyledScreen
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import Key, KeyBar, key
from quiz.tui.widgets.log_list import LogList

if TYPE_CHECKING:
    from quiz.schedule import RowId
    from quiz.tui.face import Face

_KEYS = (
    key("go_on", "results", "choose"),
    Key("↑↓", "move"),
)


class LogScreen(StyledScreen):
    """One line a sitting; Enter shows its results again."""

    app: Face
    CSS_PATH = "log.tcss"
    AUTO_FOCUS = "LogList"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back", "out"),
        bind("out"),
    ]

    def compose(self) -> ComposeResult:
        yield Static(_title(None), id="log-title", markup=False)
        yield LogList(self.app.collection.now.day(0))
        yield Foot()

    def on_mount(self) -> None:
        self.list_sittings()

    @work(exclusive=True, group="list")
    async def list_sittings(self) -> None:
        """Reads which sittings there are; what each came to is read when its line is shown."""
        ids = await self.app.keep_or_tell(logged, self.app.collection)
        if ids is not None:
            self.query_one("#log-title", Static).update(_title(len(ids)))
            self.query_one(LogList).show(ids)
            self.query_one(KeyBar).keys = _KEYS if ids else ()

    @on(LogList.Wanted)
    def read_lines(self, event: LogList.Wanted) -> None:
        self._read(event.ids)

    @work
    async def _read(self, ids: Sequence[RowId]) -> None:
        found = await self.app.keep_or_tell(entries, self.app.collection, ids)
        self.query_one(LogList).fill(ids, found or ())

    @on(LogList.Chosen)
    def show_results(self, event: LogList.Chosen) -> None:
        self._reopen(event.id)

    @work(group=KEEPING)
    async def _reopen(self, row: RowId) -> None:
        past = await self.app.keep_or_tell(reopen, self.app.collection, row)
        if self.app.screen is not self:
            return
        if past is None:
            self.app.tell("This exam was not handed in: it has no results.")
        else:
            self.app.open(pages.Reopened(past))

    def action_choose(self) -> None:
        self.query_one(LogList).action_choose()

    def action_out(self) -> None:
        self.app.open(pages.Home())


def _title(number: int | None) -> Content:
    title = (" log ", "bold reverse $primary")
    if number is None:
        return Content.assemble(title)
    if not number:
        return Content.assemble(title, "  Nothing yet: study, play or sit an exam first.")
    return Content.assemble(title, f"  {plural(number, 'sitting')}, the latest first")
