"""A file that did not change is not read again, and no change goes unseen."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import pytest

from quiz.clock import Moment
from quiz.schedule.fsrs import Rating
from quiz.store.store import Store
from quiz.sync import files
from quiz.sync.sync import sync_folder
from tests.store.test_replay import QUESTIONS, Hand
from tests.sync.machines import everything, outcome


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


class Reads:
    """The bytes that were read of shared files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bytes = 0
        hashed = files._hashed

        def noted(file: BinaryIO, hasher: blake2b, size: int) -> int:
            self.bytes += size
            return hashed(file, hasher, size)

        monkeypatch.setattr(files, "_hashed", noted)


def settled(path: Path) -> None:
    """Has a file as if it was written a minute ago."""
    then = time.time_ns() - 60 * 10**9 + 123
    os.utime(path, ns=(then, then))


def synced(folder: Path) -> tuple[Store, Store, Path]:
    """A store that shared all, one that took it, and the file."""
    here, there = Store(":memory:"), Store(":memory:")
    everything(here)
    sync_folder(here, folder)
    (file,) = folder.iterdir()
    settled(file)
    sync_folder(there, folder)
    sync_folder(here, folder)
    return here, there, file


def test_a_file_that_did_not_change_is_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, _ = synced(folder)
    reads = Reads(monkeypatch)
    assert sync_folder(there, folder) == sync_folder(here, folder) == (0, 0, (), "")
    assert reads.bytes == 0


def test_a_file_is_read_again_on_another_day(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, there, file = synced(folder)
    reads = Reads(monkeypatch)
    tomorrow = Moment(int(time.time() * 1000) + 86_400_000, 0)
    monkeypatch.setattr("quiz.clock.SystemClock.now", lambda _: tomorrow)
    assert sync_folder(there, folder) == (0, 0, (), "")
    assert reads.bytes == file.stat().st_size


def test_a_file_that_was_written_just_now_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, there, file = synced(folder)
    now = time.time_ns() + 10**9  # the clock of the folder may be ahead
    os.utime(file, ns=(now, now))
    sync_folder(there, folder)
    reads = Reads(monkeypatch)
    sync_folder(there, folder)
    assert reads.bytes == file.stat().st_size


@pytest.mark.parametrize("keeps_its_time", [False, True])
def test_a_change_that_keeps_the_size_is_seen(folder: Path, keeps_its_time: bool) -> None:
    here, there, file = synced(folder)
    about, whole = file.stat(), file.read_bytes()
    file.write_bytes(whole.replace(b'"offset":3600', b'"offset":3601', 1))
    if keeps_its_time:
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "damaged" in sync_folder(there, folder).warnings[0]
    sync_folder(here, folder)
    third = Store(":memory:")
    assert sync_folder(third, folder).warnings == sync_folder(there, folder).warnings == ()
    assert outcome(third) == outcome(there) == outcome(here)


def test_what_comes_after_an_unchanged_part_is_taken(folder: Path) -> None:
    here, there, _ = synced(folder)
    Hand(here).review(QUESTIONS[3], Rating.GOOD)
    sync_folder(here, folder)
    assert sync_folder(there, folder).taken == 1
    assert outcome(there) == outcome(here)
