"""One question as somebody wrote it: a YAML mapping that knows its lines.

A kind asks an Entry for what it needs. Asking declares: what nobody asked for is reported as an
unknown key. A value that cannot be read is a problem with a place, and a harmless value of the
right type is handed out in its stead, so that one slip never hides the next; the reader keeps an
entry with a problem out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from enum import Enum, auto

from quiz.answers import Grammar
from quiz.decks import hints
from quiz.decks.hints import shortened
from quiz.decks.nodes import Mapping, Node, Scalar, Sequence
from quiz.decks.odd_characters import OddCharacter, is_unseen, named, odd_character, shown_plainly
from quiz.decks.problem import Place, Severity
from quiz.decks.question import Wrong
from quiz.decks.simple_entry import FORMS, NO, NUMBER, YES, SimpleEntry
from quiz.patterns import regex

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeAlias, TypeVar

    from quiz.decks.lines import Lines
    from quiz.decks.problem import Problems

    T = TypeVar("T")

_ADDITIONS = frozenset(("also",))
"""Keys that with nothing in them are as if they were not there."""
_CHOICES = regex(r"[^\s\d][,;]\s*[^\s\d]")
_SPELLINGS = regex(r"[^\s\d]\s*;\s*[^\s\d]|[^\s\d],[^,]*[^\s\d],\s*[^\s\d]")
"""Two commas, or a semicolon: one comma may be that of "Austen, Jane"."""
_LONE = {
    "also": (_SPELLINGS, "spelling"),
    "wrong": (_CHOICES, "wrong choice"),
    "tags": (_CHOICES, "tag"),
}
"""What a lone text under a key is, and what shows that several were meant."""
_HYPHEN = regex(r"[ \t]*- ")
MAX_SEVERAL = 500
"""Entries of one list, or keys of one mapping."""
MAX_STRANGE = 3
"""Keys of one mapping that are like no other and are reported one by one."""


class AskedAs(Enum):
    """The form in which a kind asks for a key."""

    NODE = auto()
    TEXT = auto()
    LIST = auto()
    MAPPING = auto()
    NUMBER = auto()
    TRUTH = auto()
    WORD = auto()


class NodeEntry:
    """A cursor over one YAML mapping; to read a key is to declare that it may be there."""

    __slots__ = (
        "_additions",
        "_grammar",
        "_keys",
        "_lines",
        "_missing",
        "_parts",
        "_problems",
        "_repeated",
        "_values",
        "asked",
        "language",
        "node",
        "owner",
        "place",
        "prose",
        "spare",
    )

    def __init__(
        self,
        node: Mapping,
        problems: Problems,
        *,
        lines: Lines,
        owner: str = "deck",
        language: str = "en",
        grammar: Grammar = Grammar.ANY,
        prose: Collection[str] = (),
        spare: Collection[str] = (),
    ) -> None:
        self.language = language
        self._grammar = grammar
        self.place = node.place
        self.owner = owner
        """The mapping's name in a sentence: a deck, a `who` question, a source."""
        self.prose = prose
        """The keys after whose plain text ` #` is a slip and no comment."""
        self.spare = spare
        """The keys whose mistakes are warnings."""
        self._additions = _ADDITIONS
        self.asked: dict[str, AskedAs] = {}
        self._problems = problems
        self._lines = lines
        self._parts: dict[str, tuple[Node, ...]] = {}
        """The nodes of what was handed out as several, in its order."""
        self._missing: list[str] = []
        self._repeated: Place | None = None
        """The place of the first key that stands above it already."""
        self.node = node
        self._keys: dict[str, Scalar] = {}
        self._values: dict[str, Node] = {}
        if len(node.pairs) > MAX_SEVERAL:
            message = f"{len(node.pairs):,} keys stand here; {MAX_SEVERAL} are the most."
            self.add_problem(node.place, "too-long", message)
        for key, value in node.pairs[:MAX_SEVERAL]:
            if isinstance(key, Scalar) and key.text not in self._values and key.text != "<<":
                self._keys[key.text] = key
                self._values[key.text] = value
            elif len(node.pairs) <= MAX_SEVERAL:
                self._refuse_key(key, value)

    def _refuse_key(self, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            message = "A key is one word. A text that begins with [ or { needs quotes."
            self.add_problem(key.place, "bad-key", message)
        elif key.text == "<<":
            message = '"<<" is a YAML merge key, which decks do not have. Write the keys out.'
            self.add_problem(key.place, "merge-key", message)
        else:
            self._refuse_repeated(key, value)

    def _refuse_repeated(self, key: Scalar, value: Node) -> None:
        """Reports the first repeated key only: those that follow may be a whole question's."""
        first = self._values[key.text]
        if isinstance(first, Scalar) and not first.text:
            self._values[key.text] = value
        if self._repeated is None:
            self._repeated = key.place
            line = self._keys[key.text].place.line
            message = (
                f'"{shortened(key.text)}" stands here a second time; the first is in line {line}.'
            )
            if self.prose:
                message += " If another question begins above, its first line is missing."
            self.add_problem(key.place, "duplicate-key", message)

    def add_problem(
        self, place: Place, code: str, message: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Adds a problem to the deck's."""
        self._problems.add(place, code, message, severity)

    def _severity(self, key: str) -> Severity:
        return Severity.WARNING if key in self.spare else Severity.ERROR

    def _may_be_empty(self, key: str) -> bool:
        return key in self.spare or key in self._additions

    def _severity_of_empty(self, key: str) -> Severity:
        return Severity.WARNING if self._may_be_empty(key) else Severity.ERROR

    def add_problem_at(
        self,
        key: str,
        code: str,
        message: str,
        *,
        item: int | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Adds a problem at a key's value, or at one of those that were handed out for it.

        `item` is its index, from 0, in the texts, wrong choices or keys as they were handed out.
        """
        node = self._values.get(key)
        parts = self._parts_of(key) if item is not None else ()
        if item is not None and item < len(parts):
            node = parts[item]
        self.add_problem(node.place if node else self.first_place, code, message, severity)

    def _parts_of(self, key: str) -> tuple[Node, ...]:
        """The nodes of what was handed out for a key as several."""
        node = self._values.get(key)
        if key in self._parts or node is None:
            return self._parts.get(key, ())
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(map(_first_scalar, items))

    def place_in(self, key: str, offset: int) -> Place:
        """The place of a character of a text; the text's own where it cannot be known."""
        node = self._values[key]
        return hints.place_in(node, offset, self._lines) if isinstance(node, Scalar) else node.place

    @property
    def first_place(self) -> Place:
        """The place of the first key."""
        return next((key.place for key, _ in self.node.pairs), self.place)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def node_of(self, key: str, *, required: bool = False) -> Node | None:
        """The raw node under a key."""
        return self._ask(key, AskedAs.NODE, required=required)

    def _ask(self, key: str, asked_as: AskedAs, *, required: bool = False) -> Node | None:
        self.asked[key] = asked_as
        node = self._values.get(key)
        if required and node is None:
            self._missing.append(key)
        return node

    def text(self, key: str, *, default: str | None = None) -> str:
        """The text under a key, as typed; required where there is no default."""
        node = self._ask(key, AskedAs.TEXT, required=default is None)
        return self._text(node, key) if node else default or ""

    def optional_texts(self, *keys: str) -> list[str]:
        """The texts under some keys, each empty where it is missing."""
        return [self.text(key, default="") for key in keys]

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts under a key; a lone text is a list of one."""
        node = self._ask(key, AskedAs.LIST, required=required)
        if node is None:
            return ()
        items = self._items(node, key)
        if key in _LONE:
            self._warn_of_several(node, *_LONE[key])
        texts = [self._text(item, key) for item in items]
        if self._may_be_empty(key):  # what is empty is left out
            items = tuple(item for item, text in zip(items, texts, strict=True) if text)
            texts = list(filter(None, texts))
        self._parts[key] = items
        return tuple(texts)

    def texts_read(self, key: str, reader: Callable[[str], object]) -> tuple[str, ...]:
        """The texts under a key that a reader understands; the others are left out.

        The reader's ValueError is the message of a warning.
        """
        return tuple(
            text
            for index, text in enumerate(self.texts(key))
            if text and self._reads(key, index, text=text, reader=reader)
        )

    def _reads(self, key: str, index: int, *, text: str, reader: Callable[[str], object]) -> bool:
        try:
            reader(text)
        except ValueError as error:
            message = str(error)
            self.add_problem_at(key, f"bad-{key}", message, item=index, severity=Severity.WARNING)
            return False
        return True

    def read(
        self, key: str, reader: Callable[[str], T], *, otherwise: str, required: bool = True
    ) -> T:
        """The text under a key as a reader understands it.

        The reader's ValueError is the message of a problem. If the text is missing or not
        understood, `otherwise` is read in its stead.
        """
        text = self.text(key, default=None if required else "")
        try:
            return reader(text or otherwise)
        except ValueError as error:
            self.add_problem_at(key, f"bad-{key}", str(error))
            return reader(otherwise)

    def wrong(self, *, required: bool = False) -> tuple[Wrong, ...]:
        """The wrong choices under `wrong`; each may say why it is wrong."""
        node = self._ask("wrong", AskedAs.LIST, required=required)
        if node is None:
            return ()
        items = self._items(node, "wrong")
        self._warn_of_several(node, *_LONE["wrong"])
        self._parts["wrong"] = tuple(map(_first_scalar, items))
        return tuple(map(self._wrong, items))

    def _warn_of_several(self, node: Node, parted: re.Pattern[str], noun: str) -> None:
        """Warns of a lone text that has commas or semicolons, which the answer has not."""
        if (
            isinstance(node, Scalar)
            and node.plain
            and parted.search(node.text[:500])
            and not self._has_several("answer")
        ):
            message = (
                f'This is one {noun}, "{shortened(node.text)}".'
                ' If they are several, write one a line, after "- ".'
            )
            code = f"one-{noun.rsplit(maxsplit=1)[-1]}"
            self.add_problem(node.place, code, message, Severity.WARNING)

    def _has_several(self, key: str) -> bool:
        """True of a text with a comma or a semicolon."""
        node = self._values.get(key)
        return isinstance(node, Scalar) and not {",", ";"}.isdisjoint(node.text)

    def _wrong(self, node: Node) -> Wrong:
        if not isinstance(node, Mapping):
            return Wrong(self._text(node, "wrong"))
        choice, why = node.pairs[0] if len(node.pairs) == 1 else (None, None)
        if not isinstance(choice, Scalar) or why is None:
            message = (
                "A wrong choice is one text, or a text, a colon and why it is wrong:"
                ' one a line, after "- ".'
            )
            self.add_problem(node.place, "bad-wrong", message)
            return Wrong("")
        if isinstance(why, Scalar) and not why.text.strip():
            name = shortened(choice.text)
            message = (
                f'Nothing follows "{name}:".'
                f' Say why it is wrong, or drop the colon, or quote: "{name}:"'
            )
            self.add_problem(choice.place, "bad-wrong", message)
            return Wrong(choice.text)
        return Wrong(self._text(choice, "wrong"), self._text(why, "wrong"))

    def mapping(self, key: str) -> dict[str, tuple[str, ...]]:
        """Texts under texts, such as member to spellings."""
        node = self._ask(key, AskedAs.MAPPING)
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            message = (
                f'"{key}" names a member and then its spellings, one member a line:'
                ' "Spain: [España, Espagne]".'
            )
            self.add_problem(node.place, "not-a-mapping", message)
            return {}
        inner = self._inner(node, key)
        inner.prose = inner.keys
        inner._additions = _ADDITIONS | set(inner.keys)
        self._parts[key] = tuple(inner._keys.values())
        return {name: inner.texts(name) for name in self._limited(node, key, inner.keys)}

    def inner(self, key: str, *, required: bool = False, cure: str = "") -> NodeEntry | None:
        """The mapping under a key, as an entry of its own; `cure` is for what is none."""
        node = self._ask(key, AskedAs.MAPPING, required=required)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            message = cure or f'"{key}" has keys of its own, one a line and further right.'
            self.add_problem(node.place, "not-a-mapping", message)
            return None
        inner = self._inner(node, key)
        if len(node.pairs) > MAX_SEVERAL:
            return None
        self._parts[key] = tuple(inner._keys.values())
        return inner

    def _inner(self, node: Mapping, key: str) -> NodeEntry:
        return NodeEntry(node, self._problems, lines=self._lines, owner=key, language=self.language)

    def truth(self, key: str, *, required: bool = False) -> bool:
        """True for yes, true or on; False where the key may be missing and is."""
        node = self._ask(key, AskedAs.TRUTH, required=required)
        if node is None or not (text := self._text(node, key)):
            return False
        word = text.casefold()
        if odd := odd_character(word, YES | NO):
            self._refuse_odd(node, odd)
        elif word not in YES and word not in NO:
            words = "true or false" if required else "yes or no"
            message = f'"{key}" is {words}, not "{shortened(text)}".'
            self.add_problem(node.place, "not-a-truth-value", message)
        return word in YES

    def amount(self, key: str, *, default: float, least: float) -> float:
        """A number such as 20 or 1.5."""
        node = self._ask(key, AskedAs.NUMBER)
        if node is None or not (text := self._text(node, key)):
            return default
        if not NUMBER.fullmatch(text) or float(text) < least:
            if odd := odd_character(text, [shown_plainly(text).strip()]):
                self._refuse_odd(node, odd)
                return default
            message = (
                f'"{key}" is a number such as {default:g}, at least {least:g},'
                f' not "{shortened(text)}".'
            )
            self.add_problem(node.place, "not-a-number", message, self._severity(key))
            return default
        return float(text)

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        """One of a few words; the first is the default."""
        node = self._ask(key, AskedAs.WORD)
        word = self._text(node, key) if node else ""
        if node and (odd := odd_character(word, words)):
            self._refuse_odd(node, odd)
        elif node and word and word not in words:
            message = f'"{key}" is {" or ".join(words)}, not "{shortened(word)}".'
            self.add_problem(node.place, "unknown-word", message, self._severity(key))
        return word if word in words else words[0]

    def grammar(self) -> Grammar:
        """How forms count: as the entry says under `forms`, else as its deck does."""
        word = self.one_of("forms", FORMS)
        return Grammar(word) if "forms" in self._values else self._grammar

    def _items(self, node: Node, key: str) -> tuple[Node, ...]:
        """The nodes of a list; of a lone text, itself."""
        if isinstance(node, Sequence):
            if split := hints.split_number(node):
                self.add_problem(split[0], "split-number", split[1])
                return ()
            for item in node.items if not node.flow else ():
                self._refuse_swallowed(item)
            return self._limited(node, key, node.items)
        if isinstance(node, Mapping) or hints.is_list_without_blanks(node, self._lines):
            message = (
                f'"{key}" is a list, one a line, each after a hyphen and a space: "- ".'
                ' A text with ": " in it needs quotes.'
            )
            self.add_problem(node.place, "not-a-list", message, self._severity(key))
            return ()
        return (node,)

    def _refuse_swallowed(self, item: Node) -> None:
        """Reports a hyphen that stands too far right, so that it goes on with the item above."""
        if not isinstance(item, Scalar) or not item.plain:
            return
        if number := hints.run_over(item, self._lines, _HYPHEN):
            line = self._lines.line(number)
            place = Place(number, len(line) - len(line.lstrip()) + 1)
            message = (
                f'This "-" is read as part of the text in line {item.place.line}.'
                f" Begin it in the column of the hyphen there."
            )
            self.add_problem(place, "indentation", message)

    def _limited(self, node: Node, key: str, several: tuple[T, ...]) -> tuple[T, ...]:
        """The several, unless they are none or too many."""
        if not several:
            message = f'"{key}" has nothing in it.'
            self.add_problem(node.place, "empty", message, self._severity_of_empty(key))
        if len(several) <= MAX_SEVERAL:
            return several
        message = f'"{key}" holds {len(several):,} entries; {MAX_SEVERAL} are the most.'
        self.add_problem(node.place, "too-long", message)
        return ()

    def _text(self, node: Node, key: str) -> str:
        if not isinstance(node, Scalar):
            self._refuse_as_text(node, key)
            return ""
        text = node.text
        if not text or text.isspace():
            self._refuse_empty(node, key)
            return ""
        if self._lines.has_comments and not node.style and key in self.prose:
            self._refuse_cut(node)
        return text.strip("\n")

    def _refuse_as_text(self, node: Sequence | Mapping, key: str) -> None:
        reads_as = "a list" if isinstance(node, Sequence) else "a key with a value"
        others = ""
        if key == "answer" and isinstance(node, Sequence) and len(node.items) > 1:
            is_choice = self.owner == "choice question"
            others = 'Other right answers stand under "also".'
            others = 'The wrong ones stand under "wrong".' if is_choice else others
        cure = hints.text_cure(node, self._lines, others=others)
        message = f'"{key}" is one text, but this reads as {reads_as}. {cure}'
        self.add_problem(node.place, "not-a-text", message, self._severity(key))

    def _refuse_cut(self, node: Scalar) -> None:
        if message := hints.cut_by_comment(node, self._lines):
            self.add_problem(node.place, "cut-by-comment", message)

    def _refuse_empty(self, node: Scalar, key: str) -> None:
        message = f'"{key}" has nothing in it.'
        if node.style in ("|", ">"):
            message += f' If "{node.style}" is the text, quote it: "{node.style}"'
        instead = hints.comment_instead(node.place, self._lines) if node.plain else None
        if instead:
            place, comment = instead
            quoted = hints.quoted(comment)
            message += f" What begins with # is a comment. If it is text, quote it: {quoted}"
            self.add_problem(place, "cut-by-comment", message)
        else:
            self.add_problem(node.place, "empty", message, self._severity_of_empty(key))

    def report_unknown(self) -> None:
        """Reports every key that nobody asked for and every one that is missing.

        The one may be the other misspelt.
        """
        if not self._missing and self._keys.keys() <= self.asked.keys():
            return
        if len(self.node.pairs) > MAX_SEVERAL:
            return  # which is a problem already
        unknown = [
            name
            for name in self._keys
            if name not in self.asked and not self._follows_repeated(name)
        ]
        missing = dict.fromkeys(self._missing)
        self._report_each_unknown(unknown, missing)
        if all(key.text != "<<" for key, _ in self.node.pairs if isinstance(key, Scalar)):
            for name in missing:
                self._report_missing(name)

    def _report_missing(self, name: str) -> None:
        place, message = self.first_place, f'A {self.owner} needs "{name}".'
        if found := hints.key_in_text(name, self._values.values(), self._lines):
            place, odd = found
            message += (
                f' It goes on with the text above it here: begin "{name}" in the column of the'
                " first key, with a colon and a space after it."
            )
            if is_unseen(odd):
                message += f" There stands {named(odd)}."
        self.add_problem(place, "missing-key", message)

    def _report_each_unknown(self, unknown: list[str], missing: dict[str, None]) -> None:
        """Reports each unknown key, and takes out of the missing ones what it was to be."""
        strange = []
        for name in unknown:
            if odd := odd_character(name, self.asked):
                missing.pop(odd.meant, None)
                self._refuse_odd(self._keys[name], odd)
            elif near := self._likely(name, missing, is_alone=len(unknown) == 1):
                missing.pop(near, None)
                message = (
                    f'"{shortened(name)}" is not a key of a {self.owner}. Did you mean "{near}"?'
                )
                place, severity = self._keys[name].place, self._severity(near)
                self.add_problem(place, "unknown-key", message, severity)
            else:
                strange.append(name)
        for name in strange if len(strange) <= MAX_STRANGE else ():
            message = f'"{shortened(name)}" is not a key of a {self.owner}.'
            self.add_problem(self._keys[name].place, "unknown-key", message)
        if len(strange) > MAX_STRANGE:
            named = ", ".join(f'"{shortened(name)}"' for name in strange[:MAX_STRANGE])
            more = len(strange) - MAX_STRANGE
            message = f"{named} and {more:,} more are not keys of a {self.owner}."
            self.add_problem(self._keys[strange[0]].place, "unknown-key", message)

    def _refuse_odd(self, node: Node, odd: OddCharacter) -> None:
        place = node.place
        if isinstance(node, Scalar):
            place = hints.place_in(node, odd.offset, self._lines)
        self.add_problem(place, "odd-character", odd.said)

    def _follows_repeated(self, name: str) -> bool:
        return self._repeated is not None and self._keys[name].place > self._repeated

    def _likely(self, name: str, missing: Collection[str], *, is_alone: bool) -> str:
        """The key that an unknown one was to be: one like it, or the one that is missing."""
        if not self._problems.too_many_for_advice:
            absent = self.asked.keys() - self._keys.keys()
            if near := hints.nearest(name, absent):
                return near
        return next(iter(missing)) if is_alone and len(missing) == 1 else ""


def _first_scalar(node: Node) -> Node:
    """The choice of a wrong one that says why it is wrong."""
    return node.pairs[0][0] if isinstance(node, Mapping) and node.pairs else node


Entry: TypeAlias = NodeEntry | SimpleEntry
"""One question as a kind asks it; only the first kind of entry knows of problems."""
