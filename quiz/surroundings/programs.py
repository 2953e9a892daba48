"""Parts of this program as processes of their own, started with the interpreter that runs it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue

import quiz


def start(
    module: str,
    words: Sequence[str],
    *,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
    stderr: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Runs a module of this program, without a shell or a terminal. Raises OSError."""
    # Wherever the program was started from, this one is meant; and a folder named quiz here is not.
    path = [str(Path(quiz.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,
    )


class Companion:
    """A module that answers lines, and ends with this process at the latest: its input ends then.

    One thread asks it; any may end it.
    """

    def __init__(self, module: str, *words: str) -> None:
        pipe = subprocess.PIPE
        self._process = start(module, words, stdin=pipe, stdout=pipe)

    def ask(self, line: str) -> str:
        """The line that answers a line; empty where it has ended."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            stdin.write(f"{line}\n".encode())
            stdin.flush()
            return stdout.readline().decode(errors="replace").rstrip("\n")
        except (OSError, ValueError):  # it has ended, or was ended
            return ""

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """Ends it, and waits for its end; by the thread that asks it."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()


# The companion's own half


def asked() -> Iterator[str]:
    """The lines that this program is asked, as somebody's companion.

    Once nobody can ask any more it is ended, in the middle of whatever it does.
    """
    lines: SimpleQueue[str] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            lines.put(line.decode().rstrip("\n"))
        os._exit(0)

    threading.Thread(target=listen, name="listen", daemon=True).start()
    while True:
        yield lines.get()


def answer(line: str) -> None:
    """Answers the line that was asked last."""
    with open(1, "wb", closefd=False) as out:
        out.write(f"{line}\n".encode())
