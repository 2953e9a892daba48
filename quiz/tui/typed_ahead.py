"""Keys in the order in which they were read: each waits for its turn, and for a page to meet."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from itertools import islice
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widgets import Input

from quiz.text import cells, cut, one_line
from quiz.tui import key_rules
from quiz.tui.key_page import KeyPage
from quiz.tui.key_rules import ENTER, ESCAPE, Harm, Judge, Judgement, Kind, Meeting, Stroke, Takes
from quiz.tui.key_table import key_name
from quiz.tui.terminal.output import output_of, written
from quiz.tui.widgets.key_bar import KeyBar
from quiz.values import record

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.worker import Worker

    from quiz.tui.keeping import KeepingApp
    from quiz.tui.key_table import Command

KEEPING = "keeping"
"""The group of the workers that have something kept before their screen goes on."""
_AT_ONCE = ("leave", "suspend")
"""Commands that wait for nothing."""
_REPEATABLE = ("undo",)
"""Commands whose letter may be pressed again at once."""
_LONGEST = 40
"""The most columns of a text that was ignored, to show of it."""
_AHEAD = 3
"""Keys behind the first one that are looked at."""
_HELD = 3
"""So many times a key that is held on is dropped until that is told."""
_NO_LINE = "no text could be typed at that moment"
_TOO_EARLY = "it came too early"
_TOO_SMALL = "the window was too small"
_READ_IN = 1.0
"""Seconds that a person needs to read what was ignored."""
_LOOK = 0.02
"""Seconds between two looks at whether a page is there."""


@record
class _Waiting:
    """A key that waits for its turn."""

    event: Key | Paste
    stroke: Stroke


class TypedAhead:
    """The keys of a program that came sooner than they could be taken, in their order.

    A key goes to what has the focus, and what follows from it goes up from there, message by
    message. The next one waits until that is done, and until what is kept is kept. Then it is
    judged by the page that it meets.
    """

    def __init__(self, app: KeepingApp, take: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app, self._take = app, take
        self._waiting: deque[_Waiting] = deque()
        self._last: MessagePump = app
        """The widget or screen that the last key went to."""
        self._task: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()
        self._judge = Judge(key_rules.PACE)
        self._page = 0
        self._painted_at = inf
        self._painting: asyncio.Task[None] | None = None
        self._is_closed = False
        self._typed_at = -inf
        self._last_read = Stroke("", "", -inf)
        """The key that was read last."""
        self._pending: Stroke | None = None
        """The grave letter that is shown to wait for a silence."""
        self._before, self._acted = "", False
        """The letter given last where there was no line, and whether it was a command."""
        self._lost = ""
        """What was dropped and not told yet."""
        self._held: list[str] = []
        """The keys dropped last that were only held on."""
        # The first of two texts would never be seen if the second took its place at once.
        self._told: list[str] = []
        self._told_at = -inf
        self._telling: asyncio.TimerHandle | None = None

    # Pages

    def turn_page(self) -> None:
        """Notes that the screen shows another page, which is still to be painted."""
        self._page += 1
        self._painted_at = inf
        page = self._page
        output = output_of(self._app)
        if output and not output.is_quick:
            output.canvas.turn_page()
        self._app.screen.call_after_refresh(lambda: self._begin_to_paint(page))

    def _begin_to_paint(self, page: int) -> None:
        if page == self._page and not self._is_closed:
            self._painting = asyncio.create_task(self._paint(page))

    async def _paint(self, page: int) -> None:
        await written(self._app)
        if page == self._page:
            self._painted_at = monotonic()
            self._arrived.set()

    @property
    def is_at_rest(self) -> bool:
        """True if no key waits, and the page is painted."""
        return not self._waiting and self._task is None and self._painted_at < inf

    def change_cover(self) -> None:
        """The cover was laid over the page, or taken away: what was lost under it is told."""
        self.turn_page()
        if self._telling:
            self._telling.cancel()
        if not self._app.is_covered:
            self._tell(_TOO_SMALL)

    # Keys

    async def put(self, event: Key | Paste) -> None:
        """Takes a key, at once or when it is its turn."""
        if letter := self._after_escape(event):
            await self.put(_as_key(event, ESCAPE, "\x1b"))
            event = _as_key(event, *letter)
        event = _as_enter(event)
        if isinstance(event, Key) and self._is_at_once(event.key):
            await self._take(event)
            return
        self._waiting.append(_Waiting(event, self._read(event)))
        self._arrived.set()
        if self._task is None:
            if self._is_done and self._keeping is None and await self._take_next():
                return
            self._task = asyncio.create_task(self._take_waiting())

    def _after_escape(self, event: Key | Paste) -> tuple[str, str] | None:
        """The key and the character of a letter that came in one piece with the Esc before it.

        A link delivers two keys at once, and then they look like the letter with Alt; a command
        that the settings gave to that stays what it is.
        """
        is_one = isinstance(event, Key) and event.key.startswith("alt+") and event.is_printable
        if not is_one or not isinstance(event, Key) or list(self._app.key_set.of(event.key)):
            return None
        return event.key.removeprefix("alt+"), event.character or ""

    def _is_at_once(self, key: str) -> bool:
        return any(key in self._app.key_set.keys(command) for command in _AT_ONCE)

    def _read(self, event: Key | Paste) -> Stroke:
        """The key with what the keys before it say about it."""
        at, key, character = event.time, "paste", ""
        if isinstance(event, Paste):
            character = event.text
        else:
            key = event.key
            character = (event.character or "") if event.is_printable else ""
        before = self._last_read
        is_same = isinstance(event, Key) and key == before.key
        follows = at - before.at if is_same else inf
        stroke = Stroke(key, character, at, silence=at - self._typed_at, follows=follows)
        self._last_read = stroke
        if character:
            self._typed_at = at
        if key == ESCAPE:
            self._typed_at = -inf  # whoever leaves the line has ended what was typed
        return stroke

    def forget(self) -> str:
        """Drops the keys that wait, for what they were typed for does not come.

        Returns the sentence on their text, which is told with the reason; empty if there is none.
        """
        self._lost += "".join(waiting.stroke.character for waiting in self._waiting)
        self._waiting.clear()
        self._judge = Judge(key_rules.PACE)
        lost, self._lost, self._before = one_line(self._lost), "", ""
        return f"“{_newest([lost])}” was ignored." if lost else ""

    def close(self) -> None:
        """No key is taken any more."""
        self._is_closed = True
        self._waiting.clear()
        if self._telling:
            self._telling.cancel()
        for task in (self._task, self._painting):
            if task:
                task.cancel()

    async def _take_waiting(self) -> None:
        try:
            while self._waiting:
                await self._until_done()
                if worker := self._keeping:
                    await self._until_kept(worker, self._app.screen)
                elif not await self._take_next():
                    await self._until_ready()
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._task = None

    async def _take_next(self) -> bool:
        """Takes the first key that waits, or drops it; False if it is to wait longer."""
        takes, now = self._takes, monotonic()
        if takes is None or not self._waiting or self._painted_at > now:
            return not self._waiting
        stroke = self._waiting[0].stroke
        command = self._command(stroke)
        meeting = Meeting(stroke, takes, self._page, self._painted_at, _harm(command))
        following = [waiting.stroke for waiting in islice(self._waiting, 1, 1 + _AHEAD)]
        judgement = self._judge.judge(meeting, now, following)
        if judgement is Judgement.PEND and command:
            judgement = self._pend(stroke, command)
        if judgement in (Judgement.WAIT, Judgement.PEND):
            return False
        if self._pending is stroke:
            self._pending = None
            self._app.tell("")
        self._judge.note(meeting, judgement)
        event = self._waiting.popleft().event
        if judgement is Judgement.GIVE:
            self._note_given(meeting)
            await self._give(event)
        else:
            self._lose(stroke, is_held=judgement is Judgement.HELD)
        return True

    def _pend(self, stroke: Stroke, command: Command) -> Judgement:
        """The judgement on a grave letter, by what was read after it."""
        silent_at = stroke.at + self._judge.pace.silence
        if len(self._waiting) == 1:
            if monotonic() >= silent_at:
                return Judgement.GIVE
            if self._pending is not stroke and not self._app.is_covered:
                self._pending = stroke
                self._app.tell(f"{self._app.key_set.name(command.id)}: {self._effect(command)} …")
            return Judgement.PEND
        following = self._waiting[1].stroke
        if following.at >= silent_at:
            return Judgement.GIVE  # however late anybody looks
        if following.key in (ENTER, ESCAPE):
            del self._waiting[1]
            return Judgement.GIVE if following.key == ENTER else Judgement.DROP
        return Judgement.DROP

    def _effect(self, command: Command) -> str:
        """The words for a command on this screen."""
        shown = (item for bar in self._app.screen.query(KeyBar) for item in bar.keys_and_out)
        return next((item.effect for item in shown if item.command == command.id), command.about)

    async def _give(self, event: Key | Paste) -> None:
        self._last = self._app.focused or self._app.screen
        if self._app.is_covered:
            await self._app.run_action("leave")
        else:
            await self._take(event)

    @property
    def _takes(self) -> Takes | None:
        screen = self._app.screen
        if self._app.is_covered:
            return Takes(Kind.COVER)
        if isinstance(screen, KeyPage):
            return screen.takes
        if isinstance(screen.focused, Input):
            return Takes(Kind.LINE, text=screen.focused.value)
        return Takes(Kind.KEYS, own=" ")

    def _command(self, stroke: Stroke) -> Command | None:
        """The command that a letter or a chord stands for on this screen."""
        commands = list(self._app.key_set.of(stroke.key))
        if self._app.is_covered:
            return next((item for item in commands if item.id == "out"), None)
        if not commands or not (stroke.character or stroke.key.startswith("ctrl+")):
            return None
        active = self._app.screen.active_bindings.get(stroke.key)
        return next((item for item in commands if active and item.id == active.binding.id), None)

    async def _until_ready(self) -> None:
        """Waits until a key is read or a page painted, and looks again before long."""
        self._arrived.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), _LOOK)

    # What is ignored

    def _note_given(self, meeting: Meeting) -> None:
        """Notes a letter that no line took: it may be the first one of a text."""
        self._before = meeting.stroke.character if meeting.is_stray else ""
        self._acted = meeting.harm is not Harm.IDLE

    def _lose(self, stroke: Stroke, *, is_held: bool = False) -> None:
        """Notes a key that was dropped, and tells of its text once all of that was read."""
        if self._app.is_covered:
            self._lost += stroke.character
            return
        if stroke.silence >= self._judge.pace.silence:
            self._before = ""
        elif not self._acted:
            self._lost, self._before = self._lost + self._before, ""
        self._held = [*self._held, stroke.key] if is_held else []
        is_text = is_held or stroke.key == ENTER
        self._lost += stroke.character or ("" if is_text else key_name(stroke.key))
        if self._telling:
            self._telling.cancel()
        if stroke.key == ENTER and not is_held:
            self._tell()
        else:
            loop = asyncio.get_running_loop()
            self._telling = loop.call_later(self._judge.pace.silence, self._tell)

    def _tell(self, reason: str = "") -> None:
        held, self._held = self._held, []
        if len(held) >= _HELD:
            self._lost = self._before = ""
            self._app.tell(f"{key_name(held[0])} was held down: it counts once.", stays=True)
            return
        is_text = len(self._lost.lstrip("^")) > 1
        # A command and one more letter are two commands; with more of them they are a word.
        lost = one_line(self._before + self._lost if is_text else self._lost)
        self._lost = self._before = ""
        if not lost:
            return
        now = monotonic()
        if now - self._told_at >= _READ_IN:
            self._told.clear()
        is_text = is_text or bool(self._told)
        self._told.append(lost)
        self._told_at = now
        reason = reason or (_NO_LINE if is_text else _TOO_EARLY)
        self._app.tell(f"“{_newest(self._told)}” was ignored: {reason}.", stays=True)

    # What a key leads to

    @property
    def _is_done(self) -> bool:
        """True when no message that follows from the last key is still on its way up."""
        # Textual takes the next message out of the queue, to see if it replaces the one before,
        # ahead of its turn.
        return not any(
            pump.is_running and (pump.message_queue_size or pump._pending_message)
            for pump in _upwards(self._last)
        )

    async def _until_done(self) -> None:
        looks = 0
        while not self._is_done:
            looks += 1
            # A handler that waits for something is not asked as often.
            await asyncio.sleep(0 if looks < 100 else 0.005)

    @property
    def _keeping(self) -> Worker[object] | None:
        screen = self._app.screen
        workers = (worker for worker in self._app.workers if worker.group == KEEPING)
        return next(
            (worker for worker in workers if worker.node is screen and _is_at_work(worker)), None
        )

    async def _until_kept(self, worker: Worker[object], screen: Screen[object]) -> None:
        while worker._task and _is_at_work(worker) and self._app.screen is screen:
            # The worker may itself wait for a page that asks something.
            await asyncio.wait([worker._task], timeout=0.05)


def _as_key(event: Event, name: str, character: str) -> Key:
    key = Key(name, character)
    key.time = event.time
    return key


def _as_enter(event: Key | Paste) -> Key | Paste:
    """The key, where Ctrl+J is Enter: a terminal sends it for one pressed before a program runs."""
    if not isinstance(event, Key) or event.key != "ctrl+j":
        return event
    return _as_key(event, ENTER, "\r")


def _newest(texts: list[str]) -> str:
    """The last ones of these texts, as many as there is room for; the first ones are dropped."""
    is_cut = False
    while len(texts) > 1 and cells(" ".join(texts)) > _LONGEST:
        del texts[0]
        is_cut = True
    return "… " * is_cut + cut(" ".join(texts), _LONGEST)


def _harm(command: Command | None) -> Harm:
    if command is None:
        return Harm.IDLE
    if command.is_grave:
        return Harm.GRAVE
    return Harm.REPEATABLE if command.id in _REPEATABLE else Harm.NONE


def _is_at_work(worker: Worker[object]) -> bool:
    """True while its task runs: a worker cancelled before its first step says so for ever."""
    return worker._task is not None and not worker._task.done()


def _upwards(pump: MessagePump | None) -> list[MessagePump]:
    """A message pump and all that hold it, from inside out."""
    pumps = []
    while pump is not None:
        pumps.append(pump)
        pump = pump._parent
    return pumps
