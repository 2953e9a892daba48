"""Starts of the real command in a terminal: what is painted when, in how much memory, and how soon
the terminal is given back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from tests.bench.homes import Home
from tests.bench.place import Place, bench, quiz
from tests.bench.screens import Screen
from tests.bench.shelves import FOLDER
from tests.bench.table import Opening, Sample, Source

QUESTION = " left"
"""How much is left, over a question of any kind."""
HOME = "Half a year"
PAINTED = "painted"
_KEYS, _APART = 10, 0.4
_DOWN, _UP = "\x1b[B", "\x1b[A"


def start(home: Home, words: Sequence[str], text: str, *, leaving: str = "") -> Sample:
    """One run: to the first text, to the screen itself, its memory there, and back to the shell.

    `leaving` is the key that ends the program; where there is none, it is killed.
    """
    with closing(Screen(words, folder=home.folder, environment=home.environment)) as screen:
        sample = {"anything": screen.wait_for_any(), "painted": screen.wait_for_frame(text)}
        screen.settle()  # what a start leaves for the next one is written behind the first screen
        now, peak = screen.memory()
        if leaving:
            sample["left"] = screen.leave(leaving)
    return {**sample, "memory": now, "peak": peak}


def command(
    home: Callable[[Place], Home], *words: str, text: str = QUESTION, leaving: str = ""
) -> Opening:
    """A start of the command with some words in a home."""

    @contextmanager
    def opened(place: Place) -> Iterator[Source]:
        in_home = home(place)
        yield lambda: start(in_home, [*quiz(), *words], text, leaving=leaving)

    return opened


@contextmanager
def minimal(place: Place) -> Iterator[Source]:
    """The smallest program with Textual."""
    home = place.small()
    yield lambda: start(home, bench("minimal"), PAINTED, leaving="\x11")


@contextmanager
def first(place: Place) -> Iterator[Source]:
    """The very first start on the large shelf: nothing is known of its decks, which are read while
    the cursor goes down and up."""
    home = place.large()

    def take() -> Sample:
        home.forget_everything()
        with closing(Screen(quiz(), folder=home.folder, environment=home.environment)) as screen:
            sample = {"anything": screen.wait_for_any(), "painted": screen.wait_for_frame(HOME)}
            before, keys = screen.memory().peak, []
            while screen.has_begun_others:
                keys.append(_there_and_back(screen))
            read = screen.seconds
            screen.settle()
            after = [_there_and_back(screen) for _ in range(_KEYS)]
            grown = screen.memory().peak - before
        sample |= {"read": read, "grown": grown}
        return {**sample, "key": max(keys or after), "key after": max(after)}

    try:
        yield take
    finally:
        home.make_known()


def _there_and_back(screen: Screen) -> float:
    """The slower of two keys: from the first line of the shelf down, and up again.

    Either draws the name of the folder on the second line anew.
    """
    seconds = []
    for key in (_DOWN, _UP):
        screen.rest(_APART)  # two that are handled at once draw nothing
        seconds.append(screen.press_until(key, FOLDER))
    return max(seconds)


@contextmanager
def touched(place: Place) -> Iterator[Source]:
    """A start after each file of the large shelf was touched."""
    home = place.large()

    def take() -> Sample:
        for file in (home.folder / "decks").rglob("*.yaml"):
            file.touch()
        return start(home, [*quiz(), "study"], QUESTION)

    yield take


@contextmanager
def edited(place: Place) -> Iterator[Source]:
    """A start after one deck of the large shelf was edited."""
    home = place.large()
    deck = min((home.folder / "decks").rglob("deck-*.yaml"))
    text = deck.read_text("utf-8")

    def take() -> Sample:
        deck.write_text(f"{text}\n# Written at {time.monotonic_ns()}.\n", encoding="utf-8")
        return start(home, [*quiz(), "study"], QUESTION)

    try:
        yield take
    finally:
        deck.write_text(text, encoding="utf-8")


SOURCES: dict[str, Opening] = {
    "minimal": minimal,
    "study small": command(Place.small, "study"),
    "study large": command(Place.large, "study"),
    "study long": command(Place.long, "study"),
    "home small": command(Place.small, text=HOME, leaving="q"),
    "home large": command(Place.large, text=HOME, leaving="q"),
    "home long": command(Place.long, text=HOME, leaving="q"),
    "exam": command(
        Place.large, "exam", "decks", "--questions", "200", "--seed", "1", text=" begin"
    ),
    "first start": first,
    "touched": touched,
    "edited": edited,
}
