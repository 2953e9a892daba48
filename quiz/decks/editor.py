"""Texts written so that YAML reads them as they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from quiz.answers.spellings import Spelling, takes_spellings, with_spelling
from quiz.answers.texts.folding import collapse
from quiz.decks.identity import QuestionKey
from quiz.decks.nodes import CONTROLS, Items, Node, Pairs, Scalar, Slip, compose
from quiz.decks.problem import Place, lines_of
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_text
from quiz.errors import EditRefused

CLOZE = "cloze"
LONGEST = 500


class Edit(NamedTuple):
    """What a deck's text becomes."""

    text: str
    line: int
    """The first line that is another, from 1."""
    before: tuple[str, ...]
    """The lines that go; none where lines are only added."""
    after: tuple[str, ...]
    question: Question
    """As the new text has it."""


class _Change(NamedTuple):
    """What is put into a text, in place of what stands there."""

    start: int
    end: int
    text: str


def accept(
    text: str, key: QuestionKey, spelling: Spelling, *, file: str = "deck.yaml", name: str = "deck"
) -> Edit:
    """The text of a deck with a spelling more; EditRefused says why it cannot be.

    The new text is read: unless it holds the same questions with that one spelling more, it is
    refused.
    """
    spelling = Spelling(collapse(spelling.text), spelling.part)
    before = read_text(text, file=file, name=name)
    question = next((one for one in before.questions if one.key == key), None)
    if question is None:
        raise EditRefused("The deck has changed, and this question is no longer in it.")
    _refuse_odd(question, spelling)
    reason = (
        "It is laid out in a way that is not changed by itself: open the deck and add the spelling."
    )
    for changes in _ways(text, before, question, spelling):
        new = _changed(text, changes)
        try:
            return _edit(
                text,
                new,
                _verified(before, read_text(new, file=file, name=name), question, spelling),
            )
        except EditRefused as refused:
            reason = str(refused)
    raise EditRefused(reason)


def _refuse_odd(question: Question, spelling: Spelling) -> None:
    if not takes_spellings(question.answer):
        raise EditRefused("This kind of question has no other spellings.")
    if not spelling.text or CONTROLS.search(spelling.text) or len(spelling.text) > LONGEST:
        raise EditRefused("This is no text that a deck can hold.")
    if spelling.text in question.answer.spellings:
        raise EditRefused("The deck has this spelling already.")
    try:
        with_spelling(question.answer, spelling)
    except ValueError as error:
        raise EditRefused(str(error)) from None


def _changed(text: str, changes: list[_Change]) -> str:
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def _edit(old: str, new: str, question: Question) -> Edit:
    """The edit between two texts, with the lines that differ."""
    ours, theirs = lines_of(old), lines_of(new)
    most = min(len(ours), len(theirs))
    first = next((at for at in range(most) if ours[at] != theirs[at]), most)
    last = next(
        (at for at in range(most - first) if ours[-1 - at] != theirs[-1 - at]), most - first
    )
    return Edit(
        new,
        first + 1,
        tuple(ours[first : len(ours) - last]),
        tuple(theirs[first : len(theirs) - last]),
        question,
    )


def _verified(before: Deck, after: Deck, question: Question, spelling: Spelling) -> Question:
    """The question in the new deck; EditRefused unless that is the old one with the one spelling
    more."""
    index = before.questions.index(question)
    answer = with_spelling(question.answer, spelling)
    expected = [
        replace(one, answer=answer) if at == index else one
        for at, one in enumerate(before.questions)
    ]
    if _told(expected, before) == _told(after.questions, after):
        return after.questions[index]
    old = {problem.message for problem in before.problems}
    found = next((one.message for one in after.problems if one.message not in old), "")
    raise EditRefused(
        found or "The deck would no longer hold the same questions: open it and add the spelling."
    )


def _told(questions: list[Question], deck: Deck) -> list[object]:
    """Everything that a deck says, but for the lines in which it says it."""
    place = questions[0].place if questions else None
    families: dict[str, int] = {}
    numbered = [families.setdefault(one.family, len(families)) for one in questions]
    head = (
        deck.title,
        deck.id,
        deck.about,
        deck.language,
        deck.author,
        deck.license,
        deck.tags,
        deck.source,
    )
    plain = [replace(one, place=place or one.place, family="") for one in questions]
    return [head, deck.errors, deck.lint, numbered, plain]


# Where it goes


def _ways(text: str, deck: Deck, question: Question, spelling: Spelling) -> Iterator[list[_Change]]:
    """The changes to try, the handsomest first."""
    try:
        entry = _entry(text, question)
        layout = Layout(text)
        if question.kind == CLOZE:
            siblings = [one for one in deck.questions if one.place[:2] == question.place[:2]]
            yield [_in_gap(layout, entry, siblings.index(question), spelling.text)]
            return
        for written in ways(spelling.text):
            yield _in_entry(layout, entry, spelling.part, written)
    except (Unplaced, Slip):
        return


def _entry(text: str, question: Question) -> Pairs:
    """The mapping that a question was read from."""
    root = compose(text).root
    pairs = root.pairs if isinstance(root, Pairs) else ()
    for key, value in pairs:
        if isinstance(key, Scalar) and key.text == "questions" and isinstance(value, Items):
            for item in value.items:
                if isinstance(item, Pairs) and item.place[:2] == question.place[:2]:
                    return item
    raise Unplaced


def _value(node: Pairs, name: str) -> Node | None:
    return next(
        (value for key, value in node.pairs if isinstance(key, Scalar) and key.text == name), None
    )


def _in_entry(layout: Layout, entry: Pairs, part: str, written: str) -> list[_Change]:
    also = _value(entry, "also")
    if also is None:
        return [
            _new_key(
                layout,
                entry,
                f"also: {{{_key(part)}: [{written}]}}" if part else f"also: [{written}]",
            )
        ]
    if not part:
        return _in_texts(layout, also, written)
    if not isinstance(also, Pairs):
        raise Unplaced
    spellings = _value(also, part)
    if spellings is not None:
        return _in_texts(layout, spellings, written)
    pair = f"{_key(part)}: [{written}]"
    if layout.is_flow(also):
        at = layout.end(also.pairs[-1][1])
        return [_Change(at, at, f", {pair}")]
    return [_line_below(layout, also, also.pairs[0][0].place.column - 1, pair)]


def _key(member: str) -> str:
    return ways(member)[0]


def _new_key(layout: Layout, entry: Pairs, written: str) -> _Change:
    """The key below the answer, or below the first of the others that ends where it can be told."""
    answer = _value(entry, "answer")
    values = [
        value for value in (answer, *(value for _, value in entry.pairs)) if value is not None
    ]
    if layout.is_flow(entry):
        at = layout.end(values[0])
        return _Change(at, at, f", {written}")
    for value in values:
        try:
            return _line_below(layout, value, entry.pairs[0][0].place.column - 1, written)
        except Unplaced:
            continue
    raise Unplaced


def _line_below(layout: Layout, node: Node, indent: int, written: str) -> _Change:
    at = layout.line_after(node)
    return _Change(at, at, layout.new_line(at, indent, written))


def _in_texts(layout: Layout, node: Node, written: str) -> list[_Change]:
    """A text more in a list, or beside a lone text."""
    if isinstance(node, Items) and layout.is_flow(node):
        at = layout.end(node.items[-1])
        return [_Change(at, at, f", {written}")]
    if isinstance(node, Items):
        return [_line_below(layout, node, node.place.column - 1, f"- {written}")]
    if not isinstance(node, Scalar) or node.style in ("|", ">"):
        raise Unplaced
    start, end = layout.offset(node.place), layout.end(node)
    raw = layout.text[start:end]
    lone = quoted(node.text) if node.plain and FLOW_MARKS & set(raw) else raw
    return [_Change(start, end, f"[{lone}, {written}]")]


_BRACE = {
    '"': re.compile(r"\\\\[{}|]|}"),
    "": re.compile(r"\\[{}|]|}"),
}


def _in_gap(layout: Layout, entry: Pairs, index: int, spelling: str) -> _Change:
    """A spelling more in the gap of a cloze, before the brace that closes it."""
    node = _value(entry, CLOZE)
    if not isinstance(node, Scalar):
        raise Unplaced
    start, end = layout.offset(node.place), layout.end(node)
    braces = [
        one
        for one in _BRACE.get(node.style, _BRACE[""]).finditer(layout.text, start, end)
        if one[0] == "}"
    ]
    if index >= len(braces):
        raise Unplaced
    at = braces[index].start()
    return _Change(at, at, "|" + within(re.sub(r"[{}|]", r"\\\g<0>", spelling), node.style))


_BREAK = re.compile("\r\n|\r|\n")
_BETWEEN = re.compile(r"(?:[\s,]|(?<=\s)#[^\r\n]*)*")
"""What may stand between the last entry and the bracket that closes: blanks, a comma, comments."""


class Unplaced(Exception):
    """The text is laid out in a way that is not edited."""


class Layout:
    """A text and its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def offset(self, place: Place) -> int:
        """Where a place is in the text."""
        if place.line > len(self._starts):
            return len(self.text)
        return min(self._starts[place.line - 1] + place.column - 1, len(self.text))

    def is_flow(self, node: Node) -> bool:
        """Whether a list or a mapping is written in brackets."""
        return not isinstance(node, Scalar) and self.text[self.offset(node.place) :][:1] in (
            "[",
            "{",
        )

    def end(self, node: Node) -> int:
        """The offset after a node's last character; Unplaced if it cannot be told."""
        if isinstance(node, Scalar):
            return self.offset(node.end)
        inner = (
            [one for pair in node.pairs for one in pair]
            if isinstance(node, Pairs)
            else list(node.items)
        )
        if not self.is_flow(node):
            return self.end(inner[-1])
        after = self.end(inner[-1]) if inner else self.offset(node.place) + 1
        found = _BETWEEN.match(self.text, after)
        at = found.end() if found else after
        if self.text[at : at + 1] != ("]" if isinstance(node, Items) else "}"):
            raise Unplaced
        return at + 1

    def line_after(self, node: Node) -> int:
        """Where the line after a node's last one begins; the end of the text if there is none."""
        last = node
        while not isinstance(last, Scalar) and not self.is_flow(last):
            last = last.items[-1] if isinstance(last, Items) else last.pairs[-1][1]
        if isinstance(last, Scalar) and last.style in ("|", ">"):
            raise Unplaced
        found = _BREAK.search(self.text, self.end(node))
        return found.end() if found else len(self.text)

    def new_line(self, at: int, indent: int, written: str) -> str:
        """What is to be put at the beginning of a line, or at the text's end, to make a line of its
        own there."""
        ending = self._ending(at)
        line = " " * indent + written
        ends_bare = at == len(self.text) and not self.text.endswith(("\n", "\r"))
        return f"{ending}{line}" if ends_bare else f"{line}{ending}"

    def _ending(self, at: int) -> str:
        """The line break before an offset, or the text's first."""
        index = bisect_right(self._starts, at) - 1
        start = self._starts[index]
        before = next(
            (text for text in ("\r\n", "\n", "\r") if start and self.text[:start].endswith(text)),
            "",
        )
        found = _BREAK.search(self.text)
        return before or (found[0] if found else "\n")


_PLAIN = re.compile(r"[^\W_](?:[\w '’.()/-]*[\w.)’'])?")
"""Letters, digits and what means nothing to YAML, neither in a line nor between brackets."""
FLOW_MARKS = frozenset(",[]{}")
"""Characters that end a plain text between brackets."""


def ways(text: str) -> tuple[str, ...]:
    """The ways to write a text, the handsomest first; each holds anywhere in YAML but the first,
    which is plain."""
    return (text, quoted(text)) if _PLAIN.fullmatch(text) else (quoted(text),)


def quoted(text: str) -> str:
    """The text in quotes; one line, without control characters."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def within(text: str, style: str) -> str:
    """The text as it stands inside of a text that is written in a style already."""
    if style == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text
