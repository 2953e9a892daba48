"""The question whether a spelling is accepted from now on, with the lines that would be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.tui.prose import plain
from quiz.tui.widgets.still import Text

if TYPE_CHECKING:  # what writes decks is read when a spelling is accepted
    from quiz.answers import Spelling
    from quiz.collection import Choice, Proposal


class AcceptBox(Text):
    """Stands under the verdict that it is about; only `y` accepts."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._at = 0
        self.proposal: Proposal | None = None
        """None while it is worked out: there is nothing to consent to."""

    @property
    def chosen(self) -> Choice:
        return self._choices[self._at]

    def begin(self, spellings: Sequence[Spelling]) -> None:
        """Begins with the first spelling of several."""
        from quiz.collection import Choice

        self._choices, self._at, self.proposal = tuple(map(Choice, spellings)), 0, None

    def move(self, step: int) -> Spelling:
        """Goes to another choice, and returns its spelling; there is no proposal for it yet."""
        self._at = (self._at + step) % len(self._choices)
        self.proposal = None
        return self.chosen.spelling

    def show(self, proposal: Proposal) -> None:
        """Shows what accepting would do."""
        from quiz.collection import Choice

        self.proposal = proposal
        if proposal.in_history and not any(choice.with_copy for choice in self._choices):
            spelling = self.chosen.spelling
            others = [choice for choice in self._choices if choice.spelling != spelling]
            self._choices = (Choice(spelling), Choice(spelling, with_copy=True), *others)
            self._at = 0
        lines = [Content.styled("Accept this from now on?", "bold"), Content("")]
        if len(self._choices) > 1:
            lines += [*map(self._row, range(len(self._choices))), Content("")]
        else:
            lines += [plain(_text(self.chosen)), Content("")]
        self.update(Content("\n").join([*lines, *_lines(proposal)]))
        self.display = True

    def _row(self, index: int) -> Content:
        mark = "▸ " if index == self._at else "  "
        style = "bold" if index == self._at else ""
        return Content.assemble(
            (mark, "bold $text-accent"), plain(_text(self._choices[index]), style)
        )


def _text(choice: Choice) -> str:
    of_part = f" for “{choice.spelling.part}”" if choice.spelling.part else ""
    copy = ", and copy the deck among your own" if choice.with_copy else ""
    return f"“{choice.spelling.text}”{of_part}{copy}"


def _lines(proposal: Proposal) -> list[Content]:
    if proposal.refused:
        return [plain(proposal.refused, "$text-warning"), Content("Nothing is written.")]
    if proposal.edit is None:
        from quiz.collection import NOT_YOURS

        return [Content(NOT_YOURS), plain(str(proposal.path), "$text-muted")]
    edit = proposal.edit
    return [
        plain(f"{proposal.path}, line {edit.line}", "$text-muted"),
        *(Content.assemble(("- ", "$text-error"), plain(line)) for line in edit.before),
        *(Content.assemble(("+ ", "$text-success"), plain(line)) for line in edit.after),
    ]
