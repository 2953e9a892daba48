"""How far something long is, said on standard error."""

from __future__ import annotations

import io
import os

import pytest

from quiz.commands import _progress
from quiz.commands._progress import Progress
from quiz.sync import Step


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Ticks:
    """A clock that goes on by so many seconds each time it is looked at."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._now = seconds, 0.0

    def tick(self) -> float:
        self._now += self._seconds
        return self._now


def told(monkeypatch: pytest.MonkeyPatch, seconds: float, *, begin: str = "") -> None:
    monkeypatch.setattr(_progress, "SystemClock", lambda: Ticks(seconds))
    with Progress(lines_begin=begin) as progress:
        for number in range(4):
            progress.tell(Step("Taking up ab.jsonl", number, 4))
        progress.tell(Step("Working out what follows"))


def test_what_is_short_is_done_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told(monkeypatch, 0.1)
    assert capsys.readouterr() == ("", "")


def test_without_a_terminal_a_line_is_said_now_and_then_and_of_each_new_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told(monkeypatch, 3, begin="Sync: ")
    assert capsys.readouterr().err.splitlines() == [
        "Sync: Taking up ab.jsonl: 0 %.",
        "Sync: Taking up ab.jsonl: 50 %.",
        "Sync: Working out what follows.",
    ]


def test_on_a_terminal_a_bar_names_what_is_being_done_and_is_wiped_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((60, 24)))
    told(monkeypatch, 1)
    lines = screen.getvalue().split("\r")
    assert [line.rstrip() for line in lines] == [
        "[....................]   0 %  Taking up ab.jsonl",
        "[#####...............]  25 %  Taking up ab.jsonl",
        "[##########..........]  50 %  Taking up ab.jsonl",
        "[###############.....]  75 %  Taking up ab.jsonl",
        "Working out what follows",
        "",
        "",
    ]
    assert {len(line) for line in lines[:-1]} == {59}


def test_nothing_in_a_name_is_obeyed_by_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_progress, "SystemClock", lambda: Ticks(3))
    screen = Terminal()
    with Progress() as progress:
        progress.tell(Step("Taking up \x1b[2J\r\n.jsonl"))
    monkeypatch.setattr("sys.stderr", screen)
    with Progress() as progress:
        progress.tell(Step("Taking up \x1b[2J\r\n.jsonl"))
    assert "\x1b" not in capsys.readouterr().err + screen.getvalue()
    assert "\n" not in screen.getvalue()
