"""A pytest plugin: what one test leaves in memory is gone before it slows the others down.

The program spares all that it has loaded when its first screen is drawn: nothing of it is looked
at by the garbage collector again, and for one program that is right. A worker of the tests begins
hundreds of them, and would keep every one that ever ran. Here that is done once, when all tests
are loaded.
"""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

OBJECTS = 50_000
"""So many new objects begin a collection: about as many as one program makes and leaves."""

_freeze = gc.freeze


def _keep_nothing() -> None:
    """Stands for `gc.freeze` in the programs that tests run."""


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    gc.collect()
    _freeze()
    gc.set_threshold(OBJECTS, 20, 10)
    gc.freeze = _keep_nothing
    try:
        return (yield)
    finally:
        gc.freeze = _freeze


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    gc.enable()  # a command switches it off, for the screen to switch it on
