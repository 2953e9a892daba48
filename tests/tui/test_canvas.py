"""A slow terminal is sent only what has changed, and then shows the same as any other."""

from __future__ import annotations

import random
import re

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from quiz.tui.terminal.canvas import Canvas, Changes

CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = [Style(), Style(color="red"), Style(bold=True, bgcolor="blue")]
PIECES = ["What is 2 plus 2?", "  ", " " * 20, "───", "Größe", "12", "漢字", "é", "✓ right"]
SENT = re.compile(r"\x1b\[(?P<y>\d+);(?P<x>\d+)H|\x1b\[(?P<style>[\d;]*)m|(?P<letter>[^\x1b\n])")


class Shown:
    """The cells of a terminal that was sent something; a wide letter takes two."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}

    def send(self, data: str) -> None:
        y = x = 0
        style = ""
        for match in SENT.finditer(data):
            if match["y"]:
                y, x = int(match["y"]), int(match["x"])
            elif match["style"] is not None:
                style = match["style"].removeprefix("0")
            else:
                width = Strip([Segment(match["letter"])]).cell_length
                for column in range(width):
                    self.cells[y, x + column] = (match["letter"] * (not column), style)
                x += width


def strip(*pieces: tuple[str, Style]) -> Strip:
    return Strip([Segment(text, style) for text, style in pieces])


def page(*lines: str) -> LayoutUpdate:
    strips = [[strip((line, Style()))] for line in lines]
    return LayoutUpdate(list(strips), Region(0, 0, 80, len(lines)))


def changes(canvas: Canvas, *lines: str) -> str:
    return Changes(page(*lines), canvas, CONSOLE).render_segments(CONSOLE)


@pytest.mark.parametrize("seed", range(20))
def test_the_terminal_shows_the_same_as_if_all_was_sent(seed: int) -> None:
    chance, canvas = random.Random(seed), Canvas()
    whole, sparing = Shown(), Shown()
    lines: list[Strip] = []
    for _ in range(30):
        lines = [
            line
            if lines and chance.random() < 0.5
            else strip(*((chance.choice(PIECES), chance.choice(STYLES)) for _ in range(4)))
            .crop(0, 40)
            .extend_cell_length(40)
            for line in lines or [Strip([])] * 5
        ]
        update = LayoutUpdate([[line] for line in lines], Region(0, 0, 40, 5))
        whole.send(update.render_segments(CONSOLE))
        sparing.send(Changes(update, canvas, CONSOLE).render_segments(CONSOLE))
        assert sparing.cells == whole.cells
        if chance.random() < 0.2:
            canvas.turn_page()


def test_what_stays_is_not_sent_again() -> None:
    canvas = Canvas()
    assert "7 of 24" in changes(canvas, "Sums    7 of 24", "What is 1 plus 1?")
    assert changes(canvas, "Sums    7 of 24", "What is 1 plus 1?") == ""


def test_a_text_that_changes_is_sent_whole_and_alone() -> None:
    canvas = Canvas()
    changes(canvas, "Sums    7 of 24", "What is 1 plus 1?", "─" * 40)
    sent = changes(canvas, "Sums    7 of 24", "What is 2 plus 1?", "─" * 40)
    assert sent == "\x1b[2;1HWhat is 2 plus 1?"


def test_a_bar_that_drains_is_sent_where_it_ends() -> None:
    canvas = Canvas()
    changes(canvas, "█" * 30 + " " * 10 + " 12 s")
    sent = changes(canvas, "█" * 28 + " " * 12 + " 11 s")
    assert sent == "\x1b[1;29H  \x1b[1;42H11 s"


def test_another_page_says_all_of_its_texts() -> None:
    canvas = Canvas()
    lines = ("q leaves" + " " * 20 + "? help", "─" * 40)
    changes(canvas, *lines)
    canvas.turn_page()
    sent = changes(canvas, *lines)
    assert "q leaves" in sent
    assert "? help" in sent
    assert "─" not in sent


def test_a_terminal_of_another_size_is_sent_everything() -> None:
    canvas = Canvas()
    first = changes(canvas, "Sums", "─" * 40)
    canvas.forget()
    assert changes(canvas, "Sums", "─" * 40) == first


def test_a_part_of_the_page_is_sent_in_its_place() -> None:
    canvas = Canvas()
    changes(canvas, " " * 40)
    update = ChopsUpdate(
        [{0: strip((" " * 10, Style())), 10: strip(("abc", Style()))}], [(0, 10, 13)], [[10, 13]]
    )
    assert Changes(update, canvas, CONSOLE).render_segments(CONSOLE) == "\x1b[1;11Habc"
