"""Notes of music, with a sign or in words: F♯, F# and F sharp; B♭, Bb and B flat."""

from __future__ import annotations

import re

from quiz.patterns import regex

_HAS_NOTE = regex(r"(?<!\w)(?:[A-Ha-h][#♯♭]|[A-G]b(?=$| (?:major|minor)))(?!\w)")
_SHARP = regex(r"(?<!\w)([A-Ha-h])(?:♯|[ -]?sharp)(?!\w)", re.IGNORECASE)
_FLAT = regex(r"(?<!\w)([A-Ga-g])(?:b|[ -]?flat)(?!\w)", re.IGNORECASE)


def has_note(spelling: str) -> bool:
    """True if a spelling has a note with a sharp or a flat."""
    return _HAS_NOTE.search(spelling) is not None


def with_signs(text: str) -> str:
    """The text with the signs # and ♭ behind the letters of notes, however they were written."""
    return _FLAT.sub(r"\1♭", _SHARP.sub(r"\1#", text))
