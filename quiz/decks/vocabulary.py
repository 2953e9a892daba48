"""The words of decks: kinds and keys, and the look of a line that begins with one.

No kind and no key is written down here: the keys of a kind are those for which it asks the
examples of its own manual. Only decks with mistakes cost this.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from quiz.decks import kinds
from quiz.decks.entry import AskedAs, NodeEntry
from quiz.decks.keys import read_common, read_head
from quiz.decks.lines import Lines
from quiz.decks.nodes import Mapping, Sequence, compose
from quiz.decks.problem import Place, Problems
from quiz.decks.question import Deck

Asked = dict[str, AskedAs]
"""Keys, and what each was asked for as."""


class Vocabulary:
    """The words of decks, each set of them worked out when it is first needed."""

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        return kinds.words()

    @cached_property
    def deck_keys(self) -> frozenset[str]:
        return frozenset(self._of_decks)

    @cached_property
    def question_keys(self) -> frozenset[str]:
        """Every key of any question, its kind among them."""
        return frozenset().union(self._of_questions, *self._of_kinds.values())

    @cached_property
    def list_keys(self) -> frozenset[str]:
        """Keys under which a list may stand, of a deck or of a question."""
        every = (self._of_decks, self._of_questions, *self._of_kinds.values())
        return frozenset(key for asked in every for key in asked if asked[key] is AskedAs.LIST)

    @cached_property
    def mapping_keys(self) -> frozenset[str]:
        """Keys under which keys of their own may stand, of a deck or of a question."""
        every = (self._of_decks, self._of_questions, *self._of_kinds.values())
        return frozenset(key for asked in every for key in asked if asked[key] is AskedAs.MAPPING)

    def has_members(self, kind: str) -> bool:
        """True if the answer to a question of this kind is a list, or pairs."""
        return self._of_kinds.get(kind, {}).get("answer") in (AskedAs.LIST, AskedAs.MAPPING)

    def is_true_or_false(self, kind: str) -> bool:
        """True if the answer to a question of this kind is a truth value."""
        return self._of_kinds.get(kind, {}).get("answer") is AskedAs.TRUTH

    @cached_property
    def _of_decks(self) -> Asked:
        entry = _entry(Mapping((), Place(1, 1)))
        read_head(entry, Deck("", ""))
        return entry.asked

    @cached_property
    def _of_questions(self) -> Asked:
        entry = _entry(Mapping((), Place(1, 1)))
        read_common(entry, Deck("", ""))
        return entry.asked

    @cached_property
    def _of_kinds(self) -> dict[str, Asked]:
        return {kind: _asked_by(kind) for kind in self.kinds}

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """A hyphen, or what was to be one or is missing, a kind and a colon."""
        return re.compile(
            r"(?P<indent>[ \t]*+)(?P<dash>[-*+•·‐‑‒–—−]|\d{1,3}[.)]|)(?P<gap>\s*+)(?P<quote>[\"']?)"
            rf"(?P<kind>{'|'.join(self.kinds)})(?P=quote)\s*[:：]",
            re.IGNORECASE,
        )

    @cached_property
    def begins_in_braces(self) -> re.Pattern[str]:
        """A brace, a kind and a colon, as JSON writes them."""
        return re.compile(rf"\{{\s{{0,100}}[\"']?(?:{'|'.join(self.kinds)})[\"']?\s{{0,100}}:")

    @cached_property
    def begins_surely(self) -> re.Pattern[str]:
        """A hyphen, a kind and a colon, as they ought to be."""
        return re.compile(rf"[ \t]*-[ \t]*(?:{'|'.join(self.kinds)})[ \t]*:(?=\s|$)")

    @cached_property
    def begins_key(self) -> re.Pattern[str]:
        """A key of a question and a colon."""
        return re.compile(rf"[ \t]*(?:{'|'.join(sorted(self.question_keys))})[ \t]*:(?=\s|$)")

    @cached_property
    def answers(self) -> re.Pattern[str]:
        """A key that only a question has."""
        return re.compile(rf"\s+[\"']?(?:answer|{'|'.join(self.kinds)})\b[\"']?\s*:?")


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary()


def _asked_by(kind: str) -> Asked:
    examples = compose(kinds.examples(kind)).root
    asked: Asked = {}
    for node in examples.items if isinstance(examples, Sequence) else ():
        if isinstance(node, Mapping):
            entry = _entry(node)
            list(kinds.reader(kind)(entry))
            asked |= entry.asked
    return asked


def _entry(node: Mapping) -> NodeEntry:
    return NodeEntry(node, Problems(""), lines=Lines(""))
