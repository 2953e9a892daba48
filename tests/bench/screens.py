"""Keys into a program in a pseudo-terminal of 120x40, and what it paints for each: time, bytes,
frames. The quiz and the bare card take turns, so that both have the same machine.

`python -m tests.bench.screens [--rounds N]` prints one table.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.full_terminal import FULL

ROOT = Path(__file__).parent.parent.parent
QUIET = 0.12
"""Seconds without a byte after which nothing more is painted; shorter than a blink."""
SEEN = 0.75
"""Seconds after which every key counts as pressed by itself."""
HANG = 60.0
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"
"""The marks of one synchronized frame."""
_ANSWERS = ((b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[?2026$p", b"\x1b[?2026;2$y"))
"""What a terminal is asked, and what a quick one says at once."""
_QUIZ = "import sys; from quiz.__main__ import main; sys.exit(main())"


class Painted(NamedTuple):
    """What followed from one key."""

    seconds: float
    """From the key to the last byte of the last frame."""
    first: float
    """From the key to the last byte of the first frame."""
    size: int
    """Bytes."""
    frames: int
    work: float
    """Seconds of a processor that the program took, in all of its threads."""
    data: bytes


class Screen:
    """One program in a terminal that shows everything at once."""

    def __init__(self, home: Path, *words: str, size: tuple[int, int] = (120, 40)) -> None:
        self._ours, theirs = pty.openpty()
        columns, lines = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "QUIZ_HOME": str(home), **FULL},
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(theirs)
        self.output = b""

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def _read(self, patience: float) -> bytes:
        if not select.select([self._ours], [], [], patience)[0]:
            return b""
        piece = os.read(self._ours, 1 << 16)
        self.output += piece
        for asked, answer in _ANSWERS:
            if asked in piece:
                os.write(self._ours, answer)
        return piece

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + HANG
        while text.encode() not in self.output:
            assert time.monotonic() < end, self.output[-2000:]
            self._read(0.1)

    def rest(self, seconds: float) -> None:
        """Reads what is painted for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def press(self, key: str, text: str) -> Painted:
        """Sends a key and reads all that is painted for it, until this text is and nothing more."""
        worked, start = self._worked(), time.perf_counter()
        self.send(key)
        data, first, last = b"", 0.0, 0.0
        while piece := self._read(QUIET if text.encode() in data else HANG):
            last = time.perf_counter()
            data += piece
            if not first and _END in data:
                first = last
        work = self._worked() - worked
        return Painted(last - start, first - start, len(data), data.count(_BEGIN), work, data)

    def cpu(self, seconds: float) -> float:
        """The share of one processor that the program takes in so many seconds."""
        before = self._worked()
        self.rest(seconds)
        return (self._worked() - before) / seconds

    def _worked(self) -> float:
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in threads) / 1e9

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@contextmanager
def screens(folder: Path) -> Iterator[tuple[Screen, Screen]]:
    """The bare card and a study of many questions, both at their first question."""
    card = Screen(folder, "tests/bench/card.py", str(folder / "rows.db"))
    quiz = Screen(folder / "home", "-c", _QUIZ, "study", str(_deck(folder)))
    try:
        card.wait_for("Question 1?")
        quiz.wait_for("Your answer")
        quiz.rest(2)  # the look at the store and at the decks is behind it
        yield card, quiz
    finally:
        card.close()
        quiz.close()


def _deck(folder: Path) -> Path:
    deck = folder / "bench.yaml"
    entries = (f"- who: Question {n}?\n  answer: Person{n} Surname{n}\n" for n in range(1000))
    deck.write_text("title: Bench\nquestions:\n" + "".join(entries), encoding="utf-8")
    return deck


def take_round(screen: Screen) -> Mapping[str, Painted]:
    """One question: a letter, an answer, its verdict and the next question."""
    screen.rest(SEEN)
    echo = screen.press("n", "n")
    screen.send("obody")
    screen.rest(SEEN)
    verdict = screen.press("\r", "Wrong")
    screen.rest(SEEN)
    return {"echo": echo, "verdict": verdict, "next question": screen.press("\r", "Question")}


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[tuple[Painted, Painted]]] = {}
    with tempfile.TemporaryDirectory() as name, screens(Path(name)) as (card, quiz):
        for _ in range(rounds):
            ours, floor = take_round(quiz), take_round(card)
            for what, painted in ours.items():
                taken.setdefault(what, []).append((painted, floor[what]))
        print(f"CPU idle on a question: quiz {quiz.cpu(10):.2%}, card {card.cpu(10):.2%}")
    head = f"{'':<14} {'p50':>8} {'floor':>8} {'ratio':>6} {'p99':>8} {'floor':>8} {'ratio':>6}"
    head += f" {'work s':>8} {'floor':>8}"
    print(f"{head} {'bytes':>7} {'floor':>7} {'frames':>7} {'floor':>6}")
    for what, pairs in taken.items():
        print(_line(what, [ours for ours, _ in pairs], [floor for _, floor in pairs]))


def _line(what: str, ours: Sequence[Painted], floor: Sequence[Painted]) -> str:
    cells, both = [f"{what:<14}"], (ours, floor)
    for share in (0.5, 0.99):
        above, below = (
            percentile([painted.seconds * 1000 for painted in side], share) for side in both
        )
        cells.append(f"{above:>5.1f} ms {below:>5.1f} ms {above / below:>6.2f}")
    for field, form in (("work", "{:>8.4f}"), ("size", "{:>7g}"), ("frames", "{:>7g}")):
        middles = [statistics.median(getattr(painted, field) for painted in side) for side in both]
        cells += map(form.format, middles)
    return " ".join(cells)


if __name__ == "__main__":
    main()
