"""Plain forms of a text, so that two texts are alike but for the accidents of typing."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from quiz.patterns import regex

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\ufeff" + "".join(
    chr(code)
    for ends in ((0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for code in range(ends[0], ends[1] + 1)
)
"""Signs that nobody sees or means: soft hyphens, marks of direction, kinds of emoji; no joiners."""
_UNSEEN_TABLE = dict.fromkeys(map(ord, _UNSEEN), "")
_STRAIGHT = {
    **_UNSEEN_TABLE,
    # Full-width letters, digits and signs come from a keyboard in another mode.
    **{code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "‘’‚‛′`´ʹʻʼʽʾʿ՚׳＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»‹›「」『』｢｣《》〈〉〝〞״＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−⁃־﹘﹣－"), "-"),
    **{ord(sign): letter for sign, letter in zip("∆∑∏♯", "δσπ#", strict=True)},
    ord("ĳ"): "ij",
}
_HALF_WIDTH = regex("[｡-ￜ￠-￢￤-￦]+")
_DIGIT = regex(r"[^\D0-9]")
_SAME_LETTER = str.maketrans("یکہٱ゛゜", "يكها\u3099\u309a")
"""Letters that keyboards of Persian and Urdu have for Arabic ones; marks of kana by themselves."""
_JOINING_STOP = regex(r"(?<![^\W\d_]{2})(?<=[^\W\d_])\.(?=[^\W\d_](?![^\W\d_]))")
_PARTING_STOP = regex(r"(?<=[^\W_])\.(?=[^\W\d_])|(?<=[^\W\d_])\.(?=\d)")
_OTHER_STOP = regex(r"(?<!\d)\.(?!\d)|(?<=\d)\.(?!\d)|(?<=[^\s\d])(?<![-+$€£])\.(?=\d)")
_ESCAPE = regex(r"(\\[^\W\d_](?![^\W\d_])|(?<![\w:\\])\\[^\W\d_]+)")
_AL = "ال"
"""The Arabic article."""
_LEAST_BEHIND = 3
"""Letters that it stands before; of fewer it is a part."""
_ROUND = str.maketrans("（）", "()")
_CLOSING = " .,;:!?…‥‽⁇⁈⁉‼｡､、。，．；：！？؟،؛۔।॥·։՞՜՝፧።፣፤፥၊။៕๛༎།"
_OPENING = " ¿¡…"
_FACTORIAL = regex(r"(?:^\w ?|\d|^\S*\))!+$")
_LETTER = "a-zß-öø-ıĵ-žά-ώа-ҁҋ-ӿ"
"""Small Latin, Greek and Cyrillic letters of one sign each: most texts are made of them."""
_PLAIN = regex(rf"[{_LETTER}0-9](?:[{_LETTER}0-9 ,;:/&()'-]*[{_LETTER}0-9])?")
_OF_LETTERS = regex(rf"[{_LETTER}\x00-\x7f]*")
_WRAPPERS = ("''", "()", "[]", "{}", "（）", "【】")

_BY_TABLE = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ı": "i",
        "þ": "th",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
    }
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_UNWRITTEN = regex(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670\u06d6-\u06ed]"
)
"""Hebrew and Arabic points and the stroke that stretches a word, which most writers leave out."""
_OPTIONAL = regex("(?<=[\u0627])[\u0653-\u0655]|(?<=\u0435)\u0308|(?<=[कखगजफ])\u093c")
"""Alef without its hamza, е for ё, a Hindi letter without the dot of a foreign sound."""
_HAMZA = regex("[\u0653-\u0655]")
_ARABIC_ENDS = str.maketrans("ىة", "يه")
"""Letters that many writers use for each other at the end of an Arabic word."""
_LAST_LENGTH = regex("(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])")
"""The stroke at the end of a longer foreign word, which Japanese technicians leave out."""
_NASAL = regex("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ")


def collapse(text: str) -> str:
    """The text in NFC, with every run of blanks one space and none at the ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def literal(text: str) -> str:
    """The text as typed, case and blanks apart."""
    if text.isascii():
        return " ".join(casefolded(text).split())
    return collapse(casefolded(collapse(text)))


def casefolded(text: str) -> str:
    r"""The text without case, but for the letter of an escape: \D is not \d."""
    if "\\" not in text:
        return text.casefold()
    pieces = _ESCAPE.split(text)
    return "".join(piece if n % 2 else piece.casefold() for n, piece in enumerate(pieces))


def visible(text: str) -> str:
    """The text without what nobody sees, such as marks of direction and blanks of no width."""
    return collapse(text if text.isascii() else text.translate(_UNSEEN_TABLE))


def in_brackets(text: str) -> str:
    """The text with the brackets of every keyboard, those of East Asia too, as ( and )."""
    return text if text.isascii() else text.translate(_ROUND)


@lru_cache(maxsize=1 << 8)
def articles(language: str) -> tuple[str, ...]:
    """The articles of a language given as BCP 47."""
    from quiz.answers.languages import words_of

    return tuple(words_of(language).texts.articles.split())


@lru_cache(maxsize=1 << 16)
def fold(text: str, language: str = "en") -> str:
    """The text without case, odd quotes and dashes, leading articles, stops and closing marks.

    Letters of every script survive, accents too (see `bare`). A text that would fold to nothing,
    such as `?`, stays as it was typed. `language` is BCP 47.
    """
    typed = literal(text)
    if _PLAIN.fullmatch(typed) and (rest := _without_article(typed, language))[0].isalnum():
        return rest
    folded, before = typed, ""
    while folded != before:
        before = folded
        folded = _without_article(_trimmed(_straightened(literal(folded))), language)
    return folded or typed


def _straightened(text: str) -> str:
    if not text.isascii():
        text = _HALF_WIDTH.sub(
            lambda match: unicodedata.normalize("NFKC", match[0]), text.translate(_STRAIGHT)
        )
        text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
        text = collapse(text.translate(_SAME_LETTER))
    text = text.replace('"', "").replace("`", "'")
    if "." in text:
        text = _OTHER_STOP.sub("", _PARTING_STOP.sub(" ", _JOINING_STOP.sub("", text)))
    return text


def _trimmed(text: str) -> str:
    """The text without punctuation at its ends and without brackets or quotes around it all."""
    while text and text[-1] in _CLOSING and not (text[-1] == "!" and _FACTORIAL.search(text)):
        text = text[:-1]
    text = text.lstrip(_OPENING)
    for pair in _WRAPPERS:
        inner = text[1:-1]
        if inner and text[0] == pair[0] and text[-1] == pair[1] and not set(pair) & set(inner):
            text = inner
    return " ".join(text.split())


def is_glued(article: str) -> bool:
    """True if an article is written as one with the next word: l', al-."""
    return article.endswith(("'", _AL))


def _without_article(text: str, language: str) -> str:
    while (rest := _after_article(text, language)) != text:
        text = rest
    return text


def _after_article(text: str, language: str) -> str:
    for article in articles(language):
        if not text.startswith(article):
            continue
        glue = "" if is_glued(article) else " "
        rest = len(article) + len(glue)
        least = _LEAST_BEHIND if article == _AL else 1
        if text.startswith(glue, len(article)) and len(text) >= rest + least:
            return text[rest:].lstrip()
    return text


@lru_cache(maxsize=1 << 16)
def bare(text: str) -> str:
    """The text without the accents of its Latin and Greek letters.

    Other scripts keep their marks (й is not и), but for those that their own writers leave out:
    vowel points, the dots of ё and of Hindi loan words.
    """
    if text.isascii():
        return text
    return text.translate(_BARE) if _OF_LETTERS.fullmatch(text) else _bare(text)


def _bare(text: str) -> str:
    letters: list[str] = []
    falls = False
    for char in _OPTIONAL.sub("", _UNWRITTEN.sub("", unicodedata.normalize("NFD", text))):
        if unicodedata.category(char) != "Mn":
            falls = _is_latin_or_greek(ord(char))
            letters.append(char)
        elif not falls:
            letters.append(char)
    plain = _LAST_LENGTH.sub("", _NASAL.sub("ं", unicodedata.normalize("NFC", "".join(letters))))
    return plain.translate(_ARABIC_ENDS).translate(_BY_TABLE)


class _BareLetters(dict[int, str]):
    """Each letter by itself, once it is asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = _bare(chr(code))
        return self[code]


_BARE = _BareLetters()


@lru_cache(maxsize=1 << 12)
def spelt_out(text: str) -> str:
    """The bare text as a keyboard without ä, ö, ü, ø and å writes it: ae, oe, ue, oe, aa."""
    return (
        text if text.isascii() else bare(unicodedata.normalize("NFC", text).translate(_SPELT_OUT))
    )


def plain_arabic(text: str) -> str:
    """A decomposed text without points, hamzas and the differences between keyboards."""
    text = _UNWRITTEN.sub("", text.translate(_SAME_LETTER).translate(_ARABIC_ENDS))
    return _HAMZA.sub("", text)


def _is_latin_or_greek(code: int) -> bool:
    if code < 0x250:
        return True
    return (
        0x370 <= code < 0x400
        or 0x1E00 <= code < 0x2000
        or 0x2C60 <= code < 0x2C80
        or 0xA720 <= code < 0xA800
    )
