"""An entry without any problem, asked for what it holds as fast as can be.

It has the questions of `NodeEntry` that kinds ask, and knows no place and no problem: whatever it
cannot answer at once is `NotSimple`, and then the entry is read over again from its nodes. So all
that is ever said of a mistake is said there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial
from itertools import repeat

from quiz.answers import Grammar
from quiz.decks.nodes import Mapping, Sequence, compose
from quiz.decks.question import Wrong
from quiz.patterns import regex

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import NoReturn, TypeAlias, TypeVar

    from quiz.decks.problem import Place

    T = TypeVar("T")

Inner: TypeAlias = dict[str, str | list[str]]
Fields: TypeAlias = dict[str, str | list[str] | tuple[Wrong, ...] | Inner]
"""What stands under each key: a text, some texts, choices of which one says why it is wrong, or
texts under keys of their own."""

YES = frozenset(("true", "yes", "on"))
NO = frozenset(("false", "no", "off"))
FORMS = (Grammar.ANY.value, Grammar.EXACT.value)
NUMBER = regex(r"\d{1,7}(\.\d{1,3})?", re.ASCII)
"""What an amount looks like, in digits of ASCII."""
_LIKE_SEVERAL = regex(r"[,;]|^[-•·–—−+*]")
"""A lone text that has to be looked at: it may be meant for several."""
_WITHOUT_WHY: Callable[[tuple[str, str]], Wrong] = partial(tuple.__new__, Wrong)
"""A choice of its two fields, without a call of Python's own for each of a hundred thousand."""


class NotSimple(Exception):
    """The entry has to be read from its nodes."""


class SimpleEntry:
    """An entry as its fields; its nodes are composed only for a problem."""

    __slots__ = (
        "_end",
        "_grammar",
        "_start",
        "_text",
        "fields",
        "language",
        "place",
        "prose",
    )
    language: str
    place: Place
    prose: Collection[str]
    """Of no use here: it is for what is wrong."""

    def __init__(self, fields: Fields, place: Place, text: str, start: int, end: int) -> None:
        self.fields = fields
        self.place = place
        self._text = text
        self._start = start
        self._end = end

    def begin(self, language: str, grammar: Grammar) -> None:
        """Makes it ready to be asked; both are its deck's."""
        self.language = language
        self._grammar = grammar

    def node(self) -> Mapping:
        """The same entry as a node."""
        root = compose(self._text[self._start : self._end], first_line=self.place.line).root
        assert isinstance(root, Sequence)
        mapping = root.items[0]
        assert isinstance(mapping, Mapping)
        return mapping

    def __getattr__(self, name: str) -> NoReturn:
        """All else that can be asked of an entry has to do with nodes, or with problems."""
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotSimple

    # What kinds ask: see `NodeEntry`

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def node_of(self, key: str, *, required: bool = False) -> None:
        if required or key in self.fields:
            raise NotSimple

    def text(self, key: str, *, default: str | None = None) -> str:
        text = self.fields.get(key, default)
        if isinstance(text, str):
            return text
        raise NotSimple

    def optional_texts(self, *keys: str) -> list[str]:
        return [self.text(key, default="") for key in keys]

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        texts = self.fields.get(key)
        if texts is None and not required:
            return ()
        return tuple(texts) if isinstance(texts, list) else _lone(texts)

    def texts_read(self, key: str, reader: Callable[[str], object]) -> tuple[str, ...]:
        texts = self.texts(key)
        for text in texts:
            _understood(reader, text)
        return texts

    def read(
        self, key: str, reader: Callable[[str], T], *, otherwise: str, required: bool = True
    ) -> T:
        text = self.text(key, default=None if required else "")
        return _understood(reader, text or otherwise)

    def wrong(self, *, required: bool = False) -> tuple[Wrong, ...]:
        choices = self.fields.get("wrong")
        if isinstance(choices, list):
            return tuple(map(_WITHOUT_WHY, zip(choices, repeat(""))))
        if choices is None and not required:
            return ()
        if isinstance(choices, tuple):
            return choices
        raise NotSimple

    def mapping(self, key: str) -> dict[str, tuple[str, ...]]:
        inner = self.fields.get(key)
        if inner is None:
            return {}
        if isinstance(inner, dict):
            return {
                name: tuple(texts) if isinstance(texts, list) else _lone(texts)
                for name, texts in inner.items()
            }
        raise NotSimple

    def inner(self, key: str, *, required: bool = False, cure: str = "") -> SimpleEntry | None:  # noqa: ARG002 - a problem's cure
        fields = self.fields.get(key)
        if fields is None and not required:
            return None
        if not isinstance(fields, dict):
            raise NotSimple
        inner = SimpleEntry({**fields}, self.place, self._text, self._start, self._end)
        del inner.place  # which is not known
        inner.begin(self.language, Grammar.ANY)
        return inner

    def truth(self, key: str, *, required: bool = False) -> bool:
        word = self.fields.get(key)
        if word is None and not required:
            return False
        if isinstance(word, str) and (word in YES or word in NO):
            return word in YES
        raise NotSimple

    def amount(self, key: str, *, default: float, least: float) -> float:
        text = self.fields.get(key)
        if text is None:
            return default
        if isinstance(text, str) and NUMBER.fullmatch(text) and float(text) >= least:
            return float(text)
        raise NotSimple

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        word = self.fields.get(key, words[0])
        if isinstance(word, str) and word in words:
            return word
        raise NotSimple

    def grammar(self) -> Grammar:
        return Grammar(self.one_of("forms", FORMS)) if "forms" in self.fields else self._grammar


def _lone(text: object) -> tuple[str, ...]:
    """A text that stands where there may be several."""
    if isinstance(text, str) and (text.isalnum() or not _LIKE_SEVERAL.search(text)):
        return (text,)
    raise NotSimple


def _understood(reader: Callable[[str], T], text: str) -> T:
    try:
        return reader(text)
    except ValueError:
        raise NotSimple from None
