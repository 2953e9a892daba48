"""On every screen the text can be read, and what is secondary stands back behind it; and F1 leads
to the help and back.

Contrast is that of the Web Content Accessibility Guidelines, of the cells as they are painted.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from quiz.tui.screens.help import HelpScreen
from quiz.tui.themes import DARK, LIGHT, READABLE, contrast, readable
from tests.tui.every_screen import SHOWS, VIEWS, reach
from tests.tui.screens import press, settle

TEXT, SECONDARY, COLOURED = 7.0, READABLE, READABLE
"""The least contrast of text, of secondary text, and of accents, warnings, errors and successes;
that of text is the most for secondary text too."""
DECORATION = set("━─│┃└├╭╮╰╯█▉▊▋▌▍▎▏▁▂▃▄▅▆▇▔▕▐░▒▓·▸▾")
"""Rules, borders, guides, bars and their scales: what they show is said in figures too."""


def painted(pilot: Pilot[None]) -> Iterator[tuple[str, Style]]:
    """The pieces of text on the screen, each with its style."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            text = "".join(char for char in segment.text if char not in DECORATION)
            if text.strip() and segment.style:
                yield text, segment.style


def colour(painted_as: RichColor | None) -> Color:
    assert painted_as is not None
    return Color.from_rich_color(painted_as)


def colours(style: Style) -> tuple[Color, Color]:
    """The colour of a text, and the one that it stands on."""
    pair = colour(style.color), colour(style.bgcolor)
    return (pair[1], pair[0]) if style.reverse else pair


def is_same(painted_as: Color, meant: Color) -> bool:
    """Whether two colours are one, but for what is lost when they are blended as whole numbers."""
    return all(abs(one - other) <= 1 for one, other in zip(painted_as.rgb, meant.rgb, strict=True))


def too_weak_or_too_strong(pilot: Pilot[None]) -> set[str]:
    """The pieces of text whose contrast is not that of their role."""
    variables, outcome = pilot.app.theme_variables, set()
    text, secondary = (Color.parse(variables[name]) for name in ("foreground", "text-muted"))
    for words, style in painted(pilot):
        front, back = colours(style)
        ratio = contrast(front, back)
        least, most = COLOURED, 21.0
        if is_same(front, text):
            least = TEXT
        elif is_same(front, secondary):
            least, most = SECONDARY, min(TEXT, contrast(text, back))
        if not least <= ratio <= most or style.dim:
            outcome.add(f"{words} has {ratio:.2f}: {front.hex} on {back.hex}")
    return outcome


PLACES = """home, home with a filter, shelf by tags, more to study, settings, empty log, log,
results of the past, problems, question: line, question: choices, question: order,
question: pairs, question: gaps, question: card, wrong verdict, certainty,
accepting, results, game set-up, countdown, hand-over, veil, pause, game: choices,
verdict of a game, results of a game, exam set-up, cover, exam: line, list of an
exam, handed in, results of an exam, open exam"""
WITH_HELP = " ".join(PLACES.split()).split(", ")


@pytest.mark.parametrize("name", VIEWS)
async def test_text_is_strong_and_secondary_text_readable_and_weaker_and_f1_shows_the_help(
    name: str,
) -> None:
    async with reach(name, (120, 40), DARK.name) as pilot:
        assert SHOWS.get(name, "") in "".join(text for text, _ in painted(pilot))
        assert too_weak_or_too_strong(pilot) == set()
        pilot.app.theme = LIGHT.name
        await settle(pilot)
        assert too_weak_or_too_strong(pilot) == set()
        if name in WITH_HELP:  # last, for a game goes into a pause behind it
            await help_opens_and_closes(pilot)


async def help_opens_and_closes(pilot: Pilot[None]) -> None:
    screen = pilot.app.screen
    await press(pilot, "f1")
    assert isinstance(pilot.app.screen, HelpScreen)
    await press(pilot, "f1")
    assert pilot.app.screen is screen


def test_help_is_looked_for_on_screens_that_there_are() -> None:
    assert set(WITH_HELP) <= set(VIEWS)


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_secondary_text_stands_back_in_every_theme_and_can_be_read(name: str) -> None:
    variables = readable(BUILTIN_THEMES[name].to_color_system().generate())
    back, text, secondary = (
        Color.parse(variables[name]) for name in ("background", "foreground", "text-muted")
    )
    strongest = contrast(text, back)
    assert min(READABLE, 0.7 * strongest) <= contrast(secondary, back) < strongest


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if theme.ansi])
async def test_a_theme_of_the_terminals_own_colours_is_left_as_it_is(name: str) -> None:
    async with reach("wrong verdict", (80, 24), name) as pilot:
        assert pilot.app.theme_variables["text-muted"].startswith("ansi")
