"""The one edit that the program makes in a deck: another spelling of an answer.

Every other line of the text stays as it is, and the new text is read before it is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from quiz.answers import Spelling, collapse, takes_spellings, with_spelling
from quiz.decks.identity import QuestionKey
from quiz.decks.kinds.cloze import WHOLE
from quiz.decks.lines import LINE_BREAK, Lines, lines_of
from quiz.decks.nodes import Mapping, Node, Scalar, Sequence, YamlError, compose, first_control
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_text
from quiz.errors import EditRefused
from quiz.values import NamedTuple, replace

LONGEST = 500
"""Characters of a spelling."""


class Edit(NamedTuple):
    """A deck's new text."""

    text: str
    line: int
    """The first line that is another, from 1."""
    before: tuple[str, ...]
    """The lines that go; none where lines are only added."""
    after: tuple[str, ...]
    question: Question
    """As the new text has it."""


class _Change(NamedTuple):
    """The part of a text from one offset to another, and what takes its place."""

    start: int
    end: int
    text: str


def accept_spelling(
    text: str, key: QuestionKey, spelling: Spelling, *, file: str = "deck.yaml", name: str = "deck"
) -> Edit:
    """The text of a deck with a spelling more; EditRefused says why it cannot be.

    The new text is read: unless it holds the same questions with that one spelling more, it is
    refused.
    """
    spelling = Spelling(collapse(spelling.text), spelling.part)
    before = read_text(text, file=file, name=name)
    question = next((question for question in before.questions if question.key == key), None)
    if question is None:
        raise EditRefused("The deck has changed, and this question is no longer in it.")
    _refuse_odd(question, spelling)
    reason = (
        "It is laid out in a way that is not changed by itself: open the deck and add the spelling."
    )
    for change in _changes(text, before, question, spelling):
        new = text[: change.start] + change.text + text[change.end :]
        after = read_text(new, file=file, name=name)
        try:
            return _edit(text, new, _verified(before, after, question, spelling))
        except EditRefused as refused:
            reason = str(refused)
    raise EditRefused(reason)


def _refuse_odd(question: Question, spelling: Spelling) -> None:
    if not takes_spellings(question.answer):
        raise EditRefused("This kind of question has no other spellings.")
    if not spelling.text or first_control(spelling.text) or len(spelling.text) > LONGEST:
        raise EditRefused("This is no text that a deck can hold.")
    if spelling.text in question.answer.spellings:
        raise EditRefused("The deck has this spelling already.")
    try:
        with_spelling(question.answer, spelling)
    except ValueError as error:
        raise EditRefused(str(error)) from None


def _edit(old: str, new: str, question: Question) -> Edit:
    """The edit between two texts, with the lines that differ."""
    before, after = lines_of(old), lines_of(new)
    most = min(len(before), len(after))
    first = next((index for index in range(most) if before[index] != after[index]), most)
    most -= first
    last = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    removed = tuple(before[first : len(before) - last])
    added = tuple(after[first : len(after) - last])
    return Edit(new, first + 1, before=removed, after=added, question=question)


def _verified(before: Deck, after: Deck, question: Question, spelling: Spelling) -> Question:
    """The question in the new deck; EditRefused unless nothing but the spelling is new in it."""
    index = before.questions.index(question)
    expected = [*before.questions]
    expected[index] = replace(question, answer=with_spelling(question.answer, spelling))
    if _contents(expected, before) == _contents(after.questions, after):
        return after.questions[index]
    known = {problem.message for problem in before.problems}
    for problem in after.problems:
        if problem.message not in known:
            raise EditRefused(problem.sentence)
    raise EditRefused(
        "The deck would no longer hold the same questions: open it and add the spelling."
    )


def _contents(questions: list[Question], deck: Deck) -> list[object]:
    """Everything that a deck says, but for the lines in which it says it."""
    place = questions[0].place if questions else None
    numbers: dict[str, int] = {}
    families = [numbers.setdefault(question.family, len(numbers)) for question in questions]
    head = (
        deck.title,
        deck.id,
        deck.about,
        deck.language,
        deck.grammar,
        deck.author,
        deck.license,
        deck.tags,
        deck.source,
    )
    plain = [replace(question, place=place or question.place, family="") for question in questions]
    return [head, deck.errors, deck.lint, families, plain]


# Where the spelling goes


class Unplaced(Exception):
    """The text is laid out in a way that is not edited."""


def _changes(text: str, deck: Deck, question: Question, spelling: Spelling) -> Iterator[_Change]:
    """The changes to try, the plainest first."""
    try:
        entry = _entry(text, question)
        layout = Layout(text)
        if _value(entry, "answer") is None:  # its answers stand in the prompt
            siblings = [other for other in deck.questions if other.place[:2] == question.place[:2]]
            prompt = _value(entry, question.kind)
            yield _in_gap(layout, prompt, siblings.index(question), spelling.text)
            return
        for written in writings(spelling.text):
            yield _in_entry(layout, entry, spelling.part, written)
    except (Unplaced, YamlError):
        return


def _entry(text: str, question: Question) -> Mapping:
    """The mapping that a question was read from."""
    root = compose(text).root
    questions = _value(root, "questions") if isinstance(root, Mapping) else None
    for entry in questions.items if isinstance(questions, Sequence) else ():
        if isinstance(entry, Mapping) and entry.place[:2] == question.place[:2]:
            return entry
    raise Unplaced


def _value(node: Mapping, name: str) -> Node | None:
    for key, value in node.pairs:
        if isinstance(key, Scalar) and key.text == name:
            return value
    return None


def _in_entry(layout: Layout, entry: Mapping, part: str, written: str) -> _Change:
    """A spelling more under `also`, below its part if it has one."""
    also = _value(entry, "also")
    if also is None:
        spellings = f"{{{_key(part)}: [{written}]}}" if part else f"[{written}]"
        return _new_key(layout, entry, f"also: {spellings}")
    if not part:
        return _in_texts(layout, also, written)
    if not isinstance(also, Mapping):
        raise Unplaced
    spellings_of_part = _value(also, part)
    if spellings_of_part is not None:
        return _in_texts(layout, spellings_of_part, written)
    pair = f"{_key(part)}: [{written}]"
    if layout.is_flow(also):
        return _inserted(layout.end(also.pairs[-1][1]), f", {pair}")
    return _line_below(layout, also, also.pairs[0][0].place.column - 1, pair)


def _key(member: str) -> str:
    return writings(member)[0]


def _inserted(offset: int, text: str) -> _Change:
    return _Change(offset, offset, text)


def _new_key(layout: Layout, entry: Mapping, written: str) -> _Change:
    """The key below the answer, or below the first of the others whose end is known."""
    answer = _value(entry, "answer")
    values = [value for _, value in entry.pairs]
    if answer is not None:
        values.insert(0, answer)
    if layout.is_flow(entry):
        return _inserted(layout.end(values[0]), f", {written}")
    for value in values:
        try:
            return _line_below(layout, value, entry.pairs[0][0].place.column - 1, written)
        except Unplaced:
            continue
    raise Unplaced


def _line_below(layout: Layout, node: Node, indent: int, written: str) -> _Change:
    offset = layout.line_after(node)
    return _inserted(offset, layout.new_line(offset, indent, written))


def _in_texts(layout: Layout, node: Node, written: str) -> _Change:
    """A text more in a list, or beside a lone text."""
    if isinstance(node, Sequence) and layout.is_flow(node):
        return _inserted(layout.end(node.items[-1]), f", {written}")
    if isinstance(node, Sequence):
        return _line_below(layout, node, node.place.column - 1, f"- {written}")
    if not isinstance(node, Scalar) or node.style in ("|", ">"):
        raise Unplaced
    start, end = layout.start(node), layout.end(node)
    lone = layout.text[start:end]
    if node.plain and FLOW_MARKS & set(lone):
        lone = quoted(node.text)
    return _Change(start, end, f"[{lone}, {written}]")


_BRACE = {
    '"': re.compile(r"\\\\[{}|]|[{}]"),
    "": re.compile(r"\\[{}|]|[{}]"),
}
"""Braces that are characters of the text, and those of gaps, by the quotes around them."""


def _in_gap(layout: Layout, prompt: Node | None, index: int, spelling: str) -> _Change:
    """A spelling more in a gap of a prompt, before the brace that closes it."""
    if not isinstance(prompt, Scalar):
        raise Unplaced
    closing = list(_closing_braces(layout.text, layout.start(prompt), layout.end(prompt), prompt))
    if index >= len(closing):
        raise Unplaced
    escaped = re.sub(r"[{}|]", r"\\\g<0>", spelling)
    return _inserted(closing[index], f"|{inside_quotes(escaped, prompt.style)}")


def _closing_braces(text: str, start: int, end: int, prompt: Scalar) -> Iterator[int]:
    """The offsets of the braces that close gaps; code and web addresses have none."""
    inside = _BRACE.get(prompt.style, _BRACE[""])
    outside = re.compile(rf"{WHOLE}|{inside.pattern}")
    is_open = False
    while match := (inside if is_open else outside).search(text, start, end):
        start = match.end()
        if match[0] in ("{", "}"):
            is_open = match[0] == "{"
        if match[0] == "}":
            yield match.start()


_BETWEEN = re.compile(r"(?:[\s,]|(?<=\s)#[^\r\n]*)*")
"""Blanks, a comma and comments: they may stand between the last entry and the closing bracket."""


class Layout:
    """A text, and where the nodes composed from it begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = Lines(text)

    def start(self, node: Node) -> int:
        """The offset of a node's first character."""
        return self._lines.offset(node.place)

    def is_flow(self, node: Node) -> bool:
        """True if a list or a mapping is written in brackets."""
        return not isinstance(node, Scalar) and self.text.startswith(("[", "{"), self.start(node))

    def end(self, node: Node) -> int:
        """The offset after a node's last character; Unplaced if it is not known."""
        if isinstance(node, Scalar):
            return self._lines.offset(node.end)
        last = _last(node)
        if last and not self.is_flow(node):
            return self.end(last)
        end = self.end(last) if last else self.start(node) + 1
        between = _BETWEEN.match(self.text, end)
        end = between.end() if between else end
        if not self.text.startswith("]" if isinstance(node, Sequence) else "}", end):
            raise Unplaced
        return end + 1

    def line_after(self, node: Node) -> int:
        """The offset of the line after a node's last one; the end of the text if there is none."""
        last: Node | None = node
        while last and not isinstance(last, Scalar) and not self.is_flow(last):
            last = _last(last)
        if isinstance(last, Scalar) and last.style in ("|", ">"):
            raise Unplaced
        line_break = LINE_BREAK.search(self.text, self.end(node))
        return line_break.end() if line_break else len(self.text)

    def new_line(self, offset: int, indent: int, written: str) -> str:
        """A line of its own, to be put at the beginning of a line or at the end of the text."""
        line_break = self._line_break_before(offset)
        line = " " * indent + written
        ends_bare = offset == len(self.text) and not self.text.endswith(("\n", "\r"))
        return f"{line_break}{line}" if ends_bare else f"{line}{line_break}"

    def _line_break_before(self, offset: int) -> str:
        """The line break above an offset, or the text's first."""
        start = offset - self._lines.place(offset).column + 1
        for line_break in ("\r\n", "\n", "\r"):
            if start and self.text.endswith(line_break, 0, start):
                return line_break
        first = LINE_BREAK.search(self.text)
        return first[0] if first else "\n"


def _last(node: Sequence | Mapping) -> Node | None:
    """The last node in a list, or the last value of a mapping."""
    match node:
        case Sequence():
            return node.items[-1] if node.items else None
        case Mapping():
            return node.pairs[-1][1] if node.pairs else None
        case _:
            assert_never(node)


# How it is written


_PLAIN = re.compile(r"[^\W_](?:[\w '’.()/-]*[\w.)’'])?")
"""Letters, digits and what means nothing to YAML, neither in a line nor between brackets."""
FLOW_MARKS = frozenset(",[]{}")
"""Characters that end a plain text between brackets."""


def writings(text: str) -> tuple[str, ...]:
    """The ways to write a text: plain where it may be, and in quotes, which holds everywhere."""
    return (text, quoted(text)) if _PLAIN.fullmatch(text) else (quoted(text),)


def quoted(text: str) -> str:
    """The text in quotes; one line, without control characters."""
    if '"' in text or "\\" in text:
        single = inside_quotes(text, "'")
        return f"'{single}'"
    return f'"{text}"'


def inside_quotes(text: str, quote: str) -> str:
    """The text as it stands inside of quotes, or of none."""
    if quote == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if quote == '"' else text
