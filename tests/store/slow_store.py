"""A pytest plugin that is asked for by name: every write of a store takes a quarter of a second
longer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.store.file import StoreFile

LONGER = 0.25

_transaction = StoreFile.transaction


@contextmanager
def _slow(self: StoreFile) -> Iterator[None]:
    with _transaction(self):
        yield
        time.sleep(LONGER)


StoreFile.transaction = _slow  # type: ignore[method-assign]
