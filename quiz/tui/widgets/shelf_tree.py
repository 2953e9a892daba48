"""The tree of shelves and decks, or of tags, with what is due, new and known of each."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.style import Style
from rich.text import Text
from textual import work
from textual.binding import BindingType
from textual.geometry import Region, Spacing
from textual.widget import Widget
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from quiz.collection import Tally, tally
from quiz.decks import Shelf, ShelfFilter, ShelvedDeck, by_tag
from quiz.text import one_line, share
from quiz.tui.keeping import beside
from quiz.tui.key_table import bind

if TYPE_CHECKING:
    from quiz.collection import Collection

ShelfNode: TypeAlias = Shelf | ShelvedDeck

_BAR = 8
_NARROW = 46
"""Columns under which the bar is left out."""
_NARROW_FIGURES = 12
_FIGURES = _NARROW_FIGURES + 2 + _BAR + 6
"""Cells of the figures, without the bar and with it."""
_UNREAD = "to be read"
_LEAST_NAME = 8
"""Cells of a name, however deep its node lies."""


class Heading(Widget):
    """The names of the columns, above the figures."""

    def render(self) -> str:
        width = self.size.width
        names = "   due   new" if width < _NARROW else "   due   new  " + "known".ljust(_BAR + 6)
        return names.rjust(max(width - 1, 0))


class ShelfTree(Tree[ShelfNode]):
    """Shelves and decks, or tags and the decks that have them; Enter studies, left and right close
    and open."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "close"),
        bind("right", "open"),
    ]

    def __init__(self, collection: Collection) -> None:
        super().__init__(Text("All decks"), collection.shelf)  # a plain str would be read as markup
        self.collection = collection
        self.by_tag = False
        """True while its shelves are the tags."""
        self._tallies: dict[int, Tally] = {}
        self._uncounted: dict[int, TreeNode[ShelfNode]] = {}
        """Tags that are on the screen, and not counted yet."""
        self._is_counting = False
        self._widths: dict[tuple[int, int], int] = {}
        """The cells of a line, by its indent and the length of its icon."""
        self._widths_for: tuple[int, bool] | None = None
        """The room that they are for."""
        self.uncounted: set[ShelvedDeck] = set()
        """Decks that were read, and are not counted yet."""
        self.guide_depth = 2
        self.auto_expand = False
        self.fill("")

    def fill(self, text: str) -> None:
        """Shows what fits the line of a filter, everything without one."""
        self.clear()
        self._forget_tallies()
        shelf = self.collection.shelf
        wanted = ShelfFilter.read(text) if text else ShelfFilter()
        if self.by_tag:
            self._fill_tags(wanted)
            return
        if text:
            shelf = wanted.shelf(shelf)
        self.root.set_label(Text("What fits" if text else "All decks"))
        self.root.data = shelf
        self._add(self.root, shelf)
        self.root.expand()

    def _fill_tags(self, wanted: ShelfFilter) -> None:
        """A shelf for each tag; its decks are added when it is opened."""
        self.root.set_label(Text("All tags"))
        self.root.data = self.collection.shelf
        for tag, shelf in by_tag(self.collection.shelf, wanted):
            self.root.add(Text(one_line(tag)), shelf)
        self.root.expand()

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[ShelfNode]) -> None:
        node = event.node
        if self.by_tag and isinstance(node.data, Shelf) and not node.children:
            self._add(node, node.data)

    def refill(self, text: str) -> None:
        """Shows what fits by now; the cursor stays where it was, and what was open is open."""
        line, here = self.cursor_line, _path_of(self.cursor_node)
        opened = {_path_of(node) for node in self._every_node() if node.is_expanded}
        self.fill(text)
        for node in self._every_node():
            if self.by_tag and _path_of(node) in opened and not node.is_expanded:
                self._add(node, node.data if isinstance(node.data, Shelf) else Shelf(""))
                node.expand()
        same = next((node for node in self._every_node() if _path_of(node) == here), None)
        last = self.last_line  # it is where the lines are worked out, by which a node is found
        self.cursor_line = min(line, last) if same is None else same.line

    def _every_node(self) -> list[TreeNode[ShelfNode]]:
        """All of them, each before those in it."""
        nodes = [self.root]
        for node in nodes:
            nodes += node.children
        return nodes

    def recount(self) -> None:
        """Has the figures worked out again."""
        self._forget_tallies()
        nodes = [self.root]
        while nodes:
            node = nodes.pop()
            nodes += node.children
            node.refresh()

    def _add(self, node: TreeNode[ShelfNode], shelf: Shelf) -> None:
        for inner in shelf.shelves.values():
            # Open from the first: Textual sends a message for each node that is opened later.
            self._add(node.add(Text(inner.label), inner, expand=True), inner)
        for deck in shelf.decks:
            node.add_leaf(Text(deck.name), deck)

    @staticmethod
    def decks(node: ShelfNode) -> list[ShelvedDeck]:
        return [node] if isinstance(node, ShelvedDeck) else list(node.all_decks())

    @property
    def chosen(self) -> list[ShelvedDeck]:
        """The decks under the cursor; all of them where it is nowhere."""
        node = self.cursor_node
        return self.decks(node.data if node and node.data else self.collection.shelf)

    def _forget_tallies(self) -> None:
        self._tallies = {}
        self._uncounted = {}

    def tally(self, node: TreeNode[ShelfNode]) -> Tally | None:
        """The tally of a node's decks today, worked out once; None while a tag is being counted."""
        if node.id not in self._tallies and node.data is not None:
            if self.by_tag and node is not self.root:
                self._uncounted[node.id] = node
                if not self._is_counting:
                    self._is_counting = True
                    self._count_tags()
                return None
            self._tallies[node.id] = tally(self.collection, self.decks(node.data))
        return self._tallies[node.id]

    @work
    async def _count_tags(self) -> None:
        """Counts beside the screen: its tags may hold every question many times over."""
        try:
            while self._uncounted:
                id, node = next(iter(self._uncounted.items()))
                found, decks = self._tallies, self.decks(node.data or Shelf(""))
                counted = beside(partial(tally, self.collection, decks))
                figures = await asyncio.wrap_future(counted)
                if found is self._tallies:  # else the tree shows something else by now
                    found[id] = figures
                    self._uncounted.pop(id, None)
                    node.refresh()
        finally:
            self._is_counting = False

    def render_label(self, node: TreeNode[ShelfNode], base_style: Style, style: Style) -> Text:
        """The name on the left, the figures on the right of the tree."""
        if node.data is None:
            return Text("")
        icon = self._icon(node)
        narrow = self.size.width < _NARROW
        figures = self._figures(node, narrow=narrow)
        room = self.size.width - self._indent(node) - figures.cell_len - len(icon) - 1
        name = Text(
            self._title_of(node), style=style + Style(bold=not isinstance(node.data, ShelvedDeck))
        )
        name.truncate(max(room, _LEAST_NAME), overflow="ellipsis", pad=True)
        return Text.assemble((icon, base_style), name, figures)

    def get_label_width(self, node: TreeNode[ShelfNode]) -> int:
        """The cells of a line, which is as wide as the tree has room for.

        Textual would draw every line to measure it, and that counts the questions of its decks.
        """
        if node.data is None:
            return 0
        indent, icon = self._indent(node), len(self._icon(node))
        # To ask for its size costs as much as all the rest, and a shelf may have a thousand decks.
        room = self._size.width, self.show_vertical_scrollbar
        if self._widths_for != room:
            self._widths_for, self._widths = room, {}
        if (indent, icon) not in self._widths:
            figures = _NARROW_FIGURES if self.size.width < _NARROW else _FIGURES
            least = icon + _LEAST_NAME + figures
            self._widths[indent, icon] = max(self.size.width - indent - 1, least)
        return self._widths[indent, icon]

    def _icon(self, node: TreeNode[ShelfNode]) -> str:
        if not node.allow_expand:
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
            return problems + one_line(node.data.title)
        return one_line(str(node.label))

    def _figures(self, node: TreeNode[ShelfNode], *, narrow: bool) -> Text:
        colours = self.app.theme_variables
        if self._is_unread(node):
            mark = Text(f"{_UNREAD:>{_NARROW_FIGURES}}", style=colours["text-muted"])
            return mark if narrow else mark + Text(" " * (_FIGURES - _NARROW_FIGURES))
        tally = self.tally(node)
        if tally is None:
            return Text("")
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
        return Text.assemble(due, new, bar, f" {share(tally.known):>5}")

    def _is_unread(self, node: TreeNode[ShelfNode]) -> bool:
        """True where nothing of a node was read, or nothing of that is counted."""
        if self.collection.reading is None and not self.uncounted:
            return False
        decks = self.decks(node.data) if node.data else []
        return bool(decks) and all(
            deck.whole.is_unread or deck.whole in self.uncounted for deck in decks
        )

    @property
    def names(self) -> Region:
        """Where no figures stand."""
        figures = (_NARROW_FIGURES if self.size.width < _NARROW else _FIGURES) + 1
        return self.content_region.shrink(Spacing(right=figures))

    def action_close(self) -> None:
        node = self.cursor_node
        if node and node.is_expanded and node.children:
            node.collapse()
        elif node and node.parent:
            self.move_cursor(node.parent)

    def action_open(self) -> None:
        if self.cursor_node and self.cursor_node.allow_expand:
            self.cursor_node.expand()


def _path_of(node: TreeNode[ShelfNode] | None) -> tuple[str, ...]:
    """The words from the root to a node."""
    words: list[str] = []
    while node is not None:
        words.append(str(node.label))
        node = node.parent
    return tuple(words)
