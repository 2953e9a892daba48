"""A window of the program: a process on a computer, and whether it still runs."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache

from quiz.store import machine
from quiz.values import NamedTuple


class Window(NamedTuple):
    """One run of the program."""

    computer: str
    """With its room of process numbers, of which a container has one of its own."""
    process: int
    began: str
    """When the process began, as its system says it; empty where that cannot be told."""


@cache
def _window_of(process: int) -> Window:
    return Window(_computer(), process, _began(process))


def this_window() -> Window:
    return _window_of(os.getpid())


def runs(window: Window) -> bool | None:
    """Whether a window's process still runs; None where this computer cannot tell."""
    if window.computer != _computer() or sys.platform == "win32" or window.process <= 0:
        return None
    try:
        os.kill(window.process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is somebody else's
        return True
    began = _began(window.process)
    return not (began and window.began) or began == window.began


@cache
def _computer() -> str:
    with contextlib.suppress(OSError, AttributeError):
        return f"{machine.computer()} {os.readlink('/proc/self/ns/pid')}"
    return machine.computer()


def _began(process: int) -> str:
    """When a process began; "ended" of one that nobody has waited for yet."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            boot = file.read(64).strip()
    except OSError:
        return _asked(process) if sys.platform == "darwin" else ""
    return "ended" if fields[0] in "ZX" else f"{boot} {fields[19]}"


def _asked(process: int) -> str:
    """The same, where the system has no files that tell it."""
    import subprocess  # which takes its time, and is for macOS alone

    words = ["ps", "-o", "lstart=", "-p", str(process)]
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    try:
        told = subprocess.run(
            words, env=environment, capture_output=True, text=True, timeout=2, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return " ".join(told.stdout.split())
