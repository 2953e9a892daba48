"""The wheel, installed into an environment of its own, brings all that the program needs."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.tui.terminal import Terminal


def run(*words: str | Path, home: Path | None = None, cwd: Path = ROOT) -> str:
    environment = {**os.environ, **({"QUIZ_HOME": str(home)} if home else {})}
    done = subprocess.run(
        [*map(str, words)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_styles_schema_lists_of_words_and_decks(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for pattern in ("*.tcss", "*.sql", "*.py", "*.txt"):
        for path in (ROOT / "quiz").rglob(pattern):
            assert path.relative_to(ROOT).as_posix() in names
    for path in (ROOT / "decks").rglob("*.yaml"):
        assert f"quiz/shipped/{path.relative_to(ROOT / 'decks').as_posix()}" in names


def faults_of(python: Path, quiz: list[str | Path], folder: Path) -> list[str]:
    """What an installed quiz, outside of this checkout, lacks to read its decks and to show a
    screen of them."""
    home = folder / "home"
    where = run(python, "-c", "import quiz; print(quiz.__file__)", cwd=folder)
    faults = []
    if folder.resolve() not in Path(where.strip()).resolve().parents:
        faults.append(f"it is imported from {where}")
    report = run(*quiz, "check", home=home, cwd=folder)
    if "no problems" not in report:
        faults.append(report)
    code = "import sys; from quiz.__main__ import main; sys.exit(main(sys.argv[1:]))"
    terminal = Terminal(home, code=code, python=python, folder=folder)
    terminal.wait_for("csto-2007")
    terminal.press("q")
    if status := terminal.end():
        faults.append(f"its screen ends with status {status}")
    return faults


COMMAND = """
import sys
from importlib.metadata import distribution
(entry,) = distribution("quiz-deck").entry_points.select(group="console_scripts", name="quiz")
sys.exit(entry.load()())
"""


def test_an_unpacked_wheel_finds_all_that_it_needs(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    place = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    # What it depends on is borrowed from this environment, which is asked after the venv's own.
    borrowed = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    (place / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    assert faults_of(python, [python, "-c", COMMAND], tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(580)
def test_an_installed_quiz_brings_all_that_it_needs(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", wheel)
    assert faults_of(python, [python.with_name("quiz")], tmp_path) == []
