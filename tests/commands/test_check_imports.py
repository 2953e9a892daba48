"""What `quiz check` loads for a deck of plain questions; all else waits until it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.places import ROOT

DECK = """title: T
tags: [plain]
questions:
- who: Who wrote Faust?
  answer: Goethe
  wrong: [Schiller, Lessing]
- number: How many bones has an adult human body?
  answer: 206
  within: 5%
- when: In which year did the Berlin Wall fall?
  answer: 1989
"""
COMMAND = set(
    "quiz __main__ commands commands.check"
    " first_paint first_paint.frame first_paint.painting".split()
)
SURROUNDINGS = set(
    "clock errors letters letters.graphemes patterns surroundings surroundings.files"
    " surroundings.streams surroundings.waits text values".split()
)
DECKS = set(
    "cache entry files folders foreign foreign.binaries hints identity keys kind_of kinds"
    " kinds.number kinds.when kinds.who lines nodes odd_characters pieces problem question reader"
    " simple simple_entry vocabulary".split()
)
ANSWERS = set(
    "choice date dates dates.figures dates.periods number numbers numbers.amount numbers.figures"
    " rivals shape text texts texts.folding verdict".split()
)
"""Neither the grammar of dates and numbers, nor the words of languages, nor persons' names."""
KNOWN = (
    COMMAND
    | SURROUNDINGS
    | {"decks", *(f"decks.{name}" for name in DECKS)}
    | {"answers", *(f"answers.{name}" for name in ANSWERS)}
)
HEAVY = set(
    "argparse asyncio dataclasses difflib hashlib importlib.util inspect pkgutil rich sqlite3"
    " textual typing unittest".split()
)
RUN = (
    "import sys; from quiz.__main__ import main;"
    " status = main(['check', sys.argv[1]]); print(*sys.modules, sep='\\n'); sys.exit(status)"
)


def test_check_loads_what_a_plain_deck_needs(tmp_path: Path) -> None:
    deck = tmp_path / "plain.yaml"
    deck.write_text(DECK, encoding="utf-8")
    run = [sys.executable, "-S", "-c", RUN, str(deck)]
    paths = {"PYTHONPATH": ":".join(path for path in sys.path if path)}
    done = subprocess.run(run, cwd=ROOT, env=paths, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split("\n"))
    ours = {name.removeprefix("quiz.") for name in loaded if name.partition(".")[0] == "quiz"}
    assert ours <= KNOWN, sorted(ours - KNOWN)
    assert loaded.isdisjoint(HEAVY)
