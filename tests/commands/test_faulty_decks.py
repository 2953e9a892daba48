"""Commands on decks that cannot be read, or only in part, say so and never that all is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.settling import HANG

BAD = "title: Bad\nquestions:\n- who: Who?\n  anwser: Ada\n- nothing\n"
PARTLY = BAD + "- who: Who else?\n  answer: Bob\n  draft: yes\n"


def quiz(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quiz", *words],
        env={**os.environ, "QUIZ_HOME": str(folder / "home")},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )


@pytest.mark.parametrize("command", ["study", "play", "exam"])
def test_nothing_readable_is_status_two_and_the_first_problem(command: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "worse.yaml").write_bytes(b"\xff\xfe\x00")
    done = quiz(tmp_path, command, "bad.yaml", "worse.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith('quiz: bad.yaml:4:3: "anwser" is not a key of a who question.')
    assert len(done.stderr.splitlines()) == 1


def test_what_is_left_out_is_said_where_nothing_is_due(tmp_path: Path) -> None:
    (tmp_path / "partly.yaml").write_text(PARTLY, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    done = quiz(tmp_path, "study", "partly.yaml", "bad.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Nothing of this is due today.",
        "--ahead, --more 20 or --cram study beyond today.",
        "2 entries of partly.yaml are left out; bad.yaml cannot be read.",
    ]
