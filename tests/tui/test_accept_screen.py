"""Accepting a spelling and saying how sure one is, through the real app."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.answers.spellings import Spelling
from quiz.answers.verdict import Verdict
from quiz.collection import edits
from quiz.collection.collection import Collection
from quiz.collection.edits import Choice, propose
from quiz.collection.sittings import begin_study
from quiz.decks import files
from quiz.decks.reader import read_deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Certainty, Overruled
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.keys import Phase
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.widgets.accept_box import AcceptBox
from quiz.tui.widgets.verdict import VerdictBox
from tests.clock import FixedClock
from tests.learner import undo
from tests.tui.every_screen import SIZES, reach
from tests.tui.screens import press, settle
from tests.tui.test_ask_screen import answer

TEXT = "title: T\nquestions:\n# mine\n- what: Into what sea?\n  answer: Black Sea  \n  cite: 3\n"
SURE = Settings(confidence=True)


def seated(
    path: Path, store: Store, clock: FixedClock, settings: Settings | None = None
) -> tuple[Collection, QuizApp]:
    shelf = Shelf("")
    shelf.add(ShelvedDeck.of(read_deck(path)))
    collection = Collection(shelf, store, settings or Settings(), clock)
    return collection, QuizApp(collection, begin_study(collection, shelf.all_decks()))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    path = tmp_path / "seas.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def phase_of(app: QuizApp) -> Phase:
    assert isinstance(app.screen, AskScreen)
    return app.screen.phase


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(str(widget.render()) for widget in pilot.app.screen.query(Static))


async def test_a_spelling_is_shown_confirmed_and_written(
    path: Path, store: Store, clock: FixedClock
) -> None:
    collection, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "euxine")
        await press(pilot, "ctrl+y")
        assert phase_of(app) is Phase.ACCEPTING
        assert "+   also: [euxine]" in shown(pilot)
        assert "line 6" in shown(pilot)
        assert path.read_text(encoding="utf-8") == TEXT
        await press(pilot, "enter")
        assert path.read_text(encoding="utf-8") == TEXT
        await press(pilot, "y")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome
        assert app.screen.outcome.verdict.right
        assert app.screen.outcome.rating is Rating.GOOD
    assert path.read_text(encoding="utf-8") == TEXT.replace("  cite", "  also: [euxine]\n  cite")
    (question,) = next(collection.shelf.all_decks()).deck.questions
    (act,) = [fact for fact in store.facts(question.key) if isinstance(fact, Act)]
    assert isinstance(act.action, Overruled)
    assert act.action.credit == 1.0
    assert question.answer.spellings == ("Black Sea", "euxine")


async def test_the_key_for_no_writes_nothing_and_is_not_offered_where_it_makes_no_sense(
    path: Path, store: Store, clock: FixedClock
) -> None:
    _, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "euxine")
        await press(pilot, "ctrl+y", "escape")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome
        assert app.screen.outcome.verdict.wrong
        await press(pilot, "ctrl+r")
        await press(pilot, "plus")
        assert phase_of(app) is Phase.VERDICT
    assert path.read_text(encoding="utf-8") == TEXT


async def test_a_spelling_of_a_deck_that_cannot_be_written_goes_into_the_history_or_into_a_copy(
    path: Path, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(edits, "can_write", lambda _: False)
    collection, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "euxine")
        await press(pilot, "ctrl+y")
        assert "not yours to change" in shown(pilot)
        await press(pilot, "down", "y")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome
        assert app.screen.outcome.verdict.right
    assert path.read_text(encoding="utf-8") == TEXT
    assert (tmp_path / "home" / "decks" / "seas.yaml").read_text(encoding="utf-8") == TEXT
    (question,) = next(collection.shelf.all_decks()).deck.questions
    assert store.spellings() == {question.key: (Spelling("euxine"),)}
    clock.pass_days(30)
    session = begin_study(collection, collection.shelf.all_decks())
    turn = session.ask(clock.now())
    assert turn
    graded = turn.question.answer.grade("euxine", turn.question.rivals)
    assert isinstance(graded, Verdict)
    assert graded.right
    undo(collection)
    undo(collection)
    assert store.spellings() == {}


async def test_the_spelling_in_the_history_is_taken_back_in_the_sitting(
    path: Path, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "can_write", lambda _: False)
    _, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "euxine")
        await press(pilot, "ctrl+y", "enter", "y")
        await press(pilot, "u", "u")
        await press(pilot, "escape", "u")
        screen = await answer(pilot, "euxine")
        assert screen.outcome
        assert screen.outcome.verdict.wrong


async def test_a_stray_can_be_accepted_for_any_member_of_the_set(
    path: Path, store: Store, clock: FixedClock
) -> None:
    path.write_text(
        "title: T\nquestions:\n- which: Q?\n  answer: [Germany, Austria, France]\n",
        encoding="utf-8",
    )
    _, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "france")
        await answer(pilot, "deutschland")
        await press(pilot, "enter")
        await press(pilot, "ctrl+y")
        box = app.screen.query_one(AcceptBox)
        wanted = box._choices.index(Choice(Spelling("deutschland", "Germany")))
        await press(pilot, *["down"] * wanted, "y")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome
        assert app.screen.outcome.review.credit == pytest.approx(2 / 3)
    assert path.read_text(encoding="utf-8").endswith("  also: {Germany: [deutschland]}\n")


async def test_a_refusal_is_told_and_cannot_be_confirmed(
    path: Path, store: Store, clock: FixedClock
) -> None:
    text = TEXT + "  wrong: [Red Sea, Dead Sea, North Sea]\n"
    path.write_text(text, encoding="utf-8")
    _, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "red sea")
        await press(pilot, "ctrl+y")
        assert "Nothing is written." in shown(pilot)
        await press(pilot, "y")
        assert phase_of(app) is Phase.VERDICT
    assert path.read_text(encoding="utf-8") == text


async def test_certainty_is_asked_before_the_verdict_and_kept(
    path: Path, store: Store, clock: FixedClock
) -> None:
    collection, app = seated(path, store, clock, SURE)
    (question,) = next(collection.shelf.all_decks()).deck.questions
    async with app.run_test() as pilot:
        for char in "black":
            await pilot.press(char)
        await press(pilot, "enter")
        assert phase_of(app) is Phase.CERTAINTY
        assert store.history(question.key) == []
        await press(pilot, "enter", "x", "1")
        assert isinstance(app.screen, AskScreen)
        assert "sure: −2.00" in app.screen.query_one(VerdictBox).text("headline")
        await press(pilot, "escape", "3")
        assert isinstance(app.screen, ResultsScreen)
        assert "−2.00 a question (mean); right when sure 0 of 1" in shown(pilot)
    assert [review.certainty for review in store.history(question.key)] == [Certainty.SURE]


async def test_escape_goes_back_to_the_question_and_not_knowing_asks_nothing(
    path: Path, store: Store, clock: FixedClock
) -> None:
    collection, app = seated(path, store, clock, SURE)
    (question,) = next(collection.shelf.all_decks()).deck.questions
    async with app.run_test() as pilot:
        await press(pilot, "x", "enter", "escape")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome is None
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome
    assert [review.certainty for review in store.history(question.key)] == [None]


def test_a_deck_inside_the_program_is_kept_in_the_history(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "__file__", str(path.parent / "decks" / "files.py"))
    proposal = propose(read_deck(path).questions[0], Spelling("euxine"))
    assert proposal.in_history


async def test_a_copy_that_fails_loses_neither_spelling_nor_verdict(
    path: Path, store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(edits, "can_write", lambda _: False)
    (tmp_path / "home" / "decks").mkdir(parents=True)
    (tmp_path / "home" / "decks" / "seas.yaml").write_text("title: Mine\n", encoding="utf-8")
    _, app = seated(path, store, clock)
    async with app.run_test() as pilot:
        await answer(pilot, "euxine")
        await press(pilot, "ctrl+y", "down", "y")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.outcome
        assert app.screen.outcome.verdict.right
    assert (tmp_path / "home" / "decks" / "seas.yaml").read_text(
        encoding="utf-8"
    ) == "title: Mine\n"
    assert list(store.spellings().values()) == [(Spelling("euxine"),)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["certainty", "accepting"])
async def test_what_is_asked_beside_a_question_leaves_the_question_there(
    name: str, size: tuple[int, int]
) -> None:
    async with reach(name, size) as pilot:
        assert isinstance(pilot.app.screen, AskScreen)
        prompt = pilot.app.screen.query_one("#prompt")
        prompt.scroll_visible(animate=False)
        await settle(pilot)
        assert pilot.app.screen.find_widget(prompt).visible_region.height == prompt.region.height
        assert prompt.region.height > 0
