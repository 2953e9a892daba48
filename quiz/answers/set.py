"""An answer that is a set of members, named in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from quiz.answers.languages import every
from quiz.answers.rivals import Rivals
from quiz.answers.text import TextAnswer
from quiz.answers.texts import Group
from quiz.answers.texts.folding import collapse, fold, literal
from quiz.answers.verdict import WRONG, Mark, Part, Verdict

_COMMA = re.compile(r"[,;、，،]")
_MOST_ON_A_LINE = 50


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """The members that are to be named, no more and no fewer."""

    members: tuple[TextAnswer, ...]
    size_shown: bool = True

    @property
    def text(self) -> str:
        """The members in one order whatever the deck's: a set reordered is the same answer."""
        return "\n".join(sorted(member.text for member in self.members))

    @property
    def shown(self) -> str:
        return ", ".join(member.text for member in self.members)

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(spelling for member in self.members for spelling in member.spellings)

    def groups(self) -> tuple[Group, ...]:
        """Each member's spellings by themselves."""
        return tuple(group for member in self.members for group in member.groups())

    def grade(self, response: str, rivals: Rivals) -> Verdict:
        """Credit max((right - wrong) / size, 0), of one member a line; repeats cost nothing."""
        lines = {literal(line): line for line in reversed(response.splitlines()) if line.strip()}
        matches: dict[str, dict[int, str]] = {}
        for line in reversed(lines.values()):
            matches.update(self._named_by(collapse(line), rivals, _CUTS))
        if not matches:
            return WRONG
        named = _matched([list(members) for members in matches.values()])
        strays = {
            fold(line, self.members[0].language): line
            for line, members in matches.items()
            if not members
        }
        parts = [
            self._part(index, matches.values(), is_named=index in named)
            for index in range(len(self.members))
        ]
        credit = max((len(named) - len(strays)) / len(self.members), 0.0)
        wrong = (Part(line, Mark.WRONG) for line in strays.values())
        return Verdict(credit, _tally(len(named), len(strays), len(self.members)), (*parts, *wrong))

    def find(self, line: str, rivals: Rivals) -> tuple[int | None, str]:
        """The member that a line names, and what was forgiven."""
        return next(self._find_all(line, rivals), (None, ""))

    def _named_by(
        self, line: str, rivals: Rivals, cuts: tuple[Callable[[str], list[str]], ...]
    ) -> dict[str, dict[int, str]]:
        """The members that a line may name; if it names none as a whole, those of its pieces."""
        whole = dict(self._find_all(line, rivals))
        if whole:
            return {line: whole}
        for level, cut in enumerate(cuts, start=1):
            pieces = [piece.strip() for piece in cut(line) if piece.strip()]
            if pieces == [line]:
                continue
            several: dict[str, dict[int, str]] = {}
            for piece in pieces:
                several.update(self._named_by(piece, rivals, cuts[level:]))
            return several if any(several.values()) else {line: whole}
        return {line: whole}

    def _find_all(self, line: str, rivals: Rivals) -> Iterator[tuple[int, str]]:
        """The members that a line may name: several only where they share a spelling."""
        for index, member in enumerate(self.members):
            verdict = member.grade(line, rivals.and_also(partial(self._others, member)))
            if verdict.right:
                yield index, verdict.note

    def _others(self, member: TextAnswer) -> Iterator[str]:
        for other in self.members:
            if other is not member:
                yield from other.spellings

    def _part(self, index: int, matches: Iterable[dict[int, str]], *, is_named: bool) -> Part:
        text = self.members[index].text
        if not is_named:
            return Part(text, Mark.MISSED)
        notes = (members[index] for members in matches if index in members)
        return Part(text, Mark.RIGHT, min(notes, key=len))


def _at_commas(line: str) -> list[str]:
    return _COMMA.split(line, _MOST_ON_A_LINE)


def _at_conjunctions(line: str) -> list[str]:
    """The pieces of a line between the words for `and`, of whatever language."""
    return _conjunction().split(line, _MOST_ON_A_LINE) if line.count(" ") > 1 else [line]


@cache
def _conjunction() -> re.Pattern[str]:
    words = {word for language in every() for word in language.texts.conjunctions.split()}
    return re.compile(f" (?:{'|'.join(map(re.escape, sorted(words)))}) ")


_CUTS = (_at_commas, _at_conjunctions)
"""Commas are tried first, as a member may hold an `and`."""


def _matched(lines: list[list[int]]) -> set[int]:
    """The most members that the lines can name if each names one: a maximum matching.

    Kuhn's algorithm of augmenting paths; the order of the lines makes no difference to the number.
    """
    line_of: dict[int, int] = {}

    def finds_member(line: int, tried: set[int]) -> bool:
        for member in lines[line]:
            if member not in tried:
                tried.add(member)
                if member not in line_of or finds_member(line_of[member], tried):
                    line_of[member] = line
                    return True
        return False

    for line in range(len(lines)):
        finds_member(line, set())
    return set(line_of)


def _tally(right: int, wrong: int, size: int) -> str:
    counted = f"{right} of {size} named"
    return f"{counted}, {wrong} wrong." if wrong else f"{counted}."
