"""YAML's traps, each with its cure: what a teacher meant, and the quotes to type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from quiz.decks.nodes import MAX_TEXT, Mapping, Node, Remark, Scalar, Sequence, YamlError
from quiz.decks.problem import Place, Problems

DECK_KEYS = frozenset(
    "title id about language author license tags seconds points source lint draft questions".split(),
)
PROSE_KEYS = frozenset("answer also wrong hint note".split())
"""Keys of a question, besides its kind, after which ` #` cuts a text in two; elsewhere it begins a
comment."""
QUESTION_KEYS = PROSE_KEYS | frozenset(
    "id cite fact tags seconds points draft lint exact within unit size both_ways together roman".split()
)

LONGEST_QUOTE = 100
_INDICATORS = tuple("*&!%@`{}[]|>,#")


def quoted(text: str) -> str:
    """The text in quotes that YAML takes as they are."""
    text = shortened(" ".join(text[: 4 * LONGEST_QUOTE].split()), LONGEST_QUOTE)
    return f'"{text}"' if not re.search(r'["\\]', text) else "'" + text.replace("'", "''") + "'"


def shortened(text: str, length: int = 30) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that another is likely a slip of; empty if it is like none."""
    import difflib

    word = word.strip().casefold()[:LONGEST_QUOTE]
    cutoff = 0.7 if len(word) > 4 else 0.74
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=cutoff)), "")


def why_quote(value: str) -> str:
    """Why YAML does not take this for a text without quotes; empty if it does."""
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


def explained(remark: Remark, problems: Problems) -> Remark:
    """A remark on YAML's own devices, with the quotes to type if they are text, as they mostly are."""
    if remark.code not in ("alias", "anchor", "tag"):
        return remark
    value = problems.rest(remark.place).rstrip()
    place = remark.place._replace(width=max(len(value.partition(" ")[0]), 1))
    return Remark(place, remark.code, f"{why_quote(value)}: {quoted(value)}. {remark.message}")


def cut_by_comment(node: Scalar, problems: Problems) -> str:
    """What to say where ` #` cut a plain text in two; empty where nothing was lost."""
    rest = problems.rest(node.end)
    if not re.match(r"\s+#", rest):
        return ""
    whole = f"{node.text}{rest.rstrip()}"
    return f"Only {quoted(node.text)} is read: {quoted(rest.strip())} is a comment. Quote the whole: {quoted(whole)}"


def comment_instead(place: Place, problems: Problems) -> tuple[Place, str] | None:
    """Where a comment stands in a value's stead, and that comment."""
    rest = problems.rest(place)
    comment = rest.strip()
    if not comment.startswith("#"):
        return None
    return Place(place.line, place.column + rest.index("#"), len(comment)), comment


def split_number(node: Sequence) -> tuple[Place, str] | None:
    """The first neighbours in square brackets that look like one number with a separator."""
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
                f'"{shortened(left.text)}" and "{shortened(right.text)}" are two entries here. If one number is '
                f'meant, write one entry a line: "- {whole}", or quote it: "{whole}"'
            )
    return None


def text_cure(node: Sequence | Mapping, problems: Problems) -> str:
    """What to write where a list or a mapping stands and a text is wanted."""
    value = problems.rest(node.place).strip()
    if value.startswith(("[", "{")):
        return f"Quote it: {quoted(value)}"
    if isinstance(node, Mapping):
        return f"A text with a colon and a space in it needs quotes: {quoted(value)}"
    return "Write one text, without a hyphen before it."


def run_over(node: Scalar, problems: Problems, begins_entry: re.Pattern[str]) -> int:
    """The line in a text of more than one line that looks as if another question or key begins
    there; 0 for none."""
    if len(node.text) >= MAX_TEXT:
        return 0  # a problem already
    for number in range(node.place.line + 1, node.end.line + 1):
        line = problems.line(number)
        found = begins_entry.match(line)
        if found and (number < node.end.line or found.end() < node.end.column):
            return number
    return 0


def is_list_without_blanks(node: Node, problems: Problems) -> bool:
    """Whether a text was to be a list, whose hyphens lack the blank or are no hyphens."""
    if (
        not isinstance(node, Scalar)
        or not node.plain
        or not re.match(r"[-•·–—−][^\W\d]|[•·–—−+*] ", node.text)
    ):
        return False
    return not problems.line(node.place.line)[: node.place.column - 1].strip()


def place_in(node: Scalar, offset: int, problems: Problems) -> Place:
    """The place of a character of a text; the text's own where it cannot be told."""
    place = node.place
    start = place.column + len(node.style)
    on_one_line = problems.line(place.line)[start - 1 : start + offset] == node.text[: offset + 1]
    return (
        Place(place.line, start + offset) if on_one_line and node.style not in ("|", ">") else place
    )


_COLUMN = "Look at the column in which it begins, and at the quotes above it."
_MEANINGS = (
    (
        "could not find expected ':'",
        'This line lacks a key with a colon and a space, such as "answer: ".',
    ),
    (
        "mapping values are not allowed",
        "This colon is in a wrong place: quote the text that it is in, or look at the column in which the line begins.",
    ),
    ("expected '-' indicator", f"This line does not go on with what is above it. {_COLUMN}"),
    ("expected key", f"This line does not go on with what is above it. {_COLUMN}"),
    ("but found '-'", f"This line does not go on with what is above it. {_COLUMN}"),
    ("expected <document start>", f"This line does not go on with what is above it. {_COLUMN}"),
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
        "The brace is not closed, or a comma is missing. A text that begins with a brace needs quotes.",
    ),
    ("escape", "Inside of double quotes a backslash begins an escape. Use single quotes instead."),
    ("alphabetic or numeric character", 'A text that begins with "*" or "&" needs quotes.'),
    ("comment or line break", 'A text that begins with "|" or ">" needs quotes.'),
    ("directive", 'A line cannot begin with "%". Indent it, or quote the text.'),
    ("tag", 'A text that begins with "!" needs quotes.'),
    ("node content", "A text is missing here, or it begins with a character that needs quotes."),
)


def told(error: YamlError) -> tuple[Place, str, str]:
    """Place, code and message of a slip for which no cure is known."""
    if error.code != "yaml":
        return error.place, error.code, error.message
    place = error.opened if error.opened and "expected ':'" in error.message else error.place
    meaning = next((meaning for words, meaning in _MEANINGS if words in error.message), "")
    return place, "yaml", meaning or f"This cannot be read: {error.message}."
