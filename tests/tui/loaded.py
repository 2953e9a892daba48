"""What a start loads: `python -m tests.tui.loaded` writes it anew into `tests/data/loaded.txt`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.tui.terminal import Terminal, close_all

FILE = Path(__file__).parent.parent / "data" / "loaded.txt"
DECK = "title: Words\nquestions:\n- what: 1 plus 1?\n  answer: two\n- what: Red?\n  answer: rot\n"
_PRINTED = """
import sys
from quiz.__main__ import main
main(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(" ".join(sys.modules))
"""
_PAINTED = """
import os, sys
import quiz.tui.terminal  # which decides what of asyncio is loaded
from textual.app import App
real = App._display
def display(*args):
    real(*args)
    with open(sys.argv[1], "w") as file:
        file.write(" ".join(sys.modules))
    os._exit(0)
App._display = display
from quiz.__main__ import main
main(sys.argv[2:])
"""
"""The program, which writes down what is loaded when its first screen is painted."""


def loaded() -> dict[str, set[str]]:
    """The modules that each way to begin loads, where the decks were read before."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "sums.yaml").write_text(DECK, encoding="utf-8")
        deck = str(home / "sums.yaml")
        _read(home, deck)
        return {
            "--version": _printed(home, "--version"),
            "--help": _printed(home, "--help"),
            "Home": _painted(home, deck),
            "study": _painted(home, "study", deck),
        }


def _read(folder: Path, deck: str) -> None:
    """Has the program read a deck, and leave what a start leaves for the next one."""
    terminal = Terminal(folder / "home", "study", deck)
    terminal.wait_for("1 plus")
    terminal.press("\x03")
    terminal.end()


def _printed(folder: Path, *words: str) -> set[str]:
    listed = folder / "listed.txt"
    command = [sys.executable, "-c", _PRINTED, str(listed), *words]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return set(listed.read_text().split())


def _painted(folder: Path, *words: str) -> set[str]:
    listed = folder / "listed.txt"
    terminal = Terminal(folder / "home", str(listed), *words, code=_PAINTED)
    terminal.end()
    return set(listed.read_text().split())


def our_own(modules: set[str]) -> list[str]:
    """Those of this program, in order."""
    return sorted(name for name in modules if name.partition(".")[0] == "quiz")


def text_of(modules: dict[str, set[str]]) -> str:
    """What each way to begin loads of this program, a line each."""
    return "".join(
        f"[{start}]\n" + "".join(f"{name}\n" for name in our_own(names))
        for start, names in modules.items()
    )


if __name__ == "__main__":
    FILE.write_text(text_of(loaded()), encoding="utf-8")
    close_all()
