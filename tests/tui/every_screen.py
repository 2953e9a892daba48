"""Every screen of the program by name, each reached in the way that somebody reaches it.

Tests of what holds for all screens walk over `VIEWS`; a new screen needs a line there.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_study
from quiz.collection.upkeep import see_decks
from quiz.decks.reader import read_deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.exams.exams import begin, compose_paper
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Review
from quiz.settings import Settings
from quiz.store.store import Store
from quiz.study.rules import Setup
from quiz.tui.app import QuizApp
from quiz.tui.key_table import BY_ID
from quiz.tui.screens.ask import AskScreen
from quiz.tui.screens.exam_cover import ExamCoverScreen, ExamOpenScreen
from quiz.tui.screens.game import GameScreen
from tests.clock import FixedClock
from tests.tui.exam_screens import hand_in
from tests.tui.screens import press, settle

SIZES = [(120, 40), (80, 24), (40, 12)]

# What a screen has to bear: texts longer than a line of forty columns, code, and wide letters.
LINE = """\
- what: Which river flows through Vienna, Bratislava, Budapest and Belgrade to the Black Sea?
  answer: the Danube
  hint: Its name begins with a D.
  note: It rises in the *Black Forest*, and `ten` countries touch it, more than any other river.
  cite: 12
"""
NUMBER = "- number: How high is Mount Everest?\n  answer: 8,849\n  unit: metres\n  within: 50\n"
CHOICES = """\
- choice: Which of these is the longest river of Europe, measured from its source to its mouth?
  answer: the Volga, which flows through Russia to the Caspian Sea
  wrong:
  - the Danube, which flows through ten countries to the Black Sea
  - the Rhine: It has 1,233 kilometres only.
  - ドナウ川
"""
CLAIM = "- claim: The Danube flows into the Black Sea.\n  answer: true\n"
NAMING = "- which: Which countries border Portugal or Andorra?\n  answer: [Spain, France]\n"
TICKING = "- which: Which border France?\n  answer: [Spain, Italy]\n  wrong: [Norway, Peru, Oman]\n"
ORDER = """\
- order: Put these in order, the nearest to the Sun first.
  answer:
  - Mercury, the smallest of the planets, which has hardly any air
  - Venus
  - Earth, the only one of them that is known to have oceans of water
  - Mars
"""
PAIRS = """\
- match: Which city lies on which river?
  answer: {Paris: Seine, Newcastle upon Tyne: the Tyne and nothing but the Tyne, Vienna: Danube}
  wrong: [Rhine]
"""
GAPS = """\
- cloze: Water has {2|two} atoms of {hydrogen} and one of {oxygen}, and boils at {100} degrees.
  together: yes
"""
GAS = """\
- what: Which gas do plants take from the air to build sugar out of it?
  answer: carbon dioxide
  also: [CO2, CO₂, carbonic acid gas, carbonic anhydride, dry ice as a gas]
"""
TWINS = """\
- where: What is the capital of Georgia?
  answer: Tbilisi
  hint: In the Caucasus.
- where: What is the capital of Georgia?
  answer: Atlanta
"""
ONE_GAP = "- cloze: The {Magna Carta} was sealed at Runnymede.\n"
CARD = "- card: der Schmetterling\n  answer: the **butterfly**\n  note: A `Falter` is a moth.\n"
SHAPES = {
    "line": LINE,
    "number": NUMBER,
    "choices": CHOICES,
    "claim": CLAIM,
    "naming": NAMING,
    "ticking": TICKING,
    "order": ORDER,
    "pairs": PAIRS,
    "gaps": GAPS,
}
REWORDED = LINE.replace("flows", "winds its long way") + NAMING.replace("border", "lie beside")
WAS = LINE + NAMING
PICKS = "".join(
    f"- what: Pick {n}.\n  answer: a{n}\n  wrong: [b{n}, c{n}, d{n}]\n  tags: [letters]\n"
    for n in range(1, 7)
)
BROKEN = LINE + "- what: A?\n- number: B?\n  answer: none\n"


class World:
    """A shelf with one deck, and what screens are opened with."""

    def __init__(self, folder: Path, questions: str, settings: Settings) -> None:
        self._path = folder / "rivers.yaml"
        title = "Rivers, mountains and countries of Europe"
        about = "What flows from where to where, and *why*. " * 9
        self._head = f"title: {title}\nabout: {about}\nquestions:\n"
        self.clock, self.store, self._settings = FixedClock(), Store(":memory:"), settings
        self._write(questions)

    def _write(self, questions: str) -> None:
        """Writes the deck, and opens the shelf with it."""
        self._path.write_text(self._head + questions, "utf-8")
        shelf = Shelf("")
        shelf.add(ShelvedDeck.of(read_deck(self._path)))
        self.collection = Collection(shelf, self.store, self._settings, self.clock)
        self.decks = list(shelf.all_decks())

    def home(self) -> QuizApp:
        return QuizApp(self.collection)

    def edited(self) -> QuizApp:
        """Home, after an edit that leaves it open which questions are those of before."""
        see_decks(self.collection)
        for question in self.decks[0].deck.questions:
            now = self.clock.now()
            review = Review(question.key, "x", 1.0, Rating.GOOD, 3, True, now, now.day(), 900)
            self.store.record(review, question)
        self._write(REWORDED)
        return self.home()

    def study(self) -> QuizApp:
        return QuizApp(self.collection, begin_study(self.collection, self.decks))

    def game(self, **setup: object) -> QuizApp:
        named = Setup(seconds=20)._replace(**setup)  # type: ignore[arg-type] # as named
        make = partial(begin_match, self.collection, self.decks, named)
        return QuizApp(self.collection, first=lambda: GameScreen(make(), make))

    def cover(self, **terms: object) -> QuizApp:
        asked = self._terms()._replace(**terms)  # type: ignore[arg-type] # as named
        paper = compose_paper(self.decks, asked)
        return QuizApp(self.collection, first=lambda: ExamCoverScreen(self.decks, *paper))

    def open_exam(self) -> QuizApp:
        exam = begin(self.collection, self.decks, *compose_paper(self.decks, self._terms()))
        return QuizApp(self.collection, first=lambda: ExamOpenScreen(exam))

    def _terms(self) -> Terms:
        return Terms(questions=len(self.decks[0].deck.questions), minutes=10, seed=1)


class View(NamedTuple):
    """A screen in one of its states."""

    open: Callable[[World], QuizApp]
    questions: str
    steps: tuple[str, ...] = ()
    settings: Settings = Settings()


def _asked(shape: str) -> View:
    way = "choosing" if shape == "ticking" else "mode"
    return View(World.study, SHAPES[shape], settings=Settings(answer_by=way))


def _in_exam(shape: str) -> View:
    choosing = shape in ("choices", "claim", "ticking")
    return View(lambda world: world.cover(choosing=choosing), SHAPES[shape], ("enter",))


VIEWS: dict[str, View] = {
    "home": View(World.home, LINE + ORDER, ("down",)),
    "home with a filter": View(World.home, LINE, ("filter", "'riv'")),
    "help": View(World.home, LINE, ("help",)),
    "shelf by tags": View(World.home, PICKS, ("tags",)),
    "more to study": View(World.home, PICKS, ("ahead",)),
    "settings": View(World.home, LINE, ("settings",)),
    "empty log": View(World.home, LINE, ("log",)),
    "log": View(World.home, LINE, ("enter", "'rhine'", "enter", "back", "out", "out", "log")),
    "results of the past": View(
        World.home, LINE, ("enter", "'rhine'", "enter", "back", "out", "out", "log", "enter")
    ),
    "problems": View(World.home, BROKEN, ("problems",)),
    "shelf with reworded questions": View(World.edited, WAS),
    "reworded questions": View(World.edited, WAS, ("reworded",)),
    "reworded question with a remark": View(World.edited, WAS, ("reworded", "no", "undo")),
    "no reworded question": View(World.home, LINE, ("reworded",)),
    **{f"question: {shape}": _asked(shape) for shape in SHAPES},
    "question: card": View(World.study, CARD),
    "line with a hint": View(World.study, LINE, ("hint_chord",)),
    "line that was left": View(World.study, LINE, ("escape",)),
    "line with a remark": View(World.study, LINE, ("enter",)),
    "set half named": View(World.study, NAMING, ("'spain'", "enter", "'italy'", "enter")),
    "pairs half made": View(World.study, PAIRS, ("1", "2")),
    "order with an item taken up": View(World.study, ORDER, ("space",)),
    "gaps with a remark": View(World.study, GAPS, ("'2'", *["enter"] * 4)),
    "back of a card": View(World.study, CARD, ("space",)),
    "right verdict": View(World.study, LINE, ("'danube'", "enter")),
    "forgiven verdict": View(World.study, LINE, ("'danuby'", "enter")),
    "wrong verdict": View(World.study, LINE, ("'rhine'", "enter")),
    "wrong verdict with other spellings": View(World.study, GAS, ("'oxygen'", "enter")),
    "another is asked": View(World.study, TWINS, ("hint_chord", "'atlanta'", "enter")),
    "verdict on a twin": View(
        lambda world: world.game(typing=True, questions=2, seed=1),
        TWINS,
        ("enter", "twin", "enter"),
    ),
    "wrong choice": View(World.study, CHOICES, ("wrong choice",)),
    "verdict of a set": View(
        World.study, NAMING, ("'spain'", "enter", "'italy'", "enter", "enter")
    ),
    "verdict of an order": View(World.study, ORDER, ("enter",)),
    "verdict of pairs": View(World.study, PAIRS, ("1", "2", "3", "enter")),
    "verdict of gaps": View(
        World.study, GAPS, ("'2'", "enter", "'helium'", "enter", *["enter"] * 3)
    ),
    "verdict of one gap": View(World.study, ONE_GAP, ("'magna'", "enter")),
    "verdict of a number": View(World.study, NUMBER, ("'8850'", "enter")),
    "retyped": View(World.study, LINE, ("'rhine'", "enter", "'the danube'", "enter")),
    "retyped wrongly": View(World.study, LINE, ("'rhine'", "enter", "'rhine'", "enter")),
    "certainty": View(World.study, LINE, ("'rhine'", "enter"), Settings(confidence=True)),
    "accepting": View(World.study, LINE, ("'ister'", "enter", "back", "accept")),
    "results": View(World.study, LINE + NUMBER, ("'rhine'", "enter", "enter", "back", "out")),
    "game set-up": View(World.home, PICKS, ("game",)),
    "countdown": View(World.game, PICKS),
    "hand-over": View(lambda world: world.game(names=("Ada", "Bob")), PICKS, ("enter",)),
    "veil": View(World.game, CHOICES, ("enter",)),
    "pause": View(World.game, CHOICES, ("enter", "enter", "pause")),
    "game: choices": View(World.game, CHOICES, ("enter", "enter")),
    "game: line": View(lambda world: world.game(typing=True), LINE, ("enter", "'x'")),
    "verdict of a game": View(World.game, PICKS, ("enter", "enter", "1")),
    "results of a game": View(
        lambda world: world.game(questions=2), PICKS, ("enter", *["enter", "1", "enter"] * 2)
    ),
    "results of two players": View(
        lambda world: world.game(questions=1, names=("Ada", "Bob")),
        PICKS,
        ("enter", *["enter", "enter", "1", "enter"] * 2),
    ),
    "exam set-up": View(World.home, PICKS, ("exam",)),
    "cover": View(World.cover, LINE + NUMBER),
    "cover with a name": View(lambda world: world.cover(save="/tmp/ada.json"), LINE + NUMBER),
    **{f"exam: {shape}": _in_exam(shape) for shape in SHAPES},
    "exam with a line left": View(World.cover, LINE, ("enter", "escape")),
    "list of an exam": View(World.cover, LINE + CLAIM, ("enter", "'x'", "overview_chord")),
    "handed in": View(World.cover, LINE + CLAIM, ("enter", "overview_chord", "'hand in'", "enter")),
    "results of an exam": View(
        World.cover, LINE + NUMBER, ("enter", "'x'", "overview_chord", "hand in")
    ),
    "open exam": View(World.open_exam, LINE + NUMBER),
}

SHOWS = {
    "home with a filter": "riv",
    "help": "This screen",
    "shelf by tags": "letters",
    "more to study": "Cram",
    "settings": "new_per_day",
    "empty log": "log",
    "log": "0 of 1",
    "results of the past": "Accuracy",
    "problems": "needs",
    "shelf with reworded questions": "2 questions look reworded",
    "reworded questions": "Is it the same question?",
    "reworded question with a remark": "Taken back",
    "no reworded question": "No question looks reworded",
    "question: ticking": "☐ Norway",
    "line with a hint": "Its name begins with a D.",
    "line with a remark": "Enter once more",
    "set half named": "1 of 2 named",
    "pairs half made": "→",
    "order with an item taken up": "↕",
    "gaps with a remark": "gaps are empty",
    "back of a card": "the butterfly",
    "right verdict": "✓ Right",
    "forgiven verdict": "A slip of the keys is forgiven",
    "wrong verdict": "✗ Wrong",
    "wrong verdict with other spellings": "Also right: CO2",
    "another is asked": "another answer is asked for",
    "verdict on a twin": "another question",
    "wrong choice": "✗ Wrong",
    "verdict of a set": "○ France",
    "verdict of an order": "you put it at",
    "verdict of pairs": "pairs right",
    "verdict of gaps": "1 of 4 gaps right",
    "retyped": "✓ Right.",
    "retyped wrongly": "Not yet.",
    "certainty": "How sure are you?",
    "accepting": "Accept this from now on?",
    "results": "Accuracy",
    "game set-up": "Reading time",
    "countdown": "Keys 1 to 9",
    "hand-over": "it is your turn",
    "veil": "Any key shows the choices",
    "pause": "Paused",
    "verdict of a game": "Pick",
    "results of a game": "Best runs",
    "results of two players": "with",
    "exam set-up": "Pass mark",
    "cover with a name": "Your name",
    "list of an exam": "Before you hand in",
    "handed in": "Handed in",
    "results of an exam": "pass mark",
    "open exam": "not handed in",
}
"""A text of each screen that keys lead to: without it they no longer lead there."""


def keys_of(step: str, pilot: Pilot[None]) -> list[str]:
    """The keys of one step on the way to a screen: a command's id, a text in quotes, or a key."""
    if step == "wrong choice":
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.turn
        turn = pilot.app.screen.turn
        wrong = (text != turn.question.answer.text for text in turn.choices)
        return [f"{list(wrong).index(True) + 1}"]
    if step == "twin":
        assert isinstance(pilot.app.screen, AskScreen)
        assert pilot.app.screen.turn
        asks_tbilisi = pilot.app.screen.turn.question.answer.text == "Tbilisi"
        return list("atlanta" if asks_tbilisi else "tbilisi")
    if step.startswith("'"):
        return ["space" if letter == " " else letter for letter in step.strip("'")]
    return BY_ID[step].keys.split(",")[:1] if step in BY_ID else [step]


@asynccontextmanager
async def reach(
    name: str, size: tuple[int, int], theme: str = "quiz-dark"
) -> AsyncIterator[Pilot[None]]:
    """The program with one of the screens shown."""
    view = VIEWS[name]
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), view.questions, view.settings._replace(theme=theme))
        async with view.open(world).run_test(size=size) as pilot:
            await settle(pilot)
            for step in view.steps:
                if step == "hand in":
                    await hand_in(pilot, world.clock)
                else:
                    await press(pilot, *keys_of(step, pilot))
            yield pilot
