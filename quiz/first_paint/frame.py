"""The frame that a start leaves for the next one: plain lines in a file of the cache folder.

The first line is the context in which the frame is true. Then come the files that it was drawn
from, each with its state, and the runs of letters, row by row. Anybody may have written the file:
of one that is not as it should be nothing is shown.
"""

from __future__ import annotations

import os
import sys
from stat import S_ISREG

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Sequence

ALWAYS, DECKS = "=", "?"
"""What is true wherever the context is the same, and what is as long as the decks are too."""
MOST_SOURCES = 256
"""The most files that a frame may depend on."""
_LARGEST = 1 << 18
"""Bytes of a file."""
_LONGEST_STYLE = 64
_FILE, _ROW, _END = "file", "row", "end"
_ENVIRONMENT = """
    TERM COLORTERM NO_COLOR LC_ALL LC_CTYPE LANG TMUX STY TEXTUAL_COLOR_SYSTEM HOME
    XDG_CONFIG_HOME XDG_DATA_HOME
""".split()
"""The variables that decide how a screen looks, and what is on it."""


class Run:
    """Letters of one style that stand together in a row."""

    __slots__ = ("blank", "columns", "style", "text", "when")

    def __init__(self, when: str, columns: int, style: str, blank: str, text: str) -> None:
        self.when = when
        """ALWAYS or DECKS."""
        self.columns = columns
        self.style = style
        """The numbers of its style, as a terminal takes them."""
        self.blank = blank
        """Those of its place while the letters are not shown."""
        self.text = text


class Source:
    """A file or folder that a frame was drawn from."""

    __slots__ = ("path", "state", "when")

    def __init__(self, when: str, state: str, path: str) -> None:
        self.when = when
        """What is true only while it is in that state: ALWAYS, so all of the frame, or DECKS."""
        self.state = state
        self.path = path


class Frame:
    """A screen with all left out that may have changed until the next start."""

    __slots__ = ("context", "rows", "sources")

    def __init__(
        self, context: str, sources: Sequence[Source], rows: Sequence[Sequence[Run]]
    ) -> None:
        self.context = context
        self.sources = sources
        self.rows = rows


def context(words: Sequence[str], columns: int, lines: int) -> str:
    """All that a frame depends on but files, on one line."""
    environment = [os.environ.get(name, "") for name in _ENVIRONMENT]
    return ascii([quiz.__version__, os.getcwd(), columns, lines, *environment, *words])


def state(path: str) -> str:
    """What changes of a file or folder with everything that is done to it."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return "-"
    return f"{status.st_ctime_ns} {status.st_mtime_ns} {status.st_size} {status.st_ino}"


def place(words: Sequence[str]) -> str:
    """The path of the file for a command; empty where no cache folder is known."""
    folder = _cache_folder()
    return folder and os.path.join(folder, f"first-{'study' if 'study' in words[:1] else 'home'}")


def _cache_folder() -> str:
    """As in `settings.paths`, whose imports would take longer than the paint."""
    if home := os.environ.get("QUIZ_HOME"):
        return os.path.join(os.path.abspath(os.path.expanduser(home)), "cache")
    if sys.platform == "darwin":
        folder = os.path.expanduser("~/Library/Caches")
    else:
        folder = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
    return os.path.join(folder, "quiz") if os.path.isabs(folder) else ""


# In a file


def read(path: str) -> Frame | None:
    """The frame in a file; None in an empty one, which wants nothing shown.

    Raises OSError where there is no file of ours, and some other error where it holds no frame.
    """
    data = _content(path)
    return _frame(data.decode(errors="surrogateescape").split("\n")) if data else None


def _content(path: str) -> bytes:
    """The bytes of a file of ours. Raises OSError where it is anything else."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        is_ours = status.st_uid == os.geteuid() and not status.st_mode & 0o022
        if not S_ISREG(status.st_mode) or not is_ours or status.st_size > _LARGEST:
            raise OSError("it is no file of ours")
        return os.read(descriptor, _LARGEST)
    finally:
        os.close(descriptor)


def _frame(lines: list[str]) -> Frame:
    frame_context, *lines, end = lines
    if end != _END:
        raise ValueError("it was not written to its end")
    sources: list[Source] = []
    rows: list[list[Run]] = []
    for line in lines:
        first, *rest = line.split("\t")
        if first == _FILE and len(sources) < MOST_SOURCES:
            sources.append(Source(*rest[:2], *rest[2:]))
        elif first == _ROW:
            rows.append([])
        else:
            rows[-1].append(_run(first, *rest))
    return Frame(frame_context, sources, rows)


def _run(when: str, columns: str, style: str, blank: str, text: str) -> Run:
    numbers = style + blank
    if numbers.strip("0123456789;") or len(numbers) > 2 * _LONGEST_STYLE:
        raise ValueError("it has other styles than letters have")
    if not text.isprintable():  # as no text is in which there is anything for a terminal to obey
        raise ValueError("it has more than letters")
    return Run(when, min(int(columns), len(text) * 2), style, blank, text)


def write(frame: Frame, path: str) -> None:
    """Writes a frame to a file of ours, if it is not there already. Raises OSError."""
    from contextlib import suppress

    data = _text(frame).encode(errors="surrogateescape")
    if len(data) > _LARGEST:
        return
    with suppress(OSError):
        if _content(path) == data:
            return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    fresh = f"{path}.{os.getpid()}"
    with open(fresh, "wb", opener=_for_us_alone) as file:
        file.write(data)
    os.replace(fresh, path)


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_EXCL, 0o600)


def _text(frame: Frame) -> str:
    lines = [frame.context]
    lines += ["\t".join((_FILE, each.when, each.state, each.path)) for each in frame.sources]
    for row in frame.rows:
        lines.append(_ROW)
        lines += [
            "\t".join((run.when, str(run.columns), run.style, run.blank, run.text)) for run in row
        ]
    return "\n".join([*lines, _END])


# On the screen


def drawn(frame: Frame) -> str:
    """What has the part of a frame seen that is true now; empty if none is."""
    changed = {each.when for each in frame.sources if state(each.path) != each.state}
    if ALWAYS in changed:
        return ""
    pieces = []
    for number, row in enumerate(frame.rows, start=1):
        pieces.append(f"\x1b[{number}H")
        for run in row:
            if run.when in changed:
                pieces.append(f"\x1b[0;{run.blank}m{' ' * run.columns}")
            else:
                pieces.append(f"\x1b[0;{run.style}m{run.text}")
    return "".join(pieces)
