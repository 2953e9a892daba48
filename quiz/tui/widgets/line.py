"""A line to type in: it never hides that there is more of its text, and loses nothing pasted."""

from __future__ import annotations

from functools import partial

from rich.segment import Segment
from textual.events import Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input

from quiz.study import MOST_CHARACTERS
from quiz.text import cells, cut, plural
from quiz.tui.widgets.focus_look import FocusLook
from quiz.tui.widgets.still import Drawn
from quiz.values import NamedTuple

BEFORE, AFTER = "‹", "›"
BETWEEN_PARTS = "; "
"""A mark that parts the members of a set wherever it stands."""
_BLINKS = 20
"""Times that the cursor comes or goes after a key, in ten seconds."""
MOST_LETTERS = 10_000
"""Letters of a paste that names texts of the deck."""


class Clip(NamedTuple):
    """A pasted text: its lines without blank ones, and whether more was pasted than is taken."""

    lines: tuple[str, ...]
    is_cut: bool


def clip_of(text: str, room: int = MOST_LETTERS, between: str = " ") -> Clip:
    """The lines of a pasted text that there is room for, with what is to stand between them."""
    lines: list[str] = []
    beyond = text[room + 1 :]
    for line in text[: room + 1].splitlines():
        words = " ".join(line.split())
        if len(words) > room:
            return Clip((*lines, words[:room]) if room > 0 else tuple(lines), is_cut=True)
        if words:
            lines.append(words)
            room -= len(words) + len(between)
    return Clip(tuple(lines), is_cut=bool(beyond.strip()))


class Line(Input, FocusLook):
    """An input line with a sign at each edge that its text goes on beyond.

    Of a paste Textual's own takes the first line and drops the rest.
    """

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, line: Line, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.line = line
            self.lines = lines
            """The pasted lines, with what stood around them in the first and last."""

        def said(self, what: str = "they are one line now") -> str:
            """The sentence on what became of the lines."""
            return f"{plural(len(self.lines), 'line')} pasted: {what}."

    class Refused(Message):
        """The line has no room for what was typed or pasted, and took nothing of it."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    # It is as wide as it is, whatever is typed; Textual would lay out the page for every letter.
    virtual_size = Reactive(Size(0, 0), layout=False)
    # It blinks twice a second, which is most of what there is to do while a question is read.
    _cursor_visible = reactive(True, repaint=False)
    between = " "
    """The text that stands between pasted lines."""
    takes_several = True
    """Several lines are put into it; else whoever holds it puts each where it belongs."""
    _blinks = 0
    """Changes of its cursor since the last key."""
    pasted = ""
    """Its text as the last paste of several lines left it."""

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        key: str | None = None,
        most_letters: int = 0,
        whole_number: bool = False,
        select_on_focus: bool = False,
    ) -> None:
        super().__init__(
            value,
            placeholder=hint,
            id=key,
            type="integer" if whole_number else "text",
            max_length=most_letters or MOST_CHARACTERS,
            select_on_focus=select_on_focus,
        )
        self._hint = hint
        self._drawn: Drawn[Strip] = Drawn()

    @property
    def hint(self) -> str:
        """The text that an empty line shows, cut with a sign where it has no room."""
        return self._hint

    @hint.setter
    def hint(self, text: str) -> None:
        self._hint = text
        self._fit_hint()

    def watch_has_focus(self, has_focus: bool) -> None:
        if has_focus:
            self._restart_blink()
        super().watch_has_focus(has_focus)

    def _watch__cursor_visible(self) -> None:
        self.refresh_line(0)

    def _toggle_cursor(self) -> None:
        """Blinks, and stands still after a while without a key: nobody looks for it any more."""
        self._blinks += 1
        if self._blinks > _BLINKS:
            self._pause_blink(visible=True)
        else:
            super()._toggle_cursor()

    def _restart_blink(self) -> None:
        self._blinks = 0
        super()._restart_blink()

    def on_resize(self) -> None:
        self._fit_hint()
        self.selection = self.selection  # scrolls to the cursor with the room that there is now

    def _fit_hint(self) -> None:
        width = self.content_size.width
        self.placeholder = cut(self._hint, width) if width else self._hint

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y) if y or self.value else self._empty_line()
        width, start = self.content_size.width, self.scroll_offset.x
        if y or not self.value or width <= len(BEFORE + AFTER):
            return strip
        column = self.cursor_screen_offset.x - self.content_region.x - self.cursor_at_end
        cursor = column if self.has_focus else None
        if start and cursor != 0:
            strip = _with_sign(strip, BEFORE, 0)
        if cells(self.value) - start > width and cursor != width - 1:
            strip = _with_sign(strip, AFTER, width - 1)
        return strip

    def _empty_line(self) -> Strip:
        """The line with its hint, as it stands at every question and blinks."""
        cursor = self.has_focus and self._cursor_visible
        width, style = self.scrollable_content_region.width, self.rich_style
        shown = self.placeholder, cursor, width, style, self.app.theme
        return self._drawn.get(shown, partial(super().render_line, 0))

    @property
    def _most(self) -> int:
        return self.max_length or MOST_CHARACTERS

    def restricted(self) -> None:
        if len(self.value) < self._most:
            super().restricted()
        else:
            self.post_message(self.Refused(f"{_most_said(self._most)}, and no more were taken."))

    async def _on_key(self, event: Key) -> None:
        """Enters at once: Textual offers the key first to all that the line stands in."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    def on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.take(event.text)

    def action_paste(self) -> None:
        self.take(self.app.clipboard)

    def take(self, text: str) -> None:
        """Puts a pasted text where the cursor is, whole or not at all; tells of several lines."""
        start, end = sorted(self.selection)
        before, after = self.value[:start], self.value[end:]
        room = self._most - len(before) - len(after)
        lines, is_cut = clip_of(text, room, self.between)
        if is_cut:
            self._refuse(len(text.strip()), beside=len(before) + len(after))
        elif len(lines) < 2:
            raw = next(filter(str.strip, text.splitlines()), text)
            self.replace(raw if len(raw) <= room else "".join(lines), start, end)
        else:
            if self.takes_several:
                self.replace(self.between.join(lines), start, end)
            around = list(lines)
            around[0], around[-1] = before + around[0], around[-1] + after
            self.pasted = self.value
            self.post_message(self.Pasted(self, tuple(around)))

    def _refuse(self, length: int, *, beside: int) -> None:
        has = f"with this paste it would have {beside + length:,}"
        if not beside:
            has = f"this paste has {length:,}"
        said = f"{_most_said(self._most)}; {has}. Nothing was taken."
        self.post_message(self.Refused(said))


def _most_said(most: int) -> str:
    return f"A line takes at most {plural(most, 'character')}"


def _with_sign(strip: Strip, sign: str, column: int) -> Strip:
    """A strip with a sign in the place of what stands in a column."""
    style = next((segment.style for segment in strip.crop(column, column + 1)), None)
    pieces = (strip.crop(0, column), Strip([Segment(sign, style)]), strip.crop(column + 1))
    return Strip.join(pieces)
