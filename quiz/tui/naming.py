"""The members of a set as they are named, one after another."""

from __future__ import annotations

from textual.content import Content

from quiz.answers.rivals import Rivals
from quiz.answers.set import SetAnswer
from quiz.answers.texts.folding import fold
from quiz.tui.prose import plain


class Naming:
    """What has been named so far, and what the learner is told of it."""

    def __init__(self, answer: SetAnswer, rivals: Rivals) -> None:
        self._answer = answer
        self._rivals = rivals
        self._lines: list[str] = []
        self._members: dict[int, str] = {}
        """Each named member, with what was typed where something had to be forgiven."""
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
            language = self._answer.members[0].language
            if fold(line, language) in {fold(stray, language) for stray in self._strays}:
                return "You said that before; it counts once."
            self._strays.append(line)
            self._lines.append(line)
            return ""
        if index in self._members:
            return f"You named {self._answer.members[index].text} before; it costs nothing."
        self._members[index] = line if note else ""
        self._lines.append(line)
        return note

    def content(self) -> Content:
        """The growing list, and how many there are."""
        size = f" of {len(self._answer.members)}" if self._answer.size_shown else ""
        wrong = f" · {len(self._strays)} wrong" if self._strays else ""
        lines = [Content.styled(f"{len(self._members)}{size} named{wrong}", "bold")]
        lines += (self._named(index, line) for index, line in self._members.items())
        lines += (Content.assemble(("✗ ", "$text-error"), plain(stray)) for stray in self._strays)
        return Content("\n").join(lines)

    def _named(self, index: int, line: str) -> Content:
        """A member, and what was forgiven where something was."""
        said = f"  you wrote {line}" if line else ""
        member = plain(self._answer.members[index].text)
        return Content.assemble(("✓ ", "$text-success"), member, plain(said, "$text-muted"))
