"""What comes from the terminal: read by a thread of its own, and parsed as the program takes it."""

from __future__ import annotations

import asyncio
import codecs
import os
import re
import select
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from functools import cached_property
from math import inf
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Key

from quiz.patterns import regex
from quiz.tui.terminal.parser import Parser

if TYPE_CHECKING:
    from textual.message import Message

    from quiz.tui.terminal.ending import Ending

_PIECE = 1 << 8
"""Bytes parsed before the program has taken the keys among them."""
_FLOOD = 1 << 10
"""Bytes that wait and were never typed: they were pasted."""
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")
_MOST = 1 << 22
"""Bytes that may wait to be parsed; more of them wait in the terminal."""
_LOOK = 0.005
"""Seconds between two looks at whether the program has taken its keys."""
_LATE = 1.0
"""Seconds after which the rest of a longer key comes no more, however slow the line is."""
_REST = regex(r"\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|O[A-DFHP-S]")
"""The rest of a key whose Esc came by itself."""
_REST_BEGUN = regex(r"\[\[?|\[[0-?]*[ -/]*")
_STILL = 0.3
"""Seconds without a byte in a paste, after which a key that leaves was pressed and not pasted."""
_LONGEST_MARK = 16
_ESCAPE = "\x1b"
_ALONE = (_ESCAPE, "\x1bO")
"""What may have been pressed as it stands: Esc, and a capital O behind it or with Alt."""
_PASTE, _PASTE_END = b"\x1b[200~", b"\x1b[201~"


class LeaveKeys:
    """Finds the keys that leave among bytes as they come. Within a paste they are text."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._letters = [key[-1] for key in keys if key[:-1] == "ctrl+" and "a" <= key[-1] <= "z"]
        self._tail = b""
        self._is_in_paste = False
        self.ends_paste = False
        """One of the keys came last of all, in a paste that has no end yet."""

    @cached_property
    def _marks(self) -> re.Pattern[bytes]:
        codes = list(map(ord, self._letters))
        plain = [bytes([code & 0x1F]) for code in codes]
        # As terminals send it that tell all keys apart, with and without caps and num lock.
        long = [rb"\x1b\[%d;(?:5|69|133|197)(?::1)?(?:;\d*)?u" % code for code in codes]
        return re.compile(b"|".join([re.escape(_PASTE), re.escape(_PASTE_END), *plain, *long]))

    def found_in(self, data: bytes) -> bool:
        """True if one of the keys is among the next bytes."""
        data, end, is_found = self._tail + data, 0, False
        self.ends_paste = False
        for match in self._marks.finditer(data):
            end = match.end()
            if match[0] in (_PASTE, _PASTE_END):
                self._is_in_paste = match[0] == _PASTE
            elif self._is_in_paste:
                self.ends_paste = end == len(data)
            else:
                is_found = True
        self._tail = data[max(end, len(data) - _LONGEST_MARK) :]
        return is_found


class Reader:
    """The keys that a terminal sends, until it has gone or the reader is stopped.

    They may come faster than the program takes them, as in a long paste without brackets. They are
    read all the same, so that one that leaves is heard: it does so ahead of those that still wait.
    """

    def __init__(
        self,
        terminal: int,
        give: Callable[[Message], None],
        *,
        has_taken: Callable[[], bool],
        leave_keys: LeaveKeys,
        ending: Ending,
        escape_delay: Callable[[], float],
    ) -> None:
        self._terminal, self._give, self._has_taken = terminal, give, has_taken
        self._leave_keys, self._ending = leave_keys, ending
        self._loop = asyncio.get_running_loop()
        self._parser = Parser()
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._leaves = False
        self._escape_delay = escape_delay
        """Seconds after which Esc was pressed by itself: the rest of a longer key comes sooner."""
        self._alone_at = -inf
        """The tick at which Esc was taken for pressed by itself."""
        self._late = ""
        """What has come of the rest of a longer key, after its Esc was taken for that."""
        self._waiting = bytearray()
        self._taken: Future[None] | None = None
        """Done once the program has taken its keys."""
        self._stopped, self._stop = os.pipe()
        self._thread = Thread(target=self._run, name="input", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread; it is left behind where somebody else took the byte that it reads."""
        os.close(self._stop)
        self._thread.join(_STILL)

    def _run(self) -> None:
        try:
            while self._read():
                self._parse()
        except OSError:
            self._ending.note_gone()
        except RuntimeError:
            pass  # the program has been left
        finally:
            os.close(self._stopped)

    def _read(self) -> bool:
        """Reads what has come, or waits for it if there is nothing to parse; False at the end."""
        sources = [self._stopped]
        if len(self._waiting) < _MOST:
            sources.append(self._terminal)
        ready = select.select(sources, [], [], self._patience)[0]
        if self._stopped in ready:
            return False
        if self._terminal in ready:
            self._take_up(os.read(self._terminal, _MOST))
        elif not self._waiting:
            self._note_silence()
        return True

    @property
    def _patience(self) -> float | None:
        if self._waiting:
            return _LOOK if self._is_behind else 0
        if self._parser.sequence in _ALONE:
            return self._escape_delay()
        if self._parser.sequence or self._late:
            return _LATE
        return _STILL if self._leave_keys.ends_paste else None

    @property
    def _is_behind(self) -> bool:
        """True while the program has not taken the keys that it was given."""
        return self._taken is not None and not self._taken.done()

    def _take_up(self, data: bytes) -> None:
        if not data:
            raise OSError("the terminal has gone")
        self._waiting += data
        self._leaves |= self._leave_keys.found_in(data)

    def _note_silence(self) -> None:
        """What has come is all for now: a lone Esc, or a key in a paste that was broken off."""
        if self._late:
            late, self._late, self._alone_at = self._late, "", -inf
            self._give_all(self._feed(late))
        elif self._parser.sequence:
            self._alone_at = monotonic() if self._parser.sequence == _ESCAPE else -inf
            self._give_all(self._parser.give_up())
        elif self._leave_keys.ends_paste:
            self._leave()

    def _parse(self) -> None:
        if self._waiting and not self._is_behind:
            self._parser.is_flooded = len(self._waiting) > _FLOOD
            text = self._decode(self._next_piece())
            if text and self._give_all(self._feed(text)):
                self._taken = asyncio.run_coroutine_threadsafe(self._until_taken(), self._loop)
        if self._leaves and self._waiting:
            self._leave()
        self._leaves = self._leaves and bool(self._waiting)

    def _next_piece(self) -> bytes:
        """The next bytes to parse: of a flood more, for in it a word is one key.

        Letters that follow one another are not cut in two.
        """
        least = _FLOOD * 4 if self._parser.is_flooded else _PIECE
        end = _CONTROL.search(self._waiting, least)
        piece = bytes(self._waiting[: end.start() if end else None])
        del self._waiting[: len(piece)]
        return piece

    def _feed(self, text: str) -> Iterator[Message]:
        if self._late or monotonic() - self._alone_at <= _LATE:
            text = yield from self._swallow(self._late + text)
        for sequence in re.split("(?=\x1b)", text):
            try:
                yield from self._parser.feed(sequence) if sequence else ()
            except (ValueError, OverflowError):  # no key has such a number
                self._parser = Parser()

    def _swallow(self, text: str) -> Generator[Message, None, str]:
        """Drops the rest of a key whose Esc was taken for pressed by itself, and returns what comes
        behind it; what is no key, as the start of a paste, is given."""
        self._late = ""
        if _REST_BEGUN.fullmatch(text):
            self._late = text
            return ""
        self._alone_at = -inf
        rest = _REST.match(text)
        if not rest:
            return text
        messages = self._parser.feed(_ESCAPE + rest[0])
        yield from (message for message in messages if not isinstance(message, Key))
        return text[rest.end() :]

    def _give_all(self, messages: Iterable[Message]) -> bool:
        """Gives messages to the program; True if there are any."""
        is_any = False
        for message in messages:
            self._give(message)
            is_any = True
        return is_any

    async def _until_taken(self) -> None:
        while not self._has_taken():
            await asyncio.sleep(_LOOK)

    def _leave(self) -> None:
        self._waiting.clear()
        self._leave_keys.ends_paste = False
        self._ending.leave()
