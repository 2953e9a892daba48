"""A pytest plugin: a test fails that leaves a thread, worker, process or open file behind."""

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


def _register(self: Worker[object], *args: object, **kwargs: object) -> None:
    _begin(self, *args, **kwargs)  # type: ignore[arg-type]  # as it was called
    _workers.add(self)


Worker.__init__ = _register  # type: ignore[method-assign, assignment]  # nobody tells of the workers of an app


def threads() -> set[object]:
    return {thread for thread in threading.enumerate() if not thread.name.startswith("[execnet]")}


def workers() -> set[object]:
    """The workers at work; one that was cancelled before its first step says so for ever."""
    return {
        worker
        for worker in _workers
        if not worker.is_finished and not (worker._task and worker._task.done())
    }


def children() -> set[object]:
    """The processes that this one began and has not waited for."""
    numbers: set[object] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            numbers.update(task.read_text().split())
    return numbers


def files() -> set[object]:
    """The files, pipes and terminals that are open, each with the number it is open under."""
    names: set[object] = set()
    with contextlib.suppress(FileNotFoundError):
        for number in os.listdir("/proc/self/fd"):
            with contextlib.suppress(OSError):
                names.add((number, os.readlink(f"/proc/self/fd/{number}")))
    return names


FILES = "open files"
LOOKS: dict[str, Callable[[], set[object]]] = {
    "threads": threads,
    "workers": workers,
    "child processes": children,
    FILES: files,
}


def leftovers(before: dict[str, set[object]]) -> dict[str, set[object]]:
    """The things that are there now and were not before, by kind; those about to end get time."""

    def newcomers(kinds: Iterable[str]) -> dict[str, set[object]]:
        return {kind: new for kind in kinds if (new := LOOKS[kind]() - before[kind])}

    end = time.monotonic() + PATIENCE
    while newcomers(set(LOOKS) - {FILES}) and time.monotonic() < end:
        time.sleep(0.01)
    if newcomers([FILES]):
        gc.collect()  # what only a circle holds is closed by the collector
    return newcomers(LOOKS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[_BEFORE] = {kind: look() for kind, look in LOOKS.items()}
    return (yield)


_BEFORE = pytest.StashKey[dict[str, set[object]]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    yield
    if things := leftovers(item.stash[_BEFORE]):
        pytest.fail(f"left behind: {things}", pytrace=False)
