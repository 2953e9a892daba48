"""A deck that is saved, broken, renamed or deleted while it is studied never ends the sitting."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from quiz.collection.collection import Collection
from quiz.collection.open_sitting import OpenSitting
from quiz.collection.rereading import reread
from quiz.collection.sittings import begin_study
from quiz.decks.shelf import read_shelf
from quiz.plain.keeping import done, keep
from quiz.schedule.fsrs import Rating
from quiz.schedule.standing import NEW
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.study.session import Session
from quiz.study.turns import Outcome, Turn
from tests.clock import FixedClock
from tests.decks.authors import Reader
from tests.decks.test_pairing import entry
from tests.tui.screens import settle

FIRST = entry("what", "What is the captial of Mongolia?", "Ulaanbaatar")
SECOND = entry("what", "Which metal is liquid at room temperature?", "mercury")
THIRD = entry("number", "How many bones has an adult human body?", "206")


def save(path: Path, *entries: str, head: str = "title: A deck\nquestions:\n") -> None:
    path.write_text(head + "".join(entries), encoding="utf-8")
    later = (
        path.stat().st_mtime_ns + 10**7
    )  # an editor's next save has another time, even on a coarse clock
    os.utime(path, ns=(later, later))


class Sitting:
    """A sitting on a deck's file."""

    def __init__(self, path: Path, clock: FixedClock) -> None:
        save(path, FIRST, SECOND, THIRD)
        self.path = path
        self.clock = clock
        self.reader = Reader(path.parent, clock)
        self.collection = self.reader.collection
        self.session = begin_study(self.collection, self.collection.shelf.all_decks())
        self.turn = self.ask()

    def ask(self) -> Turn | None:
        """Leaves the verdict, as the Ask screen does."""
        turn = self.session.ask(self.clock.now())
        self.session.painted(self.clock.tick())
        if done(self.sitting.take_edits()):
            turn = self.session.ask_as_edited(self.clock.now())
        return turn

    @property
    def sitting(self) -> OpenSitting:
        return OpenSitting(self.session, self.collection, keep)

    def answer(self, response: str | None = None) -> None:
        assert self.turn is not None
        given = self.turn.question.answer.text if response is None else response
        now, tick = self.clock.now(), self.clock.tick()
        outcome = done(self.sitting.answer(self.turn, given, now, tick=tick))
        assert isinstance(outcome, Outcome)
        self.clock.pass_seconds(5)

    def go_on(self) -> None:
        self.answer()
        self.turn = self.ask()

    @property
    def prompt(self) -> str:
        return self.turn.question.prompt if self.turn else ""

    def finish(self) -> list[str]:
        prompts = []
        while self.turn:
            prompts.append(self.prompt)
            self.go_on()
        return prompts


@pytest.fixture
def sitting(tmp_path: Path, clock: FixedClock) -> Sitting:
    return Sitting(tmp_path / "deck.yaml", clock)


def reviewed(sitting: Sitting) -> dict[str, int]:
    """The number of answers to each question that stands in the deck by the end."""
    reader = Reader(sitting.path.parent, sitting.clock, sitting.collection.store)
    return {
        question.prompt: reader.collection.standings.get(question.key, NEW).reviews
        for question in reader.questions()
    }


def test_a_saved_edit_is_taken_up_by_the_next_turn(sitting: Sitting) -> None:
    sitting.answer()
    new = SECOND.replace("Which metal is liquid", "Which metal is a liquid")
    save(sitting.path, "# A comment\n", FIRST.replace("captial", "capital"), THIRD, new)
    sitting.turn = sitting.ask()
    assert sitting.prompt == "Which metal is a liquid at room temperature?"
    sitting.finish()
    assert reviewed(sitting) == {
        "What is the capital of Mongolia?": 1,
        "Which metal is a liquid at room temperature?": 1,
        "How many bones has an adult human body?": 1,
    }


def test_an_answer_given_before_an_edit_was_seen_lands_on_the_right_question(
    sitting: Sitting,
) -> None:
    save(sitting.path, FIRST.replace("captial", "capital"), SECOND, THIRD)
    assert sitting.prompt == "What is the captial of Mongolia?"
    sitting.go_on()
    sitting.finish()
    assert reviewed(sitting)["What is the capital of Mongolia?"] == 1


def test_a_question_answered_while_its_edit_is_read_keeps_the_answer_and_comes_back_as_it_reads_now(
    sitting: Sitting,
) -> None:
    assert sitting.turn is not None
    save(sitting.path, FIRST.replace("captial", "capital"), SECOND, THIRD)
    assert done(sitting.sitting.take_edits())
    sitting.answer("Bern")  # it had been begun, so that the screen did not change
    sitting.turn = sitting.ask()
    assert sitting.finish()[-1] == "What is the capital of Mongolia?"
    assert reviewed(sitting)["What is the capital of Mongolia?"] == 2


def test_a_rating_given_before_an_edit_was_seen_lands_on_the_right_question(
    sitting: Sitting,
) -> None:
    sitting.answer()
    outcome = sitting.session.outcomes[-1]
    save(sitting.path, FIRST.replace("captial", "capital"), SECOND, THIRD)
    sitting.turn = sitting.ask()
    easy = done(sitting.sitting.rate(outcome, Rating.EASY, sitting.clock.now()))
    reader = Reader(sitting.path.parent, sitting.clock, sitting.collection.store)
    standing = reader.collection.standings[reader.questions()[0].key]
    assert standing == sitting.session.standing(outcome.turn.question)
    assert standing.due == sitting.collection.today + easy.review.days


def broken(path: Path) -> None:
    save(path, "- what: [never\n  closed: {\n", head="title: :\n")


def emptied(path: Path) -> None:
    save(path, head="")


def halved(path: Path) -> None:
    save(path, FIRST, "- what: Which metal is liq")


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def renamed(path: Path) -> None:
    path.rename(path.with_name("other.yaml"))


@pytest.mark.parametrize(
    "harm",
    [
        broken,
        emptied,
        halved,
        Path.unlink,
        replaced_by_a_folder,
        renamed,
    ],
)
def test_no_harm_to_the_file_ends_the_sitting(
    sitting: Sitting, harm: Callable[[Path], object]
) -> None:
    harm(sitting.path)
    assert len(sitting.finish()) == 3
    assert [standing.reviews for standing in sitting.collection.store.standings().values()] == [
        1,
        1,
        1,
    ]


def test_a_question_that_was_deleted_is_not_asked_any_more(sitting: Sitting) -> None:
    save(sitting.path, FIRST, THIRD)
    sitting.go_on()
    assert len(sitting.finish()) == 2, (
        "the one that was asked already when it was deleted, and the last"
    )
    assert sitting.session.left == 0


def test_undo_after_an_edit_asks_the_question_as_it_reads_now(sitting: Sitting) -> None:
    sitting.answer()
    save(sitting.path, FIRST.replace("captial", "capital"), SECOND, THIRD)
    sitting.turn = sitting.ask()
    reversal = done(sitting.sitting.undo(sitting.clock.now()))
    assert reversal is not None
    shown = reversal.shown
    assert isinstance(shown, Turn)
    assert shown.question.prompt == "What is the capital of Mongolia?"
    sitting.turn = shown
    assert len(sitting.finish()) == 3


async def test_the_screen_shows_what_was_saved(tmp_path: Path, clock: FixedClock) -> None:
    from textual.widgets import Static

    from quiz.tui.app import QuizApp

    path = tmp_path / "deck.yaml"
    save(path, FIRST, SECOND, THIRD)
    store = tmp_path / "quiz.db"
    collection = Reader(tmp_path, clock, Store(store)).collection
    app = QuizApp(collection, begin_study(collection, collection.shelf.all_decks()))
    async with app.run_test() as pilot:
        await pilot.press(*"ulaanbaatar", "enter")
        await settle(pilot)
        save(path, FIRST, SECOND.replace("liquid", "a liquid"), THIRD)
        await pilot.press("enter")
        await settle(pilot)
        assert "a liquid" in str(app.screen.query_one("#prompt", Static).render())
        await pilot.press(*"merc")
        save(path, FIRST, SECOND.replace("liquid", "a lqiuid"), THIRD)
        await pilot.press(*"ury", "enter", "enter")
        await settle(pilot)
        await pilot.press(*"206", "enter")
        await settle(pilot)
    app.finish_keeping()
    reader = Reader(tmp_path, clock, Store(store))
    assert [
        reader.collection.standings[question.key].reviews for question in reader.questions()
    ] == [1, 1, 1]
    assert reader.questions()[1].prompt == "Which metal is a lqiuid at room temperature?"


def test_an_edit_is_recognised_at_a_start_only_after_the_store_was_read_whole(
    tmp_path: Path, clock: FixedClock
) -> None:
    deck, where = tmp_path / "deck.yaml", tmp_path / "quiz.db"
    save(deck, FIRST, SECOND, THIRD)
    reader = Reader(tmp_path, clock, Store(where))
    reader.review(reader.questions()[0])
    reader.store.close()
    checked: list[bytes] = []

    class Watched(Store):
        def check(self, *, thorough: bool | None = None) -> None:
            checked.append(where.read_bytes())
            super().check(thorough=thorough)

    def start() -> Session:
        collection = Collection(
            read_shelf([tmp_path]), Watched(where, trusted=False), DEFAULTS, clock
        )
        return begin_study(collection, collection.shelf.all_decks())

    before = where.read_bytes()
    start()
    assert checked == [], "where nothing was edited, a start need not wait for it"
    assert where.read_bytes() == before
    save(deck, FIRST.replace("captial", "capital"), SECOND, THIRD)
    clock.pass_days(30)
    turn = start().ask(clock.now())
    assert turn is not None
    assert not turn.standing.is_new
    assert checked == [before]


@pytest.mark.parametrize(
    "harm", [broken, emptied, halved, Path.unlink, replaced_by_a_folder, renamed]
)
async def test_the_program_goes_on_whatever_becomes_of_the_file(
    tmp_path: Path, clock: FixedClock, harm: Callable[[Path], object]
) -> None:
    from quiz.tui.app import QuizApp

    decks, store = tmp_path / "decks", Store(tmp_path / "quiz.db")
    decks.mkdir()
    save(decks / "deck.yaml", FIRST, SECOND, THIRD)
    collection = Reader(decks, clock, store).collection
    app = QuizApp(collection, begin_study(collection, collection.shelf.all_decks()))
    async with app.run_test() as pilot:
        for number, response in enumerate(("ulaanbaatar", "mercury", "206")):
            await pilot.press(*response, "enter")
            await settle(pilot)
            if number == 0:
                harm(decks / "deck.yaml")
            await pilot.press("enter")
            await settle(pilot)
        standings = collection.store.standings()
    assert app.failure is None
    assert app.return_code in (0, None)
    assert [(standing.reviews, standing.again) for standing in standings.values()] == [
        (1, False)
    ] * 3


def test_one_thread_looks_at_all_decks_of_a_sitting(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        save(tmp_path / f"{number}.yaml", entry("what", f"What is number {number}?", f"{number}"))
    sitting = Sitting(tmp_path / "deck.yaml", clock)
    assert len(sitting.session.paths) == 5
    begun, start = [], Thread.start

    def begin(thread: Thread) -> None:
        begun.append(thread)
        start(thread)

    save(sitting.path, FIRST, SECOND)
    monkeypatch.setattr(Thread, "start", begin)
    assert reread(sitting.collection, [f"{tmp_path / '0.yaml'}", f"{tmp_path / '1.yaml'}"]) is None
    assert len(begun) == 1
    edited = reread(sitting.collection, sitting.session.paths)
    assert edited is not None
    assert len(edited.questions) == 2
