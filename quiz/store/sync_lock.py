"""One sync of a store at a time: two would write the same lines twice."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quiz.errors import SyncError
from quiz.store.schema import MEMORY
from quiz.surroundings import waits
from quiz.surroundings.files import at_once

_PATIENCE = 10.0


@contextmanager
def alone(path: Path | str) -> Iterator[None]:
    """Lets no two syncs of one store run at once; raises SyncError where another one goes on."""
    if path == MEMORY or sys.platform == "win32":
        yield
        return
    with open(f"{path}.sync", "ab", opener=at_once) as lock:
        until = time.monotonic() + _PATIENCE
        with waits.waiting("Another sync of this history is running."):
            while not _is_locked(lock):
                if time.monotonic() > until:
                    raise SyncError(
                        "Another sync of this history is running; try again when it has ended."
                    )
                time.sleep(0.05)
        yield


def is_at_work(path: Path | str) -> bool:
    """True if a sync of a store is running, as far as that can be seen."""
    if path == MEMORY or sys.platform == "win32":
        return False
    try:
        with open(f"{path}.sync", "ab", opener=at_once) as lock:
            return not _is_locked(lock)
    except OSError:
        return False


def _is_locked(file: BinaryIO) -> bool:
    """True if the file is this process's now, or its file system has no locks."""
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
