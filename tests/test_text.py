"""Foreign text reaches the terminal without control characters; numbers and days are worded."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text
from textual.content import Content

from quiz.clock import Day
from quiz.text import (
    cells,
    cut,
    duration,
    figure,
    graphemes,
    in_days,
    in_days_briefly,
    on_date,
    one_line,
    ordinal,
    padded,
    plural,
    visible,
)
from quiz.tui.terminal.guard import lock

CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]
HIDDEN = [
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080))
]


@pytest.mark.parametrize(
    "char", [*CONTROLS, *HIDDEN, "\ud800", "\ufeff"], ids=lambda char: f"U+{ord(char):04X}"
)
def test_no_control_character_reaches_the_terminal_as_it_is(char: str) -> None:
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
def test_a_control_character_passes_neither_library_once_they_are_locked(char: str) -> None:
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
def test_a_text_is_cut_into_the_letters_that_a_reader_sees(text: str, count: int) -> None:
    assert len(graphemes(text)) == count
    assert "".join(graphemes(text)) == text


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 decks"), (1, "1 deck"), (2, "2 decks"), (1.5, "1.5 decks"), (1200, "1,200 decks")],
)
def test_a_noun_follows_its_number(number: float, words: str) -> None:
    assert plural(number, "deck") == words


def test_an_irregular_plural_is_given() -> None:
    assert [plural(lives, "life", "lives") for lives in (1, 3)] == ["1 life", "3 lives"]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (10, "10"), (1850, "1,850"), (12.5, "12.5"), (0.333, "0.33")]
)
def test_a_figure_has_two_decimals_at_most(number: float, text: str) -> None:
    assert figure(number) == text


def test_an_ordinal_has_the_ending_of_its_last_digit_but_for_the_teens() -> None:
    ordinals = "1st 2nd 3rd 4th 10th 11th 12th 13th 21st 102nd 111th 1,003rd".split()
    numbers = (1, 2, 3, 4, 10, 11, 12, 13, 21, 102, 111, 1003)
    assert [ordinal(number) for number in numbers] == ordinals


@pytest.mark.parametrize(
    ("days", "words", "briefly"),
    [
        (-1, "today", "today"),
        (0, "today", "today"),
        (1, "tomorrow", "1 d"),
        (2, "2 days", "2 d"),
        (59, "59 days", "59 d"),
        (60, "2 months", "2 mo"),
        (729, "24 months", "24 mo"),
        (730, "2.0 years", "2.0 y"),
    ],
)
def test_a_day_is_as_far_off_as_a_learner_would_say(days: int, words: str, briefly: str) -> None:
    assert (in_days(days), in_days_briefly(days)) == (words, briefly)


def test_a_date_has_its_year_if_it_is_another_one() -> None:
    new_year = Day(13_514)  # 2007-01-01
    assert on_date(new_year, 0) == "1 Jan"
    assert on_date(new_year, 364) == "31 Dec"
    assert on_date(new_year, 365) == "1 Jan 2008"
    assert on_date(new_year, 10**9) == "some day"


def test_a_duration_is_in_minutes_and_then_in_hours() -> None:
    words = [duration(minutes) for minutes in (0.9, 1, 89, 90)]
    assert words == ["under a minute", "1 min", "89 min", "1.5 h"]


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("e\u0301", 1), ("漢字", 4), ("a\u200db", 2), ("", 0)]
)
def test_a_text_takes_the_columns_that_a_terminal_gives_it(text: str, columns: int) -> None:
    assert cells(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "start"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字", 3, "漢…"), ("e\u0301fg", 2, "e\u0301…")],
)
def test_a_text_is_cut_to_columns_between_letters(text: str, columns: int, start: str) -> None:
    assert cut(text, columns) == start


@pytest.mark.parametrize("text", ["", "Ada", "日本語", "a name that is longer"])
def test_a_text_fills_a_column_and_never_more(text: str) -> None:
    assert cells(padded(text, 7)) == 7
    assert padded(text, 7).startswith(cut(text, 7))
