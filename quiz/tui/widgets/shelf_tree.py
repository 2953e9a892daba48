"""The tree of shelves and decks, with what is due, new and known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.style import Style
from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from quiz.collection import Tally, tally
from quiz.decks import Shelf, ShelvedDeck
from quiz.text import one_line
from quiz.tui.key_table import bind

if TYPE_CHECKING:
    from quiz.collection import Collection

ShelfNode: TypeAlias = Shelf | ShelvedDeck

_BAR = 8
_NARROW = 46
"""Columns under which the bar is left out."""


class Heading(Widget):
    """The names of the columns, above the figures."""

    def render(self) -> str:
        width = self.size.width
        names = "   due   new" if width < _NARROW else "   due   new  " + "known".ljust(_BAR + 5)
        return names.rjust(max(width - 1, 0))


class ShelfTree(Tree[ShelfNode]):
    """Shelves and decks; Enter studies, left and right close and open."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "close"),
        bind("right", "open"),
    ]

    def __init__(self, collection: Collection) -> None:
        super().__init__(Text("All decks"), collection.shelf)  # a plain str would be read as markup
        self.collection = collection
        self._tallies: dict[int, Tally] = {}
        self.guide_depth = 2
        self.auto_expand = False
        self.fill("")

    def fill(self, text: str) -> None:
        """Shows the decks whose name or title holds a text, all of them without one."""
        self.clear()
        self._tallies.clear()
        self._add(self.root, self.collection.shelf, text.casefold())
        self.root.expand_all()

    def recount(self) -> None:
        """Has the figures worked out again."""
        self._tallies.clear()
        nodes = [self.root]
        while nodes:
            node = nodes.pop()
            nodes += node.children
            node.refresh()

    def _add(self, node: TreeNode[ShelfNode], shelf: Shelf, text: str) -> None:
        for inner in shelf.shelves.values():
            child = node.add(Text(inner.label), inner)
            self._add(child, inner, text)
            if not child.children:
                child.remove()
        for deck in shelf.decks:
            if text in deck.name.casefold() or text in deck.title.casefold():
                node.add_leaf(Text(deck.name), deck)

    @staticmethod
    def decks(node: ShelfNode) -> list[ShelvedDeck]:
        return [node] if isinstance(node, ShelvedDeck) else list(node.all_decks())

    @property
    def chosen(self) -> list[ShelvedDeck]:
        """The decks under the cursor; all of them where it is nowhere."""
        node = self.cursor_node
        return self.decks(node.data if node and node.data else self.collection.shelf)

    def tally(self, node: TreeNode[ShelfNode]) -> Tally:
        """The tally of a node's decks today, worked out once."""
        if node.id not in self._tallies and node.data is not None:
            self._tallies[node.id] = tally(self.collection, self.decks(node.data))
        return self._tallies[node.id]

    def render_label(self, node: TreeNode[ShelfNode], base_style: Style, style: Style) -> Text:
        """The name on the left, the figures on the right of the tree."""
        if node.data is None:
            return Text("")
        icon = self._icon(node)
        narrow = self.size.width < _NARROW
        figures = self._figures(node, narrow=narrow)
        room = max(self.size.width - self._indent(node) - figures.cell_len - len(icon) - 1, 8)
        name = Text(
            self._title_of(node), style=style + Style(bold=not isinstance(node.data, ShelvedDeck))
        )
        name.truncate(room, overflow="ellipsis", pad=True)
        return Text.assemble((icon, base_style), name, figures)

    def _icon(self, node: TreeNode[ShelfNode]) -> str:
        if not node.children:
            return ""
        return self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE

    def _indent(self, node: TreeNode[ShelfNode]) -> int:
        depth, parent = 0, node.parent
        while parent is not None:
            depth, parent = depth + 1, parent.parent
        return depth * self.guide_depth

    def _title_of(self, node: TreeNode[ShelfNode]) -> str:
        if isinstance(node.data, ShelvedDeck):
            problems = "⚠ " if node.data.problems else ""
            return problems + one_line(node.data.title or node.data.name)
        return one_line(str(node.label))

    def _figures(self, node: TreeNode[ShelfNode], *, narrow: bool) -> Text:
        tally = self.tally(node)
        colours = self.app.theme_variables
        due = Text(
            f"{tally.due or '·':>6}",
            style=colours["text-warning"] if tally.due else colours["text-muted"],
        )
        new = Text(
            f"{tally.new or '·':>6}",
            style=colours["text-primary"] if tally.new else colours["text-muted"],
        )
        if narrow:
            return Text.assemble(due, new)
        full = round(_BAR * tally.known)
        bar = Text.assemble(
            "  ", ("━" * full, colours["success"]), ("─" * (_BAR - full), colours["panel"])
        )
        return Text.assemble(due, new, bar, f" {tally.known:>4.0%}")

    def action_close(self) -> None:
        node = self.cursor_node
        if node and node.is_expanded and node.children:
            node.collapse()
        elif node and node.parent:
            self.move_cursor(node.parent)

    def action_open(self) -> None:
        if self.cursor_node and self.cursor_node.children:
            self.cursor_node.expand()
