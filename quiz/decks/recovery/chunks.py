"""A deck cut into its parts as a reader would who knows no YAML: by the look of each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quiz.decks.problem import Place, Problems
from quiz.decks.vocabulary import vocabulary
from quiz.values import NamedTuple

_MARKER = re.compile(r"(---|\.\.\.)(?=\s|$)")
_DIRECTIVE = re.compile(r"%[A-Z]+(?: |$)")
_FENCE = re.compile(r"(?:```|~~~)[ \t]*\w*[ \t]*")
_GOOD_DIRECTIVE = re.compile(r"%(?:YAML +1\.[12]|TAG +\S+ +\S+) *")
_TOP_KEY = re.compile(r"""(?P<quote>["']?)(?P<key>[^\W\d]\w*)(?P=quote)\s*:(\s|$)""")
_BARE_KEY = re.compile(r"(?P<indent> *)[\w-]+\s*:\s*(#.*)?")
_ITEM = re.compile(r"(?P<indent>[ \t]*)-(\s|$)")
_KEY = re.compile(r"\s*(?:-\s+)?(?P<key>[^\W\d]\w*)\s*:(?:\s|$)")


def indent(line: str) -> int:
    """The number of blanks before a line's text."""
    return len(line) - len(line.lstrip())


class Chunk(NamedTuple):
    """Lines of a deck that belong together: an entry, or a key of the head with its value."""

    first_line: int
    """Its number, from 1."""
    lines: list[str]
    is_entry: bool
    keys: frozenset[str]
    """The words that are keys in it."""

    @property
    def column(self) -> int:
        """The number of characters before its keys."""
        first = self.lines[0]
        hyphen = _ITEM.match(first)
        if hyphen is None:
            return indent(first)
        return len(first) - len(first[hyphen.end() :].lstrip())


class Cutter:
    """Cuts the lines of a deck before each that begins a part."""

    def __init__(self) -> None:
        self._words = vocabulary()
        self._lines: list[str] = []
        self.depth = 0
        """The number of blanks before the hyphen of most questions."""
        self._dash: int | None = None
        """That number of the question at hand; None in the head."""
        self._is_in_questions = False
        self._is_in_list = False
        """True if hyphens as deep as a question's are entries of a list, whose key is as deep."""
        self._is_second_deck = False
        """True while the head of a second deck in the file is passed over."""

    def cut(self, lines: list[str], problems: Problems) -> Iterator[Chunk]:
        self._lines = lines
        starts = [
            (index, match)
            for index, line in enumerate(lines)
            if (match := self._words.begins.match(line))
        ]
        depths = Counter(len(match["indent"]) for _, match in starts if match["dash"])
        self.depth = depths.most_common(1)[0][0] if depths else 0
        last_start = starts[-1][0] if starts else len(lines)
        chunk: Chunk | None = None
        for index, line in enumerate(self._without_markers(lines, problems)):
            is_entry = self._begins_entry(index, line)
            if not is_entry and not self._begins_key(line, is_last=index >= last_start):
                if chunk:
                    chunk.lines.append(line)
                continue
            if chunk:
                yield chunk
            keys = self._words.question_keys if is_entry else self._words.deck_keys
            is_passed_over = self._is_second_deck and not is_entry
            chunk = None if is_passed_over else Chunk(index + 1, [line], is_entry, keys)
        if chunk:
            yield chunk

    def _without_markers(self, lines: list[str], problems: Problems) -> Iterator[str]:
        """The lines without what begins or ends a document in YAML."""
        is_blank = True
        for number, line in enumerate(lines, start=1):
            if _MARKER.match(line):
                if not is_blank:
                    self._is_second_deck = self._is_in_questions
                    mark = line[:3]
                    message = f'"{mark}" at the beginning of a line ends a deck in YAML. Delete it.'
                    problems.add(Place(number, 1, 3), "second-document", message)
                yield f"   {line[3:]}"
            elif _FENCE.fullmatch(line):
                message = (
                    f'"{line.strip()[:3]}" is of Markdown, and not of a deck. Delete the line.'
                )
                problems.add(Place(number, 1, len(line.rstrip())), "code-fence", message)
                yield ""
            elif _DIRECTIVE.match(line):
                if not is_blank or not _is_in_order(lines, number - 1):
                    message = 'A line that begins with "%" is for YAML alone. Delete it.'
                    problems.add(Place(number, 1, len(line.rstrip())), "directive", message)
                yield ""
            else:
                is_blank = is_blank and not line.partition("#")[0].strip()
                yield line

    def _begins_entry(self, index: int, line: str) -> bool:
        if _is_idle(line):
            return False
        match = self._words.begins.match(line)
        if match and (match["dash"] or self._lacks_dash(len(match["indent"]))):
            self._dash = len(match["indent"])
            self._is_in_list, self._is_in_questions = False, True
            return True
        item = _ITEM.match(line)
        if not item:
            bare_key = _BARE_KEY.fullmatch(line)
            self._is_in_list = bare_key is not None and len(bare_key["indent"]) == self._dash
            return False
        depth = len(item["indent"])
        if not self._is_in_questions or self._is_in_list or self._dash not in (None, depth):
            return False
        if not self._has_answer(index):
            return False  # whatever it is, it is no question that could be read
        self._dash = depth
        return True

    def _has_answer(self, index: int) -> bool:
        """True if below a hyphen is a key of questions alone, before the next hyphen as deep."""
        depth = indent(self._lines[index])
        for line in self._lines[index + 1 :]:
            if _ITEM.match(line) and indent(line) <= depth:
                break
            if self._words.answers.match(line):
                return True
        return False

    def _lacks_dash(self, depth: int) -> bool:
        return self._is_in_questions and self._dash in (None, depth)

    def _begins_key(self, line: str, *, is_last: bool) -> bool:
        """True if a key of the head begins in this line."""
        if _is_idle(line) or not self._is_head_key(line, is_last=is_last):
            return False
        self._dash = None
        return True

    def _is_head_key(self, line: str, *, is_last: bool) -> bool:
        match = _TOP_KEY.match(line)
        word = match["key"].casefold() if match else ""
        if word in ("questions", "question"):
            self._is_in_questions = True
            return True
        if not self._is_in_questions:
            return line[0] not in " \t-#"
        # Some keys are a deck's as well as a question's: among the questions they are a question's,
        # wrongly indented.
        deck_keys, question_keys = self._words.deck_keys, self._words.question_keys
        if word in deck_keys - question_keys:
            return True
        return bool(word) and is_last and word not in question_keys - deck_keys


def _is_in_order(lines: list[str], index: int) -> bool:
    """True if a directive of YAML is one that it knows, and a line "---" below begins the deck."""
    if not _GOOD_DIRECTIVE.fullmatch(lines[index]):
        return False
    below = (line for line in lines[index + 1 :] if not _is_idle(line) and line[0] != "%")
    return next(below, "").startswith("---")


def _is_idle(line: str) -> bool:
    """True for a blank line and a comment."""
    text = line.strip()
    return not text or text.startswith("#")


class Mend(NamedTuple):
    """A slip in a chunk, and the chunk's lines put right."""

    place: Place
    code: str
    message: str
    lines: list[str]
    touched: frozenset[int]
    """The numbers of the lines put right."""


def mend(
    chunk: Chunk, changes: dict[int, str], columns: tuple[int, int], *, code: str, message: str
) -> Mend:
    """A cure by other lines at some indices.

    The columns, from 0, are the start and the end of what is wrong in the first of these.
    """
    lines = [changes.get(index, line) for index, line in enumerate(chunk.lines)]
    start, end = columns
    place = Place(chunk.first_line + min(changes), start + 1, max(end - start, 1))
    touched = frozenset(chunk.first_line + index for index in changes)
    return Mend(place, code, message, lines, touched)


def known_key(chunk: Chunk, index: int) -> str:
    """The key with which a line begins, if it is one that may stand here."""
    match = _KEY.match(chunk.lines[index])
    return match["key"] if match and match["key"].casefold() in chunk.keys else ""


def is_item(line: str) -> bool:
    """True if a line is an entry of a list."""
    return re.match(r"\s*-(\s|$)", line) is not None


def lines_of_text(chunk: Chunk, index: int, column: int) -> list[int]:
    """The indices of the lines that are one text with this one: those deeper than a column."""
    last = index + 1
    while (
        last < len(chunk.lines) and chunk.lines[last].strip() and indent(chunk.lines[last]) > column
    ):
        if known_key(chunk, last) or is_item(chunk.lines[last]):
            break
        last += 1
    return list(range(index, last))
