"""What a terminal can show, by what its environment says."""

from __future__ import annotations

import sys

import pytest

from quiz.surroundings.capabilities import ALL_COLOURS, capabilities

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its console can show it all")


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ("TERM=xterm-256color COLORTERM=truecolor", ALL_COLOURS),
        ("TERM=xterm-256color", 256),
        ("TERM=tmux-256color TMUX=x COLORTERM=truecolor", ALL_COLOURS),
        ("TERM=screen-256color STY=x COLORTERM=truecolor", 256),
        ("TERM=screen STY=x COLORTERM=truecolor", 8),
        ("TERM=screen.xterm-256color STY=x", 256),
        ("TERM=xterm-direct", ALL_COLOURS),
        ("TERM=xterm-kitty", 256),
        ("TERM=xterm", 16),
        ("TERM=linux-16color", 16),
        ("TERM=linux", 8),
        ("TERM=tmux", 8),
        ("", 8),
        ("TERM=vt100", 0),
        ("TERM=vt220", 0),
        ("TERM=xterm-mono", 0),
        ("TERM=vt100 COLORTERM=truecolor", 0),
        ("TERM=xterm-256color NO_COLOR=1", 0),
        ("TERM=xterm-256color NO_COLOR=no", 0),
        ("TERM=xterm-256color NO_COLOR=", 256),
    ],
)
def test_the_colours_are_those_of_the_terminals_name_and_none_with_no_color(
    environment: str, colours: int
) -> None:
    values = dict(part.split("=", 1) for part in environment.split())
    assert capabilities(values).colours == colours


@pytest.mark.parametrize(
    ("environment", "coerced", "letters", "signs"),
    [
        ("LANG=en_GB.UTF-8", False, True, True),
        ("LANG=C LC_ALL=de_DE.utf8", False, True, True),
        ("LANG=en_GB.UTF-8 LC_ALL=C", True, False, False),
        ("LANG=en_GB.UTF-8 LC_CTYPE=POSIX", True, False, False),
        ("LANG=de_DE.ISO-8859-1", False, False, False),
        ("LANG=C LC_CTYPE=C.UTF-8", True, False, False),
        ("LANG=C LC_CTYPE=C.UTF-8", False, True, True),
        ("LC_CTYPE=C.UTF-8", True, False, False),
        ("LANG=C.UTF-8 TERM=linux", False, True, False),
        ("LANG=C.UTF-8 TERM=vt220", False, True, False),
        ("LANG=C.UTF-8 TERM=screen", False, True, True),
    ],
)
def test_letters_follow_the_locale_as_it_was_before_python_changed_it_and_signs_the_font(
    environment: str, coerced: bool, letters: bool, signs: bool
) -> None:
    values = dict(part.split("=", 1) for part in environment.split())
    can = capabilities(values, coerced=coerced)
    assert (can.has_letters, can.has_signs) == (letters, signs)


def test_the_multiplexers_around_the_program_are_named() -> None:
    assert capabilities({"TMUX": "x", "STY": "y"}).inside == ("tmux", "screen")
    assert capabilities({"TMUX": ""}).inside == ()
