"""The signs of the program, each with its form in ASCII, and letters for terminals without UTF-8.

A form is as wide as what it stands for, so that frames and tables hold: a letter of two columns
becomes two characters, a mark over a letter none.
"""

from __future__ import annotations

import unicodedata

from quiz.letters.graphemes import cells, graphemes

UNKNOWN = "?"
"""What stands for a letter that has no form in ASCII."""

LOST_LETTERS = (
    "This terminal takes ASCII alone: other letters are shown without their marks, or as ?. "
    "`quiz doctor` says more."
)

# Keys are the forms, values the signs that they stand for. Signs that stand side by side in a bar,
# a row of marks or the heat map have forms that differ.
_FORMS = {
    "-": "─╌╍┄┅┈┉╴╶╸╺╼╾▔‐‑‒–—―−·•∙‧",
    "=": "━═▄⇒↕",
    "|": "│┃║╎╏┆┇┊┋╵╷╹╻▏▎▍▌▋▊▉▐▕",
    "+": "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬┝┥┞┡┢┠┨┯┷┿▅▒✓✔±",
    "_": "▁☐",
    ".": "▂",
    ":": "▃░",
    "*": "▆▓★☆✦●",
    "%": "▇",
    "#": "█■▪☑",
    '"': "▀«»“”„‟″",
    "'": "‘’‚‛′´`",
    "x": "✗✘×",
    "/": "÷",
    "o": "○°",
    "@": "◉",
    "~": "◐…",
    "F": "⚑",
    "!": "⚠¡",
    ">": "❯▸▶►▹▷→›➜≥",
    "<": "◂◀◄◃◁←‹⏎↵≤",
    "v": "▾▼▽↓",
    "^": "▴▲△↑",
    "S": "⇧§",
    "?": "¿",
}
SIGNS = {ord(sign): form for form, signs in _FORMS.items() for sign in signs if ord(sign) > 127}
"""The ASCII form of each sign, for `str.translate`."""

_LETTERS = {
    **dict(zip("ßæœøđðłıþŋħĸəʼ", "saoodolitnhke'", strict=True)),
    **dict(zip("абвгдежзиклмнопрстуфхцчшщъыьэюя", "abvgdezziklmnoprstufhccss\"y'eua", strict=True)),
    **dict(zip("єіґђћљњџәғқңөұүһ", "eigdclnjagqnouuh", strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "abgdezitiklmnxoprsstyfhpo", strict=True)),
    **dict(zip("€£¥№©®", "ELYNcR", strict=True)),
}


def in_signs(text: str) -> str:
    """A text with the signs of the program in ASCII, and every letter as it is."""
    return text if text.isascii() else text.translate(SIGNS)


def in_ascii(text: str) -> str:
    """A text in ASCII alone, as wide as it was: what has no form becomes `?`."""
    return text if text.isascii() else "".join(map(_in_ascii, graphemes(text)))


def is_lost(text: str) -> bool:
    """True if a letter of the text has another form in ASCII, or none."""
    return not text.isascii() and any(
        ord(char) not in SIGNS and not char.isascii() and unicodedata.category(char)[0] in "LMNS"
        for char in text
    )


def _in_ascii(cluster: str) -> str:
    if cluster.isascii():
        return cluster
    width = cells(cluster)
    form = "".join(_form(char) for char in cluster if char.isascii() or cells(char))
    return form[:width].ljust(width, UNKNOWN if UNKNOWN in form else " ")


def _form(char: str) -> str:
    if form := SIGNS.get(ord(char)):
        return form
    if char.isspace():
        return " "
    for part in (char, *unicodedata.normalize("NFKD", char)):
        form = str(_LETTERS.get(part.lower(), part))
        if form.isascii() and form.isprintable() and form != " ":
            return form.upper() if part.isupper() else form
    return UNKNOWN
