"""Decks made to hang a reader: each is read, with a place and a sentence, in little memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quiz.decks.reader import read_deck
from tests.decks.hostile_decks import HOSTILE

GREAT = [name for name in HOSTILE if "32 MiB" in name or "50 MB" in name]
HARMLESS = ("400,000 empty lines", "400,000 lines of comments")
"""Large, and yet nothing is wrong with them."""
DEAR = (
    *(
        "100,000 anchors",
        "100,000 tags",
        "100,000 keys",
        "100,000 keys of the deck",
        "one key 100,000 times",
    ),
    *(
        "a mapping 5,000 deep",
        "100,000 second documents",
        "100,000 numbers cut",
        "100,000 wrong choices",
    ),
    *(
        "10,000 slips without a cure",
        "10,000 slips in YAML",
        "10,000 quotes left open",
        "400,000 lines of comments",
    ),
    *("a line of blanks", "lines of blanks and colons", "lines of blanks without a colon"),
    "a bracket of 100,000 entries for a text",
)
"""Each takes longer than a tenth of a second."""
DECKS = [
    pytest.param(name, marks=[pytest.mark.slow] * (name in DEAR))
    for name in sorted(HOSTILE.keys() - set(GREAT))
]
HANG = 30
"""Seconds after which a reader hangs, however busy the machine is; the second that is promised is a
benchmark's."""
MEBI_PROMISED = 200

READ_AND_MEASURE = """
import sys
from pathlib import Path
from quiz.decks.reader import read_deck
deck = read_deck(Path(sys.argv[1]))
status = Path("/proc/self/status").read_text()
peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
print(len(deck.problems), int(peak.split()[1]) // 1024)
"""


@pytest.mark.timeout(HANG)
@pytest.mark.parametrize("name", DECKS)
def test_a_hostile_deck_is_judged(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(HOSTILE[name]())
    deck = read_deck(path)
    assert deck.problems or name in HARMLESS
    assert all(problem.place.line >= 1 and problem.message for problem in deck.problems)


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.skipif(
    sys.platform != "linux", reason="the peak of a process's memory is read from /proc"
)
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_deck_takes_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(HOSTILE[name]())
    run = [sys.executable, "-c", READ_AND_MEASURE, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=HANG, check=True)
    _, peak = map(int, done.stdout.split())
    assert peak <= MEBI_PROMISED
