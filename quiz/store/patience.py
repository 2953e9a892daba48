"""Waiting for other windows, as long as they get on: a slow disk makes all of them slow and fails
none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

BUSY_MILLISECONDS = 5000
"""How long a store may be locked by others without any of them writing to it."""


def seconds() -> float:
    return BUSY_MILLISECONDS / 1000


def patiently(path: Path | str, call: Callable[[], T], *, tries: int = 1) -> T:
    """What a call returns, made again while the store is locked: so often, and on as long as others
    write to it.

    Raises sqlite3.Error when it is still locked then, or at once where it fails otherwise.
    """
    while True:
        before, tries = _written(path), tries - 1
        try:
            return call()
        except sqlite3.OperationalError as error:
            is_busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            if not is_busy or (tries <= 0 and _written(path) == before):
                raise


def _written(path: Path | str) -> list[int]:
    """When a store and its journal were last written to, by whatever window."""
    found = []
    for name in (str(path), f"{path}-journal"):
        with suppress(OSError):
            found.append(os.stat(name).st_mtime_ns)
    return found
