"""What YAML's errors mean to somebody who knows no YAML."""

from __future__ import annotations

from quiz.decks.nodes import Slip
from quiz.decks.problem import Place

_COLUMN = "Look at the column in which it begins, and at the quotes above it."
_MEANINGS = (
    ("could not find expected ':'", 'This line lacks a key with a colon and a space, such as "answer: ".'),
    (
        "mapping values are not allowed",
        "This colon is in a wrong place: quote the text that it is in, or look at the column in which the line begins.",
    ),
    ("expected '-' indicator", f"This line does not go on with what is above it. {_COLUMN}"),
    ("expected key", f"This line does not go on with what is above it. {_COLUMN}"),
    ("but found '-'", f"This line does not go on with what is above it. {_COLUMN}"),
    ("expected <document start>", f"This line does not go on with what is above it. {_COLUMN}"),
    ("sequence entries are not allowed", "A list begins in a line of its own; a text with a hyphen needs quotes."),
    ("mapping keys are not allowed", 'A text that begins with "? " needs quotes.'),
    ("found a tab", "A tab stands here. Use spaces."),
    ("found character '\\t'", "A tab stands here. Use spaces."),
    ("cannot start any token", "A text that begins with this character needs quotes."),
    ("unexpected end of stream", "The quotes that open here are never closed."),
    ("unexpected document indicator", "The quotes that open here are never closed."),
    ("',' or ']'", "The square bracket is not closed, or a comma is missing."),
    ("',' or '}'", "The brace is not closed, or a comma is missing. A text that begins with a brace needs quotes."),
    ("escape", "Inside of double quotes a backslash begins an escape. Use single quotes instead."),
    ("alphabetic or numeric character", 'A text that begins with "*" or "&" needs quotes.'),
    ("comment or line break", 'A text that begins with "|" or ">" needs quotes.'),
    ("directive", 'A line cannot begin with "%". Indent it, or quote the text.'),
    ("tag", 'A text that begins with "!" needs quotes.'),
    ("node content", "A text is missing here, or it begins with a character that needs quotes."),
)


def told(slip: Slip) -> tuple[Place, str, str]:
    """Place, code and message of a slip for which no cure is known."""
    if slip.code != "yaml":
        return slip.place, slip.code, slip.message
    place = slip.opened if slip.opened and "expected ':'" in slip.message else slip.place
    meaning = next((meaning for words, meaning in _MEANINGS if words in slip.message), "")
    return place, "yaml", meaning or f"This cannot be read: {slip.message}."
