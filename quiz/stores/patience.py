"""Waiting for other windows, as long as they get on: a slow disk makes all of them slow and fails none."""

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


def patiently(path: Path | str, call: Callable[[], T]) -> T:
    """What a call returns, made again while others keep the store locked and write to it; then raises sqlite3.Error."""
    while True:
        before = _written(path)
        try:
            return call()
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", "")
            if not name.startswith("SQLITE_BUSY") or _written(path) == before:
                raise


def _written(path: Path | str) -> list[int]:
    """When a store and its journal were last written to, by whatever window."""
    found = []
    for name in (str(path), f"{path}-journal"):
        with suppress(OSError):
            found.append(os.stat(name).st_mtime_ns)
    return found
