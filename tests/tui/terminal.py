"""The real program in a real pseudo-terminal: keys in, bytes out, and what is left behind."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from quiz.store.store import Store
from tests.full_terminal import FULL
from tests.store.test_replay import check, check_rows

HANG = 60.0
"""Seconds after which a program that says nothing is taken for hung."""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")


_open: set[Terminal] = set()


def every_open() -> list[Terminal]:
    """The terminals of the test that runs."""
    return list(_open)


def close_all() -> None:
    """Ends whatever a test has left running in a terminal."""
    for terminal in every_open():
        terminal.close()


def responses_in(home: Path) -> list[str]:
    """The responses in the store of a home, in order; the store is as its history says."""
    with contextlib.closing(Store(home / "quiz.db")) as store:
        rows = store._connection.execute("SELECT response FROM reviews ORDER BY machine, seq")
        responses = [response for (response,) in rows]
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check_rows(store)
        check(store)
    return responses


class Terminal:
    """One run of a command in a terminal of its own, which ends with the test at the latest."""

    def __init__(
        self,
        home: Path,
        *words: str,
        code: str = "",
        python: Path | str = sys.executable,
        folder: Path | None = None,
        size: tuple[int, int] = (24, 80),
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self._theirs = theirs
        self.before = termios.tcgetattr(theirs)
        command = [str(python), *(("-c", code) if code else ("-m", "quiz"))]
        terminal = {"QUIZ_HOME": str(home), **FULL}
        self.process = subprocess.Popen(
            [*command, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **terminal, **environment},
            cwd=folder,
            start_new_session=True,
        )
        self.output = b""
        self._is_open = True
        _open.add(self)

    def wait_for(self, text: str, *, since: int = 0) -> int:
        """Reads until the text was drawn; returns where the output stood then."""
        wanted, end = text.encode(), time.monotonic() + HANG
        while wanted not in self.output[since:]:
            assert time.monotonic() < end, f"{text!r} did not come; last: {self.output[-2000:]!r}"
            assert self._read() or self.process.poll() is None, (
                f"it ended early: {self.output[-2000:]!r}"
            )
        return len(self.output)

    def _read(self, patience: float = 0.1) -> bool:
        ready, _, _ = select.select([self._ours], [], [], min(patience, 0.1))
        if not ready:
            return False
        try:
            self.output += os.read(self._ours, 65536)
        except OSError:
            return False
        return True

    def read_for(self, seconds: float) -> None:
        """Reads what is drawn for so long, or until the program ends."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.process.poll() is None:
            self._read(left)

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def stall(self, seconds: float, keys: str) -> None:
        """Takes nothing that is drawn for so long, while these keys are pressed again and again."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            self.send(keys)
            time.sleep(0.02)

    def press(self, keys: str) -> None:
        """Sends keys as somebody does who has seen the page: after its time, and by themselves."""
        self.read_for(0.8)
        self.send(keys)

    def end(self) -> int:
        """Waits for the program's end and reads what it said last; returns its exit status."""
        end = time.monotonic() + HANG
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it does not end: {self.output[-2000:]!r}"
            self._read()
        while self._read():
            pass
        return self.process.returncode

    def close_window(self) -> None:
        """Takes both ends of the terminal away, without a signal."""
        if self._is_open:
            self._is_open = False
            os.close(self._theirs)
            os.close(self._ours)

    def close(self) -> None:
        """Kills the program if it still runs, and takes its terminal away."""
        _open.discard(self)
        self.process.kill()
        self.process.wait()
        self.close_window()

    def kill(self, signal_number: int = signal.SIGKILL) -> None:
        self.process.send_signal(signal_number)

    @property
    def modes_left_on(self) -> set[str]:
        """The modes that were set and not unset: alternate screen, mouse, pasting in brackets."""
        on: set[str] = set()
        for numbers, how in _MODE.findall(self.output):
            for number in numbers.decode().split(";"):
                on.add(number) if how == b"h" else on.discard(number)
        return on - {"7", "25"}  # lines that wrap and a cursor that is shown are as it should be

    @property
    def is_cursor_shown(self) -> bool:
        shown = [how for numbers, how in _MODE.findall(self.output) if numbers == b"25"]
        return not shown or shown[-1] == b"h"

    @property
    def attributes_changed(self) -> bool:
        return termios.tcgetattr(self._theirs) != self.before

    @property
    def left_behind(self) -> set[str]:
        """The changes to the terminal that were not taken back."""
        hidden = set() if self.is_cursor_shown else {"a hidden cursor"}
        changed = {"attributes"} if self.attributes_changed else set()
        return self.modes_left_on | hidden | changed
