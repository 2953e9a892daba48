"""What is said, and what is written down, when something fails that nobody foresaw."""

from __future__ import annotations

import platform
import time
import traceback
from pathlib import Path

import quiz
from quiz.display import one_line
from quiz.paths import paths

EXIT_STATUS = 1
_MOST = 1_000_000
"""Bytes that the log may have before it is begun again."""


def told(error: BaseException) -> str:
    """The sentence for the user; the log gets where it happened. What was typed is in neither."""
    what = one_line(f"{type(error).__name__}: {error}")[:200]
    try:
        where = f"The log says where: {_log(error)}"
    except OSError:
        where = "".join(traceback.format_exception(error))
    return f"quiz has failed, and should not have ({what}). Every answer whose verdict you saw is saved. {where}"


def _log(error: BaseException) -> Path:
    log = paths().log
    log.parent.mkdir(parents=True, exist_ok=True)
    mode = "w" if log.exists() and log.stat().st_size > _MOST else "a"
    with log.open(mode, encoding="utf-8", errors="backslashreplace") as file:
        now = time.strftime("%Y-%m-%d %H:%M:%S %z")
        file.write(f"\n{now} quiz {quiz.__version__}, Python {platform.python_version()}, {platform.platform()}\n")
        file.write("".join(traceback.format_exception(error)))
    return log
