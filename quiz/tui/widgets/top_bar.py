"""The line above a question: deck, what is left, and in a game position and score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz.study import Remaining, Turn
from quiz.text import one_line, plural
from quiz.tui.sizes import NARROW
from quiz.tui.widgets.still import Still

if TYPE_CHECKING:
    from quiz.study import Session

_BAR = 12


class TopBar(Still):
    """Deck on the left; on the right what is left, or the position where nothing comes back."""

    def __init__(self) -> None:
        super().__init__()
        self._left = Content("")
        self._score = Content("")
        self._place: tuple[Content, ...] = ()
        """The words, and a bar that only a wide screen has room for."""

    def show(self, turn: Turn, session: Session) -> None:
        question = turn.question
        flag = "  ⚑ flagged" if session.standing(question).flagged else ""
        before = Content("\n").join((self._left, self._score, *self._place))
        self._left = Content.assemble(
            (one_line(question.deck.title), "bold"), (flag, "$text-warning")
        )
        is_practice = session.mode.is_practice
        self._place = _left(session.remaining) if is_practice else _position(turn)
        self._score = _score(session)
        if not Content("\n").join((self._left, self._score, *self._place)).is_same(before):
            self.refresh()

    def render(self) -> Content:
        is_wide = self.app.size.width >= NARROW
        right = Content.assemble(self._score, *(self._place if is_wide else self._place[:1]))
        left = self._left.truncate(max(self.size.width - right.cell_length - 2, 0), ellipsis=True)
        gap = self.size.width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * max(gap, 1), right)


def _score(session: Session) -> Content:
    if not session.mode.scores:
        return Content("")
    points = plural(session.results().points, "point")
    streak = f"  {session.streak} in a row" if session.streak > 1 else ""
    lives = f"  {plural(session.rules.lives, 'life', 'lives')}" if session.mode.lives else ""
    return Content.styled(f"{points}{streak}{lives}   ", "$text-accent")


def _left(remaining: Remaining) -> tuple[Content, ...]:
    """`12 left, 3 come back`, and a bar of what is done."""
    left = f"{remaining.left} left" if remaining.left else "none left"
    if remaining.returning:
        left += f", {plural(remaining.returning, 'comes', 'come')} back"
    return Content.styled(left, "$text-muted"), _bar(remaining.done)


def _position(turn: Turn) -> tuple[Content, ...]:
    if not turn.total:
        return (Content.styled(f"{turn.number}.", "$text-muted"),)
    position = Content.styled(f"{turn.number} of {turn.total}", "$text-muted")
    return position, _bar(turn.number / turn.total)


def _bar(done: float) -> Content:
    full = round(_BAR * done)
    return Content.assemble(" ", ("━" * full, "$primary"), ("─" * (_BAR - full), "$text-muted"))
