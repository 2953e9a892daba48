"""One plain spelling of the many ways in which the same characters of a date can be typed."""

from __future__ import annotations

import re
import unicodedata

from quiz.answers.calendar import fold
from quiz.answers.dates.tokens import DateError

LONGEST = 120
"""No usual form of a date has more characters."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʹ′`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("~∼≈", "~"),
        "−": "-",
        "…": "..",
        "°": "º",
    }
)
_GLUED = re.compile(r"\d{1,4}-[^\W\d_]+-'?\d{1,4}|[^\W\d_]{3,}-\d{4}")
_GROUPED = re.compile(r"(?<![\d.,])(\d\d?)[., ](\d{3})(?![\d.,])")


def plain(text: str) -> str:
    """Folded, with ASCII digits, dashes and quotes and single blanks; DateError if nothing is left
    or too much."""
    if len(text) > LONGEST:
        raise DateError("That is too long for a date.")
    signs = (
        "".join(map(_sign, text.translate(_INVISIBLE).translate(_ALIKE)))
        .replace(".º", "º")
        .replace(".ª", "ª")
    )
    words = " ".join(fold(signs).split()).rstrip(" .,;:!?")
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1].strip()
    if not words:
        raise DateError("That is empty.")
    # In 15-May-1992 and May-1992 the hyphen joins; anywhere else it stands between two ends.
    return words.replace("-", " ") if _GLUED.fullmatch(words) else words


def ungrouped(text: str) -> str:
    """The text with 10,000 as 10000, which is only written of years before Christ."""
    return _GROUPED.sub(r"\1\2", text)


def _sign(sign: str) -> str:
    """Digits of every script and full-width signs as ASCII, every dash as a hyphen."""
    if sign.isascii() or sign.isalpha():
        return sign
    if "！" <= sign <= "～":
        return chr(ord(sign) - 0xFEE0)
    if unicodedata.category(sign) == "Pd":
        return "-"
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
