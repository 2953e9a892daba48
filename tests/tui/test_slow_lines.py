"""A terminal at the end of a slow line is sent little, and nothing but what is there to be read."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import sys
import termios
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.events import CursorPosition

from quiz.tui.key_page import KeyApp
from quiz.tui.terminal.ending import Ending
from quiz.tui.terminal.output import Output
from tests.tui.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("another driver is there", allow_module_level=True)

from quiz.tui.terminal.driver import QUICK, TerminalDriver

LINE = 960
"""Bytes that a line of 9,600 baud carries in a second."""


class Asking(KeyApp):
    """An app that notes whether its terminal is slow."""

    ending = Ending()
    is_slow = False

    def follow_slow_terminal(self) -> None:
        self.is_slow = True


@pytest.fixture
async def driver() -> AsyncIterator[TerminalDriver]:
    driver = TerminalDriver(Asking())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    driver.output = Output(nowhere, driver._key_app.ending.note_gone)
    yield driver
    driver.close()
    os.close(nowhere)


async def test_a_terminal_that_answers_at_once_is_sent_everything(driver: TerminalDriver) -> None:
    assert driver.output
    driver.write("x" * 5000)
    driver.process_message(CursorPosition(0, 0))
    assert driver.output.is_quick


async def test_a_terminal_that_answers_late_is_slow(driver: TerminalDriver) -> None:
    assert driver.output
    driver.write("x" * 5000)
    driver._asked_at -= QUICK
    driver.process_message(CursorPosition(0, 0))
    assert not driver.output.is_quick
    driver._judge(driver.output)
    assert isinstance(driver._key_app, Asking)
    assert driver._key_app.is_slow


async def test_a_small_text_is_no_page_to_be_measured_by(driver: TerminalDriver) -> None:
    driver.write("x")
    assert not driver._asked_at


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_a_terminal_of_another_size_is_sent_everything(tmp_path: Path, sums_file: Path) -> None:
    terminal = Terminal(tmp_path / "home", "study", str(sums_file))
    terminal.wait_for("plus")
    # At the end it has the size that it had, after another one that nobody was told of.
    for size in ((30, 100), (24, 80), (24, 80)):
        terminal.read_for(0.8)
        since = len(terminal.output)
        fcntl.ioctl(terminal._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        terminal.kill(signal.SIGWINCH)
        terminal.wait_for("plus", since=since)
        terminal.wait_for("▔" * 60, since=since)


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_a_clock_and_a_key_take_less_than_a_slow_line_carries(
    tmp_path: Path, sums_file: Path
) -> None:
    terminal = Terminal(tmp_path / "home", "play", str(sums_file), "--questions", "8", "--typing")
    terminal.wait_for("begin")
    terminal.press("\r")
    terminal.wait_for("plus")
    terminal.read_for(1.0)
    since, began = len(terminal.output), time.monotonic()
    terminal.read_for(3.0)
    assert len(terminal.output) - since < LINE / 2 * (time.monotonic() - began)
    since = len(terminal.output)
    terminal.send("7")
    terminal.read_for(0.5)
    assert len(terminal.output) - since < LINE
