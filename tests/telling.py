"""A pytest plugin: a test that fails shows its last screen and the seeds of its chance."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

_CONTROL = re.compile(rb"\x1b(\[[0-9;?<>=$]*[A-Za-z]|[()][A-Z0-9]|.)")
_seeds: dict[object, None] = {}
_screens: list[str] = []
_run_test = App.run_test
_seed = random.Random.seed


def _seed_and_note(self: random.Random, a: Any = None, version: int = 2) -> None:
    if a is not None and len(_seeds) < 20:
        _seeds[str(a)] = None
    _seed(self, a, version)


@asynccontextmanager
async def _watched(self: App[object], **how: Any) -> AsyncGenerator[Pilot[object], None]:
    async with _run_test(self, **how) as pilot:
        try:
            yield pilot
        except BaseException:
            _screens.append(_drawn(self))
            raise


def _drawn(app: App[object]) -> str:
    """What stands on the screen of a program."""
    if not app.screen_stack:
        return "no screen"
    lines = "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
    return f"{app.screen}\n{lines}"


random.Random.seed = _seed_and_note  # type: ignore[method-assign]
App.run_test = _watched  # type: ignore[method-assign, assignment]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    _seeds.clear()
    _screens.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and call.when == "call":
        if _seeds:
            report.sections.append(("seeds", ", ".join(map(str, _seeds))))
        report.sections.extend(("screen", text) for text in _screens)
        if terminal := sys.modules.get("tests.tui.terminal"):
            report.sections.extend(
                ("terminal", _plain(window.output)) for window in terminal.every_open()
            )
    return report


def _plain(output: bytes) -> str:
    """The end of what a program has drawn, without its control sequences."""
    return _CONTROL.sub(b" ", output)[-3000:].decode(errors="replace")
