"""A start that is cut short ends, at any point; and nothing in it waits for a picture."""

from __future__ import annotations

import asyncio
import itertools
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from quiz.collection.sittings import begin_study
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.keeping import Work
from tests.clock import FixedClock
from tests.learner import collect, sums
from tests.tui.terminal import HANG, Terminal

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
KEYS = ("", "p", "?", "g", "e", "\r", "q", "a", "/", "u", "\x1b", "1\r\r", "\x03")
STAGES = (
    "quiz.collection.collection:open_collection",
    "quiz.tui.app:need",
    "quiz.tui.app:QuizApp.__init__",
    "quiz.tui.terminal.ending:Ending.catch",
    "textual.drivers.linux_driver:LinuxDriver.start_application_mode",
    "textual.app:App._on_compose",
    "textual.screen:Screen._on_mount",
    "quiz.tui.app:QuizApp.on_mount",
    "quiz.tui.app:QuizApp._begin_to_run",
    "quiz.store.store:Store.check",
    "quiz.tui.app:see_decks",
    "textual.screen:Screen._refresh_layout",
    "textual.app:App._display",
)
"""What a start calls, in this order or nearly."""

STAGED = """
import functools, importlib, os, sys
number, (module, _, path), quiet = int(sys.argv[1]), sys.argv[2].partition(":"), sys.argv[3]
if quiet:
    import signal
    signal.signal(number, signal.SIG_IGN)
*owners, name = path.split(".")
owner = functools.reduce(getattr, owners, importlib.import_module(module))
real = getattr(owner, name)
@functools.wraps(real)
def staged(*args, **kwargs):
    setattr(owner, name, real)
    os.kill(os.getpid(), number)
    return real(*args, **kwargs)
setattr(owner, name, staged)
from quiz.__main__ import main
sys.exit(main(sys.argv[4:]))
"""
"""The program, which sends itself a signal when it first calls a function."""

HEEDFUL = """
import sys
from quiz.tui.terminal.ending import obey_signals
obey_signals()
print("begun", flush=True)
from quiz.__main__ import main
sys.exit(main())
"""
"""The program, which prints a line once signals are its own and no longer Python's or ignored."""


def started(store: Store, clock: FixedClock, *, study: bool = False) -> QuizApp:
    opened = collect(store, clock, [sums(3)])
    return QuizApp(opened, begin_study(opened, opened.shelf.all_decks()) if study else None)


class Loop(asyncio.SelectorEventLoop):
    """An event loop in which something comes between before one of its rounds."""

    def __init__(self, place: int, then: Callable[[], object]) -> None:
        super().__init__()
        self._rounds = itertools.count()
        self._place, self._then = place, then
        self.call_later(0.5, then)  # where there are fewer rounds

    def _run_once(self) -> None:
        if next(self._rounds) == self._place:
            self.call_soon(self._then)
        super()._run_once()  # type: ignore[misc]  # not in the stubs


@pytest.mark.parametrize("study", [False, True])
def test_leaving_at_any_moment_of_the_start_is_no_failure(
    study: bool, store: Store, clock: FixedClock
) -> None:
    for place in range(1, 40):  # a start has as many rounds
        app = started(store, clock, study=study)
        loop = Loop(place, app.action_leave)
        try:
            loop.run_until_complete(app.run_async(headless=True))
        finally:
            loop.close()
        assert app.failure is None, place
        assert app.return_code == 0, place
        app.finish_keeping()


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens are drawn once an hour, as on a slow machine, or where one soon covers another."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 3600)


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("key", ["", "p", "question_mark", "g", "e", "enter"])
@pytest.mark.parametrize("study", [False, True])
async def test_nothing_waits_for_a_picture(
    key: str, study: bool, store: Store, clock: FixedClock
) -> None:
    app = started(store, clock, study=study)
    if key:
        app.call_later(app.simulate_key, key)

    async def use() -> None:
        await app.keep(store.remember, "used", "yes")
        app.action_leave()

    async with asyncio.timeout(HANG), asyncio.TaskGroup() as tasks:
        tasks.create_task(app.run_async(headless=True))
        tasks.create_task(use())
    app.finish_keeping()
    assert store.remembered()["used"] == "yes"


def test_the_thread_that_writes_begins_a_second_after_the_start_at_the_latest() -> None:
    work = Work("test")
    assert work.submit(lambda: "kept").result(HANG) == "kept"
    assert work.close(patience=HANG)


def test_work_that_is_submitted_after_the_end_is_cancelled() -> None:
    work = Work("test")
    assert work.close(patience=HANG)
    assert work.submit(lambda: 1).cancelled()


def test_leaving_waits_for_what_is_kept_only_so_long() -> None:
    work, answers = Work("test"), Event()
    future = work.submit(lambda: answers.wait(HANG))
    assert not work.close(patience=0)
    answers.set()
    assert future.result(HANG)
    assert work.close(patience=HANG)


def test_a_failure_is_raised_where_its_result_is_waited_for() -> None:
    work = Work("test")
    failed, next_one = work.submit(lambda: 1 // 0), work.submit(lambda: 1)
    assert isinstance(failed.exception(HANG), ZeroDivisionError)
    assert next_one.result(HANG) == 1
    assert work.close(patience=HANG)


# In a terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def faults_of_end(terminal: Terminal, number: int) -> list[str]:
    """The faults of an end by itself, from beside, or by a signal before there was a screen."""
    status = terminal.end()
    faults = sorted(terminal.left_behind)
    faults += [] if status in (0, 1, -number) else [f"status {status}"]
    return faults + [
        word for word in ("has failed", "Traceback") if word.encode() in terminal.output
    ]


def staged(home: Path, stage: str, number: int, *, ignored: bool = False) -> Terminal:
    return Terminal(home, str(int(number)), stage, "ignored" * ignored, code=STAGED)


@pytest.mark.parametrize(
    ("stage", "number"), list(zip(STAGES, itertools.cycle(SIGNALS), strict=False))
)
def test_a_signal_at_any_stage_of_the_start_ends_it(
    stage: str, number: int, tmp_path: Path
) -> None:
    assert not faults_of_end(staged(tmp_path, stage, number), number)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_that_was_ignored_before_the_start_ends_the_program(
    number: int, tmp_path: Path
) -> None:
    for stage in (STAGES[0], STAGES[-1]):
        assert not faults_of_end(staged(tmp_path, stage, number, ignored=True), number)


@pytest.mark.slow
@pytest.mark.timeout(580)
def test_a_signal_ends_a_start_whatever_key_was_pressed_before_it(tmp_path: Path) -> None:
    chance, slowest = random.Random("start"), 0.0
    for place in range(60):
        number = SIGNALS[place % len(SIGNALS)]
        frames, key = chance.choice((1, 2, 5, 10, 30, 60)), chance.choice(KEYS)
        terminal = Terminal(tmp_path, environment={"TEXTUAL_FPS": str(frames)}, code=HEEDFUL)
        terminal.wait_for("begun")
        for pause in (0.3, 0.2):
            terminal.read_for(chance.uniform(0, pause))
            terminal.send(key)
        terminal.kill(number)
        sent = time.monotonic()
        assert not faults_of_end(terminal, number)
        slowest = max(slowest, time.monotonic() - sent)
        terminal.close()
    print(f"\nthe slowest of 60 starts ended {slowest:.2f} s after a signal asked for it")
