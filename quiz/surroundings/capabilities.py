"""What a terminal can show, as far as the environment tells: colours, letters and signs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from quiz.patterns import regex
from quiz.values import NamedTuple

ALL_COLOURS = 2**24
_NO_COLOURS = regex(r"vt\d+.*|dumb|unknown|.*-(m|mono)")
_EIGHT = frozenset("linux screen tmux ansi cons25 sun eterm-color".split())
_SIXTEEN = frozenset("xterm rxvt cygwin putty xterm-color konsole".split())
_PLAIN_SIGNS = regex(r"vt\d+.*|linux.*|cons25.*|ansi.*|sun.*")
"""Terminals whose letters are drawn by a console's font, which has few signs."""


class Capabilities(NamedTuple):
    """What a terminal shows, and what it is shown in."""

    term: str
    colours: int
    """0, 8, 16, 256, or `ALL_COLOURS`."""
    no_color: bool
    """True if NO_COLOR asks for none."""
    locale: str
    """The locale that the letters are encoded by."""
    has_letters: bool
    """True if it takes UTF-8; else ASCII alone is safe."""
    has_signs: bool
    """True if it has the signs of the program: ticks, arrows, frames, bars."""
    inside: tuple[str, ...]
    """The multiplexers around the program."""


def capabilities(environment: Mapping[str, str], *, coerced: bool | None = None) -> Capabilities:
    """What the terminal of an environment can show.

    `coerced` is true where Python itself made UTF-8 of a locale that has none, as it does with C.
    """
    coerced = bool(sys.flags.utf8_mode) if coerced is None else coerced
    term, locale = environment.get("TERM", ""), _locale(environment, coerced=coerced)
    no_color = bool(environment.get("NO_COLOR"))
    has_letters = sys.platform == "win32" or bool(re.search(r"utf-?8", locale, re.IGNORECASE))
    return Capabilities(
        term=term,
        colours=0 if no_color else _colours(environment, term),
        no_color=no_color,
        locale=locale,
        has_letters=has_letters,
        has_signs=has_letters and not _PLAIN_SIGNS.fullmatch(term),
        inside=tuple(name for name in ("tmux", "screen") if _is_inside(name, environment)),
    )


def _locale(environment: Mapping[str, str], *, coerced: bool) -> str:
    """The name of the locale as it was before Python changed it (PEP 538 and 540)."""
    kept = dict(environment)
    if coerced and not kept.get("LC_ALL") and re.fullmatch(r"(C\.)?utf-?8", _ctype(kept), re.I):
        del kept["LC_CTYPE"]
    return kept.get("LC_ALL") or _ctype(kept) or kept.get("LANG") or "C"


def _ctype(environment: Mapping[str, str]) -> str:
    return environment.get("LC_CTYPE", "")


def _colours(environment: Mapping[str, str], term: str) -> int:
    if sys.platform == "win32":
        return ALL_COLOURS
    if _NO_COLOURS.fullmatch(term):
        return 0
    # GNU screen hands on the COLORTERM of the terminal around it, and knows no such colours.
    is_gnu_screen = bool(environment.get("STY")) and term.startswith("screen")
    if environment.get("COLORTERM") in ("truecolor", "24bit") and not is_gnu_screen:
        return ALL_COLOURS
    if term.endswith("-direct"):
        return ALL_COLOURS
    if term.endswith("256color"):
        return 256
    if not term or term in _EIGHT:
        return 8
    return 16 if term in _SIXTEEN or term.endswith("16color") else 256


def _is_inside(name: str, environment: Mapping[str, str]) -> bool:
    return bool(environment.get({"tmux": "TMUX", "screen": "STY"}[name]))


def can_come_back() -> bool:
    """True if a shell can resume a suspended program, which would be frozen for ever without one.

    It can if an ancestor in the same session is in another process group. The kernel, too, lets no
    program of an orphaned group be stopped from its terminal; Textual stops it all the same.
    """
    if sys.platform == "win32":
        return True  # nothing is suspended there
    group, session, process = os.getpgrp(), os.getsid(0), os.getppid()
    try:
        while process > 1 and os.getsid(process) == session:
            if os.getpgid(process) != group:
                return True
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as stat:
                process = int(stat.read().rpartition(")")[2].split()[1])
    except OSError:
        return True  # unknown: Ctrl+Z is not refused
    return False
