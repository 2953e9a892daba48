"""What the command line says in a terminal that has not all letters, and elsewhere."""

from __future__ import annotations

import io
import sys

import pytest

from quiz.letters.signs import LOST_LETTERS
from quiz.surroundings import streams
from quiz.text import say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its console has all letters")
TEXT = "“Übung” – ✓ 水"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def _untold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_told", [])


@pytest.mark.usefixtures("_untold")
def test_without_utf8_a_terminal_gets_ascii_and_the_loss_is_said_once_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    terminal = Terminal()
    say("a “sign” – ✓", file=terminal)
    assert capsys.readouterr().err == ""
    say(TEXT, file=terminal)
    say(TEXT, file=terminal)
    assert terminal.getvalue() == 'a "sign" - +\n' + '"Ubung" - + ??\n' * 2
    assert capsys.readouterr().err == f"quiz: {LOST_LETTERS}\n"


def test_a_console_gets_its_letters_and_plain_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    terminal = Terminal()
    say(TEXT, file=terminal)
    assert terminal.getvalue() == '"Übung" - + 水\n'


def test_a_file_gets_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    file = io.StringIO()
    say(TEXT, file=file)
    assert file.getvalue() == f"{TEXT}\n"
