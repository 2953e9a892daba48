"""A deck in a file, for the tests of the real program in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

SUMS = [f"- number: What is {n} plus {n}?\n  answer: {2 * n}\n" for n in range(1, 40)]


@pytest.fixture
def sums_file(tmp_path: Path) -> Path:
    """The file of a deck whose first question asks for 1 plus 1."""
    path = tmp_path / "sums.yaml"
    path.write_text("title: Sums\nquestions:\n" + "".join(SUMS), encoding="utf-8")
    return path
