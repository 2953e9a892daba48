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
    *("cache", "cache/decks.db", "decks", "decks/x.yaml", "backups"),
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


@pytest.mark.parametrize(
    ("home", "reason"),
    [
        ("x" * 300, "File name too long"),
        (f"{'x' * 200}/" * 30, "File name too long"),
        ("file", "it is no folder"),
        ("file/below", "Not a directory"),
        ("pipe", "it is no folder"),
        ("loop", "it is no folder"),
        ("dangling", "it is no folder"),
        ("~nobody-of-that-name/x", "there is nobody of that name here"),
    ],
)
def test_a_home_that_cannot_be_is_one_sentence_of_every_command(
    home: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    monkeypatch.setenv("QUIZ_HOME", home)
    for words in ("check", "settings", "doctor", "study", "backup", "log", "restore", "sync x"):
        printed = run(*words.split())
        assert printed.err.decode() == f"quiz: QUIZ_HOME cannot be {home}: {reason}.\n"
        assert (printed.status, printed.out) == (2, b"")
    assert run("help").status == 0
    assert run("stdy").status == 2
    assert sorted(os.listdir(tmp_path)) == ["dangling", "file", "loop", "pipe"]


@pytest.mark.parametrize("home", ["relative", "a\nb", "x" * 200, "."])
def test_an_odd_home_that_can_be_is_one(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", home)
    for words in ("backup", "doctor", "check", "settings name Ada"):
        assert run(*words.split()).status == 0, words
    monkeypatch.chdir("/")
    assert paths().store.is_absolute()


def _unknown(_dirs: object) -> Path:
    raise RuntimeError("nobody")


@pytest.mark.parametrize("known", [Path("relative"), property(_unknown)])
def test_a_home_that_nobody_knows_is_refused(
    known: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUIZ_HOME")
    monkeypatch.setattr("platformdirs.PlatformDirs.user_data_path", known)
    printed = run("log")
    assert printed.status == 2
    assert printed.err.decode().startswith("quiz: Your home folder is unknown. Set HOME, or QUIZ_")
    assert not os.listdir(".")


def test_without_a_current_folder_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for words in COMMANDS:
        insist(*words.split())
    monkeypatch.setenv("QUIZ_HOME", "relative")
    printed = run("log")
    assert printed.status == 2
    assert b"QUIZ_HOME cannot be relative: No such file or directory" in printed.err
    monkeypatch.chdir(tmp_path)  # for whoever comes next


@pytest.mark.parametrize("target", ["pipe", "/dev/null", "folder"])
def test_an_export_takes_the_place_of_plain_files_only(target: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    before = os.stat(target)
    printed = run("history", "export", target, "--replace")
    assert printed.status == 2
    assert printed.err.decode() == f"quiz: {target} cannot be written: it is not a plain file.\n"
    assert (os.stat(target).st_mode, os.stat(target).st_rdev) == (before.st_mode, before.st_rdev)
    assert sorted(os.listdir()) == ["folder", "home", "pipe"]


@pytest.mark.parametrize("target", ["pipe", "/dev/null", "folder", "nowhere/x", "readonly/x"])
def test_a_result_that_could_not_be_written_is_said_before_the_exam(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "readonly").mkdir()
    known = os.access
    monkeypatch.setattr(os, "access", lambda *asked: "only" not in str(asked[0]) and known(*asked))
    printed = run("exam", "sampler", "--save", target)
    assert printed.status == 2
    assert (
        str(tmp_path / target.split("/x", maxsplit=1)[0]) in printed.err.decode()
        or "/dev" in target
    )
    assert b"terminal" not in printed.err


@pytest.mark.parametrize("place", ["quiz.log", "../home"])
@pytest.mark.parametrize("odd", ["pipe", "folder", "device", "link to itself"])
def test_a_failure_is_told_in_full_where_the_log_cannot_be_written(
    place: str, odd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "quiz.log":
        put(odd, place)
    elif odd != "folder":
        ODD[odd](Path("home"))
    monkeypatch.setattr("quiz.commands.overview", lambda: 1 / 0)
    printed = run("--help")
    assert printed.status == 1
    assert b"has failed, and should not have (ZeroDivisionError" in printed.err
    assert (b"The log says where" in printed.err) is not (b"Traceback" in printed.err)


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("odd", [odd for odd in ODD if odd != "pipe"])
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
