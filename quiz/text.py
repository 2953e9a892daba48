"""Foreign text made safe for a screen, and numbers, days and times in words."""

from __future__ import annotations

import sys
from functools import cache

from quiz.letters.graphemes import (
    cells as cells,  # noqa: PLC0414 - whoever says a text asks here for its columns
    graphemes as graphemes,  # noqa: PLC0414 - and its letters
)
from quiz.surroundings import streams

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from typing import TextIO

    from quiz.clock import Day

_REPLACED = "\N{REPLACEMENT CHARACTER}"


@cache
def _door() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20) if code not in (9, 10)}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table.update(dict.fromkeys(range(0x80, 0xA0), _REPLACED))
    # Bidi embeddings, overrides and isolates reorder what stands around them; tag characters hide
    # text.
    table.update(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACED))
    table.update(dict.fromkeys(range(0xE0000, 0xE0080), _REPLACED))
    table.update(dict.fromkeys(range(0xD800, 0xE000), _REPLACED))
    table.update(
        {0x2028: "\n", 0x2029: "\n", 0xFEFF: _REPLACED, 0xFFFE: _REPLACED, 0xFFFF: _REPLACED}
    )
    return table


def visible(text: str) -> str:
    """The text with nothing in it that a terminal could obey; newlines and tabs stay."""
    return text if text.isprintable() else text.translate(_door())


def one_line(text: str) -> str:
    """The text as visible, its line breaks and runs of blanks each one space."""
    return " ".join(visible(text).split())


def on_one_line(text: str) -> str:
    """The text as visible, its line breaks and tabs as signs too, and every blank kept: a path."""
    return visible(text).replace("\n", "␊").replace("\t", "␉")


def say(text: str, *, end: str = "\n", file: TextIO | None = None) -> None:
    """Prints a text, by default on standard output, with nothing in it that a terminal could obey.

    No other function prints. Raises OutputError where standard output does not take it.
    """
    streams.put(visible(text) + end, file or sys.stdout)


def say_line(text: str, *, file: TextIO | None = None) -> None:
    """Prints a text on one line, whatever is in it: names of files hold line breaks too."""
    say(on_one_line(text), file=file)


def complain(sentence: str) -> None:
    """Prints a sentence on standard error, on one line."""
    say_line(f"quiz: {sentence}", file=sys.stderr)


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def plural(number: float | Fraction, noun: str, nouns: str = "") -> str:
    """A number and its noun: `1 deck`, `2 decks`, `12.5 points`; `nouns` is an irregular plural."""
    return f"{figure(number)} {noun if number == 1 else nouns or f'{noun}s'}"


def figure(points: float | Fraction) -> str:
    """A number with two decimals at most, and none that are zero: `1,850`, `12.5`."""
    return f"{float(points):,.2f}".rstrip("0").rstrip(".")


def per_cent(number: float | Fraction | str, *, digits: int = 0) -> str:
    """A number of hundredths with its sign: `59 %`, `62.5 %` with so many digits at most."""
    if isinstance(number, str):
        return f"{number} %"
    return f"{figure(round(float(number), digits))} %"


def share(part: float) -> str:
    """A part of one as whole per cent: `59 %` for 0.59."""
    return per_cent(100 * part)


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    endings = {1: "st", 2: "nd", 3: "rd"} if number % 100 not in (11, 12, 13) else {}
    return f"{number:,}{endings.get(number % 10, 'th')}"


def in_days(days: int) -> str:
    """The distance of a day: `today`, `tomorrow`, `12 days`, `3 months`, `2.5 years`."""
    if days < 2:
        return "today" if days <= 0 else "tomorrow"
    if days < 60:
        return f"{days} days"
    return f"{days / 30.44:.0f} months" if days < 730 else f"{days / 365.25:.1f} years"


def in_days_briefly(days: int) -> str:
    """The distance of a day in six columns at most: `today`, `3 d`, `5 mo`, `2.1 y`."""
    if days < 60:
        return f"{days} d" if days > 0 else "today"
    return f"{days / 30.44:.0f} mo" if days < 730 else f"{days / 365.25:.1f} y"


def on_date(today: Day, days: int) -> str:
    """The date so many days from a day: `28 Nov`, with its year if that is another one."""
    from datetime import date, timedelta

    start = date(1970, 1, 1) + timedelta(days=today)
    try:
        then = start + timedelta(days=days)
    except OverflowError:
        return "some day"
    year = f" {then.year}" if then.year != start.year else ""
    return f"{then.day} {_MONTHS[then.month - 1]}{year}"


def duration(minutes: float) -> str:
    """A length of time: `under a minute`, `12 min`, `1.5 h`."""
    if minutes < 1:
        return "under a minute"
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def cut(text: str, columns: int) -> str:
    """A text in so many columns at most, with an ellipsis where something is left out."""
    if cells(text) <= columns:
        return text
    start = ""
    for cluster in graphemes(text):
        if cells(start + cluster) >= columns:
            break
        start += cluster
    return f"{start}…"


ALSO_COLUMNS = 66
"""The columns for what else is right where a line may be as long as a page is wide."""


def also_words(texts: Sequence[str], columns: int) -> str:
    """What else is right, in so many columns: `Also right: CO2, CO₂ and 3 more`; else empty."""
    lines = list(map(one_line, texts[:columns]))  # more than that never fit
    between = "; " if any("," in line for line in lines) else ", "
    for count in range(len(lines), 0, -1):
        more = f" and {len(texts) - count:,} more" if count < len(texts) else ""
        words = f"Also right: {between.join(lines[:count])}"
        if cells(words) <= columns - cells(more) or count == 1:
            return cut(words, columns - cells(more)) + more
    return ""


def padded(text: str, columns: int) -> str:
    """A text in exactly so many columns, cut or filled up; wide letters take two."""
    text = cut(text, columns)
    return text + " " * (columns - cells(text))
