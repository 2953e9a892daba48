"""What a terminal sends, as it comes: a key that leaves is heard ahead of all that still waits."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pty
import sys
import time
import tty
from collections.abc import AsyncIterator, Callable

import pytest
from textual.events import Key, Paste
from textual.message import Message

from quiz.tui.terminal.driver import escape_delay
from quiz.tui.terminal.ending import Ending
from quiz.tui.terminal.parser import Parser
from quiz.tui.terminal.reader import LeaveKeys, Reader
from tests.settling import HANG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="another driver is there")
HELD = b"held down " * 20_000


@pytest.mark.parametrize(
    ("data", "is_found"),
    [
        (b"abc", False),
        (b"abc\x03", True),
        (b"\x03abc", True),
        (b"\x1b[99;5u", True),
        (b"\x1b[99;69u", True),
        (b"\x1b[99;1u", False),
        (b"\x1b[200~abc\x03def\x1b[201~", False),
        (b"\x1b[200~abc\x1b[201~\x03", True),
        (b"\x03\x1b[200~abc", True),
        (HELD + b"\x03" + HELD, True),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000, 1_000_000])
def test_a_key_that_leaves_is_found_outside_of_a_paste(
    data: bytes, is_found: bool, size: int
) -> None:
    keys = LeaveKeys(["ctrl+c"])
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    found = [keys.found_in(piece) for piece in pieces]
    assert any(found) is is_found


def test_the_keys_of_the_settings_are_looked_for() -> None:
    keys = LeaveKeys(["f4", "ctrl+x"])
    assert keys.found_in(b"a\x18")
    assert not keys.found_in(b"a\x03")


def test_a_key_at_the_end_of_a_paste_without_an_end_is_seen() -> None:
    keys = LeaveKeys(["ctrl+c"])
    assert not keys.found_in(b"\x1b[200~abc\x03")
    assert keys.ends_paste
    assert not keys.found_in(b"def")
    assert not keys.ends_paste


def names(text: str) -> list[str]:
    """The keys that a text in one piece stands for."""
    parser = Parser()
    messages = [*parser.feed(text), *parser.give_up()] if text else []
    return [message.key for message in messages if isinstance(message, Key)]


@pytest.mark.parametrize(
    ("environment", "is_quick", "delay"),
    [
        ({}, True, 0.03),
        ({}, False, 0.1),
        ({"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}, True, 0.1),
        ({"ESCDELAY": "250"}, True, 0.25),
        ({"ESCDELAY": "5", "SSH_TTY": "/dev/pts/1"}, False, 0.005),
        ({"ESCDELAY": "99999999999"}, True, 10.0),
        ({"ESCDELAY": "soon"}, True, 0.03),
        ({"ESCDELAY": "-1"}, False, 0.1),
    ],
)
def test_esc_is_waited_on_for_as_long_as_the_line_needs_or_the_learner_wants(
    environment: dict[str, str], is_quick: bool, delay: float
) -> None:
    assert escape_delay(environment, is_quick=is_quick) == delay


class Watched(Ending):
    """Notes that the terminal has gone, and does nothing more."""

    def note_gone(self) -> None:
        self.is_gone = True


class Read:
    """A reader at a pseudo-terminal, and what came of it."""

    def __init__(self) -> None:
        self.ours, self.theirs = pty.openpty()
        tty.setraw(self.theirs)
        self.messages: list[Message] = []
        self.takes = True
        self.left = 0
        self.escape_delay = 0.03
        self.ending = Watched()
        self.ending.catch(self._leave)
        self.reader = Reader(
            self.theirs,
            self.messages.append,
            has_taken=lambda: self.takes,
            leave_keys=LeaveKeys(["ctrl+c"]),
            ending=self.ending,
            escape_delay=lambda: self.escape_delay,
        )

    def _leave(self) -> None:
        self.left += 1

    async def send(self, data: bytes) -> None:
        await asyncio.to_thread(self._send, data)

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.ours, data[:1000]) :]

    async def until(self, is_so: Callable[[], object]) -> None:
        end = time.monotonic() + HANG
        while not is_so():
            assert time.monotonic() < end
            await asyncio.sleep(0.001)

    @property
    def keys(self) -> list[str]:
        return [message.key for message in self.messages if isinstance(message, Key)]

    def close(self) -> None:
        self.reader.stop()
        for terminal in (self.ours, self.theirs):
            with contextlib.suppress(OSError):
                os.close(terminal)


@pytest.fixture
async def read() -> AsyncIterator[Read]:
    reading = Read()
    yield reading
    reading.close()


async def test_keys_are_given_as_they_come(read: Read) -> None:
    await read.send("aé\x1b[A\r".encode())
    await read.until(lambda: len(read.keys) == 4)
    assert read.keys == ["a", "é", "up", "enter"]


async def test_a_key_that_leaves_is_one_of_them_where_none_waits(read: Read) -> None:
    await read.send(b"a\x03")
    await read.until(lambda: read.keys == ["a", "ctrl+c"])
    assert not read.left


async def test_esc_by_itself_is_given_without_another_key(read: Read) -> None:
    await read.send(b"\x1b")
    await read.until(lambda: read.keys == ["escape"])


@pytest.mark.parametrize("key", ["\x1b[A", "\x1bOA", "\x1b[1;5A", "\x1b[5~"])
async def test_a_key_that_comes_in_pieces_in_time_is_that_key(key: str, read: Read) -> None:
    read.escape_delay = HANG
    for piece in key:
        await read.send(piece.encode())
        await asyncio.sleep(0.01)
    await read.until(lambda: read.keys)
    assert read.keys == names(key)


@pytest.mark.parametrize(
    "pieces", [["[A"], ["[", "A"], ["[1", ";5", "A"], ["OA"], ["[[A"], ["[5~"]]
)
async def test_the_rest_of_a_key_that_comes_too_late_is_swallowed(
    pieces: list[str], read: Read
) -> None:
    await read.send(b"\x1b")
    await read.until(lambda: read.keys == ["escape"])
    for piece in pieces:
        await asyncio.sleep(0.1)
        await read.send(piece.encode())
    await read.send(b"b")
    await read.until(lambda: len(read.keys) > 1)
    assert read.keys == ["escape", "b"]


@pytest.mark.parametrize("text", ["a", "[", "Ob", "O", "A", "\r", "[\r"])
async def test_what_is_typed_behind_esc_is_no_rest_of_a_key(text: str, read: Read) -> None:
    await read.send(b"\x1b")
    await read.until(lambda: read.keys == ["escape"])
    await read.send(text.encode())
    await read.until(lambda: len(read.keys) > len(text))
    assert read.keys[1:] == names(text)


async def test_a_paste_whose_esc_came_too_early_is_a_paste(read: Read) -> None:
    await read.send(b"\x1b")
    await read.until(lambda: read.keys == ["escape"])
    await read.send(b"[200~one\rtwo\x1b[201~")
    await read.until(lambda: len(read.messages) > 1)
    paste = read.messages[-1]
    assert isinstance(paste, Paste)
    assert paste.text == "one\rtwo"


async def test_a_sequence_that_was_broken_off_holds_no_later_key(read: Read) -> None:
    await read.send(b"\x1b[")
    await read.until(lambda: read.keys)
    await read.send(b"a")
    await read.until(lambda: "a" in read.keys)


async def test_it_leaves_ahead_of_keys_that_nobody_takes(read: Read) -> None:
    read.takes = False
    await read.send(b"a")
    await read.until(lambda: read.keys)
    await read.send(HELD + b"\x03" + HELD)
    await read.until(lambda: read.left)
    assert len(read.keys) < 1000


async def test_it_leaves_in_a_paste_that_was_broken_off(read: Read) -> None:
    await read.send(b"\x1b[200~" + HELD + b"\x03")
    await read.until(lambda: read.left)


async def test_a_long_paste_comes_as_one(read: Read) -> None:
    await read.send(b"\x1b[200~" + HELD + b"\x1b[201~")
    await read.until(lambda: read.messages)
    (paste,) = read.messages
    assert isinstance(paste, Paste)
    assert paste.text == HELD.decode()


async def test_bytes_that_are_no_text_and_no_key_end_nothing(read: Read) -> None:
    await read.send(b"\xff\xfe\x1b[99999999999;1u\x1b[97:65;5u\x1b[A")
    await read.until(lambda: "up" in read.keys)
    assert not read.ending.is_gone


async def test_a_terminal_that_has_gone_ends_the_reading(read: Read) -> None:
    os.close(read.ours)
    await read.until(lambda: read.ending.is_gone)
    await read.until(lambda: not read.reader._thread.is_alive())
