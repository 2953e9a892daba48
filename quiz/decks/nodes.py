"""YAML events in, nodes with places out: no tags, no aliases, no guessing, no recursion.

The composer and constructors of YAML libraries guess types, follow aliases and recurse: they are
what crashes or never returns on a hostile file. Events are safe, so this reads events and builds
three kinds of node from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from quiz.decks.problem import Place
from quiz.patterns import regex
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import Protocol, TypeAlias
else:
    Protocol = object

MAX_DEPTH = 20
MAX_EVENTS = 250_000
"""In one entry of a deck, or in all that stands outside of its entries: as many as one of 500 lists
of 500 has."""
MAX_TEXT = 100_000
"""Characters in one text."""
MAX_CHARACTERS_WITHOUT_LIBYAML = 1024 * 1024
"""The parser in plain Python is a hundred times slower; a larger file would hang it."""

CONTROLS = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that no deck holds, neither raw nor escaped; what a terminal might obey, and YAML's
odd line breaks."""


def first_control(text: str) -> re.Match[str] | None:
    """The first character of a text that no deck holds."""
    # Nearly every text can be printed, but for its line breaks: it needs no pattern that takes
    # longer to compile than most decks to be read.
    return None if text.replace("\n", "").isprintable() else CONTROLS.search(text)


class _Mark(Protocol):
    """Line and column as both of YAML's parsers give them, from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Scalar:
    """A text as it was typed."""

    __slots__ = ("_end", "_shift", "_start", "style", "text")

    def __init__(
        self, text: str, start: _Mark | None, end: _Mark | None, style: str, shift: int
    ) -> None:
        self.text = text
        self.style = style
        """Its quote, `|` or `>` of a block, or nothing."""
        # Marks become places only when asked: a deck has thousands of texts and few problems.
        self._start = start
        self._end = end
        self._shift = shift

    @property
    def plain(self) -> bool:
        return not self.style

    @property
    def line(self) -> int:
        return (self._start.line if self._start else 0) + self._shift

    @property
    def place(self) -> Place:
        start, end = self._start, self._end
        width = end.column - start.column if start and end and end.line == start.line else 1
        return _place(start, self._shift, max(width, 1))

    @property
    def end(self) -> Place:
        """The character after its last one."""
        return _place(self._end, self._shift)


class Sequence(NamedTuple):
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place
    flow: bool
    """Written in square brackets."""


class Mapping(NamedTuple):
    """A YAML mapping; a key may stand in it twice, which is for its reader to find."""

    pairs: tuple[tuple[Node, Node], ...]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


class Remark(NamedTuple):
    """A problem that is no failure of YAML: what YAML allows, or reads, and a deck may not hold."""

    place: Place
    code: str
    message: str


class Composed(NamedTuple):
    root: Node | None
    """None for an empty text."""
    remarks: tuple[Remark, ...]


class YamlError(Exception):
    """The text is not YAML from this place on, or too much of it."""

    def __init__(
        self,
        place: Place,
        code: str,
        message: str,
        *,
        opened: Place | None = None,
        while_doing: str = "",
        bracket: Place | None = None,
    ) -> None:
        super().__init__(message)
        self.place = place
        self.code = code
        self.message = message
        self.opened = opened
        """The beginning of the part that fails here."""
        self.while_doing = while_doing
        self.bracket = bracket
        """The outermost bracket or brace that is open here."""


def compose(text: str, *, first_line: int = 1) -> Composed:
    """The nodes of one YAML document; anchors, aliases, tags and control characters are remarks.

    Raises Slip where the text stops being YAML, nests deeper than MAX_DEPTH, holds more than
    MAX_EVENTS or a second document, or is too large for the parser at hand.
    """
    composer = Composer(text, first_line=first_line)
    for _ in composer.entries():
        pass
    return Composed(composer.root, tuple(composer.remarks))


def _yaml_error(
    error: yaml.MarkedYAMLError, first_line: int, *, bracket: Place | None
) -> YamlError:
    place = _place(error.problem_mark or error.context_mark, first_line)
    opened = _place(error.context_mark, first_line) if error.context_mark else None
    if opened and "unexpected end of stream" in (error.problem or ""):
        place = opened  # the end of the file says less than the quote that opened
    return YamlError(
        place,
        "yaml",
        error.problem or "",
        opened=opened,
        while_doing=error.context or "",
        bracket=bracket,
    )


class Stream(Protocol):
    """A text that a parser reads in pieces."""

    def read(self, size: int = 0, /) -> str: ...


class _Source:
    """A text as a stream, so that no second copy of it is made."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0

    def read(self, size: int = 1 << 14, /) -> str:
        start, self._offset = self._offset, self._offset + size
        return self._text[start : self._offset]


def _events(text: str, stream: Stream) -> Callable[[], yaml.Event | None]:
    if yaml.__with_libyaml__:
        return yaml.CBaseLoader(stream).get_event
    if len(text) > MAX_CHARACTERS_WITHOUT_LIBYAML:
        message = "Without libyaml a deck may have at most 1,048,576 characters; split it."
        raise YamlError(Place(1, 1), "too-large", message)
    return yaml.BaseLoader(stream).get_event


class Composer:
    """Builds nodes from events; what is open stands on a stack.

    The entries of the list under one key of the root, `apart`, are handed out as they close and
    kept nowhere, so that a deck of any length takes the memory of one question. In the root that
    list is empty. `stream` gives the text otherwise than as it is written.
    """

    def __init__(
        self, text: str, *, first_line: int = 1, apart: str = "", stream: Stream | None = None
    ) -> None:
        self._text = text
        self._stream = stream or _Source(text)
        self._shift = first_line
        self._apart = apart
        self._entries: list[Node] | None = None
        self._children: list[Node] = []
        """Of the innermost that is open; of the document, its root."""
        self.remarks: list[Remark] = []
        self.spread: list[Scalar] = []
        self._open: list[tuple[list[Node], yaml.CollectionStartEvent]] = []
        self._documents = 0

    @property
    def root(self) -> Node | None:
        """The document's node; while entries are handed out, its mapping up to them."""
        if len(self._open) < 2:
            return self._children[0] if self._children else None
        (_, root), (before, apart) = self._open[:2]
        listed = Sequence((), self._place(apart.start_mark), flow=False)
        return _pairs([*before, listed], self._place(root.start_mark))

    def entries(self) -> Iterator[Node]:
        """Each entry as it closes; raises Slip as `compose` does."""
        try:
            next_event = _events(self._text, self._stream)
            while (entry := self._next_entry(next_event)) is not None:
                yield entry
        except yaml.MarkedYAMLError as error:
            raise _yaml_error(error, self._shift, bracket=self._bracket) from None
        except yaml.YAMLError as error:
            raise YamlError(Place(self._shift, 1), "yaml", str(error)) from None

    @property
    def _bracket(self) -> Place | None:
        flows = (begun for _, begun in self._open if begun.flow_style)
        first = next(flows, None)
        return self._place(first.start_mark) if first else None

    def _next_entry(self, next_event: Callable[[], yaml.Event | None]) -> Node | None:
        for _ in range(MAX_EVENTS):
            event = next_event()
            if type(event) is yaml.ScalarEvent:
                scalar = Scalar(
                    event.value, event.start_mark, event.end_mark, event.style or "", self._shift
                )
                self._children.append(scalar)
                if event.style or event.anchor or event.tag or len(event.value) > MAX_TEXT:
                    self._look_at(scalar, event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._finish()
            elif isinstance(event, yaml.StreamEndEvent):
                return None
            else:
                self._take_other(event)
            if self._children is self._entries and self._children:
                return self._children.pop()
        message = "This deck holds too much for one file. Split it into several."
        raise YamlError(Place(1, 1), "too-large", message)

    def _look_at(self, scalar: Scalar, event: yaml.ScalarEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event)
            scalar.text = scalar.text or str(event.tag or event.anchor)
        if event.style and scalar.end.line > scalar.place.line:
            self.spread.append(scalar)
        # Raw control characters are gone before parsing: only an escape in double quotes can make
        # one.
        if event.style == '"' and (control := first_control(scalar.text)):
            code = f"U+{ord(control[0]):04X}"
            message = (
                f"A backslash in double quotes begins an escape, here for the control character"
                f" {code}. Use single quotes, or leave it out."
            )
            self._remark(scalar.place, "control-character", message)
            scalar.text = CONTROLS.sub("\ufffd", scalar.text)
        if len(scalar.text) > MAX_TEXT:
            message = f"A text has at most {MAX_TEXT:,} characters. Shorten this one."
            self._remark(scalar.place, "too-long", message)
            scalar.text = scalar.text[:MAX_TEXT]

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if len(self._open) == MAX_DEPTH:
            message = f"A deck nests at most {MAX_DEPTH} levels."
            raise YamlError(self._place(event.start_mark), "too-deep", message)
        is_apart = self._is_apart(event)
        self._open.append((self._children, event))
        self._children = []
        if is_apart:
            self._entries = self._children

    def _is_apart(self, event: yaml.CollectionStartEvent) -> bool:
        """True if this begins, in the root, the list whose entries are handed out."""
        if not self._apart or self._entries is not None or len(self._open) != 1:
            return False
        is_list = isinstance(event, yaml.SequenceStartEvent)
        if not is_list or isinstance(self._open[0][1], yaml.SequenceStartEvent):
            return False
        key = self._children[-1] if len(self._children) % 2 else None
        return isinstance(key, Scalar) and key.text == self._apart

    def _finish(self) -> None:
        inner = self._children
        self._children, begun = self._open.pop()
        place = self._place(begun.start_mark)
        if type(begun) is yaml.MappingStartEvent:
            self._children.append(_pairs(inner, place))
        else:
            self._children.append(Sequence(tuple(inner), place, bool(begun.flow_style)))

    def _take_other(self, event: yaml.Event | None) -> None:
        if isinstance(event, yaml.AliasEvent):
            name = f"*{event.anchor}"
            scalar = Scalar(name, event.start_mark, event.end_mark, "", self._shift)
            before = self._children[-1] if self._children else None
            is_merged = isinstance(before, Scalar) and before.text == "<<"  # a problem of its own
            if not is_merged:
                self._remark(scalar.place, "alias", "Decks have no YAML aliases.")
            self._children.append(scalar)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = 'This line ends the deck, as "---" and "..." do in YAML. Delete it.'
                raise YamlError(self._place(event.start_mark), "second-document", message)

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        place = self._place(event.start_mark)
        word = "anchor" if event.anchor else "tag"
        self._remark(place, word, f"Decks have no YAML {word}s.")

    def _remark(self, place: Place, code: str, message: str) -> None:
        self.remarks.append(Remark(place, code, message))

    def _place(self, mark: _Mark | None) -> Place:
        return _place(mark, self._shift)


def _pairs(children: list[Node], place: Place) -> Mapping:
    both = iter(children)
    return Mapping(tuple(zip(both, both, strict=True)), place)


def _place(mark: _Mark | None, shift: int, width: int = 1) -> Place:
    return Place(mark.line + shift, mark.column + 1, width) if mark else Place(shift, 1, width)
