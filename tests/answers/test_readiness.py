"""What the first slip needs is there before it is typed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.places import ROOT

_SLIPS = """
import sys
from quiz.answers import Form, Rivals, TextAnswer, get_ready
language = sys.argv[1]
get_ready(language)
loaded = set(sys.modules)
rivals = Rivals(lambda: ("Adam Smith", "the opera house", "Graz, Austria"))
for form in Form:
    answer = TextAnswer(
        "Johann Strauss", ("the waltz king",), form, language=language, prompt="Who?"
    )
    for typed in ("Johan Straus", "Straus", "waltz kings", "someone else", "Vienna, Austria", "2"):
        answer.grade(typed, rivals)
print(*sorted(set(sys.modules) - loaded))
"""


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_once_it_is_ready_a_slip_imports_nothing(language: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SLIPS, language],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""
