"""Entries of a deck that are written so plainly that no parser of YAML is needed to read them.

Most entries are lines of `key: text`, `key: [text, text]` and `- text`, of a text below `key: |`
and of such lines below a key. One pattern takes those apart in a quarter of the time in which
libyaml says where they are. Whatever is not surely simple is left to the parser: an escape, a tab,
a comment behind a text, a key that stands there twice. It also gets the hyphen of each simple
entry, and so decides what belongs to which list.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache

from quiz.decks.nodes import Node, Scalar, YamlError
from quiz.decks.problem import Place
from quiz.decks.question import Wrong
from quiz.decks.simple_entry import Fields, Inner, SimpleEntry
from quiz.patterns import regex

LEAST = 1 << 14
"""Characters of a deck for which it pays to have the pattern compiled."""
LONGEST = 1 << 14
"""Characters of an entry that is looked at."""
MOST = 100
"""Texts of a list."""
_LONGEST_KEY = 1000
"""Characters of a text and why it is wrong; YAML takes no longer text for a key."""
_MOST_COPIED = 1 << 22
"""Characters of a text with the line breaks of Windows."""
_AT_ONCE = 1 << 12
"""Characters that the parser is given at a time."""
_IN_A_ROW = 100
"""Simple entries that it is told of at a time."""

# White space of any script is no part of what begins here, so that no text is blank.
_FIRST = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^\s\-]))"
_REST = r"[^\n\t:#]*+(?:(?::(?=\S)|(?<! )#)[^\n\t:#]*+)*+(?<! )"
_PLAIN = _FIRST + _REST
_QUOTED = r"\"(?!\s)[^\"\\\n\t]++\"|'(?!\s)[^'\n\t]++'"
_WORD = r"[^\s,\[\]{}:#\"]"
_ITEM = (
    rf"(?:(?:[^\s,\[\]{{}}:#\"'`&*!|>%@?-]|-(?=\w)){_WORD}*+(?: ++{_WORD}++)*+"
    r"|\"(?!\s)[^\"\\\n\t,]++\"|'(?!\s)[^'\n\t,]++')"
)
"""A text in square brackets."""
_CHOICE = rf"(?:{_PLAIN}(?:: (?:{_PLAIN}|{_QUOTED}))?|{_QUOTED})"
"""A text after a hyphen, and perhaps why it is wrong."""
_PAIR = rf"{_FIRST}[^\n\t:#]*+(?<! ): ++(?:{_PLAIN}|{_QUOTED}|\[{_ITEM}(?:, {_ITEM})*+\])"
"""A key below another, and its text or its texts."""
_LINE = r" *+(?!-[^\n]*:)\S[^\n\t]*+"
"""A line below `|` that does not look as if a question began there."""
_FOLDED = regex(r"\n +")
_QUESTIONS = regex(r"^questions: *+\n(?: *+(?:#[^\n]*+)?\n)*+(?P<indent> {0,8}+)-(?= )", re.M)


@cache
def _rows(indent: str) -> re.Pattern[str]:
    """A key with all that stands under it, in groups of which the last is what is not simple."""
    return re.compile(
        rf"^{indent}(?:- |  )([a-z_]{{1,40}}):(?: ++(?:"
        rf"({_PLAIN})((?:\n{indent}   ++{_PLAIN})*+)|({_QUOTED})|\[({_ITEM}(?:, {_ITEM})*+)\]"
        rf"|\|\n({indent}   ++)({_LINE}(?:\n++\6{_LINE})*+)(?!\n++ ++$))"
        rf"|\n({indent}  ++)- ({_CHOICE}(?:\n\8- {_CHOICE})*+)"
        rf"|\n({indent}   ++)({_PAIR}(?:\n\10{_PAIR})*+))$"
        r"|^ *+#[^\n]*+$|^ ++$|^(.+)$",
        re.MULTILINE,
    )


class Outline:
    """A deck's text as its parser reads it: of simple entries in a row one hyphen and the lines."""

    def __init__(self, text: str) -> None:
        is_copied = "\r" in text and len(text) < _MOST_COPIED
        copied = text.replace("\r\n", "\n") if is_copied else text
        self._text = text if "\r" in copied else copied  # \r\r\n is two line breaks
        self._rows: deque[list[SimpleEntry]] = deque()
        """Entries that the parser has yet to come to; a row has one hyphen."""
        self._pieces = self._cut()

    def read(self, size: int = 0, /) -> str:  # noqa: ARG002 - the parser takes a text of any size
        return next(self._pieces, "")

    def entries(self, node: Node) -> Iterable[Node | SimpleEntry]:
        """An entry as the parser has read it, or the simple ones of which that is the hyphen.

        Raises YamlError where simple entries were none: they stand in a text, or in another list.
        """
        if not self._rows:
            return (node,)
        line = self._rows[0][0].place.line
        if isinstance(node, Scalar) and not node.text and node.line == line:
            return self._rows.popleft()
        if node.place.line >= line:
            self._refuse()
        return (node,)

    def end(self) -> None:
        """Raises YamlError, as `entries` does, if the parser has not come to each simple entry."""
        if self._rows:
            self._refuse()

    def _refuse(self) -> None:
        raise YamlError(self._rows[0][0].place, "not-simple", "This is not what it looks like.")

    def _cut(self) -> Iterator[str]:
        text = self._text
        begun = None if "\r" in text else _QUESTIONS.search(text)
        head = begun.start("indent") if begun else len(text)
        for start in range(0, head, _AT_ONCE):
            yield text[start : min(start + _AT_ONCE, head)]
        if begun:
            yield from self._outlined(head, begun["indent"])

    def _outlined(self, head: int, indent: str) -> Iterator[str]:
        """The text from the first question on, as the parser reads it."""
        text, pattern, hyphen = self._text, _rows(indent), f"\n{indent}- "
        line, column = text.count("\n", 0, head) + 1, len(indent) + 3
        start = end = head
        piece, size, row = list[str](), 0, list[SimpleEntry]()
        while end < len(text):
            start, end = end, text.find(hyphen, end) + 1 or len(text)
            lines = text.count("\n", start, end)
            fields = _fields(pattern.findall(text, start, end)) if end - start <= LONGEST else None
            if fields is None:
                row = []
                piece.append(text[start:end])
            else:
                piece.append("\n" * lines if row else f"{indent}-{lines * chr(10)}")
                if not row:
                    self._rows.append(row)
                row.append(SimpleEntry(fields, Place(line, column), text, start, end))
            line += lines
            size += len(piece[-1])
            if size >= _AT_ONCE or len(row) >= _IN_A_ROW:
                yield "".join(piece)
                piece, size, row = [], 0, []
        if piece:
            yield "".join(piece)


def _fields(rows: list[tuple[str, ...]]) -> Fields | None:
    """The fields of an entry; None if it is not simple."""
    fields: Fields = {}
    for key, plain, more, quoted, flow, margin, lines, indent, block, edge, pairs, other in rows:
        if other or key in fields:
            return None
        if plain:
            fields[key] = plain + _FOLDED.sub(" ", more) if more else plain
        elif flow or block:
            items = flow.split(", ") if flow else block.split(f"\n{indent}- ")
            if len(items) > MOST or (": " in block and max(map(len, items)) > _LONGEST_KEY):
                return None
            fields[key] = _choices(items) if ": " in block else _unquoted_all(items, flow or block)
        elif quoted:
            fields[key] = quoted[1:-1]
        elif lines:
            fields[key] = lines.replace(f"\n{margin}", "\n")
        elif pairs:
            inner = _paired(pairs.split(f"\n{edge}"))
            if inner is None:
                return None
            fields[key] = inner
    return fields


def _paired(lines: list[str]) -> Inner | None:
    """The texts under the keys of some lines; None if they are not simple."""
    inner: Inner = {}
    for line in lines:
        name, _, text = line.partition(": ")
        text = text.lstrip(" ")
        if text[0] == "[":
            inner[name] = items = _unquoted_all(text[1:-1].split(", "), text)
            if len(items) > MOST:
                return None
        else:
            inner[name] = _unquoted(text)
    is_simple = len(inner) == len(lines) <= MOST and "<<" not in inner
    return inner if is_simple and max(map(len, lines)) <= _LONGEST_KEY else None


def _choices(items: list[str]) -> list[str] | tuple[Wrong, ...]:
    """Choices, if any of them says why it is wrong, else their texts."""
    choices = tuple(map(_choice, items))
    return choices if any(why for _, why in choices) else [text for text, _ in choices]


def _choice(item: str) -> Wrong:
    if item[0] in "\"'":
        return Wrong(item[1:-1])
    text, _, why = item.partition(": ")
    return Wrong(text, _unquoted(why) if why else "")


def _unquoted_all(items: list[str], written: str) -> list[str]:
    return list(map(_unquoted, items)) if '"' in written or "'" in written else items


def _unquoted(item: str) -> str:
    return item[1:-1] if item[0] in "\"'" else item
