"""The program's own colours, and what makes those of every theme readable.

A text that is not the main thing is written in `$text-muted`. Textual gives it a share of whatever
stands behind it, which is lost where a text is put together piece by piece: there it would be the
brightest of all. So each theme gets solid colours for it, and for coloured text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

READABLE = 4.5
"""The least contrast of a text by the Web Content Accessibility Guidelines 2.2, at level AA."""
ENHANCED = 7.0
"""The same at level AAA, which the theme of high contrast has for every text."""
CURSOR_ROW = 20
"""The hundredths of the primary colour behind the row under the cursor, and behind what is
selected in a line."""
LEAST_BACK, MOST_BACK = 0.15, 0.45
"""The shares of the background in secondary text: it never reaches the text, nor fades away."""
_COLOURED = ("primary", "secondary", "warning", "error", "success", "accent")

DARK = Theme(
    name="quiz-dark",
    primary="#7aa2f7",
    secondary="#9d8cd6",
    accent="#e0af68",
    success="#8fbf6a",
    warning="#e0af68",
    error="#e5707e",
    foreground="#d5d9e5",
    background="#161820",
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
HIGH_CONTRAST = Theme(
    name="quiz-high-contrast",
    primary="#66c2ff",
    secondary="#c9bbff",
    accent="#ffd75f",
    success="#5ff05f",
    warning="#ffd75f",
    error="#ff9c9c",
    foreground="#ffffff",
    background="#000000",
    surface="#0a0a0a",
    panel="#1f1f1f",
    dark=True,
)
# Blue, orange and yellow instead of green, red and amber: with each form of colour blindness right,
# wrong, partly right, keys and frames look different; a test computes how different.
COLOUR_BLIND = Theme(
    name="quiz-colour-blind",
    primary="#b5efd7",
    secondary="#9aa4c0",
    accent="#af7eb1",
    success="#5b88ff",
    warning="#fff143",
    error="#e0682f",
    foreground="#e6e9f2",
    background="#14161d",
    surface="#191c26",
    panel="#232836",
    dark=True,
)
OURS = (DARK, LIGHT, HIGH_CONTRAST, COLOUR_BLIND)


def theme_names() -> tuple[str, ...]:
    """The themes that there are: ours first."""
    return (*(theme.name for theme in OURS), *sorted(BUILTIN_THEMES))


def least_contrast(name: str) -> float:
    """The contrast that every text of a theme has where its colours allow it."""
    return ENHANCED if name == HIGH_CONTRAST.name else READABLE


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21, by the formula of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = map(_linear, color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def readable(variables: Mapping[str, str], least: float = READABLE) -> dict[str, str]:
    """The variables of a theme, with solid and readable colours for secondary and coloured text.

    A theme that leaves its colours to the terminal stays as it is: nobody knows them.
    """
    row_colour = variables["primary"] + f" {CURSOR_ROW}" + "%"
    row = dict.fromkeys(("cursor-row", "input-selection-background"), row_colour)
    text, back = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    if text.ansi is not None or back.ansi is not None:
        return {**variables, **row}
    backs = list(_backs(variables, back))
    secondary = _secondary(text, back, backs, least).hex
    coloured = {
        f"text-{name}": _coloured(Color.parse(variables[f"text-{name}"]), text, backs, least).hex
        for name in _COLOURED
    }
    return {**variables, **row, **coloured, "text-muted": secondary, "text-disabled": secondary}


def _backs(variables: Mapping[str, str], back: Color) -> Iterator[Color]:
    """The colours that text stands on: pages, bars, and rows under the cursor."""
    primary, surface = (Color.parse(variables[name]) for name in ("primary", "surface"))
    yield from (back, surface, Color.parse(variables["panel"]))
    yield from (below.blend(primary, CURSOR_ROW / 100, alpha=1.0) for below in (back, surface))


def _secondary(text: Color, back: Color, backs: Sequence[Color], least: float) -> Color:
    """The colour of text as near to the background as it can be read on everything."""
    share = MOST_BACK
    while share > LEAST_BACK:
        color = text.blend(back, share, alpha=1.0)
        if all(contrast(color, below) >= least for below in backs):
            return color
        share -= 0.01
    return text.blend(back, LEAST_BACK, alpha=1.0)


def _coloured(color: Color, text: Color, backs: Sequence[Color], least: float) -> Color:
    """A colour for text, moved towards the text's own until it can be read on everything."""
    for share in (0.0, 0.2, 0.4, 0.6):
        moved = color.blend(text, share, alpha=1.0)
        if all(contrast(moved, below) >= least for below in backs):
            return moved
    return color.blend(text, 0.8, alpha=1.0)
