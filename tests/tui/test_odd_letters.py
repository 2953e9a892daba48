"""The frame holds, whatever letters stand in it and whatever the terminal can show of them."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from quiz.letters.graphemes import cells, graphemes
from quiz.letters.signs import LOST_LETTERS
from quiz.settings import Settings
from quiz.tui.keeping import KeepingApp
from quiz.tui.terminal.placing import placed
from quiz.tui.widgets.foot import RemarkLine
from tests.tui.every_screen import World
from tests.tui.screens import press, resize, settle

HEBREW, ARABIC = "מה שמו של Tom בן 12 (בערך)?", "العربية ١٢٣"
EMOJI = "👨‍👩‍👧 ❤️ 🇩🇪 👍🏽 1️⃣"
SAMPLES = ("日本語 한국어", EMOJI, "e\u0301 क्षि กำ", HEBREW, ARABIC, "“Ünder” – Щука ﷺ")


def open_with(folder: Path, text: str, **settings: str) -> KeepingApp:
    deck = f'- what: "{text} – {text}?"\n  answer: "{text}"\n'
    world = World(folder, deck, Settings().changed(*settings.popitem()) if settings else Settings())
    return world.study()


def rows(pilot: Pilot[None]) -> list[str]:
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def look(pilot: Pilot[None]) -> None:
    """Fails unless every row is as wide as the screen, and the box's right edge one column."""
    assert {cell_len(row) for row in rows(pilot)} == {pilot.app.size.width}
    edges = {cell_len(row.rstrip()) for row in rows(pilot) if row.rstrip()[-1:] in ("▎", "|")}
    assert len(edges) <= 1


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("order", ["terminal", "program"])
async def test_the_right_border_stays_in_one_column(tmp_path: Path, text: str, order: str) -> None:
    async with open_with(tmp_path, text, right_to_left=order).run_test(size=(80, 24)) as pilot:
        for key in text:
            await pilot.press(key)
        await settle(pilot)
        look(pilot)
        await press(pilot, "x", "enter")
        assert "Wrong" in "\n".join(rows(pilot))
        look(pilot)
        await resize(pilot, 40, 12)
        look(pilot)


@pytest.mark.skipif(sys.platform == "win32", reason="its console takes all letters")
async def test_without_utf8_all_is_ascii_and_that_letters_are_lost_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with open_with(tmp_path, " ".join(SAMPLES)).run_test(size=(100, 30)) as pilot:
        look(pilot)
        assert "".join(rows(pilot)).isascii()
        assert pilot.app.screen.query_one(RemarkLine)._text == LOST_LETTERS
        await press(pilot, "x", "enter")
        assert "x Wrong" in "\n".join(rows(pilot))
        assert "".join(rows(pilot)).isascii()
        await press(pilot, "enter")
        assert LOST_LETTERS not in " ".join(rows(pilot))


@pytest.mark.skipif(sys.platform == "win32", reason="its console has all signs")
async def test_a_console_whose_font_has_few_signs_shows_every_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with open_with(tmp_path, "“Ünder” Щука").run_test(size=(100, 30)) as pilot:
        look(pilot)
        letters = {char for row in rows(pilot) for char in row if not char.isascii()}
        assert letters == set("ÜЩука")


async def test_text_from_right_to_left_is_isolated_or_turned(tmp_path: Path) -> None:
    async with open_with(tmp_path, "אבג 12?").run_test(size=(80, 24)) as pilot:
        assert "\u200e\u200fאבג 12?" in "\n".join(rows(pilot))
    async with open_with(tmp_path, "אבג 12?", right_to_left="program").run_test() as pilot:
        assert "?12 גבא" in "\n".join(rows(pilot))


# What is written to a terminal that counts columns in its own way


def narrow(cluster: str) -> int:
    return min(cells(cluster), 1)


def wide(cluster: str) -> int:
    return sum(cells(char) or (char not in "\u200d\ufe0f\u0301") for char in cluster)


def columns(output: str, width_of: Callable[[str], int]) -> dict[int, str]:
    """The row that a terminal shows, by columns; it counts an unsure cluster as it likes."""
    row: dict[int, str] = {}
    at = saved = 0
    for token in re.findall(r"\x1b[78]|\x1b\[\d*[Cm]|[^\x1b]+", output):
        if token == "\x1b7":
            saved = at
        elif token == "\x1b8":
            at = saved
        elif token.endswith("C") and token.startswith("\x1b"):
            at += int(token[2:-1])
        elif not token.startswith("\x1b"):
            for cluster in graphemes(token):
                row[at] = cluster
                at += width_of(cluster) if len(cluster) > 1 else cells(cluster)
    return row


@pytest.mark.parametrize("width_of", [cells, narrow, wide])
@pytest.mark.parametrize("text", [*SAMPLES, "👍🏽", "क्षि", "a 👍🏽 b\x1b[1mc"])
def test_what_stands_behind_letters_of_unsure_width_stays_where_it_is(
    text: str, width_of: Callable[[str], int]
) -> None:
    bare = re.sub(r"\x1b\[\d*m", "", text)
    gap = " " * 20
    row = columns(placed(f"| {text}{gap}end |"), width_of)
    start = len("| ") + cells(bare) + len(gap)
    assert "".join(row.get(start + at, "") for at in range(5)) == "end |"


def test_a_text_whose_width_is_sure_is_written_as_it_is() -> None:
    text = "\x1b[1m日本 Ünder – שלום\x1b[0m  │"
    assert placed(text) == text


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_500_random_sizes_in_a_sitting_leave_the_frame_whole(tmp_path: Path) -> None:
    chance = random.Random("sizes")
    async with open_with(tmp_path, " ".join(SAMPLES)).run_test(size=(80, 24)) as pilot:
        for number in range(500):
            await resize(pilot, chance.randint(40, 400), chance.randint(12, 100))
            look(pilot)
            if number % 10 == 0:
                await press(pilot, "enter")
