"""Deck text as content for the screen: never markup, never a link that does anything."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.patterns import regex
from quiz.text import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

_CODE = regex(r"`([^`\n]+)`")
_MARKDOWN = regex(r"[*_`#>\[\]<&\\~|]|^\s*(?:[-+]|\d+[.)])\s|\n\s*\n", re.MULTILINE)
_STYLES = {"strong_open": "bold", "em_open": "italic", "s_open": "strike", "link_open": "underline"}
_CODE_STYLE = "$text-accent"

ALIKE = 0.6
"""Two texts less alike than this are no slip of each other, and nothing in them is marked."""


def plain(text: str, style: str = "") -> Content:
    """A text as it was typed."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def prompt(text: str) -> Content:
    """A prompt, answer or choice: plain text in which `code` spans are shown as code."""
    pieces = _CODE.split(visible(text))
    styled = (
        Content.styled(piece, _CODE_STYLE) if index % 2 else Content(piece)
        for index, piece in enumerate(pieces)
    )
    return Content("").join(list(styled))


def without_code(text: str) -> str:
    """A text whose `code` spans have lost their marks."""
    return _CODE.sub(r"\1", text)


def markdown(text: str) -> Content:
    """A note, a card's back or a deck's description: Markdown, its links inert."""
    text = visible(text).strip()
    if not _MARKDOWN.search(text):
        return Content(" ".join(text.split()))
    from markdown_it import MarkdownIt

    return _blocks(MarkdownIt("commonmark", {"html": False}).enable("strikethrough").parse(text))


def _blocks(tokens: list[Token]) -> Content:
    lines: list[Content] = []
    prefix, ordinals = "", [0]
    for token in tokens:
        if token.type == "list_item_open":
            ordinals[-1] += 1
            prefix = f"{token.info}{token.markup} " if token.info else "• "
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            ordinals.append(0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            ordinals.pop()
        elif token.type == "inline":
            depth = "  " * max(len(ordinals) - 2, 0)
            lines.append(Content.assemble(depth + prefix, _inline(token.children or [])))
            prefix = ""
        elif token.type in ("fence", "code_block"):
            lines.append(Content.styled(token.content.rstrip("\n"), _CODE_STYLE))
        elif token.type == "paragraph_open" and lines and not token.hidden and not prefix:
            lines.append(Content(""))
    return Content("\n").join(lines)


def _inline(tokens: list[Token]) -> Content:
    pieces: list[Content] = []
    open_styles: list[str] = []
    for token in tokens:
        if token.type in _STYLES:
            open_styles.append(_STYLES[token.type])
        elif token.type.endswith("_close") and open_styles:
            open_styles.pop()
        elif token.type == "code_inline":
            pieces.append(Content.styled(token.content, _CODE_STYLE))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(Content(" " if token.type == "softbreak" else "\n"))
        else:
            style = " ".join(open_styles)
            pieces.append(Content.styled(token.content, style) if style else Content(token.content))
    return Content("").join(pieces)


_TOKEN = regex(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""A word; of Chinese and Japanese, which part none, a letter."""
_MOST_WORDS = 300
"""Of texts with more words nothing is marked: to compare them could take long."""


def reworded(before: str, now: str) -> tuple[Content, Content]:
    """Two wordings of a text, each with the words marked that the other has not."""
    from difflib import SequenceMatcher

    texts = [visible(unicodedata.normalize("NFC", text)) for text in (before, now)]
    contents = [Content(text) for text in texts]
    places = [[match.span() for match in _TOKEN.finditer(text)] for text in texts]
    if max(map(len, places)) <= _MOST_WORDS:
        old, new = (
            [text[start:end] for start, end in of_text]
            for text, of_text in zip(texts, places, strict=True)
        )
        changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for same, *ends in changes:
            for side, style in enumerate(("$text-error strike", "$text-success underline")):
                first, last = ends[2 * side : 2 * side + 2]
                if same != "equal" and first < last:
                    start, end = places[side][first][0], places[side][last - 1][1]
                    contents[side] = contents[side].stylize(style, start, end)
    return contents[0], contents[1]


def difference(typed: str, meant: str) -> tuple[Content, Content]:
    """The typed and the right text, each with the graphemes marked that the other has not."""
    from difflib import SequenceMatcher

    from quiz.text import graphemes

    typed, meant = (visible(unicodedata.normalize("NFC", text)) for text in (typed, meant))
    left, right = graphemes(typed), graphemes(meant)
    folded = [[letter.casefold() for letter in side] for side in (left, right)]
    matcher = SequenceMatcher(None, folded[0], folded[1], autojunk=False)
    if matcher.ratio() < ALIKE:
        return Content(typed), Content(meant)
    pieces: tuple[list[Content], list[Content]] = ([], [])
    for same, a1, a2, b1, b2 in matcher.get_opcodes():
        for side, text, style in (
            (0, "".join(left[a1:a2]), "$text-error strike"),
            (1, "".join(right[b1:b2]), "$text-success underline"),
        ):
            pieces[side].append(Content(text) if same == "equal" else Content.styled(text, style))
    return Content("").join(pieces[0]), Content("").join(pieces[1])
