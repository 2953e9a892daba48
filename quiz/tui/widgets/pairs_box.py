"""The control for pairs: a column of left sides, and one of right sides to pick from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Paste

from quiz.answers import literal, pairs_in, pairs_response
from quiz.text import plural
from quiz.tui.hanging import Hanging
from quiz.tui.key_table import bind
from quiz.tui.pasting import joined
from quiz.tui.prose import prompt
from quiz.tui.widgets.control import Entered, Remarked
from quiz.tui.widgets.focus_look import FocusLook
from quiz.tui.widgets.options_box import Choice


class Left(Choice):
    """A left side, and what it is paired with."""


class Right(Choice):
    """A right side."""


class PairsBox(Horizontal, FocusLook, can_focus=True):
    """A digit pairs; Space or an arrow goes to the right column; Enter answers when all are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "step(-1)"),
        bind("down", "step(1)"),
        bind("right", "side(True)"),
        bind("left", "side(False)"),
        bind("tick", "pick"),
        bind("part"),
        bind("go_on", "take"),
    ]
    takes_letters = False
    takes_pastes = True
    own = "123456789 jk"

    def __init__(self) -> None:
        super().__init__()
        self._lefts: tuple[str, ...] = ()
        self._rights: tuple[str, ...] = ()
        self._pairs: dict[int, int] = {}
        self._shares = False
        """A right side may belong to several left ones."""
        self._cursors = [0, 0]
        """The cursor's line in the left column and in the right one."""
        self._side = 0

    def compose(self) -> ComposeResult:
        yield Vertical(id="lefts")
        yield Vertical(id="rights")

    @property
    def response(self) -> str:
        return pairs_response(
            (self._lefts[left], self._rights[right]) for left, right in sorted(self._pairs.items())
        )

    def show(self, lefts: Sequence[str], rights: Sequence[str], *, shares: bool) -> None:
        """Begins a turn with nothing paired."""
        self._lefts, self._rights, self._shares = tuple(lefts), tuple(rights), shares
        self._pairs, self._cursors, self._side = {}, [0, 0], 0
        for column, row, texts in (("#lefts", Left, lefts), ("#rights", Right, rights)):
            rows = len(self.query(row))
            if rows < len(texts):
                self.query_one(column).mount_all(row(index) for index in range(rows, len(texts)))
        self._draw()

    def restore(self, response: str) -> None:
        left_of = {literal(text): index for index, text in enumerate(self._lefts)}
        right_of = {literal(text): index for index, text in enumerate(self._rights)}
        for left, right in pairs_in(response):
            if literal(left) in left_of and literal(right) in right_of:
                self._pairs[left_of[literal(left)]] = right_of[literal(right)]
        self._draw()

    def enter(self) -> None:
        self.screen.set_focus(self)

    def _draw(self) -> None:
        for index, left in enumerate(self.query(Left)):
            left.display = index < len(self._lefts)
            if left.display:
                left.set_class(self._side == 0 and index == self._cursors[0], "-at")
                left.update(self._left_line(index))
        for index, right in enumerate(self.query(Right)):
            right.display = index < len(self._rights)
            if right.display:
                right.set_class(self._side == 1 and index == self._cursors[1], "-at")
                right.set_class(index in self._pairs.values(), "-paired")
                right.update(self._right_line(index))

    def _left_line(self, index: int) -> Hanging:
        cursor = Content.styled("❯ " if index == self._cursors[0] else "  ", "$text-accent")
        rows = [(cursor, prompt(self._lefts[index]))]
        if index in self._pairs:
            right = prompt(self._rights[self._pairs[index]]).stylize("bold")
            rows.append((Content.styled("   → ", "$text-success"), right))
        return Hanging(rows)

    def _right_line(self, index: int) -> Hanging:
        cursor = "❯" if self._side == 1 and index == self._cursors[1] else " "
        number = f"{index + 1}" if index < 9 else " "
        used = "✓ " if index in self._pairs.values() else "  "
        head = Content.assemble((f"{cursor} {number} ", "$text-accent"), (used, "$text-success"))
        return Hanging([(head, prompt(self._rights[index]))])

    def _pair(self, right: int) -> None:
        """Pairs the left side at the cursor, which then goes to the next one that has nothing."""
        left = self._cursors[0]
        if not self._shares:
            self._pairs = {paired: other for paired, other in self._pairs.items() if other != right}
        self._pairs[left] = right
        count = len(self._lefts)
        following = [
            index % count
            for index in range(left + 1, left + count)
            if index % count not in self._pairs
        ]
        self._cursors[0], self._side = (following or [left])[0], 0
        self._draw()
        self.query(Left)[self._cursors[0]].scroll_visible(animate=False)

    def action_step(self, step: int) -> None:
        column, row = (self._rights, Right) if self._side else (self._lefts, Left)
        if column:
            self._cursors[self._side] = (self._cursors[self._side] + step) % len(column)
            self._draw()
            self.query(row)[self._cursors[self._side]].scroll_visible(animate=False)

    def action_side(self, is_right: bool) -> None:
        self._side = int(is_right)
        self._draw()
        self.action_step(0)

    def action_pick(self) -> None:
        if self._side:
            self._pair(self._cursors[1])
        else:
            self.action_side(True)

    def action_part(self) -> None:
        self._pairs.pop(self._cursors[0], None)
        self._draw()

    def action_take(self) -> None:
        if self._side == 0 and len(self._pairs) == len(self._lefts):
            self.post_message(Entered(self.response))
        else:
            self.action_pick()

    def on_key(self, event: Key) -> None:
        digit = event.character or ""
        if digit.isdecimal() and digit.isascii() and 0 < int(digit) <= len(self._rights):
            event.stop()
            self._pair(int(digit) - 1)

    def on_paste(self, event: Paste) -> None:
        """Pairs what the pasted lines pair."""
        event.stop()
        pairs, complaint = joined(event.text, self._lefts, self._rights, shares=self._shares)
        for left, right in pairs:
            self._cursors[0] = left
            self._pair(right)
        made = f"{plural(len(pairs), 'pair')} pasted."
        self.post_message(Remarked(made if pairs else complaint))

    @on(Choice.Clicked)
    def take_click(self, event: Choice.Clicked) -> None:
        event.stop()
        if isinstance(event.choice, Right):
            self._pair(event.index)
        else:
            self._cursors[0] = event.index
            self.action_side(True)
