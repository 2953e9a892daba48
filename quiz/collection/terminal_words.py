"""What the terminal can do, in the words of `quiz doctor`."""

from __future__ import annotations

import os

from quiz.surroundings.capabilities import ALL_COLOURS, Capabilities
from quiz.text import one_line, plural

_UTF8 = "export LC_ALL=C.UTF-8"


def size() -> os.terminal_size | None:
    """The columns and lines of the terminal, also where only one stream goes there."""
    for number in (1, 0, 2):
        try:
            return os.get_terminal_size(number)
        except OSError:
            continue
    return None


def place(can: Capabilities, window: os.terminal_size | None) -> str:
    """Name, size and surroundings: `xterm-256color, 80 columns, 24 lines, within tmux`."""
    name = one_line(can.term) or "TERM is not set"
    room = _size(window) if window else "no window"
    around = f"within {' and '.join(can.inside)}" if can.inside else ""
    return ", ".join(filter(None, [name, room, around]))


def _size(window: os.terminal_size) -> str:
    return f"{plural(window.columns, 'column')}, {plural(window.lines, 'line')}"


def colours(can: Capabilities) -> str:
    if can.no_color:
        return "none, as NO_COLOR says; signs and attributes say it all"
    if not can.colours:
        return f"none, as TERM is {one_line(can.term)}; signs and attributes say it all"
    if can.colours <= 16:
        return f"{can.colours}; themes are painted with the nearest that can be read"
    return "16 million" if can.colours == ALL_COLOURS else f"{can.colours}"


def letters(can: Capabilities) -> str:
    locale = one_line(can.locale)
    if not can.has_letters:
        return f"ASCII alone, as the locale is {locale}; `{_UTF8}` brings all of them"
    if not can.has_signs:
        return f"UTF-8 ({locale}); signs and frames in ASCII, for its font has few"
    return f"UTF-8 ({locale}), with all signs and frames"


def suspension(*, can_come_back: bool) -> str:
    if can_come_back:
        return "Ctrl+Z puts the program aside, and `fg` brings it back"
    return "Ctrl+Z does nothing: no shell here would bring the program back"
