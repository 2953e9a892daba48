"""Cures by quotes and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.decks.hints import quoted, shortened, why_quote
from quiz.decks.nodes import YamlError
from quiz.decks.recovery.chunks import Chunk, Mend, known_key, lines_of_text, mend
from quiz.decks.vocabulary import vocabulary

_KEYED = re.compile(
    r"""(?P<lead> *(?:- +)*(?P<key>[^\s:#'"\[\]{},&*!|>%@`-][^:#]*):[ \t]+)(?P<value>\S.*)"""
)
_ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>\S.*)")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?'),
    "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?"),
}


class _Value(NamedTuple):
    """A value in a line, with the lines on which it goes on."""

    chunk: Chunk
    lines: list[int]
    lead: str
    key: str
    text: str

    def put(self, instead: str, *, code: str, message: str) -> Mend:
        index, *others = self.lines
        first = self.chunk.lines[index].rstrip()
        changes = {index: self.lead + instead, **dict.fromkeys(others, "")}
        return mend(self.chunk, changes, (len(self.lead), len(first)), code=code, message=message)

    def shown(self, instead: str) -> str:
        item = "- " if "-" in self.lead and self.key.casefold() not in self.chunk.keys else ""
        return f"{item}{self.key}: {instead}" if self.key else f"- {instead}"


def _values(chunk: Chunk, index: int) -> Iterator[_Value]:
    """The values that a line may hold: after its key, after its hyphen; with the lines below, and
    alone."""
    line = chunk.lines[index].rstrip()
    for found in (_KEYED.fullmatch(line), _ITEM.fullmatch(line)):
        if not found:
            continue
        key = (found.groupdict().get("key") or "").strip()
        if not key and known_key(chunk, index):
            continue
        column = found.start("key") if key else len(found["lead"]) - len(found["lead"].lstrip())
        lines = lines_of_text(chunk, index, column)
        whole = " ".join([found["value"], *(chunk.lines[number].strip() for number in lines[1:])])
        yield _Value(chunk, lines, found["lead"], key, whole)
        if len(lines) > 1:
            yield _Value(chunk, [index], found["lead"], key, found["value"])


def escapes(chunk: Chunk, index: int, error: YamlError) -> Iterator[Mend]:
    """A backslash in double quotes, which YAML takes for the beginning of an escape."""
    if "escape" not in error.message and "hexdecimal" not in error.message:
        return
    for value in _values(chunk, index):
        if value.text[0] != '"':
            continue
        inside = value.text[1:].removesuffix('"').replace('\\"', '"')
        backslash = error.place.column - 1
        shown = value.shown(_single(inside))
        message = (
            f"Inside of double quotes a backslash begins an escape. Use single quotes: {shown}"
        )
        cure = value.put(_single(inside), code="bad-escape", message=message)
        yield (
            cure._replace(place=cure.place._replace(column=backslash, width=2))
            if backslash
            else cure
        )


def quotes(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Quotes that are not closed, or closed before the end."""
    for value in _values(chunk, index):
        mark = value.text[0]
        if mark not in _CLOSED or _CLOSED[mark].fullmatch(value.text):
            continue
        if mark not in value.text[1:]:
            yield _closed(value)
        elif value.text.endswith(mark) and _is_outer(value.text):
            inside = value.text[1:-1]
            message = f"Quotes inside of quotes have to be of the other sort: {value.shown(quoted(inside))}"
            yield value.put(_exact(inside), code="quote-it", message=message)
        else:
            message = f"The text goes on after its quotes. Quote the whole: {value.shown(quoted(value.text))}"
            yield value.put(_exact(value.text), code="quote-it", message=message)


def _closed(value: _Value) -> Mend:
    if value.text[0] == "'":
        message = f"This ' opens quotes that are never closed. Quote the text: {value.shown(quoted(value.text))}"
        return value.put(_exact(value.text), code="unclosed-quote", message=message)
    message = f'These quotes are never closed: {value.shown(shortened(value.text, 100))}"'
    return value.put(value.text + '"', code="unclosed-quote", message=message)


def _is_outer(text: str) -> bool:
    """Whether the first and last quote belong together: the second one opens quotes, or is an
    apostrophe."""
    second = text.index(text[0], 1)
    before, after = text[second - 1], text[second + 1 : second + 2]
    return before.isspace() or (before.isalnum() and after.isalnum())


def brackets(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A list in square brackets that is not closed, or has something in it that ends it."""
    for value in _values(chunk, index):
        if value.text[0] != "[" or value.key.casefold() not in vocabulary().list_keys:
            continue
        if " #" in value.text:
            message = 'In square brackets " #" begins a comment. Write one entry a line, that one in quotes.'
            yield value.put('["…"]', code="cut-by-comment", message=message)
        elif not value.text.endswith("]"):
            message = (
                f"The square bracket is not closed: {value.shown(shortened(value.text, 100))}]"
            )
            yield value.put(f"{value.text}]", code="unclosed-bracket", message=message)
        message = (
            "An entry in the brackets needs quotes. Write one entry a line, that one in quotes."
        )
        yield value.put('["…"]', code="quote-it", message=message)


def texts(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A text that YAML takes for something else."""
    codes = {"*": "alias", "&": "anchor", "!": "tag"}
    for value in _values(chunk, index):
        if value.text[0] not in _CLOSED and (why := why_quote(value.text)):
            message = f"{why}: {value.shown(quoted(value.text))}"
            yield value.put(
                _exact(value.text), code=codes.get(value.text[0], "quote-it"), message=message
            )


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _exact(text: str) -> str:
    return _single(text) if re.search(r'["\\]', text) else f'"{text}"'
