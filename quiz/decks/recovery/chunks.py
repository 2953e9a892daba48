"""Where the parts of a deck begin, as a reader sees it who knows no YAML: by the look of each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from quiz.decks.hints import DECK_KEYS, QUESTION_KEYS
from quiz.decks.problem import Place, Problems

_MARKER = re.compile(r"(---|\.\.\.)(?=\s|$)")
_DIRECTIVE = re.compile(r"%[A-Z]+ ")
_TOP_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[^\W\d]\w*)(?P=quote)\s*:(\s|$)""")
_BARE_KEY = re.compile(r"(?P<indent> *)[\w-]+\s*:\s*(#.*)?")
_ITEM = re.compile(r"(?P<indent>[ \t]*)-(\s|$)")


def indent(line: str) -> int:
    """How many blanks stand before a line's text."""
    return len(line) - len(line.lstrip())


class Chunk(NamedTuple):
    """Some lines of the deck that belong together: an entry, or a key of the head with its value."""

    first_line: int
    lines: list[str]
    is_entry: bool
    keys: frozenset[str]
    """The words that are keys in it."""

    @property
    def column(self) -> int:
        """How many characters stand before its keys."""
        found = _ITEM.match(self.lines[0])
        return (
            len(self.lines[0]) - len(self.lines[0][found.end() :].lstrip())
            if found
            else indent(self.lines[0])
        )


@dataclass(frozen=True)
class Words:
    """The kinds of questions, and the looks of a line in which a question begins."""

    kinds: tuple[str, ...]

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """A hyphen, or what was to be one or is missing, a kind and a colon."""
        return re.compile(
            r"(?P<indent>[ \t]*+)(?P<dash>[-*+•·‐‑‒–—−]?)(?P<gap>\s*+)(?P<quote>[\"']?)"
            rf"(?P<kind>{'|'.join(self.kinds)})(?P=quote)\s*[:：]",
            re.IGNORECASE,
        )

    @cached_property
    def begins_surely(self) -> re.Pattern[str]:
        """A hyphen, a kind and a colon, as they ought to be."""
        return re.compile(rf"[ \t]*-[ \t]*(?:{'|'.join(self.kinds)})[ \t]*:(?=\s|$)")

    @cached_property
    def answers(self) -> re.Pattern[str]:
        """A key that a question has, and nothing else."""
        return re.compile(rf"\s+[\"']?(?:answer|{'|'.join(self.kinds)})\b[\"']?\s*:?")

    @cached_property
    def begins_key(self) -> re.Pattern[str]:
        """A key of a question and a colon."""
        return re.compile(rf"[ \t]*(?:{'|'.join(sorted(self.keys))})[ \t]*:(?=\s|$)")

    @cached_property
    def keys(self) -> frozenset[str]:
        return QUESTION_KEYS | frozenset(self.kinds)


class Cutter:
    """Cuts the lines of a deck before each that begins a part."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._lines: list[str] = []
        self.depth = 0
        """How many blanks stand before the hyphen of most questions."""
        self._dash: int | None = None
        """How many before that of the question at hand; none yet in the head."""
        self._in_questions = False
        self._in_list = False
        """Whether hyphens as deep as a question's are entries of a list, as their key stands as
        deep."""
        self._skips = False
        """Whether the head of a second deck in the file is being passed over."""

    def cut(self, lines: list[str], problems: Problems) -> Iterator[Chunk]:
        self._lines = lines
        starts = [
            (number, found)
            for number, line in enumerate(lines)
            if (found := self.words.begins.match(line))
        ]
        dashed = [(number, len(found["indent"])) for number, found in starts if found["dash"]]
        self.depth = Counter(depth for _, depth in dashed).most_common(1)[0][0] if dashed else 0
        last_start = starts[-1][0] if starts else len(lines)
        chunk: Chunk | None = None
        for number, line in enumerate(self._without_markers(lines, problems)):
            begun = self._begun(number, line, is_last=number >= last_start)
            if begun is None:
                if chunk:
                    chunk.lines.append(line)
                continue
            if chunk:
                yield chunk
            keys = self.words.keys if begun else DECK_KEYS
            chunk = Chunk(number + 1, [line], begun, keys) if begun or not self._skips else None
        if chunk:
            yield chunk

    def _without_markers(self, lines: list[str], problems: Problems) -> Iterator[str]:
        blank = True
        for number, line in enumerate(lines, start=1):
            if _MARKER.match(line):
                if not blank:
                    self._skips = True
                    message = (
                        f'"{line[:3]}" at the beginning of a line ends a deck in YAML. Delete it.'
                    )
                    problems.add(Place(number, 1, 3), "second-document", message)
                yield f"   {line[3:]}"
            elif blank and _DIRECTIVE.match(line):
                yield ""
            else:
                blank = blank and not line.partition("#")[0].strip()
                yield line

    def _begun(self, number: int, line: str, *, is_last: bool) -> bool | None:
        """Whether an entry begins in this line, or a key of the head (False); None if the line goes
        on."""
        text = line.strip()
        if not text or text.startswith("#"):
            return None
        if self._begins_entry(number, line):
            return True
        if self._begins_key(line, is_last=is_last):
            self._dash = None
            return False
        return None

    def _begins_entry(self, number: int, line: str) -> bool:
        found = self.words.begins.match(line)
        if found and (found["dash"] or self._lacks_dash(len(found["indent"]))):
            self._dash, self._in_list, self._in_questions = len(found["indent"]), False, True
            return True
        item = _ITEM.match(line)
        if not item:
            bare = _BARE_KEY.fullmatch(line)
            self._in_list = bare is not None and len(bare["indent"]) == self._dash
            return False
        if not self._in_questions or self._in_list or self._dash not in (None, len(item["indent"])):
            return False
        if not self._has_answer(number):
            return False  # whatever it is, it is no question that could be read
        self._dash = len(item["indent"])
        return True

    def _has_answer(self, number: int) -> bool:
        """Whether below a hyphen stands what only a question has, before the next hyphen as deep."""
        depth = indent(self._lines[number])
        for line in self._lines[number + 1 :]:
            if _ITEM.match(line) and indent(line) <= depth:
                break
            if self.words.answers.match(line):
                return True
        return False

    def _lacks_dash(self, indent: int) -> bool:
        return self._in_questions and self._dash in (None, indent)

    def _begins_key(self, line: str, *, is_last: bool) -> bool:
        found = _TOP_KEY.match(line)
        word = found["key"].casefold() if found else ""
        if word in ("questions", "question"):
            self._in_questions = True
            return True
        if not self._in_questions:
            return line[0] not in " \t-#"
        # Some keys are a deck's as well as a question's: among the questions they are a question's,
        # wrongly indented.
        return bool(word) and (
            word in DECK_KEYS - QUESTION_KEYS or (is_last and word not in self._only_questions)
        )

    @cached_property
    def _only_questions(self) -> frozenset[str]:
        return self.words.keys - DECK_KEYS


_KEY = re.compile(r"\s*(?:-\s+)?(?P<key>[^\W\d]\w*)\s*:(?:\s|$)")


class Mend(NamedTuple):
    """What is wrong in a part of a deck, and its lines put right."""

    place: Place
    code: str
    message: str
    lines: list[str]
    touched: frozenset[int]
    """The numbers of the lines put right."""


def mend(
    chunk: Chunk, changes: dict[int, str], columns: tuple[int, int], *, code: str, message: str
) -> Mend:
    """A cure by other lines at some indices; the columns are from where to where, from 0, the first
    is wrong."""
    lines = [changes.get(index, line) for index, line in enumerate(chunk.lines)]
    start, end = columns
    place = Place(chunk.first_line + min(changes), start + 1, max(end - start, 1))
    return Mend(
        place, code, message, lines, frozenset(chunk.first_line + index for index in changes)
    )


def known_key(chunk: Chunk, index: int) -> str:
    """The key with which a line begins, if it is one that may stand here."""
    found = _KEY.match(chunk.lines[index])
    return found["key"] if found and found["key"].casefold() in chunk.keys else ""


def is_item(line: str) -> bool:
    """Whether a line is an entry of a list."""
    return re.match(r"\s*-(\s|$)", line) is not None


def run_on(chunk: Chunk, index: int, column: int) -> list[int]:
    """The lines from one on that are its text, as far as their indentation tells: those deeper than
    a column."""
    last = index + 1
    while (
        last < len(chunk.lines) and chunk.lines[last].strip() and indent(chunk.lines[last]) > column
    ):
        if known_key(chunk, last) or is_item(chunk.lines[last]):
            break
        last += 1
    return list(range(index, last))
