"""Words with a character in them that is not seen, or only looks like the right one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from quiz.patterns import regex
from quiz.values import NamedTuple

LONGEST = 60
"""Characters of a word that are looked at: no known word has more."""

_LOOKS_LIKE = {
    # Cyrillic
    **dict(zip("аеорсухіјѕһԁԛԝвкмнтгпиїёзьӏ", "aeopcyxijshdqwbkmhtrnuiezbl", strict=True)),
    # Greek
    **dict(zip("αβεηικνορτυχωγςάέίόύήώ", "abenikvoptuxwycaeiouhw", strict=True)),
    # Armenian, and letters of Latin that no known word has
    **dict(zip("օսհոցɑɡıłøđᴏᴀꞵʟ", "ouhngagilodoabl", strict=True)),
}
_BLANKS = regex(r"[^\S \n]")
_SELECTORS = ("\u034f", *map(chr, range(0xFE00, 0xFE10)))
"""Marks that change nothing that is seen."""


_SCRIPT = regex(r"\b(?:latin|greek|cyrillic|armenian)\b")


class OddCharacter(NamedTuple):
    """The first character by which a word is not the one that was meant."""

    meant: str
    offset: int
    """Its index in the word as written."""
    character: str

    @property
    def said(self) -> str:
        what, number = named(self.character), self.offset + 1
        return f'"{self.meant}" is written here with {what} as character {number}. Type it anew.'


def odd_character(word: str, known: Iterable[str]) -> OddCharacter | None:
    """What makes a word only look like a known one; None if it is that, or is another.

    Invisible characters, blanks other than that of the space bar, letters of other scripts that
    look alike, and full-width forms do.
    """
    if word.isascii() or len(word) > LONGEST:
        return None
    meant = {other.casefold(): other for other in known}.get(by_look(word))
    if meant is None or word == meant:
        return None
    offset = next(index for index, char in enumerate(word) if not char.isascii())
    return OddCharacter(meant, offset, word[offset])


def named(char: str) -> str:
    """A character that somebody has to find: `a no-break space (U+00A0)`."""
    name = unicodedata.name(char, "unnamed character").lower()
    name = _SCRIPT.sub(lambda script: script[0].capitalize(), name)
    if is_unseen(char) and not is_blank(char):
        name = f"invisible {name}"
    article = "an" if name[0].lower() in "aeio" else "a"
    return f"{article} {name} (U+{ord(char):04X})"


def is_blank(char: str) -> bool:
    """True for a blank that is not that of the space bar."""
    return _BLANKS.match(char) is not None


def is_unseen(char: str) -> bool:
    """True for a character without any look of its own, and for odd blanks."""
    return is_blank(char) or unicodedata.category(char) in ("Cf", "Cc") or char in _SELECTORS


def without_unseen_lead(text: str) -> str:
    """A text from its first character on that is seen."""
    return next((text[index:] for index, char in enumerate(text) if not is_unseen(char)), "")


def by_look(word: str) -> str:
    """A word as it looks, in Latin letters and without accents and what is not seen."""
    folded = shown_plainly(word.casefold())
    return "".join(_LOOKS_LIKE.get(char, char) for char in folded).strip()


def shown_plainly(text: str) -> str:
    """A text in its plain forms, without what is not seen and without accents."""
    seen = "".join(char for char in text if not is_unseen(char))
    plain = unicodedata.normalize("NFKD", seen)
    return "".join(char for char in plain if not unicodedata.combining(char))
