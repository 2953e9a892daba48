"""Texts of a deck as they are said: gaps, code, Markdown and differences in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from quiz.answers import (
    BLANK,
    DateAnswer,
    Gaps,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    SelfRated,
    SetAnswer,
    TextAnswer,
    collapse,
)
from quiz.text import graphemes, visible

if TYPE_CHECKING:
    from markdown_it.token import Token

    from quiz.answers import Answer

_CODE = re.compile(r"`([^`\n]+)`")
_GAP = re.compile(rf"(?<!_){BLANK}(?!_)")
_MARKDOWN = re.compile(r"[*_`#>\[\]<&\\~|]|^\s*(?:[-+]|\d+[.)])\s|\n\s*\n", re.MULTILINE)
_ALIKE = 0.6
"""Two texts less alike than this are no slip of each other, and are not compared."""
_MOST_DIFFERENCES = 2
ALSO_COLUMNS = 400
"""The columns for what else is right: a line is as long as it likes, but soon heard enough of."""
_LONGEST = 200
"""Letters of a text that is compared."""


def spoken(text: str) -> str:
    """A prompt, a choice or an answer: its code without marks, its gap a word."""
    return _GAP.sub("(gap)", _CODE.sub(r"\1", visible(text))).strip()


def in_a_row(texts: Sequence[str], last: str = "and") -> str:
    """`Riga, Vilnius and Tallinn`; with semicolons where a text has a comma."""
    if len(texts) < 2:
        return "".join(texts)
    if any("," in text for text in texts):
        return f"{'; '.join(texts[:-1])}; {last} {texts[-1]}"
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}"


def number_of(typed: str) -> int:
    """The number from 1 to 999,999 that somebody typed; 0 for anything else."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 7
    return int(typed) if is_number else 0


def answer_words(answer: Answer, shown: str = "") -> str:
    """The right answer as a sentence says it; `shown` is its spelling, if it is not the first."""
    match answer:
        case Ordering(items):
            return ", then ".join(spoken(collapse(item)) for item in items)
        case Pairs(pairs):
            joined = (f"{collapse(left)} with {collapse(right)}" for left, right in pairs)
            return spoken("; ".join(joined))
        case SetAnswer(members):
            return in_a_row([spoken(member.text) for member in members])
        case Gaps(gaps):
            return "; ".join(spoken(collapse(gap.shown)) for gap in gaps)
        case SelfRated(text):
            return markdown(text)
        case TextAnswer() | DateAnswer() | NumberAnswer() | OneChoice():
            return spoken(shown or answer.shown)
        case _:
            assert_never(answer)


def sentence(text: str) -> str:
    """The text with a full stop at its end, unless it ends a sentence already."""
    return (
        text
        if not text or text.rstrip("\"')”’»").endswith((".", "!", "?", "…", ":", "。"))
        else f"{text}."
    )


# Markdown


def markdown(text: str) -> str:
    """A note, a card's back or a deck's description, read out without its marks."""
    text = visible(text).strip()
    if not _MARKDOWN.search(text):
        return " ".join(text.split())
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    return "\n".join(_blocks(reader.parse(text)))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    prefix = ""
    for token in tokens:
        if token.type == "list_item_open":
            prefix = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            yield prefix + "".join(map(_inline, token.children or []))
            prefix = ""
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _inline(token: Token) -> str:
    if token.type == "image":
        return f"(picture: {token.content or 'without words'})"
    if token.type in ("softbreak", "hardbreak"):
        return " " if token.type == "softbreak" else "\n"
    return token.content


# Differences


def differences(typed: str, meant: str) -> str:
    """What is otherwise in a typed text, letter by letter: `letter 2 is a, not u`.

    Empty where the texts are the same, no slip of each other, or otherwise in too many places.
    """
    typed, meant = (visible(unicodedata.normalize("NFC", text)) for text in (typed, meant))
    left, right = graphemes(typed[:_LONGEST]), graphemes(meant[:_LONGEST])
    if left == right or max(len(typed), len(meant)) > _LONGEST:
        return ""
    from difflib import SequenceMatcher

    folded = [[letter.casefold() for letter in side] for side in (left, right)]
    matcher = SequenceMatcher(None, folded[0], folded[1], autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if matcher.ratio() < _ALIKE or len(changes) > _MOST_DIFFERENCES:
        return ""
    return "; ".join(
        _change(left[a1:a2], right[b1:b2], right[:b1]) for _, a1, a2, b1, b2 in changes
    )


def _change(wrote: Sequence[str], meant: Sequence[str], before: Sequence[str]) -> str:
    place = len(before) + 1
    if wrote and meant:
        first = f"letter {place} is" if len(meant) == 1 else f"from letter {place} it is"
        return f"{first} {_letters(meant)}, not {_letters(wrote)}"
    after = f"after letter {place - 1}" if before else "at the beginning"
    return (
        f"{_letters(meant)} is missing {after}"
        if meant
        else f"{_letters(wrote)} is too much {after}"
    )


NAMES = {
    " ": "a blank",
    "-": "a hyphen",
    "'": "an apostrophe",
    "’": "an apostrophe",
    ",": "a comma",
    ".": "a full stop",
    ":": "a colon",
    ";": "a semicolon",
    "(": "a bracket",
    ")": "a bracket",
    "/": "a slash",
}
"""Signs that are said by their names."""


def _letters(letters: Sequence[str]) -> str:
    text = "".join(letters)
    if len(letters) > 1:
        return f'"{text}"'
    return NAMES.get(text) or text
