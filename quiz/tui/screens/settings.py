"""Every setting with its value, its meaning and where it comes from; each is changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widgets import Static

from quiz.settings import ABOUT, NOW, THEME, allowed, missing
from quiz.text import one_line
from quiz.tui.key_table import bind
from quiz.tui.prose import plain
from quiz.tui.themes import theme_names
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import Key, KeyBar, key
from quiz.tui.widgets.setting_row import SettingRow

if TYPE_CHECKING:
    from quiz.tui.face import Face

MANY = 6
"""More words than these are counted, not listed."""
_CHOOSING = (Key("←→", "change", "change"), Key("↑↓", "move", "move(1)"))
_WRITTEN = (key("go_on", "write", "change"), _CHOOSING[1])
_FIXED = _CHOOSING[1:]
_IN_LINE = (key("go_on", "keep", "keep"),)


class SettingsScreen(Screen[None]):
    """A row for each setting, and below them what there is to say of the one that is marked."""

    app: Face
    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "SettingRow"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("back"),
        bind("out"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._row: SettingRow | None = None
        """The row that is marked."""

    @property
    def rows(self) -> list[SettingRow]:
        return list(self.query(SettingRow))

    def compose(self) -> ComposeResult:
        yield Static(_TITLE, id="settings-title", markup=False)
        with VerticalScroll(id="settings", can_focus=False):
            for name in ABOUT:
                yield SettingRow(name, theme_names() if name == THEME else ())
        yield Static("", id="about-setting", markup=False)
        yield Foot(_CHOOSING)

    def on_mount(self) -> None:
        for row in self.rows:
            row.show(self.app.collection.loaded)
        # What was said before the first layout was measured without a width.
        about = self.query_one("#about-setting", Static)
        self.call_after_refresh(about.refresh, layout=True)

    @on(DescendantFocus)
    def show_row(self, event: DescendantFocus) -> None:
        rows = [node for node in event.widget.ancestors_with_self if isinstance(node, SettingRow)]
        if rows:
            self._row = rows[0]
            self._describe(rows[0])

    @on(SettingRow.Changed)
    def take_value(self, event: SettingRow.Changed) -> None:
        row = event.row
        self.app.set_value(row.setting, event.value)
        row.show(self.app.collection.loaded)
        remarks = missing(self.app.collection.settings, row.setting)
        if row is self._row:
            self._describe(row, done=True, wrong=" ".join(remarks))
        elif remarks:
            self.app.tell(" ".join(remarks), severity="warning")

    @on(SettingRow.Checked)
    def tell_of_text(self, event: SettingRow.Checked) -> None:
        if event.row is self._row:
            self._describe(event.row, wrong=event.sentence)

    def _describe(self, row: SettingRow, *, done: bool = False, wrong: str = "") -> None:
        """Says of a row what it is for, what it can be, and what is wrong with it."""
        fixed = self.app.collection.loaded.fixed(row.setting)
        if wrong or fixed:
            text = plain(one_line(wrong or fixed), "$text-warning")
        elif done:
            in_force = ABOUT[row.setting].in_force
            text = Content.styled(f"Remembered. It counts {in_force}.", "$text-success")
        else:
            text = Content(" ".join(self._sentences(row)))
        self.query_one("#about-setting", Static).update(text)
        bar = self.query_one(KeyBar)
        bar.keys, bar.in_line = _keys(row, is_fixed=bool(fixed)), row.is_open

    def _sentences(self, row: SettingRow) -> list[str]:
        """What a setting is for, what it can be, and when a change counts if not at once."""
        about = ABOUT[row.setting]
        meaning = "" if self.has_class("-tall") else _sentence(about.meaning)
        can_be = allowed(row.setting) if len(row.words) < MANY else f"one of {len(row.words)}"
        late = "" if about.in_force == NOW else f"It counts {about.in_force}."
        # A narrow row has no room for it.
        origin = self.app.collection.loaded.origin(row.setting)
        source = f"From: {origin}." if self.has_class("-narrow") else ""
        return [sentence for sentence in (meaning, _sentence(can_be), late, source) if sentence]

    def action_move(self, step: int) -> None:
        rows = self.rows
        if self._row in rows:
            index = min(max(rows.index(self._row) + step, 0), len(rows) - 1)
            self.set_focus(rows[index])

    def action_change(self) -> None:
        if self._row is not None:
            self._row.action_step(1)

    def action_keep(self) -> None:
        if self._row is not None:
            self._row.keep()

    def action_back(self) -> None:
        """Leaves the line, or the screen."""
        if self._row is not None and self._row.is_open:
            self._row.close()
        else:
            self.action_out()

    def action_out(self) -> None:
        self.app.pop_screen()


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


_TITLE = Content.assemble(
    (" settings ", "bold reverse $primary"), "  config.toml wins over what is changed here"
)


def _keys(row: SettingRow, *, is_fixed: bool) -> tuple[Key, ...]:
    if row.is_open:
        return _IN_LINE
    if is_fixed:
        return _FIXED
    return _CHOOSING if row.options else _WRITTEN
