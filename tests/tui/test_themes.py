"""The themes of the program: each can be read, and one with every form of colour blindness."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import Theme

from quiz.tui.themes import (
    COLOUR_BLIND,
    CURSOR_ROW,
    ENHANCED,
    HIGH_CONTRAST,
    OURS,
    READABLE,
    contrast,
    least_contrast,
    readable,
)
from tests.tui.colour_vision import FORMS, distance

TEXTS = (
    "foreground",
    "text-muted",
    *(f"text-{name}" for name in ("primary", "secondary", "warning", "error", "success", "accent")),
)
MEANINGS = ("success", "error", "warning", "accent", "primary")
"""Right, wrong, partly right or warned, keys and marked words, frames and figures."""
APART = 20.0
"""Ten times the distance at which a difference is just seen."""


def variables(theme: Theme) -> dict[str, str]:
    return readable(theme.to_color_system().generate(), least_contrast(theme.name))


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_text_of_our_themes_can_be_read_on_everything_it_stands_on(theme: Theme) -> None:
    of = {
        name: Color.parse(variables(theme)[name])
        for name in (*TEXTS, "background", "surface", "panel", "primary")
    }
    backs = [of["background"], of["surface"], of["panel"]]
    backs += [back.blend(of["primary"], CURSOR_ROW / 100, alpha=1.0) for back in backs[:2]]
    least = ENHANCED if theme is HIGH_CONTRAST else READABLE
    weak = {
        f"{name} on {back.hex}"
        for name in TEXTS
        for back in backs
        if contrast(of[name], back) < least
    }
    assert weak == set()


@pytest.mark.parametrize("form", FORMS)
def test_right_wrong_and_partly_stay_apart_with_each_form_of_colour_blindness(form: str) -> None:
    of = variables(COLOUR_BLIND)
    colours = {name: Color.parse(of[f"text-{name}"]) for name in MEANINGS}
    near = {
        (one, other)
        for one, other in combinations(MEANINGS, 2)
        if distance(colours[one], colours[other], FORMS[form]) < APART
    }
    assert near == set()


def test_a_theme_is_named_by_what_it_is_for() -> None:
    assert [theme.name for theme in OURS] == [
        "quiz-dark",
        "quiz-light",
        "quiz-high-contrast",
        "quiz-colour-blind",
    ]
