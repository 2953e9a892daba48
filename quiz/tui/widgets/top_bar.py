"""The line above a question: deck, position, and in a game the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from quiz.study import Turn
from quiz.text import figure, one_line, plural

if TYPE_CHECKING:
    from quiz.study import Session

_BAR = 12


class TopBar(Widget):
    """Deck on the left, position on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._left = Content("")
        self._right = Content("")

    def show(self, turn: Turn, session: Session) -> None:
        question = turn.question
        flag = "  ⚑ flagged" if session.standing(question).flagged else ""
        self._left = Content.assemble(
            (one_line(question.deck.title), "bold"), (flag, "$text-warning")
        )
        self._right = Content.assemble(_score(session), _position(turn))
        self.refresh()

    def render(self) -> Content:
        room = self.size.width - self._right.cell_length - 2
        left = self._left.truncate(max(room, 0), ellipsis=True)
        gap = self.size.width - left.cell_length - self._right.cell_length
        return Content.assemble(left, " " * max(gap, 1), self._right)


def _score(session: Session) -> Content:
    if not session.mode.scores:
        return Content("")
    streak = f"  {session.streak} in a row" if session.streak > 1 else ""
    lives = f"  {plural(session.rules.lives, 'life', 'lives')}" if session.mode.lives else ""
    return Content.styled(
        f"{figure(session.results().points)} points{streak}{lives}   ", "$text-accent"
    )


def _position(turn: Turn) -> Content:
    if not turn.total:
        return Content.styled(f"{turn.number}.", "$text-muted")
    full = round(_BAR * turn.number / max(turn.total, 1))
    return Content.assemble(
        (f"{turn.number} of {turn.total} ", "$text-muted"),
        ("━" * full, "$primary"),
        ("─" * (_BAR - full), "$text-muted"),
    )
