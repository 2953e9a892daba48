"""A pytest plugin: a test that leaves a thread, a worker, a child process or an open file behind
fails."""

from __future__ import annotations

import contextlib
import gc
import os
import threading
import time
import weakref
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import pytest
from textual.worker import Worker

PATIENCE = 30.0
"""Seconds in which what a test has ended may end, on a slow disk too: a thread that was told to, a
child."""

_workers: weakref.WeakSet[Worker[object]] = weakref.WeakSet()
_begin = Worker.__init__


def _remembered(self: Worker[object], *args: object, **kwargs: object) -> None:
    _begin(self, *args, **kwargs)  # type: ignore[arg-type]  # as it was called
    _workers.add(self)


Worker.__init__ = _remembered  # type: ignore[method-assign, assignment]  # nobody tells of the workers of an app


def threads() -> set[object]:
    return {thread for thread in threading.enumerate() if not thread.name.startswith("[execnet]")}


def workers() -> set[object]:
    """The workers that are at work; one that was cancelled before its first step says for ever that
    it is."""
    return {one for one in _workers if not one.is_finished and not (one._task and one._task.done())}


def children() -> set[object]:
    """The processes that this one began and has not waited for."""
    found: set[object] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found.update(task.read_text().split())
    return found


def files() -> set[object]:
    """The files, pipes and terminals that are open, each with the number it is open under."""
    found: set[object] = set()
    with contextlib.suppress(FileNotFoundError):
        for number in os.listdir("/proc/self/fd"):
            with contextlib.suppress(OSError):
                found.add((number, os.readlink(f"/proc/self/fd/{number}")))
    return found


FILES = "open files"
LOOKS: dict[str, Callable[[], set[object]]] = {
    "threads": threads,
    "workers": workers,
    "child processes": children,
    FILES: files,
}


def left(before: dict[str, set[object]]) -> dict[str, set[object]]:
    """What is there now and was not before, by its kind; what is about to end has ended when this
    returns."""

    def found(kinds: Iterable[str]) -> dict[str, set[object]]:
        return {kind: new for kind in kinds if (new := LOOKS[kind]() - before[kind])}

    end = time.monotonic() + PATIENCE
    while found(set(LOOKS) - {FILES}) and time.monotonic() < end:
        time.sleep(0.01)
    if found([FILES]):
        gc.unfreeze()  # a program spares what it has when it begins to run
        gc.collect()  # what only a circle holds is closed by the collector
    return found(LOOKS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[_BEFORE] = {kind: look() for kind, look in LOOKS.items()}
    return (yield)


_BEFORE = pytest.StashKey[dict[str, set[object]]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    yield
    if found := left(item.stash[_BEFORE]):
        pytest.fail(f"left behind: {found}", pytrace=False)
