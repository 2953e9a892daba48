"""Files beside the store: their names, and how one is opened and comes into another's place."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable
from itertools import count
from pathlib import Path

from quiz.store import patience


def opened(path: Path, mode: str = "ro", *, timeout: float | None = None) -> sqlite3.Connection:
    """A connection to a database that is there; `mode` is that of SQLite's URIs.

    Another program that locks it is waited for `timeout` seconds, without one as long as ever.
    """
    refuse_odd(path)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    seconds = patience.seconds() if timeout is None else timeout
    return sqlite3.connect(uri, uri=True, timeout=seconds)


def refuse_odd(path: Path) -> None:
    """Raises sqlite3.Error where SQLite would wait without end: for a pipe, or one as a journal."""
    for file in (path, path.with_name(f"{path.name}-journal")):
        with contextlib.suppress(OSError):  # there is none, or SQLite says the same
            mode = file.stat().st_mode
            if not stat.S_ISREG(mode):
                raise sqlite3.OperationalError(f"{file.name} is not a plain file")


def fresh_name(path: Path) -> Path:
    """A name beside a file for what is to come into its place, once it is whole."""
    return path.with_name(f"{path.name}.new-{os.urandom(4).hex()}")


def first_free(name: Callable[[int], Path]) -> Path:
    """The first file of its kind that is not there yet, numbered from 1."""
    return next(path for number in count(1) if not (path := name(number)).exists())


def put_in_place(fresh: Path, path: Path) -> bool:
    """Gives a new file a name that must be free; False, and nothing is done, if it is not."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        fresh.rename(path)
    return True
