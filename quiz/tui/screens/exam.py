"""An exam on the screen: forward and back under one clock, then the list, then it is handed in."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static

from quiz.errors import StoreError
from quiz.exams.exam import Exam
from quiz.exams.exams import hand_in, note_time
from quiz.schedule.history import Act
from quiz.tui.screens import exam_keys, exam_list
from quiz.tui.screens.exam_keys import Phase
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.exam_bars import ExamBar, ExamClockBar, Strip
from quiz.tui.widgets.key_bar import KeyBar
from quiz.tui.widgets.paper_box import PaperBox, PaperOptions

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp

TICK = 0.1
IDLE = 2.0
"""Seconds without a key after which what stands in the line is kept, entered or not."""
LAST = 3000
"""Milliseconds before the end in which every change of the line is kept."""
NOTED = 15.0
"""Seconds between two notes of how late it is."""
AGAIN = 3.0
"""Seconds after which handing in is tried again where it could not be kept."""


class ExamScreen(Screen[None]):
    """One exam; what is late is the exam's to say."""

    app: QuizApp
    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["ask.tcss", "exam.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = exam_keys.BINDINGS

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam
        self.phase = Phase.ASKING
        self._unsent = ("", 0.0)
        """What stood in the control last, and since when."""
        self._noted_at = 0.0
        self._tries_at = 0.0
        self._warned = ""
        """A response of which was said that it has two readings."""

    def compose(self) -> ComposeResult:
        yield ExamBar(self.exam)
        yield ExamClockBar(self.exam.begun.terms.length)
        yield Strip(self.exam)
        with VerticalScroll(id="desk", can_focus=False):
            yield PaperBox()
        with Vertical(id="list"):
            yield Static("", id="list-head", markup=False)
            yield OptionList(id="questions", markup=False)
        yield KeyBar()

    @property
    def now(self) -> float:
        return self.app.collection.clock.tick()

    @property
    def left(self) -> int:
        """Milliseconds until the end."""
        return self.exam.left(self.app.collection.now.at, self.now)

    def on_mount(self) -> None:
        self.query_one("#list").display = False
        self.app.summaries.append(exam_list.GOES_ON)
        self.app.offers_exam = False
        self.set_interval(TICK, self._tick)
        self._noted_at = self.now
        if self.exam.handed_in is None:
            self.show_turn()
        self._tick()

    def show_turn(self, *, enter: bool = True) -> None:
        """Puts the question on the screen with what was answered to it."""
        exam, self.phase, self._warned = self.exam, Phase.ASKING, ""
        self.query_one("#list").display, self.query_one("#desk").display = False, True
        self.query_one(PaperBox).show(exam.turn, exam.response, enter=enter)
        self.query_one(PaperBox).remark("")
        self.query_one("#desk", VerticalScroll).scroll_home(animate=False)
        self._unsent = self.query_one(PaperBox).response, self.now
        self._show_bars()

    def _show_bars(self) -> None:
        self.query_one(ExamBar).refresh()
        self.query_one(Strip).refresh()
        self.query_one(ExamClockBar).show(self.left)
        box = self.query_one(PaperBox)
        self.query_one(KeyBar).keys = exam_keys.of(
            self.phase, in_line=box.in_line, is_left=box.is_left
        )

    def on_descendant_focus(self) -> None:
        self._show_bars()

    on_descendant_blur = on_descendant_focus

    # The clock

    def _tick(self) -> None:
        left = self.left
        self.query_one(ExamClockBar).show(left)
        if self.phase is Phase.KEEPING:
            return
        if left <= 0 or self.exam.handed_in:
            if self.now >= self._tries_at:
                self._end()
        else:
            self._keep_unsent(left)
            if self.now - self._noted_at >= NOTED:
                self._noted_at = self.now
                self.app.keep_in_background(
                    note_time, self.app.collection, self.exam, self.exam.begun.end - left
                )

    def _keep_unsent(self, left: int) -> None:
        """What stands in the control is kept though nobody has entered it: a kill or the end may
        come first."""
        if self.phase is not Phase.ASKING:
            return
        text, since = self._unsent
        if (now := self.query_one(PaperBox).response) != text:
            self._unsent, since = (now, self.now), self.now
        if now.strip() != self.exam.response.strip() and (left <= LAST or self.now - since >= IDLE):
            self._keep(now)

    # Responses

    @on(PaperBox.Given)
    def take_response(self, event: PaperBox.Given) -> None:
        if self.phase is not Phase.ASKING:
            return
        readings = self.exam.unclear(event.response)
        if readings and event.response != self._warned:
            self._warned = event.response
            self.query_one(PaperBox).remark(
                f"Which is meant: {' or '.join(readings)}? Enter leaves it so."
            )
            self._keep(event.response)
        elif self.exam.at + 1 < len(self.exam.turns):
            self._keep(event.response, go_to=self.exam.at + 1)
        else:
            self._keep(event.response, to_list=True)

    @on(PaperOptions.Marked)
    def take_mark(self) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.query_one(PaperBox).response)

    @work(group=KEEPING)
    async def _keep(
        self, response: str, *, go_to: int | None = None, to_list: bool = False
    ) -> None:
        """Has a response kept, and only then goes on."""
        self.phase, was_left = Phase.KEEPING, self.query_one(PaperBox).is_left
        act = self.exam.answer(response, self.app.collection.now, self.now)
        kept = await self._kept(act)
        self.phase = Phase.ASKING
        if not kept and (to_list or go_to is not None):
            self.app.typed_ahead.forget()
        if kept and go_to is not None:
            self.exam.go(go_to)
            self.show_turn(enter=not was_left)
        elif kept and to_list:
            self._show_list()
        self._show_bars()

    async def _kept(self, act: Act | None) -> bool:
        """Whether all that was said is kept; where it cannot be, that is told and nothing is lost
        from the screen."""
        if act is None:
            return True
        try:
            await self.app.keep(self.app.collection.store.act, act, self.exam.turn.question)
        except StoreError as error:
            self.app.tell(
                f"{error} Your answer is still here: Enter tries again.", severity="error"
            )
            return False
        self.exam.take(act)
        return True

    # Keys

    def action_back(self) -> None:
        self._go(-1)

    def action_next(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.query_one(PaperBox).response, go_to=self.exam.at + step)

    def action_leave(self) -> None:
        if self.phase is Phase.LIST:
            self.show_turn()
        elif self.phase is Phase.ASKING and self.query_one(PaperBox).in_line:
            self.set_focus(None)

    def action_enter(self) -> None:
        if self.phase is Phase.ASKING:
            self.query_one(PaperBox).enter()

    def action_send(self) -> None:
        """The mouse stands in for Enter."""
        self.app.simulate_key("enter")

    @work(group=KEEPING)
    async def action_flag(self) -> None:
        if self.phase is Phase.ASKING:
            self.phase = Phase.KEEPING
            await self._kept(self.exam.flag(self.app.collection.now, self.now))
            self.phase = Phase.ASKING
            self._show_bars()

    def action_scroll_desk(self, pages: int) -> None:
        page = self.query_one("#desk", VerticalScroll)
        page.scroll_relative(y=pages * max(page.size.height - 2, 1), animate=False)

    # The list

    def action_list(self) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.query_one(PaperBox).response, to_list=True)

    def _show_list(self) -> None:
        self.phase = Phase.LIST
        self.query_one("#list").display, self.query_one("#desk").display = True, False
        self.query_one("#list-head", Static).update(exam_list.head(self.exam))
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(exam_list.rows(self.exam, self.size.width - 6))
        rows.highlighted = (self.exam.unanswered or [self.exam.at + 1])[0] - 1
        rows.focus()
        self._show_bars()

    @on(OptionList.OptionSelected)
    def go_there(self, event: OptionList.OptionSelected) -> None:
        if self.phase is Phase.LIST:
            self.exam.go(event.option_index)
            self.show_turn()

    def action_hand_in(self) -> None:
        if self.phase is Phase.LIST:
            self._end()

    @work(group=KEEPING)
    async def _end(self) -> None:
        """Hands in, and shows what the exam came to."""
        before, self.phase = self.phase, Phase.KEEPING
        collection = self.app.collection
        exam = await self.app.keep_or_tell(hand_in, collection, self.exam, collection.now, self.now)
        if exam is None:
            self.phase, self._tries_at = before, self.now + AGAIN
            return
        await exam_list.finish(self, exam)
