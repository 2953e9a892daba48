"""A sync in a process of its own: neither the first screen nor leaving waits for a slow folder."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable

from quiz.surroundings import programs

_PROGRESS = "Sync: "


def begin(
    folder: str, then: Callable[[str], object], *, tell: Callable[[str], object] | None = None
) -> None:
    """Syncs, and calls `then` in another thread with the error, which is mostly empty.

    `tell` is called there with sentences on how far it is, if that takes long.
    """

    def wait() -> None:
        process = _process(folder, stderr=subprocess.PIPE)
        error = ""
        for raw in process.stderr or ():
            line = raw.decode(errors="replace").strip()
            if not line.startswith(_PROGRESS):
                error = error or line
            elif tell:
                tell(line)
        process.wait()
        then(error.removeprefix("quiz: "))

    # A daemon: what hangs is left behind.
    threading.Thread(target=wait, name="sync", daemon=True).start()


def leave_behind(folder: str) -> None:
    """Syncs after this process has ended."""
    # It is never waited for, of which Python would complain as it ends.
    _process(folder, stderr=subprocess.DEVNULL).returncode = 0


def _process(folder: str, *, stderr: int) -> subprocess.Popen[bytes]:
    words = ["sync", "--quiet", "--progress", "--", folder]
    return programs.start("quiz", words, stderr=stderr)
