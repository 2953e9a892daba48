"""YAML's traps, each with its cure: what a teacher meant, and the quotes to type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from quiz.decks.lines import LONGEST_REST, Lines
from quiz.decks.nodes import MAX_TEXT, Mapping, Node, Remark, Scalar, Sequence, YamlError
from quiz.decks.problem import Place
from quiz.patterns import regex

LONGEST_QUOTE = 100
MOST_LINES = 20
"""Lines of a text in which a key is looked for that is missing."""
_INDICATORS = tuple("*&!%@`{}[]|>,#")
_BRACKETS = regex(r"""(?<![^\s,\[{:])(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')|[\[\]{}]""")
"""A bracket, or a quoted text, in which none counts."""
_OPENS = {"]": "[", "}": "{"}
FARTHEST_BRACKET = 200_000
"""Characters in which the bracket is looked for that closes another."""


def quoted(text: str) -> str:
    """The text in quotes that YAML takes as they are."""
    text = shortened(" ".join(text[: 4 * LONGEST_QUOTE].split()), LONGEST_QUOTE)
    return f'"{text}"' if not re.search(r'["\\]', text) else "'" + text.replace("'", "''") + "'"


def shortened(text: str, length: int = 30) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word of which another is likely a misspelling; empty if it is like none."""
    return _nearest(word.strip().casefold()[:LONGEST_QUOTE], frozenset(known))


@lru_cache(maxsize=256)
def _nearest(word: str, known: frozenset[str]) -> str:
    """As `nearest`; a slip that was copied into every entry is looked up once."""
    import difflib

    cutoff = 0.7 if len(word) > 4 else 0.74
    folded = {other.casefold(): other for other in sorted(known)}
    near = difflib.get_close_matches(word, folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else ""


def why_quote(value: str) -> str:
    """The reason why YAML does not take this for a text; empty if it does."""
    if value.startswith(_INDICATORS):
        return f'A text that begins with "{value[0]}" needs quotes'
    if value.startswith(("- ", "? ")) or value in ("-", "?"):
        return f'A text that begins with "{value[0]} " needs quotes'
    if ": " in value or ":\t" in value:
        return "A text with a colon and a space in it needs quotes"
    if value.endswith(":"):
        return "A text that ends with a colon needs quotes"
    if " #" in value or "\t#" in value:
        return "A text with a space and # in it needs quotes"
    return ""


def with_cure(remark: Remark, lines: Lines) -> Remark:
    """A remark on YAML's own devices, with the quotes to type: they are mostly meant as text."""
    if remark.code not in ("alias", "anchor", "tag"):
        return remark
    value = _rest_of_value(remark.place, lines)
    place = remark.place._replace(width=max(len(value.partition(" ")[0]), 1))
    return Remark(place, remark.code, f"{why_quote(value)}: {quoted(value)}. {remark.message}")


def _rest_of_value(place: Place, lines: Lines) -> str:
    """The rest of a line, or in brackets that of the entry."""
    value = lines.rest(place).strip()
    before = lines.line(place.line)[: place.column - 1][-LONGEST_REST:]
    if re.search(r"[\[{][^\]}]*$", before):
        return re.split(r"[,\]}]", value, maxsplit=1)[0].rstrip() or value
    return value


def cut_by_comment(node: Scalar, lines: Lines) -> str:
    """The message where ` #` cut a plain text in two; empty where nothing was lost."""
    rest = lines.rest(node.end)
    if not re.match(r"\s+#", rest):
        return ""
    whole = f"{node.text}{rest.rstrip()}"
    return (
        f"Only {quoted(node.text)} is read: {quoted(rest.strip())} is a comment."
        f" Quote the whole: {quoted(whole)}"
    )


def comment_instead(place: Place, lines: Lines) -> tuple[Place, str] | None:
    """The place and the text of a comment that stands where a value should."""
    rest = lines.rest(place)
    comment = rest.strip()
    if not comment.startswith("#"):
        return None
    return Place(place.line, place.column + rest.index("#"), len(comment)), comment


def split_number(node: Sequence) -> tuple[Place, str] | None:
    """Place and message of the first neighbours in square brackets that look like one number."""
    for left, right in pairwise(node.items if node.flow else ()):
        if not (
            isinstance(left, Scalar) and isinstance(right, Scalar) and left.plain and right.plain
        ):
            continue
        if not left.text[-1:].isdigit():
            continue
        end, start = left.end, right.place
        touching = end.line == start.line and start.column == end.column + 1
        if touching and re.search(r"\d$", left.text) and re.match(r"\d{3}(?!\d)", right.text):
            whole = shortened(f"{left.text},{right.text}")
            place = left.place._replace(width=start.column + start.width - left.place.column)
            return place, (
                f'"{shortened(left.text)}" and "{shortened(right.text)}" are two entries here.'
                f" If one number is meant, write one entry a line:"
                f' "- {whole}", or quote it: "{whole}"'
            )
    return None


def text_cure(node: Sequence | Mapping, lines: Lines, *, others: str = "") -> str:
    """The cure for a list or a mapping where a text is wanted.

    `others` says where the other items of a list belong.
    """
    value = lines.rest(node.place).strip()
    if value.startswith(("[", "{")):
        as_it_is = f"quote it: {quoted(value)}"
        if others:
            return f"Write one answer here. {others} If the brackets are meant, {as_it_is}"
        if isinstance(node, Sequence) and len(node.items) == 1:
            text = shortened(value.strip("[] "), LONGEST_QUOTE)
            return f"Write it without brackets: {text}. If they are meant, {as_it_is}"
        return f"Q{as_it_is[1:]}"
    value = _rest_of_value(node.place, lines)
    if isinstance(node, Mapping):
        return f"A text with a colon and a space in it needs quotes: {quoted(value)}"
    return f"Write one text, without a hyphen before it. {others}".rstrip()


def run_over(node: Scalar, lines: Lines, begins: re.Pattern[str]) -> int:
    """The number of the first line inside a text that looks as if something else began there.

    `begins` matches such a line's beginning. 0 if there is none.
    """
    if len(node.text) >= MAX_TEXT:
        return 0  # a problem already
    for number in range(node.place.line + 1, node.end.line + 1):
        match = begins.match(lines.line(number))
        if match and (number < node.end.line or match.end() < node.end.column):
            return number
    return 0


def key_in_text(name: str, nodes: Iterable[Node], lines: Lines) -> tuple[Place, str] | None:
    """The place of a key that goes on with a plain text, and what follows its colon."""
    key = re.compile(rf"\s*(?P<key>{re.escape(name)})\s*[:：=](?P<next>.?)")
    for node in nodes:
        if not isinstance(node, Scalar) or node.style in ('"', "'"):
            continue
        first = node.place.line + 1
        for number in range(first, min(node.end.line, first + MOST_LINES) + 1):
            if match := key.match(lines.line(number)):
                return Place(number, match.start("key") + 1, len(name)), match["next"] or " "
    return None


def is_list_without_blanks(node: Node, lines: Lines) -> bool:
    """True if a text was to be a list, whose hyphens lack the blank or are no hyphens."""
    if (
        not isinstance(node, Scalar)
        or not node.plain
        or not re.match(r"[-•·–—−][^\W\d]|[•·–—−+*] ", node.text)
    ):
        return False
    return not lines.line(node.place.line)[: node.place.column - 1].strip()


def place_in(node: Scalar, offset: int, lines: Lines) -> Place:
    """The place of a character of a text; the text's own where it cannot be known."""
    place = node.place
    start = place.column + len(node.style)
    is_on_one_line = lines.line(place.line)[start - 1 : start + offset] == node.text[: offset + 1]
    if is_on_one_line and node.style not in ("|", ">"):
        return Place(place.line, start + offset)
    return place


SURROGATES = regex(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
"""The two halves of a character as JSON escapes them, or one of them."""


def joined(escaped: str) -> str:
    """The character of two halves; nothing for one."""
    halves = [int(half, 16) for half in escaped.split("\\u")[1:]]
    if len(halves) < 2:
        return ""
    return chr(0x10000 + ((halves[0] - 0xD800) << 10) + halves[1] - 0xDC00)


def surrogate_cure(escaped: str) -> str:
    """What to write in the place of the halves of a character."""
    if character := joined(escaped):
        return f'YAML does not know "{escaped}". Write the character itself: {character}.'
    return f'"{escaped}" is half of a character. Write the character itself, or leave it out.'


_WRONG_COLUMN = (
    "This line does not go on with what is above it."
    " Look at the column in which it begins, and at the quotes above it."
)
_MEANINGS = (
    (
        "could not find expected ':'",
        'This line lacks a key with a colon and a space, such as "answer: ".',
    ),
    (
        "mapping values are not allowed",
        "This colon is in a wrong place: quote the text that it is in,"
        " or look at the column in which the line begins.",
    ),
    ("expected '-' indicator", _WRONG_COLUMN),
    ("expected key", _WRONG_COLUMN),
    ("but found '-'", _WRONG_COLUMN),
    ("expected <document start>", _WRONG_COLUMN),
    (
        "sequence entries are not allowed",
        "A list begins in a line of its own; a text with a hyphen needs quotes.",
    ),
    ("mapping keys are not allowed", 'A text that begins with "? " needs quotes.'),
    ("found a tab", "A tab stands here. Use spaces."),
    ("found character '\\t'", "A tab stands here. Use spaces."),
    ("cannot start any token", "A text that begins with this character needs quotes."),
    ("unexpected end of stream", "The quotes that open here are never closed."),
    ("unexpected document indicator", "The quotes that open here are never closed."),
    ("',' or ']'", "The square bracket is not closed, or a comma is missing."),
    (
        "',' or '}'",
        "The brace is not closed, or a comma is missing."
        " A text that begins with a brace needs quotes.",
    ),
    ("escape", "Inside of double quotes a backslash begins an escape. Use single quotes instead."),
    ("alphabetic or numeric character", 'A text that begins with "*" or "&" needs quotes.'),
    ("comment or line break", 'A text that begins with "|" or ">" needs quotes.'),
    ("directive", 'A line cannot begin with "%". Indent it, or quote the text.'),
    ("tag", 'A text that begins with "!" needs quotes.'),
    ("node content", "A text is missing here, or it begins with a character that needs quotes."),
)
"""Words in a message of libyaml, and what they mean to a teacher; the first that fits."""


def _unclosed(outermost: Place, lines: Lines, farthest: int) -> int | None:
    """The offset of the bracket that is never closed, this one or one inside; None if all are."""
    start = lines.offset(outermost)
    opened: list[int] = []
    for match in _BRACKETS.finditer(lines.text, start, start + farthest):
        sign = match[0]
        if sign in ("[", "{"):
            opened.append(match.start())
        elif sign in ("]", "}"):
            if not opened or lines.text[opened[-1]] != _OPENS[sign]:
                break
            opened.pop()
            if not opened:
                return None
    return opened[-1] if opened else None


def _inside(place: Place, lines: Lines) -> Place:
    """A place, or the last character of the file for one behind it."""
    end = len(lines.text.rstrip())
    return lines.place(max(end - 1, 0)) if lines.offset(place) > end else place


def without_cure(error: YamlError, lines: Lines, *, farthest: int = FARTHEST_BRACKET) -> Remark:
    """An error for which no cure is known, in a teacher's words, at a place in the file.

    The bracket that closes another is looked for in so many characters.
    """
    if error.code != "yaml":
        return Remark(error.place, error.code, error.message)
    if error.bracket and (offset := _unclosed(error.bracket, lines, farthest)) is not None:
        sign = lines.text[offset]
        message = f'The "{sign}" that opens here is never closed. If it is text, quote the text.'
        return Remark(lines.place(offset), "unclosed-bracket", message)
    around = error.place._replace(column=max(error.place.column - 6, 1))
    if "escape" in error.message and (halves := SURROGATES.search(lines.rest(around)[:24])):
        place = Place(around.line, around.column + halves.start(), len(halves[0]))
        return Remark(place, "bad-escape", surrogate_cure(halves[0]))
    place = error.opened if error.opened and "expected ':'" in error.message else error.place
    place = _inside(place, lines)
    meaning = next((meaning for words, meaning in _MEANINGS if words in error.message), "")
    if error.bracket and "',' or" in error.message:
        meaning = "A comma is missing before this, or a text in the brackets needs quotes."
    return Remark(place, "yaml", meaning or f"This cannot be read: {error.message}.")
