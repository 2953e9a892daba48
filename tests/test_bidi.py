"""Text from right to left, in the order in which it is read from the screen."""

from __future__ import annotations

import pytest

from quiz.letters.bidi import has_right_to_left, mirrored, runs, visual
from quiz.letters.graphemes import graphemes


def shown(line: str) -> str:
    """A line with each piece from right to left in visual order."""
    clusters, outcome, done = graphemes(line), "", 0
    for start, end in runs(clusters):
        piece = clusters[start:end]
        outcome += "".join(clusters[done:start])
        outcome += "".join(
            mirrored(piece[at]) if turned else piece[at] for at, turned in visual(piece)
        )
        done = end
    return outcome + "".join(clusters[done:])


# Written from left to right, as everything in this file is drawn: the Hebrew letters alef to he are
# A to E here, the Arabic ones f, g, h.
HEBREW = str.maketrans("ABCDEfgh", "\u05d0\u05d1\u05d2\u05d3\u05d4\u0627\u0628\u062a")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("ABC", "CBA"),
        ("ABC DE", "ED CBA"),
        ("ABC 123 DE", "ED 123 CBA"),
        ("AB 3.5%", "3.5% BA"),
        ("AB 1,000-2,000 C", "C 1,000-2,000 BA"),
        ("ABC?", "?CBA"),
        ("A (B) C", "C (B) A"),
        ("(A) B", "B (A)"),
        ("«A» B!", "!B «A»"),
        ("AB Tom Riis C", "C Tom Riis BA"),
        ("AB Tom 5 C", "C Tom 5 BA"),
        ("fgh \u0661\u0662 f", "f \u0661\u0662 hgf"),
        ("You said ABC 12", "You said 12 CBA"),
        ("> 1  ABC", "> 1  CBA"),
        ("ABC   DE", "CBA   ED"),
        ("│ ABC │ DE │", "│ CBA │ ED │"),
        ("ABC → DE", "CBA → ED"),
        ("ABC · DE", "CBA · ED"),
        ("2 + 2 = 4", "2 + 2 = 4"),
    ],
)
def test_a_line_is_drawn_as_it_is_read(written: str, drawn: str) -> None:
    assert shown(written.translate(HEBREW)) == drawn.translate(HEBREW)


def test_a_letter_keeps_its_points() -> None:
    assert shown("שָׁלוֹם") == "םוֹלשָׁ"


def test_only_what_may_run_from_right_to_left_is_looked_at() -> None:
    assert not has_right_to_left("plain – “quoted” 水 Ω")
    assert has_right_to_left("a א")
    assert has_right_to_left("ﷺ")
