"""Undo takes out of a deck what accepting a spelling wrote into it, if it stands as it was."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.answers.verdict import Verdict
from quiz.collection.collection import Collection
from quiz.collection.edits import propose
from quiz.collection.open_sitting import OpenSitting, Reversal
from quiz.collection.sittings import begin_study
from quiz.decks.reader import read_deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.plain.keeping import done, keep
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from quiz.study.accepting import acceptable
from quiz.study.turns import Outcome
from tests.clock import FixedClock

TEXT = "title: T\nquestions:\n# mine\n- what: Into what sea?\n  answer: Black Sea  \n  cite: 3\n"


class Teacher:
    """A learner of a deck in a file, who accepts what they answered."""

    def __init__(self, path: Path, store: Store, clock: FixedClock) -> None:
        shelf = Shelf("")
        shelf.add(ShelvedDeck.of(read_deck(path)))
        self.clock = clock
        self.collection = Collection(shelf, store, DEFAULTS, clock)
        session = begin_study(self.collection, shelf.all_decks())
        self.sitting = OpenSitting(session, self.collection, keep)

    def accept(self, response: str) -> None:
        turn = self.sitting.session.ask(self.clock.now())
        assert turn is not None
        self.sitting.session.painted(0.0)
        outcome = done(self.sitting.answer(turn, response, self.clock.now(), tick=1.0))
        assert isinstance(outcome, Outcome)
        proposal = propose(turn.question, acceptable(outcome)[0])
        done(self.sitting.accept_spelling(outcome, proposal, self.clock.now()))

    def undo(self) -> Reversal:
        reversal = done(self.sitting.undo(self.clock.now()))
        assert reversal is not None
        return reversal


def is_right(path: Path, response: str) -> bool:
    question = read_deck(path).questions[0]
    verdict = question.answer.grade(response, question.rivals)
    return isinstance(verdict, Verdict) and verdict.right


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.rstrip("\n"),
        TEXT.replace("  cite: 3\n", ""),
        TEXT.replace("  cite: 3\n", "").rstrip(),
        TEXT.replace("  cite: 3\n", "  also: Pontus\n"),
        TEXT.replace("  cite: 3\n", "  also: [Pontus]\n  cite: 3\n- what: B?\n  answer: C\n"),
    ],
)
def test_the_deck_is_byte_for_byte_as_it_was(
    text: str, tmp_path: Path, store: Store, clock: FixedClock
) -> None:
    path = tmp_path / "seas.yaml"
    path.write_bytes(text.encode())
    teacher = Teacher(path, store, clock)
    teacher.accept("euxine")
    assert is_right(path, "euxine")
    assert path.read_bytes() != text.encode()
    reversal = teacher.undo()
    assert path.read_bytes() == text.encode()
    assert reversal.deck.startswith("Taken out of seas.yaml, line ")
    assert "euxine" in reversal.deck
    assert isinstance(reversal.shown, Outcome)
    (deck,) = teacher.collection.shelf.all_decks()
    assert "euxine" not in deck.deck.questions[0].answer.spellings
    assert teacher.undo().deck == ""


def test_it_is_taken_out_after_a_restart_and_where_other_lines_have_moved_it(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "seas.yaml"
    path.write_text(TEXT, encoding="utf-8")
    with contextlib.closing(Store(tmp_path / "quiz.db")) as store:
        Teacher(path, store, clock).accept("euxine")
    moved = path.read_text(encoding="utf-8").replace("# mine\n", "# mine\n# and more\n")
    path.write_text(moved, encoding="utf-8")
    with contextlib.closing(Store(tmp_path / "quiz.db")) as store:
        again = Teacher(path, store, clock)
        assert "Taken out" in again.undo().deck
    assert path.read_text(encoding="utf-8") == TEXT.replace("# mine\n", "# mine\n# and more\n")


LINE = "  also: [euxine]\n"


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace(LINE, "  also: [euxine, Pontus]\n"),
        lambda text: text.replace(LINE, ""),
        lambda text: f"# first\n{text}- what: B?\n  answer: C\n{LINE}",
    ],
    ids=["changed", "taken out by hand", "moved, and there twice"],
)
def test_a_line_that_was_changed_stays_and_undo_says_so(
    changed: Callable[[str], str], tmp_path: Path, store: Store, clock: FixedClock
) -> None:
    path = tmp_path / "seas.yaml"
    path.write_text(TEXT, encoding="utf-8")
    teacher = Teacher(path, store, clock)
    teacher.accept("euxine")
    written = changed(path.read_text(encoding="utf-8"))
    path.write_text(written, encoding="utf-8")
    reversal = teacher.undo()
    assert path.read_text(encoding="utf-8") == written
    assert reversal.deck.startswith("“also: [euxine]” stays in seas.yaml, line ")
    assert "changed since" in reversal.deck


def test_a_deck_that_is_gone_or_cannot_be_written_is_said(
    tmp_path: Path, store: Store, clock: FixedClock
) -> None:
    path = tmp_path / "seas.yaml"
    path.write_text(TEXT, encoding="utf-8")
    teacher = Teacher(path, store, clock)
    teacher.accept("euxine")
    path.unlink()
    assert "stays in seas.yaml" in teacher.undo().deck
