"""Output that cannot be written, streams that are closed, and readers who have left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from quiz.commands import names, parser_of
from tests.commands.running import Stream, run, run_into

FULL = "/dev/full"
LOST = "quiz: Not all of the output could be written: {}.\n"
NO_ROOM = LOST.format("No space left on device")
CLOSED = LOST.format("standard output is closed")
needs_full = pytest.mark.skipif(not os.path.exists(FULL), reason="this system has no full device")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home and a folder of its own."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def command_lines(name: str) -> list[list[str]]:
    """A command with as few words as it needs, with each of its switches, and its help."""
    actions = parser_of(name)._actions
    needed = [
        "export" if "export" in f"{action.metavar}" else "FILE"
        for action in actions
        if not action.option_strings and action.required
    ]
    switches = [action.option_strings[-1] for action in actions if action.nargs == 0]
    return [[name, *needed], *([name, *needed, switch] for switch in switches)]


@contextmanager
def full() -> Iterator[TextIO]:
    stream = open(FULL, "w", encoding="utf-8")  # noqa: SIM115 - it is dropped by what it tests
    yield stream
    stream.close()  # as the interpreter does at its end: what waits was dropped


@contextmanager
def left() -> Iterator[TextIO]:
    """A pipe whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    stream = open(writing, "w", encoding="utf-8")  # noqa: SIM115 - it is dropped by what it tests
    yield stream
    stream.close()


@needs_full
@pytest.mark.parametrize("name", names())
def test_a_full_disk_under_the_output_is_one_sentence(name: str) -> None:
    for words in command_lines(name):
        usual = run(*words)
        err = Stream("utf-8", is_terminal=False)
        with full() as out:
            status = run_into(out, err, *words)
        said = err.kept.getvalue().decode()
        assert "has failed" not in said, words
        if usual.out:
            assert (status, said.splitlines(keepends=True)[-1]) == (2, NO_ROOM), words
