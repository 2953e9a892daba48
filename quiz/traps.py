"""YAML's traps, each with its cure: what a teacher meant, and the quotes to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from quiz.nodes import Items, Pairs, Scalar, Slip
from quiz.problem import Place
from quiz.sheet import Sheet

KEYS_WITHOUT_PROSE = frozenset(
    "id cite fact tags seconds points draft lint exact within unit size both_ways together roman".split()
)
"""Keys of a question after whose value a comment is a comment; after any other ` #` cuts a text in two."""

_KEY_AND_VALUE = re.compile(r"^(?P<key>\s*(?:-\s+)?[^\s:#'\"\[\]{},][^:#]*):\s+(?P<value>\S.*?)\s*$")
_LONE_VALUE = re.compile(r"^(?P<key>\s*-)\s+(?P<value>\S.*?)\s*$")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?(?P<key>[a-z_]+):(?P<value>[^\s/:].*)$")
_NEEDS_QUOTES = tuple("*&!%@`{}[]|>'\"?,#")
_LONGEST_QUOTE = 100


def quoted(text: str) -> str:
    """The text in quotes that YAML takes as they are."""
    text = " ".join(text.split())
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE] + "…"
    return f'"{text}"' if not re.search(r'["\\]', text) else "'" + text.replace("'", "''") + "'"


def cut_by_comment(node: Scalar, sheet: Sheet) -> str:
    """What to say where ` #` cut a plain text in two; empty where nothing was lost."""
    rest = sheet.line(node.end.line)[node.end.column - 1 :]
    if not re.match(r"\s+#", rest):
        return ""
    whole = f"{node.text}{rest.rstrip()}"
    return f"Only {quoted(node.text)} is read: {quoted(rest.strip())} is a comment. Quote the whole: {quoted(whole)}"


def empty_cure(place: Place, sheet: Sheet) -> str:
    """What to say where a value is missing because it begins with #."""
    line = sheet.line(place.line)
    _, _, comment = line.partition(" #")
    return f" What begins with # is a comment; quote it: {quoted('#' + comment)}" if comment else ""


def split_numbers(node: Items) -> Iterator[tuple[Place, str]]:
    """Neighbours in square brackets that look like one number with a separator."""
    if not node.flow:
        return
    for left, right in pairwise(node.items):
        if not (isinstance(left, Scalar) and isinstance(right, Scalar) and left.plain and right.plain):
            continue
        touching = left.end.line == right.place.line and right.place.column == left.end.column + 1
        if touching and re.search(r"\d$", left.text) and re.match(r"\d{3}(?!\d)", right.text):
            whole = quoted(f"{left.text},{right.text}")
            yield left.place, f'"{left.text}" and "{right.text}" are two entries here. If one number is meant: {whole}'


def bracket_cure(node: Items | Pairs, sheet: Sheet) -> str:
    """What to write where brackets or braces at its start made a list or a mapping of a text."""
    line = sheet.line(node.place.line)
    value = line[node.place.column - 1 :]
    if value.startswith(("[", "{")):
        return f"Quote it: {quoted(value)}"
    return f'Quote a text that holds ": ", such as {quoted(value)}' if ": " in value else "Write it on one line."


def cure(slip: Slip, sheet: Sheet) -> tuple[Place, str, str]:
    """Place, code and message for a text that is not YAML, with what to write where the trap is known."""
    for number in (slip.place.line, slip.place.line - 1):
        found = _trap(sheet.line(number), number)
        if found:
            return found
    return slip.place, slip.code, slip.message


def _trap(line: str, number: int) -> tuple[Place, str, str] | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Place(number, indent.index("\t") + 1), "tab", "A tab stands before the text. Indent with spaces."
    found = _KEY_AND_VALUE.match(line) or _LONE_VALUE.match(line)
    if found and _must_be_quoted(found["value"]):
        value = found["value"]
        place = Place(number, found.start("value") + 1, len(value))
        separator = " " if found.re is _LONE_VALUE else ": "
        return (
            place,
            "quote-it",
            f"YAML stumbles over this text. Quote it: {found['key'].strip()}{separator}{quoted(value)}",
        )
    bare = _NO_SPACE.match(line)
    if bare:
        place = Place(number, bare.start("key") + 1, len(bare["key"]) + 1)
        return place, "no-space", f'A space is missing after the colon: "{bare["key"]}: {bare["value"].strip()}"'
    return None


def _must_be_quoted(value: str) -> bool:
    if value[0] in "\"'":
        return not _is_closed(value)
    if value[0] in "[{":
        return not value.endswith("]" if value[0] == "[" else "}") or ": " in value
    return value.startswith(_NEEDS_QUOTES) or ": " in value or value.endswith(":")


def _is_closed(value: str) -> bool:
    quote = value[0]
    body = r"\"(?:[^\"\\]|\\.)*\"" if quote == '"' else r"'(?:[^']|'')*'"
    return re.fullmatch(body + r"\s*(?:#.*)?", value) is not None
