"""An answer that is a set of members, named in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from quiz.answers.folding import collapse
from quiz.answers.rivals import Rivals
from quiz.answers.text import TextAnswer
from quiz.answers.verdict import Mark, Part, Verdict


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

    def grade(self, response: str, rivals: Rivals) -> Verdict:
        """Credit max((right - wrong) / size, 0); a response is one member a line, a repeat costs nothing."""
        named: dict[int, Part] = {}
        strays: dict[str, Part] = {}
        for line in filter(None, map(collapse, response.splitlines())):
            index, note = self.find(line, rivals)
            if index is None:
                strays[line.casefold()] = Part(line, Mark.WRONG)
            elif index not in named or named[index].note:
                named[index] = Part(self.members[index].text, Mark.RIGHT, note)
        credit = max((len(named) - len(strays)) / len(self.members), 0.0)
        return Verdict(credit, _tally(len(named), len(strays), len(self.members)), self._parts(named, strays))

    def find(self, line: str, rivals: Rivals) -> tuple[int | None, str]:
        """The member that a line names, and what was forgiven."""
        for index, member in enumerate(self.members):
            verdict = member.grade(line, Rivals(partial(self._rivals_of, member, rivals)))
            if verdict.right:
                return index, verdict.note
        return None, ""

    def _rivals_of(self, member: TextAnswer, rivals: Rivals) -> Iterator[str]:
        for other in self.members:
            if other is not member:
                yield from other.spellings
        yield from (text for text in rivals.texts if text not in self.spellings)

    def _parts(self, named: dict[int, Part], strays: dict[str, Part]) -> tuple[Part, ...]:
        members: Iterable[Part] = (
            named.get(index, Part(member.text, Mark.MISSED)) for index, member in enumerate(self.members)
        )
        return (*members, *strays.values())


def _tally(right: int, wrong: int, size: int) -> str:
    counted = f"{right} of {size} named"
    return f"{counted}, {wrong} wrong." if wrong else f"{counted}."
