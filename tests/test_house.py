"""The house keeps its rules; that each of them can fail is shown in test_planted_faults.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import RULES
from tests.places import ROOT


@pytest.mark.timeout(600)  # the first look at all types is a long one where others work too
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rule(rule: Callable[[Path], str]) -> None:
    complaints = rule(ROOT)
    assert not complaints, complaints
