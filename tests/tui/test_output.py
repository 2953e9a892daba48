"""What goes to the terminal: whoever writes never waits for it."""

from __future__ import annotations

import os
import pty
import sys
import time
import tty
from collections.abc import Iterator
from threading import Event

import pytest

from quiz.tui.terminal import output
from quiz.tui.terminal.output import Output
from tests.settling import HANG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="another driver is there")


class Shown:
    """An output to a pseudo-terminal that takes something only when it is read."""

    def __init__(self) -> None:
        self.ours, self.theirs = pty.openpty()
        tty.setraw(self.theirs)
        self.has_gone = Event()
        self.output = Output(self.theirs, self.has_gone.set)

    def read(self, count: int) -> str:
        data, end = b"", time.monotonic() + HANG
        while len(data) < count:
            assert time.monotonic() < end
            data += os.read(self.ours, count - len(data))
        return data.decode()

    def close(self) -> None:
        os.close(self.theirs)
        if not self.has_gone.is_set():
            os.close(self.ours)
        self.output.close()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    monkeypatch.setattr(output, "PATIENCE", 0.2)
    terminal = Shown()
    yield terminal
    terminal.close()


def test_texts_come_whole_and_in_their_order(shown: Shown) -> None:
    texts = [f"{number} é\n" for number in range(50_000)]
    whole = "".join(texts)
    for text in texts:
        shown.output.write(text)
    assert shown.read(len(whole.encode())) == whole
    shown.output.written().result(HANG)
    assert not shown.output.is_busy


def test_a_terminal_that_takes_nothing_holds_up_nobody(shown: Shown) -> None:
    for _ in range(100):
        shown.output.write("x" * 10_000)
    assert shown.output.is_full
    assert not shown.output.written().done()
    shown.output.close()
    assert not shown.output.is_busy


def test_what_is_dropped_is_never_written(shown: Shown) -> None:
    shown.output.write("x" * 1_000_000)
    written = shown.output.written()
    shown.output.drop()
    written.result(HANG)
    shown.output.write("the end")
    text = ""
    while not text.endswith("the end"):
        text += shown.read(1)
    assert len(text) < 100_000


def test_a_terminal_that_has_gone_is_noted_and_waited_for_by_nobody(shown: Shown) -> None:
    shown.output.write("x" * 1_000_000)
    written = shown.output.written()
    os.close(shown.ours)
    assert shown.has_gone.wait(HANG)
    written.result(HANG)
    shown.output.write("nobody reads this")
    assert not shown.output.is_busy


def test_a_terminal_that_cannot_be_opened_anew_is_written_to_all_the_same(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "ttyname", lambda _: "/nowhere")
    another = Output(shown.theirs, shown.has_gone.set)
    another.write("here")
    assert shown.read(4) == "here"
    another.close()
