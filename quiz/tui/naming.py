"""The members of a set as they are named, one after another."""

from __future__ import annotations

from textual.content import Content

from quiz.answers.rivals import Rivals
from quiz.answers.set import SetAnswer
from quiz.tui.prose import plain


class Naming:
    """What has been named so far, and what the learner is told of it."""

    def __init__(self, answer: SetAnswer, rivals: Rivals) -> None:
        self._answer = answer
        self._rivals = rivals
        self._lines: list[str] = []
        self._members: dict[int, str] = {}
        self._strays: list[str] = []

    @property
    def response(self) -> str:
        """One named text a line, as a review keeps it."""
        return "\n".join(self._lines)

    @property
    def is_complete(self) -> bool:
        return self._answer.size_shown and len(self._members) == len(self._answer.members)

    def take(self, text: str) -> str:
        """Takes what was named and returns what is to be said of it."""
        line = " ".join(text.split())
        index, note = self._answer.find(line, self._rivals)
        if index is None:
            if line.casefold() in map(str.casefold, self._strays):
                return "You said that before."
            self._strays.append(line)
            self._lines.append(line)
            return ""
        if index in self._members:
            return f"You named {self._answer.members[index].text} before; it costs nothing."
        self._members[index] = note
        self._lines.append(line)
        return note

    def content(self) -> Content:
        """The growing list, and how many there are."""
        size = f" of {len(self._answer.members)}" if self._answer.size_shown else ""
        lines = [Content.styled(f"{len(self._members)}{size} named", "bold")]
        named = (plain(self._answer.members[index].text) for index in self._members)
        lines += (Content.assemble(("✓ ", "$text-success"), member) for member in named)
        lines += (Content.assemble(("✗ ", "$text-error"), plain(stray)) for stray in self._strays)
        return Content("\n").join(lines)
