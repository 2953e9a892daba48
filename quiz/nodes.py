"""YAML events in, nodes with places out: no tags, no aliases, no guessing, no recursion.

The composer and constructors of YAML libraries guess types, follow aliases and recurse: they are what crashes or
never returns on a hostile file. Events are safe, so this reads events and builds three kinds of node from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

import yaml

from quiz.problem import Place

MAX_DEPTH = 20
MAX_CHARACTERS_WITHOUT_LIBYAML = 1024 * 1024
"""The parser in plain Python is a hundred times slower; a larger file would hang it."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that no deck holds, neither raw nor escaped; what a terminal might obey, and YAML's odd line breaks."""


class Scalar(NamedTuple):
    """A text as it was typed."""

    text: str
    place: Place
    end: Place
    """The character after its last one."""
    plain: bool
    """Written without quotes and not as a block."""


class Items(NamedTuple):
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place
    end: Place
    flow: bool
    """Written in square brackets."""


class Pairs(NamedTuple):
    """A YAML mapping; a key may stand in it twice, which is for its reader to find."""

    pairs: tuple[tuple[Node, Node], ...]
    place: Place
    end: Place


class _Mark(Protocol):
    """A place as both of YAML's parsers give it, from 0."""

    line: int
    column: int


Node: TypeAlias = Scalar | Items | Pairs


class Slip(Exception):
    """The text is not YAML from this place on."""

    def __init__(self, place: Place, code: str, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.code = code
        self.message = message


Flag: TypeAlias = Callable[[Place, str, str], None]
"""Takes the place, code and message of something that YAML allows and a deck does not."""


@dataclass(slots=True)
class _Open:
    """A sequence or mapping whose end has not come yet."""

    place: Place
    mapping: bool
    flow: bool
    children: list[Node] = field(default_factory=list)

    def close(self, end: Place) -> Node:
        if not self.mapping:
            return Items(tuple(self.children), self.place, end, self.flow)
        keys, values = self.children[::2], self.children[1::2]
        return Pairs(tuple(zip(keys, values, strict=True)), self.place, end)


def compose(text: str, flag: Flag, *, first_line: int = 1) -> Node | None:
    """The root node of one YAML document, None for an empty one.

    Flags anchors, aliases, tags, control characters and a second document; raises Slip where the text stops being
    YAML, nests deeper than MAX_DEPTH or is too large for the parser at hand.
    """
    try:
        return _build(_events(text), flag, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if "unexpected end of stream" in (error.problem or ""):  # where the quote opened says more
            mark = error.context_mark or mark
        raise Slip(_place(mark, first_line), "yaml", _sentence(error)) from None
    except yaml.YAMLError as error:
        raise Slip(Place(first_line, 1), "yaml", f"This is not YAML: {error}.") from None


def _sentence(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return f"This is not YAML: {', '.join(parts) or 'it cannot be read'}."


def _events(text: str) -> Iterator[yaml.Event]:
    if yaml.__with_libyaml__:
        return yaml.parse(text, Loader=yaml.CBaseLoader)
    if len(text) > MAX_CHARACTERS_WITHOUT_LIBYAML:
        raise Slip(Place(1, 1), "too-large", "Without libyaml a deck may have at most 1,048,576 characters; split it.")
    return yaml.parse(text, Loader=yaml.BaseLoader)


def _build(events: Iterator[yaml.Event], flag: Flag, first_line: int) -> Node | None:
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in events:
        place = _place(event.start_mark, first_line)
        node: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(event, place, first_line, flag)
        elif isinstance(event, yaml.CollectionStartEvent):
            _refuse_properties(event, place, flag)
            if len(stack) == MAX_DEPTH:
                raise Slip(place, "too-deep", f"A deck nests at most {MAX_DEPTH} levels.")
            stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
        elif isinstance(event, yaml.CollectionEndEvent):
            node = stack.pop().close(_place(event.end_mark, first_line))
        elif isinstance(event, yaml.AliasEvent):
            flag(place, "alias", f'"*{event.anchor}" is a YAML alias, which decks do not have. Quote the text.')
            node = Scalar(f"*{event.anchor}", place, place, plain=True)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                flag(place, "second-document", "A deck is one YAML document: what follows this line is not read.")
                break
        if node is not None and stack:
            stack[-1].children.append(node)
        elif node is not None:
            root = node
    return root


def _place(mark: _Mark | None, first_line: int) -> Place:
    return Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)


def _scalar(event: yaml.ScalarEvent, place: Place, first_line: int, flag: Flag) -> Scalar:
    text = event.value
    end = _place(event.end_mark, first_line)
    width = end.column - place.column if end.line == place.line else 1
    place = Place(place.line, place.column, max(width, 1))
    _refuse_properties(event, place, flag)
    # Raw control characters are gone before parsing: only an escape in double quotes can make one.
    if event.style == '"' and (found := CONTROLS.search(text)):
        code_point = f"U+{ord(found[0]):04X}"
        flag(place, "control-character", f"The escape for {code_point} makes a control character. Leave it out.")
        text = CONTROLS.sub("\ufffd", text)
    return Scalar(text, place, end, plain=not event.style)


def _refuse_properties(event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place, flag: Flag) -> None:
    if event.anchor:
        flag(place, "anchor", f'"&{event.anchor}" is a YAML anchor, which decks do not have. Quote the text.')
    if event.tag:
        flag(place, "tag", f'"{event.tag}" is a YAML tag, which decks do not have. Quote the text.')
