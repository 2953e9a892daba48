"""Texts whose further lines are indented under the first, as behind the number of a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.strip import Strip
from textual.visual import RenderOptions, Visual

from quiz.values import value

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style

LEAST = 6
"""A text that has fewer columns beside its head goes on under the head: so few that it happens on
no terminal there is, for there the text would get shorter as its room does, and a scroll bar could
come and go for ever."""

Row: TypeAlias = tuple[Content, Content]
"""What stands before a text, and the text."""


@value
class Hanging(Visual):
    """Rows of a head and a text each, the text wrapped in the columns beside its head."""

    rows: Sequence[Row]

    def __str__(self) -> str:
        return "\n".join(f"{head}{text}" for head, text in self.rows)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        # A selection counts the letters of a text without indents.
        options = replace(options, selection=None)
        strips = [
            strip for row in self.rows for strip in _strips(row, width, style, options=options)
        ]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max(
            (
                head.cell_length + text.get_optimal_width(rules, container_width)
                for head, text in self.rows
            ),
            default=0,
        )

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(_height(row, rules, width) for row in self.rows)


def _fits(head: Content, width: int) -> bool:
    return width - head.cell_length >= LEAST


def _height(row: Row, rules: RulesMap, width: int) -> int:
    head, text = row
    if not _fits(head, width):
        return Content.assemble(head, text).get_height(rules, width)
    return max(text.get_height(rules, width - head.cell_length), 1)


def _strips(row: Row, width: int, style: Style, *, options: RenderOptions) -> list[Strip]:
    head, text = row
    if not _fits(head, width):
        return Content.assemble(head, text).render_strips(width, None, style, options)
    indent = head.cell_length
    blank = Strip.blank(indent, style.rich_style)
    first = next(iter(head.render_strips(indent, 1, style, options)), blank)
    texts = text.render_strips(width - indent, None, style, options) or [Strip([])]
    return [Strip.join((blank if number else first, line)) for number, line in enumerate(texts)]
