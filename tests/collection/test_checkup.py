"""`quiz doctor` says by which clock on the wall the learner's days begin."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from quiz.collection import checkup


@pytest.fixture
def _own_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone of the machine is back after the test."""
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="no tzset")
@pytest.mark.usefixtures("_own_zone")
@pytest.mark.parametrize(
    ("zone", "sentence"),
    [("XXX5", "UTC-05:00"), ("XXX-5:30", "UTC+05:30"), ("XXX0", "UTC+00:00")],
)
def test_the_offset_of_the_wall_has_its_sign(
    monkeypatch: pytest.MonkeyPatch, zone: str, sentence: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert checkup._zone().sentence == sentence


@pytest.mark.skipif(sys.platform == "win32", reason="no TERM")
@pytest.mark.parametrize(
    ("environment", "parts"),
    [
        ({"TERM": "xterm"}, ["xterm", "16;", "UTF-8 (C.UTF-8), with all signs"]),
        ({"TERM": "linux"}, ["linux", "8;", "signs and frames in ASCII"]),
        ({"TERM": "vt100", "LC_ALL": "C"}, ["vt100", "none, as TERM is vt100", "ASCII alone"]),
        ({"NO_COLOR": "1"}, ["none, as NO_COLOR says"]),
        ({"TERM": "tmux-256color", "TMUX": "x", "STY": "y"}, ["within tmux and screen"]),
        ({"TERM": "dumb"}, ["cannot move its cursor; `quiz study --plain` works there"]),
        ({"TERM": "a\x1b[31m"}, ["a\u241b[31m"]),
    ],
)
def test_the_doctor_says_what_the_terminal_can_do_also_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], parts: list[str]
) -> None:
    for name, value in {"COLORTERM": "", **environment}.items():
        monkeypatch.setenv(name, value)
    findings = [
        look()
        for look in (
            checkup._terminal,
            checkup._colours,
            checkup._letters,
            checkup._suspension,
        )
    ]
    said = "\n".join(finding.sentence for finding in findings)
    assert all(part in said for part in parts), said
    assert "through a pipe" in said or environment.get("TERM") == "dumb"
    assert "Ctrl+Z" in said
