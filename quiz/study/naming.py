"""The members of a set as they are named one after another, each judged at once."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.answers import Mark, Named, Part, Rivals, SetAnswer

_MOST_REMARKS = 3
_NAMED = (Mark.RIGHT, Mark.HALF)


class Naming:
    """The members of a set as they are named, and what the learner is told of each.

    The answer judges what was named so far as it will grade the whole, so that both always agree.
    """

    def __init__(self, answer: SetAnswer, rivals: Rivals) -> None:
        self._answer = answer
        self._rivals = rivals
        self._texts: list[Named] = []
        self._verdict = answer.judged(())
        self.members: dict[str, str] = {}
        """Each named member, with what was typed where something had to be forgiven."""

    def anew(self) -> Naming:
        """The same before anything was named."""
        return Naming(self._answer, self._rivals)

    @property
    def response(self) -> str:
        """One named text a line, as a review keeps it."""
        return "\n".join(named.text for named in self._texts)

    @property
    def is_complete(self) -> bool:
        return self._answer.size_shown and len(self.members) == len(self._answer.members)

    def take(self, lines: Iterable[str]) -> str:
        """Takes what lines name and returns the remarks on it; empty where there is none."""
        remarks = [
            self._take(named)
            for line in lines
            if line.strip()
            for named in self._answer.named(line, self._rivals)
        ]
        told = list(dict.fromkeys(filter(None, remarks)))
        return " ".join(told[:_MOST_REMARKS]) + (" …" if len(told) > _MOST_REMARKS else "")

    def _take(self, named: Named) -> str:
        before, self._verdict = self._verdict, self._answer.judged([*self._texts, named])
        if self._verdict != before:
            self._texts.append(named)
        new = [
            part
            for part in self._verdict.parts
            if part.mark in _NAMED and part.text not in self.members
        ]
        for part in new:
            self.members[part.text] = named.text if part.note else ""
        if new:
            return new[0].note
        if named.members:
            member = self._answer.members[next(iter(named.members))].text
            return f"You named {member} before; it costs nothing."
        return "You said that before; it counts once." if self._verdict == before else ""

    @property
    def size(self) -> int:
        """The number of members; 0 where the learner is not to know it."""
        return len(self._answer.members) if self._answer.size_shown else 0

    @property
    def strays(self) -> list[str]:
        """The texts that name no member."""
        return [part.text for part in self._verdict.parts if part.mark is Mark.WRONG]

    @property
    def named(self) -> list[tuple[Part, str]]:
        """The members in the order of naming, each with what was typed where something was
        forgiven."""
        parts = {part.text: part for part in self._verdict.parts if part.mark in _NAMED}
        return [(parts[member], typed) for member, typed in self.members.items()]
