"""With eight colours, sixteen or none every text can be read, whatever the theme."""

from __future__ import annotations

from itertools import product

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from quiz.tui.terminal.few_colours import PALETTES, in_few_colours, with_few, without_colours
from quiz.tui.themes import OURS, READABLE, contrast, readable
from tests.tui.test_themes import TEXTS

THEMES = [*OURS, BUILTIN_THEMES["nord"], BUILTIN_THEMES["solarized-light"]]


def numbers(style: Style) -> tuple[int, int]:
    """The colours of a text and of what it stands on, by their numbers."""
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = style.color.number, style.bgcolor.number
    assert front is not None
    assert back is not None
    return (back, front) if style.reverse else (front, back)


def painted(front: str, back: str, *, reverse: bool = False) -> Style:
    rich = (Color.parse(colour).rich_color for colour in (front, back))
    return Style.from_color(*rich) + Style(reverse=reverse)


@pytest.mark.parametrize("count", [8, 16])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_with_few_colours(theme: Theme, count: int) -> None:
    of = readable(theme.to_color_system().generate())
    texts = [Color.parse(of[name]) for name in TEXTS]
    pages = [Color.parse(of[name]) for name in ("background", "surface", "panel")]
    blocks = [Color.parse(of[name]) for name in ("primary", "success", "warning", "error")]
    rows = [page.blend(block, 0.2, alpha=1.0) for page in pages for block in blocks]
    pairs = {
        numbers(with_few(painted(front.hex, back.hex, reverse=reverse), count))
        for front, back in product([*texts, *pages], [*pages, *blocks, *rows])
        for reverse in (False, True)
    }
    assert pairs
    assert {number for pair in pairs for number in pair} <= set(range(count))
    for above, below in pairs:
        for palette in PALETTES:
            assert contrast(palette[above], palette[below]) >= READABLE


@pytest.mark.parametrize(("count", "red"), [(16, 9), (8, 7)])
def test_a_colour_becomes_its_nearest_or_else_white_and_never_another_one(
    count: int, red: int
) -> None:
    back = OURS[0].background or ""
    right, wrong = (
        numbers(with_few(painted(colour or "", back), count))
        for colour in (OURS[0].success, OURS[0].error)
    )
    assert right[0] in (2, 10)
    assert wrong == (red, 0)


def test_what_the_terminal_colours_itself_stays_so() -> None:
    style = Style.parse("red on default")
    assert with_few(style, 8) == style


def test_without_colours_what_stands_out_is_reversed_and_nothing_else() -> None:
    page = Color.parse("#161820")
    assert without_colours(painted("#161820", "#7aa2f7"), page).reverse
    assert without_colours(painted("#7aa2f7", "#161820", reverse=True), page).reverse
    plain = without_colours(painted("#d5d9e5", "#242836") + Style(bold=True), page)
    assert (plain.color, plain.bgcolor, plain.reverse, plain.bold) == (None, None, False, True)


def test_the_thumb_of_a_scroll_bar_is_seen_in_every_theme() -> None:
    for theme in OURS:
        page = Color.parse(theme.background or "")
        thumb = painted("#ffffff", page.hex) + Style.from_meta({"@mouse.down": "grab"})
        rail = painted("#ffffff", page.hex) + Style.from_meta({"@mouse.down": "scroll_up"})
        for count in (8, 16):
            assert numbers(with_few(thumb, count))[1] != numbers(with_few(rail, count))[1]
        assert without_colours(thumb, page).reverse
        assert not without_colours(rail, page).reverse


def test_what_is_clicked_is_kept_with_every_filter() -> None:
    style = painted("#7aa2f7", "#161820") + Style.from_meta({"@click": "app.help"})
    assert without_colours(style, Color.parse("#161820")).meta == style.meta
    assert with_few(style, 8).meta == style.meta


def test_the_left_edge_of_a_box_is_drawn_as_the_others_are() -> None:
    edges = [
        Segment(edge, painted(*colours))
        for edge, colours in (("▊", ("#1b1e29", "#7aa2f7")), ("▎", ("#7aa2f7", "#161820")))
    ]
    left, right = in_few_colours(edges, 16)
    assert left.text != "▊"
    assert left.style
    assert right.style
    assert numbers(left.style) == numbers(right.style)
