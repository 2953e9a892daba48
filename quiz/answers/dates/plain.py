"""The text of a date made plain: one sort of digits, dashes and quotes, months by their names."""

from __future__ import annotations

import re
import unicodedata

from quiz.answers.dates.calendar import fold
from quiz.answers.dates.lexer import DateError, month
from quiz.answers.dates.wording import month_name
from quiz.patterns import regex

LONGEST = 120
"""No usual form of a date has more characters."""

_INVISIBLE = dict.fromkeys(
    (
        *map(ord, "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʹ′`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("~∼≈", "~"),
        **dict.fromkeys("،、；؛", ","),
        **dict.fromkeys("。｡", "."),
        "−": "-",
        "…": "..",
        "°": "º",
    }
)
_GLUED = regex(
    r"(?<![^\s(])(?:\d{1,4}(?P<sign>[-/.])[^\W\d_]{3,}\.?(?P=sign)'?\d{1,4}"
    r"|[^\W\d_]{3,}(?P<other>[-/.])(?:\d\d?(?P=other))?\d{4}|\d{4}/[^\W\d_]{3,})(?![^\s,;)])"
)
"""A month between the hyphens, strokes or stops that join a day, month and year."""
_ROMAN_MONTHS = "i ii iii iv v vi vii viii ix x xi xii".split()
_MONTH, _GAP = "|".join(sorted(_ROMAN_MONTHS, key=len, reverse=True)), "[ ./-]{1,2}"
_ROMAN_MONTH = regex(
    rf"(?<![\w.])(\d\d?){_GAP}({_MONTH}){_GAP}(\d{{4}}(?!\w)|'?\d\d$)"
    rf"|(?<![\w.])(\d{{4}}){_GAP}({_MONTH}){_GAP}(\d\d?)(?!\w)|^({_MONTH})[ ./-](\d{{4}})$"
)
"""A month between a day and a year, or before a year, as many write it in Poland: 1 VIII 1944."""
_NUMBERED_MONTH = regex(r"(?<!\w)thang (1[0-2]|0?[1-9])(?!\w)(?:[/-](?=\d{4}(?!\d)))?")
"""A month as it is written in Vietnam, tháng 9, also before a stroke and the year."""
_GLUED_SHORT = regex(r"[^\W\d_]{3,}[-/]\d\d?|\d\d?(?:st|nd|rd|th)?[-/][^\W\d_]{3,}")
"""A month and a day or a short year: 6-Mar, as spreadsheets write it."""
_SPACED = regex(
    r"(?<![\d/.-])(\d{1,4}) ?([-/.]) ?(\d\d?) ?\2 ?('?\d{1,4})(?![\d/.-])"
    r"|(?<![\d/.-])(?<![-/.] )(\d\d?) / (\d{1,4})(?! ?[\d/.-])"
)
"""A numeric date with blanks beside its signs."""
_BETWEEN_NUMBERS = regex(r"(?<=\d) ?~ ?(?=\d)")
_GROUPED = regex(r"(?<![\d.,])(\d\d?)[., ](\d{3})(?![\d.,])")


def plain(text: str) -> str:
    """The folded text in ASCII digits, dashes and quotes; DateError if it is empty or too long."""
    if len(text) > LONGEST:
        raise DateError("That is too long for a date.")
    words = plain_signs(text).rstrip(" .,;:!?")
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1].strip()
    if not words:
        raise DateError("That is empty.")
    words = _ROMAN_MONTH.sub(_month_by_name, words)
    words = _NUMBERED_MONTH.sub(lambda named: _name_of(int(named[1])), words)
    # In 15-May-1992 and May-1992 the hyphen joins; anywhere else it stands between two ends.
    glued = _GLUED_SHORT if _GLUED_SHORT.fullmatch(words) else _GLUED
    words = glued.sub(lambda date: re.sub("[-/.]", " ", date[0]), words)
    return _BETWEEN_NUMBERS.sub("-", _SPACED.sub(lambda date: date[0].replace(" ", ""), words))


def _month_by_name(date: re.Match[str]) -> str:
    day, month_before, year, first, month_between, last, month_alone, alone = date.groups()
    roman = month_before or month_between or month_alone
    name = _name_of(_ROMAN_MONTHS.index(roman) + 1)
    return f"{day or last or ''} {name} {year or first or alone}".strip()


def _name_of(number: int) -> str:
    return month_name(month(number).value).casefold()


def plain_signs(text: str) -> str:
    """The folded text in ASCII digits, dashes and quotes, one blank between words."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    signs = "".join(map(_plain_sign, text.translate(_INVISIBLE).translate(_ALIKE)))
    return " ".join(fold(signs.replace(".º", "º").replace(".ª", "ª")).split())


def ungrouped(text: str) -> str:
    """The text with 10,000 as 10000, which is only written of years before Christ."""
    return _GROUPED.sub(r"\1\2", text)


def _plain_sign(sign: str) -> str:
    """Digits of every script and full-width signs as ASCII, every dash as a hyphen."""
    if sign.isascii() or sign.isalpha():
        return sign
    if "！" <= sign <= "～":
        return chr(ord(sign) - 0xFEE0)
    if unicodedata.category(sign) == "Pd":
        return "-"
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
