"""Pipes, devices, folders, endless links and huge files in the place of every file that is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.commands import names
from quiz.settings import paths
from quiz.store.store import Store
from tests.commands.running import lines, run

HOME = "home"
PLACES = [
    *("config.toml", "quiz.db", "quiz.db-journal", "quiz.db.sync", "quiz.log"),
    *("cache", "cache/decks.json", "decks", "decks/x.yaml", "backups"),
    *("backups/quiz-2020-01-01.db", "../FILE", "../x.yaml", "../shared", "../shared/abc.jsonl"),
]
"""Relative to the home."""
COMMANDS = [
    *("check", "check FILE", "check x.yaml", "doctor", "settings", "backup", "backup --list"),
    *("study --plain", "study x.yaml", "sync shared", "history import FILE", "restore FILE"),
    *("history export FILE", "history export FILE --replace", "marks FILE", "log", "restore"),
    *("sync FILE", "restore --new", "exam x --save FILE"),
]


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 << 30)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link to nothing": lambda path: path.symlink_to("nowhere/at/all"),
    "link to itself": lambda path: path.symlink_to(path),
    "huge file": _huge,
    "file": lambda path: path.write_bytes(b"\0\xff"),
    "file that nobody may read": lambda path: path.touch(mode=0),
}


@pytest.fixture(autouse=True)
def _world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for a command to run in, with nothing in it yet."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / HOME))
    monkeypatch.chdir(tmp_path)


def put(odd: str, place: str) -> None:
    """Puts something odd in a place of an ordinary home."""
    home = paths().store.parent
    home.mkdir(exist_ok=True)
    if place.startswith("quiz.db"):
        Store(paths().store).close()
    path = home / place
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    ODD[odd](path)


def insist(*words: str) -> None:
    """A command ends, in words of ours and with a status of ours."""
    printed = run(*words)
    said = printed.err.decode()
    assert "has failed" not in said, said
    assert printed.status in (0, 1, 2)
    if printed.status == 2:
        assert said.startswith("quiz: "), said
        assert "Errno" not in said, said


@pytest.mark.parametrize("place", PLACES)
def test_no_command_waits_for_a_pipe(place: str) -> None:
    put("pipe", place)
    for words in COMMANDS:
        insist(*words.split())


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", PLACES)
def test_no_command_fails_for_something_odd(place: str, odd: str) -> None:
    put(odd, place)
    for words in COMMANDS:
        insist(*words.split())


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", PLACES)
def test_no_command_there_is_fails_for_something_odd(place: str, odd: str) -> None:
    put(odd, place)
    for name in names():
        for words in lines(name, "FILE"):
            insist(*words)
