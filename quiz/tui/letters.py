"""Large letters of block signs, for a room: drawn here pixel by pixel, two of them a sign.

A pixel is as high as half a line and as wide as a column. Capitals take seven pixels, small letters
five; two more hang below the line. Letters with accents are put together from both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

TOP = 2
"""Lines of pixels above the capitals, for accents."""
_BLANK = 3
"""Columns between two words."""

_BANDS = """
A     B     C     D     E     F     G     H     I     J     K     L     M     N     O     P
 ###  ####   ###  ####  ##### #####  ###  #   #  ###    ### #   # #     #   # #   #  ###  ####
#   # #   # #   # #   # #     #     #   # #   #   #      #  #  #  #     ## ## ##  # #   # #   #
#   # #   # #     #   # #     #     #     #   #   #      #  # #   #     # # # # # # #   # #   #
##### ####  #     #   # ####  ####  # ### #####   #      #  ##    #     # # # #  ## #   # ####
#   # #   # #     #   # #     #     #   # #   #   #      #  # #   #     #   # #   # #   # #
#   # #   # #   # #   # #     #     #   # #   #   #   #  #  #  #  #     #   # #   # #   # #
#   # ####   ###  ####  ##### #      ###  #   #  ###   ##   #   # ##### #   # #   #  ###  #


Q     R     S     T     U     V     W     X     Y     Z     0     1     2     3     4     5
 ###  ####   #### ##### #   # #   # #   # #   # #   # #####  ###    #    ###   ###     #  #####
#   # #   # #       #   #   # #   # #   # #   # #   #     # #   #  ##   #   # #   #   ##  #
#   # #   # #       #   #   # #   # #   #  # #   # #     #  #  ##   #       #     #  # #  ####
#   # ####   ###    #   #   # #   # # # #   #     #     #   # # #   #      #    ##  #  #      #
# # # # #       #   #   #   # #   # # # #  # #    #    #    ##  #   #     #       # #####     #
#  #  #  #      #   #   #   #  # #  ## ## #   #   #   #     #   #   #    #    #   #    #  #   #
 ## # #   # ####    #    ###    #   #   # #   #   #   #####  ###   ###  #####  ###     #   ###


6     7     8     9     a     b     c     d     e     f     g     h     i     j     k     l
  ##  #####  ###   ###        #               #         ##        #     #       #   #     #
 #        # #   # #   #       #               #        #          #                 #     #
#        #  #   # #   #  ###  ####   ###   ####  ###  ####   #### # ##  #       #   #  #  #
####    #    ###   ####     # #   # #     #   # #   #  #    #   # ##  # #       #   # #   #
#   #   #   #   #     #  #### #   # #     #   # #####  #    #   # #   # #       #   ##    #
#   #   #   #   #    #  #   # #   # #   # #   # #      #    #   # #   # #       #   # #   #
 ###    #    ###   ##    #### ####   ###   ####  ###   #     #### #   # #       #   #  #   ##
                                                                #               #
                                                             ###              ##
m     n     o     p     q     r     s     t     u     v     w     x     y     z     .     ,
                                           #
                                           #
## #  # ##   ###  ####   #### # ##   ####  ###  #   # #   # #   # #   # #   # #####
# # # ##  # #   # #   # #   # ##    #      #    #   # #   # #   #  # #  #   #    #
# # # #   # #   # #   # #   # #      ###   #    #   # #   # # # #   #   #   #   #
# # # #   # #   # #   # #   # #         #  #    #  ##  # #  # # #  # #  #   #  #           ##
# # # #   #  ###  ####   #### #     ####    ##   ## #   #    # #  #   #  #### ##### ##     ##
                  #         #                                               #               #
                  #         #                                            ###               #
!     ?     '     "     -     –     (     )     :     ;     /     %     &     +     =     *
#      ###  #     # #                 #   #                     # ##  #  ##
#     #   # #     # #                #     #                    # ##  # #  #        #      # # #
#         #                         #       #   ##    ##       #     #   ##     #              ###
#       ##              ####  ##### #       #   ##    ##      #     #    ##   ##### ##### #####
#       #                           #       #                #     #    #  # #  #              ###
                                     #     #    ##    ##    #     #  ## #  #        #####  # # #
#       #                             #   #     ##    ##    #     #  ##  ## #
                                                       #
                                                      #
$     €     £     #     @     _     <     >     [     ]     ß     ·     …     °     ✓     ✗
  #     ###   ##   # #   ###           #  #     ###   ###    ##              ##         # #   #
 ####  #     #  #  # #  #   #         #    #    #       #   #  #            #  #        # #   #
# #   ####   #    ##### # ###        #      #   #       #   #  #             ##        #   # #
 ###   #    ###    # #  # # #       #        #  #       #   # #    ##                  #    #
  # # ####   #    ##### # ###        #      #   #       #   #  #   ##             # # #    # #
####   #     #     # #  #             #    #    #       #   #  #                  # # #   #   #
  #     ### #####  # #   #### #####    #  #     ###   ###   # #        # # #       # #    #   #


Б     Г     Д     Ж     З     И     Л     П     Ф     Ц     Ч     Ш     Ъ     Ы     Ь     Э
##### #####  ###  # # #  ###  #   #  #### #   #  ###  #   # #   # # # # ##    #   # #      ###
#     #      # #  # # # #   # #   #  #  # #   # # # # #   # #   # # # #  #    #   # #     #   #
#     #      # #  # # #     # #  ##  #  # #   # # # # #   # #   # # # #  #    #   # #         #
####  #      # #   ###    ##  # # #  #  # #   # # # # #   #  #### # # #  ###  ##  # ####    ###
#   # #      # #  # # #     # ##  #  #  # #   #  ###  #   #     # # # #  #  # # # # #   #     #
#   # #      # #  # # # #   # #   #  #  # #   #   #   #   #     # # # #  #  # # # # #   # #   #
####  #     ##### # # #  ###  #   # #   # #   #   #   #####     # #####  ###  ##  # ####   ###
            #   #                                         #
            #   #                                         #
Ю     Я     в     г     д     ж     з     и     к     л     м     н     п     т     ф     ц
#  #   ####                                                                           #
# # # #   #                                                                           #
# # # #   # ####  #####  ##   # # #  ###  #   # #  #   #### #   # #   # ##### #####  ###  #   #
### #  #### #   # #      # #  # # # #   # #  ## # #    #  # ## ## #   # #   #   #   # # # #   #
# # #  #  # ####  #      # #   ###    ##  # # # ##     #  # # # # ##### #   #   #   # # # #   #
# # # #   # #   # #      # #  # # # #   # ##  # # #    #  # #   # #   # #   #   #   # # # #   #
#  #  #   # ####  #     ##### # # #  ###  #   # #  #  #   # #   # #   # #   #   #    ###  #####
                        #   #                                                         #       #
                        #   #                                                         #       #
ч     ш     щ     ъ     ы     ь     э     ю     я     б     Щ     Є     є     Ґ     ґ     ◐
                                                       ####  # # #  ###            #       ###
                                                      #      # # # #   #       ####       ##  #
#   # # # # # # # ##    #   # #      ###  #  #   #### ####   # # # #      ###  #         ###  #
#   # # # # # # #  #    #   # #     #   # # # # #   # #   #  # # # ###   #     #     #### ##  #
 #### # # # # # #  ###  ##  # ####    ### ### #  #### #   #  # # # #     ###   #     #    ##  #
    # # # # # # #  #  # # # # #   # #   # # # #  #  # #   #  # # # #   # #     #     #    ##  #
    # ##### #####  ###  ##  # ####   ###  #  #  #   #  ###   ##### ###   ###  #     #      ###
                #                                                #
                #                                                #
"""
"""Bands of a line of letters and nine lines of pixels, six columns a letter."""
_ADVANCE = 6
_LINES = 9
"""Lines of pixels in a band: below the capitals' seven are those of descenders."""
_MARKS = {
    "\u0300": ("#.", ".#"),
    "\u0301": (".#", "#."),
    "\u0302": (".#.", "#.#"),
    "\u0303": (".#.#", "#.#."),
    "\u0304": ("...", "###"),
    "\u0306": ("#..#", ".##."),
    "\u0307": (".", "#"),
    "\u0308": ("...", "#.#"),
    "\u030a": ("##", "##"),
    "\u030b": (".#.#", "#.#."),
    "\u030c": ("#.#", ".#."),
}
"""Two lines of pixels above a letter."""
_BELOW = {"\u0327": ("#.", "##"), "\u0328": ("#.", ".#")}
_ALIKE = str.maketrans(
    "‘´“”„«»—−‐ІАВЕКМНОРСТХУЗЁЇЅаеорсухіїёѕјАΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    '\'\'"""""–--IABEKMHOPCTXY3ËÏSaeopcyxiïësjABEZHIKMNOPTYXo',
)
"""Letters that look like one of these."""
Pixels = frozenset[tuple[int, int]]
"""The lines and columns that are filled."""


@cache
def _drawn() -> dict[str, Pixels]:
    """Each letter of the bands, from its leftmost column on."""
    lines = _BANDS.split("\n")[1:]
    letters: dict[str, Pixels] = {}
    for start in range(0, len(lines) - _LINES, _LINES + 1):
        for place, letter in enumerate(lines[start].split()):
            left = place * _ADVANCE
            letters[letter] = _flush(
                (TOP + row, column)
                for row, line in enumerate(lines[start + 1 : start + 1 + _LINES])
                for column, sign in enumerate(line[left : left + _ADVANCE - 1])
                if sign == "#"
            )
    return letters


def _flush(pixels: Iterable[tuple[int, int]]) -> Pixels:
    """The same with nothing empty on its left."""
    drawn = list(pixels)
    left = min(column for _, column in drawn)
    return frozenset((row, column - left) for row, column in drawn)


@cache
def _letter(letter: str) -> Pixels | None:
    """A letter, with its accents above or below it; None where it is not drawn here."""
    drawn = _drawn()
    if letter in drawn:
        return drawn[letter]
    parts = unicodedata.normalize("NFD", letter.translate(_ALIKE))
    base, marks = parts[:1], parts[1:]
    if base not in drawn or not all(mark in _MARKS or mark in _BELOW for mark in marks):
        return None
    pixels = drawn[base]
    if marks and base in "ij":
        pixels = frozenset(pixel for pixel in pixels if pixel[0] > TOP + 1)  # without its dot
    top, bottom = min(pixels)[0], max(pixels)[0]
    width = _width(pixels)
    for mark in marks:
        lines, first = (_BELOW[mark], bottom + 1) if mark in _BELOW else (_MARKS[mark], top - 2)
        left = (width - len(lines[0])) // 2
        pixels |= {
            (first + row, left + column)
            for row, line in enumerate(lines)
            for column, sign in enumerate(line)
            if sign == "#"
        }
    return _flush(pixels)


def _width(pixels: Pixels) -> int:
    return max(column for _, column in pixels) + 1


def large(text: str, columns: int, *, most: int) -> tuple[tuple[str, ...], ...] | None:
    """A text in large letters, on so many lines of them at most, each of some lines of signs.

    None where it does not fit, or holds a letter that is not drawn here.
    """
    lines: list[str] = []
    for word in unicodedata.normalize("NFC", text).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _columns(joined) <= columns:
            lines[-1] = joined
        else:
            lines.append(word)
        if any(_letter(letter) is None for letter in word) or _columns(word) > columns:
            return None
    if not 0 < len(lines) <= most:
        return None
    return tuple(tuple(_rows(line)) for line in lines)


def _columns(text: str) -> int:
    """The columns of a line in large letters."""
    return (
        sum(_BLANK if char == " " else _width(_letter(char) or _UNKNOWN) + 1 for char in text) - 1
    )


_UNKNOWN: Pixels = frozenset({(TOP, 0)})


def _rows(text: str) -> Iterator[str]:
    """A line of large letters, as lines of block signs: no more than its letters need."""
    filled: set[tuple[int, int]] = set()
    left = 0
    for char in text:
        if char == " ":
            left += _BLANK
        elif pixels := _letter(char):
            filled |= {(row, left + column) for row, column in pixels}
            left += _width(pixels) + 1
    top = min(TOP, *(row for row, _ in filled))
    bottom = max(TOP + 6, *(row for row, _ in filled))
    for row in range(top, bottom + 1, 2):
        yield "".join(
            _SIGNS[(row, column) in filled, (row + 1, column) in filled] for column in range(left)
        ).rstrip()


_SIGNS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
