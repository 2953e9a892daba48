"""Raised and lowered signs as a keyboard writes them: x², H₂O, SO₄²⁻, 10⁻³, aₙ.

Charges, powers and plain digits stay apart: 10² is not 102, Fe²⁺ not Fe³⁺, and 10⁻³ not 10³.
"""

from __future__ import annotations

import re
import unicodedata

from quiz.patterns import regex

MINUS = "¬"
"""A raised minus, which no hyphen between two words is taken for."""
_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᵠᵡᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᶿ"
_RAISED = regex(f"[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾{_LETTERS}]+")
_LOWERED = regex("[₀-₎ₐ-ₜᵢ-ᵪⱼ]+")
_FRACTION = regex(r"(\d?)([¼-¾⅐-⅞↉])")
_ANY = regex(rf"[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾{_LETTERS}₀-₎ₐ-ₜᵢ-ᵪⱼ¼-¾⅐-⅞↉^_π]|\d \d[-+](?!\w)|[-+]\)$|\]\d?[-+]$")
_BRACED = regex(r"([\^_])[{(]([-+]?\w{1,9}[-+]?)[})]")
_UNDERSCORE = regex(r"(?<=[^\W_])_(?=\d)|(?<=(?<![^\W_])[^\W\d_])_(?=[^\W\d_](?![^\W_]))")
_CHARGE = regex(r"\^(\d{0,2})([-+])(?![\w^])|(?<=[^\W\d_]\d) (\d)([-+])(?![\w^])")
_CHARGE_IN_BRACKETS = regex(r"(?<=[^\W_])\((\d?[-+])\)$")
_PI = regex("(?<![α-ωά-ώἀ-ῼ])π(?![α-ωά-ώἀ-ῼ])")
_BEFORE_RAISED = regex("(?<=[^\\W\\d_]) (?=[²³])")
_COMPLEX = regex(r"^\[([^\W_]{1,40})\](?=\^?\d?[-+]$)")
"""An ion in brackets, before its charge."""
_POWER_OF_LETTER = regex(r"(?<=[^\W\d_])\^(?=\+?\d)|(?<![\w)\]])\^(?=\d{1,3}[^\W\d_])")
"""Also the mass number in front of an element."""
_NEGATIVE_CHARGE = regex(r"⁻$|(?<=\w)\^\{?\d{0,2}[-−]\}?$")
_MINUS_SIGN = regex("[-−⁻–﹣－]|minus", re.IGNORECASE)
_NEGATIVE = regex(r"\^-(?=\w)")
_UNIT = r"(?:[kmcd]?m|[km]?g|m?s|min|h|k?mol|k|k?j|k?n|k?pa|k?w|k?v|a|cd|d?l|ml)"
_UNIT_TO_A_POWER = rf"{_UNIT}(?:\^?-?[1-4])?"
_UNITS = regex(rf"(?:\d[\d.,]* )?(?:ms-[12]|{_UNIT_TO_A_POWER}(?:[ ·*]{_UNIT_TO_A_POWER}){{1,3}})")
_POWER_OF_UNIT = regex(r"(?<=[^\W\d_])-(?=\d)")


def lowered(text: str) -> str:
    """The folded text with plain signs and digits for those above and below the line."""
    if not _ANY.search(text):
        return text
    text = _PI.sub("pi", _BEFORE_RAISED.sub("", text))
    text = _LOWERED.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = _FRACTION.sub(_fraction, _RAISED.sub(_raised, text))
    text = _UNDERSCORE.sub("", _BRACED.sub(r"\1\2", text.replace("−", "-")))
    text = _COMPLEX.sub(r"\1", _CHARGE_IN_BRACKETS.sub(r"\1", text))
    text = _CHARGE.sub(lambda run: "".join(filter(None, run.groups())), text)
    return _NEGATIVE.sub(f"^{MINUS}", _POWER_OF_LETTER.sub("", text))


def loses_charge(typed: str, spelling: str) -> bool:
    """True if a raised minus at the end of a spelling was not typed at all: Cl for Cl⁻."""
    return bool(_NEGATIVE_CHARGE.search(spelling)) and not _MINUS_SIGN.search(typed)


def with_powers(text: str) -> str:
    """A text that is nothing but units with their powers raised: m s-1 as m s⁻¹."""
    if "-" not in text or len(text) > 40 or not _UNITS.fullmatch(text):
        return text
    return _POWER_OF_UNIT.sub(f"^{MINUS}", text)


def _raised(run: re.Match[str]) -> str:
    """Digits after a letter are glued to it, all else is a power."""
    signs = unicodedata.normalize("NFKC", run[0]).replace("−", "-")
    before = run.string[: run.start()][-1:]
    return signs if signs.isdigit() and before.isalpha() else f"^{signs}"


def _fraction(match: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKC", match[2]).replace("⁄", "/")
    return f"{match[1]} {parts}" if match[1] else parts
