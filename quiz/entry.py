"""One question as somebody wrote it: a YAML mapping that knows its lines.

A kind asks an Entry for what it needs. Asking declares: what nobody asked for is reported as an unknown key. A value
that cannot be read is a problem with a place, and a harmless value of the right type is handed out in its stead, so
that one slip never hides the next; the reader keeps an entry with a problem out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from quiz import traps
from quiz.nodes import Items, Node, Pairs, Scalar
from quiz.problem import Place, Severity
from quiz.question import Wrong

if TYPE_CHECKING:
    from quiz.sheet import Sheet

T = TypeVar("T")

_YES = {"true", "yes", "on"}
_NO = {"false", "no", "off"}
MAX_NUMBER_LENGTH = 30
MOST_GUESSES = 20


class Entry:
    """A cursor over one YAML mapping; every method that reads a key also declares that the key may be there."""

    def __init__(self, node: Pairs, sheet: Sheet, *, owner: str = "deck", language: str = "en") -> None:
        self.node = node
        self.language = language
        self.place = node.place
        self.owner = owner
        """What the mapping is in a sentence: a deck, a `who` question, a source."""
        self._sheet = sheet
        self._values: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}
        self.asked: set[str] = set()
        self._index()

    def _index(self) -> None:
        for key, value in self.node.pairs:
            if not isinstance(key, Scalar):
                self.flag(key.place, "bad-key", "A key is one word; quote a text that begins with [ or {.")
            elif key.text in self._values:
                first = self._keys[key.text].place.line
                self.flag(
                    key.place, "duplicate-key", f'"{key.text}" stands here a second time; the first is in line {first}.'
                )
            else:
                self._values[key.text] = value
                self._keys[key.text] = key

    def flag(self, place: Place, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Adds a problem to the deck's."""
        self._sheet.flag(place, code, message, severity)

    def flag_value(self, key: str, code: str, message: str) -> None:
        """Adds a problem at a key's value."""
        node = self._values.get(key)
        self.flag(node.place if node else self.place, code, message)

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return key in self._values

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def key_place(self, key: str) -> Place:
        return self._keys[key].place

    def text(self, key: str, *, default: str | None = None) -> str:
        """The text under a key, as typed; required where there is no default."""
        node = self._value(key, required=default is None)
        if node is None:
            return default or ""
        return self._text(node, key)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts under a key; a lone text is a list of one."""
        node = self._value(key, required=required)
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return (self._text(node, key),)
        if isinstance(node, Pairs):
            self.flag(
                node.place,
                "not-a-list",
                f'"{key}" is a list: one per line, starting with "- ". Quote a text that holds ": ".',
            )
            return ()
        self._split_numbers(node)
        if required and not node.items:
            self.flag(node.place, "empty", f'"{key}" has nothing in it.')
        return tuple(self._text(item, key) for item in node.items)

    def wrong(self) -> tuple[Wrong, ...]:
        """The wrong choices under `wrong`; each may say why it is wrong."""
        node = self._value("wrong")
        if node is None:
            return ()
        if isinstance(node, Pairs):
            self.flag(node.place, "not-a-list", '"wrong" is a list: one per line, starting with "- ".')
            return ()
        if isinstance(node, Items):
            self._split_numbers(node)
        return tuple(map(self._wrong, node.items if isinstance(node, Items) else (node,)))

    def _wrong(self, node: Node) -> Wrong:
        if not isinstance(node, Pairs):
            return Wrong(self._text(node, "wrong"))
        choice, why = node.pairs[0] if len(node.pairs) == 1 else (None, None)
        if not isinstance(choice, Scalar) or why is None:
            self.flag(
                node.place,
                "bad-wrong",
                'A wrong choice is one text, or one text and why: one per line, starting with "- ".',
            )
            return Wrong("")
        if isinstance(why, Scalar) and not why.text:
            self.flag(
                node.place, "bad-wrong", f'Nothing follows "{choice.text}:". Say why it is wrong, or drop the colon.'
            )
            return Wrong(choice.text)
        return Wrong(self._text(choice, "wrong"), self._text(why, "wrong"))

    def mapping(self, key: str) -> dict[str, tuple[str, ...]]:
        """Texts under texts, such as member to spellings."""
        node = self._value(key)
        if node is None:
            return {}
        if not isinstance(node, Pairs):
            self.flag(
                node.place,
                "not-a-mapping",
                f'"{key}" names members, each with its spellings: "Member: [spelling, spelling]".',
            )
            return {}
        inner = Entry(node, self._sheet, owner=f'"{key}"', language=self.language)
        return {name: inner.texts(name) for name in inner.keys}

    def inner(self, key: str) -> Entry | None:
        """The mapping under a key, as an entry of its own."""
        node = self._value(key)
        if node is None:
            return None
        if not isinstance(node, Pairs):
            self.flag(node.place, "not-a-mapping", f'"{key}" has keys of its own, one per line and indented.')
            return None
        return Entry(node, self._sheet, owner=key, language=self.language)

    def node_of(self, key: str) -> Node | None:
        """The raw node under a key."""
        return self._value(key)

    def flag_of(self, key: str, *, required: bool = False) -> bool:
        """A truth value: yes or no, true or false, on or off; no where the key may be and is missing."""
        node = self._value(key, required=required)
        if node is None:
            return False
        word = self._text(node, key).casefold()
        if word not in _YES | _NO:
            self.flag(node.place, "not-a-truth-value", f'"{key}" is yes or no, not "{word}".')
        return word in _YES

    def amount(self, key: str, *, default: float, least: float) -> float:
        """A number such as 20 or 1.5."""
        node = self._value(key)
        if node is None:
            return default
        written = self._text(node, key)
        if not re.fullmatch(r"\d{1,7}(\.\d{1,3})?", written, re.ASCII) or float(written) < least:
            self.flag(
                node.place,
                "not-a-number",
                f'"{key}" is a number such as 20, at least {least:g}, not "{_short(written)}".',
            )
            return default
        return float(written)

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        """One of a few words; the first is the default."""
        node = self._value(key)
        if node is None:
            return words[0]
        word = self._text(node, key)
        if word not in words:
            self.flag(node.place, "unknown-word", f'"{key}" is {" or ".join(words)}, not "{_short(word)}".')
            return words[0]
        return word

    def read(self, key: str, reader: Callable[[str], T], otherwise: T) -> T:
        """The required text under a key as a reader understands it; its ValueError is the problem's sentence."""
        written = self.text(key)
        if not written:
            return otherwise
        try:
            return reader(written)
        except ValueError as error:
            self.flag_value(key, f"bad-{key}", str(error))
            return otherwise

    def _value(self, key: str, *, required: bool = False) -> Node | None:
        self.asked.add(key)
        node = self._values.get(key)
        if node is None and required:
            self.flag(self.place, "missing-key", f'A {self.owner} needs "{key}".')
        return node

    def _text(self, node: Node, key: str) -> str:
        if not isinstance(node, Scalar):
            what = "a list" if isinstance(node, Items) else "a mapping"
            cure = traps.bracket_cure(node, self._sheet)
            self.flag(node.place, "not-a-text", f'"{key}" is one text, but this reads as {what}. {cure}')
            return ""
        if not node.text.strip():
            self.flag(node.place, "empty", f'"{key}" has nothing in it.{traps.empty_cure(node.place, self._sheet)}')
        elif node.plain and self._holds_prose(key) and (cut := traps.cut_by_comment(node, self._sheet)):
            self.flag(node.place, "cut-by-comment", cut)
        return node.text.strip("\n")

    def _holds_prose(self, key: str) -> bool:
        return self.owner not in ("deck", "source") and key not in traps.KEYS_WITHOUT_PROSE

    def _split_numbers(self, node: Items) -> None:
        for place, message in traps.split_numbers(node):
            self.flag(place, "split-number", message)

    def report_unknown(self) -> None:
        """Flags every key that nobody asked for, with the nearest that somebody did."""
        unknown = [(name, key) for name, key in self._keys.items() if name not in self.asked]
        for count, (name, key) in enumerate(unknown):
            # Who mistyped so many keys mistyped none: the search would only take its time.
            guesses = sorted(self.asked) if count < MOST_GUESSES else []
            near = difflib.get_close_matches(name, guesses, n=1, cutoff=0.6)
            cure = f' Did you mean "{near[0]}"?' if near else ""
            self.flag(key.place, "unknown-key", f'"{_short(name)}" is not a key of a {self.owner}.{cure}')


def _short(text: str) -> str:
    return text if len(text) <= MAX_NUMBER_LENGTH else f"{text[:MAX_NUMBER_LENGTH]}…"
