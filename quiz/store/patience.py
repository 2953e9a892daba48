"""Waiting for other windows as long as they get on: a slow disk fails none of them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

BUSY_MILLISECONDS = 5000
"""Milliseconds that others may lock a store without any of them writing to it."""


def seconds() -> float:
    return BUSY_MILLISECONDS / 1000


def patiently(
    path: Path | str, call: Callable[[], T], *, tries: int = 1, for_ever: bool = False
) -> T:
    """The value of a call that is made again while the store is locked.

    It is made `tries` times, and on as long as others write to the store, or for ever. Raises
    sqlite3.Error when it is still locked then, or at once where it fails otherwise.
    """
    while True:
        before, tries = _written(path), tries - 1
        try:
            return call()
        except sqlite3.OperationalError as error:
            is_busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            is_over = not for_ever and tries <= 0 and _written(path) == before
            if not is_busy or is_over:
                raise


def _written(path: Path | str) -> list[int]:
    """The times when a store and its journal were last written to, by whatever window."""
    times = []
    for name in (str(path), f"{path}-journal"):
        with suppress(OSError):
            times.append(os.stat(name).st_mtime_ns)
    return times
