"""The set-up of an exam, on one page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from quiz.errors import ExamError
from quiz.exams import NAME_LENGTH, PASS_MARK, Answers, Terms, compose_paper, most, read_shares
from quiz.text import per_cent, visible
from quiz.tui.key_table import bind
from quiz.tui.screens.form_page import FormPage
from quiz.tui.widgets.form import Choose, Option, typed_line, whole_number
from quiz.tui.widgets.key_bar import Key, key
from quiz.tui.widgets.line import Line

QUESTIONS = (5, 10, 15, 20, 30, 40, 50)
MINUTES = (5, 10, 15, 20, 30, 45, 60, 90)
PASS_MARKS = (40, 50, 60, 70, 80, 90)
EXTRA_TIMES = (1.0, 1.25, 1.5, 2.0)
_KEYS = (
    key("go_on", "to the cover", "cover"),
    Key("↑↓", "move", "move(1)"),
    Key("←→", "change", "change"),
)
_LINE_KEYS = (*_KEYS[:2], key("back", "letters"))


class ExamSetupScreen(FormPage):
    """Questions, minutes, answers, shares, pass mark, extra time, name, seed and file."""

    CSS_PATH = "exam.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [bind("go_on", "cover", priority=True)]

    @property
    def terms(self) -> Terms:
        """The exam that the page describes. Raises ExamError."""
        chosen = {choose.key: choose.value for choose in self.query(Choose)}
        typed = {
            name: self.query_one(f"#{name}", Input).value.strip()
            for name in ("shares", "name", "seed", "save")
        }
        seed = whole_number(typed["seed"])
        if typed["seed"] and seed is None:
            raise ExamError("A seed is a whole number.")
        return Terms(
            questions=int(chosen["questions"] or 0),
            minutes=float(chosen["minutes"] or 0),
            shares=read_shares(typed["shares"]),
            choosing=bool(chosen["choosing"]),
            pass_mark=float(chosen["pass"] or 0),
            extra=float(chosen["extra"] or 1),
            name=typed["name"],
            seed=seed,
            save=_absolute(typed["save"]),
            answers=Answers(str(chosen["answers"])),
        )

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="cover", can_focus=False):
            yield Static(self.heading("exam"), id="title", markup=False)
            yield from self.notice()
            yield from _choices(most(self.decks))
            yield from _typed_lines(visible(self.app.collection.settings.name))
        yield self.foot(*_KEYS, line_keys=_LINE_KEYS)

    def action_cover(self) -> None:
        from quiz.tui.screens.exam_cover import ExamCoverScreen

        try:
            terms, questions = compose_paper(self.decks, self.terms)
        except ExamError as error:
            self.app.tell(str(error), severity="error")
            return
        self.app.lay_over(ExamCoverScreen(self.decks, terms, questions))


_ANSWERS: list[Option] = [
    (Answers.ONCE.value, "at the end"),
    (Answers.LATER.value, "also later"),
    (Answers.NEVER.value, "never"),
]


def _choices(available: int) -> Iterator[Choose]:
    """The choices of an exam over decks with so many questions."""
    last = min(available, QUESTIONS[-1])
    counts = sorted({*(count for count in QUESTIONS if count < available), last})
    questions = [(count, f"{count}") for count in counts]
    minutes = [(length, f"{length}") for length in MINUTES]
    pass_marks = [(mark, per_cent(mark)) for mark in PASS_MARKS]
    extras = [(extra, f"x{extra:g}") for extra in EXTRA_TIMES]
    yield Choose("Questions", "questions", questions, min(Terms().questions, counts[-1]))
    yield Choose("Minutes", "minutes", minutes, int(Terms().minutes))
    yield Choose("Answers", "choosing", [(False, "typing"), (True, "choosing")], False)
    yield Choose("Pass mark", "pass", pass_marks, int(PASS_MARK))
    yield Choose("Extra time", "extra", extras, 1.0)
    yield Choose("Show answers", "answers", _ANSWERS, Answers.ONCE.value)


def _typed_lines(name: str) -> ComposeResult:
    yield _line("Shares", "shares", "of tags or decks, such as people=5, dates=5", 200)
    yield _line("Name", "name", "yours", NAME_LENGTH, value=name)
    yield _line("Seed", "seed", "by chance; the same seed is the same paper", 10)
    yield _line("Result file", "save", "none; such as ada.json", 400)


def _line(label: str, name: str, hint: str, most_letters: int, *, value: str = "") -> Horizontal:
    line = Line(value, hint=hint, key=name, most_letters=most_letters, select_on_focus=True)
    line.between = ", "
    return typed_line(label, line)


def _absolute(path: str) -> str:
    return os.path.abspath(os.path.expanduser(path)) if path else ""
