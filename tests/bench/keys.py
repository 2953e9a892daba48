"""Keys into the real command and into a bare card, each pressed by somebody who looks at the screen
first: what follows from each, in seconds, bytes and frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from tests.bench.homes import KEYS, Home
from tests.bench.place import Place, bench, quiz
from tests.bench.screens import Painted, Screen
from tests.bench.starts import QUESTION
from tests.bench.table import Opening, Sample, Source

_STUDY = ("study", KEYS, "--more", "1000")
_VERDICTS = ("Wrong", "Right")
_OTHERS = 5
"""Verdicts that the first one after a start is measured beside."""
_A_GAME = 20
"""Questions of a game."""
_MANY = 1000
"""Answers after which the memory is looked at."""
_BETWEEN = 0.1
"""Seconds after which a key on a verdict leaves it."""
_TYPING = 0.3
"""Seconds between two keys of somebody who types; a key that leaves a verdict comes later."""
_IDLE = 10.0
"""Seconds for which nobody presses a key."""
_GAME = ("play", KEYS, "--game", "blitz", "--questions", str(_A_GAME), "--seconds", "60")


@contextmanager
def open_card(place: Place) -> Iterator[Screen]:
    """The bare card at its first question."""
    rows = place.scratch / "card.db"
    rows.unlink(missing_ok=True)
    home = place.small()
    words = [*bench("card"), str(rows)]
    screen = Screen(words, folder=home.folder, environment=home.environment)
    try:
        screen.wait_for("Question 1?")
        yield screen
    finally:
        screen.close()


@contextmanager
def open_study(home: Home) -> Iterator[Screen]:
    """A study whose answers all are lines to type in, at its first question."""
    home.forget_answers()
    screen = Screen([*quiz(), *_STUDY], folder=home.folder, environment=home.environment)
    try:
        screen.wait_for(QUESTION)
        yield screen
    finally:
        screen.close()


def take_round(screen: Screen) -> Sample:
    """One question: a letter, the rest of the answer, its verdict, and the next question."""
    screen.rest(_TYPING)
    echo = screen.press("n")
    screen.send("obody")
    screen.rest(_TYPING)
    verdict = screen.press("\r")
    screen.rest()
    following = screen.press("\r")
    return _all_of(echo=echo, verdict=verdict, next=following)


def _all_of(**painted: Painted) -> Sample:
    sample: dict[str, float] = {}
    for name, each in painted.items():
        sample[name] = each.seconds
        sample[f"{name} bytes"], sample[f"{name} frames"] = each.size, each.frames
    return sample


@contextmanager
def card(place: Place) -> Iterator[Source]:
    with open_card(place) as screen:
        yield lambda: take_round(screen)


def study(home: Callable[[Place], Home]) -> Opening:
    """Rounds of a study in a home."""

    @contextmanager
    def opened(place: Place) -> Iterator[Source]:
        with open_study(home(place)) as screen:
            screen.settle()  # the look at the store and at the decks is behind it
            yield lambda: {**take_round(screen), "esc": _escape(screen)}

    return opened


def _escape(screen: Screen) -> float:
    """How much longer Esc takes by itself than the key that takes it back."""
    screen.rest()
    esc = screen.press_until("\x1b", "back to the line")
    screen.rest()
    return max(0.0, esc - screen.press_until("\r", "don't know"))


class _Games:
    """Games in which one key chooses; a new one is begun when all questions were asked."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._screen: Screen | None = None
        self._left = 0

    def take(self) -> Sample:
        """Chooses by a key that means a choice; no clock runs on the verdict."""
        screen = self.at_choices()
        self._left -= 1
        return {"verdict": screen.press_until("1", *_VERDICTS)}

    def at_choices(self) -> Screen:
        """The screen of a game, which shows the choices of its next question."""
        if self._screen is None or not self._left:
            self.close()
            words, home = [*quiz(), *_GAME], self._home
            self._screen = Screen(words, folder=home.folder, environment=home.environment)
            self._left = _A_GAME
            self._screen.wait_for(" begin")
        self._screen.rest()
        self._screen.press_until("\r", "-4")
        self._screen.rest()
        return self._screen

    def close(self) -> None:
        if self._screen is not None:
            self._screen.close()


@contextmanager
def game(place: Place) -> Iterator[Source]:
    """Verdicts of games in which one key chooses."""
    games = _Games(place.small())
    try:
        yield games.take
    finally:
        games.close()


@contextmanager
def first_verdict(place: Place) -> Iterator[Source]:
    """The first verdict after a start with a long history, sent as soon as the line is there, and
    the usual one of those after it."""
    home = place.long()

    def take() -> Sample:
        with open_study(home) as screen:
            first = screen.press_until("nobody\r", *_VERDICTS)
            screen.rest()
            screen.send("\r")
            others = []
            for _ in range(_OTHERS):
                screen.rest()
                others.append(screen.press_until("nobody\r", *_VERDICTS))
                screen.rest()
                screen.send("\r")
        return {"first": first, "other": median(others)}

    yield take


@contextmanager
def idle(place: Place) -> Iterator[Source]:
    """The processor's time while a question waits, and while a game's clock runs."""
    home = place.small()

    def take() -> Sample:
        with open_study(home) as screen:
            screen.settle()
            question = screen.share_of_processor(_IDLE)
        games = _Games(home)
        try:
            return {"question": question, "game": games.at_choices().share_of_processor(_IDLE)}
        finally:
            games.close()

    yield take


@contextmanager
def answering(place: Place) -> Iterator[Source]:
    """What a thousand answers add to the memory of a study."""
    home = place.small()

    def take() -> Sample:
        with open_study(home) as screen:
            screen.settle()
            at_start = screen.memory().now
            for _ in range(_MANY):
                screen.press_until("nobody\r", *_VERDICTS)
                screen.rest(_BETWEEN)
                screen.press_until("\r", "our answer")
            screen.settle()
            return {"at start": at_start, "after": screen.memory().now}

    yield take


SOURCES: dict[str, Opening] = {
    "card": card,
    "keys small": study(Place.small),
    "keys large": study(Place.large),
    "game": game,
    "first verdict": first_verdict,
    "idle": idle,
    "answering": answering,
}
