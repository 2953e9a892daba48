"""A start loads what it needs and nothing more: most of its time goes into that."""

from __future__ import annotations

import sys

import pytest

from tests.tui.loaded import FILE, loaded, text_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")

SCREEN = {"textual", "rich", "asyncio", "sqlite3", "dataclasses", "argparse", "yaml", "tomllib"}
HEAVY = {
    *("rapidfuzz", "text_to_num", "shtab", "platformdirs", "importlib.metadata", "ssl"),
    *("markdown_it", "difflib", "unittest", "multiprocessing", "email"),
    *("quiz.results", "quiz.games", "quiz.exams", "quiz.sync", "quiz.plain.face"),
    *("quiz.answers.dates", "quiz.answers.numbers", "quiz.answers.texts.nearness"),
    *("quiz.decks.editor", "quiz.decks.changes", "quiz.decks.pairing", "quiz.collection.edits"),
    *("quiz.tui.palette", "quiz.tui.screens.exam", "quiz.tui.screens.game"),
}
"""What takes long to load, or is for something else."""
KNOWN = {"platformdirs", "difflib"}
"""What Textual itself loads."""
READING = {"yaml", "quiz.decks.nodes", "quiz.decks.reader", "quiz.decks.recovery"}
"""What is for decks that were changed."""


def test_a_start_loads_what_it_needs() -> None:
    modules = loaded()
    # `python -m tests.tui.loaded` writes the list anew: look at what is new in it.
    assert text_of(modules) == FILE.read_text(encoding="utf-8")
    for start in ("--version", "--help"):
        assert not modules[start] & (HEAVY | SCREEN), start
    for start in ("Home", "study"):
        assert not modules[start] & (HEAVY - KNOWN | READING), start
