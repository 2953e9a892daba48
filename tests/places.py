"""Where the project, its decks and the tables of the tests lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
DECKS = ROOT / "decks"
DATA = ROOT / "tests" / "data"
