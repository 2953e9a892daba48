"""The rules of the house: what tools check, and what they cannot."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "quiz").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
HEAVY = {"textual", "rich", "yaml", "rapidfuzz", "text_to_num", "sqlite3", "hypothesis", "importlib.metadata"}


def run(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_has_nothing_to_say() -> None:
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")


def test_types_hold() -> None:
    run("mypy")


def test_arrows_point_downwards() -> None:
    run("importlinter.cli", "lint-imports", "--no-cache")


def test_shipped_decks_have_no_problems() -> None:
    run("quiz", "check", "--strict", "decks")


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= 30 or path in TESTS, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def imported(*words: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    code = (
        "import sys, io, contextlib\n"
        "from quiz.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main({list(words)!r})\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_help_and_version_import_nothing_heavy() -> None:
    for word in ("--version", "--help"):
        assert not imported(word) & HEAVY


def test_checking_a_deck_needs_no_screen_and_no_store() -> None:
    assert not imported("check", "decks/sampler.yaml") & (HEAVY - {"yaml"})
