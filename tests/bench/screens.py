"""A program in a pseudo-terminal: keys in, and of what it paints the time, the bytes, the frames;
what it takes of memory and processor; and when it gives the terminal back."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

QUIET = 0.12
"""Seconds without a byte after which nothing more is painted; shorter than a blink."""
SEEN = 0.75
"""Seconds after which every key counts as pressed by itself."""
_BLINKING = 0.05
"""The share of one processor that a cursor may take."""
HANG = 90.0
_SHOWN = 500
"""Letters of what a program painted last, where it hangs."""
SIZE = (120, 40)
"""Columns and lines."""
_BEGIN = b"\x1b[?2026h"
"""The mark at the beginning of a synchronized frame."""
_ANSWERS = ((b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[?2026$p", b"\x1b[?2026;2$y"))
"""What a terminal is asked, and what a quick one says at once."""
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])"
)


class Painted(NamedTuple):
    """What followed from one key."""

    seconds: float
    """From the key to the last byte."""
    size: int
    """Bytes."""
    frames: int
    data: bytes


class Memory(NamedTuple):
    """Bytes of main memory."""

    now: int
    """Of the program and what it has begun; what they share is counted once."""
    peak: int
    """The most that the program itself ever had in memory at once."""


class Hung(RuntimeError):
    """A program did not paint what it was waited for, or ended."""


class Screen:
    """One run of a program in a terminal that shows everything at once."""

    def __init__(
        self, words: Sequence[str], *, folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._ours, theirs = pty.openpty()
        columns, lines = SIZE
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.output = b""
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def seconds(self) -> float:
        """Since the program was begun."""
        return time.perf_counter() - self.began

    @property
    def text(self) -> str:
        """All that was painted, without what is for the terminal itself."""
        return _CONTROL.sub(b" ", self.output).decode(errors="replace")

    @property
    def mark(self) -> int:
        """Where the output stands."""
        return len(self.output)

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def _read(self, patience: float) -> bytes:
        if not select.select([self._ours], [], [], patience)[0]:
            return b""
        try:
            piece = os.read(self._ours, 1 << 16)
        except OSError:  # the program has ended
            return b""
        self.output += piece
        for asked, answer in _ANSWERS:
            if asked in piece:
                os.write(self._ours, answer)
        return piece

    def wait_for(self, *texts: str, since: int = 0) -> float:
        """Reads until one of some texts is painted; returns the seconds since the start."""
        return self._wait(lambda: any(text.encode() in self.output[since:] for text in texts))

    def wait_for_frame(self, text: str) -> float:
        """The same for a text in a synchronized frame, not in what was painted before the first."""
        wanted = text.encode()
        return self._wait(lambda: wanted in self.output.partition(_BEGIN)[2])

    def wait_for_any(self) -> float:
        """Reads until anything is painted that can be read; returns the seconds since the start."""
        return self._wait(lambda: bool(self.text.strip()))

    def _wait(self, is_there: Callable[[], bool]) -> float:
        end = time.monotonic() + HANG
        while not is_there():
            has_ended = not self._read(0.05) and self.process.poll() is not None
            if has_ended or time.monotonic() > end:
                raise Hung(" ".join(self.text.split())[-_SHOWN:])
        return self.seconds

    def rest(self, seconds: float = SEEN) -> None:
        """Reads what is painted for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def settle(self) -> None:
        """Reads until the program does nothing any more but to let its cursor blink."""
        end = time.monotonic() + HANG
        while self.share_of_processor(SEEN) > _BLINKING and time.monotonic() < end:
            pass

    def press(self, keys: str) -> Painted:
        """Sends keys and reads all that is painted for them, up to the first pause."""
        start = time.perf_counter()
        self.send(keys)
        data, last = b"", start
        while piece := self._read(QUIET if data else HANG):
            last = time.perf_counter()
            data += piece
        return Painted(last - start, len(data), data.count(_BEGIN), data)

    def press_until(self, keys: str, *texts: str) -> float:
        """Sends keys; returns the seconds until one of some texts is painted."""
        since, start = len(self.output), self.seconds
        self.send(keys)
        return self.wait_for(*texts, since=since) - start

    def leave(self, keys: str) -> float:
        """Sends the keys that end the program; returns the seconds until the shell is back."""
        start = time.perf_counter()
        self.send(keys)
        while self.process.poll() is None:
            if time.perf_counter() - start > HANG:
                raise Hung(" ".join(self.text.split())[-_SHOWN:])
            self._read(0.0005)
        return time.perf_counter() - start

    def memory(self) -> Memory:
        now = sum(_kilobytes(process / "smaps_rollup", "Pss:") for process in self._processes())
        peak = _kilobytes(Path(f"/proc/{self.process.pid}/status"), "VmHWM:")
        return Memory(now * 1024, peak * 1024)

    @property
    def has_begun_others(self) -> bool:
        """True while a program runs that this one has begun, in whatever session."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return any(_text(children).split() for children in tasks)

    def _processes(self) -> list[Path]:
        """Those of the session that the terminal belongs to."""
        own = [str(self.process.pid)]
        return [each for each in Path("/proc").glob("[0-9]*") if _fields(each)[3:4] == own]

    def share_of_processor(self, seconds: float) -> float:
        """The share of one processor that the program and what it has begun take for so long."""
        before = self._ticks()
        self.rest(seconds)
        return (self._ticks() - before) / os.sysconf("SC_CLK_TCK") / seconds

    def _ticks(self) -> int:
        times = (_fields(process)[11:13] for process in self._processes())
        return sum(int(time) for pair in times for time in pair)

    def close(self) -> None:
        """Ends the program, and what it has begun."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._ours)


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # the process has ended
        return ""


def _fields(process: Path) -> list[str]:
    """What the kernel tells of a process, from its state on."""
    return _text(process / "stat").rpartition(")")[2].split()


def _kilobytes(file: Path, name: str) -> int:
    """The number on a line of a file in which the kernel tells of a process."""
    lines = (line.split() for line in _text(file).splitlines())
    return next((int(words[1]) for words in lines if words and words[0] == name), 0)
