"""The wheel, built and installed into an environment of its own, brings all that the program needs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent


def run(*words: str | Path, home: Path | None = None, cwd: Path = ROOT) -> str:
    environment = {**os.environ, **({"QUIZ_HOME": str(home)} if home else {})}
    done = subprocess.run([*map(str, words)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_styles_schema_and_decks(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern in (("quiz", "*.tcss"), ("quiz", "*.sql"), ("quiz", "*.py")):
        for path in (ROOT / folder).rglob(pattern):
            assert path.relative_to(ROOT).as_posix() in names
    for path in (ROOT / "decks").rglob("*.yaml"):
        assert f"quiz/{path.relative_to(ROOT).as_posix()}" in names


def test_an_installed_quiz_finds_all_that_it_needs(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", wheel)
    home = tmp_path / "home"
    assert "no problems" in run(python.with_name("quiz"), "check", home=home, cwd=tmp_path)
    code = "import sys; from quiz.__main__ import main; sys.exit(main(sys.argv[1:]))"
    terminal = Terminal(home, code=code, python=python, folder=tmp_path)
    terminal.wait_for("csto-2007")
    terminal.send("q")
    assert terminal.end() == 0
