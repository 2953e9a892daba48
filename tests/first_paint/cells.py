"""What a terminal shows after some output: its cells, each with a letter and its style."""

from __future__ import annotations

import re
from typing import NamedTuple

from quiz.letters.graphemes import cells, graphemes

_TOKEN = re.compile(
    r"\x1b\[(?P<private>[?>=<]?)(?P<numbers>[0-9;]*)\$?(?P<final>[@-~])"
    r"|\x1b\][^\x07]*\x07|\x1b[78]|\n|(?P<text>[^\x1b\n]+)"
)


class Cell(NamedTuple):
    letter: str = " "
    style: str = ""


class Screen:
    """The alternate screen of a terminal of some size. What nobody sends is not understood."""

    def __init__(self, lines: int, columns: int) -> None:
        self.lines, self.columns = lines, columns
        self.times_cleared = 0
        self.changed: set[tuple[int, int]] = set()
        """The places where a letter came that was not there."""
        self._clear()

    def _clear(self) -> None:
        self.rows = [[Cell() for _ in range(self.columns)] for _ in range(self.lines)]
        self._y = self._x = 0
        self._style = ""
        self._saved = (0, 0, "")

    def show(self, output: bytes) -> None:
        text, end = output.decode(errors="replace"), 0
        for token in _TOKEN.finditer(text):
            assert token.start() == end, f"not understood: {text[end : token.start()]!r}"
            end = token.end()
            if token["text"]:
                self._put(token["text"])
            elif token[0] == "\x1b7":
                self._saved = self._y, self._x, self._style
            elif token[0] == "\x1b8":
                self._y, self._x, self._style = self._saved
            elif token[0] == "\n":
                self._y, self._x = self._y + 1, 0
            elif token["final"]:
                self._obey(token["private"] + token["final"], token["numbers"])

    def _obey(self, command: str, numbers: str) -> None:
        match command:
            case "?h" if numbers == "1049":
                self._clear()
                self.times_cleared += 1
            case "H":
                y, _, x = numbers.partition(";")
                self._y, self._x = int(y or 1) - 1, int(x or 1) - 1
            case "C":
                self._x += int(numbers or 1)
            case "m":
                self._style = numbers.removeprefix("0;") if numbers not in ("", "0") else ""
            case "J" | "K" | "X":
                raise AssertionError("it clears what was there")

    def _put(self, text: str) -> None:
        for letter in graphemes(text):
            for place in range(self._x, min(self._x + cells(letter), self.columns)):
                cell = Cell(letter * (place == self._x), self._style)
                if cell.letter != self.rows[self._y][place].letter:
                    self.changed.add((self._y, place))
                self.rows[self._y][place] = cell
            self._x += cells(letter)

    def text(self) -> str:
        return "\n".join("".join(cell.letter for cell in row).rstrip() for row in self.rows)
