"""An exam on the screen: forward and back under one clock, then the list, then it is handed in."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.clock import Moment
from quiz.errors import ExamError, ExamLost, StoreError
from quiz.exams import (
    HAND_IN,
    NOTED,
    Answers,
    Exam,
    OpenExam,
    leave,
    minutes_said,
    note_time,
    numbers_text,
    save,
)
from quiz.results import summary
from quiz.text import cut, one_line, plural
from quiz.tui import pages
from quiz.tui.answered import said
from quiz.tui.key_rules import Kind, Takes
from quiz.tui.key_table import bind
from quiz.tui.prose import prompt
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.question_page import QuestionPage
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.answer_box import CONTROLS, AnswerBox
from quiz.tui.widgets.exam_bars import ExamBar, ExamClockBar, Strip
from quiz.tui.widgets.foot import Foot, RemarkLine
from quiz.tui.widgets.key_bar import Key, KeyBar, key
from quiz.tui.widgets.line import Line
from quiz.tui.widgets.options_box import OptionsBox
from quiz.tui.widgets.page import Page
from quiz.values import NamedTuple

TICK = 0.1
IDLE = 2.0
"""Seconds without a key after which what stands in the line is kept, entered or not."""
LAST = 3000
"""Milliseconds before the end in which every change of the line is kept."""
AGAIN = 3.0
"""Seconds after which handing in is tried again where it could not be kept."""
REGRETS = 10.0
"""Seconds in which handing in can be taken back."""
_OUT = "leave it"
_RUNS = "The exam is not handed in, and its clock runs; {} goes on with it."

_LINE_KEYS = (
    key("go_on", "go on", "app.send"),
    key("overview_chord", "list, hand in", "overview"),
    key("next_chord", "next", "next"),
    key("previous_chord", "back", "previous"),
    key("flag_chord", "flag", "flag"),
    key("back", "letters"),
)
_KEYS = (
    key("go_on", "go on", "app.send"),
    key("overview", "list, hand in"),
    key("next", "next"),
    key("previous", "back"),
    key("flag", "flag"),
)
_LIST_KEYS = (
    key("go_on", "go there", "app.send"),
    Key("↑↓", "move"),
    Key("Tab", "line, list"),
    key("back", "back"),
)


class Ended(NamedTuple):
    """The moment at which the learner handed in."""

    moment: Moment
    tick: float


class ExamScreen(QuestionPage):
    """One exam; the exam says what is late."""

    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["ask.tcss", CONTROLS, "exam.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back"),
        bind("go_on"),
        bind("previous_chord", "previous", priority=True),
        bind("next_chord", "next", priority=True),
        bind("flag_chord", "flag", priority=True),
        bind("overview_chord", "overview", priority=True),
        bind("previous"),
        bind("next"),
        bind("flag"),
        bind("overview"),
        bind("undo"),
        bind("out"),
        bind("up", "step(-1)"),
        bind("down", "step(1)"),
        bind("page_up", "scroll_page(-1)"),
        bind("page_down", "scroll_page(1)"),
    ]

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.exam = exam
        self._unsent = ("", 0.0)
        """The response in the control when it last changed, and the tick of that."""
        self._noted_at = 0.0
        self._tries_at = 0.0
        self._warned = ""
        """The response that was last remarked on for its several readings."""
        self._ended: Ended | None = None
        """When the learner handed in, while that can be taken back."""
        self._is_left = False

    def compose(self) -> ComposeResult:
        yield ExamBar(self.exam)
        yield ExamClockBar(self.exam.begun.terms.length)
        yield Strip(self.exam)
        with Page(id="page"):
            yield AnswerBox(on_paper=True)
        with Vertical(id="list"):
            yield Static("", id="list-head", markup=False)
            yield OptionList(id="questions", markup=False)
            yield Line(hint=f'type "{HAND_IN}" and Enter', key="words", select_on_focus=True)
        yield Static("", id="handed-in", markup=False)
        yield Foot(out=_OUT)

    @property
    def takes_beside(self) -> Takes:
        if self.phase is Phase.LIST and isinstance(self.focused, Input):
            return Takes(Kind.LINE, text=self.focused.value)
        return super().takes_beside

    @property
    def now(self) -> float:
        return self.app.collection.clock.tick()

    @property
    def clock_words(self) -> str:
        return f"{minutes_said(max(self.left, 0))} left: the clock runs."

    @property
    def open_exam(self) -> OpenExam:
        """The exam with the writer that keeps it."""
        return OpenExam(self.exam, self.app.collection, self.app.keep)

    @property
    def left(self) -> int:
        """Milliseconds until the end."""
        return self.exam.left(self.app.collection.now.at, self.now)

    def on_mount(self) -> None:
        self.query_one("#list").display = self.query_one("#handed-in").display = False
        self.app.exam = self.exam
        self.app.offers_exam = False
        self.set_interval(TICK, self._tick)
        self._noted_at = self.now
        if self.exam.handed_in is None:
            self.show_turn()
        else:  # by a program that was killed before all of its grades were kept
            self.phase = Phase.ASKING
        self._tick()

    def show_turn(self, *, enter: bool = True) -> None:
        """Puts the question on the screen with what was answered to it."""
        exam, self.phase, self._warned = self.exam, Phase.ASKING, ""
        self._display(Page)
        self.part(AnswerBox).show(exam.turn, exam.response, enter=enter)
        self.part(AnswerBox).remark("")
        self.part(Page).scroll_home(animate=False)
        self._unsent = self.part(AnswerBox).response, self.now
        self._show_bars()
        self.app.typed_ahead.turn_page()

    def _display(self, shown: type[Page] | str) -> None:
        """Shows the question, the list, or that the exam is handed in; no remark outlives it."""
        self.part(RemarkLine).turn()
        for part in (Page, "#list", "#handed-in"):
            self.query(part).set(display=part == shown)

    def _show_bars(self) -> None:
        self.part(ExamBar).refresh()
        self.part(Strip).refresh()
        self.part(ExamClockBar).show(self.left)
        bar = self.part(KeyBar)
        bar.keys, bar.in_line = self._keys(), isinstance(self.focused, Input)
        bar.out = "" if self._ended else _OUT

    def _keys(self) -> tuple[Key, ...]:
        """The keys to show, the most wanted first."""
        box = self.part(AnswerBox)
        if self._ended:
            return (key("undo", "take it back"),)
        if self.phase is Phase.LIST:
            return _LIST_KEYS
        if box.in_line:
            return _LINE_KEYS
        return (key("go_on", "write", "app.send"), *_KEYS[1:]) if box.is_left else _KEYS

    def on_descendant_focus(self) -> None:
        self._show_bars()

    on_descendant_blur = on_descendant_focus

    # The clock

    def _tick(self) -> None:
        left = self.left
        self.part(ExamClockBar).show(left)
        if self.phase is Phase.KEEPING or self._is_left:
            return
        is_over = left <= 0 or self.exam.handed_in is not None
        if is_over or self._ended:
            if self.now >= self._tries_at:
                now = Ended(self.app.collection.now, self.now)
                self._end(now) if is_over else self._show_regrets(self._ended or now)
        else:
            self._keep_unsent(left)
            if self.now - self._noted_at >= NOTED:
                self._noted_at = self.now
                self._note(self.exam.begun.end - left)

    @work
    async def _note(self, at: int) -> None:
        try:
            await self.app.keep(note_time, self.app.collection, self.exam, at)
        except ExamLost as lost:
            self._lose(lost)
        except StoreError:
            pass  # the next answer tells of it

    def _keep_unsent(self, left: int) -> None:
        """Keeps a response that nobody has entered yet: a kill or the end may come first."""
        if self.phase is not Phase.ASKING:
            return
        text, since = self._unsent
        if (now := self.part(AnswerBox).response) != text:
            self._unsent, since = (now, self.now), self.now
        if now.strip() != self.exam.response.strip() and (left <= LAST or self.now - since >= IDLE):
            self._keep(now)

    # Responses

    @on(AnswerBox.Answered)
    def take_response(self, event: AnswerBox.Answered) -> None:
        if self.phase is not Phase.ASKING:
            return
        remark = self.exam.remark_on(event.response)
        if remark and event.response != self._warned:
            self._warned = event.response
            self.part(AnswerBox).remark(f"{remark} Enter leaves it so.")
            self._keep(event.response)
        elif self.exam.at + 1 < len(self.exam.turns):
            self._keep_and_go_to(event.response, self.exam.at + 1)
        else:
            self._keep(event.response, self._show_list)

    @on(OptionsBox.Marked)
    def take_mark(self) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.part(AnswerBox).response)

    def _keep(self, response: str, then: Callable[[], None] | None = None) -> None:
        """Has a response kept, and only then goes on; where it cannot, it stays on the screen."""
        self.phase = Phase.KEEPING
        self._answer(response, then)

    @work(group=KEEPING)
    async def _answer(self, response: str, then: Callable[[], None] | None) -> None:
        try:
            await self.open_exam.answer(response, self.app.collection.now, self.now)
        except ExamLost as lost:
            self._lose(lost, response)
        except StoreError as error:
            self.tell_unkept(error, self.app.typed_ahead.forget() if then else "")
        else:
            if then:
                then()
        if self._is_left:
            return
        if self.phase is Phase.KEEPING:
            self.phase = Phase.ASKING
        self._show_bars()

    def _keep_and_go_to(self, response: str, index: int) -> None:
        enter = not self.part(AnswerBox).is_left
        self._keep(response, lambda: self._turn_to(index, enter=enter))

    def _turn_to(self, index: int, *, enter: bool = True) -> None:
        self.exam.go(index)
        self.show_turn(enter=enter)

    # Keys

    def action_previous(self) -> None:
        self._go(-1)

    def action_next(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        if self.phase is Phase.ASKING:
            self._keep_and_go_to(self.part(AnswerBox).response, self.exam.at + step)

    def action_back(self) -> None:
        if isinstance(self.focused, Input):
            self.set_focus(self.part(OptionList) if self.phase is Phase.LIST else None)
        elif self.phase is Phase.LIST and not self._ended:
            self.show_turn()

    def action_go_on(self) -> None:
        if self.phase is Phase.ASKING:
            self.part(AnswerBox).enter()

    def action_step(self, step: int) -> None:
        if self.phase is Phase.LIST:
            rows = self.part(OptionList)
            rows.action_cursor_down() if step > 0 else rows.action_cursor_up()
        else:
            super().action_step(step)

    def action_flag(self) -> None:
        if self.phase is Phase.ASKING:
            self.phase = Phase.KEEPING
            self._keep_flag()

    @work(group=KEEPING)
    async def _keep_flag(self) -> None:
        try:
            await self.open_exam.flag(self.app.collection.now, self.now)
        except ExamLost as lost:
            self._lose(lost)
            return
        except StoreError as error:
            self.tell_unkept(error)
        self.phase = Phase.ASKING
        self._show_bars()

    def before_leaving(self) -> None:
        """Keeps what stands in the line, as q does."""
        if self.phase is Phase.ASKING:
            response, now = self.part(AnswerBox).response, self.app.collection.now
            act = self.exam.answer(response, now, self.now)
            if act is not None:
                self.app.keep_in_background(self.open_exam.keep, act)

    def action_out(self) -> None:
        """Goes to the shelf; the clock runs."""
        if self._ended:
            return
        if self.phase is Phase.ASKING:
            self._keep(self.part(AnswerBox).response, self._leave)
        elif self.phase is Phase.LIST:
            self._leave()

    def _lose(self, lost: ExamLost, response: str = "") -> None:
        """Leaves an exam that another window has or has handed in: it takes nothing more here."""
        if self._is_left:
            return
        self._is_left, self.phase = True, Phase.KEEPING
        app, untaken = self.app, one_line(response)
        what = f"“{cut(untaken, 40)}” was not taken. " if untaken else ""
        told = f"{lost} {what}{app.typed_ahead.forget()}".rstrip()
        app.exam = None
        app.summaries.append(told)
        app.uncover(self)
        app.open(pages.Home())
        app.tell(told, severity="error", stays=True)

    def _leave(self) -> None:
        self._is_left, self.phase = True, Phase.KEEPING
        self.app.keep_in_background(leave, self.app.collection, self.exam)
        self.app.open(pages.Home())
        self.app.tell(_RUNS.format(self.app.key_set.name("exam")))

    # The list

    def action_overview(self) -> None:
        if self.phase is Phase.ASKING:
            self._keep(self.part(AnswerBox).response, self._show_list)

    def _show_list(self) -> None:
        self.phase, self._ended = Phase.LIST, None
        self._display("#list")
        self.query_one("#list-head", Static).update(_list_head(self.exam))
        words = self.query_one("#words", Input)
        self._fill_list((self.exam.unanswered or [self.exam.at + 1])[0] - 1)
        words.value = ""
        self.set_focus(words)
        self._show_bars()
        self.app.typed_ahead.turn_page()

    def _fill_list(self, at: int | None) -> None:
        rows = self.part(OptionList)
        rows.clear_options()
        rows.add_options(_list_rows(self.exam, self.size.width - 6))
        rows.highlighted = at

    def on_resize(self) -> None:
        if self.phase is Phase.LIST:
            self._fill_list(self.part(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def go_there(self, event: OptionList.OptionSelected) -> None:
        self._go_to(event.option_index)

    def _go_to(self, index: int | None) -> None:
        if self.phase is Phase.LIST and index is not None:
            self._turn_to(index)

    @on(Input.Submitted, "#words")
    def take_words(self, event: Input.Submitted) -> None:
        event.stop()
        words = " ".join(event.value.casefold().split())
        if words == HAND_IN:
            self._ask_for_regrets()
        elif words:
            self.app.tell(f'Only "{HAND_IN}" hands in; Enter on the empty line goes to a question.')
            event.input.select_all()  # so that the next try begins anew
        else:
            self._go_to(self.part(OptionList).highlighted)

    # The end

    def _ask_for_regrets(self) -> None:
        """Hands in after a while in which that can be taken back."""
        if self.phase is Phase.LIST:
            self._ended = Ended(self.app.collection.now, self.now)
            self._display("#handed-in")
            self.set_focus(None)
            self._show_regrets(self._ended)
            self._show_bars()
            self.app.typed_ahead.turn_page()

    def _show_regrets(self, ended: Ended) -> None:
        left = REGRETS - (self.now - ended.tick)
        if left <= 0:
            self._end(ended)
        else:
            undo, seconds = self.app.key_set.name("undo"), plural(math.ceil(left), "more second")
            lines = (
                Content.styled("Handed in", "bold $text-accent"),
                Content(""),
                Content(f"{undo} takes it back, for {seconds}."),
                Content("Then it is kept for good, and the results are shown."),
            )
            self.query_one("#handed-in", Static).update(Content("\n").join(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take back but the handing in."""
        if action == "undo":
            return self._ended is not None
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        if self._ended and self.phase is Phase.LIST:
            self._show_list()

    @work(group=KEEPING)
    async def _end(self, ended: Ended) -> None:
        """Hands in, and shows what the exam came to."""
        before, self.phase = self.phase, Phase.KEEPING
        try:
            await self.open_exam.hand_in(ended.moment, ended.tick)
        except ExamLost as lost:
            self._lose(lost)
            return
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
        app.exam = None
        app.summaries.append(summary([(terms.name, exam.session)], None, missed=missed))
        message = ""
        if terms.save:
            try:
                message = f"Written to {await app.keep(save, exam, terms.name)}"
                app.summaries.append(f"{one_line(message)}.")
            except ExamError as error:
                message = str(error)
        app.uncover(self)
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
    return Content("\n").join(lines)


def _list_rows(exam: Exam, width: int) -> list[Option]:
    """Each question with its answer, or the words that it has none, in so many columns."""
    room = max(width - 11, 16)
    return [Option(_list_row(exam, index, room)) for index in range(len(exam.turns))]


def _list_row(exam: Exam, index: int, room: int) -> Content:
    turn = exam.turns[index]
    question = turn.question
    response = said(turn, exam.answers.get(question.key, ""))
    flag = ("⚑ ", "$text-warning") if question.key in exam.flagged else "  "
    sign = ("● ", "$text-success") if response else ("○ ", "$text-warning")
    answer = Content.styled("no answer", "$text-warning")
    if response:
        answer = response.stylize("$text-muted")
    answer = answer.truncate(max(room // 3, len("no answer")), ellipsis=True)
    text = prompt(one_line(question.prompt)).truncate(room - answer.cell_length - 2, ellipsis=True)
    return Content.assemble(f"{index + 1:>3} ", flag, sign, text, "  ", answer)
