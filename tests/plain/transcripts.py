"""Whole conversations, to be judged by ear; run as a module, this writes them anew."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_sitting
from quiz.exams.exams import compose_paper
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.plain.conversation import Conversation, Left
from quiz.plain.exam import sit
from quiz.plain.game import play
from quiz.plain.sitting import study
from quiz.settings import DEFAULTS, Settings
from quiz.store.store import Store
from quiz.study.modes import STUDY
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.learner import collect, read
from tests.plain.talking import Script

FOLDER = Path(__file__).parent / "transcripts"

SHAPES = """
- what: What is the capital of Georgia?
  answer: Tbilisi
  also: [Tiflis]
  note: It means *warm place*.
  hint: It begins with a T.
- number: How long is the Danube?
  answer: 2,850
  within: 2%
  unit: km
- when: When did the Berlin Wall fall?
  answer: 9 November 1989
- choice: Which planet is the largest?
  answer: Jupiter
  wrong: [Saturn, Mars: It is a small one., Venus]
- claim: Spiders are insects.
  answer: false
  note: "![A spider](spider.png) Spiders have eight legs."
- which: Which are the Baltic states?
  answer: [Estonia, Latvia, Lithuania]
- order: Put these planets in order, the nearest to the Sun first.
  answer: [Mercury, Venus, Earth, Mars]
- match: Which city lies on which river?
  answer:
    Paris: Seine
    London: Thames
    Vienna: Danube
- cloze: Of the states of {water}, the solid one is {ice}.
  together: yes
- cloze: The sky is {blue} by day.
- card: der Schmetterling
  answer: the **butterfly**
- what: Which object stands for no value in `Python`?
  answer: None
  exact: yes
"""

STUDY_LINES = """
:hint
Tbilissi

2,800

9 Nov
:help
3
d
3
t
:good
Latvia
Sweden
Estonia
latvia
Lithuania

c a b d
3
1c
2a
:why
3b
3
water

ice

green
:undo
blue
:flag


3
::None
:right
7

""".removeprefix("\n").split("\n")[:-1]


def _kept(settings: Settings = DEFAULTS) -> tuple[Collection, FixedClock]:
    clock = FixedClock()
    return collect(Store(":memory:"), clock, [read(SHAPES, "A little of all")], settings), clock


def study_transcript() -> None:
    """All shapes, with hints, undo, ratings and a flag; the input ends in its middle."""
    collection, clock = _kept()
    questions = [q for deck in collection.shelf.all_decks() for q in deck.deck.questions]
    session = begin_sitting(collection, questions, STUDY, seed=7)
    study(Conversation(Script(STUDY_LINES, clock)), collection, session)


def certain_transcript() -> None:
    """How sure the learner is, asked before each verdict; then they quit."""
    collection, clock = _kept(DEFAULTS.changed("confidence", True))
    questions = [q for deck in collection.shelf.all_decks() for q in deck.deck.questions]
    session = begin_sitting(collection, questions, STUDY, seed=7)
    lines = ["Tbilisi", "1", "", "7", ":back", "7", "guess", "2850", ":not-today", ":dont-know"]
    lines += ["", "d", "3", "", ":quit"]
    study(Conversation(Script(lines, clock)), collection, session)


def game_transcript() -> None:
    """A blitz by two, one of whom is late."""
    collection, clock = _kept()
    setup = Setup(questions=3, seconds=20, seed=5, names=("Ada", "Bob"))
    match = begin_match(collection, collection.shelf.all_decks(), setup)
    given: list[tuple[str, float]] = [
        *[("", 0), ("1c", 4), ("", 7), ("2a 3b", 2), ("", 0)],
        *[("", 0), ("9 November 1989", 6), ("", 0)],
        *[("", 0), ("Latvia", 3), ("Estonia", 9), ("", 1), (":time", 5), ("Lithuania", 2), ("", 0)],
        *[("", 0), (":repeat", 15), ("blue", 9), ("", 0)],
        *[("", 0), ("x", 1), ("", 0)],
        *[("", 0), ("a", 1), ("", 0)],
    ]
    lines, seconds = zip(*given, strict=True)
    script = Script(lines, clock, seconds=seconds)
    play(Conversation(script), collection, match)


def exam_transcript() -> None:
    """An exam of five questions, one of them changed, with a flag, handed in."""
    collection, clock = _kept()
    decks = list(collection.shelf.all_decks())
    terms, questions = compose_paper(decks, Terms(questions=5, minutes=3, seed=4))
    lines = ["", "Latvia, Riga", ":flag", "t", "1a", "", ":previous", "1a 2b 3c", "", "9/10/1989"]
    lines += ["9 November 1989", ":go 2", "f", ":overview", "4", "None", "", "hand in", ":undo"]
    lines += ["hand in", ""]
    conversation = Conversation(Script(lines, clock, seconds=7))
    sit(conversation, collection, decks, terms, questions)


TRANSCRIPTS: Mapping[str, Callable[[], None]] = {
    "study": study_transcript,
    "certain": certain_transcript,
    "game": game_transcript,
    "exam": exam_transcript,
}


def spoken(name: str) -> str:
    """All that is said in a conversation, with the lines that were given."""
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(Left):
        TRANSCRIPTS[name]()
    return out.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in TRANSCRIPTS:
        (FOLDER / f"{name}.txt").write_text(spoken(name), encoding="utf-8")
