"""Cures by quotes and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.decks.hints import (
    LONGEST_QUOTE,
    SURROGATES,
    joined,
    quoted,
    shortened,
    surrogate_cure,
    why_quote,
)
from quiz.decks.nodes import YamlError
from quiz.decks.recovery.chunks import Chunk, Mend, known_key, lines_of_text, mend
from quiz.decks.vocabulary import vocabulary
from quiz.values import NamedTuple

_KEYED = re.compile(
    r"""(?P<lead> *(?:- +)*(?P<key>[^\s:#'"\[\]{},&*!|>%@`-][^:#]*):[ \t]+)(?P<value>\S.*)"""
)
_ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>\S.*)")
_INLINE = re.compile(r"[\s,;](?P<key>answer|also|wrong|hint|note|cite|tags): ")
_NO_COMMA = re.compile(r"""(["'])[ \t]+(?=["'])""")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?'),
    "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?"),
}


class _Value(NamedTuple):
    """A value in a line, with the lines on which it goes on."""

    chunk: Chunk
    lines: list[int]
    """Their indices."""
    lead: str
    """Everything in its line that stands before it."""
    key: str
    text: str

    def replaced(self, text: str, *, code: str, message: str) -> Mend:
        index, *others = self.lines
        first = self.chunk.lines[index].rstrip()
        changes = {index: self.lead + text, **dict.fromkeys(others, "")}
        return mend(self.chunk, changes, (len(self.lead), len(first)), code=code, message=message)

    def quotation(self, text: str) -> str:
        """The line as a message shows it, with another text."""
        if not self.key:
            return f"- {text}"
        is_item = "-" in self.lead and self.key.casefold() not in self.chunk.keys
        return f"- {self.key}: {text}" if is_item else f"{self.key}: {text}"


def _values(chunk: Chunk, index: int) -> Iterator[_Value]:
    """The values that a line may hold: after its key and after its hyphen.

    Each comes with the lines below that go on with it, and alone.
    """
    line = chunk.lines[index].rstrip()
    for match in (_KEYED.fullmatch(line), _ITEM.fullmatch(line)):
        if not match:
            continue
        lead, text = match["lead"], match["value"]
        key = (match.groupdict().get("key") or "").strip()
        if not key and known_key(chunk, index):
            continue
        column = match.start("key") if key else len(lead) - len(lead.lstrip())
        lines = lines_of_text(chunk, index, column)
        whole = " ".join([text, *(chunk.lines[number].strip() for number in lines[1:])])
        yield _Value(chunk, lines, lead=lead, key=key, text=whole)
        if len(lines) > 1:
            yield _Value(chunk, [index], lead=lead, key=key, text=text)


def surrogates(chunk: Chunk, index: int, error: YamlError) -> Iterator[Mend]:
    """The escapes of JSON for one character in two halves, which YAML does not know."""
    line = chunk.lines[index]
    first = SURROGATES.search(line)
    if first and "escape" in error.message:
        changes = {index: SURROGATES.sub(lambda match: joined(match[0]), line)}
        message = surrogate_cure(first[0])
        yield mend(chunk, changes, first.span(), code="bad-escape", message=message)


def escapes(chunk: Chunk, index: int, error: YamlError) -> Iterator[Mend]:
    """A backslash in double quotes, which YAML takes for the beginning of an escape."""
    if "escape" not in error.message and "hexdecimal" not in error.message:
        return
    for value in _values(chunk, index):
        if value.text[0] != '"':
            continue
        single = _in_single_quotes(value.text[1:].removesuffix('"').replace('\\"', '"'))
        message = (
            "Inside of double quotes a backslash begins an escape."
            f" Use single quotes: {value.quotation(single)}"
        )
        cure = value.replaced(single, code="bad-escape", message=message)
        if backslash := error.place.column - 1:
            cure = cure._replace(place=cure.place._replace(column=backslash, width=2))
        yield cure


def quotes(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Quotes that are not closed, or closed before the end."""
    for value in _values(chunk, index):
        quote = value.text[0]
        if quote not in _CLOSED or _CLOSED[quote].fullmatch(value.text):
            continue
        if quote not in value.text[1:]:
            yield _closed(value)
        elif value.text.endswith(quote) and _is_outer(value.text):
            inside = value.text[1:-1]
            cure = value.quotation(quoted(inside))
            message = f"Quotes inside of quotes have to be of the other sort: {cure}"
            yield value.replaced(_in_quotes(inside), code="quote-it", message=message)
        else:
            cure = value.quotation(quoted(value.text))
            message = f"The text goes on after its quotes. Quote the whole: {cure}"
            yield value.replaced(_in_quotes(value.text), code="quote-it", message=message)


def _closed(value: _Value) -> Mend:
    if value.text[0] == "'":
        cure = value.quotation(quoted(value.text))
        message = f"This ' opens quotes that are never closed. Quote the text: {cure}"
        return value.replaced(_in_quotes(value.text), code="unclosed-quote", message=message)
    cure = value.quotation(shortened(value.text, LONGEST_QUOTE))
    message = f'These quotes are never closed: {cure}"'
    return value.replaced(f'{value.text}"', code="unclosed-quote", message=message)


def _is_outer(text: str) -> bool:
    """True if the first and last quote belong together.

    Then the second one opens quotes, or is an apostrophe.
    """
    second = text.index(text[0], 1)
    before, after = text[second - 1], text[second + 1 : second + 2]
    return before.isspace() or (before.isalnum() and after.isalnum())


def braces(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Keys in braces that are not closed."""
    for value in _values(chunk, index):
        is_mapping = value.text[0] == "{" and ": " in value.text
        is_known = value.key.casefold() in vocabulary().mapping_keys
        is_question = not value.key and vocabulary().begins_in_braces.match(value.text)
        if not is_mapping or not (is_known or is_question):
            continue
        if not value.text.endswith("}"):
            cure = value.quotation(shortened(value.text, LONGEST_QUOTE))
            message = f"The brace is not closed: {cure}}}"
            yield value.replaced(f"{value.text}}}", code="unclosed-bracket", message=message)


def brackets(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A list in square brackets that is not closed, or has something in it that ends it."""
    for value in _values(chunk, index):
        if value.text[0] != "[" or value.key.casefold() not in vocabulary().list_keys:
            continue
        if " #" in value.text:
            message = (
                'In square brackets " #" begins a comment.'
                " Write one entry a line, that one in quotes."
            )
            yield value.replaced('["…"]', code="cut-by-comment", message=message)
        elif not value.text.endswith("]"):
            cure = value.quotation(shortened(value.text, LONGEST_QUOTE))
            message = f"The square bracket is not closed: {cure}]"
            yield value.replaced(f"{value.text}]", code="unclosed-bracket", message=message)
        yield from _entries_mended(value)
        message = (
            "An entry in the brackets needs quotes. Write one entry a line, that one in quotes."
        )
        if value.text.count('"') % 2:
            message = (
                "Quotes in the brackets are not closed. Write one entry a line, without quotes."
            )
        yield value.replaced('["…"]', code="quote-it", message=message)


def _entries_mended(value: _Value) -> Iterator[Mend]:
    """A list in square brackets with one closed too often, or without a comma between texts."""
    if value.text.endswith("]]"):
        cure = value.quotation(shortened(value.text[:-1], LONGEST_QUOTE))
        message = f'One "]" is too many: {cure}'
        yield value.replaced(value.text[:-1], code="unclosed-bracket", message=message)
    with_commas = _NO_COMMA.sub(r"\1, ", value.text)
    if with_commas != value.text:
        cure = value.quotation(shortened(with_commas, LONGEST_QUOTE))
        message = f"A comma is missing between two entries: {cure}"
        yield value.replaced(with_commas, code="no-comma", message=message)


def inline_keys(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A key that goes on in the line of another one."""
    for value in _values(chunk, index):
        inline = _INLINE.search(value.text)
        if not inline or not value.key or inline["key"] not in chunk.keys:
            continue
        rest = shortened(value.text[inline.start("key") :], LONGEST_QUOTE)
        column = f"in column {chunk.column + 1}"
        message = f'"{inline["key"]}" begins a line of its own, {column}: "{rest}"'
        before = value.text[: inline.start("key")].rstrip(" ,;")
        yield value.replaced(before, code="no-line", message=message)


def texts(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A text that YAML takes for something else."""
    codes = {"*": "alias", "&": "anchor", "!": "tag"}
    for value in _values(chunk, index):
        if value.text.startswith("- ") and value.key.casefold() in vocabulary().list_keys:
            alone = value.text[2:].strip()
            message = f'A text beside its key has no hyphen: "{value.quotation(alone)}"'
            yield value.replaced(alone, code="hyphen-in-line", message=message)
        if value.key == "answer" and known_key(chunk, 0) == "match" and ": " in value.text:
            message = 'Each pair is a line of its own, below "answer:" and further right.'
            yield value.replaced("{1: 2, 3: 4}", code="not-a-mapping", message=message)
        if value.text[0] not in _CLOSED and (why := why_quote(value.text)):
            code = codes.get(value.text[0], "quote-it")
            message = f"{why}: {value.quotation(quoted(value.text))}"
            yield value.replaced(_in_quotes(value.text), code=code, message=message)


def _in_single_quotes(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _in_quotes(text: str) -> str:
    """The whole text in quotes, without the shortening of a message."""
    return _in_single_quotes(text) if re.search(r'["\\]', text) else f'"{text}"'
