"""Nothing foreign reaches the terminal as control, through either lock."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text
from textual.content import Content

from quiz.text import graphemes, one_line, visible
from quiz.tui.terminal import lock

CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]
HIDDEN = [
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080))
]


@pytest.mark.parametrize(
    "char", [*CONTROLS, *HIDDEN, "\ud800", "\ufeff"], ids=lambda char: f"U+{ord(char):04X}"
)
def test_no_control_passes_the_door(char: str) -> None:
    shown = visible(f"a{char}b")
    assert char not in shown
    assert shown[0] + shown[-1] == "ab"
    shown.encode()


def test_text_that_obeys_nothing_passes_as_it_is() -> None:
    text = "Кабул, कक्षा, が, 👩‍👩‍👧 é\tz\n[/nope] %s {x} \\"
    assert visible(text) == text


def test_one_line_has_no_breaks() -> None:
    assert one_line("a\n\n  b\tc\u2028d") == "a b c d"


@pytest.mark.parametrize("char", CONTROLS, ids=lambda char: f"U+{ord(char):04X}")
def test_the_second_lock_holds_in_both_libraries(char: str) -> None:
    lock()
    assert char not in Content(f"a{char}b").plain
    output = io.StringIO()
    Console(file=output, force_terminal=True).print(Text(f"a{char}b"))
    assert char not in output.getvalue().replace("\x1b[0m", "")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("abc", 3),
        ("e\u0301a", 2),
        ("👩‍👩‍👧", 1),
        ("🇦🇲🇰🇿", 2),
        ("👍🏽", 1),
        ("각", 1),
        ("\r\n", 1),
        ("क्षि", 1),
        ("नमस्ते", 3),
        ("한국", 2),
        ("ม้า", 2),
        ("", 0),
    ],
)
def test_a_reader_sees_so_many_letters(text: str, count: int) -> None:
    assert len(graphemes(text)) == count
    assert "".join(graphemes(text)) == text
