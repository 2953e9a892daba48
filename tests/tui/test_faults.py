"""Faults from outside, in a real terminal: a full disk, a read-only home, a broken store."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.learner import Learner, sums
from tests.tui.terminal import Terminal, responses_in

if sys.platform != "linux":
    pytest.skip("limits and file systems as Linux has them", allow_module_level=True)

import resource


def answer(terminal: Terminal, number: int) -> None:
    since = terminal.wait_for(f"{number} plus", since=getattr(terminal, "seen", 0))
    terminal.send(f"{2 * number}\r")
    terminal.wait_for("Right", since=since)
    terminal.seen = since  # type: ignore[attr-defined]
    terminal.send("\r")


def limit(terminal: Terminal, size: int) -> None:
    """No file of the program may grow beyond a size from now on."""
    _, hard = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (size, hard))


def test_a_disk_that_takes_nothing_is_told_at_once_and_the_answer_kept_when_it_does(
    tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file))
    answer(terminal, 1)
    since = terminal.wait_for("2 plus")
    limit(terminal, 0)
    terminal.send("4\r")
    terminal.wait_for("Not saved", since=since)
    assert b"Right" not in terminal.output[since:]
    assert responses_in(tmp_path / "home") == ["2"]
    limit(terminal, resource.RLIM_INFINITY)
    terminal.send("\r")
    terminal.wait_for("Right", since=since)
    assert responses_in(tmp_path / "home") == ["2", "4"]
    terminal.send("\x03")
    assert terminal.end() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(place)], check=False, stderr=-3
    )
    if mounted.returncode:
        pytest.skip("this user may not mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_at_once_and_the_answer_kept_when_there_is_room(
    small_disk: Path, sums_file: Path
) -> None:
    terminal = Terminal(small_disk, "study", str(sums_file))
    answer(terminal, 1)
    since = terminal.wait_for("2 plus")
    filler = small_disk / "filler"
    subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=512"], check=False, stderr=-3)
    long = "x" * 1900  # an answer that needs more room than the store has to spare
    terminal.send(f"\x1b[200~{long}\x1b[201~")  # pasted: each key typed would be drawn
    terminal.send("\r")
    terminal.wait_for("Not saved", since=since)
    assert kept_without_opening(small_disk) == ["2"]
    filler.unlink()
    terminal.send("\r")
    terminal.wait_for("Wrong", since=since)
    terminal.kill()
    terminal.end()
    assert responses_in(small_disk) == ["2", long]


def kept_without_opening(home: Path) -> list[str]:
    """As `kept`, from a copy: the disk has no room for as much as a journal."""
    copy = home.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for file in home.glob("quiz.db*"):
        shutil.copy(file, copy)
    return responses_in(copy)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A home with a store in it, on a disk that cannot be written."""
    home = tmp_path / "home"
    Store(home / "quiz.db").close()
    bound = subprocess.run(["mount", "--bind", str(home), str(home)], check=False, stderr=-3)
    if bound.returncode:
        home.chmod(0o500)
        (home / "quiz.db").chmod(0o400)
        yield home
        home.chmod(0o700)
        return
    subprocess.run(["mount", "-o", "remount,bind,ro", str(home)], check=True)
    yield home
    subprocess.run(["umount", "-l", str(home)], check=True)


@pytest.mark.parametrize("inside", ["", "deep/er"])
def test_a_home_that_cannot_be_written_can_be_played_with_one_line_that_nothing_is_kept(
    inside: str, read_only: Path, sums_file: Path
) -> None:
    before = {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()}
    terminal = Terminal(read_only / inside, "study", str(sums_file))
    terminal.wait_for("Nothing is kept")
    answer(terminal, 1)
    answer(terminal, 2)
    terminal.wait_for("3 plus")
    terminal.send("\x03")
    assert terminal.end() == 0
    assert terminal.modes_left_on == set()
    after = terminal.output[terminal.output.rindex(b"\x1b[?1049l") :]
    assert after.count(b"Nothing is kept") == 1
    assert b"Saved" not in after
    assert {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()} == before


def test_a_store_broken_where_a_start_does_not_look_is_found_before_the_first_answer(
    tmp_path: Path, sums_file: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("QUIZ_HOME", str(home))
    with contextlib.closing(Store(home / "quiz.db")) as store:
        Learner(store, clock, sums(3)).finish()
    assert main(["backup"]) == 0
    path = home / "quiz.db"
    whole = path.read_bytes()
    spoilt = whole.replace(b"sums.yaml", b"\xff\xfe\xfd\xfc.yaml", 1)
    assert spoilt != whole
    path.write_bytes(spoilt)
    terminal = Terminal(home, "study", str(sums_file))
    assert terminal.end() == 2
    assert terminal.modes_left_on == set()
    assert (home / "quiz.db.damaged-1").read_bytes() == spoilt
    output = re.sub(r"\s+", " ", terminal.output.decode(errors="replace"))
    cure = re.search(r"quiz (restore \S+\.db)", output)
    assert cure is not None
    assert main(shlex.split(cure[1])) == 0
    assert responses_in(home) == ["1", "2", "3"]


def test_a_store_deleted_while_it_is_studied_loses_no_answer(
    tmp_path: Path, sums_file: Path
) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, "study", str(sums_file))
    answer(terminal, 1)
    os.unlink(home / "quiz.db")
    answer(terminal, 2)
    terminal.kill()
    terminal.end()
    assert responses_in(home) == ["2", "4"]


def test_a_day_of_use_leaves_a_copy(tmp_path: Path, sums_file: Path) -> None:
    home = tmp_path / "home"
    for number in (1, 2):
        terminal = Terminal(home, "study", str(sums_file))
        answer(terminal, number)
        terminal.wait_for(f"{number + 1} plus")
        while number == 2 and not list(home.glob("backups/quiz-*.db")):
            terminal.read_for(0.05)
        terminal.send("\x03")
        assert terminal.end() == 0
    (copy,) = (home / "backups").glob("*.db")
    assert copy.name.startswith("quiz-")
