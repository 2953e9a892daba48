"""Homes to measure in: a shelf, the store of a simulated learner, and what a start leaves there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from quiz.clock import Day, SystemClock
from quiz.decks import Question
from quiz.decks.reader import read_deck
from quiz.store.schema import newest
from tests.bench.learners import fill_store
from tests.bench.shelves import A_DECK, write_shelf
from tests.full_terminal import FULL, LESS

_VARIABLES = {
    "HOME": "home",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}
_MADE = "made"
KEYS = "keys"
"""The name of a deck to answer: all its questions have a line to type in."""
_KEYS_QUESTIONS = 20


class Home(NamedTuple):
    """A folder of one learner: `decks`, which commands find as it is where they run, and homes."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "data" / "quiz" / "quiz.db"

    @property
    def variables(self) -> Mapping[str, str]:
        """What the environment says of the folders of a user."""
        return {name: str(self.folder / folder) for name, folder in _VARIABLES.items()}

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which the command runs, in a terminal that can do everything."""
        return {**terminal_environment(), **self.variables}

    def forget_answers(self) -> None:
        """Puts the store back as it was made."""
        self._forget_store()
        shutil.copyfile(self.folder / "store-as-made.db", self.store)

    def start_once(self) -> None:
        """Has the program read the decks, and leave what a first start leaves for the next one."""
        subprocess.run(
            [sys.executable, "-m", "quiz", "--plain"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=self.environment,
            cwd=self.folder,
            check=True,
        )

    def make_known(self) -> None:
        """Makes good what `forget_everything` took away."""
        self.forget_answers()
        self.start_once()

    def forget_everything(self) -> None:
        """Leaves the decks alone, as before the very first start."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        self._forget_store()

    def _forget_store(self) -> None:
        for file in self.store.parent.glob(f"{self.store.name}*"):
            file.unlink()


def terminal_environment() -> dict[str, str]:
    """Of a terminal that can do everything, in which Python keeps what it compiles."""
    left_out = ("QUIZ_HOME", "PYTHONDONTWRITEBYTECODE", *LESS)
    known = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**known, **FULL}


class Size(NamedTuple):
    """How much a home holds."""

    questions: int
    reviews: int = 0
    per_deck: int = A_DECK


def make_home(folder: Path, size: Size, *, seed: int = 0) -> Home:
    """Makes a home in an empty or new folder. Raises FileExistsError where there is one."""
    home = Home(folder.absolute())
    home.folder.mkdir(parents=True, exist_ok=True)
    for name in _VARIABLES.values():
        (home.folder / name).mkdir()
    files = write_shelf(home.folder / "decks", size.questions, seed=seed, per_deck=size.per_deck)
    entries = (
        f"- who: Question {n}?\n  answer: Person of the keys {n}\n" for n in range(_KEYS_QUESTIONS)
    )
    keys = "title: Keys\nquestions:\n" + "".join(entries)
    (home.folder / "decks" / f"{KEYS}.yaml").write_text(keys, encoding="utf-8")
    questions: list[Question] = []
    if size.reviews:
        for file in files:
            questions += read_deck(file, file.stem).questions
    fill_store(home.store, questions, size.reviews, _today(), seed=seed)
    home.start_once()
    shutil.copyfile(home.store, home.folder / "store-as-made.db")
    (home.folder / _MADE).touch()
    return home


@cache
def kept_home(root: Path, size: Size) -> Home:
    """The home of a size, made if there is none yet of this day and schema."""
    name = "-".join(map(str, size))
    folder = root / f"{name} {newest()} {_today()}"
    if not (folder / _MADE).exists():
        for former in root.glob(f"{name} *"):
            shutil.rmtree(former)
        return make_home(folder, size)
    home = Home(folder.absolute())
    home.forget_answers()
    return home


def _today() -> Day:
    return SystemClock().now().day()
