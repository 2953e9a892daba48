"""The quick tests once more, under conditions that must make no difference to them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

_DRAWN = {"settings_screen", "room", "pasting", "key_bar", "key_table", "private_names"}
_OTHERS = {"early_keys", "faulty_decks", "plugins", "standing_checks"}
"""Tests of what is drawn, of times of their own, or of the tests: a store makes no difference."""
_WAITED_FOR = {"ask_screen", "exam_screen", "home_screen", "typed_ahead"}
"""Those that are run with a picture a second: most of their time is then spent waiting."""
SCREENS = [
    path
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    if ".run_test(" in path.read_text("utf-8")
    and path.stem.removeprefix("test_") not in _DRAWN | _OTHERS
]

pytestmark = pytest.mark.timeout(1800)


def failures(folder: Path, *words: str | Path, **environment: str) -> str:
    """What quick tests print that run in processes of their own, if any of them fails."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n3",  # they wait more than they work
        "-o",
        "timeout=300",
        f"--basetemp={folder / 'tests'}",
        *map(str, words),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout.splitlines()[-1] if done.stdout else "")
    return done.stdout + done.stderr + f"status {done.returncode}" if done.returncode else ""


@pytest.mark.long
def test_every_screen_works_with_a_slow_store(tmp_path: Path) -> None:
    assert len(SCREENS) > 9
    assert not failures(tmp_path, "-p", "tests.store.slow_store", *SCREENS)


@pytest.mark.long
def test_every_screen_works_that_is_drawn_once_a_second(tmp_path: Path) -> None:
    assert len(SCREENS) > 9
    drawn = [path for path in SCREENS if path.stem.removeprefix("test_") in _WAITED_FOR]
    assert len(drawn) == len(_WAITED_FOR)
    assert not failures(tmp_path, *drawn, "tests/tui/test_start.py", TEXTUAL_FPS="1")


@pytest.mark.long
def test_every_property_holds_in_depth(tmp_path: Path) -> None:
    assert not failures(tmp_path, "--hypothesis-profile=deep", "-m", "hypothesis and not slow")
