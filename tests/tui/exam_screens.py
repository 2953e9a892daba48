"""The screens of an exam, for tests that press its keys."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Static

from quiz.collection.collection import Collection
from quiz.decks.question import Deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.exams.exam import Exam
from quiz.exams.exams import compose_paper
from quiz.exams.going_on import resumed
from quiz.exams.terms import Terms
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.exam_cover import ExamCoverScreen, ExamOpenScreen
from quiz.tui.screens.keys import Phase
from tests.clock import FixedClock
from tests.tui.screens import press, settle, tick


class Screens:
    """The app with one deck, and what tests want of it."""

    def __init__(self, deck: Deck, store: Store, clock: FixedClock) -> None:
        shelf = Shelf("")
        shelf.add(ShelvedDeck.of(deck))
        self.collection = Collection(shelf, store, Settings(), clock)
        self.decks = list(shelf.all_decks())
        self.clock = clock

    def cover(self, **terms: object) -> QuizApp:
        asked = Terms(questions=4, minutes=10, seed=1)._replace(**terms)  # type: ignore[arg-type] # as named
        paper = compose_paper(self.decks, asked)
        return QuizApp(self.collection, first=lambda: ExamCoverScreen(self.decks, *paper))

    def open(self) -> QuizApp:
        exam = resumed(self.collection)
        assert exam is not None
        return QuizApp(self.collection, first=lambda: ExamOpenScreen(exam))


def screen_of(pilot: Pilot[None]) -> ExamScreen:
    assert isinstance(pilot.app.screen, ExamScreen)
    return pilot.app.screen


def exam_of(pilot: Pilot[None]) -> Exam:
    return screen_of(pilot).exam


def paper_responses(pilot: Pilot[None]) -> list[str]:
    """What was answered, in the order of the paper."""
    exam = exam_of(pilot)
    return [exam.answers.get(turn.question.key, "") for turn in exam.turns]


async def hand_in(pilot: Pilot[None], clock: FixedClock) -> None:
    """Hands in from a question with a line or from the list, and lets the time for regrets pass."""
    if screen_of(pilot).phase is not Phase.LIST:
        await press(pilot, "ctrl+l")
    await press(pilot, *"hand", "space", *"in", "enter")
    clock.pass_seconds(11)
    await tick(pilot)
    await settle(pilot)


async def type_right(pilot: Pilot[None]) -> None:
    await press(pilot, *exam_of(pilot).turn.question.answer.shown, "enter")


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(str(widget.render()) for widget in pilot.app.screen.query(Static))
