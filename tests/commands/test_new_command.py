"""A new command is one file: its name is the word, its docstring the help."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

GREET = '''
"""Greet a learner by name."""


def arguments(parser):
    parser.add_argument("name")


def run(args):
    print(f"Hello, {args.name}.")
    return 5
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program with one file more."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "quiz", tmp_path / "quiz", ignore=ignored)
    (tmp_path / "quiz" / "commands" / "greet.py").write_text(GREET, encoding="utf-8")
    return tmp_path


def quiz(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "quiz", *words]
    return subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False, timeout=50)


def test_a_new_command_is_one_file_that_is_found_by_its_name(copy: Path) -> None:
    greeted = quiz(copy, "greet", "Ada")
    assert (greeted.stdout, greeted.stderr, greeted.returncode) == ("Hello, Ada.\n", "", 5)
    assert "  greet      Greet a learner by name.\n" in quiz(copy, "--help").stdout
    assert "usage: quiz greet [-h] name\n\nGreet a learner" in quiz(copy, "greet", "-h").stdout
    assert 'Did you mean "greet"?' in quiz(copy, "great").stderr
