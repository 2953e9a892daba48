"""An exam on the screen: forward and back under one clock, then the list, then it is handed in."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.errors import ExamError, StoreError
from quiz.exams import Answers, Exam, OpenExam, note_time, numbers_text, save
from quiz.text import one_line, plural
from quiz.tui import pages
from quiz.tui.prose import plain, prompt
from quiz.tui.screens.keys import Phase
from quiz.tui.summary import summary
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.exam_bars import ExamBar, ExamClockBar, Strip
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.options_box import OptionsBox
from quiz.tui.widgets.page import Page

if TYPE_CHECKING:
    from quiz.tui.face import Face

TICK = 0.1
IDLE = 2.0
"""Seconds without a key after which what stands in the line is kept, entered or not."""
LAST = 3000
"""Milliseconds before the end in which every change of the line is kept."""
NOTED = 15.0
"""Seconds between two notes of how late it is."""
AGAIN = 3.0
"""Seconds after which handing in is tried again where it could not be kept."""
GOES_ON = "The exam is not handed in, and its clock runs: `quiz exam` goes on with it."

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


class ExamScreen(Screen[None]):
    """One exam; the exam says what is late."""

    app: Face
    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["ask.tcss", "exam.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
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

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam
        self.phase = Phase.ASKING
        self._unsent = ("", 0.0)
        """The response in the control when it last changed, and the tick of that."""
        self._noted_at = 0.0
        self._tries_at = 0.0
        self._warned = ""
        """The response that was last remarked on for its several readings."""

    def compose(self) -> ComposeResult:
        yield ExamBar(self.exam)
        yield ExamClockBar(self.exam.begun.terms.length)
        yield Strip(self.exam)
        with Page(id="page"):
            yield AnswerBox(on_paper=True)
        with Vertical(id="list"):
            yield Static("", id="list-head", markup=False)
            yield OptionList(id="questions", markup=False)
        yield KeyBar()

    @property
    def now(self) -> float:
        return self.app.collection.clock.tick()

    @property
    def open_exam(self) -> OpenExam:
        """The exam with the writer that keeps it."""
        return OpenExam(self.exam, self.app.collection, self.app.keep)

    @property
    def left(self) -> int:
        """Milliseconds until the end."""
        return self.exam.left(self.app.collection.now.at, self.now)

    def on_mount(self) -> None:
        self.query_one("#list").display = False
        self.app.summaries.append(GOES_ON)
        self.app.offers_exam = False
        self.set_interval(TICK, self._tick)
        self._noted_at = self.now
        if self.exam.handed_in is None:
            self.show_turn()
        self._tick()

    def show_turn(self, *, enter: bool = True) -> None:
        """Puts the question on the screen with what was answered to it."""
        exam, self.phase, self._warned = self.exam, Phase.ASKING, ""
        self.query_one("#list").display, self.query_one(Page).display = False, True
        self.query_one(AnswerBox).show(exam.turn, exam.response, enter=enter)
        self.query_one(AnswerBox).remark("")
        self.query_one(Page).scroll_home(animate=False)
        self._unsent = self.query_one(AnswerBox).response, self.now
        self._show_bars()

    def _show_bars(self) -> None:
        self.query_one(ExamBar).refresh()
        self.query_one(Strip).refresh()
        self.query_one(ExamClockBar).show(self.left)
        self.query_one(KeyBar).keys = self._keys()

    def _keys(self) -> tuple[Key, ...]:
        """The keys to show, the most wanted first."""
        box = self.query_one(AnswerBox)
        if self.phase is Phase.LIST:
            return _LIST_KEYS
        if box.in_line:
            return _LINE_KEYS
        return (Key("Enter", "write", "send"), *_KEYS[1:]) if box.is_left else _KEYS

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
        """Keeps a response that nobody has entered yet: a kill or the end may come first."""
        if self.phase is not Phase.ASKING:
            return
        text, since = self._unsent
        if (now := self.query_one(AnswerBox).response) != text:
            self._unsent, since = (now, self.now), self.now
        if now.strip() != self.exam.response.strip() and (left <= LAST or self.now - since >= IDLE):
            self._keep(now)

    # Responses

    @on(AnswerBox.Answered)
    def take_response(self, event: AnswerBox.Answered) -> None:
        if self.phase is not Phase.ASKING:
            return
        readings = self.exam.unclear(event.response)
        if readings and event.response != self._warned:
            self._warned = event.response
            self.query_one(AnswerBox).remark(
                f"Which is meant: {' or '.join(readings)}? Enter leaves it so."
            )
            self._keep(event.response)
        elif self.exam.at + 1 < len(self.exam.turns):
            self._keep(event.response, go_to=self.exam.at + 1)
        else:
            self._keep(event.response, to_list=True)

    @on(OptionsBox.Marked)
    def take_mark(self) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.query_one(AnswerBox).response)

    @work(group=KEEPING)
    async def _keep(
        self, response: str, *, go_to: int | None = None, to_list: bool = False
    ) -> None:
        """Has a response kept, and only then goes on; where it cannot, it stays on the screen."""
        self.phase, was_left = Phase.KEEPING, self.query_one(AnswerBox).is_left
        try:
            await self.open_exam.answer(response, self.app.collection.now, self.now)
        except StoreError as error:
            self._tell_unkept(error)
            if to_list or go_to is not None:
                self.app.typed_ahead.forget()
        else:
            if go_to is not None:
                self.exam.go(go_to)
                self.show_turn(enter=not was_left)
            elif to_list:
                self._show_list()
        if self.phase is Phase.KEEPING:
            self.phase = Phase.ASKING
        self._show_bars()

    def _tell_unkept(self, error: StoreError) -> None:
        self.app.tell(f"{error} Your answer is still here: Enter tries again.", severity="error")

    # Keys

    def action_back(self) -> None:
        self._go(-1)

    def action_next(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.query_one(AnswerBox).response, go_to=self.exam.at + step)

    def action_leave(self) -> None:
        if self.phase is Phase.LIST:
            self.show_turn()
        elif self.phase is Phase.ASKING and self.query_one(AnswerBox).in_line:
            self.set_focus(None)

    def action_enter(self) -> None:
        if self.phase is Phase.ASKING:
            self.query_one(AnswerBox).enter()

    def action_send(self) -> None:
        """The mouse stands in for Enter."""
        self.app.simulate_key("enter")

    @work(group=KEEPING)
    async def action_flag(self) -> None:
        if self.phase is not Phase.ASKING:
            return
        self.phase = Phase.KEEPING
        try:
            await self.open_exam.flag(self.app.collection.now, self.now)
        except StoreError as error:
            self._tell_unkept(error)
        self.phase = Phase.ASKING
        self._show_bars()

    def action_scroll_page(self, pages: int) -> None:
        self.query_one(Page).scroll_pages(pages)

    # The list

    def action_list(self) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.query_one(AnswerBox).response, to_list=True)

    def _show_list(self) -> None:
        self.phase = Phase.LIST
        self.query_one("#list").display, self.query_one(Page).display = True, False
        self.query_one("#list-head", Static).update(_list_head(self.exam))
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(_list_rows(self.exam, self.size.width - 6))
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
        try:
            await self.open_exam.hand_in(self.app.collection.now, self.now)
        except StoreError as error:
            self.app.tell(str(error), severity="error")
            self.phase, self._tries_at = before, self.now + AGAIN
            return
        await self._show_results()

    async def _show_results(self) -> None:
        """Writes the result file, if one is wanted, and shows the results."""
        app, exam, terms = self.app, self.exam, self.exam.begun.terms
        missed = terms.answers is Answers.LATER  # the next pupil sits at the same machine
        app.collection.refresh()
        app.summaries = [text for text in app.summaries if text != GOES_ON]
        app.summaries.append(summary([(terms.name, exam.session)], None, missed=missed))
        message = ""
        if terms.save:
            try:
                message = f"Written to {await app.keep(save, exam, terms.name)}"
                app.summaries.append(f"{one_line(message)}.")
            except ExamError as error:
                message = str(error)
        while app.screen is not self and len(app.screen_stack) > 1:  # help may lie over it
            app.pop_screen()
        app.open(pages.ExamResults(exam, message))


def _list_head(exam: Exam) -> Content:
    """The questions without an answer first, then those with a flag."""
    missing, flags = exam.unanswered, exam.flags
    lines = [Content.styled("Before you hand in", "bold")]
    if missing:
        count, numbers = plural(len(missing), "question"), numbers_text(missing)
        lines.append(Content.styled(f"{count} without an answer: {numbers}.", "$text-warning"))
    else:
        lines.append(Content.styled("Every question has an answer.", "$text-success"))
    if flags:
        lines.append(Content.styled(f"Flagged: {numbers_text(flags)}.", "$text-warning"))
    lines.append(Content.styled("h hands in; that cannot be taken back.", "$text-muted"))
    return Content("\n").join(lines)


def _list_rows(exam: Exam, width: int) -> list[Option]:
    """Each question with its answer, or the words that it has none, in so many columns."""
    room = max(width - 11, 16)
    return [Option(_list_row(exam, index, room)) for index in range(len(exam.turns))]


def _list_row(exam: Exam, index: int, room: int) -> Content:
    question = exam.turns[index].question
    response = " · ".join(exam.answers.get(question.key, "").split("\n"))
    flag = ("⚑ ", "$text-warning") if question.key in exam.flagged else "  "
    sign = ("● ", "$text-success") if response else ("○ ", "$text-warning")
    answer = Content.styled("no answer", "$text-warning")
    if response:
        answer = plain(one_line(response), "$text-muted")
    answer = answer.truncate(room // 3, ellipsis=True)
    text = prompt(one_line(question.prompt)).truncate(room - answer.cell_length - 2, ellipsis=True)
    return Content.assemble(f"{index + 1:>3} ", flag, sign, text, "  ", answer)
