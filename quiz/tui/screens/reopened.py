"""The screens of results of the past: those of results that were just reached, with their day."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quiz.exams import ExamResults, clock_words
from quiz.results import GameResults, Reopened, StudyResults, day_words
from quiz.text import one_line
from quiz.tui.screens.exam_results import ExamResultsScreen
from quiz.tui.screens.game_results import GameResultsScreen
from quiz.tui.screens.results import ResultsScreen

if TYPE_CHECKING:
    from quiz.clock import Day
    from quiz.tui.screens.results_page import ResultsPage


def screen_of(past: Reopened, today: Day) -> ResultsPage:
    """The screen of results of the past; of an exam without answers, unless its terms let them be
    shown later."""
    whence = _whence(past, today)
    match past.page:
        case StudyResults():
            return ResultsScreen(past.page, whence=whence)
        case GameResults():
            return GameResultsScreen(past.page, whence=whence)
        case ExamResults():
            return ExamResultsScreen(past.page, answers=past.shows_answers, whence=whence)
        case _:
            assert_never(past.page)


def _whence(past: Reopened, today: Day) -> str:
    """`28 Nov, 14:05 · Rivers`, and where the results come from if not from the page of then."""
    moment, title = past.entry.moment, one_line(past.entry.line.title)
    head = f"{day_words(moment, today)}, {clock_words(moment)}"
    lines = [f"{head} · {title}" if title else head, past.remark]
    return "\n".join(filter(None, lines))
