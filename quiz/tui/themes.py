"""The program's own colours; every theme of Textual's is there too."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="quiz-dark",
    primary="#7aa2f7",
    secondary="#9d8cd6",
    accent="#e0af68",
    success="#8fbf6a",
    warning="#e0af68",
    error="#e5707e",
    foreground="#d5d9e5",
    background="#14161e",
    surface="#1b1e29",
    panel="#242836",
    dark=True,
)
LIGHT = Theme(
    name="quiz-light",
    primary="#2f5fb3",
    secondary="#6d4fb0",
    accent="#9a5b00",
    success="#3c7a1e",
    warning="#9a5b00",
    error="#b3263a",
    foreground="#23262f",
    background="#f7f5f0",
    surface="#efece4",
    panel="#e3dfd4",
    dark=False,
)


def theme_names() -> tuple[str, ...]:
    """The themes that there are: ours first."""
    return (DARK.name, LIGHT.name, *sorted(BUILTIN_THEMES))
