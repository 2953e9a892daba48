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
